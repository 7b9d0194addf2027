//! Opening the institution that the configuration names.

use std::path::PathBuf;

use actions::{Institution, Sample};
use jiff::tz::TimeZone;
use store::{Index, Store, StoreError};
use words::Message;

use crate::config::Config;
use crate::error::Failure;

/// Opens the database, brought to the newest version, and the search index beside it.
///
/// # Errors
///
/// The folder cannot be made, the database cannot be reached, or a newer program wrote it.
pub(crate) async fn open(config: &Config, samples: Vec<Sample>) -> Result<Institution, Failure> {
    let store = store(config).await?;
    let index = Index::open(Some(&search_folder(config))).map_err(|error| failure(&error))?;
    let institution = Institution::new(store, index, evidence_folder(config), TimeZone::system());
    Ok(institution.with_samples(samples))
}

/// Opens the database alone.
///
/// # Errors
///
/// As [`open`].
pub(crate) async fn store(config: &Config) -> Result<Store, Failure> {
    make_folder(config)?;
    Store::open(&config.database_url()).await.map_err(|error| failure(&error))
}

/// Makes the folder of the institution's own data.
///
/// # Errors
///
/// It cannot be made.
pub(crate) fn make_folder(config: &Config) -> Result<(), Failure> {
    let folder = config.data_folder();
    std::fs::create_dir_all(folder).map_err(|error| {
        let message = Message::new("unwritable").with("file", folder.display().to_string());
        Failure::wrong(message.with("reason", error.to_string()))
    })
}

/// The folder of the search index.
pub(crate) fn search_folder(config: &Config) -> PathBuf {
    config.data_folder().join("search")
}

/// The folder of photographs and files.
pub(crate) fn evidence_folder(config: &Config) -> PathBuf {
    config.data_folder().join("evidence")
}

/// What the store has to say, as the program says it.
pub(crate) fn failure(error: &StoreError) -> Failure {
    Failure::wrong(error.message())
}
