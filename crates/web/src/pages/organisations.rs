use std::sync::Arc;

use access::{Action, scope};
use actions::organisation::list as load;
use askama::Template;
use axum::extract::{Extension, Query, State};
use axum::response::Response;
use registry::{Detail, Organisation, PartyKind};
use serde::Deserialize;
use store::Page as Rows;
use vocabulary::{Area, Code as _};
use words::{Message, label};

use crate::Site;
use crate::form::Choice;
use crate::frame::{Frame, page};
use crate::visitor::Person;

/// Organisations on one page of the list.
const ROWS: u64 = 25;

/// The part of the address under which parties of a kind stand.
pub(crate) fn folder(kind: PartyKind) -> &'static str {
    match kind {
        PartyKind::Firm => "firms",
        PartyKind::Community => "communities",
        PartyKind::Association => "associations",
        PartyKind::Institution => "institutions",
        PartyKind::Buyer => "buyers",
    }
}

/// What an organisation of its kind is in a word, such as "Cluster"; empty where there is no word.
pub(crate) fn sort(frame: &Frame, organisation: &Organisation) -> String {
    match organisation.detail {
        Detail::Community { form } => frame.say(label(form)),
        Detail::Institution { form, .. } => frame.say(label(form)),
        Detail::Buyer { lead: true, .. } => frame.t("field-lead"),
        Detail::Association { open: true, .. } => frame.t("field-open"),
        Detail::Buyer { .. } | Detail::Association { .. } => String::new(),
    }
}

/// Town, area and country.
pub(crate) fn place(frame: &Frame, organisation: &Organisation) -> String {
    let area = organisation.area.map_or("", Area::name);
    let country = organisation.country.name(frame.language);
    let parts = [organisation.locality.as_str(), area, country];
    let parts: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    parts.join(", ")
}

/// An organisation in the list.
struct Row {
    name: String,
    url: String,
    sort: String,
    place: String,
}

#[derive(Template)]
#[template(path = "organisations.html")]
struct Organisations {
    frame: Frame,
    url: String,
    /// How another one is added, and what is said as long as there is none.
    add: String,
    none: String,
    areas: Vec<Choice>,
    area: String,
    rows: Vec<Row>,
    total: usize,
    previous: Option<String>,
    next: Option<String>,
    may_add: bool,
}

#[derive(Debug, Default, Deserialize)]
pub(crate) struct Asked {
    #[serde(default)]
    area: String,
    #[serde(default)]
    page: String,
}

/// The organisations of one kind.
pub(crate) async fn list(
    person: Person,
    State(site): State<Arc<Site>>,
    Extension(kind): Extension<PartyKind>,
    Query(asked): Query<Asked>,
) -> Response {
    let (institution, context) = (&site.institution, &person.context);
    let number = asked.page.parse().unwrap_or(1_u64).clamp(1, 100_000);
    let area = Area::from_code(&asked.area);
    let rows = Rows { offset: (number - 1) * ROWS, limit: ROWS };
    let found = match load(institution, context, kind, area, rows).await {
        Ok(found) => found,
        Err(error) => return person.problem(&error),
    };
    let areas = match load(institution, context, kind, None, Rows::ALL).await {
        Ok(all) => areas(all.rows.iter().filter_map(|found| found.record.area).collect()),
        Err(error) => return person.problem(&error),
    };
    let query = |number: u64| {
        let mut query = form_urlencoded::Serializer::new(String::new());
        if let Some(area) = area {
            query.append_pair("area", area.code());
        }
        if number > 1 {
            query.append_pair("page", &number.to_string());
        }
        match query.finish() {
            query if query.is_empty() => folder(kind).to_owned(),
            query => format!("{}?{query}", folder(kind)),
        }
    };
    let title = Message::new(format!("nav-{}", folder(kind)));
    let frame = Frame::inside(&person, folder(kind), query(number), &title);
    let row = |organisation: &Organisation| Row {
        name: organisation.name.clone(),
        url: frame.url(&format!("{}/{}", folder(kind), organisation.id)),
        sort: sort(&frame, organisation),
        place: place(&frame, organisation),
    };
    let may_add = scope(person.actor(), Action::EditOrganisation).all;
    page(&Organisations {
        url: frame.url(folder(kind)),
        add: frame.t(&format!("add-{}", kind.code())),
        none: match may_add {
            true => frame.t(&format!("none-yet-{}", kind.code())),
            false => frame.t("organisations-none"),
        },
        areas,
        area: area.map(|area| area.code().to_owned()).unwrap_or_default(),
        rows: found.rows.iter().map(|found| row(&found.record)).collect(),
        total: usize::try_from(found.total).unwrap_or(usize::MAX),
        previous: (number > 1).then(|| frame.url(&query(number - 1))),
        next: (number * ROWS < found.total).then(|| frame.url(&query(number + 1))),
        may_add,
        frame,
    })
}

/// The areas that narrow a list: those in which there is something.
fn areas(mut areas: Vec<Area>) -> Vec<Choice> {
    areas.sort_by_key(|area| (area.name(), area.code()));
    areas.dedup();
    areas.iter().map(|area| Choice::new(area.code(), area.name())).collect()
}
