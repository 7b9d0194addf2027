use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};

use crate::frame::picture;
use crate::pages::missing::Address;

pub(crate) const STYLE: &str = include_str!("../../assets/puente.css");
pub(crate) const ICON: &str = include_str!("../../assets/icon.svg");

/// The style sheet and the icon.
pub(crate) async fn asset(Address(name): Address<String>) -> Response {
    match name.as_str() {
        "puente.css" => picture(STYLE, "text/css; charset=utf-8"),
        "icon.svg" => picture(ICON, "image/svg+xml; charset=utf-8"),
        _ => StatusCode::NOT_FOUND.into_response(),
    }
}

/// The icon where browsers look for it unasked.
pub(crate) async fn icon() -> Response {
    picture(ICON, "image/svg+xml; charset=utf-8")
}
