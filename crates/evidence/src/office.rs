//! Workbooks and documents of Excel and Word: zip archives of XML files, kept as they are when
//! every part unpacks and none of them is a program.

use std::io::{Cursor, Read};

use roxmltree::{Document, Node};
use zip::ZipArchive;
use zip::read::ZipFile;
use zip::result::ZipError;

use crate::clean::Fault;
use crate::{Kind, MOST_UNPACKED};

/// The most parts that a workbook or document may have.
const MOST_PARTS: usize = 4096;

/// How many times its size a file may unpack to. The worst workbooks that people write, thousands of
/// equal cells, stay near 60; a bomb comes near 1,000.
const MOST_TIMES: u64 = 200;

/// The most bytes of a part that lists other parts.
const LARGEST_LIST: u64 = 4 << 20;

/// What such archives end with when nothing was appended to them.
const END: &[u8] = b"PK\x05\x06";
const END_LENGTH: usize = 22;

/// What an archive is by the parts that it has; nothing for any other archive.
pub(crate) fn kind(bytes: &[u8]) -> Option<Kind> {
    let archive = ZipArchive::new(Cursor::new(bytes)).ok()?;
    archive.index_for_name("[Content_Types].xml")?;
    match (archive.index_for_name("xl/workbook.xml"), archive.index_for_name("word/document.xml")) {
        (Some(_), None) => Some(Kind::Workbook),
        (None, Some(_)) => Some(Kind::Document),
        _ => None,
    }
}

/// Checks an archive: nothing before, between or behind its parts, every part whole, no more of it
/// than such files have, and no macros, controls, embedded objects or templates from elsewhere.
pub(crate) fn check(bytes: &[u8]) -> Result<(), Fault> {
    let end = bytes.len().checked_sub(END_LENGTH).ok_or(Fault::Broken)?;
    if !bytes[end..].starts_with(END) {
        return Err(Fault::Broken);
    }
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| Fault::Broken)?;
    if archive.len() > MOST_PARTS {
        return Err(Fault::Bomb);
    }
    let is_tangled = archive.offset() != 0
        || archive.has_duplicate_names()
        || archive.has_overlapping_entries().map_err(|_| Fault::Broken)?;
    if is_tangled {
        return Err(Fault::Broken);
    }
    let mut budget = Ord::min(MOST_UNPACKED, MOST_TIMES * bytes.len() as u64);
    for index in 0..archive.len() {
        let part = archive.by_index(index).map_err(|error| match error {
            ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED) => Fault::Locked,
            _ => Fault::Broken,
        })?;
        check_part(part, &mut budget)?;
    }
    Ok(())
}

fn check_part(mut part: ZipFile<'_, impl Read>, budget: &mut u64) -> Result<(), Fault> {
    let name = part.name().map_err(|_| Fault::Broken)?.to_lowercase();
    let is_stray = name.starts_with('/') || name.contains('\\') || name.contains("../");
    if is_stray || part.is_symlink() {
        return Err(Fault::Broken);
    }
    let is_active = ["vbaproject", "vbadata", "/macrosheets/", "/activex/", "/embeddings/"];
    if is_active.iter().any(|active| name.contains(active)) {
        return Err(Fault::Active);
    }
    let is_list = name == "[content_types].xml" || name.ends_with(".rels");
    let mut list = Vec::new();
    let mut counted = (&mut part).take(*budget + 1);
    let unpacked = if is_list {
        counted.read_to_end(&mut list).map(|length| length as u64)
    } else {
        std::io::copy(&mut counted, &mut std::io::sink())
    };
    // The reader compares the checksum when the part ends.
    let unpacked = unpacked.map_err(|_| Fault::Broken)?;
    if unpacked > *budget || (is_list && unpacked > LARGEST_LIST) {
        return Err(Fault::Bomb);
    }
    *budget -= unpacked;
    if is_list { check_list(&list) } else { Ok(()) }
}

/// A list of parts and of what they refer to must be readable and name nothing that acts.
fn check_list(list: &[u8]) -> Result<(), Fault> {
    let text = std::str::from_utf8(list).map_err(|_| Fault::Broken)?;
    let list = Document::parse(text.trim_start_matches('\u{feff}')).map_err(|_| Fault::Broken)?;
    if list.descendants().any(acts) { Err(Fault::Active) } else { Ok(()) }
}

/// Whether an entry of a list names macros, controls, embedded objects, or a template that is
/// fetched from elsewhere when the document is opened.
fn acts(entry: Node<'_, '_>) -> bool {
    let content = entry.attribute("ContentType").unwrap_or_default().to_lowercase();
    let relation = entry.attribute("Type").unwrap_or_default().to_lowercase();
    let target = entry.attribute("Target").unwrap_or_default().to_lowercase();
    match relation.rsplit('/').next().unwrap_or_default() {
        "vbaproject" | "xlmacrosheet" | "control" | "oleobject" | "package" => true,
        // On the writer's own drive, such as `file:///C:\templates\letter.dotx`.
        "attachedtemplate" => {
            let drive = target.strip_prefix("file:///").and_then(|path| path.as_bytes().get(1));
            drive != Some(&b':')
        }
        _ => ["macroenabled", "vbaproject", "activex"].iter().any(|act| content.contains(act)),
    }
}
