//! The institution's memory: one SQLite file, or PostgreSQL, with the same tables. This is the
//! only place that knows SQL.
//!
//! [`Store::open`] connects and brings the tables to the newest version. Whatever changes goes
//! through a [`Change`]: one transaction, which says in [`Act`]s what was done; they enter the
//! audit in the same transaction. The audit is a chain of salted digests; contents stand beside
//! it, sealed under a key for each firm and person, so that an erasure destroys the key and leaves
//! the chain whole. A [`Record`] is one row: its body as JSON, and beside it the columns that lists
//! filter, sort and refer by. Lists take an `access::Scope` and turn it into a condition.

mod archive;
mod assessments;
mod audit;
mod benchmarks;
mod change;
mod check;
mod database;
mod error;
mod evidence;
mod experiences;
mod index;
mod migration;
mod parties;
mod people;
mod record;
mod scope;
mod vault;

pub use archive::{Archive, ArchiveError, Restored};
pub use audit::{Act, AuditQuery, Entry, Fault, Verification};
pub use change::Change;
pub use check::Finding;
pub use database::Store;
pub use error::StoreError;
pub use evidence::{Digest, Evidence, FileFault};
pub use experiences::ExperienceQuery;
pub use index::{Filter, Index};
pub use parties::{FirmQuery, List, OfFirm, Page, PartyName};
pub use people::{Session, Ticket};
pub use record::{Identity, Keyring, Record, SavedList, Stored};
pub use sea_orm::Value;
