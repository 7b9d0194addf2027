//! Pages of experiences: what they show, to whom, and what they keep of what was typed.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod world;

use axum::http::StatusCode;
use uuid::Uuid;
use vocabulary::Language;
use world::{AGENT, ANALYST, BUYER, MANAGER, OWNER, SCRIPT, World, said};

const TOLD: [(&str, &str); 9] = [
    ("title", "Lavado con cloro"),
    ("problem", "Rechazos en el puerto"),
    ("tried", "Lavar dos veces"),
    ("failed", "El agua sola"),
    ("worked", "Medir el cloro cada hora"),
    ("sharing", "named"),
    ("cost", "1500"),
    ("weeks", "6"),
    ("requirement", "haccp/P1"),
];

/// An experience of the owner's firm, as far as the draft; its address.
async fn drafted(world: &World) -> String {
    let new = format!("/en/firms/{}/experiences/new", world.near);
    let answer = world.post(OWNER, &new, &TOLD).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.text);
    answer.to
}

async fn published(world: &World) -> String {
    let purpose = [("purpose", "sharing"), ("basis", "consent"), ("manner", "page")];
    let give = format!("/en/firms/{}/consent/give", world.near);
    let given = world.post(OWNER, &give, &purpose).await;
    assert_eq!(given.status, StatusCode::SEE_OTHER, "{}", given.text);
    let url = drafted(world).await;
    let answer = world.post(OWNER, &format!("{url}/hand-in"), &[("version", "1")]).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.text);
    let answer = world.post(AGENT, &format!("{url}/publish"), &[("version", "2")]).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.text);
    url
}

#[tokio::test]
async fn every_page_answers_in_every_language() {
    let world = World::new().await;
    let url = published(&world).await;
    let id = url.rsplit('/').next().unwrap().to_owned();
    let draft = drafted(&world).await.rsplit('/').next().unwrap().to_owned();
    for language in Language::ALL {
        let pages = [
            (MANAGER, "experiences".to_owned()),
            (OWNER, "experiences".to_owned()),
            (OWNER, "experiences?kind=applied&country=ARG&size=micro".to_owned()),
            (AGENT, "experiences/review".to_owned()),
            (OWNER, format!("experiences/{id}")),
            (AGENT, format!("experiences/{id}/translate")),
            (OWNER, format!("experiences/{draft}")),
            (OWNER, format!("experiences/{draft}/edit")),
            (OWNER, "experiences/about/haccp/P1".to_owned()),
            (OWNER, format!("firms/{}/experiences", world.near)),
            (OWNER, format!("firms/{}/experiences/new", world.near)),
            (OWNER, format!("firms/{}/experiences/new?adapts={id}", world.near)),
        ];
        for (person, path) in pages {
            let path = format!("/{language}/{path}");
            let answer = world.get(person, &path).await;
            said(&answer, &path);
            assert!(answer.text.len() < 60_000, "{path} has {} bytes", answer.text.len());
        }
    }
}

#[tokio::test]
async fn an_experience_goes_from_a_phone_to_a_synthesis_and_is_gone_again() {
    let world = World::new().await;
    // Without consent it stays where it is, and the page says where to go.
    let url = drafted(&world).await;
    let answer = world.post(OWNER, &format!("{url}/hand-in"), &[("version", "1")]).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(answer.text.contains("has not agreed to show others"), "{}", answer.text);
    let url = published(&world).await;
    let read = world.get(MANAGER, &url).await;
    for words in ["Lavado con cloro", "Medir el cloro cada hora", "ARS 1,500", "6 weeks"] {
        assert!(read.text.contains(words), "{words}");
    }
    let about = "/en/experiences/about/haccp/P1";
    assert!(world.get(OWNER, about).await.text.contains("Medir el cloro cada hora"));
    let back = world.post(OWNER, &format!("{url}/withdraw"), &[("version", "3")]).await;
    assert_eq!(back.status, StatusCode::SEE_OTHER, "{}", back.text);
    assert!(!world.get(MANAGER, about).await.text.contains("Medir el cloro"));
    assert!(!world.get(MANAGER, "/en/experiences").await.text.contains("Lavado"));
}

#[tokio::test]
async fn what_is_out_of_reach_does_not_exist() {
    let world = World::new().await;
    let draft = drafted(&world).await;
    let url = published(&world).await;
    let (near, far, nobody) = (world.near, world.far, Uuid::from_bytes([9; 16]));
    for (person, path) in [
        (BUYER, "/en/experiences".to_owned()),
        (ANALYST, "/en/experiences".to_owned()),
        (BUYER, url.clone()),
        (ANALYST, "/en/experiences/about/haccp/P1".to_owned()),
        (OWNER, "/en/experiences/review".to_owned()),
        (OWNER, "/en/experiences/about/haccp/P99".to_owned()),
        (OWNER, format!("/en/firms/{far}/experiences")),
        (OWNER, format!("/en/firms/{far}/experiences/new")),
        (AGENT, format!("/en/firms/{far}/experiences/new")),
        (BUYER, format!("/en/firms/{near}/experiences/new")),
        (MANAGER, format!("/en/experiences/{nobody}")),
        (MANAGER, format!("/en/firms/{near}/experiences/new?adapts={nobody}")),
    ] {
        assert_eq!(world.get(person, &path).await.status, StatusCode::NOT_FOUND, "{path}");
    }
    let version = [("version", "1"), ("reason", "x")];
    for deed in ["hand-in", "publish", "give-back", "withdraw", "reopen", "discard"] {
        for person in [BUYER, ANALYST] {
            let answer = world.post(person, &format!("{draft}/{deed}"), &version).await;
            assert_eq!(answer.status, StatusCode::NOT_FOUND, "{deed}");
        }
    }
    let answer = world.post(OWNER, &format!("{draft}/publish"), &version).await;
    assert_eq!(answer.status, StatusCode::NOT_FOUND, "a firm does not publish its own");
    let feedback = [("firm", far.to_string()), ("used", "yes".to_owned())];
    let feedback = feedback.each_ref().map(|(name, value)| (*name, value.as_str()));
    let answer = world.post(OWNER, &format!("{url}/feedback"), &feedback).await;
    assert_eq!(answer.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn what_was_typed_stays_and_scripts_are_words() {
    let world = World::new().await;
    let new = format!("/en/firms/{}/experiences/new", world.near);
    let fields = [("title", ""), ("worked", SCRIPT), ("cost", "mucho"), ("sharing", "anonymous")];
    let answer = world.post(OWNER, &new, &fields).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(!answer.text.contains(SCRIPT));
    assert!(answer.text.contains("alert(1)") && answer.text.contains("value=\"mucho\""));
    let mut told = TOLD;
    told[0].1 = SCRIPT;
    told[4].1 = SCRIPT;
    let url = world.post(OWNER, &new, &told).await.to;
    for page in [url.clone(), format!("{url}/edit")] {
        let answer = world.get(OWNER, &page).await;
        assert_eq!(answer.status, StatusCode::OK);
        assert!(answer.text.contains("alert(1)") && !answer.text.contains(SCRIPT), "{page}");
    }
    // Two people changed it: what was typed stays, what the other wrote stands above it.
    let mut changed = TOLD.to_vec();
    changed.push(("version", "1"));
    let edit = format!("{url}/edit");
    assert_eq!(world.post(OWNER, &edit, &changed).await.status, StatusCode::SEE_OTHER);
    changed[0].1 = "Otra cosa";
    let answer = world.post(AGENT, &edit, &changed).await;
    assert_eq!(answer.status, StatusCode::CONFLICT);
    assert!(answer.text.contains("Otra cosa") && answer.text.contains("Lavado con cloro"));
}
