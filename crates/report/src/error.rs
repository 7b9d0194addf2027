use table::ChartKind;
use thiserror::Error;
use words::{Arg, Language, Message};

use crate::Format;

/// Why a table or chart could not be rendered.
///
/// `to_string` says it in English, [`ReportError::message`] in every language; both say what to do.
#[derive(Debug, Clone, PartialEq, Error)]
#[error("{}", self.message().text(Language::English))]
pub enum ReportError {
    /// No format has this name.
    UnknownFormat {
        /// The name asked for.
        name: String,
        /// The format that is spelt most like it.
        nearest: Option<Format>,
    },
    /// The chart names a column that the table does not have.
    ChartColumn {
        /// The table's id.
        table: String,
        /// The column asked for.
        column: String,
        /// The columns that there are.
        known: Vec<String>,
    },
    /// The chart draws a column that holds no numbers.
    ChartNotNumeric {
        /// The table's id.
        table: String,
        /// The column asked for.
        column: String,
    },
    /// The chart names too few or too many columns for its kind.
    ChartSeries {
        /// The table's id.
        table: String,
        /// The kind of chart.
        kind: ChartKind,
        /// How many columns the chart names.
        has: usize,
    },
    /// Several tables for a format that holds one.
    OneTable {
        /// The format.
        format: Format,
        /// How many tables there are.
        count: usize,
    },
    /// The library that writes the format failed.
    Writer {
        /// The format or picture, such as `xlsx` or `png`.
        format: &'static str,
        /// What the library said.
        cause: String,
    },
}

impl ReportError {
    /// The stable code, such as `report.unknown-format`.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::UnknownFormat { .. } => "report.unknown-format",
            Self::ChartColumn { .. } => "report.chart-column",
            Self::ChartNotNumeric { .. } => "report.chart-not-numeric",
            Self::ChartSeries { .. } => "report.chart-series",
            Self::OneTable { .. } => "report.one-table",
            Self::Writer { .. } => "report.writer",
        }
    }

    /// What went wrong and what to do, to be said in any language.
    pub fn message(&self) -> Message {
        match self {
            Self::UnknownFormat { name, nearest } => {
                let message = |key| {
                    Message::new(key)
                        .with("format", name.as_str())
                        .with("known", names(Format::ALL))
                };
                match nearest {
                    None => message("error-format-unknown"),
                    Some(format) => {
                        message("error-format-unknown-nearest").with("nearest", format.name())
                    }
                }
            }
            Self::ChartColumn { table, column, known } => {
                let known: Vec<Arg> = known.iter().map(|name| name.as_str().into()).collect();
                Message::new("error-chart-column")
                    .with("table", table.as_str())
                    .with("column", column.as_str())
                    .with("known", known)
            }
            Self::ChartNotNumeric { table, column } => Message::new("error-chart-number")
                .with("table", table.as_str())
                .with("column", column.as_str()),
            Self::ChartSeries { table, kind, has } => Message::new("error-chart-series")
                .with("table", table.as_str())
                .with("kind", format!("{kind:?}"))
                .with("needs", Message::new(needs(*kind)))
                .with("has", *has),
            Self::OneTable { format, count } => Message::new("error-one-table")
                .with("format", format.name())
                .with("count", *count)
                .with("others", names([Format::Xlsx, Format::Json, Format::Html])),
            Self::Writer { format, cause } => {
                Message::new("error-writer").with("format", *format).with("cause", cause.as_str())
            }
        }
    }

    pub(crate) fn writer(format: &'static str) -> impl Fn(String) -> Self {
        move |cause| Self::Writer { format, cause }
    }
}

fn names(formats: impl IntoIterator<Item = Format>) -> Vec<Arg> {
    formats.into_iter().map(|format| format.name().into()).collect()
}

fn needs(kind: ChartKind) -> &'static str {
    match kind {
        ChartKind::Bar | ChartKind::Lollipop => "error-chart-series-one",
        ChartKind::Slope => "error-chart-series-two",
        _ => "error-chart-series-any",
    }
}
