use jiff::civil::Date;
use jiff::{Span, Timestamp};
use serde::{Deserialize, Serialize};
use vocabulary::{FirmId, RequestId, codes};

codes! {
    /// What a firm asks about its own data.
    pub enum RequestKind("request") {
        /// What do you know about us?
        Access = "access",
        /// This is wrong: please mend it.
        Correction = "correction",
        /// Please forget us.
        Erasure = "erasure",
        /// Please give us our data to take along.
        Portability = "portability",
    }
}

/// A request of a firm about its own data, and the answer.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Request {
    /// Which one.
    pub id: RequestId,
    /// The firm that asks.
    pub firm: FirmId,
    /// What it asks.
    pub kind: RequestKind,
    /// In its own words.
    pub text: String,
    /// When it was made.
    pub made: Timestamp,
    /// The day by which it must be answered.
    pub due: Date,
    /// When it was answered.
    pub answered: Option<Timestamp>,
    /// The answer.
    pub answer: String,
}

/// Days in which a request must be answered: 10, the shortest term among the laws that apply
/// (Argentina's Ley 25.326 gives 10 days for access and 5 working days for corrections and
/// erasure, Brazil's LGPD 15 days, Uruguay's Ley 18.331 5 working days).
pub fn due(kind: RequestKind, made: Date) -> Date {
    let days = match kind {
        RequestKind::Access | RequestKind::Portability => 10,
        RequestKind::Correction | RequestKind::Erasure => 5,
    };
    made.saturating_add(Span::new().days(days))
}
