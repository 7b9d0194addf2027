use jiff::Timestamp;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use vocabulary::{AccountId, EventId, FirmId, Money, codes};

use crate::{Problem, problem};

codes! {
    /// What an entry of the case file is.
    pub enum EventKind("event") {
        /// The first time the institution and the firm spoke.
        Contact = "contact",
        /// Whether the firm can be served, and why.
        Eligibility = "eligibility",
        /// A visit, with a record that the firm signs.
        Visit = "visit",
        /// Who does what by when at what cost.
        Agreement = "agreement",
        /// The case was closed, and why.
        Closure = "closure",
    }
}

/// Something that happened between the institution and a firm. What was recorded stays; an
/// agreement is kept or a record signed by filling in what was open.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Event {
    /// Which one.
    pub id: EventId,
    /// The firm.
    pub firm: FirmId,
    /// What it is.
    pub kind: EventKind,
    /// The day it happened.
    pub day: Date,
    /// What was seen, said or decided.
    pub text: String,
    /// For eligibility: whether the firm can be served.
    pub eligible: Option<bool>,
    /// For an agreement: who does it.
    pub who: String,
    /// For an agreement: by when.
    pub by: Option<Date>,
    /// For an agreement: at what cost.
    pub cost: Option<Money>,
    /// For an agreement: the day it was kept.
    pub kept: Option<Date>,
    /// For a visit: the firm's signature under the record.
    pub signature: Option<Signature>,
    /// Who recorded it.
    pub author: AccountId,
    /// When it was recorded.
    pub recorded: Timestamp,
}

/// A person of the firm who stands by a record.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Signature {
    /// Name of the person who signed.
    pub name: String,
    /// When.
    pub at: Timestamp,
    /// The account that signed; an agent's when the firm signed on the agent's phone or on paper.
    pub account: AccountId,
}

impl Event {
    /// Whether somebody still has to do something: an agreement that is not kept, a record that is
    /// not signed.
    pub fn is_open(&self) -> bool {
        match self.kind {
            EventKind::Agreement => self.kept.is_none(),
            EventKind::Visit => self.signature.is_none(),
            EventKind::Contact | EventKind::Eligibility | EventKind::Closure => false,
        }
    }

    /// What has to be mended, by field.
    pub fn problems(&self, today: Date) -> Vec<Problem> {
        let mut problems = Vec::new();
        if self.text.is_empty() {
            problems.push(problem("text", "problem-event-text"));
        }
        if self.day > today {
            problems.push(problem("day", "problem-event-day"));
        }
        if self.kind == EventKind::Agreement {
            if self.who.is_empty() {
                problems.push(problem("who", "problem-event-who"));
            }
            if self.by.is_none() {
                problems.push(problem("by", "problem-event-by"));
            }
            if self.cost.is_some_and(|cost| cost.minor < 0) {
                problems.push(problem("cost", "problem-negative"));
            }
        }
        if self.kind == EventKind::Eligibility && self.eligible.is_none() {
            problems.push(problem("eligible", "problem-event-eligible"));
        }
        problems
    }
}

/// Whether a case is open: contacted, and not closed since.
pub fn is_case_open(events: &[Event]) -> bool {
    let last =
        |kind| events.iter().filter(|event| event.kind == kind).map(|e| (e.day, e.recorded)).max();
    match (events.iter().map(|e| (e.day, e.recorded)).max(), last(EventKind::Closure)) {
        (None, _) => false,
        (Some(latest), closed) => closed.is_none_or(|closed| closed < latest),
    }
}
