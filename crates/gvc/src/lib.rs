//! Value-added trade: what an inter-country input–output table says about who makes what whom
//! exports.
//!
//! An [`Icio`] is the table: what every industry of every economy sells to every industry and to
//! final demand. Everything else is a measure of it.

mod blocks;
mod by;
mod cache;
mod decompose;
mod error;
mod factor;
mod icio;
mod inspect;
mod leontief;
mod parallel;
mod participation;
mod read;
mod shape;
mod synthetic;
mod write;
pub mod table;
mod position;
mod origin;
mod explain;
mod content;
mod advantage;

pub use by::{By, Cell};
pub use cache::{VERSION as CACHE_VERSION, write as write_cache};
pub use decompose::{Approach, Decomposition, Method, Perspective, decompose};
pub use error::GvcError;
pub use icio::{Extension, Icio, Layout, Outside, ValueAdded};
pub use inspect::{Inspection, inspect};
pub use leontief::Leontief;
pub use participation::{Participation, participation, value_added_in_exports};
pub use read::{Options, Reading, TableError, read};
pub use shape::{Grouping, add_extensions, groupings};
pub use synthetic::synthetic;
pub use write::{write_oecd, write_plain};
pub use advantage::{Advantage, advantage};
pub use content::{Content, content};
pub use explain::{Explanation, Topic, explain};
pub use origin::{Origin, Use, origin};
pub use position::{Position, position};
