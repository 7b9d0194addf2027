//! The institution's settings, and the rules by which it lets data go.

use access::{Account, Action, Scope, State};
use jiff::Span;
use jiff::civil::Date;
use registry::{Consent, Event, Firm, Request, is_case_open};
use store::{Act, FirmQuery, Page, Stored};
use uuid::Uuid;

use crate::{ActionError, Context, Institution, Settings, gate};

/// Changes the settings.
///
/// # Errors
///
/// The actor may not, or somebody changed them since `version`.
pub async fn change_settings(
    institution: &Institution,
    context: &Context,
    settings: &Settings,
    version: Option<i64>,
) -> Result<(), ActionError> {
    gate::whole(context, Action::ChangeSettings)?;
    let mut change = institution.store.begin().await?;
    match version {
        Some(version) => change.update(settings, version).await?,
        None => change.insert(settings).await?,
    }
    change.act(Act::new("settings-changed", "settings", Uuid::nil()).open(settings)?);
    Ok(change.commit(context.now, context.actor.account).await?)
}

/// What a run of the rules let go.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Released {
    /// Invitations that nobody accepted.
    pub invitations: usize,
    /// Accounts that were disabled.
    pub accounts: usize,
    /// Requests that were answered.
    pub requests: usize,
    /// Firms whose case is closed and that have no standing consent.
    pub firms: usize,
}

fn before(today: Date, months: Option<u32>) -> Option<Date> {
    Some(today.saturating_sub(Span::new().months(i64::from(months?))))
}

/// Runs the rules: erases what the settings say is not kept any longer, and forgets sessions and
/// codes that have expired. The server runs them every day.
///
/// # Errors
///
/// The actor may not, or the database cannot be used.
pub async fn run(institution: &Institution, context: &Context) -> Result<Released, ActionError> {
    gate::whole(context, Action::ChangeSettings)?;
    let store = &institution.store;
    store.forget_expired(context.now).await?;
    let (settings, _) = institution.settings().await?;
    let today = context.today();
    let mut released = Released::default();
    let day = |at: jiff::Timestamp| context.zone.to_datetime(at).date();

    for account in store.accounts(&Scope::all(), today, Page::ALL).await?.rows {
        let limit = match account.record.state {
            State::Invited => before(today, settings.invitations),
            State::Disabled => before(today, settings.disabled_accounts),
            State::Active | State::Erased => None,
        };
        let Some(limit) = limit else { continue };
        if last_act(institution, account.record.id.0).await?.is_some_and(|at| day(at) < limit) {
            erase_account(institution, context, &account).await?;
            match account.record.state {
                State::Invited => released.invitations += 1,
                _ => released.accounts += 1,
            }
        }
    }
    for firm in store.firms(&Scope::all(), &FirmQuery::default(), today, Page::ALL).await?.rows {
        let id = firm.record.id;
        if let Some(limit) = before(today, settings.requests) {
            for request in store.of_firm::<Request>(id).await? {
                if request.record.answered.is_some_and(|at| day(at) < limit) {
                    let mut change = store.begin().await?;
                    change.remove::<Request>(request.record.id).await?;
                    change.act(Act::new("request-released", "firm", id));
                    change.commit(context.now, context.actor.account).await?;
                    released.requests += 1;
                }
            }
        }
        let Some(limit) = before(today, settings.closed_firms) else { continue };
        if is_over(institution, &firm.record, limit).await? {
            crate::firm::erase(institution, context, id).await?;
            released.firms += 1;
        }
    }
    Ok(released)
}

/// Whether a firm's case was closed before a day and nothing gives a reason to keep it.
async fn is_over(institution: &Institution, firm: &Firm, limit: Date) -> Result<bool, ActionError> {
    let store = &institution.store;
    let events: Vec<Stored<Event>> = store.of_firm(firm.id).await?;
    let events: Vec<Event> = events.into_iter().map(|event| event.record).collect();
    let Some(last) = events.iter().map(|event| event.day).max() else { return Ok(false) };
    if is_case_open(&events) || last >= limit {
        return Ok(false);
    }
    let consents: Vec<Stored<Consent>> = store.of_firm(firm.id).await?;
    Ok(!consents.iter().any(|consent| consent.record.stands()))
}

async fn last_act(
    institution: &Institution,
    subject: Uuid,
) -> Result<Option<jiff::Timestamp>, ActionError> {
    let query = store::AuditQuery { subject: Some(subject), ..store::AuditQuery::default() };
    Ok(institution.store.audit(&query, 1).await?.first().map(|entry| entry.at))
}

async fn erase_account(
    institution: &Institution,
    context: &Context,
    account: &Stored<Account>,
) -> Result<(), ActionError> {
    let mut change = institution.store.begin().await?;
    change.erase_account(account).await?;
    change.act(Act::new("account-erased", "account", account.record.id));
    Ok(change.commit(context.now, context.actor.account).await?)
}
