//! Experiences: written and shared by firms, looked at before they are published, read by others.
//!
//! What a reader sees is decided by [`knowledge::shown`] alone; nothing here hands out an
//! experience in another way but to those who write for its giver or review it.

mod read;
mod review;
mod write;

pub use read::{
    Found, Quote, Relative, Shown, Summary, find, in_review, links, of_firm, requirement, show,
};
pub use review::{give_back, publish, translate};
pub use write::{
    MOST_A_DAY, MOST_DRAFTS, change, discard, hand_in, record, reopen, say, start, withdraw,
};
