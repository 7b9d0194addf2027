//! Tables in a spreadsheet with a box of labels around them: WIOD (2013 and 2016) and ADB. Above each
//! column stand the country and then `c1`, `c2`, …; before each row the country and then `c1` or
//! `r1`. WIOD writes its own code of the industry in the row above the names, or in the first column.

use std::collections::HashSet;

use files::{Grid, Workbook};

use super::frame::{Column, Frame, Row};
use super::{Reading, TableError, wrong, year_in};
use crate::Layout;

const UNIT: &str = "M USD";
/// How far down the box of labels may reach.
const HEADER: usize = 14;

/// Reads the first sheet that has such a box.
pub(super) fn read(
    name: &str,
    bytes: Vec<u8>,
    asked: Option<Layout>,
) -> Result<Reading, TableError> {
    let mut workbook = Workbook::open(name, bytes)?;
    for sheet in workbook.sheets() {
        let Ok(grid) = workbook.grid(&sheet) else { continue };
        if let Some(labels) = Labels::find(&grid) {
            return labels.read(grid, asked);
        }
    }
    match asked {
        Some(asked) => Err(wrong(name, asked, None)),
        None => Err(TableError::UnknownLayout {
            file: name.to_owned(),
            begins: workbook.sheets().join(", "),
        }),
    }
}

/// Where the box of labels stands.
struct Labels {
    /// The row of `c1`, `c2`, ….
    codes: usize,
    /// The first column with numbers.
    from: usize,
}

/// `c12`, `r64` or `F3`: a letter and a number.
fn is_code(text: &str, letters: &str) -> bool {
    let mut characters = text.chars();
    characters.next().is_some_and(|first| letters.contains(first))
        && !characters.as_str().is_empty()
        && characters.all(|c| c.is_ascii_digit())
}

impl Labels {
    fn find(grid: &Grid) -> Option<Self> {
        (1..grid.rows().min(HEADER)).find_map(|row| {
            let cells = grid.cells(row);
            let from = cells.iter().position(|cell| is_code(cell, "cC"))?;
            let several = cells[from..].iter().take(2).all(|cell| is_code(cell, "cCF"));
            (from >= 2 && several).then_some(Self { codes: row, from })
        })
    }

    fn read(self, grid: Grid, asked: Option<Layout>) -> Result<Reading, TableError> {
        let Self { codes, from } = self;
        let economies = grid.cells(codes - 1);
        let labels = grid.cells(codes);
        let is_adb = labels.iter().any(|label| is_code(label, "F"));
        // `Input-Output Table for 2009` stands above all.
        let title = (0..codes).map(|row| grid.cells(row).concat()).find_map(|text| year_in(&text));
        let layout = if is_adb { Layout::Adb } else { Layout::Wiod };
        if let Some(asked) = asked.filter(|asked| *asked != layout) {
            return Err(wrong(grid.name(), asked, Some(layout)));
        }
        let cell = |cells: &[String], index: usize| cells.get(index).cloned().unwrap_or_default();
        // Rows tell what an industry is called: its own code in WIOD, `c1` in ADB.
        let mut names: Vec<(String, String)> = Vec::new();
        let sellers: HashSet<String> = economies[from.min(economies.len())..]
            .iter()
            .filter(|e| !e.is_empty())
            .cloned()
            .collect();
        let mut rows = Vec::new();
        for row in codes + 1..grid.rows() {
            let cells = grid.first_cells(row, from);
            let (own, economy, code) =
                (cell(&cells, 0), cell(&cells, from - 2), cell(&cells, from - 1));
            let text = cells.iter().find(|cell| !cell.is_empty() && !is_code(cell, "cr"));
            let label = text.cloned().unwrap_or_default();
            let all = cells.join(" ").to_lowercase();
            rows.push((
                0,
                row,
                if sellers.contains(&economy) && is_code(&code, "cr") && economy != "TOT" {
                    let code = format!("c{}", &code[1..]);
                    let name =
                        if is_adb || own.is_empty() || own == economy { code.clone() } else { own };
                    if !names.iter().any(|(known, _)| *known == code) {
                        names.push((code, name.clone()));
                    }
                    Row::Of(economy, name)
                } else if code == "r64"
                    || own == "VA"
                    || all.trim_start().starts_with("value added")
                {
                    Row::ValueAdded(label)
                } else if code == "r69" || own == "GO" || all.contains("output at basic prices") {
                    Row::Output
                } else {
                    Row::Other(label)
                },
            ));
        }
        let width = labels.len();
        let mut columns: Vec<Column> = Vec::with_capacity(width - from);
        let own = if codes >= 3 { grid.cells(codes - 3) } else { Vec::new() };
        for column in from..width {
            let (economy, code) = (cell(&economies, column), cell(&labels, column));
            let name = names.iter().find(|(known, _)| *known == code).map(|(_, name)| name.clone());
            let output = !columns.contains(&Column::Output);
            columns.push(if economy.is_empty() || economy == "TOT" {
                // Output is the first column behind final demand.
                if output && column > from + 1 { Column::Output } else { Column::Other(code) }
            } else {
                let category = Some(cell(&own, column)).filter(|own| !is_adb && !own.is_empty());
                Column::Of(economy, name.or(category).unwrap_or(code))
            });
        }
        // Spreadsheets leave cells empty where nothing flows.
        let frame = Frame { layout, grids: vec![grid], from, columns, rows, blanks: true };
        let mut reading = frame.table()?;
        reading.table.unit = UNIT.to_owned();
        reading.table.year = title;
        Ok(reading)
    }
}
