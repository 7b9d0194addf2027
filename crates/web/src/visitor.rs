use std::sync::Arc;

use access::{Account, Actor, Token};
use actions::{ActionError, Context, SystemChance};
use axum::extract::FromRequestParts;
use axum::http::header::{COOKIE, USER_AGENT};
use axum::http::request::Parts;
use axum::http::{HeaderMap, Method, Uri};
use axum::response::{IntoResponse, Redirect, Response};
use jiff::Timestamp;
use vocabulary::Language;

use crate::Site;
use crate::pages::missing::{language_of, problem_page};

/// The cookie that holds a session's token. Over TLS its name carries the promise that it was set
/// by this host alone, for every path, and never travels in the clear.
const NAMES: [&str; 2] = ["puente", "__Host-puente"];

/// Who asks for a page, in which language, and what they may act with.
pub(crate) struct Visitor {
    pub(crate) language: Language,
    /// The account, when the browser shows a session that stands.
    pub(crate) account: Option<Account>,
    pub(crate) token: Option<Token>,
    pub(crate) context: Context,
    /// What the browser calls itself.
    pub(crate) agent: String,
}

impl FromRequestParts<Arc<Site>> for Visitor {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, site: &Arc<Site>) -> Result<Self, Response> {
        let language = language_of(&parts.uri);
        let now = Timestamp::now();
        let token = token(&parts.headers, site.secure);
        let account = match &token {
            Some(token) => actions::session::resume(&site.institution, now, token)
                .await
                .map_err(|error| problem_page(language, &error))?,
            None => None,
        };
        let context = Context {
            now,
            zone: site.institution.zone.clone(),
            actor: account.as_ref().map(Account::actor).unwrap_or_default(),
            language,
            chance: Arc::new(SystemChance),
        };
        let agent = parts.headers.get(USER_AGENT).and_then(|value| value.to_str().ok());
        let agent = agent.unwrap_or_default().to_owned();
        let token = token.filter(|_| account.is_some());
        Ok(Self { language, account, token, context, agent })
    }
}

/// A visitor who has signed in; whoever has not is led to the sign-in page and back.
pub(crate) struct Person {
    pub(crate) language: Language,
    pub(crate) account: Account,
    pub(crate) token: Token,
    pub(crate) context: Context,
}

impl Person {
    /// Who acts.
    pub(crate) fn actor(&self) -> &Actor {
        &self.context.actor
    }
}

impl FromRequestParts<Arc<Site>> for Person {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, site: &Arc<Site>) -> Result<Self, Response> {
        let visitor = Visitor::from_request_parts(parts, site).await?;
        let Visitor { language, account, token, context, .. } = visitor;
        match (account, token) {
            (Some(account), Some(token)) => Ok(Self { language, account, token, context }),
            _ => Err(lead_to_sign_in(language, &parts.method, &parts.uri)),
        }
    }
}

/// To the sign-in page, and from there back to the page that was asked for. What was sent by a
/// form cannot be asked for again; the person lands on the page of the form's address if it has
/// one.
fn lead_to_sign_in(language: Language, method: &Method, uri: &Uri) -> Response {
    let door = format!("/{language}/sign-in");
    let mut query = form_urlencoded::Serializer::new(String::new());
    match uri.path_and_query() {
        // The start page is where everybody lands anyway.
        _ if uri.path() == format!("/{language}/today") => {
            return Redirect::to(&door).into_response();
        }
        Some(path) if *method == Method::GET => query.append_pair("next", path.as_str()),
        _ => query.append_pair("ended", "1"),
    };
    Redirect::to(&format!("{door}?{}", query.finish())).into_response()
}

/// A path of this site that a person may be led back to: never another site, never a script.
pub(crate) fn safe_path(next: &str, language: Language) -> String {
    let is_path = next.starts_with('/')
        && !next.starts_with("//")
        && next.len() <= 1000
        && next.bytes().all(|b| b.is_ascii_graphic() && b != b'\\');
    if is_path { next.to_owned() } else { format!("/{language}/today") }
}

/// Whether the request shows a token at all, of a session that stands or of one that ended.
pub(crate) fn shows_token(headers: &HeaderMap, secure: bool) -> bool {
    token(headers, secure).is_some()
}

/// The token in the request's cookies.
fn token(headers: &HeaderMap, secure: bool) -> Option<Token> {
    let name = NAMES[usize::from(secure)];
    let cookies = headers.get_all(COOKIE).into_iter().filter_map(|value| value.to_str().ok());
    let mut pairs = cookies.flat_map(|cookies| cookies.split(';'));
    pairs.find_map(|pair| {
        let (key, value) = pair.trim().split_once('=')?;
        (key == name).then(|| Token::parse(value))?
    })
}

/// The value of `Set-Cookie` that keeps a session's token, or forgets it.
pub(crate) fn cookie(token: Option<&Token>, secure: bool) -> String {
    let name = NAMES[usize::from(secure)];
    let flag = if secure { "; Secure" } else { "" };
    match token {
        // As long as the longest session; the server ends it earlier.
        Some(token) => {
            format!("{name}={token}; Path=/; HttpOnly; SameSite=Lax; Max-Age=2592000{flag}")
        }
        None => format!("{name}=; Path=/; HttpOnly; SameSite=Lax; Max-Age=0{flag}"),
    }
}

/// What went wrong, as a page of the visitor's language.
impl Visitor {
    pub(crate) fn problem(&self, error: &ActionError) -> Response {
        problem_page(self.language, error)
    }
}

impl Person {
    pub(crate) fn problem(&self, error: &ActionError) -> Response {
        problem_page(self.language, error)
    }
}
