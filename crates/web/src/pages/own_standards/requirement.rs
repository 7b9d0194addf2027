//! One requirement of a library: to read and comment on, and the form that writes it.

use std::sync::Arc;

use actions::ActionError;
use actions::library::{Shown, show as load};
use askama::Template;
use axum::extract::{RawQuery, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use registry::{Problem, problem};
use standards::{Binding, Edit, Evidence, Requirement, Standard, Text};
use uuid::Uuid;
use vocabulary::Language;
use words::{Arg, Message};

use super::fields::{self, Kind};
use super::head::{Change, draft, frame, free, level};
use super::show::{Said, comments};
use super::{may_edit, said};
use crate::Site;
use crate::form::{Choice, Field, Form, Group, Input};
use crate::frame::{Frame, page};
use crate::pages::firm::edit::Edit as EditPage;
use crate::pages::missing::Address;
use crate::typed::Typed;
use crate::visitor::Person;

#[derive(Template)]
#[template(path = "own_requirement.html")]
struct Page {
    frame: Frame,
    id: Uuid,
    version: i64,
    standard: String,
    code: String,
    binding: String,
    what: String,
    why: String,
    how: String,
    evidence: Option<String>,
    needs: Option<String>,
    comments: Vec<Said>,
    typed: String,
    problems: Vec<String>,
    is_draft: bool,
    may_edit: bool,
}

/// A requirement with what was said of it.
pub(crate) async fn show(
    person: Person,
    State(site): State<Arc<Site>>,
    Address((id, code)): Address<(Uuid, String)>,
) -> Response {
    shown(&site, &person, id, &code, "", &[]).await
}

/// The page, with a comment that has to be mended.
pub(super) async fn shown(
    site: &Site,
    person: &Person,
    id: Uuid,
    code: &str,
    typed: &str,
    problems: &[Problem],
) -> Response {
    let shown = match load(&site.institution, &person.context, id).await {
        Ok(shown) => shown,
        Err(error) => return person.problem(&error),
    };
    let Some(requirement) = shown.standard.requirement(code) else {
        return person.problem(&ActionError::Missing);
    };
    let title = Message::new("verbatim")
        .with("text", format!("{code} · {}", said(&requirement.title, person)));
    let frame = frame(person, id, &format!("requirements/{code}"), &title);
    let kinds: Vec<Arg> = requirement.evidence.iter().map(|kind| kind.label().into()).collect();
    let needs = requirement.needs.join(", ");
    let body = page(&Page {
        id,
        version: shown.library.version,
        standard: said(&shown.standard.title, person).to_owned(),
        code: code.to_owned(),
        binding: frame.say(requirement.binding.label()),
        what: said(&requirement.what, person).to_owned(),
        why: said(&requirement.why, person).to_owned(),
        how: said(&requirement.how, person).to_owned(),
        evidence: (!kinds.is_empty()).then(|| frame.t1("standards-evidence", "kinds", kinds)),
        needs: (!needs.is_empty()).then(|| frame.t1("standards-needs", "codes", needs)),
        comments: comments(&shown, person, Some(code)),
        typed: typed.to_owned(),
        problems: problems.iter().map(|p| p.message.text(person.language)).collect(),
        is_draft: shown.library.record.is_draft(),
        may_edit: may_edit(&person.context),
        frame,
    });
    match problems {
        [] => body,
        _ => (StatusCode::UNPROCESSABLE_ENTITY, body).into_response(),
    }
}

/// The form of a requirement; a new one is also asked for its code.
fn form(language: Language, id: Uuid, version: i64, shown: &Shown, code: Option<&str>) -> Form {
    let standard = &shown.standard;
    let title = |text: &Text| {
        let own = text.say(language);
        if own.is_empty() { text.es.clone() } else { own.to_owned() }
    };
    let mut others = Vec::new();
    let mut text = |of, names, kind| {
        let (own, more) = fields::texts(language, of, names, kind);
        others.extend(more);
        own
    };
    let mut first = vec![
        text("requirement-title", fields::TITLE, Kind::Line).required(),
        text("requirement-what", fields::WHAT, Kind::Lines).required(),
        text("requirement-why", fields::WHY, Kind::Lines).required(),
        text("requirement-how", fields::HOW, Kind::Lines).required(),
    ];
    if code.is_none() {
        let field = Field::line(language, "code").required();
        first.insert(0, field.labelled(language, "field-requirement-code"));
    }
    let bindings = Binding::ALL.iter().map(|b| Choice::new(b.code(), b.label().text(language)));
    let weights = (1..=5).map(|weight: u8| Choice::new(weight, weight.to_string()));
    let chapters = standard.chapters.iter().map(|c| Choice::new(&c.code, title(&c.title)));
    let evidence = Evidence::ALL.iter().map(|e| Choice::new(e.code(), e.label().text(language)));
    let needs = standard.requirements.iter().filter(|other| Some(&*other.code) != code);
    let needs = needs.map(|r| Choice::new(&r.code, format!("{} · {}", r.code, title(&r.title))));
    let needs: Vec<Choice> = needs.collect();
    let mut second = vec![
        Field::new(language, "binding", Input::Radio(bindings.collect())),
        Field::new(language, "conforming", Input::One(fields::levels())).required(),
        Field::new(language, "chapter", Input::One(chapters.collect())).required(),
        Field::new(language, "evidence_kinds", Input::Many(evidence.collect())),
    ];
    if !needs.is_empty() {
        second.push(Field::new(language, "needs", Input::Many(needs)));
    }
    second.push(Field::new(language, "weight", Input::One(weights.collect())).required());
    second.push(Field::line(language, "reference"));
    let url = format!("/{language}/own-standards/{id}");
    let action = match code {
        Some(code) => format!("{url}/requirements/{code}/edit"),
        None => format!("{url}/new-requirement"),
    };
    let groups = vec![
        Group::new(first),
        Group::titled(language, "library-binding", second),
        Group::titled(language, "library-translations", others).folded(),
    ];
    let back = code.map_or_else(|| url.clone(), |code| format!("{url}/requirements/{code}"));
    Form::new(language, action, "save", groups).cancel(back).version(version)
}

/// What would be typed to get a requirement.
fn filled(requirement: &Requirement, language: Language) -> Typed {
    let Requirement { title, what, why, how, .. } = requirement;
    let mut pairs = fields::pairs(title, fields::TITLE);
    for (text, names) in [(what, fields::WHAT), (why, fields::WHY), (how, fields::HOW)] {
        pairs.extend(fields::pairs(text, names));
    }
    pairs.push(("code", requirement.code.clone()));
    pairs.push(("binding", requirement.binding.code().to_owned()));
    pairs.push(("conforming", requirement.conforming.to_string()));
    pairs.push(("chapter", requirement.chapter.clone()));
    pairs.push(("weight", requirement.weight.to_string()));
    pairs.push(("reference", requirement.reference.clone().unwrap_or_default()));
    pairs.extend(requirement.evidence.iter().map(|e| ("evidence_kinds", e.code().to_owned())));
    pairs.extend(requirement.needs.iter().map(|need| ("needs", need.clone())));
    Typed::of(pairs, language)
}

/// What was typed as a requirement; what cannot be read is noted.
fn read(typed: &mut Typed, standard: &Standard, code: String) -> Requirement {
    let title = fields::text(typed, fields::TITLE);
    if title == Text::default() {
        typed.problems.push(problem("title", "problem-library-title"));
    }
    let chapter = typed.text("chapter").to_owned();
    if !standard.chapters.iter().any(|known| known.code == chapter) {
        typed.problems.push(problem("chapter", "problem-library-no-chapter"));
    }
    let binding = Binding::ALL.into_iter().find(|one| one.code() == typed.text("binding"));
    let kinds = typed.all("evidence_kinds");
    let needs = typed.all("needs").into_iter();
    let needs = needs.filter(|need| *need != code && standard.requirement(need).is_some());
    let weight = typed.text("weight").parse().ok().filter(|weight| (1..=5).contains(weight));
    Requirement {
        needs: needs.map(str::to_owned).collect(),
        evidence: Evidence::ALL.into_iter().filter(|e| kinds.contains(&e.code())).collect(),
        title,
        what: fields::text(typed, fields::WHAT),
        why: fields::text(typed, fields::WHY),
        how: fields::text(typed, fields::HOW),
        binding: binding.unwrap_or(Binding::Minor),
        weight: weight.unwrap_or(1),
        conforming: level(typed),
        reference: Some(typed.text("reference").to_owned()).filter(|text| !text.is_empty()),
        // Words of its own for the levels come with a file; this form leaves them as they are.
        levels: standard.requirement(&code).and_then(|before| before.levels.clone()),
        chapter,
        code,
    }
}

fn new_frame(person: &Person, id: Uuid) -> Frame {
    frame(person, id, "new-requirement", &Message::new("library-add-requirement"))
}

/// The form for a new requirement, in the chapter that the address names.
pub(crate) async fn new(
    person: Person,
    State(site): State<Arc<Site>>,
    Address(id): Address<Uuid>,
    RawQuery(query): RawQuery,
) -> Response {
    let language = person.language;
    let shown = match draft(&site, &person, id).await {
        Ok(shown) => shown,
        Err(error) => return person.problem(&error),
    };
    let query = query.unwrap_or_default();
    let chapter = form_urlencoded::parse(query.as_bytes()).find(|(key, _)| key == "chapter");
    let standard = &shown.standard;
    let taken = |code: &str| {
        standard.requirement(code).is_some() || standard.retired.iter().any(|old| old == code)
    };
    let typed = Typed::of(
        vec![
            ("code", free(taken, "R")),
            ("chapter", chapter.map(|(_, chapter)| chapter.into_owned()).unwrap_or_default()),
            ("binding", Binding::Minor.code().to_owned()),
            ("conforming", standard.conforming.to_string()),
            ("weight", "1".to_owned()),
        ],
        language,
    );
    let form = form(language, id, shown.library.version, &shown, None);
    page(&EditPage::new(new_frame(&person, id), form.filled(&typed, &[], language)))
}

/// Adds a requirement.
pub(crate) async fn add(
    person: Person,
    State(site): State<Arc<Site>>,
    Address(id): Address<Uuid>,
    mut typed: Typed,
) -> Response {
    let language = person.language;
    let shown = match draft(&site, &person, id).await {
        Ok(shown) => shown,
        Err(error) => return person.problem(&error),
    };
    let code = typed.text("code").to_owned();
    let requirement = read(&mut typed, &shown.standard, code);
    let to = format!("/{language}/own-standards/{id}#{}", requirement.code);
    let edit = Edit::Add(Box::new(requirement));
    let change = Change { id, frame: new_frame(&person, id), edit, to };
    let again = |shown: &Shown, version| form(language, id, version, shown, None);
    change.send(&site, &person, typed, again, |_| None).await
}

fn edit_frame(person: &Person, id: Uuid, code: &str) -> Frame {
    let title = Message::new("library-edit-requirement").with("code", code);
    frame(person, id, &format!("requirements/{code}/edit"), &title)
}

/// The form of a requirement that is there.
pub(crate) async fn edit(
    person: Person,
    State(site): State<Arc<Site>>,
    Address((id, code)): Address<(Uuid, String)>,
) -> Response {
    let language = person.language;
    let shown = match draft(&site, &person, id).await {
        Ok(shown) => shown,
        Err(error) => return person.problem(&error),
    };
    let Some(requirement) = shown.standard.requirement(&code) else {
        return person.problem(&ActionError::Missing);
    };
    let form = form(language, id, shown.library.version, &shown, Some(&code));
    let form = form.filled(&filled(requirement, language), &[], language);
    page(&EditPage::new(edit_frame(&person, id, &code), form))
}

/// Writes a requirement anew.
pub(crate) async fn send(
    person: Person,
    State(site): State<Arc<Site>>,
    Address((id, code)): Address<(Uuid, String)>,
    mut typed: Typed,
) -> Response {
    let language = person.language;
    let shown = match draft(&site, &person, id).await {
        Ok(shown) => shown,
        Err(error) => return person.problem(&error),
    };
    let edit = Edit::Replace(Box::new(read(&mut typed, &shown.standard, code.clone())));
    let to = format!("/{language}/own-standards/{id}/requirements/{code}");
    let change = Change { id, frame: edit_frame(&person, id, &code), edit, to };
    let again = |shown: &Shown, version| form(language, id, version, shown, Some(&code));
    let theirs = |shown: &Shown| shown.standard.requirement(&code).map(|r| filled(r, language));
    change.send(&site, &person, typed, again, theirs).await
}
