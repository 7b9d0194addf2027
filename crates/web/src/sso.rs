//! The other side of signing in elsewhere: a provider that speaks OpenID Connect.
//!
//! The provider's description and keys are fetched when they are first needed, so that the pages
//! start without it. Of what it signs only issuer and subject are believed.

use std::pin::Pin;
use std::sync::Arc;
use std::time::{Duration, Instant};

use actions::identity::{Attempt, Voucher};
use axum::body::{Body, to_bytes};
use axum::http::Response;
use hyper_rustls::{HttpsConnector, HttpsConnectorBuilder};
use hyper_util::client::legacy::Client;
use hyper_util::client::legacy::connect::HttpConnector;
use hyper_util::rt::TokioExecutor;
use openidconnect::core::{
    CoreAuthenticationFlow, CoreClient, CoreJwsSigningAlgorithm as Alg, CoreProviderMetadata,
};
use openidconnect::url::Url;
use openidconnect::{
    AsyncHttpClient, AuthorizationCode, ClientId, ClientSecret, CsrfToken, HttpRequest,
    HttpResponse, IssuerUrl, Nonce, PkceCodeChallenge, PkceCodeVerifier, RedirectUrl,
    TokenResponse,
};
use thiserror::Error;
use tokio::sync::Mutex;
use words::Message;

/// How long one request to the provider may take.
const PATIENCE: Duration = Duration::from_secs(8);
/// The longest answer that is read.
const LONGEST: usize = 1024 * 1024;
/// The provider's description and keys are fetched anew after so long, so that keys that it
/// withdraws are soon forgotten.
const FRESH: Duration = Duration::from_secs(300);

/// Signatures that only the provider can make. Those with a shared secret, and none at all, are
/// refused whatever the provider says it uses.
const ALGORITHMS: [Alg; 9] = [
    Alg::RsaSsaPkcs1V15Sha256,
    Alg::RsaSsaPkcs1V15Sha384,
    Alg::RsaSsaPkcs1V15Sha512,
    Alg::RsaSsaPssSha256,
    Alg::RsaSsaPssSha384,
    Alg::RsaSsaPssSha512,
    Alg::EcdsaP256Sha256,
    Alg::EcdsaP384Sha384,
    Alg::EdDsa,
];

/// How the institution is known at a provider.
#[derive(Clone)]
pub struct ProviderSettings {
    /// The address under which the provider identifies itself, exactly as it writes it.
    pub issuer: String,
    /// The name that the provider gave to this program.
    pub client: String,
    /// The secret that goes with it, unless the provider gave none.
    pub secret: Option<String>,
    /// What people call the provider; it stands on the button.
    pub label: String,
    /// The address under which people reach the pages, without a path.
    pub public_url: String,
}

/// A provider by which people may sign in.
pub struct Provider {
    issuer: IssuerUrl,
    client: ClientId,
    secret: Option<ClientSecret>,
    redirect: RedirectUrl,
    label: String,
    http: Http,
    known: Mutex<Option<(Instant, Arc<CoreProviderMetadata>)>>,
}

/// What asks the provider's addresses.
struct Http(Client<HttpsConnector<HttpConnector>, Body>);

impl Http {
    /// One request. Redirections are not followed: the addresses are the provider's own.
    async fn fetch(&self, request: HttpRequest) -> Result<HttpResponse, ProviderError> {
        let unreachable =
            |error: &dyn std::fmt::Display| ProviderError::Unreachable(error.to_string());
        let url = request.uri().to_string();
        if !Url::parse(&url).is_ok_and(|url| is_safe(&url)) {
            return Err(ProviderError::Refused(format!("{url} is not safe to ask")));
        }
        let answered = async {
            let response = self.0.request(request.map(Body::from)).await;
            let (parts, body) = response.map_err(|error| unreachable(&error))?.into_parts();
            let body = to_bytes(Body::new(body), LONGEST).await;
            let body = body.map_err(|error| unreachable(&error))?.to_vec();
            Ok(Response::from_parts(parts, body))
        };
        match tokio::time::timeout(PATIENCE, answered).await {
            Ok(answer) => answer,
            Err(elapsed) => Err(unreachable(&elapsed)),
        }
    }
}

impl<'c> AsyncHttpClient<'c> for Http {
    type Error = ProviderError;
    type Future = Pin<Box<dyn Future<Output = Result<HttpResponse, ProviderError>> + Send + 'c>>;

    fn call(&'c self, request: HttpRequest) -> Self::Future {
        Box::pin(self.fetch(request))
    }
}

/// Why a provider did not vouch for anybody.
#[derive(Debug, Error)]
pub(crate) enum ProviderError {
    /// It cannot be reached, or what it answers cannot be read.
    #[error("the provider cannot be asked: {0}")]
    Unreachable(String),
    /// What it answered is not good.
    #[error("the provider's answer is refused: {0}")]
    Refused(String),
}

impl ProviderError {
    /// What to tell the person.
    pub(crate) fn key(&self) -> &'static str {
        match self {
            Self::Unreachable(_) => "provider-unreachable",
            Self::Refused(_) => "provider-refused",
        }
    }
}

/// Whether an address may be asked: over TLS, or on this very machine.
fn is_safe(url: &Url) -> bool {
    url.scheme() == "https" || (url.scheme() == "http" && is_here(url.host_str()))
}

fn is_here(host: Option<&str>) -> bool {
    matches!(host, Some("localhost" | "127.0.0.1" | "[::1]"))
}

impl Provider {
    /// A provider by its settings; it is not asked yet.
    ///
    /// # Errors
    ///
    /// A message says which setting is wrong: an address that is none or without TLS, or that
    /// this machine has no certificates to trust.
    pub fn new(settings: ProviderSettings) -> Result<Self, Message> {
        let wrong = |address: &str| Message::new("sso-address").with("address", address);
        let issuer =
            IssuerUrl::new(settings.issuer.clone()).map_err(|_| wrong(&settings.issuer))?;
        if !is_safe(issuer.url()) {
            return Err(wrong(&settings.issuer));
        }
        let public = settings.public_url.trim_end_matches('/');
        let redirect = RedirectUrl::new(format!("{public}/sso/callback"));
        let redirect = redirect.map_err(|_| wrong(public))?;
        if !is_safe(redirect.url()) || redirect.url().path() != "/sso/callback" {
            return Err(wrong(public));
        }
        let connector = HttpsConnectorBuilder::new()
            .with_native_roots()
            .map_err(|error| Message::new("sso-roots").with("reason", error.to_string()))?
            .https_or_http()
            .enable_http1()
            .build();
        Ok(Self {
            issuer,
            client: ClientId::new(settings.client),
            secret: settings.secret.map(ClientSecret::new),
            redirect,
            label: settings.label,
            http: Http(Client::builder(TokioExecutor::new()).build(connector)),
            known: Mutex::new(None),
        })
    }

    /// What people call the provider.
    pub(crate) fn label(&self) -> &str {
        &self.label
    }

    /// The address under which it identifies itself.
    pub(crate) fn issuer(&self) -> &str {
        self.issuer.as_str()
    }

    /// The provider's description and keys.
    async fn metadata(&self) -> Result<Arc<CoreProviderMetadata>, ProviderError> {
        let mut known = self.known.lock().await;
        if let Some((_, metadata)) = known.as_ref().filter(|(at, _)| at.elapsed() < FRESH) {
            return Ok(Arc::clone(metadata));
        }
        let metadata = CoreProviderMetadata::discover_async(self.issuer.clone(), &self.http)
            .await
            .map_err(|error| ProviderError::Unreachable(format!("{error:?}")))?;
        // The library compares parsed addresses; the standard wants the same characters.
        if metadata.issuer().as_str() != self.issuer.as_str() {
            return Err(ProviderError::Refused("it gives itself another name".to_owned()));
        }
        if !is_safe(metadata.authorization_endpoint().url()) {
            return Err(ProviderError::Refused("its page is without TLS".to_owned()));
        }
        let metadata = Arc::new(metadata);
        *known = Some((Instant::now(), Arc::clone(&metadata)));
        Ok(metadata)
    }

    /// The provider's page to send the browser to.
    pub(crate) async fn page(&self, attempt: &Attempt) -> Result<String, ProviderError> {
        let metadata = CoreProviderMetadata::clone(&*self.metadata().await?);
        let client =
            CoreClient::from_provider_metadata(metadata, self.client.clone(), self.secret.clone())
                .set_redirect_uri(self.redirect.clone());
        let verifier = PkceCodeVerifier::new(attempt.verifier.clone());
        let (state, nonce) = (attempt.state.clone(), attempt.nonce.clone());
        let (url, ..) = client
            .authorize_url(
                CoreAuthenticationFlow::AuthorizationCode,
                move || CsrfToken::new(state),
                move || Nonce::new(nonce),
            )
            .set_pkce_challenge(PkceCodeChallenge::from_code_verifier_sha256(&verifier))
            .url();
        Ok(url.into())
    }

    /// Exchanges the code that the browser brought back for the provider's word, and checks it:
    /// signature, issuer, audience, times and nonce.
    pub(crate) async fn vouch(
        &self,
        attempt: &Attempt,
        code: &str,
    ) -> Result<Voucher, ProviderError> {
        let refused = |error: &dyn std::fmt::Debug| ProviderError::Refused(format!("{error:?}"));
        let metadata = CoreProviderMetadata::clone(&*self.metadata().await?);
        let client =
            CoreClient::from_provider_metadata(metadata, self.client.clone(), self.secret.clone())
                .set_redirect_uri(self.redirect.clone());
        let answer = client
            .exchange_code(AuthorizationCode::new(code.to_owned()))
            .map_err(|error| refused(&error))?
            .set_pkce_verifier(PkceCodeVerifier::new(attempt.verifier.clone()))
            .request_async(&self.http)
            .await
            .map_err(|error| match error {
                openidconnect::RequestTokenError::Request(error) => error,
                error => refused(&error),
            })?;
        let token = answer.id_token().ok_or_else(|| refused(&"no identity token"))?;
        let verifier = client.id_token_verifier().set_allowed_algs(ALGORITHMS);
        let nonce = Nonce::new(attempt.nonce.clone());
        let claims = token.claims(&verifier, &nonce).map_err(|error| refused(&error))?;
        if claims.issuer().as_str() != self.issuer.as_str() {
            return Err(refused(&"another issuer"));
        }
        Ok(Voucher {
            issuer: claims.issuer().as_str().to_owned(),
            subject: claims.subject().as_str().to_owned(),
        })
    }
}
