//! `puente admin restore FILE`: puts back what an archive holds.

use std::fs::File;
use std::path::Path;

use jiff::Timestamp;
use store::ArchiveError;
use words::{Message, decimal};

use crate::config::Config;
use crate::error::Failure;
use crate::institution;

pub(super) async fn run(path: &Path, replace: bool, config: &Config) -> Result<(), Failure> {
    let name = path.display().to_string();
    let failed = |error: ArchiveError| failure(&error, &name);
    let file = File::open(path).map_err(|error| failed(ArchiveError::File(error)))?;
    let restored = super::with_store(config, |store| async move {
        let progress = |rows| super::progress(rows, config.language);
        store.restore(file, replace, Timestamp::now(), &progress).await.map_err(failed)
    })
    .await?;
    let message = Message::new("admin-restored")
        .with("file", path.display().to_string())
        .with("taken", restored.archive.taken.strftime("%Y-%m-%d %H:%M UTC").to_string())
        .with("rows", decimal(restored.archive.rows as f64, 0));
    super::say(&message, config.language);
    if restored.erased > 0 {
        let message = Message::new("admin-erased-again").with("count", restored.erased);
        super::say(&message, config.language);
    }
    Ok(())
}

/// What an archive has to say, as the program says it.
pub(super) fn failure(error: &ArchiveError, file: &str) -> Failure {
    match error {
        ArchiveError::Store(error) => institution::failure(error),
        _ => Failure::wrong(error.message(file)),
    }
}
