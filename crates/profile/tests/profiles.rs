//! A profile says what the paper prints, warns where it did not hold, and fills nothing in.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use paper::{Check, Paper, replicate};
use profile::{Comparison, Investment, Kind, Measure, TopFive, compare, profile};
use table::Figure;
use vocabulary::{Country, Place, Region};
use words::Language;

fn paper() -> (Paper, Vec<Check>) {
    let paper = Paper::built_in().unwrap();
    let checks = replicate(&paper);
    (paper, checks)
}

fn place(code: &str) -> Place {
    Place::from_code(code).unwrap()
}

fn figure<'a>(figures: &'a [Figure], id: &str) -> &'a Figure {
    figures.iter().find(|figure| figure.table.id == id).unwrap()
}

fn english(figure: &Figure) -> String {
    let sentences: Vec<String> =
        figure.sentences.iter().map(|sentence| sentence.text(Language::English)).collect();
    sentences.join(" ")
}

#[test]
fn every_place_has_every_figure_in_every_language() {
    let (paper, checks) = paper();
    for place in Paper::places() {
        let profile = profile(&paper, &checks, place);
        assert_eq!(profile.figures.len(), 12);
        for figure in &profile.figures {
            let messages = figure
                .sentences
                .iter()
                .chain(figure.flags.iter().map(|flag| &flag.why))
                .chain(figure.table.notes.iter())
                .chain(figure.chart.iter().map(|chart| &chart.title))
                .chain([&figure.heading, &figure.definition, &figure.table.title])
                .chain(figure.table.columns.iter().map(|column| &column.label));
            for message in messages {
                for language in Language::ALL {
                    let text = message.text(language);
                    assert!(!text.contains('['), "{} in {language}: {text}", place.code());
                }
            }
            assert!(!figure.sentences.is_empty(), "{} says nothing", figure.table.id);
        }
    }
}

#[test]
fn bolivia_is_described_and_warned_about() {
    let (paper, checks) = paper();
    let profile = profile(&paper, &checks, place("BOL"));
    let products = figure(&profile.figures, "products");
    assert!(english(products).contains("natural gas and other petroleum gases (50.1%)"));
    let warned: Vec<&str> = products.flags.iter().map(|flag| flag.check.as_str()).collect();
    assert_eq!(warned, ["A6.total.BOL.2000", "A6.total.BOL.2013"]);
    let concentration = figure(&profile.figures, "product-concentration");
    let text = english(concentration);
    assert!(text.contains("72.6%") && text.contains("46.0%"), "{text}");
    assert!(text.contains("62.6%") && text.contains("Brazil with 36.3%"), "{text}");
    assert!(concentration.flags.iter().any(|flag| flag.check == "A6.top5.BOL.2013"));
}

#[test]
fn what_the_paper_lacks_is_said_to_be_missing() {
    let (paper, checks) = paper();
    let profile = profile(&paper, &checks, place("BOL"));
    for id in ["firm-sizes", "sme-exports", "public-support", "export-jobs"] {
        let figure = figure(&profile.figures, id);
        assert!(english(figure).contains("prints no number for Bolivia"), "{id}");
        // The region and the peers are still there to look at.
        assert!(figure.table.rows() > 1, "{id}");
    }
    // Chosen for comparison it gets a row, and the row is empty.
    let figures = compare(&paper, &checks, &[place("BOL"), place("PER")]);
    let sizes = figure(&figures, "firm-sizes");
    assert_eq!(sizes.table.rows(), 3, "two countries and the region");
    let micro = sizes.table.get("micro").unwrap().numbers().unwrap();
    assert_eq!(micro.iter().filter(|value| value.is_none()).count(), 1);
}

#[test]
fn the_region_is_the_mean_of_its_countries_in_the_table() {
    let (paper, _) = paper();
    let comparison = Comparison::new(&paper, Measure::SmeExports);
    let region = comparison.main(Place::Region(Region::SouthAmerica)).unwrap();
    assert!((region.value - (6.0 + 7.5 + 7.0 + 4.5 + 3.3) / 5.0).abs() < 1e-12);
    assert_eq!(comparison.best.map(Country::iso3), Some("BRA"));
    // Germany is in the table of sizes but not in the mean, and never the best peer.
    let sizes = Comparison::new(&paper, Measure::FirmSizes);
    assert!(sizes.standings.iter().any(|standing| standing.country.iso3() == "DEU"));
    assert_eq!(sizes.best.map(Country::iso3), Some("ARG"));
}

#[test]
fn standings_run_from_best_to_worst_and_missing_ones_come_last() {
    let (paper, _) = paper();
    for measure in Measure::ALL {
        let comparison = Comparison::new(&paper, measure);
        let values: Vec<Option<f64>> = comparison
            .standings
            .iter()
            .map(|s| comparison.main(Place::Country(s.country)).map(|number| number.value))
            .collect();
        let known: Vec<f64> = values.iter().flatten().copied().collect();
        assert!(values[..known.len()].iter().all(Option::is_some), "{measure:?}");
        let ordered = known.windows(2).all(|pair| match measure.better() {
            profile::Better::Lower => pair[0] <= pair[1],
            profile::Better::Higher => pair[0] >= pair[1],
        });
        assert!(ordered, "{measure:?}");
    }
}

#[test]
fn growth_of_investment_is_the_compound_rate_of_the_two_years() {
    let (paper, _) = paper();
    let growth = Comparison::new(&paper, Measure::InvestmentGrowth);
    let bolivia = growth.main(place("BOL")).unwrap().value;
    assert!((bolivia - 100.0 * ((1750.0f64 / 366.0).powf(1.0 / 6.0) - 1.0)).abs() < 1e-9);
    let region = growth.main(place("south-america")).unwrap().value;
    assert!((region - 100.0 * ((133_354.0f64 / 71_766.0).powf(1.0 / 6.0) - 1.0)).abs() < 1e-9);
}

#[test]
fn money_that_flowed_out_has_no_share() {
    let (paper, _) = paper();
    let venezuela = Investment::new(&paper, place("VEN"));
    let year = venezuela.periods.iter().position(|period| period == "2009").unwrap();
    assert_eq!(venezuela.inflows[year].unwrap().value, -2169.0);
    assert_eq!(venezuela.shares()[year], None);
}

#[test]
fn a_product_absent_from_the_five_is_missing_and_not_zero() {
    let (paper, _) = paper();
    let list = TopFive::new(&paper, Kind::Products, place("BOL"));
    let gas = &list.leaders[0];
    assert_eq!((gas.before.unwrap().value, gas.now.unwrap().value), (8.7, 50.1));
    let aircraft = list.leaders.iter().find(|leader| leader.now.is_none()).unwrap();
    assert_eq!(aircraft.before.unwrap().value, 9.9);
    assert_eq!(aircraft.value, None);
    let region = TopFive::new(&paper, Kind::Destinations, place("south-america"));
    assert_eq!(region.leaders.len(), 10);
}

#[test]
fn a_list_without_stated_destinations_has_no_number_and_no_part_in_the_mean() {
    let (paper, checks) = paper();
    let comparison = Comparison::new(&paper, Measure::DestinationConcentration);
    assert_eq!(comparison.main(place("VEN")), None);
    let nine = [41.9, 74.2, 47.8, 58.7, 55.9, 69.0, 56.9, 54.4, 59.5];
    let mean = comparison.main(place("south-america")).unwrap().value;
    assert!((mean - nine.iter().sum::<f64>() / 9.0).abs() < 1e-12);
    let profile = profile(&paper, &checks, place("VEN"));
    let figure = figure(&profile.figures, "destination-concentration");
    assert!(english(figure).contains("no stated destination"), "{}", english(figure));
}

#[test]
fn years_are_those_of_the_data() {
    let (paper, checks) = paper();
    let venezuela = profile(&paper, &checks, place("VEN"));
    for id in ["products", "product-concentration"] {
        assert!(english(figure(&venezuela.figures, id)).contains("2011"), "{id}");
    }
    let chile = profile(&paper, &checks, place("CHL"));
    let jobs = english(figure(&chile.figures, "export-jobs"));
    assert!(jobs.contains("in 2003") && jobs.contains("in 1996"), "{jobs}");
}

#[test]
fn what_lies_close_to_the_mean_is_called_alike() {
    let (paper, checks) = paper();
    let colombia = profile(&paper, &checks, place("COL"));
    let growth = english(figure(&colombia.figures, "investment-growth"));
    assert!(growth.contains("about the same as the region"), "{growth}");
}
