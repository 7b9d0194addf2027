use sea_orm::sea_query::{
    Alias, ColumnDef, Expr, Func, Index, IndexCreateStatement, Query, Table, TableCreateStatement,
};
use sea_orm::{
    ConnectionTrait, DatabaseConnection, DatabaseTransaction, DbBackend, SqliteTransactionMode,
    Statement, TransactionOptions, TransactionTrait,
};

use crate::StoreError;

mod m1_registry;

/// What a migration does to the tables.
pub(crate) enum Step {
    Table(TableCreateStatement),
    Index(IndexCreateStatement),
}

/// The migrations in order; number n stands at index n − 1. A migration that was released is
/// never changed again.
const MIGRATIONS: [fn() -> Vec<Step>; 1] = [m1_registry::steps];

/// The newest version that this program knows.
pub(crate) const VERSION: i64 = MIGRATIONS.len() as i64;

/// Brings the tables to the newest version. Each migration is one transaction, and two programs
/// that start at once do not step on each other.
pub(crate) async fn migrate(writer: &DatabaseConnection) -> Result<Vec<i64>, StoreError> {
    let mut done = Vec::new();
    loop {
        let options = TransactionOptions {
            sqlite_transaction_mode: Some(SqliteTransactionMode::Immediate),
            ..TransactionOptions::default()
        };
        let transaction = writer.begin_with_options(options).await?;
        if transaction.get_database_backend() == DbBackend::Postgres {
            let lock = "SELECT pg_advisory_xact_lock(20260315)";
            transaction.execute_raw(Statement::from_string(DbBackend::Postgres, lock)).await?;
        }
        let version = current(&transaction).await?;
        if version > VERSION {
            return Err(StoreError::Newer { found: version, known: VERSION });
        }
        let Some(steps) = MIGRATIONS.get(version as usize) else { break };
        for step in steps() {
            match step {
                Step::Table(table) => transaction.execute(&table).await?,
                Step::Index(index) => transaction.execute(&index).await?,
            };
        }
        let number = version + 1;
        let row = Query::insert()
            .into_table("migration")
            .columns(["number"])
            .values_panic([Expr::val(number)])
            .to_owned();
        transaction.execute(&row).await?;
        transaction.commit().await?;
        done.push(number);
    }
    Ok(done)
}

/// The version of the tables: the highest migration that ran.
async fn current(transaction: &DatabaseTransaction) -> Result<i64, StoreError> {
    let table = Table::create()
        .table("migration")
        .if_not_exists()
        .col(ColumnDef::new("number").big_integer().not_null().primary_key())
        .to_owned();
    transaction.execute(&table).await?;
    version(transaction).await
}

/// The version of tables that exist.
pub(crate) async fn version(connection: &impl ConnectionTrait) -> Result<i64, StoreError> {
    let query = Query::select()
        .expr_as(Func::max(Expr::col("number")), Alias::new("number"))
        .from("migration")
        .to_owned();
    let row = connection.query_one(&query).await?;
    let number = row.map(|row| row.try_get::<Option<i64>>("", "number")).transpose()?;
    Ok(number.flatten().unwrap_or(0))
}

/// A table whose rows are records: identifier, version, the columns that lists need, and the body.
fn record(name: &'static str) -> TableCreateStatement {
    Table::create()
        .table(name)
        .col(ColumnDef::new("id").uuid().not_null().primary_key())
        .col(ColumnDef::new("version").big_integer().not_null())
        .col(ColumnDef::new("body").text().not_null())
        .to_owned()
}

fn index(name: &'static str, table: &'static str, columns: &[&'static str]) -> Step {
    let mut index = Index::create().name(name).table(table).to_owned();
    for column in columns {
        index.col(*column);
    }
    Step::Index(index)
}

fn unique(name: &'static str, table: &'static str, columns: &[&'static str]) -> Step {
    let mut index = Index::create().name(name).table(table).unique().to_owned();
    for column in columns {
        index.col(*column);
    }
    Step::Index(index)
}
