//! EXIOBASE 3: `Z.txt` (or the coefficients `A.txt`) and `Y.txt`, tabs, two rows of labels above (and a
//! third with the names of the labels), two columns of labels before; `satellite/F.txt` with its
//! `unit.txt` holds the extensions.

use files::{Bundle, Grid};
use words::Message;

use super::fill::{Slot, empty, fill, sum_rows};
use super::{Reading, TableError, find, unit_of};
use crate::{Extension, Icio, Layout};

/// The columns of labels before the numbers.
const LABELS: usize = 2;

/// A block with labels above and before.
struct Block {
    grid: Grid,
    /// Economy and name of each column.
    columns: Vec<(String, String)>,
    /// The first row of numbers.
    top: usize,
}

impl Block {
    fn open(bundle: &Bundle, file: &str, labels: usize) -> Result<Self, TableError> {
        let name = find(bundle, Layout::Exiobase, file)?;
        let grid = Grid::new(name.clone(), bundle.bytes(&name)?)?;
        if grid.rows() < 3 {
            return Err(TableError::MissingPart { file: name, part: "gvc-part-industries" });
        }
        let economies = grid.cells(0).into_iter().skip(labels);
        let names = grid.cells(1).into_iter().skip(labels);
        let columns = economies.zip(names).collect();
        // The names of the labels, where they have a row of their own, have no numbers beside them.
        let third = grid.cells(2);
        let top = if third[labels.min(third.len())..].iter().all(String::is_empty) { 3 } else { 2 };
        Ok(Self { grid, columns, top })
    }

    fn row(&self, row: usize) -> (String, String) {
        let mut cells = self.grid.first_cells(row, LABELS).into_iter();
        (cells.next().unwrap_or_default(), cells.next().unwrap_or_default())
    }
}

pub(super) fn read(bundle: &Bundle) -> Result<Reading, TableError> {
    let (flows, coefficients) = match Block::open(bundle, "Z.txt", LABELS) {
        Ok(flows) => (flows, false),
        Err(TableError::MissingFile { .. }) => (Block::open(bundle, "A.txt", LABELS)?, true),
        Err(error) => return Err(error),
    };
    let finals = Block::open(bundle, "Y.txt", LABELS)?;
    let file = flows.grid.name().to_owned();
    let mut economies: Vec<String> = Vec::new();
    for (economy, _) in &flows.columns {
        if economies.last() != Some(economy) {
            economies.push(economy.clone());
        }
    }
    let industries = of_first(&flows.columns);
    let demand = of_first(&finals.columns);
    let mut table = empty(Layout::Exiobase, economies, industries, demand);
    let expected = rectangle(&table.economies, &table.industries);
    matches(&file, "gvc-place-column", LABELS, &expected, &flows.columns)?;
    let buyers = rectangle(&table.economies, &table.demand);
    matches(finals.grid.name(), "gvc-place-column", LABELS, &buyers, &finals.columns)?;
    for block in [&flows, &finals] {
        let labels: Vec<_> = (block.top..block.grid.rows()).map(|row| block.row(row)).collect();
        matches(block.grid.name(), "gvc-place-row", block.top, &expected, &labels)?;
    }
    let n = table.elements();
    let rows = |block: &Block| -> Vec<(usize, usize)> {
        (0..n).map(|element| (block.top + element, element)).collect()
    };
    let slots: Vec<Slot> = (0..n).map(Slot::Element).collect();
    fill(&flows.grid, &rows(&flows), LABELS, &slots, &mut table, false)?;
    let slots: Vec<Slot> = (0..buyers.len()).map(Slot::Demand).collect();
    fill(&finals.grid, &rows(&finals), LABELS, &slots, &mut table, false)?;
    let mut notes = Vec::new();
    if coefficients {
        flows_from_coefficients(&mut table, &file)?;
        notes.push(Message::new("gvc-note-coefficients"));
    } else {
        sum_rows(&mut table);
        notes.push(Message::new("gvc-note-output-summed"));
    }
    table.unit = unit_of_table(bundle)?;
    table.extensions = extensions(bundle, &expected)?;
    Ok(Reading { table, notes })
}

/// The names of the first economy.
fn of_first(columns: &[(String, String)]) -> Vec<String> {
    let first = columns.first().map(|(economy, _)| economy.clone()).unwrap_or_default();
    columns.iter().take_while(|(economy, _)| *economy == first).map(|c| c.1.clone()).collect()
}

fn rectangle(economies: &[String], names: &[String]) -> Vec<(String, String)> {
    let of = |economy: &String| names.iter().map(move |n| (economy.clone(), n.clone())).collect();
    economies.iter().flat_map(|economy| -> Vec<_> { of(economy) }).collect()
}

/// Whether labels are those expected, in their order.
fn matches(
    file: &str,
    kind: &'static str,
    before: usize,
    expected: &[(String, String)],
    found: &[(String, String)],
) -> Result<(), TableError> {
    if let Some(place) = expected.iter().zip(found).position(|(a, b)| a != b) {
        let (economy, name) = &found[place];
        let label = format!("{economy} {name}");
        let place = (before + place + 1) as u64;
        return Err(TableError::UnknownLabel { file: file.to_owned(), kind, place, label });
    }
    if expected.len() != found.len() {
        let kind = if kind == "gvc-place-row" { "gvc-place-rows" } else { "gvc-place-columns" };
        let (expected, found) = (expected.len(), found.len());
        return Err(TableError::Size { file: file.to_owned(), kind, expected, found });
    }
    Ok(())
}

/// Output x from x = A·x + y, one round of purchases after the other, then Z = A·x̂.
fn flows_from_coefficients(table: &mut Icio, file: &str) -> Result<(), TableError> {
    const ROUNDS: usize = 20_000;
    const CLOSE: f64 = 1e-14;
    let n = table.elements();
    let width = table.final_demand.len() / n.max(1);
    let demand: Vec<f64> =
        table.final_demand.chunks(width.max(1)).map(|row| row.iter().sum()).collect();
    let mut output = demand.clone();
    let mut settled = false;
    for _ in 0..ROUNDS {
        let next: Vec<f64> = table
            .intermediate
            .chunks(n.max(1))
            .zip(&demand)
            .map(|(row, y)| y + row.iter().zip(&output).map(|(a, x)| a * x).sum::<f64>())
            .collect();
        let moved = next.iter().zip(&output).map(|(a, b)| (a - b).abs()).fold(0.0, f64::max);
        let size = next.iter().map(|x| x.abs()).fold(0.0, f64::max);
        output = next;
        if !size.is_finite() || moved <= CLOSE * size {
            settled = size.is_finite();
            break;
        }
    }
    if !settled {
        return Err(TableError::NoOutput { file: file.to_owned() });
    }
    for row in table.intermediate.chunks_mut(n.max(1)) {
        row.iter_mut().zip(&output).for_each(|(a, x)| *a *= x);
    }
    table.output = output;
    Ok(())
}

/// The unit of the first element, which is that of all.
fn unit_of_table(bundle: &Bundle) -> Result<String, TableError> {
    let Ok(name) = find(bundle, Layout::Exiobase, "unit.txt") else { return Ok(String::new()) };
    let grid = Grid::new(name.clone(), bundle.bytes(&name)?)?;
    let unit =
        if grid.rows() > 1 { grid.cells(1).pop().unwrap_or_default() } else { String::new() };
    Ok(unit_of(&unit))
}

fn extensions(
    bundle: &Bundle,
    elements: &[(String, String)],
) -> Result<Vec<Extension>, TableError> {
    let accounts = match Block::open(bundle, "satellite/F.txt", 1) {
        Ok(accounts) => accounts,
        Err(TableError::MissingFile { .. }) => return Ok(Vec::new()),
        Err(error) => return Err(error),
    };
    matches(accounts.grid.name(), "gvc-place-column", 1, elements, &accounts.columns)?;
    let mut units = Vec::new();
    if let Ok(name) = find(bundle, Layout::Exiobase, "satellite/unit.txt") {
        let grid = Grid::new(name.clone(), bundle.bytes(&name)?)?;
        for row in 1..grid.rows() {
            let cells = grid.cells(row);
            units.push((cells.first().cloned(), cells.last().cloned().unwrap_or_default()));
        }
    }
    let mut extensions = Vec::new();
    for row in accounts.top..accounts.grid.rows() {
        let name = accounts.grid.first_cells(row, 1).concat();
        let mut values = vec![0.0; elements.len()];
        accounts.grid.numbers(row, 1, &mut values, None)?;
        let unit = units.iter().find(|(of, _)| of.as_ref() == Some(&name));
        let unit = unit.map(|(_, unit)| unit.clone()).unwrap_or_default();
        extensions.push(Extension { name, unit, values });
    }
    Ok(extensions)
}
