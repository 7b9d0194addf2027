//! Box 1: a part is no larger than its whole, and a share implies a whole.

use words::{Message, decimal, percent};

use crate::{BoxFigure, Check, Interval, Paper, Verdict};

/// A figure that cannot exceed another of the same year.
const PARTS: [(&str, &str); 3] = [
    ("production_in_los_lagos", "production"),
    ("exports", "production"),
    ("jobs_lost", "direct_employment"),
];

/// A share and the figures that together have it in some whole.
const SHARES: [(&str, &[&str]); 3] = [
    ("production_share_of_world", &["production"]),
    ("international_market_share", &["production"]),
    ("labour_force_share_in_los_lagos", &["direct_employment", "linked_employment_in_los_lagos"]),
];

/// Every figure of the box.
pub(super) fn figures(paper: &Paper) -> Vec<Check> {
    paper.salmon.iter().map(|figure| check(figure, &paper.salmon)).collect()
}

/// The figure with this code, of the same year where there is one.
fn find<'a>(what: &str, year: &str, all: &'a [BoxFigure]) -> Option<&'a BoxFigure> {
    let named = || all.iter().filter(|figure| figure.what == what);
    named().find(|figure| figure.year == year).or_else(|| {
        let mut all = named();
        all.next().filter(|_| all.next().is_none())
    })
}

fn check(figure: &BoxFigure, all: &[BoxFigure]) -> Check {
    let number = figure.id.trim_start_matches("box1-");
    let what = Message::new(format!("box-{}", figure.what.replace('_', "-")));
    let check = Check::new("box1", number, Message::new("check-box").with("what", what));
    let check = if figure.year.is_empty() { check } else { check.year(&figure.year) };
    let check = Check { printed: Some(figure.value), ..check };
    let value = Interval::from(figure.value);
    let whole = PARTS.into_iter().find(|(part, _)| *part == figure.what);
    if let Some(whole) = whole.and_then(|(_, whole)| find(whole, &figure.year, all)) {
        let share = value / Interval::from(whole.value) * 100.0;
        let say = |key: &'static str| {
            Message::new(key)
                .with("whole", decimal(whole.value.value, 0))
                .with("share", percent(share.middle(), 0))
        };
        return if share.low <= 100.0 {
            check.judge(Verdict::Reproduces, say("why-part-fits"))
        } else {
            check.judge(Verdict::Impossible, say("why-part-exceeds"))
        };
    }
    if let Some((_, parts)) = SHARES.into_iter().find(|(share, _)| *share == figure.what) {
        let parts = parts.iter().filter_map(|part| find(part, &figure.year, all));
        let together: Interval = parts.map(|part| Interval::from(part.value)).sum();
        let whole = together / value * 100.0;
        let why = Message::new("why-implied-whole").with("whole", decimal(whole.middle(), 0));
        return check.judge(Verdict::NotRecomputable, why);
    }
    check.judge(Verdict::NotRecomputable, Message::new("why-box-alone"))
}
