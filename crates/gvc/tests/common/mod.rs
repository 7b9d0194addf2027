//! What the tests of the measures share: the reference table, its reference results and a way to
//! compare.

#![allow(dead_code, reason = "each test file uses its part")]

use std::collections::BTreeMap;
use std::path::Path;

use gvc::{Icio, Layout};

/// The relative distance that two results of independent programs may have.
pub(crate) const CLOSE: f64 = 1e-9;

/// The text of a golden file.
pub(crate) fn golden(name: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden").join(name);
    std::fs::read_to_string(path).unwrap()
}

/// The rows of a golden file without its header, quotes removed.
pub(crate) fn rows(name: &str) -> Vec<Vec<String>> {
    let text = golden(name).replace('"', "");
    text.lines().skip(1).map(|line| line.split(',').map(str::to_owned).collect()).collect()
}

/// The reference table: five economies, four industries, balanced to the printed digits.
pub(crate) fn table() -> Icio {
    let text = golden("icio_synthetic.csv");
    let rows: Vec<Vec<&str>> = text.lines().map(|line| line.split(',').collect()).collect();
    let numbers = |row: &[&str]| -> Vec<f64> { row.iter().map(|c| c.parse().unwrap()).collect() };
    let body: Vec<Vec<f64>> = rows[1..21].iter().map(|row| numbers(&row[1..])).collect();
    Icio {
        economies: ["ARG", "BRA", "CHN", "USA", "ROW"].map(str::to_owned).to_vec(),
        industries: ["A01T03", "B05T09", "C10T33", "D35T99"].map(str::to_owned).to_vec(),
        demand: ["HFCE", "GFCF"].map(str::to_owned).to_vec(),
        intermediate: body.iter().flat_map(|row| row[..20].to_vec()).collect(),
        final_demand: body.iter().flat_map(|row| row[20..30].to_vec()).collect(),
        output: body.iter().map(|row| row[30]).collect(),
        value_added: Some(numbers(&rows[22][1..21])),
        outside: None,
        unit: "M USD".to_owned(),
        year: None,
        layout: Layout::Oecd,
        extensions: Vec::new(),
    }
}

/// Asserts that two values are equal to 1e-9 of the larger, or of `scale` where both are noise
/// beside it.
pub(crate) fn assert_close(found: f64, expected: f64, scale: f64, what: &str) {
    let distance = (found - expected).abs();
    let allowed = CLOSE * found.abs().max(expected.abs()) + 1e-13 * scale;
    assert!(distance <= allowed, "{what}: {found} instead of {expected}");
}

/// Values by a key.
pub(crate) fn index(rows: impl IntoIterator<Item = (String, f64)>) -> BTreeMap<String, f64> {
    rows.into_iter().collect()
}
