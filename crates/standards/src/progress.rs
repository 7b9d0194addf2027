use crate::gap::Standing;
use crate::{Assessment, Level, Score, Standard, gap, score};

/// What has changed between two assessments of one standard.
#[derive(Debug, Clone, PartialEq)]
pub struct Progress {
    /// The score of the earlier one.
    pub before: Score,
    /// The score of the later one.
    pub after: Score,
    /// The requirements whose level or standing changed, in the order of the later standard.
    pub changes: Vec<Change>,
}

/// What has changed with one requirement.
#[derive(Debug, Clone, PartialEq)]
pub struct Change {
    /// The requirement.
    pub requirement: String,
    /// Its level before, when it had one.
    pub before: Option<Level>,
    /// Its level after, when it has one.
    pub after: Option<Level>,
    /// Its standing before; none when the earlier version did not ask it.
    pub stood: Option<Standing>,
    /// Its standing after.
    pub stands: Standing,
}

/// Holds two assessments beside each other, each by the version of the standard that it was made
/// with.
pub fn progress(earlier: (&Standard, &Assessment), later: (&Standard, &Assessment)) -> Progress {
    let (was, is) = (gap(earlier.0, earlier.1), gap(later.0, later.1));
    let changes = is
        .requirements
        .into_iter()
        .filter_map(|now| {
            let then = was.requirements.iter().find(|then| then.requirement == now.requirement);
            let change = Change {
                before: then.and_then(|then| then.level),
                after: now.level,
                stood: then.map(|then| then.standing),
                stands: now.standing,
                requirement: now.requirement,
            };
            let same = change.before == change.after && change.stood == Some(change.stands);
            (!same).then_some(change)
        })
        .collect();
    Progress { before: score(earlier.0, earlier.1), after: score(later.0, later.1), changes }
}
