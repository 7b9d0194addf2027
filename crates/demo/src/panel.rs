//! Three years of figures for most firms: the last three that are over.

use jiff::civil::date;
use registry::{Export, Firm, PanelYear, PriceBasis, Role, Source};
use uuid::Uuid;
use vocabulary::{Country, Currency, FirmId, Money, PanelId, Product};

use crate::draw::Draw;
use crate::people;
use crate::places::{HOMES, Home};
use crate::plan::{Calendar, Deed, Planned, What, after, deed};

/// How many years.
const YEARS: usize = 3;

/// Rough hundredths of local money for a US dollar, year by year; made up, but in the right order
/// of magnitude for 2023 to 2025.
fn rates(currency: Currency) -> [i64; YEARS] {
    match currency {
        Currency::Ars => [30_000, 92_000, 125_000],
        Currency::Clp => [84_000, 94_500, 95_000],
        _ => [500, 540, 560],
    }
}

/// States the figures of the firms, with some years missing and some statements corrected.
pub(crate) fn all(seed: u64, firms: &[Planned], calendar: Calendar, deeds: &mut Vec<Deed>) {
    let first = after(calendar.yesterday, 1).year() - YEARS as i16;
    for (firm, planned) in firms.iter().enumerate() {
        let draw = Draw::new(seed, "panel", firm);
        let is_sample = people::owner_of(firm).is_some();
        // Some firms show no figures at all.
        if !draw.happens(93) && !is_sample {
            continue;
        }
        let home = &HOMES[planned.home];
        let agent = people::agent_of(planned.home);
        for index in 0..YEARS {
            let figures = year(&draw, &planned.firm, home, index, first + index as i16);
            let asked = after(date(figures.year + 1, 3, 1), draw.between(0, 120));
            let met = after(planned.registered, draw.between(2, 30));
            if !draw.happens(93) && !is_sample {
                continue;
            }
            let day = Calendar::day(asked.max(met), planned.last);
            let state = |year, corrects| What::State { firm, year: Box::new(year), corrects };
            if draw.happens(6) {
                let day = Calendar::day(after(day, draw.between(20, 90)), planned.last);
                let books = corrected(&draw, &figures);
                deeds.push(deed(asked.max(met).min(day), agent, state(figures, false)));
                deeds.push(deed(day, agent, state(books, true)));
            } else {
                deeds.push(deed(day, agent, state(figures, false)));
            }
        }
    }
}

fn year(draw: &Draw, firm: &Firm, home: &Home, index: usize, year: i16) -> PanelYear {
    let currency = Currency::of(firm.country).unwrap_or(Currency::Usd);
    let source = match firm.workers.unwrap_or(5) {
        0..=10 => draw.one(&[Source::Owner, Source::Owner, Source::Owner, Source::Books]),
        11..=50 => draw.one(&[Source::Owner, Source::Books, Source::Books, Source::Return]),
        _ => draw.one(&[Source::Books, Source::Return, Source::Survey]),
    };
    // The firm grows a little until the last year, whose people are those on its page.
    let back = (YEARS - 1 - index) as i64;
    let last = i64::from(firm.workers.unwrap_or(5));
    let workers = (last * (100 - back * draw.between(-3, 9)) / 100).max(1);
    let women = workers * draw.between(10, 70) / 100;
    let effort = draw.between(55, 150);
    let dollars = workers * home.yield_of_work * 1000 * effort / 100;
    let units = dollars * rates(currency)[index] / 100;
    let sales = stated(units, currency, source);
    let wages = stated(units * draw.between(18, 34) / 100, currency, source);
    let added = stated(units * draw.between(36, 62) / 100, currency, source);
    let is_exporter = matches!(firm.role, Role::Exporter | Role::Both);
    let share = draw.between(8, 80);
    let exports = if is_exporter && draw.happens(92) {
        exports(draw, home, sales, share, &firm.products)
    } else {
        Vec::new()
    };
    PanelYear {
        id: PanelId(Uuid::nil()),
        firm: FirmId(Uuid::nil()),
        year,
        closes: if home.country() == "ARG" && draw.happens(25) { 6 } else { 12 },
        women: draw.happens(94).then_some(women as u32),
        men: draw.happens(97).then_some((workers - women) as u32),
        currency,
        basis: PriceBasis::Current,
        base_year: None,
        no_exports: !is_exporter && draw.happens(85),
        exports,
        sales: draw.happens(91).then_some(sales),
        wages: draw.happens(72).then_some(wages),
        value_added: draw.happens(48).then_some(added),
        source,
        stated: date(year, 12, 31),
        replaces: None,
    }
}

/// An amount of whole units as its source states it: owners remember two digits, books have
/// them all.
fn stated(units: i64, currency: Currency, source: Source) -> Money {
    let mut step = 1;
    while source == Source::Owner && units / step >= 100 {
        step *= 10;
    }
    let scale = 10_i64.pow(u32::from(currency.minor_units()));
    Money { minor: units / step * step * scale, currency }
}

/// Exports to one market or several, of one product each; together a share of the sales, in
/// percent.
fn exports(
    draw: &Draw,
    home: &Home,
    sales: Money,
    share: i64,
    products: &[Product],
) -> Vec<Export> {
    let count = 1 + draw.below(3);
    let markets = draw.some(count, home.markets);
    let parts: &[i64] = match markets.len() {
        1 => &[100],
        2 => &[65, 35],
        _ => &[50, 30, 20],
    };
    let export = |(market, part): (&str, &i64)| Export {
        product: (!products.is_empty()).then(|| products[draw.below(products.len())].clone()),
        market: Country::from_iso3(market),
        amount: Money { minor: sales.minor / 100 * share * part / 100, currency: sales.currency },
    };
    markets.into_iter().zip(parts).map(export).collect()
}

/// The same year once the books were seen.
fn corrected(draw: &Draw, year: &PanelYear) -> PanelYear {
    let percent = draw.between(101, 118);
    let more = |money: Money| Money { minor: money.minor / 100 * percent, ..money };
    PanelYear {
        sales: year.sales.map(more),
        value_added: year.value_added.map(more),
        source: Source::Books,
        ..year.clone()
    }
}
