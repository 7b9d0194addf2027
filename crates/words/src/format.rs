use std::fmt::Write as _;

use vocabulary::Language;

use crate::Message;

/// A number in the form of a language: `1,234.5` in English, `1.234,5` in the Spanish and
/// Portuguese of South America. A number that is not finite is a dash.
///
/// ```
/// use vocabulary::Language;
/// assert_eq!(words::number(Language::English, -1234.5, 1), "-1,234.5");
/// assert_eq!(words::number(Language::Spanish, 1234.5, 2), "1.234,50");
/// ```
pub fn number(language: Language, value: f64, decimals: u8) -> String {
    if !value.is_finite() {
        return "–".to_owned();
    }
    let (group, point) = match language {
        Language::English => (',', '.'),
        Language::Spanish | Language::Portuguese => ('.', ','),
    };
    let digits = format!("{:.*}", usize::from(decimals), value.abs());
    let (whole, fraction) = digits.split_once('.').unwrap_or((&digits, ""));
    let is_zero = digits.bytes().all(|b| matches!(b, b'0' | b'.'));
    let mut text = String::with_capacity(digits.len() + digits.len() / 3 + 1);
    if value < 0.0 && !is_zero {
        text.push('-');
    }
    for (index, digit) in whole.chars().enumerate() {
        if index > 0 && (whole.len() - index).is_multiple_of(3) {
            text.push(group);
        }
        text.push(digit);
    }
    if !fraction.is_empty() {
        text.push(point);
        text.push_str(fraction);
    }
    text
}

/// A calendar date whose day may be unknown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Date {
    /// The year, such as 2015.
    pub year: i32,
    /// The month, 1 to 12.
    pub month: u8,
    /// The day of the month, when it is known.
    pub day: Option<u8>,
}

/// A date in words: `October 2015`, `3 de octubre de 2015`.
///
/// ```
/// use words::{Date, Language, date};
/// let printed = Date { year: 2015, month: 10, day: None };
/// assert_eq!(date(Language::Spanish, printed), "octubre de 2015");
/// ```
pub fn date(language: Language, date: Date) -> String {
    let month = Message::new(format!("month-{}", date.month)).text(language);
    let of = match language {
        Language::English => " ",
        Language::Spanish | Language::Portuguese => " de ",
    };
    let mut text = String::new();
    if let Some(day) = date.day {
        // Writing to a string cannot fail.
        let _ = write!(text, "{day}{of}");
    }
    let _ = write!(text, "{month}{of}{}", date.year);
    text
}
