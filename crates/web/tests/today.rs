//! The start page says to each role what waits for it, and to nobody what waits for others.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod world;

use axum::http::StatusCode;
use world::{AGENT, ANALYST, BUYER, MANAGER, OWNER, World, said};

const DRAFT: &str = "Diagnósticos por continuar";
const VERIFY: &str = "Diagnósticos por verificar";
const DUE: &str = "Acciones de los planes por vencer";
const STANDARDS: &str = "Normas en borrador";

/// Which of the headings a person sees.
async fn sees(world: &World, person: u8) -> Vec<&'static str> {
    let page = world.get(person, "/es/today").await;
    said(&page, "today");
    let all = [DUE, VERIFY, DRAFT, STANDARDS];
    let seen: Vec<&str> = all.into_iter().filter(|title| page.text.contains(title)).collect();
    let nothing = page.text.contains("Hoy no hay nada pendiente") || !seen.is_empty();
    assert!(nothing, "an empty page says so: {}", page.text);
    seen
}

#[tokio::test]
async fn each_role_sees_what_waits_for_it_and_nobody_else_does() {
    let world = World::new().await;
    for person in [MANAGER, AGENT, OWNER, BUYER, ANALYST] {
        assert_eq!(sees(&world, person).await, [""; 0]);
    }
    let path = format!("/es/firms/{}/assessments/new", world.near);
    let fields = [("standard", "haccp"), ("assessment_kind", "pre-audit"), ("day", "2026-03-02")];
    let begun = world.post(AGENT, &path, &fields).await.to;
    let at = begun.strip_suffix("/answers").unwrap();
    // A draft waits for who began it and for the firm.
    assert_eq!(sees(&world, AGENT).await, [DRAFT]);
    assert_eq!(sees(&world, OWNER).await, [DRAFT]);
    assert_eq!(sees(&world, MANAGER).await, [""; 0]);
    let mut fields = vec![("version".to_owned(), "1".to_owned())];
    for code in ["S1", "S2", "S3", "S4", "S5"] {
        fields.push((format!("answer-{code}"), "4".to_owned()));
    }
    let send = |path: String, fields: Vec<(String, String)>| {
        let world = &world;
        async move {
            let fields: Vec<(&str, &str)> =
                fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
            let answer = world.post(AGENT, &path, &fields).await;
            assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.text);
        }
    };
    send(format!("{begun}?chapter=steps"), fields).await;
    let mut fields = vec![("version".to_owned(), "2".to_owned())];
    for number in 1..=7 {
        fields.push((format!("answer-P{number}"), "1".to_owned()));
    }
    send(format!("{begun}?chapter=principles"), fields).await;
    send(format!("{at}/submit"), vec![("version".to_owned(), "3".to_owned())]).await;
    // Handed in, it waits for somebody else.
    assert_eq!(sees(&world, AGENT).await, [""; 0]);
    assert_eq!(sees(&world, OWNER).await, [""; 0]);
    assert_eq!(sees(&world, MANAGER).await, [VERIFY]);
    // A plan with something late waits for whoever may write it, and says that it is late.
    let plan = world.post(OWNER, &format!("{at}/plan"), &[]).await.to;
    let fields = [
        ("version", "1"),
        ("action-0-what", "Medir el cloro"),
        ("action-0-by", "2026-01-15"),
        ("action-0-status", "underway"),
        ("action-1-what", "Más tarde"),
        ("action-1-by", "2099-01-15"),
        ("action-1-status", "planned"),
    ];
    assert_eq!(world.post(OWNER, &plan, &fields).await.status, StatusCode::SEE_OTHER);
    assert_eq!(sees(&world, AGENT).await, [DUE]);
    assert_eq!(sees(&world, OWNER).await, [DUE]);
    assert_eq!(sees(&world, MANAGER).await, [DUE, VERIFY]);
    let page = world.get(OWNER, "/es/today").await;
    assert!(page.text.contains("Medir el cloro") && !page.text.contains("Más tarde"));
    assert!(page.text.contains("class=\"late\"") && page.text.contains(&plan));
    // A draft of a standard waits for comments, and a comment for an answer.
    let fields = [("code", "valle"), ("title_es", "Norma del valle")];
    let draft = world.post(MANAGER, "/es/own-standards/new", &fields).await.to;
    assert_eq!(sees(&world, AGENT).await, [DUE, STANDARDS]);
    assert_eq!(sees(&world, MANAGER).await, [DUE, VERIFY]);
    let comment = world.post(AGENT, &format!("{draft}/comment"), &[("comment", "Falta")]).await;
    assert_eq!(comment.status, StatusCode::SEE_OTHER);
    assert_eq!(sees(&world, MANAGER).await, [DUE, VERIFY, STANDARDS]);
    assert_eq!(sees(&world, OWNER).await, [DUE]);
    for person in [BUYER, ANALYST] {
        assert_eq!(sees(&world, person).await, [""; 0]);
    }
}
