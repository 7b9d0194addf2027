use std::sync::Arc;

use actions::session;
use actions::{ActionError, Sample};
use askama::Template;
use axum::extract::{Query, State};
use axum::http::header::SET_COOKIE;
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Redirect, Response};
use registry::Problem;
use serde::Deserialize;
use vocabulary::Language;
use words::Message;

use crate::Site;
use crate::form::{Field, Form, Group, Input};
use crate::frame::{Frame, page};
use crate::pages::offline;
use crate::typed::Typed;
use crate::visitor::{Person, Visitor, cookie, safe_path};

#[derive(Template)]
#[template(path = "sign_in.html")]
struct SignIn {
    frame: Frame,
    institution: String,
    form: Form,
    /// Why the person has to sign in, or could not.
    notice: Option<String>,
    /// The accounts of a demonstration: role, name, name to sign in by, password.
    samples: Vec<Sample>,
    /// Where else the person may sign in, and the page to go to afterwards.
    elsewhere: Option<(String, String)>,
    /// Whether a forgotten password can be mended by mail.
    mail: bool,
}

#[derive(Debug, Default, Deserialize)]
pub(crate) struct Asked {
    #[serde(default)]
    next: String,
    #[serde(default)]
    ended: String,
}

fn form(language: Language, next: &str, second_factor: bool) -> Form {
    let login = Field::line(language, "login").required().autocomplete("username");
    let password = Field::new(language, "password", Input::Line("password", "text"));
    let mut fields = vec![login, password.required().autocomplete("current-password")];
    if second_factor {
        let code = Field::new(language, "code", Input::Line("text", "text"));
        fields.push(code.required().autocomplete("one-time-code"));
    }
    let mut back = Field::new(language, "next", Input::Hidden);
    back.values = vec![next.to_owned()];
    fields.push(back);
    Form::new(language, format!("/{language}/sign-in"), "sign-in", vec![Group::new(fields)])
}

/// An address as the value in a query: slashes stay, so that people can read it.
fn in_query(path: &str) -> String {
    path.replace('%', "%25").replace('&', "%26").replace('#', "%23").replace('+', "%2B")
}

/// The door.
pub(crate) async fn show(
    visitor: Visitor,
    State(site): State<Arc<Site>>,
    Query(asked): Query<Asked>,
) -> Response {
    let language = visitor.language;
    let next = safe_path(&asked.next, language);
    if visitor.account.is_some() {
        return Redirect::to(&next).into_response();
    }
    // Another language leads on to the same page.
    let path = match asked.next.as_str() {
        "" => "sign-in".to_owned(),
        _ => format!("sign-in?next={}", in_query(&next)),
    };
    let frame = Frame::new(language, "sign-in", path, &Message::new("sign-in"));
    let notice = (!asked.ended.is_empty()).then(|| frame.t("sign-in-ended"));
    let samples = site.institution.samples.clone();
    let institution = match site.institution.settings().await {
        Ok((settings, _)) => settings.name,
        Err(error) => return visitor.problem(&error),
    };
    let form = form(language, &next, false);
    let elsewhere = site.provider_label().map(|label| (label, next));
    let mail = site.sends_mail();
    page(&SignIn { form, frame, institution, notice, samples, elsewhere, mail })
}

/// Lets a person in, or says why not.
pub(crate) async fn send(
    visitor: Visitor,
    State(site): State<Arc<Site>>,
    typed: Typed,
) -> Response {
    let language = visitor.language;
    let next = safe_path(typed.text("next"), language);
    let attempt = session::sign_in(
        &site.institution,
        &visitor.context,
        typed.text("login"),
        typed.exact("password"),
        typed.text("code"),
        &visitor.agent,
    );
    match attempt.await {
        Ok(signed) => enter(&signed.token, &site, &next),
        Err(ActionError::Refused(message)) => {
            // Once a code is asked for, the password has to be typed again beside it.
            let asks_code = message.key() == "second-factor-needed" || typed.ticked("code");
            let field = if asks_code { "code" } else { "password" };
            let problems = [Problem { field: field.into(), message }];
            let form = form(language, &next, asks_code).filled(&typed, &problems, language);
            let frame = Frame::new(language, "sign-in", "sign-in", &Message::new("sign-in"));
            let samples = site.institution.samples.clone();
            let institution = match site.institution.settings().await {
                Ok((settings, _)) => settings.name,
                Err(error) => return visitor.problem(&error),
            };
            let elsewhere = site.provider_label().map(|label| (label, next));
            let notice = None;
            let mail = site.sends_mail();
            let body = SignIn { frame, institution, form, notice, samples, elsewhere, mail };
            let body = page(&body);
            (StatusCode::UNPROCESSABLE_ENTITY, body).into_response()
        }
        Err(error) => visitor.problem(&error),
    }
}

/// Gives the browser its token and leads it on.
pub(crate) fn enter(token: &access::Token, site: &Site, next: &str) -> Response {
    ([(SET_COOKIE, cookie(Some(token), site.secure))], Redirect::to(next)).into_response()
}

/// Ends the session.
///
/// Where something is kept to be sent later, the page that keeps it says what stays.
pub(crate) async fn leave(
    person: Person,
    State(site): State<Arc<Site>>,
    headers: HeaderMap,
) -> Response {
    match session::sign_out(&site.institution, &person.context, &person.token).await {
        Ok(()) => {
            let forgotten = cookie(None, site.secure);
            let page = if offline::keeps(&headers) { "offline" } else { "" };
            let home = Redirect::to(&format!("/{}/{page}", person.language));
            ([(SET_COOKIE, forgotten)], home).into_response()
        }
        Err(error) => person.problem(&error),
    }
}
