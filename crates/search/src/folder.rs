//! Where an index stands: in a folder or in memory, opened or begun anew, written to in turns.

use std::path::Path;
use std::time::{Duration, Instant};

use tantivy::directory::error::LockError;
use tantivy::directory::{Directory, DirectoryLock, INDEX_WRITER_LOCK, MmapDirectory};
use tantivy::index::{SegmentId, SegmentMeta};
use tantivy::indexer::{IndexWriterOptions, NoMergePolicy};
use tantivy::schema::Schema;
use tantivy::{Index, IndexReader, IndexWriter, ReloadPolicy, TantivyError};

use crate::{Mark, SearchError};

/// How long to wait for another program that writes to the same folder.
const PATIENCE: Duration = Duration::from_secs(5);

/// How long to wait for somebody else who writes, before leaving it to them.
const TURN: Duration = Duration::from_millis(500);

/// Bytes of documents that are held before they are written out.
const MEMORY: usize = 50_000_000;

/// An index that can be read.
#[expect(missing_debug_implementations, reason = "a reader cannot be shown")]
pub struct Opened {
    /// The index itself.
    pub index: Index,
    /// Its reader, which shows a commit only once it is told to.
    pub reader: IndexReader,
    /// Up to where the last commit is right.
    pub mark: Mark,
    /// Why what stood in the folder had to be emptied, if it had to.
    pub emptied: Option<String>,
}

/// An empty index in memory.
///
/// # Errors
///
/// There is no memory.
pub fn memory(schema: Schema) -> Result<Opened, SearchError> {
    Ok(read(Index::create_in_ram(schema), "")?)
}

/// The index in a folder. One that is damaged or of another version is emptied: everything in it
/// can be had from the database again. The version says how documents are made: it stands in
/// every commit, has no spaces, and grows with every change to that. Blocks while it reads the
/// folder.
///
/// # Errors
///
/// The folder cannot be written to, or another program has been writing to it for 5 seconds.
pub fn folder(folder: &Path, schema: &Schema, version: &str) -> Result<Opened, SearchError> {
    std::fs::create_dir_all(folder)?;
    let directory = MmapDirectory::open(folder)?;
    // With the lock nobody writes or cleans up, so what looks damaged is.
    let lock = lock(&directory)?;
    let opened = check(&directory, schema, version).or_else(|emptied| {
        empty(folder)?;
        let directory = MmapDirectory::open(folder)?;
        let index = Index::open_or_create(directory, schema.clone())?;
        Ok(Opened { emptied, ..read(index, version)? })
    });
    drop(lock);
    opened
}

fn lock(directory: &MmapDirectory) -> Result<DirectoryLock, SearchError> {
    let since = Instant::now();
    loop {
        match directory.acquire_lock(&INDEX_WRITER_LOCK) {
            Err(LockError::LockBusy) if since.elapsed() < PATIENCE => {
                std::thread::sleep(Duration::from_millis(20));
            }
            lock => return Ok(lock?),
        }
    }
}

/// Opens an index and reads every byte of it; otherwise says what is wrong, if it is there at all.
fn check(
    directory: &MmapDirectory,
    schema: &Schema,
    version: &str,
) -> Result<Opened, Option<String>> {
    let wrong = |cause: TantivyError| Some(cause.to_string());
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
    read(index, version).map_err(wrong)
}

/// A reader of an index, with its mark. An index without one was never written to.
fn read(index: Index, version: &str) -> tantivy::Result<Opened> {
    let reader = index.reader_builder().reload_policy(ReloadPolicy::Manual).try_into()?;
    let mark = mark(&index, version)?;
    Ok(Opened { index, reader, mark, emptied: None })
}

/// The mark of an index's last commit.
///
/// # Errors
///
/// The folder cannot be read, or the commit is of another version.
pub fn mark(index: &Index, version: &str) -> tantivy::Result<Mark> {
    let Some(payload) = index.load_metas()?.payload else { return Ok(Mark::default()) };
    let foreign = || TantivyError::SystemError("it is of another version".to_owned());
    Mark::read(&payload, version).ok_or_else(foreign)
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

/// Writes anew the files in which something is deleted, and removes the old ones: a deleted
/// document is only marked as such, and its words stay in the files. `reload` lets go of the old
/// ones. Does nothing when another program is writing.
///
/// # Errors
///
/// The folder cannot be written to, or `reload` says so.
pub fn purge<E: From<SearchError>>(
    index: &Index,
    reload: impl FnOnce() -> Result<(), E>,
) -> Result<(), E> {
    let Some(mut writer) = writer(index)? else { return Ok(()) };
    writer.set_merge_policy(Box::new(NoMergePolicy));
    let segments = index.searchable_segment_metas().map_err(SearchError::from)?;
    let marked = segments.iter().filter(|segment| segment.has_deletes());
    let marked: Vec<SegmentId> = marked.map(SegmentMeta::id).collect();
    drop(segments);
    if !marked.is_empty() {
        writer.merge(&marked).wait().map_err(SearchError::from)?;
    }
    reload()?;
    writer.garbage_collect_files().wait().map_err(SearchError::from)?;
    writer.wait_merging_threads().map_err(SearchError::from)?;
    Ok(())
}

/// Whoever holds it is the only one who writes to an index; `None` when another program is at it.
///
/// # Errors
///
/// The folder cannot be written to.
pub fn writer(index: &Index) -> Result<Option<IndexWriter>, SearchError> {
    let options = || {
        IndexWriterOptions::builder()
            .num_worker_threads(1)
            .memory_budget_per_thread(MEMORY)
            .num_merge_threads(1)
            .build()
    };
    let since = Instant::now();
    loop {
        match index.writer_with_options(options()) {
            Err(TantivyError::LockFailure(LockError::LockBusy, _)) => {
                if since.elapsed() > TURN {
                    return Ok(None);
                }
                std::thread::sleep(Duration::from_millis(20));
            }
            writer => return Ok(Some(writer?)),
        }
    }
}
