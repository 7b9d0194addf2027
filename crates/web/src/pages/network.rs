mod drawing;

use std::collections::BTreeSet;
use std::sync::Arc;

use actions::network::{FirmTies, NetworkPage};
use actions::{ActionError, network};
use askama::Template;
use axum::extract::{Query, State};
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};
use serde::Deserialize;
use vocabulary::{CommunityId, FirmId};
use words::{Message, decimal};

use crate::Site;
use crate::frame::{Frame, page};
use crate::visitor::Person;

/// Firms on one page of a list.
const ROWS: usize = 60;
/// Firms and pairs in a list that only points out the first.
const FIRST: usize = 10;

#[derive(Debug, Default, Deserialize)]
pub(crate) struct Asked {
    /// Only this community.
    #[serde(default)]
    community: String,
    /// Only this firm and whom it reaches in two steps.
    #[serde(default)]
    firm: String,
    /// Whether firms of one association count as tied.
    #[serde(default)]
    through: String,
    #[serde(default)]
    page: String,
}

/// Which part of the network is looked at.
#[derive(Debug, Clone, Copy, PartialEq)]
enum View {
    Whole,
    /// The place of a community in the list.
    Community(usize),
    /// The place of a firm in the list.
    Firm(usize),
}

impl Asked {
    fn through(&self) -> bool {
        self.through == "associations"
    }

    /// What is asked for, if it exists for this reader.
    fn view(&self, found: &NetworkPage) -> Option<View> {
        if !self.firm.is_empty() {
            let id = FirmId(self.firm.parse().ok()?);
            let is_it = |firm: &FirmTies| firm.name.as_ref().is_some_and(|(firm, _)| *firm == id);
            return found.firms.iter().position(is_it).map(View::Firm);
        }
        if !self.community.is_empty() {
            let id = CommunityId(self.community.parse().ok()?);
            let is_it = |community: &network::CommunityTies| community.seen && community.id == id;
            return found.communities.iter().position(is_it).map(View::Community);
        }
        Some(View::Whole)
    }

    /// The query of a view, with or without what associations tie.
    fn query(&self, through: bool, number: usize) -> String {
        let mut query = form_urlencoded::Serializer::new(String::new());
        if !self.firm.is_empty() {
            query.append_pair("firm", &self.firm);
        } else if !self.community.is_empty() {
            query.append_pair("community", &self.community);
        }
        if through {
            query.append_pair("through", "associations");
        }
        if number > 1 {
            query.append_pair("page", &number.to_string());
        }
        match query.finish() {
            query if query.is_empty() => query,
            query => format!("?{query}"),
        }
    }
}

/// The places of the firms of a view, as the list numbers them.
fn chosen(found: &NetworkPage, view: View) -> Vec<usize> {
    let all = 0..found.firms.len();
    match view {
        View::Whole => all.collect(),
        View::Community(own) => {
            all.filter(|firm| found.firms[*firm].community == Some(own)).collect()
        }
        View::Firm(own) => {
            let near = contacts(found, &BTreeSet::from([own]));
            contacts(found, &near).into_iter().collect()
        }
    }
}

/// Some firms and those tied to them.
fn contacts(found: &NetworkPage, firms: &BTreeSet<usize>) -> BTreeSet<usize> {
    let ends = found.ties.iter().filter(|(a, b)| firms.contains(a) || firms.contains(b));
    firms.iter().copied().chain(ends.flat_map(|(a, b)| [*a, *b])).collect()
}

/// A community in the list.
struct CommunityRow {
    number: usize,
    name: String,
    url: Option<String>,
    says: String,
}

/// A firm in the list.
struct FirmRow {
    number: Option<usize>,
    name: String,
    /// Its own page, and its part of the network.
    urls: Option<(String, String)>,
    cut_off: bool,
    says: String,
}

#[derive(Template)]
#[template(path = "network.html")]
struct Shown {
    frame: Frame,
    whole: String,
    is_whole: bool,
    lead: String,
    /// The same view with or without what associations tie.
    other: (String, String),
    map: String,
    communities: Vec<CommunityRow>,
    /// Lists of firms: the key of the heading, what is said of it, the firms.
    lists: Vec<(&'static str, String, Vec<FirmRow>)>,
    missing: Vec<String>,
    missing_total: usize,
    previous: Option<String>,
    next: Option<String>,
}

/// The institution's network: a map, and beside it a list that says the same.
pub(crate) async fn show(
    person: Person,
    State(site): State<Arc<Site>>,
    Query(asked): Query<Asked>,
) -> Response {
    let through = asked.through();
    let found = match network::show(&site.institution, &person.context, through).await {
        Ok(found) => found,
        Err(error) => return person.problem(&error),
    };
    let Some(view) = asked.view(&found) else { return person.problem(&ActionError::Missing) };
    let number = asked.page.parse().unwrap_or(1_usize).clamp(1, 100_000);
    let title = match view {
        View::Whole => Message::new("nav-network"),
        View::Community(own) => Message::verbatim(found.communities[own].name.as_str()),
        View::Firm(own) => match &found.firms[own].name {
            Some((_, name)) => Message::verbatim(name.as_str()),
            None => Message::new("network-unnamed"),
        },
    };
    let path = format!("network{}", asked.query(through, number));
    let frame = Frame::inside(&person, "network", path, &title);
    let suffix = if through { "?through=associations" } else { "" };
    let firms = chosen(&found, view);
    let lists = lists(&frame, &found, view, &firms, number, through);
    let turned = |number| frame.url(&format!("network{}", asked.query(through, number)));
    let has_next = matches!(view, View::Community(_)) && number * ROWS < firms.len();
    let toggle = frame.t(if through { "network-direct" } else { "network-through" });
    let missing = found.missing.iter().filter(|missing| match view {
        View::Whole => true,
        View::Community(own) => missing.pair.0 == own || missing.pair.1 == own,
        View::Firm(_) => false,
    });
    let pair = |missing: &network::Missing| {
        let name = |place: usize| found.communities[place].name.as_str();
        let message = Message::new("network-pair").with("one", name(missing.pair.0));
        frame.say(message.with("other", name(missing.pair.1)))
    };
    page(&Shown {
        whole: frame.url(&format!("network{suffix}")),
        is_whole: view == View::Whole,
        lead: lead(&frame, &found, view, &firms),
        other: (frame.url(&format!("network{}", asked.query(!through, 1))), toggle),
        map: frame.url(&format!("network/map.svg{}", asked.query(through, 1))),
        communities: communities(&frame, &found, view, &firms, through),
        lists,
        missing: missing.clone().take(FIRST).map(pair).collect(),
        missing_total: missing.count(),
        previous: (number > 1).then(|| turned(number - 1)),
        next: has_next.then(|| turned(number + 1)),
        frame,
    })
}

/// The map of a view.
pub(crate) async fn map(
    person: Person,
    State(site): State<Arc<Site>>,
    Query(asked): Query<Asked>,
) -> Response {
    let found = match network::show(&site.institution, &person.context, asked.through()).await {
        Ok(found) => found,
        Err(error) => return person.problem(&error),
    };
    let Some(view) = asked.view(&found) else { return person.problem(&ActionError::Missing) };
    let language = person.language;
    // Thousands of firms take longer to place than a page takes to answer.
    let drawn = tokio::task::spawn_blocking(move || {
        let firms = chosen(&found, view);
        drawing::svg(&found, view, &firms, language)
    });
    let Ok(svg) = drawn.await else { return person.problem(&ActionError::Missing) };
    let headers =
        [(CONTENT_TYPE, "image/svg+xml; charset=utf-8"), (CACHE_CONTROL, "private, no-store")];
    (headers, svg).into_response()
}

/// The view in one sentence.
fn lead(frame: &Frame, found: &NetworkPage, view: View, firms: &[usize]) -> String {
    match view {
        View::Firm(own) => {
            let firm = &found.firms[own];
            let hidden = firm.contacts - (contacts(found, &BTreeSet::from([own])).len() - 1);
            let says = says(frame, firm);
            if hidden == 0 {
                return says;
            }
            format!("{says} {}", frame.t1("network-hidden", "count", hidden))
        }
        _ if firms.is_empty() => frame.t("network-none"),
        _ => {
            let shown: BTreeSet<usize> = firms.iter().copied().collect();
            let inside =
                found.ties.iter().filter(|(a, b)| shown.contains(a) && shown.contains(b)).count();
            let alone = firms.iter().filter(|firm| found.firms[**firm].contacts == 0).count();
            let message = Message::new("network-lead").with("firms", firms.len());
            frame.say(message.with("ties", inside).with("alone", alone))
        }
    }
}

/// The communities of which the view shows firms, numbered as on the map.
fn communities(
    frame: &Frame,
    found: &NetworkPage,
    view: View,
    firms: &[usize],
    through: bool,
) -> Vec<CommunityRow> {
    let used: BTreeSet<usize> =
        firms.iter().filter_map(|firm| found.firms[*firm].community).collect();
    let row = |place: usize| {
        let community = &found.communities[place];
        let through = if through { "&through=associations" } else { "" };
        let url = format!("network?community={}{through}", community.id);
        let message = Message::new("network-community-says")
            .with("firms", community.firms)
            .with("inside", community.inside)
            .with("outside", community.outside)
            .with("alone", community.alone);
        let is_own = view == View::Community(place);
        CommunityRow {
            number: place + 1,
            name: community.name.clone(),
            url: (community.seen && !is_own).then(|| frame.url(&url)),
            says: if community.seen { frame.say(message) } else { String::new() },
        }
    };
    let mut rows: Vec<CommunityRow> = used.into_iter().map(row).collect();
    let without = firms.iter().filter(|firm| found.firms[**firm].community.is_none()).count();
    if without > 0 {
        rows.push(CommunityRow {
            number: found.communities.len() + 1,
            name: frame.t("network-without"),
            url: None,
            says: frame.t1("network-without-says", "count", without),
        });
    }
    rows
}

/// The lists of firms beside the map.
fn lists(
    frame: &Frame,
    found: &NetworkPage,
    view: View,
    firms: &[usize],
    number: usize,
    through: bool,
) -> Vec<(&'static str, String, Vec<FirmRow>)> {
    let row =
        |number: Option<usize>, firm: usize| firm_row(frame, &found.firms[firm], number, through);
    let is_named = |firm: &&usize| found.firms[**firm].name.is_some();
    match view {
        View::Whole => {
            let cut: Vec<usize> =
                firms.iter().copied().filter(|firm| found.firms[*firm].cut_off).collect();
            let named = cut.iter().filter(is_named).take(2 * FIRST);
            let count = frame.t1("network-cut-off-count", "count", cut.len());
            let mut bridging: Vec<usize> =
                firms.iter().copied().filter(|firm| found.firms[*firm].bridges > 0).collect();
            bridging.sort_by_key(|firm| std::cmp::Reverse(found.firms[*firm].bridges));
            let bridging = bridging.iter().filter(is_named).take(FIRST);
            vec![
                ("network-cut-off", count, named.map(|firm| row(None, *firm)).collect()),
                (
                    "network-bridging",
                    frame.t("network-bridging-says"),
                    bridging.map(|firm| row(None, *firm)).collect(),
                ),
            ]
        }
        View::Community(_) => {
            let numbered = (1..).zip(firms).skip((number - 1) * ROWS).take(ROWS);
            let rows = numbered.map(|(number, firm)| row(Some(number), *firm)).collect();
            vec![("network-firms", String::new(), rows)]
        }
        View::Firm(own) => {
            let near = contacts(found, &BTreeSet::from([own]));
            let rows = |is_near: bool| {
                let numbered = (1..).zip(firms).filter(|(_, firm)| **firm != own);
                let rows = numbered.filter(|(_, firm)| near.contains(firm) == is_near).take(ROWS);
                rows.map(|(number, firm)| row(Some(number), *firm)).collect()
            };
            vec![
                ("network-contacts", String::new(), rows(true)),
                ("network-reached", String::new(), rows(false)),
            ]
        }
    }
}

fn firm_row(frame: &Frame, firm: &FirmTies, number: Option<usize>, through: bool) -> FirmRow {
    let through = if through { "&through=associations" } else { "" };
    let urls = firm.name.as_ref().map(|(id, _)| {
        let own = frame.url(&format!("firms/{id}"));
        (own, frame.url(&format!("network?firm={id}{through}")))
    });
    let name = firm.name.as_ref().map(|(_, name)| name.clone());
    FirmRow {
        number,
        name: name.unwrap_or_else(|| frame.t("network-unnamed")),
        urls,
        cut_off: firm.cut_off,
        says: says(frame, firm),
    }
}

/// How a firm is tied, in words.
fn says(frame: &Frame, firm: &FirmTies) -> String {
    let Some(constraint) = firm.constraint else { return frame.t("network-firm-alone") };
    let message = Message::new("network-firm-says")
        .with("contacts", firm.contacts)
        .with("outside", firm.outside)
        .with("reach", firm.reach as usize)
        .with("constraint", decimal(constraint, 2))
        .with("bridges", firm.bridges as usize);
    frame.say(message)
}
