use words::Message;

use crate::origin::origin_by_partner;
use crate::{
    Advantage, By, Cell, GvcError, Leontief, Participation, Position, Reading, advantage,
    participation, position,
};

/// What pages show of a table, small enough to keep when the table is gone: some 40 MB for 77
/// economies with 45 industries.
#[derive(Debug, Clone, PartialEq)]
pub struct Digest {
    /// What the table is called, such as the name of its file.
    pub name: String,
    /// Codes of the economies (G).
    pub economies: Vec<String>,
    /// Codes of the industries (N).
    pub industries: Vec<String>,
    /// The unit of values.
    pub unit: String,
    /// The year.
    pub year: Option<i32>,
    /// What a reader of the table should know.
    pub notes: Vec<Message>,
    /// Participation of every country, by industry and partner.
    pub by_industry: Vec<(Cell, Participation)>,
    /// Participation of every country, by partner.
    pub by_partner: Vec<(Cell, Participation)>,
    /// Value added by origin in exports (G × G × G: exporter, partner, origin): all of it, and what
    /// came without passing through a third country.
    pub origin: Vec<(f64, f64)>,
    /// Position of every country and industry.
    pub position: Vec<Position>,
    /// Revealed comparative advantage.
    pub advantage: Vec<Advantage>,
}

impl Digest {
    /// Takes every measure that pages show.
    ///
    /// # Errors
    ///
    /// [`GvcError::Open`] for an open table.
    ///
    /// ```
    /// use gvc::{Digest, Leontief, Reading, ValueAdded};
    /// let reading = Reading { table: gvc::synthetic(4, 3, 1), notes: Vec::new() };
    /// let leontief = Leontief::new(&reading.table, ValueAdded::Residual, 1)?;
    /// let digest = Digest::new("made-up.csv", &reading, &leontief)?;
    /// assert_eq!(digest.by_industry.len(), 4 * 3 * 3);
    /// # Ok::<(), gvc::GvcError>(())
    /// ```
    pub fn new(
        name: impl Into<String>,
        reading: &Reading,
        leontief: &Leontief<'_>,
    ) -> Result<Self, GvcError> {
        leontief.closed()?;
        let table = &reading.table;
        Ok(Self {
            name: name.into(),
            economies: table.economies.clone(),
            industries: table.industries.clone(),
            unit: table.unit.clone(),
            year: table.year,
            notes: reading.notes.clone(),
            by_industry: participation(leontief, By { industry: true, partner: true }),
            by_partner: participation(leontief, By { industry: false, partner: true }),
            origin: origin_by_partner(leontief),
            position: position(leontief)?,
            advantage: advantage(leontief)?,
        })
    }

    /// The place of an economy, by its code.
    pub fn economy(&self, code: &str) -> Option<usize> {
        self.economies.iter().position(|known| known == code)
    }

    /// Participation of a country as a whole, or of what it sells to one partner.
    pub fn participation(&self, exporter: usize, partner: Option<usize>) -> Participation {
        let mut sum = Participation::default();
        let cells = self.by_partner.iter().filter(|(cell, _)| cell.exporter == exporter);
        for (_, part) in cells.filter(|(cell, _)| partner.is_none() || cell.importer == partner) {
            sum.add(part);
        }
        sum
    }

    /// Participation of each industry of a country, in all its exports or in those to one partner.
    pub fn industries(&self, exporter: usize, partner: Option<usize>) -> Vec<Participation> {
        let mut sums = vec![Participation::default(); self.industries.len()];
        for (cell, part) in self.by_industry.iter().filter(|(cell, _)| cell.exporter == exporter) {
            if let Some(industry) =
                cell.industry.filter(|_| partner.is_none() || cell.importer == partner)
            {
                sums[industry].add(part);
            }
        }
        sums
    }

    /// Value added by origin in what a country exports, in all or to one partner (G).
    pub fn origins(&self, exporter: usize, partner: Option<usize>) -> Vec<(f64, f64)> {
        let g = self.economies.len();
        let mut sums = vec![(0.0, 0.0); g];
        for r in (0..g).filter(|r| partner.is_none_or(|partner| partner == *r)) {
            for (sum, part) in sums.iter_mut().zip(&self.origin[(exporter * g + r) * g..]) {
                sum.0 += part.0;
                sum.1 += part.1;
            }
        }
        sums
    }
}
