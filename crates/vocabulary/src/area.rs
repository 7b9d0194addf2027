use std::fmt;
use std::sync::LazyLock;

use crate::Country;
use crate::wire::travels_as_code;

struct Entry {
    code: &'static str,
    country: Country,
    name: &'static str,
    point: (f64, f64),
}

/// The areas in the order of their codes.
static ENTRIES: LazyLock<Vec<Entry>> =
    LazyLock::new(|| include_str!("../data/areas.tsv").lines().skip(1).filter_map(entry).collect());

fn entry(line: &'static str) -> Option<Entry> {
    let mut field = line.split('\t');
    Some(Entry {
        code: field.next()?,
        country: Country::from_iso3(field.next()?)?,
        name: field.next()?,
        point: (field.next()?.parse().ok()?, field.next()?.parse().ok()?),
    })
}

/// An administrative area of the first level after ISO 3166-2: an Argentine *provincia*, a Chilean
/// *región*, a Brazilian *estado*, a Uruguayan *departamento*; of the eighteen countries of Latin
/// America whose firms the institution may know. In the Dominican Republic the provinces stand
/// here, which people and statistics use, not the ten regions above them.
///
/// ```
/// use vocabulary::Area;
/// let mendoza = Area::from_code("AR-M").unwrap();
/// assert_eq!(mendoza.name(), "Mendoza");
/// assert_eq!(mendoza.country().iso3(), "ARG");
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Area(u16);

impl Area {
    /// Every area, by code.
    pub fn all() -> impl Iterator<Item = Self> {
        (0..ENTRIES.len()).map(|index| Self(index as u16))
    }

    /// The areas of a country, by code; none where the country's are not known here.
    pub fn of(country: Country) -> impl Iterator<Item = Self> {
        Self::all().filter(move |area| area.country() == country)
    }

    /// The area with this code, in capitals.
    pub fn from_code(code: &str) -> Option<Self> {
        let index = ENTRIES.binary_search_by(|entry| entry.code.cmp(code)).ok()?;
        Some(Self(index as u16))
    }

    fn entry(self) -> &'static Entry {
        &ENTRIES[usize::from(self.0)]
    }

    /// The code of ISO 3166-2, such as `AR-M`.
    pub fn code(self) -> &'static str {
        self.entry().code
    }

    /// The country it belongs to.
    pub fn country(self) -> Country {
        self.entry().country
    }

    /// The everyday name in the area's own language, the same for every reader.
    pub fn name(self) -> &'static str {
        self.entry().name
    }

    /// A point that stands for the area on a map, as latitude and longitude in degrees (WGS 84, two
    /// decimals): the seat of its government, or a town inside where the seat lies elsewhere.
    pub fn point(self) -> (f64, f64) {
        self.entry().point
    }
}

impl fmt::Display for Area {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

impl fmt::Debug for Area {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

travels_as_code!(Area, "the code of an area, such as AR-M", Area::from_code, |area| area.code());
