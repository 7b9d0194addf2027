use paper::{Check, Paper};
use table::Figure;
use vocabulary::Place;
use words::Message;

use crate::{Comparison, Investment, Kind, Measure, TopFive, claims};

/// A place as the paper draws it, figure by figure.
#[derive(Debug, Clone, PartialEq)]
pub struct Profile {
    /// The place.
    pub place: Place,
    /// The title.
    pub title: Message,
    /// The figures in the order of the paper's sections.
    pub figures: Vec<Figure>,
}

/// The profile of a place.
pub fn profile(paper: &Paper, checks: &[Check], place: Place) -> Profile {
    let compared = |measure| Comparison::new(paper, measure).figure(checks, &[place], false);
    let figures = vec![
        TopFive::new(paper, Kind::Products, place).figure(checks),
        compared(Measure::ProductConcentration),
        TopFive::new(paper, Kind::Destinations, place).figure(checks),
        compared(Measure::DestinationConcentration),
        compared(Measure::ExportJobs),
        Investment::new(paper, place).figure(checks),
        compared(Measure::InvestmentGrowth),
        compared(Measure::FirmSizes),
        compared(Measure::SmeExports),
        compared(Measure::PublicSupport),
        compared(Measure::PromotionBudget),
        claims::figure(checks, place),
    ];
    Profile { place, title: Message::new("profile-title").with("place", place), figures }
}

/// Several places side by side, one figure a measure.
pub fn compare(paper: &Paper, checks: &[Check], places: &[Place]) -> Vec<Figure> {
    let figure = |measure| Comparison::new(paper, measure).figure(checks, places, true);
    Measure::ALL.into_iter().map(figure).collect()
}
