use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use crate::standard::Binding;
use crate::{Assessed, Standard};

/// Which few requirements would lift most firms over the bar.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Lift {
    /// Firms that are asked for something.
    pub firms: usize,
    /// Of these, firms that meet the standard today.
    pub meet: usize,
    /// The requirements, in the order in which they help most.
    pub chosen: Vec<Chosen>,
    /// Whether no other choice of as many requirements would lift more firms; else the choice was
    /// made step by step and may not be the best.
    pub exact: bool,
}

/// A requirement to work on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Chosen {
    /// The requirement.
    pub requirement: String,
    /// Firms that lack it and do not meet the standard.
    pub lacking: usize,
    /// Firms that meet the standard once this and those before it in the list are met by all.
    pub meet: usize,
}

/// How many steps the search for the best choice may take; beyond it goes step by step.
const STEPS: usize = 40_000_000;

/// Chooses `k` requirements so that the number of firms that meet the standard's rule, once these are
/// met by all, is largest. It is a manager's question about firms that she may see one by one:
/// nothing in it is protected, and it must not be shown to others.
///
/// A firm meets the rule when of each binding it meets the rule's percent of the requirements that
/// apply, as in [`score`](crate::score()); so it is lifted only when enough of what it lacks is chosen,
/// and one requirement alone may lift nobody. Among equal choices the one that leaves fewer
/// requirements to be met wins, then the first in the standard's order.
///
/// While trying every choice takes no more than some forty million steps, the choice is the best
/// (`exact`). Beyond that requirements are taken one by one, each the best next step, **without a
/// guarantee**: firms that lack several things at once make the count neither submodular nor anything
/// else that greedy choice is known to be good at. Time: O(k · requirements · missing answers).
///
/// # Panics
///
/// When a row has another number of levels than the standard has requirements: a mistake of the
/// program.
///
/// ```
/// use standards::{Assessed, Catalogue, Cell, Level, Verdict, lift};
///
/// let catalogue = Catalogue::built_in().unwrap();
/// let haccp = catalogue.get("haccp").unwrap();
/// // A firm that has everything but the second requirement.
/// let mut levels = vec![Level::new(4); 12];
/// levels[1] = Level::new(1);
/// let firm = Assessed {
///     firm: "Ana".to_owned(),
///     owner: "Ana".to_owned(),
///     cell: Cell::default(),
///     levels,
///     points: Some(94.0),
///     verdict: Verdict::NotMet,
///     change: None,
/// };
/// let lift = lift(haccp, [&firm], 1);
/// assert_eq!(lift.chosen[0].requirement, haccp.requirements[1].code);
/// assert_eq!((lift.meet, lift.chosen[0].meet), (0, 1));
/// ```
pub fn lift<'a>(
    standard: &Standard,
    rows: impl IntoIterator<Item = &'a Assessed>,
    k: usize,
) -> Lift {
    let (mut firms, mut meet) = (0, 0);
    let mut lacks: BTreeMap<Lack, usize> = BTreeMap::new();
    for row in rows {
        assert_eq!(row.levels.len(), standard.requirements.len(), "a level for each requirement");
        if row.levels.iter().all(Option::is_none) {
            continue;
        }
        firms += 1;
        let lack = Lack::of(standard, row);
        if lack.is_met() {
            meet += 1;
        } else {
            *lacks.entry(lack).or_default() += 1;
        }
    }
    // Firms that lack the same count together.
    let lacks: Vec<(Lack, usize)> = lacks.into_iter().collect();
    let candidates: Vec<usize> = lacks
        .iter()
        .flat_map(|(lack, _)| lack.missing.iter().flatten().copied())
        .collect::<BTreeSet<_>>()
        .into_iter()
        .collect();
    let k = k.min(candidates.len());
    let size: usize = lacks.iter().map(|(lack, _)| 1 + lack.missing.iter().flatten().count()).sum();
    let exact = choices(candidates.len(), k).saturating_mul(size.max(1)) <= STEPS;
    let search = Search { lacks: &lacks, requirements: standard.requirements.len() };
    // The best choice in the order of its best steps.
    let pool = if exact { search.best(&candidates, k) } else { candidates };
    let chosen = search
        .greedy(&pool, k)
        .into_iter()
        .map(|(requirement, lifted)| {
            let lacking = lacks.iter().filter(|(lack, _)| lack.lacks(requirement));
            Chosen {
                requirement: standard.requirements[requirement].code.clone(),
                lacking: lacking.map(|(_, firms)| firms).sum(),
                meet: meet + lifted,
            }
        })
        .collect();
    Lift { firms, meet, chosen, exact }
}

/// What a firm lacks of the bindings that it does not meet: the requirements, and how many of them
/// may stay missing.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct Lack {
    missing: [Vec<usize>; 3],
    spare: [usize; 3],
}

impl Lack {
    fn of(standard: &Standard, row: &Assessed) -> Self {
        let mut missing = [const { Vec::new() }; 3];
        let mut apply = [0; 3];
        for (index, requirement) in standard.requirements.iter().enumerate() {
            let Some(level) = row.levels[index] else { continue };
            let binding = requirement.binding as usize;
            apply[binding] += 1;
            if level < requirement.conforming {
                missing[binding].push(index);
            }
        }
        let needed = |binding: Binding| {
            let apply = apply[binding as usize];
            (apply * usize::from(standard.rule.percent(binding))).div_ceil(100)
        };
        let spare = Binding::ALL.map(|binding| apply[binding as usize] - needed(binding));
        for (missing, spare) in missing.iter_mut().zip(spare) {
            if missing.len() <= spare {
                missing.clear();
            }
        }
        Self { missing, spare }
    }

    fn is_met(&self) -> bool {
        self.missing.iter().all(Vec::is_empty)
    }

    fn lacks(&self, requirement: usize) -> bool {
        self.missing.iter().any(|missing| missing.contains(&requirement))
    }

    /// How many requirements have still to be met once these are.
    fn left(&self, chosen: &[bool]) -> usize {
        let left = |(missing, spare): (&Vec<usize>, usize)| {
            missing.iter().filter(|r| !chosen[**r]).count().saturating_sub(spare)
        };
        self.missing.iter().zip(self.spare).map(left).sum()
    }
}

/// What a choice achieves; more is better.
type Value = (usize, std::cmp::Reverse<usize>);

struct Search<'a> {
    lacks: &'a [(Lack, usize)],
    requirements: usize,
}

impl Search<'_> {
    /// Firms lifted, and what is left to be met by the others.
    fn value(&self, chosen: &[bool]) -> Value {
        let (mut lifted, mut left) = (0, 0);
        for (lack, firms) in self.lacks {
            match lack.left(chosen) {
                0 => lifted += firms,
                more => left += more * firms,
            }
        }
        (lifted, std::cmp::Reverse(left))
    }

    /// Takes the best next requirement k times; with each, how many firms are lifted by then.
    fn greedy(&self, candidates: &[usize], k: usize) -> Vec<(usize, usize)> {
        let mut chosen = vec![false; self.requirements];
        let mut order = Vec::new();
        for _ in 0..k {
            let mut best: Option<(Value, usize)> = None;
            for candidate in candidates {
                if chosen[*candidate] {
                    continue;
                }
                chosen[*candidate] = true;
                let value = self.value(&chosen);
                chosen[*candidate] = false;
                if best.is_none_or(|(highest, _)| value > highest) {
                    best = Some((value, *candidate));
                }
            }
            let Some(((lifted, _), next)) = best else { break };
            chosen[next] = true;
            order.push((next, lifted));
        }
        order
    }

    /// The best k candidates, by trying every choice in order; of equal ones the first.
    fn best(&self, candidates: &[usize], k: usize) -> Vec<usize> {
        let mut best: Option<(Value, Vec<usize>)> = None;
        let mut at: Vec<usize> = (0..k).collect();
        loop {
            let choice: Vec<usize> = at.iter().map(|place| candidates[*place]).collect();
            let mut chosen = vec![false; self.requirements];
            choice.iter().for_each(|requirement| chosen[*requirement] = true);
            let value = self.value(&chosen);
            if best.as_ref().is_none_or(|(highest, _)| value > *highest) {
                best = Some((value, choice));
            }
            // The next choice: the last place that can move, and those after it behind it.
            let free = |place: &usize| at[*place] < candidates.len() - k + place;
            let Some(place) = (0..k).rev().find(free) else { break };
            at[place] += 1;
            for later in place + 1..k {
                at[later] = at[later - 1] + 1;
            }
        }
        best.map(|(_, choice)| choice).unwrap_or_default()
    }
}

/// How many choices of k out of n there are.
fn choices(n: usize, k: usize) -> usize {
    (0..k).fold(1_usize, |all, i| all.saturating_mul(n - i) / (i + 1))
}
