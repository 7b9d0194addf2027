use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::gap::gap;
use crate::{Assessment, Level, Standard, Verdict, score};

/// Where a firm belongs: the finest group that is compared. What is not known is none, and counts as
/// a category of its own.
///
/// The order of the parts is the order in which groups are put together where one is too small:
/// communities of one size first, then sizes, then sectors; regions last, because programmes are
/// planned by region and a region is seldom too small.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Cell {
    /// The code of its region.
    pub region: Option<String>,
    /// The code of its sector: a division of industry, or a [`Sector`](crate::Sector).
    pub sector: Option<String>,
    /// The code of its size class.
    pub size: Option<String>,
    /// The code of its community; of several, the one that it names first.
    pub community: Option<String>,
}

/// One firm as benchmarks of one standard see it: its latest submitted or verified assessment.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Assessed {
    /// The firm.
    pub firm: String,
    /// Whose firm it is: one owner's firms are one contributor. The firm itself where the owner is
    /// not known.
    pub owner: String,
    /// Where it belongs.
    pub cell: Cell,
    /// The levels in the order of the standard's requirements; none where a requirement is not
    /// asked of the firm or does not apply.
    pub levels: Vec<Option<Level>>,
    /// The points of its score, 0 to 100.
    pub points: Option<f64>,
    /// Whether it meets the standard.
    pub verdict: Verdict,
    /// The points less those of the assessment about a year before; none without such a one.
    pub change: Option<f64>,
}

impl Assessed {
    /// A firm's row, from its latest assessment and from the one about a year before if there is
    /// one (see [`about_a_year_before`]), each with the version of the standard that it was made
    /// with. Levels are those of the requirements that `standard` has.
    pub fn new(
        standard: &Standard,
        (firm, owner): (&str, &str),
        cell: Cell,
        latest: (&Standard, &Assessment),
        earlier: Option<(&Standard, &Assessment)>,
    ) -> Self {
        let answers = gap(latest.0, latest.1).requirements;
        let level = |code: &str| answers.iter().find(|gap| gap.requirement == code)?.level;
        let now = score(latest.0, latest.1);
        let before = earlier.and_then(|(standard, assessment)| score(standard, assessment).points);
        Self {
            firm: firm.to_owned(),
            owner: owner.to_owned(),
            cell,
            levels: standard.requirements.iter().map(|r| level(&r.code)).collect(),
            points: now.points,
            verdict: now.verdict,
            change: now.points.zip(before).map(|(now, before)| now - before),
        }
    }
}

/// Which of the earlier days lies about a year before the latest one: the nearest to 365 days among
/// those 180 to 550 days before, of two the later.
///
/// ```
/// use jiff::civil::date;
/// use standards::about_a_year_before;
///
/// let days = [date(2024, 1, 9), date(2025, 2, 1), date(2025, 11, 3)];
/// assert_eq!(about_a_year_before(date(2026, 1, 5), &days), Some(date(2025, 2, 1)));
/// assert_eq!(about_a_year_before(date(2025, 12, 1), &days[2..]), None);
/// ```
pub fn about_a_year_before(latest: Date, earlier: &[Date]) -> Option<Date> {
    let days = |day: Date| (latest - day).get_days();
    let near = earlier.iter().copied().filter(|day| (180..=550).contains(&days(*day)));
    near.min_by_key(|day| ((days(*day) - 365).abs(), days(*day)))
}
