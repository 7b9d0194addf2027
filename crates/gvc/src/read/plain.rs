//! The plain layout of this program, which `docs/en/value-chain-tables.md` describes for whoever
//! brings a table of their own.

use files::Grid;

use super::frame::{Column, Frame, Row};
use super::{Reading, TableError};
use crate::Layout;

/// What begins a line that says something about the whole table: `# unit: M USD`.
const REMARK: char = '#';

pub(super) fn read(grid: Grid) -> Result<Reading, TableError> {
    let mut unit = String::new();
    let mut year = None;
    let mut header = 0;
    while header < grid.rows() {
        let line = grid.cells(header).join(",");
        let Some(remark) = line.strip_prefix(REMARK) else { break };
        match remark.split_once(':').map(|(key, value)| (key.trim(), value.trim())) {
            Some(("unit", value)) => unit = value.trim_end_matches(',').to_owned(),
            Some(("year", value)) => year = value.trim_end_matches(',').parse().ok(),
            _ => {}
        }
        header += 1;
    }
    if header == grid.rows() {
        return Err(files::FileError::Empty { file: grid.name().to_owned() }.into());
    }
    let columns = grid.cells(header).into_iter().skip(1).map(|label| column(&label)).collect();
    let label = |row: usize| grid.first_cells(row, 1).concat();
    let rows = (header + 1..grid.rows()).map(|index| (0, index, row(label(index)))).collect();
    let frame =
        Frame { layout: Layout::Plain, from: 1, columns, rows, blanks: false, grids: vec![grid] };
    let mut reading = frame.table()?;
    reading.table.unit = unit;
    reading.table.year = year;
    Ok(reading)
}

fn column(label: &str) -> Column {
    if label == "output" {
        return Column::Output;
    }
    if let Some(partner) = label.strip_prefix("outside_") {
        return Column::Outside(partner.to_owned());
    }
    let (economy, name) = label.split_once('_').unwrap_or((label, ""));
    Column::Of(economy.to_owned(), name.to_owned())
}

fn row(label: String) -> Row {
    if label == "value_added" {
        return Row::ValueAdded(label);
    }
    if label == "output" {
        return Row::Output;
    }
    // `extension_employment (persons)`
    if let Some(name) = label.strip_prefix("extension_") {
        let (name, unit) = name.rsplit_once(" (").unwrap_or((name, ""));
        return Row::Extension(name.to_owned(), unit.trim_end_matches(')').to_owned());
    }
    match label.split_once('_') {
        Some((economy, industry)) => Row::Of(economy.to_owned(), industry.to_owned()),
        None => Row::Other(label),
    }
}
