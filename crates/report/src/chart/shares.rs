use kuva::render::render::TextAnchor;

use super::data::Data;
use super::rows::Rows;
use super::scale::Scale;
use super::sheet::{Sheet, Type};

const GAP: f64 = 7.0;

/// One bar a row, divided into shares of 100 %, each with its number where it has room. Returns
/// where the plot ends.
pub(crate) fn draw(sheet: &mut Sheet, data: &Data, top: f64) -> f64 {
    let rows = Rows::new(sheet, data, (24.0, 8.0), 0.0);
    let scale = Scale { values: (0.0, 100.0), pixels: (rows.left, sheet.right()) };
    let muted = Type { colour: sheet.palette.muted, ..sheet.label() };
    for row in 0..data.rows() {
        rows.label(sheet, data, row, top);
        let y = rows.middle(row, top);
        let mut sum: f64 = 0.0;
        for (index, series) in data.series.iter().enumerate() {
            let Some(share) = series.values[row] else {
                continue;
            };
            // Printed parts may add up to a little more than the whole; the bar ends with it.
            let (from, to) = (scale.at(sum.min(100.0)), scale.at((sum + share).min(100.0)));
            sum += share;
            // A slit of paper keeps neighbours apart.
            let slit = if to - from > 3.0 { 1.5 } else { 0.0 };
            let colour = sheet.palette.of_series(index);
            sheet.rect((from, y - 12.0), (to - slit, y + 12.0), colour);
            let on = Type { colour: sheet.palette.paper, ..sheet.small() };
            if on.width(&series.texts[row]) + GAP <= to - from {
                let middle = (from + to - slit) / 2.0;
                sheet.text(middle, y, TextAnchor::Middle, on, &series.texts[row]);
            }
        }
        let x = scale.at(sum.min(100.0)) + if sum > 0.0 { GAP } else { 0.0 };
        if !data.is_complete(row) && x + muted.width(&data.missing) <= sheet.right() {
            sheet.text(x, y, TextAnchor::Start, muted, &data.missing);
        }
    }
    rows.bottom(data, top)
}
