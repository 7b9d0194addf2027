use jiff::Timestamp;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use uuid::Uuid;
use vocabulary::{AccountId, FirmId};

use crate::{Assessment, Obstacles, Plan, Upgrade};

/// Something of this crate as an institution keeps it: whose it is, and who wrote it when.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Filed<T> {
    /// The identifier; for an assessment and a plan it is their own.
    pub id: Uuid,
    /// The firm.
    pub firm: FirmId,
    /// Who wrote it.
    pub author: AccountId,
    /// When it was first kept.
    pub recorded: Timestamp,
    /// Who else looked at it and vouches for it, and when.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub verified: Option<(AccountId, Timestamp)>,
    /// What it is.
    pub content: T,
}

/// What can be filed, and by which day it is ordered.
pub trait Content {
    /// The day that it is about.
    fn day(&self) -> Option<Date>;
}

impl Content for Assessment {
    fn day(&self) -> Option<Date> {
        Some(self.date)
    }
}

impl Content for Plan {
    /// The day on which the next open action is due, or somebody is to be reminded of one.
    fn day(&self) -> Option<Date> {
        let open = self.actions.iter().filter(|action| action.status.is_open());
        open.flat_map(|action| action.by.iter().chain(&action.reminders)).min().copied()
    }
}

impl Content for Obstacles {
    fn day(&self) -> Option<Date> {
        Some(self.date)
    }
}

impl Content for Upgrade {
    fn day(&self) -> Option<Date> {
        Some(self.since)
    }
}
