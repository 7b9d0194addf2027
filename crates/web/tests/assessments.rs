//! Where a firm stands: an assessment from its first question to the improvement plan, through the
//! pages, and whom they refuse.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod world;

use axum::http::StatusCode;
use vocabulary::Language;
use world::{AGENT, BUYER, MANAGER, OWNER, SCRIPT, World, said};

const REQUIREMENTS: [&str; 5] = ["S1", "S2", "S3", "S4", "S5"];
const PRINCIPLES: [&str; 7] = ["P1", "P2", "P3", "P4", "P5", "P6", "P7"];

/// Begins an assessment and says its address.
async fn begin(world: &World, person: u8, kind: &str) -> String {
    let path = format!("/es/firms/{}/assessments/new", world.near);
    let fields = [("standard", "haccp"), ("assessment_kind", kind), ("day", "2026-03-02")];
    let answer = world.post(person, &path, &fields).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.text);
    answer.to.strip_suffix("/answers").unwrap().to_owned()
}

/// The version of what a page's first form is about.
fn version(html: &str) -> String {
    let (_, rest) = html.split_once("name=\"version\" value=\"").unwrap();
    rest.split_once('"').unwrap().0.to_owned()
}

/// Answers every requirement of a chapter with a level.
async fn answer(world: &World, person: u8, at: &str, chapter: &str, codes: &[&str], level: &str) {
    let path = format!("{at}/answers?chapter={chapter}");
    let page = world.get(person, &path).await;
    said(&page, &path);
    let version = version(&page.text);
    let names: Vec<String> = codes.iter().map(|code| format!("answer-{code}")).collect();
    let mut fields: Vec<(&str, &str)> = names.iter().map(|name| (name.as_str(), level)).collect();
    fields.push(("version", &version));
    let answer = world.post(person, &path, &fields).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.text);
}

async fn act(world: &World, person: u8, at: &str, what: &str) -> StatusCode {
    let page = world.get(person, at).await;
    let version =
        if page.text.contains("name=\"version\"") { version(&page.text) } else { "1".into() };
    world.post(person, &format!("{at}/{what}"), &[("version", &version)]).await.status
}

#[tokio::test]
async fn an_assessment_goes_from_the_first_question_to_the_plan() {
    let world = World::new().await;
    let at = begin(&world, AGENT, "pre-audit").await;
    // Pressing twice begins one.
    assert_eq!(begin(&world, AGENT, "pre-audit").await, at);
    answer(&world, AGENT, &at, "steps", &REQUIREMENTS, "4").await;
    // What is not answered is said, by name.
    let refused = world.post(AGENT, &format!("{at}/submit"), &[("version", "2")]).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.text.contains(&format!("{at}/answers#P1")), "{}", refused.text);
    answer(&world, AGENT, &at, "principles", &PRINCIPLES, "1").await;
    assert_eq!(act(&world, AGENT, &at, "submit").await, StatusCode::SEE_OTHER);
    // Handed in, it does not change.
    let late = [("version", "4"), ("answer-P1", "4")];
    let late = world.post(AGENT, &format!("{at}/answers?chapter=principles"), &late).await;
    assert_eq!(late.status, StatusCode::CONFLICT);
    // The owner reads the result, in each language; three steps, and why.
    for language in Language::ALL {
        let path = at.replace("/es/", &format!("/{language}/"));
        let page = world.get(OWNER, &path).await;
        said(&page, &path);
        assert!(page.text.len() < 60_000, "{}", page.text.len());
        assert_eq!(page.text.matches("<li><h3>").count(), 3);
        assert!(
            page.text.contains("max=\"7\" value=\"0\"")
                && page.text.contains("max=\"5\" value=\"5\"")
        );
    }
    // Who wrote it does not verify it; the owner neither; the manager does.
    for person in [AGENT, OWNER] {
        assert_ne!(act(&world, person, &at, "verify").await, StatusCode::SEE_OTHER);
    }
    assert_eq!(act(&world, MANAGER, &at, "verify").await, StatusCode::SEE_OTHER);
    assert_eq!(act(&world, MANAGER, &at, "give-back").await, StatusCode::CONFLICT);
    // A correction is a draft of its own, with a reason.
    let none = world.post(AGENT, &format!("{at}/correct"), &[("reason", " ")]).await;
    assert_eq!(none.status, StatusCode::UNPROCESSABLE_ENTITY);
    let correction = world.post(AGENT, &format!("{at}/correct"), &[("reason", "Faltaba P1")]).await;
    assert_eq!(correction.status, StatusCode::SEE_OTHER);
    assert_ne!(correction.to, format!("{at}/answers"));
    // The plan begins with the three steps, once.
    let plan = world.post(OWNER, &format!("{at}/plan"), &[]).await;
    assert_eq!(plan.status, StatusCode::SEE_OTHER);
    let again = world.post(OWNER, &format!("{at}/plan"), &[]).await;
    assert_eq!(again.to, plan.to);
    let page = world.get(OWNER, &plan.to).await;
    said(&page, &plan.to);
    assert_eq!(page.text.matches("<li><h3>").count(), 3);
    let fields = [
        ("version", "1"),
        ("action-0-what", SCRIPT),
        ("action-0-who", "Ana"),
        ("action-0-by", "2027-01-15"),
        ("action-0-cost", "1.500,50"),
        ("action-0-payer", "firm"),
        ("action-0-status", "underway"),
        ("action-3-what", "Otra"),
    ];
    let changed = world.post(OWNER, &plan.to, &fields).await;
    assert_eq!(changed.status, StatusCode::SEE_OTHER, "{}", changed.text);
    let page = world.get(OWNER, &plan.to).await;
    said(&page, &plan.to);
    assert!(page.text.contains("ARS 1.500,50") && page.text.contains("Otra"));
    // Under the old version nothing is overwritten, and nothing typed is lost.
    let stale = world.post(AGENT, &plan.to, &[("version", "1"), ("action-0-what", "Mía")]).await;
    assert_eq!(stale.status, StatusCode::CONFLICT);
    assert!(stale.text.contains("Mía") && stale.text.contains("value=\"2\""));
    let bad = [("version", "2"), ("action-0-what", "x"), ("action-0-cost", "mucho")];
    let bad = world.post(OWNER, &plan.to, &bad).await;
    assert_eq!(bad.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(bad.text.contains("#f-action-0-cost"));
}

#[tokio::test]
async fn what_does_not_apply_needs_a_reason_and_what_was_typed_stays() {
    let world = World::new().await;
    let at = begin(&world, AGENT, "pre-audit").await;
    let path = format!("{at}/answers?chapter=steps");
    let fields = [("version", "1"), ("answer-S1", "na"), ("note-S1", SCRIPT), ("answer-S2", "9")];
    let answer = world.post(AGENT, &path, &fields).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(answer.text.contains("id=\"e-S1\"") && !answer.text.contains(SCRIPT));
    assert!(answer.text.contains("alert(1)"), "the note is still there");
    let fields =
        [("version", "1"), ("answer-S1", "na"), ("reason-S1", "No vende"), ("leave", "yes")];
    let answer = world.post(AGENT, &path, &fields).await;
    assert_eq!((answer.status, answer.to), (StatusCode::SEE_OTHER, at.clone()));
    // From an old page nothing is overwritten unseen.
    let answer = world.post(AGENT, &path, &[("version", "1"), ("answer-S2", "3")]).await;
    assert_eq!(answer.status, StatusCode::CONFLICT);
    assert!(answer.text.contains("value=\"3\" checked"));
}

#[tokio::test]
async fn the_next_visit_starts_from_the_last_and_other_standards_from_its_answers() {
    let world = World::new().await;
    let at = begin(&world, OWNER, "own-assessment").await;
    answer(&world, OWNER, &at, "steps", &REQUIREMENTS, "3").await;
    answer(&world, OWNER, &at, "principles", &PRINCIPLES, "2").await;
    assert_eq!(act(&world, OWNER, &at, "submit").await, StatusCode::SEE_OTHER);
    let next = begin(&world, OWNER, "own-assessment").await;
    assert_ne!(next, at);
    let page = world.get(OWNER, &format!("{next}/answers?chapter=principles")).await;
    assert_eq!(page.text.matches("value=\"2\" checked").count(), 7);
    answer(&world, OWNER, &next, "principles", &["P1"], "4").await;
    let page = world.get(OWNER, &next).await;
    assert!(page.text.contains("de 2 a 4"), "what changed is shown");
    let path = format!("/es/firms/{}/assessments/new", world.near);
    let fields =
        [("standard", "iso-9001"), ("assessment_kind", "own-assessment"), ("day", "2026-03-02")];
    let other = world.post(OWNER, &path, &fields).await;
    let page = world.get(OWNER, &other.to.replace("/answers", "")).await;
    assert!(
        page.text.matches("class=\"gap-open\"").count()
            < page.text.matches("<li class=\"gap-").count()
    );
}

#[tokio::test]
async fn obstacles_and_upgrading_are_kept_beside_the_gap() {
    let world = World::new().await;
    let firm = format!("/pt/firms/{}", world.near);
    let empty = world.post(OWNER, &format!("{firm}/obstacles"), &[]).await;
    assert_eq!(empty.status, StatusCode::UNPROCESSABLE_ENTITY);
    let fields = [("finance", "decisive"), ("skills", "some"), ("quality", "none")];
    let answer = world.post(OWNER, &format!("{firm}/obstacles"), &fields).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER);
    let fields = [("upgrade_kind", "product"), ("since", "2026-01-31"), ("what", SCRIPT)];
    let answer = world.post(OWNER, &format!("{firm}/upgrades"), &fields).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER);
    let fields = [("upgrade_kind", "product"), ("since", "2999-01-31"), ("what", "")];
    let answer = world.post(OWNER, &format!("{firm}/upgrades"), &fields).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    begin(&world, OWNER, "own-assessment").await;
    let data = world.get(OWNER, &format!("{firm}/export.json")).await;
    let data: serde_json::Value = serde_json::from_str(&data.text).unwrap();
    for kind in ["assessments", "obstacles", "upgrades"] {
        assert_eq!(data[kind].as_array().unwrap().len(), 1, "{kind} are taken along");
    }
    for path in ["assessments", "assessments/new", "obstacles", "upgrades"] {
        let path = format!("{firm}/{path}");
        said(&world.get(OWNER, &path).await, &path);
    }
}

#[tokio::test]
async fn nobody_reaches_another_firm_s_assessments() {
    let world = World::new().await;
    let at = begin(&world, MANAGER, "pre-audit").await;
    let far = format!("/es/firms/{}/assessments", world.far);
    let next = format!("/es/firms/{}/assessments", world.next);
    let near = format!("/es/firms/{}", world.near);
    for (person, path) in [
        (BUYER, at.clone()),
        (BUYER, format!("{at}/answers")),
        (BUYER, format!("{near}/assessments")),
        (BUYER, format!("{near}/obstacles")),
        (BUYER, format!("{near}/upgrades")),
        (AGENT, far.clone()),
        (AGENT, format!("{far}/new")),
        (OWNER, next.clone()),
        (OWNER, format!("{next}/new")),
    ] {
        assert_eq!(world.get(person, &path).await.status, StatusCode::NOT_FOUND, "{path}");
    }
    let fields =
        [("standard", "haccp"), ("assessment_kind", "own-assessment"), ("day", "2026-03-02")];
    for (person, path) in [
        (AGENT, format!("{far}/new")),
        (OWNER, format!("{next}/new")),
        (BUYER, format!("{at}/submit")),
        (BUYER, format!("{at}/answers?chapter=steps")),
        (BUYER, format!("{at}/plan")),
        (BUYER, format!("{near}/obstacles")),
        (BUYER, format!("{at}/discard")),
    ] {
        let status = world.post(person, &path, &fields).await.status;
        assert_eq!(status, StatusCode::NOT_FOUND, "{path}");
    }
    // A firm cannot make itself a pre-audit.
    let fields = [("standard", "haccp"), ("assessment_kind", "pre-audit"), ("day", "2026-03-02")];
    let answer = world.post(OWNER, &format!("{near}/assessments/new"), &fields).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
}

/// Sends a file to the answer of a requirement.
async fn upload(world: &World, person: u8, path: &str, name: &str, bytes: &[u8]) -> world::Answer {
    let mut body = format!(
        "--edge\r\ncontent-disposition: form-data; name=\"file\"; filename=\"{name}\"\r\n\r\n"
    )
    .into_bytes();
    body.extend(bytes);
    body.extend(b"\r\n--edge--\r\n");
    let request = axum::http::Request::post(path)
        .header("cookie", format!("puente={}", world::token(person)))
        .header("sec-fetch-site", "same-origin")
        .header("content-type", "multipart/form-data; boundary=edge");
    world.ask(request.body(axum::body::Body::from(body)).unwrap()).await
}

#[tokio::test]
async fn a_file_is_shown_to_those_who_see_the_assessment_and_to_nobody_else() {
    let world = World::new().await;
    let at = begin(&world, AGENT, "pre-audit").await;
    let path = format!("{at}/evidence/S1");
    let csv = b"fecha,temperatura\n2026-03-01,4\n";
    // Before there is an answer there is nothing to show.
    let early = upload(&world, AGENT, &path, "frio.csv", csv).await;
    assert_eq!(early.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", early.text);
    answer(&world, AGENT, &at, "steps", &REQUIREMENTS, "3").await;
    for _ in 0..2 {
        let sent = upload(&world, AGENT, &path, "frio.csv", csv).await;
        assert_eq!(sent.status, StatusCode::SEE_OTHER, "{}", sent.text);
    }
    let page = world.get(OWNER, &at).await;
    assert_eq!(page.text.matches(">frio.csv</a>").count(), 1, "sent twice, it is there once");
    let (_, rest) = page.text.split_once("/evidence/").unwrap();
    let hash = page.text.split("/evidence/").find_map(|part| {
        let hash = part.split('"').next()?;
        (hash.len() == 64).then(|| hash.to_owned())
    });
    assert!(!rest.is_empty());
    let file = format!("{at}/evidence/{}", hash.unwrap());
    let shown = world.get(OWNER, &file).await;
    assert_eq!((shown.status, shown.text.as_bytes()), (StatusCode::OK, &csv[..]));
    assert_eq!(shown.headers["content-disposition"], "attachment");
    assert_eq!(world.get(BUYER, &file).await.status, StatusCode::NOT_FOUND);
    assert_eq!(upload(&world, BUYER, &path, "a.csv", csv).await.status, StatusCode::NOT_FOUND);
    // What is not what it says is refused, in words.
    let lie = upload(&world, AGENT, &path, "foto.jpg", b"<svg onload=alert(1)>").await;
    assert_eq!(lie.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(!lie.text.contains("<svg onload"));
    let heavy = upload(&world, AGENT, &path, "foto.jpg", &vec![0; 14 << 20]).await;
    assert_eq!(heavy.status, StatusCode::PAYLOAD_TOO_LARGE);
    let wrong = upload(&world, AGENT, &format!("{at}/evidence/..%2f..%2fx"), "a.csv", csv).await;
    assert_eq!(wrong.status, StatusCode::CONFLICT);
    // Who must not is refused; whoever may takes it out, and it is gone for good.
    let hash = file.rsplit('/').next().unwrap();
    let remove = format!("{path}/remove");
    let refused = world.post(BUYER, &remove, &[("file", hash)]).await;
    assert_eq!(refused.status, StatusCode::NOT_FOUND);
    let kept = |world: &World| {
        let folder = world.folder.join("evidence").join(world.near.to_string());
        std::fs::read_dir(folder).unwrap().count()
    };
    assert_eq!(kept(&world), 1);
    let other = format!("{at}/evidence/S2");
    assert_eq!(upload(&world, AGENT, &other, "b.csv", csv).await.status, StatusCode::SEE_OTHER);
    assert_eq!(world.post(AGENT, &remove, &[("file", hash)]).await.status, StatusCode::SEE_OTHER);
    assert_eq!(kept(&world), 1, "another answer names it");
    assert_eq!(world.get(OWNER, &file).await.status, StatusCode::OK);
    let twice = world.post(AGENT, &remove, &[("file", hash)]).await;
    assert_eq!(twice.status, StatusCode::NOT_FOUND);
    let remove = format!("{other}/remove");
    assert_eq!(world.post(OWNER, &remove, &[("file", hash)]).await.status, StatusCode::SEE_OTHER);
    assert_eq!(kept(&world), 0);
    assert_eq!(world.get(OWNER, &file).await.status, StatusCode::NOT_FOUND);
    let page = world.get(MANAGER, "/es/audit").await;
    assert!(page.text.contains("Archivo quitado de una respuesta"));
    // Sent again, it is there again; handed in, it stays.
    assert_eq!(upload(&world, AGENT, &other, "b.csv", csv).await.status, StatusCode::SEE_OTHER);
    answer(&world, AGENT, &at, "principles", &PRINCIPLES, "3").await;
    assert_eq!(act(&world, AGENT, &at, "submit").await, StatusCode::SEE_OTHER);
    let late = world.post(AGENT, &remove, &[("file", hash)]).await;
    assert_eq!(late.status, StatusCode::CONFLICT);
    assert_eq!(act(&world, MANAGER, &at, "verify").await, StatusCode::SEE_OTHER);
    let late = world.post(MANAGER, &remove, &[("file", hash)]).await;
    assert_eq!(late.status, StatusCode::CONFLICT);
    let page = world.get(OWNER, &at).await;
    assert!(page.text.contains("(nivel 3 de 4, necesita 3)") && !page.text.contains("/remove"));
}
