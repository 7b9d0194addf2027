use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use vocabulary::{
    Area, Country, FirmId, FirmSize, Industry, Language, NationalCode, Product, codes,
};

use crate::{Contact, Identifier, Problem, problem};

codes! {
    /// What an informal firm has behind it on the way to formality.
    pub enum Step("step") {
        /// A tax number of its own.
        TaxNumber = "tax-number",
        /// Permission of the municipality to work at its place.
        MunicipalLicence = "municipal-licence",
        /// The health authority's permission, where the trade needs one.
        SanitaryPermit = "sanitary-permit",
        /// Its workers are registered with social security.
        SocialSecurity = "social-security",
        /// It can write invoices.
        Invoices = "invoices",
        /// It has a bank account.
        BankAccount = "bank-account",
    }
}

codes! {
    /// How a firm takes part in exports.
    pub enum Role("chain-role") {
        /// Neither exports nor supplies exporters.
        Neither = "neither",
        /// Exports itself.
        Exporter = "exporter",
        /// Supplies firms that export.
        Supplier = "supplier",
        /// Both.
        Both = "both",
    }
}

/// An owner of a firm.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Owner {
    /// Name.
    pub name: String,
    /// Share of the firm in percent, when known.
    pub share: Option<f64>,
    /// Whether a woman, when known; absent for legal persons.
    pub woman: Option<bool>,
    /// Whether from another country.
    pub foreign: bool,
}

/// Who leads a firm, as ISO IWA 34:2021 asks; counts, not names.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Leadership {
    /// Whether women are in charge of the daily management and decisions.
    pub managed_by_women: Option<bool>,
    /// Members of the board, when there is one.
    pub board: Option<u32>,
    /// Women among them.
    pub board_women: Option<u32>,
}

/// A point on the map in degrees.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Point {
    /// Latitude, north positive.
    pub latitude: f64,
    /// Longitude, east positive.
    pub longitude: f64,
}

/// A firm as it stands today. What it was in a year is in the panel; what happened with it is in
/// its case file.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Firm {
    /// Which one.
    pub id: FirmId,
    /// Legal name; empty for firms that have none.
    pub legal_name: String,
    /// The name by which people know it.
    pub trade_name: String,
    /// The country.
    pub country: Country,
    /// Tax identifier, absent for many.
    pub identifier: Option<Identifier>,
    /// Whether it is registered as a firm.
    pub formal: bool,
    /// The steps to formality that it has behind it.
    pub steps: Vec<Step>,
    /// Administrative area.
    pub area: Option<Area>,
    /// Town or village.
    pub locality: String,
    /// Place on the map.
    pub point: Option<Point>,
    /// Industry by ISIC.
    pub industry: Option<Industry>,
    /// Industry or products by national codes, as they were given.
    pub national_codes: Vec<NationalCode>,
    /// Products by the Harmonized System.
    pub products: Vec<Product>,
    /// Year of founding.
    pub founded: Option<i16>,
    /// People who work there, the owner included, when last asked.
    pub workers: Option<u32>,
    /// Who owns it.
    pub owners: Vec<Owner>,
    /// Who leads it.
    pub leadership: Leadership,
    /// Languages in which it can be talked to.
    pub languages: Vec<Language>,
    /// The people to talk to.
    pub contacts: Vec<Contact>,
    /// How it takes part in exports.
    pub role: Role,
    /// How it wants to.
    pub aim: Role,
    /// Whether it was erased: then nothing else of it is left.
    #[serde(default)]
    pub erased: bool,
}

impl Firm {
    /// A firm of which only identity and country are known.
    pub fn new(id: FirmId, country: Country) -> Self {
        Self {
            id,
            legal_name: String::new(),
            trade_name: String::new(),
            country,
            identifier: None,
            formal: false,
            steps: Vec::new(),
            area: None,
            locality: String::new(),
            point: None,
            industry: None,
            national_codes: Vec::new(),
            products: Vec::new(),
            founded: None,
            workers: None,
            owners: Vec::new(),
            leadership: Leadership::default(),
            languages: Vec::new(),
            contacts: Vec::new(),
            role: Role::Neither,
            aim: Role::Neither,
            erased: false,
        }
    }

    /// What is left of a firm that was erased: something that others may still point to.
    pub fn tombstone(&self) -> Self {
        Self { erased: true, ..Self::new(self.id, self.country) }
    }

    /// What others see of a firm that allows it for a purpose: who it is, where, what it makes and
    /// how big it is; the people to talk to only `with_contacts`. Tax number, owners and the steps
    /// to formality are nobody else's business.
    #[must_use]
    pub fn published(&self, with_contacts: bool) -> Self {
        Self {
            trade_name: self.name().to_owned(),
            formal: self.formal,
            area: self.area,
            locality: self.locality.clone(),
            point: self.point,
            industry: self.industry,
            products: self.products.clone(),
            founded: self.founded,
            workers: self.workers,
            languages: self.languages.clone(),
            contacts: if with_contacts { self.contacts.clone() } else { Vec::new() },
            role: self.role,
            aim: self.aim,
            ..Self::new(self.id, self.country)
        }
    }

    /// The name to show: the trade name, or the legal one.
    pub fn name(&self) -> &str {
        if self.trade_name.is_empty() { &self.legal_name } else { &self.trade_name }
    }

    /// The size class by the people who work there (see [`FirmSize`] for the definition).
    pub fn size(&self) -> Option<FirmSize> {
        self.workers.map(FirmSize::of)
    }

    /// The share of the firm that women own, in percent; `None` unless every owner's share and sex
    /// are known.
    pub fn women_share(&self) -> Option<f64> {
        self.share(|owner| owner.woman)
    }

    /// The share that foreigners own, in percent; `None` unless every owner's share is known.
    pub fn foreign_share(&self) -> Option<f64> {
        self.share(|owner| Some(owner.foreign))
    }

    fn share(&self, counts: impl Fn(&Owner) -> Option<bool>) -> Option<f64> {
        if self.owners.is_empty() {
            return None;
        }
        self.owners.iter().try_fold(0.0, |sum, owner| {
            let share = owner.share?;
            Some(if counts(owner)? { sum + share } else { sum })
        })
    }

    /// Whether women own it, after ISO IWA 34:2021: more than half. (The document also asks for
    /// women's control of management and independence, which the agreement of the firm confirms.)
    pub fn women_owned(&self) -> Option<bool> {
        self.women_share().map(|share| share > 50.0)
    }

    /// Whether women lead it, after ISO IWA 34:2021: at least a quarter owned by women, management
    /// by women, and a third of the board where there is one.
    pub fn women_led(&self) -> Option<bool> {
        let owned = self.women_share()? >= 25.0;
        let managed = self.leadership.managed_by_women?;
        let board = match (self.leadership.board, self.leadership.board_women) {
            (None | Some(0), _) => true,
            (Some(members), Some(women)) => women * 3 >= members,
            (Some(_), None) => return None,
        };
        Some(owned && managed && board)
    }

    /// The steps to formality that are still to be done; none for a formal firm.
    pub fn steps_left(&self) -> Vec<Step> {
        use vocabulary::Code;
        let open = |step: &Step| !self.formal && !self.steps.contains(step);
        Step::ALL.iter().copied().filter(open).collect()
    }

    /// What has to be mended before the firm can be stored, by field.
    pub fn problems(&self, today: Date) -> Vec<Problem> {
        let mut problems = Vec::new();
        if self.name().is_empty() {
            problems.push(problem("trade_name", "problem-name"));
        }
        if self.founded.is_some_and(|year| !(1500..=today.year()).contains(&year)) {
            problems.push(problem("founded", "problem-founded"));
        }
        if self.area.is_some_and(|area| area.country() != self.country) {
            problems.push(problem("area", "problem-area"));
        }
        if self.point.is_some_and(|point| {
            !(-90.0..=90.0).contains(&point.latitude)
                || !(-180.0..=180.0).contains(&point.longitude)
        }) {
            problems.push(problem("point", "problem-point"));
        }
        let shares: f64 = self.owners.iter().filter_map(|owner| owner.share).sum();
        let odd = |owner: &Owner| owner.share.is_some_and(|share| !(0.0..=100.0).contains(&share));
        if shares > 100.0 + 1e-9 || self.owners.iter().any(odd) {
            problems.push(problem("owners", "problem-shares"));
        }
        if let (Some(board), Some(women)) = (self.leadership.board, self.leadership.board_women)
            && women > board
        {
            problems.push(problem("board_women", "problem-board"));
        }
        problems
    }
}
