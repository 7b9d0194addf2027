//! Texts by words, for whoever may read them.
//!
//! A [`Document`] is plain data: texts in one or several languages, each with the [`Part`] it
//! plays, values to count and narrow by ([`Facet`]), and its [`Audience`]. An [`Index`] holds
//! documents in a folder or in memory and answers a [`Question`] of a [`Reader`] with the best hits
//! and the counts of what that reader may see, and of nothing else: the reader is part of the query
//! itself.
//!
//! What people type is words, never a language of queries: any text is answered. Words are found in
//! another form, without accents, with slips, and in another language through the groups of a
//! [`Vocabulary`]. Scores are Okapi BM25 (Robertson and Zaragoza 2009; k1 = 1.2, b = 0.75) summed
//! over the parts of a document by their weights; equal hits stand by identifier. How rare a word is
//! counts over all documents: what a reader may not see can shift the order of what she sees, and
//! nothing else.
//!
//! An index is a copy that can be thrown away. With each commit goes the [`Mark`] up to where it
//! follows the audit, so that every replica can catch up; what was taken out leaves no trace in the
//! files once the [`Turn`] is closed. [`ndcg`] says how good the answers are.
//!
//! ```
//! use search::{Audience, Document, Index, Mark, Part, Question, Reader, Text, Vocabulary};
//! use uuid::Uuid;
//! use vocabulary::Language;
//!
//! let index = Index::open(None, Vocabulary::built_in()).unwrap();
//! let mut turn = index.write().unwrap().unwrap();
//! turn.put(&[Document {
//!     id: Uuid::from_u128(1),
//!     texts: vec![Text {
//!         part: Part::Body,
//!         language: Language::Spanish,
//!         text: "Analizamos el agua de riego cada mes".to_owned(),
//!     }],
//!     audience: vec![Audience::Everyone],
//!     ..Document::default()
//! }])
//! .unwrap();
//! turn.commit(&Mark::default()).unwrap();
//! turn.close().unwrap();
//!
//! let question = Question { text: "irrigation water".to_owned(), ..Question::default() };
//! let found = index.search(&question, &Reader::default()).unwrap();
//! assert_eq!(found.hits[0].id, Uuid::from_u128(1), "found in another language");
//! ```

mod best;
mod collection;
mod document;
mod error;
mod fields;
pub mod folder;
mod index;
mod mark;
mod quality;
mod question;
pub mod speech;
mod terms;
mod turn;

pub use collection::{Collection, CollectionError, Judged};
pub use document::{Audience, Document, Facet, Part, Reader, Text};
pub use error::SearchError;
pub use index::{Found, Hit, Index};
pub use mark::Mark;
pub use quality::{Answer, Quality, ndcg, quality};
pub use question::Question;
pub use terms::Vocabulary;
pub use turn::Turn;
