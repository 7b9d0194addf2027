use ::gvc::{Icio, Need, Topic, Use};
use table::{Chart, Table};
use words::Message;

use super::measure::{explain, measure, readings};
use crate::cli::{Origin, Output};
use crate::config::Config;
use crate::error::Failure;
use crate::output::{Shown, draw, write};

/// Value added by origin in exports, or in final demand.
pub(crate) fn run(asked: &Origin, config: &Config) -> Result<(), Failure> {
    let used = if asked.final_demand { Use::FinalDemand } else { Use::Exports };
    let asked = &asked.measure;
    if asked.explain {
        return explain(asked, config, Topic::Origin);
    }
    let readings = readings(asked, config)?;
    let (results, notes) =
        measure(asked, config, &readings, Need::Solutions, |leontief, wanted| {
            let mut rows = ::gvc::origin(leontief, used)?;
            rows.retain(|row| wanted[row.user]);
            Ok(rows)
        })?;
    if let Some(path) = &asked.output.chart {
        let (table, chart) = drawing(&results);
        draw(&table, &chart, path, config.language)?;
    }
    let table = notes.into_iter().fold(::gvc::table::origin(&results, used), Table::note);
    let output = Output { chart: None, ..asked.output.clone() };
    write(&Shown::Table(&table, None), &output, config.language)
}

/// Where the foreign value in the last table comes from: the flows into all chosen countries.
fn drawing(results: &[(&Icio, Vec<::gvc::Origin>)]) -> (Table, Chart) {
    let Some((table, rows)) = results.last() else {
        return ::gvc::origin_figure(Message::new("gvc-origin-title"), Vec::new(), "", false);
    };
    let mut flows = vec![(0.0, 0.0); table.g()];
    for row in rows.iter().filter(|row| row.economy != row.user) {
        let (value, direct) = &mut flows[row.economy];
        *value += row.value;
        *direct += row.direct;
    }
    let name = |code: &String| ::gvc::economy_name(code);
    let flows =
        table.economies.iter().zip(flows).map(|(code, (all, direct))| (name(code), all, direct));
    let mut flows: Vec<(Message, f64, f64)> = flows.filter(|(_, all, _)| *all > 0.0).collect();
    flows.sort_by(|a, b| b.1.total_cmp(&a.1));
    ::gvc::origin_figure(Message::new("gvc-origin-chart-title"), flows, &table.unit, false)
}
