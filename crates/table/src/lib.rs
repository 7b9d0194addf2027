//! The one result that every command prints and every page shows.
//!
//! A [`Table`] is a list of typed [`Column`]s, each with a stable name, a label and description in
//! every language, and a unit. A [`Figure`] puts a plain sentence above it and a [`Chart`] of it
//! beside it. Both are plain data: `report` turns them into text, files and pictures.
//!
//! ```
//! use table::{Column, Number, Table, Unit};
//! use words::Message;
//!
//! let table = Table::new("exports", Message::verbatim("Exports"))
//!     .column(Column::text("country", ["BOL", "PRY"].map(|c| Some(c.to_owned()))))
//!     .column(Column::number("share", [Some(Number::stated(50.1, 1)), None]).unit(Unit::PERCENT));
//! assert_eq!(table.rows(), 2);
//! ```

mod chart;
mod column;
mod figure;
mod number;
mod table;
mod unit;
mod word;

pub use chart::{Chart, ChartKind};
pub use column::{Column, Values};
pub use figure::{Figure, Flag};
pub use number::Number;
pub use table::Table;
pub use unit::Unit;
pub use word::word;
