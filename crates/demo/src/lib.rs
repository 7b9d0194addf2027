//! The demonstration institution: twelve producer communities in Argentina, Chile and Brazil with
//! six hundred firms, three years of work, and people of every role to try it as.
//!
//! All of it is made up and follows from a seed. A plan says as plain data what was done on which
//! day since the institution opened three years before today; [`fill`] then does it, in that order,
//! through `actions` like everybody else: agents with an agent's rights, in their own communities.
//! So nothing in the demonstration could not have happened in a real institution, and its audit
//! tells the whole story.
//!
//! Names are put together from common parts; telephone numbers have 555-01, e-mail addresses end in
//! `.example`, tax numbers come from ranges that are not given out. Towns are real.
//!
//! [`samples`] are the people who can sign in, all with [`PASSWORD`]. One more, an owner in the
//! berry community of Ñuble, has only just been invited and holds [`invitation`] on paper.

mod assessments;
mod case;
mod consents;
mod draw;
mod experiences;
mod fill;
mod firms;
mod names;
mod organisations;
mod panel;
mod people;
mod places;
mod plan;
mod texts;
mod ties;

pub use fill::{fill, invitation};
pub use people::samples;

/// The password of every account of the demonstration.
pub const PASSWORD: &str = "puentes de piedra y agua";

/// The seed of the demonstration that is shown.
pub const SEED: u64 = 2026;
