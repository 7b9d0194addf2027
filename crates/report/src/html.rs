//! HTML without inline styles and scripts, so that a strict content security policy lets it pass.

use std::fmt::Write as _;

use table::{Figure, Table};
use words::{Language, Message};

use crate::ReportError;
use crate::cell::{Shown, definition, flag, notes, source};
use crate::chart::{self, Size, Theme};
use crate::text::clean;

/// The style sheet of a standalone document.
const STYLE: &str = include_str!("document.css");

/// A table as a fragment of a page: `<table>` with a caption, a header scope for every heading, the
/// class `number` on numeric cells and `missing` on missing ones, notes and source in its foot.
///
/// ```
/// use table::{Column, Table};
/// use words::{Language, Message};
///
/// let table = Table::new("firms", Message::verbatim("Firms"))
///     .column(Column::text("name", [Some("<b>Ñandú</b>".to_owned()), None]).label(Message::verbatim("Name")));
/// let html = report::html::table(&table, Language::English);
/// assert!(html.contains("<th scope=\"row\">&lt;b&gt;Ñandú&lt;/b&gt;</th>"));
/// ```
pub fn table(table: &Table, language: Language) -> String {
    let mut below = notes(table, language);
    below.extend(source(table, language));
    table_with_foot(table, &below, language)
}

/// A figure as a fragment of a page: a section with the table's id, headed by an `<h2>`; sentences,
/// warnings, the picture (once for wide and once for narrow screens, in divisions of these classes
/// of which the style sheet shows one), the table, the definition and the source.
///
/// # Errors
///
/// When the chart does not fit its table; see [`ReportError`].
pub fn figure(figure: &Figure, language: Language) -> Result<String, ReportError> {
    let table = &figure.table;
    let heading = escape(&figure.heading.text(language));
    let mut html = format!("<section class=\"figure\" id=\"{}\">\n", escape(&chart::id(&table.id)));
    put(&mut html, "<h2>", &heading, "</h2>");
    for sentence in &figure.sentences {
        put(&mut html, "<p>", &escape(&sentence.text(language)), "</p>");
    }
    for warning in &figure.flags {
        put(&mut html, "<p class=\"flag\">", &escape(&flag(warning, language)), "</p>");
    }
    if let Some(chart) = &figure.chart {
        for size in Size::ALL {
            let svg = chart::svg(table, chart, language, Theme::Light, size)?;
            put(&mut html, &format!("<div class=\"{}\">", size.name()), &svg, "</div>");
        }
    }
    html.push_str("<div class=\"scroll\">\n");
    html.push_str(&table_with_foot(table, &notes(table, language), language));
    html.push_str("</div>\n");
    let definition = definition(&figure.definition, language);
    put(&mut html, "<p class=\"definition\">", &escape(&definition), "</p>");
    if let Some(source) = source(table, language) {
        put(&mut html, "<p class=\"source\">", &escape(&source), "</p>");
    }
    html.push_str("</section>\n");
    Ok(html)
}

/// A complete page that works offline and prints: language, title, style sheet and this body.
pub(crate) fn document(title: &str, body: &str, language: Language) -> String {
    let title = escape(title);
    format!(
        "<!doctype html>\n<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <title>{title}</title>\n<style>\n{STYLE}{}</style>\n</head>\n<body>\n<main>\n{body}\
         </main>\n</body>\n</html>\n",
        language.code(),
        chart::dark_style(),
    )
}

/// A document of figures under a title.
pub(crate) fn figures(
    title: &Message,
    figures: &[Figure],
    language: Language,
) -> Result<String, ReportError> {
    let title = title.text(language);
    let mut body = format!("<h1>{}</h1>\n", escape(&title));
    for one in figures {
        body.push_str(&figure(one, language)?);
    }
    Ok(document(&title, &body, language))
}

fn table_with_foot(table: &Table, below: &[String], language: Language) -> String {
    let columns = Shown::all(table, language);
    let class = |is_number: bool| if is_number { " class=\"number\"" } else { "" };
    let mut html = String::from("<table>\n");
    put(&mut html, "<caption>", &escape(&table.title.text(language)), "</caption>");
    html.push_str("<thead>\n<tr>");
    for column in &columns {
        let class = class(column.is_number());
        // Writing to a string cannot fail.
        let _ = write!(html, "<th scope=\"col\"{class}>{}</th>", escape(&column.heading));
    }
    html.push_str("</tr>\n</thead>\n<tbody>\n");
    let missing = escape(&Message::new("missing").text(language));
    for row in 0..table.rows() {
        html.push_str("<tr>");
        for (index, column) in columns.iter().enumerate() {
            let class = class(column.is_number());
            let _ = match column.text(row) {
                Some(text) if index == 0 && !column.is_number() => {
                    write!(html, "<th scope=\"row\">{}</th>", escape(&text))
                }
                Some(text) => write!(html, "<td{class}>{}</td>", escape(&text)),
                None => {
                    let class = if column.is_number() { "number missing" } else { "missing" };
                    write!(html, "<td class=\"{class}\"><abbr title=\"{missing}\">–</abbr></td>")
                }
            };
        }
        html.push_str("</tr>\n");
    }
    let across = columns.len().max(1);
    if table.rows() == 0 {
        let empty = escape(&Message::new("empty-table").text(language));
        put(&mut html, &format!("<tr><td colspan=\"{across}\">"), &empty, "</td></tr>");
    }
    html.push_str("</tbody>\n");
    if !below.is_empty() {
        html.push_str("<tfoot>\n");
        for text in below {
            put(&mut html, &format!("<tr><td colspan=\"{across}\">"), &escape(text), "</td></tr>");
        }
        html.push_str("</tfoot>\n");
    }
    html.push_str("</table>\n");
    html
}

fn put(html: &mut String, before: &str, content: &str, after: &str) {
    for part in [before, content, after, "\n"] {
        html.push_str(part);
    }
}

/// The text for an element or a quoted attribute, without control characters.
pub(crate) fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in clean(text).chars() {
        match c {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\'' => escaped.push_str("&#39;"),
            c => escaped.push(c),
        }
    }
    escaped
}
