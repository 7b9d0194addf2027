//! A small institution behind the router: two communities, three firms and a person of each kind,
//! signed in by tokens that follow from their numbers.

#![allow(dead_code, reason = "each test file uses what it needs")]

use std::path::PathBuf;
use std::sync::Arc;

use access::{Account, Actor, Role, State, Token};
use actions::{Context, Institution, Seeded, firm, organisation, tie};
use axum::Router;
use axum::body::Body;
use axum::http::{HeaderMap, Request, StatusCode};
use http_body_util::BodyExt;
use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp};
use paper::Paper;
use registry::{
    Basis, CommunityKind, Detail, Firm, Organisation, Owner, Point, Span, Tie, TieKind,
};
use store::{Act, Index, Session, Store};
use uuid::Uuid;
use vocabulary::{AccountId, CommunityId, Country, FirmId, Language, PartyId, TieId};
use web::{Site, router};

pub(crate) const MANAGER: u8 = 1;
pub(crate) const AGENT: u8 = 2;
pub(crate) const OWNER: u8 = 3;
pub(crate) const BUYER: u8 = 4;
pub(crate) const ANALYST: u8 = 5;
pub(crate) const SCRIPT: &str = "<script>alert(1)</script>";

pub(crate) struct Answer {
    pub(crate) status: StatusCode,
    pub(crate) to: String,
    pub(crate) text: String,
    pub(crate) headers: HeaderMap,
}

/// An institution with two communities and three firms, and a person of each kind.
pub(crate) struct World {
    pub(crate) router: Router,
    pub(crate) folder: PathBuf,
    /// The agent's community.
    pub(crate) here: CommunityId,
    /// Another one.
    pub(crate) there: CommunityId,
    /// A firm of the agent's community.
    pub(crate) near: FirmId,
    /// A second one.
    pub(crate) next: FirmId,
    /// A firm of the other community.
    pub(crate) far: FirmId,
    pub(crate) buyer: PartyId,
    /// A tie between a near and the far firm.
    pub(crate) tie: TieId,
}

pub(crate) fn argentina() -> Country {
    Country::from_iso3("ARG").unwrap()
}

pub(crate) fn named(name: &str, detail: Detail) -> Organisation {
    Organisation {
        id: PartyId(Uuid::nil()),
        name: name.to_owned(),
        about: String::new(),
        country: argentina(),
        area: None,
        locality: "Maipú".to_owned(),
        industry: None,
        contacts: Vec::new(),
        detail,
    }
}

pub(crate) fn account(
    number: u8,
    role: Role,
    communities: Vec<CommunityId>,
    firms: Vec<FirmId>,
) -> Account {
    Account {
        id: AccountId(Uuid::from_bytes([number; 16])),
        login: format!("person{number}"),
        name: format!("Person {number}"),
        roles: vec![role],
        communities,
        firms,
        party: None,
        email: String::new(),
        phone: String::new(),
        language: Language::English,
        state: State::Active,
    }
}

pub(crate) fn token(person: u8) -> Token {
    Token::new([person; 32])
}

impl World {
    pub(crate) async fn new() -> Self {
        Self::with(|site| site).await
    }

    /// The same behind a site with something more to it.
    pub(crate) async fn with(more: impl FnOnce(Site) -> Site) -> Self {
        let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(Uuid::now_v7().to_string());
        std::fs::create_dir_all(&folder).unwrap();
        let store = Store::open(&Store::sqlite_url(&folder.join("puente.db"))).await.unwrap();
        let index = Index::open(None).unwrap();
        let institution = Institution::new(store, index, folder.join("evidence"), TimeZone::UTC);
        let now = Timestamp::now();
        let context = Context {
            now,
            zone: TimeZone::UTC,
            actor: Actor::program(),
            language: Language::English,
            chance: Arc::new(Seeded::new(7)),
        };
        let community = |name| named(name, Detail::Community { form: CommunityKind::Cluster });
        let here = organisation::create(&institution, &context, community("Valle")).await.unwrap();
        let there = organisation::create(&institution, &context, community("Costa")).await.unwrap();
        let (here, there) = (CommunityId(here.0), CommunityId(there.0));
        let buyer = Detail::Buyer { lead: true, demands: "Clean glass".to_owned() };
        let buyer = organisation::create(&institution, &context, named("Lead Buyer", buyer));
        let buyer = buyer.await.unwrap();
        let mut firms = Vec::new();
        for (name, community) in [("Bodega Luz", here), ("Vidrio Sol", here), ("Lejana", there)] {
            let firm = Firm {
                trade_name: name.to_owned(),
                owners: vec![Owner { name: "Dueña Secreta".to_owned(), ..Owner::default() }],
                point: Some(Point { latitude: -33.0, longitude: -68.8 }),
                ..Firm::new(FirmId(Uuid::nil()), argentina())
            };
            firms.push(firm::create(&institution, &context, firm, Some(community)).await.unwrap());
        }
        let [near, next, far] = firms[..] else { unreachable!() };
        let tie = tie::add(
            &institution,
            &context,
            Tie {
                id: TieId(Uuid::nil()),
                kind: TieKind::Supply,
                from: far.into(),
                to: near.into(),
                span: Span::default(),
                basis: Basis::Declared,
                note: String::new(),
            },
        );
        let tie = tie.await.unwrap();
        let people = [
            account(MANAGER, Role::Manager, Vec::new(), Vec::new()),
            account(AGENT, Role::Agent, vec![here], Vec::new()),
            account(OWNER, Role::Member, Vec::new(), vec![near]),
            account(BUYER, Role::Buyer, Vec::new(), Vec::new()),
            account(ANALYST, Role::Analyst, Vec::new(), Vec::new()),
        ];
        let mut change = institution.store.begin().await.unwrap();
        for (person, number) in people.iter().zip(1..) {
            change.insert_account(person).await.unwrap();
            let session = Session {
                digest: token(number).digest().to_vec(),
                account: person.id,
                created: now,
                seen: now,
                expires: now + SignedDuration::from_hours(1),
                agent: String::new(),
            };
            change.open_session(&session).await.unwrap();
        }
        change.act(Act::new("settings-changed", "settings", Uuid::nil()));
        change.commit(now, None).await.unwrap();
        let site = more(Site::new(Paper::built_in().unwrap(), institution, false));
        Self { router: router(Arc::new(site)), folder, here, there, near, next, far, buyer, tie }
    }

    pub(crate) async fn ask(&self, request: Request<Body>) -> Answer {
        let response = tower::ServiceExt::oneshot(self.router.clone(), request).await.unwrap();
        let (parts, body) = response.into_parts();
        let body = body.collect().await.unwrap().to_bytes().to_vec();
        let to = parts.headers.get("location").and_then(|to| to.to_str().ok()).unwrap_or_default();
        let (to, text) = (to.to_owned(), String::from_utf8(body).unwrap());
        Answer { status: parts.status, to, text, headers: parts.headers }
    }

    pub(crate) async fn get(&self, person: u8, path: &str) -> Answer {
        let request = Request::get(path).header("cookie", format!("puente={}", token(person)));
        self.ask(request.body(Body::empty()).unwrap()).await
    }

    pub(crate) async fn post(&self, person: u8, path: &str, pairs: &[(&str, &str)]) -> Answer {
        let mut body = form_urlencoded::Serializer::new(String::new());
        body.extend_pairs(pairs);
        let request = Request::post(path)
            .header("cookie", format!("puente={}", token(person)))
            .header("sec-fetch-site", "same-origin")
            .header("content-type", "application/x-www-form-urlencoded");
        self.ask(request.body(Body::from(body.finish())).unwrap()).await
    }

    /// Sends a form without a session.
    pub(crate) async fn send(&self, path: &str, pairs: &[(&str, &str)], cookie: &str) -> Answer {
        let mut body = form_urlencoded::Serializer::new(String::new());
        body.extend_pairs(pairs);
        let request = Request::post(path)
            .header("cookie", cookie)
            .header("sec-fetch-site", "same-origin")
            .header("content-type", "application/x-www-form-urlencoded");
        self.ask(request.body(Body::from(body.finish())).unwrap()).await
    }

    pub(crate) fn pages(&self) -> Vec<String> {
        let (here, near) = (self.here, self.near);
        vec![
            "communities".to_owned(),
            "associations".to_owned(),
            "institutions".to_owned(),
            "buyers".to_owned(),
            format!("communities/{here}"),
            format!("communities/{here}/edit"),
            format!("communities/{here}/map.svg"),
            format!("buyers/{}", self.buyer),
            format!("firms/{near}/ties/new"),
            format!("firms/{near}/ties/new?q=vidrio"),
            format!("firms/{near}/memberships/new"),
            format!("firms/{near}/panel/new"),
        ]
    }
}

impl Drop for World {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.folder);
    }
}

pub(crate) fn said(answer: &Answer, path: &str) {
    assert_eq!(answer.status, StatusCode::OK, "{path}");
    assert!(!answer.text.contains("<script") && !answer.text.contains("style=\""), "{path}");
    // A message that could not be said stands in brackets.
    let silent = answer.text.split('[').nth(1);
    assert_eq!(silent, None, "{path} has a message that cannot be said");
}
