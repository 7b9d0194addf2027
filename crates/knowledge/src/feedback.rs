use jiff::Timestamp;
use jiff::civil::Date;
use registry::{Problem, problem};
use serde::{Deserialize, Serialize};
use standards::Content;
use uuid::Uuid;

use crate::ExperienceId;

/// Which answer of a reader.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct FeedbackId(pub Uuid);

/// What a firm that read an experience says of it. Whose it is stands with the record that stores
/// it; a firm says it once of each experience, and may change it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Feedback {
    /// The identifier.
    pub id: FeedbackId,
    /// The experience.
    pub experience: ExperienceId,
    /// Whether the firm made use of it.
    pub used: bool,
    /// Whether it helped, when that can be said.
    pub helped: Option<bool>,
    /// What came of it.
    pub text: String,
    /// Whether the firm that gave the experience may know who says this, and read the words.
    pub named: bool,
    /// When it was said.
    pub at: Timestamp,
    /// The same as a day.
    pub day: Date,
}

impl Content for Feedback {
    fn day(&self) -> Option<Date> {
        Some(self.day)
    }
}

impl Feedback {
    /// What has to be mended, by field.
    pub fn problems(&self) -> Vec<Problem> {
        let mut problems = Vec::new();
        if self.text.chars().count() > crate::LONGEST {
            problems.push(problem("text", "problem-experience-long"));
        }
        if !self.used && self.helped.is_none() && self.text.trim().is_empty() {
            problems.push(problem("helped", "problem-feedback-empty"));
        }
        problems
    }
}

/// What readers say of an experience, in counts: all that everybody may see.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Heard {
    /// Firms that used it.
    pub used: usize,
    /// Firms that it helped.
    pub helped: usize,
    /// Firms that it did not help.
    pub not: usize,
}

/// Counts what readers say.
pub fn heard<'a>(all: impl IntoIterator<Item = &'a Feedback>) -> Heard {
    let mut heard = Heard::default();
    for one in all {
        heard.used += usize::from(one.used);
        heard.helped += usize::from(one.helped == Some(true));
        heard.not += usize::from(one.helped == Some(false));
    }
    heard
}
