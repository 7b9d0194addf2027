//! The checks find the paper's faults from its arithmetic, and lose them when the fault is mended.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::path::Path;

use files::Text;
use paper::{Check, Interval, Paper, Verdict, concentration, replicate, tally};
use proptest::prelude::*;
use table::Number;
use words::Language;

fn checks() -> Vec<Check> {
    replicate(&Paper::built_in().unwrap())
}

/// The checks of the paper with one file changed.
fn checks_with(file: &str, from: &str, to: &str) -> Vec<Check> {
    let paper = Paper::read(|name| {
        let (_, text) = Paper::files().find(|(known, _)| *known == name).unwrap();
        let text = if name == file { text.replace(from, to) } else { text.to_owned() };
        assert!(name != file || text.contains(to), "the change did not take");
        Text::decode(name, text.into_bytes())
    });
    replicate(&paper.unwrap())
}

fn verdict(checks: &[Check], id: &str) -> Verdict {
    checks.iter().find(|check| check.id == id).unwrap_or_else(|| panic!("no check {id}")).verdict
}

#[test]
fn there_are_many_checks_with_unique_ids_and_a_reason_in_every_language() {
    let checks = checks();
    assert!(checks.len() >= 250, "{}", checks.len());
    let ids: BTreeSet<&str> = checks.iter().map(|check| check.id.as_str()).collect();
    assert_eq!(ids.len(), checks.len());
    for check in &checks {
        for language in Language::ALL {
            for text in [check.what.text(language), check.why.text(language)] {
                assert!(!text.contains('['), "{} in {language}: {text}", check.id);
            }
        }
    }
    assert!(tally(&checks).iter().all(|(_, count)| *count > 0), "a verdict is never given");
}

/// Ids, verdicts and recomputed values to 12 digits, as reviewed. `UPDATE_GOLDEN=1` rewrites them.
#[test]
fn the_report_is_the_reviewed_one() {
    let mut report = String::from("id,verdict,printed,recomputed,tolerance\n");
    for check in checks() {
        let digits = |value: Option<f64>| value.map(|v| format!("{v:.11e}")).unwrap_or_default();
        let printed = check.printed.map(|number| number.to_string()).unwrap_or_default();
        let (recomputed, tolerance) = (digits(check.recomputed), digits(check.tolerance));
        let _ =
            writeln!(report, "{},{},{printed},{recomputed},{tolerance}", check.id, check.verdict);
    }
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden/replication.csv");
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        std::fs::write(&path, &report).unwrap();
    }
    let golden = std::fs::read_to_string(&path).unwrap();
    for (ours, reviewed) in report.lines().zip(golden.lines()) {
        assert_eq!(ours, reviewed);
    }
    assert_eq!(report.len(), golden.len());
}

#[test]
fn the_same_paper_gives_the_same_checks_on_any_thread() {
    let first = checks();
    let others: Vec<_> = (0..4).map(|_| std::thread::spawn(checks)).collect();
    for other in others {
        assert_eq!(other.join().unwrap(), first);
    }
}

#[test]
fn bolivia_s_totals_are_found_to_be_argentina_s() {
    let checks = checks();
    for year in ["2000", "2013"] {
        let id = format!("A6.total.BOL.{year}");
        let check = checks.iter().find(|check| check.id == id).unwrap();
        assert_eq!(check.verdict, Verdict::Misprint);
        assert!(check.why.text(Language::English).contains("Argentina"));
        assert_eq!(verdict(&checks, &format!("A6.top5.BOL.{year}")), Verdict::Misprint);
        // What is right beside the wrong total is not blamed for it.
        for id in ["1.sum.BOL.", "A6.share.BOL."] {
            let all = checks.iter().filter(|c| c.id.starts_with(&format!("{id}{year}")));
            assert!(all.clone().count() > 0);
            assert!(all.into_iter().all(|c| c.verdict == Verdict::Reproduces), "{id}{year}");
        }
        assert_eq!(verdict(&checks, "A4.exports.BOL"), Verdict::Reproduces);
    }
    // With the total that the shares imply the fault is gone.
    let mended = checks_with(
        "table-a6.csv",
        "BOL,2013,2013,total,,,,76633914,37.6",
        "BOL,2013,2013,total,,,,12209178,72.6",
    );
    for id in ["A6.total.BOL.2013", "A6.share.BOL.2013.1", "A6.top5.BOL.2013", "A6.1-top5.BOL.2013"]
    {
        assert_eq!(verdict(&mended, id), Verdict::Reproduces, "{id}");
    }
}

#[test]
fn table_a2_is_found_to_carry_another_title() {
    let checks = checks();
    assert_eq!(verdict(&checks, "A2.title"), Verdict::Misprint);
    assert_eq!(verdict(&checks, "5.title"), Verdict::Reproduces);
    let moved: Vec<&Check> = checks.iter().filter(|check| check.id.starts_with("A2.3.")).collect();
    assert_eq!(moved.len(), 56);
    assert!(moved.iter().all(|check| check.verdict == Verdict::Reproduces));
}

#[test]
fn every_rule_can_fail() {
    // A digit changed in each table is noticed where it stands.
    let cases = [
        ("table-1.csv", "ARG,2000,2000,top5,,,31.8", "ARG,2000,2000,top5,,,38.1", "1.sum.ARG.2000"),
        (
            "table-2.csv",
            "ARG,2000,2000,top5,,,,55.3",
            "ARG,2000,2000,top5,,,,53.5",
            "2.sum.ARG.2000",
        ),
        ("table-3.csv", "south-america,2008,93447", "south-america,2008,94347", "3.total.2008"),
        ("table-4.csv", "ARG,81.6", "ARG,86.1", "4.sum.ARG"),
        ("table-a1.csv", "2087", "2807", "A1.share.COL.2005"),
        ("table-a1.csv", "2087", "2807", "A1.export-growth.COL"),
        ("table-a2.csv", "BRA,2012,65272", "BRA,2012,65727", "A2.3.BRA.2012"),
        ("table-a3.csv", "ITA,9.0", "ITA,0.9", "A3.sum.ITA"),
        ("table-a4.csv", "CHL,ProChile,1974,33.0", "CHL,ProChile,1974,3.3", "6.A4.CHL"),
        (
            "table-a6.csv",
            "CHL,2000,2000,product,1,7403,\"Refined copper and copper alloys, u\",4661480",
            "CHL,2000,2000,product,1,7403,\"Refined copper and copper alloys, u\",4166480",
            "A6.share.CHL.2000.1",
        ),
        ("table-a6.csv", "total,,,,18214504,51.3", "total,,,,28214504,51.3", "A6.total.CHL.2000"),
        ("table-a6.csv", "total,,,,18214504,51.3", "total,,,,18214504,53.1", "A6.top5.CHL.2000"),
        ("table-a6.csv", "total,,,,18214504,51.3", "total,,,,18214504,53.1", "A6.1-top5.CHL.2000"),
        ("table-1.csv", "Wine of fresh grapes,3.2", "Wine of fresh grapes,2.3", "1.A6.CHL.2000.5"),
        ("table-5.csv", "CHL,58.3,7.0", "CHL,58.3,0.7", "5.A3.CHL"),
        ("table-a4.csv", "1974,33.0,0.061", "1974,33.0,0.001", "A4.exports.CHL"),
        ("table-a4.csv", "1974,33.0,0.061", "1974,33.0,0.001", "A4.exports-gdp.CHL"),
        ("table-2.csv", "Brazil,BRA,33.0", "Brazil,BRA,23.0", "claims.c056"),
        ("table-3.csv", "south-america,2012,144054", "south-america,2012,114054", "claims.c066"),
        ("box-1.csv", "2001,exports,300000", "2001,exports,500000", "box1.07"),
        ("claims.csv", "51,=,percent,2012", "15,=,percent,2012", "claims.fdi-sectors-2012"),
        (
            "references.csv",
            "ref-18,note to table 6,A4",
            "ref-18,note to table 6,A5",
            "references.ref-18",
        ),
        ("references.csv", "paragraph 5\",box1", "paragraph 5\",A4", "references.ref-20"),
    ];
    for (file, from, to, id) in cases {
        let checks = checks_with(file, from, to);
        assert!(verdict(&checks, id).is_fault(), "{id} did not notice {to}");
    }
}

#[test]
fn claims_of_the_text_are_held_against_the_tables() {
    let checks = checks();
    let expected = [
        ("claims.c034", Verdict::Impossible), // an index that no data could give
        ("claims.c043", Verdict::Conflict),   // crude oil, but refined counted in
        ("claims.c059", Verdict::Misprint),   // Bolivia's share under Argentina's name
        ("claims.c061", Verdict::Misprint),   // two countries where the table has three
        ("claims.c056", Verdict::Reproduces), // over half to two neighbours
        ("claims.c005", Verdict::NotRecomputable),
    ];
    for (id, expected) in expected {
        assert_eq!(verdict(&checks, id), expected, "{id}");
    }
}

#[test]
fn concentration_is_bounded_by_its_largest_shares() {
    let known = concentration(&[1.0]);
    assert_eq!((known.hhi_low, known.hhi_high), (1.0, 1.0));
    let none = concentration(&[]);
    assert_eq!(none.hhi_low, 0.0);
}

proptest! {
    /// Whatever a number was before rounding, its printed form stands for it.
    #[test]
    fn rounding_never_convicts(value in -1e6f64..1e6, decimals in 0u8..5) {
        let text = format!("{value:.*}", usize::from(decimals));
        let printed = Number::parse(&text).unwrap();
        prop_assert!(Interval::from(printed).meets(Interval::exact(value)));
    }

    /// A share computed from unrounded parts meets the share computed from rounded ones.
    #[test]
    fn a_true_share_always_reproduces(part in 1.0f64..1e6, rest in 1.0f64..1e6) {
        let share = 100.0 * part / (part + rest);
        let round = |value: f64| Interval::from(Number::stated(value.round(), 0));
        let recomputed = round(part) / round(part + rest) * 100.0;
        let printed = Number::stated((share * 10.0).round() / 10.0, 1);
        prop_assert!(Interval::from(printed).meets(recomputed));
    }

    /// The index of any shares lies within the bounds that the five largest give.
    #[test]
    fn the_true_index_lies_within_its_bounds(raw in proptest::collection::vec(0.01f64..1.0, 5..40)) {
        let total: f64 = raw.iter().sum();
        let mut shares: Vec<f64> = raw.iter().map(|value| value / total).collect();
        shares.sort_by(|a, b| b.total_cmp(a));
        let index: f64 = shares.iter().map(|share| share * share).sum();
        let known = concentration(&shares[..5]);
        prop_assert!(known.hhi_low <= index + 1e-12 && index <= known.hhi_high + 1e-12);
        prop_assert!(index <= shares[0] + 1e-12, "no index exceeds the largest share");
    }

    /// Interval arithmetic holds every result of the numbers inside.
    #[test]
    fn intervals_hold_their_results(a in 1.0f64..1e4, b in 1.0f64..1e4, r in 0.0f64..0.5, t in 0.0f64..1.0) {
        let at = |interval: Interval| interval.low + t * (interval.high - interval.low);
        let (x, y) = (Interval::new(a - r, a + r), Interval::new(b - r, b + r));
        for (interval, value) in [
            (x + y, at(x) + at(y)),
            (x - y, at(x) - at(y)),
            (x / y, at(x) / at(y)),
            (x * 3.0, at(x) * 3.0),
            (x.growth_to(y, 7.0), ((at(y) / at(x)).powf(1.0 / 7.0) - 1.0) * 100.0),
        ] {
            prop_assert!(interval.meets(Interval::exact(value)), "{interval:?} {value}");
        }
    }
}
