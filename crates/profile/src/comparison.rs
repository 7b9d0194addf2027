use paper::Paper;
use table::Number;
use vocabulary::{Country, Place, Region};

use crate::measure::investment_growth;
use crate::{Better, Measure};

/// The countries side by side on one measure.
#[derive(Debug, Clone, PartialEq)]
pub struct Comparison {
    /// The measure.
    pub measure: Measure,
    /// Every country that the paper prints, best first; those without a value last.
    pub standings: Vec<Standing>,
    /// The region: the simple mean of its countries with a value, except for the growth of
    /// investment, which is that of the region's total. Empty when no country has a value.
    pub region: Vec<Option<Number>>,
    /// The best placed country of South America.
    pub best: Option<Country>,
}

/// Where one country stands.
#[derive(Debug, Clone, PartialEq)]
pub struct Standing {
    /// The country.
    pub country: Country,
    /// Its values, one a column of the measure.
    pub values: Vec<Option<Number>>,
    /// The first and the last year of the values, where the measure has two.
    pub years: Option<(u16, u16)>,
}

impl Comparison {
    /// The comparison on a measure.
    pub fn new(paper: &Paper, measure: Measure) -> Self {
        let mut standings: Vec<Standing> = measure
            .values(paper)
            .into_iter()
            .map(|(country, values)| Standing {
                country,
                values,
                years: measure.years(paper, country),
            })
            .collect();
        let rank = |standing: &Standing| match (standing.values[measure.main()], measure.better()) {
            (None, _) => f64::INFINITY,
            (Some(number), Better::Lower) => number.value,
            (Some(number), Better::Higher) => -number.value,
        };
        standings.sort_by(|a, b| rank(a).total_cmp(&rank(b)));
        let members = Region::SouthAmerica.members();
        let of_region = || standings.iter().filter(|s| members.contains(&s.country));
        let best = of_region().next().filter(|s| s.values[measure.main()].is_some());
        let region = match measure {
            Measure::InvestmentGrowth => {
                vec![investment_growth(paper, Place::Region(Region::SouthAmerica))]
            }
            _ => (0..measure.series().len())
                .map(|column| mean(of_region().filter_map(|s| s.values[column])))
                .collect(),
        };
        Self { measure, best: best.map(|s| s.country), region, standings }
    }

    /// The value that ranks a place, if the paper prints one.
    pub fn main(&self, place: Place) -> Option<Number> {
        self.column(place, self.measure.main())
    }

    /// A value of a place.
    pub(crate) fn column(&self, place: Place, column: usize) -> Option<Number> {
        match place {
            Place::Region(_) => self.region.get(column).copied().flatten(),
            Place::Country(country) => {
                self.standings.iter().find(|s| s.country == country)?.values[column]
            }
        }
    }

    /// The first and the last year of a country's values.
    pub(crate) fn years(&self, place: Place) -> Option<(u16, u16)> {
        let standing = self.standings.iter().find(|s| Place::Country(s.country) == place);
        standing.and_then(|standing| standing.years)
    }

    /// The worst placed country of South America that has a value.
    pub(crate) fn worst(&self) -> Option<Country> {
        let members = Region::SouthAmerica.members();
        let known = self.standings.iter().rev().filter(|s| s.values[self.measure.main()].is_some());
        known.map(|s| s.country).find(|country| members.contains(country))
    }
}

fn mean(numbers: impl Iterator<Item = Number>) -> Option<Number> {
    let (sum, count) = numbers.fold((0.0, 0), |(sum, n), number| (sum + number.value, n + 1));
    (count > 0).then(|| Number::from(sum / f64::from(count)))
}
