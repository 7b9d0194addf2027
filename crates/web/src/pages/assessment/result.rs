use std::sync::Arc;

use actions::ActionError;
use actions::assessment::{Shown, show as load};
use actions::benchmark;
use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use standards::{AssessmentId, Kind, Standing, Status, carry_over, gap_table};
use uuid::Uuid;
use words::{Message, decimal};

use super::{kind_label, status_label, title, verdict_label};
use crate::Site;
use crate::frame::{Frame, page, table_file};
use crate::pages::missing::{self, Address};
use crate::show::{day, moment};
use crate::visitor::Person;

/// How many next steps are said first.
const FIRST: usize = actions::plan::FIRST_STEPS;

struct Step {
    code: String,
    title: String,
    what: String,
    how: String,
    distance: String,
    after: Option<String>,
}

struct Row {
    code: String,
    title: String,
    standing: &'static str,
    words: String,
    level: String,
    needed: String,
    note: String,
    files: Vec<(String, String, bool)>,
}

struct ChapterRows {
    title: String,
    met: usize,
    asked: usize,
    sentence: String,
    rows: Vec<Row>,
}

#[derive(Template)]
#[template(path = "result.html")]
struct Page {
    frame: Frame,
    id: Uuid,
    version: i64,
    firm: (String, String),
    kind: String,
    status: String,
    people: String,
    audit: Option<(String, String)>,
    findings: Vec<(String, String, String)>,
    verdict: String,
    met: bool,
    points: Option<String>,
    tallies: Vec<String>,
    steps: Vec<Step>,
    more: Option<usize>,
    chapters: Vec<ChapterRows>,
    changes: Vec<(String, String)>,
    history: Vec<(String, String, String, bool)>,
    obstacles: Vec<(String, String)>,
    elsewhere: Vec<(String, String, String)>,
    place: Option<Place>,
    problems: Vec<(String, String, String)>,
    allowed: Allowed,
}

/// Where the firm stands among comparable firms.
struct Place {
    sentences: Vec<String>,
    /// The address of the picture without its extension; none where nothing is shown.
    picture: Option<String>,
    alt: String,
    url: String,
}

/// What the person may do with it.
struct Allowed {
    answer: bool,
    give_back: bool,
    verify: bool,
    correct: bool,
    discard: bool,
    plan: bool,
}

/// The result of an assessment, and what follows from it.
pub(crate) async fn show(
    person: Person,
    State(site): State<Arc<Site>>,
    Address(id): Address<Uuid>,
) -> Response {
    match load(&site.institution, &person.context, AssessmentId(id)).await {
        Ok(shown) => match place(&site, &person, &shown).await {
            Ok(place) => page(&Page { place, ..view(&person, &shown, &[]) }),
            Err(error) => person.problem(&error),
        },
        Err(error) => person.problem(&error),
    }
}

/// Where the firm stands among others; nothing as long as it does not stand by this assessment.
async fn place(site: &Site, person: &Person, shown: &Shown) -> Result<Option<Place>, ActionError> {
    let filed = &shown.filed.record;
    let (firm, code) = (filed.firm, filed.content.standard.as_str());
    let (_, placed) =
        benchmark::of_firm(&site.institution, &person.context, firm, Some(code)).await?;
    let placed = placed.into_iter().find(|placed| placed.assessment == filed.content.id);
    Ok(placed.map(|placed| {
        let (language, level) = (person.language, placed.place.level.figure());
        let folder = format!("/{language}/firms/{firm}/benchmarks");
        let say = |sentence: &Message| sentence.text(language);
        let alt = level.chart.as_ref().map(|chart| {
            Message::new("chart-alt").with("title", chart.title.clone()).text(language)
        });
        Place {
            sentences: level.sentences.iter().map(say).collect(),
            picture: alt.is_some().then(|| format!("{folder}/{code}/{code}-points")),
            alt: alt.unwrap_or_default(),
            url: folder,
        }
    }))
}

/// The page again, after something could not be done.
pub(super) async fn again(
    site: &Site,
    person: &Person,
    id: AssessmentId,
    error: ActionError,
) -> Response {
    let problems = match error {
        ActionError::Invalid(problems) => problems,
        error => return person.problem(&error),
    };
    match load(&site.institution, &person.context, id).await {
        Ok(shown) => {
            let again = view(person, &shown, &problems);
            (StatusCode::UNPROCESSABLE_ENTITY, page(&again)).into_response()
        }
        Err(error) => person.problem(&error),
    }
}

/// The gap as a file.
pub(crate) async fn file(
    person: Person,
    State(site): State<Arc<Site>>,
    Address((id, name)): Address<(Uuid, String)>,
) -> Response {
    let shown = match load(&site.institution, &person.context, AssessmentId(id)).await {
        Ok(shown) => shown,
        Err(error) => return person.problem(&error),
    };
    let language = person.language;
    let table = gap_table(shown.standard(), &shown.filed.record.content);
    let work = {
        let name = name.clone();
        move |_: &Site| table_file(&table, &name, language)
    };
    match site.clone().work(&name, work).await {
        Some(Ok(response)) => response,
        _ => missing::missing(language, &Message::new("missing-file"), Vec::new()),
    }
}

fn view(person: &Person, shown: &Shown, problems: &[registry::Problem]) -> Page {
    let language = person.language;
    let filed = &shown.filed.record;
    let (assessment, standard) = (&filed.content, shown.standard());
    let path = format!("assessments/{}", filed.id);
    let frame = Frame::inside(person, "firms", path, &title(standard, assessment.date, language));
    let requirement_title = |code: &str| {
        let found = standard.requirement(code);
        found.map(|r| r.title.say(language).to_owned()).unwrap_or_default()
    };
    let zone = &person.context.zone;
    let named = |account| shown.people.get(&account).cloned().unwrap_or_default();
    let mut people = frame.say(
        Message::new("assessment-author")
            .with("name", named(filed.author))
            .with("at", moment(language, filed.recorded, zone)),
    );
    if let Some((account, at)) = filed.verified {
        let verified = Message::new("assessment-verifier")
            .with("name", named(account))
            .with("at", moment(language, at, zone));
        people = format!("{people} {}", frame.say(verified));
    }
    let (mut audit, mut findings) = (None, Vec::new());
    if let Kind::OutsideAudit { body, scope, findings: found } = &assessment.kind {
        audit = Some((body.clone(), scope.clone()));
        findings = found
            .iter()
            .map(|finding| {
                let grade = match finding.grade {
                    standards::Grade::MajorNonconformity => "grade-major-nonconformity",
                    standards::Grade::MinorNonconformity => "grade-minor-nonconformity",
                    standards::Grade::Observation => "grade-observation",
                };
                let due = finding.due.map(|due| day(language, due)).unwrap_or_default();
                (frame.t(grade), finding.text.clone(), due)
            })
            .collect();
    }
    let tallies = shown.score.tallies.iter().filter(|tally| tally.apply > 0).map(|tally| {
        frame.say(
            Message::new("score-tally")
                .with("binding", tally.binding.label())
                .with("met", tally.met)
                .with("apply", tally.apply)
                .with("needed", tally.needed),
        )
    });
    let tallies = tallies.collect();
    let steps = shown.steps.iter().take(FIRST).filter_map(|step| {
        let requirement = standard.requirement(&step.requirement)?;
        let level = step.level.map(|level| level.to_string());
        let distance = Message::new(if level.is_some() { "step-distance" } else { "step-unknown" })
            .with("level", level.unwrap_or_default())
            .with("needed", step.needed.to_string());
        let after: Vec<String> = step.after.iter().map(|code| requirement_title(code)).collect();
        Some(Step {
            code: step.requirement.clone(),
            title: requirement.title.say(language).to_owned(),
            what: requirement.what.say(language).to_owned(),
            how: requirement.how.say(language).to_owned(),
            distance: frame.say(distance),
            after: (!after.is_empty()).then(|| frame.t1("step-after", "titles", after.join(", "))),
        })
    });
    let steps: Vec<Step> = steps.collect();
    let chapters = standard.chapters.iter().filter_map(|chapter| {
        let rows: Vec<Row> = shown
            .gap
            .requirements
            .iter()
            .filter(|gap| {
                standard.requirement(&gap.requirement).is_some_and(|r| r.chapter == chapter.code)
            })
            .map(|gap| row(&frame, shown, gap))
            .collect();
        let counted = rows.iter().filter(|row| row.standing != "not-applicable");
        let (asked, met) = counted.fold((0, 0), |(asked, met), row| {
            (asked + 1, met + usize::from(row.standing == "met"))
        });
        let sentence = frame.say(Message::new("chapter-met").with("met", met).with("asked", asked));
        let title = chapter.title.say(language).to_owned();
        (!rows.is_empty()).then_some(ChapterRows { title, met, asked, sentence, rows })
    });
    let chapters = chapters.collect();
    let changes = shown.progress.iter().flat_map(|(_, progress)| &progress.changes);
    let changes = changes.map(|change| {
        let level = |level: Option<standards::Level>| {
            level.map_or_else(|| "–".to_owned(), |level| level.to_string())
        };
        let sentence = Message::new("change-levels")
            .with("before", level(change.before))
            .with("after", level(change.after));
        (requirement_title(&change.requirement), frame.say(sentence))
    });
    let changes = changes.collect();
    let history = shown.history.iter().map(|line| {
        let other = &line.filed.record;
        let points = line.points.map(|points| frame.t1("points", "points", decimal(points, 0)));
        (
            frame.url(&format!("assessments/{}", other.id)),
            day(language, other.content.date),
            points.unwrap_or_default(),
            other.id == filed.id,
        )
    });
    let history = history.collect();
    let obstacles = shown.obstacles.as_ref().map(standards::Obstacles::ranked).unwrap_or_default();
    let obstacles = obstacles
        .into_iter()
        .map(|(what, how)| (frame.say(what.label()), frame.say(how.label())))
        .collect();
    let elsewhere = shown.catalogue.standards().filter(|other| other.code != standard.code);
    let elsewhere = elsewhere.filter_map(|other| {
        let answered = carry_over(&shown.catalogue, standard, assessment, other).len();
        let sentence = Message::new("answers-elsewhere")
            .with("count", answered)
            .with("all", other.requirements.len());
        let title = other.title.say(language).to_owned();
        (answered > 0).then(|| (other.code.clone(), title, frame.say(sentence)))
    });
    let elsewhere = elsewhere.collect();
    let problems = problems.iter().map(|problem| {
        let code = problem.field.strip_prefix("answer-").unwrap_or_default().to_owned();
        let label = requirement_title(&code);
        (label, code, problem.message.text(language))
    });
    let problems = problems.collect();
    let status = assessment.status;
    let allowed = Allowed {
        answer: shown.may_write && status == Status::Draft,
        give_back: status == Status::Submitted && (shown.may_verify || shown.own),
        verify: status == Status::Submitted && shown.may_verify && !shown.own,
        correct: status == Status::Verified && shown.may_write,
        discard: status == Status::Draft && shown.own,
        plan: shown.may_write && !shown.steps.is_empty(),
    };
    Page {
        id: filed.id,
        version: shown.filed.version,
        firm: (
            super::shown(&shown.firm).to_owned(),
            frame.url(&format!("firms/{}/assessments", filed.firm)),
        ),
        kind: frame.say(kind_label(&assessment.kind)),
        status: frame.say(status_label(status)),
        people,
        audit,
        findings,
        verdict: frame.say(verdict_label(shown.score.verdict)),
        met: shown.score.verdict == standards::Verdict::Met,
        points: shown
            .score
            .points
            .map(|points| decimal(points, 0))
            .map(|points| frame.t1("points-of-100", "points", points)),
        tallies,
        more: shown.steps.len().checked_sub(steps.len()).filter(|more| *more > 0),
        steps,
        chapters,
        changes,
        history,
        obstacles,
        elsewhere,
        place: None,
        problems,
        allowed,
        frame,
    }
}

fn row(frame: &Frame, shown: &Shown, gap: &standards::RequirementGap) -> Row {
    let standard = shown.standard();
    let requirement = standard.requirement(&gap.requirement);
    let answer = shown.filed.record.content.answers.get(&gap.requirement);
    let mut note = answer.map(|answer| answer.note.clone()).unwrap_or_default();
    if let Some(standards::Outcome::NotApplicable { reason }) = answer.map(|a| &a.outcome) {
        note = format!("{reason} {note}").trim().to_owned();
    }
    let standing = match gap.standing {
        Standing::Met => "met",
        Standing::Short(_) => "short",
        Standing::NotApplicable => "not-applicable",
        Standing::Open => "open",
    };
    let files = answer.map(|answer| answer.evidence.as_slice()).unwrap_or_default();
    Row {
        code: gap.requirement.clone(),
        title: requirement.map(|r| r.title.say(frame.language).to_owned()).unwrap_or_default(),
        standing,
        words: frame.t(&format!("standing-{standing}")),
        level: gap.level.map(|level| level.to_string()).unwrap_or_default(),
        needed: gap.needed.to_string(),
        note,
        files: files
            .iter()
            .map(|f| (f.sha256.clone(), f.name.clone(), f.media_type.starts_with("image/")))
            .collect(),
    }
}
