//! Signing in and out, and codes that were handed out.

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};

use access::{
    Account, Code, Credentials, Failures, State, Token, login_of, password, too_many_attempts, totp,
};
use jiff::{SignedDuration, Timestamp};
use registry::problem;
use store::{Act, AuditQuery, Keyring, Session, StoreError, Stored, Ticket};
use tokio::sync::Semaphore;
use vocabulary::AccountId;
use words::Message;

use crate::{ActionError, Context, Institution};

/// A session ends after so long without a visit.
const IDLE: SignedDuration = SignedDuration::from_hours(24 * 7);
/// A session ends after so long in any case.
const LONGEST: SignedDuration = SignedDuration::from_hours(24 * 30);
/// Visits within so long of each other are not written down, so that reading is not writing.
const TOUCH: SignedDuration = SignedDuration::from_mins(5);
/// Password hashes computed at once: each takes 19 MiB and a core.
static HASHING: Semaphore = Semaphore::const_new(2);
/// Names that nobody signs in by and that were tried all the same. They are slowed down like
/// names that exist, so that nobody learns which do.
static STRANGERS: Mutex<Option<HashMap<String, Failures>>> = Mutex::new(None);
/// How many such names are remembered.
const STRANGERS_MOST: usize = 10_000;

/// A person who has just proved who they are.
#[derive(Debug, Clone)]
pub struct SignedIn {
    /// The session's token, for the browser alone.
    pub token: Token,
    /// Whose session it is.
    pub account: Account,
}

/// Runs something that takes a core and some memory, a few at a time, beside the requests.
async fn costly<T: Send + 'static>(
    work: impl FnOnce() -> T + Send + 'static,
) -> Result<T, ActionError> {
    // The semaphore is never closed.
    let _turn = HASHING.acquire().await;
    tokio::task::spawn_blocking(work)
        .await
        .map_err(|error| ActionError::Store(StoreError::Unavailable(error.to_string())))
}

pub(crate) fn refused(key: &'static str) -> ActionError {
    ActionError::Refused(Message::new(key))
}

/// Waits that a stranger's name has earned; counts one more attempt when there is none.
fn stranger(login: &str, now: Timestamp) -> Result<(), ActionError> {
    let mut strangers = STRANGERS.lock().unwrap_or_else(PoisonError::into_inner);
    let known = strangers.get_or_insert_default();
    if let Some(wait) = known.get(login).and_then(|failures| failures.wait(now)) {
        return Err(ActionError::Refused(too_many_attempts(wait)));
    }
    if known.len() >= STRANGERS_MOST {
        known.retain(|_, failures| failures.wait(now).is_some());
        if known.len() >= STRANGERS_MOST {
            known.clear();
        }
    }
    let failures = Failures::after(known.get(login).copied(), now);
    known.insert(login.to_owned(), failures);
    Ok(())
}

/// Signs a person in by name and password, and by a one-time code when the account asks for one.
/// An attempt is counted before the password is checked, so that many at once are not free.
///
/// # Errors
///
/// [`ActionError::Refused`] says that name or password are wrong (not which), that a code is
/// needed (`second-factor-needed`) or wrong, or how long to wait.
pub async fn sign_in(
    institution: &Institution,
    context: &Context,
    login: &str,
    typed: &str,
    code: &str,
    agent: &str,
) -> Result<SignedIn, ActionError> {
    let store = &institution.store;
    let login = login_of(login);
    let found = store.account_by_login(&login).await?;
    let account = found.filter(|account| account.record.state == State::Active);
    let keyring = match &account {
        Some(account) => store.keyring(account.record.id).await?,
        None => None,
    };
    let password = typed.to_owned();
    let (Some(account), Some(mut keyring)) = (account, keyring) else {
        stranger(&login, context.now)?;
        costly(move || access::password::verify_nothing(&password)).await?;
        return Err(refused("sign-in-wrong"));
    };
    let earlier = keyring.record.credentials.failures;
    if let Some(wait) = earlier.and_then(|failures| failures.wait(context.now)) {
        return Err(ActionError::Refused(too_many_attempts(wait)));
    }
    keyring.record.credentials.failures = Some(Failures::after(earlier, context.now));
    match store.count_attempt(&keyring).await {
        // Another attempt at the same moment was counted; this one has to come again.
        Err(StoreError::Conflict) => return Err(refused("sign-in-again")),
        other => other?,
    }
    keyring.version += 1;
    let hash = keyring.record.credentials.password.clone();
    let is_right = costly(move || match hash {
        Some(hash) => password::verify(&password, &hash),
        None => {
            password::verify_nothing(&password);
            false
        }
    })
    .await?;
    if !is_right {
        return Err(refused("sign-in-wrong"));
    }
    let credentials = &mut keyring.record.credentials;
    if credentials.totp.is_some() && code.trim().is_empty() {
        // The password was right: asking for the code is no failed attempt.
        credentials.failures = earlier;
        store.count_attempt(&keyring).await?;
        return Err(refused("second-factor-needed"));
    }
    if !second_factor(credentials, code, context.now) {
        return Err(refused("second-factor-wrong"));
    }
    credentials.failures = None;
    match open(institution, context, account.record, keyring, agent, "signed-in").await {
        // Another attempt was counted since this one was.
        Err(ActionError::Conflict) => Err(refused("sign-in-again")),
        other => other,
    }
}

/// Whether a one-time or recovery code is good; it is used up.
pub(crate) fn second_factor(credentials: &mut Credentials, code: &str, now: Timestamp) -> bool {
    let Some(secret) = credentials.totp.as_deref().and_then(totp::Secret::parse) else {
        return true;
    };
    if let Some(step) = totp::verify(&secret, code.trim(), now, credentials.totp_step) {
        credentials.totp_step = Some(step);
        return true;
    }
    let Ok(recovery) = Code::parse(code) else { return false };
    let digest = recovery.digest();
    let before = credentials.recovery.len();
    credentials.recovery.retain(|known| *known != digest);
    credentials.recovery.len() < before
}

/// Opens a session with a fresh token, so that no token from before is worth anything.
pub(crate) async fn open(
    institution: &Institution,
    context: &Context,
    account: Account,
    keyring: Stored<Keyring>,
    agent: &str,
    verb: &'static str,
) -> Result<SignedIn, ActionError> {
    let token = Token::new(context.bytes());
    let mut change = institution.store.begin().await?;
    change.update(&keyring.record, keyring.version).await?;
    change.open_session(&session(context, &token, account.id, agent)).await?;
    change.act(Act::new(verb, "account", account.id));
    change.commit(context.now, Some(account.id)).await?;
    Ok(SignedIn { token, account })
}

pub(crate) fn session(
    context: &Context,
    token: &Token,
    account: AccountId,
    agent: &str,
) -> Session {
    Session {
        digest: token.digest().to_vec(),
        account,
        created: context.now,
        seen: context.now,
        expires: context.now.saturating_add(IDLE).unwrap_or(Timestamp::MAX),
        agent: agent.chars().filter(|c| !c.is_control()).take(200).collect(),
    }
}

/// The account of a browser that shows a token, if its session still stands.
///
/// # Errors
///
/// The database cannot be used.
pub async fn resume(
    institution: &Institution,
    now: Timestamp,
    token: &Token,
) -> Result<Option<Account>, ActionError> {
    let store = &institution.store;
    let digest = token.digest();
    let Some(session) = store.session(&digest, now).await? else { return Ok(None) };
    let end = session.created.saturating_add(LONGEST).unwrap_or(Timestamp::MAX);
    if now >= end {
        return Ok(None);
    }
    let account: Option<Stored<Account>> = store.get(session.account).await?;
    let account = account.map(|a| a.record).filter(|account| account.state == State::Active);
    if account.is_some() && now.duration_since(session.seen) > TOUCH {
        let expires = now.saturating_add(IDLE).unwrap_or(Timestamp::MAX).min(end);
        store.touch_session(&digest, now, expires).await?;
    }
    Ok(account)
}

/// Ends the session of a token.
///
/// # Errors
///
/// The database cannot be used.
pub async fn sign_out(
    institution: &Institution,
    context: &Context,
    token: &Token,
) -> Result<(), ActionError> {
    let Some(account) = context.actor.account else { return Ok(()) };
    let mut change = institution.store.begin().await?;
    change.end_session(&token.digest()).await?;
    change.act(Act::new("signed-out", "account", account));
    Ok(change.commit(context.now, Some(account)).await?)
}

/// The account that a code was handed out to, with what the code is good for.
///
/// # Errors
///
/// [`ActionError::Refused`] says that the code is mistyped or not valid any more.
pub async fn look_up(
    institution: &Institution,
    context: &Context,
    typed: &str,
) -> Result<(Account, Ticket), ActionError> {
    let code = Code::parse(typed).map_err(|mistyped| ActionError::Refused(mistyped.message()))?;
    let found = institution.store.ticket(&code.digest(), context.now).await?;
    let Some((account, ticket)) = found else { return Err(refused("code-unknown")) };
    let account: Option<Stored<Account>> = institution.store.get(account).await?;
    let account = account.map(|account| account.record);
    let fits = |account: &Account| match ticket {
        Ticket::Invitation => account.state == State::Invited,
        Ticket::Reset | Ticket::Mailed => account.state == State::Active,
    };
    account.filter(fits).map(|account| (account, ticket)).ok_or_else(|| refused("code-unknown"))
}

/// Takes a code back for a password that the person chooses, and signs the person in. Every other
/// session of the account ends. Nobody is signed in (`None`) when the account asks for a second
/// factor: a code on paper does not replace it.
///
/// # Errors
///
/// [`ActionError::Refused`] as in [`look_up`]; [`ActionError::Invalid`] when the password is weak
/// or the two differ.
pub async fn redeem(
    institution: &Institution,
    context: &Context,
    typed: &str,
    [first, second]: [&str; 2],
    agent: &str,
) -> Result<Option<SignedIn>, ActionError> {
    let (mut account, ticket) = look_up(institution, context, typed).await?;
    let hash = hashed(context, &account, first, second).await?;
    let code = Code::parse(typed).map_err(|mistyped| ActionError::Refused(mistyped.message()))?;
    let store = &institution.store;
    let mut change = store.begin().await?;
    if !change.redeem(&code.digest()).await? {
        return Err(refused("code-unknown"));
    }
    let stored: Stored<Account> = change.get(account.id).await?.ok_or(ActionError::Missing)?;
    account.state = State::Active;
    change.update_account(&account, stored.version).await?;
    let keyring: Option<Stored<Keyring>> = change.get(account.id).await?;
    let has_factor = keyring.as_ref().is_some_and(|k| k.record.credentials.totp.is_some());
    match keyring {
        Some(mut keyring) => {
            keyring.record.credentials.password = Some(hash);
            keyring.record.credentials.failures = None;
            change.update(&keyring.record, keyring.version).await?;
        }
        None => {
            let credentials = Credentials { password: Some(hash), ..Credentials::default() };
            change.insert(&Keyring { account: account.id, credentials }).await?;
        }
    }
    change.end_sessions(account.id, None).await?;
    let token = Token::new(context.bytes());
    if !has_factor {
        change.open_session(&session(context, &token, account.id, agent)).await?;
    }
    let verb = match ticket {
        Ticket::Invitation => "invitation-accepted",
        Ticket::Reset | Ticket::Mailed => "password-reset",
    };
    change.act(Act::new(verb, "account", account.id));
    change.commit(context.now, Some(account.id)).await?;
    Ok((!has_factor).then_some(SignedIn { token, account }))
}

/// A code that is sent by mail is good for so long.
const MAILED: SignedDuration = SignedDuration::from_hours(1);
/// Between two letters to the same person.
const BETWEEN_LETTERS: SignedDuration = SignedDuration::from_mins(15);
/// Letters to the same person in a day.
const LETTERS_A_DAY: usize = 3;

/// Makes a code for somebody who forgot the password, to be sent to the account's own e-mail
/// address. `None` when nobody active signs in by that name, the person has no e-mail address, or
/// has been sent enough letters; whoever asked must not be able to tell these apart. Codes that an
/// agent handed out stay good.
///
/// # Errors
///
/// The database cannot be used.
pub async fn forgotten(
    institution: &Institution,
    context: &Context,
    login: &str,
) -> Result<Option<(Account, Code)>, ActionError> {
    let store = &institution.store;
    let found = store.account_by_login(&login_of(login)).await?.map(|stored| stored.record);
    let fits = |account: &Account| account.state == State::Active && !account.email.is_empty();
    let Some(account) = found.filter(fits) else { return Ok(None) };
    // The audit remembers the letters, so that a restart or a second server forgets none.
    let about = AuditQuery { subject: Some(account.id.0), ..AuditQuery::default() };
    let acts = store.audit(&about, 200).await?;
    let letters = acts.iter().filter(|entry| entry.verb == "reset-mailed");
    let ages: Vec<SignedDuration> =
        letters.map(|letter| context.now.duration_since(letter.at)).collect();
    let is_recent = ages.iter().any(|age| *age < BETWEEN_LETTERS);
    let today = ages.iter().filter(|age| **age < SignedDuration::from_hours(24)).count();
    if is_recent || today >= LETTERS_A_DAY {
        return Ok(None);
    }
    let code = Code::new(context.bytes());
    let expires = context.now.saturating_add(MAILED).unwrap_or(Timestamp::MAX);
    let mut change = store.begin().await?;
    change.hand_out(&code.digest(), account.id, Ticket::Mailed, expires).await?;
    change.act(Act::new("reset-mailed", "account", account.id));
    change.commit(context.now, context.actor.account).await?;
    Ok(Some((account, code)))
}

/// The hash of a password that is typed twice alike and not easy to guess.
pub(crate) async fn hashed(
    context: &Context,
    account: &Account,
    first: &str,
    second: &str,
) -> Result<String, ActionError> {
    let personal = [account.name.as_str(), &account.login, &account.email, &account.phone];
    if let Err(weakness) = password::check(first, &personal) {
        let message = weakness.message();
        return Err(ActionError::Invalid(vec![registry::Problem {
            field: "password".into(),
            message,
        }]));
    }
    if first != second {
        return Err(ActionError::Invalid(vec![problem("again", "problem-password-again")]));
    }
    let (password, salt) = (first.to_owned(), context.bytes());
    costly(move || password::hash(&password, salt)).await
}

/// Whether a password is the account's own, for changes that need it typed again.
pub(crate) async fn confirms(
    institution: &Institution,
    context: &Context,
    typed: &str,
) -> Result<Stored<Keyring>, ActionError> {
    let Some(account) = context.actor.account else { return Err(ActionError::Missing) };
    let store = &institution.store;
    let mut keyring = store.keyring(account).await?.ok_or(ActionError::Missing)?;
    let earlier = keyring.record.credentials.failures;
    if let Some(wait) = earlier.and_then(|failures| failures.wait(context.now)) {
        return Err(ActionError::Refused(too_many_attempts(wait)));
    }
    // Whoever came in by another provider may have none yet.
    if keyring.record.credentials.password.is_none() {
        return Err(ActionError::Invalid(vec![problem("current", "problem-no-password")]));
    }
    keyring.record.credentials.failures = Some(Failures::after(earlier, context.now));
    store.count_attempt(&keyring).await?;
    keyring.version += 1;
    let (password, hash) = (typed.to_owned(), keyring.record.credentials.password.clone());
    let is_right =
        costly(move || hash.is_some_and(|hash| password::verify(&password, &hash))).await?;
    if !is_right {
        return Err(ActionError::Invalid(vec![problem("current", "problem-password-current")]));
    }
    keyring.record.credentials.failures = None;
    Ok(keyring)
}
