use access::{Account, Scope, State};
use jiff::Timestamp;
use jiff::civil::Date;
use sea_orm::sea_query::{Condition, Expr, ExprTrait as _, Order, Query};
use sea_orm::{ConnectionTrait, QueryResult};
use vocabulary::{AccountId, Code as _, FirmId, PartyId, codes};

use crate::record::{Identity, Keyring, SavedList, Stored, read, select};
use crate::scope;
use crate::{Change, List, Page, Store, StoreError};

codes! {
    /// What a code or link that was handed out is good for.
    pub enum Ticket("ticket") {
        /// To accept an invitation and choose a password.
        Invitation = "invitation",
        /// To choose a new password.
        Reset = "reset",
        /// To choose a new password, sent by mail. It stands beside [`Ticket::Reset`], so that
        /// nobody who asks for mail in another's name ends the code that an agent gave.
        Mailed = "mailed",
    }
}

/// A browser that is signed in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Session {
    /// The digest of its token.
    pub digest: Vec<u8>,
    /// Whose it is.
    pub account: AccountId,
    /// When it was opened.
    pub created: Timestamp,
    /// When it was last seen, to within a few minutes.
    pub seen: Timestamp,
    /// When it ends by itself.
    pub expires: Timestamp,
    /// What the browser calls itself.
    pub agent: String,
}

fn timestamp(row: &QueryResult, column: &str) -> Result<Timestamp, StoreError> {
    Timestamp::from_millisecond(row.try_get("", column)?)
        .map_err(|error| StoreError::Damaged(error.to_string()))
}

fn session(row: &QueryResult) -> Result<Session, StoreError> {
    Ok(Session {
        digest: row.try_get("", "digest")?,
        account: AccountId(row.try_get("", "account")?),
        created: timestamp(row, "created")?,
        seen: timestamp(row, "seen")?,
        expires: timestamp(row, "expires")?,
        agent: row.try_get("", "agent")?,
    })
}

const SESSION: [&str; 6] = ["digest", "account", "created", "seen", "expires", "agent"];

/// The tables whose rows belong to one firm and go with it.
const OF_FIRM: [&str; 12] = [
    "panel",
    "consent",
    "request",
    "event",
    "membership",
    "assessment",
    "plan",
    "obstacles",
    "upgrade",
    "evidence",
    "experience",
    "feedback",
];

impl Change {
    /// Writes which firms and communities an account reaches, beside the account itself.
    async fn assign(&self, account: &Account) -> Result<(), StoreError> {
        let own = Expr::col("account").eq(account.id.0);
        self.delete("assignment", Condition::all().add(own)).await?;
        let firms = account.firms.iter().map(|firm| PartyId::from(*firm));
        let communities = account.communities.iter().map(|community| PartyId::from(*community));
        for party in firms.chain(communities) {
            let row = Query::insert()
                .into_table("assignment")
                .columns(["account", "party"])
                .values_panic([Expr::val(account.id.0), Expr::val(party.0)])
                .to_owned();
            self.transaction.execute(&row).await?;
        }
        Ok(())
    }

    /// Stores a new account.
    ///
    /// # Errors
    ///
    /// [`StoreError::Taken`] when somebody signs in by the same name.
    pub async fn insert_account(&self, account: &Account) -> Result<(), StoreError> {
        self.insert(account).await?;
        self.assign(account).await
    }

    /// Stores a changed account.
    ///
    /// # Errors
    ///
    /// [`StoreError::Conflict`] when it was changed meanwhile, [`StoreError::Taken`] when somebody
    /// signs in by the same name.
    pub async fn update_account(&self, account: &Account, version: i64) -> Result<(), StoreError> {
        self.update(account, version).await?;
        self.assign(account).await
    }

    /// Hands out a code or link; earlier ones of the same account for the same purpose end.
    ///
    /// # Errors
    ///
    /// The database cannot be used.
    pub async fn hand_out(
        &self,
        digest: &[u8],
        account: AccountId,
        purpose: Ticket,
        expires: Timestamp,
    ) -> Result<(), StoreError> {
        let same = Condition::all()
            .add(Expr::col("account").eq(account.0))
            .add(Expr::col("purpose").eq(purpose.code()));
        self.delete("ticket", same).await?;
        let row = Query::insert()
            .into_table("ticket")
            .columns(["digest", "account", "purpose", "expires"])
            .values_panic([
                Expr::val(digest.to_vec()),
                Expr::val(account.0),
                Expr::val(purpose.code()),
                Expr::val(expires.as_millisecond()),
            ])
            .to_owned();
        self.transaction.execute(&row).await?;
        Ok(())
    }

    /// Takes a code or link back, so that it serves once: `false` when somebody was faster.
    ///
    /// # Errors
    ///
    /// The database cannot be used.
    pub async fn redeem(&self, digest: &[u8]) -> Result<bool, StoreError> {
        let row = Query::delete()
            .from_table("ticket")
            .and_where(Expr::col("digest").eq(digest.to_vec()))
            .to_owned();
        Ok(self.transaction.execute(&row).await?.rows_affected() > 0)
    }

    /// Opens a session.
    ///
    /// # Errors
    ///
    /// The database cannot be used.
    pub async fn open_session(&self, session: &Session) -> Result<(), StoreError> {
        let row = Query::insert()
            .into_table("session")
            .columns(SESSION)
            .values_panic([
                Expr::val(session.digest.clone()),
                Expr::val(session.account.0),
                Expr::val(session.created.as_millisecond()),
                Expr::val(session.seen.as_millisecond()),
                Expr::val(session.expires.as_millisecond()),
                Expr::val(session.agent.as_str()),
            ])
            .to_owned();
        self.transaction.execute(&row).await?;
        Ok(())
    }

    /// Ends every link to an account at another provider.
    ///
    /// # Errors
    ///
    /// The database cannot be used.
    pub async fn unlink(&self, account: AccountId) -> Result<(), StoreError> {
        let own = Expr::col("account").eq(account.0);
        self.delete("identity", Condition::all().add(own)).await
    }

    /// Ends a session.
    ///
    /// # Errors
    ///
    /// The database cannot be used.
    pub async fn end_session(&self, digest: &[u8]) -> Result<(), StoreError> {
        let own = Expr::col("digest").eq(digest.to_vec());
        self.delete("session", Condition::all().add(own)).await
    }

    /// Ends every session of an account but one.
    ///
    /// # Errors
    ///
    /// The database cannot be used.
    pub async fn end_sessions(
        &self,
        account: AccountId,
        except: Option<&[u8]>,
    ) -> Result<(), StoreError> {
        let mut condition = Condition::all().add(Expr::col("account").eq(account.0));
        if let Some(except) = except {
            condition = condition.add(Expr::col("digest").ne(except.to_vec()));
        }
        self.delete("session", condition).await
    }
}

impl Store {
    /// Accounts that a scope reaches, by name, erased ones apart.
    ///
    /// # Errors
    ///
    /// The database cannot be used.
    pub async fn accounts(
        &self,
        reach: &Scope,
        today: Date,
        page: Page,
    ) -> Result<List<Stored<Account>>, StoreError> {
        let condition = scope::accounts(reach, today)
            .add(Expr::col(("account", "state")).ne(State::Erased.code()));
        self.page(select::<Account>(condition), page).await
    }

    /// The account that signs in by a name.
    ///
    /// # Errors
    ///
    /// The database cannot be used.
    pub async fn account_by_login(
        &self,
        login: &str,
    ) -> Result<Option<Stored<Account>>, StoreError> {
        let query = select::<Account>(Condition::all().add(Expr::col("login").eq(login)));
        self.row(&query).await?.as_ref().map(read).transpose()
    }

    /// The accounts of a firm's people, or the agents of a community.
    ///
    /// # Errors
    ///
    /// The database cannot be used.
    pub async fn accounts_of(
        &self,
        party: impl Into<PartyId>,
    ) -> Result<Vec<Stored<Account>>, StoreError> {
        let assigned = Query::select()
            .column("account")
            .from("assignment")
            .and_where(Expr::col("party").eq(party.into().0))
            .to_owned();
        let mut query =
            select::<Account>(Condition::all().add(Expr::col("id").in_subquery(assigned)));
        query.order_by("name", Order::Asc);
        self.all(&query).await
    }

    /// How many accounts hold an office, to know whether the institution has been set up.
    ///
    /// # Errors
    ///
    /// The database cannot be used.
    pub async fn has_accounts(&self) -> Result<bool, StoreError> {
        let query = Query::select().column("id").from("account").limit(1).to_owned();
        Ok(self.row(&query).await?.is_some())
    }

    /// The credentials of an account.
    ///
    /// # Errors
    ///
    /// The database cannot be used.
    pub async fn keyring(&self, account: AccountId) -> Result<Option<Stored<Keyring>>, StoreError> {
        self.get(account.0).await
    }

    /// Stores credentials after an attempt to sign in, outside the audit.
    ///
    /// # Errors
    ///
    /// [`StoreError::Conflict`] when another attempt was counted meanwhile.
    pub async fn count_attempt(&self, keyring: &Stored<Keyring>) -> Result<(), StoreError> {
        let change = self.begin().await?;
        change.update(&keyring.record, keyring.version).await?;
        change.transaction.commit().await?;
        Ok(())
    }

    /// The account that a code or link was handed out to, unless it has expired.
    ///
    /// # Errors
    ///
    /// The database cannot be used.
    pub async fn ticket(
        &self,
        digest: &[u8],
        now: Timestamp,
    ) -> Result<Option<(AccountId, Ticket)>, StoreError> {
        let query = Query::select()
            .columns(["account", "purpose"])
            .from("ticket")
            .and_where(Expr::col("digest").eq(digest.to_vec()))
            .and_where(Expr::col("expires").gt(now.as_millisecond()))
            .to_owned();
        let Some(row) = self.row(&query).await? else { return Ok(None) };
        let purpose: String = row.try_get("", "purpose")?;
        let account = AccountId(row.try_get("", "account")?);
        Ok(Ticket::from_code(&purpose).map(|purpose| (account, purpose)))
    }

    /// The account at another provider with this name there, if somebody has linked it.
    ///
    /// # Errors
    ///
    /// The database cannot be used.
    pub async fn identity(
        &self,
        issuer: &str,
        subject: &str,
    ) -> Result<Option<Stored<Identity>>, StoreError> {
        let same = Condition::all()
            .add(Expr::col("issuer").eq(issuer))
            .add(Expr::col("subject").eq(subject));
        self.row(&select::<Identity>(same)).await?.as_ref().map(read).transpose()
    }

    /// The accounts at other providers that an account is linked to, the oldest link first.
    ///
    /// # Errors
    ///
    /// The database cannot be used.
    pub async fn identities(
        &self,
        account: AccountId,
    ) -> Result<Vec<Stored<Identity>>, StoreError> {
        let own = Condition::all().add(Expr::col("account").eq(account.0));
        let mut query = select::<Identity>(own);
        query.order_by("id", Order::Asc);
        self.all(&query).await
    }

    /// Keeps what an attempt to sign in elsewhere has to remember, under the digest of the token
    /// that the browser holds; outside the audit.
    ///
    /// # Errors
    ///
    /// The database cannot be used.
    pub async fn keep_attempt(
        &self,
        digest: &[u8],
        body: &str,
        expires: Timestamp,
    ) -> Result<(), StoreError> {
        let row = Query::insert()
            .into_table("attempt")
            .columns(["digest", "expires", "body"])
            .values_panic([
                Expr::val(digest.to_vec()),
                Expr::val(expires.as_millisecond()),
                Expr::val(body),
            ])
            .to_owned();
        self.writer.execute(&row).await?;
        Ok(())
    }

    /// Gives back what an attempt remembers, once: whoever asks again, or too late, gets nothing.
    ///
    /// # Errors
    ///
    /// The database cannot be used.
    pub async fn take_attempt(
        &self,
        digest: &[u8],
        now: Timestamp,
    ) -> Result<Option<String>, StoreError> {
        let change = self.begin().await?;
        let query = Query::select()
            .columns(["body", "expires"])
            .from("attempt")
            .and_where(Expr::col("digest").eq(digest.to_vec()))
            .to_owned();
        let Some(row) = change.transaction.query_one(&query).await? else { return Ok(None) };
        let (body, expires): (String, i64) =
            (row.try_get("", "body")?, row.try_get("", "expires")?);
        let taken = Query::delete()
            .from_table("attempt")
            .and_where(Expr::col("digest").eq(digest.to_vec()))
            .to_owned();
        // Of two that ask at once, one deletes the row.
        let is_mine = change.transaction.execute(&taken).await?.rows_affected() > 0;
        change.transaction.commit().await?;
        Ok((is_mine && expires > now.as_millisecond()).then_some(body))
    }

    /// The session of a token, unless it has expired.
    ///
    /// # Errors
    ///
    /// The database cannot be used.
    pub async fn session(
        &self,
        digest: &[u8],
        now: Timestamp,
    ) -> Result<Option<Session>, StoreError> {
        let query = Query::select()
            .columns(SESSION)
            .from("session")
            .and_where(Expr::col("digest").eq(digest.to_vec()))
            .and_where(Expr::col("expires").gt(now.as_millisecond()))
            .to_owned();
        self.row(&query).await?.as_ref().map(session).transpose()
    }

    /// The sessions of an account, the one seen last first.
    ///
    /// # Errors
    ///
    /// The database cannot be used.
    pub async fn sessions(&self, account: AccountId) -> Result<Vec<Session>, StoreError> {
        let query = Query::select()
            .columns(SESSION)
            .from("session")
            .and_where(Expr::col("account").eq(account.0))
            .order_by("seen", Order::Desc)
            .to_owned();
        self.rows(&query).await?.iter().map(session).collect()
    }

    /// Notes that a session was seen, outside the audit.
    ///
    /// # Errors
    ///
    /// The database cannot be used.
    pub async fn touch_session(
        &self,
        digest: &[u8],
        seen: Timestamp,
        expires: Timestamp,
    ) -> Result<(), StoreError> {
        let row = Query::update()
            .table("session")
            .values([
                ("seen", Expr::val(seen.as_millisecond())),
                ("expires", Expr::val(expires.as_millisecond())),
            ])
            .and_where(Expr::col("digest").eq(digest.to_vec()))
            .to_owned();
        self.writer.execute(&row).await?;
        Ok(())
    }

    /// The daily round outside the audit: deletes sessions, tickets and attempts that have expired, and
    /// empties the log of what was overwritten.
    ///
    /// # Errors
    ///
    /// The database cannot be used.
    pub async fn forget_expired(&self, now: Timestamp) -> Result<(), StoreError> {
        for table in ["session", "ticket", "attempt"] {
            let rows = Query::delete()
                .from_table(table)
                .and_where(Expr::col("expires").lte(now.as_millisecond()))
                .to_owned();
            self.writer.execute(&rows).await?;
        }
        self.empty_log().await
    }

    /// The lists that an account saved.
    ///
    /// # Errors
    ///
    /// The database cannot be used.
    pub async fn lists(&self, account: AccountId) -> Result<Vec<Stored<SavedList>>, StoreError> {
        let own = Condition::all().add(Expr::col("account").eq(account.0));
        let mut query = select::<SavedList>(own);
        query.order_by("id", Order::Asc);
        self.all(&query).await
    }
}

impl Change {
    /// Erases a firm: what belongs to it is deleted, its key is destroyed, and a tombstone stays
    /// that ties and the audit may point to. Returns the accounts of people who have no other firm
    /// and no office, which the caller erases too.
    ///
    /// # Errors
    ///
    /// [`StoreError::Missing`] when there is no such firm.
    pub async fn erase_firm(&mut self, firm: FirmId) -> Result<Vec<Stored<Account>>, StoreError> {
        let found = self.get::<registry::Firm>(firm).await?.ok_or(StoreError::Missing)?;
        self.update(&found.record.tombstone(), found.version).await?;
        self.forget_feedback(firm).await?;
        for table in OF_FIRM {
            let own = Condition::all().add(Expr::col("firm").eq(firm.0));
            self.delete(table, own).await?;
        }
        let either = Condition::any()
            .add(Expr::col("source").eq(firm.0))
            .add(Expr::col("target").eq(firm.0));
        for tie in self.all::<registry::Tie>(Condition::all().add(either)).await? {
            let silent = registry::Tie { note: String::new(), ..tie.record };
            self.update(&silent, tie.version).await?;
        }
        let people = Query::select()
            .column("account")
            .from("assignment")
            .and_where(Expr::col("party").eq(firm.0))
            .to_owned();
        let people = Condition::all().add(Expr::col("id").in_subquery(people));
        let mut alone = Vec::new();
        for mut person in self.all::<Account>(people).await? {
            person.record.firms.retain(|other| *other != firm);
            if person.record.firms.is_empty() && person.record.is_plain() {
                alone.push(person);
            } else {
                self.update_account(&person.record, person.version).await?;
            }
        }
        self.destroy_key(firm.0).await?;
        Ok(alone)
    }

    /// Erases an account: its credentials, sessions, codes and lists are deleted, its key is
    /// destroyed, and a tombstone stays that the audit may point to.
    ///
    /// # Errors
    ///
    /// [`StoreError::Conflict`] when it was changed meanwhile.
    pub async fn erase_account(&mut self, account: &Stored<Account>) -> Result<(), StoreError> {
        let id = account.record.id.0;
        self.update_account(&account.record.tombstone(), account.version).await?;
        for (table, column) in [
            ("credentials", "id"),
            ("session", "account"),
            ("ticket", "account"),
            ("list", "account"),
            ("identity", "account"),
        ] {
            self.delete(table, Condition::all().add(Expr::col(column).eq(id))).await?;
        }
        self.destroy_key(id).await
    }
}
