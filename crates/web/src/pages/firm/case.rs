use std::sync::Arc;

use actions::ActionError;
use actions::case::{keep, record, sign};
use actions::firm::{FirmPage, show as load};
use askama::Template;
use axum::extract::{Query, State};
use axum::response::{IntoResponse, Redirect, Response};
use jiff::Timestamp;
use registry::{Event, EventKind};
use serde::Deserialize;
use uuid::Uuid;
use vocabulary::{AccountId, Code as _, Currency, EventId, FirmId, Language};
use words::Message;

use super::edit::Edit;
use super::{Entry, entry};
use crate::Site;
use crate::form::{Choice, Field, Form, Group, Input};
use crate::frame::{Frame, page};
use crate::pages::missing::Address;
use crate::show::day;
use crate::typed::Typed;
use crate::visitor::Person;

#[derive(Template)]
#[template(path = "case.html")]
struct Case {
    frame: Frame,
    id: FirmId,
    name: String,
    printed: String,
    entries: Vec<Entry>,
}

/// The whole case file in order, to print.
pub(crate) async fn show(
    person: Person,
    State(site): State<Arc<Site>>,
    Address(id): Address<FirmId>,
) -> Response {
    let found = match load(&site.institution, &person.context, id).await {
        Ok(found) if found.allowed.read_case => found,
        Ok(_) => return person.problem(&ActionError::Missing),
        Err(error) => return person.problem(&error),
    };
    let name = found.firm.record.name().to_owned();
    let title = Message::new("case-of").with("name", name.as_str());
    let frame = Frame::inside(&person, "firms", format!("firms/{id}/case"), &title);
    let entries = found.events.iter().map(|event| entry(&frame, &person, event)).collect();
    let printed = day(person.language, person.context.today());
    page(&Case { frame, id, name, printed, entries })
}

#[derive(Debug, Default, Deserialize)]
pub(crate) struct Asked {
    #[serde(default)]
    kind: String,
}

fn form(language: Language, id: FirmId, kind: EventKind) -> Form {
    let url = format!("/{language}/firms/{id}");
    let mut hidden = Field::new(language, "kind", Input::Hidden);
    hidden.values = vec![kind.code().to_owned()];
    let day = Field::new(language, "day", Input::Line("date", "text")).required();
    let text = Field::new(language, "text", Input::Lines).required();
    let mut fields = vec![hidden, day, text];
    match kind {
        EventKind::Eligibility => {
            let choices = ["yes", "no"]
                .map(|answer| Choice::new(answer, Message::new(answer).text(language)));
            fields.push(Field::new(language, "eligible", Input::Radio(choices.into())));
        }
        EventKind::Agreement => {
            fields.push(Field::line(language, "who").required());
            fields.push(Field::new(language, "by", Input::Line("date", "text")).required());
            fields.push(Field::new(language, "cost", Input::Line("text", "decimal")));
        }
        EventKind::Visit => fields.push(Field::line(language, "signature")),
        EventKind::Contact | EventKind::Closure => {}
    }
    Form::new(language, format!("{url}/case/new"), "save", vec![Group::new(fields)]).cancel(url)
}

fn frame(person: &Person, found: &FirmPage, kind: EventKind) -> Frame {
    let name = found.firm.record.name();
    let title = Message::new("event-for").with("kind", words::label(kind)).with("name", name);
    let path = format!("firms/{}/case/new?kind={kind}", found.firm.record.id);
    Frame::inside(person, "firms", path, &title)
}

async fn writable(site: &Site, person: &Person, id: FirmId) -> Result<FirmPage, ActionError> {
    let found = load(&site.institution, &person.context, id).await?;
    if found.allowed.write_case { Ok(found) } else { Err(ActionError::Missing) }
}

/// The form for something that happened.
pub(crate) async fn new(
    person: Person,
    State(site): State<Arc<Site>>,
    Address(id): Address<FirmId>,
    Query(asked): Query<Asked>,
) -> Response {
    let language = person.language;
    let kind = EventKind::from_code(&asked.kind).unwrap_or(EventKind::Visit);
    match writable(&site, &person, id).await {
        Ok(found) => {
            let start =
                vec![("kind", kind.code().to_owned()), ("day", person.context.today().to_string())];
            let typed = Typed::of(start, language);
            let form = form(language, id, kind).filled(&typed, &[], language);
            page(&Edit::new(frame(&person, &found, kind), form))
        }
        Err(error) => person.problem(&error),
    }
}

/// Records it; a visit that was signed on the spot is signed at once.
pub(crate) async fn add(
    person: Person,
    State(site): State<Arc<Site>>,
    Address(id): Address<FirmId>,
    mut typed: Typed,
) -> Response {
    let language = person.language;
    let kind = typed.word("kind").unwrap_or(EventKind::Visit);
    let found = match writable(&site, &person, id).await {
        Ok(found) => found,
        Err(error) => return person.problem(&error),
    };
    let currency = Currency::of(found.firm.record.country).unwrap_or(Currency::Usd);
    let day = typed.day("day").unwrap_or_else(|| person.context.today());
    let event = Event {
        id: EventId(Uuid::nil()),
        firm: id,
        kind,
        day,
        text: typed.text("text").to_owned(),
        eligible: typed.answer("eligible"),
        who: typed.text("who").to_owned(),
        by: typed.day("by"),
        cost: typed.money("cost", currency),
        kept: None,
        signature: None,
        author: AccountId(Uuid::nil()),
        recorded: Timestamp::UNIX_EPOCH,
    };
    let mut problems = std::mem::take(&mut typed.problems);
    if problems.is_empty() {
        match record(&site.institution, &person.context, event).await {
            Ok(event) => {
                let signature = typed.text("signature");
                if kind == EventKind::Visit && !signature.is_empty() {
                    let signed = sign(&site.institution, &person.context, event, 1, signature);
                    if let Err(error) = signed.await {
                        return person.problem(&error);
                    }
                }
                return Redirect::to(&format!("/{language}/firms/{id}#e-{event}")).into_response();
            }
            Err(ActionError::Invalid(found)) => problems = found,
            Err(error) => return person.problem(&error),
        }
    }
    let form = form(language, id, kind).filled(&typed, &problems, language);
    Edit::new(frame(&person, &found, kind), form).again()
}

/// Puts the firm's signature under a visit.
pub(crate) async fn signed(
    person: Person,
    State(site): State<Arc<Site>>,
    Address((firm, event)): Address<(FirmId, EventId)>,
    typed: Typed,
) -> Response {
    let (version, name) = (typed.version(), typed.text("signature"));
    match sign(&site.institution, &person.context, event, version, name).await {
        Ok(()) => back(&person, firm, event),
        Err(error) => person.problem(&error),
    }
}

/// Notes that an agreement was kept.
pub(crate) async fn kept(
    person: Person,
    State(site): State<Arc<Site>>,
    Address((firm, event)): Address<(FirmId, EventId)>,
    mut typed: Typed,
) -> Response {
    let day = typed.day("kept").unwrap_or_else(|| person.context.today());
    match keep(&site.institution, &person.context, event, typed.version(), day).await {
        Ok(()) => back(&person, firm, event),
        Err(error) => person.problem(&error),
    }
}

fn back(person: &Person, firm: FirmId, event: EventId) -> Response {
    Redirect::to(&format!("/{}/firms/{firm}#e-{event}", person.language)).into_response()
}
