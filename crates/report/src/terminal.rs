//! Tables and figures as aligned text, for a terminal of a width with or without colours.

use table::{Figure, Table};
use words::{Language, Message};

use crate::cell::{Shown, definition, flag, notes, source};
use crate::text::{cells, clean, wrap};
use crate::{ReportError, chart};

/// How wide the terminal is and whether it shows colours.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Terminal {
    /// Width in character cells.
    pub width: usize,
    /// Whether to send ANSI escapes for colour, bold and dim.
    pub colour: bool,
}

impl Default for Terminal {
    /// 100 cells without colour, as for a file.
    fn default() -> Self {
        Self { width: 100, colour: false }
    }
}

impl Terminal {
    /// The text in an ANSI style, such as `1` for bold and `2` for dim, where colours are shown.
    pub(crate) fn style(self, style: &str, text: &str) -> String {
        match self.colour && !text.is_empty() {
            true => format!("\u{1b}[{style}m{text}\u{1b}[0m"),
            false => text.to_owned(),
        }
    }

    pub(crate) fn limit(self) -> f64 {
        self.width.max(MINIMUM) as f64
    }
}

/// No table is squeezed into fewer cells than this.
const MINIMUM: usize = 40;
/// A column of texts is wrapped to no fewer cells than this.
const NARROWEST: usize = 20;
/// The space between columns.
const GAP: usize = 2;

/// A table in aligned columns, with its title above and notes and source below. Texts wrap where
/// the table is wider than the terminal; columns that still do not fit go into further blocks that
/// repeat the first column.
pub fn table(table: &Table, language: Language, terminal: Terminal) -> String {
    let mut lines = grid(table, language, terminal);
    for text in notes(table, language).into_iter().chain(source(table, language)) {
        lines.extend(paragraph(&text, terminal).iter().map(|line| terminal.style("2", line)));
    }
    finish(&lines)
}

/// A figure as text: heading, sentences, warnings, picture, table, definition and source.
///
/// # Errors
///
/// When the chart does not fit its table; see [`ReportError`].
pub fn figure(
    figure: &Figure,
    language: Language,
    terminal: Terminal,
) -> Result<String, ReportError> {
    let heading = clean(&figure.heading.text(language));
    let mut lines = vec![terminal.style("1", &heading), "─".repeat(cells(&heading) as usize)];
    for sentence in &figure.sentences {
        lines.extend(paragraph(&clean(&sentence.text(language)), terminal));
    }
    for warning in &figure.flags {
        let text = format!("! {}", flag(warning, language));
        lines.extend(paragraph(&text, terminal).iter().map(|line| terminal.style("33", line)));
    }
    lines.push(String::new());
    if let Some(picture) = &figure.chart {
        lines.push(chart::terminal(&figure.table, picture, language, terminal)?);
        lines.push(String::new());
    }
    lines.extend(grid(&figure.table, language, terminal));
    let below = notes(&figure.table, language)
        .into_iter()
        .chain([definition(&figure.definition, language)])
        .chain(source(&figure.table, language));
    for text in below {
        lines.extend(paragraph(&text, terminal).iter().map(|line| terminal.style("2", line)));
    }
    Ok(finish(&lines))
}

/// A document of figures under a title.
///
/// # Errors
///
/// When a chart does not fit its table; see [`ReportError`].
pub fn figures(
    title: &Message,
    figures: &[Figure],
    language: Language,
    terminal: Terminal,
) -> Result<String, ReportError> {
    let title = clean(&title.text(language));
    let mut text =
        format!("{}\n{}\n", terminal.style("1", &title), "═".repeat(cells(&title) as usize));
    for one in figures {
        text.push('\n');
        text.push_str(&figure(one, language, terminal)?);
    }
    Ok(text)
}

fn finish(lines: &[String]) -> String {
    lines.iter().flat_map(|line| [line.trim_end(), "\n"]).collect()
}

fn paragraph(text: &str, terminal: Terminal) -> Vec<String> {
    wrap(text, terminal.limit(), cells)
}

#[derive(Clone)]
struct Laid<'a> {
    shown: Shown<'a>,
    texts: Vec<String>,
    width: usize,
    /// The width under which numbers or the words of the heading would break.
    least: usize,
}

fn grid(table: &Table, language: Language, terminal: Terminal) -> Vec<String> {
    let title = clean(&table.title.text(language));
    let mut lines: Vec<String> =
        paragraph(&title, terminal).iter().map(|line| terminal.style("1", line)).collect();
    if table.rows() == 0 {
        lines.push(Message::new("empty-table").text(language));
        return lines;
    }
    let columns: Vec<Laid> =
        Shown::all(table, language).into_iter().map(|shown| lay(shown, table.rows())).collect();
    let limit = terminal.limit() as usize;
    for (index, mut block) in blocks(columns, limit).into_iter().enumerate() {
        squeeze(&mut block, limit);
        if index > 0 {
            lines.push(String::new());
        }
        let width = block.iter().map(|column| column.width + GAP).sum::<usize>() - GAP;
        lines.extend(row(&block, |column| column.shown.heading.clone(), true));
        lines.push("─".repeat(width));
        for at in 0..table.rows() {
            lines.extend(row(&block, |column| column.texts[at].clone(), false));
        }
        lines.push("─".repeat(width));
    }
    lines
}

fn lay(shown: Shown<'_>, rows: usize) -> Laid<'_> {
    let texts: Vec<String> =
        (0..rows).map(|row| shown.text(row).unwrap_or_else(|| "–".to_owned())).collect();
    let values = texts.iter().map(|text| cells(text) as usize).max().unwrap_or(0);
    let heading = cells(&shown.heading) as usize;
    let word = shown.heading.split_whitespace().map(|word| cells(word) as usize).max();
    // A heading takes two lines, or more, rather than making its column wide.
    let width = values.max(heading.min(heading / 2 + 4)).max(1);
    let values = if shown.is_number() { values } else { values.min(NARROWEST) };
    let least = values.max(word.unwrap_or(0).min(24)).max(1);
    Laid { shown, texts, width: width.max(least), least }
}

/// Takes what is too wide from the column that can best spare it, again and again.
fn squeeze(columns: &mut [Laid], limit: usize) {
    loop {
        let total = columns.iter().map(|column| column.width + GAP).sum::<usize>() - GAP;
        let widest = columns
            .iter_mut()
            .filter(|column| column.width > column.least)
            .max_by_key(|column| column.width - column.least);
        match widest {
            Some(column) if total > limit => column.width -= 1,
            _ => return,
        }
    }
}

/// The columns in blocks that fit when squeezed; each after the first repeats the first column.
fn blocks(columns: Vec<Laid<'_>>, limit: usize) -> Vec<Vec<Laid<'_>>> {
    let mut blocks: Vec<Vec<Laid>> = vec![Vec::new()];
    let first = columns.first().cloned();
    let mut used = 0;
    for (index, column) in columns.into_iter().enumerate() {
        if index > 1 && used + column.least > limit {
            used = first.as_ref().map_or(0, |first| first.least + GAP);
            blocks.push(first.iter().cloned().collect());
        }
        used += column.least + GAP;
        if let Some(block) = blocks.last_mut() {
            block.push(column);
        }
    }
    blocks
}

/// One row, over as many lines as its longest cell needs; headings stand on the rule.
fn row(columns: &[Laid], text: impl Fn(&Laid) -> String, from_below: bool) -> Vec<String> {
    let wrapped: Vec<Vec<String>> =
        columns.iter().map(|column| wrap(&text(column), column.width as f64, cells)).collect();
    let height = wrapped.iter().map(Vec::len).max().unwrap_or(1);
    let mut lines = Vec::with_capacity(height);
    for line in 0..height {
        let mut all = String::new();
        for (column, parts) in columns.iter().zip(&wrapped) {
            let skipped = if from_below { height - parts.len() } else { 0 };
            let part = line.checked_sub(skipped).and_then(|at| parts.get(at));
            let part = part.map_or("", String::as_str);
            let space = " ".repeat(column.width.saturating_sub(cells(part) as usize));
            match column.shown.is_number() {
                true => all.extend([space.as_str(), part]),
                false => all.extend([part, space.as_str()]),
            }
            all.push_str(&" ".repeat(GAP));
        }
        lines.push(all.trim_end().to_owned());
    }
    lines
}
