use std::sync::Arc;

use actions::ActionError;
use actions::plan::{field, show as load, update};
use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use registry::Problem;
use standards::{Action, ActionStatus, Filed, Payer, Plan, PlanId};
use store::Stored;
use uuid::Uuid;
use vocabulary::Currency;
use words::Message;

use super::firm_name;
use crate::Site;
use crate::frame::{Frame, page};
use crate::pages::missing::Address;
use crate::show::{amount, day, money};
use crate::typed::Typed;
use crate::visitor::Person;

/// Lines for further actions at the end of the form.
const SPARE: usize = 2;

const PAYERS: [Payer; 5] =
    [Payer::Firm, Payer::Institution, Payer::Government, Payer::Association, Payer::Buyer];

const STATES: [ActionStatus; 4] =
    [ActionStatus::Planned, ActionStatus::Underway, ActionStatus::Done, ActionStatus::Dropped];

/// An action as the form shows it: everything as one would type it.
#[derive(Default)]
struct Line {
    number: usize,
    requirement: String,
    what: String,
    who: String,
    by: String,
    cost: String,
    payer: String,
    status: String,
    remind: String,
    late: bool,
    errors: Vec<String>,
    /// As it is printed: who, until when, cost and payer, status.
    printed: Vec<String>,
}

#[derive(Template)]
#[template(path = "plan.html")]
struct Page {
    frame: Frame,
    id: Uuid,
    version: i64,
    firm: (String, String),
    assessment: String,
    lines: Vec<Line>,
    costs: Vec<String>,
    currency: &'static str,
    payers: Vec<(String, String)>,
    states: Vec<(String, String)>,
    may_write: bool,
    printed: String,
    problems: Vec<(String, String)>,
    conflict: bool,
}

struct Found {
    plan: Stored<Filed<Plan>>,
    firm: String,
    currency: Currency,
    may_write: bool,
}

async fn find(site: &Site, person: &Person, id: Uuid) -> Result<Found, ActionError> {
    let plan = load(&site.institution, &person.context, PlanId(id)).await?;
    let firm = plan.record.firm;
    let country = actions::firm::show(&site.institution, &person.context, firm).await?;
    let country = country.firm.record.country;
    let today = person.context.today();
    let subject = site.institution.store.firm_subject(firm, today).await?;
    Ok(Found {
        firm: firm_name(site, person, firm).await?,
        currency: Currency::of(country).unwrap_or(Currency::Usd),
        may_write: access::may(person.actor(), access::Action::WriteAssessment, &subject),
        plan,
    })
}

/// The plan: to print, and to change where the person may.
pub(crate) async fn show(
    person: Person,
    State(site): State<Arc<Site>>,
    Address(id): Address<Uuid>,
) -> Response {
    match find(&site, &person, id).await {
        Ok(found) => page(&view(&person, &found, &found.plan.record.content.clone(), &[])),
        Err(error) => person.problem(&error),
    }
}

fn view(person: &Person, found: &Found, plan: &Plan, problems: &[Problem]) -> Page {
    let language = person.language;
    let title = Message::new("plan-of").with("name", found.firm.as_str());
    let path = format!("plans/{}", plan.id.0);
    let frame = Frame::inside(person, "firms", path, &title);
    let today = person.context.today();
    let mut lines: Vec<Line> = plan
        .actions
        .iter()
        .enumerate()
        .map(|(number, action)| {
            let own = format!("action-{number}-");
            let errors = problems.iter().filter(|problem| problem.field.starts_with(&own));
            Line {
                number,
                requirement: action.requirement.clone(),
                what: action.what.clone(),
                who: action.who.clone(),
                by: action.by.map(|by| by.to_string()).unwrap_or_default(),
                cost: action.cost.map(amount).unwrap_or_default(),
                payer: action.payer.map(|payer| payer.code().to_owned()).unwrap_or_default(),
                status: action.status.code().to_owned(),
                remind: action.reminders.first().map(ToString::to_string).unwrap_or_default(),
                late: action.status.is_open() && action.by.is_some_and(|by| by < today),
                errors: errors.map(|problem| problem.message.text(language)).collect(),
                printed: printed(&frame, action),
            }
        })
        .collect();
    if found.may_write {
        let spare = lines.len()..lines.len() + SPARE;
        lines.extend(spare.map(|number| Line { number, ..Line::default() }));
    }
    let (costs, unknown) = plan.costs();
    let mut sums: Vec<String> = costs
        .into_iter()
        .map(|((payer, currency), minor)| {
            let sum = money(language, vocabulary::Money { minor, currency });
            format!("{}: {sum}", frame.t(&format!("payer-{}", payer.code())))
        })
        .collect();
    if unknown > 0 {
        sums.push(frame.t1("plan-costs-unknown", "count", unknown));
    }
    let firm = found.plan.record.firm;
    Page {
        id: plan.id.0,
        version: found.plan.version,
        firm: (found.firm.clone(), frame.url(&format!("firms/{firm}/assessments"))),
        assessment: frame.url(&format!("assessments/{}", plan.assessment.0)),
        lines,
        costs: sums,
        currency: found.currency.code(),
        payers: PAYERS
            .iter()
            .map(|p| (p.code().to_owned(), frame.t(&format!("payer-{}", p.code()))))
            .collect(),
        states: STATES
            .iter()
            .map(|s| (s.code().to_owned(), frame.t(&format!("action-{}", s.code()))))
            .collect(),
        may_write: found.may_write,
        printed: day(language, today),
        problems: problems
            .iter()
            .map(|p| (p.field.clone().into_owned(), p.message.text(language)))
            .collect(),
        conflict: false,
        frame,
    }
}

fn printed(frame: &Frame, action: &Action) -> Vec<String> {
    let language = frame.language;
    let mut parts = vec![frame.t(&format!("action-{}", action.status.code()))];
    if !action.who.is_empty() {
        parts.push(action.who.clone());
    }
    if let Some(by) = action.by {
        parts.push(frame.t1("plan-by", "day", day(language, by)));
    }
    if let Some(cost) = action.cost {
        parts.push(money(language, cost));
    }
    if let Some(payer) = action.payer {
        parts.push(frame.t1("plan-paid", "payer", frame.t(&format!("payer-{}", payer.code()))));
    }
    parts
}

/// The plan as it was typed. A line without words is no action: that is how one takes it away.
fn typed_plan(found: &Found, typed: &mut Typed) -> Plan {
    let before = &found.plan.record.content;
    let mut plan = Plan { actions: Vec::new(), ..before.clone() };
    for number in 0..before.actions.len() + SPARE {
        let text = |typed: &Typed, part: &str| typed.text(&field(number, part)).to_owned();
        let what = text(typed, "what");
        if what.is_empty() {
            continue;
        }
        let old = before.actions.get(number);
        let payer = text(typed, "payer");
        let status = text(typed, "status");
        plan.actions.push(Action {
            requirement: old.map(|old| old.requirement.clone()).unwrap_or_default(),
            what,
            who: text(typed, "who"),
            by: typed.day(&field(number, "by")),
            cost: typed.money(&field(number, "cost"), found.currency),
            payer: PAYERS.into_iter().find(|one| one.code() == payer),
            status: STATES
                .into_iter()
                .find(|one| one.code() == status)
                .unwrap_or(ActionStatus::Planned),
            evidence: old.map(|old| old.evidence.clone()).unwrap_or_default(),
            reminders: typed.day(&field(number, "remind")).into_iter().collect(),
        });
    }
    plan
}

/// Keeps the plan as it was typed.
pub(crate) async fn send(
    person: Person,
    State(site): State<Arc<Site>>,
    Address(id): Address<Uuid>,
    mut typed: Typed,
) -> Response {
    let found = match find(&site, &person, id).await {
        Ok(found) => found,
        Err(error) => return person.problem(&error),
    };
    let plan = typed_plan(&found, &mut typed);
    let mut problems = std::mem::take(&mut typed.problems);
    let mut conflict = false;
    if problems.is_empty() {
        let version = typed.version();
        match update(&site.institution, &person.context, plan.clone(), version).await {
            Ok(()) => {
                return Redirect::to(&format!("/{}/plans/{id}", person.language)).into_response();
            }
            Err(ActionError::Invalid(found)) => problems = found,
            Err(ActionError::Conflict) => conflict = true,
            Err(error) => return person.problem(&error),
        }
    }
    let status = if conflict { StatusCode::CONFLICT } else { StatusCode::UNPROCESSABLE_ENTITY };
    let again = Page { conflict, ..view(&person, &found, &plan, &problems) };
    (status, page(&again)).into_response()
}
