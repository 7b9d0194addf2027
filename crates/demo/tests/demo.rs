//! The demonstration institution is what it promises, on SQLite.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::PathBuf;

use access::{Account, Actor, Role, State, password};
use actions::{Context, Institution, Seeded, audit, firm, organisation, people, session, today};
use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use registry::{
    Consent, Detail, Event, EventKind, Firm, Identifier, Membership, Organisation, PanelYear,
    PartyKind, Purpose, Request, Tie, standing, standing_consent,
};
use store::{FirmQuery, Index, OfFirm, Page, Store, Stored};
use tokio::sync::OnceCell;
use vocabulary::{CommunityId, Currency, FirmId, FirmSize, Language, PartyId, fold};

const SEED: u64 = demo::SEED;

fn now() -> Timestamp {
    "2026-11-24T15:00:00Z".parse().unwrap()
}

fn zone() -> TimeZone {
    TimeZone::fixed(jiff::tz::offset(-3))
}

fn day() -> Date {
    zone().to_datetime(now()).date()
}

fn file(name: &str) -> PathBuf {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).unwrap();
    folder.join("puente.db")
}

/// The folder of evidence beside a database.
fn beside(database: &std::path::Path) -> PathBuf {
    database.with_file_name("evidence")
}

async fn open(path: &std::path::Path) -> Institution {
    let store = Store::open(&Store::sqlite_url(path)).await.unwrap();
    let index = Index::open(None).unwrap();
    Institution::new(store, index, beside(path), zone()).with_samples(demo::samples())
}

async fn filled(name: &str, seed: u64) -> Institution {
    let path = file(name);
    let store = Store::open_for_filling(&Store::sqlite_url(&path)).await.unwrap();
    let index = Index::open(None).unwrap();
    let filling = Institution::new(store, index, beside(&path), zone());
    demo::fill(&filling, seed, now()).await.unwrap();
    filling.store.close().await;
    open(&path).await
}

fn context(actor: Actor) -> Context {
    let chance = std::sync::Arc::new(Seeded::new(1));
    Context { now: now(), zone: zone(), actor, language: Language::Spanish, chance }
}

fn program() -> Context {
    context(Actor::program())
}

/// The demonstration, made once for all tests that only read it; its file is opened anew by each.
async fn shared() -> Institution {
    static PATH: OnceCell<PathBuf> = OnceCell::const_new();
    let make = || async {
        filled("shared", SEED).await.store.close().await;
        PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("shared").join("puente.db")
    };
    open(PATH.get_or_init(make).await).await
}

async fn firms(institution: &Institution) -> Vec<Firm> {
    let found = firm::find(institution, &program(), &firm::Search::default(), Page::ALL).await;
    found.unwrap().rows.into_iter().map(|row| row.record).collect()
}

async fn organisations(institution: &Institution, kind: PartyKind) -> Vec<Organisation> {
    let found = organisation::list(institution, &program(), kind, None, Page::ALL).await.unwrap();
    found.rows.into_iter().map(|row| row.record).collect()
}

async fn of<R: OfFirm>(institution: &Institution, firm: FirmId) -> Vec<R> {
    let rows: Vec<Stored<R>> = institution.store.of_firm(firm).await.unwrap();
    rows.into_iter().map(|row| row.record).collect()
}

async fn accounts(institution: &Institution) -> Vec<Account> {
    let people = people::list(institution, &program(), Page::ALL).await.unwrap();
    people.rows.into_iter().map(|row| row.record).collect()
}

#[tokio::test]
async fn it_holds_what_it_promises() {
    let institution = shared().await;
    let firms = firms(&institution).await;
    assert_eq!(firms.len(), 600);
    let count = |size| firms.iter().filter(|firm| firm.size() == Some(size)).count();
    for (size, least) in FirmSize::ALL.into_iter().zip([250, 120, 40, 5]) {
        assert!(count(size) >= least, "{size:?}: {}", count(size));
    }
    let informal: Vec<_> = firms.iter().filter(|firm| !firm.formal).collect();
    assert!((80..250).contains(&informal.len()), "{} informal", informal.len());
    assert!(informal.iter().any(|firm| firm.steps.is_empty()));
    assert!(informal.iter().any(|firm| firm.steps.len() >= 3));
    let women = firms.iter().filter(|firm| firm.women_owned() == Some(true)).count();
    assert!((60..300).contains(&women), "{women} owned by women");
    assert!(firms.iter().any(|firm| firm.women_led() == Some(true)));
    let without = firms.iter().filter(|firm| firm.identifier.is_none()).count();
    assert!((50..250).contains(&without), "{without} without a tax number");
    let doubtful = firms.iter().filter(|firm| !firm::warnings(firm).is_empty()).count();
    assert!((3..40).contains(&doubtful), "{doubtful} doubtful tax numbers");
    for role in <registry::Role as vocabulary::Code>::ALL {
        assert!(firms.iter().filter(|firm| firm.role == *role).count() > 20, "{role}");
        assert!(firms.iter().filter(|firm| firm.aim == *role).count() > 20, "{role}");
    }
    let names: BTreeSet<String> = firms.iter().map(|firm| fold(firm.name())).collect();
    assert_eq!(names.len(), 600, "two firms have one name");

    let communities = organisations(&institution, PartyKind::Community).await;
    assert_eq!(communities.len(), 12);
    let areas: BTreeSet<_> = communities.iter().map(|community| community.area.unwrap()).collect();
    assert_eq!(areas.len(), 12);
    for iso3 in ["ARG", "CHL", "BRA"] {
        assert_eq!(communities.iter().filter(|c| c.country.iso3() == iso3).count(), 4);
    }
    let associations = organisations(&institution, PartyKind::Association).await;
    assert!(associations.len() >= 4);
    let is_open = |association: &Organisation| match &association.detail {
        Detail::Association { open, entry, .. } => *open && !entry.is_empty(),
        _ => false,
    };
    assert!(associations.iter().any(is_open) && !associations.iter().all(is_open));
    let support = organisations(&institution, PartyKind::Institution).await;
    let forms: BTreeSet<_> = support
        .iter()
        .filter_map(|institution| match institution.detail {
            Detail::Institution { form, .. } => Some(form),
            _ => None,
        })
        .collect();
    assert_eq!(forms.len(), 6, "{forms:?}");
    assert!((3..=5).contains(&organisations(&institution, PartyKind::Buyer).await.len()));
}

#[tokio::test]
async fn firms_lie_where_their_community_is() {
    let institution = shared().await;
    let mut placed = 0;
    for firm in firms(&institution).await {
        let area = firm.area.unwrap();
        assert_eq!(area.country(), firm.country);
        let Some(point) = firm.point else { continue };
        let (latitude, longitude) = area.point();
        // Brazil's states are large: Petrolina lies seven hundred kilometres from its capital.
        assert!((point.latitude - latitude).abs() < 3.0, "{} {point:?}", firm.name());
        assert!((point.longitude - longitude).abs() < 6.5, "{} {point:?}", firm.name());
        placed += 1;
    }
    assert!(placed > 500);
}

#[tokio::test]
async fn panels_cover_the_last_three_years() {
    let institution = shared().await;
    let (mut covered, mut replaced, mut exporting) = (BTreeMap::new(), 0, 0);
    let mut currencies = BTreeSet::new();
    let mut markets = BTreeSet::new();
    let mut firms_with = 0;
    for firm in firms(&institution).await {
        let years: Vec<PanelYear> = of(&institution, firm.id).await;
        replaced += years.iter().filter(|year| year.replaces.is_some()).count();
        let standing = standing(years);
        firms_with += usize::from(!standing.is_empty());
        for year in standing {
            *covered.entry(year.year).or_insert(0) += 1;
            currencies.insert(year.currency);
            assert_eq!(Currency::of(firm.country), Some(year.currency));
            exporting += usize::from(!year.exports.is_empty());
            for export in &year.exports {
                assert!(export.amount.minor > 0);
                markets.extend(export.market);
            }
        }
    }
    assert_eq!(covered.keys().copied().collect::<Vec<_>>(), [2023, 2024, 2025]);
    assert!(covered.values().all(|count| (480..600).contains(count)), "{covered:?}");
    assert!((500..600).contains(&firms_with));
    assert!((40..250).contains(&replaced), "{replaced} corrections");
    assert!(exporting > 200 && markets.len() > 10, "{exporting} {markets:?}");
    assert_eq!(
        currencies.into_iter().collect::<Vec<_>>(),
        [Currency::Ars, Currency::Brl, Currency::Clp]
    );
}

/// Krackhardt and Stern's index: (external − internal) / (external + internal), −1 when every tie
/// stays inside.
#[tokio::test]
async fn ties_are_dense_inside_communities_and_rare_between() {
    let institution = shared().await;
    let mut home: BTreeMap<PartyId, CommunityId> = BTreeMap::new();
    let firms = firms(&institution).await;
    let (mut ended, mut old) = (0, 0);
    for firm in &firms {
        let memberships: Vec<Membership> = of(&institution, firm.id).await;
        ended += memberships.iter().filter(|m| m.span.to.is_some()).count();
        old += memberships
            .iter()
            .filter(|m| m.span.from < Some(day().with().year(2022).build().unwrap()))
            .count();
        let first = memberships.iter().min_by_key(|m| m.span.from).unwrap();
        home.insert(firm.id.into(), first.community);
    }
    assert!((10..60).contains(&ended), "{ended} memberships ended");
    assert!(old > 50, "{old} old memberships");
    let mut seen = BTreeSet::new();
    let (mut inside, mut outside) = (BTreeMap::new(), 0);
    let mut kinds = BTreeSet::new();
    for firm in &firms {
        for tie in institution.store.ties_of(firm.id.into()).await.unwrap() {
            let Tie { id, kind, from, to, .. } = tie.record;
            kinds.insert(kind);
            let (Some(one), Some(other)) = (home.get(&from), home.get(&to)) else { continue };
            if !seen.insert(id) {
                continue;
            }
            if one == other {
                *inside.entry(*one).or_insert(0) += 1;
            } else {
                outside += 1;
            }
        }
    }
    assert_eq!(kinds.len(), 6, "{kinds:?}");
    let internal: i32 = inside.values().sum();
    let index = f64::from(outside - internal) / f64::from(outside + internal);
    assert!(index < -0.9 && outside > 20, "E-I index {index}, {outside} of {internal}");
    // Every community by itself: at least one and a half ties for each firm.
    assert_eq!(inside.len(), 12);
    for (community, count) in inside {
        let members = home.values().filter(|c| **c == community).count();
        assert!(f64::from(count) > 1.5 * members as f64, "{count} ties of {members}");
    }
}

#[tokio::test]
async fn consents_and_requests_are_mixed() {
    let institution = shared().await;
    let mut standing = BTreeMap::new();
    let (mut withdrawn, mut open, mut answered, mut late) = (0, 0, 0, 0);
    for firm in firms(&institution).await {
        let consents: Vec<Consent> = of(&institution, firm.id).await;
        withdrawn += consents.iter().filter(|consent| !consent.stands()).count();
        for purpose in <Purpose as vocabulary::Code>::ALL {
            if standing_consent(&consents, *purpose).is_some() {
                *standing.entry(*purpose).or_insert(0) += 1;
            }
        }
        for request in of::<Request>(&institution, firm.id).await {
            match request.answered {
                Some(_) => answered += 1,
                None => open += 1,
            }
            late += usize::from(request.answered.is_none() && request.due < day());
        }
    }
    assert!(standing[&Purpose::Service] > 450, "{standing:?}");
    for purpose in [Purpose::Sharing, Purpose::Buyers, Purpose::Evaluation] {
        assert!((80..300).contains(&standing[&purpose]), "{standing:?}");
    }
    assert!(
        withdrawn > 10 && open >= 2 && answered >= 5 && late < open,
        "{open} {answered} {late}"
    );
}

#[tokio::test]
async fn case_files_are_at_every_stage_and_work_waits_today() {
    let institution = shared().await;
    let mut kinds = BTreeMap::new();
    let (mut unsigned, mut kept, mut overdue, mut coming) = (0, 0, 0, 0);
    let mut visits = BTreeSet::new();
    for firm in firms(&institution).await {
        for event in of::<Event>(&institution, firm.id).await {
            *kinds.entry(event.kind).or_insert(0) += 1;
            assert!(event.problems(day()).is_empty());
            if event.kind == EventKind::Visit {
                visits.insert(event.text.clone());
            }
            unsigned += usize::from(event.kind == EventKind::Visit && event.is_open());
            kept += usize::from(event.kept.is_some());
            if event.kind == EventKind::Agreement && event.is_open() {
                match event.by.unwrap() < day() {
                    true => overdue += 1,
                    false => coming += 1,
                }
            }
        }
    }
    assert_eq!(kinds.len(), 5);
    assert!(kinds[&EventKind::Contact] > 400 && kinds[&EventKind::Visit] > 400, "{kinds:?}");
    assert!(kinds[&EventKind::Closure] > 15, "{kinds:?}");
    assert!(
        unsigned > 10 && kept > 100 && overdue > 5 && coming > 20,
        "{unsigned} {kept} {overdue} {coming}"
    );
    // Hardly a visit reads like another one.
    assert!(visits.len() * 4 > kinds[&EventKind::Visit] * 3, "{} texts of visits", visits.len());

    for agent in accounts(&institution).await.iter().filter(|a| a.roles == [Role::Agent]) {
        assert_eq!(agent.communities.len(), 4);
        let page = today::show(&institution, &context(agent.actor())).await.unwrap();
        let late = page.open.iter().filter(|e| e.record.by.is_some_and(|by| by < day())).count();
        assert!(page.open.len() >= 10 && late > 0, "{}: {} {late}", agent.name, page.open.len());
        assert!(late < page.open.len(), "{}: nothing but overdue work", agent.name);
        assert!(page.reached > 150);
    }
}

#[tokio::test]
async fn every_account_signs_in_and_the_invited_owner_comes() {
    let institution = filled("accounts", SEED).await;
    let context = context(Actor::default());
    let samples = demo::samples();
    for role in <Role as vocabulary::Code>::ALL {
        assert!(samples.iter().any(|sample| sample.role == *role), "{role}");
    }
    for sample in &samples {
        password::check(&sample.password, &[&sample.name, &sample.login]).unwrap();
        let agent = "test";
        let signed_in =
            session::sign_in(&institution, &context, &sample.login, &sample.password, "", agent);
        let account = signed_in.await.unwrap().account;
        assert_eq!((account.name.as_str(), account.roles[0]), (sample.name.as_str(), sample.role));
    }
    let invited: Vec<Account> =
        accounts(&institution).await.into_iter().filter(|a| a.state == State::Invited).collect();
    let [owner] = invited.as_slice() else { panic!("{invited:?}") };
    let code = demo::invitation(SEED).to_string();
    let typed = ["tres llamas en el patio"; 2];
    let redeemed =
        session::redeem(&institution, &context, &code, typed, "test").await.unwrap().unwrap();
    assert_eq!(redeemed.account.id, owner.id);
    let actor = redeemed.account.actor();
    let own = firm::show(&institution, &Context { actor, ..context.clone() }, owner.firms[0]).await;
    assert_eq!(own.unwrap().firm.record.owners[0].name, owner.name);
    assert_eq!(samples.len() + 1, accounts(&institution).await.len());

    // A second time nothing happens.
    let number = institution.store.audit_number().await.unwrap();
    demo::fill(&institution, SEED, now()).await.unwrap();
    assert_eq!(institution.store.audit_number().await.unwrap(), number);
}

#[tokio::test]
async fn the_audit_verifies_and_time_runs_forward() {
    let institution = shared().await;
    let verified = audit::verify(&institution, &program()).await.unwrap();
    assert_eq!((verified.broken, verified.forgotten), (None, 0));
    assert!(verified.entries > 6000, "{} entries", verified.entries);
    let query = store::AuditQuery::default();
    let entries = institution.store.audit(&query, 100_000).await.unwrap();
    assert!(entries.windows(2).all(|pair| pair[0].at >= pair[1].at));
    assert!(entries[0].at < now());
    let by_people = entries.iter().filter(|entry| entry.actor.is_some()).count();
    assert!(by_people * 100 > entries.len() * 99);
}

/// Everything that can be read, in one text.
async fn everything(institution: &Institution) -> String {
    let mut lines = Vec::new();
    let mut line = |text: serde_json::Result<String>| lines.push(text.unwrap());
    for kind in
        [PartyKind::Community, PartyKind::Association, PartyKind::Institution, PartyKind::Buyer]
    {
        for organisation in organisations(institution, kind).await {
            line(serde_json::to_string(&organisation));
        }
    }
    for account in accounts(institution).await {
        let keyring = institution.store.keyring(account.id).await.unwrap();
        line(serde_json::to_string(&account));
        line(serde_json::to_string(&keyring.map(|keyring| keyring.record)));
    }
    let context = program();
    for found in firms(institution).await {
        let export = firm::show(institution, &context, found.id).await.unwrap();
        line(serde_json::to_string(&export.firm.record));
        for (membership, _) in &export.memberships {
            line(serde_json::to_string(&membership.record));
        }
        for tie in &export.ties {
            line(serde_json::to_string(&tie.tie.record));
        }
        for year in of::<PanelYear>(institution, found.id).await {
            line(serde_json::to_string(&year));
        }
        for event in &export.events {
            line(serde_json::to_string(&event.record));
        }
        for consent in &export.consents {
            line(serde_json::to_string(&consent.record));
        }
        for request in &export.requests {
            line(serde_json::to_string(&request.record));
        }
    }
    lines.join("\n")
}

#[tokio::test]
async fn the_same_seed_makes_the_same_institution() {
    let one = everything(&shared().await).await;
    let again = everything(&filled("again", SEED).await).await;
    assert!(one == again, "the same seed made two institutions");
    let other = filled("other", SEED + 1).await;
    assert_eq!(firms(&other).await.len(), 600);
    assert!(one != everything(&other).await);
    let verified = audit::verify(&other, &program()).await.unwrap();
    assert_eq!(verified.broken, None);
}

#[tokio::test]
async fn nobody_real_can_be_called_written_to_or_looked_up() {
    let institution = shared().await;
    let mut numbers = BTreeSet::new();
    for firm in firms(&institution).await {
        for contact in &firm.contacts {
            assert!(contact.phone.is_empty() || contact.phone.contains(" 555-01"), "{contact:?}");
            assert!(contact.email.is_empty() || contact.email.ends_with(".example"), "{contact:?}");
        }
        let Some(Identifier { number, .. }) = firm.identifier else { continue };
        let unused = ["300000", "200000", "3999", "9999", "00000"];
        assert!(unused.iter().any(|start| number.starts_with(start)), "{number}");
        assert!(numbers.insert(number));
    }
    for kind in [PartyKind::Association, PartyKind::Institution, PartyKind::Buyer] {
        for organisation in organisations(&institution, kind).await {
            for contact in &organisation.contacts {
                assert!(contact.email.ends_with(".example") && contact.phone.is_empty());
            }
        }
    }
    for account in accounts(&institution).await {
        assert!(account.email.is_empty() && account.phone.is_empty());
    }
    // Free texts hold no addresses and no long numbers.
    for found in firms(&institution).await {
        for event in of::<Event>(&institution, found.id).await {
            for text in [&event.text, &event.who] {
                let longest = text.split(|c: char| !c.is_ascii_digit()).map(str::len).max();
                assert!(longest < Some(5) && !text.contains(['@', '{', '}']), "{text}");
            }
        }
    }
}

#[tokio::test]
async fn other_days_make_sound_institutions_too() {
    for (index, now) in ["2027-01-01T12:00:00Z", "2028-02-29T12:00:00Z"].into_iter().enumerate() {
        let path = file(&format!("day-{index}"));
        let store = Store::open_for_filling(&Store::sqlite_url(&path)).await.unwrap();
        let index = Index::open(None).unwrap();
        let institution = Institution::new(store, index, beside(&path), zone());
        demo::fill(&institution, SEED, now.parse().unwrap()).await.unwrap();
        assert_eq!(firms(&institution).await.len(), 600);
    }
}

#[tokio::test]
async fn searching_finds_firms_whatever_the_accents() {
    let institution = shared().await;
    let firm = &firms(&institution).await[300];
    let text = fold(firm.name());
    let search = firm::Search { text, query: FirmQuery::default() };
    let found = firm::find(&institution, &program(), &search, Page::ALL).await.unwrap();
    assert_eq!(found.rows[0].record.id, firm.id);
}
