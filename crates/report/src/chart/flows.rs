use kuva::render::render::TextAnchor;

use super::data::Data;
use super::scale::spread;
use super::sheet::{MARGIN, Sheet, Type};
use super::theme::Size;
use crate::text::fit;

/// Between two ends on one side.
const GAP: f64 = 8.0;
/// How wide an end is drawn.
const END: f64 = 10.0;

/// A Sankey diagram: one band from each row on the left to each series on the right, as thick as its
/// value. What is missing or below zero flows nowhere. Returns where the plot ends.
pub(crate) fn draw(sheet: &mut Sheet, data: &Data, top: f64) -> f64 {
    // In parts of the largest, so that no sum overflows and no scale does.
    let largest = data.values().fold(0.0, f64::max);
    let value = |row: usize, series: usize| {
        let value = data.series[series].values[row].filter(|value| *value > 0.0);
        value.map_or(0.0, |value| value / largest)
    };
    let (rows, columns) = (data.rows(), data.series.len());
    let from: Vec<f64> = (0..rows).map(|r| (0..columns).map(|c| value(r, c)).sum()).collect();
    let to: Vec<f64> = (0..columns).map(|c| (0..rows).map(|r| value(r, c)).sum()).collect();
    let total: f64 = from.iter().sum();
    let set = sheet.label();
    let apart = f64::from(set.size) + 5.0;
    let height = (rows.max(columns) as f64 * (apart + 4.0)).max(220.0);
    if total <= 0.0 {
        let muted = Type { colour: sheet.palette.muted, ..set };
        sheet.text(MARGIN, top + apart, TextAnchor::Start, muted, &data.missing);
        return top + 2.0 * apart;
    }
    // The bands share what the gaps of the side with more ends leave.
    let gaps = |ends: usize| ends.saturating_sub(1) as f64 * GAP;
    let scale = (height - gaps(rows.max(columns))).max(height / 2.0) / total;
    let ends = |sums: &[f64]| -> Vec<f64> {
        let whole = total * scale + gaps(sums.len());
        let mut at = top + ((height - whole) / 2.0).max(0.0);
        let mut places = Vec::with_capacity(sums.len());
        for sum in sums {
            places.push(at);
            at += sum * scale + GAP;
        }
        places
    };
    let (left_ends, right_ends) = (ends(&from), ends(&to));
    let share = if sheet.size == Size::Wide { 0.3 } else { 0.37 };
    let limit = sheet.size.width() * share;
    let widest = |names: &mut dyn Iterator<Item = &String>| {
        names.map(|name| set.width(name)).fold(0.0, f64::max).min(limit)
    };
    let left = MARGIN + widest(&mut data.labels.iter()) + 8.0;
    let right = sheet.right() - widest(&mut data.series.iter().map(|s| &s.name)) - 8.0;

    let mut next = right_ends.clone();
    for row in 0..rows {
        let mut start = left_ends[row];
        let colour =
            if data.steps_back(row) { sheet.palette.quiet } else { sheet.palette.of_series(row) };
        for (column, end) in next.iter_mut().enumerate() {
            let thick = value(row, column) * scale;
            if thick > 0.0 {
                sheet.band((left + END, start), (right - END, *end), thick, colour);
            }
            start += thick;
            *end += thick;
        }
        let bottom = left_ends[row] + (from[row] * scale).max(1.0);
        sheet.rect((left, left_ends[row]), (left + END, bottom), colour);
    }
    for (sum, start) in to.iter().zip(&right_ends) {
        let bottom = start + (sum * scale).max(1.0);
        sheet.rect((right - END, *start), (right, bottom), sheet.palette.ink);
    }
    let bounds = (top + apart / 2.0, top + height);
    let mut bottom = top + height;
    for (sums, places, at, anchor) in [
        (&from, &left_ends, left - 6.0, TextAnchor::End),
        (&to, &right_ends, right + 6.0, TextAnchor::Start),
    ] {
        let wanted: Vec<f64> = places.iter().zip(sums).map(|(p, s)| p + s * scale / 2.0).collect();
        let is_left = at < right;
        for (index, y) in spread(&wanted, apart, bounds).into_iter().enumerate() {
            let (name, bold) = if is_left {
                (&data.labels[index], data.stands_out(index))
            } else {
                (&data.series[index].name, false)
            };
            let name = fit(name, limit, |text| set.width(text));
            sheet.text(at, y, anchor, Type { bold, ..set }, &name);
            bottom = bottom.max(y + apart / 2.0);
        }
    }
    bottom
}
