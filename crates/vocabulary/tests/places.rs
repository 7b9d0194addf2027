//! Places are found by what people call them.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use std::collections::BTreeSet;

use vocabulary::{Country, Language, Place, Region, fold};

fn bolivia() -> Place {
    Place::Country(Country::from_iso3("BOL").unwrap())
}

#[test]
fn codes_are_sorted_unique_and_named_in_every_language() {
    let codes: Vec<&str> = Country::all().map(Country::iso3).collect();
    assert_eq!(codes.len(), 250);
    assert!(codes.windows(2).all(|pair| pair[0] < pair[1]), "binary search needs the order");
    for country in Country::all() {
        assert_eq!(Country::from_iso3(country.iso3()), Some(country));
        for language in Language::ALL {
            assert!(!country.name(language).is_empty());
        }
    }
    for language in Language::ALL {
        let names: BTreeSet<String> = Country::all().map(|c| fold(c.name(language))).collect();
        assert_eq!(names.len(), codes.len(), "two countries share a name in {language}");
    }
}

#[test]
fn a_place_is_found_by_code_or_name_whatever_case_and_accents() {
    for text in ["BOL", "bol", "Bolivia", "bolívia", "  BOLIVIA "] {
        assert_eq!(Place::find(text, &Place::all()), Ok(bolivia()), "{text}");
    }
    let region = Place::Region(Region::SouthAmerica);
    for text in ["south-america", "South America", "américa del sur", "America do Sul"] {
        assert_eq!(Place::find(text, &Place::all()), Ok(region), "{text}");
    }
}

#[test]
fn an_unknown_place_gets_the_nearest_names() {
    let unknown = Place::find("Boliva", &Place::all()).unwrap_err();
    assert_eq!(unknown.nearest.first(), Some(&bolivia()));
    assert!(unknown.to_string().contains("BOL (Bolivia)"));
    let unknown = Place::find("zzzzzzzzzzzz", &Place::all()).unwrap_err();
    assert!(unknown.nearest.is_empty());
    // Hostile input is an unknown place like any other.
    assert!(Place::find("<script>\u{0}", &Place::all()).is_err());
    assert!(Place::find(&"x".repeat(10_000), &[bolivia()]).is_err());
}

#[test]
fn languages_are_negotiated_by_quality() {
    let cases = [
        ("", Language::English),
        ("es-AR,es;q=0.9,en;q=0.8", Language::Spanish),
        ("en;q=0.1, pt-BR", Language::Portuguese),
        ("fr, de", Language::English),
        ("fr, pt;q=0.2", Language::Portuguese),
        ("es;q=nonsense, pt;q=0.1", Language::Portuguese),
        ("*", Language::English),
    ];
    for (header, expected) in cases {
        assert_eq!(Language::negotiate(header), expected, "{header}");
    }
    assert_eq!("pt_BR.UTF-8".parse(), Ok(Language::Portuguese));
    assert!("klingon".parse::<Language>().is_err());
}

#[test]
fn the_region_has_the_ten_countries_of_the_paper() {
    let codes: Vec<&str> = Region::SouthAmerica.members().iter().map(|c| c.iso3()).collect();
    assert_eq!(codes.len(), 10);
    assert!(codes.contains(&"URY") && !codes.contains(&"GUY"));
}
