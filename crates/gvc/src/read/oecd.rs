//! OECD inter-country input–output tables, any edition since 2016: a label in front of each row, labels
//! `ARG_C10T33` above. Final demand is `AUS_HFCE`, or `HFCE_AUS` in 2016. What the tails are called
//! changed with every edition; the names below are all of them.

use std::collections::HashSet;

use files::Grid;

use super::frame::{Column, Frame, Row};
use super::{Reading, TableError};
use crate::Layout;

const UNIT: &str = "M USD";

/// What the first cell of a made-up table says, see [`crate::synthetic`].
pub(crate) const MADE_UP: &str = "SYNTHETIC";

pub(super) fn read(grid: Grid) -> Result<Reading, TableError> {
    let header = grid.cells(0);
    let made_up = header.first().is_some_and(|cell| cell == MADE_UP);
    let labels: Vec<String> =
        (1..grid.rows()).map(|row| grid.first_cells(row, 1).concat()).collect();
    let rows: Vec<Row> = labels.iter().map(|label| row(label)).collect();
    let economies: HashSet<&str> = rows
        .iter()
        .filter_map(|row| match row {
            Row::Of(economy, _) => Some(economy.as_str()),
            _ => None,
        })
        .collect();
    let columns = header[1.min(header.len())..].iter().map(|label| column(label, &economies));
    let frame = Frame {
        layout: Layout::Oecd,
        from: 1,
        columns: columns.collect(),
        rows: (1..).zip(rows.iter().cloned()).map(|(index, row)| (0, index, row)).collect(),
        blanks: false,
        grids: vec![grid],
    };
    let mut reading = frame.table()?;
    reading.table.unit = UNIT.to_owned();
    if made_up {
        reading.table.unit = format!("{UNIT} ({})", crate::synthetic::MADE_UP);
        reading.notes.insert(0, words::Message::new("gvc-note-made-up"));
    }
    Ok(reading)
}

fn row(label: &str) -> Row {
    let upper = label.to_uppercase();
    match upper.as_str() {
        "VALU" | "VA" | "VA+TAXSUB" | "VALUE ADDED" => Row::ValueAdded(label.to_owned()),
        "OUT" | "OUTPUT" | "TOTAL" => Row::Output,
        _ => match label.split_once('_') {
            Some((economy, industry)) if !is_tax(&upper) => {
                Row::Of(economy.to_owned(), industry.to_owned())
            }
            _ => Row::Other(label.to_owned()),
        },
    }
}

/// Taxes less subsidies on products stand below the industries, one row for each economy or one in all.
fn is_tax(upper: &str) -> bool {
    ["TAXSUB", "TLS"].iter().any(|tax| {
        upper == *tax
            || upper.ends_with(&format!("_{tax}"))
            || upper.starts_with(&format!("{tax}_"))
    })
}

fn column(label: &str, economies: &HashSet<&str>) -> Column {
    match label.to_uppercase().as_str() {
        "OUT" | "OUTPUT" | "TOTAL" => return Column::Output,
        "DISC" => return Column::Other(label.to_owned()),
        _ => {}
    }
    match label.split_once('_') {
        Some((first, last)) if !economies.contains(first) && economies.contains(last) => {
            Column::Of(last.to_owned(), first.to_owned())
        }
        Some((first, last)) => Column::Of(first.to_owned(), last.to_owned()),
        None => Column::Of(label.to_owned(), String::new()),
    }
}
