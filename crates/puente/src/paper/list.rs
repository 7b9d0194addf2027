use ::paper::{Check, Paper, replicate};
use table::{Chart, ChartKind, Column, Number, Table};
use words::Message;

use crate::cli::Output;
use crate::config::Config;
use crate::error::Failure;
use crate::output::{Shown, write};

/// Every table with its title, its rows, and how many checks and faults it has.
pub(crate) fn run(paper: &Paper, output: &Output, config: &Config) -> Result<(), Failure> {
    let checks = replicate(paper);
    let sheets = &paper.sheets;
    let of = |id: &str, counts: fn(&Check) -> bool| {
        let count = checks.iter().filter(|check| check.table == id && counts(check)).count();
        Some(Number::stated(count as f64, 0))
    };
    let ids = || sheets.iter().map(|sheet| sheet.resource.puente_id.as_str());
    let title = |id: &str| Some(Message::new(format!("paper-title-{id}")));
    let rows = sheets.iter().map(|sheet| Some(Number::stated(sheet.rows.len() as f64, 0)));
    let table = Table::new("contents", Message::new("paper-contents-title"))
        .column(
            Column::text("id", ids().map(|id| Some(id.to_owned())))
                .label(Message::new("column-table")),
        )
        .column(Column::sentence("title", ids().map(title)))
        .column(Column::number("rows", rows))
        .column(Column::number("checks", ids().map(|id| of(id, |_| true))))
        .column(Column::number("faults", ids().map(|id| of(id, |check| check.verdict.is_fault()))))
        .source(Message::new("paper-itself"));
    let chart = Chart::new(ChartKind::GroupedBar, table.title.clone(), "id", ["checks", "faults"]);
    write(&Shown::Table(&table, Some(&chart)), output, config.language)
}
