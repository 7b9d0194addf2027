use words::Message;

use crate::{
    Advantage, By, Cell, GvcError, Leontief, Participation, Position, Reading, Use, advantage,
    origin, participation, position,
};

/// What pages show of a table, small enough to keep when the table is gone: some 10 MB for 77
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
    /// Participation of every country, by industry.
    pub by_industry: Vec<(Cell, Participation)>,
    /// Participation of every country, by partner.
    pub by_partner: Vec<(Cell, Participation)>,
    /// Value added by origin in exports (G × G, row by row; the row exports, the column makes): all
    /// of it, and what came without passing through a third country.
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
    /// assert_eq!(digest.by_industry.len(), 12);
    /// # Ok::<(), gvc::GvcError>(())
    /// ```
    pub fn new(
        name: impl Into<String>,
        reading: &Reading,
        leontief: &Leontief<'_>,
    ) -> Result<Self, GvcError> {
        leontief.closed()?;
        let table = &reading.table;
        let g = table.g();
        let mut origins = vec![(0.0, 0.0); g * g];
        for row in origin(leontief, Use::Exports)? {
            let (value, direct) = &mut origins[row.user * g + row.economy];
            *value += row.value;
            *direct += row.direct;
        }
        Ok(Self {
            name: name.into(),
            economies: table.economies.clone(),
            industries: table.industries.clone(),
            unit: table.unit.clone(),
            year: table.year,
            notes: reading.notes.clone(),
            by_industry: participation(leontief, By { industry: true, partner: false }),
            by_partner: participation(leontief, By { industry: false, partner: true }),
            origin: origins,
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
}
