//! What can be published of a group of firms without opening one of its members.
//!
//! **The attacker.** Anybody who reads everything that is published, subtracts and combines it as
//! cleverly as linear programming allows, and is either no member or *one* contributor, who knows
//! all of her own firms, where they are counted, and where she is the only one. Several contributors
//! who tell each other what they know, and somebody who knows how many firms a hidden cell has, are
//! not held off. One owner's firms are one contributor.
//!
//! **Levels and shares** ([`LevelRule`]): a group needs a minimum of owners, and must not be
//! homogeneous, not even for one of its members: whatever one owner takes away, what is left still
//! shows two levels. **Magnitudes** such as sales ([`MagnitudeRule`]): minimum count, dominance
//! (n, k) and p %. The rules may be published; their parameters are better kept private.
//!
//! **Tables with margins** ([`hide_levels`], [`hide_magnitudes`]): a hidden cell needs others that
//! hide it, or subtraction brings it back. Which ones suffice is decided by the interval that an
//! attacker can work out for the cell, by maximum flow through the hidden cells.
//!
//! **A fixed lattice** ([`Snapshot`]): only tables of one hub dimension by another, made once and
//! stored; every other question is refused. Hub categories that are unsafe by themselves are put
//! together until they are safe, so the hub's totals are always shown. Tables that share nothing
//! but the totals of their hub say nothing about each other: to any two such tables there are firms
//! that fit both. A table beside the star, such as size by region, could break that and is refused.
//!
//! **Pools** ([`pools`]): for trees of groups and for many firms, cells are put together along a tree
//! until each pool is safe ([`Crowd`]), and only sums of whole pools are published. That holds off even
//! somebody who knows which firms are counted where, and whose tables lie inside each other, such as
//! communities in regions, which a star of tables does not allow for.
//!
//! References: Hundepool et al., *Statistical Disclosure Control* (2012); the manuals of τ-Argus and
//! sdcTable.
//!
//! ```
//! use disclosure::{LevelRule, MagnitudeRule};
//!
//! // Three owners, but the one at level 1 would learn that all others stand at 3.
//! let rule = LevelRule { minimum: 3 };
//! assert!(!rule.is_safe(&[("Ana", 1), ("Eva", 3), ("Luz", 3)]));
//! assert!(rule.is_safe(&[("Ana", 1), ("Eva", 3), ("Luz", 2)]));
//!
//! let rule = MagnitudeRule { minimum: 1, dominance: None, p: Some(10.0) };
//! assert!(!rule.is_safe(&[("Ana", 50_000.0), ("Eva", 49_000.0), ("Luz", 1_000.0)]));
//! ```

mod crowd;
mod hide;
mod levels;
mod magnitudes;
mod pools;
mod snapshot;
mod view;

pub use crowd::Crowd;
pub use hide::{Mark, Marks, hide_levels, hide_magnitudes};
pub use levels::{LEVELS, LevelRule};
pub use magnitudes::{Dominance, MagnitudeRule};
pub use pools::{Pool, pools};
pub use snapshot::{Category, Entry, Published, Refused, Snapshot};
