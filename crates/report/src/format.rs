use std::fmt;
use std::path::Path;
use std::str::FromStr;

use crate::ReportError;

/// A form in which a table can be handed over.
///
/// ```
/// use report::Format;
/// assert_eq!("xlsx".parse(), Ok(Format::Xlsx));
/// assert_eq!(Format::from_extension("profile.md".as_ref()), Some(Format::Markdown));
/// let error = "excell".parse::<Format>().unwrap_err();
/// assert_eq!(error.code(), "report.unknown-format");
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Format {
    /// Aligned columns for a terminal.
    Terminal,
    /// Comma-separated values after RFC 4180, UTF-8, lines ended by LF.
    Csv,
    /// JSON with metadata.
    Json,
    /// Apache Parquet with metadata.
    Parquet,
    /// An Excel workbook.
    Xlsx,
    /// GitHub-flavoured Markdown.
    Markdown,
    /// A standalone page.
    Html,
}

impl Format {
    /// Every format.
    pub const ALL: [Self; 7] = [
        Self::Terminal,
        Self::Csv,
        Self::Json,
        Self::Parquet,
        Self::Xlsx,
        Self::Markdown,
        Self::Html,
    ];

    /// The name on the command line and in addresses.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Terminal => "terminal",
            Self::Csv => "csv",
            Self::Json => "json",
            Self::Parquet => "parquet",
            Self::Xlsx => "xlsx",
            Self::Markdown => "markdown",
            Self::Html => "html",
        }
    }

    /// The format that a file name's extension asks for, whatever its case.
    pub fn from_extension(path: &Path) -> Option<Self> {
        match path.extension()?.to_str()?.to_ascii_lowercase().as_str() {
            "txt" => Some(Self::Terminal),
            "csv" => Some(Self::Csv),
            "json" => Some(Self::Json),
            "parquet" => Some(Self::Parquet),
            "xlsx" => Some(Self::Xlsx),
            "md" | "markdown" => Some(Self::Markdown),
            "html" | "htm" => Some(Self::Html),
            _ => None,
        }
    }

    /// The extension of a file in this format, without the dot.
    pub const fn extension(self) -> &'static str {
        match self {
            Self::Terminal => "txt",
            Self::Markdown => "md",
            other => other.name(),
        }
    }

    /// The media type for a `Content-Type` header.
    pub const fn media_type(self) -> &'static str {
        match self {
            Self::Terminal => "text/plain; charset=utf-8",
            Self::Csv => "text/csv; charset=utf-8; header=present",
            Self::Json => "application/json",
            Self::Parquet => "application/vnd.apache.parquet",
            Self::Xlsx => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            Self::Markdown => "text/markdown; charset=utf-8",
            Self::Html => "text/html; charset=utf-8",
        }
    }

    /// Whether the bytes are not text, so that a terminal should not be sent them.
    pub const fn is_binary(self) -> bool {
        matches!(self, Self::Parquet | Self::Xlsx)
    }
}

impl fmt::Display for Format {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

impl FromStr for Format {
    type Err = ReportError;

    /// Reads a name or an extension, whatever its case.
    fn from_str(name: &str) -> Result<Self, Self::Err> {
        let as_file = Path::new("file").with_extension(name.trim());
        Self::ALL
            .into_iter()
            .find(|format| format.name().eq_ignore_ascii_case(name.trim()))
            .or_else(|| Self::from_extension(&as_file))
            .ok_or_else(|| ReportError::UnknownFormat {
                name: name.to_owned(),
                nearest: vocabulary::nearest(&name.to_lowercase(), Self::ALL, |format| {
                    [format.name().to_owned()]
                })
                .first()
                .copied(),
            })
    }
}
