use std::sync::Arc;

use actions::ActionError;
use actions::firm::{FirmPage, show as load};
use actions::tie::{add as tie_up, end};
use askama::Template;
use axum::extract::{Query, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use registry::{Basis, Problem, Span, Tie, TieKind, problem};
use serde::Deserialize;
use store::PartyName;
use uuid::Uuid;
use vocabulary::{Code as _, FirmId, PartyId, TieId};
use words::{Message, label};

use super::edit::Edit;
use crate::Site;
use crate::form::{Choice, Field, Form, Group, Input};
use crate::frame::{Frame, page};
use crate::pages::missing::Address;
use crate::typed::Typed;
use crate::visitor::Person;

/// Parties of a search that can be chosen from.
const FOUND: usize = 12;

#[derive(Template)]
#[template(path = "tie.html")]
struct Page {
    frame: Frame,
    url: String,
    firm_url: String,
    /// What was searched for.
    text: String,
    /// The form, once there is somebody to choose.
    form: Option<Form>,
}

#[derive(Debug, Default, Deserialize)]
pub(crate) struct Asked {
    #[serde(default)]
    q: String,
}

/// The firm, if the person may change its ties and memberships.
pub(super) async fn tied(
    site: &Site,
    person: &Person,
    id: FirmId,
) -> Result<FirmPage, ActionError> {
    let found = load(&site.institution, &person.context, id).await?;
    if found.allowed.ties { Ok(found) } else { Err(ActionError::Missing) }
}

/// The other parties that a text fits.
async fn others(
    site: &Site,
    person: &Person,
    firm: FirmId,
    text: &str,
) -> Result<Vec<PartyName>, ActionError> {
    let text: String = text.chars().take(200).collect();
    let (institution, context) = (&site.institution, &person.context);
    let mut found = actions::party::search(institution, context, &text, FOUND).await?;
    found.retain(|party| party.id != PartyId::from(firm) && !party.name.is_empty());
    Ok(found)
}

/// What a tie can be, with the end at which the firm stands: `supply-to`, `supply-from`. Where both
/// ends are alike there is one.
fn relations() -> impl Iterator<Item = (String, TieKind, bool)> {
    TieKind::ALL.iter().flat_map(|kind| {
        let is_mutual = matches!(kind, TieKind::Collaboration | TieKind::JointAction);
        let ends: &[(&str, bool)] =
            if is_mutual { &[("to", true)] } else { &[("to", true), ("from", false)] };
        ends.iter().map(|(end, outgoing)| (format!("{}-{end}", kind.code()), *kind, *outgoing))
    })
}

fn view(
    person: &Person,
    firm: &registry::Firm,
    parties: &[PartyName],
    typed: &Typed,
    problems: &[Problem],
) -> Page {
    let language = person.language;
    let path = format!("firms/{}/ties/new", firm.id);
    let title = Message::new("tie-for").with("name", firm.name());
    let text = typed.text("q").to_owned();
    let mut query = form_urlencoded::Serializer::new(String::new());
    query.append_pair("q", &text);
    let twin = if text.is_empty() { path.clone() } else { format!("{path}?{}", query.finish()) };
    let frame = Frame::inside(person, "firms", twin, &title);
    let (url, firm_url) = (frame.url(&path), frame.url(&format!("firms/{}", firm.id)));
    let relations =
        relations().map(|(code, ..)| Choice::new(&code, frame.t(&format!("tie-{code}")))).collect();
    let parties: Vec<Choice> = parties
        .iter()
        .map(|party| {
            Choice::new(party.id, format!("{} ({})", party.name, frame.say(label(party.kind))))
        })
        .collect();
    let form = (!parties.is_empty()).then(|| {
        let group = Group::new(vec![
            Field::new(language, "q", Input::Hidden),
            Field::new(language, "relation", Input::Radio(relations)).required(),
            Field::new(language, "other", Input::Radio(parties)).required(),
            Field::new(language, "since", Input::Line("date", "text")),
            Field::new(language, "basis", Input::Radio(Choice::words::<Basis>(language))),
            Field::new(language, "note", Input::Lines),
        ]);
        let form = Form::new(language, url.clone(), "add-tie", vec![group]);
        form.cancel(firm_url.clone()).filled(typed, problems, language)
    });
    Page { frame, url, firm_url, text, form }
}

/// Looks for the other party, then asks what the two have to do with each other.
pub(crate) async fn new(
    person: Person,
    State(site): State<Arc<Site>>,
    Address(id): Address<FirmId>,
    Query(asked): Query<Asked>,
) -> Response {
    let found = match tied(&site, &person, id).await {
        Ok(found) => found,
        Err(error) => return person.problem(&error),
    };
    match others(&site, &person, id, &asked.q).await {
        Ok(parties) => {
            let start = vec![("q", asked.q), ("basis", Basis::Declared.code().to_owned())];
            let typed = Typed::of(start, person.language);
            page(&view(&person, &found.firm.record, &parties, &typed, &[]))
        }
        Err(error) => person.problem(&error),
    }
}

/// Adds the tie.
pub(crate) async fn add(
    person: Person,
    State(site): State<Arc<Site>>,
    Address(id): Address<FirmId>,
    mut typed: Typed,
) -> Response {
    let found = match tied(&site, &person, id).await {
        Ok(found) => found,
        Err(error) => return person.problem(&error),
    };
    let tie = read(&mut typed, id);
    let mut problems = std::mem::take(&mut typed.problems);
    if let Some(tie) = tie.filter(|_| problems.is_empty()) {
        match tie_up(&site.institution, &person.context, tie).await {
            Ok(_) => return back(&person, id, "ties"),
            Err(ActionError::Invalid(found)) => problems = found,
            Err(error) => return person.problem(&error),
        }
    }
    for problem in problems.iter_mut().filter(|problem| problem.field == "to") {
        problem.field = "other".into();
    }
    match others(&site, &person, id, typed.text("q")).await {
        Ok(parties) => {
            let view = view(&person, &found.firm.record, &parties, &typed, &problems);
            (StatusCode::UNPROCESSABLE_ENTITY, page(&view)).into_response()
        }
        Err(error) => person.problem(&error),
    }
}

/// The tie that follows from what was typed; `None` when something is missing, which is noted.
fn read(typed: &mut Typed, firm: FirmId) -> Option<Tie> {
    let relation = relations().find(|(code, ..)| code == typed.text("relation"));
    if relation.is_none() {
        typed.problems.push(problem("relation", "problem-relation"));
    }
    let other = typed.text("other").parse::<PartyId>().ok();
    if other.is_none() {
        typed.problems.push(problem("other", "problem-other"));
    }
    let span = Span { from: typed.day("since"), to: None };
    let ((_, kind, outgoing), other) = (relation?, other?);
    let firm = PartyId::from(firm);
    let (from, to) = if outgoing { (firm, other) } else { (other, firm) };
    let basis = typed.word("basis").unwrap_or(Basis::Declared);
    Some(Tie {
        id: TieId(Uuid::nil()),
        kind,
        from,
        to,
        span,
        basis,
        note: typed.text("note").to_owned(),
    })
}

/// Back to a part of the firm's page.
pub(super) fn back(person: &Person, firm: FirmId, part: &str) -> Response {
    Redirect::to(&format!("/{}/firms/{firm}#{part}", person.language)).into_response()
}

/// The form that asks for the last day of something, when the one on the firm's page did not do.
pub(super) fn last_day(
    person: &Person,
    firm: FirmId,
    path: &str,
    title: &'static str,
    version: i64,
    (typed, problems): (&Typed, &[Problem]),
) -> Edit {
    let language = person.language;
    let url = format!("/{language}/firms/{firm}");
    let day = Field::new(language, "day", Input::Line("date", "text")).required();
    let group = Group::new(vec![day.labelled(language, "field-end-day")]);
    let form = Form::new(language, format!("/{language}/{path}"), title, vec![group]);
    let form = form.version(version).cancel(url).filled(typed, problems, language);
    let mut edit = Edit::new(
        Frame::inside(person, "firms", format!("firms/{firm}"), &Message::new(title)),
        form,
    );
    edit.lead = Some(Message::new("end-stays").text(language));
    edit
}

/// Ends the tie on a day.
pub(crate) async fn ended(
    person: Person,
    State(site): State<Arc<Site>>,
    Address((firm, id)): Address<(FirmId, TieId)>,
    mut typed: Typed,
) -> Response {
    let tie = match tied(&site, &person, firm).await {
        Ok(found) => found.ties.into_iter().map(|view| view.tie).find(|tie| tie.record.id == id),
        Err(error) => return person.problem(&error),
    };
    let Some(tie) = tie else { return person.problem(&ActionError::Missing) };
    let day = typed.day("day");
    let mut problems = std::mem::take(&mut typed.problems);
    if day.is_none() && problems.is_empty() {
        problems.push(problem("day", "problem-end-day"));
    }
    let version = typed.version();
    let path = format!("firms/{firm}/ties/{id}/end");
    if let Some(day) = day {
        match end(&site.institution, &person.context, id, version, day).await {
            Ok(()) => return back(&person, firm, "ties"),
            Err(ActionError::Invalid(_)) => problems = vec![problem("day", "problem-span")],
            Err(ActionError::Conflict) => {
                let to = tie.record.span.to.map(|to| to.to_string()).unwrap_or_default();
                let theirs = Typed::of(vec![("day", to)], person.language);
                let said = (&typed, &[][..]);
                return last_day(&person, firm, &path, "tie-end", tie.version, said)
                    .after_conflict(&theirs, &typed);
            }
            Err(error) => return person.problem(&error),
        }
    }
    last_day(&person, firm, &path, "tie-end", version, (&typed, &problems)).again()
}
