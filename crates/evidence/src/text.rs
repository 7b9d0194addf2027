//! Plain text: what holds characters alone, in one of the encodings that people's programs write.

/// Whether a file is plain text. Pages, drawings and other markup are not: what begins with `<` is
/// shown by careless programs as what it says, scripts included.
pub(crate) fn is_text(bytes: &[u8]) -> bool {
    let text = match bytes {
        [0xff, 0xfe, wide @ ..] => utf16(wide, u16::from_le_bytes),
        [0xfe, 0xff, wide @ ..] => utf16(wide, u16::from_be_bytes),
        _ => match std::str::from_utf8(bytes) {
            Ok(text) => Some(text.to_owned()),
            Err(_) => windows1252(bytes),
        },
    };
    text.is_some_and(|text| {
        let is_plain = |c: char| !c.is_control() || matches!(c, '\t' | '\n' | '\r' | '\u{c}');
        let text = text.trim_start_matches(|c: char| c == '\u{feff}' || c.is_whitespace());
        !text.starts_with('<') && text.chars().all(is_plain)
    })
}

fn utf16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> Option<String> {
    if !bytes.len().is_multiple_of(2) {
        return None;
    }
    let units = bytes.chunks_exact(2).map(|pair| unit([pair[0], pair[1]]));
    char::decode_utf16(units).collect::<Result<_, _>>().ok()
}

/// As much of Windows-1252 as matters here: the bytes that it gives no meaning are no text, and
/// which letter another one is makes no difference.
fn windows1252(bytes: &[u8]) -> Option<String> {
    let letter = |byte: &u8| match byte {
        0x81 | 0x8d | 0x8f | 0x90 | 0x9d => None,
        0x80.. => Some('x'),
        _ => Some(char::from(*byte)),
    };
    bytes.iter().map(letter).collect()
}
