use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::extract::{DefaultBodyLimit, Extension, Request};
use axum::http::header::{
    CACHE_CONTROL, CONTENT_SECURITY_POLICY, HeaderName, REFERRER_POLICY, X_CONTENT_TYPE_OPTIONS,
};
use axum::http::{HeaderValue, Response, StatusCode};
use axum::middleware;
use axum::routing::{get, post};
use registry::PartyKind;
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::compression::CompressionLayer;
use tower_http::request_id::{MakeRequestUuid, PropagateRequestIdLayer, SetRequestIdLayer};
use tower_http::set_header::SetResponseHeaderLayer;
use tower_http::timeout::TimeoutLayer;
use tower_http::trace::TraceLayer;
use tracing::Span;
use vocabulary::Language;

use crate::Site;
use crate::frame::DEMONSTRATION;
use crate::guard::same_origin;
use crate::pages::{
    about, assessment, assets, audit, benchmark, compare, experience, firm, firms, firms_import,
    forgotten, handbook, health, home, missing, network, offline, organisation, organisations,
    own_standards, paper, people, profile, settings, sign_in, standards, standards_compare, today,
    value_chains, welcome,
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
        .route(&at("/value-chains"), get(value_chains::show))
        .route(&at("/value-chains/{file}"), get(value_chains::file))
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

/// The pages of the institution, in one language, for the people who work with it. Nothing of them
/// is kept by a browser or on the way to it.
fn inside(language: Language) -> Router<Arc<Site>> {
    let at = |path: &str| format!("/{language}{path}");
    Router::new()
        .route(&at("/sign-in"), get(sign_in::show).post(sign_in::send))
        .route(&at("/sign-out"), post(sign_in::leave))
        .route(&at("/forgotten"), get(forgotten::show).post(forgotten::send))
        .route(&at("/welcome"), get(welcome::show).post(welcome::send))
        .route(&at("/today"), get(today::show))
        .route(&at("/firms"), get(firms::list))
        .route(&at("/firms/map.svg"), get(firms::map))
        .route(&at("/firms/list/{file}"), get(firms_import::file))
        .route(
            &at("/firms/import"),
            get(firms_import::show)
                .post(firms_import::send)
                .layer(DefaultBodyLimit::max(firms_import::HEAVIEST)),
        )
        .route(&at("/firms/import/commit"), post(firms_import::commit))
        .route(&at("/firms/new"), get(firm::edit::new).post(firm::edit::add))
        .route(&at("/firms/{firm}"), get(firm::show))
        .route(&at("/firms/{firm}/edit"), get(firm::edit::show).post(firm::edit::send))
        .route(&at("/firms/{firm}/case"), get(firm::case::show))
        .route(&at("/firms/{firm}/case/new"), get(firm::case::new).post(firm::case::add))
        .route(&at("/firms/{firm}/case/{event}/sign"), post(firm::case::signed))
        .route(&at("/firms/{firm}/case/{event}/keep"), post(firm::case::kept))
        .route(&at("/firms/{firm}/consent"), get(firm::consent::show))
        .route(&at("/firms/{firm}/consent/give"), post(firm::consent::give))
        .route(&at("/firms/{firm}/consent/withdraw"), post(firm::consent::withdraw))
        .route(&at("/firms/{firm}/requests"), post(firm::consent::ask))
        .route(&at("/firms/{firm}/requests/{request}/answer"), post(firm::consent::answer))
        .route(&at("/firms/{firm}/export.json"), get(firm::consent::export))
        .route(&at("/firms/{firm}/erase"), post(firm::consent::erase))
        .route(&at("/benchmarks"), get(benchmark::list))
        .route(&at("/benchmarks/{standard}"), get(benchmark::show))
        .route(&at("/benchmarks/{standard}/make"), post(benchmark::make))
        .route(&at("/benchmarks/{standard}/files/{file}"), get(benchmark::file))
        .route(&at("/network"), get(network::show))
        .route(&at("/network/map.svg"), get(network::map))
        .route(&at("/people"), get(people::show_list))
        .route(&at("/people/new"), get(people::invite::new).post(people::invite::send))
        .route(&at("/people/{account}"), get(people::show::show))
        .route(&at("/people/{account}/office"), get(people::show::edit).post(people::show::assign))
        .route(&at("/people/{account}/firm"), get(people::firm::new).post(people::firm::add))
        .route(&at("/people/{account}/code"), post(people::show::code))
        .route(&at("/people/{account}/enable"), post(people::show::enable))
        .route(&at("/people/{account}/erase"), post(people::show::erase))
        .route(&at("/audit"), get(audit::show))
        .route(&at("/audit/verify"), post(audit::check))
        .route(&at("/settings"), get(settings::show).post(settings::send))
        .route(&at("/settings/password"), post(settings::password))
        .route(&at("/settings/sessions/end"), post(settings::end_sessions))
        .route(
            &at("/settings/second-factor"),
            get(settings::second_factor).post(settings::switch_on),
        )
        .route(&at("/settings/second-factor/off"), post(settings::switch_off))
        .route(&at("/settings/institution"), get(settings::rules).post(settings::set_rules))
        .route(&at("/firms/{firm}/ties/new"), get(firm::tie::new).post(firm::tie::add))
        .route(&at("/firms/{firm}/ties/{tie}/end"), post(firm::tie::ended))
        .route(
            &at("/firms/{firm}/memberships/new"),
            get(firm::membership::new).post(firm::membership::add),
        )
        .route(&at("/firms/{firm}/memberships/{membership}/end"), post(firm::membership::ended))
        .route(&at("/firms/{firm}/panel/new"), get(firm::panel::new).post(firm::panel::add))
        .merge(assessments(language))
        .merge(without_line(language))
        .merge(libraries(language))
        .merge(experiences(language))
        .merge(parties(language, PartyKind::Community))
        .merge(parties(language, PartyKind::Association))
        .merge(parties(language, PartyKind::Institution))
        .merge(parties(language, PartyKind::Buyer))
        .route(&at("/lists"), post(firms::save))
        .route(&at("/lists/{list}/delete"), post(firms::forget))
        .layer(SetResponseHeaderLayer::overriding(
            CACHE_CONTROL,
            HeaderValue::from_static("no-store"),
        ))
}

/// The pages about where firms stand and what follows from it.
fn assessments(language: Language) -> Router<Arc<Site>> {
    let at = |path: &str| format!("/{language}{path}");
    Router::new()
        .route(&at("/firms/{firm}/assessments"), get(assessment::list::show))
        .route(
            &at("/firms/{firm}/assessments/new"),
            get(assessment::begin::new).post(assessment::begin::send),
        )
        .route(
            &at("/firms/{firm}/obstacles"),
            get(assessment::obstacles::show).post(assessment::obstacles::send),
        )
        .route(
            &at("/firms/{firm}/upgrades"),
            get(assessment::upgrade::show).post(assessment::upgrade::send),
        )
        .route(&at("/firms/{firm}/benchmarks"), get(assessment::place::show))
        .route(&at("/firms/{firm}/benchmarks/{standard}/{file}"), get(assessment::place::file))
        .route(&at("/assessments/{assessment}"), get(assessment::result::show))
        .route(&at("/assessments/{assessment}/{file}"), get(assessment::result::file))
        .route(
            &at("/assessments/{assessment}/answers"),
            get(assessment::answer::show).post(assessment::answer::send),
        )
        .route(
            &at("/assessments/{assessment}/evidence/{what}"),
            get(assessment::evidence::show)
                .post(assessment::evidence::send)
                .layer(DefaultBodyLimit::max(assessment::evidence::HEAVIEST)),
        )
        .route(
            &at("/assessments/{assessment}/evidence/{what}/remove"),
            post(assessment::evidence::remove),
        )
        .route(&at("/assessments/{assessment}/submit"), post(assessment::acts::handed_in))
        .route(&at("/assessments/{assessment}/give-back"), post(assessment::acts::given_back))
        .route(&at("/assessments/{assessment}/verify"), post(assessment::acts::verified))
        .route(&at("/assessments/{assessment}/correct"), post(assessment::acts::corrected))
        .route(&at("/assessments/{assessment}/discard"), post(assessment::acts::discarded))
        .route(&at("/assessments/{assessment}/plan"), post(assessment::acts::planned))
        .route(&at("/plans/{plan}"), get(assessment::plan::show).post(assessment::plan::send))
}

/// What a phone takes along and sends, and the page that keeps it meanwhile.
fn without_line(language: Language) -> Router<Arc<Site>> {
    let at = |path: &str| format!("/{language}/offline{path}");
    let files = DefaultBodyLimit::max(assessment::evidence::HEAVIEST);
    Router::new()
        .route(&at(""), get(offline::show).layer(Extension(language)))
        .route(&at("/worker.js"), get(offline::worker).layer(Extension(language)))
        .route(&at("/who.json"), get(offline::doors::who))
        .route(&at("/firms.json"), get(offline::doors::firms))
        .route(&at("/along.json"), get(offline::doors::along))
        .route(
            &at("/drafts"),
            post(offline::doors::draft).layer(DefaultBodyLimit::max(offline::doors::HEAVIEST)),
        )
        .route(&at("/drafts/{draft}/evidence/{code}"), post(offline::doors::file).layer(files))
        .route(&at("/drafts/{draft}/hand-in"), post(offline::doors::hand_in))
}

/// The pages where standards are written together.
fn libraries(language: Language) -> Router<Arc<Site>> {
    use own_standards::{acts, add, head, list, new, requirement, show, text};
    let at = |path: &str| format!("/{language}/own-standards{path}");
    let heaviest = || DefaultBodyLimit::max(text::HEAVIEST);
    Router::new()
        .route(&at(""), get(list))
        .route(&at("/new"), get(new).post(add))
        .route(&at("/upload"), get(text::new).post(text::send).layer(heaviest()))
        .route(&at("/{library}"), get(show::show))
        .route(&at("/{library}/toml"), get(show::file))
        .route(&at("/{library}/text"), get(text::show).post(text::change).layer(heaviest()))
        .route(&at("/{library}/head"), get(head::show).post(head::send))
        .route(&at("/{library}/new-chapter"), get(head::new_chapter).post(head::add_chapter))
        .route(&at("/{library}/chapters/{code}"), get(head::show_chapter).post(head::name_chapter))
        .route(&at("/{library}/new-requirement"), get(requirement::new).post(requirement::add))
        .route(&at("/{library}/requirements/{code}"), get(requirement::show))
        .route(
            &at("/{library}/requirements/{code}/edit"),
            get(requirement::edit).post(requirement::send),
        )
        .route(&at("/{library}/comment"), post(acts::comment))
        .route(&at("/{library}/answer"), post(acts::answer))
        .route(&at("/{library}/act"), post(acts::send))
}

/// The pages of what firms did and learned.
fn experiences(language: Language) -> Router<Arc<Site>> {
    use experience::acts::{Deed, act};
    let at = |path: &str| format!("/{language}{path}");
    let deed = |deed: Deed| post(move |person, site, id, typed| act(deed, person, site, id, typed));
    Router::new()
        .route(&at("/experiences"), get(experience::list::all))
        .route(&at("/experiences/review"), get(experience::list::review))
        .route(
            &at("/experiences/about/{standard}/{requirement}"),
            get(experience::requirement::show),
        )
        .route(&at("/experiences/{experience}"), get(experience::show::show))
        .route(
            &at("/experiences/{experience}/edit"),
            get(experience::write::edit).post(experience::write::send),
        )
        .route(
            &at("/experiences/{experience}/translate"),
            get(experience::write::translation).post(experience::write::translated),
        )
        .route(&at("/experiences/{experience}/hand-in"), deed(Deed::HandIn))
        .route(&at("/experiences/{experience}/publish"), deed(Deed::Publish))
        .route(&at("/experiences/{experience}/give-back"), deed(Deed::GiveBack))
        .route(&at("/experiences/{experience}/withdraw"), deed(Deed::Withdraw))
        .route(&at("/experiences/{experience}/reopen"), deed(Deed::Reopen))
        .route(&at("/experiences/{experience}/discard"), post(experience::acts::discarded))
        .route(&at("/experiences/{experience}/feedback"), post(experience::acts::said))
        .route(&at("/firms/{firm}/experiences"), get(experience::list::own))
        .route(
            &at("/firms/{firm}/experiences/new"),
            get(experience::write::new).post(experience::write::add),
        )
}

/// The pages of the organisations of one kind; the handlers learn the kind from an extension.
fn parties(language: Language, kind: PartyKind) -> Router<Arc<Site>> {
    let at = |path: &str| format!("/{language}/{}{path}", organisations::folder(kind));
    Router::new()
        .route(&at(""), get(organisations::list))
        .route(&at("/new"), get(organisation::edit::new).post(organisation::edit::add))
        .route(&at("/{party}"), get(organisation::show))
        .route(&at("/{party}/edit"), get(organisation::edit::show).post(organisation::edit::send))
        .route(&at("/{party}/map.svg"), get(organisation::map))
        .layer(Extension(kind))
}

/// Every page of the site, with security headers, an access log and a request id on each answer.
pub fn router(site: Arc<Site>) -> Router {
    let mut router = Router::new()
        .route("/", get(home::choose_language))
        .route("/healthz", get(health::healthz))
        .route("/assets/{name}", get(assets::asset))
        .route("/assets/offline/{name}", get(offline::script))
        .route("/favicon.ico", get(assets::icon));
    for language in Language::ALL {
        router = router.merge(pages(language)).merge(inside(language));
    }
    #[cfg(feature = "sso")]
    {
        use crate::pages::sso;
        router = router.route("/sso/callback", get(sso::callback));
        for language in Language::ALL {
            let at = |path: &str| format!("/{language}{path}");
            router = router
                .route(&at("/sso"), post(sso::start))
                .route(&at("/sso/code"), post(sso::code))
                .route(&at("/welcome/sso"), post(sso::accept))
                .route(&at("/settings/sso"), post(sso::connect))
                .route(&at("/settings/sso/{identity}/end"), post(sso::disconnect));
        }
    }
    let made_up = !site.institution.samples.is_empty();
    let header = |name: HeaderName, value: &'static str| {
        SetResponseHeaderLayer::overriding(name, HeaderValue::from_static(value))
    };
    // The last layer is the outermost: a request gets its id before anything is logged.
    router
        .fallback(missing::fallback)
        .with_state(site)
        .layer(middleware::from_fn(same_origin))
        .layer(middleware::from_fn(move |request: Request, next: middleware::Next| {
            DEMONSTRATION.scope(made_up, next.run(request))
        }))
        .layer(TimeoutLayer::with_status_code(StatusCode::SERVICE_UNAVAILABLE, PATIENCE))
        .layer(CatchPanicLayer::new())
        .layer(CompressionLayer::new())
        // The one page with scripts has a policy of its own.
        .layer(SetResponseHeaderLayer::if_not_present(
            CONTENT_SECURITY_POLICY,
            HeaderValue::from_static(CONTENT_POLICY),
        ))
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
