use std::sync::Arc;

use axum::extract::State;
use axum::http::StatusCode;

use crate::Site;

/// Whether the server answers and can use its database.
pub(crate) async fn healthz(State(site): State<Arc<Site>>) -> (StatusCode, &'static str) {
    match site.institution.store.ping().await {
        Ok(()) => (StatusCode::OK, "ok\n"),
        Err(_) => (StatusCode::SERVICE_UNAVAILABLE, "no database\n"),
    }
}
