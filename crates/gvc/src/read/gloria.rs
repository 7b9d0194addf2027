//! GLORIA: supply and use in one matrix, `…_T-Results_…_Markup001(full).csv`, without labels: of each
//! region first all industries, then all products. Names stand in `GLORIA_ReadMe_….xlsx`. Industries
//! supply products (industry row, product column), products are used by industries (product row,
//! industry column) and by final demand. Each industry makes one product, so that the use matrix is
//! the table of industries; where that does not hold the table is refused.

use files::{Bundle, FileError, Grid, Workbook};
use words::Message;

use super::fill::{Slot, empty, fill, sum_rows};
use super::{Reading, TableError, find, sized};
use crate::Layout;

const UNIT: &str = "thousand USD";
/// Basic prices; the other markups are margins and taxes.
const BASIC: &str = "Markup001(full).csv";

pub(super) fn read(bundle: &Bundle) -> Result<Reading, TableError> {
    let (economies, industries, demand, inputs) = names(bundle)?;
    let (g, n, u) = (economies.len(), industries.len(), demand.len());
    let mut table = empty(Layout::Gloria, economies, industries, demand);
    let flows = grid(bundle, "T-Results")?;
    sized(&flows, 2 * g * n, 2 * g * n)?;
    // Which rows and columns are the industries of their region, and which its products.
    let industry = |place: usize| place % (2 * n) < n;
    let element = |place: usize| place / (2 * n) * n + place % n;
    let all = 0..2 * g * n;
    let products: Vec<(usize, usize)> =
        all.clone().filter(|row| !industry(*row)).map(|row| (row, element(row))).collect();
    let users: Vec<Slot> = all
        .clone()
        .map(|column| if industry(column) { Slot::Element(element(column)) } else { Slot::Nowhere })
        .collect();
    diagonal(&flows, n, &all.clone().filter(|row| industry(*row)).collect::<Vec<_>>(), element)?;
    fill(&flows, &products, 0, &users, &mut table, false)?;
    drop(flows);
    let finals = grid(bundle, "Y-Results")?;
    sized(&finals, 2 * g * n, g * u)?;
    let columns: Vec<Slot> = (0..g * u).map(Slot::Demand).collect();
    fill(&finals, &products, 0, &columns, &mut table, false)?;
    sum_rows(&mut table);
    let mut notes =
        vec![Message::new("gvc-note-supply-use"), Message::new("gvc-note-output-summed")];
    if let Ok(added) = grid(bundle, "V-Results") {
        sized(&added, added.rows(), 2 * g * n)?;
        let mut sum = vec![0.0; g * n];
        let mut numbers = vec![0.0; 2 * g * n];
        for row in 0..added.rows() {
            added.numbers(row, 0, &mut numbers, None)?;
            for column in all.clone().filter(|column| industry(*column)) {
                sum[element(column)] += numbers[column];
            }
        }
        table.value_added = Some(sum);
        notes.push(Message::new("gvc-note-value-added").with("rows", inputs.join(" + ")));
    }
    table.unit = UNIT.to_owned();
    Ok(Reading { table, notes })
}

fn grid(bundle: &Bundle, kind: &str) -> Result<Grid, TableError> {
    let name = bundle.names().find(|name| name.contains(kind) && name.ends_with(BASIC));
    let name = name.map(str::to_owned).ok_or_else(|| TableError::MissingFile {
        file: bundle.name().to_owned(),
        layout: Layout::Gloria,
        missing: format!("…_{kind}_…_{BASIC}"),
    })?;
    Ok(Grid::new(name.clone(), bundle.bytes(&name)?)?)
}

/// Regions, sectors, categories of final demand and of value added, from the workbook beside the data.
#[allow(clippy::type_complexity, reason = "four lists of names are no type")]
fn names(
    bundle: &Bundle,
) -> Result<(Vec<String>, Vec<String>, Vec<String>, Vec<String>), TableError> {
    let name = match bundle.names().find(|name| name.contains("ReadMe") && name.ends_with(".xlsx"))
    {
        Some(name) => name.to_owned(),
        None => find(bundle, Layout::Gloria, "GLORIA_ReadMe.xlsx")?,
    };
    let mut workbook = Workbook::open(name.clone(), bundle.bytes(&name)?)?;
    let mut column = |sheet: &str, heading: &str| -> Result<Vec<String>, TableError> {
        let grid = workbook.grid(sheet)?;
        let header = grid.cells(0);
        let place = header.iter().position(|found| found == heading);
        let place = place.ok_or_else(|| FileError::Column {
            file: name.clone(),
            column: heading.to_owned(),
            found: header,
        })?;
        let cell = |row| grid.cells(row).get(place).cloned().unwrap_or_default();
        Ok((1..grid.rows()).map(cell).filter(|cell: &String| !cell.is_empty()).collect())
    };
    Ok((
        column("Regions", "Region_acronyms")?,
        column("Sectors", "Sector_names")?,
        column("Value added and final demand", "Final_demand_names")?,
        column("Value added and final demand", "Value_added_names")?,
    ))
}

/// Whether each industry makes its own product only.
fn diagonal(
    grid: &Grid,
    n: usize,
    rows: &[usize],
    element: impl Fn(usize) -> usize + Sync,
) -> Result<(), TableError> {
    let width = grid.rows();
    let mixed = std::sync::Mutex::new(Vec::new());
    let work = rows.iter().map(|row| (*row, *row)).collect();
    grid.read(work, 0, width, None, |numbers, row| {
        let product = |column: &usize| column % (2 * n) >= n;
        let other = |column: &usize| numbers[*column] != 0.0 && element(*column) != element(row);
        if (0..width).filter(product).any(|column| other(&column))
            && let Ok(mut mixed) = mixed.lock()
        {
            mixed.push(row);
        }
    })?;
    let first = mixed.into_inner().unwrap_or_default().into_iter().min();
    first.map_or(Ok(()), |row| {
        Err(TableError::MixedSupply { file: grid.name().to_owned(), row: grid.line(row) })
    })
}
