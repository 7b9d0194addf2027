use std::sync::atomic::{AtomicUsize, Ordering};

use files::{FileError, Grid};

use crate::{Icio, Layout};

/// Where the numbers of a column go.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Slot {
    /// To a column of the intermediate block.
    Element(usize),
    /// To a column of final demand.
    Demand(usize),
    /// To a partner outside an open table.
    Outside(usize),
    /// To output.
    Output,
    /// Nowhere.
    Nowhere,
}

/// A table of zeros with these names.
pub(super) fn empty(
    layout: Layout,
    economies: Vec<String>,
    industries: Vec<String>,
    demand: Vec<String>,
) -> Icio {
    let n = economies.len() * industries.len();
    let columns = economies.len() * demand.len();
    Icio {
        economies,
        industries,
        demand,
        intermediate: vec![0.0; n * n],
        final_demand: vec![0.0; n * columns],
        output: vec![0.0; n],
        value_added: None,
        outside: None,
        unit: String::new(),
        year: None,
        layout,
        extensions: Vec::new(),
    }
}

/// One row of every block of a table.
struct Target<'a> {
    intermediate: &'a mut [f64],
    demand: &'a mut [f64],
    outside: &'a mut [f64],
    output: &'a mut f64,
}

/// Fills a table from rows of a grid, on all cores. Each of `rows` is a row of the grid and the
/// element that sells in it; `slots` say where its numbers go, from the cell `from` on. Returns how
/// many cells are empty, which count as no flow when `blanks` are allowed and are refused when not.
pub(super) fn fill(
    grid: &Grid,
    rows: &[(usize, usize)],
    from: usize,
    slots: &[Slot],
    table: &mut Icio,
    blanks: bool,
) -> Result<usize, FileError> {
    let n = table.elements();
    let partners = table.outside.as_ref().map_or(0, |outside| outside.partners.len());
    let columns = table.economies.len() * table.demand.len();
    let exports = table.outside.as_mut().map_or(&mut [][..], |outside| &mut outside.exports);
    let mut demand = parts(&mut table.final_demand, columns, n).into_iter();
    let mut outside = parts(exports, partners, n).into_iter();
    let mut targets: Vec<Option<Target<'_>>> = table
        .intermediate
        .chunks_mut(n.max(1))
        .zip(&mut table.output)
        .map(|(intermediate, output)| {
            let demand = demand.next().unwrap_or_default();
            let outside = outside.next().unwrap_or_default();
            Some(Target { intermediate, demand, outside, output })
        })
        .collect();
    // No element has two rows: whoever made the list has looked.
    let work = rows.iter().filter_map(|(row, element)| Some((*row, targets[*element].take()?)));
    let work: Vec<(usize, Target<'_>)> = work.collect();
    let empty = AtomicUsize::new(0);
    let blank = blanks.then_some(f64::NAN);
    grid.read(work, from, slots.len(), blank, |numbers, target| {
        let Target { intermediate, demand, outside, output } = target;
        for (number, slot) in numbers.iter().zip(slots) {
            let number = if number.is_nan() && *slot != Slot::Nowhere {
                empty.fetch_add(1, Ordering::Relaxed);
                0.0
            } else {
                *number
            };
            match *slot {
                Slot::Element(column) => intermediate[column] = number,
                Slot::Demand(column) => demand[column] = number,
                Slot::Outside(column) => outside[column] = number,
                Slot::Output => *output = number,
                Slot::Nowhere => {}
            }
        }
    })?;
    Ok(empty.into_inner())
}

/// A block cut into its rows, which may be empty.
fn parts(block: &mut [f64], width: usize, rows: usize) -> Vec<&mut [f64]> {
    if width == 0 {
        return (0..rows).map(|_| &mut [][..]).collect();
    }
    block.chunks_mut(width).collect()
}

/// Reads a row of one number per column; only those in the slots of elements must be there.
pub(super) fn element_row(
    grid: &Grid,
    row: usize,
    from: usize,
    slots: &[Slot],
    elements: usize,
) -> Result<Vec<f64>, FileError> {
    let mut numbers = vec![0.0; slots.len()];
    grid.numbers(row, from, &mut numbers, Some(f64::NAN))?;
    let mut values = vec![0.0; elements];
    for (place, (number, slot)) in numbers.iter().zip(slots).enumerate() {
        let Slot::Element(element) = slot else { continue };
        if number.is_nan() {
            return Err(FileError::Cell {
                file: grid.name().to_owned(),
                row: grid.line(row),
                column: (from + place + 1).to_string(),
                text: String::new(),
                needs: "file-needs-number",
            });
        }
        values[*element] = *number;
    }
    Ok(values)
}

/// Output as the sum of each row, for a table that prints none.
pub(super) fn sum_rows(table: &mut Icio) {
    let n = table.elements();
    let columns = table.economies.len() * table.demand.len();
    let partners = table.outside.as_ref().map_or(0, |outside| outside.partners.len());
    let sum = |block: &[f64], width: usize, row: usize| -> f64 {
        block[row * width..(row + 1) * width].iter().sum()
    };
    for row in 0..n {
        let outside =
            table.outside.as_ref().map_or(0.0, |outside| sum(&outside.exports, partners, row));
        table.output[row] =
            sum(&table.intermediate, n, row) + sum(&table.final_demand, columns, row) + outside;
    }
}
