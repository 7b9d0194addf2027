use std::ops::Range;

use words::Message;

use crate::Column;

/// A result: columns of equal length with a title, a source and notes.
#[derive(Debug, Clone, PartialEq)]
pub struct Table {
    /// A stable name for files and addresses.
    pub id: String,
    /// The title for people.
    pub title: Message,
    /// The columns, all of the same length.
    pub columns: Vec<Column>,
    /// Where the values come from.
    pub source: Option<Message>,
    /// What a reader has to know to use the values rightly.
    pub notes: Vec<Message>,
}

impl Table {
    /// A table without columns yet.
    pub fn new(id: impl Into<String>, title: Message) -> Self {
        Self { id: id.into(), title, columns: Vec::new(), source: None, notes: Vec::new() }
    }

    /// The table with one more column.
    ///
    /// # Panics
    ///
    /// When the column is of another length than those before it: a mistake of the program, not of
    /// its input.
    #[must_use]
    pub fn column(mut self, column: Column) -> Self {
        if let Some(first) = self.columns.first() {
            assert_eq!(
                first.values.len(),
                column.values.len(),
                "column `{}` of table `{}` has another length",
                column.name,
                self.id
            );
        }
        self.columns.push(column);
        self
    }

    /// The table with a source.
    #[must_use]
    pub fn source(mut self, source: Message) -> Self {
        self.source = Some(source);
        self
    }

    /// The table with one more note.
    #[must_use]
    pub fn note(mut self, note: Message) -> Self {
        self.notes.push(note);
        self
    }

    /// How many rows.
    pub fn rows(&self) -> usize {
        self.columns.first().map_or(0, |column| column.values.len())
    }

    /// The table with only these rows, as far as it has them.
    #[must_use]
    pub fn between(&self, rows: Range<usize>) -> Self {
        let end = rows.end.min(self.rows());
        let rows = rows.start.min(end)..end;
        self.rows_at(&rows.collect::<Vec<_>>())
    }

    /// The table with the rows at these places, in their order.
    ///
    /// # Panics
    ///
    /// When a place lies beyond the last row.
    #[must_use]
    pub fn rows_at(&self, places: &[usize]) -> Self {
        let columns = self.columns.iter().map(|column| column.rows_at(places)).collect();
        Self { columns, ..self.clone() }
    }

    /// The column with this name.
    pub fn get(&self, name: &str) -> Option<&Column> {
        self.columns.iter().find(|column| column.name == name)
    }
}
