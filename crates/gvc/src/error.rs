use std::fmt;

use files::FileError;
use words::{Language, Message};

/// Why a table cannot be read or a measure cannot be taken.
#[derive(Debug, Clone, PartialEq)]
pub enum GvcError {
    /// The file itself: unreadable, broken, a cell that is no number.
    File(FileError),
    /// A dimension of the table does not fit the others: a mistake of whoever built it.
    Shape {
        /// What does not fit: `intermediate`, `final_demand`, `output`, ….
        part: &'static str,
        /// How many values it must have.
        expected: usize,
        /// How many it has.
        found: usize,
    },
    /// An industry, with those before it, needs more of itself than it makes, so that no output
    /// could ever meet a demand: I − A has no inverse that means anything.
    Unproductive {
        /// The element, such as `ARG_C10T33`.
        element: String,
    },
    /// The table prints no row of value added.
    NoValueAdded,
    /// The measure needs the whole world, and the table is open.
    Open,
    /// The measure traces value added, and the table is open and prints none: what its inputs leave
    /// of output holds imports from outside.
    OpenNoValueAdded,
    /// Whoever watched the call ended it.
    Cancelled,
    /// A method that is valid for the exports of a country as a whole only.
    CountryOnly {
        /// The method.
        method: String,
    },
    /// A name that the table does not have.
    Unknown {
        /// What was looked for: a message key such as `gvc-kind-economy`.
        kind: &'static str,
        /// The name.
        name: String,
        /// The names there are.
        known: Vec<String>,
    },
}

impl GvcError {
    /// A stable code for scripts and tests; it is also the key of the message.
    pub fn code(&self) -> &'static str {
        match self {
            Self::File(error) => error.code(),
            Self::Shape { .. } => "gvc-shape",
            Self::Unproductive { .. } => "gvc-unproductive",
            Self::NoValueAdded => "gvc-no-value-added",
            Self::Open => "gvc-open",
            Self::OpenNoValueAdded => "gvc-open-no-value-added",
            Self::Cancelled => "gvc-cancelled",
            Self::CountryOnly { .. } => "gvc-country-only",
            Self::Unknown { .. } => "gvc-unknown",
        }
    }

    /// The sentence, for any language.
    pub fn message(&self) -> Message {
        let message = Message::new(self.code());
        match self {
            Self::File(error) => error.message(),
            Self::Shape { part, expected, found } => {
                message.with("part", *part).with("expected", *expected).with("found", *found)
            }
            Self::Unproductive { element } => message.with("element", element.as_str()),
            Self::NoValueAdded | Self::Open | Self::OpenNoValueAdded | Self::Cancelled => message,
            Self::CountryOnly { method } => message.with("method", method.as_str()),
            Self::Unknown { kind, name, known } => message
                .with("kind", Message::new(*kind))
                .with("name", name.as_str())
                .with("known", known.join(", ")),
        }
    }
}

impl fmt::Display for GvcError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message().text(Language::English))
    }
}

impl std::error::Error for GvcError {}

impl From<FileError> for GvcError {
    fn from(error: FileError) -> Self {
        Self::File(error)
    }
}
