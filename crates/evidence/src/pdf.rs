//! PDF documents: kept as they are, refused when they act on their own, carry other files, or
//! cannot be looked into. Whatever passes is still only handed out as a download.

use std::borrow::Cow;
use std::io::Read;

use flate2::read::ZlibDecoder;

use crate::MOST_UNPACKED;
use crate::clean::Fault;

/// Names by which a document runs scripts, starts programs, plays or carries other files.
const ACTIVE: [&[u8]; 7] = [
    b"JavaScript",
    b"Launch",
    b"EmbeddedFile",
    b"EmbeddedFiles",
    b"Rendition",
    b"RichMedia",
    b"XFA",
];

/// How far from its end the mark of the end may stand, as readers of PDF have it.
const TAIL: usize = 1024;

/// Checks a document, also the objects that it keeps compressed.
pub(crate) fn check(bytes: &[u8]) -> Result<(), Fault> {
    let tail = &bytes[bytes.len().saturating_sub(TAIL)..];
    if !contains(tail, b"%%EOF") || !contains(tail, b"startxref") {
        return Err(Fault::Broken);
    }
    let mut budget = MOST_UNPACKED;
    // Since the last stream, a dictionary said that the next one holds objects.
    let mut holds_objects = false;
    let mut at = 0;
    while at < bytes.len() {
        let rest = &bytes[at..];
        if rest[0] == b'/' {
            let name = name(rest);
            match name.as_ref() {
                name if ACTIVE.contains(&name) => return Err(Fault::Active),
                b"Encrypt" => return Err(Fault::Locked),
                b"ObjStm" => holds_objects = true,
                _ => {}
            }
        } else if rest.starts_with(b"stream") && !bytes[..at].ends_with(b"end") {
            if holds_objects {
                let objects = unpacked(&rest[b"stream".len()..], &mut budget)?;
                active(&objects)?;
            }
            holds_objects = false;
        }
        at += 1;
    }
    Ok(())
}

/// The objects of a compressed stream, which begins on the next line.
fn unpacked(bytes: &[u8], budget: &mut u64) -> Result<Vec<u8>, Fault> {
    let bytes = bytes.strip_prefix(b"\r\n").or_else(|| bytes.strip_prefix(b"\n"));
    let packed = bytes.ok_or(Fault::Broken)?;
    let mut objects = Vec::new();
    let read = ZlibDecoder::new(packed).take(*budget + 1).read_to_end(&mut objects);
    let unpacked = objects.len() as u64;
    if unpacked > *budget {
        return Err(Fault::Bomb);
    }
    // Objects that cannot be looked into may be anything.
    read.map_err(|_| Fault::Broken)?;
    *budget -= unpacked;
    Ok(objects)
}

fn active(objects: &[u8]) -> Result<(), Fault> {
    let slashes = objects.iter().enumerate().filter(|(_, byte)| **byte == b'/');
    let mut names = slashes.map(|(at, _)| name(&objects[at..]));
    if names.any(|name| ACTIVE.contains(&name.as_ref())) { Err(Fault::Active) } else { Ok(()) }
}

/// The name that begins with the slash at the start of `bytes`, with `#4a` read as `J`. Only as much
/// of it as is needed to tell the names that matter.
fn name(bytes: &[u8]) -> Cow<'_, [u8]> {
    let is_end = |byte: &u8| b"\0\t\n\x0c\r ()<>[]{}/%".contains(byte);
    let name = &bytes[1..Ord::min(bytes.len(), 64)];
    let name = &name[..name.iter().position(is_end).unwrap_or(name.len())];
    if !name.contains(&b'#') {
        return Cow::Borrowed(name);
    }
    let mut plain = Vec::new();
    let mut rest = name;
    while let Some((first, after)) = rest.split_first() {
        let digit = |index: usize| char::from(*after.get(index)?).to_digit(16);
        match (first, digit(0), digit(1)) {
            (b'#', Some(high), Some(low)) => {
                plain.push((high << 4 | low) as u8);
                rest = &after[2..];
            }
            _ => {
                plain.push(*first);
                rest = after;
            }
        }
    }
    Cow::Owned(plain)
}

fn contains(bytes: &[u8], part: &[u8]) -> bool {
    bytes.windows(part.len()).any(|window| window == part)
}
