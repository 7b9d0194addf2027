use table::{Figure, Table};
use words::{Language, Message};

use crate::cell::{Shown, definition, flag, notes, source};
use crate::text::clean;

/// A GitHub table under its title, with notes and source below.
pub(crate) fn table(table: &Table, language: Language) -> String {
    let mut blocks = vec![format!("**{}**", escape(&clean(&table.title.text(language))))];
    blocks.push(grid(table, language));
    blocks.extend(notes(table, language).iter().map(|note| paragraph(note)));
    blocks.extend(source(table, language).map(|source| paragraph(&source)));
    finish(&blocks)
}

/// One figure under a heading of the second level.
pub(crate) fn figure(figure: &Figure, language: Language) -> String {
    finish(&blocks(figure, language))
}

/// A document of figures.
pub(crate) fn figures(title: &Message, figures: &[Figure], language: Language) -> String {
    let mut all = vec![format!("# {}", escape(&clean(&title.text(language))))];
    all.extend(figures.iter().flat_map(|figure| blocks(figure, language)));
    finish(&all)
}

fn blocks(figure: &Figure, language: Language) -> Vec<String> {
    let table = &figure.table;
    let mut blocks = vec![format!("## {}", escape(&clean(&figure.heading.text(language))))];
    blocks.extend(figure.sentences.iter().map(|text| paragraph(&clean(&text.text(language)))));
    let warning = |warning| format!("> ⚠ {}", escape(&flag(warning, language)));
    blocks.extend(figure.flags.iter().map(warning));
    blocks.push(format!("**{}**", escape(&clean(&table.title.text(language)))));
    blocks.push(grid(table, language));
    blocks.extend(notes(table, language).iter().map(|note| paragraph(note)));
    blocks.push(paragraph(&definition(&figure.definition, language)));
    blocks.extend(source(table, language).map(|source| paragraph(&source)));
    blocks
}

fn finish(blocks: &[String]) -> String {
    format!("{}\n", blocks.join("\n\n"))
}

fn grid(table: &Table, language: Language) -> String {
    if table.rows() == 0 {
        return Message::new("empty-table").text(language);
    }
    let columns = Shown::all(table, language);
    let mut lines = vec![
        line(columns.iter().map(|column| escape(&column.heading))),
        line(columns.iter().map(|c| if c.is_number() { "---:" } else { "---" }.to_owned())),
    ];
    for row in 0..table.rows() {
        let cells = columns.iter().map(|c| c.text(row).map_or("–".to_owned(), |t| escape(&t)));
        lines.push(line(cells));
    }
    lines.join("\n")
}

fn line(cells: impl Iterator<Item = String>) -> String {
    format!("| {} |", cells.collect::<Vec<_>>().join(" | "))
}

fn paragraph(text: &str) -> String {
    let text = escape(text);
    if text.starts_with(['#', '+', '-', '>', '=', '~']) { format!("\\{text}") } else { text }
}

/// The text with everything that Markdown or HTML would read as markup made plain.
fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '\\' | '`' | '*' | '_' | '[' | ']' | '|' => escaped.extend(['\\', c]),
            c => escaped.push(c),
        }
    }
    escaped
}
