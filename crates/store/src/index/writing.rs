use std::time::{Duration, Instant};

use tantivy::directory::error::LockError;
use tantivy::index::{SegmentId, SegmentMeta};
use tantivy::indexer::{IndexWriterOptions, NoMergePolicy};
use tantivy::{Index, IndexWriter, TantivyError, Term};
use uuid::Uuid;

use super::entry::Entry;
use super::fields::Fields;
use super::mark::Mark;
use super::unavailable;
use super::words::Speech;
use crate::StoreError;

/// Bytes of documents that are held before they are written out.
const MEMORY: usize = 50_000_000;

/// How long to wait for somebody else who writes.
const PATIENCE: Duration = Duration::from_millis(500);

/// A turn of writing to an index; nobody else writes before it is closed. Its calls block.
pub(super) struct Writing {
    writer: IndexWriter,
    fields: Fields,
    speech: Speech,
}

impl Writing {
    /// Begins a turn; `None` when another program is at it.
    pub(super) fn begin(index: &Index, fields: Fields) -> Result<Option<Self>, StoreError> {
        let Some(writer) = writer(index)? else { return Ok(None) };
        Ok(Some(Self { writer, fields, speech: Speech::new() }))
    }

    /// Takes every document out.
    pub(super) fn clear(self) -> Result<Self, StoreError> {
        self.writer.delete_all_documents().map_err(unavailable)?;
        Ok(self)
    }

    /// Replaces the documents of parties; those without an entry vanish.
    pub(super) fn put(mut self, ids: &[Uuid], entries: &[Entry]) -> Result<Self, StoreError> {
        for id in ids {
            self.writer.delete_term(Term::from_field_bytes(self.fields.id, id.as_bytes()));
        }
        for entry in entries {
            let document = entry.document(&self.fields, &mut self.speech);
            self.writer.add_document(document).map_err(unavailable)?;
        }
        Ok(self)
    }

    /// Makes what was put visible, as of a mark.
    pub(super) fn commit(mut self, mark: &Mark) -> Result<Self, StoreError> {
        let mut commit = self.writer.prepare_commit().map_err(unavailable)?;
        commit.set_payload(&mark.to_string());
        commit.commit().map_err(unavailable)?;
        Ok(self)
    }

    /// Ends the turn.
    pub(super) fn close(self) -> Result<(), StoreError> {
        self.writer.wait_merging_threads().map_err(unavailable)
    }
}

/// Writes anew the files in which something is deleted, and removes the old ones: a deleted
/// document is only marked as such, and its words stay in the files. `reload` lets go of the old
/// ones. Does nothing when another program is writing.
pub(super) fn purge(
    index: &Index,
    reload: impl FnOnce() -> Result<(), StoreError>,
) -> Result<(), StoreError> {
    let Some(mut writer) = writer(index)? else { return Ok(()) };
    writer.set_merge_policy(Box::new(NoMergePolicy));
    let segments = index.searchable_segment_metas().map_err(unavailable)?;
    let marked = segments.iter().filter(|segment| segment.has_deletes());
    let marked: Vec<SegmentId> = marked.map(SegmentMeta::id).collect();
    drop(segments);
    if !marked.is_empty() {
        writer.merge(&marked).wait().map_err(unavailable)?;
    }
    reload()?;
    writer.garbage_collect_files().wait().map_err(unavailable)?;
    writer.wait_merging_threads().map_err(unavailable)
}

fn writer(index: &Index) -> Result<Option<IndexWriter>, StoreError> {
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
                if since.elapsed() > PATIENCE {
                    return Ok(None);
                }
                std::thread::sleep(Duration::from_millis(20));
            }
            writer => return writer.map(Some).map_err(unavailable),
        }
    }
}
