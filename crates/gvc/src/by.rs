use crate::Icio;

/// How finely a measure of exports is split.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct By {
    /// By the country that the exports go to first.
    pub partner: bool,
    /// By the industry that exports.
    pub industry: bool,
}

/// What a value belongs to; `None` where it is summed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Cell {
    /// The economy that exports.
    pub exporter: usize,
    /// The industry that exports.
    pub industry: Option<usize>,
    /// The economy that the exports go to first.
    pub importer: Option<usize>,
}

impl By {
    /// Sums values of elements i and importers r ≠ s into cells, in the order of the table.
    pub(crate) fn collect<T: Default>(
        self,
        table: &Icio,
        value: impl Fn(usize, usize) -> T,
        add: impl Fn(&mut T, &T),
    ) -> Vec<(Cell, T)> {
        let (g, size) = (table.g(), table.n());
        let mut cells = Vec::new();
        for s in 0..g {
            let industries = if self.industry { size } else { 1 };
            let partners = if self.partner { g } else { 1 };
            let first = cells.len();
            for k in 0..industries * partners {
                let industry = self.industry.then_some(k / partners);
                let importer = self.partner.then_some(k % partners);
                cells.push((Cell { exporter: s, industry, importer }, T::default()));
            }
            for industry in 0..size {
                for r in (0..g).filter(|r| *r != s) {
                    let row = if self.industry { industry } else { 0 };
                    let column = if self.partner { r } else { 0 };
                    let cell = &mut cells[first + row * partners + column].1;
                    add(cell, &value(s * size + industry, r));
                }
            }
        }
        cells.retain(|(cell, _)| cell.importer != Some(cell.exporter));
        cells
    }
}
