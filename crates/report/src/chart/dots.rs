use kuva::render::render::TextAnchor;
use words::number;

use super::data::Data;
use super::rows::Rows;
use super::scale::{Scale, extent, ticks};
use super::sheet::{Sheet, Type};

const RADIUS: f64 = 6.0;
/// From a dot to its value.
const GAP: f64 = 12.0;

/// One dot a series on a line a row, over an axis; the outermost dots carry their values. Returns
/// where the plot ends.
pub(crate) fn draw(sheet: &mut Sheet, data: &Data, top: f64) -> f64 {
    let texts = data.series.iter().flat_map(|series| &series.texts);
    let value = texts.map(|text| sheet.label().width(text)).fold(0.0, f64::max) * 1.14 + GAP;
    let (marks, decimals) = ticks(extent(data.values()), 4);
    let before = if data.series.len() > 1 { value } else { RADIUS };
    let rows = Rows::new(sheet, data, (20.0, 10.0), before + value);
    let scale = Scale {
        values: extent(marks.iter().copied()),
        pixels: (rows.left + before, sheet.right() - value),
    };
    let bottom = rows.bottom(data, top);
    for mark in &marks {
        let x = scale.at(*mark);
        let colour = if *mark == 0.0 { sheet.palette.muted } else { sheet.palette.line };
        sheet.line((x, top - 4.0), (x, bottom + 4.0), colour, 1.0);
        let text = number(data.language, *mark, decimals);
        sheet.text(x, bottom + 16.0, TextAnchor::Middle, sheet.small(), &text);
    }
    for row in 0..data.rows() {
        rows.label(sheet, data, row, top);
        let y = rows.middle(row, top);
        let mut dots: Vec<(usize, f64)> = data
            .series
            .iter()
            .enumerate()
            .filter_map(|(index, series)| Some((index, series.values[row]?)))
            .collect();
        dots.sort_by(|a, b| a.1.total_cmp(&b.1));
        let (Some(first), Some(last)) = (dots.first().copied(), dots.last().copied()) else {
            let x = scale.at(scale.values.0.max(0.0)) + 7.0;
            let missing = Type { colour: sheet.palette.muted, ..sheet.label() };
            sheet.text_over(x, y, TextAnchor::Start, missing, &data.missing);
            continue;
        };
        sheet.line((scale.at(first.1), y), (scale.at(last.1), y), sheet.palette.quiet, 2.0);
        // Drawn from the last series to the first, so that the first is never hidden.
        for (index, series) in data.series.iter().enumerate().rev() {
            let Some(value) = series.values[row] else {
                continue;
            };
            let colour = match (data.series.len(), data.steps_back(row)) {
                (1, true) => sheet.palette.quiet,
                _ => sheet.palette.of_series(index),
            };
            sheet.mark(index, scale.at(value), y, RADIUS, colour);
        }
        let mut set = sheet.label();
        set.bold = data.stands_out(row);
        let text = |(index, _): (usize, f64)| data.series[index].texts[row].as_str();
        if dots.len() > 1 {
            sheet.text_over(scale.at(first.1) - GAP, y, TextAnchor::End, set, text(first));
        }
        sheet.text_over(scale.at(last.1) + GAP, y, TextAnchor::Start, set, text(last));
    }
    bottom + 22.0
}
