//! One file that holds an institution whole, and that either database can read: a backup is also
//! the way from SQLite to PostgreSQL and back.
//!
//! It is gzip of lines of JSON: a header, then of every table its name and columns and one line a
//! row, then an end with the number of rows and the SHA-256 of everything before it. Sessions and
//! codes that were handed out are left out: whoever restores an archive signs in again.

mod cell;
mod error;
mod read;
mod write;

use jiff::Timestamp;
use sea_orm::sea_query::{TableCreateStatement, TableName, TableRef};
use serde::{Deserialize, Serialize};

pub(crate) use self::cell::Kind;
use crate::migration;

pub use error::ArchiveError;
pub use read::Restored;

/// The version of the archive's own form.
const FORMAT: u32 = 1;

/// Tables that no archive holds.
const LEFT_OUT: [&str; 3] = ["session", "ticket", "attempt"];

/// What an archive holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Archive {
    /// When it was taken.
    pub taken: Timestamp,
    /// The version of the tables.
    pub version: i64,
    /// Rows of all tables.
    pub rows: u64,
}

/// The first line.
#[derive(Debug, Serialize, Deserialize)]
struct Header {
    puente_archive: u32,
    version: i64,
    taken: Timestamp,
}

/// The line before the rows of a table.
#[derive(Debug, Serialize, Deserialize)]
struct Heading {
    table: String,
    columns: Vec<String>,
}

/// The last line.
#[derive(Debug, Serialize, Deserialize)]
struct End {
    rows: u64,
    sha256: String,
}

/// What an archive knows of a table.
pub(crate) struct Shape {
    pub(crate) name: String,
    pub(crate) columns: Vec<(String, Kind)>,
    /// The columns of the primary key, by which rows are ordered.
    key: Vec<String>,
}

/// The tables of a version that an archive holds, in the order in which they refer to each other.
pub(crate) fn shapes(version: i64) -> Vec<Shape> {
    let tables = migration::tables(version);
    let shapes = tables.iter().filter_map(shape);
    shapes.filter(|shape| !LEFT_OUT.contains(&shape.name.as_str())).collect()
}

fn shape(table: &TableCreateStatement) -> Option<Shape> {
    let Some(TableRef::Table(TableName(_, name), _)) = table.get_table_name() else { return None };
    let columns: Vec<(String, Kind)> = table
        .get_columns()
        .iter()
        .map(|column| (column.get_column_name(), Kind::of(column.get_column_type())))
        .collect();
    let key = match table.get_indexes().first() {
        Some(index) => index.get_index_spec().get_column_names(),
        None => columns.first().map(|(name, _)| vec![name.clone()]).unwrap_or_default(),
    };
    Some(Shape { name: name.to_string(), columns, key })
}
