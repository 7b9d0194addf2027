//! Libraries are read whole or refused with file and line.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use standards::{Catalogue, Fault, LibraryError};
use words::Language;

/// A small library that is right; each test breaks it in one place.
const RIGHT: &str = r#"[standard]
code = "mill"
version = 1
edition = "our own"
title = { en = "Mill", es = "Molino", pt = "Moinho" }
summary = { en = "A list.", es = "Una lista.", pt = "Uma lista." }
source = { title = "The village", url = "https://example.org/" }
licence = "CC0-1.0"
sectors = ["food"]
conforming = 3
rule = { major = 100, minor = 95, recommendation = 0 }
levels = [
  { en = "0", es = "0", pt = "0" },
  { en = "1", es = "1", pt = "1" },
  { en = "2", es = "2", pt = "2" },
  { en = "3", es = "3", pt = "3" },
  { en = "4", es = "4", pt = "4" },
]
[[chapter]]
code = "one"
title = { en = "One", es = "Uno", pt = "Um" }
[[chapter]]
code = "two"
parent = "one"
title = { en = "Two", es = "Dos", pt = "Dois" }
[[requirement]]
code = "A"
chapter = "one"
binding = "major"
evidence = ["photo"]
title = { en = "A", es = "A", pt = "A" }
what = { en = "A", es = "A", pt = "A" }
why = { en = "A", es = "A", pt = "A" }
how = { en = "A", es = "A", pt = "A" }
[[requirement]]
code = "B"
chapter = "two"
binding = "minor"
needs = ["A"]
evidence = []
title = { en = "B", es = "B", pt = "B" }
what = { en = "B", es = "B", pt = "B" }
why = { en = "B", es = "B", pt = "B" }
how = { en = "B", es = "B", pt = "B" }
[[threshold]]
code = "tiny"
measure = "employees"
limit = 3
effect = "exempt"
text = { en = "T", es = "T", pt = "T" }
[[mapping]]
from = "A"
standard = "haccp"
to = "P1"
how = "part"
"#;

fn check(text: &str) -> Vec<LibraryError> {
    let catalogue = Catalogue::built_in().unwrap();
    catalogue.check("mill.toml", text).err().unwrap_or_default()
}

/// The one error of the library with one part replaced: its code and its line.
fn broken(part: &str, by: &str) -> (&'static str, usize) {
    assert_eq!(RIGHT.matches(part).count(), 1, "`{part}` stands once in the library");
    let errors = check(&RIGHT.replace(part, by));
    assert_eq!(errors.len(), 1, "{errors:?}");
    for language in Language::ALL {
        let sentence = errors[0].message().text(language);
        assert!(sentence.contains("mill.toml") && !sentence.contains('['), "{sentence}");
    }
    (errors[0].code(), errors[0].line)
}

/// The line on which a part of the library stands.
fn line(part: &str) -> usize {
    RIGHT.lines().position(|line| line.contains(part)).unwrap() + 1
}

#[test]
fn a_library_that_is_right_is_read() {
    assert_eq!(check(RIGHT), []);
}

#[test]
fn what_is_wrong_is_said_with_its_line() {
    let b = line(r#"code = "B""#);
    assert_eq!(broken("version = 1\n", "version = 1 1\n").0, "library-form");
    assert_eq!(broken("version = 1\n", "version = 0\n"), ("library-number", 3));
    assert_eq!(broken("licence = \"CC0-1.0\"\n", ""), ("library-form", 1));
    assert_eq!(broken(r#"binding = "minor""#, r#"binding = "some""#).0, "library-form");
    assert_eq!(broken("needs = [\"A\"]", "needs = [\"C\"]"), ("library-requirement", b + 3));
    assert_eq!(broken("needs = [\"A\"]", "needs = [\"B\"]"), ("library-cycle", b));
    assert_eq!(broken("needs = [\"A\"]", "need = [\"A\"]"), ("library-form", b + 3));
    assert_eq!(broken("code = \"B\"", "code = \"A\"").1, b);
    assert_eq!(broken("code = \"B\"", "code = \"B/C\""), ("library-code", b));
    assert_eq!(
        broken(r#"why = { en = "B", es = "B", pt = "B" }"#, r#"why = { en = "B", es = "B" }"#),
        ("library-language", b)
    );
    assert_eq!(
        broken(
            r#"how = { en = "B", es = "B", pt = "B" }"#,
            r#"how = { en = "B", es = " ", pt = "B" }"#
        ),
        ("library-language", b)
    );
    assert_eq!(broken("chapter = \"two\"", "chapter = \"six\""), ("library-chapter", b + 1));
    assert_eq!(broken("parent = \"one\"", "parent = \"two\"").0, "library-cycle");
    assert_eq!(broken("parent = \"one\"", "parent = \"six\""), ("library-chapter", line("parent")));
    assert_eq!(broken("conforming = 3", "conforming = 0"), ("library-number", line("conforming")));
    assert_eq!(broken("minor = 95", "minor = 101"), ("library-number", line("rule =")));
    assert_eq!(broken("  { en = \"4\", es = \"4\", pt = \"4\" },\n", ""), ("library-number", 2));
    let map = line("[[mapping]]") + 1;
    assert_eq!(broken("to = \"P1\"", "to = \"P9\""), ("library-target", map));
    assert_eq!(broken("standard = \"haccp\"", "standard = \"hccp\""), ("library-standard", map));
    assert_eq!(broken("from = \"A\"", "from = \"C\""), ("library-requirement", map));
    assert_eq!(
        broken("effect = \"exempt\"", "effect = \"exempt\"\nrequirements = [\"C\"]").0,
        "library-requirement"
    );
    assert_eq!(
        broken("conforming = 3", "conforming = 3\nretired = [\"B\"]"),
        ("library-retired", b + 1)
    );
}

#[test]
fn a_circle_is_said_from_one_code_round_to_itself() {
    let long = RIGHT.replace(
        "code = \"A\"\nchapter = \"one\"\nbinding = \"major\"",
        "code = \"A\"\nneeds = [\"B\"]\nchapter = \"one\"\nbinding = \"major\"",
    );
    let errors = check(&long);
    let [LibraryError { fault: Fault::Cycle(codes), .. }] = errors.as_slice() else {
        panic!("{errors:?}")
    };
    assert_eq!(codes, &["A", "B", "A"]);
}

#[test]
fn everything_that_is_wrong_is_said_at_once_in_the_order_of_the_file() {
    let text = RIGHT
        .replace("version = 1\n", "version = 0\n")
        .replace("needs = [\"A\"]", "needs = [\"C\", \"D\"]");
    let lines: Vec<usize> = check(&text).iter().map(|error| error.line).collect();
    assert_eq!(lines.len(), 3);
    assert!(lines.is_sorted());
}

#[test]
fn a_standard_stands_once_in_each_version() {
    let newer = RIGHT.replace("version = 1\n", "version = 2\n").replace(
        "[[mapping]]\nfrom = \"A\"\nstandard = \"haccp\"\nto = \"P1\"\nhow = \"part\"\n",
        "",
    );
    let older = newer.replace("version = 2\n", "version = 1\n");
    let errors = Catalogue::read(&[("a", &older), ("b", &older)]).unwrap_err();
    assert_eq!((errors[0].code(), errors[0].file.as_str()), ("library-duplicate", "b"));
    let both = Catalogue::read(&[("b", &newer), ("a", &older)]).unwrap();
    assert_eq!(both.standards().count(), 1, "the newest version stands for its standard");
    assert_eq!(both.get("MILL").unwrap().version, 2);
    assert_eq!(both.version("mill", 1).unwrap().version, 1);
}

/// Codes are addresses and never change their meaning: whoever changes this list has to retire them.
#[test]
fn the_shipped_codes_stay() {
    let catalogue = Catalogue::built_in().unwrap();
    let codes: Vec<String> = catalogue
        .standards()
        .flat_map(|s| s.requirements.iter().map(|r| format!("{} {}", s.code, r.code)))
        .collect();
    let golden = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden/codes.txt");
    let text = codes.join("\n") + "\n";
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        std::fs::create_dir_all(golden.parent().unwrap()).unwrap();
        std::fs::write(&golden, &text).unwrap();
    }
    assert_eq!(std::fs::read_to_string(golden).unwrap(), text);
}

/// The languages say the same at the same length: a translation of a third of the length was cut.
#[test]
fn the_shipped_texts_are_whole_in_every_language() {
    for standard in Catalogue::built_in().unwrap().standards() {
        for requirement in &standard.requirements {
            for text in [&requirement.what, &requirement.why, &requirement.how] {
                let lengths = Language::ALL.map(|language| text.say(language).chars().count());
                let (least, most) = (lengths.iter().min().unwrap(), lengths.iter().max().unwrap());
                let place = format!("{} {}: {lengths:?}", standard.code, requirement.code);
                assert!(*least * 2 > *most && *least > 20, "{place}");
                let ends = Language::ALL.map(|l| text.say(l).ends_with(['.', '?', '!']));
                assert_eq!(ends, [true; 3], "{place}");
            }
            assert!(!requirement.evidence.is_empty(), "{}", requirement.code);
        }
    }
}

#[test]
fn what_is_written_reads_back_the_same() {
    let catalogue = Catalogue::built_in().unwrap();
    let (mut thresholds, mut mappings) = (0, 0);
    for standard in catalogue.standards() {
        let text = standard.to_toml();
        let again = catalogue.check("again.toml", &text).unwrap();
        assert_eq!(again, *standard, "{}", standard.code);
        assert_eq!(again.to_toml(), text);
        thresholds += standard.thresholds.len();
        mappings += standard.mappings.len();
    }
    assert!(thresholds > 0 && mappings > 0, "both were written");
    let mut odd = catalogue.get("haccp").unwrap().clone();
    odd.title.es = "\"Quinta\" \\ línea\n\u{7}[[chapter]]".to_owned();
    assert_eq!(catalogue.check("odd.toml", &odd.to_toml()).unwrap(), odd);
}

#[test]
fn a_draft_is_edited_step_by_step() {
    use standards::{Chapter, Edit, EditError, Text};
    let mut draft = Catalogue::built_in().unwrap().get("haccp").unwrap().clone();
    let first = draft.requirements[0].clone();
    assert_eq!(draft.edit(Edit::Add(Box::new(first.clone()))), Err(EditError::Taken));
    let spaced = standards::Requirement { code: "a b".to_owned(), ..first.clone() };
    assert_eq!(draft.edit(Edit::Add(Box::new(spaced))), Err(EditError::Code));
    draft.retired.push("old".to_owned());
    let old = standards::Requirement { code: "old".to_owned(), ..first.clone() };
    assert_eq!(draft.edit(Edit::Add(Box::new(old))), Err(EditError::Retired));
    // The first cannot rise; the second takes its place.
    let codes = |draft: &standards::Standard| -> Vec<String> {
        draft.requirements.iter().take(2).map(|r| r.code.clone()).collect()
    };
    let order = codes(&draft);
    draft.edit(Edit::Raise(order[0].clone())).unwrap();
    assert_eq!(codes(&draft), order);
    draft.edit(Edit::Raise(order[1].clone())).unwrap();
    assert_eq!(codes(&draft), [order[1].clone(), order[0].clone()]);
    let chapter = first.chapter.clone();
    assert_eq!(draft.edit(Edit::RemoveChapter(chapter)), Err(EditError::Full));
    let own = Text { es: "Aparte".to_owned(), ..Text::default() };
    let new = Chapter { code: "own".to_owned(), parent: None, title: own };
    draft.edit(Edit::AddChapter(new)).unwrap();
    let (_, missing) = standards::draft("draft.toml", &draft.to_toml()).unwrap();
    assert_eq!(missing.len(), 2, "two languages: {missing:?}");
    draft.edit(Edit::FillIn(vocabulary::Language::Spanish)).unwrap();
    let (again, missing) = standards::draft("draft.toml", &draft.to_toml()).unwrap();
    assert_eq!(missing, []);
    assert_eq!(again.chapters.last().unwrap().title.en, "Aparte");
}
