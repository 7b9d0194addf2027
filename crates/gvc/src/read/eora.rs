//! Eora26: numbers without labels in `Eora26_2013_bp_T.txt`, `…_FD.txt`, `…_VA.txt` and `…_Q.txt`,
//! labels beside them in `labels_T.txt` and so on. The last economy, `ROW`, has one industry only,
//! `TOTAL`: it becomes a further industry, with no output elsewhere.

use files::{Bundle, Grid};
use words::Message;

use super::fill::{Slot, empty, fill, sum_rows};
use super::{Reading, TableError, find, sized};
use crate::{Extension, Icio, Layout};

/// The labels of a dimension: economy and name.
fn labels(bundle: &Bundle, file: &str) -> Result<Vec<(String, String)>, TableError> {
    let name = find(bundle, Layout::Eora, file)?;
    let grid = Grid::new(name.clone(), bundle.bytes(&name)?)?;
    let label = |row| {
        let cells: Vec<String> = grid.cells(row).into_iter().filter(|c| !c.is_empty()).collect();
        let economy = cells.get(1).cloned().unwrap_or_default();
        (economy, cells.last().cloned().unwrap_or_default())
    };
    Ok((0..grid.rows()).map(label).collect())
}

pub(super) fn read(bundle: &Bundle) -> Result<Reading, TableError> {
    let sellers = labels(bundle, "labels_T.txt")?;
    let buyers = labels(bundle, "labels_FD.txt")?;
    let grid = |end: &str| -> Result<Grid, TableError> {
        let name = find(bundle, Layout::Eora, end)?;
        Ok(Grid::new(name.clone(), bundle.bytes(&name)?)?)
    };
    let unique = |labels: &[(String, String)], part: fn(&(String, String)) -> &String| {
        let mut names: Vec<String> = Vec::new();
        for label in labels {
            if !names.contains(part(label)) {
                names.push(part(label).clone());
            }
        }
        names
    };
    let economies = unique(&sellers, |label| &label.0);
    let industries = unique(&sellers, |label| &label.1);
    let demand = unique(&buyers, |label| &label.1);
    let mut table = empty(Layout::Eora, economies, industries, demand);
    let (element, padded) = places(bundle, &sellers, &table.economies, &table.industries)?;
    let (buyer, _) = places(bundle, &buyers, &table.economies, &table.demand)?;
    let slots: Vec<Slot> = element.iter().map(|element| Slot::Element(*element)).collect();
    let rows: Vec<(usize, usize)> = element.iter().copied().enumerate().collect();
    let flows = grid("_T.txt")?;
    sized(&flows, rows.len(), slots.len())?;
    fill(&flows, &rows, 0, &slots, &mut table, false)?;
    drop(flows);
    let finals = grid("_FD.txt")?;
    let columns: Vec<Slot> = buyer.iter().map(|buyer| Slot::Demand(*buyer)).collect();
    sized(&finals, rows.len(), columns.len())?;
    fill(&finals, &rows, 0, &columns, &mut table, false)?;
    sum_rows(&mut table);
    let mut notes = vec![Message::new("gvc-note-output-summed")];
    if padded > 0 {
        notes.push(Message::new("gvc-note-padded").with("count", padded));
    }
    if let Ok(added) = grid("_VA.txt") {
        let rows = by_element(&added, &element, &table)?;
        let names: Vec<String> = labels(bundle, "labels_VA.txt")
            .map(|labels| labels.into_iter().map(|label| label.1).collect())
            .unwrap_or_default();
        let mut sum = vec![0.0; table.elements()];
        for row in rows {
            sum.iter_mut().zip(row).for_each(|(sum, value)| *sum += value);
        }
        table.value_added = Some(sum);
        notes.push(Message::new("gvc-note-value-added").with("rows", names.join(" + ")));
    }
    if let (Ok(accounts), Ok(name)) = (grid("_Q.txt"), find(bundle, Layout::Eora, "labels_Q.txt")) {
        let named = Grid::new(name.clone(), bundle.bytes(&name)?)?;
        let rows = by_element(&accounts, &element, &table)?;
        for (row, values) in rows.into_iter().enumerate().take(named.rows()) {
            let text = named.cells(row).join(" ");
            // `I-GHG-CO2 emissions (Gg)`: the unit stands between brackets.
            let unit = text.split_once('(').and_then(|(_, rest)| rest.split_once(')'));
            let unit = unit.map(|(unit, _)| unit.to_owned()).unwrap_or_default();
            table.extensions.push(Extension { name: text.trim().to_owned(), unit, values });
        }
    }
    Ok(Reading { table, notes })
}

/// The place of each label in a rectangle of economies and names, and how much of it stays empty.
fn places(
    bundle: &Bundle,
    labels: &[(String, String)],
    economies: &[String],
    names: &[String],
) -> Result<(Vec<usize>, usize), TableError> {
    let mut taken: Vec<Option<usize>> = vec![None; economies.len() * names.len()];
    let mut places = Vec::with_capacity(labels.len());
    for (row, (economy, name)) in labels.iter().enumerate() {
        let line = row as u64 + 1;
        let Some(of) = economies.iter().position(|known| known == economy) else {
            return Err(TableError::UnknownLabel {
                file: bundle.name().to_owned(),
                kind: "gvc-place-row",
                place: line,
                label: format!("{economy} {name}"),
            });
        };
        let what = names.iter().position(|known| known == name).unwrap_or_default();
        let place = of * names.len() + what;
        if let Some(first) = taken[place].replace(row) {
            return Err(TableError::Duplicate {
                file: bundle.name().to_owned(),
                kind: "gvc-place-rows",
                label: format!("{economy} {name}"),
                first: first as u64 + 1,
                second: line,
            });
        }
        places.push(place);
    }
    Ok((places, taken.iter().filter(|place| place.is_none()).count()))
}

/// The rows of a file with one number for each label of T, in the order of elements.
fn by_element(grid: &Grid, element: &[usize], table: &Icio) -> Result<Vec<Vec<f64>>, TableError> {
    sized(grid, grid.rows(), element.len())?;
    let mut numbers = vec![0.0; element.len()];
    let mut rows = Vec::new();
    for row in 0..grid.rows() {
        grid.numbers(row, 0, &mut numbers, None)?;
        let mut values = vec![0.0; table.elements()];
        for (element, number) in element.iter().zip(&numbers) {
            values[*element] = *number;
        }
        rows.push(values);
    }
    Ok(rows)
}
