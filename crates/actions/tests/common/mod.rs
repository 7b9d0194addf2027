//! A small institution for the actions to act on.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]
#![allow(dead_code, reason = "each test file uses what it needs")]

use std::path::PathBuf;
use std::sync::Arc;

use access::{Account, Actor, Role, State};
use actions::{Context, Institution, Seeded, firm, organisation};
use jiff::Timestamp;
use jiff::tz::TimeZone;
use registry::{CommunityKind, Detail, Firm, Organisation};
use store::{Act, Index, Store};
use uuid::Uuid;
use vocabulary::{AccountId, CommunityId, Country, FirmId, Language, PartyId};

/// An institution with two communities and a firm in each.
pub(crate) struct World {
    pub(crate) institution: Institution,
    pub(crate) folder: PathBuf,
    pub(crate) program: Context,
    pub(crate) here: CommunityId,
    pub(crate) near: FirmId,
    pub(crate) far: FirmId,
}

impl World {
    pub(crate) async fn new() -> Self {
        let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(Uuid::now_v7().to_string());
        std::fs::create_dir_all(&folder).unwrap();
        let store = Store::open(&Store::sqlite_url(&folder.join("puente.db"))).await.unwrap();
        let index = Index::open(None).unwrap();
        let institution = Institution::new(store, index, folder.join("evidence"), TimeZone::UTC);
        let program = Context {
            now: Timestamp::now(),
            zone: TimeZone::UTC,
            actor: Actor::program(),
            language: Language::English,
            chance: Arc::new(Seeded::new(7)),
        };
        let argentina = Country::from_iso3("ARG").unwrap();
        let mut communities = Vec::new();
        let mut firms = Vec::new();
        for name in ["Valle", "Costa"] {
            let community = Organisation {
                id: PartyId(Uuid::nil()),
                name: name.to_owned(),
                about: String::new(),
                country: argentina,
                area: None,
                locality: String::new(),
                industry: None,
                contacts: Vec::new(),
                detail: Detail::Community { form: CommunityKind::Cluster },
            };
            let community = organisation::create(&institution, &program, community).await.unwrap();
            let community = CommunityId(community.0);
            let firm = Firm {
                trade_name: format!("Peras {name}"),
                ..Firm::new(FirmId(Uuid::nil()), argentina)
            };
            let firm = firm::create(&institution, &program, firm, Some(community)).await.unwrap();
            communities.push(community);
            firms.push(firm);
        }
        Self { institution, folder, program, here: communities[0], near: firms[0], far: firms[1] }
    }

    /// Somebody with an account in a role.
    pub(crate) async fn person(&self, role: Role, firms: &[FirmId]) -> Context {
        let id = AccountId(self.program.uuid());
        let communities = if role == Role::Agent { vec![self.here] } else { Vec::new() };
        let account = Account {
            id,
            login: id.to_string(),
            name: "Ana".to_owned(),
            roles: vec![role],
            communities: communities.clone(),
            firms: firms.to_vec(),
            party: None,
            email: String::new(),
            phone: String::new(),
            language: Language::Spanish,
            state: State::Active,
        };
        let mut change = self.institution.store.begin().await.unwrap();
        change.insert_account(&account).await.unwrap();
        change.act(Act::new("account-invited", "account", id));
        change.commit(self.program.now, None).await.unwrap();
        let roles = vec![role];
        self.program.acting_as(Actor {
            account: Some(id),
            roles,
            communities,
            firms: firms.to_vec(),
        })
    }

    pub(crate) async fn done(self) {
        self.institution.store.close().await;
        std::fs::remove_dir_all(self.folder).unwrap();
    }
}
