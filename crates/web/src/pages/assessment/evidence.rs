use std::sync::Arc;

use actions::assessment::{attach, detach, show as load};
use actions::{ActionError, Context};
use axum::extract::multipart::MultipartRejection;
use axum::extract::{Multipart, RawQuery, State};
use axum::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::http::{HeaderValue, StatusCode};
use axum::response::{IntoResponse, Redirect, Response};
use standards::AssessmentId;
use uuid::Uuid;

use super::result;
use crate::Site;
use crate::pages::missing::{Address, notice};
use crate::typed::Typed;
use crate::visitor::Person;

/// The heaviest file that is read, with the form around it.
pub(crate) const HEAVIEST: usize = 13 << 20;

/// Adds a photograph or a file to the answer of a requirement. Sent twice, it is there once.
pub(crate) async fn send(
    person: Person,
    State(site): State<Arc<Site>>,
    Address((id, code)): Address<(Uuid, String)>,
    form: Result<Multipart, MultipartRejection>,
) -> Response {
    let language = person.language;
    let Ok(form) = form else {
        let body = notice(language, "form-refused-title", "form-refused-kind");
        return (StatusCode::UNSUPPORTED_MEDIA_TYPE, body).into_response();
    };
    let Some((name, bytes)) = received(form).await else {
        let body = notice(language, "form-refused-title", "form-refused-size");
        return (StatusCode::PAYLOAD_TOO_LARGE, body).into_response();
    };
    match keep(&site, &person.context, AssessmentId(id), &code, &name, bytes).await {
        Ok(_) => {
            let url = format!("/{language}/assessments/{id}#{code}");
            Redirect::to(&url).into_response()
        }
        Err(error) => result::again(&site, &person, AssessmentId(id), error).await,
    }
}

/// Keeps a file for the answer of a requirement and says its SHA-256.
pub(crate) async fn keep(
    site: &Site,
    context: &Context,
    id: AssessmentId,
    code: &str,
    name: &str,
    bytes: Vec<u8>,
) -> Result<String, ActionError> {
    let institution = &site.institution;
    let shown = load(institution, context, id).await?;
    // Nothing is kept for what cannot take it.
    if !shown.is_draft() || shown.standard().requirement(code).is_none() {
        return Err(ActionError::Conflict);
    }
    let firm = shown.filed.record.firm;
    let file = actions::evidence::add(institution, context, firm, name, bytes).await?;
    let sha256 = file.sha256.clone();
    attach(institution, context, id, code, file).await?;
    Ok(sha256)
}

/// The name and the bytes of the form's file; none when it is too heavy or was cut off.
pub(crate) async fn received(mut form: Multipart) -> Option<(String, Vec<u8>)> {
    while let Some(part) = form.next_field().await.ok()? {
        if part.name() == Some("file") {
            let name: String = part.file_name().unwrap_or_default().chars().take(200).collect();
            return Some((name, part.bytes().await.ok()?.to_vec()));
        }
    }
    Some((String::new(), Vec::new()))
}

/// Takes a file out of the answer of a requirement.
pub(crate) async fn remove(
    person: Person,
    State(site): State<Arc<Site>>,
    Address((id, code)): Address<(Uuid, String)>,
    typed: Typed,
) -> Response {
    let (institution, context) = (&site.institution, &person.context);
    let done = detach(institution, context, AssessmentId(id), &code, typed.text("file")).await;
    result::after(&site, &person, id, done).await
}

/// A file of an assessment: pictures to look at, everything else to keep.
pub(crate) async fn show(
    person: Person,
    State(site): State<Arc<Site>>,
    Address((id, hash)): Address<(Uuid, String)>,
    RawQuery(query): RawQuery,
) -> Response {
    let (institution, context) = (&site.institution, &person.context);
    let small = query.as_deref() == Some("small");
    let found = async {
        let shown = load(institution, context, AssessmentId(id)).await?;
        let answers = &shown.filed.record.content.answers;
        let named = answers.values().flat_map(|answer| &answer.evidence);
        // Only what this assessment shows, whatever else there is of the firm.
        if !named.into_iter().any(|file| file.sha256 == hash) {
            return Err(ActionError::Missing);
        }
        actions::evidence::read(institution, context, shown.filed.record.firm, &hash, small).await
    };
    match found.await {
        Ok((media_type, bytes)) => {
            let picture = media_type.starts_with("image/");
            let mut response = bytes.into_response();
            if let Ok(value) = HeaderValue::from_str(&media_type) {
                response.headers_mut().insert(CONTENT_TYPE, value);
            }
            if !picture {
                let value = HeaderValue::from_static("attachment");
                response.headers_mut().insert(CONTENT_DISPOSITION, value);
            }
            response
        }
        Err(error) => person.problem(&error),
    }
}
