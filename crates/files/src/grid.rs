use std::sync::Mutex;

use encoding_rs::{Encoding, UTF_8, WINDOWS_1252};

use crate::FileError;

/// A large text of labels and numbers: rows of cells, most of them numbers.
///
/// Unlike [`Rows`](crate::Rows) it keeps no cell apart: it knows where each row begins and reads
/// the numbers of a row at once, so that hundreds of megabytes are read by all cores in the time
/// that the bytes need. A cell may stand between quotes, but a row ends with its line.
///
/// ```
/// use files::Grid;
/// let grid = Grid::new("t.csv", b"row,a,b\nx,1.5,2e3\n".to_vec())?;
/// assert_eq!(grid.cells(0), ["row", "a", "b"]);
/// let mut numbers = [0.0; 2];
/// grid.numbers(1, 1, &mut numbers, None)?;
/// assert_eq!(numbers, [1.5, 2000.0]);
/// # Ok::<(), files::FileError>(())
/// ```
#[derive(Debug, Clone)]
pub struct Grid {
    name: String,
    bytes: Vec<u8>,
    separator: u8,
    rows: Vec<Line>,
}

/// Where a row stands in the file.
#[derive(Debug, Clone, Copy)]
struct Line {
    number: u64,
    start: usize,
    end: usize,
}

impl Grid {
    /// Finds the rows of a text; blank lines are no rows. The separator is the one of comma,
    /// semicolon, tab and bar that the first row holds most of.
    ///
    /// # Errors
    ///
    /// [`FileError::Empty`] when there is no row.
    pub fn new(name: impl Into<String>, bytes: Vec<u8>) -> Result<Self, FileError> {
        Self::parse(name.into(), without_mark(bytes), None)
    }

    /// The same of a text whose cells are known to be separated by tabs.
    pub(crate) fn tabbed(name: String, text: String) -> Result<Self, FileError> {
        Self::parse(name, text.into_bytes(), Some(b'\t'))
    }

    fn parse(name: String, bytes: Vec<u8>, known: Option<u8>) -> Result<Self, FileError> {
        let end = if memchr::memchr(b'\n', &bytes).is_some() { b'\n' } else { b'\r' };
        let mut rows = Vec::new();
        let (mut start, mut number) = (0, 1);
        for stop in memchr::memchr_iter(end, &bytes).chain([bytes.len()]) {
            let mut stop_text = stop;
            while stop_text > start && matches!(bytes[stop_text - 1], b'\r' | b'\n') {
                stop_text -= 1;
            }
            if !bytes[start..stop_text].iter().all(u8::is_ascii_whitespace) {
                rows.push(Line { number, start, end: stop_text });
            }
            start = stop + 1;
            number += 1;
        }
        let Some(first) = rows.first() else { return Err(FileError::Empty { file: name }) };
        let separator = known.unwrap_or_else(|| separator(&bytes[first.start..first.end]));
        Ok(Self { name, bytes, separator, rows })
    }

    /// What the text is called in messages.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// How many rows.
    pub fn rows(&self) -> usize {
        self.rows.len()
    }

    /// The line on which a row stands, the first line being 1.
    pub fn line(&self, row: usize) -> u64 {
        self.rows[row].number
    }

    /// The cells of a row as texts: without quotes, and without blanks around them.
    pub fn cells(&self, row: usize) -> Vec<String> {
        self.first_cells(row, usize::MAX)
    }

    /// The first cells of a row as texts, at most this many.
    pub fn first_cells(&self, row: usize, count: usize) -> Vec<String> {
        let mut rest = Some(self.row(row));
        let mut cells = Vec::new();
        while cells.len() < count
            && let Some(text) = rest
        {
            let (cell, after) = split(text, self.separator);
            cells.push(to_text(cell));
            rest = after;
        }
        cells
    }

    /// Reads the numbers of a row from a cell on, as many as `numbers` holds, which must be all the
    /// row has. A number may have an exponent; an empty cell becomes `blank`.
    ///
    /// # Errors
    ///
    /// [`FileError::Ragged`] when the row is shorter or longer, [`FileError::Cell`] for a text that
    /// is no finite number, or for an empty cell when there is no `blank`. Columns are named by
    /// their number.
    pub fn numbers(
        &self,
        row: usize,
        from: usize,
        numbers: &mut [f64],
        blank: Option<f64>,
    ) -> Result<(), FileError> {
        let wanted = from + numbers.len();
        let ragged = || FileError::Ragged {
            file: self.name.clone(),
            row: self.line(row),
            expected: wanted,
            found: self.cells(row).len(),
        };
        let mut rest = Some(self.row(row));
        for _ in 0..from {
            rest = split(rest.ok_or_else(ragged)?, self.separator).1;
        }
        for (place, slot) in numbers.iter_mut().enumerate() {
            let text = rest.ok_or_else(ragged)?;
            // Nearly every cell is a plain number that ends at the separator.
            if let Ok((value, length)) = fast_float2::parse_partial::<f64, _>(text)
                && value.is_finite()
                && text.get(length).is_none_or(|next| *next == self.separator)
            {
                *slot = value;
                rest = text.get(length + 1..);
                continue;
            }
            let (cell, after) = split(text, self.separator);
            rest = after;
            let cell = to_text(cell);
            let number = if cell.is_empty() {
                blank
            } else {
                cell.parse::<f64>().ok().filter(|value| value.is_finite())
            };
            *slot = number.ok_or_else(|| FileError::Cell {
                file: self.name.clone(),
                row: self.line(row),
                column: (from + place + 1).to_string(),
                text: cell,
                needs: "file-needs-number",
            })?;
        }
        // A separator at the end of every row is no further cell.
        if rest.is_some_and(|rest| !rest.is_empty()) {
            return Err(ragged());
        }
        Ok(())
    }

    /// Reads rows on all cores: for each pair of a row and whatever it belongs to, `put` gets the
    /// numbers of the row, `count` of them from the cell `from` on, as [`Grid::numbers`] reads
    /// them. What `put` does must not depend on the order of the rows.
    ///
    /// # Errors
    ///
    /// That of the first row in the list that is broken, however many cores there are.
    pub fn read<T: Send>(
        &self,
        rows: Vec<(usize, T)>,
        from: usize,
        count: usize,
        blank: Option<f64>,
        put: impl Fn(&[f64], T) + Sync,
    ) -> Result<(), FileError> {
        let threads = std::thread::available_parallelism().map_or(1, usize::from).min(rows.len());
        let queue = Mutex::new(rows.into_iter().enumerate());
        // Rows are taken in order, so whatever comes before a broken row has been taken as well.
        let work = || {
            let mut numbers = vec![0.0; count];
            loop {
                let next = queue.lock().ok().and_then(|mut queue| queue.next());
                let (place, (row, target)) = next?;
                match self.numbers(row, from, &mut numbers, blank) {
                    Ok(()) => put(&numbers, target),
                    Err(error) => return Some((place, error)),
                }
            }
        };
        let broken = std::thread::scope(|scope| {
            let others: Vec<_> = (1..threads).map(|_| scope.spawn(work)).collect();
            let mut broken: Vec<_> = work().into_iter().collect();
            for other in others {
                match other.join() {
                    Ok(found) => broken.extend(found),
                    Err(panic) => std::panic::resume_unwind(panic),
                }
            }
            broken
        });
        match broken.into_iter().min_by_key(|(place, _)| *place) {
            Some((_, error)) => Err(error),
            None => Ok(()),
        }
    }

    fn row(&self, row: usize) -> &[u8] {
        let Line { start, end, .. } = self.rows[row];
        &self.bytes[start..end]
    }
}

/// The first cell of a row, and what comes after its separator.
fn split(row: &[u8], separator: u8) -> (&[u8], Option<&[u8]>) {
    let blanks = row.iter().take_while(|b| **b == b' ').count();
    // A quoted cell ends at the separator after its closing quote; a doubled quote closes nothing.
    let from = match row.get(blanks) {
        Some(b'"') => {
            let (mut at, mut open) = (blanks + 1, true);
            while at < row.len() && (open || row[at] != separator) {
                open ^= row[at] == b'"';
                at += 1;
            }
            at
        }
        _ => 0,
    };
    match memchr::memchr(separator, &row[from..]) {
        Some(at) => (&row[..from + at], Some(&row[from + at + 1..])),
        None => (row, None),
    }
}

/// The text of a cell, decoded as [`Text`](crate::Text) decodes a file.
fn to_text(cell: &[u8]) -> String {
    let cell = match std::str::from_utf8(cell) {
        Ok(text) => text.to_owned(),
        Err(_) => WINDOWS_1252.decode_without_bom_handling(cell).0.into_owned(),
    };
    let cell = cell.trim();
    match cell.strip_prefix('"').and_then(|rest| rest.strip_suffix('"')) {
        Some(inside) => inside.replace("\"\"", "\"").trim().to_owned(),
        None => cell.to_owned(),
    }
}

/// UTF-16 becomes UTF-8, and the mark of either goes.
fn without_mark(mut bytes: Vec<u8>) -> Vec<u8> {
    match Encoding::for_bom(&bytes) {
        Some((encoding, mark)) if encoding == UTF_8 => {
            bytes.drain(..mark);
            bytes
        }
        Some((encoding, mark)) => {
            encoding.decode_without_bom_handling(&bytes[mark..]).0.into_owned().into_bytes()
        }
        None => bytes,
    }
}

/// As that of [`Rows`](crate::Rows), but what stands between quotes does not count.
fn separator(row: &[u8]) -> u8 {
    let mut open = false;
    let outside: Vec<u8> = row
        .iter()
        .copied()
        .filter(|byte| {
            open ^= *byte == b'"';
            !open
        })
        .collect();
    let count = |separator: u8| outside.iter().filter(|byte| **byte == separator).count();
    [b'|', b'\t', b';', b','].into_iter().max_by_key(|s| count(*s)).unwrap_or(b',')
}
