use tantivy::TantivyDocument;
use tantivy::schema::{
    FAST, Field, INDEXED, IndexRecordOption, Schema, TextFieldIndexing, TextOptions,
};
use tantivy::tokenizer::{PreTokenizedString, Token};

use crate::document::{Document, Facet, Text};
use crate::speech::{Speech, Word, chunks};
use crate::terms::Vocabulary;
use vocabulary::Language;

/// Names of the fields that are read from hits.
pub(crate) const HIGH: &str = "high";
pub(crate) const LOW: &str = "low";
pub(crate) const DAY: &str = "day";

/// Characters of all texts of one document that are read: no document needs more, and none should
/// be able to fill an index.
const LONGEST: usize = 100_000;

/// The fields of a document. Nothing is stored: texts are there as words to be found only.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Fields {
    /// The identifier.
    pub(crate) id: Field,
    /// Its halves, to be read from a hit: numbers are read much faster than bytes.
    pub(crate) high: Field,
    pub(crate) low: Field,
    /// The day it was published, counted from 1970.
    pub(crate) day: Field,
    /// Words of its audiences.
    pub(crate) audience: Field,
    /// Roots of the words of each part, in their places, and at the place where a term begins the
    /// marks of the groups of the vocabulary that it belongs to.
    pub(crate) parts: [Field; 3],
    /// All its words without accents, as they stand: what a slip is compared with.
    pub(crate) plain: Field,
    /// Values of each facet.
    pub(crate) facets: [Field; Facet::ALL.len()],
}

pub(crate) fn schema() -> (Schema, Fields) {
    let mut builder = Schema::builder();
    let indexing = |option| TextFieldIndexing::default().set_index_option(option);
    let options = |indexing| TextOptions::default().set_indexing_options(indexing);
    let raw = indexing(IndexRecordOption::Basic).set_tokenizer("raw").set_fieldnorms(false);
    let words =
        indexing(IndexRecordOption::Basic).set_tokenizer("whitespace").set_fieldnorms(false);
    let told = indexing(IndexRecordOption::WithFreqsAndPositions).set_tokenizer("whitespace");
    let fields = Fields {
        id: builder.add_bytes_field("id", INDEXED),
        high: builder.add_u64_field(HIGH, FAST),
        low: builder.add_u64_field(LOW, FAST),
        day: builder.add_i64_field(DAY, INDEXED | FAST),
        audience: builder.add_text_field("audience", options(raw.clone())),
        parts: ["title", "key", "body"]
            .map(|name| builder.add_text_field(name, options(told.clone()))),
        plain: builder.add_text_field("plain", options(words)),
        facets: Facet::ALL.map(|facet| {
            builder.add_text_field(facet.name(), options(raw.clone()).set_fast("raw"))
        }),
    };
    (builder.build(), fields)
}

/// The days from 1970 to a day.
pub(crate) fn day(date: jiff::civil::Date) -> i64 {
    let epoch = jiff::civil::Date::constant(1970, 1, 1);
    i64::from((date - epoch).get_days())
}

impl Fields {
    /// The index's form of a document.
    pub(crate) fn document(
        &self,
        document: &Document,
        vocabulary: &Vocabulary,
        speech: &mut Speech,
    ) -> TantivyDocument {
        let mut made = TantivyDocument::new();
        let (high, low) = document.id.as_u64_pair();
        made.add_bytes(self.id, document.id.as_bytes());
        made.add_u64(self.high, high);
        made.add_u64(self.low, low);
        if let Some(date) = document.published {
            made.add_i64(self.day, day(date));
        }
        for audience in &document.audience {
            made.add_text(self.audience, audience.word());
        }
        let mut facets = document.facets.clone();
        facets.sort();
        facets.dedup();
        for (facet, value) in facets {
            made.add_text(self.facets[facet as usize], value);
        }
        let mut plain = Vec::new();
        let mut left = LONGEST;
        for Text { part, language, text } in &document.texts {
            let text: String = text.chars().take(left).collect();
            left -= text.chars().count();
            let words: Vec<Word> = chunks(&text).into_iter().flat_map(|c| c.words).collect();
            plain.extend(words.iter().map(|word| word.plain.clone()));
            let tokens = tokens(*language, &words, vocabulary, speech);
            let text = PreTokenizedString { text: String::new(), tokens };
            made.add_pre_tokenized_text(self.parts[*part as usize], text);
        }
        plain.sort();
        plain.dedup();
        made.add_text(self.plain, plain.join(" "));
        made
    }
}

/// Roots in their places, and the marks of groups where their terms begin. Fillers keep their
/// places free.
fn tokens(
    language: Language,
    words: &[Word],
    vocabulary: &Vocabulary,
    speech: &mut Speech,
) -> Vec<Token> {
    let telling = speech.telling(language, words);
    let bare: Vec<Word> = telling.iter().filter_map(|place| words.get(*place)).cloned().collect();
    let roots = speech.roots(language, &bare);
    let mut tokens = Vec::with_capacity(roots.len());
    let mut add = |position: usize, text: String| {
        tokens.push(Token { position, text, ..Token::default() });
    };
    for (at, place) in telling.iter().enumerate() {
        let Some(root) = roots.get(at) else { break };
        add(*place, root.clone());
        let mut groups = vocabulary.beginning(language, &roots[at..]);
        groups.sort_unstable();
        groups.dedup();
        for group in groups {
            add(*place, Vocabulary::mark(group));
        }
    }
    tokens
}
