//! Standards of the institution's own: drafted, commented on, published, renewed, withdrawn.

pub(crate) mod acts;
pub(crate) mod fields;
pub(crate) mod head;
pub(crate) mod requirement;
pub(crate) mod show;
pub(crate) mod text;

use std::sync::Arc;

use access::{Action, scope};
use actions::library::{Library, begin, list as all};
use actions::{ActionError, Context};
use askama::Template;
use axum::extract::State;
use axum::response::{IntoResponse, Redirect, Response};
use standards::Text;
use words::{Message, decimal};

use self::fields::Kind;
use crate::Site;
use crate::form::{Field, Form, Group};
use crate::frame::{Frame, page};
use crate::pages::firm::edit::Edit;
use crate::typed::Typed;
use crate::visitor::Person;

/// One library in the list.
struct Entry {
    url: String,
    title: String,
    state: &'static str,
    says: String,
    comments: Option<usize>,
}

#[derive(Template)]
#[template(path = "own_standards.html")]
struct Page {
    frame: Frame,
    entries: Vec<Entry>,
    may_edit: bool,
}

/// Whether somebody may write standards.
fn may_edit(context: &Context) -> bool {
    !scope(&context.actor, Action::EditStandard).is_none()
}

/// A text in the reader's language, or else in whichever it is there.
fn said<'a>(text: &'a Text, person: &Person) -> &'a str {
    let all = [text.say(person.language), &text.es, &text.en, &text.pt];
    all.into_iter().find(|text| !text.is_empty()).unwrap_or_default()
}

/// The key of the word for how far a library is.
fn state(library: &Library) -> &'static str {
    match (library.published, library.withdrawn) {
        (None, _) => "library-draft",
        (Some(_), None) => "library-published",
        (Some(_), Some(_)) => "library-withdrawn",
    }
}

/// What a library is called when one speaks of it briefly: code and version.
fn version(frame: &Frame, library: &Library) -> String {
    let version = decimal(f64::from(library.version), 0);
    frame.say(
        Message::new("library-version")
            .with("code", library.code.as_str())
            .with("version", version),
    )
}

/// Every library of the institution's own.
pub(crate) async fn list(person: Person, State(site): State<Arc<Site>>) -> Response {
    let libraries = match all(&site.institution, &person.context).await {
        Ok(libraries) => libraries,
        Err(error) => return person.problem(&error),
    };
    let title = Message::new("own-standards-title");
    let frame = Frame::inside(&person, "own-standards", "own-standards", &title);
    let entries = libraries.iter().filter_map(|stored| {
        let library = &stored.record;
        let (standard, _) = standards::draft(&library.file(), &library.text).ok()?;
        let count = frame.t1("standards-count", "count", standard.requirements.len());
        Some(Entry {
            url: frame.url(&format!("own-standards/{}", library.id)),
            title: said(&standard.title, &person).to_owned(),
            state: state(library),
            says: format!("{} · {count}", version(&frame, library)),
            comments: Some(library.open_comments()).filter(|open| *open > 0),
        })
    });
    let entries = entries.collect();
    page(&Page { entries, may_edit: may_edit(&person.context), frame })
}

/// The form that begins a draft with its code and title alone.
fn form(person: &Person) -> Form {
    let language = person.language;
    let code = Field::line(language, "code").required().labelled(language, "field-library-code");
    let (own, others) = fields::texts(language, "library-title", fields::TITLE, Kind::Line);
    let groups = vec![
        Group::new(vec![own.required(), code]),
        Group::titled(language, "library-translations", others).folded(),
    ];
    let url = format!("/{language}/own-standards");
    Form::new(language, format!("{url}/new"), "library-begin", groups).cancel(url)
}

fn new_frame(person: &Person) -> Frame {
    Frame::inside(person, "own-standards", "own-standards/new", &Message::new("library-new"))
}

/// The form for a new draft.
pub(crate) async fn new(person: Person) -> Response {
    if !may_edit(&person.context) {
        return person.problem(&ActionError::Missing);
    }
    let frame = new_frame(&person);
    let lead = Some(frame.t("library-new-lead"));
    page(&Edit { lead, ..Edit::new(frame, form(&person)) })
}

/// Begins a draft and leads to it.
pub(crate) async fn add(person: Person, State(site): State<Arc<Site>>, typed: Typed) -> Response {
    let language = person.language;
    let title = fields::text(&typed, fields::TITLE);
    match begin(&site.institution, &person.context, typed.text("code"), title).await {
        Ok(id) => Redirect::to(&format!("/{language}/own-standards/{id}")).into_response(),
        Err(ActionError::Invalid(mut problems)) => {
            fields::own_title(&mut problems, language);
            let form = form(&person).filled(&typed, &problems, language);
            Edit::new(new_frame(&person), form).again()
        }
        Err(error) => person.problem(&error),
    }
}
