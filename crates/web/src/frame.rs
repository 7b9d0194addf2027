use std::borrow::Borrow;

use access::Action;
use askama::Template;
use axum::http::header::{CACHE_CONTROL, CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::http::{HeaderValue, StatusCode};
use axum::response::{Html, IntoResponse, Response};
use report::{Format, ReportError};
use table::{Figure, Table};
use vocabulary::{Language, Place};
use words::{Arg, Message};

use crate::visitor::Person;

tokio::task_local! {
    /// Whether the institution that this request asks is made up. Every page says so, those too
    /// that know of no institution, so it comes with the request and not with each page.
    pub(crate) static DEMONSTRATION: bool;
}

/// What every page has around its content: the language, the title, the way to its twins.
pub(crate) struct Frame {
    pub(crate) language: Language,
    pub(crate) title: String,
    /// Who is signed in, on the pages that ask.
    pub(crate) person: Option<Signed>,
    /// Whether everything in the institution is made up.
    pub(crate) demonstration: bool,
    /// The address below the language, with its query.
    path: String,
    section: &'static str,
}

/// Who is signed in: the name, and the pages of the institution that the roles open.
pub(crate) struct Signed {
    pub(crate) name: String,
    pub(crate) entries: Vec<Entry>,
}

/// The pages of the institution, with the action that opens each.
const PAGES: [(&str, Option<Action>); 13] = [
    ("today", None),
    ("firms", Some(Action::ReadFirm)),
    ("communities", Some(Action::ReadOrganisation)),
    ("associations", Some(Action::ReadOrganisation)),
    ("institutions", Some(Action::ReadOrganisation)),
    ("buyers", Some(Action::ReadOrganisation)),
    ("experiences", Some(Action::ReadExperience)),
    ("benchmarks", Some(Action::ReadBenchmarks)),
    ("own-standards", Some(Action::CommentStandard)),
    ("network", Some(Action::ReadNetwork)),
    ("people", Some(Action::ManageMember)),
    ("audit", Some(Action::ReadAudit)),
    ("settings", None),
];

/// An entry of the navigation.
pub(crate) struct Entry {
    pub(crate) label: String,
    pub(crate) url: String,
    pub(crate) current: bool,
}

impl Frame {
    pub(crate) fn new(
        language: Language,
        section: &'static str,
        path: impl Into<String>,
        title: &Message,
    ) -> Self {
        Self {
            language,
            title: title.text(language),
            person: None,
            demonstration: DEMONSTRATION.try_with(|made_up| *made_up).unwrap_or(false),
            path: path.into(),
            section,
        }
    }

    /// A page of the institution for a person who has signed in.
    pub(crate) fn inside(
        person: &Person,
        section: &'static str,
        path: impl Into<String>,
        title: &Message,
    ) -> Self {
        let mut frame = Self::new(person.language, section, path, title);
        let opens = |action: &Option<Action>| {
            action.is_none_or(|action| !access::scope(person.actor(), action).is_none())
        };
        let entries = PAGES.iter().filter(|(_, action)| opens(action)).map(|(name, _)| Entry {
            label: frame.t(&format!("nav-{name}")),
            url: frame.url(name),
            current: *name == section,
        });
        let entries = entries.collect();
        frame.person = Some(Signed { name: person.account.name.clone(), entries });
        frame
    }

    /// The text of a message without arguments.
    pub(crate) fn t(&self, key: &str) -> String {
        Message::new(key.to_owned()).text(self.language)
    }

    /// The text of a message with one argument.
    pub(crate) fn t1(&self, key: &str, name: &'static str, value: impl Into<Arg>) -> String {
        Message::new(key.to_owned()).with(name, value).text(self.language)
    }

    /// The text of a message.
    pub(crate) fn say(&self, message: impl Borrow<Message>) -> String {
        message.borrow().text(self.language)
    }

    /// The name of a place.
    pub(crate) fn name(&self, place: &Place) -> &'static str {
        place.name(self.language)
    }

    /// The address of a page in the same language.
    pub(crate) fn url(&self, path: &str) -> String {
        format!("/{}/{path}", self.language)
    }

    /// The pages under the verb that is built, then the others.
    pub(crate) fn navigation(&self) -> Vec<Entry> {
        ["profile", "compare", "standards", "paper", "handbook", "about"]
            .map(|section| Entry {
                label: self.t(&format!("nav-{section}")),
                url: self.url(section),
                current: section == self.section,
            })
            .into()
    }

    /// The same page in every language.
    pub(crate) fn twins(&self) -> Vec<(Language, String)> {
        Language::ALL.map(|language| (language, format!("/{language}/{}", self.path))).into()
    }
}

/// Renders a page.
pub(crate) fn page(template: &impl Template) -> Response {
    match template.render() {
        Ok(html) => Html(html).into_response(),
        Err(error) => {
            tracing::error!(%error, "a template did not render");
            StatusCode::INTERNAL_SERVER_ERROR.into_response()
        }
    }
}

/// A file to keep, under a name that says what it is.
pub(crate) fn download(bytes: Vec<u8>, media_type: &'static str, name: &str) -> Response {
    let mut response = bytes.into_response();
    let headers = response.headers_mut();
    headers.insert(CONTENT_TYPE, HeaderValue::from_static(media_type));
    let plain: String = name.chars().filter(|c| c.is_ascii_graphic() && *c != '"').collect();
    if let Ok(value) = HeaderValue::from_str(&format!("attachment; filename=\"{plain}\"")) {
        headers.insert(CONTENT_DISPOSITION, value);
    }
    response
}

/// A picture to show.
pub(crate) fn picture(bytes: impl IntoResponse, media_type: &'static str) -> Response {
    let mut response = bytes.into_response();
    let headers = response.headers_mut();
    headers.insert(CONTENT_TYPE, HeaderValue::from_static(media_type));
    headers.insert(CACHE_CONTROL, HeaderValue::from_static("public, max-age=300"));
    response
}

/// A table in the format that a file name asks for.
pub(crate) fn table_file(
    table: &Table,
    name: &str,
    language: Language,
) -> Option<Result<Response, ReportError>> {
    let format = Format::from_extension(name.as_ref())?;
    let bytes = report::render(table, format, language);
    Some(bytes.map(|bytes| download(bytes, format.media_type(), &format!("puente-{name}"))))
}

/// A figure's chart as the picture that a file name asks for (`products.svg`, `products.png`,
/// `products.dark.narrow.svg`), or its table as any other file.
pub(crate) fn figure_file(
    figure: &Figure,
    name: &str,
    language: Language,
) -> Option<Result<Response, ReportError>> {
    use report::chart::{Size, Theme, png, svg};
    let parts: Vec<&str> = name.split('.').collect();
    let [_, variants @ .., extension] = parts.as_slice() else { return None };
    let theme = if variants.contains(&"dark") { Theme::Dark } else { Theme::Light };
    let size = if variants.contains(&"narrow") { Size::Narrow } else { Size::Wide };
    let chart = figure.chart.as_ref();
    match *extension {
        "svg" => Some(
            svg(&figure.table, chart?, language, theme, size)
                .map(|svg| picture(svg, "image/svg+xml; charset=utf-8")),
        ),
        "png" => Some(
            png(&figure.table, chart?, language, theme, size).map(|png| picture(png, "image/png")),
        ),
        _ => table_file(&figure.table, name, language),
    }
}
