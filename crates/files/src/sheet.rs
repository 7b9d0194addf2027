use std::io::{Cursor, Read};

use calamine::{DataRef, Reader, Xlsx};
use zip::ZipArchive;

use crate::{FileError, Text};

/// What a workbook may unpack to, in bytes: far less than a text, because it is sent by people.
const UNPACKED: u64 = 64 << 20;
/// Columns of a sheet that are read; what stands further right is nobody's list.
const WIDEST: usize = 200;
/// Rows of a sheet that are read.
const LONGEST: usize = 100_000;

/// The cells of a spreadsheet as texts: of a workbook (`.xlsx`) its first sheet, of any other file
/// what [`Text::rows`] finds. Rows in which nothing stands are left out.
///
/// ```
/// let sheet = files::Sheet::read("firms.csv", b"name;town\nLuz;Maipu\n".to_vec())?;
/// assert_eq!(sheet.columns, ["name", "town"]);
/// assert_eq!(sheet.rows, [(2, vec!["Luz".to_owned(), "Maipu".to_owned()])]);
/// # Ok::<(), files::FileError>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sheet {
    /// The names of the columns, from the first row.
    pub columns: Vec<String>,
    /// The rows below, each with its number in the file, where the header is row 1; as many cells
    /// as there are columns.
    pub rows: Vec<(u64, Vec<String>)>,
}

impl Sheet {
    /// Reads a file that was sent; what it is shows its content, not its name.
    ///
    /// # Errors
    ///
    /// What [`Text::decode`] and [`Text::rows`] refuse; [`FileError::Unreadable`] for a workbook
    /// that is damaged; [`FileError::TooLarge`] for one that unpacks to more than 64 MiB or has
    /// more than 100,000 rows.
    pub fn read(name: &str, bytes: Vec<u8>) -> Result<Self, FileError> {
        if bytes.starts_with(b"PK\x03\x04") {
            return workbook(name, bytes);
        }
        let rows = Text::decode(name, bytes)?.rows()?;
        let columns = rows.columns().to_vec();
        let cells = |row: &crate::Row| (row.line(), row.cells().map(str::to_owned).collect());
        let mut rows: Vec<(u64, Vec<String>)> = rows.iter().map(cells).collect();
        rows.retain(|(_, cells)| cells.iter().any(|cell| !cell.is_empty()));
        Ok(Self { columns, rows })
    }
}

/// Whether a workbook unpacks to no more than is read. What its parts say of their own size is not
/// believed: they are unpacked, and forgotten, before anything is kept.
fn measure(name: &str, bytes: &[u8]) -> Result<(), FileError> {
    let broken = |reason: String| FileError::Unreadable { file: name.to_owned(), reason };
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|e| broken(e.to_string()))?;
    let mut left = UNPACKED;
    for part in 0..archive.len() {
        let part = archive.by_index(part).map_err(|error| broken(error.to_string()))?;
        let read = std::io::copy(&mut part.take(left + 1), &mut std::io::sink());
        let read = read.map_err(|error| broken(error.to_string()))?;
        left = left
            .checked_sub(read)
            .ok_or_else(|| FileError::TooLarge { file: name.to_owned(), limit: UNPACKED })?;
    }
    Ok(())
}

fn workbook(name: &str, bytes: Vec<u8>) -> Result<Sheet, FileError> {
    let broken = |reason: String| FileError::Unreadable { file: name.to_owned(), reason };
    measure(name, &bytes)?;
    let mut book = Xlsx::new(Cursor::new(bytes)).map_err(|error| broken(error.to_string()))?;
    let first = book.sheet_names().first().cloned();
    let first = first.ok_or_else(|| FileError::Empty { file: name.to_owned() })?;
    let mut reader =
        book.worksheet_cells_reader(&first).map_err(|error| broken(error.to_string()))?;
    // Cell by cell: a sheet may claim a cell at its far end and be empty before it.
    let mut rows: Vec<(u64, Vec<String>)> = Vec::new();
    while let Some(cell) = reader.next_cell().map_err(|error| broken(error.to_string()))? {
        let (row, column) = cell.get_position();
        let (row, column) = (u64::from(row) + 1, column as usize);
        let text = said(cell.get_value());
        if text.is_empty() || column >= WIDEST {
            continue;
        }
        if rows.last().is_none_or(|(last, _)| *last != row) {
            if rows.len() > LONGEST {
                return Err(FileError::TooLarge { file: name.to_owned(), limit: UNPACKED });
            }
            rows.push((row, Vec::new()));
        }
        let Some((_, cells)) = rows.last_mut() else { continue };
        cells.resize(cells.len().max(column + 1), String::new());
        cells[column] = text;
    }
    let mut rows = rows.into_iter();
    let (_, columns) = rows.next().ok_or_else(|| FileError::Empty { file: name.to_owned() })?;
    let width = columns.len();
    let rows = rows.map(|(row, mut cells)| {
        cells.resize(width, String::new());
        (row, cells)
    });
    Ok(Sheet { rows: rows.collect(), columns })
}

/// A cell as one would type it; a whole number without a point.
fn said(cell: &DataRef<'_>) -> String {
    let text = match cell {
        DataRef::Int(number) => number.to_string(),
        DataRef::Float(number) => number.to_string(),
        DataRef::String(text) => text.clone(),
        DataRef::SharedString(text) => (*text).to_owned(),
        DataRef::Bool(answer) => if *answer { "yes" } else { "no" }.to_owned(),
        DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => text.clone(),
        DataRef::DateTime(moment) => moment.as_f64().to_string(),
        DataRef::Error(_) | DataRef::Empty => String::new(),
    };
    text.trim().to_owned()
}
