use std::fmt;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use crate::wire::travels_as_code;
use crate::{Country, Language, Region};

/// A country or a region.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Place {
    /// One country.
    Country(Country),
    /// A group of countries.
    Region(Region),
}

/// A text that names no place, with the places whose names come nearest.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnknownPlace {
    /// What was asked for.
    pub text: String,
    /// The nearest places, best first; at most three.
    pub nearest: Vec<Place>,
}

impl Place {
    /// Every country and region.
    pub fn all() -> Vec<Self> {
        let regions = Region::ALL.into_iter().map(Self::Region);
        Country::all().map(Self::Country).chain(regions).collect()
    }

    /// The place with exactly this code: `BOL` or `south-america`.
    pub fn from_code(code: &str) -> Option<Self> {
        let region = || Region::ALL.into_iter().find(|region| region.code() == code);
        Country::from_iso3(code).map(Self::Country).or_else(|| region().map(Self::Region))
    }

    /// The code used in addresses, files and on the command line.
    pub fn code(self) -> &'static str {
        match self {
            Self::Country(country) => country.iso3(),
            Self::Region(region) => region.code(),
        }
    }

    /// The name in a language.
    pub fn name(self, language: Language) -> &'static str {
        match self {
            Self::Country(country) => country.name(language),
            Self::Region(region) => region.name(language),
        }
    }

    /// Finds the place among `places` that a person means: by code or by its name in any language,
    /// whatever the case and the accents.
    ///
    /// # Errors
    ///
    /// [`UnknownPlace`] with the nearest names when none of them is meant.
    pub fn find(text: &str, places: &[Self]) -> Result<Self, UnknownPlace> {
        let wanted = fold(text);
        let spellings = |place: &Self| {
            let names = Language::ALL.map(|language| fold(place.name(language)));
            std::iter::once(fold(place.code())).chain(names)
        };
        if let Some(place) = places.iter().find(|place| spellings(place).any(|s| s == wanted)) {
            return Ok(*place);
        }
        Err(UnknownPlace {
            text: text.to_owned(),
            nearest: nearest(&wanted, places.iter().copied(), spellings),
        })
    }
}

/// Lower case without accents, and `-`, `_` and spaces alike, so that spellings can be compared.
///
/// ```
/// assert_eq!(vocabulary::fold(" América-do_Sul"), "america do sul");
/// ```
pub fn fold(text: &str) -> String {
    let plain: String = text
        .nfd()
        .filter(|c| !is_combining_mark(*c))
        .flat_map(char::to_lowercase)
        .map(|c| if c == '-' || c == '_' { ' ' } else { c })
        .collect();
    plain.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// At most three candidates with a spelling close to `wanted` (Damerau-Levenshtein similarity of
/// at least one half), best first, ties in the order given.
pub fn nearest<T, S>(
    wanted: &str,
    candidates: impl IntoIterator<Item = T>,
    spellings: impl Fn(&T) -> S,
) -> Vec<T>
where
    S: IntoIterator<Item = String>,
{
    let mut scored: Vec<(f64, T)> = candidates
        .into_iter()
        .filter_map(|candidate| {
            let score = spellings(&candidate)
                .into_iter()
                .map(|spelling| strsim::normalized_damerau_levenshtein(wanted, &spelling))
                .fold(0.0, f64::max);
            (score >= 0.5).then_some((score, candidate))
        })
        .collect();
    scored.sort_by(|a, b| b.0.total_cmp(&a.0));
    scored.into_iter().take(3).map(|(_, candidate)| candidate).collect()
}

impl fmt::Display for UnknownPlace {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "`{}` is not a place that Puente knows", self.text)?;
        let names: Vec<String> = self
            .nearest
            .iter()
            .map(|place| format!("{} ({})", place.code(), place.name(Language::English)))
            .collect();
        if names.is_empty() { Ok(()) } else { write!(f, "; nearest: {}", names.join(", ")) }
    }
}

impl std::error::Error for UnknownPlace {}

impl From<Country> for Place {
    fn from(country: Country) -> Self {
        Self::Country(country)
    }
}

impl From<Region> for Place {
    fn from(region: Region) -> Self {
        Self::Region(region)
    }
}

travels_as_code!(
    Place,
    "the code of a country or region, such as BOL or south-america",
    Place::from_code,
    |place| place.code()
);
