//! A community, association, support institution or buyer: its page, and how it is changed.

pub(crate) mod edit;
mod fields;

use std::sync::Arc;

use actions::ActionError;
use actions::organisation::{OrganisationPage, show as load};
use actions::tie::TieView;
use askama::Template;
use axum::extract::{Extension, Query, State};
use axum::response::Response;
use registry::{Detail, Firm, Organisation as Record, PartyKind};
use serde::Deserialize;
use vocabulary::{Area, Code as _, PartyId};
use words::{Message, label};

use crate::Site;
use crate::frame::{Frame, page};
use crate::map;
use crate::pages::missing::Address;
use crate::pages::organisations::{folder, place, sort};
use crate::show::{money, span};
use crate::visitor::Person;

/// A firm of a community.
struct Member {
    name: String,
    url: String,
    place: String,
    informal: bool,
}

/// A tie as it is shown.
struct Tie {
    sentence: String,
    other: String,
    url: Option<String>,
    span: String,
    basis: String,
    note: String,
    ended: bool,
}

#[derive(Template)]
#[template(path = "organisation.html")]
struct Organisation {
    frame: Frame,
    id: PartyId,
    list: String,
    list_url: String,
    sort: String,
    about: String,
    facts: Vec<(String, String)>,
    contacts: Vec<registry::Contact>,
    is_community: bool,
    firms: Vec<Member>,
    /// How many firms there are that the person may see.
    total: usize,
    previous: Option<usize>,
    next: Option<usize>,
    /// Whether one of the firms has a point on the map.
    mapped: bool,
    /// Members that the person may not see.
    hidden: usize,
    agents: Vec<String>,
    ties: Vec<Tie>,
    edit: bool,
    add_firm: bool,
}

/// The organisation of this kind; another kind's address leads nowhere.
async fn found(
    site: &Site,
    person: &Person,
    kind: PartyKind,
    id: PartyId,
) -> Result<OrganisationPage, ActionError> {
    let found = load(&site.institution, &person.context, id).await?;
    if found.organisation.record.kind() == kind { Ok(found) } else { Err(ActionError::Missing) }
}

#[derive(Debug, Default, Deserialize)]
pub(crate) struct Asked {
    #[serde(default)]
    page: usize,
}

/// An organisation's page, with one page of a community's firms.
pub(crate) async fn show(
    person: Person,
    State(site): State<Arc<Site>>,
    Extension(kind): Extension<PartyKind>,
    Address(id): Address<PartyId>,
    Query(asked): Query<Asked>,
) -> Response {
    match found(&site, &person, kind, id).await {
        Ok(found) => page(&view(&person, found, asked.page)),
        Err(error) => person.problem(&error),
    }
}

/// The firms of a community as dots on a map.
pub(crate) async fn map(
    person: Person,
    State(site): State<Arc<Site>>,
    Extension(kind): Extension<PartyKind>,
    Address(id): Address<PartyId>,
) -> Response {
    match found(&site, &person, kind, id).await {
        Ok(found) if kind == PartyKind::Community => {
            let firms: Vec<&Firm> = found.firms.iter().map(|firm| &firm.record).collect();
            map::picture(&firms, person.language)
        }
        Ok(_) => person.problem(&ActionError::Missing),
        Err(error) => person.problem(&error),
    }
}

/// Firms of a community on one page.
const ROWS: usize = 50;

fn view(person: &Person, found: OrganisationPage, asked: usize) -> Organisation {
    let total = found.firms.len();
    let number = asked.clamp(1, total.div_ceil(ROWS).max(1));
    let firms = found.firms.iter().skip((number - 1) * ROWS).take(ROWS);
    let organisation = found.organisation.record;
    let (kind, id) = (organisation.kind(), organisation.id);
    let title = Message::verbatim(organisation.name.as_str());
    let mut path = format!("{}/{id}", folder(kind));
    if number > 1 {
        path = format!("{path}?page={number}");
    }
    let frame = Frame::inside(person, folder(kind), path, &title);
    Organisation {
        id,
        list: frame.t(&format!("nav-{}", folder(kind))),
        list_url: frame.url(folder(kind)),
        sort: sort(&frame, &organisation),
        facts: facts(&frame, &organisation),
        about: organisation.about,
        contacts: organisation.contacts,
        is_community: kind == PartyKind::Community,
        firms: firms.map(|firm| member(&frame, &firm.record)).collect(),
        total,
        previous: (number > 1).then(|| number - 1),
        next: (number * ROWS < total).then_some(number + 1),
        mapped: found.firms.iter().any(|firm| firm.record.point.is_some()),
        hidden: found.members.saturating_sub(found.firms.len()),
        agents: found.agents,
        ties: found.ties.iter().map(|view| tie(&frame, person, view)).collect(),
        edit: found.edit,
        add_firm: found.add_firm,
        frame,
    }
}

fn facts(frame: &Frame, organisation: &Record) -> Vec<(String, String)> {
    let language = frame.language;
    let mut facts = Vec::new();
    let mut add = |key: &str, value: String| {
        if !value.is_empty() {
            facts.push((frame.t(key), value));
        }
    };
    add("field-place", place(frame, organisation));
    if let Some(industry) = organisation.industry {
        add("field-industry", format!("{} ({})", industry.name(language), industry.code()));
    }
    let answer = |yes| frame.t(if yes { "yes" } else { "no" });
    match &organisation.detail {
        Detail::Community { .. } => {}
        Detail::Association { fee, entry, open } => {
            add("field-fee", fee.map(|fee| money(language, fee)).unwrap_or_default());
            add("field-open", answer(*open));
            add("field-entry", entry.clone());
        }
        Detail::Institution { services, .. } => add("field-services", services.clone()),
        Detail::Buyer { lead, demands } => {
            add("field-lead", answer(*lead));
            add("field-demands", demands.clone());
        }
    }
    facts
}

fn member(frame: &Frame, firm: &Firm) -> Member {
    let area = firm.area.map_or("", Area::name);
    let parts = [firm.locality.as_str(), area];
    let parts: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    Member {
        name: firm.name().to_owned(),
        url: frame.url(&format!("firms/{}", firm.id)),
        place: parts.join(", "),
        informal: !firm.formal,
    }
}

fn tie(frame: &Frame, person: &Person, view: &TieView) -> Tie {
    let tie = &view.tie.record;
    let direction = if view.outgoing { "to" } else { "from" };
    let other = view.other.as_ref().filter(|other| !other.name.is_empty());
    Tie {
        sentence: frame.t(&format!("tie-{}-{direction}", tie.kind.code())),
        other: match (&view.other, other) {
            (_, Some(other)) => other.name.clone(),
            (Some(_), None) => frame.t("erased-firm"),
            (None, None) => frame.t("other-firm"),
        },
        url: other.map(|other| frame.url(&format!("{}/{}", folder(other.kind), other.id))),
        span: span(frame.language, tie.span),
        basis: frame.say(label(tie.basis)),
        // What is noted about a firm that may not be seen may name it.
        note: if other.is_some() { tie.note.clone() } else { String::new() },
        ended: !tie.span.contains(person.context.today()),
    }
}
