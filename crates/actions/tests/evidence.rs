//! Who may add and see the evidence of a firm, and what becomes of it.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod common;

use access::{Actor, Role};
use actions::{ActionError, Context, evidence, firm, retention};
use common::World;
use store::AuditQuery;
use vocabulary::FirmId;

/// A red picture of one pixel, as PNG.
const PHOTO: &[u8] = &[
    0x89, 0x50, 0x4e, 0x47, 0xd, 0xa, 0x1a, 0xa, 0, 0, 0, 0xd, 0x49, 0x48, 0x44, 0x52, 0, 0, 0, 1,
    0, 0, 0, 1, 8, 2, 0, 0, 0, 0x90, 0x77, 0x53, 0xde, 0, 0, 0, 0xc, 0x49, 0x44, 0x41, 0x54, 0x78,
    0x9c, 0x63, 0xb8, 0x23, 0x22, 2, 0, 2, 0xd4, 1, 5, 0x59, 0x70, 0xd3, 0xc2, 0, 0, 0, 0, 0x49,
    0x45, 0x4e, 0x44, 0xae, 0x42, 0x60, 0x82,
];

impl World {
    async fn add(&self, context: &Context, firm: FirmId) -> Result<String, ActionError> {
        let added = evidence::add(&self.institution, context, firm, "caja.png", PHOTO.to_vec());
        Ok(added.await?.sha256)
    }

    async fn read(
        &self,
        context: &Context,
        firm: FirmId,
        sha256: &str,
    ) -> Result<(String, Vec<u8>), ActionError> {
        evidence::read(&self.institution, context, firm, sha256, false).await
    }
}

fn is_missing<T>(result: &Result<T, ActionError>) -> bool {
    matches!(result, Err(ActionError::Missing))
}

#[tokio::test]
async fn whoever_may_assess_a_firm_adds_and_sees_its_evidence_and_nobody_else_does() {
    let world = World::new().await;
    let owner = world.person(Role::Member, &[world.near]).await;
    let agent = world.person(Role::Agent, &[]).await;
    let manager = world.person(Role::Manager, &[]).await;
    let file = evidence::add(
        &world.institution,
        &owner,
        world.near,
        "../../fotos/cámara\u{202e}fría.png",
        PHOTO.to_vec(),
    );
    let file = file.await.unwrap();
    assert_eq!((file.name.as_str(), file.media_type.as_str()), ("cámarafría.png", "image/png"));
    for who in [&owner, &agent, &manager] {
        let (media_type, bytes) = world.read(who, world.near, &file.sha256).await.unwrap();
        assert_eq!((media_type.as_str(), bytes.len() as u64), ("image/png", file.bytes));
        assert_eq!(store::Digest::of(&bytes).to_string(), file.sha256);
        let small = evidence::read(&world.institution, who, world.near, &file.sha256, true);
        let (media_type, bytes) = small.await.unwrap();
        assert_eq!((media_type.as_str(), &bytes[..3]), ("image/jpeg", &[0xff, 0xd8, 0xff][..]));
    }
    // Others learn nothing, not even that it is there; nor does the firm next door, which has the
    // same picture under its own name.
    let neighbour = world.person(Role::Member, &[world.far]).await;
    let buyer = world.person(Role::Buyer, &[]).await;
    let analyst = world.person(Role::Analyst, &[]).await;
    let administrator = world.person(Role::Administrator, &[]).await;
    let public = world.program.acting_as(Actor::default());
    for who in [&neighbour, &buyer, &analyst, &administrator, &public] {
        assert!(is_missing(&world.read(who, world.near, &file.sha256).await));
        assert!(is_missing(&world.add(who, world.near).await));
    }
    assert!(is_missing(&world.read(&neighbour, world.far, &file.sha256).await));
    world.add(&neighbour, world.far).await.unwrap();
    assert!(world.read(&neighbour, world.far, &file.sha256).await.is_ok());
    assert!(is_missing(&world.read(&agent, world.far, &file.sha256).await));
    assert!(is_missing(&world.add(&agent, world.far).await));
    // What is no digest names no file.
    for wrong in ["", "../../../puente.db", &file.sha256[1..], &"0".repeat(64)] {
        assert!(is_missing(&world.read(&owner, world.near, wrong).await), "{wrong}");
    }
    world.done().await;
}

#[tokio::test]
async fn what_is_refused_leaves_nothing_and_what_comes_twice_is_kept_once() {
    let world = World::new().await;
    let owner = world.person(Role::Member, &[world.near]).await;
    let store = &world.institution.store;
    let before = store.audit_number().await.unwrap();
    // Half of it arrived: it is refused, and the same person starts over.
    for (bytes, code) in [
        (PHOTO[..PHOTO.len() / 2].to_vec(), "evidence-broken"),
        (Vec::new(), "evidence-empty"),
        (b"<svg onload='x'/>".to_vec(), "evidence-unknown"),
    ] {
        let refused = evidence::add(&world.institution, &owner, world.near, "a.png", bytes).await;
        let Err(ActionError::Invalid(problems)) = refused else { panic!("{refused:?}") };
        assert_eq!((&*problems[0].field, problems[0].message.key()), ("evidence", code));
    }
    assert_eq!(store.audit_number().await.unwrap(), before);
    assert!(!world.institution.evidence.exists());
    let first = world.add(&owner, world.near).await.unwrap();
    let second = world.add(&owner, world.near).await.unwrap();
    assert_eq!(first, second);
    let query = AuditQuery { subject: Some(world.near.0), ..AuditQuery::default() };
    let entries = store.audit(&query, 10).await.unwrap();
    let added: Vec<_> = entries.iter().filter(|entry| entry.verb == "evidence-added").collect();
    assert_eq!(added.len(), 1);
    assert_eq!(added[0].content.as_ref().unwrap()["sha256"], first.as_str());
    assert_eq!(store.evidence_of(world.near).await.unwrap().len(), 1);
    let manager = world.person(Role::Manager, &[]).await;
    let export = firm::export(&world.institution, &manager, world.near).await.unwrap();
    assert_eq!(export.evidence.len(), 1);
    assert_eq!(export.evidence[0].sha256, first);
    // A document has no small picture.
    let text = b"temperatura: 3".to_vec();
    let text = evidence::add(&world.institution, &owner, world.near, "nota.txt", text).await;
    let text = text.unwrap();
    let small = evidence::read(&world.institution, &owner, world.near, &text.sha256, true).await;
    assert!(is_missing(&small));
    assert_eq!(store.check_evidence(&world.institution.evidence).await.unwrap(), []);
    world.done().await;
}

#[tokio::test]
async fn an_erasure_takes_the_evidence_along_and_the_daily_round_what_a_crash_left() {
    let world = World::new().await;
    let owner = world.person(Role::Member, &[world.near]).await;
    let manager = world.person(Role::Manager, &[]).await;
    let near = world.add(&owner, world.near).await.unwrap();
    world.add(&manager, world.far).await.unwrap();
    let folder = |firm: FirmId| world.institution.evidence.join(firm.0.to_string());
    assert!(folder(world.near).exists() && folder(world.far).exists());
    // What a crash between the commit and the removal would have left.
    let left = world.folder.join("left");
    std::fs::create_dir(&left).unwrap();
    for entry in std::fs::read_dir(folder(world.near)).unwrap() {
        let entry = entry.unwrap();
        std::fs::copy(entry.path(), left.join(entry.file_name())).unwrap();
    }
    firm::erase(&world.institution, &manager, world.near).await.unwrap();
    assert!(!folder(world.near).exists());
    assert!(is_missing(&world.read(&manager, world.near, &near).await));
    std::fs::rename(&left, folder(world.near)).unwrap();
    assert!(is_missing(&world.read(&manager, world.near, &near).await));
    let store = &world.institution.store;
    let read =
        store.read_evidence(&world.institution.evidence, world.near, near.parse().unwrap(), false);
    assert!(read.await.is_err());
    retention::run(&world.institution, &world.program).await.unwrap();
    assert!(!folder(world.near).exists() && folder(world.far).exists());
    assert!(world.read(&manager, world.far, &near).await.is_ok());
    assert_eq!(store.check_evidence(&world.institution.evidence).await.unwrap(), []);
    world.done().await;
}
