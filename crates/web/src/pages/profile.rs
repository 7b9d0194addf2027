use std::sync::Arc;

use askama::Template;
use axum::Extension;
use axum::extract::State;
use axum::response::{IntoResponse, Redirect, Response};
use paper::Paper;
use report::{Format, ReportError};
use vocabulary::{Language, Place, UnknownPlace};
use words::Message;

use crate::Site;
use crate::frame::{Frame, download, figure_file, page};
use crate::pages::missing::{self, Address};
use crate::pages::value_chains;

/// A figure with what its template needs beside it.
pub(crate) struct Shown {
    pub(crate) figure: table::Figure,
    pub(crate) sentences: Vec<String>,
    pub(crate) table: String,
    /// The address of its files without the extension.
    pub(crate) files: String,
    /// The query that the files need, with its question mark.
    pub(crate) query: String,
}

impl Shown {
    pub(crate) fn new(
        figure: table::Figure,
        language: Language,
        folder: &str,
        query: &str,
    ) -> Self {
        let table = report::html::table(&figure.table, language);
        let files = format!("{folder}/{}", figure.table.id);
        let sentences = figure.sentences.iter().map(|sentence| sentence.text(language)).collect();
        Self { figure, sentences, table, files, query: query.to_owned() }
    }
}

#[derive(Template)]
#[template(path = "profiles.html")]
struct List {
    frame: Frame,
    places: Vec<Place>,
}

#[derive(Template)]
#[template(path = "profile.html")]
struct Profile {
    frame: Frame,
    place: Place,
    places: Vec<Place>,
    figures: Vec<Shown>,
    faults: usize,
    has_chains: bool,
}

/// The places that have a profile.
pub(crate) async fn list(Extension(language): Extension<Language>) -> Response {
    let frame = Frame::new(language, "profile", "profile", &Message::new("nav-profile"));
    page(&List { frame, places: Paper::places() })
}

/// The place of an address, by code or by name in any language.
fn find(text: &str) -> Result<Place, UnknownPlace> {
    Place::find(text, &Paper::places())
}

/// What the paper says of a place, and what value-chain tables do.
fn whole(site: &Site, place: Place) -> profile::Profile {
    let mut profile = profile::profile(&site.paper, &site.checks, place);
    profile.figures.extend(value_chains::of(site, place.code()));
    profile
}

/// The profile of a place.
pub(crate) async fn show(
    Extension(language): Extension<Language>,
    State(site): State<Arc<Site>>,
    Address(name): Address<String>,
) -> Response {
    let place = match find(&name) {
        Ok(place) => place,
        Err(unknown) => return missing::place(language, &unknown),
    };
    if place.code() != name {
        return Redirect::permanent(&format!("/{language}/profile/{}", place.code()))
            .into_response();
    }
    let path = format!("profile/{}", place.code());
    let profile = whole(&site, place);
    let has_chains = profile.figures.iter().any(|figure| figure.table.id == "value-chains");
    let frame = Frame::new(language, "profile", path.as_str(), &profile.title);
    let faults = profile.figures.iter().map(|figure| figure.flags.len()).sum();
    let folder = frame.url(&path);
    let figures =
        profile.figures.into_iter().map(|f| Shown::new(f, language, &folder, "")).collect();
    page(&Profile { frame, place, places: Paper::places(), figures, faults, has_chains })
}

/// A figure's picture or table, or the whole profile (`profile.json`) as a file.
pub(crate) async fn file(
    Extension(language): Extension<Language>,
    State(site): State<Arc<Site>>,
    Address((place, name)): Address<(String, String)>,
) -> Response {
    let place = match find(&place) {
        Ok(place) => place,
        Err(unknown) => return missing::place(language, &unknown),
    };
    let file = name.clone();
    let answer = site.work(&file, move |site| one_file(language, site, place, &name)).await;
    match answer {
        Some(Ok(response)) => response,
        _ => missing::missing(language, &Message::new("missing-file"), Vec::new()),
    }
}

fn one_file(
    language: Language,
    site: &Site,
    place: Place,
    name: &str,
) -> Option<Result<Response, ReportError>> {
    let profile = whole(site, place);
    let stem = name.split('.').next().unwrap_or_default();
    if let Some(figure) = profile.figures.iter().find(|figure| figure.table.id == stem) {
        return figure_file(figure, name, language);
    }
    let format = Format::from_extension(name.as_ref()).filter(|_| stem == "profile")?;
    let bytes = report::render_figures(&profile.title, &profile.figures, format, language);
    let name = format!("puente-{}-{name}", place.code());
    Some(bytes.map(|bytes| download(bytes, format.media_type(), &name)))
}
