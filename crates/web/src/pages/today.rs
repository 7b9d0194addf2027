use std::sync::Arc;

use access::{Action, scope};
use actions::today::{Today, show as waiting};
use askama::Template;
use axum::extract::State;
use axum::response::Response;
use jiff::civil::Date;
use registry::EventKind;
use standards::{Assessment, Filed};
use store::Stored;
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
    /// What waits, by its heading: the anchor, the heading's key, and each thing.
    waits: Vec<(&'static str, &'static str, Vec<Task>)>,
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
    let catalogue = match site.institution.standards().await {
        Ok(catalogue) => catalogue,
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
    let filed = |list: &[Stored<Filed<Assessment>>], what: &str, path: &str| -> Vec<Task> {
        let task = |stored: &Stored<Filed<Assessment>>| {
            let assessment = &stored.record.content;
            let standard = catalogue.version(&assessment.standard, assessment.version);
            let title = standard.map(|standard| standard.title.say(language).to_owned());
            Task {
                firm: name(stored.record.firm),
                what: frame.t(what),
                text: title.unwrap_or_else(|| assessment.standard.clone()),
                due: Some(day(language, assessment.date)),
                late: false,
                url: frame.url(&format!("assessments/{}{path}", stored.record.id)),
            }
        };
        list.iter().map(task).collect()
    };
    let verify = filed(&today.verify, "task-verify", "");
    let drafts = filed(&today.drafts, "task-go-on", "/answers");
    let due = today.due.iter().map(|due| Task {
        firm: name(due.firm),
        what: frame.t("task-plan"),
        text: short(&due.what),
        due: due.by.map(|by| day(language, by)),
        late: is_late(due.by),
        url: frame.url(&format!("plans/{}", due.plan.0)),
    });
    let due = due.collect();
    let standards = today.standards.iter().map(|draft| {
        let said = [draft.title.say(language), &draft.title.es, &draft.title.en, &draft.title.pt];
        let title = said.into_iter().find(|title| !title.is_empty()).unwrap_or_default();
        Task {
            firm: title.to_owned(),
            what: frame.t(if today.answers { "task-answer" } else { "task-comment" }),
            text: match draft.open {
                0 => String::new(),
                open => frame.t1("library-open-comments", "count", open),
            },
            due: None,
            late: false,
            url: frame.url(&format!("own-standards/{}", draft.id)),
        }
    });
    let standards = standards.collect();
    // What is due first; what others wait for next; what can go on whenever there is time last.
    let mut waits = vec![
        ("due", "due-title", due),
        ("tasks", "tasks-title", tasks),
        ("requests", "requests-title", requests),
        ("verify", "verify-title", verify),
        ("drafts", "drafts-title", drafts),
        ("standards", "standards-waiting-title", standards),
    ];
    waits.retain(|(_, _, tasks)| !tasks.is_empty());
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
        waits,
        today,
        may_add,
        may_assess,
        counts,
    })
}
