use serde::{Deserialize, Serialize};

use crate::gap::{Standing, gap};
use crate::standard::Binding;
use crate::{Assessment, Level, Standard};

/// How an assessment fares by the standard's own rule.
#[derive(Debug, Clone, PartialEq)]
pub struct Score {
    /// One tally a binding, in the order of [`Binding::ALL`].
    pub tallies: [Tally; 3],
    /// Levels reached in percent of all that could be reached, each requirement by its weight:
    /// 100 · Σ weight·level ÷ Σ weight·4, over the requirements that apply and were answered. None
    /// when there are none.
    pub points: Option<f64>,
    /// Whether the standard is met.
    pub verdict: Verdict,
}

/// How many requirements of one binding are met, and how many have to be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Tally {
    /// The binding.
    pub binding: Binding,
    /// Requirements that apply, answered or not.
    pub apply: usize,
    /// Of these, met.
    pub met: usize,
    /// Of these, not answered.
    pub open: usize,
    /// How many have to be met: the rule's percent of those that apply, rounded up.
    pub needed: usize,
}

/// Whether a standard is met.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Verdict {
    /// It is, even if every open answer were the worst.
    Met,
    /// It is not, even if every open answer were the best.
    NotMet,
    /// The open answers decide.
    Open,
    /// Nothing is asked of this firm.
    NothingAsked,
}

impl Verdict {
    /// The code, which is also the end of its message's key.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Met => "met",
            Self::NotMet => "not-met",
            Self::Open => "open",
            Self::NothingAsked => "nothing-asked",
        }
    }
}

/// Scores an assessment by the standard's rule.
pub fn score(standard: &Standard, assessment: &Assessment) -> Score {
    let gap = gap(standard, assessment);
    let tallies = Binding::ALL.map(|binding| {
        let standings: Vec<Standing> = gap
            .requirements
            .iter()
            .filter(|gap| {
                standard.requirement(&gap.requirement).is_some_and(|r| r.binding == binding)
            })
            .map(|gap| gap.standing)
            .filter(|standing| *standing != Standing::NotApplicable)
            .collect();
        let count = |wanted: Standing| standings.iter().filter(|s| **s == wanted).count();
        let apply = standings.len();
        // In whole numbers: 95 of 100 minors are 19 of 20, and 20 of 21.
        let needed = (apply * usize::from(standard.rule.percent(binding))).div_ceil(100);
        Tally { binding, apply, met: count(Standing::Met), open: count(Standing::Open), needed }
    });
    // At worst every open answer is short of what is needed, at best it is met: one that turns out
    // not to apply lies in between, for it lowers what is needed too.
    let verdict = if tallies.iter().all(|tally| tally.apply == 0) {
        Verdict::NothingAsked
    } else if tallies.iter().all(|tally| tally.met >= tally.needed) {
        Verdict::Met
    } else if tallies.iter().any(|tally| tally.met + tally.open < tally.needed) {
        Verdict::NotMet
    } else {
        Verdict::Open
    };
    let (mut reached, mut possible) = (0u32, 0u32);
    for gap in &gap.requirements {
        let requirement = standard.requirement(&gap.requirement);
        if let (Some(level), Some(requirement)) = (gap.level, requirement) {
            reached += u32::from(requirement.weight) * u32::from(level.number());
            possible += u32::from(requirement.weight) * u32::from(Level::FULL.number());
        }
    }
    let points = (possible > 0).then(|| 100.0 * f64::from(reached) / f64::from(possible));
    Score { tallies, points, verdict }
}
