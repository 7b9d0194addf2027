use std::borrow::Cow;
use std::fs::File;
use std::io::Read;
use std::path::Path;

use encoding_rs::{Encoding, UTF_8, WINDOWS_1252};
use flate2::read::MultiGzDecoder;

use crate::FileError;

/// The largest text in bytes that is read into memory whole. A small compressed file that unpacks
/// to more is refused instead of filling the machine.
pub const LARGEST_TEXT: u64 = 256 << 20;

/// A file's name and its text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Text {
    /// The name, for messages.
    pub name: String,
    /// The text, whatever the encoding of the file was.
    pub text: Cow<'static, str>,
}

impl Text {
    /// The text of a file that was built into the program.
    pub fn built_in(name: impl Into<String>, text: &'static str) -> Self {
        Self { name: name.into(), text: Cow::Borrowed(text) }
    }

    /// Reads a file; compression and encoding are detected from its content, not its name.
    ///
    /// # Errors
    ///
    /// [`FileError::Unreadable`], and what [`Text::decode`] refuses.
    pub fn open(path: &Path) -> Result<Self, FileError> {
        let name = path.display().to_string();
        let unreadable = |error: std::io::Error| FileError::Unreadable {
            file: name.clone(),
            reason: error.to_string(),
        };
        let mut bytes = Vec::new();
        let file = File::open(path).map_err(unreadable)?;
        file.take(LARGEST_TEXT + 1).read_to_end(&mut bytes).map_err(unreadable)?;
        Self::decode(&name, bytes)
    }

    /// Turns the bytes of a file into text: gzip is unpacked; a byte-order mark decides between
    /// UTF-8 and UTF-16; what is not UTF-8 is read as Windows-1252, of which ISO-8859-1 is a part.
    ///
    /// # Errors
    ///
    /// [`FileError::Compression`], [`FileError::Archive`] or [`FileError::TooLarge`].
    pub fn decode(name: &str, bytes: Vec<u8>) -> Result<Self, FileError> {
        let too_large = || FileError::TooLarge { file: name.to_owned(), limit: LARGEST_TEXT };
        if bytes.len() as u64 > LARGEST_TEXT {
            return Err(too_large());
        }
        let bytes = if bytes.starts_with(&[0x1f, 0x8b]) {
            let mut unpacked = Vec::new();
            let decoder = MultiGzDecoder::new(bytes.as_slice());
            decoder.take(LARGEST_TEXT + 1).read_to_end(&mut unpacked).map_err(|error| {
                FileError::Compression { file: name.to_owned(), reason: error.to_string() }
            })?;
            if unpacked.len() as u64 > LARGEST_TEXT {
                return Err(too_large());
            }
            unpacked
        } else {
            bytes
        };
        if bytes.starts_with(b"PK\x03\x04") {
            return Err(FileError::Archive { file: name.to_owned() });
        }
        Ok(Self { name: name.to_owned(), text: Cow::Owned(to_utf8(bytes)) })
    }
}

fn to_utf8(bytes: Vec<u8>) -> String {
    if let Some((encoding, mark)) = Encoding::for_bom(&bytes)
        && encoding != UTF_8
    {
        return encoding.decode_without_bom_handling(&bytes[mark..]).0.into_owned();
    }
    match String::from_utf8(bytes) {
        Ok(text) => text.strip_prefix('\u{feff}').map(str::to_owned).unwrap_or(text),
        Err(error) => WINDOWS_1252.decode_without_bom_handling(error.as_bytes()).0.into_owned(),
    }
}
