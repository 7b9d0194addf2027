//! A standard of the institution's own, from its title to its withdrawal, through the pages; and
//! whom they refuse.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod world;

use access::Role;
use axum::body::Body;
use axum::http::{Request, StatusCode};
use standards::Catalogue;
use vocabulary::Language;
use world::{AGENT, ANALYST, Answer, BUYER, MANAGER, OWNER, SCRIPT, World, said, token};

/// The version of what a page's first form is about.
fn version(html: &str) -> String {
    let (_, rest) = html.split_once("name=\"version\" value=\"").unwrap();
    rest.split_once('"').unwrap().0.to_owned()
}

/// Fills in the form of a page, under the version that it shows.
async fn fill(world: &World, path: &str, fields: &[(&str, &str)]) -> Answer {
    let page = world.get(MANAGER, path).await;
    said(&page, path);
    let version = version(&page.text);
    let mut fields = fields.to_vec();
    fields.push(("version", &version));
    let path = path.split('?').next().unwrap();
    world.post(MANAGER, path, &fields).await
}

/// Presses a button of a library's page.
async fn act(world: &World, at: &str, act: &str, code: &str) -> Answer {
    let page = world.get(MANAGER, at).await;
    let version = version(&page.text);
    let fields = [("act", act), ("code", code), ("version", &version)];
    world.post(MANAGER, &format!("{at}/act"), &fields).await
}

/// Sends a text as a file.
async fn upload(world: &World, person: u8, path: &str, text: &str) -> Answer {
    let body = format!(
        "--xyz\r\nContent-Disposition: form-data; name=\"version\"\r\n\r\n1\r\n--xyz\r\n\
         Content-Disposition: form-data; name=\"file\"; filename=\"a.toml\"\r\n\r\n{text}\r\n\
         --xyz--\r\n"
    );
    let request = Request::post(path)
        .header("cookie", format!("puente={}", token(person)))
        .header("sec-fetch-site", "same-origin")
        .header("content-type", "multipart/form-data; boundary=xyz");
    world.ask(request.body(Body::from(body)).unwrap()).await
}

const WATER: [(&str, &str); 9] = [
    ("code", "R1"),
    ("title_es", "Agua limpia"),
    ("what_es", "El agua que toca la fruta es potable."),
    ("why_es", SCRIPT),
    ("how_es", "Se mide el cloro cada mañana."),
    ("binding", "major"),
    ("conforming", "3"),
    ("chapter", "1"),
    ("weight", "2"),
];

async fn begun(world: &World) -> String {
    let fields = [("code", "valle"), ("title_es", "Norma del valle")];
    let answer = world.post(MANAGER, "/es/own-standards/new", &fields).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.text);
    answer.to
}

#[tokio::test]
async fn a_standard_is_drafted_commented_on_published_renewed_and_withdrawn() {
    let world = World::new().await;
    let empty = world.get(AGENT, "/es/own-standards").await;
    said(&empty, "empty");
    assert!(empty.text.contains("Todavía no se redacta ninguna norma"));
    let at = begun(&world).await;
    // One requirement after the other; what is wrong is said, and what was typed stays.
    let added = fill(&world, &format!("{at}/new-requirement?chapter=1"), &WATER).await;
    assert_eq!((added.status, added.to), (StatusCode::SEE_OTHER, format!("{at}#R1")));
    let twice = fill(&world, &format!("{at}/new-requirement?chapter=1"), &WATER).await;
    assert_eq!(twice.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(twice.text.contains("otro") && twice.text.contains("Se mide el cloro"), "typed stays");
    let mut second = WATER;
    (second[0].1, second[1].1) = ("R2", "Manos limpias");
    let more = [("needs", "R1"), ("evidence_kinds", "photo")];
    let second: Vec<_> = second.into_iter().chain(more).collect();
    let added = fill(&world, &format!("{at}/new-requirement?chapter=1"), &second).await;
    assert_eq!(added.status, StatusCode::SEE_OTHER, "{}", added.text);
    assert_eq!(act(&world, &at, "raise", "R2").await.status, StatusCode::SEE_OTHER);
    let page = world.get(MANAGER, &at).await;
    said(&page, &at);
    let place = |text: &str| page.text.find(text).unwrap();
    assert!(place("Manos limpias") < place("Agua limpia"), "it moved up");
    // The agent comments; the manager cannot publish before translations and answers are there.
    let one = format!("{at}/requirements/R1");
    let comment = [("requirement", "R1"), ("comment", SCRIPT)];
    let commented = world.post(AGENT, &format!("{at}/comment"), &comment).await;
    assert_eq!(commented.to, format!("{one}#comments"));
    let mute = [("requirement", "R1"), ("comment", " ")];
    let mute = world.post(AGENT, &format!("{at}/comment"), &mute).await;
    assert_eq!(mute.status, StatusCode::UNPROCESSABLE_ENTITY);
    for language in Language::ALL {
        for path in [&at, &one, "/es/own-standards"] {
            let path = path.replace("/es/", &format!("/{language}/"));
            for person in [MANAGER, AGENT] {
                let page = world.get(person, &path).await;
                said(&page, &path);
                assert!(page.text.len() < 60_000);
            }
        }
    }
    let refused = act(&world, &at, "publish", "").await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(act(&world, &at, "fill-in", "").await.status, StatusCode::SEE_OTHER);
    let head: Vec<(&str, &str)> = vec![("summary_es", "Para nuestra pera."), ("sectors", "food")];
    let page = world.get(MANAGER, &format!("{at}/head")).await;
    said(&page, "head");
    let levels = ["level_0_es", "level_1_es", "level_2_es", "level_3_es", "level_4_es"];
    let more = levels.map(|level| (level, "Palabras"));
    let bars = [("conforming", "2"), ("rule_major", "100"), ("rule_minor", "101")];
    let title = [("title_es", "Norma del valle")];
    let mut head: Vec<_> = head.into_iter().chain(more).chain(bars).chain(title).collect();
    let bad = fill(&world, &format!("{at}/head"), &head).await;
    assert_eq!(bad.status, StatusCode::UNPROCESSABLE_ENTITY);
    head.retain(|(name, _)| *name != "rule_minor");
    let kept = fill(&world, &format!("{at}/head"), &head).await;
    assert_eq!(kept.status, StatusCode::SEE_OTHER, "{}", kept.text);
    assert_eq!(act(&world, &at, "fill-in", "").await.status, StatusCode::SEE_OTHER);
    let answer = [("requirement", "R1"), ("place", "0"), ("comment", "Lo cambiamos.")];
    let answered = world.post(MANAGER, &format!("{at}/answer"), &answer).await;
    assert_eq!(answered.status, StatusCode::SEE_OTHER, "{}", answered.text);
    assert!(world.get(AGENT, &one).await.text.contains("Lo cambiamos."));
    let file = world.get(AGENT, &format!("{at}/toml")).await;
    assert!(file.headers["content-disposition"].to_str().unwrap().contains("valle-1.toml"));
    let read = Catalogue::built_in().unwrap().check("valle.toml", &file.text).unwrap();
    assert_eq!(read.requirements[0].needs, ["R1"]);
    assert_eq!(read.requirements[0].conforming.number(), 2, "it follows the standard's bar");
    // Nobody is assessed by a draft; published, it is on the shelf, compared and begun with.
    let shelf = world.get(AGENT, "/es/standards").await;
    assert!(!shelf.text.contains("Norma del valle"));
    let published = act(&world, &at, "publish", "").await;
    assert_eq!(published.status, StatusCode::SEE_OTHER, "{}", published.text);
    for path in ["/es/standards", "/es/standards/valle", "/es/standards/compare?a=valle&b=haccp"] {
        let page = world.get(AGENT, path).await;
        said(&page, path);
        assert!(page.text.contains("Norma del valle"), "{path}");
    }
    let begin = format!("/es/firms/{}/assessments/new", world.near);
    let fields = [("standard", "valle"), ("assessment_kind", "pre-audit"), ("day", "2026-03-02")];
    let assessment = world.post(AGENT, &begin, &fields).await;
    assert_eq!(assessment.status, StatusCode::SEE_OTHER, "{}", assessment.text);
    said(&world.get(AGENT, &assessment.to).await, &assessment.to);
    // Frozen: whatever is sent changes nothing.
    let edit = format!("{one}/edit");
    for (path, fields) in [(&edit, &WATER[..]), (&format!("{at}/comment"), &comment)] {
        assert_eq!(world.post(MANAGER, path, fields).await.status, StatusCode::CONFLICT, "{path}");
    }
    // The next version says what is asked again and what is gone.
    let next = act(&world, &at, "renew", "").await.to;
    assert_ne!(next, at);
    let mut changed = WATER.to_vec();
    changed[2].1 = "Toda el agua es potable.";
    changed.extend([("title_en", "x"), ("title_pt", "x"), ("what_en", "x"), ("what_pt", "x")]);
    let kept = fill(&world, &format!("{next}/requirements/R1/edit"), &changed).await;
    assert_eq!(kept.status, StatusCode::SEE_OTHER, "{}", kept.text);
    assert_eq!(act(&world, &next, "remove", "R2").await.status, StatusCode::SEE_OTHER);
    let page = world.get(MANAGER, &next).await;
    said(&page, &next);
    assert!(page.text.contains("redactado de otra manera"));
    assert!(page.text.contains("Ya no se pregunta: R2"));
    let mut again = WATER;
    again[0].1 = "R2";
    let retired = fill(&world, &format!("{next}/new-requirement"), &again).await;
    assert_eq!(retired.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(act(&world, &next, "discard", "").await.to, "/es/own-standards");
    // Withdrawn, nobody begins with it; who was assessed keeps it.
    assert_eq!(act(&world, &at, "withdraw", "").await.status, StatusCode::SEE_OTHER);
    assert!(!world.get(AGENT, "/es/standards").await.text.contains("Norma del valle"));
    assert!(world.get(AGENT, "/es/standards/valle").await.text.contains("se retiró"));
    said(&world.get(AGENT, &assessment.to).await, &assessment.to);
    let fields = [("standard", "valle"), ("assessment_kind", "pre-audit"), ("day", "2026-04-02")];
    let late = world.post(AGENT, &begin, &fields).await;
    assert_eq!(late.status, StatusCode::UNPROCESSABLE_ENTITY);
}

#[tokio::test]
async fn two_who_write_at_once_do_not_overwrite_each_other() {
    let world = World::new().await;
    let at = begun(&world).await;
    fill(&world, &format!("{at}/new-requirement?chapter=1"), &WATER).await;
    let edit = format!("{at}/requirements/R1/edit");
    let mut mine = WATER.to_vec();
    mine.push(("version", "1"));
    mine[1].1 = "Agua mía";
    let stale = world.post(MANAGER, &edit, &mine).await;
    assert_eq!(stale.status, StatusCode::CONFLICT);
    assert!(stale.text.contains("Agua mía") && stale.text.contains("Agua limpia"));
    assert!(version(&stale.text) == "2", "sent again, it overwrites knowingly");
}

#[tokio::test]
async fn a_file_is_read_or_refused_by_its_line_and_nothing_is_lost() {
    let world = World::new().await;
    let (_, haccp) = Catalogue::files().find(|(file, _)| *file == "haccp.toml").unwrap();
    let text = haccp.replacen("code = \"haccp\"", "code = \"sierra\"", 1);
    let broken = text.replacen("version = 1", "version = 1\nsurprise = 2", 1);
    let line = 1 + broken.split("surprise").next().unwrap().matches('\n').count();
    let refused = upload(&world, MANAGER, "/es/own-standards/upload", &broken).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.text.contains(&format!("línea {line}")), "{line}");
    assert!(refused.text.contains("surprise = 2"), "the text comes back");
    let taken = upload(&world, MANAGER, "/es/own-standards/upload", haccp).await;
    assert_eq!(taken.status, StatusCode::UNPROCESSABLE_ENTITY, "nobody redefines a version");
    let begun = upload(&world, MANAGER, "/es/own-standards/upload", &text).await;
    assert_eq!(begun.status, StatusCode::SEE_OTHER, "{}", begun.text);
    let at = begun.to;
    let page = world.get(MANAGER, &format!("{at}/text")).await;
    said_but_for_code(&page);
    // A text that lacks a translation is kept as a draft, and says by its line what it lacks.
    let unfinished = text.replacen("title.pt", "# title.pt", 1);
    let revised = upload(&world, MANAGER, &format!("{at}/text"), &unfinished).await;
    assert_eq!(revised.status, StatusCode::SEE_OTHER, "{}", revised.text);
    let page = world.get(MANAGER, &format!("{at}/text")).await;
    assert!(page.text.contains("sierra.toml, línea"));
    let stale = upload(&world, MANAGER, &format!("{at}/text"), &text).await;
    assert_eq!(stale.status, StatusCode::CONFLICT);
    let heavy = "a".repeat(3 << 20);
    let heavy = upload(&world, MANAGER, "/es/own-standards/upload", &heavy).await;
    assert_eq!(heavy.status, StatusCode::PAYLOAD_TOO_LARGE);
}

/// A page that shows TOML has brackets that are no lost messages.
fn said_but_for_code(answer: &Answer) {
    assert_eq!(answer.status, StatusCode::OK);
    assert!(!answer.text.contains("<script") && answer.text.contains("[[requirement]]"));
}

#[tokio::test]
async fn who_must_not_write_or_read_standards_is_refused() {
    let world = World::new().await;
    let at = begun(&world).await;
    fill(&world, &format!("{at}/new-requirement?chapter=1"), &WATER).await;
    let pages = ["", "/toml", "/requirements/R1"];
    let forms = [
        "/text",
        "/head",
        "/new-chapter",
        "/chapters/1",
        "/new-requirement",
        "/requirements/R1/edit",
    ];
    for person in [OWNER, BUYER, ANALYST] {
        for path in pages.iter().chain(&forms) {
            let answer = world.get(person, &format!("{at}{path}")).await;
            assert_eq!(answer.status, StatusCode::NOT_FOUND, "{person} {path}");
        }
        let list = world.get(person, "/es/own-standards").await;
        assert_eq!(list.status, StatusCode::NOT_FOUND);
        let comment = world.post(person, &format!("{at}/comment"), &[("comment", "x")]).await;
        assert_eq!(comment.status, StatusCode::NOT_FOUND);
    }
    for person in [AGENT, OWNER, BUYER, ANALYST] {
        for path in forms {
            let path = format!("{at}{path}");
            assert_eq!(world.get(person, &path).await.status, StatusCode::NOT_FOUND, "{path}");
            if !path.ends_with("/text") {
                let sent = world.post(person, &path, &WATER).await;
                assert_eq!(sent.status, StatusCode::NOT_FOUND, "{path}");
            }
        }
        for what in [
            "raise",
            "remove",
            "raise-chapter",
            "remove-chapter",
            "fill-in",
            "publish",
            "withdraw",
            "renew",
            "discard",
            "nonsense",
        ] {
            let fields = [("act", what), ("code", "R1"), ("version", "2")];
            let sent = world.post(person, &format!("{at}/act"), &fields).await;
            assert_eq!(sent.status, StatusCode::NOT_FOUND, "{person} {what}");
        }
        let answer = [("place", "0"), ("comment", "x")];
        let answer = world.post(person, &format!("{at}/answer"), &answer).await;
        assert_eq!(answer.status, StatusCode::NOT_FOUND);
        for path in [format!("{at}/text"), "/es/own-standards/upload".to_owned()] {
            let sent = upload(&world, person, &path, "x").await;
            assert_eq!(sent.status, StatusCode::NOT_FOUND, "{person} {path}");
        }
    }
    assert!(!world.get(OWNER, "/es/today").await.text.contains("own-standards"));
    assert!(world.get(AGENT, "/es/today").await.text.contains("own-standards"));
    let nobody = world.ask(Request::get(&at).body(Body::empty()).unwrap()).await;
    assert_eq!(nobody.status, StatusCode::SEE_OTHER, "to the door");
    // The council reads and comments, and writes nothing.
    let council = access::Actor { roles: vec![Role::Council], ..access::Actor::default() };
    assert!(!access::scope(&council, access::Action::CommentStandard).is_none());
    assert!(access::scope(&council, access::Action::EditStandard).is_none());
}
