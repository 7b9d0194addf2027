use std::sync::Arc;

use askama::Template;
use axum::Extension;
use axum::extract::{RawQuery, State};
use axum::response::Response;
use standards::{Comparison, Requirement, Standard, compare};
use vocabulary::Language;
use words::{Arg, Message};

use crate::Site;
use crate::frame::{Frame, page};
use crate::pages::missing::problem_page;

#[derive(Template)]
#[template(path = "standards_compare.html")]
struct Page<'a> {
    frame: Frame,
    standards: Vec<&'a Standard>,
    first: Option<&'a Standard>,
    second: Option<&'a Standard>,
    shown: Option<Sides<'a>>,
    asked: bool,
}

/// The two that were chosen.
struct Sides<'a> {
    first: &'a Standard,
    second: &'a Standard,
    comparison: Comparison<'a>,
}

/// Two standards side by side, with the form to choose them.
pub(crate) async fn show(
    Extension(language): Extension<Language>,
    State(site): State<Arc<Site>>,
    RawQuery(query): RawQuery,
) -> Response {
    let query = query.unwrap_or_default();
    let catalogue = match site.institution.standards().await {
        Ok(catalogue) => catalogue,
        Err(error) => return problem_page(language, &error),
    };
    let chosen = |name: &str| {
        let mut pairs = form_urlencoded::parse(query.as_bytes());
        let value = pairs.find(|(key, _)| key == name)?.1;
        catalogue.get(&value)
    };
    let (first, second) = (chosen("a"), chosen("b"));
    let pair = first.zip(second).filter(|(a, b)| a.code != b.code);
    let path = match pair {
        Some((a, b)) => format!("standards/compare?a={}&b={}", a.code, b.code),
        None => "standards/compare".to_owned(),
    };
    let shown = pair.map(|(first, second)| {
        let comparison = compare(&catalogue, first, second);
        Sides { first, second, comparison }
    });
    let frame = Frame::new(language, "standards", path, &Message::new("standards-compare"));
    let standards = catalogue.standards().collect();
    page(&Page { frame, standards, first, second, shown, asked: !query.is_empty() })
}

impl Page<'_> {
    /// The two choices: name of the field, key of its label, code that was chosen.
    fn choices(&self) -> [(&'static str, &'static str, String); 2] {
        let code = |chosen: Option<&Standard>| chosen.map(|s| s.code.clone()).unwrap_or_default();
        [("a", "standards-first", code(self.first)), ("b", "standards-second", code(self.second))]
    }

    /// What only one of them asks: its standard and the requirements.
    fn alone<'a>(&self, sides: &Sides<'a>) -> [(&'a Standard, Vec<&'a Requirement>); 2] {
        let Comparison { only_first, only_second, .. } = &sides.comparison;
        [(sides.first, only_first.clone()), (sides.second, only_second.clone())]
    }

    /// How many requirements only one standard has.
    fn only(&self, standard: &Standard, count: usize) -> String {
        let message = Message::new("standards-only").with("standard", standard.title.message());
        self.frame.say(message.with("count", Arg::from(count)))
    }
}
