use ::paper::Paper;
use table::{Chart, ChartKind, Table, Values};
use words::Message;

use super::only::only;
use crate::cli::Output;
use crate::config::Config;
use crate::error::Failure;
use crate::output::{Shown, draw, write};

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
    if let Some(path) = &output.chart {
        let (drawn, chart) = drawing(&table)?;
        draw(&drawn, &chart, path, config.language)?;
    }
    let output = Output { chart: None, ..output.clone() };
    write(&Shown::Table(&table, None), &output, config.language)
}

/// What is drawn of a table, and how.
fn drawing(table: &Table) -> Result<(Table, Chart), Failure> {
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
        id => return Err(Failure::wrong(Message::new("no-chart").with("table", id))),
    };
    // A list of the largest ends with the row of its sum, which has no label and is no bar.
    let labelled = |row: &usize| match table.get(label).map(|column| &column.values) {
        Some(Values::Text(labels)) => labels[*row].is_some(),
        _ => true,
    };
    let rows: Vec<usize> = (0..table.rows()).filter(labelled).collect();
    if rows.len() > LEGIBLE {
        let message = Message::new("chart-crowded").with("rows", rows.len());
        return Err(Failure::wrong(message.with("limit", LEGIBLE)));
    }
    let chart = Chart::new(kind, table.title.clone(), label, series.iter().copied());
    Ok((table.rows_at(&rows), chart))
}
