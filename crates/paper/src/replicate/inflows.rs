//! Table 3 on its own, and table A2, which prints inflows too.

use vocabulary::{Place, Region};
use words::{Arg, Message, decimal};

use super::exports::{differs, same};
use crate::{Check, Inflow, Interval, Paper, Verdict};

fn find<'a>(inflows: &'a [Inflow], place: Place, period: &str) -> Option<&'a Inflow> {
    inflows.iter().find(|inflow| inflow.place == place && inflow.period == period)
}

fn of_region(inflows: &[Inflow]) -> impl Iterator<Item = &Inflow> {
    let region = Place::Region(Region::SouthAmerica);
    inflows.iter().filter(move |inflow| inflow.place == region)
}

/// Tables 3 and A2: do the countries add up to the region?
pub(super) fn totals(paper: &Paper) -> Vec<Check> {
    let tables = [("3", &paper.inflows), ("A2", &paper.inflows_again)];
    tables.iter().flat_map(|(id, table)| of_region(table).map(|t| total(id, t, table))).collect()
}

fn total(table: &str, region: &Inflow, all: &[Inflow]) -> Check {
    let check =
        Check::new(table, format!("total.{}", region.period), Message::new("check-region-total"))
            .place(region.place)
            .year(&region.period);
    let mut sum = Interval::exact(0.0);
    let mut absent: Vec<Arg> = Vec::new();
    for member in Region::SouthAmerica.members() {
        match find(all, member.into(), &region.period) {
            Some(inflow) => sum = sum + Interval::from(inflow.fdi),
            None => absent.push(member.into()),
        }
    }
    if !absent.is_empty() {
        let why = Message::new("why-members-missing").with("missing", absent);
        return check.numbers(region.fdi, sum).judge(Verdict::NotRecomputable, why);
    }
    check.compare(
        region.fdi,
        sum,
        Message::new("why-region-holds"),
        (
            Verdict::Misprint,
            Message::new("why-region-off")
                .with("recomputed", decimal(sum.middle(), 0))
                .with("gap", decimal((region.fdi.value - sum.middle()).abs(), 0)),
        ),
    )
}

/// Table A2: does it print the same inflows as table 3?
pub(super) fn again(paper: &Paper) -> Vec<Check> {
    let check = |inflow: &Inflow| {
        let check = Check::new(
            "A2",
            format!("3.{}.{}", inflow.place.code(), inflow.period),
            Message::new("check-same-inflow").with("table", "3"),
        )
        .place(inflow.place)
        .year(&inflow.period);
        match find(&paper.inflows, inflow.place, &inflow.period) {
            Some(first) => check.compare(
                inflow.fdi,
                Interval::from(first.fdi),
                same("3"),
                (Verdict::Misprint, differs("3", decimal(first.fdi.value, 0))),
            ),
            None => check.judge(Verdict::NotRecomputable, Message::new("why-no-counterpart")),
        }
    };
    paper.inflows_again.iter().map(check).collect()
}
