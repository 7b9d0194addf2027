use std::sync::Arc;

use askama::Template;
use axum::Extension;
use axum::extract::State;
use axum::response::Response;
use vocabulary::Language;
use words::Message;

use crate::Site;
use crate::frame::{Frame, page};
use crate::handbook::Chapter;
use crate::pages::missing::{Address, missing};

#[derive(Template)]
#[template(path = "handbook.html")]
struct Contents<'a> {
    frame: Frame,
    chapters: Vec<&'a Chapter>,
}

#[derive(Template)]
#[template(path = "chapter.html")]
struct Shown<'a> {
    frame: Frame,
    chapter: &'a Chapter,
    chapters: Vec<&'a Chapter>,
}

/// The chapters.
pub(crate) async fn list(
    Extension(language): Extension<Language>,
    State(site): State<Arc<Site>>,
) -> Response {
    let frame = Frame::new(language, "handbook", "handbook", &Message::new("nav-handbook"));
    page(&Contents { frame, chapters: site.handbook.chapters(language).collect() })
}

/// One chapter.
pub(crate) async fn show(
    Extension(language): Extension<Language>,
    State(site): State<Arc<Site>>,
    Address(name): Address<String>,
) -> Response {
    let Some(chapter) = site.handbook.chapter(language, &name) else {
        return missing(language, &Message::new("missing-page"), Vec::new());
    };
    let title = Message::verbatim(chapter.title.as_str());
    let frame = Frame::new(language, "handbook", format!("handbook/{}", chapter.name), &title);
    page(&Shown { frame, chapter, chapters: site.handbook.chapters(language).collect() })
}
