use std::sync::Arc;

use access::{Action, scope};
use actions::ActionError;
use actions::firm::FirmPage;
use actions::tie::{join, leave};
use axum::extract::State;
use axum::response::{IntoResponse, Redirect, Response};
use registry::{PartyKind, Problem, problem};
use store::Page as Rows;
use vocabulary::{CommunityId, FirmId, MembershipId};
use words::Message;

use super::edit::Edit;
use super::tie::{back, last_day, tied};
use crate::Site;
use crate::form::{Choice, Field, Form, Group, Input};
use crate::frame::{Frame, page};
use crate::pages::missing::Address;
use crate::typed::Typed;
use crate::visitor::Person;

/// The communities that the person may let the firm join: all for the firm's own people and for
/// managers, the assigned ones for agents; without those it is in already.
async fn communities(
    site: &Site,
    person: &Person,
    found: &FirmPage,
) -> Result<Vec<Choice>, ActionError> {
    let reach = scope(person.actor(), Action::AddFirm);
    let (kind, context) = (PartyKind::Community, &person.context);
    let all =
        actions::organisation::list(&site.institution, context, kind, None, Rows::ALL).await?;
    let is_member = |community: CommunityId| {
        let memberships = found.memberships.iter().map(|(membership, _)| &membership.record);
        memberships.into_iter().any(|m| m.community == community && m.span.to.is_none())
    };
    let open = all.rows.into_iter().map(|community| community.record).filter(|community| {
        let id = CommunityId(community.id.0);
        !is_member(id) && (reach.all || found.allowed.export || reach.communities.contains(&id))
    });
    Ok(open.map(|community| Choice::new(community.id, community.name)).collect())
}

fn view(
    person: &Person,
    found: &FirmPage,
    communities: Vec<Choice>,
    typed: &Typed,
    problems: &[Problem],
) -> Edit {
    let language = person.language;
    let firm = &found.firm.record;
    let path = format!("firms/{}/memberships/new", firm.id);
    let lead = if communities.is_empty() { "membership-none" } else { "membership-lead" };
    let group = Group::new(vec![
        Field::new(language, "community", Input::One(Choice::or_none(language, communities)))
            .required(),
        Field::new(language, "day", Input::Line("date", "text"))
            .required()
            .labelled(language, "field-since"),
    ]);
    let form = Form::new(language, format!("/{language}/{path}"), "membership-add", vec![group])
        .cancel(format!("/{language}/firms/{}", firm.id))
        .filled(typed, problems, language);
    let title = Message::new("membership-for").with("name", firm.name());
    let mut edit = Edit::new(Frame::inside(person, "firms", path, &title), form);
    edit.lead = Some(Message::new(lead).text(language));
    edit
}

/// The form that lets a firm join a community.
pub(crate) async fn new(
    person: Person,
    State(site): State<Arc<Site>>,
    Address(id): Address<FirmId>,
) -> Response {
    let found = match tied(&site, &person, id).await {
        Ok(found) => found,
        Err(error) => return person.problem(&error),
    };
    match communities(&site, &person, &found).await {
        Ok(communities) => {
            let start = vec![("day", person.context.today().to_string())];
            let typed = Typed::of(start, person.language);
            page(&view(&person, &found, communities, &typed, &[]))
        }
        Err(error) => person.problem(&error),
    }
}

/// Lets it join.
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
    let community = typed.text("community").parse::<CommunityId>().ok();
    if community.is_none() {
        typed.problems.push(problem("community", "problem-community-choose"));
    }
    let day = match typed.day("day") {
        None if typed.text("day").is_empty() => {
            typed.problems.push(problem("day", "problem-since"));
            None
        }
        day => day,
    };
    let mut problems = std::mem::take(&mut typed.problems);
    if let (Some(community), Some(day)) = (community, day) {
        match join(&site.institution, &person.context, id, community, day).await {
            Ok(_) => return back(&person, id, "communities"),
            Err(ActionError::Invalid(found)) => problems = found,
            Err(error) => return person.problem(&error),
        }
    }
    match communities(&site, &person, &found).await {
        Ok(communities) => view(&person, &found, communities, &typed, &problems).again(),
        Err(error) => person.problem(&error),
    }
}

/// Ends the firm's time in the community on a day.
pub(crate) async fn ended(
    person: Person,
    State(site): State<Arc<Site>>,
    Address((firm, id)): Address<(FirmId, MembershipId)>,
    mut typed: Typed,
) -> Response {
    let membership = match tied(&site, &person, firm).await {
        Ok(found) => found.memberships.into_iter().map(|(m, _)| m).find(|m| m.record.id == id),
        Err(error) => return person.problem(&error),
    };
    let Some(membership) = membership else { return person.problem(&ActionError::Missing) };
    let day = typed.day("day");
    let mut problems = std::mem::take(&mut typed.problems);
    if day.is_none() && problems.is_empty() {
        problems.push(problem("day", "problem-end-day"));
    }
    let version = typed.version();
    let path = format!("firms/{firm}/memberships/{id}/end");
    if let Some(day) = day {
        match leave(&site.institution, &person.context, id, version, day).await {
            Ok(()) => return left(&site, &person, firm).await,
            Err(ActionError::Invalid(found)) => problems = found,
            Err(ActionError::Conflict) => {
                let to = membership.record.span.to.map(|to| to.to_string()).unwrap_or_default();
                let theirs = Typed::of(vec![("day", to)], person.language);
                let said = (&typed, &[][..]);
                return last_day(&person, firm, &path, "membership-end", membership.version, said)
                    .after_conflict(&theirs, &typed);
            }
            Err(error) => return person.problem(&error),
        }
    }
    last_day(&person, firm, &path, "membership-end", version, (&typed, &problems)).again()
}

/// Back to the firm; to the list of firms for an agent who sees it no longer.
async fn left(site: &Site, person: &Person, firm: FirmId) -> Response {
    match tied(site, person, firm).await {
        Ok(_) => back(person, firm, "communities"),
        Err(ActionError::Missing) => {
            Redirect::to(&format!("/{}/firms", person.language)).into_response()
        }
        Err(error) => person.problem(&error),
    }
}
