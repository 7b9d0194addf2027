//! `puente admin migrate`: brings the database to the newest version, as every start does.

use store::Store;
use words::Message;

use crate::config::Config;
use crate::error::Failure;
use crate::institution;

pub(super) async fn run(config: &Config) -> Result<(), Failure> {
    institution::make_folder(config)?;
    let migrated = Store::migrate(&config.database_url()).await;
    let (store, done) = migrated.map_err(|error| institution::failure(&error))?;
    store.close().await;
    let key = if done.is_empty() { "admin-migrated-none" } else { "admin-migrated" };
    let message =
        Message::new(key).with("version", Store::VERSION.to_string()).with("count", done.len());
    super::say(&message, config.language);
    Ok(())
}
