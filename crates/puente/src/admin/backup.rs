//! `puente admin backup FILE`: everything in one archive, which either database can read.

use std::fs::{self, File, OpenOptions};
use std::io::BufWriter;
use std::path::{Path, PathBuf};

use jiff::Timestamp;
use store::{Archive, ArchiveError, Store};
use vocabulary::Language;
use words::{Message, decimal};

use crate::config::Config;
use crate::error::Failure;

pub(super) async fn run(path: &Path, config: &Config) -> Result<(), Failure> {
    let file = path.display().to_string();
    if path.exists() {
        return Err(Failure::wrong(Message::new("admin-backup-exists").with("file", file)));
    }
    let failed = |error: ArchiveError| super::restore::failure(&error, &file);
    let archive = super::with_store(config, |store| async move {
        let taken = take(&store, path, config.language).await;
        if taken.is_err() {
            // A half-written archive is of no use to anybody.
            let _ = fs::remove_file(partial(path));
        }
        taken.map_err(failed)
    })
    .await?;
    let message = Message::new("admin-backed-up")
        .with("file", path.display().to_string())
        .with("rows", decimal(archive.rows as f64, 0));
    super::say(&message, config.language);
    Ok(())
}

/// The name under which an archive is written until it is whole.
fn partial(path: &Path) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(".partial");
    PathBuf::from(name)
}

/// Writes the archive beside its place, makes sure that it is on the disk, and moves it there.
async fn take(store: &Store, path: &Path, language: Language) -> Result<Archive, ArchiveError> {
    let partial = partial(path);
    let out = BufWriter::new(private(&partial).map_err(ArchiveError::File)?);
    let progress = |rows| super::progress(rows, language);
    let archive = store.backup(out, Timestamp::now(), &progress).await?;
    let file = File::open(&partial).map_err(ArchiveError::File)?;
    file.sync_all().map_err(ArchiveError::File)?;
    fs::rename(&partial, path).map_err(ArchiveError::File)?;
    Ok(archive)
}

/// A file that only its owner may read: it holds everything, the keys of the audit included.
fn private(path: &Path) -> std::io::Result<File> {
    let mut options = OpenOptions::new();
    options.write(true).create(true).truncate(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path)
}
