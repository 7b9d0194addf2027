use std::cmp::Reverse;
use std::collections::BTreeSet;

use crate::gap::{Standing, gap};
use crate::{Assessment, Binding, Level, Requirement, Standard};

/// A requirement to work on next.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step {
    /// The requirement.
    pub requirement: String,
    /// Where the firm is; none when nobody has looked yet.
    pub level: Option<Level>,
    /// Where it has to be.
    pub needed: Level,
    /// How many levels that is.
    pub missing: u8,
    /// Earlier steps that it has to wait for.
    pub after: Vec<String>,
    /// How many later steps wait for it, directly or not.
    pub opens: usize,
}

/// Everything that is not met, in the order in which to work on it.
///
/// Nothing comes before what it needs. Among what can be begun, first comes what binds most; then
/// what weighs most; then what the most others wait for; then what is nearest to being met; then
/// the order of the standard.
pub fn next_steps(standard: &Standard, assessment: &Assessment) -> Vec<Step> {
    let gap = gap(standard, assessment);
    let mut left: Vec<(&Requirement, Option<Level>)> = gap
        .requirements
        .iter()
        .filter(|gap| matches!(gap.standing, Standing::Short(_) | Standing::Open))
        .filter_map(|gap| Some((standard.requirement(&gap.requirement)?, gap.level)))
        .collect();
    let all: Vec<&Requirement> = left.iter().map(|(requirement, _)| *requirement).collect();
    let mut steps = Vec::with_capacity(left.len());
    while !left.is_empty() {
        let waiting: BTreeSet<&str> = left.iter().map(|(r, _)| r.code.as_str()).collect();
        let ready = left.iter().enumerate().filter(|(_, (requirement, _))| {
            !requirement.needs.iter().any(|need| waiting.contains(need.as_str()))
        });
        let rank = |requirement: &Requirement, level: Option<Level>| {
            let opens = opens(&all, &requirement.code);
            let missing = level.unwrap_or(Level::NONE).to(requirement.conforming);
            (requirement.binding, Reverse(requirement.weight), Reverse(opens), missing)
        };
        // Libraries have no circles, so something is always ready.
        let Some((index, _)) =
            ready.min_by_key(|(index, (requirement, level))| (rank(requirement, *level), *index))
        else {
            break;
        };
        let (requirement, level) = left.remove(index);
        steps.push(Step {
            requirement: requirement.code.clone(),
            level,
            needed: requirement.conforming,
            missing: level.unwrap_or(Level::NONE).to(requirement.conforming),
            after: requirement
                .needs
                .iter()
                .filter(|need| all.iter().any(|other| other.code == **need))
                .cloned()
                .collect(),
            opens: opens(&all, &requirement.code),
        });
    }
    steps
}

/// How many of these wait for one of them, directly or not.
fn opens(all: &[&Requirement], code: &str) -> usize {
    let mut found: BTreeSet<&str> = BTreeSet::from([code]);
    loop {
        let before = found.len();
        for requirement in all {
            if requirement.needs.iter().any(|need| found.contains(need.as_str())) {
                found.insert(&requirement.code);
            }
        }
        if found.len() == before {
            return before - 1;
        }
    }
}

impl Step {
    /// Whether it can be begun now.
    pub fn is_ready(&self) -> bool {
        self.after.is_empty()
    }

    /// How much it binds, in its standard.
    pub fn binding(&self, standard: &Standard) -> Option<Binding> {
        standard.requirement(&self.requirement).map(|requirement| requirement.binding)
    }
}
