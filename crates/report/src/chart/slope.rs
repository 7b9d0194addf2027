use kuva::render::render::TextAnchor;

use super::data::Data;
use super::scale::{Scale, extent, spread};
use super::sheet::{MARGIN, Sheet, Type};
use super::theme::Size;
use crate::text::fit;

/// Labels on one side take at most this share of the width, and the distance from a dot to its label.
const fn shares(size: Size) -> (f64, f64) {
    match size {
        Size::Wide => (0.36, 24.0),
        Size::Narrow => (0.44, 18.0),
    }
}

/// One line a row from the first series on the left to the second on the right, with name and value
/// at both ends. Returns where the plot ends.
pub(crate) fn draw(sheet: &mut Sheet, data: &Data, top: f64) -> f64 {
    let set = sheet.label();
    let (_, gap) = shares(sheet.size);
    let apart = f64::from(set.size) + 4.0;
    let head = top + 8.0;
    let top = top + 28.0;
    let bottom = top + (data.rows() as f64 * (apart + 6.0)).max(200.0);
    let texts: [Vec<String>; 2] =
        [0, 1].map(|side| (0..data.rows()).map(|row| end_text(sheet, data, row, side)).collect());
    let bold = Type { bold: true, ..set };
    let wide = |side: usize| texts[side].iter().map(|text| bold.width(text)).fold(0.0, f64::max);
    let x = [MARGIN + wide(0) + gap, sheet.right() - wide(1) - gap];
    let scale = Scale { values: extent(data.values()), pixels: (bottom - 8.0, top + 8.0) };

    for (side, anchor) in [(0, TextAnchor::End), (1, TextAnchor::Start)] {
        sheet.line((x[side], top - 8.0), (x[side], bottom), sheet.palette.line, 1.0);
        let heading = Type { bold: true, colour: sheet.palette.muted, ..sheet.small() };
        let name = &data.series[side].name;
        let (edge, other) =
            if side == 0 { (MARGIN, TextAnchor::Start) } else { (sheet.right(), TextAnchor::End) };
        // At the axis where there is room outside of it, else from the edge inwards.
        if heading.width(name) <= (x[side] - edge).abs() {
            sheet.text(x[side], head, anchor, heading, name);
        } else {
            let limit = sheet.size.width() / 2.0 - MARGIN - 8.0;
            let name = fit(name, limit, |text| heading.width(text));
            sheet.text(edge, head, other, heading, &name);
        }
    }
    // Those that stand out are drawn last, on top.
    let mut order: Vec<usize> = (0..data.rows()).collect();
    order.sort_by_key(|row| data.stands_out(*row));
    for row in order {
        let (colour, width) = match (data.steps_back(row), data.stands_out(row)) {
            (true, _) => (sheet.palette.quiet, 1.5),
            (false, is_out) => (sheet.palette.accent, if is_out { 3.0 } else { 2.0 }),
        };
        let ends = [0, 1].map(|side| data.series[side].values[row].map(|v| (x[side], scale.at(v))));
        if let [Some(from), Some(to)] = ends {
            sheet.line(from, to, colour, width);
        }
        for (x, y) in ends.into_iter().flatten() {
            sheet.mark(0, x, y, 4.0, colour);
        }
    }
    for side in [0, 1] {
        let (rows, wanted): (Vec<usize>, Vec<f64>) = (0..data.rows())
            .filter_map(|row| Some((row, scale.at(data.series[side].values[row]?))))
            .unzip();
        let (out, anchor) =
            if side == 0 { (-1.0, TextAnchor::End) } else { (1.0, TextAnchor::Start) };
        for ((row, at), from) in rows.iter().zip(spread(&wanted, apart, (top, bottom))).zip(&wanted)
        {
            if (at - from).abs() > 3.0 {
                let (near, far) = (x[side] + out * 6.0, x[side] + out * (gap - 3.0));
                sheet.line((near, *from), (far, at), sheet.palette.quiet, 1.0);
            }
            let set = Type { bold: data.stands_out(*row), ..set };
            sheet.text(x[side] + out * gap, at, anchor, set, &texts[side][*row]);
        }
    }
    bottom
}

/// Name and value on the left; value and, where there is room, name on the right.
fn end_text(sheet: &Sheet, data: &Data, row: usize, side: usize) -> String {
    let value = &data.series[side].texts[row];
    if value.is_empty() || (side == 1 && sheet.size == Size::Narrow) {
        return value.clone();
    }
    let set = Type { bold: true, ..sheet.label() };
    let room = sheet.size.width() * shares(sheet.size).0 - set.width(&format!("{value}  "));
    let name = fit(&data.labels[row], room, |text| set.width(text));
    if side == 0 { format!("{name}  {value}") } else { format!("{value}  {name}") }
}
