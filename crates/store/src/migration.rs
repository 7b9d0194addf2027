use sea_orm::sea_query::{
    Alias, ColumnDef, Expr, Func, Index, IndexCreateStatement, Query, Table, TableCreateStatement,
};
use sea_orm::{
    ConnectionTrait, DatabaseConnection, DatabaseTransaction, DbBackend, SqliteTransactionMode,
    Statement, TransactionOptions, TransactionTrait,
};

use crate::StoreError;

mod m1_registry;
mod m2_assessments;
mod m3_evidence;
mod m4_identities;
mod m5_benchmarks;
mod m6_experiences;

/// What a migration does to the tables.
pub(crate) enum Step {
    Table(Box<TableCreateStatement>),
    Index(Box<IndexCreateStatement>),
}

/// The migrations in order; number n stands at index n − 1. A migration that was released is
/// never changed again.
const MIGRATIONS: [fn() -> Vec<Step>; 6] = [
    m1_registry::steps,
    m2_assessments::steps,
    m3_evidence::steps,
    m4_identities::steps,
    m5_benchmarks::steps,
    m6_experiences::steps,
];

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
        lock(&transaction).await?;
        let version = current(&transaction).await?;
        if version > VERSION {
            return Err(StoreError::Newer { found: version, known: VERSION });
        }
        if version == VERSION {
            break;
        }
        step(&transaction, version + 1).await?;
        transaction.commit().await?;
        done.push(version + 1);
    }
    Ok(done)
}

/// Makes the tables of a version anew, empty; what they held is gone.
pub(crate) async fn start_over(
    transaction: &DatabaseTransaction,
    version: i64,
) -> Result<(), StoreError> {
    lock(transaction).await?;
    let found = current(transaction).await?;
    for table in tables(found).iter().rev() {
        if let Some(name) = table.get_table_name() {
            transaction.execute(&Table::drop().table(name.clone()).to_owned()).await?;
        }
    }
    transaction.execute(&Query::delete().from_table("migration").to_owned()).await?;
    for number in 1..=version {
        step(transaction, number).await?;
    }
    Ok(())
}

/// Brings tables of a version to the newest one.
pub(crate) async fn finish(
    transaction: &DatabaseTransaction,
    version: i64,
) -> Result<(), StoreError> {
    for number in version + 1..=VERSION {
        step(transaction, number).await?;
    }
    Ok(())
}

/// The tables of a version, in the order in which they refer to each other.
pub(crate) fn tables(version: i64) -> Vec<TableCreateStatement> {
    let steps = MIGRATIONS.iter().take(version.max(0) as usize).flat_map(|steps| steps());
    steps
        .filter_map(|step| match step {
            Step::Table(table) => Some(*table),
            Step::Index(_) => None,
        })
        .collect()
}

/// On PostgreSQL, keeps other programs from migrating meanwhile; SQLite has one writer anyway.
async fn lock(transaction: &DatabaseTransaction) -> Result<(), StoreError> {
    if transaction.get_database_backend() == DbBackend::Postgres {
        let lock = "SELECT pg_advisory_xact_lock(20260315)";
        transaction.execute_raw(Statement::from_string(DbBackend::Postgres, lock)).await?;
    }
    Ok(())
}

/// Runs one migration.
async fn step(transaction: &DatabaseTransaction, number: i64) -> Result<(), StoreError> {
    for step in MIGRATIONS[number as usize - 1]() {
        match step {
            Step::Table(table) => transaction.execute(&*table).await?,
            Step::Index(index) => transaction.execute(&*index).await?,
        };
    }
    let row = Query::insert()
        .into_table("migration")
        .columns(["number"])
        .values_panic([Expr::val(number)])
        .to_owned();
    transaction.execute(&row).await?;
    Ok(())
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
    Step::Index(Box::new(index))
}

fn unique(name: &'static str, table: &'static str, columns: &[&'static str]) -> Step {
    let mut index = Index::create().name(name).table(table).unique().to_owned();
    for column in columns {
        index.col(*column);
    }
    Step::Index(Box::new(index))
}
