use std::fmt;

use words::{Language, Message, decimal};

/// What is wrong with a file, where, and what to do about it.
#[derive(Debug, Clone, PartialEq)]
pub enum FileError {
    /// The file could not be opened or read.
    Unreadable {
        /// The file.
        file: String,
        /// What the operating system says.
        reason: String,
    },
    /// The file could not be decompressed.
    Compression {
        /// The file.
        file: String,
        /// What the decompressor says.
        reason: String,
    },
    /// The file is larger, or unpacks to more, than this program reads into memory.
    TooLarge {
        /// The file.
        file: String,
        /// The limit in bytes.
        limit: u64,
    },
    /// The file is a zip archive, which every `.xlsx` workbook is too, and not a text.
    Archive {
        /// The file.
        file: String,
    },
    /// The file is no workbook of spreadsheets, or a broken one.
    Workbook {
        /// The file.
        file: String,
        /// What the reader of workbooks says.
        reason: String,
    },
    /// The file has no header row.
    Empty {
        /// The file.
        file: String,
    },
    /// A column that is needed is not there.
    Column {
        /// The file.
        file: String,
        /// The column that is missing.
        column: String,
        /// The columns that are there.
        found: Vec<String>,
    },
    /// A row has more or fewer cells than the header.
    Ragged {
        /// The file.
        file: String,
        /// The line on which the row begins, 1 being the header.
        row: u64,
        /// How many cells the header has.
        expected: usize,
        /// How many the row has.
        found: usize,
    },
    /// A cell does not hold what its column must hold.
    Cell {
        /// The file.
        file: String,
        /// The line on which the row begins, 1 being the header.
        row: u64,
        /// The column's name.
        column: String,
        /// What the cell holds.
        text: String,
        /// What it must hold: a message key, such as `file-needs-number`.
        needs: &'static str,
    },
}

impl FileError {
    /// A stable code for scripts and tests; it is also the key of the message.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Unreadable { .. } => "file-unreadable",
            Self::Compression { .. } => "file-compression",
            Self::TooLarge { .. } => "file-too-large",
            Self::Archive { .. } => "file-archive",
            Self::Workbook { .. } => "file-workbook",
            Self::Empty { .. } => "file-empty",
            Self::Column { .. } => "file-column",
            Self::Ragged { .. } => "file-ragged",
            Self::Cell { .. } => "file-cell",
        }
    }

    /// The sentence, for any language.
    pub fn message(&self) -> Message {
        let message = Message::new(self.code());
        match self {
            Self::Unreadable { file, reason }
            | Self::Compression { file, reason }
            | Self::Workbook { file, reason } => {
                message.with("file", file.as_str()).with("reason", reason.as_str())
            }
            Self::TooLarge { file, limit } => {
                message.with("file", file.as_str()).with("limit", decimal((limit >> 20) as f64, 0))
            }
            Self::Archive { file } | Self::Empty { file } => message.with("file", file.as_str()),
            Self::Column { file, column, found } => message
                .with("file", file.as_str())
                .with("column", column.as_str())
                .with("found", found.join(", ")),
            Self::Ragged { file, row, expected, found } => message
                .with("file", file.as_str())
                .with("row", decimal(*row as f64, 0))
                .with("expected", *expected)
                .with("found", *found),
            Self::Cell { file, row, column, text, needs } => message
                .with("file", file.as_str())
                .with("row", decimal(*row as f64, 0))
                .with("column", column.as_str())
                .with("text", shown(text))
                .with("needs", Message::new(*needs)),
        }
    }
}

/// A text out of a file as a message shows it: short, and with nothing that a terminal would obey.
///
/// ```
/// assert_eq!(files::shown("n.a."), "n.a.");
/// assert_eq!(files::shown("\u{1b}[31mred"), "�[31mred");
/// assert_eq!(files::shown(&"long".repeat(30)).chars().count(), 61);
/// ```
pub fn shown(text: &str) -> String {
    let safe = |c: char| if c.is_control() { char::REPLACEMENT_CHARACTER } else { c };
    let mut shown: String = text.chars().take(SHOWN).map(safe).collect();
    if text.chars().nth(SHOWN).is_some() {
        shown.push('…');
    }
    shown
}

/// The most characters of a file's text that a message shows.
const SHOWN: usize = 60;

impl fmt::Display for FileError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message().text(Language::English))
    }
}

impl std::error::Error for FileError {}
