use std::fmt;

use table::Number;
use vocabulary::Place;
use words::Message;

use crate::Interval;

/// What became of a printed number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Verdict {
    /// The arithmetic agrees, as far as the printed digits can tell.
    Reproduces,
    /// Arithmetic on the same table, or the same source, contradicts it.
    Misprint,
    /// Two sources or two definitions disagree; neither need be wrong.
    Conflict,
    /// No data could give it.
    Impossible,
    /// The paper does not print what it would take.
    NotRecomputable,
}

impl Verdict {
    /// Every verdict.
    pub const ALL: [Self; 5] =
        [Self::Reproduces, Self::Misprint, Self::Conflict, Self::Impossible, Self::NotRecomputable];

    /// The verdict's code, as data files print it.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Reproduces => "reproduces",
            Self::Misprint => "misprint",
            Self::Conflict => "conflict",
            Self::Impossible => "impossible",
            Self::NotRecomputable => "not recomputable",
        }
    }

    /// The verdict in words.
    pub fn label(self) -> Message {
        Message::new(format!("verdict-{}", self.code().replace(' ', "-")))
    }

    /// Whether a reader has to be warned of the number.
    pub const fn is_fault(self) -> bool {
        matches!(self, Self::Misprint | Self::Conflict | Self::Impossible)
    }
}

impl fmt::Display for Verdict {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

/// One printed number, what it should be, and the verdict.
#[derive(Debug, Clone, PartialEq)]
pub struct Check {
    /// A stable name: table, rule, place, year and item, joined by full stops.
    pub id: String,
    /// The table that prints the number.
    pub table: String,
    /// The place that the number is of.
    pub place: Option<Place>,
    /// The year or period that the number is of.
    pub year: Option<String>,
    /// What is checked.
    pub what: Message,
    /// The number as printed.
    pub printed: Option<Number>,
    /// What the arithmetic gives: the middle of what the printed digits allow.
    pub recomputed: Option<f64>,
    /// How far apart the two may lie through rounding alone.
    pub tolerance: Option<f64>,
    /// The verdict.
    pub verdict: Verdict,
    /// Why, in one sentence.
    pub why: Message,
}

impl Check {
    /// A check that has still to be filled in: not recomputable, and it does not say why.
    pub(crate) fn new(table: &str, id: impl fmt::Display, what: Message) -> Self {
        Self {
            id: format!("{table}.{id}"),
            table: table.to_owned(),
            place: None,
            year: None,
            what,
            printed: None,
            recomputed: None,
            tolerance: None,
            verdict: Verdict::NotRecomputable,
            why: Message::new("why-missing"),
        }
    }

    pub(crate) fn place(mut self, place: impl Into<Place>) -> Self {
        self.place = Some(place.into());
        self
    }

    pub(crate) fn year(mut self, year: impl fmt::Display) -> Self {
        self.year = Some(year.to_string());
        self
    }

    /// The check with its numbers.
    pub(crate) fn numbers(mut self, printed: Number, recomputed: Interval) -> Self {
        self.printed = Some(printed);
        if recomputed.low.is_finite() && recomputed.high.is_finite() {
            self.recomputed = Some(recomputed.middle());
            self.tolerance = Some(recomputed.radius() + printed.half_unit());
        }
        self
    }

    /// The check as judged.
    pub(crate) fn judge(mut self, verdict: Verdict, why: Message) -> Self {
        self.verdict = verdict;
        self.why = why;
        self
    }

    /// The check of a printed number against what the same paper gives for it: it reproduces when
    /// the two meet, and earns `otherwise` when they do not.
    pub(crate) fn compare(
        self,
        printed: Number,
        recomputed: Interval,
        agrees: Message,
        otherwise: (Verdict, Message),
    ) -> Self {
        let check = self.numbers(printed, recomputed);
        if Interval::from(printed).meets(recomputed) {
            check.judge(Verdict::Reproduces, agrees)
        } else {
            check.judge(otherwise.0, otherwise.1)
        }
    }
}

/// How many checks have each verdict, in the order of [`Verdict::ALL`].
pub fn tally(checks: &[Check]) -> [(Verdict, usize); 5] {
    Verdict::ALL
        .map(|verdict| (verdict, checks.iter().filter(|check| check.verdict == verdict).count()))
}
