//! The Latin American table of CEPAL: `ARGs1` to `DOMs40`, final demand `CONS_ARG`, exports `EXP_USA`
//! to partners outside, an adjustment, output. The rows may come in one file or in one for each
//! economy. The rest of the world is not part of it: an open table.

use std::collections::HashSet;

use files::Grid;

use super::frame::{Column, Frame, Row};
use super::{Reading, TableError};
use crate::Layout;

/// What the publisher states all its tables in.
const UNIT: &str = "M USD";

pub(super) fn read(grids: Vec<Grid>) -> Result<Reading, TableError> {
    let header = grids[0].cells(0);
    if let Some(other) = grids.iter().find(|grid| grid.cells(0) != header) {
        return Err(TableError::Size {
            file: other.name().to_owned(),
            kind: "gvc-place-columns",
            expected: header.len(),
            found: other.cells(0).len(),
        });
    }
    let columns: Vec<Column> = header.iter().skip(3).map(|label| column(label)).collect();
    let economies: HashSet<&str> = columns
        .iter()
        .filter_map(|column| match column {
            Column::Of(economy, _) => Some(economy.as_str()),
            _ => None,
        })
        .collect();
    let mut rows = Vec::new();
    for (part, grid) in grids.iter().enumerate() {
        for index in 1..grid.rows() {
            let cells = grid.first_cells(index, 3);
            let [economy, code, name] = cells.as_slice() else { continue };
            rows.push((part, index, row(economy, code, name, &economies)));
        }
    }
    let frame = Frame { layout: Layout::Cepal, grids, from: 3, columns, rows, blanks: false };
    let mut reading = frame.table()?;
    reading.table.unit = UNIT.to_owned();
    Ok(reading)
}

/// Columns write `s1` where rows write `s01`.
fn industry(code: &str) -> Option<String> {
    let number: u32 = code.strip_prefix('s')?.parse().ok()?;
    Some(format!("s{number:02}"))
}

fn column(label: &str) -> Column {
    match label.split_once('_') {
        Some(("EXP", partner)) => return Column::Outside(partner.to_owned()),
        Some((category, economy)) => return Column::Of(economy.to_owned(), category.to_owned()),
        None => {}
    }
    if label == "Output" {
        return Column::Output;
    }
    // `ARGs12`: three letters and the industry.
    match (label.get(..3), label.get(3..).and_then(industry)) {
        (Some(economy), Some(industry)) => Column::Of(economy.to_owned(), industry),
        _ => Column::Other(label.to_owned()),
    }
}

fn row(economy: &str, code: &str, name: &str, economies: &HashSet<&str>) -> Row {
    if let Some(industry) = industry(code)
        && economies.contains(economy)
    {
        return Row::Of(economy.to_owned(), industry);
    }
    let label = [economy, code, name].into_iter().find(|cell| !cell.is_empty()).unwrap_or_default();
    let all = format!("{economy} {code} {name}").to_lowercase();
    if all.contains("value added") || all.contains("valor agregado") {
        Row::ValueAdded(label.to_owned())
    } else if all.contains("output") {
        Row::Output
    } else {
        Row::Other(label.to_owned())
    }
}
