use registry::PartyKind;
use search::speech::{Chunk, Speech, Word, chunks, whole};
use tantivy::Term;
use tantivy::query::{
    BooleanQuery, ConstScoreQuery, DisjunctionMaxQuery, FuzzyTermQuery, Occur, Query, TermQuery,
    TermSetQuery,
};
use tantivy::schema::{Field, IndexRecordOption};
use vocabulary::{CommunityId, FirmId};

use super::entry::{DIGITS, place_of};
use super::fields::Fields;

/// Words of a question that count; with the characters of a word they bound what a search costs.
const WORDS: usize = 12;

/// Characters of a question that are read at all.
const TEXT: usize = 1000;

/// What a word is worth, by how it was found. They are whole numbers and the same in every index
/// of the same parties: the usual measures (BM25) depend on what was deleted and not yet cleaned
/// up, and would put the same hits in another order after a rebuild.
mod worth {
    pub(super) const NAME: f32 = 8.0;
    pub(super) const TEXT: f32 = 7.0;
    pub(super) const NUMBER: f32 = 7.0;
    pub(super) const STEM: f32 = 5.0;
    pub(super) const NAME_BEGINS: f32 = 4.0;
    pub(super) const TEXT_BEGINS: f32 = 3.0;
    pub(super) const ALIKE: f32 = 1.0;
}

/// Which parties a search may find; what is absent does not narrow it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Filter {
    /// Of these kinds; empty for all.
    pub kinds: Vec<PartyKind>,
    /// Firms that are, were or will be members of one of these communities. Which memberships hold
    /// today is for the database to say.
    pub communities: Option<Vec<CommunityId>>,
    /// These firms.
    pub firms: Option<Vec<FirmId>>,
}

/// What somebody asked, cut into words.
#[derive(Debug)]
pub(super) struct Question {
    chunks: Vec<Chunk>,
    /// The whole question as one number, when it has several parts: `+54 (261) 555-1234`.
    number: Option<Word>,
}

impl Question {
    /// A question; `None` when the text has no word in it.
    pub(super) fn new(text: &str, speech: &mut Speech) -> Option<Self> {
        let text: String = text.chars().take(TEXT).collect();
        let mut left = WORDS;
        let mut asked = Vec::new();
        for mut chunk in chunks(&text) {
            chunk.words.truncate(left);
            left -= chunk.words.len();
            if !chunk.words.is_empty() {
                asked.push(chunk);
            }
        }
        let filler = |chunk: &Chunk| match chunk.words.as_slice() {
            [word] => speech.is_filler(word),
            _ => false,
        };
        let (fillers, mut telling): (Vec<Chunk>, Vec<Chunk>) = asked.into_iter().partition(filler);
        if telling.is_empty() {
            telling = fillers;
        }
        let number = whole(&text).filter(|_| telling.len() > 1).filter(is_number);
        (!telling.is_empty()).then_some(Self { chunks: telling, number })
    }

    /// Parties that have every word, or begin one with it.
    pub(super) fn strict(&self, fields: &Fields, speech: &mut Speech) -> Box<dyn Query> {
        let all =
            self.chunks.iter().map(|chunk| part(fields, chunk, |word| found(fields, speech, word)));
        self.or_number(fields, all_of(all.collect()))
    }

    /// Parties that have most of the words, or words that are written alike.
    pub(super) fn forgiving(&self, fields: &Fields, speech: &mut Speech) -> Box<dyn Query> {
        let last = self.chunks.last().and_then(|chunk| chunk.words.last());
        let words: Vec<Box<dyn Query>> = self
            .chunks
            .iter()
            .map(|chunk| {
                part(fields, chunk, |word| {
                    let mut ways = found(fields, speech, word);
                    ways.extend(alike(fields, word, Some(word) == last));
                    ways
                })
            })
            .collect();
        let most = words.len() - words.len() / 3;
        self.or_number(
            fields,
            Box::new(BooleanQuery::union_with_minimum_required_clauses(words, most)),
        )
    }

    fn or_number(&self, fields: &Fields, words: Box<dyn Query>) -> Box<dyn Query> {
        let Some(number) = &self.number else { return words };
        let number = worth(begins(fields.number, &number.plain), worth::NUMBER);
        Box::new(DisjunctionMaxQuery::new(vec![words, number]))
    }
}

/// Narrows a query; what narrows it adds nothing to what a hit is worth.
pub(super) fn narrow(fields: &Fields, query: Box<dyn Query>, filter: &Filter) -> Box<dyn Query> {
    let mut all = vec![(Occur::Must, query)];
    let mut only = |terms: Vec<Term>| {
        all.push((Occur::Must, worth(Box::new(TermSetQuery::new(terms)), 0.0)));
    };
    if !filter.kinds.is_empty() {
        let kind = |kind: &PartyKind| Term::from_field_u64(fields.kind, place_of(*kind));
        only(filter.kinds.iter().map(kind).collect());
    }
    if let Some(communities) = &filter.communities {
        let community =
            |id: &CommunityId| Term::from_field_bytes(fields.community, id.0.as_bytes());
        only(communities.iter().map(community).collect());
    }
    if let Some(firms) = &filter.firms {
        let firm = |id: &FirmId| Term::from_field_bytes(fields.id, id.0.as_bytes());
        only(firms.iter().map(firm).collect());
    }
    Box::new(BooleanQuery::new(all))
}

/// A chunk: each of its words, or the whole of it.
fn part(
    fields: &Fields,
    chunk: &Chunk,
    mut ways: impl FnMut(&Word) -> Vec<Box<dyn Query>>,
) -> Box<dyn Query> {
    let words = chunk.words.iter().map(|word| best_of(ways(word))).collect();
    let Some(whole) = &chunk.whole else { return all_of(words) };
    let mut either = vec![all_of(words), exact(fields.text, &whole.plain, worth::TEXT)];
    either.extend(number(fields, whole));
    best_of(either)
}

/// The ways in which a word is found as it stands.
fn found(fields: &Fields, speech: &mut Speech, word: &Word) -> Vec<Box<dyn Query>> {
    let plain = &word.plain;
    let mut ways =
        vec![exact(fields.name, plain, worth::NAME), exact(fields.text, plain, worth::TEXT)];
    let stems = speech.stems(&word.accented);
    ways.extend(stems.iter().map(|stem| exact(fields.stem, stem, worth::STEM)));
    ways.push(worth(begins(fields.name, plain), worth::NAME_BEGINS));
    // One letter begins nearly everything.
    if plain.chars().nth(1).is_some() {
        ways.push(worth(begins(fields.text, plain), worth::TEXT_BEGINS));
    }
    ways.extend(number(fields, word));
    ways
}

/// Words that are written alike: one letter more, less or other in words of 4 to 7 letters, two in
/// longer ones; neighbours that changed places count as one. The word that is still being typed
/// may go on.
fn alike(fields: &Fields, word: &Word, typing: bool) -> Vec<Box<dyn Query>> {
    let letters = word.plain.chars().count();
    if word.has_digit() || letters < 4 {
        return Vec::new();
    }
    let term = || Term::from_field_text(fields.text, &word.plain);
    let distance = if letters < 8 { 1 } else { 2 };
    let mut ways = vec![FuzzyTermQuery::new(term(), distance, true)];
    if typing && letters > 4 {
        ways.push(FuzzyTermQuery::new_prefix(term(), 1, true));
    }
    ways.into_iter().map(|way| worth(Box::new(way), worth::ALIKE)).collect()
}

/// A number is found from any of its digits on.
fn number(fields: &Fields, word: &Word) -> Option<Box<dyn Query>> {
    is_number(word).then(|| worth(begins(fields.number, &word.plain), worth::NUMBER))
}

fn is_number(word: &Word) -> bool {
    word.has_digit() && word.plain.chars().count() >= DIGITS
}

fn exact(field: Field, word: &str, value: f32) -> Box<dyn Query> {
    let term = Term::from_field_text(field, word);
    worth(Box::new(TermQuery::new(term, IndexRecordOption::Basic)), value)
}

fn begins(field: Field, word: &str) -> Box<dyn Query> {
    Box::new(FuzzyTermQuery::new_prefix(Term::from_field_text(field, word), 0, true))
}

fn worth(query: Box<dyn Query>, value: f32) -> Box<dyn Query> {
    Box::new(ConstScoreQuery::new(query, value))
}

fn best_of(ways: Vec<Box<dyn Query>>) -> Box<dyn Query> {
    Box::new(DisjunctionMaxQuery::new(ways))
}

fn all_of(queries: Vec<Box<dyn Query>>) -> Box<dyn Query> {
    Box::new(BooleanQuery::intersection(queries))
}
