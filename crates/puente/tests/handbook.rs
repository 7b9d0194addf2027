//! The handbook tells the truth about the replication.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use std::fs;
use std::path::Path;

use paper::{Paper, replicate, tally};
use words::Language;

fn chapter(language: Language, name: &str) -> String {
    let docs = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs");
    fs::read_to_string(docs.join(language.code()).join(name)).unwrap()
}

#[test]
fn every_fault_is_explained_in_every_language() {
    let checks = replicate(&Paper::built_in().unwrap());
    for language in Language::ALL {
        let chapter = chapter(language, "replication.md");
        for check in checks.iter().filter(|check| check.verdict.is_fault()) {
            let id = format!("`{}`", check.id);
            assert!(chapter.contains(&id), "{language}: {id} ({}) is not explained", check.verdict);
        }
    }
}

#[test]
fn the_counts_by_verdict_are_those_of_the_report() {
    let checks = replicate(&Paper::built_in().unwrap());
    for language in Language::ALL {
        let chapter = chapter(language, "replication.md");
        let rows: Vec<&str> = chapter.lines().filter(|line| line.starts_with('|')).collect();
        for (verdict, count) in tally(&checks) {
            let word = verdict.label().text(language);
            let told = rows.iter().any(|row| {
                let cells: Vec<&str> = row.split('|').map(str::trim).collect();
                cells.iter().any(|cell| cell.trim_matches(['*', '`']).to_lowercase() == word)
                    && cells.contains(&count.to_string().as_str())
            });
            assert!(told, "{language}: no row says {count} {word}");
        }
    }
}
