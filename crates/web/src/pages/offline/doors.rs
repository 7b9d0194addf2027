//! What the scripts of the page ask for and send: JSON, to the account that they name and to nobody
//! else.

use std::sync::Arc;

use actions::assessment::{
    Along, Draft, MOST_ALONG, Start, Whole, along as take, choices, kind, send,
};
use actions::{ActionError, Context};
use axum::body::Bytes;
use axum::extract::multipart::MultipartRejection;
use axum::extract::rejection::BytesRejection;
use axum::extract::{FromRequestParts, Multipart, RawQuery, State};
use axum::http::header::{CONTENT_TYPE, SET_COOKIE};
use axum::http::request::Parts;
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};
use standards::{AssessmentId, Level, Standard};
use uuid::Uuid;
use vocabulary::{FirmId, Language};
use words::Message;

use super::keeps_cookie;
use crate::Site;
use crate::pages::assessment::evidence::{keep, received};
use crate::pages::missing::Address;
use crate::visitor::{Visitor, shows_token};

/// The heaviest draft that is read: the longest standard with the longest notes.
pub(crate) const HEAVIEST: usize = 1 << 20;

/// The header by which a script says for whom it asks. Several people may share a phone: what one
/// of them kept is never sent under the name of another who has signed in since.
const ACCOUNT: &str = "x-puente-account";

/// Who asks: the account that the script names, signed in.
pub(crate) struct Caller {
    name: String,
    context: Context,
}

impl FromRequestParts<Arc<Site>> for Caller {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, site: &Arc<Site>) -> Result<Self, Response> {
        let (name, context) = signed_in(parts, site).await?;
        let named = parts.headers.get(ACCOUNT).and_then(|value| value.to_str().ok());
        let named = named.and_then(|named| named.parse::<Uuid>().ok());
        if named.is_none() || named != context.actor.account.map(|account| account.0) {
            let (status, code) = (StatusCode::FORBIDDEN, "offline-error-person");
            return Err(refuse(status, "other-person", context.language, code));
        }
        Ok(Self { name, context })
    }
}

/// The account of the request's session. A script cannot be led to the sign-in page, so it is told:
/// whether the session ended by itself, or somebody signed out and wants to leave nothing open.
async fn signed_in(parts: &mut Parts, site: &Arc<Site>) -> Result<(String, Context), Response> {
    let ended = shows_token(&parts.headers, site.secure);
    let visitor = Visitor::from_request_parts(parts, site).await?;
    match visitor.account {
        Some(account) => Ok((account.name, visitor.context)),
        None => {
            let sentence = Message::new("offline-ended").text(visitor.language);
            let body = json!({ "error": "signed-out", "ended": ended, "sentence": sentence });
            Err(said(StatusCode::UNAUTHORIZED, &body))
        }
    }
}

/// An answer for a script.
fn said(status: StatusCode, body: &impl Serialize) -> Response {
    match serde_json::to_vec(body) {
        Ok(bytes) => (status, [(CONTENT_TYPE, "application/json")], bytes).into_response(),
        Err(error) => {
            tracing::error!(%error, "an answer could not be written");
            StatusCode::INTERNAL_SERVER_ERROR.into_response()
        }
    }
}

fn refuse(
    status: StatusCode,
    error: &'static str,
    language: Language,
    key: &'static str,
) -> Response {
    let sentence = Message::new(key).text(language);
    said(status, &json!({ "error": error, "sentence": sentence }))
}

/// What kept an action from being done, for a script: a word, a sentence, and what has to be mended.
fn problem(language: Language, error: &ActionError) -> Response {
    match error {
        ActionError::Missing => {
            refuse(StatusCode::NOT_FOUND, "missing", language, "offline-error-missing")
        }
        ActionError::Conflict => {
            refuse(StatusCode::CONFLICT, "conflict", language, "offline-error-busy")
        }
        ActionError::Invalid(problems) => {
            let problems: Vec<Value> = problems
                .iter()
                .map(|p| json!({ "field": p.field, "sentence": p.message.text(language) }))
                .collect();
            let sentence = Message::new("offline-error-refused").text(language);
            let body = json!({ "error": "invalid", "sentence": sentence, "problems": problems });
            said(StatusCode::UNPROCESSABLE_ENTITY, &body)
        }
        ActionError::Refused(message) => {
            let body = json!({ "error": "refused", "sentence": message.text(language) });
            said(StatusCode::UNPROCESSABLE_ENTITY, &body)
        }
        ActionError::Store(error) => {
            tracing::error!(%error, "the database cannot be used");
            refuse(StatusCode::SERVICE_UNAVAILABLE, "busy", language, "offline-error-busy")
        }
    }
}

fn answer<T: Serialize>(language: Language, done: Result<T, ActionError>) -> Response {
    match done {
        Ok(done) => said(StatusCode::OK, &done),
        Err(error) => problem(language, &error),
    }
}

/// Who has signed in, for a page that does not know; nobody is an answer too.
pub(crate) async fn who(
    visitor: Visitor,
    State(site): State<Arc<Site>>,
    headers: HeaderMap,
) -> Response {
    let account = visitor.account.as_ref().map(|account| account.id.0);
    let ended = account.is_none() && shows_token(&headers, site.secure);
    said(StatusCode::OK, &json!({ "account": account, "ended": ended }))
}

/// The values of a name in the address.
fn asked<'a>(query: Option<&'a str>, name: &'a str) -> impl Iterator<Item = String> + 'a {
    let pairs = form_urlencoded::parse(query.unwrap_or_default().as_bytes());
    pairs.filter(move |(key, _)| key == name).map(|(_, value)| value.into_owned())
}

/// Firms to choose from, those first of which something is due.
pub(crate) async fn firms(
    caller: Caller,
    State(site): State<Arc<Site>>,
    RawQuery(query): RawQuery,
) -> Response {
    let text: String = asked(query.as_deref(), "q").next().unwrap_or_default();
    let text: String = text.chars().take(200).collect();
    let found = choices(&site.institution, &caller.context, &text).await;
    answer(caller.context.language, found)
}

/// The firms that the address names, and the standards: all that is needed without a line.
pub(crate) async fn along(
    caller: Caller,
    State(site): State<Arc<Site>>,
    RawQuery(query): RawQuery,
) -> Response {
    let language = caller.context.language;
    // One more than may be taken is enough to be told that it is too many.
    let named = asked(query.as_deref(), "firm").take(MOST_ALONG + 1);
    let named: Vec<FirmId> = named.filter_map(|id| id.parse().ok()).collect();
    let taken = async {
        let firms = take(&site.institution, &caller.context, &named).await?;
        let catalogue = site.institution.standards().await?;
        Ok::<Value, ActionError>(json!({
            "account": caller.context.actor.account.map(|account| account.0),
            "name": caller.name,
            "taken": caller.context.now,
            "kind": kind(&caller.context),
            "standards": catalogue.standards().map(|s| standard(s, language)).collect::<Vec<_>>(),
            "firms": firms.iter().map(firm).collect::<Vec<_>>(),
        }))
    };
    let mut response = answer(language, taken.await);
    if let Ok(cookie) = keeps_cookie(site.secure).parse() {
        response.headers_mut().append(SET_COOKIE, cookie);
    }
    response
}

/// A standard in one language, as far as it is asked.
fn standard(standard: &Standard, language: Language) -> Value {
    let chapters = standard
        .chapters
        .iter()
        .map(|chapter| json!({ "code": chapter.code, "title": chapter.title.say(language) }));
    let requirements = standard.requirements.iter().map(|one| {
        let levels = Level::ALL.map(|level| {
            let words = standard.level_words(one, level).say(language);
            json!({ "words": words, "met": level >= one.conforming })
        });
        json!({
            "code": one.code,
            "chapter": one.chapter,
            "title": one.title.say(language),
            "binding": one.binding.label().text(language),
            "reference": one.reference,
            "what": one.what.say(language),
            "why": one.why.say(language),
            "how": one.how.say(language),
            "levels": levels,
        })
    });
    json!({
        "code": standard.code,
        "version": standard.version,
        "title": standard.title.say(language),
        "chapters": chapters.collect::<Vec<_>>(),
        "requirements": requirements.collect::<Vec<_>>(),
    })
}

fn firm(along: &Along) -> Value {
    let start = |start: &Start| {
        let origins = start.origins.iter();
        let origins: serde_json::Map<String, Value> = origins
            .map(|(code, from)| {
                let from = json!({ "standard": from.standard, "code": from.requirement });
                (code.clone(), from)
            })
            .collect();
        json!({
            "standard": start.standard,
            "version": start.version,
            "facts": start.facts,
            "asked": start.asked,
            "answers": start.answers,
            "origins": origins,
            "started_from": start.started_from,
            "open": start.open,
        })
    };
    json!({
        "id": along.firm,
        "name": along.name,
        "starts": along.starts.iter().map(start).collect::<Vec<_>>(),
    })
}

/// What a script sends as JSON; everything else is refused in words.
fn read<T: DeserializeOwned>(
    language: Language,
    headers: &HeaderMap,
    body: Result<Bytes, BytesRejection>,
) -> Result<T, Box<Response>> {
    let is_json = headers.get(CONTENT_TYPE).and_then(|value| value.to_str().ok());
    if !is_json.is_some_and(|value| value.starts_with("application/json")) {
        let status = StatusCode::UNSUPPORTED_MEDIA_TYPE;
        return Err(Box::new(refuse(status, "unreadable", language, "form-refused-kind")));
    }
    let Ok(body) = body else {
        let status = StatusCode::PAYLOAD_TOO_LARGE;
        return Err(Box::new(refuse(status, "too-large", language, "offline-error-large")));
    };
    serde_json::from_slice(&body).map_err(|_| {
        let status = StatusCode::UNPROCESSABLE_ENTITY;
        Box::new(refuse(status, "unreadable", language, "offline-error-unreadable"))
    })
}

/// Takes a draft. Sent again, it is kept once.
pub(crate) async fn draft(
    caller: Caller,
    State(site): State<Arc<Site>>,
    headers: HeaderMap,
    body: Result<Bytes, BytesRejection>,
) -> Response {
    let language = caller.context.language;
    match read::<Draft>(language, &headers, body) {
        Ok(draft) => answer(language, send(&site.institution, &caller.context, draft).await),
        Err(refused) => *refused,
    }
}

/// Takes a file for the answer of a requirement and says its SHA-256. Nothing is kept of one that
/// did not arrive whole; sent again, it is kept once.
pub(crate) async fn file(
    caller: Caller,
    State(site): State<Arc<Site>>,
    Address((id, code)): Address<(Uuid, String)>,
    form: Result<Multipart, MultipartRejection>,
) -> Response {
    let language = caller.context.language;
    let Ok(form) = form else {
        let status = StatusCode::UNSUPPORTED_MEDIA_TYPE;
        return refuse(status, "unreadable", language, "form-refused-kind");
    };
    let Some((name, bytes)) = received(form).await else {
        let status = StatusCode::PAYLOAD_TOO_LARGE;
        return refuse(status, "too-large", language, "offline-error-large");
    };
    let kept = keep(&site, &caller.context, AssessmentId(id), &code, &name, bytes).await;
    answer(language, kept.map(|sha256| json!({ "sha256": sha256 })))
}

/// Hands a draft in when all of it is there; handed in again, nothing changes.
pub(crate) async fn hand_in(
    caller: Caller,
    State(site): State<Arc<Site>>,
    Address(id): Address<Uuid>,
    headers: HeaderMap,
    body: Result<Bytes, BytesRejection>,
) -> Response {
    let language = caller.context.language;
    let whole = match read::<Whole>(language, &headers, body) {
        Ok(whole) => whole,
        Err(refused) => return *refused,
    };
    let (institution, context) = (&site.institution, &caller.context);
    let done = actions::assessment::hand_in(institution, context, AssessmentId(id), &whole).await;
    answer(language, done)
}
