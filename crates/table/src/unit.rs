use words::Message;

/// The unit of a column of numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Unit(&'static str);

impl Unit {
    /// Percent.
    pub const PERCENT: Self = Self("percent");
    /// Percent of gross domestic product.
    pub const PERCENT_OF_GDP: Self = Self("percent-of-gdp");
    /// Percent of exports.
    pub const PERCENT_OF_EXPORTS: Self = Self("percent-of-exports");
    /// Percent of the firms that export.
    pub const PERCENT_OF_EXPORTING_FIRMS: Self = Self("percent-of-exporting-firms");
    /// Percent of all firms.
    pub const PERCENT_OF_FIRMS: Self = Self("percent-of-firms");
    /// Percent of all persons employed.
    pub const PERCENT_OF_EMPLOYMENT: Self = Self("percent-of-total-employment");
    /// Percent a year.
    pub const PERCENT_PER_YEAR: Self = Self("percent-per-year");
    /// Thousand United States dollars.
    pub const THOUSAND_USD: Self = Self("thousand-usd");
    /// Million United States dollars.
    pub const MILLION_USD: Self = Self("million-usd");
    /// Thousand persons.
    pub const THOUSAND_PERSONS: Self = Self("thousand-persons");

    /// Every unit.
    pub const ALL: [Self; 10] = [
        Self::PERCENT,
        Self::PERCENT_OF_GDP,
        Self::PERCENT_OF_EXPORTS,
        Self::PERCENT_OF_EXPORTING_FIRMS,
        Self::PERCENT_OF_FIRMS,
        Self::PERCENT_OF_EMPLOYMENT,
        Self::PERCENT_PER_YEAR,
        Self::THOUSAND_USD,
        Self::MILLION_USD,
        Self::THOUSAND_PERSONS,
    ];

    /// The unit with this code, or with its English words in place of the code (`percent of GDP`).
    pub fn from_code(code: &str) -> Option<Self> {
        let code = code.to_lowercase().replace(' ', "-");
        Self::ALL.into_iter().find(|unit| unit.0 == code)
    }

    /// The unit's stable code.
    pub const fn code(self) -> &'static str {
        self.0
    }

    /// The unit in words.
    pub fn label(self) -> Message {
        Message::new(format!("unit-{}", self.0))
    }
}
