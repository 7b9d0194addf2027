//! `puente admin audit verify`: walks the whole audit.

use words::{Message, decimal};

use crate::cli::AuditCommand;
use crate::config::Config;
use crate::error::Failure;
use crate::institution;

pub(super) async fn run(command: &AuditCommand, config: &Config) -> Result<(), Failure> {
    let AuditCommand::Verify = command;
    let found = super::with_store(config, |store| async move {
        store.verify_audit().await.map_err(|error| institution::failure(&error))
    })
    .await?;
    if let Some((number, fault)) = found.broken {
        return Err(Failure::broken(fault.message(number)));
    }
    let message = Message::new("admin-audit-whole")
        .with("entries", decimal(found.entries as f64, 0))
        .with("forgotten", decimal(found.forgotten as f64, 0));
    super::say(&message, config.language);
    Ok(())
}
