//! The measures of value chains as people call them, on the reference table.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use std::path::Path;
use std::process::{Command, Output};

fn golden(name: &str) -> String {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../gvc/tests/golden")
        .join(name)
        .display()
        .to_string()
}

fn run(arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_puente"));
    for (name, _) in std::env::vars().filter(|(name, _)| name.starts_with("PUENTE_")) {
        command.env_remove(name);
    }
    command.env("LANG", "C").env_remove("LC_ALL").env_remove("LC_MESSAGES");
    command.args(arguments).output().unwrap()
}

/// The rows of a measure of the reference table, as CSV.
fn rows(arguments: &[&str]) -> Vec<Vec<String>> {
    let table = golden("icio_synthetic.csv");
    let output = run(&[&["gvc", arguments[0], &table], &arguments[1..], &["-f", "csv"]].concat());
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert_eq!(output.status.code(), Some(0), "{said}");
    let text = String::from_utf8(output.stdout).unwrap();
    text.lines().map(|line| line.split(',').map(str::to_owned).collect()).collect()
}

#[test]
fn a_decomposition_is_tidy_and_has_the_codes_and_values_of_the_reference() {
    for (code, arguments) in [
        ("bm_src", &["--method", "bm"][..]),
        ("bm_snk", &["--method", "bm", "--approach", "sink"]),
        ("kww", &["--method", "kww"]),
        ("wwz", &["--method", "wwz"]),
        ("my", &["--method", "my"]),
        ("oecd", &["--method", "oecd"]),
    ] {
        let found = rows(&[&["decompose"], arguments].concat());
        let header = "exporter,importer,industry,term,value,share,unit,year";
        assert_eq!(found[0].join(","), header);
        let reference = std::fs::read_to_string(golden("reference_exporter_totals.csv")).unwrap();
        let reference = reference.replace('"', "");
        let mut compared = 0;
        for line in reference.lines().filter(|line| line.starts_with(&format!("{code},"))) {
            let [_, exporter, term, value] = line.split(',').collect::<Vec<_>>()[..] else {
                panic!("{line}")
            };
            let row = found.iter().find(|row| row[0] == exporter && row[3] == term).unwrap();
            assert_eq!((&row[1][..], &row[2][..]), ("*", "*"));
            let (value, own): (f64, f64) = (value.parse().unwrap(), row[4].parse().unwrap());
            assert!((own - value).abs() <= 1e-9 * value.abs() + 1e-9, "{line}: {own}");
            compared += 1;
        }
        assert!(compared >= 35, "{code}: {compared}");
    }
}

#[test]
fn participation_has_its_columns_and_shares_as_fractions() {
    let found = rows(&["participation"]);
    let columns = "exporter,industry,exports,fc,dvx,backward,forward,participation,position,vs,vs1,\
                   gvc,gvc_backward,gvc_forward,unit,year";
    assert_eq!(found[0].join(","), columns);
    assert_eq!(found.len(), 6);
    let argentina: Vec<f64> = found[1][2..14].iter().map(|cell| cell.parse().unwrap()).collect();
    let [exports, fc, dvx, backward, forward, participation, ..] = argentina[..] else { panic!() };
    assert!((fc - 19.232_350_391_340_8).abs() < 1e-9);
    assert!((backward - fc / exports).abs() < 1e-15 && (forward - dvx / exports).abs() < 1e-15);
    assert!((participation - backward - forward).abs() < 1e-15);
    let both = rows(&["participation", "--by", "partner,industry", "--exporter", "bra"]);
    assert_eq!(both[0][1], "importer");
    assert_eq!(both.len(), 1 + 4 * 4);
}

#[test]
fn every_measure_answers_and_explains_itself() {
    for (measure, count) in [("position", 25), ("origin", 100), ("advantage", 20)] {
        assert_eq!(rows(&[measure]).len(), 1 + count, "{measure}");
    }
    for measure in ["participation", "decompose", "position", "origin", "content", "advantage"] {
        let explained = rows(&[measure, "--explain"]);
        assert_eq!(explained[0].join(","), "term,formula,reference", "{measure}");
        assert!(explained.len() > 1, "{measure}");
    }
}

#[test]
fn several_files_follow_one_another() {
    let table = golden("icio_synthetic.csv");
    let twice = rows(&["participation", &table, "--exporter", "CHN"]);
    assert_eq!(twice.len(), 3);
    assert_eq!(twice[1], twice[2]);
}

#[test]
fn threads_change_nothing() {
    let one = rows(&["decompose", "--by", "partner,industry", "--threads", "1"]);
    assert_eq!(one, rows(&["decompose", "--by", "partner,industry", "--threads", "4"]));
}

#[test]
fn wrong_questions_end_with_code_2_and_the_way_out() {
    let table = golden("icio_synthetic.csv");
    for (arguments, part) in [
        (&["decompose", &table, "--exporter", "XXX"][..], "ARG, BRA, CHN"),
        (&["decompose", &table, "--method", "kww", "--by", "industry"], "--by"),
        (&["content", &table], "--extensions"),
    ] {
        let output = run(&[&["gvc"], arguments].concat());
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        assert_eq!(output.status.code(), Some(2), "{said}");
        assert!(said.contains(part), "{said}");
    }
}
