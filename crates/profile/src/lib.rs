//! A place as sections 1 to 3 of the paper draw it, each number beside the region and the best
//! peer, with a warning where the paper's number did not reproduce.
//!
//! - a [`Comparison`] sets the countries side by side on one [`Measure`];
//! - [`TopFive`] is what a place exports, or where to, in 2000 and 2013;
//! - [`Investment`] is the inflow of foreign direct investment over the years;
//! - [`profile()`] gathers them for one place, [`compare()`] for several.
//!
//! What the paper lacks stays missing and is said to be missing.
//!
//! ```
//! use paper::{Paper, replicate};
//! use vocabulary::{Country, Place};
//!
//! let paper = Paper::built_in()?;
//! let bolivia = Place::from(Country::from_iso3("BOL").unwrap());
//! let profile = profile::profile(&paper, &replicate(&paper), bolivia);
//! assert_eq!(profile.figures[0].table.id, "products");
//! # Ok::<(), paper::PaperError>(())
//! ```

mod claims;
mod comparison;
mod figure;
mod investment;
mod measure;
mod profile;
mod top_five;

pub use comparison::{Comparison, Standing};
pub use investment::Investment;
pub use measure::{Better, Measure};
pub use profile::{Profile, compare, profile};
pub use top_five::{Kind, Leader, TopFive};
