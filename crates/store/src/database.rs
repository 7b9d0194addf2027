use std::path::Path;
use std::time::Duration;

use sea_orm::sea_query::{Query, SelectStatement};
use sea_orm::{
    AccessMode, ConnectOptions, ConnectionTrait, Database, DatabaseConnection, DatabaseTransaction,
    DbBackend, IsolationLevel, QueryResult, SqliteTransactionMode, TransactionOptions,
    TransactionTrait,
};
use sqlx::sqlite::{SqliteJournalMode, SqliteSynchronous};

use crate::migration::migrate;
use crate::{Change, StoreError};

/// How long a request waits for a connection, and a writer for its turn.
const PATIENCE: Duration = Duration::from_secs(5);

/// The database of an institution: one SQLite file or PostgreSQL, with the same tables.
#[derive(Debug, Clone)]
pub struct Store {
    /// The one connection that writes to SQLite; on PostgreSQL the same pool as the readers'.
    pub(crate) writer: DatabaseConnection,
    pub(crate) readers: DatabaseConnection,
}

impl Store {
    /// Opens a database and brings it to the newest version. A URL is `sqlite:PATH` or
    /// `postgres://…`; the SQLite file is created when it is not there.
    ///
    /// # Errors
    ///
    /// The database cannot be reached, or a newer program wrote it.
    pub async fn open(url: &str) -> Result<Self, StoreError> {
        let store = Self::connect(url).await?;
        migrate(&store.writer).await?;
        Ok(store)
    }

    /// The URL of an SQLite file.
    pub fn sqlite_url(path: &Path) -> String {
        format!("sqlite:{}?mode=rwc", path.display())
    }

    /// Connects without touching the tables.
    pub(crate) async fn connect(url: &str) -> Result<Self, StoreError> {
        if !url.starts_with("sqlite:") {
            let mut options = options(url, 10);
            options.map_sqlx_postgres_opts(|options| {
                options.options([("lock_timeout", "10s"), ("statement_timeout", "60s")])
            });
            let pool = Database::connect(options).await?;
            return Ok(Self { writer: pool.clone(), readers: pool });
        }
        let sqlite = |connections| {
            let mut options = options(url, connections);
            // FULL: what was acknowledged survives a power cut, not only a crash of the program.
            options.map_sqlx_sqlite_opts(|options| {
                options
                    .journal_mode(SqliteJournalMode::Wal)
                    .synchronous(SqliteSynchronous::Full)
                    .foreign_keys(true)
                    // What is deleted is overwritten: an erasure leaves no bytes behind.
                    .pragma("secure_delete", "ON")
                    .busy_timeout(PATIENCE)
            });
            options
        };
        let writer = Database::connect(sqlite(1)).await?;
        let readers = Database::connect(sqlite(4)).await?;
        Ok(Self { writer, readers })
    }

    /// Which database it is.
    pub fn backend(&self) -> DbBackend {
        self.writer.get_database_backend()
    }

    /// Begins a change; nothing of it is visible before [`Change::commit`].
    ///
    /// # Errors
    ///
    /// The database cannot be reached.
    pub async fn begin(&self) -> Result<Change, StoreError> {
        let options = TransactionOptions {
            sqlite_transaction_mode: Some(SqliteTransactionMode::Immediate),
            ..TransactionOptions::default()
        };
        Ok(Change::new(self.writer.begin_with_options(options).await?, self.clone()))
    }

    /// A transaction that reads one state of the database, whatever is written meanwhile.
    pub(crate) async fn snapshot(&self) -> Result<DatabaseTransaction, StoreError> {
        let options = match self.backend() {
            DbBackend::Postgres => TransactionOptions {
                isolation_level: Some(IsolationLevel::RepeatableRead),
                access_mode: Some(AccessMode::ReadOnly),
                ..TransactionOptions::default()
            },
            // Every transaction of SQLite does.
            _ => TransactionOptions::default(),
        };
        Ok(self.readers.begin_with_options(options).await?)
    }

    /// Empties the write-ahead log of SQLite, which keeps what was overwritten. While somebody
    /// reads, it cannot be emptied; whoever needs it to be calls this again.
    pub(crate) async fn empty_log(&self) -> Result<(), StoreError> {
        if self.backend() == DbBackend::Sqlite {
            self.writer.execute_unprepared("PRAGMA wal_checkpoint(TRUNCATE)").await?;
        }
        Ok(())
    }

    /// Whether the database answers.
    ///
    /// # Errors
    ///
    /// It does not.
    pub async fn ping(&self) -> Result<(), StoreError> {
        let one = Query::select().expr(sea_orm::sea_query::Expr::val(1)).to_owned();
        self.readers.query_one(&one).await?;
        Ok(())
    }

    /// Closes every connection.
    pub async fn close(self) {
        // There is nobody left to tell.
        let _ = self.readers.close().await;
        let _ = self.writer.close().await;
    }

    pub(crate) async fn rows(
        &self,
        query: &SelectStatement,
    ) -> Result<Vec<QueryResult>, StoreError> {
        Ok(self.readers.query_all(query).await?)
    }

    pub(crate) async fn row(
        &self,
        query: &SelectStatement,
    ) -> Result<Option<QueryResult>, StoreError> {
        Ok(self.readers.query_one(query).await?)
    }
}

fn options(url: &str, connections: u32) -> ConnectOptions {
    let mut options = ConnectOptions::new(url);
    options
        .max_connections(connections)
        .acquire_timeout(PATIENCE)
        .connect_timeout(PATIENCE)
        .sqlx_logging(false);
    options
}
