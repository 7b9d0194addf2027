use std::ops::Deref;
use std::sync::Arc;

use csv::{ReaderBuilder, StringRecord};
use table::Number;

use crate::{FileError, Text};

/// The rows of a file below its header.
#[derive(Debug, Clone)]
pub struct Rows {
    header: Arc<Header>,
    rows: Vec<Row>,
}

#[derive(Debug)]
struct Header {
    file: String,
    columns: Vec<String>,
}

/// One row; its cells are read by column name and type.
#[derive(Debug, Clone)]
pub struct Row {
    header: Arc<Header>,
    line: u64,
    cells: StringRecord,
}

impl Text {
    /// The rows below the header. The separator is the one of comma, semicolon, tab and bar that
    /// the header holds most of; quotes work as in RFC 4180; blanks around a cell are dropped.
    ///
    /// # Errors
    ///
    /// [`FileError::Empty`] without a header, [`FileError::Ragged`] for a row of another length.
    pub fn rows(&self) -> Result<Rows, FileError> {
        let first = self.text.lines().next().unwrap_or_default();
        let mut reader = ReaderBuilder::new()
            .delimiter(separator(first))
            .trim(csv::Trim::All)
            .flexible(true)
            .from_reader(self.text.as_bytes());
        // Reading UTF-8 from memory cannot fail, and rows of any length are let through.
        let columns: Vec<String> =
            reader.headers().map(|row| row.iter().map(str::to_owned).collect()).unwrap_or_default();
        if columns.iter().all(String::is_empty) {
            return Err(FileError::Empty { file: self.name.clone() });
        }
        let header = Arc::new(Header { file: self.name.clone(), columns });
        let mut rows = Vec::new();
        // The reader's own count stands on the line end before the row: one short after CRLF, and
        // on the first of several blank lines.
        let bytes = self.text.as_bytes();
        let (mut line, mut at) = (1, 0);
        for cells in reader.into_records().flatten() {
            let mut start = cells.position().map_or(at, |place| place.byte() as usize);
            start += bytes[start..].iter().take_while(|b| matches!(b, b'\r' | b'\n')).count();
            line += line_ends(&bytes[at..start]);
            at = start;
            if cells.len() != header.columns.len() {
                return Err(FileError::Ragged {
                    file: self.name.clone(),
                    row: line,
                    expected: header.columns.len(),
                    found: cells.len(),
                });
            }
            rows.push(Row { header: Arc::clone(&header), line, cells });
        }
        Ok(Rows { header, rows })
    }
}

/// How many lines end in these bytes: with LF, CRLF or CR.
fn line_ends(bytes: &[u8]) -> u64 {
    let ends = |(i, byte): (usize, &u8)| match byte {
        b'\n' => true,
        b'\r' => bytes.get(i + 1) != Some(&b'\n'),
        _ => false,
    };
    bytes.iter().enumerate().filter(|place| ends(*place)).count() as u64
}

fn separator(header: &str) -> u8 {
    let count = |separator: u8| header.bytes().filter(|b| *b == separator).count();
    // The last of several maxima wins, so the commonest separator comes last.
    [b'|', b'\t', b';', b','].into_iter().max_by_key(|s| count(*s)).unwrap_or(b',')
}

impl Rows {
    /// The names of the columns, as the file has them.
    pub fn columns(&self) -> &[String] {
        &self.header.columns
    }

    /// Whether the file has these columns.
    ///
    /// # Errors
    ///
    /// [`FileError::Column`] for the first that is missing.
    pub fn need<'a>(&self, columns: impl IntoIterator<Item = &'a str>) -> Result<(), FileError> {
        columns.into_iter().try_for_each(|column| self.header.index(column).map(|_| ()))
    }
}

impl Deref for Rows {
    type Target = [Row];

    fn deref(&self) -> &[Row] {
        &self.rows
    }
}

impl Header {
    fn index(&self, column: &str) -> Result<usize, FileError> {
        self.columns.iter().position(|name| name == column).ok_or_else(|| FileError::Column {
            file: self.file.clone(),
            column: column.to_owned(),
            found: self.columns.clone(),
        })
    }
}

impl Row {
    /// The line on which the row begins; the header is line 1.
    pub fn line(&self) -> u64 {
        self.line
    }

    /// The texts of all cells, in the order of the columns.
    pub fn cells(&self) -> impl Iterator<Item = &str> {
        self.cells.iter()
    }

    /// The cell's text, which may be empty.
    ///
    /// # Errors
    ///
    /// [`FileError::Column`] when there is no such column.
    pub fn text(&self, column: &str) -> Result<&str, FileError> {
        Ok(&self.cells[self.header.index(column)?])
    }

    /// The cell as a number, `None` when it is empty.
    ///
    /// # Errors
    ///
    /// [`FileError::Column`], or [`FileError::Cell`] when it is not a plain decimal number.
    pub fn optional_number(&self, column: &str) -> Result<Option<Number>, FileError> {
        self.optional(column, "file-needs-number", Number::parse)
    }

    /// The cell as a number.
    ///
    /// # Errors
    ///
    /// [`FileError::Column`], or [`FileError::Cell`] when it is empty or not a number.
    pub fn number(&self, column: &str) -> Result<Number, FileError> {
        self.parsed(column, "file-needs-number", Number::parse)
    }

    /// The cell as whatever `parse` makes of it, `None` when it is empty. `needs` is the key of
    /// the message that says what the cell must hold.
    ///
    /// # Errors
    ///
    /// [`FileError::Column`], or [`FileError::Cell`] when `parse` yields nothing.
    pub fn optional<T>(
        &self,
        column: &str,
        needs: &'static str,
        parse: impl Fn(&str) -> Option<T>,
    ) -> Result<Option<T>, FileError> {
        if self.text(column)?.is_empty() {
            return Ok(None);
        }
        self.parsed(column, needs, parse).map(Some)
    }

    /// The cell as whatever `parse` makes of it.
    ///
    /// # Errors
    ///
    /// As [`Row::optional`], and [`FileError::Cell`] for an empty cell that `parse` refuses.
    pub fn parsed<T>(
        &self,
        column: &str,
        needs: &'static str,
        parse: impl Fn(&str) -> Option<T>,
    ) -> Result<T, FileError> {
        let text = self.text(column)?;
        parse(text).ok_or_else(|| FileError::Cell {
            file: self.header.file.clone(),
            row: self.line,
            column: column.to_owned(),
            text: text.to_owned(),
            needs,
        })
    }
}
