use std::collections::BTreeMap;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use uuid::Uuid;
use vocabulary::{Currency, Money};

use crate::assessment::{AssessmentId, Attachment};
use crate::standard::Standard;
use crate::steps::Step;

/// The identifier of an improvement plan, a UUID of version 7.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct PlanId(pub Uuid);

/// The improvement plan: what a firm does about its gap. Whose it is stands with the record that
/// stores it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Plan {
    /// The identifier.
    pub id: PlanId,
    /// The assessment that it follows from.
    pub assessment: AssessmentId,
    /// What is done, in order.
    pub actions: Vec<Action>,
}

/// One thing to do.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Action {
    /// The requirement that it serves.
    pub requirement: String,
    /// What is done, in the words of whoever does it.
    pub what: String,
    /// Who does it; empty while nobody is named.
    pub who: String,
    /// The day by which it is done, once agreed.
    pub by: Option<Date>,
    /// What it costs, once known.
    pub cost: Option<Money>,
    /// Who pays, once agreed.
    pub payer: Option<Payer>,
    /// How far it is.
    pub status: ActionStatus,
    /// Photos and files that show it.
    pub evidence: Vec<Attachment>,
    /// Days on which to remind whoever does it.
    pub reminders: Vec<Date>,
}

/// Who pays for an action.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Payer {
    /// The firm.
    Firm,
    /// The institution, from a programme.
    Institution,
    /// A public body.
    Government,
    /// A producers' association.
    Association,
    /// A buyer.
    Buyer,
}

impl Payer {
    /// The code, which is also the end of its message's key.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Firm => "firm",
            Self::Institution => "institution",
            Self::Government => "government",
            Self::Association => "association",
            Self::Buyer => "buyer",
        }
    }
}

/// How far an action is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ActionStatus {
    /// Not begun.
    Planned,
    /// Begun.
    Underway,
    /// Done.
    Done,
    /// Given up.
    Dropped,
}

impl ActionStatus {
    /// The code, which is also the end of its message's key.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Planned => "planned",
            Self::Underway => "underway",
            Self::Done => "done",
            Self::Dropped => "dropped",
        }
    }

    /// Whether there is still something to do.
    pub const fn is_open(self) -> bool {
        matches!(self, Self::Planned | Self::Underway)
    }
}

impl Plan {
    /// A first plan: one action for each of the first steps, named after its requirement in the
    /// words of `say`. Who, when and what it costs people have to settle.
    pub fn from_steps(
        id: PlanId,
        assessment: AssessmentId,
        standard: &Standard,
        steps: &[Step],
        language: words::Language,
    ) -> Self {
        let action = |step: &Step| {
            let requirement = standard.requirement(&step.requirement)?;
            Some(Action {
                requirement: step.requirement.clone(),
                what: requirement.title.say(language).to_owned(),
                who: String::new(),
                by: None,
                cost: None,
                payer: None,
                status: ActionStatus::Planned,
                evidence: Vec::new(),
                reminders: Vec::new(),
            })
        };
        Self { id, assessment, actions: steps.iter().filter_map(action).collect() }
    }

    /// What is open and late on a day.
    pub fn late(&self, today: Date) -> impl Iterator<Item = &Action> {
        self.actions
            .iter()
            .filter(move |action| action.status.is_open() && action.by.is_some_and(|by| by < today))
    }

    /// What is open on a day and due by a later one, or has a reminder that has come; each with its
    /// place among the actions.
    pub fn due(&self, today: Date, soon: Date) -> impl Iterator<Item = (usize, &Action)> {
        self.actions.iter().enumerate().filter(move |(_, action)| {
            let near = action.by.is_some_and(|by| by <= soon);
            let reminded = action.reminders.iter().any(|day| *day <= today);
            action.status.is_open() && (near || reminded)
        })
    }

    /// What somebody has to be reminded of between two days, the first not included, the last
    /// included: so that asking once a day reminds of everything once.
    pub fn reminders(&self, since: Date, until: Date) -> impl Iterator<Item = &Action> {
        self.actions.iter().filter(move |action| {
            let due = |day: &Date| *day > since && *day <= until;
            action.status.is_open() && action.reminders.iter().any(due)
        })
    }

    /// What it costs by payer and currency; actions that were given up cost nothing. The number of
    /// actions whose cost or payer is not known yet comes second, so that the sum is not taken for
    /// the whole. A sum too large for 64 bits counts as not known.
    pub fn costs(&self) -> (BTreeMap<(Payer, Currency), i64>, usize) {
        let mut costs: BTreeMap<(Payer, Currency), i64> = BTreeMap::new();
        let mut unknown = 0;
        for action in self.actions.iter().filter(|a| a.status != ActionStatus::Dropped) {
            let (Some(cost), Some(payer)) = (&action.cost, action.payer) else {
                unknown += 1;
                continue;
            };
            let sum = costs.entry((payer, cost.currency)).or_default();
            match sum.checked_add(cost.minor) {
                Some(total) => *sum = total,
                None => unknown += 1,
            }
        }
        (costs, unknown)
    }
}
