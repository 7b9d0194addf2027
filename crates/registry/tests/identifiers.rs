//! Identifiers against an independent implementation, and whatever people may type.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use std::collections::BTreeMap;

use proptest::prelude::*;
use registry::{Identifier, Reason, Scheme, Warning};
use vocabulary::{Code, Country, Language};

fn country(iso3: &str) -> Country {
    Country::from_iso3(iso3).unwrap()
}

/// `tests/golden/identifiers.py` asked python-stdnum.
#[test]
fn every_scheme_agrees_with_an_independent_implementation() {
    // Schemes that we write in their everyday form and the other one does not.
    const WRITTEN_OTHERWISE: [&str; 4] = ["cr-fisica", "mx-rfc", "uy-rut", "ve-rif"];
    let mut compared: BTreeMap<&str, usize> = BTreeMap::new();
    for row in include_str!("golden/identifiers.csv").lines().skip(1) {
        let [scheme, iso3, number, verdict, written] =
            row.split(',').collect::<Vec<_>>().try_into().unwrap();
        let result = Identifier::parse(country(iso3), number);
        let ours = match &result {
            Ok((_, None)) => "valid",
            Ok((_, Some(Warning::CheckDigit))) => "check",
            Err(_) => "invalid",
        };
        // A spoilt number may be well formed in another scheme of its country.
        if verdict == "invalid" && result.as_ref().is_ok_and(|(i, _)| i.scheme.code() != scheme) {
            continue;
        }
        assert_eq!(ours, verdict, "{row}: {result:?}");
        if let Ok((identifier, _)) = result {
            assert_eq!(identifier.scheme.code(), scheme, "{row}");
            if !WRITTEN_OTHERWISE.contains(&scheme) {
                assert_eq!(identifier.formatted(), written);
            }
        }
        *compared.entry(scheme).or_default() += 1;
    }
    assert_eq!(compared.len(), 18);
    assert!(compared.values().all(|count| *count > 200), "{compared:?}");
}

#[test]
fn numbers_are_read_as_people_write_them_and_shown_as_at_home() {
    let shown = [
        ("ARG", "CUIT 20123456786", "20-12345678-6"),
        ("ARG", "27-12345678-0", "27-12345678-0"),
        ("BOL", "1023456028", "1023456028"),
        ("BRA", "12abc34501de35", "12.ABC.345/01DE-35"),
        ("BRA", "CPF: 12345678909", "123.456.789-09"),
        ("CHL", "rut 12345678 5", "12.345.678-5"),
        ("CHL", "012.345.678-5", "12.345.678-5"),
        ("CRI", "0102340567", "1-0234-0567"),
        ("DOM", "00112345678", "001-1234567-8"),
        ("HND", "08011990123456", "0801-1990-123456"),
        ("MEX", "vecj-880326-xxx", "VECJ880326XXX"),
        ("NIC", "0010101900001a", "001-010190-0001A"),
        ("PAN", "155612345-2-2015  dv 59", "155612345-2-2015 DV 59"),
        ("PAN", "8-123-456", "8-123-456"),
        ("SLV", "01234567–8", "01234567-8"),
        ("URY", "21 123456 0017", "211234560017"),
        ("VEN", "J-12345678-9", "J-12345678-9"),
        ("DEU", "de 123456789", "DE 123456789"),
    ];
    for (iso3, text, formatted) in shown {
        let (identifier, _) = Identifier::parse(country(iso3), text).unwrap();
        assert_eq!(identifier.formatted(), formatted);
        assert_eq!(identifier.to_string(), formatted);
    }
}

/// Numbers printed in the definition of the alphanumeric CNPJ and in descriptions of the DUI, which
/// the other implementation does not know.
#[test]
fn published_examples_fit() {
    for (iso3, text) in [("BRA", "12.ABC.345/01DE-35"), ("SLV", "00016297-5")] {
        assert_eq!(Identifier::parse(country(iso3), text).unwrap().1, None, "{text}");
    }
    let (dui, warning) = Identifier::parse(country("SLV"), "00016297-6").unwrap();
    assert_eq!((dui.scheme, warning), (Scheme::SvDui, Some(Warning::CheckDigit)));
}

#[test]
fn what_is_wrong_is_said_with_an_example_that_is_right() {
    let error = |iso3, text| Identifier::parse(country(iso3), text).unwrap_err();
    let reasons = [
        ("ARG", " ", Reason::Empty),
        ("ARG", "20-12345678-?", Reason::Sign('?')),
        ("ARG", "20-1234567-6", Reason::Length(10)),
        ("ARG", "20-1234567A-6", Reason::Kind(Scheme::ArCuit)),
        ("ARG", "99-12345678-6", Reason::Part(Scheme::ArCuit)),
        ("BRA", "123", Reason::Length(3)),
        ("MEX", "ABC901301AB1", Reason::Part(Scheme::MxRfc)),
        ("URY", "231234560017", Reason::Part(Scheme::UyRut)),
        ("CRI", "9-101-123456", Reason::Part(Scheme::CrFisica)),
        ("DEU", "x", Reason::Length(1)),
    ];
    for (iso3, text, reason) in reasons {
        assert_eq!(error(iso3, text).reason, reason, "{iso3} {text}");
        for language in Language::ALL {
            let sentence = error(iso3, text).message().text(language);
            assert!(!sentence.contains('['), "{sentence}");
        }
    }
    assert_eq!(
        error("BRA", "123").to_string(),
        "`123` has 3 letters and digits, which is too few or too many; in Brazil they look like \
         CNPJ 12.345.678/0001-95 and CPF 123.456.789-09"
    );
}

/// The examples of the error messages are well formed, fit their check digits, and are written as
/// we write them.
#[test]
fn examples_are_what_they_show() {
    let mut schemes = Vec::new();
    for country in Country::all() {
        let error = Identifier::parse(country, "").unwrap_err().message().text(Language::English);
        let examples = error.split("look like ").nth(1).unwrap();
        let examples = examples.split(". Leave").next().unwrap().replace(" and ", ", ");
        for example in examples.split(", ") {
            let start = example.find(|c: char| c.is_ascii_digit()).unwrap();
            let number = example[..start].rfind(' ').map_or(example, |blank| &example[blank + 1..]);
            let label = example.strip_suffix(number).unwrap();
            let (identifier, warning) = Identifier::parse(country, number).unwrap();
            assert_eq!(warning, None, "{example} of {country:?}");
            assert_eq!(identifier.formatted(), number);
            if identifier.scheme != Scheme::Other {
                assert_eq!(label.trim(), identifier.scheme.label().text(Language::English));
            }
            schemes.push(identifier.scheme);
        }
    }
    schemes.sort();
    schemes.dedup();
    assert_eq!(schemes, Scheme::ALL, "every scheme has an example");
}

#[test]
fn a_warning_is_a_sentence_in_every_language() {
    let (identifier, warning) = Identifier::parse(country("ARG"), "20-12345678-3").unwrap();
    let sentence = |language| warning.unwrap().message(&identifier).text(language);
    assert!(sentence(Language::Spanish).contains("CUIT 20-12345678-3"));
    assert!(Language::ALL.into_iter().all(|language| !sentence(language).contains('[')));
}

const COUNTRIES: [&str; 19] = [
    "ARG", "BOL", "BRA", "CHL", "COL", "CRI", "DEU", "DOM", "ECU", "GTM", "HND", "MEX", "NIC",
    "PAN", "PER", "PRY", "SLV", "URY", "VEN",
];

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2000))]

    /// Any text is read or refused; what was read is read again as the same from every form we
    /// write.
    #[test]
    fn any_text_is_read_or_refused(
        text in prop_oneof![r"\PC{0,24}", r"[0-9A-Zk&Ñß .:/-]{0,20}", r"[JVN]?[0-9]{6,14}[AK]?"],
        index in 0..COUNTRIES.len(),
    ) {
        let country = country(COUNTRIES[index]);
        match Identifier::parse(country, &text) {
            Ok((identifier, warning)) => {
                let again = Identifier::parse(country, &identifier.formatted());
                prop_assert_eq!(again, Ok((identifier.clone(), warning)));
                let json = serde_json::to_string(&identifier).unwrap();
                prop_assert_eq!(serde_json::from_str::<Identifier>(&json).unwrap(), identifier);
            }
            Err(error) => prop_assert!(!error.to_string().is_empty()),
        }
    }
}
