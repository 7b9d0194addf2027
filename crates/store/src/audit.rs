use jiff::Timestamp;
use sea_orm::sea_query::{Condition, Expr, ExprTrait as _, OnConflict, Order, Query, Value};
use sea_orm::{ConnectionTrait, DatabaseTransaction, DbBackend, QueryResult};
use serde::Serialize;
use sha2::{Digest, Sha256};
use uuid::Uuid;
use vocabulary::AccountId;

use crate::{Store, StoreError, vault};

/// Something that was done, as the audit keeps it.
#[derive(Debug, Clone)]
pub struct Act {
    /// What was done, such as `firm-created`; `act-<verb>` is its label.
    pub verb: &'static str,
    /// What it was done to, such as `firm`.
    pub kind: &'static str,
    /// To which one.
    pub subject: Uuid,
    /// The firm or person whose key seals the content; absent when it concerns nobody's data.
    pub vault: Option<Uuid>,
    /// What was changed.
    pub content: serde_json::Value,
}

impl Act {
    /// An act without content yet.
    pub fn new(verb: &'static str, kind: &'static str, subject: impl Into<Uuid>) -> Self {
        let content = serde_json::Value::Null;
        Self { verb, kind, subject: subject.into(), vault: None, content }
    }

    /// The act with a content that only the key of a firm or person opens.
    ///
    /// # Errors
    ///
    /// The content is no JSON.
    pub fn sealed(
        mut self,
        vault: impl Into<Uuid>,
        content: &impl Serialize,
    ) -> Result<Self, StoreError> {
        self.vault = Some(vault.into());
        self.content = serde_json::to_value(content)?;
        Ok(self)
    }

    /// The act with a content that concerns nobody's data.
    ///
    /// # Errors
    ///
    /// The content is no JSON.
    pub fn open(mut self, content: &impl Serialize) -> Result<Self, StoreError> {
        self.content = serde_json::to_value(content)?;
        Ok(self)
    }
}

/// An entry of the audit.
#[derive(Debug, Clone, PartialEq)]
pub struct Entry {
    /// Its place in the chain, from 1 without gaps.
    pub number: i64,
    /// When it was done.
    pub at: Timestamp,
    /// Who did it; absent for the program itself and for people who are not signed in.
    pub actor: Option<AccountId>,
    /// What was done.
    pub verb: String,
    /// What it was done to.
    pub kind: String,
    /// To which one.
    pub subject: Uuid,
    /// What was changed; absent when the key was destroyed by an erasure.
    pub content: Option<serde_json::Value>,
}

/// What a verification of the audit found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Verification {
    /// Entries in the chain.
    pub entries: i64,
    /// Entries whose content an erasure made unreadable.
    pub forgotten: i64,
    /// The number of the first entry that is not as it was written, and what is wrong with it.
    pub broken: Option<(i64, Fault)>,
}

/// What can be wrong with an entry of the audit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fault {
    /// A number is missing before it.
    Gap,
    /// The entry is not the one that was chained.
    Chain,
    /// Its content is not the one that was written.
    Content,
    /// Entries are missing at the end, or there are more than were written.
    End,
}

const SALT: usize = 16;

/// The link of the chain: everything about an entry but its content, which its digest stands for.
fn link(previous: &[u8], entry: &Chained, digest: &[u8]) -> Vec<u8> {
    let mut hash = Sha256::new();
    hash.update(previous);
    hash.update(entry.number.to_be_bytes());
    hash.update(entry.at.to_be_bytes());
    hash.update(entry.actor.unwrap_or_default().as_bytes());
    for text in [&entry.verb, &entry.kind] {
        hash.update((text.len() as u64).to_be_bytes());
        hash.update(text.as_bytes());
    }
    hash.update(entry.subject.as_bytes());
    hash.update(digest);
    hash.finalize().to_vec()
}

struct Chained {
    number: i64,
    at: i64,
    actor: Option<Uuid>,
    verb: String,
    kind: String,
    subject: Uuid,
}

/// Appends acts to the chain. The row that holds its end is locked until the transaction ends, so
/// numbers have no gaps and follow the order of commits on either database.
pub(crate) async fn append(
    transaction: &DatabaseTransaction,
    acts: &[Act],
    at: Timestamp,
    actor: Option<AccountId>,
) -> Result<(), StoreError> {
    let (mut number, mut hash) = lock_head(transaction).await?;
    for act in acts {
        number += 1;
        let entry = Chained {
            number,
            at: at.as_millisecond(),
            actor: actor.map(Uuid::from),
            verb: act.verb.to_owned(),
            kind: act.kind.to_owned(),
            subject: act.subject,
        };
        let mut plain = vault::random::<SALT>()?.to_vec();
        plain.extend(serde_json::to_vec(&act.content)?);
        let digest = Sha256::digest(&plain).to_vec();
        hash = link(&hash, &entry, &digest);
        let content = match act.vault {
            Some(vault) => {
                let key = vault::key_or_new(transaction, vault).await?;
                vault::seal(&key, &number.to_be_bytes(), &plain)?
            }
            None => plain,
        };
        let values: [Value; 10] = [
            number.into(),
            entry.at.into(),
            entry.actor.into(),
            entry.verb.into(),
            entry.kind.into(),
            entry.subject.into(),
            digest.into(),
            hash.clone().into(),
            act.vault.into(),
            content.into(),
        ];
        let row = Query::insert()
            .into_table("audit")
            .columns([
                "number", "at", "actor", "verb", "kind", "subject", "digest", "hash", "vault",
                "content",
            ])
            .values_panic(values.map(Expr::val))
            .to_owned();
        transaction.execute(&row).await?;
    }
    let head = Query::update()
        .table("head")
        .values([("number", Expr::val(number)), ("hash", Expr::val(hash))])
        .and_where(Expr::col("id").eq(1_i64))
        .to_owned();
    transaction.execute(&head).await?;
    Ok(())
}

/// The end of the chain, locked until the transaction ends. The first writer of a database makes
/// the row; of several first writers on PostgreSQL, one does and the others wait for it.
async fn lock_head(transaction: &DatabaseTransaction) -> Result<(i64, Vec<u8>), StoreError> {
    let mut query = Query::select().columns(["number", "hash"]).from("head").to_owned();
    if transaction.get_database_backend() == DbBackend::Postgres {
        query.lock_exclusive();
    }
    let mut row = transaction.query_one(&query).await?;
    if row.is_none() {
        let first = Query::insert()
            .into_table("head")
            .columns(["id", "number", "hash"])
            .values_panic([Expr::val(1_i64), Expr::val(0_i64), Expr::val(Vec::<u8>::new())])
            .on_conflict(OnConflict::column("id").do_nothing().to_owned())
            .to_owned();
        transaction.execute(&first).await?;
        row = transaction.query_one(&query).await?;
    }
    let row = row.ok_or_else(|| StoreError::Damaged("the audit has no end".to_owned()))?;
    Ok((row.try_get("", "number")?, row.try_get("", "hash")?))
}

/// Which entries of the audit to read.
#[derive(Debug, Clone, Default)]
pub struct AuditQuery {
    /// Only entries about this subject.
    pub subject: Option<Uuid>,
    /// Only what this account did.
    pub actor: Option<AccountId>,
    /// Only entries before this number, newest first.
    pub before: Option<i64>,
}

fn entries(condition: Condition) -> sea_orm::sea_query::SelectStatement {
    Query::select()
        .columns(["number", "at", "actor", "verb", "kind", "subject", "digest", "hash", "content"])
        .column(("audit", "vault"))
        .column(("vault", "key"))
        .from("audit")
        .left_join("vault", Expr::col(("audit", "vault")).equals(("vault", "id")))
        .cond_where(condition)
        .to_owned()
}

struct Row {
    chained: Chained,
    digest: Vec<u8>,
    hash: Vec<u8>,
    sealed: bool,
    plain: Option<Vec<u8>>,
    has_key: bool,
}

fn parse(row: &QueryResult) -> Result<Row, StoreError> {
    let number: i64 = row.try_get("", "number")?;
    let vault: Option<Uuid> = row.try_get("", "vault")?;
    let key: Option<Vec<u8>> = row.try_get("", "key")?;
    let content: Vec<u8> = row.try_get("", "content")?;
    let plain = match (&vault, &key) {
        (None, _) => Some(content),
        (Some(_), Some(key)) => vault::unseal(key, &number.to_be_bytes(), &content),
        (Some(_), None) => None,
    };
    Ok(Row {
        chained: Chained {
            number,
            at: row.try_get("", "at")?,
            actor: row.try_get("", "actor")?,
            verb: row.try_get("", "verb")?,
            kind: row.try_get("", "kind")?,
            subject: row.try_get("", "subject")?,
        },
        digest: row.try_get("", "digest")?,
        hash: row.try_get("", "hash")?,
        sealed: vault.is_some(),
        plain,
        has_key: key.is_some(),
    })
}

impl Store {
    /// Entries of the audit, newest first.
    ///
    /// # Errors
    ///
    /// The database cannot be used.
    pub async fn audit(&self, query: &AuditQuery, limit: u64) -> Result<Vec<Entry>, StoreError> {
        let mut condition = Condition::all();
        if let Some(subject) = query.subject {
            condition = condition.add(Expr::col("subject").eq(subject));
        }
        if let Some(actor) = query.actor {
            condition = condition.add(Expr::col("actor").eq(actor.0));
        }
        if let Some(before) = query.before {
            condition = condition.add(Expr::col("number").lt(before));
        }
        let mut select = entries(condition);
        select.order_by("number", Order::Desc).limit(limit);
        self.rows(&select).await?.iter().map(entry).collect()
    }

    /// Subjects that entries after a number are about, with the last number: what a search index
    /// has to read again.
    ///
    /// # Errors
    ///
    /// The database cannot be used.
    pub async fn changed_since(
        &self,
        number: i64,
        limit: u64,
    ) -> Result<(Vec<(String, Uuid)>, i64), StoreError> {
        let select = Query::select()
            .columns(["number", "kind", "subject"])
            .from("audit")
            .and_where(Expr::col("number").gt(number))
            .order_by("number", Order::Asc)
            .limit(limit)
            .to_owned();
        let mut last = number;
        let mut subjects = Vec::new();
        for row in self.rows(&select).await? {
            last = row.try_get("", "number")?;
            let subject = (row.try_get("", "kind")?, row.try_get("", "subject")?);
            if !subjects.contains(&subject) {
                subjects.push(subject);
            }
        }
        Ok((subjects, last))
    }

    /// The number of the last entry.
    ///
    /// # Errors
    ///
    /// The database cannot be used.
    pub async fn audit_number(&self) -> Result<i64, StoreError> {
        let select = Query::select().column("number").from("head").to_owned();
        let row = self.row(&select).await?;
        Ok(row.map(|row| row.try_get("", "number")).transpose()?.unwrap_or(0))
    }

    /// The end of the chain: the number of the last entry and the digest that stands for it and
    /// every entry before it. Written down or published elsewhere, it proves later that nobody has
    /// exchanged the chain for another that is just as whole ([`Store::audit_holds`]).
    ///
    /// # Errors
    ///
    /// The database cannot be used.
    pub async fn audit_head(&self) -> Result<(i64, Vec<u8>), StoreError> {
        let select = Query::select().columns(["number", "hash"]).from("head").to_owned();
        Ok(match self.row(&select).await? {
            Some(row) => (row.try_get("", "number")?, row.try_get("", "hash")?),
            None => (0, Vec::new()),
        })
    }

    /// Whether the chain still contains an end that was noted earlier. It says nothing of the
    /// links themselves; [`Store::verify_audit`] does.
    ///
    /// # Errors
    ///
    /// The database cannot be used.
    pub async fn audit_holds(&self, number: i64, digest: &[u8]) -> Result<bool, StoreError> {
        let select = Query::select()
            .column("hash")
            .from("audit")
            .and_where(Expr::col("number").eq(number))
            .to_owned();
        let Some(row) = self.row(&select).await? else { return Ok(false) };
        Ok(row.try_get::<Vec<u8>>("", "hash")? == digest)
    }

    /// Walks the whole chain and checks every link, and every content whose key is there.
    ///
    /// # Errors
    ///
    /// The database cannot be used. What is wrong with the audit is no error but the result.
    pub async fn verify_audit(&self) -> Result<Verification, StoreError> {
        let snapshot = self.snapshot().await?;
        let head = Query::select().columns(["number", "hash"]).from("head").to_owned();
        let (end, end_hash): (i64, Vec<u8>) = match snapshot.query_one(&head).await? {
            Some(row) => (row.try_get("", "number")?, row.try_get("", "hash")?),
            None => (0, Vec::new()),
        };
        let mut found = Verification { entries: 0, forgotten: 0, broken: None };
        let mut hash = Vec::new();
        loop {
            let after = Expr::col("number").gt(found.entries);
            let mut select = entries(Condition::all().add(after));
            select.order_by("number", Order::Asc).limit(1000);
            let rows = snapshot.query_all(&select).await?;
            if rows.is_empty() {
                break;
            }
            for row in &rows {
                let row = parse(row)?;
                let number = row.chained.number;
                let fault = if number != found.entries + 1 {
                    Some(Fault::Gap)
                } else if link(&hash, &row.chained, &row.digest) != row.hash {
                    Some(Fault::Chain)
                } else if let Some(plain) = &row.plain {
                    (Sha256::digest(plain).as_slice() != row.digest).then_some(Fault::Content)
                } else {
                    // With a key but no plain text, somebody touched what was sealed.
                    (row.sealed && row.has_key).then_some(Fault::Content)
                };
                if let Some(fault) = fault {
                    found.broken = Some((number, fault));
                    return Ok(found);
                }
                found.entries = number;
                found.forgotten += i64::from(row.plain.is_none());
                hash = row.hash;
            }
        }
        if found.entries != end || hash != end_hash {
            found.broken = Some((Ord::min(found.entries, end) + 1, Fault::End));
        }
        Ok(found)
    }
}

fn entry(row: &QueryResult) -> Result<Entry, StoreError> {
    let row = parse(row)?;
    let content = row.plain.as_deref().and_then(|plain| plain.get(SALT..));
    let at = Timestamp::from_millisecond(row.chained.at)
        .map_err(|error| StoreError::Damaged(error.to_string()))?;
    Ok(Entry {
        number: row.chained.number,
        at,
        actor: row.chained.actor.map(AccountId),
        verb: row.chained.verb,
        kind: row.chained.kind,
        subject: row.chained.subject,
        content: content.map(serde_json::from_slice).transpose()?,
    })
}
