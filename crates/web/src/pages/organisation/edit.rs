use std::sync::Arc;

use access::{Action, scope};
use actions::ActionError;
use actions::organisation::{OrganisationPage, create, update};
use axum::extract::{Extension, State};
use axum::response::{IntoResponse, Redirect, Response};
use registry::{Organisation, PartyKind, Problem, problem};
use uuid::Uuid;
use vocabulary::{Country, Language, PartyId};
use words::Message;

use super::{fields, found};
use crate::Site;
use crate::form::Form;
use crate::frame::{Frame, page};
use crate::pages::firm::edit::Edit;
use crate::pages::missing::Address;
use crate::pages::organisations::folder;
use crate::typed::Typed;
use crate::visitor::Person;

/// The key under which a new organisation of a kind is asked for.
fn adding(kind: PartyKind) -> &'static str {
    match kind {
        PartyKind::Firm => "add-firm",
        PartyKind::Community => "add-community",
        PartyKind::Association => "add-association",
        PartyKind::Institution => "add-institution",
        PartyKind::Buyer => "add-buyer",
    }
}

fn new_page(person: &Person, kind: PartyKind, typed: &Typed, problems: &[Problem]) -> Edit {
    let (language, folder) = (person.language, folder(kind));
    let url = format!("/{language}/{folder}");
    let form = fields::form(language, kind, format!("{url}/new"), adding(kind)).cancel(url);
    let form = form.filled(typed, problems, language);
    let title = Message::new(adding(kind));
    Edit::new(Frame::inside(person, folder, format!("{folder}/new"), &title), form)
}

fn may_add(person: &Person) -> Result<(), ActionError> {
    let reach = scope(person.actor(), Action::EditOrganisation);
    if reach.all { Ok(()) } else { Err(ActionError::Missing) }
}

/// The form for a new organisation.
pub(crate) async fn new(person: Person, Extension(kind): Extension<PartyKind>) -> Response {
    match may_add(&person) {
        Ok(()) => page(&new_page(&person, kind, &Typed::of(Vec::new(), person.language), &[])),
        Err(error) => person.problem(&error),
    }
}

/// Adds the organisation.
pub(crate) async fn add(
    person: Person,
    State(site): State<Arc<Site>>,
    Extension(kind): Extension<PartyKind>,
    mut typed: Typed,
) -> Response {
    let language = person.language;
    let (Ok(()), Some(detail)) = (may_add(&person), fields::blank(kind)) else {
        return person.problem(&ActionError::Missing);
    };
    let Some(country) = Country::from_iso3(typed.text("country")) else {
        let problems = [problem("country", "problem-country")];
        return new_page(&person, kind, &typed, &problems).again();
    };
    let blank = Organisation {
        id: PartyId(Uuid::nil()),
        name: String::new(),
        about: String::new(),
        country,
        area: None,
        locality: String::new(),
        industry: None,
        contacts: Vec::new(),
        detail,
    };
    let organisation = fields::read(&mut typed, blank);
    let mut problems = std::mem::take(&mut typed.problems);
    if problems.is_empty() {
        match create(&site.institution, &person.context, organisation).await {
            Ok(id) => {
                let url = format!("/{language}/{}/{id}", folder(kind));
                return Redirect::to(&url).into_response();
            }
            Err(ActionError::Invalid(found)) => problems = found,
            Err(error) => return person.problem(&error),
        }
    }
    new_page(&person, kind, &typed, &problems).again()
}

fn edit_form(language: Language, kind: PartyKind, id: PartyId, version: i64) -> Form {
    let url = format!("/{language}/{}/{id}", folder(kind));
    fields::form(language, kind, format!("{url}/edit"), "save").version(version).cancel(url)
}

fn edit_frame(person: &Person, organisation: &Organisation) -> Frame {
    let folder = folder(organisation.kind());
    let title = Message::new("edit-firm").with("name", organisation.name.as_str());
    Frame::inside(person, folder, format!("{folder}/{}/edit", organisation.id), &title)
}

async fn editable(
    site: &Site,
    person: &Person,
    kind: PartyKind,
    id: PartyId,
) -> Result<OrganisationPage, ActionError> {
    let found = found(site, person, kind, id).await?;
    if found.edit { Ok(found) } else { Err(ActionError::Missing) }
}

/// The form for an organisation that exists.
pub(crate) async fn show(
    person: Person,
    State(site): State<Arc<Site>>,
    Extension(kind): Extension<PartyKind>,
    Address(id): Address<PartyId>,
) -> Response {
    let language = person.language;
    match editable(&site, &person, kind, id).await {
        Ok(found) => {
            let organisation = &found.organisation;
            let form = edit_form(language, kind, id, organisation.version);
            let typed = fields::of(&organisation.record, language);
            let form = form.filled(&typed, &[], language);
            page(&Edit::new(edit_frame(&person, &organisation.record), form))
        }
        Err(error) => person.problem(&error),
    }
}

/// Changes the organisation.
pub(crate) async fn send(
    person: Person,
    State(site): State<Arc<Site>>,
    Extension(kind): Extension<PartyKind>,
    Address(id): Address<PartyId>,
    mut typed: Typed,
) -> Response {
    let language = person.language;
    let found = match editable(&site, &person, kind, id).await {
        Ok(found) => found.organisation,
        Err(error) => return person.problem(&error),
    };
    let current = found.record;
    let organisation = fields::read(&mut typed, current.clone());
    let frame = edit_frame(&person, &current);
    let mut problems = std::mem::take(&mut typed.problems);
    if problems.is_empty() {
        let version = typed.version();
        match update(&site.institution, &person.context, &organisation, version).await {
            Ok(()) => {
                let url = format!("/{language}/{}/{id}", folder(kind));
                return Redirect::to(&url).into_response();
            }
            Err(ActionError::Invalid(found)) => problems = found,
            Err(ActionError::Conflict) => {
                let theirs = fields::of(&current, language);
                let form = edit_form(language, kind, id, found.version);
                let form = form.filled(&typed, &[], language);
                return Edit::new(frame, form).after_conflict(&theirs, &typed);
            }
            Err(error) => return person.problem(&error),
        }
    }
    let form = edit_form(language, kind, id, typed.version());
    Edit::new(frame, form.filled(&typed, &problems, language)).again()
}
