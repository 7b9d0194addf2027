use std::collections::BTreeMap;

use jiff::civil::Date;
use serde::Deserialize;
use sha2::{Digest as _, Sha256};
use standards::Catalogue;
use thiserror::Error;
use uuid::Uuid;
use vocabulary::Language;
use words::Message;

use crate::document::{Audience, Document, Facet, Part, Text};

/// Documents and judged questions as people write them, to measure the quality of search by.
///
/// TOML files have tables `[[document]]` with `name`, `language`, `title`, `text` and, as they fit,
/// `requirements` (as `standard:code`), `facets`, `published` and `translations`; and tables
/// `[[query]]` with `text`, `language` and `judged`, the grades of the documents that answer it by
/// their names: 1 touches it, 2 helps, 3 is what was looked for.
///
/// ```
/// let text = r#"
/// [[document]]
/// name = "well"
/// language = "en"
/// title = "We dug a second well"
/// text = "It took three months."
///
/// [[query]]
/// text = "pozo"
/// language = "es"
/// judged = { well = 3 }
/// "#;
/// let catalogue = standards::Catalogue::built_in().unwrap();
/// let collection = search::Collection::read(&[("wells.toml", text)], &catalogue).unwrap();
/// assert_eq!(collection.documents.len(), 1);
/// assert_eq!(collection.queries[0].grades[&collection.documents[0].id], 3);
/// ```
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Collection {
    /// The documents, which everyone may see.
    pub documents: Vec<Document>,
    /// The questions.
    pub queries: Vec<Judged>,
}

/// A question and which documents answer it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Judged {
    /// What is asked.
    pub text: String,
    /// The language it is asked in.
    pub language: Language,
    /// Grades from 1 to 3; a document that is not named does not answer it.
    pub grades: BTreeMap<Uuid, u8>,
}

/// What is wrong with a file of documents and questions.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum CollectionError {
    /// It is not such a file.
    #[error("{file}: {reason}")]
    Unreadable {
        /// The file.
        file: String,
        /// What and where, in the parser's words.
        reason: String,
    },
    /// Two documents have one name.
    #[error("{file}: two documents are named `{name}`; rename one")]
    Twice {
        /// The file.
        file: String,
        /// The name.
        name: String,
    },
    /// A document answers a requirement that no standard has.
    #[error(
        "{file}: document `{name}` answers `{code}`, which is no requirement; write `standard:code`"
    )]
    NoRequirement {
        /// The file.
        file: String,
        /// The document.
        name: String,
        /// What stands there.
        code: String,
    },
    /// A question names a document that is not there.
    #[error("{file}: query `{query}` judges `{name}`, which is no document of the file")]
    NoDocument {
        /// The file.
        file: String,
        /// The question.
        query: String,
        /// The name.
        name: String,
    },
    /// A question without a judgement, or with a grade that is none of 1, 2 and 3.
    #[error("{file}: query `{query}` needs grades of 1, 2 or 3")]
    Grade {
        /// The file.
        file: String,
        /// The question.
        query: String,
    },
}

impl CollectionError {
    /// The sentence for people.
    pub fn message(&self) -> Message {
        match self {
            Self::Unreadable { file, reason } => Message::new("search-file-unreadable")
                .with("file", file.as_str())
                .with("reason", reason.as_str()),
            Self::Twice { file, name } => Message::new("search-file-twice")
                .with("file", file.as_str())
                .with("name", name.as_str()),
            Self::NoRequirement { file, name, code } => Message::new("search-file-no-requirement")
                .with("file", file.as_str())
                .with("name", name.as_str())
                .with("code", code.as_str()),
            Self::NoDocument { file, query, name } => Message::new("search-file-no-document")
                .with("file", file.as_str())
                .with("query", query.as_str())
                .with("name", name.as_str()),
            Self::Grade { file, query } => Message::new("search-file-grade")
                .with("file", file.as_str())
                .with("query", query.as_str()),
        }
    }
}

/// The file as it is written.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    #[serde(default, rename = "document")]
    documents: Vec<Told>,
    #[serde(default, rename = "query")]
    queries: Vec<Query>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Told {
    name: String,
    language: Language,
    title: String,
    text: String,
    #[serde(default)]
    requirements: Vec<String>,
    #[serde(default)]
    facets: BTreeMap<Facet, String>,
    published: Option<String>,
    #[serde(default)]
    translations: Vec<Translation>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Translation {
    language: Language,
    title: String,
    text: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Query {
    text: String,
    language: Language,
    judged: BTreeMap<String, u8>,
}

impl Collection {
    /// Reads files, each a name and a text; what one names may stand in another. The titles of
    /// requirements are taken from the standards, in every language.
    ///
    /// # Errors
    ///
    /// The first thing that is wrong with them.
    pub fn read(files: &[(&str, &str)], catalogue: &Catalogue) -> Result<Self, CollectionError> {
        let mut collection = Self::default();
        let mut names = BTreeMap::new();
        let mut asked = Vec::new();
        for (file, text) in files {
            let unreadable = |reason: String| {
                let file = (*file).to_owned();
                CollectionError::Unreadable { file, reason }
            };
            let read: File = toml::from_str(text).map_err(|error| unreadable(error.to_string()))?;
            for told in read.documents {
                let id = identifier(&told.name);
                if names.insert(told.name.clone(), id).is_some() {
                    let (file, name) = ((*file).to_owned(), told.name);
                    return Err(CollectionError::Twice { file, name });
                }
                collection.documents.push(told.document(id, file, catalogue)?);
            }
            asked.extend(read.queries.into_iter().map(|query| (*file, query)));
        }
        for (file, query) in asked {
            collection.queries.push(query.judged(file, &names)?);
        }
        Ok(collection)
    }
}

impl Told {
    fn document(
        self,
        id: Uuid,
        file: &str,
        catalogue: &Catalogue,
    ) -> Result<Document, CollectionError> {
        let file = || file.to_owned();
        let published = self.published.as_deref().map(str::parse::<Date>).transpose();
        let published = published.map_err(|error| {
            let reason = format!("`{}`: {error}", self.name);
            CollectionError::Unreadable { file: file(), reason }
        })?;
        let mut texts = said(self.language, &self.title, &self.text).to_vec();
        for other in &self.translations {
            texts.extend(said(other.language, &other.title, &other.text));
        }
        let mut facets: Vec<(Facet, String)> = self.facets.into_iter().collect();
        for code in self.requirements {
            let requirement = code
                .split_once(':')
                .and_then(|(standard, code)| catalogue.get(standard)?.requirement(code));
            let Some(requirement) = requirement else {
                return Err(CollectionError::NoRequirement { file: file(), name: self.name, code });
            };
            texts.extend(Language::ALL.map(|language| Text {
                part: Part::Key,
                language,
                text: requirement.title.say(language).to_owned(),
            }));
            facets.push((Facet::Requirement, code));
        }
        Ok(Document { id, texts, facets, published, audience: vec![Audience::Everyone] })
    }
}

impl Query {
    fn judged(self, file: &str, names: &BTreeMap<String, Uuid>) -> Result<Judged, CollectionError> {
        let file = || file.to_owned();
        let graded = self.judged.values().all(|grade| (1..=3).contains(grade));
        if self.judged.is_empty() || !graded {
            return Err(CollectionError::Grade { file: file(), query: self.text });
        }
        let mut grades = BTreeMap::new();
        for (name, grade) in self.judged {
            let Some(id) = names.get(&name) else {
                return Err(CollectionError::NoDocument { file: file(), query: self.text, name });
            };
            grades.insert(*id, grade);
        }
        Ok(Judged { text: self.text, language: self.language, grades })
    }
}

fn said(language: Language, title: &str, text: &str) -> [Text; 2] {
    [(Part::Title, title), (Part::Body, text)].map(|(part, text)| Text {
        part,
        language,
        text: text.to_owned(),
    })
}

/// The identifier of a name: its own when it is one already, as those of an institution are.
fn identifier(name: &str) -> Uuid {
    name.parse().unwrap_or_else(|_| {
        let digest = Sha256::digest(name);
        let mut bytes = [0; 16];
        bytes.iter_mut().zip(digest).for_each(|(byte, digit)| *byte = digit);
        Uuid::from_bytes(bytes)
    })
}
