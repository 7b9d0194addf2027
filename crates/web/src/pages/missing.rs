use askama::Template;
use axum::http::{StatusCode, Uri};
use axum::response::{IntoResponse, Response};
use vocabulary::{Language, UnknownPlace};
use words::Message;

use crate::frame::{Frame, page};

#[derive(Template)]
#[template(path = "missing.html")]
struct Missing {
    frame: Frame,
    sentence: String,
    /// Where the reader may have wanted to go: label and address.
    nearest: Vec<(String, String)>,
}

/// A page that does not exist, with what could have been meant.
pub(crate) fn missing(
    language: Language,
    sentence: &Message,
    nearest: Vec<(String, String)>,
) -> Response {
    let frame = Frame::new(language, "", "", &Message::new("missing-title"));
    let sentence = frame.say(sentence);
    (StatusCode::NOT_FOUND, page(&Missing { frame, sentence, nearest })).into_response()
}

/// A place that does not exist or has no profile.
pub(crate) fn place(language: Language, unknown: &UnknownPlace) -> Response {
    let link = |place: &vocabulary::Place| {
        (place.name(language).to_owned(), format!("/{language}/profile/{}", place.code()))
    };
    let sentence = Message::new("missing-place").with("text", unknown.text.as_str());
    missing(language, &sentence, unknown.nearest.iter().map(link).collect())
}

/// Whatever no route knows.
pub(crate) async fn fallback(uri: Uri) -> Response {
    let first = uri.path().split('/').nth(1).unwrap_or_default();
    let known = Language::ALL.into_iter().find(|language| language.code() == first);
    missing(known.unwrap_or_default(), &Message::new("missing-page"), Vec::new())
}
