//! Tables keep their shape and numbers keep their decimals.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use table::{Column, Number, Table, Unit, Values, word};
use words::Message;

fn table() -> Table {
    Table::new("t", Message::verbatim("T"))
        .column(Column::text("name", ["a", "b", "c"].map(|text| Some(text.to_owned()))))
        .column(Column::number("n", [Some(Number::from(1.0)), None, Some(Number::from(3.0))]))
}

#[test]
fn numbers_keep_the_decimals_they_were_stated_to() {
    for text in ["0", "-2169", "12.0", "0.002", "100"] {
        assert_eq!(Number::parse(text).unwrap().to_string(), text);
    }
    for text in ["", "-", ".5", "5.", "1e3", "1,000", "NaN", "inf", "+1", "1 000", "--1", "1.2.3"] {
        assert_eq!(Number::parse(text), None, "{text:?}");
    }
    assert_eq!(Number::parse("37.6").unwrap().half_unit(), 0.05);
    assert_eq!(Number::from(37.6).half_unit(), 0.0);
}

#[test]
fn rows_can_be_picked_in_any_order() {
    let picked = table().rows_at(&[2, 0]);
    assert_eq!(picked.rows(), 2);
    assert_eq!(picked.get("n").unwrap().numbers().unwrap()[0], Some(Number::from(3.0)));
    assert!(
        matches!(&picked.columns[0].values, Values::Text(names) if names[1].as_deref() == Some("a"))
    );
    assert_eq!(table().between(1..99).rows(), 2);
    assert_eq!(table().between(7..9).rows(), 0);
}

#[test]
#[should_panic(expected = "column `short` of table `t` has another length")]
fn columns_of_different_length_are_refused() {
    let _ = table().column(Column::text("short", [None]));
}

#[test]
fn units_are_found_by_code_or_words_and_named_in_every_language() {
    assert_eq!(Unit::from_code("percent of GDP"), Some(Unit::PERCENT_OF_GDP));
    assert_eq!(Unit::from_code("furlong"), None);
    for unit in Unit::ALL {
        assert_eq!(Unit::from_code(unit.code()), Some(unit));
        for language in words::Language::ALL {
            assert!(!unit.label().text(language).starts_with('['), "{} in {language}", unit.code());
        }
    }
}

#[test]
fn a_code_has_one_word() {
    assert_eq!(word("verdict", "not recomputable").key(), "verdict-not-recomputable");
}
