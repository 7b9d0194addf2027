//! Drafts that were written without a line, and standards that are made together.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod common;

use std::collections::BTreeMap;

use access::Role;
use actions::assessment::{Draft, Said, Sent, answer, attach, send, show, submit};
use actions::{ActionError, Context, evidence, library};
use common::World;
use standards::{AssessmentId, Catalogue, Edit, Facts, Kind, Level, Outcome, Status};
use uuid::Uuid;

fn said(level: u8) -> Said {
    Said { outcome: Outcome::Level(Level::new(level).unwrap()), note: String::new() }
}

/// A draft of an agent about the near firm, complete at a level.
fn draft(world: &World, context: &Context, level: u8) -> Draft {
    let catalogue = Catalogue::built_in().unwrap();
    let haccp = catalogue.get("haccp").unwrap();
    let answers = haccp.requirements.iter().map(|one| (one.code.clone(), said(level)));
    Draft {
        id: AssessmentId(context.uuid()),
        firm: world.near,
        standard: haccp.code.clone(),
        version: haccp.version,
        kind: Kind::PreAudit,
        day: context.today(),
        facts: Facts::default(),
        answers: answers.collect::<BTreeMap<_, _>>(),
        started_from: None,
        known: None,
        beside: false,
    }
}

fn kept(sent: &Sent) -> (String, i64) {
    match sent {
        Sent::Kept { known, version, .. } => (known.clone(), *version),
        Sent::Conflict { with } => panic!("a conflict with {with:?}"),
    }
}

#[tokio::test]
async fn a_draft_is_kept_once_however_often_it_is_sent() {
    let world = World::new().await;
    let (institution, agent) = (&world.institution, world.person(Role::Agent, &[]).await);
    let mut first = draft(&world, &agent, 2);
    let (known, version) = kept(&send(institution, &agent, first.clone()).await.unwrap());
    // Pressed twice, or the answer was lost on the way.
    let again = send(institution, &agent, first.clone()).await.unwrap();
    assert_eq!(kept(&again), (known.clone(), version));
    // The photograph follows, twice; it does not count as a change of the answers.
    let file = evidence::add(institution, &agent, world.near, "frio.csv", b"a,b\n1,2\n".to_vec());
    let file = file.await.unwrap();
    for _ in 0..2 {
        attach(institution, &agent, first.id, "S1", file.clone()).await.unwrap();
    }
    // Half of it was sent: the rest follows, and the photograph stays.
    first.answers.insert("P1".to_owned(), said(4));
    first.known = Some(known);
    let (known, version) = kept(&send(institution, &agent, first.clone()).await.unwrap());
    let shown = show(institution, &agent, first.id).await.unwrap();
    assert_eq!(shown.filed.version, version);
    assert_eq!(shown.filed.record.content.answers["S1"].evidence, [file]);
    assert_eq!(shown.filed.record.content.level("P1"), Level::new(4));
    submit(institution, &agent, first.id, version).await.unwrap();
    // Handed in, the same draft is still the same, and another one is a person's business.
    let late = send(institution, &agent, first.clone()).await.unwrap();
    assert!(matches!(late, Sent::Kept { handed_in: true, .. }));
    first.answers.insert("P1".to_owned(), said(1));
    first.known = Some(known);
    let late = send(institution, &agent, first.clone()).await.unwrap();
    assert_eq!(late, Sent::Conflict { with: first.id });
    let shown = show(institution, &agent, first.id).await.unwrap();
    assert_eq!(shown.filed.record.content.status, Status::Submitted);
    assert_eq!(shown.filed.record.content.level("P1"), Level::new(4), "nothing was overwritten");
    assert_eq!(shown.history.len(), 1);
    world.done().await;
}

#[tokio::test]
async fn two_phones_meet_in_front_of_a_person() {
    let world = World::new().await;
    let (institution, agent) = (&world.institution, world.person(Role::Agent, &[]).await);
    let (one, mut two) = (draft(&world, &agent, 2), draft(&world, &agent, 3));
    let (_, version) = kept(&send(institution, &agent, one.clone()).await.unwrap());
    let sent = send(institution, &agent, two.clone()).await.unwrap();
    assert_eq!(sent, Sent::Conflict { with: one.id });
    submit(institution, &agent, one.id, version).await.unwrap();
    // It did not start from what was handed in meanwhile.
    assert_eq!(
        send(institution, &agent, two.clone()).await.unwrap(),
        Sent::Conflict { with: one.id }
    );
    assert!(show(institution, &agent, two.id).await.is_err(), "nothing was stored");
    // Somebody has looked and wants both.
    two.beside = true;
    kept(&send(institution, &agent, two.clone()).await.unwrap());
    assert_eq!(show(institution, &agent, two.id).await.unwrap().history.len(), 2);
    // Who changes it meanwhile on a page is not overwritten by the phone.
    let online = actions::assessment::Filled {
        answers: vec![("S1".to_owned(), Some(standards::Answer::level(Level::FULL)))],
        audit: None,
    };
    answer(institution, &agent, two.id, 1, online).await.unwrap();
    two.answers.insert("S2".to_owned(), said(0));
    assert_eq!(
        send(institution, &agent, two.clone()).await.unwrap(),
        Sent::Conflict { with: two.id }
    );
    world.done().await;
}

#[tokio::test]
async fn a_draft_reaches_nobody_else_s_firm() {
    let world = World::new().await;
    let institution = &world.institution;
    let agent = world.person(Role::Agent, &[]).await;
    let owner = world.person(Role::Member, &[world.far]).await;
    let mine = draft(&world, &agent, 2);
    kept(&send(institution, &agent, mine.clone()).await.unwrap());
    let elsewhere = Draft { firm: world.far, ..mine.clone() };
    for (who, sent) in [(&agent, &elsewhere), (&owner, &mine), (&owner, &elsewhere)] {
        let refused = send(institution, who, sent.clone()).await;
        assert!(matches!(refused, Err(ActionError::Missing)), "{refused:?}");
    }
    // A firm writes no pre-audit, nothing comes from the future, and an identifier tells its time.
    let own = Draft { firm: world.far, id: AssessmentId(owner.uuid()), ..mine.clone() };
    let future = Draft {
        day: agent.today().tomorrow().unwrap(),
        id: AssessmentId(agent.uuid()),
        ..mine.clone()
    };
    let odd = Draft { id: AssessmentId(Uuid::from_bytes([7; 16])), ..mine };
    for (who, sent) in [(&owner, own), (&agent, future), (&agent, odd)] {
        let refused = send(institution, who, sent).await;
        assert!(matches!(refused, Err(ActionError::Invalid(_))), "{refused:?}");
    }
    world.done().await;
}

#[tokio::test]
async fn a_standard_is_drafted_commented_on_and_published() {
    let world = World::new().await;
    let institution = &world.institution;
    let manager = world.person(Role::Manager, &[]).await;
    let council = world.person(Role::Council, &[]).await;
    let owner = world.person(Role::Member, &[world.near]).await;
    let (_, haccp) = Catalogue::files().find(|(file, _)| *file == "haccp.toml").unwrap();
    // A version that others are assessed by is not drafted again.
    let taken = library::draft(institution, &manager, haccp.to_owned()).await;
    assert!(matches!(taken, Err(ActionError::Invalid(_))), "{taken:?}");
    let bad = library::draft(institution, &manager, "code = 1".to_owned()).await;
    assert!(matches!(bad, Err(ActionError::Invalid(_))), "{bad:?}");
    let text = haccp.replacen("code = \"haccp\"", "code = \"valle\"", 1);
    let refused = library::draft(institution, &council, text.clone()).await;
    assert!(matches!(refused, Err(ActionError::Missing)));
    let id = library::draft(institution, &manager, text.clone()).await.unwrap();
    assert!(institution.standards().await.unwrap().get("valle").is_none(), "a draft binds nobody");
    library::comment(institution, &council, id, Some("S1".to_owned()), "Más simple").await.unwrap();
    let refused = library::comment(institution, &owner, id, None, "Yo también").await;
    assert!(matches!(refused, Err(ActionError::Missing)));
    let shown = library::show(institution, &council, id).await.unwrap();
    assert_eq!(shown.library.record.comments.len(), 1);
    let stale = library::revise(institution, &manager, id, 1, text.clone()).await;
    assert!(matches!(stale, Err(ActionError::Conflict)), "somebody commented meanwhile");
    // Whoever said something is answered before the draft is published.
    let version = shown.library.version;
    let early = library::publish(institution, &manager, id, version).await;
    assert!(matches!(early, Err(ActionError::Invalid(_))), "{early:?}");
    let refused = library::answer(institution, &council, id, 0, "Sí").await;
    assert!(matches!(refused, Err(ActionError::Missing)));
    library::answer(institution, &manager, id, 0, "Hecho").await.unwrap();
    let twice = library::answer(institution, &manager, id, 0, "Otra vez").await;
    assert!(matches!(twice, Err(ActionError::Conflict)));
    library::publish(institution, &manager, id, version + 1).await.unwrap();
    assert!(institution.standards().await.unwrap().get("valle").is_some());
    for late in [
        library::comment(institution, &council, id, None, "Tarde").await,
        library::revise(institution, &manager, id, 4, text).await,
        library::discard(institution, &manager, id, 4).await,
    ] {
        assert!(matches!(late, Err(ActionError::Conflict)), "{late:?}");
    }
    // The next version retires what it lets go; withdrawn, the one before stands again.
    let next = library::renew(institution, &manager, id).await.unwrap();
    assert_eq!(library::renew(institution, &manager, id).await.unwrap(), next, "begun once");
    library::edit(institution, &manager, next, 1, Edit::Remove("P7".to_owned())).await.unwrap();
    let refused = library::edit(institution, &council, next, 2, Edit::Raise("P2".into())).await;
    assert!(matches!(refused, Err(ActionError::Missing)));
    let shown = library::show(institution, &council, next).await.unwrap();
    assert_eq!(shown.standard.retired, ["P7"]);
    assert_eq!((shown.gone.as_slice(), shown.again.len()), (&["P7".to_owned()][..], 0));
    library::publish(institution, &manager, next, 2).await.unwrap();
    let current = |catalogue: &Catalogue| catalogue.get("valle").map(|valle| valle.version);
    assert_eq!(current(&institution.standards().await.unwrap()), Some(2));
    let refused = library::withdraw(institution, &council, next, 3).await;
    assert!(matches!(refused, Err(ActionError::Missing)));
    library::withdraw(institution, &manager, next, 3).await.unwrap();
    let catalogue = institution.standards().await.unwrap();
    assert_eq!(current(&catalogue), Some(1));
    assert!(catalogue.version("valle", 2).is_some(), "assessments made with it keep it");
    world.done().await;
}
