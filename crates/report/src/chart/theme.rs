use std::fmt::Write as _;

/// Whether a chart stands on light or dark paper.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Theme {
    /// Ink on paper.
    #[default]
    Light,
    /// Light text on a dark ground.
    Dark,
}

/// How wide a chart is laid out. A picture shrunk to a phone cannot be read, so there are two.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Size {
    /// 640 pixels, for a page and print.
    #[default]
    Wide,
    /// 360 pixels, for a phone.
    Narrow,
}

impl Size {
    /// Both sizes.
    pub const ALL: [Self; 2] = [Self::Wide, Self::Narrow];

    /// `wide` or `narrow`.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Wide => "wide",
            Self::Narrow => "narrow",
        }
    }

    /// Width in pixels.
    pub const fn width(self) -> f64 {
        match self {
            Self::Wide => 640.0,
            Self::Narrow => 360.0,
        }
    }
}

/// The colours of a theme. Texts have a contrast of at least 4.5 to what they stand on, marks at
/// least 3 to the paper (WCAG 2.2, 1.4.3 and 1.4.11); a test computes it.
#[derive(Debug)]
pub(crate) struct Palette {
    pub(crate) paper: &'static str,
    pub(crate) ink: &'static str,
    pub(crate) muted: &'static str,
    pub(crate) line: &'static str,
    pub(crate) accent: &'static str,
    pub(crate) quiet: &'static str,
    pub(crate) series: [&'static str; 6],
}

const LIGHT: Palette = Palette {
    paper: "#fbfaf7",
    ink: "#1c2430",
    muted: "#5a6370",
    line: "#dcd8cf",
    accent: "#0b6b68",
    quiet: "#76918f",
    // Ochre is one shade darker than the design's, so that numbers can stand on it.
    series: ["#0b6b68", "#a06410", "#4f6180", "#a3312a", "#4b7040", "#7a4a78"],
};

const DARK: Palette = Palette {
    paper: "#14191f",
    ink: "#e8e4da",
    muted: "#a5adb5",
    line: "#39424b",
    accent: "#4fb8b2",
    quiet: "#678482",
    series: ["#4fb8b2", "#dda34a", "#8fa6cf", "#e07f74", "#9cc48c", "#c39ac0"],
};

impl Palette {
    fn all(&self) -> impl Iterator<Item = &'static str> {
        [self.paper, self.ink, self.muted, self.line, self.quiet].into_iter().chain(self.series)
    }

    /// The colour of a series; after the sixth they begin again.
    pub(crate) fn of_series(&self, index: usize) -> &'static str {
        self.series[index % self.series.len()]
    }
}

impl Theme {
    pub(crate) const fn palette(self) -> &'static Palette {
        match self {
            Self::Light => &LIGHT,
            Self::Dark => &DARK,
        }
    }
}

/// Style rules that turn light SVG charts (class `chart`) dark for readers who prefer it; for the
/// style sheet of a page that holds them inline.
pub fn dark_style() -> String {
    let mut css = String::from("@media screen and (prefers-color-scheme: dark) {\n");
    for (light, dark) in LIGHT.all().zip(DARK.all()) {
        for paint in ["fill", "stroke"] {
            // Writing to a string cannot fail.
            let _ = writeln!(css, "  .chart [{paint}=\"{light}\"] {{ {paint}: {dark}; }}");
        }
    }
    css.push_str("}\n");
    css
}

#[cfg(test)]
mod tests {
    use super::*;

    fn luminance(colour: &str) -> f64 {
        let channel = |at: usize| {
            let value = f64::from(u8::from_str_radix(&colour[at..at + 2], 16).unwrap()) / 255.0;
            if value <= 0.04045 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
        };
        0.2126 * channel(1) + 0.7152 * channel(3) + 0.0722 * channel(5)
    }

    fn contrast(a: &str, b: &str) -> f64 {
        let (a, b) = (luminance(a) + 0.05, luminance(b) + 0.05);
        a.max(b) / a.min(b)
    }

    #[test]
    fn texts_and_marks_stand_out_from_their_ground() {
        for palette in [&LIGHT, &DARK] {
            let texts = [palette.ink, palette.muted, palette.accent];
            for text in texts.into_iter().chain(palette.series) {
                assert!(contrast(text, palette.paper) >= 4.5, "{text} on {}", palette.paper);
            }
            assert!(contrast(palette.quiet, palette.paper) >= 3.0, "{}", palette.quiet);
            assert!(contrast(palette.quiet, palette.accent) >= 1.5, "quiet from accent");
        }
    }
}
