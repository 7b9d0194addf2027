use std::fmt;

/// A number together with the decimals it was stated to, if it was stated by somebody rather than
/// computed.
///
/// `12.0` and `12` are the same value but not the same statement: the first promises that the true
/// value lies within 0.05, the second within 0.5. Recomputation needs that promise.
///
/// ```
/// use table::Number;
/// let stated: Number = Number::parse("12.0").unwrap();
/// assert_eq!(stated.half_unit(), 0.05);
/// assert_eq!(stated.to_string(), "12.0");
/// assert_eq!(Number::from(12.0).to_string(), "12");
/// ```
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Number {
    /// The value.
    pub value: f64,
    /// The decimals it was stated to; `None` for a computed value.
    pub decimals: Option<u8>,
}

impl Number {
    /// A value stated to this many decimals.
    pub const fn stated(value: f64, decimals: u8) -> Self {
        Self { value, decimals: Some(decimals) }
    }

    /// Reads a plain decimal number (no exponent, no separators) and keeps its decimals; `None`
    /// when the text is anything else.
    pub fn parse(text: &str) -> Option<Self> {
        let unsigned = text.strip_prefix('-').unwrap_or(text);
        let (whole, fraction) = unsigned.split_once('.').unwrap_or((unsigned, ""));
        let plain = |part: &str| part.bytes().all(|b| b.is_ascii_digit());
        let complete = !whole.is_empty() && unsigned.ends_with(|c: char| c.is_ascii_digit());
        if !(complete && plain(whole) && plain(fraction)) {
            return None;
        }
        Some(Self::stated(text.parse().ok()?, u8::try_from(fraction.len()).ok()?))
    }

    /// Half a unit of the last stated digit: how far rounding can have moved the value. Zero for a
    /// computed value.
    pub fn half_unit(self) -> f64 {
        self.decimals.map_or(0.0, |decimals| 0.5 * 10f64.powi(-i32::from(decimals)))
    }
}

impl From<f64> for Number {
    fn from(value: f64) -> Self {
        Self { value, decimals: None }
    }
}

impl fmt::Display for Number {
    /// The form of data files: a decimal point, no separators, the stated decimals or the fewest
    /// digits that read back as the same value.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.decimals {
            Some(decimals) => write!(f, "{:.*}", usize::from(decimals), self.value),
            None => write!(f, "{}", self.value),
        }
    }
}
