use ::paper::Paper;
use table::{Chart, ChartKind, Table};
use words::Message;

use super::only::only;
use crate::cli::Output;
use crate::config::Config;
use crate::error::Failure;
use crate::output::{Shown, write};

/// More rows than this make no chart.
const LEGIBLE: usize = 40;

/// A table as printed.
pub(crate) fn run(
    paper: &Paper,
    id: &str,
    conditions: &[String],
    output: &Output,
    config: &Config,
) -> Result<(), Failure> {
    let table = only(Table::from(paper.sheet(id)?), conditions)?;
    let chart = match output.chart {
        Some(_) => chart(&table)?,
        None => None,
    };
    write(&Shown::Table(&table, chart.as_ref()), output, config.language)
}

/// What is drawn of a table: `None` for tables of words.
fn chart(table: &Table) -> Result<Option<Chart>, Failure> {
    use ChartKind::{Bar, Dot, GroupedBar, Line, StackedShare};
    let (kind, label, series): (_, _, &[&'static str]) = match table.id.as_str() {
        "1" | "A6" => (Bar, "product", &["share"]),
        "2" => (Bar, "destination", &["share"]),
        "3" | "A2" => (Line, "period", &["fdi"]),
        "4" | "A3" => (StackedShare, "country", &["micro", "small", "medium", "large"]),
        "5" => (GroupedBar, "country", &["sme_exporters", "sme_exports"]),
        "6" => (Dot, "country", &["overall_support", "budget_gdp"]),
        "A1" => (Bar, "country", &["export_share"]),
        "A4" => (Bar, "country", &["budget_exports"]),
        "A7" => (Bar, "country", &["financing"]),
        _ => return Ok(None),
    };
    if table.rows() > LEGIBLE {
        let message = Message::new("chart-crowded").with("rows", table.rows());
        return Err(Failure::wrong(message.with("limit", LEGIBLE)));
    }
    // A list of the largest ends with the row of its sum, which has no label and is no bar.
    Ok(Some(Chart::new(kind, table.title.clone(), label, series.iter().copied())))
}
