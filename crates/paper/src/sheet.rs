use files::{FileError, Row, Rows};

use crate::Resource;

/// One table of the paper as printed: its description and its rows.
#[derive(Debug, Clone)]
pub struct Sheet {
    /// The description.
    pub resource: Resource,
    /// The rows.
    pub rows: Rows,
}

impl Sheet {
    /// The sheet, after a look at whether the file has the described columns and whether every
    /// cell of a number column is a number.
    ///
    /// # Errors
    ///
    /// [`FileError`] with file, row and column.
    pub(crate) fn new(resource: Resource, rows: Rows) -> Result<Self, FileError> {
        rows.need(resource.schema.fields.iter().map(|field| field.name.as_str()))?;
        let sheet = Self { resource, rows };
        for field in sheet.number_fields() {
            sheet.rows.iter().try_for_each(|row| row.optional_number(field).map(|_| ()))?;
        }
        Ok(sheet)
    }

    fn number_fields(&self) -> impl Iterator<Item = &str> {
        let fields = self.resource.schema.fields.iter();
        fields.filter(|field| field.is_number()).map(|field| field.name.as_str())
    }

    /// Every printed number that is not a year or a rank, for comparing whole tables.
    pub(crate) fn numbers(&self) -> Vec<f64> {
        let measures: Vec<&str> = self.number_fields().filter(|name| *name != "rank").collect();
        let cell = |row: &Row, name: &str| row.optional_number(name).ok().flatten();
        let row_numbers = |row| measures.iter().filter_map(move |name| cell(row, name));
        self.rows.iter().flat_map(row_numbers).map(|number| number.value).collect()
    }

    /// Title, headings, descriptions and texts, for looking up what the table is about.
    pub(crate) fn prose(&self) -> String {
        let mut prose = self.resource.title.clone();
        for field in &self.resource.schema.fields {
            for text in [&field.title, &field.description] {
                prose.push(' ');
                prose.push_str(text);
            }
        }
        for row in self.rows.iter() {
            for field in self.resource.schema.fields.iter().filter(|field| !field.is_number()) {
                prose.push(' ');
                prose.push_str(row.text(&field.name).unwrap_or_default());
            }
        }
        prose
    }
}

impl crate::Field {
    /// Whether the column holds measured or counted numbers; years are names of periods.
    pub fn is_number(&self) -> bool {
        matches!(self.kind.as_str(), "number" | "integer")
    }
}
