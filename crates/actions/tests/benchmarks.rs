//! Snapshots of where firms stand: who sees them, how often they are made, whose name is in them.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod common;

use std::collections::BTreeMap;

use access::Role;
use actions::assessment::{Draft, Said, send, submit};
use actions::{ActionError, Context, benchmark, firm};
use common::World;
use jiff::{SignedDuration, Timestamp};
use registry::{Firm, Owner};
use serde::{Deserialize, Serialize};
use standards::{AssessmentId, Catalogue, Facts, Group, Kind, Level, Outcome, Subject};
use store::{Record, Value};
use uuid::Uuid;
use vocabulary::{Country, FirmId};

/// What the next snapshot starts from, as it lies in the database.
#[derive(Serialize, Deserialize)]
struct Raw(serde_json::Value);

impl Record for Raw {
    const TABLE: &'static str = "counted";

    fn id(&self) -> Uuid {
        Uuid::nil()
    }

    fn columns(&self) -> Vec<(&'static str, Value)> {
        Vec::new()
    }
}

/// Some days later.
fn later(context: &Context, days: i64) -> Context {
    let now: Timestamp = context.now + SignedDuration::from_hours(24 * days);
    Context { now, ..context.clone() }
}

async fn owned(world: &World, owner: &str) -> FirmId {
    let country = Country::from_iso3("ARG").unwrap();
    let owner = Owner { name: owner.to_owned(), share: Some(100.0), woman: None, foreign: false };
    let firm = Firm {
        trade_name: format!("Frutas de {}", owner.name),
        owners: vec![owner],
        ..Firm::new(FirmId(Uuid::nil()), country)
    };
    firm::create(&world.institution, &world.program, firm, Some(world.here)).await.unwrap()
}

/// An agent finds a firm at a level, and hands it in.
async fn assess(world: &World, agent: &Context, firm: FirmId, level: u8) {
    let catalogue = Catalogue::built_in().unwrap();
    let haccp = catalogue.get("haccp").unwrap();
    let said = Said { outcome: Outcome::Level(Level::new(level).unwrap()), note: String::new() };
    let answers = haccp.requirements.iter().map(|one| (one.code.clone(), said.clone()));
    let id = AssessmentId(agent.uuid());
    let draft = Draft {
        id,
        firm,
        standard: haccp.code.clone(),
        version: haccp.version,
        kind: Kind::PreAudit,
        day: agent.today(),
        facts: Facts::default(),
        answers: answers.collect::<BTreeMap<_, _>>(),
        started_from: None,
        known: None,
        beside: true,
    };
    send(&world.institution, agent, draft).await.unwrap();
    submit(&world.institution, agent, id, 1).await.unwrap();
}

/// Twelve firms of a community: half stand at level 1, half at 4.
async fn village(world: &World, agent: &Context) -> Vec<FirmId> {
    let mut firms = Vec::new();
    for number in 0..12 {
        let firm = owned(world, &format!("Dueña {number}")).await;
        assess(world, agent, firm, if number % 2 == 0 { 1 } else { 4 }).await;
        firms.push(firm);
    }
    firms
}

async fn points(world: &World, context: &Context) -> Option<[u32; 5]> {
    let shown = benchmark::show(&world.institution, context, "haccp").await.unwrap();
    let found = shown.snapshot.benchmarks.distribution(&Subject::Points, &Group::All);
    found.ok().map(|found| found.counts)
}

#[tokio::test]
async fn a_snapshot_is_made_by_who_may_and_seen_by_everybody() {
    let world = World::new().await;
    let institution = &world.institution;
    let agent = world.person(Role::Agent, &[]).await;
    let manager = world.person(Role::Manager, &[]).await;
    let firms = village(&world, &agent).await;
    let owner = world.person(Role::Member, &firms[..1]).await;
    let other = world.person(Role::Member, &firms[1..2]).await;
    for who in [&agent, &owner] {
        let refused = benchmark::make(institution, who, "haccp").await;
        assert!(matches!(refused, Err(ActionError::Missing)));
    }
    assert!(benchmark::list(institution, &owner).await.unwrap().1.is_empty());
    benchmark::make(institution, &manager, "haccp").await.unwrap();
    let unknown = benchmark::make(institution, &manager, "nothing").await;
    assert!(matches!(unknown, Err(ActionError::Missing)));
    for who in [&agent, &owner, &manager] {
        assert_eq!(points(&world, who).await, Some([0, 6, 0, 0, 6]));
    }
    let shown = benchmark::show(institution, &owner, "haccp").await.unwrap();
    assert_eq!(shown.communities.values().collect::<Vec<_>>(), ["Valle"]);
    // What is worked out from single firms is for those who see single firms.
    let lift = |who| benchmark::lifted(who, &shown.snapshot, &Group::All);
    assert!(lift(&owner).is_none() && lift(&agent).is_none());
    assert_eq!(lift(&manager).map(|lift| (lift.firms, lift.meet)), Some((12, 6)));
    // Her own place, and nobody else's.
    let (_, placed) = benchmark::of_firm(institution, &owner, firms[0], None).await.unwrap();
    let among = placed[0].place.level.among.as_ref().unwrap();
    assert_eq!((placed.len(), placed[0].place.level.own, among.below), (1, Some(1), Some(0.0)));
    let refused = benchmark::of_firm(institution, &other, firms[0], None).await;
    assert!(matches!(refused, Err(ActionError::Missing)));
    world.done().await;
}

#[tokio::test]
async fn the_next_snapshot_waits_and_moves_only_when_it_gives_nobody_away() {
    let world = World::new().await;
    let institution = &world.institution;
    let agent = world.person(Role::Agent, &[]).await;
    let manager = world.person(Role::Manager, &[]).await;
    let firms = village(&world, &agent).await;
    assert_eq!(benchmark::make_due(institution, &manager).await.unwrap(), ["haccp"]);
    assert!(benchmark::make_due(institution, &manager).await.unwrap().is_empty());
    let early = benchmark::make(institution, &later(&manager, 27), "haccp").await;
    assert!(matches!(early, Err(ActionError::Invalid(_))));
    // One firm alone rises: the difference would tell everybody how far.
    assess(&world, &later(&agent, 5), firms[0], 4).await;
    assert_eq!(benchmark::make_due(institution, &later(&manager, 28)).await.unwrap(), ["haccp"]);
    assert_eq!(points(&world, &manager).await, Some([0, 6, 0, 0, 6]));
    // Those at the bottom rise, to two levels; then nobody can tell who is where.
    for (place, firm) in firms.iter().enumerate() {
        let level = if place % 2 == 0 { [2, 3, 4][place % 3] } else { [1, 2, 3][place % 3] };
        assess(&world, &later(&agent, 30), *firm, level).await;
    }
    let last = later(&manager, 60);
    benchmark::make(institution, &last, "haccp").await.unwrap();
    assert_ne!(points(&world, &last).await, Some([0, 6, 0, 0, 6]));
    world.done().await;
}

#[tokio::test]
async fn after_an_erasure_nothing_tells_whose_row_it_was() {
    let world = World::new().await;
    let institution = &world.institution;
    let agent = world.person(Role::Agent, &[]).await;
    let manager = world.person(Role::Manager, &[]).await;
    let firms = village(&world, &agent).await;
    benchmark::make(institution, &manager, "haccp").await.unwrap();
    let raw: Vec<store::Stored<Raw>> =
        institution.store.rows_where("standard", "haccp").await.unwrap();
    let body = raw[0].record.0.to_string();
    assert_eq!(body.matches("\"points\"").count(), 12);
    assert!(!body.contains("Dueña"));
    assert!(firms.iter().all(|firm| !body.contains(&firm.to_string())));
    let name = institution.store.pseudonyms().await.unwrap()[&firms[3]].clone();
    assert!(body.contains(&name), "as long as there is a key, the row can be found");
    firm::erase(institution, &manager, firms[3]).await.unwrap();
    assert!(!institution.store.pseudonyms().await.unwrap().contains_key(&firms[3]));
    // The next count knows that somebody left, and keeps what was published.
    let last = later(&manager, 28);
    benchmark::make(institution, &last, "haccp").await.unwrap();
    assert_eq!(points(&world, &last).await, Some([0, 6, 0, 0, 6]));
    world.done().await;
}

#[tokio::test]
async fn two_who_count_at_once_make_one_snapshot() {
    let world = World::new().await;
    let institution = &world.institution;
    let agent = world.person(Role::Agent, &[]).await;
    let manager = world.person(Role::Manager, &[]).await;
    village(&world, &agent).await;
    let make = || benchmark::make(institution, &manager, "haccp");
    let (one, two) = tokio::join!(make(), make());
    assert!(one.is_ok() != two.is_ok(), "{one:?} {two:?}");
    world.done().await;
}

#[tokio::test]
async fn firms_of_one_owner_count_as_one() {
    let world = World::new().await;
    let institution = &world.institution;
    let agent = world.person(Role::Agent, &[]).await;
    let manager = world.person(Role::Manager, &[]).await;
    for number in 0..12 {
        let firm = owned(&world, &format!("Dueña {}", number % 4)).await;
        assess(&world, &agent, firm, if number % 2 == 0 { 1 } else { 4 }).await;
    }
    benchmark::make(institution, &manager, "haccp").await.unwrap();
    assert_eq!(points(&world, &manager).await, None, "four owners are too few");
    world.done().await;
}
