//! Shaping a table: economies and industries grouped, rows of extensions added.

mod extensions;
mod groups;
mod known;

pub use extensions::add_extensions;
pub(crate) use groups::parts;
pub use groups::{Grouping, groupings};
