use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::extract::{Extension, Request};
use axum::http::header::{
    CONTENT_SECURITY_POLICY, HeaderName, REFERRER_POLICY, X_CONTENT_TYPE_OPTIONS,
};
use axum::http::{HeaderValue, Response, StatusCode};
use axum::routing::get;
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::compression::CompressionLayer;
use tower_http::request_id::{MakeRequestUuid, PropagateRequestIdLayer, SetRequestIdLayer};
use tower_http::set_header::SetResponseHeaderLayer;
use tower_http::timeout::TimeoutLayer;
use tower_http::trace::TraceLayer;
use tracing::Span;
use vocabulary::Language;

use crate::Site;
use crate::pages::{
    about, assets, compare, handbook, health, home, missing, paper, profile, standards,
    standards_compare,
};

/// What a page may load and be embedded in: its own style sheet and pictures, and nothing else.
const CONTENT_POLICY: &str = "default-src 'none'; style-src 'self'; img-src 'self'; \
     form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

/// How long a request may take before it is given up.
const PATIENCE: Duration = Duration::from_secs(20);

/// The pages of one language; the handlers learn the language from an extension.
fn pages(language: Language) -> Router<Arc<Site>> {
    let at = |path: &str| format!("/{language}{path}");
    Router::new()
        .route(&at(""), get(home::add_slash))
        .route(&at("/"), get(home::home))
        .route(&at("/profile"), get(profile::list))
        .route(&at("/profile/{place}"), get(profile::show))
        .route(&at("/profile/{place}/{file}"), get(profile::file))
        .route(&at("/compare"), get(compare::show))
        .route(&at("/compare/{file}"), get(compare::file))
        .route(&at("/paper"), get(paper::list))
        .route(&at("/paper/{name}"), get(paper::show))
        .route(&at("/standards"), get(standards::list))
        .route(&at("/standards/compare"), get(standards_compare::show))
        .route(&at("/standards/{name}"), get(standards::show))
        .route(&at("/handbook"), get(handbook::list))
        .route(&at("/handbook/{name}"), get(handbook::show))
        .route(&at("/about"), get(about::about))
        .layer(Extension(language))
}

/// Every page of the site, with security headers, an access log and a request id on each answer.
pub fn router(site: Arc<Site>) -> Router {
    let mut router = Router::new()
        .route("/", get(home::choose_language))
        .route("/healthz", get(health::healthz))
        .route("/assets/{name}", get(assets::asset))
        .route("/favicon.ico", get(assets::icon));
    for language in Language::ALL {
        router = router.merge(pages(language));
    }
    let header = |name: HeaderName, value: &'static str| {
        SetResponseHeaderLayer::overriding(name, HeaderValue::from_static(value))
    };
    // The last layer is the outermost: a request gets its id before anything is logged.
    router
        .fallback(missing::fallback)
        .with_state(site)
        .layer(TimeoutLayer::with_status_code(StatusCode::SERVICE_UNAVAILABLE, PATIENCE))
        .layer(CatchPanicLayer::new())
        .layer(CompressionLayer::new())
        .layer(header(CONTENT_SECURITY_POLICY, CONTENT_POLICY))
        .layer(header(X_CONTENT_TYPE_OPTIONS, "nosniff"))
        .layer(header(REFERRER_POLICY, "same-origin"))
        .layer(header(HeaderName::from_static("permissions-policy"), "camera=(), geolocation=()"))
        .layer(header(HeaderName::from_static("cross-origin-opener-policy"), "same-origin"))
        .layer(PropagateRequestIdLayer::x_request_id())
        .layer(TraceLayer::new_for_http().make_span_with(span).on_response(log))
        .layer(SetRequestIdLayer::x_request_id(MakeRequestUuid))
}

/// The span of a request: what it asks for and its id.
fn span(request: &Request) -> Span {
    let id = request.headers().get("x-request-id").and_then(|id| id.to_str().ok()).unwrap_or("");
    tracing::info_span!("request", method = %request.method(), path = request.uri().path(), id)
}

/// One line of the access log.
fn log<B>(response: &Response<B>, latency: Duration, _span: &Span) {
    tracing::info!(
        target: "access",
        status = response.status().as_u16(),
        milliseconds = latency.as_secs_f64() * 1e3,
    );
}
