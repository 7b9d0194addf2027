//! Signing in, people, consent and erasure under malice: what is refused, and what nobody learns
//! from a refusal.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod world;

use access::totp;
use axum::body::Body;
use axum::http::{Request, StatusCode};
use jiff::Timestamp;
use uuid::Uuid;
use vocabulary::Language;
use world::{AGENT, Answer, BUYER, MANAGER, OWNER, SCRIPT, World, said, token};

const PASSWORD: &str = "cuatro mulas pardas";

/// The code on the slip that an invitation or reset shows.
fn code(answer: &Answer) -> String {
    let (_, rest) = answer.text.split_once("<p class=\"code\">").unwrap();
    rest.split_once('<').unwrap().0.to_owned()
}

/// The session that an answer opens, as the browser sends it back.
fn session(answer: &Answer) -> String {
    let cookie = answer.headers.get("set-cookie").unwrap().to_str().unwrap();
    for promise in ["HttpOnly", "SameSite=Lax", "Path=/"] {
        assert!(cookie.contains(promise), "{cookie}");
    }
    cookie.split(';').next().unwrap().to_owned()
}

/// Invites somebody as the manager and lets them choose a password.
async fn newcomer(world: &World, roles: &[(&str, &str)]) -> (String, String) {
    let mut typed = vec![("name", "Nueva Persona"), ("language", "en")];
    typed.extend(roles);
    let invited = world.post(MANAGER, "/en/people/new", &typed).await;
    let code = code(&invited);
    let chosen = [("invitation", code.as_str()), ("password", PASSWORD), ("again", PASSWORD)];
    let welcome = world.send("/en/welcome", &chosen, "").await;
    assert_eq!(welcome.status, StatusCode::SEE_OTHER, "{}", welcome.text);
    ("nueva.persona".to_owned(), session(&welcome))
}

async fn sign_in(world: &World, login: &str, password: &str, cookie: &str) -> Answer {
    world.send("/en/sign-in", &[("login", login), ("password", password)], cookie).await
}

async fn with(world: &World, cookie: &str, path: &str) -> Answer {
    let request = Request::get(path).header("cookie", cookie).body(Body::empty()).unwrap();
    world.ask(request).await
}

#[tokio::test]
async fn every_page_says_all_it_has_to_say_in_every_language() {
    let world = World::new().await;
    let near = world.near;
    for language in Language::ALL {
        for path in [
            "today".to_owned(),
            "firms".to_owned(),
            "firms?q=luz&formal=no".to_owned(),
            "firms/new".to_owned(),
            "firms/import".to_owned(),
            format!("people/{}/firm?q=vidrio", Uuid::from_bytes([OWNER; 16])),
            format!("firms/{near}"),
            format!("firms/{near}/edit"),
            format!("firms/{near}/case"),
            format!("firms/{near}/case/new?kind=agreement"),
            format!("firms/{near}/consent"),
            "people".to_owned(),
            format!("people/new?firm={near}"),
            format!("people/{}", Uuid::from_bytes([OWNER; 16])),
            format!("people/{}/office", Uuid::from_bytes([OWNER; 16])),
            "audit".to_owned(),
            "settings".to_owned(),
            "settings/second-factor".to_owned(),
            "settings/institution".to_owned(),
        ] {
            let path = format!("/{language}/{path}");
            let answer = world.get(MANAGER, &path).await;
            said(&answer, &path);
            assert!(answer.text.len() < 60_000, "{path} has {} bytes", answer.text.len());
            assert_eq!(answer.headers["cache-control"], "no-store", "{path}");
        }
    }
}

#[tokio::test]
async fn roles_open_the_pages_that_are_theirs() {
    let world = World::new().await;
    let (near, far) = (world.near, world.far);
    let table = [
        ("/en/today".to_owned(), [true; 4]),
        (format!("/en/firms/{near}"), [true, true, true, false]),
        (format!("/en/firms/{far}"), [true, false, false, false]),
        (format!("/en/firms/{near}/edit"), [true, true, true, false]),
        (format!("/en/firms/{near}/case"), [true, true, true, false]),
        (format!("/en/firms/{near}/case/new"), [true, true, false, false]),
        (format!("/en/firms/{near}/consent"), [true, true, true, false]),
        (format!("/en/firms/{near}/export.json"), [true, false, true, false]),
        ("/en/firms/new".to_owned(), [true, true, false, false]),
        ("/en/people/new".to_owned(), [true, true, false, false]),
        ("/en/audit".to_owned(), [true, false, false, false]),
        ("/en/settings".to_owned(), [true; 4]),
        ("/en/settings/institution".to_owned(), [true, false, false, false]),
    ];
    for (path, opens) in table {
        for (person, open) in [MANAGER, AGENT, OWNER, BUYER].into_iter().zip(opens) {
            let expected = if open { StatusCode::OK } else { StatusCode::NOT_FOUND };
            assert_eq!(world.get(person, &path).await.status, expected, "{path} for {person}");
        }
        let outside = with(&world, "", &path).await;
        assert_eq!(outside.status, StatusCode::SEE_OTHER, "{path}");
        assert!(outside.to.starts_with("/en/sign-in"), "{path} leads to {}", outside.to);
    }
}

#[tokio::test]
async fn a_session_is_worth_nothing_once_it_ended() {
    let world = World::new().await;
    let (login, first) = newcomer(&world, &[("roles", "analyst")]).await;
    // A token that somebody planted before is not the one that signing in gives.
    let planted = format!("puente={}", token(77));
    let signed = sign_in(&world, &login, PASSWORD, &planted).await;
    let second = session(&signed);
    assert!(second != planted && second != first);
    assert_eq!(with(&world, &planted, "/en/today").await.status, StatusCode::SEE_OTHER);
    assert_eq!(with(&world, &second, "/en/today").await.status, StatusCode::OK);

    world.send("/en/sign-out", &[], &second).await;
    assert_eq!(with(&world, &second, "/en/today").await.status, StatusCode::SEE_OTHER);
    assert_eq!(with(&world, &first, "/en/today").await.status, StatusCode::OK);

    let id = id_of(&world, "Nueva Persona").await;
    let page = world.get(MANAGER, &format!("/en/people/{id}")).await;
    let version = page.text.split_once("name=\"version\" value=\"").unwrap().1;
    let version = version.split('"').next().unwrap();
    world.post(MANAGER, &format!("/en/people/{id}/enable"), &[("version", version)]).await;
    assert_eq!(with(&world, &first, "/en/today").await.status, StatusCode::SEE_OTHER);
    let again = sign_in(&world, &login, PASSWORD, "").await;
    assert_eq!(again.status, StatusCode::UNPROCESSABLE_ENTITY);
}

/// The identifier of a person in the list.
async fn id_of(world: &World, name: &str) -> String {
    let people = world.get(MANAGER, "/en/people").await;
    let (before, _) = people.text.split_once(name).unwrap();
    before.rsplit_once("/people/").unwrap().1.split('"').next().unwrap().to_owned()
}

#[tokio::test]
async fn a_second_factor_is_asked_after_every_way_in() {
    let world = World::new().await;
    let (login, cookie) = newcomer(&world, &[("roles", "analyst")]).await;
    let page = with(&world, &cookie, "/en/settings/second-factor").await;
    let secret = page.text.split_once("name=\"secret\" value=\"").unwrap().1;
    let secret = secret.split('"').next().unwrap();
    let step = Timestamp::now().as_second() / 30;
    let code_now = totp::code_at(&totp::Secret::parse(secret).unwrap(), step);
    let typed = [("secret", secret), ("code", code_now.as_str()), ("current", PASSWORD)];
    let on = world.send("/en/settings/second-factor", &typed, &cookie).await;
    assert_eq!(on.status, StatusCode::OK, "{}", on.text);
    let (_, codes) = on.text.split_once("<ul class=\"code\">").unwrap();
    let (_, codes) = codes.split_once("<li>").unwrap();
    let recovery = codes.split('<').next().unwrap().to_owned();

    let asked = sign_in(&world, &login, PASSWORD, "").await;
    assert_eq!(asked.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(asked.text.contains("name=\"code\""));
    let with_code = |code: String| {
        let typed = [("login", login.clone()), ("password", PASSWORD.to_owned()), ("code", code)];
        let world = &world;
        async move {
            let typed: Vec<(&str, &str)> = typed.iter().map(|(k, v)| (*k, v.as_str())).collect();
            world.send("/en/sign-in", &typed, "").await.status
        }
    };
    // The code that switched it on was used; a recovery code serves, once.
    assert_eq!(with_code(code_now).await, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(with_code(recovery.clone()).await, StatusCode::SEE_OTHER);
    assert_eq!(with_code(recovery).await, StatusCode::UNPROCESSABLE_ENTITY);

    // A code on paper gives a new password, and nothing more.
    let id = id_of(&world, "Nueva Persona").await;
    let slip = code(&world.post(MANAGER, &format!("/en/people/{id}/code"), &[]).await);
    let chosen = [("invitation", slip.as_str()), ("password", PASSWORD), ("again", PASSWORD)];
    let reset = world.send("/en/welcome", &chosen, "").await;
    assert_eq!((reset.status, reset.to.as_str()), (StatusCode::SEE_OTHER, "/en/sign-in"));
    assert!(reset.headers.get("set-cookie").is_none());
    assert_eq!(with(&world, &cookie, "/en/today").await.status, StatusCode::SEE_OTHER);
}

#[tokio::test]
async fn a_code_serves_once() {
    let world = World::new().await;
    let typed = [("name", "Una Vez"), ("roles", "analyst"), ("language", "en")];
    let code = code(&world.post(MANAGER, "/en/people/new", &typed).await);
    let weak = [("invitation", code.as_str()), ("password", "password"), ("again", "password")];
    let refused = world.send("/en/welcome", &weak, "").await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(!refused.text.contains("value=\"password\""), "a password is never sent back");
    let chosen = [("invitation", code.as_str()), ("password", PASSWORD), ("again", PASSWORD)];
    let all = (0..4).map(|_| world.send("/en/welcome", &chosen, ""));
    let mut entered = 0;
    for answer in all {
        entered += usize::from(answer.await.status == StatusCode::SEE_OTHER);
    }
    assert_eq!(entered, 1);
}

#[tokio::test]
async fn nobody_learns_who_has_an_account() {
    let world = World::new().await;
    let (login, _) = newcomer(&world, &[("roles", "analyst")]).await;
    let stranger = format!("{login}x");
    for attempt in 1..=5 {
        let known = sign_in(&world, &login, "wrong wrong wrong", "").await;
        let unknown = sign_in(&world, &stranger, "wrong wrong wrong", "").await;
        assert_eq!(known.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert_eq!(unknown.status, known.status, "attempt {attempt}");
        let plain = |text: &str| text.replace(&stranger, "-").replace(&login, "-");
        assert_eq!(plain(&unknown.text), plain(&known.text), "attempt {attempt}");
    }
    // After five failures even the right password has to wait.
    let right = sign_in(&world, &login, PASSWORD, "").await;
    assert_eq!(right.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(right.text.contains("Too many failed attempts"));
}

#[tokio::test]
async fn forms_of_other_sites_and_bodies_that_are_too_heavy_are_refused() {
    let world = World::new().await;
    let path = format!("/en/firms/{}/consent/withdraw", world.near);
    let hostile: [&[(&str, &str)]; 4] = [
        &[("sec-fetch-site", "cross-site")],
        &[("sec-fetch-site", "same-site")],
        &[("origin", "http://elsewhere.example"), ("host", "here.example")],
        &[],
    ];
    for headers in hostile {
        let mut request = Request::post(&path)
            .header("cookie", format!("puente={}", token(OWNER)))
            .header("content-type", "application/x-www-form-urlencoded");
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        let request = request.body(Body::from("purpose=service")).unwrap();
        assert_eq!(world.ask(request).await.status, StatusCode::FORBIDDEN, "{headers:?}");
    }
    let heavy = "x".repeat(300_000);
    let answer = world.post(OWNER, &path, &[("purpose", &heavy)]).await;
    assert_eq!(answer.status, StatusCode::PAYLOAD_TOO_LARGE);
    let request = Request::post(&path)
        .header("cookie", format!("puente={}", token(OWNER)))
        .header("sec-fetch-site", "same-origin")
        .header("content-type", "multipart/form-data; boundary=x")
        .body(Body::from("--x--"));
    let answer = world.ask(request.unwrap()).await;
    assert_eq!(answer.status, StatusCode::UNSUPPORTED_MEDIA_TYPE);
}

#[tokio::test]
async fn nobody_lifts_themselves_or_others_above_their_office() {
    let world = World::new().await;
    let far = world.far.to_string();
    let near = world.near.to_string();
    let base = [("name", "Trepador"), ("language", "en")];
    let refused: [(u8, &[(&str, &str)]); 5] = [
        (AGENT, &[("roles", "manager")]),
        (AGENT, &[("roles", "agent")]),
        (AGENT, &[("roles", "member"), ("firm", &far)]),
        (MANAGER, &[("roles", "administrator")]),
        (OWNER, &[("roles", "member"), ("firm", &near)]),
    ];
    for (person, more) in refused {
        let typed = [&base, more].concat();
        let answer = world.post(person, "/en/people/new", &typed).await;
        assert_eq!(answer.status, StatusCode::NOT_FOUND, "{person} {more:?}");
    }
    let own = Uuid::from_bytes([OWNER; 16]);
    let typed = [("roles", "manager"), ("version", "1")];
    for (person, id) in [(OWNER, own), (AGENT, Uuid::from_bytes([MANAGER; 16]))] {
        let answer = world.post(person, &format!("/en/people/{id}/office"), &typed).await;
        assert_eq!(answer.status, StatusCode::NOT_FOUND);
        let answer = world.post(person, &format!("/en/people/{id}/code"), &[]).await;
        assert_eq!(answer.status, StatusCode::NOT_FOUND);
    }
    // What the settings do not ask is not changed by sending it.
    let typed = [
        ("version", "1"),
        ("name", SCRIPT),
        ("phone", SCRIPT),
        ("language", "en"),
        ("roles", "manager"),
        ("firms", far.as_str()),
        ("state", "erased"),
    ];
    let answer = world.post(OWNER, "/en/settings", &typed).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER);
    assert_eq!(world.get(OWNER, "/en/audit").await.status, StatusCode::NOT_FOUND);
    assert_eq!(world.get(OWNER, &format!("/en/firms/{far}")).await.status, StatusCode::NOT_FOUND);
    said(&world.get(OWNER, "/en/settings").await, "settings");
    said(&world.get(MANAGER, &format!("/en/people/{own}")).await, "person");
}

#[tokio::test]
async fn an_agent_takes_no_firm_away_that_is_another_s_business() {
    let world = World::new().await;
    let (near, far) = (world.near.to_string(), world.far.to_string());
    let both = [("roles", "member"), ("firm", near.as_str()), ("firm", far.as_str())];
    newcomer(&world, &both).await;
    let id = id_of(&world, "Nueva Persona").await;
    let office = format!("/en/people/{id}/office");
    let form = world.get(AGENT, &office).await;
    assert!(form.text.contains(&near) && !form.text.contains(&far));
    let version = form.text.split_once("name=\"version\" value=\"").unwrap().1;
    let version = version.split('"').next().unwrap();
    let typed = [("version", version), ("roles", "member"), ("firm", near.as_str())];
    let saved = world.post(AGENT, &office, &typed).await;
    assert_eq!(saved.status, StatusCode::SEE_OTHER, "{}", saved.text);
    let kept = world.get(MANAGER, &office).await.text;
    for firm in [near, far] {
        assert!(kept.contains(&format!("value=\"{firm}\" checked")), "{firm}");
    }
}

#[tokio::test]
async fn what_is_typed_about_a_firm_stays_text_and_is_never_lost() {
    let world = World::new().await;
    let path = format!("/en/firms/{}/edit", world.near);
    let typed = [
        ("version", "1"),
        ("trade_name", SCRIPT),
        ("legal_name", SCRIPT),
        ("country", "ARG"),
        ("locality", SCRIPT),
        ("owner_1", SCRIPT),
        ("contact_1", SCRIPT),
        ("contact_1_phone", "\"><script>"),
        ("products", "0806, nine"),
        ("workers", "many"),
        ("erased", "true"),
        ("id", "01890000-0000-7000-8000-000000000001"),
    ];
    let refused = world.post(OWNER, &path, &typed).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(!refused.text.contains("<script"));
    assert!(refused.text.contains("value=\"0806, nine\"") && refused.text.contains("“nine”"));
    assert!(refused.text.contains("value=\"many\"") && refused.text.contains("“many”"));
    let good: Vec<(&str, &str)> = typed
        .iter()
        .filter(|(field, _)| !["products", "workers"].contains(field))
        .copied()
        .collect();
    let saved = world.post(OWNER, &path, &good).await;
    assert_eq!(saved.status, StatusCode::SEE_OTHER);
    let firm = format!("/en/firms/{}", world.near);
    assert_eq!(saved.to, firm);
    for page in [firm.clone(), path.clone(), "/en/firms".to_owned(), "/en/today".to_owned()] {
        said(&world.get(OWNER, &page).await, &page);
    }
    // The same version once more: somebody changed it meanwhile, and the typing stays.
    let late = world.post(OWNER, &path, &[good, vec![("founded", "1999")]].concat()).await;
    assert_eq!(late.status, StatusCode::CONFLICT);
    assert!(
        late.text.contains("value=\"1999\"") && late.text.contains("name=\"version\" value=\"2\"")
    );
}

#[tokio::test]
async fn a_consent_that_is_withdrawn_hides_the_firm_at_once() {
    let world = World::new().await;
    let firm = format!("/en/firms/{}", world.near);
    assert_eq!(world.get(BUYER, &firm).await.status, StatusCode::NOT_FOUND);
    let given = world.post(OWNER, &format!("{firm}/consent/give"), &[("purpose", "buyers")]).await;
    assert_eq!(given.status, StatusCode::SEE_OTHER);
    let shown = world.get(BUYER, &firm).await;
    assert_eq!(shown.status, StatusCode::OK);
    for secret in ["Dueña Secreta", "Tax number", "Steps to formality", "informal</span>"] {
        assert_eq!(shown.text.contains(secret), secret == "informal</span>", "{secret}");
    }
    assert!(world.get(BUYER, "/en/firms?q=luz").await.text.contains("Bodega Luz"));
    for page in ["case", "consent", "edit", "export.json"] {
        let answer = world.get(BUYER, &format!("{firm}/{page}")).await;
        assert_eq!(answer.status, StatusCode::NOT_FOUND, "{page}");
    }
    world.post(OWNER, &format!("{firm}/consent/withdraw"), &[("purpose", "buyers")]).await;
    assert_eq!(world.get(BUYER, &firm).await.status, StatusCode::NOT_FOUND);
    assert!(!world.get(BUYER, "/en/firms?q=luz").await.text.contains("Bodega Luz"));
    assert!(!world.get(BUYER, "/en/firms/map.svg").await.text.contains("Bodega Luz"));
}

#[tokio::test]
async fn an_erasure_leaves_nothing_but_an_audit_that_verifies() {
    let world = World::new().await;
    let firm = format!("/en/firms/{}", world.near);
    for (person, sure) in [(OWNER, "yes"), (AGENT, "yes"), (MANAGER, "")] {
        world.post(person, &format!("{firm}/erase"), &[("sure", sure)]).await;
        assert_eq!(world.get(MANAGER, &firm).await.status, StatusCode::OK, "{person}");
    }
    world.post(MANAGER, &format!("{firm}/erase"), &[("sure", "yes")]).await;
    for path in ["/en/firms", "/en/firms?q=luz", "/en/people", "/en/today", "/en/audit"] {
        let text = world.get(MANAGER, path).await.text;
        assert!(!text.contains("Bodega Luz") && !text.contains("Person 3"), "{path}");
    }
    let far = world.get(MANAGER, &format!("/en/firms/{}", world.far)).await;
    assert!(far.text.contains("a firm that was erased") && !far.text.contains("Bodega Luz"));
    assert_eq!(world.get(MANAGER, &firm).await.status, StatusCode::NOT_FOUND);
    assert_eq!(world.get(OWNER, "/en/today").await.status, StatusCode::SEE_OTHER);
    let verdict = world.post(MANAGER, "/en/audit/verify", &[]).await;
    assert!(verdict.text.contains("The chain holds"), "{}", verdict.text);
}

#[tokio::test]
async fn a_further_firm_is_given_by_whoever_looks_after_person_and_firm() {
    let world = World::new().await;
    let (near, next, far) = (world.near, world.next, world.far);
    let owner = Uuid::from_bytes([OWNER; 16]);
    let page = format!("/en/people/{owner}/firm");
    let found = world.get(AGENT, &format!("{page}?q=vidrio")).await;
    said(&found, "a further firm");
    assert!(found.text.contains(&next.to_string()), "{}", found.text);
    // What the person has already, and what the agent does not reach, is not offered.
    for text in ["bodega", "lejana"] {
        let found = world.get(AGENT, &format!("{page}?q={text}")).await;
        assert!(!found.text.contains("name=\"firm\""), "{text}: {}", found.text);
    }
    let [next, far] = [next, far].map(|firm| firm.to_string());
    let forged = world.post(AGENT, &page, &[("firm", &far), ("version", "1")]).await;
    assert_eq!(forged.status, StatusCode::NOT_FOUND);
    for person in [OWNER, BUYER] {
        assert_eq!(world.get(person, &page).await.status, StatusCode::NOT_FOUND);
        let sent = world.post(person, &page, &[("firm", &next), ("version", "1")]).await;
        assert_eq!(sent.status, StatusCode::NOT_FOUND);
    }
    let none = world.post(AGENT, &page, &[("q", "vidrio"), ("version", "1")]).await;
    assert_eq!(none.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(none.text.contains("Choose a firm"), "{}", none.text);
    assert_eq!(world.get(OWNER, &format!("/en/firms/{next}")).await.status, StatusCode::NOT_FOUND);
    let given = world.post(AGENT, &page, &[("firm", &next), ("version", "1")]).await;
    assert_eq!(given.status, StatusCode::SEE_OTHER, "{}", given.text);
    for firm in [near.to_string(), next.clone()] {
        let seen = world.get(OWNER, &format!("/en/firms/{firm}")).await;
        assert_eq!(seen.status, StatusCode::OK);
    }
    // Somebody changed the account meanwhile.
    let late = world.post(AGENT, &page, &[("firm", &next), ("version", "1")]).await;
    assert_eq!(late.status, StatusCode::CONFLICT);
    // A manager may give any firm, and makes a firm member of somebody who was none.
    let page = format!("/en/people/{}/firm", Uuid::from_bytes([BUYER; 16]));
    let given = world.post(MANAGER, &page, &[("firm", &far), ("version", "1")]).await;
    assert_eq!(given.status, StatusCode::SEE_OTHER, "{}", given.text);
    let person = world.get(MANAGER, &format!("/en/people/{}", Uuid::from_bytes([BUYER; 16]))).await;
    assert!(person.text.contains("Firm member") && person.text.contains("Buyer"));
}

#[tokio::test]
async fn the_audit_names_its_fields_in_the_reader_s_language() {
    let world = World::new().await;
    let (near, next) = (world.near, world.next.to_string());
    newcomer(&world, &[("roles", "analyst")]).await;
    let panel = [
        ("year", "2024"),
        ("currency", "ARS"),
        ("women", "3"),
        ("sales", "1000"),
        ("source", "owner"),
    ];
    let tie = [("relation", "supply-to"), ("other", next.as_str()), ("basis", "declared")];
    let visit = [("kind", "visit"), ("day", "2026-03-01"), ("text", "Saw the cellar.")];
    let agreed = [("purpose", "sharing"), ("basis", "consent"), ("manner", "paper")];
    let asked = [("kind", "access"), ("text", "What do you know?")];
    for (path, typed) in [
        ("panel/new", &panel[..]),
        ("ties/new", &tie),
        ("case/new", &visit),
        ("consent/give", &agreed),
        ("requests", &asked),
    ] {
        let sent = world.post(MANAGER, &format!("/en/firms/{near}/{path}"), typed).await;
        assert_eq!(sent.status, StatusCode::SEE_OTHER, "{path}: {}", sent.text);
    }
    for (language, word) in [("en", "Trade name"), ("es", "Nombre"), ("pt", "Nome")] {
        let page = world.get(MANAGER, &format!("/{language}/audit")).await.text;
        assert!(page.contains(word) || language == "en", "{language}");
        let bare = page.split("<dt><code>").nth(1).map(|rest| &rest[..40]);
        assert_eq!(bare, None, "a field has no name in {language}");
    }
}
