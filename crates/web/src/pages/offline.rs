//! Work without a line: a page that a phone keeps, with the firms of the day, drafts and photographs.
//!
//! The page is the same for everybody and names nobody, because the phone keeps it. What it shows of
//! the institution comes through the [`doors`], which ask who is there.

pub(crate) mod doors;

use std::sync::Arc;

use askama::Template;
use axum::extract::{Extension, State};
use axum::http::header::{
    CACHE_CONTROL, CONTENT_SECURITY_POLICY, CONTENT_TYPE, COOKIE, HeaderName,
};
use axum::http::{HeaderMap, HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use store::Digest;
use vocabulary::Language;
use words::Message;

use crate::Site;
use crate::frame::{Frame, page, picture};
use crate::pages::assets::{ICON, STYLE};
use crate::pages::missing::Address;

/// What the page may load: as every other page, and besides our own scripts, the doors, and
/// photographs that the phone keeps.
const CONTENT_POLICY: &str = "default-src 'none'; script-src 'self'; worker-src 'self'; \
     connect-src 'self'; style-src 'self'; img-src 'self' blob:; form-action 'self'; \
     base-uri 'none'; frame-ancestors 'none'";

const WORKER: &str = include_str!("../../assets/offline/worker.js");
const SCRIPTS: [(&str, &str); 6] = [
    ("draft.js", include_str!("../../assets/offline/draft.js")),
    ("keep.js", include_str!("../../assets/offline/keep.js")),
    ("line.js", include_str!("../../assets/offline/line.js")),
    ("page.js", include_str!("../../assets/offline/page.js")),
    ("photo.js", include_str!("../../assets/offline/photo.js")),
    ("send.js", include_str!("../../assets/offline/send.js")),
];

/// What the scripts say, with the names of what they put in.
const SAID: [(&str, &[&str]); 62] = [
    ("offline-add-photo", &[]),
    ("offline-along-none", &[]),
    ("offline-along-taken", &["when"]),
    ("offline-answered", &["answered", "asked"]),
    ("offline-back", &[]),
    ("offline-before", &["level"]),
    ("offline-begin", &[]),
    ("offline-chapters", &[]),
    ("offline-choose-none", &[]),
    ("offline-conflict-beside", &[]),
    ("offline-conflict-open", &[]),
    ("offline-conflict-other", &[]),
    ("offline-conflict-same", &[]),
    ("offline-conflict-throw", &[]),
    ("offline-day", &[]),
    ("offline-drafts-none", &[]),
    ("offline-ended", &[]),
    ("offline-error-busy", &[]),
    ("offline-error-full", &[]),
    ("offline-error-large", &[]),
    ("offline-error-line", &[]),
    ("offline-error-missing", &[]),
    ("offline-error-phone", &[]),
    ("offline-error-photo", &[]),
    ("offline-error-refused", &[]),
    ("offline-forget", &[]),
    ("offline-go-on", &[]),
    ("offline-hand-in", &[]),
    ("offline-hide", &[]),
    ("offline-keep-it", &[]),
    ("offline-kept-at", &["when"]),
    ("offline-level", &[]),
    ("offline-line", &[]),
    ("offline-missing", &[]),
    ("offline-more", &[]),
    ("offline-na", &[]),
    ("offline-na-reason", &[]),
    ("offline-next", &[]),
    ("offline-no-line", &[]),
    ("offline-note", &[]),
    ("offline-nothing-unsent", &[]),
    ("offline-open-already", &[]),
    ("offline-origin", &["standard", "code"]),
    ("offline-other-person", &["count"]),
    ("offline-photo", &["number"]),
    ("offline-photo-remove", &["number"]),
    ("offline-photo-sent", &["number"]),
    ("offline-planned", &[]),
    ("offline-read", &[]),
    ("offline-how", &[]),
    ("offline-why", &[]),
    ("offline-see", &[]),
    ("offline-sending", &[]),
    ("offline-standard", &[]),
    ("offline-state-conflict", &[]),
    ("offline-state-handed", &["when"]),
    ("offline-state-sent", &[]),
    ("offline-state-unsent", &["photos"]),
    ("offline-state-waiting", &[]),
    ("offline-stored-firmly", &[]),
    ("offline-throw-sure", &[]),
    ("offline-unsent", &["drafts", "photos"]),
];

#[derive(Template)]
#[template(path = "offline.html")]
struct Page {
    frame: Frame,
    /// What the scripts say, by key; what they put in stands in braces.
    said: Vec<(&'static str, String)>,
}

/// The page without anything of anybody.
fn shell(language: Language) -> Page {
    let frame = Frame::new(language, "", "offline", &Message::new("offline-title"));
    let said = SAID.iter().map(|(key, names)| {
        let message = names
            .iter()
            .fold(Message::new(*key), |message, name| message.with(name, format!("{{{name}}}")));
        (*key, frame.say(message))
    });
    let said = said.collect();
    Page { frame, said }
}

/// The page that a phone keeps.
pub(crate) async fn show(Extension(language): Extension<Language>) -> Response {
    guarded(page(&shell(language)))
}

/// The script that answers for this page when there is no line. It carries a mark of all that it
/// keeps, so that a browser fetches everything anew when anything of it changed, and never mixes
/// two versions.
pub(crate) async fn worker(
    State(_site): State<Arc<Site>>,
    Extension(language): Extension<Language>,
) -> Response {
    let Ok(html) = shell(language).render() else {
        return StatusCode::INTERNAL_SERVER_ERROR.into_response();
    };
    let scripts = SCRIPTS.map(|(_, text)| text).concat();
    let all = [html.as_str(), STYLE, ICON, &scripts].concat();
    let mark = Digest::of(all.as_bytes()).to_string();
    let script = WORKER.replace("LANGUAGE", language.code()).replace("MARK", &mark[..16]);
    let mut response = guarded(script.into_response());
    let headers = response.headers_mut();
    headers.insert(CONTENT_TYPE, HeaderValue::from_static("text/javascript; charset=utf-8"));
    headers.insert(CACHE_CONTROL, HeaderValue::from_static("no-cache"));
    let scope = HeaderName::from_static("service-worker-allowed");
    if let Ok(value) = HeaderValue::from_str(&format!("/{language}/offline")) {
        headers.insert(scope, value);
    }
    response
}

/// One of the page's scripts.
pub(crate) async fn script(Address(name): Address<String>) -> Response {
    match SCRIPTS.iter().find(|(own, _)| *own == name) {
        Some((_, text)) => picture(*text, "text/javascript; charset=utf-8"),
        None => StatusCode::NOT_FOUND.into_response(),
    }
}

fn guarded(mut response: Response) -> Response {
    let policy = HeaderValue::from_static(CONTENT_POLICY);
    response.headers_mut().insert(CONTENT_SECURITY_POLICY, policy);
    response
}

/// The cookie by which the site knows that this browser keeps something. It says nothing of whom.
const KEEPS: &str = "puente-along";

/// Whether the browser has taken something along at some time.
pub(crate) fn keeps(headers: &HeaderMap) -> bool {
    let cookies = headers.get_all(COOKIE).into_iter().filter_map(|value| value.to_str().ok());
    let mut pairs = cookies.flat_map(|cookies| cookies.split(';'));
    pairs.any(|pair| pair.trim().split('=').next() == Some(KEEPS))
}

/// The value of `Set-Cookie` for it; it stays as long as browsers let a cookie stay.
fn keeps_cookie(secure: bool) -> String {
    let flag = if secure { "; Secure" } else { "" };
    format!("{KEEPS}=1; Path=/; HttpOnly; SameSite=Lax; Max-Age=34560000{flag}")
}
