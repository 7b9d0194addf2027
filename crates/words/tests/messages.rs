//! Every message is said in every language, and says what it was asked to say.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use std::collections::BTreeSet;

use words::{Date, Language, Message, date, decimal, has, keys, number, percent};

#[test]
fn every_key_exists_once_in_every_language() {
    let english = keys(Language::English);
    let unique: BTreeSet<&str> = english.iter().copied().collect();
    assert_eq!(unique.len(), english.len(), "a key is defined twice in English");
    for language in [Language::Spanish, Language::Portuguese] {
        let translated = keys(language);
        let own: BTreeSet<&str> = translated.iter().copied().collect();
        assert_eq!(own.len(), translated.len(), "a key is defined twice in {language}");
        let missing: Vec<_> = unique.difference(&own).collect();
        let surplus: Vec<_> = own.difference(&unique).collect();
        assert!(missing.is_empty(), "{language} lacks {missing:?}");
        assert!(surplus.is_empty(), "{language} has {surplus:?}, which English lacks");
    }
    for language in Language::ALL {
        assert!(
            keys(language).iter().all(|key| has(language, key)),
            "a file of {language} is broken"
        );
    }
}

/// The arguments that a message uses are the same in every language.
#[test]
fn translations_use_the_same_arguments() {
    let arguments = |language: Language, key: &str| -> BTreeSet<String> {
        words::pattern(language, key)
            .split("{ $")
            .skip(1)
            .map(|rest| {
                let end = rest.find(|c: char| !c.is_ascii_alphanumeric() && c != '_' && c != '-');
                rest[..end.unwrap_or(rest.len())].trim_end_matches("-n").to_owned()
            })
            .collect()
    };
    for key in keys(Language::English) {
        let english = arguments(Language::English, key);
        for language in [Language::Spanish, Language::Portuguese] {
            assert_eq!(arguments(language, key), english, "`{key}` in {language}");
        }
    }
}

#[test]
fn numbers_and_dates_take_their_local_form() {
    assert_eq!(number(Language::English, 1_234_567.891, 2), "1,234,567.89");
    assert_eq!(number(Language::Portuguese, 1_234_567.891, 2), "1.234.567,89");
    assert_eq!(number(Language::English, -0.04, 1), "0.0");
    assert_eq!(number(Language::English, 999.5, 0), "1,000");
    assert_eq!(number(Language::English, f64::NAN, 1), "–");
    let day = Date { year: 2026, month: 3, day: Some(5) };
    assert_eq!(date(Language::English, day), "5 March 2026");
    assert_eq!(date(Language::Portuguese, day), "5 de março de 2026");
}

#[test]
fn arguments_are_said_in_the_reader_s_language() {
    let message = Message::new("share-of-exports").with("share", percent(1234.56, 1));
    assert_eq!(message.text(Language::English), "1,234.6% of exports");
    assert_eq!(message.text(Language::Portuguese), "1.234,6% das exportações");
    let list = Message::new("verbatim")
        .with("text", vec!["a".into(), decimal(2.5, 1), Message::new("missing").into()]);
    assert_eq!(list.text(Language::English), "a, 2.5 and no data");
    assert_eq!(list.text(Language::Spanish), "a, 2,5 y sin dato");
}

#[test]
fn what_cannot_be_said_is_visible() {
    assert_eq!(Message::new("no-such-key").text(Language::English), "[no-such-key]");
    let incomplete = Message::new("share-of-exports").text(Language::English);
    assert!(incomplete.starts_with("[share-of-exports"), "{incomplete}");
}
