use std::sync::Arc;

use askama::Template;
use axum::Extension;
use axum::extract::{RawQuery, State};
use axum::response::Response;
use paper::Paper;
use vocabulary::{Language, Place, Region};
use words::Message;

use crate::Site;
use crate::frame::{Frame, figure_file, page};
use crate::pages::missing::{self, Address};
use crate::pages::profile::Shown;

/// How many places can be compared at once.
const AT_LEAST: usize = 2;
const AT_MOST: usize = 4;

/// A country that can be chosen.
struct Choice {
    place: Place,
    chosen: bool,
}

#[derive(Template)]
#[template(path = "compare.html")]
struct Compare {
    frame: Frame,
    choices: Vec<Choice>,
    figures: Vec<Shown>,
    warning: Option<String>,
}

/// The countries of a query such as `place=BOL&place=PER`, each once, in the order of the query.
fn chosen(query: &str) -> Vec<Place> {
    let mut places = Vec::new();
    for (key, value) in form_urlencoded::parse(query.as_bytes()) {
        let place = Place::find(&value, &Paper::places()).ok();
        if let Some(place) = place.filter(|place| key == "place" && !places.contains(place)) {
            places.push(place);
        }
    }
    places.retain(|place| *place != Place::Region(Region::SouthAmerica));
    places
}

fn query(places: &[Place]) -> String {
    let pairs: Vec<String> = places.iter().map(|p| format!("place={}", p.code())).collect();
    format!("?{}", pairs.join("&"))
}

/// The form, and below it the countries chosen, side by side.
pub(crate) async fn show(
    Extension(language): Extension<Language>,
    State(site): State<Arc<Site>>,
    RawQuery(asked): RawQuery,
) -> Response {
    let places = chosen(asked.as_deref().unwrap_or_default());
    let enough = (AT_LEAST..=AT_MOST).contains(&places.len());
    let query = if places.is_empty() { String::new() } else { query(&places) };
    let title = Message::new("nav-compare");
    let frame = Frame::new(language, "compare", format!("compare{query}"), &title);
    let figures = if enough {
        let figures = profile::compare(&site.paper, &site.checks, &places);
        let folder = frame.url("compare");
        figures.into_iter().map(|f| Shown::new(f, language, &folder, &query)).collect()
    } else {
        Vec::new()
    };
    let warning = (!enough && asked.is_some()).then(|| frame.t("compare-count"));
    let countries = Paper::places().into_iter().filter(|p| matches!(p, Place::Country(_)));
    let choices =
        countries.map(|place| Choice { place, chosen: places.contains(&place) }).collect();
    page(&Compare { frame, choices, figures, warning })
}

/// A figure's picture or table as a file.
pub(crate) async fn file(
    Extension(language): Extension<Language>,
    State(site): State<Arc<Site>>,
    Address(name): Address<String>,
    RawQuery(asked): RawQuery,
) -> Response {
    let places = chosen(asked.as_deref().unwrap_or_default());
    let file = name.clone();
    let work = move |site: &Site| {
        if !(AT_LEAST..=AT_MOST).contains(&places.len()) {
            return None;
        }
        let stem = name.split('.').next().unwrap_or_default();
        let figures = profile::compare(&site.paper, &site.checks, &places);
        let figure = figures.into_iter().find(|figure| figure.table.id == stem)?;
        figure_file(&figure, &name, language)
    };
    let answer = site.work(&file, work).await;
    match answer {
        Some(Ok(response)) => response,
        _ => missing::missing(language, &Message::new("missing-file"), Vec::new()),
    }
}
