//! Letters that remind people of what is due in improvement plans.

use std::collections::BTreeMap;

use access::{Account, Action, Role, Scope, State};
use store::{Act, AuditQuery, Page, PartyName};
use vocabulary::{FirmId, PartyId};

use crate::today::due;
use crate::{ActionError, Context, Institution, gate};

/// Acts about an account that are looked through for letters of the day.
const LOOKED_THROUGH: u64 = 200;

/// What somebody is to be reminded of.
#[derive(Debug, Clone)]
pub struct Reminder {
    /// Who.
    pub account: Account,
    /// The firms that have something due, by name, and how much.
    pub firms: Vec<(String, usize)>,
}

/// Who is to be written to today: owners and agents with an e-mail address, for whose firms
/// something is due, and who were not written to today. Each sees what they would see on their own
/// start page, and nothing else is in it.
///
/// # Errors
///
/// The actor may not write to people, or the database cannot be used.
pub async fn waiting(
    institution: &Institution,
    context: &Context,
) -> Result<Vec<Reminder>, ActionError> {
    gate::whole(context, Action::ManageStaff)?;
    let store = &institution.store;
    let accounts = store.accounts(&Scope::all(), context.today(), Page::ALL).await?.rows;
    let mut reminders = Vec::new();
    for account in accounts.into_iter().map(|stored| stored.record) {
        let near = account.roles.iter().any(|role| matches!(role, Role::Member | Role::Agent));
        // A manager reaches every firm; a letter about all of them would help nobody.
        let all = account.roles.contains(&Role::Manager);
        if account.state != State::Active || account.email.is_empty() || !near || all {
            continue;
        }
        let own = context.acting_as(account.actor());
        let mut counts: BTreeMap<FirmId, usize> = BTreeMap::new();
        for due in due(institution, &own).await? {
            *counts.entry(due.firm).or_default() += 1;
        }
        if counts.is_empty() || written_today(institution, context, &account).await? {
            continue;
        }
        let ids: Vec<PartyId> = counts.keys().map(|firm| PartyId::from(*firm)).collect();
        let names: Vec<PartyName> = store.names(&ids).await?;
        let count = |name: &PartyName| counts.get(&FirmId(name.id.0)).copied().unwrap_or_default();
        let firms = names.iter().map(|name| (name.name.clone(), count(name))).collect();
        reminders.push(Reminder { account, firms });
    }
    Ok(reminders)
}

/// Whether somebody was written to today. The audit remembers it, so that neither a restart nor a
/// second call writes twice; a letter that could not be sent does not count.
async fn written_today(
    institution: &Institution,
    context: &Context,
    account: &Account,
) -> Result<bool, ActionError> {
    let about = AuditQuery { subject: Some(account.id.0), ..AuditQuery::default() };
    let acts = institution.store.audit(&about, LOOKED_THROUGH).await?;
    let day = |at| context.zone.to_datetime(at).date();
    let today = acts.iter().filter(|entry| day(entry.at) == context.today());
    let count = |verb: &str| today.clone().filter(|entry| entry.verb == verb).count();
    Ok(count("reminder-mailed") > count("reminder-returned"))
}

/// Notes that a letter goes out, before it does: whatever happens then, there is no second one.
///
/// # Errors
///
/// The actor may not write to people, or the database cannot be used.
pub async fn goes_out(
    institution: &Institution,
    context: &Context,
    account: &Account,
) -> Result<(), ActionError> {
    note(institution, context, account, "reminder-mailed").await
}

/// Notes that a letter could not be sent, so that it is tried again.
///
/// # Errors
///
/// As [`goes_out`].
pub async fn came_back(
    institution: &Institution,
    context: &Context,
    account: &Account,
) -> Result<(), ActionError> {
    note(institution, context, account, "reminder-returned").await
}

async fn note(
    institution: &Institution,
    context: &Context,
    account: &Account,
    verb: &'static str,
) -> Result<(), ActionError> {
    gate::whole(context, Action::ManageStaff)?;
    let mut change = institution.store.begin().await?;
    change.act(Act::new(verb, "account", account.id));
    Ok(change.commit(context.now, context.actor.account).await?)
}
