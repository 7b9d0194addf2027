//! The paper as data, and whether its numbers hold.
//!
//! McDermott and Pietrobelli, *SMEs, Trade and Development in Latin America* (ITC, 2015), prints
//! tables, a box and some 170 numbers in the text. They stand in `data/paper/` exactly as printed,
//! misprints included, described by a Frictionless data package.
//!
//! - [`Paper::built_in`] reads them into typed records ([`TopExports`], [`Inflow`], [`Claim`] …);
//! - [`Sheet`] is one table as printed, for `puente paper show`;
//! - [`replicate()`] recomputes whatever the paper allows to be recomputed and returns one
//!   [`Check`] each, with a [`Verdict`]. Nothing in it knows which numbers are wrong: it compares
//!   intervals of what the printed digits allow.
//!
//! ```
//! use paper::{Paper, Verdict, replicate};
//!
//! let paper = Paper::built_in()?;
//! let checks = replicate(&paper);
//! let total = checks.iter().find(|check| check.id == "A6.total.BOL.2013").unwrap();
//! assert_eq!(total.verdict, Verdict::Misprint);
//! # Ok::<(), paper::PaperError>(())
//! ```

mod check;
mod concentration;
mod error;
mod interval;
mod package;
mod paper;
mod records;
mod replicate;
mod sheet;
mod table;

pub use check::{Check, Verdict, tally};
pub use concentration::{Concentration, concentration};
pub use error::PaperError;
pub use interval::Interval;
pub use package::{Field, Footnote, Package, Resource};
pub use paper::{IDS, Paper};
pub use records::{
    BoxFigure, Claim, ExportedProduct, Inflow, Jobs, Programme, Promotion, Reference, Relation,
    RelationOf, ShareItem, SizeShares, SmeExports, Support, TopExports, TopShares,
};
pub use replicate::replicate;
pub use sheet::Sheet;
pub use table::{checks_table, tally_table};
