use files::Text;
use serde::Deserialize;

use crate::PaperError;

/// The description of the paper's tables: the part of the Frictionless data package that Puente
/// uses.
#[derive(Debug, Clone, Deserialize)]
pub struct Package {
    /// One resource a table.
    pub resources: Vec<Resource>,
}

/// The description of one table.
#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Resource {
    /// The identifier by which people ask for it: `1` to `6`, `A1` to `A7`, `box1`, `claims`.
    pub puente_id: String,
    /// The file.
    pub path: String,
    /// The title as printed.
    pub title: String,
    /// The source as printed under the table; empty when none is.
    pub printed_source: String,
    /// The notes that explain a mark.
    #[serde(default)]
    pub footnotes: Vec<Footnote>,
    /// The marks that stand in the table, such as `*`.
    #[serde(default)]
    pub marks_used: Vec<String>,
    /// The columns.
    pub schema: Schema,
}

/// The columns of a table.
#[derive(Debug, Clone, Deserialize)]
pub struct Schema {
    /// The columns, in the order of the file.
    pub fields: Vec<Field>,
}

/// The description of one column.
#[derive(Debug, Clone, Deserialize)]
pub struct Field {
    /// The stable name.
    pub name: String,
    /// `string`, `number`, `integer` or `year`.
    #[serde(rename = "type")]
    pub kind: String,
    /// The heading in English.
    pub title: String,
    /// What the column means, in English.
    pub description: String,
    /// The unit, for numbers.
    pub unit: Option<String>,
}

/// A note under a table and the mark that it explains.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Footnote {
    /// The mark, such as `*`.
    pub mark: String,
    /// What the note says, in our words.
    pub text: String,
}

impl Package {
    /// Reads a `datapackage.json`.
    ///
    /// # Errors
    ///
    /// [`PaperError::Package`] with line and column when it is not what it should be.
    pub fn parse(file: &Text) -> Result<Self, PaperError> {
        serde_json::from_str(&file.text).map_err(|error| PaperError::Package {
            file: file.name.clone(),
            reason: error.to_string(),
        })
    }
}
