use std::collections::{BTreeMap, BTreeSet};

use serde::Deserialize;
use sha2::{Digest as _, Sha256};
use standards::{Catalogue, Text};
use vocabulary::Language;

use crate::speech::{Speech, Word, chunks};

/// Words of our own for what small firms and their buyers speak of.
const TERMS: &str = include_str!("../data/terms.toml");

/// The words of the longest term that counts. Longer titles are sentences, which nobody types.
const LONGEST: usize = 5;

/// Groups of terms that mean the same, in three languages: a text that says one of them is found by
/// any other. A term is one word or several in a row, in any form; fillers between them, as in
/// *agua de riego*, do not matter.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Vocabulary {
    /// By language the groups that a term, as roots, belongs to.
    terms: BTreeMap<Language, BTreeMap<Vec<String>, BTreeSet<u32>>>,
    groups: u32,
}

/// The file of terms.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    #[serde(rename = "term")]
    terms: Vec<Row>,
}

/// A group as it is written.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Row {
    en: Vec<String>,
    es: Vec<String>,
    pt: Vec<String>,
}

impl Vocabulary {
    /// Our own terms together with the titles of standards, chapters and requirements that come
    /// with the program, as far as they are short.
    pub fn built_in() -> Self {
        // Both are part of the program, and tests read them.
        let own = Self::read(TERMS).unwrap_or_default();
        match Catalogue::built_in() {
            Ok(catalogue) => own.with_titles(&catalogue),
            Err(_) => own,
        }
    }

    /// Reads groups from TOML: a table `[[term]]` each, with lists `en`, `es` and `pt`.
    ///
    /// # Errors
    ///
    /// The text is no such TOML; the sentence says where.
    ///
    /// ```
    /// let text = r#"
    /// [[term]]
    /// en = ["irrigation water"]
    /// es = ["agua de riego"]
    /// pt = ["água de irrigação"]
    /// "#;
    /// assert_eq!(search::Vocabulary::read(text).unwrap().len(), 1);
    /// assert!(search::Vocabulary::read("[[term]]").is_err());
    /// ```
    pub fn read(text: &str) -> Result<Self, String> {
        let file: File = toml::from_str(text).map_err(|error| error.to_string())?;
        let mut speech = Speech::new();
        let mut vocabulary = Self::default();
        for Row { en, es, pt } in &file.terms {
            let said = |language, terms: &[String]| {
                terms.iter().map(|term| (language, term.clone())).collect::<Vec<_>>()
            };
            let group = [
                said(Language::English, en),
                said(Language::Spanish, es),
                said(Language::Portuguese, pt),
            ];
            vocabulary.add(&group.concat(), &mut speech);
        }
        Ok(vocabulary)
    }

    /// With the titles of standards, chapters and requirements: what is called the same in the
    /// three languages of a library means the same.
    #[must_use]
    pub fn with_titles(mut self, catalogue: &Catalogue) -> Self {
        let mut speech = Speech::new();
        for standard in catalogue.standards() {
            let chapters = standard.chapters.iter().map(|chapter| &chapter.title);
            let requirements = standard.requirements.iter().map(|requirement| &requirement.title);
            for title in [&standard.title].into_iter().chain(chapters).chain(requirements) {
                let Text { en, es, pt } = title;
                let group = [
                    (Language::English, en.clone()),
                    (Language::Spanish, es.clone()),
                    (Language::Portuguese, pt.clone()),
                ];
                self.add(&group, &mut speech);
            }
        }
        self
    }

    /// How many groups there are.
    pub fn len(&self) -> usize {
        self.groups as usize
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.groups == 0
    }

    fn add(&mut self, group: &[(Language, String)], speech: &mut Speech) {
        for (language, term) in group {
            let words: Vec<Word> = chunks(term)
                .into_iter()
                .flat_map(|chunk| chunk.words)
                .filter(|word| !speech.is_filler_of(*language, word))
                .collect();
            let roots = speech.roots(*language, &words);
            if (1..=LONGEST).contains(&roots.len()) {
                let terms = self.terms.entry(*language).or_default();
                terms.entry(roots).or_default().insert(self.groups);
            }
        }
        self.groups += 1;
    }

    /// The groups of exactly these roots.
    pub(crate) fn groups(&self, language: Language, roots: &[String]) -> Vec<u32> {
        let groups = self.terms.get(&language).and_then(|terms| terms.get(roots));
        groups.map(|groups| groups.iter().copied().collect()).unwrap_or_default()
    }

    /// The groups of every term that begins with the first of these roots.
    pub(crate) fn beginning(&self, language: Language, roots: &[String]) -> Vec<u32> {
        let longest = LONGEST.min(roots.len());
        (1..=longest).flat_map(|length| self.groups(language, &roots[..length])).collect()
    }

    /// The words of the longest term.
    pub(crate) const LONGEST: usize = LONGEST;

    /// The mark of a group in a text: no word has such a character.
    pub(crate) fn mark(group: u32) -> String {
        format!("#{group}")
    }

    /// Says which vocabulary it is: an index that was made with another is built anew.
    pub(crate) fn digest(&self) -> String {
        let mut digest = Sha256::new();
        for (language, terms) in &self.terms {
            digest.update(format!("{language:?} {terms:?}\n"));
        }
        digest.finalize().iter().take(8).map(|byte| format!("{byte:02x}")).collect()
    }
}
