//! The release of 2016 of WIOD as text: `IndustryCode, IndustryDescription, Country, RNr, Year`, then
//! `AUS1` to `ROW61` and `TOT`; an economy's numbers first count its industries, then final demand.

use files::Grid;

use super::frame::{Column, Frame, Row};
use super::{Reading, TableError};
use crate::Layout;

const UNIT: &str = "M USD";
/// The columns before the numbers.
const LABELS: usize = 5;
/// Final demand in the order of the columns behind the industries.
const DEMAND: [&str; 5] = ["CONS_h", "CONS_np", "CONS_g", "GFCF", "INVEN"];

pub(super) fn read(grid: Grid) -> Result<Reading, TableError> {
    let header = grid.cells(0);
    let mut rows = Vec::new();
    let mut industries: Vec<String> = Vec::new();
    let mut year = None;
    for row in 1..grid.rows() {
        let cells = grid.first_cells(row, LABELS);
        let [code, description, country, number, printed] = cells.as_slice() else { continue };
        year = year.or_else(|| printed.parse().ok());
        let number: usize = number.parse().unwrap_or_default();
        rows.push((
            0,
            row,
            match (country.as_str(), code.as_str()) {
                ("TOT", "VA") => Row::ValueAdded(description.clone()),
                ("TOT", "GO") => Row::Output,
                ("TOT", _) => Row::Other(description.clone()),
                _ => {
                    if !industries.contains(code) && number == industries.len() + 1 {
                        industries.push(code.clone());
                    }
                    Row::Of(country.clone(), code.clone())
                }
            },
        ));
    }
    let columns = header.iter().skip(LABELS).map(|label| {
        // Stata's copy of the file writes `vAUS1`.
        let plain = label.strip_prefix('v').unwrap_or(label);
        let digits = plain.len() - plain.trim_end_matches(|c: char| c.is_ascii_digit()).len();
        let (economy, number) = plain.split_at(plain.len() - digits);
        let number: usize = number.parse().unwrap_or_default();
        match number.checked_sub(1) {
            None if label.ends_with("TOT") => Column::Output,
            None => Column::Other(label.clone()),
            Some(place) => {
                let demand = || place.checked_sub(industries.len()).and_then(|d| DEMAND.get(d));
                let name = industries.get(place).cloned();
                let name = name.or_else(|| demand().map(|name| (*name).to_owned()));
                Column::Of(economy.to_owned(), name.unwrap_or_else(|| number_of(place)))
            }
        }
    });
    let columns = columns.collect();
    let frame = Frame {
        layout: Layout::Wiod,
        from: LABELS,
        columns,
        rows,
        blanks: false,
        grids: vec![grid],
    };
    let mut reading = frame.table()?;
    reading.table.unit = UNIT.to_owned();
    reading.table.year = year;
    Ok(reading)
}

/// What a column is called that stands for no category known to us.
fn number_of(place: usize) -> String {
    format!("c{}", place + 1)
}
