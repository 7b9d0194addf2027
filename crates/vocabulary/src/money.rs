use std::fmt;

use serde::{Deserialize, Serialize};

use crate::{Currency, Language};

/// An amount of money, exactly, in the smallest unit of its currency.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Money {
    /// The amount in minor units: centavos, cents; whole pesos where there are none.
    pub minor: i64,
    /// The currency.
    pub currency: Currency,
}

/// Why a text is not an amount of money.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MoneyError {
    /// Nothing was written.
    Empty,
    /// Something other than digits, separators and the currency's own sign, or groups of digits
    /// that are not three long.
    NotANumber,
    /// `1,234` in Spanish or `1.234` in English: one thousand or one and a bit, depending on who
    /// wrote it.
    Ambiguous,
    /// More decimals than the currency has.
    TooPrecise,
    /// More than fits: above some 92 thousand million million units.
    TooLarge,
}

impl Money {
    /// Reads an amount as people write it: with or without the currency's code or symbol, with
    /// groups of three set apart by `.`, `,`, `'` or a space, and `.` or `,` before the decimals.
    ///
    /// Where only one sign stands, and three digits follow it, it sets thousands apart if the
    /// language writes it so, and is refused otherwise.
    ///
    /// # Errors
    ///
    /// [`MoneyError`], where the text is no amount, or might be two.
    ///
    /// ```
    /// use vocabulary::{Currency, Language, Money, MoneyError};
    /// let read = |text| Money::parse(text, Currency::Usd, Language::Spanish).map(|m| m.minor);
    /// assert_eq!(read("1.234,50"), Ok(123_450));
    /// assert_eq!(read("US$ 1,234.50"), Ok(123_450));
    /// assert_eq!(read("1.234"), Ok(123_400));
    /// assert_eq!(read("1,234"), Err(MoneyError::Ambiguous));
    /// ```
    pub fn parse(text: &str, currency: Currency, language: Language) -> Result<Self, MoneyError> {
        let (negative, number) = bare(text, currency)?;
        let decimal = decimal_sign(number, language)?;
        let (whole, decimals) = match decimal {
            Some(sign) => number.rsplit_once(sign).unwrap_or((number, "")),
            None => (number, ""),
        };
        let whole = ungrouped(whole)?;
        let units = usize::from(currency.minor_units());
        let (kept, beyond) = decimals.split_at_checked(units).unwrap_or((decimals, ""));
        if !is_digits(decimals) && !decimals.is_empty() {
            return Err(MoneyError::NotANumber);
        }
        if beyond.bytes().any(|b| b != b'0') {
            return Err(MoneyError::TooPrecise);
        }
        let digits = format!("{whole}{kept:0<units$}");
        let minor: i64 = digits.parse().map_err(|_| MoneyError::TooLarge)?;
        Ok(Self { minor: if negative { -minor } else { minor }, currency })
    }

    /// The amount in whole units, for charts and for printing with the currency's
    /// [minor units](Currency::minor_units) as decimals; exact up to 2^53 minor units.
    pub fn major(self) -> f64 {
        self.minor as f64 / f64::from(10_u32.pow(u32::from(self.currency.minor_units())))
    }
}

/// The form that programs read: `USD -1234.50`.
impl fmt::Display for Money {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = if self.minor < 0 { "-" } else { "" };
        let units = usize::from(self.currency.minor_units());
        let digits = format!("{:0>width$}", self.minor.unsigned_abs(), width = units + 1);
        let (whole, decimals) = digits.split_at(digits.len() - units);
        write!(f, "{} {sign}{whole}", self.currency)?;
        if units > 0 { write!(f, ".{decimals}") } else { Ok(()) }
    }
}

/// Whether the amount is negative, and the rest without sign, symbol and code.
fn bare(text: &str, currency: Currency) -> Result<(bool, &str), MoneyError> {
    let (mut negative, mut rest) = (false, text.trim());
    let mut marks = vec![currency.code(), currency.symbol()];
    if currency.symbol().ends_with('$') {
        marks.push("$");
    }
    // At most one minus and one mark, in either order: `-R$ 5`, `R$ -5`; a mark may also follow.
    for _ in 0..2 {
        if let Some(after) = rest.strip_prefix(['-', '−']).filter(|_| !negative) {
            (negative, rest) = (true, after.trim_start());
        }
        if let Some(mark) = marks.iter().find(|mark| rest.starts_with(**mark)) {
            rest = rest[mark.len()..].trim_start();
            marks.clear();
        }
    }
    if let Some(mark) = marks.iter().find(|mark| rest.ends_with(**mark)) {
        rest = rest[..rest.len() - mark.len()].trim_end();
    }
    if rest.is_empty() { Err(MoneyError::Empty) } else { Ok((negative, rest)) }
}

/// The sign that stands before the decimals, if any does.
fn decimal_sign(number: &str, language: Language) -> Result<Option<char>, MoneyError> {
    let count = |sign| number.matches(sign).count();
    let (sign, other) = match (number.rfind('.'), number.rfind(',')) {
        (None, None) => return Ok(None),
        (Some(point), comma) if comma.is_none_or(|comma| comma < point) => ('.', ','),
        _ => (',', '.'),
    };
    if count(sign) > 1 {
        // Thousands, unless another sign stands among them, which then means nothing.
        return if count(other) == 0 { Ok(None) } else { Err(MoneyError::NotANumber) };
    }
    let (whole, after) = number.rsplit_once(sign).unwrap_or_default();
    let could_be_thousands =
        after.len() == 3 && is_digits(whole) && whole.len() <= 3 && !whole.starts_with('0');
    if !could_be_thousands {
        return Ok(Some(sign));
    }
    let thousands = if language == Language::English { ',' } else { '.' };
    if sign == thousands { Ok(None) } else { Err(MoneyError::Ambiguous) }
}

/// The digits of a whole number whose thousands may be set apart by one kind of sign.
fn ungrouped(whole: &str) -> Result<String, MoneyError> {
    let sign = whole.chars().find(|c| !c.is_ascii_digit());
    let Some(sign) = sign else {
        return if whole.is_empty() { Err(MoneyError::NotANumber) } else { Ok(whole.to_owned()) };
    };
    let groups: Vec<&str> = whole.split(sign).collect();
    let well_formed = (matches!(sign, '.' | ',' | '\'' | '’') || sign.is_whitespace())
        && matches!(groups[0].len(), 1..=3)
        && groups[1..].iter().all(|group| group.len() == 3)
        && groups.iter().all(|group| is_digits(group));
    if well_formed { Ok(groups.concat()) } else { Err(MoneyError::NotANumber) }
}

fn is_digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit())
}

impl MoneyError {
    /// The stable code; the sentence for people is the message `error-<code>`, with the text as
    /// `$text`.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Empty => "money-empty",
            Self::NotANumber => "money-not-a-number",
            Self::Ambiguous => "money-ambiguous",
            Self::TooPrecise => "money-too-precise",
            Self::TooLarge => "money-too-large",
        }
    }
}

impl fmt::Display for MoneyError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Empty => "an amount is missing",
            Self::NotANumber => "not an amount; write it like 1234.50",
            Self::Ambiguous => "one thousand, or one and a bit? write 1234 or 1.23",
            Self::TooPrecise => "more decimals than the currency has",
            Self::TooLarge => "the amount is too large",
        })
    }
}

impl std::error::Error for MoneyError {}
