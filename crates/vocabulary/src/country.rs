use std::fmt;
use std::sync::LazyLock;

use crate::Language;
use crate::wire::travels_as_code;

struct Entry {
    iso3: &'static str,
    names: [&'static str; 3],
}

/// ISO 3166-1 in the order of the three-letter codes, with everyday names after
/// Unicode CLDR.
static ENTRIES: LazyLock<Vec<Entry>> = LazyLock::new(|| {
    include_str!("../data/countries.tsv").lines().skip(1).filter_map(entry).collect()
});

fn entry(line: &'static str) -> Option<Entry> {
    let mut field = line.split('\t');
    Some(Entry { iso3: field.next()?, names: [field.next()?, field.next()?, field.next()?] })
}

/// A country or territory of ISO 3166-1 (and the Netherlands Antilles, which trade data still name).
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Country(u16);

impl Country {
    /// Every country, by three-letter code.
    pub fn all() -> impl Iterator<Item = Self> {
        (0..ENTRIES.len()).map(|index| Self(index as u16))
    }

    /// The country with this three-letter code, in capitals.
    pub fn from_iso3(code: &str) -> Option<Self> {
        let index = ENTRIES.binary_search_by(|entry| entry.iso3.cmp(code)).ok()?;
        Some(Self(index as u16))
    }

    fn entry(self) -> &'static Entry {
        &ENTRIES[usize::from(self.0)]
    }

    /// The three-letter code, such as `BOL`.
    pub fn iso3(self) -> &'static str {
        self.entry().iso3
    }

    /// The everyday name in a language.
    pub fn name(self, language: Language) -> &'static str {
        self.entry().names[language as usize]
    }
}

impl fmt::Debug for Country {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.iso3())
    }
}

travels_as_code!(
    Country,
    "the three-letter code of a country, such as BOL",
    Country::from_iso3,
    |country| country.iso3()
);
