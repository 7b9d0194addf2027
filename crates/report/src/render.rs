use table::{Figure, Table};
use words::{Language, Message};

use crate::terminal::Terminal;
use crate::{Format, ReportError, csv, html, json, markdown, parquet, terminal, xlsx};

/// The table in a format. Data formats (CSV, JSON, Parquet) hold column names, codes and plain
/// numbers, whatever the language; the others are for people.
///
/// The same table gives the same bytes, always.
///
/// ```
/// use report::{Format, render};
/// use table::{Column, Number, Table};
/// use words::{Language, Message};
///
/// let table = Table::new("shares", Message::verbatim("Shares"))
///     .column(Column::number("share", [Some(Number::stated(1234.5, 1)), None]));
/// let csv = render(&table, Format::Csv, Language::Spanish).unwrap();
/// assert_eq!(csv, b"share\n1234.5\n\"\"\n");
/// ```
///
/// # Errors
///
/// [`ReportError::Writer`] when the format cannot hold the table, as a text of more than 32,767
/// characters in a cell of a workbook.
pub fn render(table: &Table, format: Format, language: Language) -> Result<Vec<u8>, ReportError> {
    match format {
        Format::Terminal => Ok(terminal::table(table, language, Terminal::default()).into()),
        Format::Csv => csv::table(table, language),
        Format::Json => json::table(table, language),
        Format::Parquet => parquet::table(table, language),
        Format::Xlsx => xlsx::table(table, language),
        Format::Markdown => Ok(markdown::table(table, language).into()),
        Format::Html => {
            let title = table.title.text(language);
            let body = format!("<div class=\"scroll\">\n{}</div>\n", html::table(table, language));
            Ok(html::document(&title, &body, language).into())
        }
    }
}

/// One figure in a format: sentences, warnings, chart, table, definition and source in formats for
/// people and in JSON (without the chart), the table alone in CSV and Parquet.
///
/// # Errors
///
/// As [`render`], and when the chart does not fit its table.
pub fn render_figure(
    figure: &Figure,
    format: Format,
    language: Language,
) -> Result<Vec<u8>, ReportError> {
    match format {
        Format::Terminal => {
            terminal::figure(figure, language, Terminal::default()).map(String::into_bytes)
        }
        Format::Csv | Format::Parquet => render(&figure.table, format, language),
        Format::Json => json::figure(figure, language),
        Format::Xlsx => xlsx::figures(std::slice::from_ref(figure), language),
        Format::Markdown => Ok(markdown::figure(figure, language).into()),
        Format::Html => {
            let body = html::figure(figure, language)?;
            Ok(html::document(&figure.heading.text(language), &body, language).into())
        }
    }
}

/// A document of figures in a format: a titled page or text, an array in JSON, one sheet a figure
/// in a workbook.
///
/// # Errors
///
/// As [`render_figure`], and [`ReportError::OneTable`] for several figures in CSV or Parquet.
pub fn render_figures(
    title: &Message,
    figures: &[Figure],
    format: Format,
    language: Language,
) -> Result<Vec<u8>, ReportError> {
    match (format, figures) {
        (Format::Terminal, _) => {
            terminal::figures(title, figures, language, Terminal::default()).map(String::into_bytes)
        }
        (Format::Csv | Format::Parquet, [figure]) => render(&figure.table, format, language),
        (Format::Csv | Format::Parquet, _) => {
            Err(ReportError::OneTable { format, count: figures.len() })
        }
        (Format::Json, _) => json::figures(figures, language),
        (Format::Xlsx, _) => xlsx::figures(figures, language),
        (Format::Markdown, _) => Ok(markdown::figures(title, figures, language).into()),
        (Format::Html, _) => html::figures(title, figures, language).map(String::into_bytes),
    }
}
