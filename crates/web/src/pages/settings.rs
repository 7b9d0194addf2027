use std::sync::Arc;

use access::{Action, scope, totp::Secret};
use actions::{ActionError, Context, Settings, account, identity, retention};
use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::http::header::SET_COOKIE;
use axum::response::{IntoResponse, Redirect, Response};
use registry::Problem;
use vocabulary::Language;
use words::Message;

use crate::Site;
use crate::form::{Choice, Field, Form, Group, Input};
use crate::frame::{Frame, page};
use crate::pages::firm::edit::Edit;
use crate::show::{day, moment};
use crate::typed::Typed;
use crate::visitor::{Person, cookie};

#[derive(Template)]
#[template(path = "settings.html")]
struct Page {
    frame: Frame,
    own: Form,
    password: Form,
    /// How many recovery codes are left, when a second factor is switched on.
    second_factor: Option<usize>,
    /// Browser and time of each session, and whether it is this one.
    sessions: Vec<(String, String, bool)>,
    rules: bool,
    /// The provider by which the person may sign in, when there is one.
    provider: Option<String>,
    /// Accounts elsewhere that are linked: which, the provider, since when.
    links: Vec<(String, String, String)>,
    /// Why a change of these was refused.
    refused: Option<String>,
}

fn own_form(language: Language, version: i64) -> Form {
    let languages = Language::ALL.map(|l| Choice::new(l.code(), l.own_name())).into();
    let fields = vec![
        Field::line(language, "name").required().autocomplete("name"),
        Field::new(language, "phone", Input::Line("tel", "tel")).autocomplete("tel"),
        Field::new(language, "email", Input::Line("email", "email")).autocomplete("email"),
        Field::new(language, "language", Input::One(languages)),
        Field::new(language, "confirm", Input::Line("password", "text"))
            .autocomplete("current-password"),
    ];
    let action = format!("/{language}/settings");
    Form::new(language, action, "save", vec![Group::new(fields)]).version(version)
}

fn secret(language: Language, name: &'static str, autocomplete: &'static str) -> Field {
    Field::new(language, name, Input::Line("password", "text"))
        .required()
        .autocomplete(autocomplete)
}

fn password_form(language: Language) -> Form {
    let fields = vec![
        secret(language, "current", "current-password"),
        secret(language, "password", "new-password").labelled(language, "field-new-password"),
        secret(language, "again", "new-password"),
    ];
    let action = format!("/{language}/settings/password");
    Form::new(language, action, "change-password", vec![Group::new(fields)])
}

/// What a person settles for the own account.
pub(crate) async fn show(person: Person, State(site): State<Arc<Site>>) -> Response {
    shown(&person, &site, None, None, None).await
}

/// The page once more, with what was wrong about a form that stands on it alone.
#[cfg(feature = "sso")]
pub(crate) async fn again(person: &Person, site: &Site, error: ActionError) -> Response {
    match problems(error, "current") {
        Ok(problems) => {
            let said = problems.iter().map(|problem| problem.message.text(person.language));
            let said: Vec<String> = said.collect();
            shown(person, site, None, None, Some(said.join(" "))).await
        }
        Err(error) => person.problem(&error),
    }
}

/// The page, with one of its forms as it was typed.
async fn shown(
    person: &Person,
    site: &Site,
    own: Option<Form>,
    password: Option<Form>,
    refused: Option<String>,
) -> Response {
    let (institution, context) = (&site.institution, &person.context);
    let language = person.language;
    let loaded = async {
        let stored = account::own(institution, context).await?;
        let sessions = account::sessions(institution, context).await?;
        let second_factor = account::second_factor(institution, context).await?;
        let links = identity::own(institution, context).await?;
        Ok::<_, ActionError>((stored, sessions, second_factor, links))
    };
    let (stored, sessions, second_factor, links) = match loaded.await {
        Ok(loaded) => loaded,
        Err(error) => return person.problem(&error),
    };
    let record = &stored.record;
    let typed = Typed::of(
        vec![
            ("name", record.name.clone()),
            ("phone", record.phone.clone()),
            ("email", record.email.clone()),
            ("language", record.language.code().to_owned()),
        ],
        language,
    );
    let digest = person.token.digest();
    let sessions = sessions.into_iter().map(|session| {
        let seen = moment(language, session.seen, &context.zone);
        (session.agent, seen, session.digest == digest)
    });
    let sessions = sessions.collect();
    let links = links.into_iter().map(|link| {
        let since = day(language, context.zone.to_datetime(link.record.since).date());
        (link.record.id.to_string(), link.record.issuer, since)
    });
    let links = links.collect();
    let is_again = own.is_some() || password.is_some() || refused.is_some();
    let own =
        own.unwrap_or_else(|| own_form(language, stored.version).filled(&typed, &[], language));
    let page = page(&Page {
        frame: Frame::inside(person, "settings", "settings", &Message::new("nav-settings")),
        own,
        password: password.unwrap_or_else(|| password_form(language)),
        second_factor,
        sessions,
        rules: !scope(person.actor(), Action::ChangeSettings).is_none(),
        provider: site.provider_label(),
        links,
        refused,
    });
    if is_again { (StatusCode::UNPROCESSABLE_ENTITY, page).into_response() } else { page }
}

fn back(language: Language) -> Response {
    Redirect::to(&format!("/{language}/settings")).into_response()
}

/// Changes name, telephone, e-mail and language.
pub(crate) async fn send(person: Person, State(site): State<Arc<Site>>, typed: Typed) -> Response {
    let language = typed.text("language").parse().unwrap_or(person.language);
    let texts = ["name", "phone", "email"].map(|field| typed.text(field));
    let version = typed.version();
    let confirm = typed.exact("confirm");
    let (institution, context) = (&site.institution, &person.context);
    match account::update(institution, context, version, texts, language, confirm).await {
        Ok(()) => back(language),
        Err(error @ (ActionError::Invalid(_) | ActionError::Refused(_))) => {
            let Ok(mut problems) = problems(error, "confirm") else { return back(language) };
            for problem in &mut problems {
                // The other form of the page asks for the password under its own name.
                if problem.field == "current" {
                    problem.field = "confirm".into();
                }
            }
            let form = own_form(person.language, version);
            let form = form.filled(&typed, &problems, person.language);
            shown(&person, &site, Some(form), None, None).await
        }
        Err(error) => person.problem(&error),
    }
}

/// What an action with a password refuses, as problems of its form.
fn problems(error: ActionError, field: &'static str) -> Result<Vec<Problem>, ActionError> {
    match error {
        ActionError::Invalid(problems) => Ok(problems),
        ActionError::Refused(message) => Ok(vec![Problem { field: field.into(), message }]),
        error => Err(error),
    }
}

/// Changes the password; the browser gets a new token.
pub(crate) async fn password(
    person: Person,
    State(site): State<Arc<Site>>,
    typed: Typed,
) -> Response {
    let new = [typed.exact("password"), typed.exact("again")];
    let current = typed.exact("current");
    let changed =
        account::change_password(&site.institution, &person.context, &person.token, current, new);
    match changed.await {
        Ok(token) => {
            let cookie = cookie(Some(&token), site.secure);
            ([(SET_COOKIE, cookie)], back(person.language)).into_response()
        }
        Err(error) => match problems(error, "current") {
            Ok(problems) => {
                let form =
                    password_form(person.language).filled(&typed, &problems, person.language);
                shown(&person, &site, None, Some(form), None).await
            }
            Err(error) => person.problem(&error),
        },
    }
}

/// Ends every other session.
pub(crate) async fn end_sessions(person: Person, State(site): State<Arc<Site>>) -> Response {
    match account::end_other_sessions(&site.institution, &person.context, &person.token).await {
        Ok(()) => back(person.language),
        Err(error) => person.problem(&error),
    }
}

#[derive(Template)]
#[template(path = "second_factor.html")]
struct SecondFactor {
    frame: Frame,
    form: Option<Form>,
    /// The secret to type, in groups, and the address that a telephone understands.
    secret: String,
    uri: String,
    /// The recovery codes, shown this once.
    codes: Vec<String>,
}

fn factor_form(language: Language, secret_text: &str) -> Form {
    let mut hidden = Field::new(language, "secret", Input::Hidden);
    hidden.values = vec![secret_text.to_owned()];
    let code = Field::new(language, "code", Input::Line("text", "numeric"));
    let fields = vec![
        hidden,
        code.required().autocomplete("one-time-code"),
        secret(language, "current", "current-password"),
    ];
    let action = format!("/{language}/settings/second-factor");
    Form::new(language, action, "second-factor-switch-on", vec![Group::new(fields)])
        .cancel(format!("/{language}/settings"))
}

fn factor_page(
    person: &Person,
    secret: &Secret,
    form: Option<Form>,
    codes: Vec<String>,
) -> Response {
    let title = Message::new("second-factor-title");
    let frame = Frame::inside(person, "settings", "settings/second-factor", &title);
    let text = secret.text();
    let groups: Vec<&str> =
        (0..text.len()).step_by(4).filter_map(|start| text.get(start..start + 4)).collect();
    let uri = secret.uri("Puente", &person.account.login);
    page(&SecondFactor { frame, form, secret: groups.join(" "), uri, codes })
}

fn fresh(context: &Context) -> Secret {
    Secret::new(context.bytes())
}

/// How to switch a second factor on.
pub(crate) async fn second_factor(person: Person) -> Response {
    let secret = fresh(&person.context);
    let form = factor_form(person.language, &secret.text());
    factor_page(&person, &secret, Some(form), Vec::new())
}

/// Switches the second factor on, once the telephone has proved that it has the secret.
pub(crate) async fn switch_on(
    person: Person,
    State(site): State<Arc<Site>>,
    typed: Typed,
) -> Response {
    let Some(secret) = Secret::parse(typed.text("secret")) else {
        return person.problem(&ActionError::Missing);
    };
    let (password, code) = (typed.exact("current"), typed.text("code"));
    let switched =
        account::switch_on(&site.institution, &person.context, password, &secret, code).await;
    match switched {
        Ok(codes) => {
            let codes = codes.iter().map(ToString::to_string).collect();
            factor_page(&person, &secret, None, codes)
        }
        Err(error) => match problems(error, "current") {
            Ok(problems) => {
                let form = factor_form(person.language, &secret.text());
                let form = form.filled(&typed, &problems, person.language);
                let body = factor_page(&person, &secret, Some(form), Vec::new());
                (StatusCode::UNPROCESSABLE_ENTITY, body).into_response()
            }
            Err(error) => person.problem(&error),
        },
    }
}

/// Switches the second factor off.
pub(crate) async fn switch_off(
    person: Person,
    State(site): State<Arc<Site>>,
    typed: Typed,
) -> Response {
    let password = typed.exact("current");
    match account::switch_off(&site.institution, &person.context, password).await {
        Ok(()) => back(person.language),
        Err(error) => person.problem(&error),
    }
}

fn rules_form(language: Language) -> Form {
    let months = |name| Field::new(language, name, Input::Line("text", "numeric"));
    let rules = ["invitations", "disabled_accounts", "requests_kept", "closed_firms"].map(months);
    let name = Field::line(language, "name").labelled(language, "field-institution-name");
    let groups = vec![
        Group::new(vec![name.required()]),
        Group::titled(language, "group-retention", rules.into()),
    ];
    let action = format!("/{language}/settings/institution");
    Form::new(language, action, "save", groups).cancel(format!("/{language}/settings"))
}

fn rules_page(person: &Person, form: Form) -> Edit {
    let title = Message::new("institution-settings");
    let frame = Frame::inside(person, "settings", "settings/institution", &title);
    let lead = Some(frame.t("retention-lead"));
    Edit { frame, lead, form, changed: Vec::new() }
}

/// What managers settle for the institution.
pub(crate) async fn rules(person: Person, State(site): State<Arc<Site>>) -> Response {
    let language = person.language;
    if scope(person.actor(), Action::ChangeSettings).is_none() {
        return person.problem(&ActionError::Missing);
    }
    match site.institution.settings().await {
        Ok((settings, version)) => {
            let text = |months: Option<u32>| months.map(|m| m.to_string()).unwrap_or_default();
            let typed = Typed::of(
                vec![
                    ("name", settings.name),
                    ("invitations", text(settings.invitations)),
                    ("disabled_accounts", text(settings.disabled_accounts)),
                    ("requests_kept", text(settings.requests)),
                    ("closed_firms", text(settings.closed_firms)),
                ],
                language,
            );
            let form = rules_form(language).version(version.unwrap_or(0));
            page(&rules_page(&person, form.filled(&typed, &[], language)))
        }
        Err(error) => person.problem(&error),
    }
}

/// Changes them.
pub(crate) async fn set_rules(
    person: Person,
    State(site): State<Arc<Site>>,
    mut typed: Typed,
) -> Response {
    let settings = Settings {
        name: typed.text("name").to_owned(),
        invitations: typed.count("invitations"),
        disabled_accounts: typed.count("disabled_accounts"),
        requests: typed.count("requests_kept"),
        closed_firms: typed.count("closed_firms"),
    };
    let problems = std::mem::take(&mut typed.problems);
    if !problems.is_empty() {
        let form = rules_form(person.language).version(typed.version());
        return rules_page(&person, form.filled(&typed, &problems, person.language)).again();
    }
    let version = Some(typed.version()).filter(|version| *version > 0);
    let changed =
        retention::change_settings(&site.institution, &person.context, &settings, version);
    match changed.await {
        Ok(()) => back(person.language),
        Err(error) => person.problem(&error),
    }
}
