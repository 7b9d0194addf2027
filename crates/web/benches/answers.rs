//! How long pages about assessments take, and how that grows: made-up firms, each assessed with
//! four standards, up to two million answers in one SQLite file. Prints the median and the 99th
//! percentile of each page, asked one after another. `cargo bench -p web --bench answers`; a number
//! behind `--` is the number of firms of the largest size.

#![allow(clippy::unwrap_used, reason = "a benchmark that cannot go on has failed")]

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, Instant};

use access::{Account, Actor, Role, State, Token};
use actions::{Context, Institution, Seeded, benchmark, organisation};
use axum::Router;
use axum::body::Body;
use axum::http::Request;
use http_body_util::BodyExt as _;
use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp};
use paper::Paper;
use registry::{CommunityKind, Detail, Firm, Membership, Organisation, Owner, Span};
use standards::{Answer, Assessment, AssessmentId, Catalogue, Facts, Filed, Kind, Level, Outcome};
use store::{Act, Index, Session, Store};
use uuid::Uuid;
use vocabulary::{
    AccountId, Area, CommunityId, Country, FirmId, Industry, Language, MembershipId, PartyId,
};
use web::{Site, router};

/// How often each page is asked for.
const ASKED: usize = 400;

/// Numbers that look random and are the same each time.
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, most: u64) -> u64 {
        self.0 =
            self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % most
    }

    fn uuid(&mut self) -> Uuid {
        let halves = [self.below(u64::MAX), self.below(u64::MAX)].map(u128::from);
        Uuid::from_u128(halves[0] << 64 | halves[1])
    }
}

fn token(person: u8) -> Token {
    Token::new([person; 32])
}

struct Made {
    institution: Institution,
    context: Context,
    folder: PathBuf,
    firms: Vec<FirmId>,
    assessments: Vec<AssessmentId>,
    answers: usize,
}

/// An institution with so many firms in ten communities of each province of Argentina.
async fn made(count: usize) -> Made {
    let folder = std::env::temp_dir().join(format!("puente-answers-{}", Uuid::now_v7()));
    std::fs::create_dir_all(&folder).unwrap();
    let store = Store::open(&Store::sqlite_url(&folder.join("puente.db"))).await.unwrap();
    let index = Index::open(None).unwrap();
    let institution = Institution::new(store, index, folder.join("evidence"), TimeZone::UTC);
    let context = Context {
        now: Timestamp::now(),
        zone: TimeZone::UTC,
        actor: Actor::program(),
        language: Language::Spanish,
        chance: Arc::new(Seeded::new(7)),
    };
    let argentina = Country::from_iso3("ARG").unwrap();
    let areas: Vec<Area> =
        ('A'..='Z').filter_map(|letter| Area::from_code(&format!("AR-{letter}"))).collect();
    let mut communities = Vec::new();
    for place in 0..10 * areas.len() {
        let community = Organisation {
            id: PartyId(Uuid::nil()),
            name: format!("Comunidad {place}"),
            about: String::new(),
            country: argentina,
            area: Some(areas[place / 10]),
            locality: String::new(),
            industry: None,
            contacts: Vec::new(),
            detail: Detail::Community { form: CommunityKind::Cluster },
        };
        let id = organisation::create(&institution, &context, community).await.unwrap();
        communities.push(CommunityId(id.0));
    }
    let industries = ["0122", "0124", "0321", "1030", "1040", "1102", "1520", "3100"];
    let catalogue = Catalogue::built_in().unwrap();
    let mut numbers = Numbers(7);
    let mut all = Made {
        institution,
        context,
        folder,
        firms: Vec::new(),
        assessments: Vec::new(),
        answers: 0,
    };
    while all.firms.len() < count {
        let mut change = all.institution.store.begin().await.unwrap();
        for _ in 0..500.min(count - all.firms.len()) {
            let place = numbers.below(communities.len() as u64) as usize;
            let id = FirmId(numbers.uuid());
            let owner = Owner { name: format!("Dueña {}", all.firms.len()), ..Owner::default() };
            let firm = Firm {
                trade_name: format!("Empresa {}", all.firms.len()),
                owners: vec![owner],
                area: Some(areas[place / 10]),
                industry: Industry::from_code(industries[numbers.below(8) as usize]),
                workers: Some([3, 20, 80, 300][numbers.below(4) as usize]),
                ..Firm::new(id, argentina)
            };
            change.insert(&firm).await.unwrap();
            let (community, span) = (communities[place], Span::default());
            let membership = MembershipId(numbers.uuid());
            change.insert(&Membership { id: membership, firm: id, community, span }).await.unwrap();
            let skill = numbers.below(4);
            for standard in catalogue.standards() {
                let day = all.context.today();
                let own = AssessmentId(numbers.uuid());
                let facts = Facts::default();
                let mut content = Assessment::new(own, standard, Kind::PreAudit, day, facts);
                let asked = standard.asked(&content.facts, day);
                for code in asked.into_iter().map(|requirement| requirement.code.clone()) {
                    let level = Level::new((skill + numbers.below(3)).min(4) as u8).unwrap();
                    let answer = Answer {
                        outcome: Outcome::Level(level),
                        note: String::new(),
                        evidence: Vec::new(),
                        origin: None,
                    };
                    content.answer(standard, &code, answer).unwrap();
                    all.answers += 1;
                }
                content.submit(standard).unwrap();
                let author = AccountId(Uuid::from_bytes([1; 16]));
                let (recorded, verified) = (all.context.now, None);
                let filed = Filed { id: own.0, firm: id, author, recorded, verified, content };
                change.insert(&filed).await.unwrap();
                if standard.code == "haccp" {
                    all.assessments.push(own);
                }
            }
            change.act(Act::new("firm-registered", "firm", id).sealed(id, &id).unwrap());
            all.firms.push(id);
        }
        change.commit(all.context.now, None).await.unwrap();
    }
    let mut change = all.institution.store.begin().await.unwrap();
    let account = Account {
        id: AccountId(Uuid::from_bytes([1; 16])),
        login: "gerente".to_owned(),
        name: "Gerente".to_owned(),
        roles: vec![Role::Manager],
        communities: Vec::new(),
        firms: Vec::new(),
        party: None,
        email: String::new(),
        phone: String::new(),
        language: Language::Spanish,
        state: State::Active,
    };
    change.insert_account(&account).await.unwrap();
    let session = Session {
        digest: token(1).digest().to_vec(),
        account: account.id,
        created: all.context.now,
        seen: all.context.now,
        expires: all.context.now + SignedDuration::from_hours(8),
        agent: String::new(),
    };
    change.open_session(&session).await.unwrap();
    change.act(Act::new("settings-changed", "settings", Uuid::nil()));
    change.commit(all.context.now, None).await.unwrap();
    all
}

async fn ask(router: &Router, path: &str) -> Duration {
    let request = Request::get(path).header("cookie", format!("puente={}", token(1)));
    let start = Instant::now();
    let request = request.body(Body::empty()).unwrap();
    let response = tower::ServiceExt::oneshot(router.clone(), request).await.unwrap();
    assert!(response.status().is_success(), "{path}: {}", response.status());
    response.into_body().collect().await.unwrap();
    start.elapsed()
}

/// The median and the 99th percentile of a page's times, in milliseconds.
async fn times(router: &Router, path: impl Fn(usize) -> String) -> (f64, f64) {
    let mut times = Vec::new();
    for number in 0..ASKED {
        times.push(ask(router, &path(number)).await);
    }
    times.sort();
    let milliseconds = |time: Duration| time.as_secs_f64() * 1e3;
    (milliseconds(times[ASKED / 2]), milliseconds(times[ASKED * 99 / 100]))
}

fn bytes(folder: &Path) -> u64 {
    std::fs::metadata(folder.join("puente.db")).unwrap().len()
}

#[tokio::main]
async fn main() {
    let largest = std::env::args().filter_map(|arg| arg.parse().ok()).next();
    let largest: usize = largest.unwrap_or(25_700);
    println!("firms,answers,megabytes,count_s,page,median_ms,p99_ms");
    for count in [largest / 16, largest / 4, largest] {
        let made = made(count).await;
        let start = Instant::now();
        benchmark::make_due(&made.institution, &made.context).await.unwrap();
        let counted = start.elapsed().as_secs_f64();
        let site = Site::new(Paper::built_in().unwrap(), made.institution, false);
        let router = router(Arc::new(site));
        let head =
            format!("{count},{},{},{counted:.1}", made.answers, bytes(&made.folder) / 1_000_000);
        let say = |page: &str, (median, p99): (f64, f64)| {
            println!("{head},{page},{median:.1},{p99:.1}");
        };
        let firm = |number: usize| made.firms[number * 37 % count];
        let overview = times(&router, |_| "/es/benchmarks/haccp".to_owned()).await;
        say("gaps by province", overview);
        let group = |_| "/es/benchmarks/haccp?by=region&group=AR-M".to_owned();
        say("gaps of a province", times(&router, group).await);
        let place = |number| format!("/es/firms/{}/benchmarks", firm(number));
        say("a firm's place", times(&router, place).await);
        let result =
            |number: usize| format!("/es/assessments/{}", made.assessments[number * 37 % count].0);
        say("a firm's result", times(&router, result).await);
        std::fs::remove_dir_all(&made.folder).unwrap();
    }
}
