use kuva::RasterBackend;
use kuva::backend::svg::SvgBackend;
use table::{Chart, Table};
use words::Language;

use super::data::Data;
use super::frame;
use super::theme::{Size, Theme};
use crate::ReportError;
use crate::html::escape;

/// The chart as an SVG element that scales: role `img`, named by its title and described by its
/// highest and lowest value and its source. No style, script or outside reference, so it can stand
/// inline under a strict content security policy; the class is `chart`. Some 3 to 8 kB.
///
/// # Errors
///
/// [`ReportError::ChartColumn`], [`ReportError::ChartNotNumeric`] and [`ReportError::ChartSeries`]
/// when the chart does not fit the table.
pub fn svg(
    table: &Table,
    chart: &Chart,
    language: Language,
    theme: Theme,
    size: Size,
) -> Result<String, ReportError> {
    let data = Data::read(table, chart, language)?;
    let scene = frame::scene(&data, theme, size);
    let painted = SvgBackend::new().render_scene(&scene);
    // Our own opening in place of kuva's, which ends with the comment that names its version.
    let body = painted.split_once("-->").map_or(painted.as_str(), |(_, body)| body);
    let (width, height) = (scene.width, scene.height);
    let id = format!("{}-{}", id(&table.id), size.name());
    let description = [Some(data.summary()), data.source.clone()];
    let description = description.into_iter().flatten().collect::<Vec<_>>().join(" ");
    Ok(format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"chart\" width=\"{width}\" \
         height=\"{height}\" viewBox=\"0 0 {width} {height}\" role=\"img\" \
         aria-labelledby=\"{id}-title {id}-desc\" font-family=\"system-ui, sans-serif\">\
         <title id=\"{id}-title\">{}</title><desc id=\"{id}-desc\">{}</desc>{}",
        escape(&data.title),
        escape(&description),
        body.trim_start(),
    ))
}

/// The chart as a PNG of twice the size's width, for documents that take no SVG.
///
/// # Errors
///
/// As [`svg`], and [`ReportError::Writer`] when the picture cannot be encoded.
pub fn png(
    table: &Table,
    chart: &Chart,
    language: Language,
    theme: Theme,
    size: Size,
) -> Result<Vec<u8>, ReportError> {
    let data = Data::read(table, chart, language)?;
    let scene = frame::scene(&data, theme, size);
    RasterBackend::new().with_scale(2.0).render_scene(&scene).map_err(ReportError::writer("png"))
}

/// A table's id as an identifier of HTML: letters, digits, `-` and `_`, a letter first.
pub(crate) fn id(table: &str) -> String {
    let plain = |c: char| {
        if c.is_ascii_alphanumeric() || c == '_' { c } else { '-' }
    };
    let id: String = table.chars().map(plain).collect();
    if id.starts_with(|c: char| c.is_ascii_alphabetic()) { id } else { format!("table-{id}") }
}
