//! A database of its own for every test, on SQLite always and on PostgreSQL when
//! `PUENTE_TEST_POSTGRES` names a server (`postgres://user@127.0.0.1:port/postgres`).

#![allow(dead_code, reason = "every test file uses a part of it")]

use std::fs;
use std::io::Write as _;
use std::path::PathBuf;

use access::{Account, Role, State};
use jiff::Timestamp;
use jiff::civil::{Date, date};
use registry::{CommunityKind, Consent, Detail, Firm, LegalBasis, Manner, Membership};
use registry::{Organisation, Purpose, Span};
use sea_orm::{ConnectionTrait, Database, DatabaseConnection};
use store::{Act, Change, Store, StoreError};
use uuid::Uuid;
use vocabulary::{
    AccountId, CommunityId, ConsentId, Country, FirmId, Language, MembershipId, PartyId,
};

/// The day on which the tests take place.
pub(crate) const TODAY: Date = date(2026, 3, 15);

/// The moment at which they do.
pub(crate) fn now() -> Timestamp {
    "2026-03-15T12:00:00Z".parse().unwrap()
}

/// An empty database.
pub(crate) struct Empty {
    pub(crate) url: String,
    /// The server and the name of the database to drop, on PostgreSQL.
    server: Option<(String, String)>,
    /// The folder to delete, on SQLite.
    folder: Option<PathBuf>,
}

impl Empty {
    pub(crate) fn sqlite() -> Self {
        let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(Uuid::now_v7().to_string());
        fs::create_dir_all(&folder).unwrap();
        let url = Store::sqlite_url(&folder.join("puente.db"));
        Self { url, server: None, folder: Some(folder) }
    }

    /// `None`, and a line on standard error, when no server is named.
    pub(crate) async fn postgres(test: &str) -> Option<Self> {
        let Ok(server) = std::env::var("PUENTE_TEST_POSTGRES") else {
            // Past the test harness, which keeps what `eprintln!` says of a test that passes.
            let _ = writeln!(
                std::io::stderr(),
                "{test}: PostgreSQL skipped, PUENTE_TEST_POSTGRES is not set"
            );
            return None;
        };
        let name = format!("puente_test_{}", Uuid::now_v7().simple());
        let admin = Database::connect(&server).await.unwrap();
        admin.execute_unprepared(&format!("CREATE DATABASE {name}")).await.unwrap();
        admin.close().await.unwrap();
        let (base, _) = server.rsplit_once('/').unwrap();
        Some(Self { url: format!("{base}/{name}"), server: Some((server, name)), folder: None })
    }

    pub(crate) async fn open(&self) -> Store {
        Store::open(&self.url).await.unwrap()
    }

    /// The file, on SQLite.
    pub(crate) fn file(&self) -> Option<PathBuf> {
        self.folder.as_ref().map(|folder| folder.join("puente.db"))
    }

    /// A connection behind the store's back.
    pub(crate) async fn behind(&self) -> DatabaseConnection {
        Database::connect(&self.url).await.unwrap()
    }

    pub(crate) async fn drop(self) {
        if let Some((server, name)) = self.server {
            let admin = Database::connect(&server).await.unwrap();
            admin.execute_unprepared(&format!("DROP DATABASE {name} WITH (FORCE)")).await.unwrap();
            admin.close().await.unwrap();
        }
        if let Some(folder) = self.folder {
            let _ = fs::remove_dir_all(folder);
        }
    }
}

/// The same tests on both databases: `both! { one two }` runs `check::one(&empty)` and
/// `check::two(&empty)` on each.
#[macro_export]
macro_rules! both {
    ($($name:ident)+) => {$(
        mod $name {
            use $crate::common::Empty;

            #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
            async fn sqlite() {
                let empty = Empty::sqlite();
                super::check::$name(&empty).await;
                empty.drop().await;
            }

            #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
            async fn postgres() {
                let Some(empty) = Empty::postgres(module_path!()).await else { return };
                super::check::$name(&empty).await;
                empty.drop().await;
            }
        }
    )+};
}

/// Identifiers that are easy to tell apart when a test fails.
pub(crate) fn id(number: u32) -> Uuid {
    format!("01890000-0000-7000-8000-{number:012}").parse().unwrap()
}

pub(crate) fn firm(number: u32, name: &str) -> Firm {
    let argentina = Country::from_iso3("ARG").unwrap();
    Firm { trade_name: name.to_owned(), ..Firm::new(FirmId(id(number)), argentina) }
}

pub(crate) fn organisation(number: u32, name: &str, detail: Detail) -> Organisation {
    Organisation {
        id: PartyId(id(number)),
        name: name.to_owned(),
        about: String::new(),
        country: Country::from_iso3("ARG").unwrap(),
        area: None,
        locality: String::new(),
        industry: None,
        contacts: Vec::new(),
        detail,
    }
}

pub(crate) fn community(number: u32, name: &str) -> Organisation {
    organisation(number, name, Detail::Community { form: CommunityKind::Cluster })
}

pub(crate) fn account(number: u32, login: &str, roles: &[Role]) -> Account {
    Account {
        id: AccountId(id(number)),
        login: login.to_owned(),
        name: format!("Persona {login}"),
        roles: roles.to_vec(),
        communities: Vec::new(),
        firms: Vec::new(),
        party: None,
        email: String::new(),
        phone: String::new(),
        language: Language::Spanish,
        state: State::Active,
    }
}

pub(crate) fn membership(number: u32, firm: u32, community: u32, span: Span) -> Membership {
    Membership {
        id: MembershipId(id(number)),
        firm: FirmId(id(firm)),
        community: CommunityId(id(community)),
        span,
    }
}

pub(crate) fn consent(number: u32, firm: u32, purpose: Purpose, stands: bool) -> Consent {
    Consent {
        id: ConsentId(id(number)),
        firm: FirmId(id(firm)),
        purpose,
        basis: LegalBasis::Consent,
        manner: Manner::Paper,
        text: registry::CONSENT_TEXT,
        given: now(),
        ended: (!stands).then(now),
    }
}

/// Commits a change with one act about a subject.
pub(crate) async fn commit(
    mut change: Change,
    verb: &'static str,
    subject: Uuid,
) -> Result<(), StoreError> {
    change.act(Act::new(verb, "test", subject));
    change.commit(now(), None).await
}

/// A number that follows from a seed: SplitMix64.
pub(crate) fn chance(state: &mut u64) -> u64 {
    *state = state.wrapping_add(0x9e37_79b9_7f4a_7c15);
    let mut z = *state;
    z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    z ^ (z >> 31)
}
