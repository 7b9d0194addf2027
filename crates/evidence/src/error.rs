use std::fmt;

use words::{Language, Message, decimal};

use crate::{Kind, LARGEST, MOST_PIXELS};

/// Why a file is not taken as evidence, and what to do about it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum EvidenceError {
    /// There is nothing in it.
    Empty {
        /// The file.
        file: String,
    },
    /// It is larger than [`LARGEST`].
    TooLarge {
        /// The file.
        file: String,
    },
    /// It is none of the kinds that are taken.
    Unknown {
        /// The file.
        file: String,
    },
    /// Its name says another kind than its content.
    Contradiction {
        /// The file.
        file: String,
        /// What its name ends in.
        extension: String,
        /// What it is.
        found: Kind,
    },
    /// It is damaged, cut off, or something else behind the first bytes of its kind.
    Broken {
        /// The file.
        file: String,
        /// What it begins as.
        kind: Kind,
    },
    /// The picture has more pixels than [`MOST_PIXELS`].
    Pixels {
        /// The file.
        file: String,
        /// Pixels from left to right.
        width: u32,
        /// Pixels from top to bottom.
        height: u32,
    },
    /// It unpacks to far more than such a file holds.
    Bomb {
        /// The file.
        file: String,
    },
    /// It holds programs or other files: macros, scripts, attachments.
    Active {
        /// The file.
        file: String,
    },
    /// It is locked with a password.
    Locked {
        /// The file.
        file: String,
    },
}

impl EvidenceError {
    /// A stable code for scripts and tests; it is also the key of the message.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Empty { .. } => "evidence-empty",
            Self::TooLarge { .. } => "evidence-too-large",
            Self::Unknown { .. } => "evidence-unknown",
            Self::Contradiction { .. } => "evidence-contradiction",
            Self::Broken { .. } => "evidence-broken",
            Self::Pixels { .. } => "evidence-pixels",
            Self::Bomb { .. } => "evidence-bomb",
            Self::Active { .. } => "evidence-active",
            Self::Locked { .. } => "evidence-locked",
        }
    }

    /// The sentence, for any language.
    pub fn message(&self) -> Message {
        let message = Message::new(self.code());
        match self {
            Self::Empty { file }
            | Self::Unknown { file }
            | Self::Bomb { file }
            | Self::Active { file }
            | Self::Locked { file } => message.with("file", file.as_str()),
            Self::TooLarge { file } => message
                .with("file", file.as_str())
                .with("limit", decimal((LARGEST >> 20) as f64, 0)),
            Self::Contradiction { file, extension, found } => message
                .with("file", file.as_str())
                .with("extension", extension.as_str())
                .with("found", found.message()),
            Self::Broken { file, kind } => {
                message.with("file", file.as_str()).with("kind", kind.message())
            }
            Self::Pixels { file, width, height } => message
                .with("file", file.as_str())
                .with("width", decimal(f64::from(*width), 0))
                .with("height", decimal(f64::from(*height), 0))
                .with("limit", decimal((MOST_PIXELS / 1_000_000) as f64, 0)),
        }
    }
}

impl fmt::Display for EvidenceError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message().text(Language::English))
    }
}

impl std::error::Error for EvidenceError {}
