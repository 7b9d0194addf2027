use search::speech::Speech;
use search::{Mark, folder};
use tantivy::{Index, IndexWriter, Term};
use uuid::Uuid;

use super::entry::Entry;
use super::fields::Fields;
use super::{VERSION, unavailable};
use crate::StoreError;

/// A turn of writing to an index; nobody else writes before it is closed. Its calls block.
pub(super) struct Writing {
    writer: IndexWriter,
    fields: Fields,
    speech: Speech,
}

impl Writing {
    /// Begins a turn; `None` when another program is at it.
    pub(super) fn begin(index: &Index, fields: Fields) -> Result<Option<Self>, StoreError> {
        let Some(writer) = folder::writer(index)? else { return Ok(None) };
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
        commit.set_payload(&mark.write(VERSION));
        commit.commit().map_err(unavailable)?;
        Ok(self)
    }

    /// Ends the turn.
    pub(super) fn close(self) -> Result<(), StoreError> {
        self.writer.wait_merging_threads().map_err(unavailable)
    }
}
