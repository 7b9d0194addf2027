use std::fmt;
use std::sync::LazyLock;

use crate::Language;
use crate::wire::travels_as_code;

struct Entry {
    code: &'static str,
    /// Absent for classes, which are called by their group's name.
    names: Option<[&'static str; 3]>,
}

/// The classification from top to bottom: each section before its divisions, each division before
/// its groups, each group before its classes.
static ENTRIES: LazyLock<Vec<Entry>> =
    LazyLock::new(|| include_str!("../data/isic.tsv").lines().skip(1).filter_map(entry).collect());

fn entry(line: &'static str) -> Option<Entry> {
    let mut field = line.split('\t');
    let code = field.next()?;
    let names = field.next().zip(field.next()).zip(field.next());
    Some(Entry { code, names: names.map(|((en, es), pt)| [en, es, pt]) })
}

/// An industry of the International Standard Industrial Classification, revision 4: one of its 21
/// sections (`A`), 88 divisions (`01`), 238 groups (`012`) or 419 classes (`0122`).
///
/// The names are short ones of our own, down to the groups; a class carries its group's name.
///
/// ```
/// use vocabulary::{Industry, Language};
/// let tropical_fruit = Industry::from_code("0122").unwrap();
/// assert_eq!(tropical_fruit.name(Language::Spanish), "Cultivos perennes");
/// assert_eq!(tropical_fruit.section().code(), "A");
/// assert_eq!(tropical_fruit.division().unwrap().code(), "01");
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Industry(u16);

impl Industry {
    /// Every industry, from top to bottom: each section, then its divisions, their groups and
    /// classes.
    pub fn all() -> impl Iterator<Item = Self> {
        (0..ENTRIES.len()).map(|index| Self(index as u16))
    }

    /// The 21 sections.
    pub fn sections() -> impl Iterator<Item = Self> {
        Self::all().filter(|industry| industry.is_section())
    }

    /// The 88 divisions.
    pub fn divisions() -> impl Iterator<Item = Self> {
        Self::all().filter(|industry| industry.code().len() == 2)
    }

    /// The industry with this code: a capital letter, or two, three or four digits.
    pub fn from_code(code: &str) -> Option<Self> {
        let index = ENTRIES.iter().position(|entry| entry.code == code)?;
        Some(Self(index as u16))
    }

    /// The code, such as `0122`.
    pub fn code(self) -> &'static str {
        ENTRIES[usize::from(self.0)].code
    }

    /// The short name in a language; a class has its group's.
    pub fn name(self, language: Language) -> &'static str {
        let up_to_here = ENTRIES[..=usize::from(self.0)].iter().rev();
        let nearest = up_to_here.filter_map(|entry| entry.names).next();
        nearest.map_or("", |names| names[language as usize])
    }

    /// The section it belongs to.
    pub fn section(self) -> Self {
        (0..=self.0).rev().map(Self).find(|above| above.is_section()).unwrap_or(self)
    }

    /// The division it belongs to; `None` for a section.
    pub fn division(self) -> Option<Self> {
        self.code().get(..2).and_then(Self::from_code)
    }

    /// The group it belongs to; `None` for a section or division.
    pub fn group(self) -> Option<Self> {
        self.code().get(..3).and_then(Self::from_code)
    }

    /// Whether another industry is this one or a part of it.
    ///
    /// ```
    /// use vocabulary::Industry;
    /// let [section, class] = ["A", "0122"].map(|code| Industry::from_code(code).unwrap());
    /// assert!(section.contains(class) && !class.contains(section));
    /// ```
    pub fn contains(self, other: Self) -> bool {
        self == other.section() || other.code().starts_with(self.code())
    }

    fn is_section(self) -> bool {
        self.code().len() == 1
    }
}

impl fmt::Display for Industry {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

impl fmt::Debug for Industry {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "ISIC {}", self.code())
    }
}

travels_as_code!(
    Industry,
    "a code of ISIC revision 4, such as A, 01, 012 or 0122",
    Industry::from_code,
    |industry| industry.code()
);
