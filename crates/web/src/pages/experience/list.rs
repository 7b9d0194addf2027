use std::sync::Arc;

use access::{Action, scope};
use actions::experience::{find, in_review, of_firm};
use askama::Template;
use axum::extract::{Query, State};
use axum::response::Response;
use knowledge::{Experience, Kind};
use serde::Deserialize;
use store::{ExperienceQuery, Page as Rows};
use vocabulary::{Code as _, Country, FirmId, FirmSize};
use words::{Message, label};

use super::{credit, facts, said};
use crate::Site;
use crate::form::Choice;
use crate::frame::{Frame, page};
use crate::pages::missing::Address;
use crate::show::day;
use crate::visitor::Person;

const ROWS: u64 = 20;

/// An experience in a list.
struct Row {
    title: String,
    url: String,
    from: String,
    tags: Vec<String>,
    heard: Option<String>,
}

/// A way to narrow the list.
struct Narrow {
    name: &'static str,
    label: String,
    chosen: String,
    choices: Vec<Choice>,
}

#[derive(Template)]
#[template(path = "experiences.html")]
struct Experiences {
    frame: Frame,
    lead: Option<String>,
    /// What one can do from here: the words and the address.
    actions: Vec<(String, String)>,
    narrows: Vec<Narrow>,
    filtered: bool,
    none: String,
    rows: Vec<Row>,
    previous: Option<String>,
    next: Option<String>,
}

#[derive(Debug, Default, Deserialize)]
pub(crate) struct Asked {
    #[serde(default)]
    kind: String,
    #[serde(default)]
    country: String,
    #[serde(default)]
    size: String,
    #[serde(default)]
    page: String,
}

impl Asked {
    fn query(&self, number: u64) -> String {
        let mut query = form_urlencoded::Serializer::new(String::new());
        for (name, value) in
            [("kind", &self.kind), ("country", &self.country), ("size", &self.size)]
        {
            if !value.is_empty() {
                query.append_pair(name, value);
            }
        }
        if number > 1 {
            query.append_pair("page", &number.to_string());
        }
        match query.finish() {
            query if query.is_empty() => "experiences".to_owned(),
            query => format!("experiences?{query}"),
        }
    }
}

/// What other firms did.
pub(crate) async fn all(
    person: Person,
    State(site): State<Arc<Site>>,
    Query(asked): Query<Asked>,
) -> Response {
    let number = asked.page.parse().unwrap_or(1_u64).clamp(1, 100_000);
    let query = ExperienceQuery {
        kind: Kind::from_code(&asked.kind),
        country: Country::from_iso3(&asked.country),
        size: FirmSize::ALL.into_iter().find(|size| size.code() == asked.size),
        ..ExperienceQuery::default()
    };
    let rows = Rows { offset: (number - 1) * ROWS, limit: ROWS };
    let found = match find(&site.institution, &person.context, &query, rows).await {
        Ok(found) => found,
        Err(error) => return person.problem(&error),
    };
    let path = asked.query(number);
    let frame = Frame::inside(&person, "experiences", path, &Message::new("nav-experiences"));
    let language = frame.language;
    let row = |one: &actions::experience::Summary| Row {
        title: one.view.told(language).0.title.clone(),
        url: frame.url(&format!("experiences/{}", one.view.id)),
        from: credit(&frame, &one.view),
        tags: facts(&frame, &one.view),
        heard: said(&frame, &one.heard),
    };
    let rows = found.rows.iter().map(row).collect();
    let mut links = Vec::new();
    for firm in &person.actor().firms {
        let own = frame.url(&format!("firms/{firm}/experiences"));
        links.push((frame.t("experience-new"), format!("{own}/new")));
        if let Ok(shown) = actions::firm::show(&site.institution, &person.context, *firm).await {
            let name = shown.firm.record.name();
            links.push((frame.t1("experiences-own", "name", name), own));
        }
    }
    if !scope(person.actor(), Action::ReviewExperience).is_none() {
        links.push((frame.t("experiences-review"), frame.url("experiences/review")));
    }
    let mut countries: Vec<Country> = Country::all().collect();
    countries.sort_by_key(|country| country.name(language));
    let narrows = vec![
        Narrow {
            name: "kind",
            label: frame.t("field-experience-kind"),
            chosen: asked.kind.clone(),
            choices: Choice::words::<Kind>(language),
        },
        Narrow {
            name: "country",
            label: frame.t("field-country"),
            chosen: asked.country.clone(),
            choices: countries.iter().map(|c| Choice::new(c.iso3(), c.name(language))).collect(),
        },
        Narrow {
            name: "size",
            label: frame.t("field-size"),
            chosen: asked.size.clone(),
            choices: FirmSize::ALL
                .map(|size| Choice::new(size.code(), frame.t(&format!("size-{}", size.code()))))
                .into(),
        },
    ];
    page(&Experiences {
        lead: Some(frame.t("experiences-lead")),
        actions: links,
        narrows,
        filtered: asked.query(1) != "experiences",
        none: frame.t("experiences-none"),
        rows,
        previous: (number > 1).then(|| frame.url(&asked.query(number - 1))),
        next: (number * ROWS < found.total).then(|| frame.url(&asked.query(number + 1))),
        frame,
    })
}

/// An experience as its own side and its reviewers list it.
fn own_row(frame: &Frame, told: &Experience, heard: Option<String>) -> Row {
    Row {
        title: told.telling.title.clone(),
        url: frame.url(&format!("experiences/{}", told.id)),
        from: day(frame.language, told.day),
        tags: vec![frame.say(label(told.status)), frame.say(label(told.sharing))],
        heard,
    }
}

/// What one firm did, for its own side.
pub(crate) async fn own(
    person: Person,
    State(site): State<Arc<Site>>,
    Address(id): Address<FirmId>,
) -> Response {
    let (institution, context) = (&site.institution, &person.context);
    let (all, firm) = match (
        of_firm(institution, context, id).await,
        actions::firm::show(institution, context, id).await,
    ) {
        (Ok(all), Ok(firm)) => (all, firm),
        (Err(error), _) | (_, Err(error)) => return person.problem(&error),
    };
    let title = Message::new("experiences-own").with("name", firm.firm.record.name());
    let frame = Frame::inside(&person, "experiences", format!("firms/{id}/experiences"), &title);
    let row = |(one, heard): &(store::Stored<standards::Filed<Experience>>, knowledge::Heard)| {
        own_row(&frame, &one.record.content, said(&frame, heard))
    };
    let new = frame.url(&format!("firms/{id}/experiences/new"));
    page(&Experiences {
        lead: None,
        actions: vec![(frame.t("experience-new"), new)],
        narrows: Vec::new(),
        filtered: false,
        none: frame.t("experiences-own-none"),
        rows: all.iter().map(row).collect(),
        previous: None,
        next: None,
        frame,
    })
}

/// What waits to be looked at.
pub(crate) async fn review(person: Person, State(site): State<Arc<Site>>) -> Response {
    let all = match in_review(&site.institution, &person.context).await {
        Ok(all) => all,
        Err(error) => return person.problem(&error),
    };
    let title = Message::new("experiences-review");
    let frame = Frame::inside(&person, "experiences", "experiences/review", &title);
    page(&Experiences {
        lead: None,
        actions: Vec::new(),
        narrows: Vec::new(),
        filtered: false,
        none: frame.t("experiences-review-none"),
        rows: all.iter().map(|one| own_row(&frame, &one.record.content, None)).collect(),
        previous: None,
        next: None,
        frame,
    })
}
