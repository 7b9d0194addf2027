use serde::{Deserialize, Serialize};

use crate::{Assessed, Level, Requirement, Standard, Verdict};

/// What is compared. Each has five classes, 0 to 4, of which some subjects use fewer.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Subject {
    /// The points of the whole standard, see [`Subject::points`].
    Points,
    /// The change of the points within about a year, see [`Subject::progress`].
    Progress,
    /// Whether the whole standard is met: 0 no, 4 yes. Firms whose verdict is open or of which
    /// nothing is asked are not counted.
    Verdict,
    /// The level of one requirement.
    Requirement(String),
}

impl Subject {
    /// The class of points: below 20, 40, 60, 80, and from 80 on. None for what is no number.
    ///
    /// ```
    /// use standards::Subject;
    /// assert_eq!([0.0, 19.9, 20.0, 80.0, 100.0].map(Subject::points), [0, 0, 1, 4, 4].map(Some));
    /// ```
    pub fn points(points: f64) -> Option<u8> {
        points.is_finite().then(|| (points / 20.0).floor().clamp(0.0, 4.0) as u8)
    }

    /// The class of a change of points: 0 fell by a point or more, 1 about the same, 2 rose by a
    /// point or more, 3 rose by ten points or more. None for what is no number.
    ///
    /// ```
    /// use standards::Subject;
    /// assert_eq!([-1.0, -0.9, 1.0, 10.0].map(Subject::progress), [0, 1, 2, 3].map(Some));
    /// ```
    pub fn progress(change: f64) -> Option<u8> {
        match change {
            _ if !change.is_finite() => None,
            _ if change <= -1.0 => Some(0),
            _ if change < 1.0 => Some(1),
            _ if change < 10.0 => Some(2),
            _ => Some(3),
        }
    }

    /// The code, which is also part of its messages' keys.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Points => "points",
            Self::Progress => "progress",
            Self::Verdict => "verdict",
            Self::Requirement(_) => "requirement",
        }
    }

    /// The classes that it uses, from the lowest.
    pub const fn classes(&self) -> &'static [u8] {
        match self {
            Self::Points | Self::Requirement(_) => &[0, 1, 2, 3, 4],
            Self::Progress => &[0, 1, 2, 3],
            Self::Verdict => &[0, 4],
        }
    }
}

/// The class of a firm in a subject, by the subject's index in [`Benchmarks::subjects`].
pub(crate) fn class(row: &Assessed, subject: usize) -> Option<u8> {
    match subject {
        0 => row.points.and_then(Subject::points),
        1 => row.change.and_then(Subject::progress),
        2 => match row.verdict {
            Verdict::NotMet => Some(0),
            Verdict::Met => Some(4),
            Verdict::Open | Verdict::NothingAsked => None,
        },
        _ => row.levels[subject - 3].map(Level::number),
    }
}

/// The subjects of a standard with the level that counts as met.
pub(crate) fn subjects(standard: &Standard) -> Vec<(Subject, Option<Level>)> {
    let whole = [Subject::Points, Subject::Progress, Subject::Verdict];
    let requirement = |r: &Requirement| (Subject::Requirement(r.code.clone()), Some(r.conforming));
    let parts = standard.requirements.iter().map(requirement);
    whole.into_iter().map(|subject| (subject, None)).chain(parts).collect()
}
