//! The rules of retention against passing time: what is let go, the day before and the day after.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use std::path::PathBuf;
use std::sync::Arc;

use access::{Account, Actor, Role, State};
use actions::retention::{Released, change_settings, run};
use actions::{ActionError, Context, Institution, Seeded, Settings};
use actions::{case, consent, firm, people, request};
use jiff::civil::{Date, date};
use jiff::tz::TimeZone;
use registry::{Event, EventKind, Firm, LegalBasis, Manner, Purpose, Request, RequestKind};
use store::{Index, Store};
use uuid::Uuid;
use vocabulary::{AccountId, Country, EventId, FirmId, Language};

struct World {
    institution: Institution,
    chance: Arc<Seeded>,
    folder: PathBuf,
}

const START: Date = date(2026, 1, 15);

impl World {
    /// An institution with its own rules: each kind of data is kept for another time.
    async fn new() -> Self {
        let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(Uuid::now_v7().to_string());
        std::fs::create_dir_all(&folder).unwrap();
        let store = Store::open(&Store::sqlite_url(&folder.join("puente.db"))).await.unwrap();
        let index = Index::open(None).unwrap();
        let institution = Institution::new(store, index, folder.join("evidence"), TimeZone::UTC);
        let world = Self { institution, chance: Arc::new(Seeded::new(7)), folder };
        let settings = Settings {
            invitations: Some(3),
            disabled_accounts: Some(6),
            requests: Some(9),
            closed_firms: Some(12),
            ..Settings::default()
        };
        change_settings(&world.institution, &world.on(START), &settings, None).await.unwrap();
        world
    }

    /// Noon of a day, by the program itself.
    fn on(&self, day: Date) -> Context {
        Context {
            now: TimeZone::UTC.to_timestamp(day.at(12, 0, 0, 0)).unwrap(),
            zone: TimeZone::UTC,
            actor: Actor::program(),
            language: Language::English,
            chance: self.chance.clone(),
        }
    }

    async fn run(&self, day: Date) -> Released {
        run(&self.institution, &self.on(day)).await.unwrap()
    }

    async fn invite(&self, name: &str) -> AccountId {
        let account = Account {
            id: AccountId(Uuid::nil()),
            login: String::new(),
            name: name.to_owned(),
            roles: vec![Role::Analyst],
            communities: Vec::new(),
            firms: Vec::new(),
            party: None,
            email: String::new(),
            phone: String::new(),
            language: Language::English,
            state: State::Invited,
        };
        people::invite(&self.institution, &self.on(START), account).await.unwrap().0
    }

    async fn state(&self, id: AccountId) -> State {
        self.institution.store.get::<Account>(id).await.unwrap().unwrap().record.state
    }

    async fn firm(&self, name: &str) -> FirmId {
        let country = Country::from_iso3("CHL").unwrap();
        let firm = Firm { trade_name: name.to_owned(), ..Firm::new(FirmId(Uuid::nil()), country) };
        firm::create(&self.institution, &self.on(START), firm, None).await.unwrap()
    }

    async fn happened(&self, firm: FirmId, kind: EventKind, day: Date, author: AccountId) {
        let mut context = self.on(day);
        context.actor.account = Some(author);
        let event = Event {
            id: EventId(Uuid::nil()),
            firm,
            kind,
            day,
            text: "What happened.".to_owned(),
            eligible: None,
            who: String::new(),
            by: None,
            cost: None,
            kept: None,
            signature: None,
            author,
            recorded: context.now,
        };
        case::record(&self.institution, &context, event).await.unwrap();
    }

    async fn is_there(&self, firm: FirmId) -> bool {
        !self.institution.store.get::<Firm>(firm).await.unwrap().unwrap().record.erased
    }
}

impl Drop for World {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.folder);
    }
}

#[tokio::test]
async fn invitations_and_disabled_accounts_go_when_their_time_is_over() {
    let world = World::new().await;
    let waiting = world.invite("Never Came").await;
    let disabled = world.invite("Was Sent Away").await;
    let account = world.institution.store.get::<Account>(disabled).await.unwrap().unwrap();
    let march = world.on(date(2026, 3, 1));
    let version = account.version;
    people::set_enabled(&world.institution, &march, disabled, version, false).await.unwrap();
    // Three months to the day are not over yet.
    assert_eq!(world.run(date(2026, 4, 15)).await, Released::default());
    assert_eq!(world.state(waiting).await, State::Invited);
    let one = Released { invitations: 1, ..Released::default() };
    assert_eq!(world.run(date(2026, 4, 16)).await, one);
    assert_eq!(world.state(waiting).await, State::Erased);
    // The six months of the other began when it was disabled.
    assert_eq!(world.run(date(2026, 9, 1)).await, Released::default());
    let one = Released { accounts: 1, ..Released::default() };
    assert_eq!(world.run(date(2026, 9, 2)).await, one);
    assert_eq!(world.state(disabled).await, State::Erased);
    // What is gone is gone once, and the audit stays whole.
    assert_eq!(world.run(date(2036, 1, 1)).await, Released::default());
    let audit = world.institution.store.verify_audit().await.unwrap();
    assert_eq!(audit.broken, None);
    assert!(audit.forgotten >= 2);
}

#[tokio::test]
async fn answered_requests_go_and_open_ones_stay() {
    let world = World::new().await;
    let firm = world.firm("Bodega Luz").await;
    let context = world.on(START);
    let make = |kind| request::make(&world.institution, &context, firm, kind, "Please.");
    let answered = make(RequestKind::Access).await.unwrap();
    make(RequestKind::Correction).await.unwrap();
    let version = world.institution.store.get::<Request>(answered).await.unwrap().unwrap().version;
    request::answer(&world.institution, &context, answered, version, "Here.").await.unwrap();
    assert_eq!(world.run(date(2026, 10, 15)).await, Released::default());
    let one = Released { requests: 1, ..Released::default() };
    assert_eq!(world.run(date(2026, 10, 16)).await, one);
    let left = world.institution.store.of_firm::<Request>(firm).await.unwrap();
    assert_eq!(left.len(), 1);
    assert_eq!(left[0].record.kind, RequestKind::Correction);
    assert_eq!(world.run(date(2036, 1, 1)).await, Released::default());
}

#[tokio::test]
async fn a_closed_firm_goes_unless_something_is_open_or_agreed_to() {
    let world = World::new().await;
    let author = world.invite("An Agent").await;
    let [closed, open, agreed, untouched] = [
        world.firm("A").await,
        world.firm("B").await,
        world.firm("C").await,
        world.firm("D").await,
    ];
    for firm in [closed, open, agreed] {
        world.happened(firm, EventKind::Contact, date(2026, 2, 1), author).await;
        world.happened(firm, EventKind::Closure, date(2026, 3, 1), author).await;
    }
    world.happened(open, EventKind::Contact, date(2026, 4, 1), author).await;
    let (institution, start) = (&world.institution, world.on(START));
    let (purpose, basis) = (Purpose::Sharing, LegalBasis::Consent);
    consent::give(institution, &start, agreed, purpose, basis, Manner::Paper).await.unwrap();
    assert_eq!(world.run(date(2026, 4, 16)).await.firms, 0);
    assert_eq!(world.run(date(2027, 3, 1)).await.firms, 0);
    assert_eq!(world.run(date(2027, 3, 2)).await.firms, 1);
    assert!(!world.is_there(closed).await);
    for firm in [open, agreed, untouched] {
        assert!(world.is_there(firm).await);
    }
    // Once the consent is withdrawn nothing keeps it.
    let later = world.on(date(2027, 5, 1));
    consent::withdraw(institution, &later, agreed, Purpose::Sharing).await.unwrap();
    assert_eq!(world.run(date(2027, 5, 2)).await.firms, 1);
    assert!(world.is_there(open).await && world.is_there(untouched).await);
}

#[tokio::test]
async fn a_rule_without_months_never_lets_go_and_nobody_else_runs_the_rules() {
    let world = World::new().await;
    let waiting = world.invite("Never Came").await;
    let (settings, version) = world.institution.settings().await.unwrap();
    let never = Settings { invitations: None, ..settings };
    let start = world.on(START);
    change_settings(&world.institution, &start, &never, version).await.unwrap();
    assert_eq!(world.run(date(2126, 1, 1)).await, Released::default());
    assert_eq!(world.state(waiting).await, State::Invited);
    for role in [None, Some(Role::Agent), Some(Role::Member), Some(Role::Analyst)] {
        let actor = Actor { roles: role.into_iter().collect(), ..Actor::default() };
        let refused = run(&world.institution, &start.acting_as(actor)).await;
        assert!(matches!(refused, Err(ActionError::Missing)), "{role:?}");
    }
}

#[tokio::test]
async fn sessions_and_codes_that_have_expired_are_forgotten() {
    let world = World::new().await;
    let id = world.invite("Somebody").await;
    let context = world.on(START);
    let code = people::hand_code(&world.institution, &context, id, false).await.unwrap();
    let digest = code.digest();
    let early = world.on(date(2026, 2, 13)).now;
    world.run(date(2026, 2, 13)).await;
    assert!(world.institution.store.ticket(&digest, early).await.unwrap().is_some());
    world.run(date(2026, 2, 15)).await;
    // Even to a clock that is set back it is gone.
    assert!(world.institution.store.ticket(&digest, early).await.unwrap().is_none());
}
