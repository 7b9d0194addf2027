use std::fmt;

use words::{Language, Message, decimal};

/// What is wrong with a library of requirements, where, and what to do about it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LibraryError {
    /// The file.
    pub file: String,
    /// The line, counted from 1.
    pub line: usize,
    /// What is wrong there.
    pub fault: Fault,
}

/// What is wrong.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fault {
    /// The file is no TOML, or lacks a field, or has one that is not known.
    Form(String),
    /// A text is not there in one of the languages.
    Language {
        /// What it is a text of: a code, or the name of the standard's field.
        of: String,
        /// The field.
        field: &'static str,
        /// The language.
        language: Language,
    },
    /// A code or another name has a form that addresses and files cannot carry.
    Code(String),
    /// A code is used twice.
    Duplicate(String),
    /// A code was used by an earlier version and must not be used again.
    Retired(String),
    /// A chapter is named that is not there.
    Chapter(String),
    /// A requirement is named that is not there.
    Requirement(String),
    /// A standard is named that is not known.
    Standard(String),
    /// A requirement is named that the other standard does not have.
    Target(String, String),
    /// Things wait for each other in a circle.
    Cycle(Vec<String>),
    /// A number lies outside of what it may be.
    Number(&'static str, u32, u32),
    /// The library has nothing in it.
    Empty,
}

impl LibraryError {
    /// A stable code for scripts and tests; it is also the key of the message.
    pub fn code(&self) -> &'static str {
        match self.fault {
            Fault::Form(_) => "library-form",
            Fault::Language { .. } => "library-language",
            Fault::Code(_) => "library-code",
            Fault::Duplicate(_) => "library-duplicate",
            Fault::Retired(_) => "library-retired",
            Fault::Chapter(_) => "library-chapter",
            Fault::Requirement(_) => "library-requirement",
            Fault::Standard(_) => "library-standard",
            Fault::Target(..) => "library-target",
            Fault::Cycle(_) => "library-cycle",
            Fault::Number(..) => "library-number",
            Fault::Empty => "library-empty",
        }
    }

    /// The sentence, for any language.
    pub fn message(&self) -> Message {
        let message = Message::new(self.code())
            .with("file", self.file.as_str())
            .with("line", decimal(self.line as f64, 0));
        match &self.fault {
            Fault::Form(reason) => message.with("reason", reason.as_str()),
            Fault::Language { of, field, language } => message
                .with("of", of.as_str())
                .with("field", *field)
                .with("language", language.code()),
            Fault::Code(code)
            | Fault::Duplicate(code)
            | Fault::Retired(code)
            | Fault::Chapter(code)
            | Fault::Requirement(code)
            | Fault::Standard(code) => message.with("code", code.as_str()),
            Fault::Target(standard, code) => {
                message.with("standard", standard.as_str()).with("code", code.as_str())
            }
            Fault::Cycle(codes) => message.with("codes", codes.join(" → ")),
            Fault::Number(field, least, most) => message
                .with("field", *field)
                .with("least", decimal(f64::from(*least), 0))
                .with("most", decimal(f64::from(*most), 0)),
            Fault::Empty => message,
        }
    }
}

impl fmt::Display for LibraryError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message().text(Language::English))
    }
}

impl std::error::Error for LibraryError {}
