//! The data are complete, described, and broken ones are refused with file, row and column.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use std::collections::BTreeSet;

use files::{FileError, Text};
use paper::{IDS, Paper, PaperError};
use table::Table;
use words::{Language, Message};

/// The built-in paper with one file replaced.
fn with(file: &str, change: impl Fn(&str) -> String) -> Result<Paper, PaperError> {
    Paper::read(|name| {
        let (_, text) = Paper::files().find(|(known, _)| *known == name).unwrap();
        let text = if name == file { change(text) } else { text.to_owned() };
        Text::decode(name, text.into_bytes())
    })
}

#[test]
fn every_table_is_there_with_all_its_rows() {
    let paper = Paper::built_in().unwrap();
    let rows: Vec<usize> = paper.sheets.iter().map(|sheet| sheet.rows.len()).collect();
    assert_eq!(rows, [120, 120, 104, 10, 5, 12, 10, 56, 7, 17, 17, 120, 5, 19, 170, 20]);
    assert_eq!(paper.exports.len(), 20);
    assert!(paper.exports.iter().all(|list| list.products.len() == 5));
    assert!(paper.claims.len() > 100);
}

#[test]
fn every_file_has_exactly_the_described_columns() {
    let paper = Paper::built_in().unwrap();
    for sheet in &paper.sheets {
        let described: Vec<&str> =
            sheet.resource.schema.fields.iter().map(|field| field.name.as_str()).collect();
        assert_eq!(sheet.rows.columns(), described, "{}", sheet.resource.path);
    }
}

/// English repeats the data package and the claims word for word, so that neither can drift.
#[test]
fn english_messages_are_those_of_the_data() {
    let paper = Paper::built_in().unwrap();
    let english = |key: String| Message::new(key).text(Language::English);
    for sheet in &paper.sheets {
        let id = &sheet.resource.puente_id;
        assert_eq!(english(format!("paper-title-{id}")), sheet.resource.title);
        for field in &sheet.resource.schema.fields {
            let key = format!("describe-{id}-{}", field.name.replace('_', "-"));
            assert_eq!(english(key), field.description);
        }
    }
    for row in paper.sheet("claims").unwrap().rows.iter() {
        let key = format!("claim-{}", row.text("id").unwrap());
        assert_eq!(english(key), row.text("statement").unwrap());
    }
}

#[test]
fn every_product_box_figure_and_unit_has_a_word() {
    let paper = Paper::built_in().unwrap();
    let products = paper.exports.iter().flat_map(|list| &list.products);
    let mut keys: BTreeSet<String> =
        products.map(|product| format!("hs-{}", product.product.hs())).collect();
    keys.extend(paper.salmon.iter().map(|f| format!("box-{}", f.what.replace('_', "-"))));
    for key in keys {
        for language in Language::ALL {
            assert!(words::has(language, &key), "{key} in {language}");
        }
    }
}

#[test]
fn ids_of_claims_and_references_are_unique() {
    let paper = Paper::built_in().unwrap();
    let claims: BTreeSet<&str> = paper.claims.iter().map(|claim| claim.id.as_str()).collect();
    assert_eq!(claims.len(), paper.claims.len());
    let references: BTreeSet<&str> = paper.references.iter().map(|r| r.id.as_str()).collect();
    assert_eq!(references.len(), paper.references.len());
}

#[test]
fn tables_show_numbers_as_printed() {
    let paper = Paper::built_in().unwrap();
    let table = Table::from(paper.sheet("4").unwrap());
    let micro = table.get("micro").unwrap().numbers().unwrap();
    assert_eq!(micro[0].unwrap().to_string(), "81.6");
    let inflows = Table::from(paper.sheet("3").unwrap());
    let negative = inflows.get("fdi").unwrap().numbers().unwrap().iter().flatten();
    assert_eq!(negative.filter(|n| n.value < 0.0).count(), 1, "Venezuela in 2009");
}

#[test]
fn a_broken_file_is_named_with_row_and_column() {
    let error = with("table-4.csv", |text| text.replace("81.6", "81,6x")).unwrap_err();
    assert_eq!(error.code(), "file-ragged");
    let error = with("table-4.csv", |text| text.replace("81.6", "n.a.")).unwrap_err();
    assert_eq!(
        error,
        PaperError::File(FileError::Cell {
            file: "table-4.csv".into(),
            row: 2,
            column: "micro".into(),
            text: "n.a.".into(),
            needs: "file-needs-number",
        })
    );
    let error = with("table-4.csv", |text| text.replace("micro", "mikro")).unwrap_err();
    assert!(error.to_string().contains("table-4.csv has no column `micro`"), "{error}");
    let error = with("table-6.csv", |text| text.replace("BOL", "BOX")).unwrap_err();
    assert!(error.to_string().contains("row 3, column `country`"), "{error}");
    let error = with("table-1.csv", |text| text.replacen("top5", "tap5", 1)).unwrap_err();
    assert!(matches!(error, PaperError::Incomplete { .. } | PaperError::File(_)), "{error}");
    let error = with("datapackage.json", |text| text[..400].to_owned()).unwrap_err();
    assert!(error.to_string().contains("line"), "{error}");
}

#[test]
fn a_data_package_cannot_reach_outside_its_folder() {
    for path in ["../table-1.csv", "/etc/passwd", "a/b.csv", ".."] {
        let change = |text: &str| text.replace("\"table-1.csv\"", &format!("\"{path}\""));
        let error = with("datapackage.json", change).unwrap_err();
        assert!(error.to_string().contains("not the plain name of a file"), "{path}: {error}");
    }
}

#[test]
fn an_unknown_table_gets_the_nearest_ids() {
    let paper = Paper::built_in().unwrap();
    assert!(paper.sheet("a6").is_ok(), "case does not matter");
    let error = paper.sheet("A66").unwrap_err();
    assert_eq!(error, PaperError::UnknownTable { id: "A66".into(), nearest: vec!["A6"] });
    assert!(matches!(
        paper.sheet("zzzzzzzz"),
        Err(PaperError::UnknownTable { nearest, .. }) if nearest == IDS
    ));
}
