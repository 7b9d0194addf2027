//! Firms from a spreadsheet: what is wrong is said by row and column, and all of a list is
//! registered or nothing.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod world;

use axum::body::Body;
use axum::http::{Request, StatusCode};
use world::{AGENT, Answer, BUYER, MANAGER, OWNER, World, said, token};

async fn upload(world: &World, person: u8, community: &str, name: &str, bytes: &[u8]) -> Answer {
    let mut body = Vec::new();
    let head = "--edge\r\nContent-Disposition: form-data; name=";
    body.extend(format!("{head}\"community\"\r\n\r\n{community}\r\n").into_bytes());
    body.extend(format!("{head}\"file\"; filename=\"{name}\"\r\n\r\n").into_bytes());
    body.extend(bytes);
    body.extend(b"\r\n--edge--\r\n");
    let request = Request::post("/en/firms/import")
        .header("cookie", format!("puente={}", token(person)))
        .header("sec-fetch-site", "same-origin")
        .header("content-type", "multipart/form-data; boundary=edge");
    world.ask(request.body(Body::from(body)).unwrap()).await
}

fn waiting(answer: &Answer) -> String {
    assert_eq!(answer.status, StatusCode::OK, "{}", answer.text);
    let (_, rest) = answer.text.split_once("name=\"token\" value=\"").unwrap();
    rest.split_once('"').unwrap().0.to_owned()
}

async fn commit(world: &World, person: u8, token: &str, others: bool) -> Answer {
    let mut typed = vec![("token", token)];
    if others {
        typed.push(("others", "yes"));
    }
    world.post(person, "/en/firms/import/commit", &typed).await
}

const LIST: &str = "Nombre comercial;Número fiscal;Provincia o región;Localidad;Trabajadores;\
    Registrada;Productos (SA);Teléfono;Nota\n\
    Quesos del Cerro;20-12345678-6;Mendoza;Tupungato;7;sí;0406, 0402.10;261 555 0101;ask again\n\
    Miel Andina;;AR-M;Uspallata;;no;;;\n";

#[tokio::test]
async fn a_list_is_looked_at_and_then_registered_at_once() {
    let world = World::new().await;
    let here = world.here.to_string();
    said(&world.get(AGENT, "/en/firms/import").await, "import");
    let seen = upload(&world, AGENT, &here, "list.csv", LIST.as_bytes()).await;
    said(&seen, "preview");
    for text in ["2 firms would be registered", "Quesos del Cerro", "Tupungato, Mendoza", "Nota"] {
        assert!(seen.text.contains(text), "{text}: {}", seen.text);
    }
    // Looking registers nothing.
    assert!(!world.get(MANAGER, "/en/firms").await.text.contains("Quesos del Cerro"));
    let token = waiting(&seen);
    // Nobody else can register what waits for the agent; an attempt ends it.
    assert_eq!(commit(&world, OWNER, &token, true).await.status, StatusCode::NOT_FOUND);
    let seen = upload(&world, AGENT, &here, "list.csv", LIST.as_bytes()).await;
    let token = waiting(&seen);
    let done = commit(&world, AGENT, &token, false).await;
    assert_eq!(done.status, StatusCode::SEE_OTHER, "{}", done.text);
    let list = world.get(AGENT, &done.to).await.text;
    assert!(list.contains("Quesos del Cerro") && list.contains("Miel Andina"), "{list}");
    // Once is once.
    let again = commit(&world, AGENT, &token, true).await;
    assert!(again.text.contains("registered already"), "{}", again.text);
    // The same list now names taken numbers and known firms.
    let again = upload(&world, AGENT, &here, "list.csv", LIST.as_bytes()).await;
    assert_eq!(again.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(again.text.contains("Another firm is registered under this number"));
}

#[tokio::test]
async fn what_is_wrong_is_said_by_row_and_column_and_nothing_is_stored() {
    let world = World::new().await;
    let here = world.here.to_string();
    let list = "trade_name,identifier,workers,area,founded,formal,products,country,industry\n\
        Bien Hecho,,3,AR-M,1999,yes,0406,ARG,1104\n\
        Mal Hecho,123,many,Atlantis,9999,perhaps,cheese,XYZ,wine\n\
        ,,,,,,,,\n\
        Doble Uno,20-12345678-6,,,,,,,\n\
        Doble Dos,20123456786,,,,,,,\n\
        ,,5,,,,,,\n";
    let answer = upload(&world, MANAGER, &here, "list.csv", list.as_bytes()).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(!answer.text.contains("[problem") && !answer.text.contains("name=\"token\""));
    let rows: Vec<&str> = answer.text.split("<tr><td class=\"number\">").skip(1).collect();
    let at = |row: &str, column: &str| {
        rows.iter().any(|r| r.starts_with(&format!("{row}</td><th scope=\"row\">{column}</th>")))
    };
    for column in
        ["identifier", "workers", "area", "founded", "formal", "products", "country", "industry"]
    {
        assert!(at("3", column), "{column}: {rows:?}");
    }
    // The empty row is no firm, and the rows after it keep their numbers.
    assert!(at("6", "identifier") && at("7", "trade_name"), "{rows:?}");
    assert!(!at("2", "trade_name"));
    assert!(!world.get(MANAGER, "/en/firms").await.text.contains("Bien Hecho"));
    // In the reader's language.
    for (bytes, text) in [
        ("town\nMaipu\n".to_owned(), "No heading names the firms"),
        ("trade_name,Trade name\nA,B\n".to_owned(), "Two headings mean the same"),
        ("trade_name\n".to_owned(), "no row below"),
        (format!("trade_name\n{}", "Firm\n".repeat(501)), "more than 500 rows"),
        (String::new(), "is empty"),
        ("trade_name,town\nA\n".to_owned(), "row 2"),
    ] {
        let answer = upload(&world, MANAGER, &here, "list.csv", bytes.as_bytes()).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{text}");
        assert!(answer.text.contains(text), "{text}: {}", answer.text);
    }
    for broken in [&b"PK\x03\x04 no workbook"[..], b"PK\x03\x04"] {
        let answer = upload(&world, MANAGER, &here, "list.xlsx", broken).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(answer.text.contains("list.xlsx"), "{}", answer.text);
    }
    let heavy = vec![b'a'; 2 * 1024 * 1024];
    let answer = upload(&world, MANAGER, &here, "list.csv", &heavy).await;
    assert_eq!(answer.status, StatusCode::PAYLOAD_TOO_LARGE);
}

#[tokio::test]
async fn firms_that_may_be_known_are_registered_only_knowingly() {
    let world = World::new().await;
    let here = world.here.to_string();
    let list = "trade_name,locality\nBODEGAS LUZ S.A.,\nOtra Cosa,\nOtra  cosa,\n";
    let seen = upload(&world, AGENT, &here, "list.csv", list.as_bytes()).await;
    assert!(seen.text.contains("may be the same firm"), "{}", seen.text);
    assert!(seen.text.contains(&format!("/en/firms/{}", world.near)), "{}", seen.text);
    assert!(seen.text.contains("Row 4: Otra  cosa"), "{}", seen.text);
    let refused = commit(&world, AGENT, &waiting(&seen), false).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.text.contains("say that they are different"), "{}", refused.text);
    let (_, rest) = refused.text.split_once("name=\"token\" value=\"").unwrap();
    let token = rest.split_once('"').unwrap().0.to_owned();
    assert_eq!(commit(&world, AGENT, &token, true).await.status, StatusCode::SEE_OTHER);
    // A firm of a community that is not the agent's is not named.
    let far = upload(&world, AGENT, &here, "list.csv", b"trade_name\nLejana\n").await;
    assert!(!far.text.contains("may be the same"), "{}", far.text);
    let far = upload(&world, MANAGER, &here, "list.csv", b"trade_name\nLejana\n").await;
    assert!(far.text.contains("may be the same"), "{}", far.text);
}

#[tokio::test]
async fn only_who_may_register_firms_imports_them_and_only_there() {
    let world = World::new().await;
    let (here, there) = (world.here.to_string(), world.there.to_string());
    for person in [OWNER, BUYER] {
        let page = world.get(person, "/en/firms/import").await;
        assert_eq!(page.status, StatusCode::NOT_FOUND);
        let sent = upload(&world, person, &here, "list.csv", LIST.as_bytes()).await;
        assert_eq!(sent.status, StatusCode::NOT_FOUND);
    }
    let sent = upload(&world, AGENT, &there, "list.csv", LIST.as_bytes()).await;
    assert_eq!(sent.status, StatusCode::NOT_FOUND);
    let sent = upload(&world, AGENT, "nonsense", "list.csv", LIST.as_bytes()).await;
    assert_eq!(sent.status, StatusCode::UNPROCESSABLE_ENTITY);
}

#[tokio::test]
async fn the_list_goes_out_as_it_comes_in_and_shows_no_more_than_the_page() {
    let world = World::new().await;
    let here = world.here.to_string();
    let seen = upload(&world, AGENT, &here, "list.csv", LIST.as_bytes()).await;
    commit(&world, AGENT, &waiting(&seen), false).await;
    let csv = world.get(AGENT, "/en/firms/list/firms.csv").await.text;
    assert!(csv.starts_with("trade_name,legal_name,identifier,country,area,"), "{csv}");
    assert!(csv.contains("Quesos del Cerro") && csv.contains("AR-M") && csv.contains("Bodega Luz"));
    assert!(!csv.contains("Lejana"), "a firm of another community: {csv}");
    let narrowed = world.get(AGENT, "/en/firms/list/firms.csv?q=quesos").await.text;
    assert_eq!(narrowed.trim().lines().count(), 2, "{narrowed}");
    // What goes out comes in again: every firm is known then.
    let again = upload(&world, AGENT, &here, "firms.csv", csv.as_bytes()).await;
    assert!(again.text.contains("registered under this number"), "{}", again.text);
    assert!(!again.text.contains("not known and are left out"), "{}", again.text);
    // A buyer sees no firm that has not agreed, and nobody sees the list without signing in.
    let buyer = world.get(BUYER, "/en/firms/list/firms.csv").await;
    assert_eq!(buyer.text.trim().lines().count(), 1, "{}", buyer.text);
    let missing = world.get(AGENT, "/en/firms/list/firms.exe").await;
    assert_eq!(missing.status, StatusCode::NOT_FOUND);
    let request = Request::get("/en/firms/list/firms.csv").body(Body::empty()).unwrap();
    assert_eq!(world.ask(request).await.status, StatusCode::SEE_OTHER);
    assert!(world.get(MANAGER, "/en/audit").await.text.contains("List of firms taken along"));
}
