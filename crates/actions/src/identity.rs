//! Signing in with an account at another provider (OpenID Connect).
//!
//! No account comes about here. A person who was invited links the account elsewhere while signed
//! in ([`connect`]) or instead of choosing a password ([`accept`]); from then on the provider's word
//! for it ([`Voucher`]) stands for the password, and for nothing else: a second factor of the own
//! account is still asked for ([`answer`]). What the provider says of names and e-mail addresses
//! plays no part.
//!
//! While the browser is away, an [`Attempt`] waits under a token that only this browser holds. It
//! serves once and for ten minutes.

use access::{Credentials, Failures, State, Token, too_many_attempts};
use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};
use store::{Act, Identity, Keyring, StoreError, Stored, Ticket};
use vocabulary::{AccountId, IdentityId, Language};

use crate::session::{SignedIn, confirms, look_up, open, refused, second_factor};
use crate::{ActionError, Context, Institution};

/// An attempt is given up after so long.
const PATIENCE: SignedDuration = SignedDuration::from_mins(10);

/// What a provider vouches for, once its word has been checked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Voucher {
    /// The provider.
    pub issuer: String,
    /// Its own name for the account there.
    pub subject: String,
}

/// What somebody wants who is sent to the provider.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Purpose {
    /// To sign in.
    SignIn,
    /// To link the account there to this one. The session that asked is named, so that nobody
    /// finishes what another began.
    Connect {
        /// Whose.
        account: AccountId,
        /// The digest of the session's token.
        session: [u8; 32],
    },
    /// To accept an invitation.
    Accept {
        /// The code of the invitation.
        code: String,
    },
    /// To show the second factor, after the provider has vouched.
    SecondFactor {
        /// Whose.
        account: AccountId,
    },
}

/// What has to be remembered while the browser is away.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Attempt {
    /// What for.
    pub purpose: Purpose,
    /// The page to go to afterwards.
    pub next: String,
    /// The language of the page that it began on.
    pub language: Language,
    /// The secret that the provider has to send back with its answer.
    pub state: String,
    /// The secret that has to stand in what the provider signs.
    pub nonce: String,
    /// The secret that shows the provider that whoever asks is whoever began (PKCE, RFC 7636).
    pub verifier: String,
}

/// Begins an attempt; the token is for the browser alone.
///
/// # Errors
///
/// The database cannot be used.
pub async fn begin(
    institution: &Institution,
    context: &Context,
    attempt: &Attempt,
) -> Result<Token, ActionError> {
    let token = Token::new(context.bytes());
    let body = serde_json::to_string(attempt).map_err(StoreError::from)?;
    let expires = context.now.saturating_add(PATIENCE).unwrap_or(Timestamp::MAX);
    institution.store.keep_attempt(&token.digest(), &body, expires).await?;
    Ok(token)
}

/// Takes an attempt up again, once.
///
/// # Errors
///
/// [`ActionError::Refused`] (`identity-stale`) when there is none under this token, or not any
/// more.
pub async fn take(
    institution: &Institution,
    context: &Context,
    token: Option<&Token>,
) -> Result<Attempt, ActionError> {
    let Some(token) = token else { return Err(refused("identity-stale")) };
    let body = institution.store.take_attempt(&token.digest(), context.now).await?;
    let body = body.ok_or_else(|| refused("identity-stale"))?;
    Ok(serde_json::from_str(&body).map_err(StoreError::from)?)
}

/// How far a person has come whom a provider vouches for.
#[derive(Debug, Clone)]
pub enum Entered {
    /// In.
    In(Box<SignedIn>),
    /// To the question for the second factor of this account.
    Factor(AccountId),
}

/// Signs in the person who has linked this account at the provider.
///
/// # Errors
///
/// [`ActionError::Refused`] (`identity-unknown`) when nobody has, or the person may not sign in.
pub async fn sign_in(
    institution: &Institution,
    context: &Context,
    voucher: &Voucher,
    agent: &str,
) -> Result<Entered, ActionError> {
    let store = &institution.store;
    let linked = store.identity(&voucher.issuer, &voucher.subject).await?;
    let linked = linked.ok_or_else(|| refused("identity-unknown"))?;
    let (account, keyring) = active(institution, linked.record.account).await?;
    if keyring.record.credentials.totp.is_some() {
        return Ok(Entered::Factor(account.id));
    }
    let verb = "identity-signed-in";
    Ok(Entered::In(Box::new(open(institution, context, account, keyring, agent, verb).await?)))
}

/// Answers the question for the second factor, and signs in.
///
/// # Errors
///
/// [`ActionError::Refused`] when the code is wrong, or says how long to wait.
pub async fn answer(
    institution: &Institution,
    context: &Context,
    account: AccountId,
    code: &str,
    agent: &str,
) -> Result<SignedIn, ActionError> {
    let (account, mut keyring) = active(institution, account).await?;
    let earlier = keyring.record.credentials.failures;
    if let Some(wait) = earlier.and_then(|failures| failures.wait(context.now)) {
        return Err(ActionError::Refused(too_many_attempts(wait)));
    }
    // Counted first, as with passwords, so that many attempts at once are not free.
    keyring.record.credentials.failures = Some(Failures::after(earlier, context.now));
    match institution.store.count_attempt(&keyring).await {
        Err(StoreError::Conflict) => return Err(refused("sign-in-again")),
        other => other?,
    }
    keyring.version += 1;
    if !second_factor(&mut keyring.record.credentials, code, context.now) {
        return Err(refused("second-factor-wrong"));
    }
    keyring.record.credentials.failures = None;
    open(institution, context, account, keyring, agent, "identity-signed-in").await
}

async fn active(
    institution: &Institution,
    id: AccountId,
) -> Result<(access::Account, Stored<Keyring>), ActionError> {
    let store = &institution.store;
    let account: Option<Stored<access::Account>> = store.get(id).await?;
    let account = account.map(|stored| stored.record).filter(|a| a.state == State::Active);
    match (account, store.keyring(id).await?) {
        (Some(account), Some(keyring)) => Ok((account, keyring)),
        _ => Err(refused("identity-unknown")),
    }
}

fn link(context: &Context, account: AccountId, voucher: &Voucher) -> Identity {
    Identity {
        id: IdentityId(context.uuid()),
        account,
        issuer: voucher.issuer.clone(),
        subject: voucher.subject.clone(),
        since: context.now,
    }
}

/// Refuses an account elsewhere that somebody has linked already.
async fn free(institution: &Institution, voucher: &Voucher) -> Result<(), ActionError> {
    match institution.store.identity(&voucher.issuer, &voucher.subject).await? {
        Some(_) => Err(refused("identity-taken")),
        None => Ok(()),
    }
}

async fn insert(change: &store::Change, identity: &Identity) -> Result<(), ActionError> {
    change.insert(identity).await.map_err(|error| match error {
        // Somebody was faster.
        StoreError::Taken => refused("identity-taken"),
        error => error.into(),
    })
}

/// Links an account elsewhere to the actor's own. Whoever asks has typed the password before the
/// browser was sent away (see [`confirm`]).
///
/// # Errors
///
/// Nobody is signed in, or [`ActionError::Refused`] (`identity-taken`) when it is linked already.
pub async fn connect(
    institution: &Institution,
    context: &Context,
    voucher: &Voucher,
) -> Result<(), ActionError> {
    let Some(account) = context.actor.account else { return Err(ActionError::Missing) };
    free(institution, voucher).await?;
    let identity = link(context, account, voucher);
    let mut change = institution.store.begin().await?;
    insert(&change, &identity).await?;
    change.act(Act::new("identity-linked", "account", account).sealed(account, &identity)?);
    Ok(change.commit(context.now, Some(account)).await?)
}

/// Accepts an invitation with an account elsewhere instead of a password, and signs in. Like a
/// password chosen with a code, it ends the code.
///
/// # Errors
///
/// [`ActionError::Refused`] when the code is no invitation that stands, or the account elsewhere
/// is linked already.
pub async fn accept(
    institution: &Institution,
    context: &Context,
    code: &str,
    voucher: &Voucher,
    agent: &str,
) -> Result<SignedIn, ActionError> {
    let (mut account, ticket) = look_up(institution, context, code).await?;
    if ticket != Ticket::Invitation {
        return Err(refused("code-unknown"));
    }
    free(institution, voucher).await?;
    let code = access::Code::parse(code).map_err(|m| ActionError::Refused(m.message()))?;
    let mut change = institution.store.begin().await?;
    if !change.redeem(&code.digest()).await? {
        return Err(refused("code-unknown"));
    }
    let stored: Stored<access::Account> =
        change.get(account.id).await?.ok_or(ActionError::Missing)?;
    account.state = State::Active;
    change.update_account(&account, stored.version).await?;
    if change.get::<Keyring>(account.id).await?.is_none() {
        let credentials = Credentials::default();
        change.insert(&Keyring { account: account.id, credentials }).await?;
    }
    let identity = link(context, account.id, voucher);
    insert(&change, &identity).await?;
    change.end_sessions(account.id, None).await?;
    let token = Token::new(context.bytes());
    change.open_session(&crate::session::session(context, &token, account.id, agent)).await?;
    change.act(Act::new("invitation-accepted", "account", account.id));
    change.act(Act::new("identity-linked", "account", account.id).sealed(account.id, &identity)?);
    change.commit(context.now, Some(account.id)).await?;
    Ok(SignedIn { token, account })
}

/// Whether the actor may begin to link an account elsewhere: the password is typed again, because
/// a link outlives the session.
///
/// # Errors
///
/// The password is wrong, or the account has none ([`ActionError::Invalid`]).
pub async fn confirm(
    institution: &Institution,
    context: &Context,
    password: &str,
) -> Result<(), ActionError> {
    let keyring = confirms(institution, context, password).await?;
    Ok(institution.store.count_attempt(&keyring).await?)
}

/// The accounts elsewhere that the actor has linked.
///
/// # Errors
///
/// Nobody is signed in.
pub async fn own(
    institution: &Institution,
    context: &Context,
) -> Result<Vec<Stored<Identity>>, ActionError> {
    let Some(account) = context.actor.account else { return Err(ActionError::Missing) };
    Ok(institution.store.identities(account).await?)
}

/// Ends a link of the actor's. Every other session ends too: one of them may have been opened by
/// it.
///
/// # Errors
///
/// The password is wrong, or there is no such link of the actor's.
pub async fn disconnect(
    institution: &Institution,
    context: &Context,
    token: &Token,
    id: IdentityId,
    password: &str,
) -> Result<(), ActionError> {
    let keyring = confirms(institution, context, password).await?;
    let account = keyring.record.account;
    let identity: Option<Stored<Identity>> = institution.store.get(id.0).await?;
    let identity = identity.filter(|identity| identity.record.account == account);
    let identity = identity.ok_or(ActionError::Missing)?;
    let mut change = institution.store.begin().await?;
    change.update(&keyring.record, keyring.version).await?;
    change.remove::<Identity>(id.0).await?;
    change.end_sessions(account, Some(&token.digest())).await?;
    let act = Act::new("identity-unlinked", "account", account);
    change.act(act.sealed(account, &identity.record)?);
    Ok(change.commit(context.now, Some(account)).await?)
}
