//! Areas, industries, products and currencies: complete, in order, and faithful through JSON.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use std::collections::BTreeSet;

use serde::Serialize;
use serde::de::DeserializeOwned;
use vocabulary::{
    Area, Classification, Code, Country, Currency, FirmSize, Industry, Language, NationalCode,
    Place, Product, Region,
};

fn country(iso3: &str) -> Country {
    Country::from_iso3(iso3).unwrap()
}

/// How many areas of the first level each country has, and the box in degrees they lie in (south,
/// north, west, east, islands included).
const COUNTRIES: [(&str, usize, [f64; 4]); 18] = [
    ("ARG", 24, [-55.1, -21.7, -73.6, -53.6]),
    ("BOL", 9, [-22.9, -9.6, -69.7, -57.4]),
    ("BRA", 27, [-33.8, 5.3, -74.0, -34.7]),
    ("CHL", 16, [-56.0, -17.5, -75.7, -66.4]),
    ("COL", 33, [-4.3, 13.4, -81.8, -66.8]),
    ("CRI", 7, [8.0, 11.3, -86.0, -82.5]),
    ("DOM", 32, [17.4, 20.0, -72.1, -68.3]),
    ("ECU", 24, [-5.1, 1.5, -92.0, -75.1]),
    ("GTM", 22, [13.7, 17.9, -92.3, -88.2]),
    ("HND", 18, [12.9, 16.6, -89.4, -83.1]),
    ("MEX", 32, [14.5, 32.8, -117.2, -86.7]),
    ("NIC", 17, [10.7, 15.1, -87.7, -82.7]),
    ("PAN", 14, [7.2, 9.7, -83.1, -77.1]),
    ("PER", 26, [-18.4, 0.1, -81.4, -68.6]),
    ("PRY", 18, [-27.6, -19.2, -62.7, -54.2]),
    ("SLV", 14, [13.1, 14.5, -90.2, -87.6]),
    ("URY", 19, [-35.0, -30.0, -58.5, -53.0]),
    ("VEN", 25, [0.6, 12.3, -73.4, -59.7]),
];

#[test]
fn every_country_has_all_its_areas_each_with_a_point_inside() {
    for (iso3, count, [south, north, west, east]) in COUNTRIES {
        let areas: Vec<Area> = Area::of(country(iso3)).collect();
        assert_eq!(areas.len(), count, "{iso3}");
        let names: BTreeSet<&str> = areas.iter().map(|area| area.name()).collect();
        assert_eq!(names.len(), count, "two areas of {iso3} share a name");
        for area in areas {
            let (latitude, longitude) = area.point();
            assert!((south..north).contains(&latitude), "{area:?}: latitude {latitude}");
            assert!((west..east).contains(&longitude), "{area:?}: longitude {longitude}");
        }
    }
    assert_eq!(Area::all().count(), COUNTRIES.iter().map(|c| c.1).sum::<usize>());
}

#[test]
fn areas_are_found_by_code_and_no_two_share_a_point() {
    let codes: Vec<&str> = Area::all().map(Area::code).collect();
    assert!(codes.windows(2).all(|pair| pair[0] < pair[1]), "binary search needs the order");
    for area in Area::all() {
        assert_eq!(Area::from_code(area.code()), Some(area));
    }
    let points: BTreeSet<String> = Area::all().map(|area| format!("{:?}", area.point())).collect();
    assert_eq!(points.len(), codes.len());
    assert_eq!(Area::from_code("AR-O"), None);
    assert_eq!(Area::of(country("FRA")).count(), 0);
}

/// The counts are those of the published structure of revision 4.
#[test]
fn the_industrial_classification_is_complete() {
    let of_length = |length| Industry::all().filter(|i| i.code().len() == length).count();
    assert_eq!([1, 2, 3, 4].map(of_length), [21, 88, 238, 419]);
    let codes: BTreeSet<&str> = Industry::all().map(Industry::code).collect();
    assert_eq!(codes.len(), Industry::all().count());
    for industry in Industry::all() {
        assert_eq!(Industry::from_code(industry.code()), Some(industry));
        assert!(industry.section().contains(industry));
        for language in Language::ALL {
            let name = industry.name(language);
            assert!(!name.is_empty(), "{industry:?} in {language}");
            if let Some(group) = industry.group() {
                assert_eq!(name, group.name(language));
            }
        }
    }
}

#[test]
fn divisions_belong_to_the_sections_of_the_published_structure() {
    let section = |code: &str| Industry::from_code(code).unwrap().section().code();
    let borders = [
        ("A", "01", "03"),
        ("B", "05", "09"),
        ("C", "10", "33"),
        ("D", "35", "35"),
        ("E", "36", "39"),
        ("F", "41", "43"),
        ("G", "45", "47"),
        ("H", "49", "53"),
        ("I", "55", "56"),
        ("J", "58", "63"),
        ("K", "64", "66"),
        ("L", "68", "68"),
        ("M", "69", "75"),
        ("N", "77", "82"),
        ("O", "84", "84"),
        ("P", "85", "85"),
        ("Q", "86", "88"),
        ("R", "90", "93"),
        ("S", "94", "96"),
        ("T", "97", "98"),
        ("U", "99", "99"),
    ];
    for (letter, first, last) in borders {
        assert_eq!(section(first), letter);
        assert_eq!(section(last), letter);
    }
    assert_eq!(Industry::sections().count(), borders.len());
    assert_eq!(Industry::divisions().count(), 88);
    for code in ["", "a", "V", "04", "1", "0129 ", "01299", "0120"] {
        assert_eq!(Industry::from_code(code), None, "{code}");
    }
}

#[test]
fn national_codes_are_kept_and_mapped_as_far_as_they_agree() {
    use Classification::{Ciiu, Clae, Cnae, Nandina, Ncm, Scian};
    let division =
        |scheme, text| NationalCode::new(scheme, text).unwrap().division().map(Industry::code);
    assert_eq!(division(Cnae, "1071-6/00"), Some("10"));
    assert_eq!(division(Cnae, "111301"), Some("01"), "a spreadsheet ate the zero of 0111-3/01");
    assert_eq!(division(Clae, "11111"), Some("01"), "a spreadsheet ate the zero of 011111");
    assert_eq!(division(Clae, "107911"), Some("10"));
    assert_eq!(division(Ciiu, "C1071"), Some("10"));
    assert_eq!(division(Ciiu, "A0111.11"), Some("01"));
    assert_eq!(division(Scian, "311340"), None);
    assert_eq!(division(Ncm, "2204.21.00"), None);

    let product = |scheme, text| {
        NationalCode::new(scheme, text).unwrap().product().map(|product| product.hs().to_owned())
    };
    assert_eq!(product(Ncm, "2204.21.00").as_deref(), Some("220421"));
    assert_eq!(product(Ncm, "9012100").as_deref(), Some("090121"), "0901.21.00 without its zero");
    assert_eq!(product(Nandina, "0803.90.11.00").as_deref(), Some("080390"));
    assert_eq!(product(Ncm, "2204").as_deref(), Some("2204"));
    assert_eq!(product(Cnae, "1071600"), None);

    for (scheme, text) in [(Cnae, ""), (Cnae, "cultivo"), (Ncm, "22042100001234"), (Ncm, "A2204")] {
        assert_eq!(NationalCode::new(scheme, text), None, "{text}");
    }
    assert_eq!(NationalCode::new(Ncm, " 2204.21.00 ").unwrap().code(), "2204.21.00");
}

#[test]
fn every_chapter_of_the_harmonized_system_has_a_name() {
    assert_eq!(Product::chapters().count(), 96, "01 to 97 without 77");
    for language in Language::ALL {
        let names: BTreeSet<&str> =
            Product::chapters().map(|chapter| chapter.chapter_name(language).unwrap()).collect();
        assert_eq!(names.len(), 96, "two chapters share a name in {language}");
    }
    let codes: Vec<Product> = Product::chapters().collect();
    assert!(codes.windows(2).all(|pair| pair[0] < pair[1]), "binary search needs the order");
    let wine = Product::from_hs("220421").unwrap();
    assert_eq!(wine.chapter().hs(), "22");
    assert_eq!(wine.chapter_name(Language::Portuguese), Some("Bebidas e vinagre"));
    assert_eq!(Product::from_hs("77").unwrap().chapter_name(Language::English), None);
}

#[test]
fn currencies_are_in_order_and_every_country_has_one() {
    let codes: Vec<&str> = Currency::ALL.iter().map(|currency| currency.code()).collect();
    assert!(codes.windows(2).all(|pair| pair[0] < pair[1]));
    for currency in Currency::ALL {
        assert_eq!(Currency::from_code(currency.code()), Some(currency));
        assert!(format!("{currency:?}").eq_ignore_ascii_case(currency.code()));
    }
    for (iso3, ..) in COUNTRIES {
        assert!(Currency::of(country(iso3)).is_some(), "{iso3}");
    }
    assert_eq!(Currency::of(country("SLV")), Some(Currency::Usd));
    assert_eq!(Currency::of(country("FRA")), None);
    let without_cents: Vec<Currency> =
        Currency::ALL.into_iter().filter(|currency| currency.minor_units() == 0).collect();
    assert_eq!(without_cents, [Currency::Clp, Currency::Pyg]);
}

/// The value's JSON, which has to come back as the same value.
fn json<T: Serialize + DeserializeOwned + PartialEq + std::fmt::Debug>(value: &T) -> String {
    let json = serde_json::to_string(value).unwrap();
    assert_eq!(&serde_json::from_str::<T>(&json).unwrap(), value);
    json
}

#[test]
fn codes_travel_as_strings() {
    assert_eq!(json(&country("BOL")), r#""BOL""#);
    assert_eq!(json(&Area::from_code("AR-M").unwrap()), r#""AR-M""#);
    assert_eq!(json(&Industry::from_code("0122").unwrap()), r#""0122""#);
    assert_eq!(json(&Product::from_hs("0901").unwrap()), r#""0901""#);
    assert_eq!(json(&Currency::Usd), r#""USD""#);
    assert_eq!(json(&Language::Portuguese), r#""pt""#);
    assert_eq!(json(&Region::SouthAmerica), r#""south-america""#);
    assert_eq!(json(&Place::Country(country("BOL"))), r#""BOL""#);
    assert_eq!(json(&FirmSize::Medium), r#""medium""#);
    let coffee = NationalCode::new(Classification::Cnae, "0134-2/00").unwrap();
    assert_eq!(json(&coffee), r#"{"scheme":"cnae","code":"0134-2/00"}"#);
    assert_eq!(Classification::ALL.len(), 8);
}

#[test]
fn a_string_that_is_no_code_is_refused_with_what_was_expected() {
    let refusal = serde_json::from_str::<Area>(r#""AR-O""#).unwrap_err().to_string();
    assert!(refusal.contains("`AR-O` is not the code of an area, such as AR-M"), "{refusal}");
    assert!(serde_json::from_str::<Currency>(r#""usd""#).is_err());
    let refusal = r#"{"scheme":"ncm","code":"wine"}"#;
    assert!(serde_json::from_str::<NationalCode>(refusal).is_err());
}
