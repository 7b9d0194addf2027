use std::sync::Arc;

use access::{Action, Subject, may};
use actions::ActionError;
use actions::assessment::{Line, list};
use askama::Template;
use axum::extract::State;
use axum::response::Response;
use standards::{Filed, Plan, Upgrade};
use store::Stored;
use vocabulary::FirmId;
use words::{Message, decimal};

use super::{firm_name, kind_label, status_label, verdict_label};
use crate::Site;
use crate::frame::{Frame, page};
use crate::pages::missing::Address;
use crate::show::day;
use crate::visitor::Person;

/// One assessment in the list.
struct Row {
    id: String,
    day: String,
    kind: String,
    status: String,
    draft: bool,
    points: String,
    verdict: String,
}

#[derive(Template)]
#[template(path = "assessments.html")]
struct Page {
    frame: Frame,
    id: FirmId,
    name: String,
    /// By standard: its title, and its assessments, the latest first.
    standards: Vec<(String, Vec<Row>)>,
    plans: Vec<(String, String, usize)>,
    upgrades: Vec<(String, String, String)>,
    obstacles: Vec<(String, String)>,
    may_write: bool,
}

/// Everything about where a firm stands.
pub(crate) async fn show(
    person: Person,
    State(site): State<Arc<Site>>,
    Address(id): Address<FirmId>,
) -> Response {
    match load(&site, &person, id).await {
        Ok(found) => page(&found),
        Err(error) => person.problem(&error),
    }
}

async fn load(site: &Site, person: &Person, id: FirmId) -> Result<Page, ActionError> {
    let (institution, context, language) = (&site.institution, &person.context, person.language);
    let (catalogue, lines) = list(institution, context, id).await?;
    let name = firm_name(site, person, id).await?;
    let title = Message::new("assessments-of").with("name", name.as_str());
    let frame = Frame::inside(person, "firms", format!("firms/{id}/assessments"), &title);
    let mut standards: Vec<(String, Vec<Row>)> = Vec::new();
    for line in lines {
        let assessment = &line.filed.record.content;
        let title = catalogue.version(&assessment.standard, assessment.version);
        let title = title.map(|s| s.title.say(language).to_owned()).unwrap_or_default();
        let row = row(&frame, &line);
        match standards.last_mut() {
            Some((last, rows)) if *last == title => rows.push(row),
            _ => standards.push((title, vec![row])),
        }
    }
    let plans: Vec<Stored<Filed<Plan>>> = actions::plan::list(institution, context, id).await?;
    let plans = plans.iter().map(|plan| {
        let zone = &site.institution.zone;
        let begun = day(language, zone.to_datetime(plan.record.recorded).date());
        let open = plan.record.content.actions.iter().filter(|a| a.status.is_open()).count();
        (plan.record.id.to_string(), begun, open)
    });
    let plans = plans.collect();
    let upgrades: Vec<Stored<Filed<Upgrade>>> =
        actions::upgrade::list(institution, context, id).await?;
    let upgrades = upgrades.iter().map(|upgrade| {
        let upgrade = &upgrade.record.content;
        (frame.say(upgrade.kind.label()), day(language, upgrade.since), upgrade.what.clone())
    });
    let upgrades = upgrades.collect();
    let stated = actions::obstacles::list(institution, context, id).await?;
    let obstacles = stated.first().map(|stated| stated.record.content.ranked());
    let obstacles = obstacles.unwrap_or_default().into_iter();
    let obstacles =
        obstacles.map(|(what, how)| (frame.say(what.label()), frame.say(how.label()))).collect();
    let subject: Subject = institution.store.firm_subject(id, context.today()).await?;
    let may_write = may(&context.actor, Action::WriteAssessment, &subject);
    Ok(Page { frame, id, name, standards, plans, upgrades, obstacles, may_write })
}

fn row(frame: &Frame, line: &Line) -> Row {
    let filed = &line.filed.record;
    let points = line.points.map(|points| frame.t1("points", "points", decimal(points, 0)));
    Row {
        id: filed.id.to_string(),
        day: day(frame.language, filed.content.date),
        kind: frame.say(kind_label(&filed.content.kind)),
        status: frame.say(status_label(filed.content.status)),
        draft: filed.content.status == standards::Status::Draft,
        points: points.unwrap_or_default(),
        verdict: frame.say(verdict_label(line.verdict)),
    }
}
