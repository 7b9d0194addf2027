//! What firms did and learned, told to other firms: the repository of experiences.
//!
//! An [`Experience`] is one firm's account of a problem, what it tried, what failed and what worked,
//! under which local conditions and at what cost. Firms learn most from such applied knowledge of
//! others like them, above all from communities that they have no tie to (McDermott & Pietrobelli,
//! *SMEs, trade and development in South America*, §4).
//!
//! **Who sees what** is decided in one place: [`shown`] takes an experience with its giver and a
//! reader, and returns a [`View`], or nothing. Pages, searches, exports, syntheses and lineages are
//! made of views, so what is not in a view cannot be given away by any of them. An experience that
//! is withdrawn, or whose giver has withdrawn its consent, has no view from that moment on.
//!
//! [`lineage`] follows what was adapted and tried again, [`Synthesis`] gathers what worked and what
//! never did, [`twins`] finds what was told before, and [`personal`] points at what should not be
//! published in a text. Nothing here knows of a database, the clock or a page.

mod experience;
mod feedback;
mod lineage;
mod personal;
mod sharing;
mod synthesis;
mod twins;

pub use experience::{
    Experience, ExperienceId, Kind, LONGEST, Measured, Raised, Sharing, Status, Telling,
    Translation,
};
pub use feedback::{Feedback, FeedbackId, Heard, heard};
pub use lineage::{Combination, How, Lineage, Link, combinations, lineage};
pub use personal::{Named, Personal, PersonalKind, personal};
pub use sharing::{ALIKE, Credit, Giver, Reader, View, shown};
pub use synthesis::{Range, Statement, Synthesis, synthesis};
pub use twins::{TWINS, similarity, twins};
