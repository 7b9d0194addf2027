//! A further firm for somebody who has an account.

use std::sync::Arc;

use actions::firm::{Search, find};
use actions::{ActionError, people};
use askama::Template;
use axum::extract::{Query, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use registry::problem;
use serde::Deserialize;
use store::Page as Rows;
use vocabulary::{AccountId, FirmId};
use words::Message;

use crate::Site;
use crate::form::{Choice, Field, Form, Group, Input};
use crate::frame::{Frame, page};
use crate::pages::missing::Address;
use crate::typed::Typed;
use crate::visitor::Person;

/// Firms of a search that can be chosen from.
const FOUND: u64 = 12;

#[derive(Template)]
#[template(path = "person_firm.html")]
struct Page {
    frame: Frame,
    url: String,
    person_url: String,
    /// What was searched for.
    text: String,
    /// The form, once there is a firm to choose.
    form: Option<Form>,
}

#[derive(Debug, Default, Deserialize)]
pub(crate) struct Asked {
    #[serde(default)]
    q: String,
}

/// Looks for the firm, then asks which.
pub(crate) async fn new(
    person: Person,
    State(site): State<Arc<Site>>,
    Address(id): Address<AccountId>,
    Query(asked): Query<Asked>,
) -> Response {
    let typed = Typed::of(vec![("q", asked.q)], person.language);
    shown(&site, &person, id, &typed, None).await
}

async fn shown(
    site: &Site,
    person: &Person,
    id: AccountId,
    typed: &Typed,
    problems: Option<Vec<registry::Problem>>,
) -> Response {
    let (institution, context, language) = (&site.institution, &person.context, person.language);
    let stored = match people::show(institution, context, id).await {
        Ok((stored, true)) => stored,
        Ok(_) => return person.problem(&ActionError::Missing),
        Err(error) => return person.problem(&error),
    };
    let text: String = typed.text("q").chars().take(200).collect();
    let search = Search { text: text.clone(), ..Search::default() };
    let rows = Rows { offset: 0, limit: FOUND };
    let mut firms: Vec<Choice> = Vec::new();
    if !text.is_empty() {
        match find(institution, context, &search, rows).await {
            Ok(found) => {
                let new = found.rows.iter().map(|firm| &firm.record);
                let new = new.filter(|firm| !stored.record.firms.contains(&firm.id));
                firms.extend(new.map(|firm| Choice::new(firm.id, firm.name())));
            }
            Err(error) => return person.problem(&error),
        }
    }
    let title = Message::new("person-firm-of").with("name", stored.record.name.as_str());
    let path = format!("people/{id}/firm");
    let frame = Frame::inside(person, "people", path.clone(), &title);
    let (url, person_url) = (frame.url(&path), frame.url(&format!("people/{id}")));
    let found = problems.as_deref().unwrap_or_default();
    let form = (!firms.is_empty()).then(|| {
        let fields = vec![
            Field::new(language, "q", Input::Hidden),
            Field::new(language, "firm", Input::Radio(firms)).required(),
        ];
        let form = Form::new(language, url.clone(), "person-add-firm", vec![Group::new(fields)]);
        let form = form.version(stored.version).cancel(person_url.clone());
        form.filled(typed, found, language)
    });
    let body = page(&Page { frame, url, person_url, text, form });
    match problems {
        Some(_) => (StatusCode::UNPROCESSABLE_ENTITY, body).into_response(),
        None => body,
    }
}

/// Gives the person the firm.
pub(crate) async fn add(
    person: Person,
    State(site): State<Arc<Site>>,
    Address(id): Address<AccountId>,
    typed: Typed,
) -> Response {
    let (institution, context) = (&site.institution, &person.context);
    let Ok(firm) = typed.text("firm").parse::<FirmId>() else {
        let problems = vec![problem("firm", "problem-choose-firm")];
        return shown(&site, &person, id, &typed, Some(problems)).await;
    };
    match people::add_firm(institution, context, id, firm, typed.version()).await {
        Ok(()) => Redirect::to(&format!("/{}/people/{id}", person.language)).into_response(),
        Err(ActionError::Invalid(problems)) => {
            shown(&site, &person, id, &typed, Some(problems)).await
        }
        Err(error) => person.problem(&error),
    }
}
