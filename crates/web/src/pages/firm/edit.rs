use std::sync::Arc;

use access::{Action, scope};
use actions::ActionError;
use actions::firm::{create, show as load, update};
use askama::Template;
use axum::extract::{Query, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use registry::{Firm, PartyKind};
use serde::Deserialize;
use store::Page as Rows;
use uuid::Uuid;
use vocabulary::{CommunityId, Country, FirmId, Language};
use words::Message;

use super::fields;
use crate::Site;
use crate::form::{Choice, Form};
use crate::frame::{Frame, page};
use crate::pages::missing::Address;
use crate::typed::Typed;
use crate::visitor::Person;

/// A page that is a form: every page that adds or changes something.
#[derive(Template)]
#[template(path = "edit.html")]
pub(crate) struct Edit {
    pub(crate) frame: Frame,
    pub(crate) lead: Option<String>,
    pub(crate) form: Form,
    /// What somebody else changed since the form was shown: label, theirs, what was typed.
    pub(crate) changed: Vec<(String, String, String)>,
}

impl Edit {
    pub(crate) fn new(frame: Frame, form: Form) -> Self {
        Self { frame, lead: None, form, changed: Vec::new() }
    }

    /// The page as an answer to something that has to be mended.
    pub(crate) fn again(self) -> Response {
        (StatusCode::UNPROCESSABLE_ENTITY, page(&self)).into_response()
    }

    /// The page as an answer to a change that met another one: what was typed stays, what the other
    /// changed stands above it, and sending again overwrites knowingly.
    pub(crate) fn after_conflict(mut self, theirs: &Typed, typed: &Typed) -> Response {
        for field in self.form.groups.iter().flat_map(|group| &group.fields) {
            let [other, own] = [theirs, typed].map(|t| t.all(field.name).join(", "));
            if other != own {
                self.changed.push((field.label.clone(), other, own));
            }
        }
        (StatusCode::CONFLICT, page(&self)).into_response()
    }
}

/// The communities in which the person may register firms.
pub(crate) async fn communities(site: &Site, person: &Person) -> Result<Vec<Choice>, ActionError> {
    let reach = scope(person.actor(), Action::AddFirm);
    let context = &person.context;
    let kind = PartyKind::Community;
    let all =
        actions::organisation::list(&site.institution, context, kind, None, Rows::ALL).await?;
    let own = all.rows.into_iter().filter(|community| {
        reach.all || reach.communities.contains(&CommunityId(community.record.id.0))
    });
    Ok(own.map(|community| Choice::new(community.record.id, community.record.name)).collect())
}

#[derive(Debug, Default, Deserialize)]
pub(crate) struct Asked {
    community: Option<String>,
}

fn new_form(language: Language, communities: Vec<Choice>) -> Form {
    fields::form(language, format!("/{language}/firms/new"), "add-firm", Some(communities))
        .cancel(format!("/{language}/firms"))
}

fn new_frame(person: &Person) -> Frame {
    Frame::inside(person, "firms", "firms/new", &Message::new("add-firm"))
}

/// The form for a new firm.
pub(crate) async fn new(
    person: Person,
    State(site): State<Arc<Site>>,
    Query(asked): Query<Asked>,
) -> Response {
    let language = person.language;
    if scope(person.actor(), Action::AddFirm).is_none() {
        return person.problem(&ActionError::Missing);
    }
    let choices = match communities(&site, &person).await {
        Ok(choices) => choices,
        Err(error) => return person.problem(&error),
    };
    let first = asked.community.or_else(|| choices.first().map(|choice| choice.value.clone()));
    let country = match first.as_deref().and_then(|id| id.parse().ok()) {
        Some(id) => actions::organisation::show(&site.institution, &person.context, id).await.ok(),
        None => None,
    };
    let country = country.map(|page| page.organisation.record.country.iso3()).unwrap_or_default();
    let start = vec![
        ("community", first.unwrap_or_default()),
        ("country", country.to_owned()),
        ("formal", "yes".to_owned()),
    ];
    let typed = Typed::of(start, language);
    let form = new_form(language, choices).filled(&typed, &[], language);
    page(&Edit::new(new_frame(&person), form))
}

/// Registers the firm.
pub(crate) async fn add(
    person: Person,
    State(site): State<Arc<Site>>,
    mut typed: Typed,
) -> Response {
    let language = person.language;
    let id = FirmId(Uuid::nil());
    let Some(country) = Country::from_iso3(typed.text("country")) else {
        return person.problem(&ActionError::Missing);
    };
    let firm = fields::read(&mut typed, Firm::new(id, country));
    let community = typed.text("community").parse::<CommunityId>().ok();
    let mut problems = std::mem::take(&mut typed.problems);
    if problems.is_empty() {
        match create(&site.institution, &person.context, firm, community).await {
            Ok(id) => return Redirect::to(&format!("/{language}/firms/{id}")).into_response(),
            Err(ActionError::Invalid(found)) => problems = found,
            Err(error) => return person.problem(&error),
        }
    }
    match communities(&site, &person).await {
        Ok(choices) => {
            let form = new_form(language, choices).filled(&typed, &problems, language);
            Edit::new(new_frame(&person), form).again()
        }
        Err(error) => person.problem(&error),
    }
}

fn edit_form(language: Language, id: FirmId, version: i64) -> Form {
    let url = format!("/{language}/firms/{id}");
    fields::form(language, format!("{url}/edit"), "save", None).version(version).cancel(url)
}

fn edit_frame(person: &Person, firm: &Firm) -> Frame {
    let title = Message::new("edit-firm").with("name", firm.name());
    Frame::inside(person, "firms", format!("firms/{}/edit", firm.id), &title)
}

/// The form for a firm that exists.
pub(crate) async fn show(
    person: Person,
    State(site): State<Arc<Site>>,
    Address(id): Address<FirmId>,
) -> Response {
    let language = person.language;
    match load(&site.institution, &person.context, id).await {
        Ok(found) if found.allowed.edit => {
            let typed = fields::of(&found.firm.record, language);
            let form = edit_form(language, id, found.firm.version).filled(&typed, &[], language);
            page(&Edit::new(edit_frame(&person, &found.firm.record), form))
        }
        Ok(_) => person.problem(&ActionError::Missing),
        Err(error) => person.problem(&error),
    }
}

/// Changes the firm.
pub(crate) async fn send(
    person: Person,
    State(site): State<Arc<Site>>,
    Address(id): Address<FirmId>,
    mut typed: Typed,
) -> Response {
    let language = person.language;
    let found = match load(&site.institution, &person.context, id).await {
        Ok(found) => found,
        Err(error) => return person.problem(&error),
    };
    let current = found.firm.record;
    let firm = fields::read(&mut typed, current.clone());
    let mut problems = std::mem::take(&mut typed.problems);
    if problems.is_empty() {
        match update(&site.institution, &person.context, &firm, typed.version()).await {
            Ok(()) => return Redirect::to(&format!("/{language}/firms/{id}")).into_response(),
            Err(ActionError::Invalid(found)) => problems = found,
            Err(ActionError::Conflict) => {
                let theirs = fields::of(&current, language);
                let form = edit_form(language, id, found.firm.version);
                let form = form.filled(&typed, &[], language);
                let edit = Edit::new(edit_frame(&person, &current), form);
                return edit.after_conflict(&theirs, &typed);
            }
            Err(error) => return person.problem(&error),
        }
    }
    let form = edit_form(language, id, typed.version()).filled(&typed, &problems, language);
    Edit::new(edit_frame(&person, &current), form).again()
}
