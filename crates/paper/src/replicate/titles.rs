//! Do titles, marks and notes belong to the tables they stand at?

use words::{Arg, Message};

use crate::{Check, Paper, Sheet, Verdict};

/// The tables that the paper prints; the lists of claims and references are ours.
fn printed(paper: &Paper) -> impl Iterator<Item = &Sheet> + Clone {
    paper.sheets.iter().filter(|sheet| !sheet.resource.printed_source.is_empty())
}

/// Of the numbers of one table, the share that another prints too.
pub(super) fn overlap(of: &Sheet, with: &Sheet) -> f64 {
    let (numbers, others) = (of.numbers(), with.numbers());
    let common = numbers.iter().filter(|number| others.contains(number)).count();
    if numbers.is_empty() { 0.0 } else { common as f64 / numbers.len() as f64 }
}

/// Does each title stand over one table only, and if over two, over the same numbers?
pub(super) fn titles(paper: &Paper) -> Vec<Check> {
    let check = |sheet: &Sheet| {
        let id = sheet.resource.puente_id.as_str();
        let check = Check::new(id, "title", Message::new("check-title"));
        let others = printed(paper).filter(|other| other.resource.puente_id != id);
        let Some(namesake) = others.clone().find(|o| o.resource.title == sheet.resource.title)
        else {
            return check.judge(Verdict::Reproduces, Message::new("why-title-once"));
        };
        let named = namesake.resource.puente_id.as_str();
        if overlap(sheet, namesake) >= 0.5 {
            return check.judge(
                Verdict::Reproduces,
                Message::new("why-title-same-table").with("other", named),
            );
        }
        match others.clone().find(|other| overlap(sheet, other) > 0.9) {
            Some(original) => check.judge(
                Verdict::Misprint,
                Message::new("why-title-stolen")
                    .with("other", named)
                    .with("original", original.resource.puente_id.as_str()),
            ),
            None => check.judge(
                Verdict::Reproduces,
                Message::new("why-title-own-numbers").with("other", named),
            ),
        }
    };
    printed(paper).map(check).collect()
}

/// Is every mark of a table explained once, and every explained mark used?
pub(super) fn marks(paper: &Paper) -> Vec<Check> {
    let mut checks = Vec::new();
    for sheet in printed(paper) {
        let used = &sheet.resource.marks_used;
        let notes: Vec<&str> = sheet.resource.footnotes.iter().map(|n| n.mark.as_str()).collect();
        if used.is_empty() && notes.is_empty() {
            continue;
        }
        let quoted = |marks: Vec<&str>| -> Vec<Arg> {
            marks.into_iter().map(|mark| Arg::from(format!("“{mark}”"))).collect()
        };
        let unexplained: Vec<&str> =
            used.iter().map(String::as_str).filter(|mark| !notes.contains(mark)).collect();
        let unused: Vec<&str> =
            notes.iter().copied().filter(|mark| !used.iter().any(|u| u == mark)).collect();
        let mut twice: Vec<&str> = notes.clone();
        twice.retain(|mark| notes.iter().filter(|note| *note == mark).count() > 1);
        twice.dedup();
        let rules = [
            ("marks-explained", unexplained, "why-marks-explained", "why-marks-unexplained"),
            ("marks-used", unused, "why-marks-used", "why-marks-unused"),
            ("marks-once", twice, "why-marks-once", "why-marks-twice"),
        ];
        for (rule, faulty, agrees, otherwise) in rules {
            let check =
                Check::new(&sheet.resource.puente_id, rule, Message::new(format!("check-{rule}")));
            checks.push(if faulty.is_empty() {
                check.judge(Verdict::Reproduces, Message::new(agrees))
            } else {
                let why = Message::new(otherwise).with("marks", quoted(faulty));
                check.judge(Verdict::Misprint, why)
            });
        }
    }
    checks
}
