use std::path::Path;
use std::time::{Duration, Instant};

use sea_orm::sea_query::{Query, SelectStatement};
use sea_orm::{
    AccessMode, ConnectOptions, ConnectionTrait, Database, DatabaseConnection, DatabaseTransaction,
    DbBackend, DbErr, IsolationLevel, QueryResult, SqliteTransactionMode, TransactionOptions,
    TransactionTrait,
};
use sqlx::Connection as _;
use sqlx::sqlite::{SqliteConnection, SqliteJournalMode, SqliteSynchronous};

use crate::migration::{VERSION, migrate};
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
        Ok(Self::migrate(url).await?.0)
    }

    /// As [`Store::open`], and says which migrations ran.
    ///
    /// # Errors
    ///
    /// As [`Store::open`].
    pub async fn migrate(url: &str) -> Result<(Self, Vec<i64>), StoreError> {
        // FULL: what was acknowledged survives a power cut, not only a crash of the program.
        Self::open_with(url, SqliteSynchronous::Full).await
    }

    /// Opens a database that is being made and that nobody works with yet, such as a
    /// demonstration's. On SQLite changes do not wait for the disk, which makes thousands of them
    /// in a row some ten times as fast: a power cut takes the last ones away, but leaves the rest
    /// whole. Close it and [`Store::open`] it before people work with it.
    ///
    /// # Errors
    ///
    /// As [`Store::open`].
    pub async fn open_for_filling(url: &str) -> Result<Self, StoreError> {
        Ok(Self::open_with(url, SqliteSynchronous::Normal).await?.0)
    }

    async fn open_with(
        url: &str,
        synchronous: SqliteSynchronous,
    ) -> Result<(Self, Vec<i64>), StoreError> {
        let store = Self::connect(url, synchronous).await?;
        let done = migrate(&store.writer).await?;
        Ok((store, done))
    }

    /// The newest version of the tables, which every open store has.
    pub const VERSION: i64 = VERSION;

    /// The URL of an SQLite file.
    pub fn sqlite_url(path: &Path) -> String {
        format!("sqlite:{}?mode=rwc", path.display())
    }

    /// Connects without touching the tables.
    async fn connect(url: &str, synchronous: SqliteSynchronous) -> Result<Self, StoreError> {
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
            options.map_sqlx_sqlite_pool_opts(|pool| {
                pool.after_release(|connection, _| Box::pin(is_clean(connection)))
            });
            options.map_sqlx_sqlite_opts(move |options| {
                options
                    .journal_mode(SqliteJournalMode::Wal)
                    .synchronous(synchronous)
                    .foreign_keys(true)
                    // What is deleted is overwritten: an erasure leaves no bytes behind.
                    .pragma("secure_delete", "ON")
                    .busy_timeout(PATIENCE)
            });
            options
        };
        let writer = patiently(sqlite(1)).await?;
        let readers = patiently(sqlite(4)).await?;
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

/// Connects to SQLite. The switch of a new file to its write-ahead log does not wait for others
/// that switch it at the same moment, whatever patience the connection has: SQLite refuses at
/// once. So this waits.
async fn patiently(options: ConnectOptions) -> Result<DatabaseConnection, DbErr> {
    let begun = Instant::now();
    loop {
        match Database::connect(options.clone()).await {
            Err(error) if is_busy(&error) && begun.elapsed() < PATIENCE => {
                tokio::time::sleep(Duration::from_millis(20)).await;
            }
            connected => return connected,
        }
    }
}

/// Whether SQLite refused because somebody else has the file.
fn is_busy(error: &DbErr) -> bool {
    error.to_string().contains("(code: 5)")
}

/// Whether a connection comes back without an open transaction; one that does not is closed. When
/// a write fails (a full disk), SQLite rolls back by itself, and sqlx goes on counting the
/// transaction as open: the next one would begin and end inside it, and never be stored.
async fn is_clean(connection: &mut SqliteConnection) -> Result<bool, sqlx::Error> {
    // A roll-back may still be under way; the ping comes after it.
    connection.ping().await?;
    Ok(!connection.is_in_transaction())
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
