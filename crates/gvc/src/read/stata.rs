//! The user table of Stata's `icio`: numbers only, GN rows of GN + G·U columns, with the countries in a
//! list of their own.

use files::Grid;
use words::Message;

use super::fill::{Slot, empty, fill, sum_rows};
use super::{Reading, TableError, sized};
use crate::Layout;

pub(super) fn read(grid: &Grid, economies: &[String]) -> Result<Reading, TableError> {
    let file = grid.name().to_owned();
    if economies.is_empty() {
        return Err(TableError::EconomiesUnknown { file });
    }
    let g = economies.len();
    let rows = grid.rows();
    let width = grid.cells(0).len();
    let n = rows / g;
    if !rows.is_multiple_of(g) {
        let (kind, expected) = ("gvc-place-rows", (n + 1) * g);
        return Err(TableError::Size { file, kind, expected, found: rows });
    }
    let u = width.saturating_sub(rows) / g;
    if u == 0 || rows + g * u != width {
        let (kind, expected) = ("gvc-place-columns", rows + g * u.max(1));
        return Err(TableError::Size { file, kind, expected, found: width });
    }
    sized(grid, rows, width)?;
    // The file says nothing about industries and categories, so they are numbered.
    let digits = n.to_string().len().max(2);
    let industries = (1..=n).map(|number| format!("s{number:0digits$}")).collect();
    let demand = (1..=u).map(|number| format!("f{number}")).collect();
    let mut table = empty(Layout::StataIcio, economies.to_vec(), industries, demand);
    let slots: Vec<Slot> =
        (0..rows).map(Slot::Element).chain((0..g * u).map(Slot::Demand)).collect();
    let pairs: Vec<(usize, usize)> = (0..rows).map(|row| (row, row)).collect();
    fill(grid, &pairs, 0, &slots, &mut table, false)?;
    sum_rows(&mut table);
    let notes = vec![Message::new("gvc-note-output-summed"), Message::new("gvc-note-numbered")];
    Ok(Reading { table, notes })
}
