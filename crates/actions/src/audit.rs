//! Reading and verifying the audit.

use access::{Account, Action};
use store::{AuditQuery, Entry, Stored, Verification};
use vocabulary::{AccountId, PartyId};

use crate::{ActionError, Context, Institution, gate};

/// An entry with the names of who did it and to what.
#[derive(Debug, Clone, PartialEq)]
pub struct Line {
    /// The entry.
    pub entry: Entry,
    /// Name of whoever did it; absent for the program, and for people who were erased.
    pub actor: Option<String>,
    /// Name of the party or person that it was done to; absent when it is neither, or erased.
    pub subject: Option<String>,
}

/// Entries of the audit, newest first.
///
/// # Errors
///
/// The actor may not read the audit.
pub async fn read(
    institution: &Institution,
    context: &Context,
    query: &AuditQuery,
    limit: u64,
) -> Result<Vec<Line>, ActionError> {
    gate::whole(context, Action::ReadAudit)?;
    let store = &institution.store;
    let entries = store.audit(query, limit).await?;
    let parties: Vec<PartyId> = entries.iter().map(|entry| PartyId(entry.subject)).collect();
    let names = store.names(&parties).await?;
    let mut people: Vec<(AccountId, Option<String>)> = Vec::new();
    let mut lines = Vec::new();
    for entry in entries {
        let ids = [entry.actor, (entry.kind == "account").then_some(AccountId(entry.subject))];
        for id in ids.into_iter().flatten() {
            if !people.iter().any(|(known, _)| *known == id) {
                let account: Option<Stored<Account>> = store.get(id).await?;
                let name = account.map(|account| account.record.name).filter(|n| !n.is_empty());
                people.push((id, name));
            }
        }
        let person = |id: AccountId| {
            people.iter().find(|(known, _)| *known == id).and_then(|(_, name)| name.clone())
        };
        let party = names.iter().find(|name| name.id.0 == entry.subject && !name.name.is_empty());
        let subject = party.map(|party| party.name.clone());
        lines.push(Line {
            actor: entry.actor.and_then(person),
            subject: subject.or_else(|| person(AccountId(entry.subject))),
            entry,
        });
    }
    Ok(lines)
}

/// Verifies the whole chain.
///
/// # Errors
///
/// The actor may not read the audit. What is wrong with it is no error but the result.
pub async fn verify(
    institution: &Institution,
    context: &Context,
) -> Result<Verification, ActionError> {
    gate::whole(context, Action::ReadAudit)?;
    Ok(institution.store.verify_audit().await?)
}
