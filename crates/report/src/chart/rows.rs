use kuva::render::render::TextAnchor;

use super::data::Data;
use super::sheet::{MARGIN, Sheet, Type};
use super::theme::Size;
use crate::text::fit;

/// Labels take at most this share of the width beside the plot.
const LABEL_SHARE: f64 = 0.4;
/// The plot takes at least this share.
const PLOT_SHARE: f64 = 0.25;
/// Between a label and the plot.
const GAP: f64 = 10.0;

/// Where the rows of a horizontal chart stand: labels in a column on the left or, on a narrow sheet
/// with long labels, each above its row.
pub(crate) struct Rows {
    /// Where the plot begins.
    pub(crate) left: f64,
    /// Height of a row without its label and the space below it.
    pub(crate) height: f64,
    space: f64,
    /// Height of the line of a label above its row; zero where labels are on the left.
    above: f64,
}

impl Rows {
    /// Rows of a height and the space between them, whose values take so much of the width.
    pub(crate) fn new(
        sheet: &Sheet,
        data: &Data,
        (height, space): (f64, f64),
        values: f64,
    ) -> Self {
        let set = Type { bold: (0..data.rows()).any(|row| data.stands_out(row)), ..sheet.label() };
        let widest = data.labels.iter().map(|label| set.width(label)).fold(0.0, f64::max);
        let limit = sheet.size.width() * LABEL_SHARE;
        let plot = sheet.right() - MARGIN - widest - GAP - values;
        if sheet.size == Size::Narrow && (widest > limit || plot < sheet.size.width() * PLOT_SHARE)
        {
            let above = f64::from(set.size) + 6.0;
            return Self { left: MARGIN, height, space, above };
        }
        Self { left: MARGIN + widest.min(limit) + GAP, height, space, above: 0.0 }
    }

    pub(crate) fn pitch(&self) -> f64 {
        self.above + self.height + self.space
    }

    /// The middle of a row's plot.
    pub(crate) fn middle(&self, row: usize, top: f64) -> f64 {
        top + self.pitch() * row as f64 + self.above + self.height / 2.0
    }

    /// Writes the label of a row.
    pub(crate) fn label(&self, sheet: &mut Sheet, data: &Data, row: usize, top: f64) {
        let middle = self.middle(row, top);
        let mut set = sheet.label();
        set.bold = data.stands_out(row);
        if self.above > 0.0 {
            let label = fit(&data.labels[row], sheet.right() - MARGIN, |text| set.width(text));
            let y = middle - (self.height + self.above) / 2.0 - 1.0;
            sheet.text_over(MARGIN, y, TextAnchor::Start, set, &label);
        } else {
            let label = fit(&data.labels[row], self.left - GAP - MARGIN, |text| set.width(text));
            sheet.text(self.left - GAP, middle, TextAnchor::End, set, &label);
        }
    }

    /// Where the last row ends.
    pub(crate) fn bottom(&self, data: &Data, top: f64) -> f64 {
        top + self.pitch() * data.rows() as f64 - self.space
    }
}
