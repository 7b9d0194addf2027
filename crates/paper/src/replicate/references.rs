//! Does each reference lead where it says?

use vocabulary::fold;
use words::{Arg, Message, percent};

use super::titles::overlap;
use crate::{Check, Paper, Reference, RelationOf, Sheet, Verdict};

/// A longer version of a table prints at least this share of its numbers again.
const EXPANDED: f64 = 0.2;

/// Every reference of the text to a table, figure or box.
pub(super) fn targets(paper: &Paper) -> Vec<Check> {
    paper.references.iter().map(|reference| target(paper, reference)).collect()
}

fn target(paper: &Paper, reference: &Reference) -> Check {
    let to = reference.target.as_str();
    let check =
        Check::new("references", &reference.id, Message::new("check-reference").with("table", to));
    let Ok(sheet) = paper.sheet(to) else {
        let why = if to.starts_with("figure") { "why-figure" } else { "why-target-unknown" };
        return check.judge(Verdict::NotRecomputable, Message::new(why));
    };
    match &reference.relation {
        RelationOf::Expands(shorter) => expands(paper, check, sheet, shorter),
        RelationOf::About(subject) => about(check, sheet, subject),
    }
}

fn expands(paper: &Paper, check: Check, longer: &Sheet, shorter: &str) -> Check {
    let Ok(shorter) = paper.sheet(shorter) else {
        return check.judge(Verdict::NotRecomputable, Message::new("why-target-unknown"));
    };
    let found = overlap(shorter, longer);
    let say = |key: &'static str| {
        Message::new(key)
            .with("table", shorter.resource.puente_id.as_str())
            .with("share", percent(100.0 * found, 0))
    };
    if found >= EXPANDED {
        return check.judge(Verdict::Reproduces, say("why-expands"));
    }
    let others = paper.sheets.iter().filter(|sheet| {
        let id = &sheet.resource.puente_id;
        !sheet.resource.printed_source.is_empty()
            && *id != shorter.resource.puente_id
            && *id != longer.resource.puente_id
    });
    let better = others
        .map(|sheet| (overlap(shorter, sheet), sheet))
        .filter(|(share, _)| *share >= 0.5)
        .max_by(|a, b| a.0.total_cmp(&b.0));
    let why = match better {
        Some((_, meant)) => {
            say("why-expands-other").with("meant", meant.resource.puente_id.as_str())
        }
        None => say("why-expands-nothing"),
    };
    check.judge(Verdict::Misprint, why)
}

/// The words of a text that carry meaning, cut to a stem of five letters.
fn stems(text: &str) -> Vec<String> {
    fold(text)
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| word.len() > 2 && !matches!(*word, "and" | "the" | "for" | "among"))
        .map(|word| word.chars().take(5).collect())
        .collect()
}

fn about(check: Check, sheet: &Sheet, subject: &str) -> Check {
    let prose = stems(&sheet.prose());
    let words = stems(subject);
    let found = words.iter().filter(|word| prose.contains(word)).count();
    let say = |key: &'static str| {
        Message::new(key)
            .with("subject", Arg::from(subject))
            .with("found", found)
            .with("all", words.len())
    };
    // A title need not repeat the text's words; that not even a third occurs anywhere in the table
    // is telling.
    if found * 3 >= words.len() {
        check.judge(Verdict::Reproduces, say("why-about"))
    } else {
        check.judge(Verdict::Misprint, say("why-not-about"))
    }
}
