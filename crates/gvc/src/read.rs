//! Readers: one file a layout, all of them filling the same [`Icio`].
//!
//! A reader says what the labels of its layout mean; [`frame`] (labels around one grid) and
//! [`fill`] (numbers to their places, on all cores) do the rest.

mod boxed;
mod cepal;
mod eora;
mod error;
mod exiobase;
mod figaro;
mod fill;
mod frame;
mod gloria;
mod layout;
mod oecd;
mod plain;
mod stata;
mod wiod;

use files::{Bundle, Grid, Workbook};
use words::Message;

pub use error::TableError;

use crate::cache;
use crate::shape;
use crate::{Icio, Layout};

pub(crate) use oecd::MADE_UP;

/// What a caller knows about a file that the file does not say.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Options {
    /// The layout, instead of the one that the file looks like.
    pub layout: Option<Layout>,
    /// The year: it chooses among the tables of an archive.
    pub year: Option<i32>,
    /// The unit, for publishers whose tables come in several.
    pub unit: Option<String>,
    /// The economies, for files that do not name them.
    pub economies: Vec<String>,
    /// Whether the parts of economies that some tables split (`MX1`, `MX2`, `CN1`, …) stay apart
    /// instead of being merged.
    pub split: bool,
}

/// A table, and what had to be done to read it.
#[derive(Debug, Clone, PartialEq)]
pub struct Reading {
    /// The table.
    pub table: Icio,
    /// What a user of the table should know.
    pub notes: Vec<Message>,
}

/// How much of a file is looked at to find its layout.
const HEAD: usize = 1 << 16;

/// Reads a table in any layout.
///
/// Parts of Mexico and China are merged unless they are asked to stay apart; a table whose file
/// prints no output gets the sum of each row.
///
/// # Errors
///
/// [`TableError`], which says what is wrong, in which file, row and column, and what to do.
///
/// ```
/// use files::Bundle;
/// let text = "row,ARG_A,BRA_A,ARG_C,BRA_C,output\n\
///             ARG_A,1,2,6,1,10\n\
///             BRA_A,3,4,2,11,20\n\
///             value_added,6,14,,,\n";
/// let bundle = Bundle::in_memory("t.csv", [("t.csv", text.as_bytes().to_vec())]);
/// let reading = gvc::read(&bundle, &gvc::Options::default())?;
/// assert_eq!(reading.table.economies, ["ARG", "BRA"]);
/// assert_eq!(reading.table.output, [10.0, 20.0]);
/// # Ok::<(), gvc::TableError>(())
/// ```
pub fn read(bundle: &Bundle, options: &Options) -> Result<Reading, TableError> {
    let Found { layout, members } = detect(bundle, options)?;
    let asked = options.layout;
    let file = members.first().cloned().unwrap_or_default();
    let grid = || -> Result<Grid, TableError> {
        let grid = Grid::new(named(bundle, &file), bundle.bytes(&file)?)?;
        match looks(&grid) {
            looks if fits(layout, looks, &grid) => Ok(grid),
            looks => Err(wrong(grid.name(), layout, looks)),
        }
    };
    let mut reading = match layout {
        Layout::Cache => cache::read(&file, &mut bundle.bytes(&file)?.as_slice())?,
        Layout::Oecd => oecd::read(grid()?)?,
        Layout::Plain => plain::read(grid()?)?,
        Layout::Figaro => figaro::read(grid()?)?,
        Layout::StataIcio => stata::read(&grid()?, &options.economies)?,
        Layout::Cepal => {
            let grid = |file: &String| Grid::new(file.clone(), bundle.bytes(file)?);
            let grids = members.iter().map(grid).collect::<Result<Vec<Grid>, _>>()?;
            if let Some(other) = grids.iter().find(|grid| looks(grid) != Some(Layout::Cepal)) {
                return Err(wrong(other.name(), layout, looks(other)));
            }
            cepal::read(grids)?
        }
        Layout::Wiod | Layout::Adb => {
            if Workbook::is_one(&bundle.head(&file, HEAD)?) {
                boxed::read(&named(bundle, &file), bundle.bytes(&file)?, asked)?
            } else {
                wiod::read(grid()?)?
            }
        }
        Layout::Eora => eora::read(bundle)?,
        Layout::Exiobase => exiobase::read(bundle)?,
        Layout::Gloria => gloria::read(bundle)?,
    };
    finish(&mut reading, bundle, &members, options)?;
    Ok(reading)
}

/// Unit and year, where the file does not say them, and parts of economies merged.
fn finish(
    reading: &mut Reading,
    bundle: &Bundle,
    members: &[String],
    options: &Options,
) -> Result<(), TableError> {
    let table = &mut reading.table;
    if let Some(unit) = &options.unit {
        table.unit.clone_from(unit);
    } else if table.layout == Layout::Eora && table.unit.is_empty() {
        return Err(TableError::UnitUnknown { file: bundle.name().to_owned() });
    } else if table.unit.is_empty() {
        reading.notes.push(Message::new("gvc-note-no-unit"));
    }
    let mut names = members.iter().map(String::as_str).chain([bundle.name()]);
    table.year = table.year.or_else(|| names.find_map(|name| year_in(base(name))));
    table.year = table.year.or(options.year);
    if let Some(parts) = shape::parts(table) {
        if options.split {
            reading.notes.push(Message::new("gvc-note-parts-apart").with("parts", parts.list()));
        } else {
            let list = parts.list();
            *table = parts.apply(table);
            reading.notes.push(Message::new("gvc-note-parts-merged").with("parts", list));
        }
    }
    Ok(())
}

/// A layout and the files that hold the table.
struct Found {
    layout: Layout,
    members: Vec<String>,
}

/// Finds the layout from the names and the beginnings of the files.
fn detect(bundle: &Bundle, options: &Options) -> Result<Found, TableError> {
    let names: Vec<&str> = bundle.names().collect();
    let all = || names.iter().map(|name| (*name).to_owned()).collect();
    let several = [
        (Layout::Eora, "labels_T.txt"),
        (Layout::Exiobase, "Y.txt"),
        (Layout::Gloria, BASIC_FLOWS),
    ];
    for (layout, sign) in several {
        let is = names
            .iter()
            .any(|name| base(name) == sign || (sign == BASIC_FLOWS && name.contains(sign)));
        if options.layout.map_or(is, |asked| asked == layout) {
            return Ok(Found { layout, members: all() });
        }
    }
    let text = |name: &&&str| {
        let name = name.trim_end_matches(".gz").to_lowercase();
        name.ends_with(".csv") || name.ends_with(".txt") || name.ends_with(".tsv")
    };
    let sheet = |name: &&&str| {
        let name = name.to_lowercase();
        name.ends_with(".xlsx") || name.ends_with(".xlsb") || name.ends_with(".xls")
    };
    // Beside tables of text a workbook is a description.
    let mut candidates: Vec<&str> = names.iter().filter(text).copied().collect();
    if candidates.is_empty() {
        candidates = names.iter().filter(sheet).copied().collect();
    }
    if names.len() == 1 {
        candidates.clone_from(&names);
    }
    if candidates.len() > 1
        && let Some(year) = options.year
    {
        candidates.retain(|name| year_in(base(name)) == Some(year));
    }
    let Some(first) = candidates.first() else {
        return Err(TableError::Several { file: bundle.name().to_owned(), found: all() });
    };
    let head = bundle.head(first, HEAD)?;
    let layout = if head.is_empty() {
        return Err(files::FileError::Empty { file: named(bundle, first) }.into());
    } else if cache::is_one(&head) {
        Some(Layout::Cache)
    } else if Workbook::is_one(&head) {
        Some(options.layout.unwrap_or(Layout::Wiod))
    } else {
        let grid = Grid::new(named(bundle, first), head)?;
        // No text has characters that nothing shows, so it is no table with odd labels.
        let text = |cell: &String| !cell.chars().any(char::is_control);
        looks(&grid).filter(|_| grid.first_cells(0, 3).iter().all(text))
    };
    let members: Vec<String> = candidates.iter().map(|name| (*name).to_owned()).collect();
    if members.len() > 1 && layout != Some(Layout::Cepal) {
        return Err(TableError::Several { file: bundle.name().to_owned(), found: members });
    }
    match (options.layout, layout) {
        (Some(asked), looks) if (asked == Layout::Cache) != (looks == Some(Layout::Cache)) => {
            Err(wrong(&named(bundle, first), asked, looks))
        }
        (Some(layout), _) | (None, Some(layout)) => Ok(Found { layout, members }),
        (None, None) => Err(TableError::UnknownLayout {
            file: named(bundle, first),
            begins: begins(&Grid::new(named(bundle, first), bundle.head(first, HEAD)?)?),
        }),
    }
}

/// What the name of GLORIA's flows has in it.
const BASIC_FLOWS: &str = "_T-Results_";

/// The layout that the first rows of a text look like.
fn looks(grid: &Grid) -> Option<Layout> {
    let mut row = 0;
    let mut cells = grid.first_cells(0, 3);
    while cells.first().is_some_and(|cell| cell.starts_with('#')) && row + 1 < grid.rows() {
        row += 1;
        cells = grid.first_cells(row, 3);
    }
    let first = cells.first().map(String::as_str).unwrap_or_default();
    let second = cells.get(1).map(String::as_str).unwrap_or_default();
    match first {
        "row" => Some(Layout::Plain),
        "rowLabels" => Some(Layout::Figaro),
        "Country_iso3" => Some(Layout::Cepal),
        "IndustryCode" => Some(Layout::Wiod),
        _ if first.parse::<f64>().is_ok() && second.parse::<f64>().is_ok() => {
            Some(Layout::StataIcio)
        }
        _ if second.contains('_') && second.parse::<f64>().is_err() => Some(Layout::Oecd),
        _ => None,
    }
}

/// Whether a file can be read in a layout. FIGARO under another first cell looks like a table of the
/// OECD, but for its codes of final demand.
fn fits(layout: Layout, looks: Option<Layout>, grid: &Grid) -> bool {
    let figaro = || grid.cells(0).iter().any(|label| label.contains("_P3_"));
    looks == Some(layout) || (layout == Layout::Figaro && looks == Some(Layout::Oecd) && figaro())
}

fn wrong(file: &str, asked: Layout, looks: Option<Layout>) -> TableError {
    TableError::WrongLayout { file: file.to_owned(), asked, looks }
}

/// How a text begins, for a message.
fn begins(grid: &Grid) -> String {
    let shown = files::shown(&grid.first_cells(0, 4).join(", "));
    if shown.is_empty() { "…".to_owned() } else { shown }
}

/// The last part of a path.
fn base(name: &str) -> &str {
    name.rsplit('/').next().unwrap_or(name)
}

/// How a member is called in messages: by the name of the bundle when it is all there is.
fn named(bundle: &Bundle, file: &str) -> String {
    if bundle.names().count() == 1 { bundle.name().to_owned() } else { file.to_owned() }
}

/// The file of a bundle whose path ends like this, a path with fewer folders first.
fn find(bundle: &Bundle, layout: Layout, end: &str) -> Result<String, TableError> {
    let whole = |name: &str| match name.strip_suffix(end) {
        // `_T.txt` ends a name, `Y.txt` is one; `labels_T.txt` is no `…_T.txt`.
        Some(before) if end.starts_with('_') => !base(before).starts_with("labels"),
        Some(before) => before.is_empty() || before.ends_with('/'),
        None => false,
    };
    let found = bundle.names().filter(|name| whole(name.trim_end_matches(".gz")));
    let found = found.min_by_key(|name| name.matches('/').count());
    found.map(str::to_owned).ok_or_else(|| TableError::MissingFile {
        file: bundle.name().to_owned(),
        layout,
        missing: end.to_owned(),
    })
}

/// Whether a block without labels has the size that its labels say.
fn sized(grid: &Grid, rows: usize, columns: usize) -> Result<(), TableError> {
    let file = || grid.name().to_owned();
    if grid.rows() != rows {
        let (kind, found) = ("gvc-place-rows", grid.rows());
        return Err(TableError::Size { file: file(), kind, expected: rows, found });
    }
    let cells = grid.cells(0);
    let found = cells.len() - usize::from(cells.last().is_some_and(String::is_empty));
    if found != columns {
        let kind = "gvc-place-columns";
        return Err(TableError::Size { file: file(), kind, expected: columns, found });
    }
    Ok(())
}

/// The last number of four digits in a name that can be a year.
fn year_in(name: &str) -> Option<i32> {
    let digits = name.split(|c: char| !c.is_ascii_digit()).filter(|digits| digits.len() == 4);
    digits.filter_map(|digits| digits.parse().ok()).rfind(|year| (1950..=2100).contains(year))
}

/// A unit in the words of this program: `M EUR` for `M.EUR`.
fn unit_of(text: &str) -> String {
    text.replace("M.EUR", "M EUR").replace("Mill ", "M ")
}
