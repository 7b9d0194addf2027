use std::sync::Arc;

use askama::Template;
use axum::Extension;
use axum::extract::State;
use axum::http::HeaderMap;
use axum::http::header::ACCEPT_LANGUAGE;
use axum::response::{IntoResponse, Redirect, Response};
use paper::{Paper, Verdict, tally};
use profile::{Comparison, Kind, Measure, TopFive};
use table::Number;
use vocabulary::{Language, Place, Region};
use words::{Message, number};

use crate::Site;
use crate::frame::{Frame, page};
use crate::pages::profile::Shown;

/// A number of the region that opens a question.
struct Headline {
    value: String,
    sentence: String,
    url: String,
}

/// A country with what a reader would look up first.
struct Row {
    name: &'static str,
    url: String,
    product: String,
    cells: Vec<Option<String>>,
}

/// A verb of the loop: its name, its question and whether it is built.
struct Verb {
    name: &'static str,
    built: bool,
}

#[derive(Template)]
#[template(path = "home.html")]
struct Home {
    frame: Frame,
    headlines: Vec<Headline>,
    /// What the region is about, in one picture.
    region: Shown,
    rows: Vec<Row>,
    verbs: Vec<Verb>,
    checks: usize,
    verdicts: Vec<(Verdict, usize)>,
}

/// `/` leads to the language that the browser asks for.
pub(crate) async fn choose_language(headers: HeaderMap) -> Response {
    let accepted = headers.get(ACCEPT_LANGUAGE).and_then(|value| value.to_str().ok());
    let language = Language::negotiate(accepted.unwrap_or_default());
    ([("vary", "accept-language")], Redirect::temporary(&format!("/{language}/"))).into_response()
}

/// `/es` is `/es/`.
pub(crate) async fn add_slash(Extension(language): Extension<Language>) -> Redirect {
    Redirect::permanent(&format!("/{language}/"))
}

/// What the system is for, and the region in one screen.
pub(crate) async fn home(
    Extension(language): Extension<Language>,
    State(site): State<Arc<Site>>,
) -> Response {
    let paper = &site.paper;
    let products = Comparison::new(paper, Measure::ProductConcentration);
    let sme = Comparison::new(paper, Measure::SmeExports);
    let support = Comparison::new(paper, Measure::PublicSupport);
    let region = Place::Region(Region::SouthAmerica);
    let headline = |comparison: &Comparison, decimals: u8| {
        let value = comparison.main(region).map_or(f64::NAN, |n| n.value);
        let code = comparison.measure.code();
        Headline {
            value: format!("{}%", number(language, value, decimals)),
            sentence: Message::new(format!("home-{code}")).text(language),
            url: format!("/{language}/profile/{}#{code}", region.code()),
        }
    };
    let headlines = vec![headline(&sme, 1), headline(&products, 0), headline(&support, 3)];
    let rows = Paper::places()
        .into_iter()
        .filter(|place| *place != region)
        .map(|place| row(language, paper, place, [&products, &sme]))
        .collect();
    let verbs = ["diagnose", "connect", "upgrade", "govern", "evaluate", "rehearse"]
        .map(|name| Verb { name, built: name == "diagnose" });
    page(&Home {
        frame: Frame::new(language, "", "", &Message::new("home-title")),
        headlines,
        region: Shown::new(
            sme.figure(&site.checks, &[region], false),
            language,
            &format!("/{language}/profile/{}", region.code()),
            "",
        ),
        rows,
        verbs: verbs.into(),
        checks: site.checks.len(),
        verdicts: tally(&site.checks).into(),
    })
}

fn row(language: Language, paper: &Paper, place: Place, columns: [&Comparison; 2]) -> Row {
    let leader = TopFive::new(paper, Kind::Products, place).leaders.into_iter().next();
    let shown = |n: Number| format!("{}%", number(language, n.value, n.decimals.unwrap_or(1)));
    Row {
        name: place.name(language),
        url: format!("/{language}/profile/{}", place.code()),
        product: leader.map(|leader| leader.name.text(language)).unwrap_or_default(),
        cells: columns.map(|comparison| comparison.main(place).map(shown)).into(),
    }
}
