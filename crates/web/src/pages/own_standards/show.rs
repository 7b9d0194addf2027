//! A library as a whole: its chapters, what is missing, what it changes, what was said of it.

use std::collections::BTreeSet;
use std::sync::Arc;

use actions::ActionError;
use actions::library::{Shown, show as load};
use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use registry::Problem;
use standards::Fault;
use uuid::Uuid;
use words::{Arg, Message};

use super::{may_edit, said, state, version};
use crate::Site;
use crate::frame::{Frame, download, page};
use crate::pages::missing::Address;
use crate::show::moment;
use crate::visitor::Person;

/// How many of the things that are missing are listed; the rest is counted.
const LISTED: usize = 12;

/// A comment and its answer.
pub(super) struct Said {
    /// Its place among the comments.
    pub(super) place: usize,
    pub(super) who: String,
    pub(super) at: String,
    pub(super) text: String,
    pub(super) reply: Option<(String, String, String)>,
}

/// What was said of a requirement, or of the whole.
pub(super) fn comments(shown: &Shown, person: &Person, of: Option<&str>) -> Vec<Said> {
    let zone = &person.context.zone;
    let named = |account| shown.people.get(account).cloned().unwrap_or_default();
    let at = |at| moment(person.language, at, zone);
    let all = shown.library.record.comments.iter().enumerate();
    // What was said of a requirement that is gone stands with what was said of the whole.
    let there = |code: &&str| shown.standard.requirement(code).is_some();
    all.filter(|(_, comment)| comment.requirement.as_deref().filter(there) == of)
        .map(|(place, comment)| Said {
            place,
            who: named(&comment.author),
            at: at(comment.at),
            text: comment.text.clone(),
            reply: comment
                .reply
                .as_ref()
                .map(|reply| (named(&reply.author), at(reply.at), reply.text.clone())),
        })
        .collect()
}

struct Line {
    code: String,
    title: String,
    binding: String,
    /// How many comments there are, and how many wait for an answer.
    comments: usize,
    open: usize,
    first: bool,
}

struct ChapterLines {
    code: String,
    title: String,
    first: bool,
    lines: Vec<Line>,
}

#[derive(Template)]
#[template(path = "own_standard.html")]
struct Page {
    frame: Frame,
    id: Uuid,
    version: i64,
    says: String,
    state: &'static str,
    when: Option<String>,
    summary: String,
    code: String,
    chapters: Vec<ChapterLines>,
    /// What is missing: the sentence, and the page where it is mended.
    missing: Vec<(String, Option<String>)>,
    more: Option<usize>,
    open: usize,
    /// The version before, what is asked again and why, and what is gone.
    before: Option<String>,
    again: Vec<(String, String, String)>,
    gone: Vec<String>,
    comments: Vec<Said>,
    typed: String,
    problems: Vec<String>,
    is_draft: bool,
    is_open: bool,
    may_edit: bool,
}

/// A library.
pub(crate) async fn show(
    person: Person,
    State(site): State<Arc<Site>>,
    Address(id): Address<Uuid>,
) -> Response {
    shown(&site, &person, id, "", &[]).await
}

/// The page, with what has to be mended before something can be done.
pub(super) async fn shown(
    site: &Site,
    person: &Person,
    id: Uuid,
    typed: &str,
    problems: &[Problem],
) -> Response {
    match load(&site.institution, &person.context, id).await {
        Ok(shown) => {
            let body = page(&view(person, id, &shown, typed, problems));
            match problems {
                [] => body,
                _ => (StatusCode::UNPROCESSABLE_ENTITY, body).into_response(),
            }
        }
        Err(error) => person.problem(&error),
    }
}

/// The text of a library as a file.
pub(crate) async fn file(
    person: Person,
    State(site): State<Arc<Site>>,
    Address(id): Address<Uuid>,
) -> Response {
    match load(&site.institution, &person.context, id).await {
        Ok(shown) => {
            let library = shown.library.record;
            let name = format!("{}-{}.toml", library.code, library.version);
            download(library.text.into_bytes(), "application/toml", &name)
        }
        Err(ActionError::Invalid(_)) => person.problem(&ActionError::Missing),
        Err(error) => person.problem(&error),
    }
}

fn view(person: &Person, id: Uuid, shown: &Shown, typed: &str, problems: &[Problem]) -> Page {
    let language = person.language;
    let (library, standard) = (&shown.library.record, &shown.standard);
    let name = Message::new("verbatim").with("text", said(&standard.title, person));
    let frame = Frame::inside(person, "own-standards", format!("own-standards/{id}"), &name);
    let line = |code: &str, first| {
        let requirement = standard.requirement(code)?;
        let of = library.comments.iter().filter(|c| c.requirement.as_deref() == Some(code));
        Some(Line {
            code: code.to_owned(),
            title: said(&requirement.title, person).to_owned(),
            binding: frame.say(requirement.binding.label()),
            comments: of.clone().count(),
            open: of.filter(|comment| comment.reply.is_none()).count(),
            first,
        })
    };
    let chapters = standard.chapters.iter().enumerate().map(|(at, chapter)| ChapterLines {
        code: chapter.code.clone(),
        title: said(&chapter.title, person).to_owned(),
        first: at == 0,
        lines: standard
            .in_chapter(&chapter.code)
            .enumerate()
            .filter_map(|(at, requirement)| line(&requirement.code, at == 0))
            .collect(),
    });
    let chapters = chapters.collect();
    let mut missing = missing(&frame, id, shown);
    let more = missing.len().checked_sub(LISTED).filter(|more| *more > 0);
    missing.truncate(LISTED);
    let title = |code: &str| {
        let found = standard.requirement(code);
        found.map(|r| said(&r.title, person).to_owned()).unwrap_or_default()
    };
    let again = shown.again.iter().map(|asked| {
        let why = frame.t(&format!("asked-again-{}", asked.why.code()));
        (asked.requirement.clone(), title(&asked.requirement), why)
    });
    let when = library.withdrawn.or(library.published);
    let before = shown.before.as_ref().map(|before| {
        frame.t1("library-changes", "version", words::decimal(f64::from(before.version), 0))
    });
    Page {
        id,
        version: shown.library.version,
        says: version(&frame, library),
        state: state(library),
        when: when.map(|at| moment(language, at, &person.context.zone)),
        summary: said(&standard.summary, person).to_owned(),
        code: library.code.clone(),
        chapters,
        more,
        missing,
        open: library.open_comments(),
        before,
        again: again.collect(),
        gone: shown.gone.clone(),
        comments: comments(shown, person, None),
        typed: typed.to_owned(),
        problems: problems.iter().map(|problem| problem.message.text(language)).collect(),
        is_draft: library.is_draft(),
        is_open: library.published.is_some() && library.withdrawn.is_none(),
        may_edit: may_edit(&person.context),
        frame,
    }
}

/// What is wrong or missing, and the page where it is mended. The texts that one thing lacks are
/// said in one sentence.
fn missing(frame: &Frame, id: Uuid, shown: &Shown) -> Vec<(String, Option<String>)> {
    let url = frame.url(&format!("own-standards/{id}"));
    let mut sentences: Vec<(String, Option<String>)> = Vec::new();
    let mut said: BTreeSet<&str> = BTreeSet::new();
    for error in &shown.missing {
        let of = match &error.fault {
            Fault::Language { of, .. } => of,
            Fault::Empty => {
                sentences.push((frame.t("library-nothing-required"), None));
                continue;
            }
            _ => {
                sentences.push((frame.say(error.message()), Some(format!("{url}/text"))));
                continue;
            }
        };
        if !said.insert(of) {
            continue;
        }
        let (mut fields, mut languages) = (BTreeSet::new(), BTreeSet::new());
        for error in &shown.missing {
            if let Fault::Language { of: other, field, language } = &error.fault
                && other == of
            {
                fields.insert(frame.t(&format!("library-field-{field}")));
                languages.insert(language.own_name());
            }
        }
        // A requirement and a chapter may bear the same code; a chapter has a title alone.
        let chapter = shown.standard.chapters.iter().any(|chapter| chapter.code == *of);
        let (name, page) = if of == "standard" {
            (frame.t("library-head"), format!("{url}/head"))
        } else if shown.standard.requirement(of).is_some() {
            (of.clone(), format!("{url}/requirements/{of}/edit"))
        } else if chapter {
            (of.clone(), format!("{url}/chapters/{of}"))
        } else {
            (of.clone(), format!("{url}/text"))
        };
        let list = |words: Vec<&str>| words.into_iter().map(Arg::from).collect::<Vec<Arg>>();
        let sentence = Message::new("library-missing-text")
            .with("of", name)
            .with("what", list(fields.iter().map(String::as_str).collect()))
            .with("language", list(languages.into_iter().collect()));
        sentences.push((frame.say(sentence), Some(page)));
    }
    sentences
}
