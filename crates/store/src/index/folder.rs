use std::path::Path;
use std::time::{Duration, Instant};

use tantivy::directory::error::LockError;
use tantivy::directory::{Directory, DirectoryLock, INDEX_WRITER_LOCK, MmapDirectory};
use tantivy::schema::Schema;
use tantivy::{Index, IndexReader, ReloadPolicy};

use super::mark::Mark;
use super::unavailable;
use crate::StoreError;

/// How long to wait for another program that writes to the same folder.
const PATIENCE: Duration = Duration::from_secs(5);

/// An index that can be read.
pub(super) struct Opened {
    pub(super) index: Index,
    pub(super) reader: IndexReader,
    pub(super) mark: Mark,
}

/// An empty index in memory.
pub(super) fn memory(schema: Schema) -> Result<Opened, StoreError> {
    read(Index::create_in_ram(schema)).map_err(unavailable)
}

/// The index in a folder. One that is damaged or of another version is emptied: everything in it
/// can be had from the database again.
pub(super) fn folder(folder: &Path, schema: &Schema) -> Result<Opened, StoreError> {
    std::fs::create_dir_all(folder).map_err(unavailable)?;
    let directory = MmapDirectory::open(folder).map_err(unavailable)?;
    // With the lock nobody writes or cleans up, so what looks damaged is.
    let lock = lock(&directory)?;
    let opened = check(&directory, schema);
    let opened = opened.or_else(|cause| {
        if let Some(cause) = cause {
            tracing::warn!(folder = %folder.display(), %cause, "the search index is built anew");
        }
        empty(folder).map_err(unavailable)?;
        let directory = MmapDirectory::open(folder).map_err(unavailable)?;
        let index = Index::open_or_create(directory, schema.clone()).map_err(unavailable)?;
        read(index).map_err(unavailable)
    });
    drop(lock);
    opened
}

fn lock(directory: &MmapDirectory) -> Result<DirectoryLock, StoreError> {
    let since = Instant::now();
    loop {
        match directory.acquire_lock(&INDEX_WRITER_LOCK) {
            Err(LockError::LockBusy) if since.elapsed() < PATIENCE => {
                std::thread::sleep(Duration::from_millis(20));
            }
            lock => return lock.map_err(unavailable),
        }
    }
}

/// Opens an index and reads every byte of it; otherwise says what is wrong, if it is there at all.
fn check(directory: &MmapDirectory, schema: &Schema) -> Result<Opened, Option<String>> {
    let wrong = |cause: tantivy::TantivyError| Some(cause.to_string());
    if !Index::exists(directory).map_err(|cause| Some(cause.to_string()))? {
        return Err(None);
    }
    let index = Index::open(directory.clone()).map_err(wrong)?;
    if index.schema() != *schema {
        return Err(Some("its documents have other fields".to_owned()));
    }
    if !index.validate_checksum().map_err(wrong)?.is_empty() {
        return Err(Some("its files are not as they were written".to_owned()));
    }
    read(index).map_err(wrong)
}

/// A reader of an index, with its mark. An index without one was never written to.
fn read(index: Index) -> tantivy::Result<Opened> {
    let reader = index.reader_builder().reload_policy(ReloadPolicy::Manual).try_into()?;
    let mark = mark(&index)?;
    Ok(Opened { index, reader, mark })
}

/// The mark of an index's last commit.
pub(super) fn mark(index: &Index) -> tantivy::Result<Mark> {
    let metas = index.load_metas()?;
    let foreign = |_| tantivy::TantivyError::SystemError("it is of another version".to_owned());
    metas.payload.map_or(Ok(Mark::default()), |payload| payload.parse().map_err(foreign))
}

/// Deletes the files of an index, and no others: a folder that was named by mistake keeps what is
/// in it.
fn empty(folder: &Path) -> std::io::Result<()> {
    for entry in std::fs::read_dir(folder)? {
        let entry = entry?;
        let name = entry.file_name();
        let name = name.to_string_lossy();
        let segment = name.split_once('.').is_some_and(|(stem, _)| {
            stem.len() == 32 && stem.bytes().all(|byte| byte.is_ascii_hexdigit())
        });
        if segment || name == "meta.json" || name == ".managed.json" {
            std::fs::remove_file(entry.path())?;
        }
    }
    Ok(())
}
