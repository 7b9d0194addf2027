//! Value-added trade: what an inter-country input–output table says about who makes what whom
//! exports.
//!
//! An [`Icio`] is the table: what every industry of every economy sells to every industry and to
//! final demand. Everything else is a measure of it.

mod blocks;
mod by;
mod decompose;
mod error;
mod factor;
mod icio;
mod leontief;
mod parallel;
mod participation;

pub use by::{By, Cell};
pub use decompose::{Approach, Decomposition, Method, Perspective, decompose};
pub use error::GvcError;
pub use icio::{Extension, Icio, Layout, Outside, ValueAdded};
pub use leontief::Leontief;
pub use participation::{Participation, participation, value_added_in_exports};
