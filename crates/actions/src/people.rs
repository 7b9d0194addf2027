//! Inviting people and looking after their accounts.

use access::{Account, Action, Code, Role, State, login_of, managing, may, scope};
use jiff::{SignedDuration, Timestamp};
use registry::problem;
use store::{Act, Keyring, List, Page, Stored, Ticket};
use vocabulary::{AccountId, FirmId, fold};

use crate::error::sound;
use crate::{ActionError, Context, Institution, gate};

/// An invitation is good for so long: paper travels slowly.
const INVITATION: SignedDuration = SignedDuration::from_hours(24 * 30);
/// A code for a new password is good for so long.
const RESET: SignedDuration = SignedDuration::from_hours(24);

/// People whose accounts the actor may see, by name.
///
/// # Errors
///
/// The actor may see none.
pub async fn list(
    institution: &Institution,
    context: &Context,
    page: Page,
) -> Result<List<Stored<Account>>, ActionError> {
    let reach = scope(&context.actor, Action::ReadAccount);
    if reach.is_none() {
        return Err(ActionError::Missing);
    }
    Ok(institution.store.accounts(&reach, context.today(), page).await?)
}

/// A person's account, and whether the actor may manage it.
///
/// # Errors
///
/// It does not exist for this actor.
pub async fn show(
    institution: &Institution,
    context: &Context,
    id: AccountId,
) -> Result<(Stored<Account>, bool), ActionError> {
    let account = gate::account(institution, context, id, false).await?;
    if account.record.state == State::Erased {
        return Err(ActionError::Missing);
    }
    let manages = gate::account(institution, context, id, true).await.is_ok();
    Ok((account, manages))
}

/// Whether the actor may give an account these roles, communities and firms: managing whoever
/// holds them must be its business, and an agent's business ends at its communities.
async fn may_grant(
    institution: &Institution,
    context: &Context,
    account: &Account,
) -> Result<(), ActionError> {
    let action = managing(&account.roles);
    let reach = scope(&context.actor, action);
    if reach.is_none() {
        return Err(ActionError::Missing);
    }
    if reach.all {
        return Ok(());
    }
    for firm in &account.firms {
        let subject = institution.store.firm_subject(*firm, context.today()).await?;
        if !may(&context.actor, action, &subject) {
            return Err(ActionError::Missing);
        }
    }
    if account.communities.is_empty() { Ok(()) } else { Err(ActionError::Missing) }
}

/// A name to sign in by: the e-mail address or telephone number, or a short name made of the
/// person's own.
async fn free_login(
    institution: &Institution,
    context: &Context,
    account: &Account,
) -> Result<String, ActionError> {
    for login in [&account.email, &account.phone].map(|text| login_of(text)) {
        let is_free =
            !login.is_empty() && institution.store.account_by_login(&login).await?.is_none();
        if is_free {
            return Ok(login);
        }
    }
    let words: Vec<String> = fold(&account.name)
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_owned)
        .collect();
    let base = match words.as_slice() {
        [] => "persona".to_owned(),
        [only] => only.clone(),
        [first, .., last] => format!("{first}.{last}"),
    };
    for number in 1.. {
        let login = if number == 1 { base.clone() } else { format!("{base}{number}") };
        if institution.store.account_by_login(&login).await?.is_none() {
            return Ok(login);
        }
        if number > 99 {
            break;
        }
    }
    let [a, b, c, d] = context.bytes::<4>();
    Ok(format!("{base}{a:02x}{b:02x}{c:02x}{d:02x}"))
}

/// Invites a person. The code leads to the page where the person chooses a password; it is shown
/// this once, to be given on paper, by phone or as a link.
///
/// # Errors
///
/// Something has to be mended, or the actor may not invite such a person.
pub async fn invite(
    institution: &Institution,
    context: &Context,
    mut account: Account,
) -> Result<(AccountId, Code), ActionError> {
    sound(account.problems())?;
    may_grant(institution, context, &account).await?;
    account.id = AccountId(context.uuid());
    account.state = State::Invited;
    account.login = free_login(institution, context, &account).await?;
    let code = Code::new(context.bytes());
    let mut change = institution.store.begin().await?;
    change.insert_account(&account).await?;
    let expires = later(context.now, INVITATION);
    change.hand_out(&code.digest(), account.id, Ticket::Invitation, expires).await?;
    change.act(Act::new("account-invited", "account", account.id).sealed(account.id, &account)?);
    change.commit(context.now, context.actor.account).await?;
    Ok((account.id, code))
}

fn later(now: Timestamp, by: SignedDuration) -> Timestamp {
    now.saturating_add(by).unwrap_or(Timestamp::MAX)
}

/// Hands out a new code: to accept the invitation, or to choose a new password. Earlier codes end.
/// `forget_second_factor` is for people who lost their telephone and their recovery codes.
///
/// # Errors
///
/// The account does not exist for this actor, or is disabled.
pub async fn hand_code(
    institution: &Institution,
    context: &Context,
    id: AccountId,
    forget_second_factor: bool,
) -> Result<Code, ActionError> {
    let account = gate::account(institution, context, id, true).await?;
    let (ticket, life) = match account.record.state {
        State::Invited => (Ticket::Invitation, INVITATION),
        State::Active => (Ticket::Reset, RESET),
        State::Disabled | State::Erased => return Err(ActionError::Missing),
    };
    let code = Code::new(context.bytes());
    let mut change = institution.store.begin().await?;
    change.hand_out(&code.digest(), id, ticket, later(context.now, life)).await?;
    change.act(Act::new("code-handed-out", "account", id));
    if forget_second_factor && let Some(mut keyring) = change.get::<Keyring>(id).await? {
        keyring.record.credentials.totp = None;
        keyring.record.credentials.recovery.clear();
        change.update(&keyring.record, keyring.version).await?;
        change.act(Act::new("second-factor-off", "account", id));
    }
    change.commit(context.now, context.actor.account).await?;
    Ok(code)
}

/// Changes what a person is to the institution: roles, communities, firms, and whom they speak
/// for. It takes effect with the person's next request.
///
/// # Errors
///
/// [`ActionError::Conflict`] when it was changed since `version`; something has to be mended; or
/// the actor may not manage the account as it was, or as it would be.
pub async fn assign(
    institution: &Institution,
    context: &Context,
    account: &Account,
    version: i64,
) -> Result<(), ActionError> {
    let before = gate::account(institution, context, account.id, true).await?.record;
    let changed = Account {
        roles: account.roles.clone(),
        communities: account.communities.clone(),
        firms: account.firms.clone(),
        party: account.party,
        ..before.clone()
    };
    // A firm that is not this actor's business stays with the person, whatever was sent.
    let (mut changed, action) = (changed, before.managed_by());
    for firm in &before.firms {
        let subject = institution.store.firm_subject(*firm, context.today()).await?;
        if !changed.firms.contains(firm) && !may(&context.actor, action, &subject) {
            changed.firms.push(*firm);
        }
    }
    sound(changed.problems())?;
    let added = changed.firms.iter().filter(|firm| !before.firms.contains(firm));
    let granted = Account { firms: added.copied().collect(), ..changed.clone() };
    may_grant(institution, context, &granted).await?;
    // Nobody gives an office to themselves.
    if context.actor.account == Some(account.id) && changed.roles != before.roles {
        return Err(ActionError::Invalid(vec![problem("roles", "problem-own-roles")]));
    }
    let mut change = institution.store.begin().await?;
    change.update_account(&changed, version).await?;
    change.act(Act::new("account-assigned", "account", account.id).sealed(account.id, &changed)?);
    Ok(change.commit(context.now, context.actor.account).await?)
}

/// Gives a person a further firm; whoever had none becomes a firm member. What the person already
/// is stays.
///
/// # Errors
///
/// [`ActionError::Conflict`] when the account was changed since `version`; or account or firm are
/// not the actor's business.
pub async fn add_firm(
    institution: &Institution,
    context: &Context,
    id: AccountId,
    firm: FirmId,
    version: i64,
) -> Result<(), ActionError> {
    let mut account = gate::account(institution, context, id, true).await?.record;
    gate::firm(institution, context, Action::ReadFirm, firm).await?;
    if account.state == State::Disabled || account.state == State::Erased {
        return Err(ActionError::Missing);
    }
    if !account.firms.contains(&firm) {
        account.firms.push(firm);
    }
    if !account.roles.contains(&Role::Member) {
        account.roles.push(Role::Member);
    }
    assign(institution, context, &account, version).await
}

/// Disables an account, or enables it again. Its sessions, and its links to accounts at other
/// providers, end at once.
///
/// # Errors
///
/// It does not exist for this actor, or it is the actor's own.
pub async fn set_enabled(
    institution: &Institution,
    context: &Context,
    id: AccountId,
    version: i64,
    enabled: bool,
) -> Result<(), ActionError> {
    let mut account = gate::account(institution, context, id, true).await?.record;
    if context.actor.account == Some(id) || account.state == State::Erased {
        return Err(ActionError::Missing);
    }
    let mut change = institution.store.begin().await?;
    let has_password = change
        .get::<Keyring>(id)
        .await?
        .is_some_and(|keyring| keyring.record.credentials.password.is_some());
    account.state = match (enabled, has_password) {
        (false, _) => State::Disabled,
        (true, true) => State::Active,
        (true, false) => State::Invited,
    };
    change.update_account(&account, version).await?;
    change.end_sessions(id, None).await?;
    // Whoever is let in again is let in by a password or a new invitation.
    change.unlink(id).await?;
    let verb = if enabled { "account-enabled" } else { "account-disabled" };
    change.act(Act::new(verb, "account", id));
    Ok(change.commit(context.now, context.actor.account).await?)
}

/// Erases an account: its data are deleted and its key destroyed; the audit stays whole.
///
/// # Errors
///
/// It does not exist for this actor, or it is the actor's own.
pub async fn erase(
    institution: &Institution,
    context: &Context,
    id: AccountId,
) -> Result<(), ActionError> {
    let account = gate::account(institution, context, id, true).await?;
    if context.actor.account == Some(id) || account.record.state == State::Erased {
        return Err(ActionError::Missing);
    }
    let mut change = institution.store.begin().await?;
    change.erase_account(&account).await?;
    change.act(Act::new("account-erased", "account", id));
    Ok(change.commit(context.now, context.actor.account).await?)
}
