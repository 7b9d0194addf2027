use std::io::Write;
use std::process::ExitCode;

use ::paper::PaperError;
use files::FileError;
use report::ReportError;
use vocabulary::{Language, UnknownPlace};
use words::Message;

/// Why a command did not do what was asked: one sentence and whose fault it is.
#[derive(Debug)]
pub(crate) struct Failure {
    sentence: Message,
    code: u8,
}

impl Failure {
    /// The input or the call is wrong.
    pub(crate) fn wrong(sentence: Message) -> Self {
        Self { sentence, code: 2 }
    }

    /// Several things are wrong with the input: one sentence a line.
    pub(crate) fn all_wrong(sentences: impl IntoIterator<Item = Message>) -> Self {
        let mut sentences = sentences.into_iter();
        let first = sentences.next().unwrap_or_else(|| Message::new("empty-table"));
        let sentence = sentences
            .fold(first, |all, next| Message::new("lines").with("first", all).with("second", next));
        Self::wrong(sentence)
    }

    /// Our fault.
    pub(crate) fn ours(reason: &dyn std::fmt::Display) -> Self {
        let sentence = Message::new("our-fault").with("reason", reason.to_string());
        Self { sentence, code: 1 }
    }

    /// What the program answers for is broken, and the sentence says how.
    pub(crate) fn broken(sentence: Message) -> Self {
        Self { sentence, code: 1 }
    }

    /// Says it on standard error.
    pub(crate) fn report(&self, language: Language) -> ExitCode {
        // A closed standard error is no reason for another exit code.
        let _ = writeln!(std::io::stderr(), "puente: {}", self.sentence.text(language));
        ExitCode::from(self.code)
    }
}

impl From<PaperError> for Failure {
    fn from(error: PaperError) -> Self {
        Self::wrong(error.message())
    }
}

impl From<FileError> for Failure {
    fn from(error: FileError) -> Self {
        Self::wrong(error.message())
    }
}

impl From<ReportError> for Failure {
    fn from(error: ReportError) -> Self {
        match error {
            ReportError::Writer { .. } => Self::ours(&error),
            _ => Self::wrong(error.message()),
        }
    }
}

impl From<UnknownPlace> for Failure {
    fn from(unknown: UnknownPlace) -> Self {
        let places: Vec<words::Arg> = unknown
            .nearest
            .iter()
            .map(|place| {
                Message::new("code-and-name").with("code", place.code()).with("name", *place).into()
            })
            .collect();
        let key = if places.is_empty() { "unknown-place" } else { "unknown-place-nearest" };
        Self::wrong(Message::new(key).with("text", unknown.text).with("nearest", places))
    }
}
