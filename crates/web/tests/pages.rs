//! Every page in every language: it answers, is light, is translated and is guarded.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod common;

use std::sync::Arc;

use axum::body::Body;
use axum::http::{HeaderMap, Request, StatusCode};
use http_body_util::BodyExt;
use paper::{IDS, Paper};
use tower::ServiceExt;
use vocabulary::Language;
use web::router;

/// No page is heavier than this, uncompressed.
const HEAVIEST: usize = 60_000;

struct Answer {
    status: StatusCode,
    headers: HeaderMap,
    body: Vec<u8>,
}

impl Answer {
    fn text(&self) -> &str {
        std::str::from_utf8(&self.body).unwrap()
    }

    fn header(&self, name: &str) -> &str {
        self.headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default()
    }
}

async fn get_with(paths: &[String], header: Option<(&str, &str)>) -> Vec<Answer> {
    let place = common::Place::new().await;
    let router = router(Arc::clone(&place.site));
    let mut answers = Vec::new();
    for path in paths {
        let mut request = Request::get(path.as_str());
        if let Some((name, value)) = header {
            request = request.header(name, value);
        }
        let request = request.body(Body::empty()).unwrap();
        let response = router.clone().oneshot(request).await.unwrap();
        let (parts, body) = response.into_parts();
        let body = body.collect().await.unwrap().to_bytes().to_vec();
        answers.push(Answer { status: parts.status, headers: parts.headers, body });
    }
    answers
}

async fn get(path: &str) -> Answer {
    get_with(&[path.to_owned()], None).await.remove(0)
}

fn pages(language: Language) -> Vec<String> {
    let places = Paper::places().into_iter().map(|place| format!("profile/{}", place.code()));
    let tables = IDS.iter().map(|id| format!("paper/{id}"));
    let chapters = ["start", "diagnose", "connect", "upgrade", "govern", "evaluate", "rehearse"];
    let chapters = chapters.iter().chain(&[
        "institution",
        "network",
        "replication",
        "value-chains",
        "value-chain-tables",
        "paper-map",
        "standards",
        "offline",
    ]);
    let fixed = [
        "",
        "profile",
        "compare",
        "compare?place=BOL&place=PER&place=COL&place=ARG",
        "value-chains",
        "value-chains?measure=participation&country=BRA&partner=CHL",
        "value-chains?measure=industries&country=CHL&year=2014",
        "value-chains?measure=partners&country=ARG",
        "value-chains?measure=origin&country=COL",
        "value-chains?measure=position&country=ARG",
        "value-chains?measure=advantage&country=ROW",
        "value-chains?measure=&country=&partner=&year=",
        "paper",
        "paper/claims?page=5",
        "paper/replication",
        "paper/replication?verdict=not+recomputable&page=2",
        "paper/replication?table=A2&verdict=misprint",
        "standards",
        "standards/haccp",
        "standards/fsma-produce",
        "standards/iso-9001",
        "standards/lean-5s",
        "standards/compare",
        "standards/compare?a=haccp&b=fsma-produce",
        "standards/compare?a=lean-5s&b=iso-9001",
        "standards/compare?a=haccp&b=haccp",
        "handbook",
        "about",
    ];
    let fixed = fixed.iter().map(|&path| path.to_owned());
    let chapters = chapters.map(|name| format!("handbook/{name}"));
    let all = fixed.chain(places).chain(tables).chain(chapters);
    all.map(|path| format!("/{language}/{path}")).collect()
}

/// A page without its samples of code, which are no messages.
fn without_samples(html: &str) -> String {
    let parts = html.split("<pre>").enumerate();
    let rest = |(index, part): (usize, &str)| {
        let sample = if index == 0 { Some(part) } else { part.split_once("</pre>").map(|p| p.1) };
        sample
            .unwrap()
            .split("<code>")
            .map(str::to_owned)
            .enumerate()
            .map(
                |(index, part)| {
                    if index == 0 { part } else { part.split_once("</code>").unwrap().1.to_owned() }
                },
            )
            .collect::<String>()
    };
    parts.map(rest).collect()
}

#[tokio::test]
async fn every_page_is_light_translated_and_has_one_title() {
    for language in Language::ALL {
        let paths = pages(language);
        for (path, answer) in paths.iter().zip(get_with(&paths, None).await) {
            let html = answer.text();
            assert_eq!(answer.status, StatusCode::OK, "{path}");
            assert!(html.len() < HEAVIEST, "{path} has {} bytes", html.len());
            assert!(html.contains(&format!("<html lang=\"{language}\">")), "{path}");
            assert_eq!(html.matches("<h1").count(), 1, "{path}");
            assert!(!html.contains("<script") && !html.contains("style=\""), "{path}");
            // A message that could not be said stands in brackets.
            let prose = without_samples(html);
            let bracket = prose.find(['[', ']']).map(|at| &prose[at.saturating_sub(40)..]);
            let bracket = bracket.map(|rest| rest.chars().take(100).collect::<String>());
            assert_eq!(bracket, None, "{path}");
            for twin in Language::ALL {
                let link = format!("hreflang=\"{twin}\" href=\"/{twin}/");
                assert!(html.contains(&link), "{path} has no twin in {twin}");
            }
        }
    }
}

#[tokio::test]
async fn value_chains_are_part_of_profiles_and_can_be_chosen_and_downloaded() {
    let profile = get("/es/profile/ARG").await;
    assert!(profile.text().contains("id=\"value-chains\""));
    assert!(profile.text().contains("/es/value-chains?measure=participation&amp;country=ARG"));
    // No table has Bolivia.
    assert!(!get("/es/profile/BOL").await.text().contains("value-chain"));
    let page = get("/es/value-chains?measure=origin&country=BRA&year=2014").await;
    for part in ["selected>Brasil</option>", "selected>2014</option>", "value-chain-origin.svg?"] {
        assert!(page.text().contains(part), "{part}");
    }
    let query = "?measure=origin&country=BRA&year=2014";
    let csv = get(&format!("/es/value-chains/value-chain-origin.csv{query}")).await;
    let rows: Vec<&str> = csv.text().lines().collect();
    assert_eq!(rows[0], "origin,value,direct,through_others");
    assert_eq!(rows.len(), 5);
    let other = get("/es/value-chains/value-chain-origin.csv?measure=origin&country=BRA").await;
    assert_ne!(csv.body, other.body, "another year");
    let svg = get(&format!("/es/value-chains/value-chain-origin.dark.narrow.svg{query}")).await;
    assert_eq!(svg.header("content-type"), "image/svg+xml; charset=utf-8");
    let years = get("/en/value-chains/value-chains.csv?country=BRA&partner=CHL").await;
    assert!(years.text().starts_with("year,exports,backward"), "{}", years.text());
    // One partner changes what the foreign part is of.
    let partner = format!("/es/value-chains/value-chain-origin.csv{query}&partner=CHL");
    assert_ne!(get(&partner).await.body, csv.body);
    let industries = get("/es/value-chains?measure=industries&country=BRA&partner=CHL").await;
    assert!(industries.text().contains("exportaciones a Chile"));
    for wrong in ["value-chains/other.csv", "value-chains/value-chains.exe", "value-chains/x"] {
        assert_eq!(get(&format!("/es/{wrong}")).await.status, StatusCode::NOT_FOUND, "{wrong}");
    }
}

#[tokio::test]
async fn pictures_and_tables_of_every_figure_can_be_downloaded() {
    let figures = ["products", "product-concentration", "investment", "firm-sizes", "sme-exports"];
    let kinds = [
        ("svg", "image/svg+xml"),
        ("dark.narrow.svg", "image/svg+xml"),
        ("png", "image/png"),
        ("csv", "text/csv"),
        ("json", "application/json"),
        ("xlsx", "application/vnd.openxmlformats"),
        ("parquet", "application/vnd.apache.parquet"),
    ];
    for figure in figures {
        let path = |kind: &str| format!("/es/profile/PER/{figure}.{kind}");
        let paths: Vec<String> = kinds.iter().map(|(kind, _)| path(kind)).collect();
        for ((path, (_, media_type)), answer) in
            paths.iter().zip(kinds).zip(get_with(&paths, None).await)
        {
            assert_eq!(answer.status, StatusCode::OK, "{path}");
            assert!(answer.header("content-type").starts_with(media_type), "{path}");
            assert!(!answer.body.is_empty(), "{path}");
        }
    }
    let answer = get("/pt/profile/CHL/profile.xlsx").await;
    assert!(answer.header("content-disposition").contains("puente-CHL-profile.xlsx"));
    let answer = get("/en/paper/A6.csv").await;
    assert!(answer.text().starts_with("country,year,data_year,row,rank,hs,product,value,share\n"));
    let answer = get("/en/compare/sme-exports.csv?place=PER&place=CHL").await;
    assert_eq!(answer.text().lines().count(), 4, "header, two countries, region");
}

#[tokio::test]
async fn every_answer_is_guarded_and_has_an_id() {
    for path in ["/es/", "/es/no/such/page", "/en/paper/A6.csv", "/assets/puente.css", "/healthz"] {
        let answer = get(path).await;
        let policy = answer.header("content-security-policy");
        assert!(policy.contains("default-src 'none'") && !policy.contains("unsafe"), "{path}");
        assert!(policy.contains("frame-ancestors 'none'"), "{path}");
        assert_eq!(answer.header("x-content-type-options"), "nosniff", "{path}");
        assert_eq!(answer.header("referrer-policy"), "same-origin", "{path}");
        assert!(answer.header("x-request-id").len() == 36, "{path}");
    }
}

#[tokio::test]
async fn the_root_leads_to_the_language_of_the_browser() {
    let root = ["/".to_owned()];
    let cases = [("pt-BR,pt;q=0.9", "/pt/"), ("es-PE", "/es/"), ("fr", "/en/")];
    for (header, expected) in cases {
        let answer = get_with(&root, Some(("accept-language", header))).await.remove(0);
        assert_eq!(answer.status, StatusCode::TEMPORARY_REDIRECT);
        assert_eq!(answer.header("location"), expected);
    }
    assert_eq!(get("/es").await.header("location"), "/es/");
    assert_eq!(get("/es/profile/perú").await.header("location"), "/es/profile/PER");
    assert_eq!(get("/es/profile/%C3%A1frica").await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn what_is_not_there_says_what_could_be_meant() {
    let answer = get("/es/profile/boliva").await;
    assert_eq!(answer.status, StatusCode::NOT_FOUND);
    assert!(answer.text().contains("/es/profile/BOL"));
    let answer = get("/pt/paper/A66").await;
    assert_eq!(answer.status, StatusCode::NOT_FOUND);
    assert!(answer.text().contains("/pt/paper/A6\""));
    let answer = get("/es/profile/%ff").await;
    assert_eq!(answer.status, StatusCode::NOT_FOUND);
    assert!(answer.text().contains("lang=\"es\""));
    let answer = get("/pt/nada").await;
    assert_eq!(answer.status, StatusCode::NOT_FOUND);
    assert!(answer.text().contains("lang=\"pt\""));
    let too_many = "place=ARG&place=BOL&place=BRA&place=CHL&place=COL";
    for query in ["place=BOL", "place=BOL&place=BOL", "place=", too_many] {
        let answer = get(&format!("/en/compare?{query}")).await;
        assert_eq!(answer.status, StatusCode::OK);
        assert!(answer.text().contains("Choose two, three or four countries."), "{query}");
    }
}

#[tokio::test]
async fn a_link_to_one_check_leads_to_it_in_every_language() {
    let answer = get("/en/paper/replication?check=A6.total.BOL.2013").await;
    assert!(answer.text().contains("/es/paper/replication?check=A6.total.BOL.2013"));
    assert_eq!(answer.text().matches("<li id=").count(), 1);
    let long = "x".repeat(3_000);
    let answer = get(&format!("/en/paper/replication?check={long}")).await;
    assert!(answer.body.len() < 20_000 && !answer.text().contains(&long));
}

#[tokio::test]
async fn hostile_addresses_get_nothing() {
    let long = format!("/es/profile/{}", "x".repeat(20_000));
    let paths = [
        "/es/profile/%3Cscript%3Ealert(1)%3C%2Fscript%3E",
        "/es/paper/..%2f..%2fetc%2fpasswd",
        "/es/paper/A6.csv%00.exe",
        "/en/paper/A6?page=99999999999999999999999",
        "/en/paper/A6?page=-1&page=0&verdict=%22%3E%3Cscript%3E",
        "/en/paper/replication?check=%22%3E%3Cscript%3Ealert(1)%3C/script%3E",
        "/en/compare?place=%3Cscript%3E&place=%00",
        "/en/profile/BOL/products.svg.svg.svg",
        "/en/profile/BOL/..%2fproducts.svg",
        long.as_str(),
    ]
    .map(str::to_owned);
    for (path, answer) in paths.iter().zip(get_with(&paths, None).await) {
        let html = String::from_utf8_lossy(&answer.body);
        assert!(!html.contains("<script"), "{path} reflects a script");
        assert!(!html.contains("root:"), "{path}");
        assert!(answer.status.is_success() || answer.status.is_client_error(), "{path}");
    }
    let place = common::Place::new().await;
    for method in ["POST", "PUT", "DELETE", "TRACE"] {
        let router = router(Arc::clone(&place.site));
        let own = ("sec-fetch-site", "same-origin");
        let request = Request::builder().method(method).uri("/es/").header(own.0, own.1);
        let request = request.body(Body::empty()).unwrap();
        let status = router.oneshot(request).await.unwrap().status();
        assert_eq!(status, StatusCode::METHOD_NOT_ALLOWED, "{method}");
    }
}
