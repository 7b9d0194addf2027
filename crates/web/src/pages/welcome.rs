use std::sync::Arc;

use access::Account;
use actions::{ActionError, session};
use askama::Template;
use axum::extract::{Query, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use registry::Problem;
use serde::Deserialize;
use store::Ticket;
use vocabulary::Language;
use words::Message;

use crate::Site;
use crate::form::{Field, Form, Group, Input};
use crate::frame::{Frame, page};
use crate::pages::sign_in::enter;
use crate::typed::Typed;
use crate::visitor::Visitor;

#[derive(Template)]
#[template(path = "welcome.html")]
struct Welcome {
    frame: Frame,
    form: Form,
    /// Whose code it is, once it is known.
    account: Option<Account>,
    /// Where else the person may accept the invitation, and its code.
    elsewhere: Option<(String, String)>,
}

#[derive(Debug, Default, Deserialize)]
pub(crate) struct Asked {
    #[serde(default)]
    code: String,
}

/// The form that asks for a code from paper.
fn code_form(language: Language) -> Form {
    let code = Field::new(language, "invitation", Input::Line("text", "text")).required();
    Form::new(language, format!("/{language}/welcome"), "go-on", vec![Group::new(vec![code])])
}

/// The form that asks for a new password, the code sent along.
fn password_form(language: Language, code: &str) -> Form {
    let mut hidden = Field::new(language, "invitation", Input::Hidden);
    hidden.values = vec![code.to_owned()];
    let password = |name| {
        let field = Field::new(language, name, Input::Line("password", "text"));
        field.required().autocomplete("new-password")
    };
    let fields = vec![hidden, password("password"), password("again")];
    Form::new(language, format!("/{language}/welcome"), "sign-in", vec![Group::new(fields)])
}

fn shown(
    language: Language,
    form: Form,
    account: Option<Account>,
    elsewhere: Option<(String, String)>,
) -> Response {
    let frame = Frame::new(language, "sign-in", "welcome", &Message::new("welcome-title"));
    page(&Welcome { frame, form, account, elsewhere })
}

/// The way by a provider, for whoever has an invitation.
fn elsewhere(site: &Site, ticket: Ticket, code: &str) -> Option<(String, String)> {
    let label = site.provider_label().filter(|_| ticket == Ticket::Invitation)?;
    Some((label, code.to_owned()))
}

/// Asks for the code, or, when a link brought it along, for a password.
pub(crate) async fn show(
    visitor: Visitor,
    State(site): State<Arc<Site>>,
    Query(asked): Query<Asked>,
) -> Response {
    if asked.code.is_empty() {
        return shown(visitor.language, code_form(visitor.language), None, None);
    }
    ask_password(&visitor, &site, &asked.code).await
}

async fn ask_password(visitor: &Visitor, site: &Site, code: &str) -> Response {
    let language = visitor.language;
    match session::look_up(&site.institution, &visitor.context, code).await {
        Ok((account, ticket)) => {
            let elsewhere = elsewhere(site, ticket, code);
            shown(language, password_form(language, code), Some(account), elsewhere)
        }
        Err(ActionError::Refused(message)) => {
            let typed = Typed::of(vec![("invitation", code.to_owned())], language);
            let problems = [Problem { field: "invitation".into(), message }];
            let form = code_form(language).filled(&typed, &problems, language);
            (StatusCode::UNPROCESSABLE_ENTITY, shown(language, form, None, None)).into_response()
        }
        Err(error) => visitor.problem(&error),
    }
}

/// Takes the code, and then the password.
pub(crate) async fn send(
    visitor: Visitor,
    State(site): State<Arc<Site>>,
    typed: Typed,
) -> Response {
    let language = visitor.language;
    let code = typed.text("invitation").to_owned();
    let passwords = [typed.exact("password"), typed.exact("again")];
    if passwords == ["", ""] {
        return ask_password(&visitor, &site, &code).await;
    }
    let redeemed =
        session::redeem(&site.institution, &visitor.context, &code, passwords, &visitor.agent);
    match redeemed.await {
        Ok(Some(signed)) => {
            enter(&signed.token, &site, &format!("/{}/today", signed.account.language))
        }
        Ok(None) => Redirect::to(&format!("/{language}/sign-in")).into_response(),
        Err(ActionError::Invalid(problems)) => {
            let account = session::look_up(&site.institution, &visitor.context, &code).await;
            let form = password_form(language, &code).filled(&typed, &problems, language);
            let (account, elsewhere) = match account {
                Ok((account, ticket)) => (Some(account), elsewhere(&site, ticket, &code)),
                Err(_) => (None, None),
            };
            let body = shown(language, form, account, elsewhere);
            (StatusCode::UNPROCESSABLE_ENTITY, body).into_response()
        }
        Err(ActionError::Refused(_)) => ask_password(&visitor, &site, &code).await,
        Err(error) => visitor.problem(&error),
    }
}
