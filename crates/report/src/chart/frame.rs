use kuva::render::render::{Primitive, Scene, TextAnchor};
use table::ChartKind;

use super::data::Data;
use super::sheet::{MARGIN, Sheet, Type};
use super::theme::{Size, Theme};
use super::{bars, dots, flows, lines, shares, slope};
use crate::text::wrap;

/// Titles are set in the design's serif; a browser without it takes its own.
const SERIF: &str = "font-family=\"Georgia, Charter, serif\"";

/// The whole picture: title, unit, names of the series, plot, rows without data, source.
pub(crate) fn scene(data: &Data, theme: Theme, size: Size) -> Scene {
    let mut sheet = Sheet { palette: theme.palette(), size, elements: Vec::new() };
    let mut y = MARGIN;
    let title = Type { size: 17, bold: true, ..sheet.label() };
    sheet.elements.push(Primitive::GroupStart {
        transform: None,
        title: None,
        extra_attrs: Some(SERIF.to_owned()),
    });
    y = paragraph(&mut sheet, &data.title, title, y);
    sheet.elements.push(Primitive::GroupEnd);
    if let Some(subtitle) = &data.subtitle {
        let set = sheet.small();
        y = paragraph(&mut sheet, subtitle, set, y + 2.0);
    }
    let is_named_above =
        matches!(data.kind, ChartKind::GroupedBar | ChartKind::Dot | ChartKind::StackedShare);
    if data.rows() > 0 && data.series.len() > 1 && is_named_above {
        y = legend(&mut sheet, data, y + 8.0);
    }
    y += 16.0;
    let is_over_rows = matches!(data.kind, ChartKind::Line | ChartKind::Slope);
    if data.rows() == 0 || (is_over_rows && data.values().next().is_none()) {
        let text = if data.rows() == 0 { &data.empty } else { &data.missing };
        let muted = Type { colour: sheet.palette.muted, ..sheet.label() };
        y = paragraph(&mut sheet, text, muted, y) + 8.0;
    } else {
        y = match data.kind {
            ChartKind::Bar | ChartKind::GroupedBar | ChartKind::Lollipop => {
                bars::draw(&mut sheet, data, y)
            }
            ChartKind::Dot => dots::draw(&mut sheet, data, y),
            ChartKind::StackedShare => shares::draw(&mut sheet, data, y),
            ChartKind::Line => lines::draw(&mut sheet, data, y),
            ChartKind::Slope => slope::draw(&mut sheet, data, y),
            ChartKind::Flow => flows::draw(&mut sheet, data, y),
        };
    }
    y += 14.0;
    let below = Type { size: 12, ..sheet.small() };
    let missing = data.rows_missing().filter(|_| is_over_rows);
    for text in missing.iter().chain(&data.source) {
        y = paragraph(&mut sheet, text, below, y);
    }
    let mut scene = Scene::new(size.width(), (y + MARGIN / 2.0).ceil());
    scene.background_color = Some(sheet.palette.paper.to_owned());
    scene.elements = sheet.elements;
    scene
}

/// Writes a text over as many lines as it needs and returns where they end.
fn paragraph(sheet: &mut Sheet, text: &str, set: Type, mut y: f64) -> f64 {
    let leading = f64::from(set.size) * 1.35;
    for line in wrap(text, sheet.right() - MARGIN, |text| set.width(text)) {
        sheet.text(MARGIN, y + leading / 2.0, TextAnchor::Start, set, &line);
        y += leading;
    }
    y
}

/// The names of the series with their marks, in the order in which they are drawn.
fn legend(sheet: &mut Sheet, data: &Data, mut y: f64) -> f64 {
    let set = Type { colour: sheet.palette.ink, ..sheet.small() };
    let line = f64::from(set.size) + 8.0;
    let mut x = MARGIN;
    for (index, series) in data.series.iter().enumerate() {
        let names = wrap(&series.name, sheet.right() - MARGIN - 18.0, |text| set.width(text));
        let widest = names.iter().map(|name| set.width(name)).fold(0.0, f64::max);
        let width = 18.0 + widest;
        if x > MARGIN && x + width > sheet.right() {
            x = MARGIN;
            y += line;
        }
        let (middle, colour) = (y + line / 2.0, sheet.palette.of_series(index));
        match data.kind {
            ChartKind::Dot => sheet.mark(index, x + 6.0, middle, 5.0, colour),
            _ => sheet.rect((x, middle - 6.0), (x + 12.0, middle + 6.0), colour),
        }
        for (further, name) in names.iter().enumerate() {
            y += if further > 0 { f64::from(set.size) * 1.35 } else { 0.0 };
            sheet.text(x + 18.0, y + line / 2.0, TextAnchor::Start, set, name);
        }
        x += width + 18.0;
    }
    y + line
}
