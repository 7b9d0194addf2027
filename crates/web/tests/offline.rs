//! The doors for phones: what is taken along, what is sent back, and who is refused.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod world;

use axum::body::Body;
use axum::http::{Request, StatusCode};
use serde_json::{Value, json};
use uuid::Uuid;
use vocabulary::{FirmId, Language};
use world::{AGENT, ANALYST, Answer, BUYER, MANAGER, OWNER, World, token};

const CODES: [&str; 12] = ["S1", "S2", "S3", "S4", "S5", "P1", "P2", "P3", "P4", "P5", "P6", "P7"];

/// A small grey picture.
const GREY: &[u8] = include_bytes!("grey.png");

fn account(person: u8) -> Uuid {
    Uuid::from_bytes([person; 16])
}

fn asks(method: &str, person: u8, path: &str) -> axum::http::request::Builder {
    Request::builder()
        .method(method)
        .uri(path)
        .header("cookie", format!("puente={}", token(person)))
        .header("sec-fetch-site", "same-origin")
        .header("x-puente-account", account(person).to_string())
}

async fn get(world: &World, person: u8, path: &str) -> Answer {
    world.ask(asks("GET", person, path).body(Body::empty()).unwrap()).await
}

async fn post(world: &World, person: u8, path: &str, body: &Value) -> Answer {
    let request = asks("POST", person, path).header("content-type", "application/json");
    world.ask(request.body(Body::from(body.to_string())).unwrap()).await
}

async fn photo(world: &World, person: u8, draft: Uuid, code: &str, bytes: &[u8]) -> Answer {
    let head =
        "--edge\r\ncontent-disposition: form-data; name=\"file\"; filename=\"f.png\"\r\n\r\n";
    let body = [head.as_bytes(), bytes, b"\r\n--edge--\r\n"].concat();
    let path = format!("/es/offline/drafts/{draft}/evidence/{code}");
    let request =
        asks("POST", person, &path).header("content-type", "multipart/form-data; boundary=edge");
    world.ask(request.body(Body::from(body)).unwrap()).await
}

fn read(answer: &Answer) -> Value {
    assert_eq!(answer.headers["content-type"], "application/json", "{}", answer.text);
    assert_eq!(answer.headers["cache-control"], "no-store");
    serde_json::from_str(&answer.text).unwrap()
}

fn good(answer: &Answer) -> Value {
    assert_eq!(answer.status, StatusCode::OK, "{}", answer.text);
    read(answer)
}

/// A draft about a firm, complete at a level.
fn draft(id: Uuid, firm: FirmId, level: u8) -> Value {
    let answers: serde_json::Map<String, Value> = CODES
        .iter()
        .map(|code| ((*code).to_owned(), json!({ "outcome": { "level": level }, "note": "" })))
        .collect();
    json!({
        "id": id, "firm": firm, "standard": "haccp", "version": 1, "kind": { "kind": "pre-audit" },
        "day": "2026-03-02", "facts": { "sizes": {}, "conditions": [] }, "answers": answers,
        "started_from": null, "known": null, "beside": false,
    })
}

#[tokio::test]
async fn the_page_names_nobody_and_is_the_only_one_with_scripts() {
    let world = World::new().await;
    for language in Language::ALL {
        let path = format!("/{language}/offline");
        let page = world.get(AGENT, &path).await;
        assert_eq!(page.status, StatusCode::OK);
        // The phone keeps the page: it is the same for whoever asks.
        let stranger = Request::get(&path).body(Body::empty()).unwrap();
        assert_eq!(world.ask(stranger).await.text, page.text);
        assert!(page.text.contains("<script type=\"module\" src=\"/assets/offline/page.js\">"));
        assert!(!page.text.contains('['), "a message that cannot be said");
        let policy = page.headers["content-security-policy"].to_str().unwrap();
        for part in ["script-src 'self';", "connect-src 'self';", "worker-src 'self';"] {
            assert!(policy.contains(part), "{policy}");
        }
        assert!(!policy.contains("unsafe") && policy.contains("default-src 'none'"));
        let worker = world.get(AGENT, &format!("{path}/worker.js")).await;
        assert_eq!(worker.headers["service-worker-allowed"], path.as_str());
        assert!(worker.headers["content-type"].to_str().unwrap().starts_with("text/javascript"));
        assert!(worker.text.contains(&path) && !worker.text.contains("MARK"), "{}", worker.text);
    }
    for path in ["/es/today", "/es/firms", "/es/"] {
        let page = world.get(AGENT, path).await;
        let policy = page.headers["content-security-policy"].to_str().unwrap();
        assert!(!policy.contains("script-src") && !page.text.contains("<script"), "{path}");
    }
    let none = world.get(AGENT, "/assets/offline/..%2f..%2fCargo.toml").await;
    assert_eq!(none.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn a_phone_takes_along_what_its_owner_may_write_about() {
    let world = World::new().await;
    let choices = good(&get(&world, AGENT, "/es/offline/firms.json").await);
    let ids: Vec<&str> =
        choices.as_array().unwrap().iter().map(|c| c["firm"].as_str().unwrap()).collect();
    assert_eq!(ids.len(), 2, "{choices}");
    assert!(!ids.contains(&world.far.to_string().as_str()));
    let found = good(&get(&world, AGENT, "/es/offline/firms.json?q=vidrio").await);
    assert_eq!(found[0]["firm"], json!(world.next));
    for person in [BUYER, ANALYST] {
        assert_eq!(good(&get(&world, person, "/es/offline/firms.json").await), json!([]));
        let sought = get(&world, person, "/es/offline/firms.json?q=bodega").await;
        assert_eq!(good(&sought), json!([]));
    }
    let all = format!("firm={}&firm={}&firm={}&firm=x", world.near, world.far, world.near);
    let path = format!("/es/offline/along.json?{all}");
    let answer = get(&world, AGENT, &path).await;
    assert!(answer.headers["set-cookie"].to_str().unwrap().contains("HttpOnly"));
    let along = good(&answer);
    assert_eq!(along["account"], json!(account(AGENT)));
    assert_eq!(along["firms"].as_array().unwrap().len(), 1, "once, and nobody else's");
    assert_eq!(along["firms"][0]["name"], "Bodega Luz");
    assert!(!answer.text.contains("Secreta"), "owners are not taken along");
    assert_eq!(along["standards"].as_array().unwrap().len(), 4);
    let start = &along["firms"][0]["starts"][0];
    assert_eq!((&start["standard"], &start["asked"]), (&json!("haccp"), &json!(CODES)));
    assert_eq!(start["answers"], json!({}));
    for person in [BUYER, ANALYST] {
        assert_eq!(good(&get(&world, person, &path).await)["firms"], json!([]));
    }
    // A firm assesses itself; what an agent writes is advice.
    assert_eq!(good(&get(&world, OWNER, &path).await)["kind"]["kind"], "own-assessment");
    let many: Vec<String> = (0..21).map(|_| format!("firm={}", Uuid::now_v7())).collect();
    let many = get(&world, AGENT, &format!("/es/offline/along.json?{}", many.join("&"))).await;
    assert_eq!(many.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(read(&many)["problems"][0]["sentence"].as_str().unwrap().contains("veinte"));
}

#[tokio::test]
async fn nobody_sends_what_another_person_kept() {
    let world = World::new().await;
    let body = draft(Uuid::now_v7(), world.near, 2);
    // Another person has signed in on the phone: the script still names the first.
    for (method, path) in [
        ("GET", "/es/offline/firms.json".to_owned()),
        ("GET", format!("/es/offline/along.json?firm={}", world.near)),
        ("POST", "/es/offline/drafts".to_owned()),
        ("POST", format!("/es/offline/drafts/{}/hand-in", Uuid::now_v7())),
        ("POST", format!("/es/offline/drafts/{}/evidence/S1", Uuid::now_v7())),
    ] {
        let ask = |named: Option<Uuid>, session: Option<String>| {
            let mut request = Request::builder().method(method).uri(&path);
            request = request.header("sec-fetch-site", "same-origin");
            request = request.header("content-type", "application/json");
            if let Some(named) = named {
                request = request.header("x-puente-account", named.to_string());
            }
            if let Some(session) = session {
                request = request.header("cookie", session);
            }
            world.ask(request.body(Body::from(body.to_string())).unwrap())
        };
        let manager = Some(format!("puente={}", token(MANAGER)));
        for named in [Some(account(AGENT)), None] {
            let other = ask(named, manager.clone()).await;
            assert_eq!(other.status, StatusCode::FORBIDDEN, "{path}");
            assert_eq!(read(&other)["error"], "other-person");
        }
        // Signed out leaves nothing; a session that ended by itself is told apart.
        let left = ask(Some(account(AGENT)), None).await;
        assert_eq!(left.status, StatusCode::UNAUTHORIZED);
        assert_eq!(read(&left)["ended"], false);
        let ended = ask(Some(account(AGENT)), Some(format!("puente={}", token(99)))).await;
        assert_eq!(read(&ended)["ended"], true);
    }
    let asks = async |cookie: &str| {
        let who = Request::get("/es/offline/who.json").header("cookie", cookie);
        good(&world.ask(who.body(Body::empty()).unwrap()).await)
    };
    assert_eq!(asks("").await, json!({ "account": null, "ended": false }));
    let ended = asks(&format!("puente={}", token(99))).await;
    assert_eq!(ended, json!({ "account": null, "ended": true }));
    let manager = asks(&format!("puente={}", token(MANAGER))).await;
    assert_eq!(manager, json!({ "account": account(MANAGER), "ended": false }));
    let page = format!("/es/firms/{}/assessments", world.near);
    assert!(!world.get(AGENT, &page).await.text.contains("HACCP"), "nothing was kept");
    // Another site's page sends nothing.
    let foreign = Request::post("/es/offline/drafts")
        .header("cookie", format!("puente={}", token(AGENT)))
        .header("x-puente-account", account(AGENT).to_string())
        .header("sec-fetch-site", "cross-site")
        .header("content-type", "application/json");
    let foreign = world.ask(foreign.body(Body::from(body.to_string())).unwrap()).await;
    assert_eq!(foreign.status, StatusCode::FORBIDDEN);
}

#[tokio::test]
async fn a_draft_with_photographs_is_handed_in_once() {
    let world = World::new().await;
    let (id, path) = (Uuid::now_v7(), "/es/offline/drafts");
    let body = draft(id, world.near, 2);
    let first = good(&post(&world, AGENT, path, &body).await);
    assert_eq!(first["sent"], "kept");
    assert_eq!(good(&post(&world, AGENT, path, &body).await), first, "sent twice, kept once");
    // Cut in the middle: nothing is kept, and it starts over.
    let url = format!("{path}/{id}/evidence/S1");
    let cut =
        "--edge\r\ncontent-disposition: form-data; name=\"file\"; filename=\"f.png\"\r\n\r\nab";
    let cut = asks("POST", AGENT, &url)
        .header("content-type", "multipart/form-data; boundary=edge")
        .body(Body::from(cut));
    assert_eq!(world.ask(cut.unwrap()).await.status, StatusCode::PAYLOAD_TOO_LARGE);
    let sha256 = good(&photo(&world, AGENT, id, "S1", GREY).await)["sha256"].clone();
    assert_eq!(good(&photo(&world, AGENT, id, "S1", GREY).await)["sha256"], sha256);
    let whole = json!({ "known": first["known"], "files": [["S1", sha256], ["P1", sha256]] });
    let hand_in = format!("{path}/{id}/hand-in");
    let lacks = good(&post(&world, AGENT, &hand_in, &whole).await);
    assert_eq!(lacks, json!({ "handed": "lacks", "files": [["P1", sha256]] }));
    good(&photo(&world, AGENT, id, "P1", GREY).await);
    let other = json!({ "known": "0", "files": [] });
    let conflict = good(&post(&world, AGENT, &hand_in, &other).await);
    assert_eq!(conflict, json!({ "handed": "conflict", "with": id }));
    let (one, two) =
        tokio::join!(post(&world, AGENT, &hand_in, &whole), post(&world, AGENT, &hand_in, &whole));
    assert_eq!((good(&one), good(&two)), (json!({ "handed": "in" }), json!({ "handed": "in" })));
    assert_eq!(good(&post(&world, AGENT, &hand_in, &whole).await), json!({ "handed": "in" }));
    // Sent once more, it says that it was handed in; nothing more is added to it.
    assert_eq!(good(&post(&world, AGENT, path, &body).await)["handed_in"], true);
    let late = photo(&world, AGENT, id, "S2", GREY).await;
    assert_eq!((late.status, &read(&late)["error"]), (StatusCode::CONFLICT, &json!("conflict")));
    let list = world.get(OWNER, &format!("/es/firms/{}/assessments", world.near)).await.text;
    assert_eq!(list.matches(&id.to_string()).count(), 1);
    let result = world.get(OWNER, &format!("/es/assessments/{id}")).await.text;
    assert_eq!(result.matches("?small\"").count(), 2, "one at each requirement");
    // The next visit starts from it.
    let along = format!("/es/offline/along.json?firm={}", world.near);
    let start = good(&get(&world, AGENT, &along).await)["firms"][0]["starts"][0].clone();
    assert_eq!(start["started_from"], json!(id));
    assert_eq!(start["answers"]["S1"]["outcome"]["level"], 2);
}

#[tokio::test]
async fn two_phones_meet_and_a_person_decides() {
    let world = World::new().await;
    let (one, two) = (Uuid::now_v7(), Uuid::now_v7());
    good(&post(&world, MANAGER, "/es/offline/drafts", &draft(one, world.near, 3)).await);
    let mut mine = draft(two, world.near, 1);
    let met = good(&post(&world, AGENT, "/es/offline/drafts", &mine).await);
    assert_eq!(met, json!({ "sent": "conflict", "with": one }));
    let along = format!("/es/offline/along.json?firm={}", world.near);
    let start = good(&get(&world, AGENT, &along).await)["firms"][0]["starts"][0].clone();
    assert_eq!(start["open"], json!(one), "the next phone knows of it before it goes");
    mine["beside"] = json!(true);
    assert_eq!(good(&post(&world, AGENT, "/es/offline/drafts", &mine).await)["sent"], "kept");
    let list = world.get(OWNER, &format!("/es/firms/{}/assessments", world.near)).await.text;
    assert!(list.contains(&one.to_string()) && list.contains(&two.to_string()));
}

#[tokio::test]
async fn what_cannot_be_taken_is_refused_in_words() {
    let world = World::new().await;
    let (id, path) = (Uuid::now_v7(), "/es/offline/drafts");
    // Nobody else's firm, and no pre-audit by a firm itself.
    for (person, firm) in [(AGENT, world.far), (OWNER, world.next), (BUYER, world.near)] {
        let refused = post(&world, person, path, &draft(id, firm, 2)).await;
        assert_eq!(refused.status, StatusCode::NOT_FOUND, "{person}");
        assert_eq!(read(&refused)["error"], "missing");
    }
    let own = post(&world, OWNER, path, &draft(id, world.near, 2)).await;
    assert_eq!(own.status, StatusCode::UNPROCESSABLE_ENTITY);
    let mut future = draft(id, world.near, 2);
    future["day"] = json!("2999-01-01");
    let future = post(&world, AGENT, path, &future).await;
    assert_eq!(read(&future)["problems"][0]["field"], "day");
    let mut odd = draft(id, world.near, 2);
    odd["answers"]["S1"]["outcome"]["level"] = json!(9);
    for body in [json!([]), json!({ "id": "x" }), odd] {
        let refused = post(&world, AGENT, path, &body).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert_eq!(read(&refused)["error"], "unreadable");
    }
    let mut large = draft(id, world.near, 2);
    large["answers"]["S1"]["note"] = json!("a".repeat(1 << 20));
    let large = post(&world, AGENT, path, &large).await;
    assert_eq!(large.status, StatusCode::PAYLOAD_TOO_LARGE);
    assert_eq!(read(&large)["error"], "too-large");
    let form = asks("POST", AGENT, path).header("content-type", "text/plain");
    let form = form.body(Body::from(draft(id, world.near, 2).to_string())).unwrap();
    assert_eq!(world.ask(form).await.status, StatusCode::UNSUPPORTED_MEDIA_TYPE);
    // Files: no draft, nobody else's, not a picture, too large; and handing in half of it.
    assert_eq!(photo(&world, AGENT, id, "S1", GREY).await.status, StatusCode::NOT_FOUND);
    let mut half = draft(id, world.near, 2);
    half["answers"].as_object_mut().unwrap().remove("P7");
    let known = good(&post(&world, AGENT, path, &half).await)["known"].clone();
    assert_eq!(photo(&world, BUYER, id, "S1", GREY).await.status, StatusCode::NOT_FOUND);
    let lie = photo(&world, AGENT, id, "S1", b"<svg onload=alert(1)>").await;
    assert_eq!(lie.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(!read(&lie)["problems"][0]["sentence"].as_str().unwrap().is_empty());
    let unanswered = photo(&world, AGENT, id, "P7", GREY).await;
    assert_eq!(unanswered.status, StatusCode::UNPROCESSABLE_ENTITY);
    let heavy = photo(&world, AGENT, id, "S1", &vec![0; 14 << 20]).await;
    assert_eq!(heavy.status, StatusCode::PAYLOAD_TOO_LARGE);
    let hand_in = format!("{path}/{id}/hand-in");
    let open = post(&world, AGENT, &hand_in, &json!({ "known": known })).await;
    assert_eq!(open.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(read(&open)["problems"][0]["field"], "answer-P7");
    let stranger = post(&world, BUYER, &hand_in, &json!({ "known": known })).await;
    assert_eq!(stranger.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn whoever_signs_out_where_something_is_kept_is_told_so() {
    let world = World::new().await;
    let leave = async |cookie: String| world.send("/es/sign-out", &[], &cookie).await;
    let kept = leave(format!("puente={}; puente-along=1", token(AGENT))).await;
    assert_eq!(kept.to, "/es/offline");
    let plain = leave(format!("puente={}", token(MANAGER))).await;
    assert_eq!(plain.to, "/es/");
}
