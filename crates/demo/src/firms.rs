//! Six hundred firms: what stands on their pages, and how they came.

use std::collections::BTreeSet;

use registry::{Contact, Firm, Identifier, Leadership, Owner, Point, Role, Step};
use uuid::Uuid;
use vocabulary::{
    Area, Classification, Code as _, Country, FirmId, Industry, Language, NationalCode, Product,
};

use crate::draw::Draw;
use crate::organisations::country;
use crate::places::{HOMES, Home};
use crate::plan::{Calendar, Deed, Planned, What, after, deed};
use crate::{names, people};

/// How many firms each community has, in the order of [`HOMES`]: six hundred together.
pub(crate) const COUNTS: [usize; 12] = [58, 47, 62, 44, 55, 41, 50, 39, 66, 52, 46, 40];
/// So long before today those who leave their community are left alone.
const FAREWELL: i64 = 45;

/// The place of a community's first firm.
pub(crate) fn first_of(home: usize) -> usize {
    COUNTS[..home].iter().sum()
}

/// The firms, community by community; in each the first one belongs to the people who have
/// accounts, where there are any.
pub(crate) fn all(seed: u64, calendar: Calendar) -> Vec<Planned> {
    let mut taken = BTreeSet::new();
    let mut firms = Vec::new();
    for (home, count) in COUNTS.into_iter().enumerate() {
        for place in 0..count {
            let number = firms.len();
            let draw = Draw::new(seed, "firm", number);
            let owner = people::owner_of(number);
            let mut firm = firm(&draw, &HOMES[home], number, owner, calendar);
            while !taken.insert(vocabulary::fold(firm.name())) {
                firm.trade_name = names::trade(&draw, HOMES[home].trade, HOMES[home].language());
            }
            let registered = if owner.is_some() { 20 } else { draw.between(12, 980) };
            let registered = Calendar::day(after(calendar.opened, registered), calendar.yesterday);
            let leaves = owner.is_none() && place > 6 && draw.happens(6);
            let days = draw.between(1, FAREWELL - 5);
            let leaves = leaves.then(|| after(calendar.yesterday, -days));
            let last = match leaves {
                Some(_) => after(calendar.yesterday, -FAREWELL).max(registered),
                None => calendar.yesterday,
            };
            let leaves = leaves.map(|day| day.max(last));
            firms.push(Planned { firm, home, registered, leaves, last });
        }
    }
    firms
}

/// People who work there: most firms are tiny, a few large.
fn workers(draw: &Draw) -> u32 {
    let workers = match draw.below(100) {
        0..=29 => draw.between(1, 4),
        30..=57 => draw.between(5, 10),
        58..=75 => draw.between(11, 25),
        76..=85 => draw.between(26, 50),
        86..=92 => draw.between(51, 110),
        93..=97 => draw.between(111, 245),
        _ => draw.between(255, 620),
    };
    workers as u32
}

fn firm(
    draw: &Draw,
    home: &Home,
    number: usize,
    person: Option<&'static str>,
    calendar: Calendar,
) -> Firm {
    let (land, language) = (country(home.country()), home.language());
    let mut firm = Firm::new(FirmId(Uuid::nil()), land);
    let workers = if person.is_some() { 14 } else { workers(draw) };
    let informal = person.is_none()
        && draw.happens(match workers {
            0..=10 => 46,
            11..=50 => 9,
            _ => 0,
        });
    firm.formal = !informal;
    firm.trade_name = names::trade(draw, home.trade, language);
    firm.workers = draw.happens(95).then_some(workers);
    firm.owners = owners(draw, language, workers, person);
    firm.leadership = leadership(draw, &firm.owners, workers);
    if firm.formal {
        firm.legal_name = names::legal(draw, &firm.owners[0].name, home.country());
        firm.steps = Step::ALL.to_vec();
    } else {
        let count = draw.below(5);
        firm.steps = draw.some(count, Step::ALL);
        firm.steps.sort();
    }
    firm.identifier = tax_number(draw, &firm, land, number);
    firm.area = Area::from_code(home.area);
    let (town, latitude, longitude) = draw.one(&home.towns);
    town.clone_into(&mut firm.locality);
    let near = |degrees: f64| degrees + draw.between(-550, 550) as f64 / 10_000.0;
    let point = Point { latitude: rounded(near(latitude)), longitude: rounded(near(longitude)) };
    firm.point = draw.happens(94).then_some(point);
    let is_core = person.is_some() || draw.happens(80);
    let industry = if is_core { home.industry } else { draw.one(home.around) };
    firm.industry = Industry::from_code(industry);
    if is_core {
        let count = 1 + draw.below(home.products.len());
        let mut products = draw.some(count, home.products);
        products.sort_unstable();
        firm.products = products.into_iter().filter_map(Product::from_hs).collect();
    }
    let age = draw.between(1, 18) * draw.between(1, 4);
    firm.founded = draw.happens(92).then(|| calendar.opened.year() - age as i16);
    firm.role = if person.is_some() { Role::Supplier } else { role(draw, workers, informal) };
    firm.aim = aim(draw, firm.role);
    if home.country() != "CHL" && matches!(firm.role, Role::Exporter | Role::Both) {
        let ncm = |product: &Product| {
            let (heading, rest) = product.hs().split_at_checked(4)?;
            NationalCode::new(Classification::Ncm, &format!("{heading}.{rest}.00"))
        };
        firm.national_codes = firm.products.iter().filter_map(ncm).collect();
    }
    firm.languages = vec![language];
    if draw.happens(9) {
        firm.languages.push(Language::English);
    }
    firm.contacts = contacts(draw, home, number, &firm.owners[0]);
    firm
}

/// A hundredth of a second of arc would say which chair the owner sits on.
fn rounded(degrees: f64) -> f64 {
    (degrees * 10_000.0).round() / 10_000.0
}

fn owners(draw: &Draw, language: Language, workers: u32, person: Option<&str>) -> Vec<Owner> {
    const SHARES: [&[f64]; 6] =
        [&[100.0], &[100.0], &[50.0, 50.0], &[60.0, 40.0], &[51.0, 49.0], &[40.0, 30.0, 30.0]];
    let shares = if person.is_some() { SHARES[3] } else { draw.one(&SHARES) };
    let known = draw.happens(88);
    let owner = |share: &f64| {
        let (name, woman) = names::person(draw, language);
        let share = (known || person.is_some()).then_some(*share);
        Owner { name, share, woman: Some(woman), foreign: workers > 50 && draw.happens(12) }
    };
    let mut owners: Vec<Owner> = shares.iter().map(owner).collect();
    if let Some(person) = person {
        person.clone_into(&mut owners[0].name);
        (owners[0].woman, owners[0].foreign) = (Some(true), false);
    }
    owners
}

fn leadership(draw: &Draw, owners: &[Owner], workers: u32) -> Leadership {
    let by_owner = owners[0].woman.filter(|_| draw.happens(90));
    let board = (workers > 50).then(|| draw.between(3, 7) as u32);
    Leadership {
        managed_by_women: if draw.happens(85) { by_owner } else { Some(draw.happens(40)) },
        board,
        board_women: board.map(|members| draw.between(0, i64::from(members) / 2) as u32),
    }
}

fn role(draw: &Draw, workers: u32, informal: bool) -> Role {
    // In percent: neither, supplier, exporter; the rest does both.
    let [neither, supplier, exporter] = match workers {
        _ if informal => [70, 30, 0],
        0..=10 => [58, 34, 5],
        11..=50 => [28, 38, 22],
        51..=250 => [10, 22, 42],
        _ => [2, 5, 55],
    };
    match draw.below(100) {
        drawn if drawn < neither => Role::Neither,
        drawn if drawn < neither + supplier => Role::Supplier,
        drawn if drawn < neither + supplier + exporter => Role::Exporter,
        _ => Role::Both,
    }
}

fn aim(draw: &Draw, role: Role) -> Role {
    use Role::{Both, Exporter, Neither, Supplier};
    match role {
        Neither => draw.one(&[Neither, Supplier, Supplier, Exporter]),
        Supplier => draw.one(&[Supplier, Supplier, Both, Exporter]),
        Exporter => draw.one(&[Exporter, Exporter, Exporter, Both]),
        Both => Both,
    }
}

/// A made-up number from a range that is not given out, with a check digit that fits; in a few
/// firms it does not, as happens when a number is copied by hand. Many have none.
fn tax_number(draw: &Draw, firm: &Firm, land: Country, number: usize) -> Option<Identifier> {
    let has_one =
        if firm.formal { draw.happens(96) } else { firm.steps.contains(&Step::TaxNumber) };
    if !has_one {
        return None;
    }
    let body = match (land.iso3(), firm.formal) {
        ("ARG", true) => format!("300000{number:04}"),
        ("ARG", false) => format!("200000{number:04}"),
        ("CHL", _) => format!("3999{number:04}"),
        (_, true) => format!("9999{number:04}0001"),
        (_, false) => format!("00000{number:04}"),
    };
    let is_slip = draw.happens(3);
    let digits = if land.iso3() == "BRA" { 100 } else { 10 };
    (0..digits).find_map(|check| {
        let text =
            if digits == 100 { format!("{body}{check:02}") } else { format!("{body}{check}") };
        let (identifier, warning) = Identifier::parse(land, &text).ok()?;
        (warning.is_some() == is_slip).then_some(identifier)
    })
}

fn contacts(draw: &Draw, home: &Home, number: usize, owner: &Owner) -> Vec<Contact> {
    let prefix = match home.country() {
        "ARG" => "+54 261",
        "CHL" => "+56 2",
        _ => "+55 11",
    };
    // Numbers with 555-01 belong to nobody.
    let phone = |draw: &Draw| format!("{prefix} 555-01{:02}", draw.below(100));
    let woman = owner.woman == Some(true);
    let (owning, second) = match (home.language(), woman) {
        (Language::Portuguese, true) => ("dona", "encarregado da produção"),
        (Language::Portuguese, false) => ("dono", "encarregada da qualidade"),
        (_, true) => ("dueña", "encargado de empaque"),
        (_, false) => ("dueño", "encargada de calidad"),
    };
    let email = |percent| {
        if draw.happens(percent) {
            format!("contacto@firma{number}.example")
        } else {
            String::new()
        }
    };
    let mut contacts = vec![Contact {
        name: owner.name.clone(),
        role: owning.to_owned(),
        phone: if draw.happens(90) { phone(draw) } else { String::new() },
        email: email(34),
    }];
    if draw.happens(22) {
        let (name, _) = names::person(draw, home.language());
        let (role, phone) = (second.to_owned(), phone(draw));
        contacts.push(Contact { name, role, phone, email: String::new() });
    }
    contacts
}

/// Registers the firms: agents those they meet, the manager those on the communities' old rolls,
/// who have been members for longer than the institution knows them.
pub(crate) fn register(seed: u64, firms: &[Planned], calendar: Calendar, deeds: &mut Vec<Deed>) {
    for (firm, planned) in firms.iter().enumerate() {
        let draw = Draw::new(seed, "register", firm);
        let (day, community) = (planned.registered, planned.home);
        if draw.happens(60) {
            let what = What::Register { firm, community: Some(community) };
            deeds.push(deed(day, people::agent_of(community), what));
            continue;
        }
        deeds.push(deed(day, people::MANAGER, What::Register { firm, community: None }));
        let since = after(calendar.opened, -draw.between(60, 4000));
        deeds.push(deed(day, people::MANAGER, What::Join { firm, community, since }));
    }
}

/// Ends the time in the community of those who leave; every second one joins the next community of
/// its country.
pub(crate) fn leave(firms: &[Planned], deeds: &mut Vec<Deed>) {
    for (firm, planned) in firms.iter().enumerate() {
        let Some(day) = planned.leaves else { continue };
        deeds.push(deed(day, people::MANAGER, What::Leave { firm }));
        if firm % 2 == 0 {
            let community = planned.home / 4 * 4 + (planned.home + 1) % 4;
            let what = What::Join { firm, community, since: after(day, 1) };
            deeds.push(deed(day, people::MANAGER, what));
        }
    }
}
