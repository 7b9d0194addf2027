use std::sync::Arc;

use access::{Action, scope};
use actions::firm::{Search, find};
use actions::list;
use askama::Template;
use axum::extract::{RawQuery, State};
use axum::response::{IntoResponse, Redirect, Response};
use registry::{Firm, PartyKind};
use store::{FirmQuery, Page as Rows};
use vocabulary::{Area, CommunityId, FirmSize, Industry, Language, ListId};
use words::Message;

use crate::Site;
use crate::form::Choice;
use crate::frame::{Frame, page};
use crate::map;
use crate::pages::missing::Address;
use crate::typed::Typed;
use crate::visitor::Person;

/// Firms on one page of the list.
const ROWS: u64 = 25;

/// A firm in the list.
struct Row {
    name: String,
    url: String,
    place: String,
    industry: String,
    size: String,
    /// `None` when the firm is registered; the word says that it is not.
    informal: bool,
}

/// What narrows a list, with the choices that there are.
struct Narrow {
    name: &'static str,
    label: String,
    choices: Vec<Choice>,
    chosen: String,
}

#[derive(Template)]
#[template(path = "firms.html")]
struct Firms {
    frame: Frame,
    text: String,
    narrows: Vec<Narrow>,
    rows: Vec<Row>,
    total: usize,
    previous: Option<String>,
    next: Option<String>,
    /// The query without its page, for the map, the file and the list to save.
    query: String,
    lists: Vec<(ListId, String, String)>,
    may_add: bool,
    filtered: bool,
}

/// What an address asks for.
#[derive(Default)]
struct Asked {
    text: String,
    pairs: Vec<(&'static str, String)>,
    page: u64,
}

const NARROWS: [&str; 5] = ["community", "area", "industry", "size", "formal"];

fn asked(query: Option<&str>) -> Asked {
    let mut asked = Asked::default();
    for (key, value) in form_urlencoded::parse(query.unwrap_or_default().as_bytes()) {
        let value = value.trim();
        match key.as_ref() {
            "q" => asked.text = value.chars().take(200).collect(),
            "page" => asked.page = value.parse().unwrap_or(1),
            key => {
                let known = NARROWS.iter().find(|name| **name == key);
                if let Some(name) = known.filter(|_| !value.is_empty()) {
                    asked.pairs.push((name, value.to_owned()));
                }
            }
        }
    }
    asked.page = asked.page.clamp(1, 100_000);
    asked
}

impl Asked {
    fn get(&self, name: &str) -> &str {
        self.pairs.iter().find(|(key, _)| *key == name).map_or("", |(_, value)| value)
    }

    fn search(&self) -> Search {
        let formal = match self.get("formal") {
            "yes" => Some(true),
            "no" => Some(false),
            _ => None,
        };
        let query = FirmQuery {
            found: None,
            community: self.get("community").parse::<CommunityId>().ok(),
            area: Area::from_code(self.get("area")),
            industry: Industry::from_code(self.get("industry")),
            size: FirmSize::ALL.into_iter().find(|size| size.code() == self.get("size")),
            formal,
        };
        Search { text: self.text.clone(), query }
    }

    fn query(&self, page: Option<u64>) -> String {
        let mut query = form_urlencoded::Serializer::new(String::new());
        if !self.text.is_empty() {
            query.append_pair("q", &self.text);
        }
        for (key, value) in &self.pairs {
            query.append_pair(key, value);
        }
        if let Some(page) = page.filter(|page| *page > 1) {
            query.append_pair("page", &page.to_string());
        }
        query.finish()
    }
}

fn row(firm: &Firm, language: Language) -> Row {
    let area = firm.area.map(Area::name).unwrap_or_default();
    let place: Vec<&str> =
        [firm.locality.as_str(), area].into_iter().filter(|p| !p.is_empty()).collect();
    Row {
        name: firm.name().to_owned(),
        url: format!("/{language}/firms/{}", firm.id),
        place: place.join(", "),
        industry: firm
            .industry
            .map(|industry| industry.name(language).to_owned())
            .unwrap_or_default(),
        size: firm
            .size()
            .map(|size| Message::new(format!("size-{}", size.code())).text(language))
            .unwrap_or_default(),
        informal: !firm.formal,
    }
}

/// The firms that the person may see: search, filters, saved lists.
pub(crate) async fn list(
    person: Person,
    State(site): State<Arc<Site>>,
    RawQuery(query): RawQuery,
) -> Response {
    let language = person.language;
    let asked = asked(query.as_deref());
    let rows = Rows { offset: (asked.page - 1) * ROWS, limit: ROWS };
    let found = match find(&site.institution, &person.context, &asked.search(), rows).await {
        Ok(found) => found,
        Err(error) => return person.problem(&error),
    };
    let narrows = match narrows(&site, &person, &asked).await {
        Ok(narrows) => narrows,
        Err(error) => return person.problem(&error),
    };
    let lists = match list::all(&site.institution, &person.context).await {
        Ok(lists) => lists,
        Err(error) => return person.problem(&error),
    };
    let query = asked.query(Some(asked.page));
    let path = if query.is_empty() { "firms".to_owned() } else { format!("firms?{query}") };
    let frame = Frame::inside(&person, "firms", path, &Message::new("nav-firms"));
    let page_url = |number: u64| format!("{}?{}", frame.url("firms"), asked.query(Some(number)));
    let lists = lists.into_iter().map(|list| {
        let url = format!("{}?{}", frame.url("firms"), list.record.query);
        (list.record.id, list.record.name, url)
    });
    page(&Firms {
        lists: lists.collect(),
        text: asked.text.clone(),
        narrows,
        rows: found.rows.iter().map(|firm| row(&firm.record, language)).collect(),
        total: found.total as usize,
        previous: (asked.page > 1).then(|| page_url(asked.page - 1)),
        next: (asked.page * ROWS < found.total).then(|| page_url(asked.page + 1)),
        query: asked.query(None),
        may_add: !scope(person.actor(), Action::AddFirm).is_none(),
        filtered: !asked.text.is_empty() || !asked.pairs.is_empty(),
        frame,
    })
}

async fn narrows(
    site: &Site,
    person: &Person,
    asked: &Asked,
) -> Result<Vec<Narrow>, actions::ActionError> {
    let language = person.language;
    let communities = actions::organisation::list(
        &site.institution,
        &person.context,
        PartyKind::Community,
        None,
        Rows::ALL,
    );
    let communities = communities.await?.rows;
    let mut areas: Vec<Area> = communities.iter().filter_map(|c| c.record.area).collect();
    areas.sort_by_key(|area| area.code());
    areas.dedup();
    let mut industries: Vec<Industry> =
        communities.iter().filter_map(|c| c.record.industry?.division()).collect();
    industries.sort_by_key(|industry| industry.code());
    industries.dedup();
    let text = |key: String| Message::new(key).text(language);
    let choices = |name: &str| -> Vec<Choice> {
        match name {
            "community" => communities
                .iter()
                .map(|c| Choice::new(c.record.id, c.record.name.as_str()))
                .collect(),
            "area" => areas.iter().map(|area| Choice::new(area.code(), area.name())).collect(),
            "industry" => industries
                .iter()
                .map(|industry| Choice::new(industry.code(), industry.name(language)))
                .collect(),
            "size" => FirmSize::ALL
                .iter()
                .map(|size| Choice::new(size.code(), text(format!("size-{}", size.code()))))
                .collect(),
            _ => ["yes", "no"]
                .map(|answer| Choice::new(answer, text(format!("formal-{answer}"))))
                .into(),
        }
    };
    let narrow = |name: &&'static str| Narrow {
        name,
        label: text(format!("field-{name}")),
        choices: choices(name),
        chosen: asked.get(name).to_owned(),
    };
    Ok(NARROWS.iter().map(narrow).collect())
}

/// The same firms as dots on a map.
pub(crate) async fn map(
    person: Person,
    State(site): State<Arc<Site>>,
    RawQuery(query): RawQuery,
) -> Response {
    let asked = asked(query.as_deref());
    match find(&site.institution, &person.context, &asked.search(), Rows::ALL).await {
        Ok(found) => {
            let firms: Vec<&Firm> = found.rows.iter().map(|firm| &firm.record).collect();
            map::picture(&firms, person.language)
        }
        Err(error) => person.problem(&error),
    }
}

/// What a list's address asks for, as a search.
pub(crate) fn searched(query: Option<&str>) -> Search {
    asked(query).search()
}

/// Saves the list under a name.
pub(crate) async fn save(person: Person, State(site): State<Arc<Site>>, typed: Typed) -> Response {
    let asked = asked(Some(typed.text("query")));
    let query = asked.query(None);
    match list::save(&site.institution, &person.context, typed.text("name"), &query).await {
        Ok(_) => Redirect::to(&format!("/{}/firms?{query}", person.language)).into_response(),
        Err(error) => person.problem(&error),
    }
}

/// Deletes a saved list.
pub(crate) async fn forget(
    person: Person,
    State(site): State<Arc<Site>>,
    Address(id): Address<ListId>,
) -> Response {
    match list::delete(&site.institution, &person.context, id).await {
        Ok(()) => Redirect::to(&format!("/{}/firms", person.language)).into_response(),
        Err(error) => person.problem(&error),
    }
}
