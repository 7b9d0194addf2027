use jiff::Timestamp;
use sea_orm::sea_query::{Condition, Expr, ExprTrait as _, Query, SelectStatement, Value};
use sea_orm::{ConnectionTrait, DatabaseTransaction};
use uuid::Uuid;
use vocabulary::AccountId;

use crate::audit::{self, Act};
use crate::record::{self, Record, Stored, select};
use crate::{Store, StoreError};

/// One transaction. Whoever changes a record says in [`Change::act`] what was done; the acts enter
/// the audit in the same transaction. A change that is dropped leaves no trace.
#[derive(Debug)]
pub struct Change {
    pub(crate) transaction: DatabaseTransaction,
    store: Store,
    acts: Vec<Act>,
    erases: bool,
}

impl Change {
    pub(crate) fn new(transaction: DatabaseTransaction, store: Store) -> Self {
        Self { transaction, store, acts: Vec::new(), erases: false }
    }

    /// The record with this identifier, as this change would leave it.
    ///
    /// # Errors
    ///
    /// The database cannot be used.
    pub async fn get<R: Record>(
        &self,
        id: impl Into<Uuid>,
    ) -> Result<Option<Stored<R>>, StoreError> {
        record::get(&self.transaction, id.into()).await
    }

    pub(crate) async fn all<R: Record>(
        &self,
        condition: Condition,
    ) -> Result<Vec<Stored<R>>, StoreError> {
        let query: SelectStatement = select::<R>(condition);
        self.transaction.query_all(&query).await?.iter().map(record::read).collect()
    }

    /// Stores a new record.
    ///
    /// # Errors
    ///
    /// Something it refers to does not exist ([`StoreError::Missing`]), or a name is taken.
    pub async fn insert<R: Record>(&self, record: &R) -> Result<(), StoreError> {
        let mut columns = vec!["id", "version", "body"];
        let mut values: Vec<Value> =
            vec![record.id().into(), 1_i64.into(), serde_json::to_string(record)?.into()];
        for (column, value) in record.columns() {
            columns.push(column);
            values.push(value);
        }
        let row = Query::insert()
            .into_table(R::TABLE)
            .columns(columns)
            .values_panic(values.into_iter().map(Expr::val))
            .to_owned();
        self.transaction.execute(&row).await?;
        Ok(())
    }

    /// Stores a changed record.
    ///
    /// # Errors
    ///
    /// [`StoreError::Conflict`] when its version is no longer the one that was read.
    pub async fn update<R: Record>(&self, record: &R, version: i64) -> Result<(), StoreError> {
        let mut values: Vec<(&str, Value)> = record.columns();
        values.push(("version", (version + 1).into()));
        values.push(("body", serde_json::to_string(record)?.into()));
        let row = Query::update()
            .table(R::TABLE)
            .values(values.into_iter().map(|(column, value)| (column, Expr::val(value))))
            .and_where(Expr::col("id").eq(record.id()))
            .and_where(Expr::col("version").eq(version))
            .to_owned();
        match self.transaction.execute(&row).await?.rows_affected() {
            0 => Err(StoreError::Conflict),
            _ => Ok(()),
        }
    }

    /// Deletes the records that meet a condition.
    pub(crate) async fn delete(
        &self,
        table: &'static str,
        condition: Condition,
    ) -> Result<(), StoreError> {
        let rows = Query::delete().from_table(table).cond_where(condition).to_owned();
        self.transaction.execute(&rows).await?;
        Ok(())
    }

    /// Deletes a record.
    ///
    /// # Errors
    ///
    /// The database cannot be used.
    pub async fn remove<R: Record>(&self, id: impl Into<Uuid>) -> Result<(), StoreError> {
        self.delete(R::TABLE, Condition::all().add(Expr::col("id").eq(id.into()))).await
    }

    /// Says what was done.
    pub fn act(&mut self, act: Act) {
        self.acts.push(act);
    }

    /// Appends the acts to the audit and makes everything visible at once.
    ///
    /// # Errors
    ///
    /// The database cannot be used; then nothing was stored.
    pub async fn commit(self, at: Timestamp, actor: Option<AccountId>) -> Result<(), StoreError> {
        debug_assert!(!self.acts.is_empty(), "a change without an act");
        audit::append(&self.transaction, &self.acts, at, actor).await?;
        self.transaction.commit().await?;
        if self.erases {
            // It is stored; a log that cannot be emptied now is emptied by the daily round.
            let _ = self.store.empty_log().await;
        }
        Ok(())
    }

    /// Has the log of SQLite emptied after the commit, because it holds what must not stay.
    pub(crate) fn empties_log(&mut self) {
        self.erases = true;
    }

    /// Destroys a key of the vault, and with it the contents that it sealed.
    pub(crate) async fn destroy_key(&mut self, vault: Uuid) -> Result<(), StoreError> {
        self.empties_log();
        self.delete("vault", Condition::all().add(Expr::col("id").eq(vault))).await
    }
}
