use kuva::render::render::{PathData, Primitive, TextAnchor, TextSpan};

use super::theme::{Palette, Size};
use crate::text::pixels;

/// The distance of everything from the edge.
pub(crate) const MARGIN: f64 = 16.0;

/// How a text is set.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Type {
    pub(crate) size: u32,
    pub(crate) colour: &'static str,
    pub(crate) bold: bool,
}

impl Type {
    pub(crate) fn width(self, text: &str) -> f64 {
        // Bold letters of the same face are up to a seventh wider.
        pixels(text, self.size) * if self.bold { 1.14 } else { 1.0 }
    }

    /// From the middle of a line down to its baseline: half the height of a capital.
    pub(crate) fn drop(self) -> f64 {
        f64::from(self.size) * 0.36
    }
}

/// What is drawn so far.
pub(crate) struct Sheet {
    pub(crate) palette: &'static Palette,
    pub(crate) size: Size,
    pub(crate) elements: Vec<Primitive>,
}

impl Sheet {
    pub(crate) fn right(&self) -> f64 {
        self.size.width() - MARGIN
    }

    /// The type of labels and values.
    pub(crate) fn label(&self) -> Type {
        let size = if self.size == Size::Wide { 15 } else { 14 };
        Type { size, colour: self.palette.ink, bold: false }
    }

    /// The type of axes, legends and sources.
    pub(crate) fn small(&self) -> Type {
        let size = if self.size == Size::Wide { 13 } else { 12 };
        Type { size, colour: self.palette.muted, bold: false }
    }

    /// A text whose middle is at `y`.
    pub(crate) fn text(&mut self, x: f64, y: f64, anchor: TextAnchor, set: Type, text: &str) {
        // A rich text, because kuva reads a plain one between two `$` as mathematics.
        let span = TextSpan {
            text: text.to_owned(),
            bold: set.bold,
            italic: false,
            underline: false,
            code: false,
            math: false,
        };
        self.elements.push(Primitive::RichText {
            x: quarter(x),
            y: quarter(y + set.drop()),
            spans: vec![span],
            size: set.size,
            anchor,
            color: Some(set.colour.into()),
        });
    }

    /// A text on a piece of paper that covers what is drawn behind it.
    pub(crate) fn text_over(&mut self, x: f64, y: f64, anchor: TextAnchor, set: Type, text: &str) {
        let half = set.width(text) / 2.0 + 2.0;
        let middle = match anchor {
            TextAnchor::Start => x + half - 2.0,
            TextAnchor::Middle => x,
            TextAnchor::End => x - half + 2.0,
        };
        let height = f64::from(set.size) * 0.6;
        let paper = self.palette.paper;
        self.rect((middle - half, y - height), (middle + half, y + height), paper);
        self.text(x, y, anchor, set, text);
    }

    pub(crate) fn line(&mut self, from: (f64, f64), to: (f64, f64), stroke: &str, width: f64) {
        self.elements.push(Primitive::Line {
            x1: quarter(from.0),
            y1: quarter(from.1),
            x2: quarter(to.0),
            y2: quarter(to.1),
            stroke: stroke.into(),
            stroke_width: width,
            stroke_dasharray: None,
        });
    }

    pub(crate) fn polyline(&mut self, points: &[(f64, f64)], stroke: &str, width: f64) {
        self.elements.push(Primitive::PolyLine {
            points: points.iter().map(|(x, y)| (quarter(*x), quarter(*y))).collect(),
            stroke: stroke.into(),
            stroke_width: width,
            stroke_dasharray: None,
        });
    }

    /// A band of one thickness that swings from its upper left corner to its upper right one.
    pub(crate) fn band(&mut self, from: (f64, f64), to: (f64, f64), thick: f64, fill: &str) {
        let middle = quarter((from.0 + to.0) / 2.0);
        let (x1, x2) = (quarter(from.0), quarter(to.0));
        let (top, end) = (quarter(from.1), quarter(to.1));
        let (low, low_end) = (quarter(from.1 + thick), quarter(to.1 + thick));
        self.elements.push(Primitive::Path(Box::new(PathData {
            d: format!(
                "M{x1} {top}C{middle} {top} {middle} {end} {x2} {end}\
                 L{x2} {low_end}C{middle} {low_end} {middle} {low} {x1} {low}Z"
            ),
            fill: Some(fill.into()),
            stroke: "none".into(),
            stroke_width: 0.0,
            opacity: Some(0.55),
            stroke_dasharray: None,
        })));
    }

    /// A rectangle between two corners, in any order.
    pub(crate) fn rect(&mut self, a: (f64, f64), b: (f64, f64), fill: &str) {
        let (left, right) = (quarter(a.0.min(b.0)), quarter(a.0.max(b.0)));
        let (top, bottom) = (quarter(a.1.min(b.1)), quarter(a.1.max(b.1)));
        self.elements.push(Primitive::Rect {
            x: left,
            y: top,
            width: right - left,
            height: bottom - top,
            fill: fill.into(),
            stroke: None,
            stroke_width: None,
            opacity: None,
        });
    }

    /// The mark of a series: each has another shape, so that colour is never alone.
    pub(crate) fn mark(&mut self, series: usize, x: f64, y: f64, radius: f64, fill: &str) {
        let (x, y, r) = (quarter(x), quarter(y), radius);
        let corners: &[(f64, f64)] = match series % 4 {
            0 => {
                self.elements.push(Primitive::Circle {
                    cx: x,
                    cy: y,
                    r,
                    fill: fill.into(),
                    fill_opacity: None,
                    stroke: None,
                    stroke_width: None,
                });
                return;
            }
            1 => &[(-0.9, -0.9), (0.9, -0.9), (0.9, 0.9), (-0.9, 0.9)],
            2 => &[(0.0, -1.25), (1.25, 0.0), (0.0, 1.25), (-1.25, 0.0)],
            _ => &[(0.0, -1.2), (1.15, 0.9), (-1.15, 0.9)],
        };
        let points: Vec<String> = corners
            .iter()
            .map(|(dx, dy)| format!("{} {}", quarter(x + dx * r), quarter(y + dy * r)))
            .collect();
        self.elements.push(Primitive::Path(Box::new(PathData {
            d: format!("M{}Z", points.join("L")),
            fill: Some(fill.into()),
            stroke: "none".into(),
            stroke_width: 0.0,
            opacity: None,
            stroke_dasharray: None,
        })));
    }
}

/// To a quarter of a pixel: kuva writes such numbers without a tail of digits.
fn quarter(value: f64) -> f64 {
    (value * 4.0).round() / 4.0
}
