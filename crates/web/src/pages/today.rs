use std::sync::Arc;

use access::{Action, scope};
use actions::today::{Today, show as waiting};
use askama::Template;
use axum::extract::State;
use axum::response::Response;
use jiff::civil::Date;
use registry::EventKind;
use vocabulary::{FirmId, PartyId};
use words::{Message, label};

use crate::Site;
use crate::frame::{Frame, page};
use crate::pages::organisations::folder;
use crate::show::day;
use crate::visitor::Person;

/// Something that waits.
struct Task {
    firm: String,
    what: String,
    text: String,
    due: Option<String>,
    late: bool,
    url: String,
}

#[derive(Template)]
#[template(path = "today.html")]
struct Page {
    frame: Frame,
    tasks: Vec<Task>,
    requests: Vec<Task>,
    today: Today,
    institution: String,
    date: String,
    may_add: bool,
    /// Whether there are firms that could be taken along to work without a line.
    may_assess: bool,
    counts: Vec<(String, String, u64)>,
}

/// The beginning of a text, cut between words.
fn short(text: &str) -> String {
    if text.chars().count() <= 140 {
        return text.to_owned();
    }
    let start: String = text.chars().take(140).collect();
    let end = start.rfind(' ').unwrap_or(start.len());
    format!("{} …", &start[..end])
}

/// What waits for the person: the start page.
pub(crate) async fn show(person: Person, State(site): State<Arc<Site>>) -> Response {
    let language = person.language;
    let today = match waiting(&site.institution, &person.context).await {
        Ok(today) => today,
        Err(error) => return person.problem(&error),
    };
    let institution = match site.institution.settings().await {
        Ok((settings, _)) => settings.name,
        Err(error) => return person.problem(&error),
    };
    let frame = Frame::inside(&person, "today", "today", &Message::new("nav-today"));
    let now = person.context.today();
    let name = |firm: FirmId| {
        let found = today.names.iter().find(|name| name.id == PartyId::from(firm));
        found.map(|name| name.name.clone()).unwrap_or_default()
    };
    let is_late = |due: Option<Date>| due.is_some_and(|due| due < now);
    let tasks = today.open.iter().map(|stored| {
        let event = &stored.record;
        let key = if event.kind == EventKind::Visit { "task-sign" } else { "task-keep" };
        Task {
            firm: name(event.firm),
            what: frame.t(key),
            text: short(&event.text),
            due: event.by.map(|due| day(language, due)),
            late: is_late(event.by),
            url: frame.url(&format!("firms/{}#e-{}", event.firm, event.id)),
        }
    });
    let tasks = tasks.collect();
    let requests = today.requests.iter().map(|stored| {
        let request = &stored.record;
        Task {
            firm: name(request.firm),
            what: frame.say(label(request.kind)),
            text: short(&request.text),
            due: Some(day(language, request.due)),
            late: is_late(Some(request.due)),
            url: frame.url(&format!("firms/{}/consent#r-{}", request.firm, request.id)),
        }
    });
    let requests = requests.collect();
    let counts = today
        .counts
        .iter()
        .map(|(kind, count)| {
            let path = folder(*kind);
            (frame.t(&format!("nav-{path}")), frame.url(path), *count)
        })
        .collect();
    let may_add = !scope(person.actor(), Action::AddFirm).is_none();
    let may_assess = !scope(person.actor(), Action::WriteAssessment).is_none();
    page(&Page {
        institution,
        date: day(language, now),
        frame,
        tasks,
        requests,
        today,
        may_add,
        may_assess,
        counts,
    })
}
