use std::fmt;

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
}

impl fmt::Debug for Product {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "HS {}", self.0)
    }
}
