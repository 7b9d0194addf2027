use std::borrow::Cow;
use std::thread;

use files::FileError;

use crate::parallel::{join, threads};

/// A text is split for all cores from this many bytes on.
const SMALL: usize = 1 << 20;

/// What is dropped around a cell.
const BLANKS: [char; 2] = [' ', '\t'];

/// The rows of a separated text, read where they stand: an edge list of ten million ties is not
/// copied into rows first.
pub(crate) struct Records<'a> {
    file: &'a str,
    text: &'a str,
    columns: Vec<String>,
    separator: u8,
    /// Where the rows below the header begin.
    body: usize,
}

/// A run of whole rows.
pub(crate) struct Part<'a> {
    records: &'a Records<'a>,
    start: usize,
    end: usize,
}

/// The cells of one row.
pub(crate) struct Row<'a, 'b> {
    records: &'a Records<'a>,
    start: usize,
    cells: &'b [Cow<'a, str>],
}

impl<'a> Records<'a> {
    /// Reads the header. The separator is the one of comma, semicolon, tab and bar that it holds
    /// most of.
    pub(crate) fn new(file: &'a str, text: &'a str) -> Result<Self, FileError> {
        // A large text comes here without having been decoded.
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        let mut at = skip_line_ends(text, 0);
        let header = text[at..].lines().next().unwrap_or_default();
        let count = |separator: u8| header.bytes().filter(|b| *b == separator).count();
        // The last of several maxima wins, so the commonest separator comes last.
        let separator =
            [b'|', b'\t', b';', b','].into_iter().max_by_key(|s| count(*s)).unwrap_or(b',');
        let mut columns = Vec::new();
        loop {
            let (cell, ended) = cell(text, &mut at, separator);
            columns.push(cell.into_owned());
            if ended {
                break;
            }
        }
        if columns.iter().all(String::is_empty) {
            return Err(FileError::Empty { file: file.to_owned() });
        }
        Ok(Self { file, text, columns, separator, body: at })
    }

    /// The place of a column.
    pub(crate) fn column(&self, name: &str) -> Result<usize, FileError> {
        self.columns.iter().position(|column| column == name).ok_or_else(|| FileError::Column {
            file: self.file.to_owned(),
            column: name.to_owned(),
            found: self.columns.clone(),
        })
    }

    /// Works on runs of whole rows on all cores; the results come in the order of the file, and
    /// the error is the first of the file.
    pub(crate) fn parts<T: Send>(
        &self,
        work: impl Fn(&Part<'_>) -> Result<T, FileError> + Sync,
    ) -> Result<Vec<T>, FileError> {
        let parts = self.split(threads());
        if let [part] = parts.as_slice() {
            return Ok(vec![work(part)?]);
        }
        thread::scope(|scope| {
            let work = &work;
            let handles: Vec<_> =
                parts.iter().map(|part| scope.spawn(move || work(part))).collect();
            let results: Vec<_> = handles.into_iter().map(|handle| join(handle.join())).collect();
            results.into_iter().collect()
        })
    }

    /// All rows in one run.
    pub(crate) fn whole(&self) -> Part<'_> {
        Part { records: self, start: self.body, end: self.text.len() }
    }

    /// Cuts the rows at line ends. A quoted cell may hold a line end, so a text with quotes stays
    /// whole.
    fn split(&self, count: usize) -> Vec<Part<'_>> {
        let bytes = self.text.as_bytes();
        let rows = &bytes[self.body..];
        let count = if rows.len() < SMALL || rows.contains(&b'"') { 1 } else { count };
        let mut cuts = vec![self.body];
        for part in 1..count {
            let from = (self.body + rows.len() / count * part).max(cuts[part - 1]);
            let line = bytes[from..].iter().position(|byte| *byte == b'\n');
            cuts.push(line.map_or(bytes.len(), |length| from + length + 1));
        }
        cuts.push(bytes.len());
        cuts.windows(2).map(|cut| Part { records: self, start: cut[0], end: cut[1] }).collect()
    }

    /// The line, 1 being the first, on which a place of the text stands.
    fn line(&self, at: usize) -> u64 {
        let bytes = &self.text.as_bytes()[..at];
        let ends = bytes.iter().enumerate().filter(|(i, byte)| match **byte {
            b'\n' => true,
            b'\r' => self.text.as_bytes().get(i + 1) != Some(&b'\n'),
            _ => false,
        });
        ends.count() as u64 + 1
    }
}

impl<'a> Part<'a> {
    /// Hands over row after row.
    pub(crate) fn each(
        &self,
        mut work: impl FnMut(&Row<'a, '_>) -> Result<(), FileError>,
    ) -> Result<(), FileError> {
        let records = self.records;
        let mut at = skip_line_ends(records.text, self.start);
        let mut cells = Vec::with_capacity(records.columns.len());
        while at < self.end {
            let start = at;
            cells.clear();
            loop {
                let (cell, ended) = cell(records.text, &mut at, records.separator);
                cells.push(cell);
                if ended {
                    break;
                }
            }
            if cells.len() != records.columns.len() {
                return Err(FileError::Ragged {
                    file: records.file.to_owned(),
                    row: records.line(start),
                    expected: records.columns.len(),
                    found: cells.len(),
                });
            }
            work(&Row { records, start, cells: &cells })?;
            at = skip_line_ends(records.text, at);
        }
        Ok(())
    }
}

impl<'a> Row<'a, '_> {
    /// The cell, to be kept longer than the row.
    pub(crate) fn cell(&self, column: usize) -> Cow<'a, str> {
        self.cells[column].clone()
    }

    /// The cell, which may be empty.
    pub(crate) fn text(&self, column: usize) -> &str {
        &self.cells[column]
    }

    /// The cell, or an error that says what it must hold when it is empty.
    pub(crate) fn filled(&self, column: usize, needs: &'static str) -> Result<&str, FileError> {
        let text = self.text(column);
        if text.is_empty() { Err(self.wrong(column, needs)) } else { Ok(text) }
    }

    /// What `parse` makes of the cell, or an error that says what it must hold.
    pub(crate) fn parsed<T>(
        &self,
        column: usize,
        needs: &'static str,
        parse: impl Fn(&str) -> Option<T>,
    ) -> Result<T, FileError> {
        parse(self.text(column)).ok_or_else(|| self.wrong(column, needs))
    }

    /// The error that a cell does not hold what it must.
    pub(crate) fn wrong(&self, column: usize, needs: &'static str) -> FileError {
        FileError::Cell {
            file: self.records.file.to_owned(),
            row: self.records.line(self.start),
            column: self.records.columns[column].clone(),
            text: self.text(column).to_owned(),
            needs,
        }
    }
}

fn skip_line_ends(text: &str, at: usize) -> usize {
    let ends = text.as_bytes()[at..].iter().take_while(|byte| matches!(byte, b'\r' | b'\n'));
    at + ends.count()
}

/// The cell that begins at a place, and whether the row ends with it; the place moves behind the
/// separator or onto the line end.
fn cell<'a>(text: &'a str, at: &mut usize, separator: u8) -> (Cow<'a, str>, bool) {
    let bytes = text.as_bytes();
    let start = *at;
    let ends = |byte: &u8| *byte == separator || matches!(byte, b'\r' | b'\n');
    let length = bytes[start..].iter().position(ends).unwrap_or(bytes.len() - start);
    let plain = text[start..start + length].trim_matches(BLANKS);
    let (cell, end) = if plain.starts_with('"') {
        quoted(text, start)
    } else {
        (Cow::Borrowed(plain), start + length)
    };
    // What stands between a closing quote and the separator is dropped with the blanks.
    let end = end + bytes[end..].iter().position(ends).unwrap_or(bytes.len() - end);
    let goes_on = bytes.get(end) == Some(&separator);
    *at = end + usize::from(goes_on);
    (cell, !goes_on)
}

/// A cell in quotes and the place behind the closing one; two quotes inside stand for one. A quote
/// that is never closed ends with the text.
fn quoted(text: &str, start: usize) -> (Cow<'_, str>, usize) {
    let open = start + text[start..].find('"').unwrap_or(0) + 1;
    let mut cell = String::new();
    let mut at = open;
    loop {
        let Some(length) = text[at..].find('"') else {
            cell.push_str(&text[at..]);
            return (Cow::Owned(cell.trim_matches(BLANKS).to_owned()), text.len());
        };
        cell.push_str(&text[at..at + length]);
        at += length + 1;
        if text.as_bytes().get(at) != Some(&b'"') {
            return (Cow::Owned(cell.trim_matches(BLANKS).to_owned()), at);
        }
        cell.push('"');
        at += 1;
    }
}
