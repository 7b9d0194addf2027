//! Signing in with an account at another provider: away and back.
//!
//! Nothing begins by a link that others could put before a person: each way out is a form of our
//! own. The browser then meets a page that leads on by itself, because a form may lead only to our
//! own pages.

use std::sync::Arc;

use access::Token;
use actions::identity::{self, Attempt, Entered, Purpose, Voucher};
use actions::{ActionError, Context};
use askama::Template;
use axum::extract::{Query, State};
use axum::http::header::{COOKIE, HeaderName, REFRESH, SET_COOKIE};
use axum::http::{HeaderMap, HeaderValue, StatusCode};
use axum::response::{IntoResponse, Redirect, Response};
use serde::Deserialize;
use vocabulary::{IdentityId, Language};
use words::Message;

use crate::Site;
use crate::form::{Field, Form, Group, Input};
use crate::frame::{Frame, page};
use crate::pages::firm::edit::Edit;
use crate::pages::missing::{Address, notice};
use crate::pages::settings;
use crate::sso::{Provider, ProviderError};
use crate::typed::Typed;
use crate::visitor::{Person, Visitor, cookie, safe_path};

/// The cookie that holds the attempt's token while the browser is away.
const NAMES: [&str; 2] = ["puente-sso", "__Host-puente-sso"];

#[derive(Template)]
#[template(path = "away.html")]
struct Away {
    frame: Frame,
    label: String,
    url: String,
}

fn attempt_cookie(token: Option<&Token>, secure: bool) -> HeaderValue {
    let name = NAMES[usize::from(secure)];
    let flag = if secure { "; Secure" } else { "" };
    let text = match token {
        Some(token) => {
            format!("{name}={token}; Path=/; HttpOnly; SameSite=Lax; Max-Age=600{flag}")
        }
        None => format!("{name}=; Path=/; HttpOnly; SameSite=Lax; Max-Age=0{flag}"),
    };
    // Names, digits and signs of ASCII only.
    HeaderValue::from_str(&text).unwrap_or(HeaderValue::from_static(""))
}

fn attempt_token(headers: &HeaderMap, secure: bool) -> Option<Token> {
    let cookies = headers.get_all(COOKIE).into_iter().filter_map(|value| value.to_str().ok());
    cookies.flat_map(|cookies| cookies.split(';')).find_map(|pair| {
        let (key, value) = pair.trim().split_once('=')?;
        (key == NAMES[usize::from(secure)]).then(|| Token::parse(value))?
    })
}

/// What kept a person outside, as a page.
fn stopped(language: Language, site: &Site, key: &'static str) -> Response {
    let body = notice(language, "sso-title", key);
    let cookie = attempt_cookie(None, site.secure);
    (StatusCode::UNPROCESSABLE_ENTITY, [(SET_COOKIE, cookie)], body).into_response()
}

fn problem(language: Language, site: &Site, error: &ActionError) -> Response {
    match error {
        ActionError::Refused(message) => stopped(
            language,
            site,
            match message.key() {
                "identity-stale" => "identity-stale",
                "identity-unknown" => "identity-unknown",
                "identity-taken" => "identity-taken",
                "code-unknown" => "sso-code",
                _ => "refused-sentence",
            },
        ),
        error => crate::pages::missing::problem_page(language, error),
    }
}

fn failed(language: Language, site: &Site, error: &ProviderError) -> Response {
    tracing::warn!(%error, "signing in elsewhere failed");
    stopped(language, site, error.key())
}

fn provider(site: &Site) -> Result<&Arc<Provider>, ActionError> {
    site.provider.as_ref().ok_or(ActionError::Missing)
}

/// Sends the browser away, with what has to be remembered meanwhile.
async fn away(
    site: &Site,
    context: &Context,
    language: Language,
    purpose: Purpose,
    next: String,
) -> Response {
    let provider = match provider(site) {
        Ok(provider) => provider,
        Err(error) => return problem(language, site, &error),
    };
    let fresh = || Token::new(context.bytes()).to_string();
    let (state, nonce, verifier) = (fresh(), fresh(), fresh());
    let attempt = Attempt { purpose, next, language, state, nonce, verifier };
    let url = match provider.page(&attempt).await {
        Ok(url) => url,
        Err(error) => return failed(language, site, &error),
    };
    let token = match identity::begin(&site.institution, context, &attempt).await {
        Ok(token) => token,
        Err(error) => return problem(language, site, &error),
    };
    let frame = Frame::new(language, "sign-in", "sign-in", &Message::new("sso-title"));
    let Ok(refresh) = HeaderValue::from_str(&format!("0; url={url}")) else {
        return stopped(language, site, "provider-refused");
    };
    let body = page(&Away { frame, label: provider.label().to_owned(), url });
    let cookie = attempt_cookie(Some(&token), site.secure);
    ([(SET_COOKIE, cookie), (REFRESH, refresh)], body).into_response()
}

/// Signing in by the provider begins.
pub(crate) async fn start(
    visitor: Visitor,
    State(site): State<Arc<Site>>,
    typed: Typed,
) -> Response {
    let next = safe_path(typed.text("next"), visitor.language);
    away(&site, &visitor.context, visitor.language, Purpose::SignIn, next).await
}

/// Accepting an invitation by the provider begins.
pub(crate) async fn accept(
    visitor: Visitor,
    State(site): State<Arc<Site>>,
    typed: Typed,
) -> Response {
    let (language, code) = (visitor.language, typed.text("invitation").to_owned());
    // A code that does not stand is said before the way, not after it.
    let found = actions::session::look_up(&site.institution, &visitor.context, &code).await;
    match found {
        Ok((account, _)) => {
            let next = format!("/{}/today", account.language);
            away(&site, &visitor.context, language, Purpose::Accept { code }, next).await
        }
        Err(ActionError::Refused(_)) => stopped(language, &site, "sso-code"),
        Err(error) => visitor.problem(&error),
    }
}

/// Linking an account elsewhere begins, once the password was typed again.
pub(crate) async fn connect(
    person: Person,
    State(site): State<Arc<Site>>,
    typed: Typed,
) -> Response {
    let (institution, context) = (&site.institution, &person.context);
    if let Err(error) = identity::confirm(institution, context, typed.exact("current")).await {
        return settings::again(&person, &site, error).await;
    }
    let purpose = Purpose::Connect { account: person.account.id, session: person.token.digest() };
    let next = format!("/{}/settings", person.language);
    away(&site, context, person.language, purpose, next).await
}

/// Ends a link.
pub(crate) async fn disconnect(
    person: Person,
    State(site): State<Arc<Site>>,
    Address(id): Address<IdentityId>,
    typed: Typed,
) -> Response {
    let (institution, context) = (&site.institution, &person.context);
    let password = typed.exact("current");
    match identity::disconnect(institution, context, &person.token, id, password).await {
        Ok(()) => Redirect::to(&format!("/{}/settings", person.language)).into_response(),
        Err(error) => settings::again(&person, &site, error).await,
    }
}

/// What the provider sends back with the browser.
#[derive(Debug, Default, Deserialize)]
pub(crate) struct Back {
    #[serde(default)]
    code: String,
    #[serde(default)]
    state: String,
    #[serde(default)]
    error: String,
    iss: Option<String>,
}

/// The browser is back. The attempt is over whatever comes of it: a second answer finds nothing.
pub(crate) async fn callback(
    visitor: Visitor,
    State(site): State<Arc<Site>>,
    headers: HeaderMap,
    Query(back): Query<Back>,
) -> Response {
    let accepted = headers.get(HeaderName::from_static("accept-language"));
    let accepted = accepted.and_then(|value| value.to_str().ok()).unwrap_or_default();
    let language = Language::negotiate(accepted);
    let provider = match provider(&site) {
        Ok(provider) => provider,
        Err(error) => return problem(language, &site, &error),
    };
    let (institution, mut context) = (&site.institution, visitor.context.clone());
    let token = attempt_token(&headers, site.secure);
    let attempt = match identity::take(institution, &context, token.as_ref()).await {
        Ok(attempt) => attempt,
        Err(error) => return problem(language, &site, &error),
    };
    let language = attempt.language;
    context.language = language;
    // The question for the second factor is no journey that anybody comes back from.
    let is_ours = !matches!(attempt.purpose, Purpose::SecondFactor { .. })
        && attempt.state == back.state
        && back.iss.as_deref().is_none_or(|issuer| issuer == provider.issuer());
    if !is_ours {
        return stopped(language, &site, "identity-stale");
    }
    if !back.error.is_empty() || back.code.is_empty() {
        return stopped(language, &site, "provider-refused");
    }
    let voucher = match provider.vouch(&attempt, &back.code).await {
        Ok(voucher) => voucher,
        Err(error) => return failed(language, &site, &error),
    };
    match finish(&site, &visitor, &context, &attempt, &voucher).await {
        Ok(response) => response,
        Err(error) => problem(language, &site, &error),
    }
}

/// Does what the attempt was for.
async fn finish(
    site: &Site,
    visitor: &Visitor,
    context: &Context,
    attempt: &Attempt,
    voucher: &Voucher,
) -> Result<Response, ActionError> {
    let institution = &site.institution;
    Ok(match &attempt.purpose {
        Purpose::SignIn => {
            match identity::sign_in(institution, context, voucher, &visitor.agent).await? {
                Entered::In(signed) => enter(site, Some(&signed.token), &attempt.next),
                Entered::Factor(account) => {
                    let purpose = Purpose::SecondFactor { account };
                    let attempt = Attempt { purpose, ..attempt.clone() };
                    ask_factor(site, context, &attempt, None).await?
                }
            }
        }
        Purpose::Connect { account, session } => {
            let is_same = visitor.token.as_ref().is_some_and(|t| t.digest() == *session);
            if !is_same || context.actor.account != Some(*account) {
                return Err(ActionError::Refused(Message::new("identity-stale")));
            }
            identity::connect(institution, context, voucher).await?;
            enter(site, None, &attempt.next)
        }
        Purpose::Accept { code } => {
            let signed =
                identity::accept(institution, context, code, voucher, &visitor.agent).await?;
            enter(site, Some(&signed.token), &attempt.next)
        }
        Purpose::SecondFactor { .. } => return Err(ActionError::Missing),
    })
}

/// Leads on, with the session's token when there is a new one; the attempt's is forgotten.
fn enter(site: &Site, token: Option<&Token>, next: &str) -> Response {
    let mut response = Redirect::to(next).into_response();
    let headers = response.headers_mut();
    headers.append(SET_COOKIE, attempt_cookie(None, site.secure));
    let session = token.and_then(|token| cookie(Some(token), site.secure).parse().ok());
    if let Some(session) = session {
        headers.append(SET_COOKIE, session);
    }
    response
}

/// Asks for the second factor, under a new attempt.
async fn ask_factor(
    site: &Site,
    context: &Context,
    attempt: &Attempt,
    wrong: Option<Message>,
) -> Result<Response, ActionError> {
    let language = attempt.language;
    let token = identity::begin(&site.institution, context, attempt).await?;
    let code = Field::new(language, "code", Input::Line("text", "text")).required();
    let fields = vec![code.autocomplete("one-time-code")];
    let form =
        Form::new(language, format!("/{language}/sso/code"), "sign-in", vec![Group::new(fields)]);
    let problems: Vec<_> = wrong
        .into_iter()
        .map(|message| registry::Problem { field: "code".into(), message })
        .collect();
    let form = form.filled(&Typed::default(), &problems, language);
    let frame = Frame::new(language, "sign-in", "sign-in", &Message::new("second-factor-title"));
    let lead = Some(frame.t("sso-factor"));
    let status =
        if problems.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let body = page(&Edit { frame, lead, form, changed: Vec::new() });
    let cookie = attempt_cookie(Some(&token), site.secure);
    Ok((status, [(SET_COOKIE, cookie)], body).into_response())
}

/// Takes the second factor's code.
pub(crate) async fn code(
    visitor: Visitor,
    State(site): State<Arc<Site>>,
    headers: HeaderMap,
    typed: Typed,
) -> Response {
    let (institution, context, language) = (&site.institution, &visitor.context, visitor.language);
    let token = attempt_token(&headers, site.secure);
    let attempt = match identity::take(institution, context, token.as_ref()).await {
        Ok(attempt) => attempt,
        Err(error) => return problem(language, &site, &error),
    };
    let Purpose::SecondFactor { account } = attempt.purpose else {
        return stopped(language, &site, "identity-stale");
    };
    let code = typed.text("code");
    match identity::answer(institution, context, account, code, &visitor.agent).await {
        Ok(signed) => enter(&site, Some(&signed.token), &attempt.next),
        Err(ActionError::Refused(message)) if message.key() != "identity-unknown" => {
            match ask_factor(&site, context, &attempt, Some(message)).await {
                Ok(response) => response,
                Err(error) => problem(language, &site, &error),
            }
        }
        Err(error) => problem(language, &site, &error),
    }
}
