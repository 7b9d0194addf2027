use crate::{EvidenceError, Kind, LARGEST, name, office, pdf, picture};

/// A file that may be kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Clean {
    /// Its media type, such as `image/jpeg`.
    pub media_type: &'static str,
    /// What is kept: of a picture what was drawn anew, of anything else the file as it came. Show
    /// pictures on a page; hand anything else out as a download only.
    pub bytes: Vec<u8>,
    /// A small JPEG of a picture, at most [`crate::THUMBNAIL_SIDE`] pixels long.
    pub thumbnail: Option<Vec<u8>>,
    /// The name it came with, made harmless: no path, no hidden characters, of bounded length,
    /// ending in what its content is.
    pub name: String,
}

/// Checks a file that somebody sends and makes it harmless. The same bytes and name give the same
/// result.
///
/// JPEG, PNG and WebP pictures are turned upright, scaled down to [`crate::LONGEST_SIDE`] pixels and
/// drawn anew, as JPEG, or as PNG where that is smaller or parts of it are transparent: position,
/// camera, comments and colour profiles are gone, and so is whatever was hidden behind the picture.
/// PDF documents, plain text, CSV tables and the workbooks and documents of Excel and Word are kept
/// as they are, unless they hold programs, attachments or more than they should.
///
/// # Errors
///
/// The file is empty, larger than [`LARGEST`], of none of these kinds, of another kind than its
/// name says, broken, locked, active, or unpacks to more than it may.
///
/// ```
/// assert_eq!(evidence::clean(b"", "photo.jpg").unwrap_err().code(), "evidence-empty");
/// let cut = evidence::clean(b"\xff\xd8\xff\xe0", "photo.jpg").unwrap_err();
/// assert_eq!(cut.code(), "evidence-broken");
/// ```
pub fn clean(bytes: &[u8], name: &str) -> Result<Clean, EvidenceError> {
    let file = name::harmless(name);
    if bytes.is_empty() {
        return Err(EvidenceError::Empty { file });
    }
    if bytes.len() > LARGEST {
        return Err(EvidenceError::TooLarge { file });
    }
    let extension = name::extension(&file);
    let Some(kind) = Kind::of(bytes, extension.as_deref()) else {
        return Err(EvidenceError::Unknown { file });
    };
    if let Some(extension) = extension
        && !kind.extensions().contains(&extension.as_str())
    {
        return Err(EvidenceError::Contradiction { file, extension, found: kind });
    }
    let refused = |fault| refused(fault, file.clone(), kind);
    let (kept, bytes, thumbnail) = match kind {
        Kind::Jpeg | Kind::Png | Kind::Webp => {
            let picture = picture::redraw(bytes, kind).map_err(refused)?;
            (picture.kind, picture.bytes, Some(picture.thumbnail))
        }
        Kind::Pdf => {
            pdf::check(bytes).map_err(refused)?;
            (kind, bytes.to_vec(), None)
        }
        Kind::Workbook | Kind::Document => {
            office::check(bytes).map_err(refused)?;
            (kind, bytes.to_vec(), None)
        }
        Kind::Text | Kind::Csv => (kind, bytes.to_vec(), None),
    };
    let ending = kept.extensions()[0];
    let name = match name::extension(&file) {
        Some(extension) if kept.extensions().contains(&extension.as_str()) => file,
        _ => name::with_extension(&file, ending),
    };
    Ok(Clean { media_type: kept.media_type(), bytes, thumbnail, name })
}

/// What is wrong inside a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Fault {
    Broken,
    Pixels(u32, u32),
    Bomb,
    Active,
    Locked,
}

fn refused(fault: Fault, file: String, kind: Kind) -> EvidenceError {
    match fault {
        Fault::Broken => EvidenceError::Broken { file, kind },
        Fault::Pixels(width, height) => EvidenceError::Pixels { file, width, height },
        Fault::Bomb => EvidenceError::Bomb { file },
        Fault::Active => EvidenceError::Active { file },
        Fault::Locked => EvidenceError::Locked { file },
    }
}
