use words::Message;

use crate::{office, text};

/// What a file is, by its content.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// A JPEG picture.
    Jpeg,
    /// A PNG picture.
    Png,
    /// A WebP picture.
    Webp,
    /// A PDF document.
    Pdf,
    /// Plain text.
    Text,
    /// A table as text.
    Csv,
    /// An Excel workbook without macros.
    Workbook,
    /// A Word document without macros.
    Document,
}

impl Kind {
    /// What a file is by its content; only whether a text is a table is left to its name, which
    /// ends in `extension`.
    pub(crate) fn of(bytes: &[u8], extension: Option<&str>) -> Option<Self> {
        match bytes {
            [0xff, 0xd8, 0xff, ..] => Some(Self::Jpeg),
            [0x89, b'P', b'N', b'G', b'\r', b'\n', 0x1a, b'\n', ..] => Some(Self::Png),
            [b'R', b'I', b'F', b'F', _, _, _, _, b'W', b'E', b'B', b'P', ..] => Some(Self::Webp),
            [b'%', b'P', b'D', b'F', b'-', ..] => Some(Self::Pdf),
            [b'P', b'K', 3, 4, ..] => office::kind(bytes),
            _ if text::is_text(bytes) => {
                Some(if extension == Some("csv") { Self::Csv } else { Self::Text })
            }
            _ => None,
        }
    }

    /// Its media type, as a page states it.
    pub fn media_type(self) -> &'static str {
        match self {
            Self::Jpeg => "image/jpeg",
            Self::Png => "image/png",
            Self::Webp => "image/webp",
            Self::Pdf => "application/pdf",
            Self::Text => "text/plain",
            Self::Csv => "text/csv",
            Self::Workbook => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            Self::Document => {
                "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
            }
        }
    }

    /// What names of such files end in, the usual one first.
    pub(crate) fn extensions(self) -> &'static [&'static str] {
        match self {
            Self::Jpeg => &["jpg", "jpeg", "jpe", "jfif"],
            Self::Png => &["png"],
            Self::Webp => &["webp"],
            Self::Pdf => &["pdf"],
            Self::Text => &["txt"],
            Self::Csv => &["csv"],
            Self::Workbook => &["xlsx"],
            Self::Document => &["docx"],
        }
    }

    /// What to call it.
    pub(crate) fn message(self) -> Message {
        Message::new(match self {
            Self::Jpeg => "evidence-kind-jpeg",
            Self::Png => "evidence-kind-png",
            Self::Webp => "evidence-kind-webp",
            Self::Pdf => "evidence-kind-pdf",
            Self::Text => "evidence-kind-text",
            Self::Csv => "evidence-kind-csv",
            Self::Workbook => "evidence-kind-workbook",
            Self::Document => "evidence-kind-document",
        })
    }
}
