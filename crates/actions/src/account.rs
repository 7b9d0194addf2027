//! What people do with their own accounts.

use access::{Account, Code, Token, totp};
use registry::problem;
use store::{Act, Session, Stored};
use vocabulary::Language;

use crate::session::{confirms, hashed};
use crate::{ActionError, Context, Institution, gate};

/// The actor's own account.
///
/// # Errors
///
/// Nobody is signed in.
pub async fn own(
    institution: &Institution,
    context: &Context,
) -> Result<Stored<Account>, ActionError> {
    let Some(account) = context.actor.account else { return Err(ActionError::Missing) };
    gate::existing(institution, account).await
}

/// The actor's sessions, the one seen last first.
///
/// # Errors
///
/// Nobody is signed in.
pub async fn sessions(
    institution: &Institution,
    context: &Context,
) -> Result<Vec<Session>, ActionError> {
    let Some(account) = context.actor.account else { return Err(ActionError::Missing) };
    Ok(institution.store.sessions(account).await?)
}

/// Ends every session of the actor but the one of this token.
///
/// # Errors
///
/// Nobody is signed in.
pub async fn end_other_sessions(
    institution: &Institution,
    context: &Context,
    token: &Token,
) -> Result<(), ActionError> {
    let Some(account) = context.actor.account else { return Err(ActionError::Missing) };
    let mut change = institution.store.begin().await?;
    change.end_sessions(account, Some(&token.digest())).await?;
    change.act(Act::new("sessions-ended", "account", account));
    Ok(change.commit(context.now, Some(account)).await?)
}

/// Whether a second factor is switched on, and how many recovery codes are left.
///
/// # Errors
///
/// Nobody is signed in.
pub async fn second_factor(
    institution: &Institution,
    context: &Context,
) -> Result<Option<usize>, ActionError> {
    let Some(account) = context.actor.account else { return Err(ActionError::Missing) };
    let keyring = institution.store.keyring(account).await?;
    let credentials = keyring.map(|keyring| keyring.record.credentials).unwrap_or_default();
    Ok(credentials.totp.is_some().then_some(credentials.recovery.len()))
}

/// Changes the actor's name, telephone, e-mail and language. The name by which the person signs in
/// stays. Another e-mail address asks for the password, because letters to it open the account.
///
/// # Errors
///
/// [`ActionError::Conflict`] when it was changed since `version`; the password is wrong; or
/// something has to be mended.
pub async fn update(
    institution: &Institution,
    context: &Context,
    version: i64,
    [name, phone, email]: [&str; 3],
    language: Language,
    password: &str,
) -> Result<(), ActionError> {
    let mut account = own(institution, context).await?.record;
    let is_other = account.email != email.trim();
    name.trim().clone_into(&mut account.name);
    phone.trim().clone_into(&mut account.phone);
    email.trim().clone_into(&mut account.email);
    account.language = language;
    crate::error::sound(account.problems())?;
    let keyring = match is_other {
        true => Some(confirms(institution, context, password).await?),
        false => None,
    };
    let mut change = institution.store.begin().await?;
    if let Some(keyring) = keyring {
        change.update(&keyring.record, keyring.version).await?;
    }
    change.update_account(&account, version).await?;
    change.act(Act::new("account-changed", "account", account.id).sealed(account.id, &account)?);
    Ok(change.commit(context.now, Some(account.id)).await?)
}

/// Changes the actor's password; every other session ends, and this one gets a new token.
///
/// # Errors
///
/// The current password is wrong, or the new one is weak.
pub async fn change_password(
    institution: &Institution,
    context: &Context,
    token: &Token,
    current: &str,
    [first, second]: [&str; 2],
) -> Result<Token, ActionError> {
    let account = own(institution, context).await?.record;
    let mut keyring = confirms(institution, context, current).await?;
    keyring.record.credentials.password = Some(hashed(context, &account, first, second).await?);
    let fresh = Token::new(context.bytes());
    let sessions = institution.store.sessions(account.id).await?;
    let digest = token.digest();
    let mut change = institution.store.begin().await?;
    change.update(&keyring.record, keyring.version).await?;
    change.end_sessions(account.id, None).await?;
    if let Some(session) = sessions.into_iter().find(|session| session.digest == digest) {
        change.open_session(&Session { digest: fresh.digest().to_vec(), ..session }).await?;
    }
    change.act(Act::new("password-changed", "account", account.id));
    change.commit(context.now, Some(account.id)).await?;
    Ok(fresh)
}

/// Switches the second factor on, once a code proves that the telephone has the secret. Returns
/// the recovery codes, which are shown this once.
///
/// # Errors
///
/// The password or the code is wrong.
pub async fn switch_on(
    institution: &Institution,
    context: &Context,
    password: &str,
    secret: &totp::Secret,
    code: &str,
) -> Result<[Code; 8], ActionError> {
    let mut keyring = confirms(institution, context, password).await?;
    let Some(step) = totp::verify(secret, code.trim(), context.now, None) else {
        return Err(ActionError::Invalid(vec![problem("code", "second-factor-wrong")]));
    };
    let codes = totp::recovery_codes(std::array::from_fn(|_| context.bytes()));
    let credentials = &mut keyring.record.credentials;
    credentials.totp = Some(secret.text());
    credentials.totp_step = Some(step);
    credentials.recovery = codes.iter().map(Code::digest).collect();
    let account = keyring.record.account;
    let mut change = institution.store.begin().await?;
    change.update(&keyring.record, keyring.version).await?;
    change.act(Act::new("second-factor-on", "account", account));
    change.commit(context.now, Some(account)).await?;
    Ok(codes)
}

/// Switches the second factor off.
///
/// # Errors
///
/// The password is wrong.
pub async fn switch_off(
    institution: &Institution,
    context: &Context,
    password: &str,
) -> Result<(), ActionError> {
    let mut keyring = confirms(institution, context, password).await?;
    let credentials = &mut keyring.record.credentials;
    (credentials.totp, credentials.totp_step) = (None, None);
    credentials.recovery.clear();
    let account = keyring.record.account;
    let mut change = institution.store.begin().await?;
    change.update(&keyring.record, keyring.version).await?;
    change.act(Act::new("second-factor-off", "account", account));
    Ok(change.commit(context.now, Some(account)).await?)
}
