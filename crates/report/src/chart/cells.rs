use table::{Chart, ChartKind, Table};
use words::{Language, number};

use super::data::Data;
use super::scale::{Scale, extent, spread, ticks, with_zero};
use crate::ReportError;
use crate::terminal::Terminal;
use crate::text::{cells, fit, wrap};

/// What fills the parts of a divided bar, in the order of the series.
const FILLS: [&str; 6] = ["█", "▒", "▓", "░", "▚", "╱"];
/// The marks of series on a line.
const MARKS: [&str; 6] = ["●", "■", "◆", "▲", "○", "□"];
/// Bars are exact to an eighth of a cell.
const EIGHTHS: [&str; 8] = ["", "▏", "▎", "▍", "▌", "▋", "▊", "▉"];
/// Names and labels take at most so many cells.
const LABEL: f64 = 28.0;

/// The chart in the character cells of a terminal: bars, shares and dots as rows, lines in Braille
/// dots, a slope as a row from its first to its second value.
///
/// # Errors
///
/// As [`crate::chart::svg`].
pub fn terminal(
    table: &Table,
    chart: &Chart,
    language: Language,
    terminal: Terminal,
) -> Result<String, ReportError> {
    let data = Data::read(table, chart, language)?;
    let limit = terminal.limit();
    let mut lines: Vec<String> =
        wrap(&data.title, limit, cells).iter().map(|line| terminal.style("1", line)).collect();
    lines.extend(data.subtitle.iter().flat_map(|text| wrap(text, limit, cells)));
    match data.kind {
        _ if data.rows() == 0 => lines.push(data.empty.clone()),
        ChartKind::Bar | ChartKind::Lollipop | ChartKind::GroupedBar | ChartKind::Flow => {
            lines.extend(bars(&data, terminal));
        }
        ChartKind::StackedShare => lines.extend(shares(&data, terminal)),
        ChartKind::Dot | ChartKind::Slope => lines.extend(dots(&data, terminal)),
        ChartKind::Line if data.values().next().is_none() => lines.push(data.missing.clone()),
        ChartKind::Line => lines.extend(curves(&data, terminal)),
    }
    Ok(lines.iter().flat_map(|line| [line.trim_end(), "\n"]).collect())
}

fn pad(text: &str, width: f64) -> String {
    let text = fit(text, width, cells);
    let space = (width - cells(&text)).max(0.0) as usize;
    text + &" ".repeat(space)
}

fn widest<'a>(texts: impl IntoIterator<Item = &'a String>) -> f64 {
    texts.into_iter().map(|text| cells(text)).fold(0.0, f64::max).min(LABEL)
}

fn label(data: &Data, row: usize, terminal: Terminal) -> String {
    let label = pad(&data.labels[row], widest(&data.labels));
    if data.stands_out(row) { terminal.style("1", &label) } else { label }
}

fn bars(data: &Data, terminal: Terminal) -> Vec<String> {
    let names: Vec<String> = match data.series.len() {
        1 => vec![String::new()],
        _ => data.series.iter().map(|series| format!("{} ", series.name)).collect(),
    };
    let name = widest(&names);
    let texts = data.series.iter().flat_map(|series| &series.texts);
    let value = texts.map(|text| cells(text)).fold(cells(&data.missing), f64::max);
    let values = with_zero(extent(data.values()));
    let room = (terminal.limit() - widest(&data.labels) - name - value - 4.0).max(8.0);
    // Negative bars end at a zero line in the middle of the row.
    let scale = Scale { values, pixels: (0.0, room) };
    let zero = scale.at(0.0).round() as usize;
    let mut lines = Vec::new();
    for row in 0..data.rows() {
        for (index, series) in data.series.iter().enumerate() {
            let label = match index {
                0 => label(data, row, terminal),
                _ => " ".repeat(widest(&data.labels) as usize),
            };
            let bar = match series.values[row] {
                None => format!("{}│ {}", " ".repeat(zero), terminal.style("2", &data.missing)),
                Some(value) if value < 0.0 => {
                    let length = zero - (scale.at(value).round() as usize).min(zero);
                    let bar = terminal.style(colour(data, row), &"█".repeat(length));
                    format!("{}{bar}│ {}", " ".repeat(zero - length), series.texts[row])
                }
                Some(value) => {
                    let eighths = ((scale.at(value) - scale.at(0.0)) * 8.0).round() as usize;
                    let bar = "█".repeat(eighths / 8) + EIGHTHS[eighths % 8];
                    let bar = terminal.style(colour(data, row), &bar);
                    format!("{}│{bar} {}", " ".repeat(zero), series.texts[row])
                }
            };
            lines.push(format!("{label} {}{bar}", pad(&names[index], name)));
        }
    }
    lines
}

fn colour(data: &Data, row: usize) -> &'static str {
    if data.steps_back(row) { "2;36" } else { "36" }
}

fn shares(data: &Data, terminal: Terminal) -> Vec<String> {
    let mut lines = legend(data, &FILLS, terminal);
    let room = (terminal.limit() - widest(&data.labels) - 3.0).max(20.0);
    for row in 0..data.rows() {
        let mut bar = String::new();
        let mut sum = 0.0;
        for (index, series) in data.series.iter().enumerate() {
            let share = series.values[row].unwrap_or(0.0);
            let end = |share: f64| (share.min(100.0) / 100.0 * room).round() as usize;
            let length = end(sum + share) - end(sum);
            sum += share;
            let fill = FILLS[index % FILLS.len()];
            // The number stands in the part where it has room.
            let text = format!(" {} ", series.texts[row]);
            if length >= text.chars().count() + 2 {
                let before = (length - text.chars().count()) / 2;
                let after = length - text.chars().count() - before;
                bar.extend([fill.repeat(before), text, fill.repeat(after)]);
            } else {
                bar.push_str(&fill.repeat(length));
            }
        }
        if !data.is_complete(row) {
            bar.push_str(&format!(" {}", data.missing));
        }
        lines.push(format!("{} │{bar}", label(data, row, terminal)));
    }
    lines
}

fn dots(data: &Data, terminal: Terminal) -> Vec<String> {
    let mut lines = if data.series.len() > 1 { legend(data, &MARKS, terminal) } else { Vec::new() };
    let value = data.series.iter().map(|series| widest(&series.texts)).collect::<Vec<_>>();
    let room = terminal.limit() - widest(&data.labels) - value.iter().sum::<f64>();
    let room = (room - 2.0 * value.len() as f64 - 4.0).max(10.0).floor();
    let scale = Scale { values: with_zero(extent(data.values())), pixels: (0.0, room - 1.0) };
    let zero = scale.at(0.0).round() as usize;
    for row in 0..data.rows() {
        let at =
            |series: &super::data::Series| Some(scale.at(series.values[row]?).round() as usize);
        let places: Vec<Option<usize>> = data.series.iter().map(at).collect();
        let mut line = vec![" "; room as usize];
        line[zero] = "│";
        let (first, last) = (places.iter().flatten().min(), places.iter().flatten().max());
        if let (Some(first), Some(last)) = (first, last) {
            line[*first..=*last].fill("─");
        }
        for (index, place) in places.iter().enumerate().rev() {
            if let Some(place) = place {
                line[*place] = MARKS[index % MARKS.len()];
            }
        }
        let drawn = match first {
            Some(_) => line.concat(),
            None => pad(&format!("{}│ {}", " ".repeat(zero), data.missing), room),
        };
        let mut text = format!("{} {drawn}", label(data, row, terminal));
        for (series, width) in data.series.iter().zip(&value) {
            let shown = if series.values[row].is_some() { &series.texts[row] } else { "–" };
            let space = " ".repeat((width - cells(shown)).max(0.0) as usize);
            text.push_str(&format!("  {space}{shown}"));
        }
        lines.push(text);
    }
    lines
}

/// The names of the series with their marks, over as many lines as they need.
fn legend(data: &Data, marks: &[&str], terminal: Terminal) -> Vec<String> {
    let mut lines: Vec<String> = vec![String::new()];
    for (index, series) in data.series.iter().enumerate() {
        let entry = format!("{} {}  ", marks[index % marks.len()], series.name);
        match lines.last_mut() {
            Some(line) if line.is_empty() || cells(line) + cells(&entry) <= terminal.limit() => {
                line.push_str(&entry);
            }
            _ => lines.push(entry),
        }
    }
    lines
}

/// How many lines of characters a plot of lines is high.
const HEIGHT: usize = 12;
/// The same in Braille dots.
const DOTS: f64 = HEIGHT as f64 * 4.0;

fn curves(data: &Data, terminal: Terminal) -> Vec<String> {
    let (marks, decimals) = ticks(extent(data.values()), 4);
    let texts: Vec<String> = marks.iter().map(|m| number(data.language, *m, decimals)).collect();
    let axis = widest(&texts);
    let names: Vec<String> = data.series.iter().map(|series| series.name.clone()).collect();
    let name = if names.len() > 1 { widest(&names) + 1.0 } else { 0.0 };
    let room = (terminal.limit() - axis - name - 3.0).max(20.0) as usize;
    let y = Scale { values: extent(marks.iter().copied()), pixels: (DOTS - 2.0, 1.0) };
    let rows = (data.rows().max(2) - 1) as f64;
    let x = Scale { values: (0.0, rows), pixels: (0.0, room as f64 * 2.0 - 1.0) };
    let mut canvas = vec![vec![0u8; room]; HEIGHT];
    for series in &data.series {
        let place = |row: usize| Some((x.at(row as f64), y.at(series.values[row]?)));
        for row in 0..data.rows() {
            let Some(from) = place(row) else { continue };
            let next = if row + 1 < data.rows() { place(row + 1) } else { None };
            stroke(&mut canvas, from, next.unwrap_or(from));
        }
    }
    let line_of = |value: f64| (y.at(value) / 4.0).floor().clamp(0.0, HEIGHT as f64 - 1.0) as usize;
    let ends: Vec<(usize, f64)> = data
        .series
        .iter()
        .enumerate()
        .filter_map(|(index, series)| {
            Some((index, line_of(series.values.iter().rev().flatten().next().copied()?) as f64))
        })
        .collect();
    let wanted: Vec<f64> = ends.iter().map(|(_, line)| *line).collect();
    let places = spread(&wanted, 1.0, (0.0, HEIGHT as f64 - 1.0));
    let mut lines = Vec::new();
    for (at, dots) in canvas.iter().enumerate() {
        let mark = marks.iter().position(|mark| line_of(*mark) == at);
        let mark = mark.map_or("", |mark| texts[mark].as_str());
        let space = " ".repeat((axis - cells(mark)) as usize);
        let edge = if mark.is_empty() { "│" } else { "┤" };
        let name = ends.iter().zip(&places).find(|(_, place)| **place as usize == at);
        let name = name.filter(|_| names.len() > 1).map_or("", |((index, _), _)| &names[*index]);
        let drawn: String = dots.iter().map(|dots| braille(*dots)).collect();
        let drawn = terminal.style("36", &drawn);
        lines.push(format!("{space}{mark} {edge}{drawn} {}", fit(name, LABEL, cells)));
    }
    if let (Some(first), Some(last)) = (data.labels.first(), data.labels.last()) {
        let between = (room as f64 - cells(first) - cells(last)).max(1.0) as usize;
        let before = " ".repeat(axis as usize + 2);
        lines.push(format!("{before}{first}{}{last}", " ".repeat(between)));
    }
    lines
}

/// Sets the Braille dots, two by four a cell, from one point to another.
fn stroke(canvas: &mut [Vec<u8>], from: (f64, f64), to: (f64, f64)) {
    // The dots of a cell, by column and row, as Unicode numbers them from U+2800.
    const BITS: [[u8; 4]; 2] = [[0x01, 0x02, 0x04, 0x40], [0x08, 0x10, 0x20, 0x80]];
    let steps = (to.0 - from.0).abs().max((to.1 - from.1).abs()).ceil().max(1.0);
    for step in 0..=steps as usize {
        let part = step as f64 / steps;
        let x = (from.0 + (to.0 - from.0) * part).round().max(0.0) as usize;
        let y = (from.1 + (to.1 - from.1) * part).round().max(0.0) as usize;
        if let Some(cell) = canvas.get_mut(y / 4).and_then(|line| line.get_mut(x / 2)) {
            *cell |= BITS[x % 2][y % 4];
        }
    }
}

fn braille(dots: u8) -> char {
    if dots == 0 { ' ' } else { char::from_u32(0x2800 + u32::from(dots)).unwrap_or(' ') }
}
