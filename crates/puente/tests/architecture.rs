//! The house stands on its layers, and on permissive licences.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use std::collections::BTreeMap;
use std::process::Command;

use cargo_metadata::{DependencyKind, Metadata, MetadataCommand};

/// The lines of the design: a crate may use only crates of lines above its own. Crates on one line
/// do not know each other.
const LINES: [&[&str]; 21] = [
    &["vocabulary"],
    &["words"],
    &["table"],
    &["files", "evidence"],
    &["registry"],
    &["disclosure", "network", "regression"],
    &["paper", "trade", "gvc", "firms"],
    &["access"],
    &["standards"],
    &["knowledge"],
    &["governance"],
    &["programmes"],
    &["profile"],
    &["evaluation"],
    &["policylab"],
    &["search"],
    &["store"],
    &["actions"],
    &["report"],
    &["web", "demo", "python"],
    &["puente"],
];

/// Licences that let anybody use, change and sell the program.
const PERMISSIVE: [&str; 14] = [
    "MIT",
    "MIT-0",
    "Apache-2.0",
    "Apache-2.0 WITH LLVM-exception",
    "BSD-1-Clause",
    "BSD-2-Clause",
    "BSD-3-Clause",
    "ISC",
    "Zlib",
    "0BSD",
    "BSL-1.0",
    "Unicode-3.0",
    "CC0-1.0",
    "Unlicense",
];

/// What cargo knows of the workspace and what it is built from on this machine.
fn metadata() -> Metadata {
    let version = Command::new("rustc").arg("-vV").output().unwrap().stdout;
    let version = String::from_utf8(version).unwrap();
    let host = version.lines().find_map(|line| line.strip_prefix("host: ")).unwrap().to_owned();
    let offline = ["--locked", "--offline", "--filter-platform", &host].map(str::to_owned);
    MetadataCommand::new().other_options(offline).exec().unwrap()
}

fn line(name: &str) -> usize {
    let found = LINES.iter().position(|line| line.contains(&name));
    found.unwrap_or_else(|| panic!("crate `{name}` stands on no line of the design"))
}

#[test]
fn every_crate_uses_only_crates_of_lines_above_its_own() {
    let metadata = metadata();
    let members: Vec<_> = metadata.workspace_packages();
    assert!(members.len() >= 9);
    for member in &members {
        let own = line(member.name.as_str());
        let used = member.dependencies.iter().filter(|d| d.kind != DependencyKind::Development);
        for used in used.filter(|d| members.iter().any(|m| m.name.as_str() == d.name)) {
            assert!(line(&used.name) < own, "`{}` must not use `{}`", member.name, used.name);
        }
    }
}

/// Domain crates are pure: nothing in them waits, listens or draws.
#[test]
fn only_shells_know_the_network_and_the_terminal() {
    let heavy = ["tokio", "axum", "clap", "tracing", "kuva", "parquet", "rust_xlsxwriter"];
    for member in metadata().workspace_packages() {
        if line(member.name.as_str()) < line("store") {
            // Tests may make a workbook to read.
            let mut own =
                member.dependencies.iter().filter(|d| d.kind != DependencyKind::Development);
            let used = own.find(|d| heavy.contains(&d.name.as_str()));
            assert!(used.is_none(), "`{}` uses {:?}", member.name, used.map(|d| &d.name));
        }
    }
}

/// Whether an SPDX expression leaves a permissive choice.
fn is_permissive(expression: &str) -> bool {
    let expression = expression.replace('/', " OR ");
    expression.split(" AND ").all(|part| {
        let part = part.trim().trim_matches(['(', ')']);
        part.split(" OR ")
            .any(|licence| PERMISSIVE.contains(&licence.trim().trim_matches(['(', ')'])))
    })
}

#[test]
fn every_dependency_has_a_permissive_licence() {
    let metadata = metadata();
    let resolved = metadata.resolve.as_ref().unwrap();
    assert!(resolved.nodes.len() > 100);
    let mut refused = BTreeMap::new();
    for node in &resolved.nodes {
        let package = &metadata[&node.id];
        let licence = package.license.clone().unwrap_or_default();
        if !is_permissive(&licence) {
            refused.insert(package.name.to_string(), licence);
        }
    }
    assert!(refused.is_empty(), "not permissive: {refused:?}");
}

#[test]
fn licence_expressions_are_read_as_they_are_meant() {
    for expression in ["MIT", "MIT/Apache-2.0", "GPL-3.0 OR MIT", "(MIT OR GPL-2.0) AND Zlib"] {
        assert!(is_permissive(expression), "{expression}");
    }
    for expression in ["", "GPL-3.0", "MIT AND GPL-3.0", "MPL-2.0", "SSPL-1.0 AND MIT"] {
        assert!(!is_permissive(expression), "{expression}");
    }
}
