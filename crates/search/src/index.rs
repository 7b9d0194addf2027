use std::fmt;
use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError};

use tantivy::{IndexReader, TantivyDocument};
use uuid::Uuid;

use crate::best::Best;
use crate::document::{Document, Facet, Reader};
use crate::error::SearchError;
use crate::fields::{self, Fields};
use crate::folder;
use crate::mark::Mark;
use crate::question::{Asked, Question};
use crate::speech::Speech;
use crate::terms::Vocabulary;
use crate::turn::Turn;

/// How documents are made; it grows with every change to that.
const VERSION: u32 = 1;

/// A strict search that finds as many is not followed by a forgiving one.
const ENOUGH: usize = 10;

/// Hits that can be read at most, however far one leafs.
const MOST: usize = 10_000;

/// An index of documents. Clones are the same index; it can be asked from many threads at once.
#[derive(Clone)]
pub struct Index(Arc<Inner>);

struct Inner {
    index: tantivy::Index,
    reader: IndexReader,
    fields: Fields,
    vocabulary: Vocabulary,
    version: String,
    emptied: Option<String>,
    mark: Mutex<Mark>,
}

/// What a question found.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Found {
    /// The hits that were asked for, best first.
    pub hits: Vec<Hit>,
    /// How many there are in all that this reader may see.
    pub total: usize,
    /// For each facet its values and how many hits have them, the most frequent first. The facet's
    /// own choice does not narrow its counts, so that a reader sees what else there is.
    pub counts: Vec<(Facet, Vec<(String, usize)>)>,
    /// Whether few had all the words, so that hits with only a third of them or with words that are
    /// written alike are among these.
    pub forgiving: bool,
}

/// A document that was found.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Hit {
    /// Its identifier.
    pub id: Uuid,
    /// How well it fits, to three decimals; to be compared within one answer only. Without words
    /// the day it was published, counted from 1970.
    pub score: f64,
}

impl fmt::Debug for Index {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Index").field("mark", &self.mark()).finish_non_exhaustive()
    }
}

impl Index {
    /// An index in a folder, or in memory. A folder that is damaged, of another version or made
    /// with another vocabulary is emptied and its mark is the empty one: whoever keeps the index
    /// fills it again. Blocks while it reads the folder.
    ///
    /// # Errors
    ///
    /// The folder cannot be written to, or another program has been writing to it for 5 seconds.
    pub fn open(folder: Option<&Path>, vocabulary: Vocabulary) -> Result<Self, SearchError> {
        let (schema, fields) = fields::schema();
        let version = format!("{VERSION}-{}", vocabulary.digest());
        let opened = match folder {
            Some(folder) => folder::folder(folder, &schema, &version)?,
            None => folder::memory(schema)?,
        };
        Ok(Self(Arc::new(Inner {
            index: opened.index,
            reader: opened.reader,
            fields,
            vocabulary,
            version,
            emptied: opened.emptied,
            mark: Mutex::new(opened.mark),
        })))
    }

    /// Why the folder had to be emptied when it was opened, if it had to.
    pub fn emptied(&self) -> Option<&str> {
        self.0.emptied.as_deref()
    }

    /// Up to where it follows the audit.
    pub fn mark(&self) -> Mark {
        self.0.mark.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// How many documents there are, whoever may see them.
    pub fn len(&self) -> u64 {
        self.0.reader.searcher().num_docs()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Begins a turn of writing; `None` when somebody else is at it, here or in another program:
    /// the index then stays as it is, and one tries again later. Blocks for half a second at most.
    ///
    /// # Errors
    ///
    /// The folder cannot be written to.
    pub fn write(&self) -> Result<Option<Turn>, SearchError> {
        Turn::begin(self)
    }

    /// Shows what another program has written to the folder since.
    ///
    /// # Errors
    ///
    /// The folder cannot be read.
    pub fn reload(&self) -> Result<(), SearchError> {
        self.0.reader.reload()?;
        let mark = folder::mark(&self.0.index, &self.0.version)?;
        *self.0.mark.lock().unwrap_or_else(PoisonError::into_inner) = mark;
        Ok(())
    }

    /// What a reader finds. A text without words finds nothing; no text at all lists what the other
    /// choices leave, the newest first.
    ///
    /// # Errors
    ///
    /// The folder cannot be read. No question is an error.
    pub fn search(&self, question: &Question, reader: &Reader) -> Result<Found, SearchError> {
        let searcher = self.0.reader.searcher();
        let mut speech = Speech::new();
        let Some(asked) = Asked::new(question, &self.0.vocabulary, &mut speech) else {
            return Ok(Found::default());
        };
        let limit = question.limit.min(MOST.saturating_sub(question.offset));
        let best = Best { most: limit + question.offset.min(MOST), newest: asked.is_blank() };
        let fields = &self.0.fields;
        let mut words = asked.strict(fields);
        let narrow = |words: &dyn tantivy::query::Query, but: Option<Facet>| {
            question.narrow(fields, words.box_clone(), reader, but)
        };
        let mut found = searcher.search(&*narrow(&*words, None), &best)?;
        let forgiving = !asked.is_blank() && found.total < ENOUGH;
        if forgiving {
            words = asked.forgiving(fields, &searcher, &self.0.vocabulary, &mut speech)?;
            found = searcher.search(&*narrow(&*words, None), &best)?;
        }
        for facet in question.chosen() {
            let counting = Best { most: 0, newest: true };
            let beside = searcher.search(&*narrow(&*words, Some(facet)), &counting)?;
            found.counts[facet as usize] = beside.counts[facet as usize].clone();
        }
        let hits = found.hits.into_iter().skip(question.offset).take(limit).collect();
        let counts = Facet::ALL.into_iter().zip(found.counts);
        let counts = counts.map(|(facet, counts)| (facet, ranked(counts)));
        let counts = counts.filter(|(_, counts)| !counts.is_empty()).collect();
        Ok(Found { hits, total: found.total, counts, forgiving })
    }

    pub(crate) fn inner(&self) -> &tantivy::Index {
        &self.0.index
    }

    pub(crate) fn fields(&self) -> &Fields {
        &self.0.fields
    }

    pub(crate) fn version(&self) -> &str {
        &self.0.version
    }

    pub(crate) fn form(&self, document: &Document, speech: &mut Speech) -> TantivyDocument {
        self.0.fields.document(document, &self.0.vocabulary, speech)
    }
}

/// The most frequent first, equal ones by their code.
fn ranked(counts: std::collections::BTreeMap<String, usize>) -> Vec<(String, usize)> {
    let mut counts: Vec<(String, usize)> = counts.into_iter().collect();
    counts.sort_by(|(one, ones), (other, others)| others.cmp(ones).then_with(|| one.cmp(other)));
    counts
}
