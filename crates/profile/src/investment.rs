use paper::Paper;
use table::Number;
use vocabulary::{Place, Region};

/// Inflows of foreign direct investment over the years, in million US dollars.
#[derive(Debug, Clone, PartialEq)]
pub struct Investment {
    /// Where to.
    pub place: Place,
    /// The years, the first being the simple average of 2000 to 2006.
    pub periods: Vec<String>,
    /// The inflow of the place.
    pub inflows: Vec<Option<Number>>,
    /// The inflow of South America as printed.
    pub region: Vec<Option<Number>>,
}

impl Investment {
    /// The inflows of a place.
    pub fn new(paper: &Paper, place: Place) -> Self {
        let region = Place::Region(Region::SouthAmerica);
        let of_region = || paper.inflows.iter().filter(|inflow| inflow.place == region);
        let periods: Vec<String> = of_region().map(|inflow| inflow.period.clone()).collect();
        let series = |place: Place| {
            let find = |period: &String| {
                paper.inflows.iter().find(|i| i.place == place && i.period == *period)
            };
            periods.iter().map(|period| find(period).map(|inflow| inflow.fdi)).collect()
        };
        Self { place, inflows: series(place), region: series(region), periods }
    }

    /// The place's share of the region in percent, year by year; `None` where an inflow is missing
    /// or money flowed out.
    pub fn shares(&self) -> Vec<Option<f64>> {
        let share = |(own, region): (&Option<Number>, &Option<Number>)| {
            let (own, region) = ((*own)?.value, (*region)?.value);
            (own >= 0.0 && region > 0.0).then(|| 100.0 * own / region)
        };
        self.inflows.iter().zip(&self.region).map(share).collect()
    }

    /// The year with the largest inflow and that inflow.
    pub fn peak(&self) -> Option<(&str, Number)> {
        let known = self.periods.iter().zip(&self.inflows);
        let known = known.filter_map(|(period, inflow)| Some((period.as_str(), (*inflow)?)));
        known.max_by(|a, b| a.1.value.total_cmp(&b.1.value))
    }
}
