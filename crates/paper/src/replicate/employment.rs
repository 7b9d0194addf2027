//! Table A1 on its own.

use table::Number;
use words::{Message, percent};

use crate::{Check, Interval, Jobs, Paper, Verdict};

/// Table A1: do shares follow from persons, and growth rates from the two years?
pub(super) fn growth(paper: &Paper) -> Vec<Check> {
    let mut checks: Vec<Check> = paper.jobs.iter().map(share).collect();
    for later in &paper.jobs {
        let earlier =
            paper.jobs.iter().filter(|j| j.country == later.country && j.year < later.year);
        let Some(earlier) = earlier.max_by_key(|jobs| jobs.year) else { continue };
        let rates = [
            ("total-growth", later.total_variation, earlier.total, later.total),
            ("export-growth", later.export_variation, earlier.exports, later.exports),
        ];
        for (rule, printed, from, to) in rates {
            let Some(printed) = printed else { continue };
            checks.push(rate(rule, printed, [from, to], [earlier, later]));
        }
    }
    checks
}

fn share(jobs: &Jobs) -> Check {
    let share = Interval::from(jobs.exports) / Interval::from(jobs.total) * 100.0;
    let id = format!("share.{}.{}", jobs.country.iso3(), jobs.year);
    Check::new("A1", id, Message::new("check-jobs-share"))
        .place(jobs.country)
        .year(jobs.year)
        .compare(
            jobs.share,
            share,
            Message::new("why-jobs-share-holds"),
            (
                Verdict::Misprint,
                Message::new("why-share-off").with("recomputed", percent(share.middle(), 1)),
            ),
        )
}

fn rate(rule: &str, printed: Number, values: [Number; 2], jobs: [&Jobs; 2]) -> Check {
    let [earlier, later] = jobs;
    let years = f64::from(later.year - earlier.year);
    let growth = Interval::from(values[0]).growth_to(Interval::from(values[1]), years);
    Check::new(
        "A1",
        format!("{rule}.{}", later.country.iso3()),
        Message::new(format!("check-{rule}")),
    )
    .place(later.country)
    .year(format!("{}-{}", earlier.year, later.year))
    .compare(
        printed,
        growth,
        Message::new("why-growth-holds"),
        (
            Verdict::Misprint,
            Message::new("why-growth-off").with("recomputed", percent(growth.middle(), 1)),
        ),
    )
}
