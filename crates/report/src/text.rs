use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

/// The text on one line and without what could command a terminal, break XML or turn the reading
/// order around: control characters, marks of direction, noncharacters.
pub(crate) fn clean(text: &str) -> String {
    let mut clean = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\n' | '\r' | '\t' | '\u{2028}' | '\u{2029}' => clean.push(' '),
            '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => {}
            '\u{fdd0}'..='\u{fdef}' => {}
            c if c.is_control() || (c as u32) & 0xfffe == 0xfffe => {}
            c => clean.push(c),
        }
    }
    clean
}

/// Width in character cells of a terminal.
pub(crate) fn cells(text: &str) -> f64 {
    text.width() as f64
}

/// The text cut to a width, with `…` where something is gone.
pub(crate) fn fit(text: &str, limit: f64, width: impl Fn(&str) -> f64) -> String {
    // A limit that was computed from the text's own width may lie a rounding error below it.
    if width(text) <= limit + 1e-6 {
        return text.to_owned();
    }
    let mut kept = text.to_owned();
    while kept.pop().is_some() {
        let cut = format!("{}…", kept.trim_end());
        if width(&cut) <= limit {
            return cut;
        }
    }
    "…".to_owned()
}

/// The words of a text in lines of at most a width; a word that is wider is broken.
pub(crate) fn wrap(text: &str, limit: f64, width: impl Fn(&str) -> f64) -> Vec<String> {
    let mut lines = vec![String::new()];
    let mut used = 0.0;
    let space = width(" ");
    for word in text.split_whitespace() {
        let wide = width(word);
        if used > 0.0 && used + space + wide <= limit {
            push(&mut lines, " ");
            push(&mut lines, word);
            used += space + wide;
            continue;
        }
        if used > 0.0 {
            lines.push(String::new());
        }
        used = wide;
        if wide <= limit {
            push(&mut lines, word);
            continue;
        }
        used = 0.0;
        for c in word.chars() {
            let wide = width(c.encode_utf8(&mut [0; 4]));
            if used > 0.0 && used + wide > limit {
                lines.push(String::new());
                used = 0.0;
            }
            push(&mut lines, c.encode_utf8(&mut [0; 4]));
            used += wide;
        }
    }
    lines
}

fn push(lines: &mut [String], text: &str) {
    if let Some(last) = lines.last_mut() {
        last.push_str(text);
    }
}

/// Advances of the printable ASCII characters in DejaVu Sans, in thousandths of the type size:
/// the face of our PNGs, and wider than the faces that browsers choose, so that what is laid out
/// with it never overlaps.
const ADVANCES: [u16; 95] = [
    318, 401, 460, 838, 636, 950, 780, 275, 390, 390, 500, 838, 318, 361, 318, 337, 636, 636, 636,
    636, 636, 636, 636, 636, 636, 636, 337, 337, 838, 838, 838, 531, 1000, 684, 686, 698, 770, 632,
    575, 775, 752, 295, 295, 656, 557, 863, 748, 787, 603, 787, 695, 635, 611, 732, 684, 989, 685,
    611, 685, 390, 337, 390, 838, 500, 500, 613, 635, 550, 635, 615, 352, 635, 634, 278, 278, 579,
    278, 974, 634, 612, 635, 635, 411, 521, 392, 634, 592, 818, 592, 592, 525, 636, 337, 636, 838,
];

/// Width of a text in pixels at a type size in pixels.
pub(crate) fn pixels(text: &str, size: u32) -> f64 {
    let thousandths: u32 = text
        .chars()
        .map(|c| match ADVANCES.get((c as usize).wrapping_sub(32)) {
            Some(advance) => u32::from(*advance),
            // Accented Latin letters are about as wide as their plain ones; what a terminal shows
            // over two cells is an em wide.
            None => match c.width() {
                None | Some(0) => 0,
                Some(1) if c != '…' && c != '—' => 640,
                Some(_) => 1000,
            },
        })
        .sum();
    f64::from(thousandths) * f64::from(size) / 1000.0
}
