use thiserror::Error;
use words::Message;

/// Why the store could not do what it was asked.
#[derive(Debug, Error)]
pub enum StoreError {
    /// Somebody changed the record since it was read.
    #[error("somebody changed this meanwhile")]
    Conflict,
    /// The record does not exist.
    #[error("there is no such record")]
    Missing,
    /// A name that has to be unique is taken.
    #[error("the name is taken")]
    Taken,
    /// The database cannot be reached or cannot be written to; nothing was stored.
    #[error("the database cannot be used: {0}")]
    Unavailable(String),
    /// The database was written by a newer version of the program.
    #[error("the database has version {found}, this program knows {known}")]
    Newer {
        /// The database's version.
        found: i64,
        /// The newest version that this program knows.
        known: i64,
    },
    /// Something in the database is not as the program wrote it.
    #[error("the database is damaged: {0}")]
    Damaged(String),
}

impl StoreError {
    /// A stable code.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Conflict => "store-conflict",
            Self::Missing => "store-missing",
            Self::Taken => "store-taken",
            Self::Unavailable(_) => "store-unavailable",
            Self::Newer { .. } => "store-newer",
            Self::Damaged(_) => "store-damaged",
        }
    }

    /// What to say to a person.
    pub fn message(&self) -> Message {
        let message = Message::new(self.code());
        match self {
            Self::Conflict | Self::Missing | Self::Taken => message,
            Self::Unavailable(cause) | Self::Damaged(cause) => {
                message.with("cause", cause.as_str())
            }
            Self::Newer { found, known } => {
                message.with("found", found.to_string()).with("known", known.to_string())
            }
        }
    }
}

impl From<sea_orm::DbErr> for StoreError {
    fn from(error: sea_orm::DbErr) -> Self {
        match error.sql_err() {
            Some(sea_orm::SqlErr::UniqueConstraintViolation(_)) => Self::Taken,
            Some(sea_orm::SqlErr::ForeignKeyConstraintViolation(_)) => Self::Missing,
            _ => Self::Unavailable(error.to_string()),
        }
    }
}

impl From<serde_json::Error> for StoreError {
    fn from(error: serde_json::Error) -> Self {
        Self::Damaged(error.to_string())
    }
}
