//! A library as the text of a TOML file: brought as a file or written here.

use std::sync::Arc;

use actions::ActionError;
use actions::library::{draft as begin, revise};
use askama::Template;
use axum::extract::multipart::MultipartRejection;
use axum::extract::{Multipart, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use uuid::Uuid;
use words::Message;

use super::{head, may_edit};
use crate::Site;
use crate::frame::{Frame, page};
use crate::pages::missing::{Address, notice};
use crate::visitor::Person;

/// The heaviest form that is read: a library with its signs written as a form sends them.
pub(crate) const HEAVIEST: usize = 2 << 20;

#[derive(Template)]
#[template(path = "own_standard_text.html")]
struct Page {
    frame: Frame,
    action: String,
    back: String,
    version: i64,
    text: String,
    problems: Vec<String>,
}

fn new_page(person: &Person, text: String, problems: Vec<String>) -> Page {
    let title = Message::new("library-upload");
    let frame = Frame::inside(person, "own-standards", "own-standards/upload", &title);
    let back = frame.url("own-standards");
    Page { action: format!("{back}/upload"), back, version: 0, text, problems, frame }
}

fn page_of(person: &Person, id: Uuid, version: i64, text: String, problems: Vec<String>) -> Page {
    let frame = head::frame(person, id, "text", &Message::new("library-text"));
    let back = frame.url(&format!("own-standards/{id}"));
    Page { action: format!("{back}/text"), back, version, text, problems, frame }
}

/// Asks for a file, or for a text.
pub(crate) async fn new(person: Person) -> Response {
    if !may_edit(&person.context) {
        return person.problem(&ActionError::Missing);
    }
    page(&new_page(&person, String::new(), Vec::new()))
}

/// The text of a draft, and what is missing in it, by its line.
pub(crate) async fn show(
    person: Person,
    State(site): State<Arc<Site>>,
    Address(id): Address<Uuid>,
) -> Response {
    match head::draft(&site, &person, id).await {
        Ok(shown) => {
            let missing = shown.missing.iter().map(|error| error.message().text(person.language));
            let library = shown.library;
            let text = library.record.text;
            page(&page_of(&person, id, library.version, text, missing.collect()))
        }
        Err(error) => person.problem(&error),
    }
}

/// Begins a draft with what was brought.
pub(crate) async fn send(
    person: Person,
    State(site): State<Arc<Site>>,
    form: Result<Multipart, MultipartRejection>,
) -> Response {
    let (text, _) = match received(form, &person).await {
        Ok(found) => found,
        Err(response) => return response,
    };
    match begin(&site.institution, &person.context, text.clone()).await {
        Ok(id) => Redirect::to(&format!("/{}/own-standards/{id}", person.language)).into_response(),
        Err(ActionError::Invalid(problems)) => {
            let said = problems.iter().map(|p| p.message.text(person.language)).collect();
            let body = page(&new_page(&person, text, said));
            (StatusCode::UNPROCESSABLE_ENTITY, body).into_response()
        }
        Err(error) => person.problem(&error),
    }
}

/// Puts another text in place of a draft's.
pub(crate) async fn change(
    person: Person,
    State(site): State<Arc<Site>>,
    Address(id): Address<Uuid>,
    form: Result<Multipart, MultipartRejection>,
) -> Response {
    let (text, version) = match received(form, &person).await {
        Ok(found) => found,
        Err(response) => return response,
    };
    match revise(&site.institution, &person.context, id, version, text.clone()).await {
        Ok(()) => Redirect::to(&format!("/{}/own-standards/{id}", person.language)).into_response(),
        Err(ActionError::Invalid(problems)) => {
            let said = problems.iter().map(|p| p.message.text(person.language)).collect();
            let body = page(&page_of(&person, id, version, text, said));
            (StatusCode::UNPROCESSABLE_ENTITY, body).into_response()
        }
        Err(ActionError::Conflict) => match head::draft(&site, &person, id).await {
            // The text stays; sent once more, it takes the place of what the other wrote.
            Ok(shown) => {
                let said = vec![Message::new("conflict-form").text(person.language)];
                let body = page(&page_of(&person, id, shown.library.version, text, said));
                (StatusCode::CONFLICT, body).into_response()
            }
            Err(error) => person.problem(&error),
        },
        Err(error) => person.problem(&error),
    }
}

/// The text that was sent, as a file or else as typed, and the version it is about.
async fn received(
    form: Result<Multipart, MultipartRejection>,
    person: &Person,
) -> Result<(String, i64), Response> {
    let refuse = |status: StatusCode, sentence| {
        (status, notice(person.language, "form-refused-title", sentence)).into_response()
    };
    let kind = |_| refuse(StatusCode::UNSUPPORTED_MEDIA_TYPE, "form-refused-kind");
    let mut form = form.map_err(kind)?;
    let heavy = |_| refuse(StatusCode::PAYLOAD_TOO_LARGE, "form-refused-size");
    let (mut text, mut file, mut version) = (String::new(), Vec::new(), 0);
    while let Some(part) = form.next_field().await.map_err(heavy)? {
        let name = part.name().unwrap_or_default().to_owned();
        let bytes = part.bytes().await.map_err(heavy)?;
        match name.as_str() {
            "text" => text = String::from_utf8_lossy(&bytes).into_owned(),
            "file" => file = bytes.to_vec(),
            "version" => version = String::from_utf8_lossy(&bytes).parse().unwrap_or(0),
            _ => {}
        }
    }
    if !file.is_empty() {
        // Whatever is no text becomes signs that no library has, and is refused with its line.
        text = String::from_utf8_lossy(&file).into_owned();
    }
    let text = text.trim_start_matches('\u{feff}').replace("\r\n", "\n");
    Ok((text, version))
}
