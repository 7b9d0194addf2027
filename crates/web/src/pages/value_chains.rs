use std::sync::Arc;

use askama::Template;
use axum::Extension;
use axum::extract::{RawQuery, State};
use axum::response::Response;
use gvc::{LARGEST_ONLY, View, economy_name, figure};
use table::Figure;
use vocabulary::Language;
use words::Message;

use crate::Site;
use crate::frame::{Frame, figure_file, page};
use crate::pages::missing::{self, Address};
use crate::pages::profile::Shown;

/// Something that can be chosen.
struct Choice {
    value: String,
    label: String,
    chosen: bool,
}

#[derive(Template)]
#[template(path = "value_chains.html")]
struct ValueChains {
    frame: Frame,
    measures: Vec<Choice>,
    countries: Vec<Choice>,
    partners: Vec<Choice>,
    years: Vec<Choice>,
    shown: Option<Shown>,
    /// Address and text of the link to the whole list, or back to its largest.
    other: Option<(String, String)>,
}

/// What is asked for; what makes no sense counts as not asked.
struct Asked {
    view: View,
    country: String,
    partner: Option<String>,
    year: Option<i32>,
    all: bool,
}

impl Asked {
    fn read(site: &Site, query: &str) -> Self {
        let (mut view, mut country, mut partner, mut year) = (View::default(), None, None, None);
        let mut all = false;
        let known = |code: &str| site.chains.iter().any(|d| d.economy(code).is_some());
        for (key, value) in form_urlencoded::parse(query.as_bytes()) {
            match &*key {
                "measure" => view = View::from_code(&value).unwrap_or_default(),
                "country" if known(&value) => country = Some(value.into_owned()),
                "partner" if known(&value) => partner = Some(value.into_owned()),
                "year" => year = value.parse().ok(),
                "rows" => all = value == "all",
                _ => {}
            }
        }
        year = year.filter(|year| site.chains.iter().any(|d| d.year == Some(*year)));
        let first = || site.chains.last().and_then(|d| d.economies.first().cloned());
        let country = country.or_else(first).unwrap_or_default();
        let partner = partner.filter(|code| *code != country && view.has_partner());
        Self { view, country, partner, year, all }
    }

    fn figure(&self, site: &Site, all: bool) -> Option<Figure> {
        figure(&site.chains, self.view, &self.country, self.partner.as_deref(), self.year, all)
    }

    /// The address of the same question, with the whole list or its largest rows.
    fn query(&self, all: bool) -> String {
        let mut query = form_urlencoded::Serializer::new(String::new());
        query.append_pair("measure", self.view.code()).append_pair("country", &self.country);
        if let Some(partner) = &self.partner {
            query.append_pair("partner", partner);
        }
        if let Some(year) = self.year {
            query.append_pair("year", &year.to_string());
        }
        if all {
            query.append_pair("rows", "all");
        }
        format!("?{}", query.finish())
    }
}

/// The figures of a country's profile; none where no table has it.
pub(crate) fn of(site: &Site, country: &str) -> Vec<Figure> {
    [View::Participation, View::Origin]
        .into_iter()
        .filter_map(|view| figure(&site.chains, view, country, None, None, false))
        .collect()
}

/// The form, and below it what was chosen.
pub(crate) async fn show(
    Extension(language): Extension<Language>,
    State(site): State<Arc<Site>>,
    RawQuery(query): RawQuery,
) -> Response {
    let asked = Asked::read(&site, query.as_deref().unwrap_or_default());
    let again = query.as_ref().map_or_else(String::new, |_| asked.query(asked.all));
    let title = Message::new("gvc-chains-title");
    let frame = Frame::new(language, "value-chains", format!("value-chains{again}"), &title);
    let folder = frame.url("value-chains");
    let largest = asked.figure(&site, false);
    let cut = |figure: &Figure| figure.table.notes.iter().any(|note| note.key() == LARGEST_ONLY);
    let other = largest.as_ref().filter(|figure| cut(figure)).map(|_| {
        let text = if asked.all { "gvc-chains-largest" } else { "gvc-chains-all" };
        (format!("{folder}{}", asked.query(!asked.all)), Message::new(text).text(language))
    });
    let shown = if asked.all { asked.figure(&site, true) } else { largest };
    let shown = shown.map(|f| Shown::new(f, language, &folder, &asked.query(false)));
    let measures = View::ALL.into_iter().map(|view| Choice {
        value: view.code().to_owned(),
        label: view.label().text(language),
        chosen: view == asked.view,
    });
    let mut countries: Vec<(String, String)> = Vec::new();
    for code in site.chains.iter().flat_map(|digest| &digest.economies) {
        if !countries.iter().any(|(_, known)| known == code) {
            countries.push((economy_name(code).text(language), code.clone()));
        }
    }
    countries.sort_by_key(|(name, _)| vocabulary::fold(name));
    let choices = |chosen: Option<&str>| -> Vec<Choice> {
        let choice = |(label, value): &(String, String)| Choice {
            value: value.clone(),
            label: label.clone(),
            chosen: chosen == Some(value),
        };
        countries.iter().map(choice).collect()
    };
    let mut years: Vec<i32> = site.chains.iter().filter_map(|digest| digest.year).collect();
    years.sort_unstable();
    years.dedup();
    let years = years.into_iter().rev().map(|year| Choice {
        value: year.to_string(),
        label: year.to_string(),
        chosen: asked.year == Some(year),
    });
    page(&ValueChains {
        measures: measures.collect(),
        countries: choices(Some(&asked.country)),
        partners: choices(asked.partner.as_deref()),
        years: years.collect(),
        frame,
        shown,
        other,
    })
}

/// The figure's picture, of the largest rows, or its table as a file, always with all.
pub(crate) async fn file(
    Extension(language): Extension<Language>,
    State(site): State<Arc<Site>>,
    Address(name): Address<String>,
    RawQuery(query): RawQuery,
) -> Response {
    let asked = Asked::read(&site, query.as_deref().unwrap_or_default());
    let file = name.clone();
    let work = move |site: &Site| {
        let picture = name.ends_with(".svg") || name.ends_with(".png");
        let figure = asked.figure(site, !picture)?;
        let stem = name.split('.').next().unwrap_or_default();
        if figure.table.id == stem { figure_file(&figure, &name, language) } else { None }
    };
    match site.work(&file, work).await {
        Some(Ok(response)) => response,
        _ => missing::missing(language, &Message::new("missing-file"), Vec::new()),
    }
}
