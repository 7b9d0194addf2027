//! Tax identifiers of firms and natural persons, by the rules of their countries.

mod check;
mod rule;

use std::fmt;

use serde::{Deserialize, Serialize};
use vocabulary::{Code, Country, Language, codes};
use words::{Arg, Message};

use rule::{Mismatch, RULES, Rule};

codes! {
    /// A national scheme of identifiers. Those of natural persons count: many firms have no other.
    pub enum Scheme("scheme") {
        /// Argentina: CUIT, and CUIL of workers, which is built alike.
        ArCuit = "ar-cuit",
        /// Bolivia: NIT; no check digit is published.
        BoNit = "bo-nit",
        /// Brazil: CNPJ of firms, with letters from 2026 on.
        BrCnpj = "br-cnpj",
        /// Brazil: CPF of persons.
        BrCpf = "br-cpf",
        /// Chile: RUT, and RUN of persons, which is the same.
        ClRut = "cl-rut",
        /// Colombia: NIT.
        CoNit = "co-nit",
        /// Costa Rica: *cédula jurídica* of firms; no check digit.
        CrJuridica = "cr-juridica",
        /// Costa Rica: *cédula física* of citizens; no check digit.
        CrFisica = "cr-fisica",
        /// Costa Rica: DIMEX of foreigners; no check digit.
        CrDimex = "cr-dimex",
        /// Dominican Republic: RNC of firms.
        DoRnc = "do-rnc",
        /// Dominican Republic: *cédula* of persons.
        DoCedula = "do-cedula",
        /// Ecuador: RUC.
        EcRuc = "ec-ruc",
        /// Guatemala: NIT.
        GtNit = "gt-nit",
        /// Honduras: RTN; no check digit is published.
        HnRtn = "hn-rtn",
        /// Mexico: RFC. A good one in a hundred does not fit its check digit.
        MxRfc = "mx-rfc",
        /// Nicaragua: RUC of firms; no check digit is published.
        NiRuc = "ni-ruc",
        /// Nicaragua: *cédula* of persons, which is their RUC.
        NiCedula = "ni-cedula",
        /// Panama: RUC, whose parts vary; no check digit is published.
        PaRuc = "pa-ruc",
        /// Peru: RUC.
        PeRuc = "pe-ruc",
        /// Paraguay: RUC.
        PyRuc = "py-ruc",
        /// El Salvador: NIT.
        SvNit = "sv-nit",
        /// El Salvador: DUI, which stands for the NIT of persons.
        SvDui = "sv-dui",
        /// Uruguay: RUT.
        UyRut = "uy-rut",
        /// Venezuela: RIF.
        VeRif = "ve-rif",
        /// Any other country's number, taken as it is.
        Other = "other",
    }
}

impl Scheme {
    /// Its name, such as CUIT.
    pub fn label(self) -> Message {
        Message::new(format!("{}-{}", Self::NOUN, self.code()))
    }
}

/// The number by which a state knows a firm or a person.
///
/// ```
/// use registry::{Identifier, Scheme, Warning};
/// use vocabulary::Country;
///
/// let argentina = Country::from_iso3("ARG").unwrap();
/// let (cuit, warning) = Identifier::parse(argentina, "20123456786").unwrap();
/// assert_eq!(cuit.scheme, Scheme::ArCuit);
/// assert_eq!(cuit.formatted(), "20-12345678-6");
/// assert_eq!(warning, None);
/// let (_, warning) = Identifier::parse(argentina, "20-12345678-3").unwrap();
/// assert_eq!(warning, Some(Warning::CheckDigit));
/// assert!(Identifier::parse(argentina, "20-1234").is_err());
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Identifier {
    /// The country that gave it.
    pub country: Country,
    /// The scheme it belongs to.
    pub scheme: Scheme,
    /// The number in capitals without separators, so that equal numbers are equal; with them where
    /// they are part of it (Panama and countries without a rule).
    pub number: String,
}

/// Something about an identifier that may be right all the same.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Warning {
    /// The check digit does not fit the rest. Mostly a slip of the pen; some numbers were given out
    /// so.
    CheckDigit,
}

/// A text that is no identifier of its country.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct IdentifierError {
    /// The country whose rules were asked.
    pub country: Country,
    /// What was written.
    pub text: String,
    /// What is wrong with it.
    pub reason: Reason,
}

/// What is wrong with a text that should be an identifier.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reason {
    /// Nothing was written.
    Empty,
    /// A sign that stands in no identifier of the country.
    Sign(char),
    /// No identifier of the country has so many letters and digits.
    Length(usize),
    /// A letter stands in place of a digit, or a digit in place of a letter.
    Kind(Scheme),
    /// A part has a meaning, such as a kind of taxpayer or a date, and this one has none.
    Part(Scheme),
}

impl Identifier {
    /// Reads an identifier as people write it: with or without points, hyphens, slashes and blanks,
    /// and its name before it (`RUT: 12.345.678-5`).
    ///
    /// # Errors
    ///
    /// [`IdentifierError`] when the text is not built like an identifier of the country. A check
    /// digit that does not fit is only a warning.
    pub fn parse(country: Country, text: &str) -> Result<(Self, Option<Warning>), IdentifierError> {
        let rules: Vec<&Rule> = rule::of(country).collect();
        let fail = |reason| IdentifierError { country, text: text.trim().to_owned(), reason };
        let bare = without_label(text, &rules);
        if !bare.chars().any(char::is_alphanumeric) {
            return Err(fail(Reason::Empty));
        }
        let mut reason = None;
        for rule in rules {
            match rule.read(bare) {
                Ok(number) => {
                    let fits = (rule.check)(&number);
                    let identifier = Self { country, scheme: rule.scheme, number };
                    return Ok((identifier, (!fits).then_some(Warning::CheckDigit)));
                }
                Err(Mismatch::Sign(sign)) => return Err(fail(Reason::Sign(sign))),
                Err(Mismatch::Length(count)) => _ = reason.get_or_insert(Reason::Length(count)),
                // What has the right length is better explained than what has not.
                Err(Mismatch::Kind) => reason = Some(Reason::Kind(rule.scheme)),
                Err(Mismatch::Part) => reason = Some(Reason::Part(rule.scheme)),
            }
        }
        Err(fail(reason.unwrap_or(Reason::Empty)))
    }

    /// The number as it is written in its country, such as `20-12345678-6`.
    pub fn formatted(&self) -> String {
        let rule = RULES.iter().find(|rule| rule.scheme == self.scheme);
        rule.map_or_else(|| self.number.clone(), |rule| rule.write(&self.number))
    }
}

impl fmt::Display for Identifier {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.formatted())
    }
}

/// The text without a label such as `RUT:` or `CUIT ` before the number.
fn without_label<'a>(text: &'a str, rules: &[&Rule]) -> &'a str {
    let text = text.rsplit(':').next().unwrap_or_default().trim();
    let label = |rule: &&Rule| {
        let name = rule.scheme.code().split('-').nth(1)?;
        let head = text.get(..name.len()).filter(|head| head.eq_ignore_ascii_case(name))?;
        // An RFC may begin with any letters, those of its name too.
        let whole_word = !text[head.len()..].starts_with(char::is_alphanumeric);
        (whole_word && rule.scheme != Scheme::MxRfc).then(|| &text[head.len()..])
    };
    rules.iter().find_map(label).unwrap_or(text)
}

impl Warning {
    /// What to do about it.
    pub fn message(self, identifier: &Identifier) -> Message {
        match self {
            Self::CheckDigit => Message::new("warning-identifier-check")
                .with("scheme", identifier.scheme.label())
                .with("number", identifier.formatted()),
        }
    }
}

impl IdentifierError {
    /// What is wrong, and what it should look like.
    pub fn message(&self) -> Message {
        let message = match self.reason {
            Reason::Empty => Message::new("error-identifier-empty"),
            Reason::Sign(sign) => {
                Message::new("error-identifier-sign").with("sign", sign.to_string())
            }
            Reason::Length(count) => Message::new("error-identifier-length").with("count", count),
            Reason::Kind(scheme) => {
                Message::new("error-identifier-kind").with("scheme", scheme.label())
            }
            Reason::Part(scheme) => {
                Message::new("error-identifier-part").with("scheme", scheme.label())
            }
        };
        let examples = rule::of(self.country).map(|rule| {
            Message::new("identifier-example")
                .with("scheme", rule.scheme.label())
                .with("example", rule.example)
                .into()
        });
        message
            .with("text", self.text.as_str())
            .with("country", self.country)
            .with("examples", examples.collect::<Vec<Arg>>())
    }
}

impl fmt::Display for IdentifierError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message().text(Language::English))
    }
}

impl std::error::Error for IdentifierError {}
