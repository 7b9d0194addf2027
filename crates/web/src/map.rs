use std::fmt::Write as _;

use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};
use registry::Firm;
use vocabulary::{Area, Language};
use words::Message;

/// Size of the picture.
const WIDTH: f64 = 480.0;
const HEIGHT: f64 = 560.0;
const MARGIN: f64 = 28.0;

/// A degree of latitude is as long everywhere; a degree of longitude shrinks with the cosine of
/// the latitude in the middle of the picture.
struct Projection {
    west: f64,
    north: f64,
    scale: f64,
    squeeze: f64,
}

impl Projection {
    fn around(points: &[(f64, f64)]) -> Option<Self> {
        let fold = |pick: fn(&(f64, f64)) -> f64, start: f64, f: fn(f64, f64) -> f64| {
            points.iter().map(pick).fold(start, f)
        };
        let (south, north) =
            (fold(|p| p.0, f64::INFINITY, f64::min), fold(|p| p.0, f64::NEG_INFINITY, f64::max));
        let (west, east) =
            (fold(|p| p.1, f64::INFINITY, f64::min), fold(|p| p.1, f64::NEG_INFINITY, f64::max));
        if points.is_empty() {
            return None;
        }
        let squeeze = f64::midpoint(south, north).to_radians().cos().max(0.1);
        // At least half a degree across, so that one village is no point without a place.
        let (tall, wide) = ((north - south).max(0.5), ((east - west) * squeeze).max(0.5));
        let scale = ((HEIGHT - 2.0 * MARGIN) / tall).min((WIDTH - 2.0 * MARGIN) / wide);
        Some(Self { west, north, scale, squeeze })
    }

    fn place(&self, (latitude, longitude): (f64, f64)) -> (f64, f64) {
        let x = MARGIN + (longitude - self.west) * self.squeeze * self.scale;
        let y = MARGIN + (self.north - latitude) * self.scale;
        (x, y)
    }
}

/// Firms as dots where they are, with the names of their areas; drawn on the server. Firms without
/// a point are left out, and the picture says how many.
pub(crate) fn picture(firms: &[&Firm], language: Language) -> Response {
    let svg = svg(firms, language);
    ([(CONTENT_TYPE, "image/svg+xml; charset=utf-8"), (CACHE_CONTROL, "private, no-store")], svg)
        .into_response()
}

fn svg(firms: &[&Firm], language: Language) -> String {
    let points: Vec<(f64, f64)> =
        firms.iter().filter_map(|f| f.point).map(|p| (p.latitude, p.longitude)).collect();
    let title = Message::new("map-title").with("count", points.len()).text(language);
    let mut svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {WIDTH} {HEIGHT}\" role=\"img\" \
         aria-labelledby=\"t\"><title id=\"t\">{title}</title>\
         <rect width=\"{WIDTH}\" height=\"{HEIGHT}\" fill=\"#fbfaf7\" stroke=\"#dcd8cf\"/>"
    );
    if let Some(projection) = Projection::around(&points) {
        let mut areas: Vec<Area> =
            firms.iter().filter(|f| f.point.is_some()).filter_map(|f| f.area).collect();
        areas.sort_by_key(|area| area.code());
        areas.dedup();
        for point in &points {
            let (x, y) = projection.place(*point);
            // Writing to a string cannot fail.
            let _ = write!(
                svg,
                "<circle cx=\"{x:.1}\" cy=\"{y:.1}\" r=\"3.5\" fill=\"#0b6b68\" fill-opacity=\".55\"/>"
            );
        }
        for area in areas {
            let inside: Vec<(f64, f64)> = firms
                .iter()
                .filter(|firm| firm.area == Some(area))
                .filter_map(|firm| firm.point)
                .map(|point| projection.place((point.latitude, point.longitude)))
                .collect();
            let top = inside.iter().map(|p| p.1).fold(f64::INFINITY, f64::min);
            let middle = inside.iter().map(|p| p.0).sum::<f64>() / inside.len() as f64;
            let name = area.name();
            let half = name.chars().count() as f64 * 3.4;
            let x = middle.clamp(half + 4.0, WIDTH - half - 4.0);
            let _ = write!(
                svg,
                "<text x=\"{x:.1}\" y=\"{:.1}\" text-anchor=\"middle\" font-family=\"system-ui, \
                 sans-serif\" font-size=\"12\" fill=\"#1c2430\" stroke=\"#fbfaf7\" \
                 stroke-width=\"3\" paint-order=\"stroke\">{name}</text>",
                (top - 8.0).max(14.0)
            );
        }
    }
    let without = firms.len() - points.len();
    if without > 0 {
        let text = Message::new("map-without").with("count", without).text(language);
        let _ = write!(
            svg,
            "<text x=\"12\" y=\"{}\" font-family=\"system-ui, sans-serif\" font-size=\"12\" \
             fill=\"#5b6470\">{text}</text>",
            HEIGHT - 10.0
        );
    }
    svg.push_str("</svg>");
    svg
}
