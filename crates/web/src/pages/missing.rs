use actions::ActionError;
use askama::Template;
use axum::extract::{FromRequestParts, Path};
use axum::http::request::Parts;
use axum::http::{StatusCode, Uri};
use axum::response::{IntoResponse, Response};
use serde::de::DeserializeOwned;
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
    missing(language_of(&uri), &Message::new("missing-page"), Vec::new())
}

/// A short page that says what happened and what to do: title and sentence by their keys.
pub(crate) fn notice(language: Language, title: &'static str, sentence: &'static str) -> Response {
    let frame = Frame::new(language, "", "", &Message::new(title));
    let sentence = frame.t(sentence);
    page(&Missing { frame, sentence, nearest: Vec::new() })
}

/// What kept an action from being done, as a page. What may not be seen does not exist.
pub(crate) fn problem_page(language: Language, error: &ActionError) -> Response {
    let (status, title, sentence) = match error {
        ActionError::Missing => {
            return missing(language, &Message::new("missing-page"), Vec::new());
        }
        ActionError::Conflict => (StatusCode::CONFLICT, "conflict-title", "conflict-sentence"),
        ActionError::Invalid(_) | ActionError::Refused(_) => {
            (StatusCode::UNPROCESSABLE_ENTITY, "refused-title", "refused-sentence")
        }
        ActionError::Store(error) => {
            tracing::error!(%error, "the database cannot be used");
            (StatusCode::SERVICE_UNAVAILABLE, "unavailable-title", "unavailable-sentence")
        }
    };
    (status, notice(language, title, sentence)).into_response()
}

/// The language of an address, English when it begins with none.
pub(crate) fn language_of(uri: &Uri) -> Language {
    let first = uri.path().split('/').nth(1).unwrap_or_default();
    let known = Language::ALL.into_iter().find(|language| language.code() == first);
    known.unwrap_or_default()
}

/// The variable parts of an address; an address that is no text leads to no page, like any other
/// that does not exist.
pub(crate) struct Address<T>(pub(crate) T);

impl<S: Send + Sync, T: DeserializeOwned + Send> FromRequestParts<S> for Address<T> {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Response> {
        let language = language_of(&parts.uri);
        match Path::from_request_parts(parts, state).await {
            Ok(Path(parts)) => Ok(Self(parts)),
            Err(_) => Err(missing(language, &Message::new("missing-page"), Vec::new())),
        }
    }
}
