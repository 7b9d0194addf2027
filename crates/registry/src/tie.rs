use serde::{Deserialize, Serialize};
use vocabulary::{CommunityId, FirmId, MembershipId, PartyId, TieId, codes};

use crate::{Problem, Span, problem};

codes! {
    /// What two parties have to do with each other.
    pub enum TieKind("tie") {
        /// The first supplies the second.
        Supply = "supply",
        /// They work together.
        Collaboration = "collaboration",
        /// The first advises the second.
        Mentoring = "mentoring",
        /// They act jointly: buy, sell or speak as one.
        JointAction = "joint-action",
        /// The first is a member of the second.
        Membership = "membership",
        /// The second trains the first.
        Training = "training",
    }
}

codes! {
    /// How the institution knows of a tie.
    pub enum Basis("tie-basis") {
        /// One of the two said so.
        Declared = "declared",
        /// An agent saw it.
        Observed = "observed",
        /// A programme made it.
        Programme = "programme",
    }
}

/// A tie between two parties of the registry.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Tie {
    /// Which one.
    pub id: TieId,
    /// What the two have to do with each other.
    pub kind: TieKind,
    /// The first party.
    pub from: PartyId,
    /// The second party.
    pub to: PartyId,
    /// Since and until when.
    pub span: Span,
    /// How the institution knows.
    pub basis: Basis,
    /// Who said so, or what the tie is about.
    pub note: String,
}

impl Tie {
    /// What has to be mended, by field.
    pub fn problems(&self) -> Vec<Problem> {
        let mut problems = Vec::new();
        if self.from == self.to {
            problems.push(problem("to", "problem-tie-self"));
        }
        if self.span.is_backward() {
            problems.push(problem("until", "problem-span"));
        }
        problems
    }
}

/// A firm's time in a producer community. Access of agents follows it: an agent of a community
/// sees the firms that are members today.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Membership {
    /// Which one.
    pub id: MembershipId,
    /// The firm.
    pub firm: FirmId,
    /// The community.
    pub community: CommunityId,
    /// Since and until when.
    pub span: Span,
}
