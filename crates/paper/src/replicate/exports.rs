//! Table A6 on its own, and table 1 against it.

use words::{Arg, Message, decimal, percent};

use crate::{Check, Interval, Paper, TopExports, Verdict};

/// Table A6: does each share follow from value and total, the five together too, and is the total
/// the one that the five shares imply?
pub(super) fn values(paper: &Paper) -> Vec<Check> {
    paper.exports.iter().flat_map(|list| of_list(list, &paper.exports)).collect()
}

/// The totals that all five printed shares allow at once.
pub(super) fn implied_total(list: &TopExports) -> Option<Interval> {
    list.products
        .iter()
        .map(|p| Interval::from(p.value) / Interval::from(p.share) * 100.0)
        .try_fold(Interval::new(0.0, f64::INFINITY), Interval::intersect)
}

fn of_list(list: &TopExports, all: &[TopExports]) -> Vec<Check> {
    let total = Interval::from(list.total);
    let implied = implied_total(list);
    let total_holds = implied.is_some_and(|implied| implied.meets(total));
    let check = |rule: &str, item: Option<usize>, what: Message| {
        let rank = item.map(|index| format!(".{}", index + 1)).unwrap_or_default();
        let id = format!("{rule}.{}.{}{rank}", list.country.iso3(), list.year);
        Check::new("A6", id, what).place(list.country).year(list.data_year)
    };
    // Where the total is at fault, the five shares are held against the one they agree on.
    let whole = if total_holds { total } else { implied.unwrap_or(total) };
    let holds = if total_holds { "why-share-holds" } else { "why-share-holds-implied" };
    let off = |recomputed: Interval| {
        let why = Message::new("why-share-off").with("recomputed", percent(recomputed.middle(), 1));
        (Verdict::Misprint, why)
    };

    let mut checks = Vec::new();
    let what = Message::new("check-total");
    checks.push(match implied {
        Some(implied) => check("total", None, what).compare(
            list.total,
            implied,
            Message::new("why-total-holds"),
            (Verdict::Misprint, why_total(list, implied, all)),
        ),
        None => check("total", None, what).judge(Verdict::Misprint, Message::new("why-no-total")),
    });
    for (index, product) in list.products.iter().enumerate() {
        let share = Interval::from(product.value) / whole * 100.0;
        let what = Message::new("check-product-share").with("product", name(product.product.hs()));
        let check = check("share", Some(index), what);
        checks.push(check.compare(product.share, share, Message::new(holds), off(share)));
    }
    let together: Interval = list.products.iter().map(|p| Interval::from(p.value)).sum();
    let share = together / whole * 100.0;
    let otherwise = match why_copied(list, all) {
        Some(why) => (Verdict::Misprint, why),
        None => off(share),
    };
    let check = check("top5", None, Message::new("check-top5-value"));
    checks.push(check.compare(list.share, share, Message::new(holds), otherwise));
    checks
}

/// The message with the name of a product of the Harmonized System.
fn name(hs: &str) -> Message {
    Message::new(format!("hs-{hs}"))
}

/// Who else has the same total, if anybody.
fn same_total<'a>(list: &TopExports, all: &'a [TopExports]) -> Option<&'a TopExports> {
    all.iter().find(|other| other.country != list.country && other.total == list.total)
}

fn why_copied(list: &TopExports, all: &[TopExports]) -> Option<Message> {
    let twin = same_total(list, all).filter(|twin| twin.share == list.share)?;
    let sum: Interval = list.products.iter().map(|p| Interval::from(p.share)).sum();
    Some(
        Message::new("why-top5-copied")
            .with("other", twin.country)
            .with("sum", percent(sum.middle(), 1)),
    )
}

fn why_total(list: &TopExports, implied: Interval, all: &[TopExports]) -> Message {
    let implied = decimal(implied.middle(), 0);
    match same_total(list, all) {
        Some(twin) => {
            Message::new("why-total-copied").with("implied", implied).with("other", twin.country)
        }
        None => Message::new("why-total-off").with("implied", implied),
    }
}

/// Table 1: do its shares add up, and are they the shares of table A6?
pub(super) fn shares(paper: &Paper) -> Vec<Check> {
    let mut checks = Vec::new();
    for list in &paper.products {
        let check = |rule: &str, item: Option<usize>, what: Message| {
            let rank = item.map(|index| format!(".{}", index + 1)).unwrap_or_default();
            let id = format!("{rule}.{}.{}{rank}", list.country.iso3(), list.year);
            Check::new("1", id, what).place(list.country).year(list.data_year)
        };
        checks.push(super::destinations::sum(list, check("sum", None, Message::new("check-sum"))));
        let detailed =
            paper.exports.iter().find(|e| (e.country, e.year) == (list.country, list.year));
        let Some(detailed) = detailed else {
            checks.push(
                check("A6", None, Message::new("check-same-share").with("table", "A6"))
                    .judge(Verdict::NotRecomputable, Message::new("why-no-counterpart")),
            );
            continue;
        };
        for (index, (item, product)) in list.items.iter().zip(&detailed.products).enumerate() {
            let what = Message::new("check-same-product-share")
                .with("product", name(product.product.hs()))
                .with("table", "A6");
            checks.push(check("A6", Some(index), what).compare(
                item.share,
                Interval::from(product.share),
                same("A6"),
                (Verdict::Misprint, differs("A6", percent(product.share.value, 1))),
            ));
        }
        // Table 1's sum has been held against its own shares; here it is table A6's turn.
        let id = format!("1-top5.{}.{}", list.country.iso3(), list.year);
        let what = Message::new("check-same-share").with("table", "1");
        let check = Check::new("A6", id, what).place(list.country).year(list.data_year);
        checks.push(check.compare(
            detailed.share,
            Interval::from(list.sum),
            same("1"),
            (Verdict::Misprint, differs("1", percent(list.sum.value, 1))),
        ));
    }
    checks
}

/// The sentence that another table prints the same number.
pub(super) fn same(table: &str) -> Message {
    Message::new("why-tables-agree").with("table", table)
}

/// The sentence that another table prints another number.
pub(super) fn differs(table: &str, other: impl Into<Arg>) -> Message {
    Message::new("why-tables-differ").with("table", table).with("other", other)
}
