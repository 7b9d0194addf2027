//! `puente admin check`: looks whether the database is as the program wrote it.

use words::{Message, decimal};

use crate::config::Config;
use crate::error::Failure;
use crate::institution;

/// Findings that are said one by one.
const SAID: usize = 50;

pub(super) async fn run(config: &Config) -> Result<(), Failure> {
    let findings = super::with_store(config, |store| async move {
        store.check().await.map_err(|error| institution::failure(&error))
    })
    .await?;
    if findings.is_empty() {
        super::say(&Message::new("admin-check-sound"), config.language);
        return Ok(());
    }
    for finding in findings.iter().take(SAID) {
        super::say(&finding.message(), config.language);
    }
    let count = decimal(findings.len() as f64, 0);
    Err(Failure::broken(Message::new("admin-check-broken").with("count", count)))
}
