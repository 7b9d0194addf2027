use std::io::{ErrorKind, IsTerminal, Write};
use std::path::{Path, PathBuf};

use report::chart::{self, Size, Theme};
use report::{Format, Terminal};
use table::{Chart, Figure, Table};
use vocabulary::Language;
use words::Message;

use crate::cli::Output;
use crate::error::Failure;

/// A result that can be written in any format.
pub(crate) enum Shown<'a> {
    /// One table, with its chart if it has one.
    Table(&'a Table, Option<&'a Chart>),
    /// A document of figures.
    Figures(&'a Message, &'a [Figure]),
}

/// The format asked for: by name, else by the extension of the file, else for the terminal.
pub(crate) fn format(output: &Output) -> Result<Format, Failure> {
    match (&output.format, &output.output) {
        (Some(format), _) => Ok(*format),
        (None, Some(path)) => Format::from_extension(path).ok_or_else(|| {
            Failure::wrong(Message::new("format-unknown").with("file", path.display().to_string()))
        }),
        (None, None) => Ok(Format::Terminal),
    }
}

/// Writes a result where and how it was asked for, and its charts.
pub(crate) fn write(
    result: &Shown<'_>,
    output: &Output,
    language: Language,
) -> Result<(), Failure> {
    let format = format(output)?;
    if let Some(path) = &output.chart {
        charts(result, path, language)?;
    }
    let bytes = match (format, result) {
        (Format::Terminal, Shown::Table(table, _)) => {
            report::terminal::table(table, language, terminal(output)).into_bytes()
        }
        (Format::Terminal, Shown::Figures(title, figures)) => {
            report::terminal::figures(title, figures, language, terminal(output))?.into_bytes()
        }
        (format, Shown::Table(table, _)) => report::render(table, format, language)?,
        (format, Shown::Figures(_, [figure])) => report::render_figure(figure, format, language)?,
        (format, Shown::Figures(title, figures)) => {
            report::render_figures(title, figures, format, language)?
        }
    };
    match &output.output {
        Some(path) => save(path, &bytes, language),
        None if format.is_binary() && std::io::stdout().is_terminal() => {
            Err(Failure::wrong(Message::new("format-binary").with("format", format.name())))
        }
        None => print(&bytes),
    }
}

fn terminal(output: &Output) -> Terminal {
    let screen = output.output.is_none() && std::io::stdout().is_terminal();
    let width = terminal_size::terminal_size().map(|(width, _)| usize::from(width.0));
    let default = Terminal::default();
    Terminal {
        width: width.filter(|_| screen).unwrap_or(default.width).clamp(40, 160),
        colour: screen && std::env::var_os("NO_COLOR").is_none(),
    }
}

/// Prints to standard output; a reader that has seen enough (`| head`) is no failure.
pub(crate) fn print(bytes: &[u8]) -> Result<(), Failure> {
    let mut out = std::io::stdout().lock();
    match out.write_all(bytes).and_then(|()| out.flush()) {
        Err(error) if error.kind() != ErrorKind::BrokenPipe => Err(Failure::ours(&error)),
        _ => Ok(()),
    }
}

pub(crate) fn save(path: &Path, bytes: &[u8], language: Language) -> Result<(), Failure> {
    let file = path.display().to_string();
    std::fs::write(path, bytes).map_err(|error| {
        Failure::wrong(
            Message::new("unwritable")
                .with("file", file.as_str())
                .with("reason", error.to_string()),
        )
    })?;
    let written = Message::new("written").with("file", file).text(language);
    let _ = writeln!(std::io::stderr(), "{written}");
    Ok(())
}

/// Writes the chart of a table or of one figure to a file; those of several figures to one file
/// each, named after the file and the figure.
fn charts(result: &Shown<'_>, path: &Path, language: Language) -> Result<(), Failure> {
    match result {
        Shown::Table(table, Some(chart)) => draw(table, chart, path, language),
        Shown::Table(table, None) => {
            Err(Failure::wrong(Message::new("no-chart").with("table", table.id.as_str())))
        }
        Shown::Figures(_, [figure]) => match &figure.chart {
            Some(chart) => draw(&figure.table, chart, path, language),
            None => Err(Failure::wrong(
                Message::new("no-chart").with("table", figure.table.id.as_str()),
            )),
        },
        Shown::Figures(_, figures) => figures
            .iter()
            .filter_map(|figure| figure.chart.as_ref().map(|chart| (&figure.table, chart)))
            .try_for_each(|(table, chart)| draw(table, chart, &named(path, &table.id), language)),
    }
}

/// `bolivia.svg` and `products` make `bolivia-products.svg`.
fn named(path: &Path, id: &str) -> PathBuf {
    let stem = path.file_stem().map(|stem| stem.to_string_lossy()).unwrap_or_default();
    let extension = path.extension().map(|e| e.to_string_lossy()).unwrap_or_default();
    path.with_file_name(format!("{stem}-{id}.{extension}"))
}

pub(crate) fn draw(
    table: &Table,
    chart: &Chart,
    path: &Path,
    language: Language,
) -> Result<(), Failure> {
    let extension = path.extension().map(|e| e.to_string_lossy().to_lowercase());
    let bytes = match extension.as_deref() {
        Some("svg") => chart::svg(table, chart, language, Theme::Light, Size::Wide)?.into_bytes(),
        Some("png") => chart::png(table, chart, language, Theme::Light, Size::Wide)?,
        _ => {
            let file = path.display().to_string();
            return Err(Failure::wrong(Message::new("chart-format").with("file", file)));
        }
    };
    save(path, &bytes, language)
}
