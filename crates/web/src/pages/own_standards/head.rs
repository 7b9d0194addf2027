//! What is said of a standard as a whole, and its chapters.

use std::sync::Arc;

use actions::ActionError;
use actions::library::{Shown, edit, show as load};
use axum::extract::State;
use axum::response::{IntoResponse, Redirect, Response};
use registry::problem;
use standards::{Chapter, Edit, Head, Level, Rule, Sector, Standard};
use uuid::Uuid;
use vocabulary::Language;
use words::Message;

use super::fields::{self, Kind};
use crate::Site;
use crate::form::{Choice, Field, Form, Group, Input};
use crate::frame::{Frame, page};
use crate::pages::firm::edit::Edit as Page;
use crate::pages::missing::Address;
use crate::typed::Typed;
use crate::visitor::Person;

/// The fields of the standard's rule: percent by how much a requirement binds.
const RULE: [&str; 3] = ["rule_major", "rule_minor", "rule_recommendation"];

/// A draft, for whoever may change it.
pub(super) async fn draft(site: &Site, person: &Person, id: Uuid) -> Result<Shown, ActionError> {
    if !super::may_edit(&person.context) {
        return Err(ActionError::Missing);
    }
    let shown = load(&site.institution, &person.context, id).await?;
    if shown.library.record.is_draft() { Ok(shown) } else { Err(ActionError::Conflict) }
}

fn form(language: Language, id: Uuid, version: i64) -> Form {
    let (title, mut others) = fields::texts(language, "library-title", fields::TITLE, Kind::Line);
    let (summary, more) = fields::texts(language, "library-summary", fields::SUMMARY, Kind::Lines);
    others.extend(more);
    let sectors = Sector::ALL.iter().map(|s| Choice::new(s.code(), s.label().text(language)));
    let mut levels = Vec::new();
    for (number, names) in fields::LEVELS.into_iter().enumerate() {
        let (own, more) =
            fields::texts(language, &format!("library-level-{number}"), names, Kind::Line);
        levels.push(own);
        others.extend(more);
    }
    let rule = RULE.map(|name| Field::new(language, name, Input::Line("text", "numeric")));
    let conforming = Field::new(language, "conforming", Input::One(fields::levels())).required();
    let rules = [conforming].into_iter().chain(rule).collect();
    let groups = vec![
        Group::new(vec![
            title.required(),
            summary.required(),
            Field::new(language, "sectors", Input::Many(sectors.collect())),
            Field::line(language, "edition"),
        ]),
        Group::titled(language, "standards-levels", levels),
        Group::titled(language, "library-rule", rules),
        Group::titled(language, "library-translations", others).folded(),
    ];
    let url = format!("/{language}/own-standards/{id}");
    Form::new(language, format!("{url}/head"), "save", groups).cancel(url).version(version)
}

/// What would be typed to get a standard's head.
fn filled(standard: &Standard, language: Language) -> Typed {
    let mut pairs = fields::pairs(&standard.title, fields::TITLE);
    pairs.extend(fields::pairs(&standard.summary, fields::SUMMARY));
    for (words, names) in standard.levels.iter().zip(fields::LEVELS) {
        pairs.extend(fields::pairs(words, names));
    }
    pairs.extend(standard.sectors.iter().map(|sector| ("sectors", sector.code().to_owned())));
    pairs.push(("edition", standard.edition.clone()));
    pairs.push(("conforming", standard.conforming.to_string()));
    let Rule { major, minor, recommendation } = standard.rule;
    pairs.extend(RULE.into_iter().zip([major, minor, recommendation].map(|p| p.to_string())));
    Typed::of(pairs, language)
}

/// What was typed as a standard's head; what cannot be read is noted.
fn read(typed: &mut Typed) -> Head {
    let mut percents = [0; 3];
    for (percent, name) in percents.iter_mut().zip(RULE) {
        match typed.count(name).map(u8::try_from) {
            Some(Ok(found)) if found <= 100 => *percent = found,
            Some(_) => typed.wrong(name, Message::new("problem-library-percent")),
            None => {}
        }
    }
    let [major, minor, recommendation] = percents;
    let title = fields::text(typed, fields::TITLE);
    if title == standards::Text::default() {
        typed.problems.push(problem("title", "problem-library-title"));
    }
    let sectors = typed.all("sectors");
    Head {
        title,
        summary: fields::text(typed, fields::SUMMARY),
        edition: typed.text("edition").to_owned(),
        sectors: Sector::ALL.into_iter().filter(|s| sectors.contains(&s.code())).collect(),
        levels: fields::LEVELS.map(|names| fields::text(typed, names)),
        conforming: level(typed),
        rule: Rule { major, minor, recommendation },
    }
}

/// The level from which something counts as met, as it was chosen.
pub(super) fn level(typed: &Typed) -> Level {
    let chosen = typed.text("conforming").parse().ok().and_then(Level::new);
    chosen.filter(|level| *level > Level::NONE).unwrap_or(Level::ALL[3])
}

/// A page that is a form of a draft, below the draft's address.
pub(super) fn frame(person: &Person, id: Uuid, path: &str, title: &Message) -> Frame {
    Frame::inside(person, "own-standards", format!("own-standards/{id}/{path}"), title)
}

/// The form for what stands at the head.
pub(crate) async fn show(
    person: Person,
    State(site): State<Arc<Site>>,
    Address(id): Address<Uuid>,
) -> Response {
    match draft(&site, &person, id).await {
        Ok(shown) => {
            let typed = filled(&shown.standard, person.language);
            let form = form(person.language, id, shown.library.version);
            let form = form.filled(&typed, &[], person.language);
            page(&Page::new(frame(&person, id, "head", &Message::new("library-head")), form))
        }
        Err(error) => person.problem(&error),
    }
}

/// Changes what stands at the head.
pub(crate) async fn send(
    person: Person,
    State(site): State<Arc<Site>>,
    Address(id): Address<Uuid>,
    mut typed: Typed,
) -> Response {
    let language = person.language;
    let head = read(&mut typed);
    let change = Change {
        id,
        frame: frame(&person, id, "head", &Message::new("library-head")),
        edit: Edit::Head(Box::new(head)),
        to: format!("/{language}/own-standards/{id}"),
    };
    let again = |_: &Shown, version| form(language, id, version);
    change.send(&site, &person, typed, again, |shown| Some(filled(&shown.standard, language))).await
}

/// An edit that a form asks for, and where it leads.
pub(super) struct Change {
    pub(super) id: Uuid,
    pub(super) frame: Frame,
    pub(super) edit: Edit,
    pub(super) to: String,
}

impl Change {
    /// Makes the edit; or the form comes again with what has to be mended, or with what somebody
    /// else changed meanwhile.
    pub(super) async fn send(
        self,
        site: &Site,
        person: &Person,
        mut typed: Typed,
        form: impl Fn(&Shown, i64) -> Form,
        theirs: impl Fn(&Shown) -> Option<Typed>,
    ) -> Response {
        let language = person.language;
        let Self { id, frame, edit: asked, to } = self;
        let shown = match draft(site, person, id).await {
            Ok(shown) => shown,
            Err(error) => return person.problem(&error),
        };
        let mut problems = std::mem::take(&mut typed.problems);
        if problems.is_empty() {
            let version = typed.version();
            match edit(&site.institution, &person.context, id, version, asked).await {
                Ok(()) => return Redirect::to(&to).into_response(),
                Err(ActionError::Invalid(found)) => problems = found,
                Err(ActionError::Conflict) => {
                    let form = form(&shown, shown.library.version).filled(&typed, &[], language);
                    let theirs = theirs(&shown).unwrap_or_else(|| Typed::of(Vec::new(), language));
                    return Page::new(frame, form).after_conflict(&theirs, &typed);
                }
                Err(error) => return person.problem(&error),
            }
        }
        fields::own_title(&mut problems, language);
        let form = form(&shown, typed.version()).filled(&typed, &problems, language);
        Page::new(frame, form).again()
    }
}

fn chapter_form(language: Language, id: Uuid, version: i64, code: Option<&str>) -> Form {
    let (title, others) = fields::texts(language, "library-chapter", fields::TITLE, Kind::Line);
    let mut first = vec![title.required()];
    let url = format!("/{language}/own-standards/{id}");
    let action = match code {
        Some(code) => format!("{url}/chapters/{code}"),
        None => {
            let code = Field::line(language, "code").required();
            first.push(code.labelled(language, "field-chapter-code"));
            format!("{url}/new-chapter")
        }
    };
    let others = Group::titled(language, "library-translations", others).folded();
    Form::new(language, action, "save", vec![Group::new(first), others])
        .cancel(url)
        .version(version)
}

fn chapter_frame(person: &Person, id: Uuid, code: Option<&str>) -> Frame {
    match code {
        Some(code) => {
            frame(person, id, &format!("chapters/{code}"), &Message::new("library-name-chapter"))
        }
        None => frame(person, id, "new-chapter", &Message::new("library-add-chapter")),
    }
}

/// The form for a new chapter; its code is the next number.
pub(crate) async fn new_chapter(
    person: Person,
    State(site): State<Arc<Site>>,
    Address(id): Address<Uuid>,
) -> Response {
    match draft(&site, &person, id).await {
        Ok(shown) => {
            let next = free(|code| shown.standard.chapters.iter().any(|c| c.code == code), "");
            let typed = Typed::of(vec![("code", next)], person.language);
            let form = chapter_form(person.language, id, shown.library.version, None);
            let form = form.filled(&typed, &[], person.language);
            page(&Page::new(chapter_frame(&person, id, None), form))
        }
        Err(error) => person.problem(&error),
    }
}

/// The first number behind a letter that is no code yet.
pub(super) fn free(taken: impl Fn(&str) -> bool, letter: &str) -> String {
    let mut codes = (1_u32..).map(|number| format!("{letter}{number}"));
    codes.find(|code| !taken(code)).unwrap_or_default()
}

/// Adds a chapter.
pub(crate) async fn add_chapter(
    person: Person,
    State(site): State<Arc<Site>>,
    Address(id): Address<Uuid>,
    mut typed: Typed,
) -> Response {
    let chapter =
        Chapter { code: typed.text("code").to_owned(), parent: None, title: titled(&mut typed) };
    let change = Change {
        id,
        frame: chapter_frame(&person, id, None),
        edit: Edit::AddChapter(chapter),
        to: format!("/{}/own-standards/{id}", person.language),
    };
    let again = |_: &Shown, version| chapter_form(person.language, id, version, None);
    change.send(&site, &person, typed, again, |_| None).await
}

fn titled(typed: &mut Typed) -> standards::Text {
    let title = fields::text(typed, fields::TITLE);
    if title == standards::Text::default() {
        typed.problems.push(problem("title", "problem-library-title"));
    }
    title
}

fn chapter_filled(shown: &Shown, code: &str, language: Language) -> Option<Typed> {
    let chapter = shown.standard.chapters.iter().find(|chapter| chapter.code == code)?;
    Some(Typed::of(fields::pairs(&chapter.title, fields::TITLE), language))
}

/// The form for a chapter's title.
pub(crate) async fn show_chapter(
    person: Person,
    State(site): State<Arc<Site>>,
    Address((id, code)): Address<(Uuid, String)>,
) -> Response {
    let language = person.language;
    let shown = match draft(&site, &person, id).await {
        Ok(shown) => shown,
        Err(error) => return person.problem(&error),
    };
    let Some(typed) = chapter_filled(&shown, &code, language) else {
        return person.problem(&ActionError::Missing);
    };
    let form = chapter_form(language, id, shown.library.version, Some(&code));
    page(&Page::new(chapter_frame(&person, id, Some(&code)), form.filled(&typed, &[], language)))
}

/// Gives a chapter another title.
pub(crate) async fn name_chapter(
    person: Person,
    State(site): State<Arc<Site>>,
    Address((id, code)): Address<(Uuid, String)>,
    mut typed: Typed,
) -> Response {
    let language = person.language;
    let change = Change {
        id,
        frame: chapter_frame(&person, id, Some(&code)),
        edit: Edit::NameChapter(code.clone(), titled(&mut typed)),
        to: format!("/{language}/own-standards/{id}"),
    };
    let again = |_: &Shown, version| chapter_form(language, id, version, Some(&code));
    change.send(&site, &person, typed, again, |shown| chapter_filled(shown, &code, language)).await
}
