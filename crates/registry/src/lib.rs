//! Who the institution exists for, and who works with it: firms, producer communities,
//! associations, support institutions and buyers, with the ties between them.
//!
//! A [`Firm`] is what it is today; a [`PanelYear`] is what it was in a year; an [`Event`] is what
//! happened with it. [`Consent`] says what its data may be used for. Everything here is plain data
//! with the rules that hold it together: `problems` says, field by field, what a person has to
//! mend. Nothing knows of a database, the clock or a page.

mod case;
mod consent;
mod firm;
mod identifier;
mod panel;
mod party;
mod problem;
mod request;
mod tie;

pub use case::{Event, EventKind, Signature, is_case_open};
pub use consent::{CONSENT_TEXT, Consent, LegalBasis, Manner, Purpose, standing_consent};
pub use firm::{Firm, Leadership, Owner, Point, Role, Step};
pub use identifier::{Identifier, IdentifierError, Reason, Scheme, Warning};
pub use panel::{Export, PanelYear, PriceBasis, Source, standing};
pub use party::{CommunityKind, Contact, Detail, InstitutionKind, Organisation, PartyKind, Span};
pub use problem::{Problem, problem};
pub use request::{Request, RequestKind, due};
pub use tie::{Basis, Membership, Tie, TieKind};
