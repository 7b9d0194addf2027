use kuva::render::render::TextAnchor;
use words::number;

use super::data::Data;
use super::scale::{Scale, extent, spread, ticks};
use super::sheet::{MARGIN, Sheet, Type};
use super::theme::Size;
use crate::text::fit;

/// Names at the ends of lines take at most this share of the width.
const NAME_SHARE: f64 = 0.34;
/// From the end of a line to its name.
const GAP: f64 = 12.0;

/// One line a series over the rows, with a gap where a value is missing and its name at its end.
/// Returns where the plot ends.
pub(crate) fn draw(sheet: &mut Sheet, data: &Data, top: f64) -> f64 {
    let height = if sheet.size == Size::Wide { 240.0 } else { 200.0 };
    let bottom = top + height;
    let (marks, decimals) = ticks(extent(data.values()), 5);
    let texts: Vec<String> = marks.iter().map(|m| number(data.language, *m, decimals)).collect();
    let axis = texts.iter().map(|text| sheet.small().width(text)).fold(0.0, f64::max) + 8.0;
    let names = ends(sheet, data);
    let name = names.iter().map(|(_, text)| sheet.label().width(text)).fold(0.0, f64::max);
    let y = Scale { values: extent(marks.iter().copied()), pixels: (bottom, top) };
    let x = places(data, MARGIN + axis + 8.0, sheet.right() - name - GAP);
    let plot_end = x.iter().copied().fold(MARGIN + axis, f64::max);

    for (mark, text) in marks.iter().zip(&texts) {
        let at = y.at(*mark);
        let colour = if *mark == 0.0 { sheet.palette.muted } else { sheet.palette.line };
        sheet.line((MARGIN + axis, at), (plot_end, at), colour, 1.0);
        sheet.text(MARGIN + axis - 8.0, at, TextAnchor::End, sheet.small(), text);
    }
    x_labels(sheet, data, &x, bottom + 16.0);

    // The first series is drawn last, on top.
    for (index, series) in data.series.iter().enumerate().rev() {
        let colour = sheet.palette.of_series(index);
        let points: Vec<Option<(f64, f64)>> =
            x.iter().zip(&series.values).map(|(x, v)| Some((*x, y.at((*v)?)))).collect();
        for run in points.split(Option::is_none) {
            let run: Vec<(f64, f64)> = run.iter().flatten().copied().collect();
            if run.len() > 1 {
                sheet.polyline(&run, colour, 2.5);
            } else if let [(x, y)] = run[..] {
                // Alone between gaps, it would not be seen.
                sheet.mark(index, x, y, 3.5, colour);
            }
        }
        for (row, point) in points.iter().enumerate() {
            if let Some((x, y)) = point.filter(|_| data.stands_out(row)) {
                sheet.mark(index, x, y, 5.0, colour);
            }
        }
        if let Some((x, y)) = points.iter().rev().find_map(|point| *point) {
            sheet.mark(index, x, y, 4.5, colour);
        }
    }

    let wanted: Vec<f64> = names.iter().map(|(value, _)| y.at(*value)).collect();
    let apart = f64::from(sheet.label().size) + 3.0;
    for ((at, from), (_, text)) in
        spread(&wanted, apart, (top, bottom)).iter().zip(&wanted).zip(&names)
    {
        if (at - from).abs() > 3.0 {
            let colour = sheet.palette.quiet;
            sheet.line((plot_end + 6.0, *from), (plot_end + GAP - 2.0, *at), colour, 1.0);
        }
        sheet.text(plot_end + GAP, *at, TextAnchor::Start, sheet.label(), text);
    }
    bottom + 22.0
}

/// The last value of every series that has one, with what to write beside it: the name or, of a
/// series that is alone and named above, the value.
fn ends(sheet: &Sheet, data: &Data) -> Vec<(f64, String)> {
    let limit = sheet.size.width() * NAME_SHARE;
    let end = |series: &super::data::Series| {
        let row = series.values.iter().rposition(Option::is_some)?;
        let text = if data.series.len() == 1 { &series.texts[row] } else { &series.name };
        Some((series.values[row]?, fit(text, limit, |text| sheet.label().width(text))))
    };
    data.series.iter().filter_map(end).collect()
}

/// Where the rows stand: at their distance in time when the labels are increasing numbers such as
/// years, else evenly.
fn places(data: &Data, left: f64, right: f64) -> Vec<f64> {
    let numbers: Option<Vec<f64>> = data.labels.iter().map(|label| label.parse().ok()).collect();
    let values = numbers
        .filter(|all| all.iter().all(|n| n.is_finite()) && all.windows(2).all(|w| w[0] < w[1]))
        .unwrap_or_else(|| (0..data.rows()).map(|row| row as f64).collect());
    let scale = Scale { values: extent(values.iter().copied()), pixels: (left, right) };
    values.iter().map(|value| scale.at(*value)).collect()
}

/// The labels of as many rows as have room, counted back from the last.
fn x_labels(sheet: &mut Sheet, data: &Data, x: &[f64], y: f64) {
    let set = sheet.small();
    let fits = |step: usize| {
        let rows: Vec<usize> = (0..x.len()).rev().step_by(step).collect();
        let half = |row: usize| Type::width(set, &data.labels[row]) / 2.0 + 5.0;
        rows.windows(2).all(|pair| x[pair[0]] - half(pair[0]) >= x[pair[1]] + half(pair[1]))
    };
    let step = (1..=x.len()).find(|step| fits(*step)).unwrap_or(1);
    for row in (0..x.len()).rev().step_by(step) {
        let half = set.width(&data.labels[row]) / 2.0;
        let middle = x[row].clamp(MARGIN + half, (sheet.right() - half).max(MARGIN + half));
        let set = Type { bold: data.stands_out(row), ..set };
        sheet.text(middle, y, TextAnchor::Middle, set, &data.labels[row]);
    }
}
