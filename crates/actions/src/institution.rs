use std::path::PathBuf;
use std::sync::Arc;

use access::Role;
use jiff::tz::TimeZone;
use serde::{Deserialize, Serialize};
use standards::Catalogue;
use store::{Index, Record, Store};
use uuid::Uuid;

use crate::ActionError;
use crate::benchmark::Snapshots;
use crate::shelf::Shelf;

/// The institution: its memory and its settings.
pub struct Institution {
    /// What it remembers.
    pub store: Store,
    /// Where it looks things up by words.
    pub index: Index,
    /// The folder that holds photographs and files, sealed.
    pub evidence: PathBuf,
    /// The accounts of a demonstration, shown on its sign-in page; none in a real institution.
    /// Where there are some, everything is made up, and every page says so.
    pub samples: Vec<Sample>,
    /// The time zone that decides what day it is.
    pub zone: TimeZone,
    /// What buyers ask for.
    standards: Shelf,
    /// What was published of groups of firms.
    pub(crate) snapshots: Snapshots,
}

/// An account that anybody may try in a demonstration.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sample {
    /// What it is to the institution.
    pub role: Role,
    /// The person's name.
    pub name: String,
    /// The name to sign in by.
    pub login: String,
    /// The password.
    pub password: String,
}

/// What managers settle for the institution. Months after which data are let go; absent means
/// never.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Settings {
    /// The institution's name, on its door and on everybody's start page.
    pub name: String,
    /// Invitations that nobody accepted.
    pub invitations: Option<u32>,
    /// Accounts that were disabled.
    pub disabled_accounts: Option<u32>,
    /// Requests that were answered.
    pub requests: Option<u32>,
    /// Firms whose case is closed and that have no standing consent.
    pub closed_firms: Option<u32>,
}

impl Default for Settings {
    /// Invitations a year, disabled accounts two years, answered requests five years, closed firms
    /// ten years.
    fn default() -> Self {
        Self {
            name: "Puente".to_owned(),
            invitations: Some(12),
            disabled_accounts: Some(24),
            requests: Some(60),
            closed_firms: Some(120),
        }
    }
}

/// There is one row of settings, under the nil identifier.
impl Record for Settings {
    const TABLE: &'static str = "setting";

    fn id(&self) -> Uuid {
        Uuid::nil()
    }

    fn columns(&self) -> Vec<(&'static str, store::Value)> {
        Vec::new()
    }
}

impl Institution {
    /// An institution in earnest: without sample accounts, with the standards that come with the
    /// program.
    ///
    /// # Panics
    ///
    /// A standard that comes with the program is faulty; tests read them all.
    pub fn new(store: Store, index: Index, evidence: PathBuf, zone: TimeZone) -> Self {
        let (samples, snapshots) = (Vec::new(), Snapshots::default());
        Self { store, index, evidence, samples, zone, standards: Shelf::new(), snapshots }
    }

    /// The institution with sample accounts: a demonstration.
    #[must_use]
    pub fn with_samples(mut self, samples: Vec<Sample>) -> Self {
        self.samples = samples;
        self
    }

    /// The standards that come with the program and those that the institution has published.
    ///
    /// # Errors
    ///
    /// The database cannot be used.
    pub async fn standards(&self) -> Result<Arc<Catalogue>, ActionError> {
        self.standards.catalogue(&self.store).await
    }

    /// The settings, or the default ones as long as nobody changed them.
    ///
    /// # Errors
    ///
    /// The database cannot be used.
    pub async fn settings(&self) -> Result<(Settings, Option<i64>), ActionError> {
        let stored = self.store.get::<Settings>(Uuid::nil()).await?;
        Ok(match stored {
            Some(stored) => (stored.record, Some(stored.version)),
            None => (Settings::default(), None),
        })
    }
}
