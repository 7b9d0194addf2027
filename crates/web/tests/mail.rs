//! Letters, against a mail server that keeps what it is told: forgotten passwords and invitations.
#![cfg(feature = "mail")]
#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod world;

use std::sync::{Arc, Mutex};
use std::time::Duration;

use axum::body::Body;
use axum::http::{Request, StatusCode};
use tokio::io::{AsyncBufReadExt, AsyncWriteExt, BufReader};
use tokio::net::TcpListener;
use vocabulary::Language;
use web::{MailSettings, MailTls, Mailer};
use world::{Answer, MANAGER, World, said};

const PASSWORD: &str = "cuatro mulas pardas";
const OTHER: &str = "siete grullas lentas";

/// A letter as the server got it.
#[derive(Debug, Clone)]
struct Letter {
    to: Vec<String>,
    text: String,
}

/// A mail server on this machine.
struct Server {
    port: u16,
    letters: Arc<Mutex<Vec<Letter>>>,
}

impl Server {
    async fn new() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let port = listener.local_addr().unwrap().port();
        let letters = Arc::new(Mutex::new(Vec::new()));
        let kept = Arc::clone(&letters);
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                let kept = Arc::clone(&kept);
                tokio::spawn(async move { talk(stream, &kept).await });
            }
        });
        Self { port, letters }
    }

    fn settings(&self) -> MailSettings {
        MailSettings {
            host: "127.0.0.1".to_owned(),
            port: Some(self.port),
            tls: MailTls::None,
            credentials: None,
            sender: "Puente <puente@example.org>".to_owned(),
            public_url: "https://puente.example/".to_owned(),
        }
    }

    /// The letters, once there are so many.
    async fn letters(&self, count: usize) -> Vec<Letter> {
        for _ in 0..500 {
            let letters = self.letters.lock().unwrap().clone();
            if letters.len() >= count {
                return letters;
            }
            tokio::time::sleep(Duration::from_millis(10)).await;
        }
        panic!("{count} letters were expected: {:?}", self.letters.lock().unwrap());
    }
}

/// As much of RFC 5321 as a letter needs.
async fn talk(stream: tokio::net::TcpStream, kept: &Mutex<Vec<Letter>>) {
    let mut stream = BufReader::new(stream);
    stream.write_all(b"220 here\r\n").await.unwrap();
    let (mut to, mut text, mut in_text, mut line) =
        (Vec::new(), String::new(), false, String::new());
    while stream.read_line(&mut line).await.is_ok_and(|read| read > 0) {
        let said = std::mem::take(&mut line);
        if in_text {
            if said == ".\r\n" {
                let letter =
                    Letter { to: std::mem::take(&mut to), text: std::mem::take(&mut text) };
                kept.lock().unwrap().push(letter);
                in_text = false;
                stream.write_all(b"250 kept\r\n").await.unwrap();
            } else {
                text.push_str(&said);
            }
            continue;
        }
        let word = said.get(..4).unwrap_or_default().to_uppercase();
        let answer = match word.as_str() {
            "RCPT" => {
                to.push(said.trim().to_owned());
                "250 ok\r\n"
            }
            "DATA" => {
                in_text = true;
                "354 go on\r\n"
            }
            "QUIT" => "221 bye\r\n",
            _ => "250 ok\r\n",
        };
        stream.write_all(answer.as_bytes()).await.unwrap();
    }
}

async fn beside() -> (Server, World) {
    let server = Server::new().await;
    let mailer = Mailer::new(server.settings()).unwrap();
    let world = World::with(|site| site.with_mailer(mailer)).await;
    (server, world)
}

async fn with(world: &World, path: &str, cookie: &str) -> Answer {
    let request = Request::get(path).header("cookie", cookie).body(Body::empty()).unwrap();
    world.ask(request).await
}

fn code(text: &str) -> String {
    let (_, rest) = text.split_once("welcome?code=").unwrap();
    rest.get(..14).unwrap().to_owned()
}

fn session(answer: &Answer) -> String {
    let cookie = answer.headers.get("set-cookie").unwrap().to_str().unwrap();
    cookie.split(';').next().unwrap().to_owned()
}

/// Somebody with an e-mail address, who has chosen a password; the cookie of the session.
async fn newcomer(world: &World, email: &str) -> String {
    let typed =
        [("name", "Nueva Persona"), ("language", "es"), ("roles", "analyst"), ("email", email)];
    let invited = world.post(MANAGER, "/en/people/new", &typed).await;
    assert_eq!(invited.status, StatusCode::OK, "{}", invited.text);
    redeem(world, &code(&invited.text), PASSWORD).await
}

async fn redeem(world: &World, code: &str, password: &str) -> String {
    let chosen = [("invitation", code), ("password", password), ("again", password)];
    let welcome = world.send("/en/welcome", &chosen, "").await;
    assert_eq!(welcome.status, StatusCode::SEE_OTHER, "{}", welcome.text);
    session(&welcome)
}

async fn ask(world: &World, login: &str) -> Answer {
    world.send("/en/forgotten", &[("login", login)], "").await
}

#[tokio::test]
async fn a_forgotten_password_is_mended_by_one_link_that_serves_once() {
    let (server, world) = beside().await;
    let before = newcomer(&world, "ana@example.org").await;
    assert!(with(&world, "/en/sign-in", "").await.text.contains("/en/forgotten"));
    said(&with(&world, "/en/forgotten", "").await, "forgotten");
    let answer = ask(&world, " Ana@Example.org ").await;
    said(&answer, "forgotten");
    let letters = server.letters(1).await;
    assert_eq!(letters[0].to, ["RCPT TO:<ana@example.org>"]);
    let text = letters[0].text.replace("=\r\n", "").replace("=3D", "=");
    assert!(text.contains("https://puente.example/es/welcome?code="), "{text}");
    let code = code(&text);
    // Asked again and again there is no second letter so soon, and the first link stays good.
    for _ in 0..5 {
        assert_eq!(ask(&world, "ana@example.org").await.text, answer.text);
    }
    assert_eq!(with(&world, "/en/today", &before).await.status, StatusCode::OK);
    let after = redeem(&world, &code, OTHER).await;
    assert_eq!(with(&world, "/en/today", &after).await.status, StatusCode::OK);
    // The sessions from before are over, and so are the link and the old password.
    assert_eq!(with(&world, "/en/today", &before).await.status, StatusCode::SEE_OTHER);
    let again = [("invitation", code.as_str()), ("password", OTHER), ("again", OTHER)];
    let again = world.send("/en/welcome", &again, "").await;
    assert_eq!(again.status, StatusCode::UNPROCESSABLE_ENTITY);
    let old = [("login", "ana@example.org"), ("password", PASSWORD)];
    assert_eq!(world.send("/en/sign-in", &old, "").await.status, StatusCode::UNPROCESSABLE_ENTITY);
    let audit = world.get(MANAGER, "/en/audit").await.text;
    for act in ["Code for a new password sent by mail", "Password chosen anew with a code"] {
        assert!(audit.contains(act), "{act}");
    }
    assert_eq!(server.letters(1).await.len(), 1);
}

#[tokio::test]
async fn the_page_says_the_same_whoever_is_asked_for() {
    let (server, world) = beside().await;
    newcomer(&world, "ana@example.org").await;
    let known = ask(&world, "ana@example.org").await;
    // Known without an e-mail address, unknown, empty, and nonsense.
    let names = ["person1", "eva@example.org", "", "ana@example.org\r\nBcc: eva@example.org"];
    for login in names {
        let answer = ask(&world, login).await;
        assert_eq!((answer.status, &answer.text), (known.status, &known.text), "{login}");
        let names = |answer: &Answer| answer.headers.keys().cloned().collect::<Vec<_>>();
        assert_eq!(names(&answer), names(&known));
    }
    // Whoever is written to afterwards proves that the others were not.
    newcomer(&world, "eva@example.org").await;
    ask(&world, "eva@example.org").await;
    let letters = server.letters(2).await;
    let to: Vec<&String> = letters.iter().flat_map(|letter| &letter.to).collect();
    assert_eq!(to, ["RCPT TO:<ana@example.org>", "RCPT TO:<eva@example.org>"]);
}

#[tokio::test]
async fn an_agent_s_code_outlives_a_stranger_s_wish_for_a_letter() {
    let (server, world) = beside().await;
    newcomer(&world, "ana@example.org").await;
    let list = world.get(MANAGER, "/en/people").await.text;
    let (before, _) = list.split_once("<strong>Nueva Persona").unwrap();
    let (_, id) = before.rsplit_once("/en/people/").unwrap();
    let person = format!("/en/people/{}", id.split_once('"').unwrap().0);
    let slip = world.post(MANAGER, &format!("{person}/code"), &[("mail", "yes")]).await;
    assert!(slip.text.contains("Also sent to ana@example.org"), "{}", slip.text);
    let letters = server.letters(1).await;
    assert!(letters[0].text.contains(&code(&slip.text)), "{}", letters[0].text);
    ask(&world, "ana@example.org").await;
    server.letters(2).await;
    redeem(&world, &code(&slip.text), OTHER).await;
}

#[tokio::test]
async fn no_name_writes_headers_and_no_address_more_recipients() {
    let (server, world) = beside().await;
    let hostile = "Ana\r\nBcc: eva@example.org\r\n\r\nHello";
    let typed = |email| {
        [
            ("name", hostile),
            ("language", "en"),
            ("roles", "analyst"),
            ("email", email),
            ("mail", "yes"),
        ]
    };
    let sent = world.post(MANAGER, "/en/people/new", &typed("ana@example.org")).await;
    assert!(sent.text.contains("Also sent to"), "{}", sent.text);
    let letters = server.letters(1).await;
    assert_eq!(letters[0].to, ["RCPT TO:<ana@example.org>"]);
    let (head, _) = letters[0].text.split_once("\r\n\r\n").unwrap();
    assert!(!head.lines().any(|line| line.to_lowercase().starts_with("bcc")), "{head}");
    assert!(head.lines().any(|line| line.starts_with("To: ")), "{head}");
    for address in [
        "ana@example.org, eva@example.org",
        "ana@example.org> RCPT TO:<eva@example.org",
        "ana@example.org\r\nBcc: eva@example.org",
        "@",
    ] {
        let refused = world.post(MANAGER, "/en/people/new", &typed(address)).await;
        assert!(refused.text.contains("could not be sent"), "{address}: {}", refused.text);
    }
    assert_eq!(server.letters(1).await.len(), 1);
}

#[tokio::test]
async fn another_address_asks_for_the_password() {
    let (_, world) = beside().await;
    let session = newcomer(&world, "ana@example.org").await;
    let typed = |email, confirm| {
        [
            ("version", "2"),
            ("name", "Ana"),
            ("language", "en"),
            ("email", email),
            ("confirm", confirm),
        ]
    };
    let stolen = world.send("/en/settings", &typed("evil@example.org", ""), &session).await;
    assert_eq!(stolen.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(stolen.text.contains("id=\"e-confirm\""), "{}", stolen.text);
    let same = world.send("/en/settings", &typed("ana@example.org", ""), &session).await;
    assert_eq!(same.status, StatusCode::SEE_OTHER, "{}", same.text);
    let mut own = typed("ana@example.net", PASSWORD);
    own[0].1 = "3";
    let own = world.send("/en/settings", &own, &session).await;
    assert_eq!(own.status, StatusCode::SEE_OTHER, "{}", own.text);
}

#[tokio::test]
async fn without_a_mail_server_the_agent_helps() {
    let world = World::new().await;
    for path in ["/en/sign-in", "/en/forgotten"] {
        let page = with(&world, path, "").await;
        assert!(page.text.contains("Whoever looks after you"), "{}", page.text);
        assert!(!page.text.contains("action=\"/en/forgotten\""));
    }
    assert_eq!(ask(&world, "person1").await.status, StatusCode::OK);
}

#[test]
fn settings_that_would_not_be_safe_are_refused() {
    let good = MailSettings {
        host: "mail.example.org".to_owned(),
        port: None,
        tls: MailTls::StartTls,
        credentials: None,
        sender: "puente@example.org".to_owned(),
        public_url: "https://puente.example".to_owned(),
    };
    let refused = |settings: MailSettings| {
        Mailer::new(settings).err().map(|message| message.text(Language::English))
    };
    assert_eq!(refused(good.clone()), None);
    let plain = refused(MailSettings { tls: MailTls::None, ..good.clone() }).unwrap();
    assert!(plain.contains("in the clear"), "{plain}");
    let sender = refused(MailSettings { sender: "nobody".to_owned(), ..good }).unwrap();
    assert!(sender.contains("nobody"), "{sender}");
}

/// The institution again, beside the site that uses it.
async fn institution(world: &World) -> actions::Institution {
    use store::{Index, Store};
    let url = Store::sqlite_url(&world.folder.join("puente.db"));
    let (store, index) = (Store::open(&url).await.unwrap(), Index::open(None).unwrap());
    let folder = world.folder.join("evidence");
    actions::Institution::new(store, index, folder, jiff::tz::TimeZone::UTC)
}

#[tokio::test]
async fn what_is_due_is_remembered_once_a_day_to_whoever_may_see_it() {
    use access::{Account, Actor, Role};
    use actions::{ActionError, Context, Seeded};
    use standards::{Filed, Plan};
    let (server, world) = beside().await;
    let institution = institution(&world).await;
    let now = jiff::Timestamp::now();
    let context = Context {
        now,
        zone: jiff::tz::TimeZone::UTC,
        actor: Actor::program(),
        language: Language::English,
        chance: Arc::new(Seeded::new(9)),
    };
    // The owner, the agent, the buyer and the owner of another firm have an address.
    let mut change = institution.store.begin().await.unwrap();
    for (number, role, firms, communities) in [
        (world::OWNER, Role::Member, vec![world.near], Vec::new()),
        (world::AGENT, Role::Agent, Vec::new(), vec![world.here]),
        (world::BUYER, Role::Buyer, Vec::new(), Vec::new()),
        (9, Role::Member, vec![world.far], Vec::new()),
    ] {
        let mut account: Account = world::account(number, role, communities, firms);
        account.email = format!("person{number}@example.org");
        account.language = Language::Spanish;
        match number {
            9 => change.insert_account(&account).await.unwrap(),
            _ => change.update(&account, 1).await.unwrap(),
        }
    }
    let day = |days: i64| context.today().saturating_add(jiff::Span::new().days(days));
    let action = |what: &str, by| standards::Action {
        requirement: "P1".to_owned(),
        what: what.to_owned(),
        who: String::new(),
        by,
        cost: None,
        payer: None,
        status: standards::ActionStatus::Planned,
        evidence: Vec::new(),
        reminders: Vec::new(),
    };
    let mut reminded = action("Secreto tres", Some(day(90)));
    reminded.reminders = vec![day(0)];
    let id = standards::PlanId(context.uuid());
    let content = Plan {
        id,
        assessment: standards::AssessmentId(context.uuid()),
        actions: vec![
            action("Secreto uno", Some(day(-3))),
            action("Secreto dos", Some(day(30))),
            reminded,
        ],
    };
    let plan = Filed {
        id: id.0,
        firm: world.near,
        author: access::Account::clone(&world::account(1, Role::Manager, vec![], vec![])).id,
        recorded: now,
        verified: None,
        content,
    };
    change.insert(&plan).await.unwrap();
    change.act(store::Act::new("settings-changed", "settings", uuid::Uuid::nil()));
    change.commit(now, None).await.unwrap();
    let mailer = Mailer::new(server.settings()).unwrap();
    let sent = mailer.remind(&institution, &context).await.unwrap();
    assert_eq!((sent.sent, sent.failed), (2, 0));
    let letters = server.letters(2).await;
    let mut to: Vec<String> = letters.iter().flat_map(|letter| letter.to.clone()).collect();
    to.sort_unstable();
    assert_eq!(to, ["RCPT TO:<person2@example.org>", "RCPT TO:<person3@example.org>"]);
    for letter in &letters {
        let text = letter.text.replace("=\r\n", "").replace("=3D", "=");
        assert!(text.contains("Bodega Luz: 2"), "{text}");
        assert!(text.contains("https://puente.example/es/today"), "{text}");
        assert!(!text.contains("Secreto") && !text.contains('['), "{text}");
    }
    // Called again the same day, nobody is written to; the next day they are, while it is due.
    let again = mailer.remind(&institution, &context).await.unwrap();
    assert_eq!((again.sent, again.failed), (0, 0));
    let tomorrow = now.checked_add(jiff::SignedDuration::from_hours(24)).unwrap();
    let tomorrow = Context { now: tomorrow, ..context.clone() };
    assert_eq!(mailer.remind(&institution, &tomorrow).await.unwrap().sent, 2);
    // A server that is gone: nobody was reminded, and the next round tries again.
    let later = now.checked_add(jiff::SignedDuration::from_hours(48)).unwrap();
    let later = Context { now: later, ..context.clone() };
    let gone = Mailer::new(MailSettings { port: Some(1), ..server.settings() }).unwrap();
    assert_eq!(gone.remind(&institution, &later).await.unwrap().failed, 2);
    assert_eq!(mailer.remind(&institution, &later).await.unwrap().sent, 2);
    // Nobody else has letters written.
    let owner =
        context.acting_as(world::account(3, Role::Member, vec![], vec![world.near]).actor());
    let refused = mailer.remind(&institution, &owner).await;
    assert!(matches!(refused, Err(ActionError::Missing)));
    // The start page says which ones.
    let page = world.get(world::OWNER, "/es/today").await;
    said(&page, "today");
    assert!(page.text.contains("Secreto uno") && page.text.contains("Secreto tres"));
    assert!(!page.text.contains("Secreto dos"));
}
