use kuva::render::render::TextAnchor;
use table::ChartKind;

use super::data::Data;
use super::rows::Rows;
use super::scale::{Scale, extent, with_zero};
use super::sheet::{Sheet, Type};

/// From the end of a bar to its value.
const GAP: f64 = 7.0;
/// Radius of a lollipop.
const RADIUS: f64 = 6.0;

/// Bars, grouped bars and lollipops: from zero, with the value at the end of each. Returns where
/// the plot ends.
pub(crate) fn draw(sheet: &mut Sheet, data: &Data, top: f64) -> f64 {
    let is_grouped = data.series.len() > 1;
    let (thick, between) = if is_grouped { (14.0, 3.0) } else { (18.0, 0.0) };
    let count = data.series.len() as f64;
    let height = count * thick + (count - 1.0) * between;
    let space = if is_grouped { 14.0 } else { 10.0 };
    let set = if is_grouped {
        Type { colour: sheet.palette.ink, ..sheet.small() }
    } else {
        sheet.label()
    };
    let (before, after) = values_width(data, set);
    let rows = Rows::new(sheet, data, (height, space), before + after);
    let scale = Scale {
        values: with_zero(extent(data.values())),
        pixels: (rows.left + before, sheet.right() - after),
    };
    let zero = scale.at(0.0);
    for row in 0..data.rows() {
        let middle = rows.middle(row, top);
        for (index, series) in data.series.iter().enumerate() {
            let y = middle - height / 2.0 + index as f64 * (thick + between) + thick / 2.0;
            let Some(value) = series.values[row] else {
                let muted = Type { colour: sheet.palette.muted, ..set };
                sheet.text(zero + GAP, y, TextAnchor::Start, muted, &data.missing);
                continue;
            };
            let colour = match (is_grouped, data.steps_back(row)) {
                (true, _) => sheet.palette.of_series(index),
                (false, true) => sheet.palette.quiet,
                (false, false) => sheet.palette.accent,
            };
            let end = scale.at(value);
            let mut gap = GAP;
            if data.kind == ChartKind::Lollipop {
                sheet.line((zero, y), (end, y), colour, 2.0);
                sheet.mark(0, end, y, RADIUS, colour);
                gap += RADIUS;
            } else {
                sheet.rect((zero, y - thick / 2.0), (end, y + thick / 2.0), colour);
            }
            let set = Type { bold: data.stands_out(row), ..set };
            let (x, anchor) = match value < 0.0 {
                true => (end - gap, TextAnchor::End),
                false => (end + gap, TextAnchor::Start),
            };
            sheet.text(x, y, anchor, set, &series.texts[row]);
        }
    }
    let bottom = rows.bottom(data, top);
    sheet.line((zero, top - 4.0), (zero, bottom + 4.0), sheet.palette.muted, 1.0);
    for row in 0..data.rows() {
        rows.label(sheet, data, row, top);
    }
    bottom
}

/// How much of the width the values take before the bars, where some are negative, and after them.
fn values_width(data: &Data, set: Type) -> (f64, f64) {
    let set = Type { bold: true, ..set };
    let (mut before, mut after) = (0.0_f64, 0.0_f64);
    for series in &data.series {
        for (value, text) in series.values.iter().zip(&series.texts) {
            let (side, text) = match value {
                Some(value) if *value < 0.0 => (&mut before, text),
                Some(_) => (&mut after, text),
                None => (&mut after, &data.missing),
            };
            *side = side.max(set.width(text) + GAP + RADIUS);
        }
    }
    (before, after)
}
