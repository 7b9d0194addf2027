//! Value-added trade: what an inter-country input–output table says about who makes what whom
//! exports.
//!
//! An [`Icio`] is the table: what every industry of every economy sells to every industry and to
//! final demand. Everything else is a measure of it.

mod advantage;
mod blocks;
mod by;
mod cache;
mod content;
mod decompose;
mod digest;
mod error;
mod explain;
mod factor;
mod figure;
mod icio;
mod inspect;
mod leontief;
mod origin;
mod parallel;
mod participation;
mod position;
mod progress;
mod read;
mod shape;
mod solver;
mod synthetic;
pub mod table;
mod write;

pub use advantage::{Advantage, advantage};
pub use by::{By, Cell};
pub use cache::{VERSION as CACHE_VERSION, write as write_cache};
pub use content::{Content, content};
pub use decompose::{Approach, Decomposition, Method, Perspective, decompose};
pub use digest::Digest;
pub use error::GvcError;
pub use explain::{Explanation, Topic, explain};
pub use figure::{LARGEST_ONLY, View, economy_name, figure, origin_figure};
pub use icio::{Extension, Icio, Layout, Outside, ValueAdded};
pub use inspect::{Inspection, inspect};
pub use leontief::Leontief;
pub use origin::{Origin, Use, origin};
pub use participation::{Participation, participation, value_added_in_exports};
pub use position::{Position, position};
pub use progress::{Progress, Stage, Unwatched};
pub use read::{Options, Reading, TableError, read};
pub use shape::{Grouping, add_extensions, groupings};
pub use solver::Need;
pub use synthetic::synthetic;
pub use write::{write_oecd, write_plain};
