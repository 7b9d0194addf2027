//! `puente admin reindex`: builds the search index anew from the database.

use store::Index;
use words::{Message, decimal};

use crate::config::Config;
use crate::error::Failure;
use crate::institution;

pub(super) async fn run(config: &Config) -> Result<(), Failure> {
    super::with_store(config, |store| async move {
        let failed = |error| institution::failure(&error);
        let index = Index::open(Some(&institution::search_folder(config))).map_err(failed)?;
        let mut parties = 0;
        let progress = |rows| {
            parties = rows;
            super::progress(rows, config.language);
        };
        index.rebuild(&store, progress).await.map_err(failed)?;
        let message = Message::new("admin-reindexed").with("parties", decimal(parties as f64, 0));
        super::say(&message, config.language);
        Ok(())
    })
    .await
}
