//! The names that files come with: shown on pages, offered for downloads, never used as a path.

/// The most bytes of a name without its extension.
const LONGEST: usize = 120;

/// A name without path, without characters that hide or turn around what it says, and not too
/// long.
pub(crate) fn harmless(name: &str) -> String {
    let last = name.rsplit(['/', '\\']).next().unwrap_or_default();
    let visible: String = last.chars().filter(|c| !is_hidden(*c)).collect();
    let (stem, extension) = split(&visible);
    // Words apart by one space, and no dots or spaces where they would hide something.
    let stem = stem.split_whitespace().collect::<Vec<_>>().join(" ");
    let stem = cut(stem.trim_matches(['.', ' ']), LONGEST).trim_end();
    let stem = if stem.is_empty() { "evidence" } else { stem };
    match extension {
        Some(extension) => format!("{stem}.{extension}"),
        None => stem.to_owned(),
    }
}

/// The same name with another extension.
pub(crate) fn with_extension(name: &str, extension: &str) -> String {
    format!("{}.{extension}", split(name).0)
}

/// What a name ends in, in small letters.
pub(crate) fn extension(name: &str) -> Option<String> {
    split(name).1.map(str::to_ascii_lowercase)
}

/// A name and what it ends in. `2.5` ends in no extension: that needs a letter.
fn split(name: &str) -> (&str, Option<&str>) {
    let is_extension = |end: &str| {
        (1..=5).contains(&end.len())
            && end.bytes().all(|byte| byte.is_ascii_alphanumeric())
            && end.bytes().any(|byte| byte.is_ascii_alphabetic())
    };
    match name.trim_end_matches(['.', ' ']).rsplit_once('.') {
        Some((stem, end)) if is_extension(end) => (stem, Some(end)),
        _ => (name, None),
    }
}

/// Characters that are not seen, that turn the direction of what follows, or that other systems
/// give a meaning of their own.
fn is_hidden(c: char) -> bool {
    c.is_control()
        || matches!(
            c,
            '\u{61c}'
                | '\u{200b}'..='\u{200f}'
                | '\u{2028}'..='\u{202e}'
                | '\u{2060}'..='\u{206f}'
                | '\u{feff}'
                | '\u{fff9}'..='\u{fffb}'
                | '\u{e0000}'..='\u{e007f}'
                | '<' | '>' | ':' | '"' | '|' | '?' | '*'
        )
}

/// The beginning of a text that has at most so many bytes.
fn cut(text: &str, most: usize) -> &str {
    &text[..text.floor_char_boundary(most)]
}

#[cfg(test)]
mod tests {
    use super::{extension, harmless, with_extension};

    #[test]
    fn names_lose_what_could_harm() {
        for (name, expected) in [
            ("photo.jpg", "photo.jpg"),
            ("../../etc/passwd", "passwd"),
            ("C:\\fotos\\cámara  fría.JPG", "cámara fría.JPG"),
            // Shown by a careless page as "photoexe.jpg".
            ("photo\u{202e}gpj.exe", "photogpj.exe"),
            ("a\u{0}b\r\nc\u{200b}.pdf", "abc.pdf"),
            ("...", "evidence"),
            ("", "evidence"),
            (".env", "evidence.env"),
            ("empaque 2.5", "empaque 2.5"),
            ("x.pdf. .", "x.pdf"),
            ("\"<b>\".txt", "b.txt"),
        ] {
            assert_eq!(harmless(name), expected, "{name:?}");
        }
        let long = harmless(&format!("{}.png", "ñ".repeat(300)));
        assert_eq!(long, format!("{}.png", "ñ".repeat(60)));
    }

    #[test]
    fn extensions_are_what_follows_the_last_dot() {
        assert_eq!(extension("a.b.JPG").as_deref(), Some("jpg"));
        assert_eq!(extension("peso 2.5"), None);
        assert_eq!(with_extension("a.b.webp", "jpg"), "a.b.jpg");
        assert_eq!(with_extension("peso 2.5", "txt"), "peso 2.5.txt");
    }
}
