//! Decompositions against two independent packages, and what must hold of them.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod common;

use common::{assert_close, rows, table};
use gvc::{Approach, By, Leontief, Method, Perspective, ValueAdded, decompose};

const SOURCE: Method = Method::Bm(Approach::Source, Perspective::Exporter);
const SINK: Method = Method::Bm(Approach::Sink, Perspective::Exporter);

fn method(code: &str) -> Method {
    match code {
        "bm_src" => SOURCE,
        "bm_snk" => SINK,
        "kww" => Method::Kww,
        "wwz" => Method::Wwz,
        "my" => Method::My,
        "oecd" => Method::Oecd,
        other => panic!("{other}"),
    }
}

#[test]
fn totals_of_exporters_are_those_of_the_reference() {
    let table = table();
    let leontief = Leontief::new(&table, ValueAdded::Residual, 1).unwrap();
    let reference = rows("reference_exporter_totals.csv");
    assert_eq!(reference.len(), 335);
    for row in reference {
        let [code, exporter, term, value] = &row[..] else { panic!("{row:?}") };
        let result = decompose(&leontief, method(code), By::default()).unwrap();
        let place =
            result.terms.iter().position(|t| t == term).unwrap_or_else(|| panic!("{row:?}"));
        let economy = table.economies.iter().position(|e| e == exporter).unwrap();
        let (cell, values) = &result.cells[economy];
        assert_eq!(cell.exporter, economy);
        // Terms of double counting are differences of values as large as the exports.
        assert_close(values[place], value.parse().unwrap(), values[0], &row.join(" "));
    }
}

#[test]
fn the_nine_terms_are_those_of_decompr() {
    let table = table();
    let leontief = Leontief::new(&table, ValueAdded::Residual, 1).unwrap();
    let result = decompose(&leontief, Method::Kww, By::default()).unwrap();
    let codes = [
        "DVA_FIN",
        "DVA_INT",
        "DVA_INTrex",
        "RDV_FIN",
        "RDV_INT",
        "DDC",
        "FVA_FIN",
        "FVA_INT",
        "FDC",
    ];
    for (row, (_, values)) in rows("reference_kww_decompr.csv").iter().zip(&result.cells) {
        for (code, expected) in codes.iter().zip(&row[1..]) {
            let place = result.terms.iter().position(|term| term == code).unwrap();
            let what = format!("{} {code}", row[0]);
            assert_close(values[place], expected.parse().unwrap(), values[0], &what);
        }
    }
}

#[test]
fn flows_by_industry_and_partner_are_those_of_the_reference() {
    let table = table();
    let leontief = Leontief::new(&table, ValueAdded::Residual, 2).unwrap();
    let by = By { partner: true, industry: true };
    let mut compared = 0;
    for code in ["bm_src", "wwz"] {
        let result = decompose(&leontief, method(code), by).unwrap();
        for row in rows("reference_sector_partner.csv").iter().filter(|row| row[0] == code) {
            let expected: f64 = row[5].parse().unwrap();
            if row[1] == row[4] {
                assert_eq!(expected, 0.0);
                continue;
            }
            let industry: usize = row[3].rsplit('S').next().unwrap().parse().unwrap();
            let economy = |code: &str| table.economies.iter().position(|e| e == code).unwrap();
            let (exporter, importer) = (economy(&row[1]), economy(&row[4]));
            let (_, values) = result
                .cells
                .iter()
                .find(|(cell, _)| {
                    cell.exporter == exporter
                        && cell.importer == Some(importer)
                        && cell.industry == Some(industry - 1)
                })
                .unwrap();
            let place = result.terms.iter().position(|term| *term == row[2]).unwrap();
            assert_close(values[place], expected, values[0], &row.join(" "));
            compared += 1;
        }
    }
    assert_eq!(compared, 2400);
}
