use std::sync::Arc;

use actions::ActionError;
use actions::assessment::{Filled, Shown, answer, field, show as load};
use askama::Template;
use axum::extract::{RawQuery, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use registry::Problem;
use standards::{Answer, AssessmentId, Chapter, Finding, Grade, Kind, Level, Outcome, Requirement};
use uuid::Uuid;
use words::Message;

use super::title;
use crate::Site;
use crate::frame::{Frame, page};
use crate::pages::missing::Address;
use crate::typed::Typed;
use crate::visitor::Person;

/// How many findings of an outside audit the form has lines for.
const FINDINGS: usize = 6;

/// A requirement with what was answered, or what was typed just now.
struct Question {
    code: String,
    title: String,
    binding: String,
    reference: String,
    what: String,
    why: String,
    how: String,
    /// The levels: number, words, whether it counts as met.
    levels: Vec<(String, String, bool)>,
    /// The level chosen, `na`, or nothing.
    chosen: String,
    reason: String,
    note: String,
    /// The level before, when the visit started from an earlier one.
    before: Option<String>,
    /// Where the answer was carried over from.
    origin: Option<String>,
    files: Vec<(String, String, bool)>,
    error: Option<String>,
}

#[derive(Template)]
#[template(path = "answer.html")]
struct Page {
    frame: Frame,
    id: Uuid,
    version: i64,
    firm: (String, String),
    /// The chapters: code, title, answered, asked, whether it is this one.
    chapters: Vec<(String, String, usize, usize, bool)>,
    chapter: String,
    chapter_title: String,
    questions: Vec<Question>,
    last: bool,
    problems: Vec<(String, String, String)>,
    conflict: bool,
    /// Body, scope and findings of an outside audit.
    audit: Option<Audit>,
}

struct Audit {
    body: String,
    scope: String,
    findings: Vec<(String, String, String, String)>,
    grades: Vec<(String, String)>,
}

/// The chapters that ask something of the firm, in order.
fn asking(shown: &Shown) -> Vec<&Chapter> {
    let assessment = &shown.filed.record.content;
    let standard = shown.standard();
    let asked = standard.asked(&assessment.facts, assessment.date);
    let asks = |chapter: &&Chapter| asked.iter().any(|r| r.chapter == chapter.code);
    standard.chapters.iter().filter(asks).collect()
}

fn asked<'a>(shown: &'a Shown, chapter: &str) -> Vec<&'a Requirement> {
    let assessment = &shown.filed.record.content;
    let asked = shown.standard().asked(&assessment.facts, assessment.date);
    asked.into_iter().filter(|requirement| requirement.chapter == chapter).collect()
}

/// The chapter that the address names, or the first with something to answer.
fn chapter(shown: &Shown, query: Option<&str>) -> Option<String> {
    let chapters = asking(shown);
    let named = form_urlencoded::parse(query.unwrap_or_default().as_bytes())
        .find(|(key, _)| key == "chapter")
        .map(|(_, value)| value.into_owned());
    if let Some(named) = named.filter(|code| chapters.iter().any(|c| c.code == *code)) {
        return Some(named);
    }
    let answers = &shown.filed.record.content.answers;
    let open = chapters
        .iter()
        .find(|chapter| asked(shown, &chapter.code).iter().any(|r| !answers.contains_key(&r.code)));
    open.or(chapters.first()).map(|chapter| chapter.code.clone())
}

/// The questions of one chapter.
pub(crate) async fn show(
    person: Person,
    State(site): State<Arc<Site>>,
    Address(id): Address<Uuid>,
    RawQuery(query): RawQuery,
) -> Response {
    let shown = match load(&site.institution, &person.context, AssessmentId(id)).await {
        Ok(shown) => shown,
        Err(error) => return person.problem(&error),
    };
    if !shown.is_draft() || !shown.may_write {
        let url = format!("/{}/assessments/{id}", person.language);
        return Redirect::to(&url).into_response();
    }
    match chapter(&shown, query.as_deref()) {
        Some(chapter) => page(&view(&person, &shown, &chapter, None, &[])),
        // Nothing is asked of this firm: the result says so.
        None => {
            let url = format!("/{}/assessments/{id}", person.language);
            Redirect::to(&url).into_response()
        }
    }
}

fn view(
    person: &Person,
    shown: &Shown,
    chapter: &str,
    typed: Option<&Typed>,
    problems: &[Problem],
) -> Page {
    let language = person.language;
    let filed = &shown.filed.record;
    let (assessment, standard) = (&filed.content, shown.standard());
    let path = format!("assessments/{}/answers?chapter={chapter}", filed.id);
    let frame = Frame::inside(person, "firms", path, &title(standard, assessment.date, language));
    let chapters = asking(shown);
    let chapters: Vec<_> = chapters
        .iter()
        .map(|one| {
            let all = asked(shown, &one.code);
            let done = all.iter().filter(|r| assessment.answers.contains_key(&r.code)).count();
            let title = one.title.say(language).to_owned();
            (one.code.clone(), title, done, all.len(), one.code == chapter)
        })
        .collect();
    let last = chapters.last().is_some_and(|last| last.0 == chapter);
    let chapter_title = chapters.iter().find(|c| c.0 == chapter).map(|c| c.1.clone());
    let questions = asked(shown, chapter);
    let questions: Vec<Question> =
        questions.iter().map(|r| question(&frame, shown, r, typed, problems)).collect();
    let label = |field: &str| {
        let found = questions.iter().find(|q| self::field(&q.code) == field);
        found.map(|q| format!("{} · {}", q.code, q.title)).unwrap_or_default()
    };
    let problems = problems
        .iter()
        .map(|p| (label(&p.field), p.field.clone().into_owned(), p.message.text(language)))
        .collect();
    Page {
        id: filed.id,
        version: shown.filed.version,
        firm: (
            super::shown(&shown.firm).to_owned(),
            frame.url(&format!("firms/{}/assessments", filed.firm)),
        ),
        chapter: chapter.to_owned(),
        chapter_title: chapter_title.unwrap_or_default(),
        chapters,
        questions,
        last,
        problems,
        conflict: false,
        audit: audit(&frame, &assessment.kind),
        frame,
    }
}

fn audit(frame: &Frame, kind: &Kind) -> Option<Audit> {
    let Kind::OutsideAudit { body, scope, findings } = kind else { return None };
    let line = |finding: &Finding| {
        let due = finding.due.map(|due| due.to_string()).unwrap_or_default();
        let requirement = finding.requirement.clone().unwrap_or_default();
        (grade_code(finding.grade).to_owned(), requirement, finding.text.clone(), due)
    };
    let mut findings: Vec<_> = findings.iter().map(line).collect();
    findings.resize(FINDINGS.max(findings.len()), Default::default());
    let grades = GRADES.iter().map(|grade| {
        let code = grade_code(*grade);
        (code.to_owned(), frame.t(&format!("grade-{code}")))
    });
    let grades = grades.collect();
    Some(Audit { body: body.clone(), scope: scope.clone(), findings, grades })
}

const GRADES: [Grade; 3] =
    [Grade::MajorNonconformity, Grade::MinorNonconformity, Grade::Observation];

fn grade_code(grade: Grade) -> &'static str {
    match grade {
        Grade::MajorNonconformity => "major-nonconformity",
        Grade::MinorNonconformity => "minor-nonconformity",
        Grade::Observation => "observation",
    }
}

fn question(
    frame: &Frame,
    shown: &Shown,
    requirement: &Requirement,
    typed: Option<&Typed>,
    problems: &[Problem],
) -> Question {
    let language = frame.language;
    let code = requirement.code.clone();
    let standard = shown.standard();
    let stored = shown.filed.record.content.answers.get(&code);
    let (mut chosen, mut reason, mut note) = match stored {
        None => (String::new(), String::new(), String::new()),
        Some(answer) => match &answer.outcome {
            Outcome::Level(level) => (level.to_string(), String::new(), answer.note.clone()),
            Outcome::NotApplicable { reason } => {
                ("na".to_owned(), reason.clone(), answer.note.clone())
            }
        },
    };
    if let Some(typed) = typed {
        chosen = typed.text(&field(&code)).to_owned();
        reason = typed.text(&format!("reason-{code}")).to_owned();
        note = typed.text(&format!("note-{code}")).to_owned();
    }
    let levels = Level::ALL.map(|level| {
        let words = standard.level_words(requirement, level).say(language);
        (level.to_string(), words.to_owned(), level >= requirement.conforming)
    });
    let before = shown.progress.as_ref().and_then(|(_, progress)| {
        let change = progress.changes.iter().find(|change| change.requirement == code)?;
        Some(frame.t1("answer-before", "level", change.before?.to_string()))
    });
    let origin = stored.and_then(|answer| answer.origin.as_ref()).map(|origin| {
        let from = Message::new("answer-origin").with("standard", origin.standard.as_str());
        frame.say(from.with("code", origin.requirement.as_str()))
    });
    let files = stored.map(|answer| answer.evidence.as_slice()).unwrap_or_default();
    let files = files.iter().map(|file| {
        (file.sha256.clone(), file.name.clone(), file.media_type.starts_with("image/"))
    });
    let error: Vec<String> = problems
        .iter()
        .filter(|problem| problem.field == field(&code))
        .map(|problem| problem.message.text(language))
        .collect();
    Question {
        title: requirement.title.say(language).to_owned(),
        binding: frame.say(requirement.binding.label()),
        reference: requirement.reference.clone().unwrap_or_default(),
        what: requirement.what.say(language).to_owned(),
        why: requirement.why.say(language).to_owned(),
        how: requirement.how.say(language).to_owned(),
        levels: levels.into(),
        chosen,
        reason,
        note,
        before,
        origin,
        files: files.collect(),
        error: (!error.is_empty()).then(|| error.join(" ")),
        code,
    }
}

/// What was answered in a chapter; what nobody touched keeps its answer.
fn filled(shown: &Shown, chapter: &str, typed: &mut Typed) -> Filled {
    let mut filled = Filled::default();
    for requirement in asked(shown, chapter) {
        let code = &requirement.code;
        let stored = shown.filed.record.content.answers.get(code);
        let outcome = match typed.text(&field(code)) {
            "" => continue,
            "na" => {
                Outcome::NotApplicable { reason: typed.text(&format!("reason-{code}")).to_owned() }
            }
            level => match level.parse().ok().and_then(Level::new) {
                Some(level) => Outcome::Level(level),
                None => continue,
            },
        };
        let note = typed.text(&format!("note-{code}")).to_owned();
        let evidence = stored.map(|answer| answer.evidence.clone()).unwrap_or_default();
        // An answer that somebody looked at anew is the firm's own, wherever it came from.
        let same = stored.filter(|before| before.outcome == outcome && before.note == note);
        let origin = same.and_then(|before| before.origin.clone());
        filled.answers.push((code.clone(), Some(Answer { outcome, note, evidence, origin })));
    }
    if let Kind::OutsideAudit { findings: before, .. } = &shown.filed.record.content.kind
        && typed.ticked("audit")
    {
        let mut findings = Vec::new();
        for line in 0..FINDINGS.max(before.len()) {
            let text = typed.text(&format!("finding-{line}")).to_owned();
            if text.is_empty() {
                continue;
            }
            let grade = typed.text(&format!("grade-{line}"));
            let grade = GRADES.into_iter().find(|one| grade_code(*one) == grade);
            let requirement = typed.text(&format!("of-{line}")).to_owned();
            findings.push(Finding {
                requirement: Some(requirement).filter(|code| !code.is_empty()),
                grade: grade.unwrap_or(Grade::Observation),
                text,
                due: typed.day(&format!("due-{line}")),
                closed: before.get(line).and_then(|before| before.closed),
            });
        }
        let (body, scope) = (typed.text("body").to_owned(), typed.text("scope").to_owned());
        filled.audit = Some(Kind::OutsideAudit { body, scope, findings });
    }
    filled
}

/// Keeps the answers of a chapter and leads to the next, after the last one to the result.
pub(crate) async fn send(
    person: Person,
    State(site): State<Arc<Site>>,
    Address(id): Address<Uuid>,
    RawQuery(query): RawQuery,
    mut typed: Typed,
) -> Response {
    let shown = match load(&site.institution, &person.context, AssessmentId(id)).await {
        Ok(shown) => shown,
        Err(error) => return person.problem(&error),
    };
    let Some(chapter) = chapter(&shown, query.as_deref()) else {
        return person.problem(&ActionError::Missing);
    };
    let version = typed.version();
    let filled = filled(&shown, &chapter, &mut typed);
    let mut problems = std::mem::take(&mut typed.problems);
    if problems.is_empty() {
        let kept =
            answer(&site.institution, &person.context, AssessmentId(id), version, filled).await;
        match kept {
            Ok(()) => {
                let chapters = asking(&shown);
                let at = chapters.iter().position(|one| one.code == chapter);
                let next = at.and_then(|at| chapters.get(at + 1));
                let url = match next {
                    Some(next) if !typed.ticked("leave") => {
                        format!(
                            "/{}/assessments/{id}/answers?chapter={}",
                            person.language, next.code
                        )
                    }
                    _ => format!("/{}/assessments/{id}", person.language),
                };
                return Redirect::to(&url).into_response();
            }
            Err(ActionError::Invalid(found)) => problems = found,
            Err(ActionError::Conflict) if shown.is_draft() => {
                // The page comes again under the version that stands now, with what was typed:
                // sending it once more overwrites knowingly.
                let mut again = view(&person, &shown, &chapter, Some(&typed), &[]);
                again.conflict = true;
                return (StatusCode::CONFLICT, page(&again)).into_response();
            }
            Err(error) => return person.problem(&error),
        }
    }
    let mut again = view(&person, &shown, &chapter, Some(&typed), &problems);
    again.version = version;
    (StatusCode::UNPROCESSABLE_ENTITY, page(&again)).into_response()
}
