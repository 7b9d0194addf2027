//! Table 2 on its own.

use words::{Message, percent};

use crate::{Check, Interval, Paper, TopShares, Verdict};

/// Table 2: do the five shares add up to the printed sum?
pub(super) fn sums(paper: &Paper) -> Vec<Check> {
    let check = |list: &TopShares| {
        let id = format!("sum.{}.{}", list.country.iso3(), list.year);
        let check = Check::new("2", id, Message::new("check-sum"));
        sum(list, check.place(list.country).year(list.data_year))
    };
    paper.destinations.iter().map(check).collect()
}

/// A list of the five largest whose shares should add up to the printed sum.
pub(super) fn sum(list: &TopShares, check: Check) -> Check {
    let sum: Interval = list.items.iter().map(|item| Interval::from(item.share)).sum();
    check.compare(
        list.sum,
        sum,
        Message::new("why-sum-holds"),
        (
            Verdict::Misprint,
            Message::new("why-sum-off").with("recomputed", percent(sum.middle(), 1)),
        ),
    )
}
