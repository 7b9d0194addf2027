use words::Message;

/// The word for a code of a closed list: the message whose key is the prefix, a hyphen and the
/// code, in which blanks and underscores are hyphens too.
///
/// ```
/// assert_eq!(table::word("verdict", "not recomputable").key(), "verdict-not-recomputable");
/// ```
pub fn word(prefix: &str, code: &str) -> Message {
    Message::new(format!("{prefix}-{}", code.replace([' ', '_'], "-")))
}
