//! `puente network` as people call it.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// A folder of this test's own, empty at the start.
fn folder(name: &str) -> PathBuf {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).unwrap();
    folder
}

/// Exit code, standard output and standard error of `puente network`, called in a folder.
fn run(folder: &Path, arguments: &[&str]) -> (i32, String, String) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_puente"));
    for (name, _) in std::env::vars().filter(|(name, _)| name.starts_with("PUENTE_")) {
        command.env_remove(name);
    }
    command.env("LANG", "C").env_remove("LC_ALL").env_remove("LC_MESSAGES").current_dir(folder);
    let output = command.arg("network").args(arguments).output().unwrap();
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    (output.status.code().unwrap(), text(&output.stdout), text(&output.stderr))
}

fn first(text: &str) -> &str {
    text.lines().next().unwrap_or_default()
}

#[test]
fn every_command_prints_its_columns() {
    let folder = folder("network");
    let drawn = ["synthetic", "--communities", "4", "--nodes", "80", "--ties", "200"];
    let arguments = [&drawn[..], &["--groups", "groups.csv", "-o", "ties.csv"]].concat();
    assert_eq!(run(&folder, &arguments).0, 0);
    let expected = [
        (
            "measures",
            "node,degree,strength,constraint,effective_size,efficiency,hierarchy,betweenness,closeness,core,component,module",
        ),
        ("modules", "node,module"),
        ("brokerage", "node,coordinator,itinerant,gatekeeper,representative,liaison,total"),
        ("bridges", "kind,node,other,cut_off,pieces,group,other_group"),
        ("summary", "measure,group,value"),
    ];
    for (command, header) in expected {
        let arguments = [command, "ties.csv", "--groups", "groups.csv", "-f", "csv"];
        let (code, out, err) = run(&folder, &arguments);
        assert_eq!((code, first(&out)), (0, header), "{err}");
        assert_eq!(run(&folder, &arguments).1, out, "the same again");
        if ["measures", "modules", "brokerage"].contains(&command) {
            assert_eq!(out.lines().count(), 81);
        }
        for language in ["en", "es", "pt"] {
            let arguments = [&arguments[..4], &["--language", language]].concat();
            let (code, out, err) = run(&folder, &arguments);
            assert!(code == 0 && !out.contains("[network"), "{out}{err}");
        }
        let (code, out, _) = run(&folder, &[command, "--help"]);
        assert!(code == 0 && !out.contains("[help"), "{out}");
    }
}

#[test]
fn parquet_says_what_csv_says() {
    let folder = folder("network-parquet");
    let drawn = ["synthetic", "--communities", "3", "--nodes", "60", "--ties", "150"];
    for file in ["ties.csv", "ties.parquet"] {
        assert_eq!(run(&folder, &[&drawn[..], &["-o", file]].concat()).0, 0);
    }
    let measured = |file: &str| run(&folder, &["measures", file, "-f", "csv"]);
    assert_eq!(measured("ties.csv"), measured("ties.parquet"));
    // Weights and numbers as names, and a broken file.
    fs::write(folder.join("w.csv"), "source,target,weight\n1,2,0.5\n2,3,2\n").unwrap();
    let (code, out, _) = run(&folder, &["measures", "w.csv", "--directed", "-f", "csv"]);
    assert!(code == 0 && out.contains("\n2,2,2.5,"), "{out}");
    fs::write(folder.join("broken.parquet"), "PAR1 and no more").unwrap();
    let (code, _, err) = run(&folder, &["measures", "broken.parquet"]);
    assert!(code == 2 && err.contains("broken.parquet"), "{err}");
}

#[test]
fn what_is_wrong_is_said_with_row_and_column() {
    let folder = folder("network-wrong");
    let cases = [
        ("source,target,weight\na,b,1\nb,c,-2\n", &[][..], "row 3, column `weight`: `-2`"),
        ("from,to\na,b\n", &[], "no column `source`; it has from, to"),
        ("source,target\na,b\n", &["--weight", "visits"], "no column `visits`"),
        ("source,target\na\n", &[], "row 2: 1 cells where the header has 2"),
        ("", &[], "empty"),
    ];
    for (text, more, says) in cases {
        fs::write(folder.join("ties.csv"), text).unwrap();
        let (code, out, err) = run(&folder, &[&["measures", "ties.csv"], more].concat());
        assert!(code == 2 && out.is_empty() && err.contains(says), "{text:?}: {err}");
    }
    fs::write(folder.join("ties.csv"), "source,target\na,b\n").unwrap();
    let (code, _, err) = run(&folder, &["brokerage", "ties.csv"]);
    assert!(code == 2 && err.contains("--groups"), "{err}");
    let (code, _, err) = run(&folder, &["summary", "none.csv"]);
    assert!(code == 2 && err.contains("none.csv"), "{err}");
    assert_eq!(run(&folder, &["modules", "ties.csv", "--resolution", "-1"]).0, 2);
    assert_eq!(run(&folder, &["synthetic", "--communities", "9", "--nodes", "3"]).0, 2);
}

#[test]
fn an_empty_list_is_an_empty_network() {
    let folder = folder("network-empty");
    fs::write(folder.join("ties.csv"), "source,target\n").unwrap();
    for command in ["measures", "modules", "bridges"] {
        let (code, out, err) = run(&folder, &[command, "ties.csv", "-f", "csv"]);
        assert_eq!((code, out.lines().count()), (0, 1), "{err}");
    }
    let (code, out, _) = run(&folder, &["summary", "ties.csv", "-f", "csv"]);
    assert!(code == 0 && out.contains("nodes,\"\",0") || out.contains("nodes,,0"), "{out}");
    // The groups alone: everybody is cut off.
    fs::write(folder.join("groups.csv"), "node,group\na,N\nb,S\n").unwrap();
    let (_, out, _) =
        run(&folder, &["measures", "ties.csv", "--groups", "groups.csv", "-f", "csv"]);
    assert!(out.contains("a,0,0,,,,,,0,0,1,1\n"), "{out}");
    // Members of an association are tied, though no tie was listed.
    fs::write(folder.join("members.csv"), "source,target\na,guild\nb,guild\nc,guild\n").unwrap();
    let arguments = ["measures", "ties.csv", "--members", "members.csv", "-f", "csv"];
    assert!(run(&folder, &arguments).1.contains("a,2,1,"));
}
