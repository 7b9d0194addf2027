use std::io::Write;

use ::paper::{Paper, checks_table, replicate, tally, tally_table};
use table::{Chart, ChartKind};
use words::{Arg, Message};

use super::only::only;
use crate::cli::Output;
use crate::config::Config;
use crate::error::Failure;
use crate::output::{Shown, write};

/// Every check of the paper; the counts by verdict go to standard error, so that the table can be
/// piped on.
pub(crate) fn run(
    paper: &Paper,
    conditions: &[String],
    output: &Output,
    config: &Config,
) -> Result<(), Failure> {
    let checks = replicate(paper);
    let table = only(checks_table(&checks), conditions)?;
    if let Some(path) = &output.chart {
        // The picture of the report is the picture of its verdicts.
        let tally = tally_table(&checks);
        let chart = Chart::new(ChartKind::Bar, tally.title.clone(), "verdict", ["checks"]);
        crate::output::draw(&tally, &chart, path, config.language)?;
    }
    let output = Output { chart: None, ..output.clone() };
    write(&Shown::Table(&table, None), &output, config.language)?;
    let counts: Vec<Arg> = tally(&checks)
        .into_iter()
        .map(|(verdict, count)| {
            Message::new("verdict-count")
                .with("count", count)
                .with("verdict", verdict.label())
                .into()
        })
        .collect();
    let summary = Message::new("replication-counts").with("checks", checks.len());
    // Whoever does not listen any more has seen enough.
    let _ = writeln!(std::io::stderr(), "{}", summary.with("counts", counts).text(config.language));
    Ok(())
}
