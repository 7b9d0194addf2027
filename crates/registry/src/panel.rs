use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use vocabulary::{Country, Currency, FirmId, Money, PanelId, Product, codes};

use crate::{Problem, problem};

codes! {
    /// Who states the figures of a year.
    pub enum Source("source") {
        /// The owner, from memory.
        Owner = "owner",
        /// The firm's books.
        Books = "books",
        /// A tax return or balance sheet that was seen.
        Return = "return",
        /// A survey.
        Survey = "survey",
    }
}

codes! {
    /// The prices that amounts are stated in.
    pub enum PriceBasis("price-basis") {
        /// The money of the time.
        Current = "current",
        /// Prices of a base year.
        Constant = "constant",
    }
}

/// Exports of a year to one market.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Export {
    /// The product, when known.
    pub product: Option<Product>,
    /// The market, when known.
    pub market: Option<Country>,
    /// Amount.
    pub amount: Money,
}

/// A year of a firm as it was stated once. A correction is a new statement that replaces the old
/// one; nothing is overwritten. An absent figure is unknown, never zero.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct PanelYear {
    /// Which statement.
    pub id: PanelId,
    /// The firm.
    pub firm: FirmId,
    /// The year in which the fiscal year ends.
    pub year: i16,
    /// The last month of the fiscal year, 1 to 12.
    pub closes: i8,
    /// Women who work there.
    pub women: Option<u32>,
    /// Men who work there.
    pub men: Option<u32>,
    /// The currency of every amount.
    pub currency: Currency,
    /// The prices of every amount.
    pub basis: PriceBasis,
    /// The base year of constant prices.
    pub base_year: Option<i16>,
    /// Sales.
    pub sales: Option<Money>,
    /// Direct exports, by product and market as far as known.
    pub exports: Vec<Export>,
    /// Whether the firm said that it exported nothing, which an empty list alone does not say.
    pub no_exports: bool,
    /// Wages and social charges.
    pub wages: Option<Money>,
    /// Value added.
    pub value_added: Option<Money>,
    /// Who states this.
    pub source: Source,
    /// The day on which it was stated.
    pub stated: Date,
    /// The statement that this one corrects.
    pub replaces: Option<PanelId>,
}

impl PanelYear {
    /// People who work there; `None` unless both women and men are known.
    pub fn workers(&self) -> Option<u32> {
        self.women?.checked_add(self.men?)
    }

    /// Total exports in minor units; `None` when they are unknown, zero when the firm said so.
    pub fn exports_total(&self) -> Option<Money> {
        if self.exports.is_empty() {
            return self.no_exports.then_some(Money { minor: 0, currency: self.currency });
        }
        let minor =
            self.exports.iter().try_fold(0_i64, |sum, e| sum.checked_add(e.amount.minor))?;
        Some(Money { minor, currency: self.currency })
    }

    /// What has to be mended, by field.
    pub fn problems(&self, today: Date) -> Vec<Problem> {
        let mut problems = Vec::new();
        if !(1990..=today.year()).contains(&self.year) {
            problems.push(problem("year", "problem-year"));
        }
        if !(1..=12).contains(&self.closes) {
            problems.push(problem("closes", "problem-closes"));
        }
        if self.basis == PriceBasis::Constant && self.base_year.is_none() {
            problems.push(problem("base_year", "problem-base-year"));
        }
        let negative = |money: &Option<Money>| money.is_some_and(|money| money.minor < 0);
        for (field, amount) in [("sales", &self.sales), ("wages", &self.wages)] {
            if negative(amount) {
                problems.push(problem(field, "problem-negative"));
            }
        }
        if self.exports.iter().any(|export| export.amount.minor < 0) {
            problems.push(problem("exports", "problem-negative"));
        }
        if self.no_exports && !self.exports.is_empty() {
            problems.push(problem("no_exports", "problem-no-exports"));
        }
        if let (Some(exports), Some(sales)) = (self.exports_total(), self.sales)
            && exports.minor > sales.minor
        {
            problems.push(problem("exports", "problem-exports-exceed"));
        }
        problems
    }
}

/// The statements that stand: of each year the ones that no other replaces, by year.
pub fn standing(mut years: Vec<PanelYear>) -> Vec<PanelYear> {
    let replaced: Vec<PanelId> = years.iter().filter_map(|year| year.replaces).collect();
    years.retain(|year| !replaced.contains(&year.id));
    years.sort_by_key(|year| (year.year, year.stated, year.id));
    years
}
