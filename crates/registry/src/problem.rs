use std::borrow::Cow;

use words::Message;

/// Something a person filled in that has to be mended: which field, and what to do.
#[derive(Debug, Clone, PartialEq)]
pub struct Problem {
    /// The name of the field.
    pub field: Cow<'static, str>,
    /// What is wrong and what to do.
    pub message: Message,
}

/// A problem with a field.
pub fn problem(field: impl Into<Cow<'static, str>>, key: &'static str) -> Problem {
    Problem { field: field.into(), message: Message::new(key) }
}
