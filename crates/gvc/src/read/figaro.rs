//! FIGARO of Eurostat, industry by industry or product by product: `rowLabels`, then `AT_A01`, final
//! demand `AT_P3_S13`; below stand taxes and the parts of value added as rows of `W2`.

use std::collections::HashSet;

use files::Grid;

use super::frame::{Column, Frame, Row};
use super::{Reading, TableError};
use crate::Layout;

const UNIT: &str = "M EUR";

/// Wages, other taxes on production, operating surplus: together value added at basic prices.
const VALUE_ADDED: [&str; 3] = ["D1", "D29X39", "B2A3G"];

pub(super) fn read(grid: Grid) -> Result<Reading, TableError> {
    let header = grid.cells(0);
    let split = |label: &str| -> (String, String) {
        let (economy, name) = label.split_once('_').unwrap_or((label, ""));
        (economy.to_owned(), name.to_owned())
    };
    let sellers: HashSet<String> = header[1..].iter().map(|label| split(label).0).collect();
    let mut rows = Vec::new();
    for index in 1..grid.rows() {
        let label = grid.first_cells(index, 1).concat();
        let (economy, name) = split(&label);
        let row = if sellers.contains(&economy) {
            Row::Of(economy, name)
        } else if VALUE_ADDED.contains(&name.as_str()) {
            Row::ValueAdded(label)
        } else {
            Row::Other(label)
        };
        rows.push((0, index, row));
    }
    let columns = header[1..].iter().map(|label| {
        let (economy, name) = split(label);
        Column::Of(economy, name)
    });
    let frame = Frame {
        layout: Layout::Figaro,
        from: 1,
        columns: columns.collect(),
        rows,
        blanks: false,
        grids: vec![grid],
    };
    let mut reading = frame.table()?;
    reading.table.unit = UNIT.to_owned();
    Ok(reading)
}
