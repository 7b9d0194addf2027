use tantivy::{IndexWriter, Term};
use uuid::Uuid;

use crate::document::Document;
use crate::error::SearchError;
use crate::folder;
use crate::index::Index;
use crate::mark::Mark;
use crate::speech::Speech;

/// A turn of writing to an index; nobody else writes before it is closed or dropped. What was not
/// committed is lost with it, as in a crash. Its calls block.
#[expect(missing_debug_implementations, reason = "a writer cannot be shown")]
pub struct Turn {
    index: Index,
    writer: IndexWriter,
    speech: Speech,
}

impl Turn {
    /// Begins a turn; `None` when another program is at it.
    pub(crate) fn begin(index: &Index) -> Result<Option<Self>, SearchError> {
        let Some(writer) = folder::writer(index.inner())? else { return Ok(None) };
        // Another program may have written since.
        index.reload()?;
        Ok(Some(Self { index: index.clone(), writer, speech: Speech::new() }))
    }

    /// Takes every document out.
    ///
    /// # Errors
    ///
    /// The folder cannot be written to.
    pub fn clear(&mut self) -> Result<(), SearchError> {
        self.writer.delete_all_documents()?;
        Ok(())
    }

    /// Puts documents in, each in the place of the one with its identifier. One without an audience
    /// is taken out. Of several with the same identifier the last counts.
    ///
    /// # Errors
    ///
    /// The folder cannot be written to.
    pub fn put(&mut self, documents: &[Document]) -> Result<(), SearchError> {
        for document in documents {
            self.remove(&[document.id]);
            if !document.audience.is_empty() {
                let made = self.index.form(document, &mut self.speech);
                self.writer.add_document(made)?;
            }
        }
        Ok(())
    }

    /// Takes documents out; identifiers of none are passed over.
    pub fn remove(&mut self, ids: &[Uuid]) {
        for id in ids {
            self.writer.delete_term(Term::from_field_bytes(self.index.fields().id, id.as_bytes()));
        }
    }

    /// Makes what was done visible, as of a mark.
    ///
    /// # Errors
    ///
    /// The folder cannot be written to.
    pub fn commit(&mut self, mark: &Mark) -> Result<(), SearchError> {
        let mut commit = self.writer.prepare_commit()?;
        commit.set_payload(&mark.write(self.index.version()));
        commit.commit()?;
        self.index.reload()
    }

    /// Ends the turn. Files in which something was taken out are written anew, so nothing of it
    /// stays, and scores are again those of an index that never knew it.
    ///
    /// # Errors
    ///
    /// The folder cannot be written to.
    pub fn close(self) -> Result<(), SearchError> {
        self.writer.wait_merging_threads()?;
        self.index.reload()?;
        folder::purge(self.index.inner(), || self.index.reload())
    }
}
