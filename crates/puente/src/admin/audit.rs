//! `puente admin audit verify`: walks the whole audit. `puente admin audit head`: what to write down
//! today to prove later that it is still the same one.

use store::Store;
use words::{Message, decimal};

use crate::cli::AuditCommand;
use crate::config::Config;
use crate::error::Failure;
use crate::institution;

/// Hexadecimal digits of a digest.
const DIGITS: usize = 64;

pub(super) async fn run(command: &AuditCommand, config: &Config) -> Result<(), Failure> {
    match command {
        AuditCommand::Verify { head } => {
            let noted = head.as_deref().map(read).transpose()?;
            super::with_store(config, |store| verify(store, noted, config)).await
        }
        AuditCommand::Head => {
            let (number, digest) = super::with_store(config, |store| async move {
                store.audit_head().await.map_err(|error| institution::failure(&error))
            })
            .await?;
            if number == 0 {
                return Err(Failure::wrong(Message::new("admin-audit-empty")));
            }
            let digest: String = digest.iter().map(|byte| format!("{byte:02x}")).collect();
            println!("{number}:{digest}");
            Ok(())
        }
    }
}

/// A noted end of the chain, as `head` prints it.
fn read(text: &str) -> Result<(i64, Vec<u8>), Failure> {
    let wrong = || Failure::wrong(Message::new("admin-audit-noted").with("text", text));
    let (number, digits) = text.trim().split_once(':').ok_or_else(wrong)?;
    let number = number.parse().map_err(|_| wrong())?;
    if digits.len() != DIGITS || !digits.bytes().all(|b| b.is_ascii_hexdigit()) {
        return Err(wrong());
    }
    let byte = |at: usize| u8::from_str_radix(&digits[at..at + 2], 16).map_err(|_| wrong());
    let digest = (0..DIGITS).step_by(2).map(byte).collect::<Result<_, _>>()?;
    Ok((number, digest))
}

async fn verify(
    store: Store,
    noted: Option<(i64, Vec<u8>)>,
    config: &Config,
) -> Result<(), Failure> {
    let failed = |error| institution::failure(&error);
    let found = store.verify_audit().await.map_err(failed)?;
    if let Some((number, fault)) = found.broken {
        return Err(Failure::broken(fault.message(number)));
    }
    if let Some((number, digest)) = noted
        && !store.audit_holds(number, &digest).await.map_err(failed)?
    {
        let message = Message::new("admin-audit-exchanged").with("number", number.to_string());
        return Err(Failure::broken(message));
    }
    let message = Message::new("admin-audit-whole")
        .with("entries", decimal(found.entries as f64, 0))
        .with("forgotten", decimal(found.forgotten as f64, 0));
    super::say(&message, config.language);
    Ok(())
}
