//! Parties by words. The index yields identifiers only; what is shown of them the database
//! decides. It is a copy that can be thrown away: whatever is in it follows from the database,
//! whose audit tells it what changed ([`Index::follow`]).

mod entry;
mod fields;
mod question;
mod source;
mod writing;

use std::fmt;
use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError};

use registry::PartyKind;
use search::speech::Speech;
use search::{Mark, SearchError, folder};
use tantivy::collector::TopDocs;
use tantivy::collector::sort_key::{SortBySimilarityScore, SortByStaticFastValue};
use tantivy::query::Query;
use tantivy::{IndexReader, Order};
use uuid::Uuid;
use vocabulary::{Code as _, PartyId};

pub use question::Filter;

use self::fields::Fields;
use self::question::Question;
use self::writing::Writing;
use crate::{Store, StoreError};

/// How documents are made; it grows with every change to that, and an index of another version is
/// built anew.
const VERSION: &str = "1";

/// Entries of the audit, or parties, that are read and written at a time.
const BATCH: u64 = 1000;

/// A strict search that finds as many is not followed by a forgiving one.
const ENOUGH: usize = 10;

/// Hits at most.
const MOST: usize = 10_000;

/// The search index of parties: firms, communities, associations, support institutions and buyers.
/// Clones are the same index.
#[derive(Clone)]
pub struct Index(Arc<Inner>);

struct Inner {
    index: tantivy::Index,
    reader: IndexReader,
    fields: Fields,
    mark: Mutex<Mark>,
    /// Whoever holds it writes.
    turn: tokio::sync::Mutex<()>,
}

impl fmt::Debug for Index {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Index").field("number", &self.number()).finish_non_exhaustive()
    }
}

impl Index {
    /// An index in a folder, or in memory. A folder that is damaged or of another version is
    /// emptied; the next [`Index::follow`] fills it again. Blocks while it reads the folder.
    ///
    /// # Errors
    ///
    /// The folder cannot be written to, or another program has been writing to it for 5 seconds.
    pub fn open(folder: Option<&Path>) -> Result<Self, StoreError> {
        let (schema, fields) = fields::schema();
        let opened = match folder {
            Some(folder) => {
                let opened = folder::folder(folder, &schema, VERSION)?;
                if let Some(cause) = &opened.emptied {
                    let folder = folder.display();
                    tracing::warn!(%folder, %cause, "the search index is built anew");
                }
                opened
            }
            None => folder::memory(schema)?,
        };
        Ok(Self(Arc::new(Inner {
            index: opened.index,
            reader: opened.reader,
            fields,
            mark: Mutex::new(opened.mark),
            turn: tokio::sync::Mutex::default(),
        })))
    }

    /// The number of the audit up to which it is right.
    pub fn number(&self) -> i64 {
        self.mark().number
    }

    fn mark(&self) -> Mark {
        self.0.mark.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Catches up with the audit and returns the number up to which the index is right now. An
    /// index that is empty, or follows another audit than the database's (as after a database was
    /// restored from a copy), is built anew. Callers at the same time do the work once. When
    /// another program is writing to the folder, the number stays behind.
    ///
    /// # Errors
    ///
    /// The database cannot be used, or the folder cannot be written to.
    pub async fn follow(&self, store: &Store) -> Result<i64, StoreError> {
        let head = source::head(store).await?;
        if self.mark() == head {
            return Ok(head.number);
        }
        let _turn = self.0.turn.lock().await;
        if self.mark() == source::head(store).await? {
            return Ok(self.number());
        }
        let Some(mut writing) = self.begin().await? else { return Ok(self.number()) };
        let mut mark = self.mark();
        let mut forget = false;
        if mark.number == 0 || source::mark(store, mark.number).await?.as_ref() != Some(&mark) {
            (writing, mark) = self.fill(writing, store, |_| ()).await?;
            forget = true;
        }
        loop {
            let (changed, number) = store.changed_since(mark.number, BATCH).await?;
            let Some(next) = source::mark(store, number).await?.filter(|_| !changed.is_empty())
            else {
                break;
            };
            let ids: Vec<Uuid> = changed.into_iter().map(|(_, subject)| subject).collect();
            let parties = source::parties(store, &ids).await?;
            forget |= parties.erased;
            mark = next.clone();
            writing = blocking(move || writing.put(&ids, &parties.entries)?.commit(&next)).await?;
        }
        self.end(writing, forget).await
    }

    /// Builds the index anew. What is there is found until it is done; `progress` is told how many
    /// parties were read so far.
    ///
    /// # Errors
    ///
    /// The database cannot be used, the folder cannot be written to, or another program is writing
    /// to it.
    pub async fn rebuild(
        &self,
        store: &Store,
        progress: impl FnMut(u64),
    ) -> Result<i64, StoreError> {
        let _turn = self.0.turn.lock().await;
        let busy = || StoreError::Unavailable("another program writes to the index".to_owned());
        let writing = self.begin().await?.ok_or_else(busy)?;
        let (writing, _) = self.fill(writing, store, progress).await?;
        self.end(writing, true).await
    }

    async fn begin(&self) -> Result<Option<Writing>, StoreError> {
        let this = self.clone();
        blocking(move || {
            let writing = Writing::begin(&this.0.index, this.0.fields)?;
            // Another program may have written since.
            this.reload()?;
            Ok(writing)
        })
        .await
    }

    /// Ends a turn of writing; with `forget`, nothing of what was taken out stays in the files.
    async fn end(&self, writing: Writing, forget: bool) -> Result<i64, StoreError> {
        let this = self.clone();
        blocking(move || {
            writing.close()?;
            this.reload()?;
            if forget {
                folder::purge(&this.0.index, || this.reload())?;
            }
            Ok(this.number())
        })
        .await
    }

    /// Puts in every party there is.
    async fn fill(
        &self,
        writing: Writing,
        store: &Store,
        mut progress: impl FnMut(u64),
    ) -> Result<(Writing, Mark), StoreError> {
        // What changes from here on is read again when the index next follows the audit.
        let mark = source::head(store).await?;
        let mut writing = writing.clear()?;
        let mut last = Uuid::nil();
        let mut read = 0;
        loop {
            let ids = source::following(store, last, BATCH).await?;
            let Some(end) = ids.last() else { break };
            last = *end;
            read += ids.len() as u64;
            let parties = source::parties(store, &ids).await?;
            writing = blocking(move || writing.put(&[], &parties.entries)).await?;
            progress(read);
        }
        let end = mark.clone();
        let writing = blocking(move || writing.commit(&end)).await?;
        Ok((writing, mark))
    }

    fn reload(&self) -> Result<(), StoreError> {
        self.0.reader.reload().map_err(unavailable)?;
        let mark = folder::mark(&self.0.index, VERSION).map_err(unavailable)?;
        *self.0.mark.lock().unwrap_or_else(PoisonError::into_inner) = mark;
        Ok(())
    }

    /// Parties that a text fits, best first: at most `limit`, and never more than 10,000. Names,
    /// places, trades and products in every language, people to talk to, and tax and telephone
    /// numbers with or without their punctuation are found, as written or from their beginning,
    /// without accents and in another form of the word. Where that finds little, so are words that
    /// are written alike, and parties that have most of the words. A text without letters and
    /// digits finds nothing.
    ///
    /// # Errors
    ///
    /// The folder cannot be read. No text is an error.
    pub fn search(
        &self,
        text: &str,
        filter: &Filter,
        limit: usize,
    ) -> Result<Vec<(PartyKind, PartyId)>, StoreError> {
        let mut speech = Speech::new();
        let Some(question) = Question::new(text, &mut speech).filter(|_| limit > 0) else {
            return Ok(Vec::new());
        };
        let fields = &self.0.fields;
        let limit = limit.min(MOST);
        let strict = question::narrow(fields, question.strict(fields, &mut speech), filter);
        let mut hits = self.best(&*strict, limit)?;
        if hits.len() < limit.min(ENOUGH) {
            let query = question.forgiving(fields, &mut speech);
            for hit in self.best(&*question::narrow(fields, query, filter), limit)? {
                if !hits.contains(&hit) {
                    hits.push(hit);
                }
            }
            hits.truncate(limit);
        }
        Ok(hits)
    }

    /// The best hits of a query; of equal ones those with the shorter name, of which the words are
    /// a larger part.
    fn best(
        &self,
        query: &dyn Query,
        limit: usize,
    ) -> Result<Vec<(PartyKind, PartyId)>, StoreError> {
        let by = |field| (SortByStaticFastValue::<u64>::for_field(field), Order::Asc);
        // Pairs of pairs: four keys in a row lose their directions (tantivy 0.27).
        let party = (by(fields::KIND), (by(fields::HIGH), by(fields::LOW)));
        let order = ((SortBySimilarityScore, Order::Desc), (by(fields::LENGTH), party));
        let collector = TopDocs::with_limit(limit).order_by(order);
        let hits = self.0.reader.searcher().search(query, &collector).map_err(unavailable)?;
        let party = |kind: Option<u64>, high: Option<u64>, low: Option<u64>| {
            let kind = PartyKind::ALL.get(usize::try_from(kind?).ok()?)?;
            Some((*kind, PartyId(Uuid::from_u64_pair(high?, low?))))
        };
        let damaged = || StoreError::Damaged("a document of the index has no party".to_owned());
        hits.into_iter()
            .map(|((_, (_, (kind, (high, low)))), _)| party(kind, high, low).ok_or_else(damaged))
            .collect()
    }
}

impl From<SearchError> for StoreError {
    fn from(error: SearchError) -> Self {
        unavailable(error)
    }
}

fn unavailable(cause: impl fmt::Display) -> StoreError {
    StoreError::Unavailable(cause.to_string())
}

/// Runs what blocks where it holds up nobody.
async fn blocking<T: Send + 'static>(
    work: impl FnOnce() -> Result<T, StoreError> + Send + 'static,
) -> Result<T, StoreError> {
    tokio::task::spawn_blocking(work).await.map_err(unavailable)?
}
