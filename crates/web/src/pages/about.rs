use askama::Template;
use axum::Extension;
use axum::response::Response;
use vocabulary::Language;
use words::{Date, Message, date};

use crate::frame::{Frame, page};

#[derive(Template)]
#[template(path = "about.html")]
struct About {
    frame: Frame,
    published: String,
    version: &'static str,
}

/// What Puente is, what it stands on, and what it does with data.
pub(crate) async fn about(Extension(language): Extension<Language>) -> Response {
    let frame = Frame::new(language, "about", "about", &Message::new("nav-about"));
    let published = date(language, Date { year: 2015, month: 10, day: None });
    page(&About { frame, published, version: env!("CARGO_PKG_VERSION") })
}
