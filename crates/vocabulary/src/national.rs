use serde::{Deserialize, Serialize};

use crate::{Industry, Product, codes};

codes! {
    /// A national or regional classification of industries or products.
    pub enum Classification("classification") {
        /// CNAE 2 of Brazil, seven digits: industries.
        Cnae = "cnae",
        /// CLAE of Argentina, six digits: industries.
        Clae = "clae",
        /// A national version of ISIC revision 4 (CIIU), as in Bolivia, Chile, Colombia, Ecuador,
        /// Peru or Uruguay.
        Ciiu = "ciiu",
        /// SCIAN of Mexico, two to six digits: industries.
        Scian = "scian",
        /// NCM of the Mercosur, eight digits: products.
        Ncm = "ncm",
        /// NANDINA of the Andean Community, eight digits, ten with a country's own: products.
        Nandina = "nandina",
        /// SAC of Central America, eight digits, more with a country's own: products.
        Sac = "sac",
        /// LIGIE of Mexico, eight digits, ten with the commercial identification: products.
        Ligie = "ligie",
    }
}

/// What the digits of a classification begin with.
enum Root {
    /// The divisions of ISIC revision 4.
    Isic,
    /// The Harmonized System.
    Hs,
    /// A tree of its own.
    Own,
}

impl Classification {
    const fn root(self) -> Root {
        match self {
            Self::Cnae | Self::Clae | Self::Ciiu => Root::Isic,
            Self::Scian => Root::Own,
            Self::Ncm | Self::Nandina | Self::Sac | Self::Ligie => Root::Hs,
        }
    }

    /// How many digits a code may have.
    const fn has_length(self, digits: usize) -> bool {
        match self {
            Self::Cnae => matches!(digits, 2..=5 | 7),
            Self::Clae => matches!(digits, 2..=4 | 6),
            Self::Ciiu => matches!(digits, 2..=8),
            Self::Scian => matches!(digits, 2..=6),
            Self::Ncm | Self::Nandina | Self::Sac | Self::Ligie => {
                matches!(digits, 2 | 4 | 6 | 8 | 10 | 12)
            }
        }
    }
}

/// A code of a national classification, kept as it was given, and what it means in the
/// international one.
///
/// National versions follow ISIC in its divisions but not always below: group 107 is sugar in
/// Colombia and Brazil and other food in ISIC. So industries are mapped to divisions only. Customs
/// codes begin with six digits of the Harmonized System everywhere.
///
/// ```
/// use vocabulary::{Classification, NationalCode};
/// let coffee = NationalCode::new(Classification::Cnae, "0134-2/00").unwrap();
/// assert_eq!(coffee.division().unwrap().code(), "01");
/// let wine = NationalCode::new(Classification::Ncm, "2204.21.00").unwrap();
/// assert_eq!(wine.product().unwrap().hs(), "220421");
/// assert_eq!(wine.code(), "2204.21.00");
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "Stated")]
pub struct NationalCode {
    /// The classification.
    scheme: Classification,
    /// The code as it was given, without blanks around it.
    code: String,
}

/// What stands in a file, before it is known to be a code.
#[derive(Deserialize)]
struct Stated {
    scheme: Classification,
    code: String,
}

impl TryFrom<Stated> for NationalCode {
    type Error = String;

    fn try_from(stated: Stated) -> Result<Self, String> {
        Self::new(stated.scheme, &stated.code)
            .ok_or_else(|| format!("`{}` is not a code of {}", stated.code, stated.scheme))
    }
}

impl NationalCode {
    /// The code of a classification, as it is written there or with a leading zero lost in a
    /// spreadsheet; `None` unless it is digits (after a section's letter, for industries), set apart
    /// by points, hyphens, slashes or blanks, and as many as the classification has.
    pub fn new(scheme: Classification, text: &str) -> Option<Self> {
        let code = Self { scheme, code: text.trim().to_owned() };
        code.digits().map(|_| code.clone())
    }

    /// The classification.
    pub fn scheme(&self) -> Classification {
        self.scheme
    }

    /// The code as it was given.
    pub fn code(&self) -> &str {
        &self.code
    }

    /// The division of ISIC that the industry belongs to; `None` for products, and for industries
    /// whose classification is not built on ISIC.
    pub fn division(&self) -> Option<Industry> {
        match self.scheme.root() {
            Root::Isic => Industry::from_code(self.digits()?.get(..2)?),
            Root::Hs | Root::Own => None,
        }
    }

    /// The product of the Harmonized System, to six digits; `None` for industries.
    pub fn product(&self) -> Option<Product> {
        match self.scheme.root() {
            Root::Hs => {
                let digits = self.digits()?;
                Product::from_hs(digits.get(..6).unwrap_or(&digits))
            }
            Root::Isic | Root::Own => None,
        }
    }

    /// The digits alone, with a lost leading zero put back where their number shows the loss.
    fn digits(&self) -> Option<String> {
        let industry = !matches!(self.scheme.root(), Root::Hs);
        let text = self.code.strip_prefix(|c: char| industry && ('A'..='U').contains(&c));
        let mut digits = String::new();
        for c in text.unwrap_or(&self.code).chars() {
            match c {
                '0'..='9' => digits.push(c),
                '.' | '-' | '/' | ' ' => {}
                _ => return None,
            }
        }
        if !self.scheme.has_length(digits.len()) {
            digits.insert(0, '0');
        }
        self.scheme.has_length(digits.len()).then_some(digits)
    }
}
