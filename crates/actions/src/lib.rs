//! One function for each thing that a person can do.
//!
//! A function loads what it needs, asks `access` whether the actor may, calls the domain's checks,
//! and stores the result in one transaction together with its entry in the audit. Pages, the
//! command line, imports and the demonstration call only these. Clock and randomness reach them
//! through the [`Context`]; tests pass a fixed one.
//!
//! Whoever may not see something is told that it does not exist ([`ActionError::Missing`]), so
//! that nobody learns from a refusal what there is.

mod context;
mod error;
mod gate;
mod institution;
mod shelf;

pub mod account;
pub mod assessment;
pub mod audit;
pub mod benchmark;
pub mod case;
pub mod consent;
pub mod evidence;
pub mod experience;
pub mod firm;
pub mod identity;
pub mod import;
pub mod library;
pub mod list;
pub mod network;
pub mod obstacles;
pub mod organisation;
pub mod panel;
pub mod party;
pub mod people;
pub mod plan;
pub mod reminder;
pub mod request;
pub mod retention;
pub mod session;
pub mod tie;
pub mod today;
pub mod upgrade;

pub use context::{Chance, Context, Seeded, SystemChance};
pub use error::ActionError;
pub use institution::{Institution, Sample, Settings};
