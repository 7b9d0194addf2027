use std::fmt;
use std::sync::LazyLock;

use crate::Language;
use crate::wire::travels_as_code;

/// The chapters in the order of their codes, with short names of our own.
static CHAPTERS: LazyLock<Vec<(&str, [&str; 3])>> =
    LazyLock::new(|| include_str!("../data/hs.tsv").lines().skip(1).filter_map(chapter).collect());

fn chapter(line: &'static str) -> Option<(&'static str, [&'static str; 3])> {
    let mut field = line.split('\t');
    Some((field.next()?, [field.next()?, field.next()?, field.next()?]))
}

/// A heading of the Harmonized System: two, four or six digits.
#[derive(Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Product(String);

impl Product {
    /// The product with this code; `None` unless it is two, four or six digits.
    ///
    /// ```
    /// use vocabulary::Product;
    /// assert_eq!(Product::from_hs("0901").unwrap().hs(), "0901");
    /// assert!(Product::from_hs("901").is_none());
    /// ```
    pub fn from_hs(code: &str) -> Option<Self> {
        let well_formed =
            matches!(code.len(), 2 | 4 | 6) && code.bytes().all(|b| b.is_ascii_digit());
        well_formed.then(|| Self(code.to_owned()))
    }

    /// The code as printed in the Harmonized System, leading zeros included.
    pub fn hs(&self) -> &str {
        &self.0
    }

    /// Every chapter (two digits) of the Harmonized System, by code: 01 to 97 without 77, which is
    /// kept free.
    pub fn chapters() -> impl Iterator<Item = Self> {
        CHAPTERS.iter().map(|(code, _)| Self((*code).to_owned()))
    }

    /// The chapter (two digits) it belongs to.
    pub fn chapter(&self) -> Self {
        Self(self.0[..2].to_owned())
    }

    /// The short name of its chapter; `None` where the Harmonized System has no such chapter.
    ///
    /// ```
    /// use vocabulary::{Language, Product};
    /// let coffee = Product::from_hs("0901").unwrap();
    /// assert_eq!(coffee.chapter_name(Language::English), Some("Coffee, tea, mate and spices"));
    /// ```
    pub fn chapter_name(&self, language: Language) -> Option<&'static str> {
        let index = CHAPTERS.binary_search_by(|(code, _)| (*code).cmp(&self.0[..2])).ok()?;
        Some(CHAPTERS[index].1[language as usize])
    }
}

impl fmt::Display for Product {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Debug for Product {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "HS {}", self.0)
    }
}

travels_as_code!(
    Product,
    "a code of the Harmonized System of two, four or six digits, such as 0901",
    Product::from_hs,
    |product| product.hs()
);
