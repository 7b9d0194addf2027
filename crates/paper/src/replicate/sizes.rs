//! Tables 4 and A3, which divide firms and exports by size, and table 5 against A3.

use words::{Message, percent};

use crate::{Check, Interval, Paper, SizeShares, Verdict};

/// Tables 4 and A3: do the four classes make up the whole?
pub(super) fn sums(paper: &Paper) -> Vec<Check> {
    let firms = paper.sizes.iter().map(|row| sum("4", row));
    firms.chain(paper.exports_by_size.iter().map(|row| sum("A3", row))).collect()
}

fn sum(table: &str, row: &SizeShares) -> Check {
    let id = format!("sum.{}", row.country.iso3());
    let check = Check::new(table, id, Message::new("check-whole")).place(row.country);
    let sum: Interval = row.shares.iter().flatten().map(|share| Interval::from(*share)).sum();
    let whole = table::Number::from(100.0);
    let recomputed = percent(sum.middle(), 1);
    if row.shares.iter().any(Option::is_none) && sum.low <= 100.0 {
        let rest = percent(100.0 - sum.middle(), 1);
        let why = Message::new("why-class-missing").with("sum", recomputed).with("rest", rest);
        return check.numbers(whole, sum).judge(Verdict::NotRecomputable, why);
    }
    check.compare(
        whole,
        sum,
        Message::new("why-whole-holds"),
        (Verdict::Misprint, Message::new("why-whole-off").with("recomputed", recomputed)),
    )
}

/// Table 5 against table A3: is the share of small and medium enterprises in exports the sum of
/// the three smaller classes?
pub(super) fn sme_exports(paper: &Paper) -> Vec<Check> {
    let mut checks = Vec::new();
    for row in &paper.sme_exports {
        let id = format!("A3.{}", row.country.iso3());
        let check = Check::new("5", id, Message::new("check-sme-exports")).place(row.country);
        let by_size = paper.exports_by_size.iter().find(|other| other.country == row.country);
        let Some(by_size) = by_size else {
            checks.push(check.judge(Verdict::NotRecomputable, Message::new("why-no-counterpart")));
            continue;
        };
        let smaller = &by_size.shares[..3];
        let sum: Interval = smaller.iter().flatten().map(|share| Interval::from(*share)).sum();
        checks.push(check.compare(
            row.exports,
            sum,
            super::exports::same("A3"),
            (
                Verdict::Conflict,
                Message::new("why-sme-exports-differ").with("other", percent(sum.middle(), 1)),
            ),
        ));
    }
    checks
}
