use paper::{Interval, Paper};
use table::{ChartKind, Number, Unit};
use vocabulary::{Country, Place, Region};

/// A measure on which the paper allows countries to be compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Measure {
    /// The share of the five largest export products, in percent of exports (table 1).
    ProductConcentration,
    /// The share of the five largest destinations, in percent of exports (table 2).
    DestinationConcentration,
    /// The average growth of FDI inflows from 2007 to 2013, in percent a year (from table 3).
    InvestmentGrowth,
    /// Firms by size, in percent of firms (table 4).
    FirmSizes,
    /// Small and medium firms among exporters and in the value of exports, in percent (table 5).
    SmeExports,
    /// All public support to small and medium firms, in percent of GDP (table 6).
    PublicSupport,
    /// The budget of the export promotion agency, in percent of GDP (table 6).
    PromotionBudget,
    /// Employment that depends on exports, in percent of all employment (table A1).
    ExportJobs,
}

/// Which end of a measure is the better one for a country's small firms.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Better {
    /// The lower, as with concentration.
    Lower,
    /// The higher.
    Higher,
}

/// A column of a measure: its name and unit.
pub(crate) type Series = (&'static str, Unit);

impl Measure {
    /// Every measure, in the order of a profile.
    pub const ALL: [Self; 8] = [
        Self::ProductConcentration,
        Self::DestinationConcentration,
        Self::InvestmentGrowth,
        Self::FirmSizes,
        Self::SmeExports,
        Self::PublicSupport,
        Self::PromotionBudget,
        Self::ExportJobs,
    ];

    /// The measure's code: the name of its figure in addresses and files.
    pub const fn code(self) -> &'static str {
        match self {
            Self::ProductConcentration => "product-concentration",
            Self::DestinationConcentration => "destination-concentration",
            Self::InvestmentGrowth => "investment-growth",
            Self::FirmSizes => "firm-sizes",
            Self::SmeExports => "sme-exports",
            Self::PublicSupport => "public-support",
            Self::PromotionBudget => "promotion-budget",
            Self::ExportJobs => "export-jobs",
        }
    }

    /// Which end is the better one.
    pub const fn better(self) -> Better {
        match self {
            Self::ProductConcentration | Self::DestinationConcentration | Self::FirmSizes => {
                Better::Lower
            }
            _ => Better::Higher,
        }
    }

    /// The columns, of which the one at [`Measure::main`] ranks the countries.
    pub(crate) const fn series(self) -> &'static [Series] {
        match self {
            Self::ProductConcentration | Self::DestinationConcentration => &[
                ("share_2000", Unit::PERCENT_OF_EXPORTS),
                ("share_2013", Unit::PERCENT_OF_EXPORTS),
            ],
            Self::InvestmentGrowth => &[("growth", Unit::PERCENT_PER_YEAR)],
            Self::FirmSizes => &[
                ("micro", Unit::PERCENT_OF_FIRMS),
                ("small", Unit::PERCENT_OF_FIRMS),
                ("medium", Unit::PERCENT_OF_FIRMS),
                ("large", Unit::PERCENT_OF_FIRMS),
            ],
            Self::SmeExports => &[
                ("sme_exporters", Unit::PERCENT_OF_EXPORTING_FIRMS),
                ("sme_exports", Unit::PERCENT_OF_EXPORTS),
            ],
            Self::PublicSupport => &[("overall_support", Unit::PERCENT_OF_GDP)],
            Self::PromotionBudget => &[("budget_gdp", Unit::PERCENT_OF_GDP)],
            Self::ExportJobs => &[
                ("jobs_before", Unit::PERCENT_OF_EMPLOYMENT),
                ("jobs_after", Unit::PERCENT_OF_EMPLOYMENT),
            ],
        }
    }

    pub(crate) const fn main(self) -> usize {
        match self {
            Self::FirmSizes => 0,
            _ => self.series().len() - 1,
        }
    }

    pub(crate) const fn chart(self) -> ChartKind {
        match self {
            Self::ProductConcentration | Self::DestinationConcentration | Self::ExportJobs => {
                ChartKind::Dot
            }
            Self::InvestmentGrowth => ChartKind::Lollipop,
            Self::FirmSizes => ChartKind::StackedShare,
            Self::SmeExports => ChartKind::GroupedBar,
            Self::PublicSupport | Self::PromotionBudget => ChartKind::Bar,
        }
    }

    /// The decimals that a sentence shows.
    pub(crate) const fn decimals(self) -> u8 {
        match self {
            Self::PublicSupport | Self::PromotionBudget => 3,
            _ => 1,
        }
    }

    /// The table of the paper that it comes from.
    pub(crate) const fn table(self) -> &'static str {
        match self {
            Self::ProductConcentration => "1",
            Self::DestinationConcentration => "2",
            Self::InvestmentGrowth => "3",
            Self::FirmSizes => "4",
            Self::SmeExports => "5",
            Self::PublicSupport | Self::PromotionBudget => "6",
            Self::ExportJobs => "A1",
        }
    }

    /// How the identifiers of the checks begin that speak on its numbers.
    pub(crate) const fn checks(self) -> &'static [&'static str] {
        match self {
            Self::ProductConcentration => &["1.sum.", "A6.top5."],
            Self::DestinationConcentration => &["2.sum."],
            Self::InvestmentGrowth => &["3.total."],
            Self::FirmSizes => &["4.sum."],
            Self::SmeExports => &["5.A3."],
            Self::PublicSupport => &[],
            Self::PromotionBudget => &["6.A4.", "A4.exports-gdp."],
            Self::ExportJobs => &["A1.share."],
        }
    }

    /// The first and the last year of a country's values, where the measure has two.
    pub(crate) fn years(self, paper: &Paper, country: Country) -> Option<(u16, u16)> {
        let of_lists = |lists: &[paper::TopShares]| {
            let of = |year: u16| {
                lists.iter().find(|l| (l.country, l.year) == (country, year)).map(|l| l.data_year)
            };
            Some((of(2000)?, of(2013)?))
        };
        match self {
            Self::ProductConcentration => of_lists(&paper.products),
            Self::DestinationConcentration => of_lists(&paper.destinations),
            Self::ExportJobs => {
                let mut years = paper.jobs.iter().filter(|j| j.country == country).map(|j| j.year);
                Some((years.next()?, years.next()?))
            }
            _ => None,
        }
    }

    /// The values of every country that the paper prints, in the order of the paper.
    pub(crate) fn values(self, paper: &Paper) -> Vec<(Country, Vec<Option<Number>>)> {
        match self {
            Self::ProductConcentration => two_years(&paper.products),
            Self::DestinationConcentration => {
                let mut values = two_years(&paper.destinations);
                for (country, years) in &mut values {
                    if mostly_unstated(paper, *country) {
                        years[1] = None;
                    }
                }
                values
            }
            Self::InvestmentGrowth => Region::SouthAmerica
                .members()
                .into_iter()
                .map(|country| (country, vec![investment_growth(paper, country.into())]))
                .collect(),
            Self::FirmSizes => {
                paper.sizes.iter().map(|row| (row.country, row.shares.to_vec())).collect()
            }
            Self::SmeExports => paper
                .sme_exports
                .iter()
                .map(|row| (row.country, vec![Some(row.exporters), Some(row.exports)]))
                .collect(),
            Self::PublicSupport => {
                paper.support.iter().map(|row| (row.country, vec![row.overall])).collect()
            }
            Self::PromotionBudget => {
                paper.support.iter().map(|row| (row.country, vec![Some(row.budget_gdp)])).collect()
            }
            Self::ExportJobs => {
                let pairs = paper.jobs.windows(2).filter(|p| p[0].country == p[1].country);
                pairs.map(|p| (p[1].country, vec![Some(p[0].share), Some(p[1].share)])).collect()
            }
        }
    }
}

/// Whether most of a country's exports under 2013 have no stated destination: then the five largest
/// say nothing on how concentrated they are.
fn mostly_unstated(paper: &Paper, country: Country) -> bool {
    let list = paper.destinations.iter().find(|l| (l.country, l.year) == (country, 2013));
    let first = list.and_then(|list| list.items.first());
    first.is_some_and(|item| item.partner.is_none() && item.share.value > 50.0)
}

/// The printed sums of 2000 and 2013 of each country.
fn two_years(lists: &[paper::TopShares]) -> Vec<(Country, Vec<Option<Number>>)> {
    let of = |country: Country, year: u16| {
        lists.iter().find(|l| (l.country, l.year) == (country, year)).map(|list| list.sum)
    };
    let mut countries: Vec<Country> = lists.iter().map(|list| list.country).collect();
    countries.dedup();
    countries.into_iter().map(|c| (c, vec![of(c, 2000), of(c, 2013)])).collect()
}

/// Average growth from 2007 to 2013 in percent a year, compounded. `None` without both years or
/// with an inflow that is not positive, between which no rate leads.
pub(crate) fn investment_growth(paper: &Paper, place: Place) -> Option<Number> {
    let inflow = |period: &str| {
        let found = paper.inflows.iter().find(|i| i.place == place && i.period == period)?;
        (found.fdi.value > 0.0).then(|| Interval::exact(found.fdi.value))
    };
    Some(Number::from(inflow("2007")?.growth_to(inflow("2013")?, 6.0).middle()))
}
