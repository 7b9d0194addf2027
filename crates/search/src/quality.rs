use std::collections::BTreeMap;

use table::{Column, Number, Table};
use uuid::Uuid;
use vocabulary::Language;
use words::{Message, decimal};

use crate::collection::Judged;
use crate::document::Reader;
use crate::error::SearchError;
use crate::index::Index;
use crate::question::Question;

/// Ranks that count: what people look at before they ask again.
const RANKS: usize = 10;

/// How good the answers to judged questions are.
#[derive(Debug, Clone, PartialEq)]
pub struct Quality {
    /// Each question with the rank of its first judged hit and its nDCG@10, from 0 to 1.
    pub answers: Vec<Answer>,
}

/// How good one answer is.
#[derive(Debug, Clone, PartialEq)]
pub struct Answer {
    /// What was asked.
    pub text: String,
    /// The language it was asked in.
    pub language: Language,
    /// Documents that answer it.
    pub judged: usize,
    /// The rank of the first of them among the first ten, from 1.
    pub first: Option<usize>,
    /// Normalised discounted cumulative gain of the first ten hits.
    pub ndcg: f64,
}

/// Normalised discounted cumulative gain at a rank *k*, from 0 (nothing that was judged) to 1 (the
/// judged ones in their best order).
///
/// DCG = Σ (2^grade − 1) / log₂(rank + 1) over the first *k* ranks, divided by the DCG of the grades
/// in falling order (Järvelin and Kekäläinen 2002, in the form of Burges et al. 2005). What was not
/// judged has grade 0. `None` when nothing was judged above 0, as then there is no best order.
///
/// ```
/// use std::collections::BTreeMap;
///
/// let grades = BTreeMap::from([("a", 3), ("b", 1)]);
/// assert_eq!(search::ndcg(&["a", "b"], &grades, 10), Some(1.0));
/// let turned = search::ndcg(&["b", "a"], &grades, 10).unwrap();
/// assert!((turned - (1.0 + 7.0 / 3_f64.log2()) / (7.0 + 1.0 / 3_f64.log2())).abs() < 1e-12);
/// ```
pub fn ndcg<K: Ord>(ranked: &[K], grades: &BTreeMap<K, u8>, k: usize) -> Option<f64> {
    let gain = |grade: u8| f64::from(grade).exp2() - 1.0;
    let dcg = |grades: &[u8]| -> f64 {
        let discounted = |(rank, grade): (usize, &u8)| gain(*grade) / ((rank + 2) as f64).log2();
        // The sum of nothing is −0.
        grades.iter().take(k).enumerate().map(discounted).sum::<f64>() + 0.0
    };
    let found: Vec<u8> = ranked.iter().map(|hit| grades.get(hit).copied().unwrap_or(0)).collect();
    let mut best: Vec<u8> = grades.values().copied().collect();
    best.sort_unstable_by(|one, other| other.cmp(one));
    let best = dcg(&best);
    (best > 0.0).then(|| dcg(&found) / best)
}

/// Asks every judged question as a reader who may see everything.
///
/// # Errors
///
/// The folder of the index cannot be read.
pub fn quality(index: &Index, judged: &[Judged]) -> Result<Quality, SearchError> {
    let reader = Reader { everything: true, ..Reader::default() };
    let answers = judged.iter().map(|judged| {
        let question = Question { text: judged.text.clone(), limit: RANKS, ..Question::default() };
        let found = index.search(&question, &reader)?;
        let hits: Vec<Uuid> = found.hits.iter().map(|hit| hit.id).collect();
        Ok(Answer {
            text: judged.text.clone(),
            language: judged.language,
            judged: judged.grades.len(),
            first: hits.iter().position(|hit| judged.grades.contains_key(hit)).map(|at| at + 1),
            ndcg: ndcg(&hits, &judged.grades, RANKS).unwrap_or(0.0),
        })
    });
    Ok(Quality { answers: answers.collect::<Result<_, SearchError>>()? })
}

impl Quality {
    /// The mean nDCG@10 over all questions; `None` without any.
    pub fn mean(&self) -> Option<f64> {
        mean(self.answers.iter())
    }

    /// The mean of the questions in one language.
    pub fn mean_in(&self, language: Language) -> Option<f64> {
        mean(self.answers.iter().filter(|answer| answer.language == language))
    }
}

fn mean<'a>(answers: impl Iterator<Item = &'a Answer>) -> Option<f64> {
    let all: Vec<f64> = answers.map(|answer| answer.ndcg).collect();
    (!all.is_empty()).then(|| all.iter().sum::<f64>() / all.len() as f64)
}

/// One question a row, in the order in which they were judged; the means are notes.
impl From<&Quality> for Table {
    fn from(quality: &Quality) -> Self {
        let answers = &quality.answers;
        let count = |number: usize| Some(Number::stated(number as f64, 0));
        let table = Self::new("search-quality", Message::new("search-quality-title"))
            .column(Column::text("query", answers.iter().map(|a| Some(a.text.clone()))))
            .column(Column::text(
                "language",
                answers.iter().map(|a| Some(a.language.code().to_owned())),
            ))
            .column(Column::number("judged", answers.iter().map(|a| count(a.judged))))
            .column(Column::number("first_rank", answers.iter().map(|a| a.first.and_then(count))))
            .column(Column::number(
                "ndcg",
                answers.iter().map(|a| Some(Number::stated(a.ndcg, 3))),
            ));
        let Some(all) = quality.mean() else { return table };
        let note = Message::new("search-quality-mean").with("mean", decimal(all, 3));
        table.note(note.with("queries", decimal(answers.len() as f64, 0)))
    }
}
