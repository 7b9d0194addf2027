use tantivy::tokenizer::{Language, Stemmer, StopWordFilter, TextAnalyzer, WhitespaceTokenizer};
use unicode_normalization::UnicodeNormalization as _;
use vocabulary::fold;

/// Characters of a word that count, in what is stored as in what is asked.
const LENGTH: usize = 40;

/// The languages in which people write and ask.
const LANGUAGES: [Language; 3] = [Language::English, Language::Spanish, Language::Portuguese];

/// A run of letters and digits.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Word {
    /// In lower case, with its accents, as stemmers want it.
    pub(super) accented: String,
    /// In lower case without accents.
    pub(super) plain: String,
}

impl Word {
    fn new(letters: impl Iterator<Item = char>) -> Option<Self> {
        let accented: String = letters.flat_map(char::to_lowercase).take(LENGTH).collect();
        let plain: String = fold(&accented).chars().take(LENGTH).collect();
        (!plain.is_empty()).then_some(Self { accented, plain })
    }

    /// Whether it can be part of a number, such as a tax number or a telephone's.
    pub(super) fn has_digit(&self) -> bool {
        self.plain.contains(|c: char| c.is_ascii_digit())
    }
}

/// What stands between two spaces.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Chunk {
    /// Its words.
    pub(super) words: Vec<Word>,
    /// When punctuation divides it, the whole as if nothing did: `S.R.L.` as `srl`, `30-71234567-8`
    /// as `30712345678`.
    pub(super) whole: Option<Word>,
}

/// Cuts a text at its spaces; what has neither letters nor digits is left out.
pub(super) fn chunks(text: &str) -> Vec<Chunk> {
    let text: String = text.nfkc().collect();
    let chunk = |text: &str| {
        let pieces = text.split(|c: char| !c.is_alphanumeric());
        let words: Vec<Word> = pieces.filter_map(|piece| Word::new(piece.chars())).collect();
        let whole = (words.len() > 1).then(|| whole(text)).flatten();
        Chunk { words, whole }
    };
    text.split_whitespace().map(chunk).filter(|chunk| !chunk.words.is_empty()).collect()
}

/// A text as one word, as if nothing but letters and digits stood in it.
pub(super) fn whole(text: &str) -> Option<Word> {
    Word::new(text.chars().filter(|c| c.is_alphanumeric()))
}

/// What the three languages do to words.
pub(super) struct Speech {
    stemmers: [TextAnalyzer; 3],
    fillers: [TextAnalyzer; 3],
}

impl Speech {
    pub(super) fn new() -> Self {
        let words = || TextAnalyzer::builder(WhitespaceTokenizer::default());
        let none = || StopWordFilter::remove([]);
        let filler = |language| StopWordFilter::new(language).unwrap_or_else(none);
        Self {
            stemmers: LANGUAGES.map(|language| words().filter(Stemmer::new(language)).build()),
            fillers: LANGUAGES.map(|language| words().filter(filler(language)).build()),
        }
    }

    /// The stems of words with their accents, in each language. Nobody says in which language a
    /// name is, and few stems of one language are words of another. Takes a line of words: to begin
    /// a line costs more than to stem a word.
    pub(super) fn stems(&mut self, words: &str) -> Vec<String> {
        let mut stems = Vec::new();
        for stemmer in &mut self.stemmers {
            stemmer.token_stream(words).process(&mut |token| stems.push(token.text.clone()));
        }
        stems.sort();
        stems.dedup();
        stems
    }

    /// Whether it is one of the words that say little, such as `de` or `the`.
    pub(super) fn is_filler(&mut self, word: &Word) -> bool {
        self.fillers.iter_mut().any(|filler| !filler.token_stream(&word.accented).advance())
    }
}
