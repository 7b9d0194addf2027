use std::io::Cursor;

use calamine::{Data, Reader, Sheets, open_workbook_auto_from_rs};

use crate::{FileError, Grid};

/// A workbook of spreadsheets: `.xlsx`, `.xlsb`, `.xls` or `.ods`.
pub struct Workbook {
    name: String,
    sheets: Sheets<Cursor<Vec<u8>>>,
}

impl Workbook {
    /// Whether a file that begins with these bytes may be a workbook: a zip archive, or the
    /// compound file of old `.xls`.
    pub fn is_one(head: &[u8]) -> bool {
        head.starts_with(b"PK\x03\x04") || head.starts_with(&[0xd0, 0xcf, 0x11, 0xe0])
    }

    /// Opens a workbook from its bytes.
    ///
    /// # Errors
    ///
    /// [`FileError::Workbook`] when it is none, or broken.
    pub fn open(name: impl Into<String>, bytes: Vec<u8>) -> Result<Self, FileError> {
        let name = name.into();
        match open_workbook_auto_from_rs(Cursor::new(bytes)) {
            Ok(sheets) => Ok(Self { name, sheets }),
            Err(error) => Err(FileError::Workbook { file: name, reason: error.to_string() }),
        }
    }

    /// The names of its sheets.
    pub fn sheets(&self) -> Vec<String> {
        self.sheets.sheet_names()
    }

    /// A sheet as a grid, whose rows and columns are those that a spreadsheet shows; every row has
    /// the cells of the widest. Numbers keep all their digits.
    ///
    /// # Errors
    ///
    /// [`FileError::Workbook`] when there is no such sheet or it is broken, [`FileError::Empty`]
    /// when it holds nothing.
    pub fn grid(&mut self, sheet: &str) -> Result<Grid, FileError> {
        let broken = |error: calamine::Error| FileError::Workbook {
            file: self.name.clone(),
            reason: error.to_string(),
        };
        let range = self.sheets.worksheet_range(sheet).map_err(broken)?;
        let (top, left) = range.start().unwrap_or((0, 0));
        let mut text = "\n".repeat(top as usize);
        for row in range.rows() {
            text.push_str(&"\t".repeat(left as usize));
            for (place, cell) in row.iter().enumerate() {
                if place > 0 {
                    text.push('\t');
                }
                match cell {
                    Data::Empty => {}
                    Data::String(value) => text.extend(value.chars().map(in_one_cell)),
                    other => text.push_str(&other.to_string()),
                }
            }
            text.push('\n');
        }
        Grid::tabbed(self.name.clone(), text)
    }
}

/// A text of a sheet may hold what separates cells here.
fn in_one_cell(character: char) -> char {
    if matches!(character, '\t' | '\n' | '\r' | '"') { ' ' } else { character }
}
