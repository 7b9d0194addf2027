//! Value-added trade: what an inter-country input–output table says about who makes what whom
//! exports.
//!
//! An [`Icio`] is the table: what every industry of every economy sells to every industry and to
//! final demand. Everything else is a measure of it.

mod error;
mod icio;

pub use error::GvcError;
pub use icio::{Extension, Icio, Layout, Outside, ValueAdded};
