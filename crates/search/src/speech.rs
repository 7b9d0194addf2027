//! Words as people write them: cut, folded, stemmed.

use tantivy::tokenizer::{self, Stemmer, StopWordFilter, TextAnalyzer, WhitespaceTokenizer};
use unicode_normalization::UnicodeNormalization as _;
use vocabulary::{Language, fold};

/// Characters of a word that count, in what is stored as in what is asked.
const LENGTH: usize = 40;

/// The languages in which people write and ask.
const LANGUAGES: [tokenizer::Language; 3] =
    [tokenizer::Language::English, tokenizer::Language::Spanish, tokenizer::Language::Portuguese];

/// The place of a language in [`LANGUAGES`].
const fn place(language: Language) -> usize {
    match language {
        Language::English => 0,
        Language::Spanish => 1,
        Language::Portuguese => 2,
    }
}

/// Endings that people type without their accent and that have only one reading. A stemmer knows
/// `capacitación`, not `capacitacion`.
const ENDINGS: [(Language, &str, &str); 6] = [
    (Language::Spanish, "cion", "ción"),
    (Language::Spanish, "sion", "sión"),
    (Language::Portuguese, "cao", "ção"),
    (Language::Portuguese, "coes", "ções"),
    (Language::Portuguese, "sao", "são"),
    (Language::Portuguese, "soes", "sões"),
];

/// A run of letters and digits.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Word {
    /// In lower case, with its accents, as stemmers want it.
    pub accented: String,
    /// In lower case without accents.
    pub plain: String,
}

impl Word {
    fn new(letters: impl Iterator<Item = char>) -> Option<Self> {
        let accented: String = letters.flat_map(char::to_lowercase).take(LENGTH).collect();
        let plain: String = fold(&accented).chars().take(LENGTH).collect();
        (!plain.is_empty()).then_some(Self { accented, plain })
    }

    /// Whether it can be part of a number, such as a tax number or a telephone's.
    pub fn has_digit(&self) -> bool {
        self.plain.contains(|c: char| c.is_ascii_digit())
    }
}

/// What stands between two spaces.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Chunk {
    /// Its words.
    pub words: Vec<Word>,
    /// When punctuation divides it, the whole as if nothing did: `S.R.L.` as `srl`, `30-71234567-8`
    /// as `30712345678`.
    pub whole: Option<Word>,
}

/// Cuts a text at its spaces; what has neither letters nor digits is left out.
pub fn chunks(text: &str) -> Vec<Chunk> {
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
pub fn whole(text: &str) -> Option<Word> {
    Word::new(text.chars().filter(|c| c.is_alphanumeric()))
}

/// What the three languages do to words.
#[expect(missing_debug_implementations, reason = "stemmers cannot be shown")]
pub struct Speech {
    stemmers: [TextAnalyzer; 3],
    fillers: [TextAnalyzer; 3],
}

impl Speech {
    /// Stemmers and lists of filler words. To make them costs more than to use them: keep it.
    pub fn new() -> Self {
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
    pub fn stems(&mut self, words: &str) -> Vec<String> {
        let mut stems = Vec::new();
        for stemmer in &mut self.stemmers {
            stemmer.token_stream(words).process(&mut |token| stems.push(token.text.clone()));
        }
        stems.sort();
        stems.dedup();
        stems
    }

    /// The root of each word in one language: its stem without accents, whether or not they were
    /// typed.
    ///
    /// ```
    /// use search::speech::{Speech, chunks};
    /// use vocabulary::Language;
    ///
    /// let mut roots = |text: &str| {
    ///     let words: Vec<_> = chunks(text).into_iter().flat_map(|chunk| chunk.words).collect();
    ///     Speech::new().roots(Language::Spanish, &words)
    /// };
    /// assert_eq!(roots("capacitación"), roots("capacitaciones"));
    /// assert_eq!(roots("capacitacion"), roots("capacitaciones"));
    /// ```
    pub fn roots(&mut self, language: Language, words: &[Word]) -> Vec<String> {
        let line: Vec<String> = words.iter().map(|word| accented(language, word)).collect();
        let mut roots = Vec::with_capacity(words.len());
        let stemmer = &mut self.stemmers[place(language)];
        stemmer.token_stream(&line.join(" ")).process(&mut |token| roots.push(fold(&token.text)));
        roots
    }

    /// The places of the words that are no fillers of a language, in one go: to begin a line costs
    /// more than to look a word up.
    pub fn telling(&mut self, language: Language, words: &[Word]) -> Vec<usize> {
        let line: Vec<&str> = words.iter().map(|word| word.accented.as_str()).collect();
        let mut places = Vec::with_capacity(words.len());
        let filler = &mut self.fillers[place(language)];
        filler.token_stream(&line.join(" ")).process(&mut |token| places.push(token.position));
        places
    }

    /// Whether it is one of the words that say little in one language, with or without accents.
    pub fn is_filler_of(&mut self, language: Language, word: &Word) -> bool {
        let filler = &mut self.fillers[place(language)];
        !filler.token_stream(&word.accented).advance()
    }

    /// Whether it is one of the words that say little, such as `de` or `the`.
    pub fn is_filler(&mut self, word: &Word) -> bool {
        self.fillers.iter_mut().any(|filler| !filler.token_stream(&word.accented).advance())
    }
}

impl Default for Speech {
    fn default() -> Self {
        Self::new()
    }
}

/// A word with the accent of its ending, if it was typed without any.
fn accented(language: Language, word: &Word) -> String {
    if word.plain.len() != word.accented.len() {
        return word.accented.clone();
    }
    let ending = ENDINGS.iter().find(|(spoken, bare, _)| {
        *spoken == language && word.plain.len() > bare.len() + 1 && word.plain.ends_with(bare)
    });
    match ending {
        Some((_, bare, whole)) => format!("{}{whole}", word.plain.trim_end_matches(bare)),
        None => word.accented.clone(),
    }
}
