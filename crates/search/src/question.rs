use std::collections::BTreeMap;
use std::ops::Bound;

use jiff::civil::Date;
use tantivy::query::{
    AllQuery, BooleanQuery, BoostQuery, ConstScoreQuery, DisjunctionMaxQuery, EmptyQuery,
    FuzzyTermQuery, Occur, PhraseQuery, Query, RangeQuery, TermQuery, TermSetQuery,
};
use tantivy::schema::{Field, IndexRecordOption};
use tantivy::{Searcher, Term};
use vocabulary::Language;

use crate::document::{Facet, Part, Reader};
use crate::error::SearchError;
use crate::fields::{Fields, day};
use crate::speech::{Speech, Word, chunks};
use crate::terms::Vocabulary;

/// Words of a question that count; with the characters of a word they bound what a search costs.
const WORDS: usize = 12;

/// Characters of a question that are read at all.
const TEXT: usize = 1000;

/// Quoted phrases that count.
const PHRASES: usize = 4;

/// Values of filters that count.
const VALUES: usize = 100;

/// Words written alike that are tried for one word.
const ALIKE: usize = 8;

/// Words written alike that are looked at to choose those.
const CANDIDATES: usize = 500;

/// What a term in other words is worth beside the words themselves.
const MEANT: f32 = 0.9;

/// What a word with one slip is worth; two slips count twice so.
const SLIP: f32 = 0.6;

/// What the beginning of a word is worth: less than any word that is there whole.
const BEGUN: f32 = 0.1;

/// What somebody asks. The default asks for the newest ten.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Question {
    /// Words as people type them; those between quotation marks have to stand in a row. Twelve
    /// words count, of forty letters each.
    pub text: String,
    /// Choices: any of the values of one facet, and some of every facet that is named.
    pub only: Vec<(Facet, String)>,
    /// Published on this day or later.
    pub since: Option<Date>,
    /// Published on this day or earlier.
    pub until: Option<Date>,
    /// Hits to skip.
    pub offset: usize,
    /// Hits at most.
    pub limit: usize,
}

impl Default for Question {
    fn default() -> Self {
        let (text, only) = (String::new(), Vec::new());
        Self { text, only, since: None, until: None, offset: 0, limit: 10 }
    }
}

impl Question {
    /// The facets of which a value is chosen.
    pub(crate) fn chosen(&self) -> Vec<Facet> {
        let chosen = |facet: &Facet| self.only.iter().any(|(other, _)| other == facet);
        Facet::ALL.into_iter().filter(chosen).collect()
    }

    /// Narrows a query to what the reader may see and to the choices, but for those of one facet.
    /// What narrows adds nothing to what a hit is worth.
    pub(crate) fn narrow(
        &self,
        fields: &Fields,
        words: Box<dyn Query>,
        reader: &Reader,
        but: Option<Facet>,
    ) -> Box<dyn Query> {
        let mut all = vec![(Occur::Must, words)];
        let mut only = |query: Box<dyn Query>| {
            all.push((Occur::Must, worth(query, 0.0)));
        };
        if let Some(audiences) = reader.audiences() {
            let term = |word: String| Term::from_field_text(fields.audience, &word);
            let terms = audiences.into_iter().map(|audience| term(audience.word()));
            only(Box::new(TermSetQuery::new(terms)));
        }
        for facet in self.chosen().into_iter().filter(|facet| Some(*facet) != but) {
            let values = self.only.iter().filter(|(other, _)| *other == facet).take(VALUES);
            let field = fields.facets[facet as usize];
            let terms = values.map(|(_, value)| Term::from_field_text(field, value));
            only(Box::new(TermSetQuery::new(terms.collect::<Vec<_>>())));
        }
        if self.since.is_some() || self.until.is_some() {
            let bound = |date: Option<Date>| {
                date.map_or(Bound::Unbounded, |date| {
                    Bound::Included(Term::from_field_i64(fields.day, day(date)))
                })
            };
            only(Box::new(RangeQuery::new(bound(self.since), bound(self.until))));
        }
        Box::new(BooleanQuery::new(all))
    }
}

/// A question cut into what has to be found.
#[derive(Debug)]
pub(crate) struct Asked {
    /// Nothing was typed.
    blank: bool,
    units: Vec<Unit>,
    /// Roots in a row, with their places, in each language: any of these.
    phrases: Vec<Vec<Vec<(usize, String)>>>,
}

/// A word, or several that are one term.
#[derive(Debug)]
struct Unit {
    words: Vec<Meant>,
    /// Groups of the vocabulary that it belongs to.
    groups: Vec<u32>,
}

/// A word as each language takes it.
#[derive(Debug)]
struct Meant {
    word: Word,
    roots: Vec<String>,
}

impl Asked {
    /// Cuts a question; `None` when there is something typed, but no word in it.
    pub(crate) fn new(
        question: &Question,
        vocabulary: &Vocabulary,
        speech: &mut Speech,
    ) -> Option<Self> {
        let text: String = question.text.chars().take(TEXT).collect();
        if text.trim().is_empty() {
            return Some(Self { blank: true, units: Vec::new(), phrases: Vec::new() });
        }
        let words = cut(&text);
        let mut telling: Vec<Word> = words.clone();
        telling.retain(|word| !speech.is_filler(word));
        if telling.is_empty() {
            telling = words;
        }
        telling.truncate(WORDS);
        if telling.is_empty() {
            return None;
        }
        let units = units(&telling, vocabulary, speech);
        // Every second piece between quotation marks was quoted, if the last was closed.
        let pieces: Vec<&str> = text.split(['"', '“', '”', '«', '»']).collect();
        let quoted = pieces.iter().skip(1).step_by(2).take(pieces.len().saturating_sub(1) / 2);
        let phrases = quoted.filter_map(|piece| phrase(piece, speech)).take(PHRASES).collect();
        Some(Self { blank: false, units, phrases })
    }

    /// Whether nothing was typed.
    pub(crate) fn is_blank(&self) -> bool {
        self.blank
    }

    /// Documents that have every word, in any form or in other words.
    pub(crate) fn strict(&self, fields: &Fields) -> Box<dyn Query> {
        if self.blank {
            return Box::new(AllQuery);
        }
        let units = self.units.iter().map(|unit| unit.found(fields)).collect();
        self.with_phrases(fields, all_of(units))
    }

    /// Documents that have a third of the words, or words that are written alike.
    pub(crate) fn forgiving(
        &self,
        fields: &Fields,
        searcher: &Searcher,
        vocabulary: &Vocabulary,
        speech: &mut Speech,
    ) -> Result<Box<dyn Query>, SearchError> {
        let last = self.units.len().saturating_sub(1);
        let mut units = Vec::new();
        for (at, unit) in self.units.iter().enumerate() {
            let mut ways = vec![unit.found(fields)];
            if let [Meant { word, .. }] = unit.words.as_slice() {
                for (alike, slips) in alike(fields, searcher, word)? {
                    let alike = self::units(&[alike], vocabulary, speech);
                    let value = SLIP.powi(i32::from(slips));
                    ways.extend(alike.iter().map(|unit| times(unit.found(fields), value)));
                }
                if at == last {
                    ways.extend(begins(fields, word));
                }
            } else {
                // A term of several words may be there in part.
                let words = unit.words.iter().map(|word| word.found(fields)).collect();
                ways.push(times(any_of(words), 0.5));
            }
            units.push(best_of(ways));
        }
        let some = units.len().div_ceil(3);
        let units = BooleanQuery::union_with_minimum_required_clauses(units, some);
        Ok(self.with_phrases(fields, Box::new(units)))
    }

    fn with_phrases(&self, fields: &Fields, words: Box<dyn Query>) -> Box<dyn Query> {
        let mut all = vec![words];
        for languages in &self.phrases {
            let mut ways: Vec<Box<dyn Query>> = Vec::new();
            for roots in languages {
                ways.extend(Part::ALL.map(|part| in_a_row(fields, part, roots)));
            }
            all.push(worth(best_of(ways), 0.0));
        }
        all_of(all)
    }
}

/// The words of a text.
fn cut(text: &str) -> Vec<Word> {
    chunks(text).into_iter().flat_map(|chunk| chunk.words).collect()
}

/// Words as units: of those that begin at a word, the longest term of the vocabulary, else the word
/// alone.
fn units(words: &[Word], vocabulary: &Vocabulary, speech: &mut Speech) -> Vec<Unit> {
    let roots = Language::ALL.map(|language| speech.roots(language, words));
    let groups = |from: usize, to: usize| {
        let found = Language::ALL.into_iter().zip(&roots);
        let found = found.flat_map(|(language, roots)| match roots.get(from..to) {
            Some(roots) => vocabulary.groups(language, roots),
            None => Vec::new(),
        });
        let mut found: Vec<u32> = found.collect();
        found.sort_unstable();
        found.dedup();
        found
    };
    let mut units = Vec::new();
    let mut from = 0;
    while from < words.len() {
        let longest = (from + Vocabulary::LONGEST).min(words.len());
        let to = (from + 2..=longest).rev().find(|to| !groups(from, *to).is_empty());
        let to = to.unwrap_or(from + 1);
        let meant = |(at, word): (usize, &Word)| {
            let mut own: Vec<String> =
                roots.iter().filter_map(|roots| roots.get(at)).cloned().collect();
            own.sort();
            own.dedup();
            Meant { word: word.clone(), roots: own }
        };
        let words = words.iter().enumerate().take(to).skip(from).map(meant).collect();
        units.push(Unit { words, groups: groups(from, to) });
        from = to;
    }
    units
}

/// A quoted phrase in each language, fillers aside.
fn phrase(text: &str, speech: &mut Speech) -> Option<Vec<Vec<(usize, String)>>> {
    let words: Vec<Word> = cut(text).into_iter().take(WORDS).collect();
    let in_language = |language| {
        let telling: Vec<(usize, &Word)> = words
            .iter()
            .enumerate()
            .filter(|(_, word)| !speech.is_filler_of(language, word))
            .collect();
        let bare: Vec<Word> = telling.iter().map(|(_, word)| (*word).clone()).collect();
        let roots = speech.roots(language, &bare);
        telling.iter().map(|(place, _)| *place).zip(roots).collect::<Vec<_>>()
    };
    let mut languages: Vec<Vec<(usize, String)>> =
        Language::ALL.into_iter().map(in_language).collect();
    languages.retain(|roots| !roots.is_empty());
    (!languages.is_empty()).then_some(languages)
}

impl Unit {
    /// The words of the unit, or another term of its groups.
    fn found(&self, fields: &Fields) -> Box<dyn Query> {
        let words = self.words.iter().map(|word| word.found(fields)).collect();
        let mut ways = vec![all_of(words)];
        let marks = self.groups.iter().map(|group| Vocabulary::mark(*group));
        ways.extend(marks.map(|mark| times(told(fields, &mark), MEANT)));
        best_of(ways)
    }
}

impl Meant {
    /// The word in any form.
    fn found(&self, fields: &Fields) -> Box<dyn Query> {
        best_of(self.roots.iter().map(|root| told(fields, root)).collect())
    }
}

/// Words of the index that are written like one: one letter more, less or other in words of 4 to 7
/// letters, two in longer ones; neighbours that changed places count as one. The nearest and then
/// the most frequent, with their slips.
fn alike(
    fields: &Fields,
    searcher: &Searcher,
    word: &Word,
) -> Result<Vec<(Word, u8)>, SearchError> {
    let letters = word.plain.chars().count();
    if word.has_digit() || letters < 4 {
        return Ok(Vec::new());
    }
    let distance = if letters < 8 { 1 } else { 2 };
    let query =
        FuzzyTermQuery::new(Term::from_field_text(fields.plain, &word.plain), distance, true);
    let mut found: BTreeMap<String, u32> = BTreeMap::new();
    for segment in searcher.segment_readers() {
        let words = segment.inverted_index(fields.plain)?;
        let mut stream = words.terms().search(query.automaton()?).into_stream()?;
        for _ in 0..CANDIDATES {
            if !stream.advance() {
                break;
            }
            if let Ok(other) = str::from_utf8(stream.key()) {
                *found.entry(other.to_owned()).or_insert(0) += stream.value().doc_freq;
            }
        }
    }
    found.remove(&word.plain);
    let slips = |other: &str| strsim::osa_distance(&word.plain, other).clamp(1, 2) as u8;
    let mut ranked: Vec<(u8, u32, String)> =
        found.into_iter().map(|(other, count)| (slips(&other), count, other)).collect();
    ranked.sort_by(|(one, ones, a), (other, others, b)| {
        one.cmp(other).then(others.cmp(ones)).then_with(|| a.cmp(b))
    });
    ranked.truncate(ALIKE);
    let word = |(slips, _, other): (u8, u32, String)| Some((cut(&other).pop()?, slips));
    Ok(ranked.into_iter().filter_map(word).collect())
}

/// A root or a mark wherever it is told, by the weight of the part.
fn told(fields: &Fields, root: &str) -> Box<dyn Query> {
    any_of(Part::ALL.map(|part| term(fields.parts[part as usize], root, part.weight())).into())
}

fn term(field: Field, root: &str, weight: f32) -> Box<dyn Query> {
    let term = Term::from_field_text(field, root);
    times(Box::new(TermQuery::new(term, IndexRecordOption::WithFreqs)), weight)
}

fn in_a_row(fields: &Fields, part: Part, roots: &[(usize, String)]) -> Box<dyn Query> {
    let field = fields.parts[part as usize];
    match roots {
        [(_, root)] => term(field, root, 1.0),
        roots => {
            let terms = roots.iter().map(|(at, root)| (*at, Term::from_field_text(field, root)));
            Box::new(PhraseQuery::new_with_offset(terms.collect()))
        }
    }
}

/// What begins with a word that may not be typed to its end.
fn begins(fields: &Fields, word: &Word) -> Option<Box<dyn Query>> {
    let letters = word.plain.chars().count();
    let term = Term::from_field_text(fields.plain, &word.plain);
    let begins = || -> Box<dyn Query> { Box::new(FuzzyTermQuery::new_prefix(term, 0, true)) };
    (letters >= 3).then(|| worth(begins(), BEGUN))
}

fn times(query: Box<dyn Query>, value: f32) -> Box<dyn Query> {
    Box::new(BoostQuery::new(query, value))
}

fn worth(query: Box<dyn Query>, value: f32) -> Box<dyn Query> {
    Box::new(ConstScoreQuery::new(query, value))
}

fn best_of(mut ways: Vec<Box<dyn Query>>) -> Box<dyn Query> {
    match ways.len() {
        0 => Box::new(EmptyQuery),
        1 => ways.remove(0),
        _ => Box::new(DisjunctionMaxQuery::new(ways)),
    }
}

fn any_of(queries: Vec<Box<dyn Query>>) -> Box<dyn Query> {
    Box::new(BooleanQuery::union(queries))
}

fn all_of(mut queries: Vec<Box<dyn Query>>) -> Box<dyn Query> {
    match queries.len() {
        1 => queries.remove(0),
        _ => Box::new(BooleanQuery::intersection(queries)),
    }
}
