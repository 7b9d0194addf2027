//! The numbers of the text against the tables, and against each other.

use table::Number;
use vocabulary::{Country, Place, Region};
use words::{Arg, Message, decimal, percent};

use super::support::exports_gdp;
use crate::{Check, Claim, Interval, Paper, Relation, TopShares, Verdict, concentration};

/// What the tables say to a claim.
enum Answer {
    /// A value, from a table that measures the same.
    Value(Interval, &'static str),
    /// A value that a table implies, of other years or another circle of countries.
    Estimate(Interval, &'static str),
    /// The bound that no data can leave, from a table.
    Bound(Interval, &'static str),
    /// Nothing.
    None,
}

/// Every claim of the text, then the groups of claims that are parts of one whole.
pub(super) fn claims(paper: &Paper) -> Vec<Check> {
    let mut checks: Vec<Check> = paper.claims.iter().map(|claim| check(paper, claim)).collect();
    let mut groups: Vec<&str> = paper.claims.iter().map(|claim| claim.group.as_str()).collect();
    groups.retain(|group| !group.is_empty());
    groups.sort_unstable();
    groups.dedup();
    checks.extend(groups.into_iter().map(|group| whole(paper, group)));
    checks
}

fn whole(paper: &Paper, group: &str) -> Check {
    let parts = || paper.claims.iter().filter(|claim| claim.group == group);
    let sum: Interval = parts().map(|claim| Interval::from(claim.value)).sum();
    let ids: Vec<Arg> = parts().map(|claim| Arg::from(claim.id.as_str())).collect();
    Check::new("claims", group, Message::new("check-group").with("claims", ids)).compare(
        Number::from(100.0),
        sum,
        Message::new("why-whole-holds"),
        (
            Verdict::Misprint,
            Message::new("why-whole-off").with("recomputed", percent(sum.middle(), 1)),
        ),
    )
}

fn check(paper: &Paper, claim: &Claim) -> Check {
    let what = Message::new(format!("claim-{}", claim.id));
    let mut check = Check::new("claims", &claim.id, what);
    check.printed = Some(claim.value);
    check.place = Place::from_code(&claim.place);
    check.year = (!claim.year.is_empty()).then(|| claim.year.clone());
    match answer(paper, claim) {
        Answer::Value(value, table) => against_table(paper, claim, check, value, table),
        Answer::Estimate(value, table) => against_estimate(claim, check, value, table),
        Answer::Bound(bound, table) => within(claim, check, bound, table),
        Answer::None => against_claims(paper, claim, check),
    }
}

/// Whether a value agrees with a claim, as the claim is worded.
fn agrees(claim: &Claim, value: Interval) -> bool {
    let stated = Interval::from(claim.value);
    match claim.relation {
        Relation::Equal | Relation::From | Relation::To => stated.meets(value),
        Relation::About => {
            let tenth = claim.value.value.abs() / 10.0;
            Interval::new(stated.low - tenth, stated.high + tenth).meets(value)
        }
        Relation::AtLeast => value.high >= stated.low,
        Relation::AtMost => value.low <= stated.high,
    }
}

fn against_table(
    paper: &Paper,
    claim: &Claim,
    check: Check,
    value: Interval,
    table: &'static str,
) -> Check {
    let check = check.numbers(claim.value, value);
    let shown = match claim.indicator.as_str() {
        // A year takes no separators.
        "data_year_used" => Arg::from(value.middle().to_string()),
        _ => decimal(value.middle(), shown_decimals(value)),
    };
    if agrees(claim, value) {
        let why = Message::new("why-claim-holds").with("table", table).with("value", shown);
        return check.judge(Verdict::Reproduces, why);
    }
    let say =
        |key: &'static str| Message::new(key).with("table", table).with("value", shown.clone());
    if let Some((first, count)) = same_sum(paper, claim) {
        let why = say("why-claim-sum").with("count", count).with("sum", first);
        return check.judge(Verdict::Conflict, why);
    }
    if let Some(other) = same_share_elsewhere(paper, claim) {
        return check.judge(Verdict::Misprint, say("why-claim-elsewhere").with("other", other));
    }
    let source = paper.sheet(table).map(|sheet| sheet.resource.printed_source.as_str());
    if same_source(&claim.source, source.unwrap_or_default()) {
        check.judge(Verdict::Misprint, say("why-claim-off"))
    } else {
        check.judge(Verdict::Conflict, say("why-claim-other-source"))
    }
}

fn against_estimate(claim: &Claim, check: Check, value: Interval, table: &'static str) -> Check {
    let holds = agrees(claim, value);
    let verdict = if holds { Verdict::Reproduces } else { Verdict::Conflict };
    let why = Message::new(if holds { "why-estimate-holds" } else { "why-estimate-off" })
        .with("table", table)
        .with("value", decimal(value.middle(), shown_decimals(value)));
    check.numbers(claim.value, value).judge(verdict, why)
}

/// As many decimals as the value is known to, at most three.
fn shown_decimals(value: Interval) -> u8 {
    match value.radius() {
        r if r == 0.0 && value.low.fract() == 0.0 => 0,
        r if r >= 0.2 => 0,
        r if r >= 0.02 => 1,
        r if r >= 0.002 => 2,
        _ => 3,
    }
}

/// A claim that points to a table speaks for it; so does one that names the source of the table by
/// author and year.
fn same_source(claimed: &str, printed: &str) -> bool {
    let words = |text: &str| -> Vec<String> {
        let words = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
        words.map(str::to_lowercase).collect()
    };
    let printed = words(printed);
    let claimed_words = words(claimed);
    claimed.starts_with("Table")
        || (!claimed_words.is_empty()
            && claimed_words.iter().take(2).all(|word| printed.contains(word)))
}

/// A bound holds, or nothing could give the claim.
fn within(claim: &Claim, check: Check, bound: Interval, table: &'static str) -> Check {
    let check = Check { recomputed: None, tolerance: None, ..check };
    let say = |key: &'static str| {
        Message::new(key)
            .with("table", table)
            .with("low", decimal(bound.low, 3))
            .with("high", decimal(bound.high, 3))
    };
    let possible = match claim.relation {
        Relation::From | Relation::AtLeast => claim.value.value <= bound.high,
        Relation::To | Relation::AtMost => claim.value.value >= bound.low,
        Relation::Equal | Relation::About => Interval::from(claim.value).meets(bound),
    };
    if possible && bound.high.is_infinite() {
        check.judge(Verdict::Reproduces, say("why-at-least"))
    } else if possible {
        check.judge(Verdict::Reproduces, say("why-bound-holds"))
    } else {
        check.judge(Verdict::Impossible, say("why-bound-left"))
    }
}

/// The claim against other claims of the same measure, place and year.
fn against_claims(paper: &Paper, claim: &Claim, check: Check) -> Check {
    let same_subject = |other: &&Claim| {
        other.id != claim.id
            && other.indicator == claim.indicator
            && other.of == claim.of
            && (other.place == claim.place || claim.place.is_empty() || other.place.is_empty())
            && !opposite_ends(claim.relation, other.relation)
    };
    let subject: Vec<&Claim> = paper.claims.iter().filter(same_subject).collect();
    // What has no year is as of the newest year that is stated.
    let newest = subject.iter().map(|other| &other.year).chain([&claim.year]).max();
    let dated = |claim: &Claim| match claim.year.is_empty() {
        true => newest.cloned().unwrap_or_default(),
        false => claim.year.clone(),
    };
    let others: Vec<&Claim> =
        subject.iter().copied().filter(|other| dated(other) == dated(claim)).collect();
    if let Some(bound) = part_bound(paper, claim) {
        return bound_by_parts(claim, check, bound);
    }
    let (agreeing, against): (Vec<&Claim>, Vec<&Claim>) =
        others.into_iter().partition(|other| compatible(claim, other));
    let ids = |claims: &[&Claim]| -> Vec<Arg> {
        claims.iter().map(|claim| Arg::from(claim.id.as_str())).collect()
    };
    if let Some(first) = against.first() {
        let why = Message::new("why-claims-differ")
            .with("claims", ids(&against))
            .with("value", decimal(first.value.value, first.value.decimals.unwrap_or(0)));
        let check = check.numbers(claim.value, Interval::from(first.value));
        let verdict = match claim.source == first.source {
            true if !claim.source.is_empty() => Verdict::Misprint,
            _ => Verdict::Conflict,
        };
        return check.judge(verdict, why);
    }
    match agreeing.first() {
        Some(_) => {
            // Saying it again proves nothing.
            let why = Message::new("why-claims-agree").with("claims", ids(&agreeing));
            check.judge(Verdict::NotRecomputable, why)
        }
        None if claim.source.is_empty() => {
            check.judge(Verdict::NotRecomputable, Message::new("why-claim-alone"))
        }
        None if claim.source.starts_with("Table") => {
            let table = claim.source.trim_start_matches("Table ").to_owned();
            let why = Message::new("why-claim-not-there").with("table", table);
            check.judge(Verdict::NotRecomputable, why)
        }
        None => check.judge(
            Verdict::NotRecomputable,
            Message::new("why-claim-source").with("source", claim.source.as_str()),
        ),
    }
}

/// The lower end of a range is no statement on its upper end.
fn opposite_ends(a: Relation, b: Relation) -> bool {
    matches!((a, b), (Relation::From, Relation::To) | (Relation::To, Relation::From))
}

/// Whether two statements on the same thing can both be true.
fn compatible(claim: &Claim, other: &Claim) -> bool {
    let exact = |c: &Claim| matches!(c.relation, Relation::Equal | Relation::From | Relation::To);
    match (exact(claim), exact(other)) {
        (true, true) => Interval::from(claim.value).overlaps(Interval::from(other.value)),
        (false, true) => agrees(claim, Interval::from(other.value)),
        (true, false) => agrees(other, Interval::from(claim.value)),
        (false, false) => {
            claim.relation != other.relation || claim.value.value == other.value.value
        }
    }
}

/// The average of a whole lies between those of its parts.
fn part_bound(paper: &Paper, claim: &Claim) -> Option<Interval> {
    let of = |place: &str| {
        let same = |other: &&Claim| other.indicator == claim.indicator && other.place == place;
        paper.claims.iter().find(same).map(|other| Interval::from(other.value))
    };
    match claim.place.as_str() {
        "world" => Some(of("developed")?.hull(of("developing")?)),
        _ => None,
    }
}

fn bound_by_parts(claim: &Claim, check: Check, bound: Interval) -> Check {
    let say = |key: &'static str| {
        Message::new(key).with("low", decimal(bound.low, 1)).with("high", decimal(bound.high, 1))
    };
    if Interval::from(claim.value).meets(bound) {
        check.judge(Verdict::Reproduces, say("why-between-parts"))
    } else {
        check.judge(Verdict::Impossible, say("why-outside-parts"))
    }
}

// What each indicator is in the tables.

fn list<'a>(lists: &'a [TopShares], claim: &Claim) -> Option<&'a TopShares> {
    let country = Country::from_iso3(&claim.place)?;
    let year: u16 = claim.year.parse().ok()?;
    lists.iter().find(|list| list.country == country && list.data_year == year)
}

fn answer(paper: &Paper, claim: &Claim) -> Answer {
    let value = |interval: Option<Interval>, table: &'static str| {
        interval.map_or(Answer::None, |interval| Answer::Value(interval, table))
    };
    let estimate = |interval: Option<Interval>, table: &'static str| {
        interval.map_or(Answer::None, |interval| Answer::Estimate(interval, table))
    };
    match claim.indicator.as_str() {
        "product_share" => product_share(paper, claim),
        "destination_share" => destination_share(paper, claim),
        "largest_destination_rank" => value(destination_rank(paper, claim), "2"),
        "countries_that_kept_largest_destination" => {
            value(kept_largest(paper, claim).map(Interval::exact), "2")
        }
        "export_hhi" => hhi(paper, claim),
        "most_diversified_countries" => estimate(Some(diversified(paper)), "1"),
        "exports_gdp" => estimate(exports_of_gdp(paper, claim), "A4"),
        "countries_where_export_jobs_lag" => value(Some(lagging(paper)), "A1"),
        "fdi_year_rank" => value(year_rank(paper, claim), "3"),
        "fdi_country_rank" => value(country_rank(paper, claim), "3"),
        "sme_firm_share" => value(sme_firm_share(paper), "4"),
        "sme_exporter_share" | "sme_export_value_share" => value(sme_share(paper, claim), "5"),
        "public_support_gdp" => value(support_end(paper, claim), "6"),
        "public_support_ratio" => estimate(support_ratio(paper, claim), "6"),
        "cluster_programme_financing" => {
            let sum: Interval = paper.programmes.iter().map(|p| Interval::from(p.financing)).sum();
            Answer::Bound(Interval::new(sum.low, f64::INFINITY), "A7")
        }
        "suppliers_per_exporter" => suppliers(paper, claim),
        "data_year_used" if claim.of == "Table 2" => value(data_year(paper, claim), "2"),
        "data_year_used" => value(data_year(paper, claim), "1"),
        "firm_size_lower_limit" => value(lower_limit(paper, claim), "4"),
        _ => Answer::None,
    }
}

/// Table 1 prints the share to a decimal; table A6, in the same order, prints the product's code.
fn product_share(paper: &Paper, claim: &Claim) -> Answer {
    let Some(list) = list(&paper.products, claim) else { return Answer::None };
    let detailed = paper.exports.iter().find(|e| (e.country, e.year) == (list.country, list.year));
    let rank = detailed.and_then(|d| d.products.iter().position(|p| p.product.hs() == claim.of));
    match rank.and_then(|rank| list.items.get(rank)) {
        Some(item) => Answer::Value(Interval::from(item.share), "1"),
        None => outside_the_five(list, "1"),
    }
}

/// A share that is not among the five largest is at most the fifth.
fn outside_the_five(list: &TopShares, table: &'static str) -> Answer {
    list.items.last().map_or(Answer::None, |fifth| {
        Answer::Bound(Interval::new(0.0, Interval::from(fifth.share).high), table)
    })
}

fn destination_share(paper: &Paper, claim: &Claim) -> Answer {
    let Some(list) = list(&paper.destinations, claim) else { return Answer::None };
    let mut sum = Interval::exact(0.0);
    for code in claim.of.split('+') {
        let partner = Country::from_iso3(code);
        match list.items.iter().find(|item| item.partner == partner) {
            Some(item) => sum = sum + Interval::from(item.share),
            None => return outside_the_five(list, "2"),
        }
    }
    Answer::Value(sum, "2")
}

fn destination_rank(paper: &Paper, claim: &Claim) -> Option<Interval> {
    let partner = Country::from_iso3(&claim.of);
    let list = list(&paper.destinations, claim)?;
    let rank = list.items.iter().position(|item| item.partner == partner)?;
    Some(Interval::exact((rank + 1) as f64))
}

/// How many countries have the same largest destination in both years.
fn kept_largest(paper: &Paper, claim: &Claim) -> Option<f64> {
    let partner = Country::from_iso3(&claim.of)?;
    let first = |list: &TopShares| list.items.first().and_then(|item| item.partner);
    let kept = |country: &Country| {
        let mut of_country = paper.destinations.iter().filter(|list| list.country == *country);
        of_country.all(|list| first(list) == Some(partner))
    };
    Some(Region::SouthAmerica.members().iter().filter(|country| kept(country)).count() as f64)
}

/// The five largest shares bound the index; the year of the claim lies between those of the table.
fn hhi(paper: &Paper, claim: &Claim) -> Answer {
    let country = Country::from_iso3(&claim.place);
    let bounds = paper.products.iter().filter(|list| Some(list.country) == country).map(|list| {
        let shares: Vec<f64> =
            list.items.iter().map(|item| Interval::from(item.share).high / 100.0).collect();
        let least: Vec<f64> =
            list.items.iter().map(|item| Interval::from(item.share).low / 100.0).collect();
        Interval::new(concentration(&least).hhi_low, concentration(&shares).hhi_high)
    });
    bounds.reduce(Interval::hull).map_or(Answer::None, |bound| Answer::Bound(bound, "1"))
}

/// How many countries live by other products than their five largest, for more than one half.
fn diversified(paper: &Paper) -> Interval {
    let latest = paper.products.iter().filter(|list| list.year == 2013);
    Interval::exact(latest.filter(|list| list.sum.value < 50.0).count() as f64)
}

/// Tables 6 and A4 print one budget against GDP and against exports, both of 2007 to 2009; they
/// answer claims without a year only.
fn exports_of_gdp(paper: &Paper, claim: &Claim) -> Option<Interval> {
    let country = Country::from_iso3(&claim.place).filter(|_| claim.year.is_empty())?;
    let support = paper.support.iter().find(|row| row.country == country)?;
    let agency = paper.promotion.iter().find(|row| row.country == country)?;
    Some(exports_gdp(support, agency))
}

/// In how many countries jobs that depend on exports grew more slowly than all jobs.
fn lagging(paper: &Paper) -> Interval {
    let lags = |later: &&crate::Jobs| {
        paper.jobs.iter().any(|earlier| {
            let ratio = |from: Number, to: Number| to.value / from.value;
            earlier.country == later.country
                && earlier.year < later.year
                && ratio(earlier.exports, later.exports) < ratio(earlier.total, later.total)
        })
    };
    Interval::exact(paper.jobs.iter().filter(lags).count() as f64)
}

fn year_rank(paper: &Paper, claim: &Claim) -> Option<Interval> {
    let place = Place::from_code(&claim.place)?;
    let of_place = || paper.inflows.iter().filter(|inflow| inflow.place == place);
    let asked = of_place().find(|inflow| inflow.period == claim.year)?;
    let above = of_place().filter(|other| other.fdi.value > asked.fdi.value).count();
    Some(Interval::exact((above + 1) as f64))
}

fn country_rank(paper: &Paper, claim: &Claim) -> Option<Interval> {
    let place = Place::from_code(&claim.place)?;
    let members = Region::SouthAmerica.members();
    let of_year = || {
        paper.inflows.iter().filter(|inflow| {
            inflow.period == claim.year && members.iter().any(|m| Place::from(*m) == inflow.place)
        })
    };
    let asked = of_year().find(|inflow| inflow.place == place)?;
    let above = of_year().filter(|other| other.fdi.value > asked.fdi.value).count();
    Some(Interval::exact((above + 1) as f64))
}

/// The share of a region lies between those of its countries: all firms less the large ones.
fn sme_firm_share(paper: &Paper) -> Option<Interval> {
    let members = Region::SouthAmerica.members();
    let countries = paper.sizes.iter().filter(|row| members.contains(&row.country));
    let shares = countries.filter_map(|row| row.shares[3]);
    shares.map(|large| Interval::exact(100.0) - Interval::from(large)).reduce(Interval::hull)
}

fn sme_share(paper: &Paper, claim: &Claim) -> Option<Interval> {
    let country = Country::from_iso3(&claim.place)?;
    let row = paper.sme_exports.iter().find(|row| row.country == country)?;
    let exporters = claim.indicator == "sme_exporter_share";
    Some(Interval::from(if exporters { row.exporters } else { row.exports }))
}

/// The overall support of the South American countries of table 6, and of the others, which are
/// members of the OECD.
fn supports(paper: &Paper, south_america: bool) -> Vec<Interval> {
    let members = Region::SouthAmerica.members();
    let rows = paper.support.iter().filter(|row| members.contains(&row.country) == south_america);
    rows.filter_map(|row| row.overall).map(Interval::from).collect()
}

/// The least or the greatest support, whichever end of the range the claim is.
fn support_end(paper: &Paper, claim: &Claim) -> Option<Interval> {
    let ends = supports(paper, true).into_iter();
    match claim.relation {
        Relation::From => ends.min_by(|a, b| a.low.total_cmp(&b.low)),
        _ => ends.max_by(|a, b| a.high.total_cmp(&b.high)),
    }
}

/// How many times the mean of the OECD members of table 6 the greatest or the least support is.
fn support_ratio(paper: &Paper, claim: &Claim) -> Option<Interval> {
    let members = supports(paper, false);
    let count = members.len() as f64;
    let mean = members.into_iter().sum::<Interval>() * (1.0 / count);
    let own = supports(paper, true).into_iter();
    let own = match claim.relation {
        Relation::From => own.max_by(|a, b| a.high.total_cmp(&b.high)),
        _ => own.min_by(|a, b| a.low.total_cmp(&b.low)),
    };
    Some(mean / own?)
}

/// Suppliers over exporters, where the exporters follow from the small ones and their share.
fn suppliers(paper: &Paper, claim: &Claim) -> Answer {
    let stated = |indicator: &str| {
        let same = |other: &&Claim| other.indicator == indicator && other.place == claim.place;
        paper.claims.iter().find(same).map(|other| other.value.value)
    };
    let country = Country::from_iso3(&claim.place);
    let share = paper.sme_exports.iter().find(|row| Some(row.country) == country);
    let (Some(suppliers), Some(small), Some(share)) =
        (stated("supplier_smes"), stated("direct_exporting_smes"), share)
    else {
        return Answer::None;
    };
    let exporters = small / (share.exporters.value / 100.0);
    // "At least" so many suppliers: the ratio is a lower bound.
    Answer::Bound(Interval::new(suppliers / exporters, f64::INFINITY), "5")
}

fn data_year(paper: &Paper, claim: &Claim) -> Option<Interval> {
    let country = Country::from_iso3(&claim.place)?;
    let lists = match claim.of.as_str() {
        "Table 1" => &paper.products,
        "Table 2" => &paper.destinations,
        _ => return None,
    };
    let list = lists.iter().find(|list| list.country == country && list.year == 2013)?;
    Some(Interval::exact(f64::from(list.data_year)))
}

/// The next smaller class ends one employee below.
fn lower_limit(paper: &Paper, claim: &Claim) -> Option<Interval> {
    let smaller = match claim.of.as_str() {
        "small" => "micro",
        "medium" => "small",
        "large" => "medium",
        _ => return None,
    };
    let limit = paper
        .claims
        .iter()
        .find(|other| other.indicator == "firm_size_upper_limit" && other.of == smaller)?;
    Some(Interval::exact(limit.value.value + 1.0))
}

/// The shares of the first two or more products, where together they are what the claim says of
/// one: then the claim counts more than its words do.
fn same_sum(paper: &Paper, claim: &Claim) -> Option<(Arg, usize)> {
    if claim.indicator != "product_share" {
        return None;
    }
    let list = list(&paper.products, claim)?;
    let stated = Interval::from(claim.value);
    let mut sum = Interval::exact(0.0);
    for (index, item) in list.items.iter().enumerate() {
        sum = sum + Interval::from(item.share);
        if index > 0 && stated.meets(sum) {
            return Some((percent(sum.middle(), 1), index + 1));
        }
    }
    None
}

/// The country for which table 2 prints what the claim says of another.
fn same_share_elsewhere(paper: &Paper, claim: &Claim) -> Option<Country> {
    if claim.indicator != "destination_share" {
        return None;
    }
    let partner = Country::from_iso3(&claim.of)?;
    let own = list(&paper.destinations, claim)?;
    let has_it = |list: &&TopShares| {
        list.year == own.year
            && list.country != own.country
            && list.items.iter().any(|item| {
                item.partner == Some(partner)
                    && Interval::from(claim.value).meets(Interval::from(item.share))
            })
    };
    paper.destinations.iter().find(has_it).map(|list| list.country)
}
