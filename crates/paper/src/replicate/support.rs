//! Tables 6 and A4, which print the same budgets against two different wholes.

use words::{Message, decimal, percent};

use super::exports::{differs, implied_total, same};
use crate::{Check, Interval, Paper, Promotion, Support, Verdict};

/// Tables 6 and A4: are the budgets the same, do they imply exports between those of 2000 and of
/// 2013, and exports that are a possible share of GDP?
pub(super) fn budgets(paper: &Paper) -> Vec<Check> {
    let mut checks = Vec::new();
    for agency in &paper.promotion {
        let support = paper.support.iter().find(|row| row.country == agency.country);
        checks.extend(support.map(|support| same_budget(support, agency)));
        checks.extend(support.map(|support| exports_share(support, agency)));
        checks.extend(implied_exports(paper, agency));
    }
    checks
}

fn same_budget(support: &Support, agency: &Promotion) -> Check {
    let id = format!("A4.{}", support.country.iso3());
    Check::new("6", id, Message::new("check-same-budget").with("table", "A4"))
        .place(support.country)
        .year("2007-2009")
        .compare(
            support.budget,
            Interval::from(agency.budget),
            same("A4"),
            (Verdict::Misprint, differs("A4", decimal(agency.budget.value, 1))),
        )
}

/// The exports of 2007 to 2009 that budget and ratio imply, in million US dollars.
fn exports_of(agency: &Promotion) -> Interval {
    Interval::from(agency.budget) / Interval::from(agency.budget_exports) * 100.0
}

/// What the two ratios together say of exports as a share of GDP, in percent: the ratio to GDP
/// over the ratio to exports.
pub(super) fn exports_gdp(support: &Support, agency: &Promotion) -> Interval {
    Interval::from(support.budget_gdp) / Interval::from(agency.budget_exports) * 100.0
}

fn exports_share(support: &Support, agency: &Promotion) -> Check {
    let share = exports_gdp(support, agency);
    let check = Check::new(
        "A4",
        format!("exports-gdp.{}", support.country.iso3()),
        Message::new("check-exports-gdp"),
    )
    .place(support.country)
    .year("2007-2009")
    .numbers(agency.budget_exports, share);
    // A ratio has no printed counterpart: only a share beyond the whole would convict it.
    let check = Check { printed: None, tolerance: Some(share.radius()), ..check };
    let implied = percent(share.middle(), 0);
    if share.low <= 100.0 {
        check.judge(Verdict::Reproduces, Message::new("why-exports-gdp").with("share", implied))
    } else {
        check.judge(
            Verdict::Impossible,
            Message::new("why-exports-gdp-impossible").with("share", implied),
        )
    }
}

fn implied_exports(paper: &Paper, agency: &Promotion) -> Option<Check> {
    let total = |year: u16| {
        let list = paper.exports.iter().find(|e| e.country == agency.country && e.year == year)?;
        let printed = Interval::from(list.total);
        // Where the printed total does not fit its own shares, the one that they imply counts.
        let implied = implied_total(list).filter(|implied| !implied.meets(printed));
        // Table A6 counts in thousands, table A4 in millions.
        Some(implied.unwrap_or(printed) * 1e-3)
    };
    let between = total(2000)?.hull(total(2013)?);
    let implied = exports_of(agency);
    let check = Check::new(
        "A4",
        format!("exports.{}", agency.country.iso3()),
        Message::new("check-implied-exports"),
    )
    .place(agency.country)
    .year("2007-2009")
    .numbers(agency.budget_exports, implied);
    let check = Check { printed: None, tolerance: Some(implied.radius()), ..check };
    let say = |key: &'static str| {
        Message::new(key)
            .with("implied", decimal(implied.middle(), 0))
            .with("low", decimal(between.low, 0))
            .with("high", decimal(between.high, 0))
    };
    Some(if implied.meets(between) {
        check.judge(Verdict::Reproduces, say("why-exports-between"))
    } else {
        check.judge(Verdict::Conflict, say("why-exports-outside"))
    })
}
