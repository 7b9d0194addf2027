//! How good the answers are, by questions that were judged beforehand.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use std::collections::BTreeMap;

use search::{Collection, CollectionError, Index, Mark, Vocabulary, ndcg, quality};
use standards::Catalogue;
use table::Table;
use vocabulary::Language;

const DOCUMENTS: &str = include_str!("judged/documents.toml");
const QUERIES: &str = include_str!("judged/queries.toml");

fn judged() -> Collection {
    let files = [("documents.toml", DOCUMENTS), ("queries.toml", QUERIES)];
    Collection::read(&files, &Catalogue::built_in().unwrap()).unwrap()
}

fn filled(collection: &Collection, vocabulary: Vocabulary) -> Index {
    let index = Index::open(None, vocabulary).unwrap();
    let mut turn = index.write().unwrap().unwrap();
    turn.put(&collection.documents).unwrap();
    turn.commit(&Mark::default()).unwrap();
    turn.close().unwrap();
    index
}

/// Just under what was measured: 0.935 over all.
#[test]
fn answers_do_not_get_worse() {
    let collection = judged();
    assert_eq!((collection.documents.len(), collection.queries.len()), (60, 60));
    let index = filled(&collection, Vocabulary::built_in());
    let quality = quality(&index, &collection.queries).unwrap();
    let worst: Vec<String> = quality
        .answers
        .iter()
        .filter(|answer| answer.ndcg < 0.9)
        .map(|answer| format!("{:.3} {} ({})", answer.ndcg, answer.text, answer.language))
        .collect();
    let mean = quality.mean().unwrap();
    assert!(mean >= 0.93, "{mean:.4}\n{}", worst.join("\n"));
    for language in Language::ALL {
        let mean = quality.mean_in(language).unwrap();
        assert!(mean >= 0.9, "{language}: {mean:.4}\n{}", worst.join("\n"));
    }
}

/// The vocabulary carries questions over to other languages: it is worth much, so an index that
/// lost it would be noticed.
#[test]
fn without_synonyms_answers_are_worse() {
    let collection = judged();
    let with = quality(&filled(&collection, Vocabulary::built_in()), &collection.queries).unwrap();
    let without =
        quality(&filled(&collection, Vocabulary::default()), &collection.queries).unwrap();
    let (with, without) = (with.mean().unwrap(), without.mean().unwrap());
    assert!(without + 0.1 < with, "{without:.4} without, {with:.4} with");
}

#[test]
fn the_table_speaks_every_language() {
    let collection = judged();
    let index = filled(&collection, Vocabulary::built_in());
    let table = Table::from(&quality(&index, &collection.queries).unwrap());
    assert_eq!(table.rows(), 60);
    for language in Language::ALL {
        for said in [&table.title, &table.notes[0]] {
            let said = said.text(language);
            assert!(!said.contains('['), "{said}");
        }
        assert!(table.notes[0].text(language).contains("60"));
    }
}

fn close(one: Option<f64>, other: f64) {
    let one = one.unwrap();
    assert!((one - other).abs() < 1e-12, "{one} instead of {other}");
}

#[test]
fn ndcg_by_hand() {
    let grades = BTreeMap::from([("a", 3), ("b", 2), ("c", 1)]);
    // Gains 7, 3, 1; discounts 1, log2 3, 2.
    let best = 7.0 + 3.0 / 3_f64.log2() + 1.0 / 2.0;
    close(ndcg(&["a", "b", "c"], &grades, 10), 1.0);
    close(ndcg(&["c", "b", "a"], &grades, 10), (1.0 + 3.0 / 3_f64.log2() + 7.0 / 2.0) / best);
    // What was not judged takes a rank and gives nothing.
    close(ndcg(&["x", "a"], &grades, 10), (7.0 / 3_f64.log2()) / best);
    close(ndcg(&["x", "y"], &grades, 10), 0.0);
    close(ndcg(&[], &grades, 10), 0.0);
    // Only the first ranks count, in the best order too.
    close(ndcg(&["b", "a"], &grades, 1), 3.0 / 7.0);
    assert_eq!(ndcg(&["a"], &BTreeMap::from([("a", 0)]), 10), None);
    assert_eq!(ndcg(&["a"], &BTreeMap::new(), 10), None);
}

#[test]
fn a_file_says_what_is_wrong_with_it() {
    let catalogue = Catalogue::built_in().unwrap();
    let document = "[[document]]\nname = \"a\"\nlanguage = \"es\"\ntitle = \"t\"\ntext = \"x\"\n";
    let query = |judged: &str| {
        format!("[[query]]\ntext = \"x\"\nlanguage = \"es\"\njudged = {{ {judged} }}\n")
    };
    let read = |text: &str| Collection::read(&[("f.toml", text)], &catalogue);
    assert!(read(&format!("{document}{}", query("a = 3"))).is_ok());
    assert!(read("").unwrap().documents.is_empty());
    for (text, expected) in [
        ("documents = 3".to_owned(), "Unreadable"),
        (document.replace("\"es\"", "\"qu\""), "Unreadable"),
        (format!("{document}published = \"2025-02-30\"\n"), "Unreadable"),
        (format!("{document}{document}"), "Twice"),
        (format!("{document}requirements = [\"haccp:P99\"]\n"), "NoRequirement"),
        (format!("{document}requirements = [\"P1\"]\n"), "NoRequirement"),
        (format!("{document}{}", query("b = 3")), "NoDocument"),
        (format!("{document}{}", query("a = 4")), "Grade"),
        (format!("{document}{}", query("a = 0")), "Grade"),
        (format!("{document}{}", query("")), "Grade"),
    ] {
        let error: CollectionError = read(&text).unwrap_err();
        assert!(format!("{error:?}").starts_with(expected), "{error:?} instead of {expected}");
        for language in Language::ALL {
            let said = error.message().text(language);
            assert!(said.contains("f.toml") && !said.contains('['), "{said}");
        }
    }
}
