use std::cmp::Reverse;

use crate::{Benchmarks, Dimension, Distribution, Group, Hidden, Published, Subject};

/// How many firms of a group lack a requirement.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GroupGap {
    /// The group.
    pub group: Group,
    /// The requirement.
    pub requirement: String,
    /// How many, or why that is not shown.
    pub lack: Result<Lack, Hidden>,
}

/// Firms that lack a requirement.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Lack {
    /// Firms of the group that were assessed.
    pub firms: u32,
    /// Of these, firms that the requirement applies to and that are counted with this group.
    pub counted: u32,
    /// Of these, firms that are below the level that counts as met.
    pub lacking: u32,
}

impl Lack {
    /// The share of the counted firms that lack it, 0 to 1.
    pub fn share(&self) -> f64 {
        f64::from(self.lacking) / f64::from(self.counted)
    }
}

/// Where gaps concentrate: for each group of a dimension and each requirement the firms that lack it,
/// the largest share first; equal shares by number of firms, then in the order of the standard and of
/// the groups. What is hidden comes last. It reads only the snapshot.
///
/// ```
/// use disclosure::LevelRule;
/// use standards::{Assessed, Catalogue, Cell, Level, Verdict, benchmarks, Dimension, gaps};
///
/// let catalogue = Catalogue::built_in().unwrap();
/// let haccp = catalogue.get("haccp").unwrap();
/// let firm = |name: &str, level: u8| Assessed {
///     firm: name.to_owned(),
///     owner: name.to_owned(),
///     cell: Cell { sector: Some("food".to_owned()), ..Cell::default() },
///     levels: vec![Level::new(level); 12],
///     points: Some(25.0 * f64::from(level)),
///     verdict: Verdict::NotMet,
///     change: None,
/// };
/// let rows = [firm("Ana", 1), firm("Eva", 1), firm("Luz", 3), firm("Sol", 3)];
/// let snapshot = benchmarks(haccp, &rows, &LevelRule { minimum: 3 });
/// let first = &gaps(&snapshot, Dimension::Sector)[0];
/// assert_eq!(first.lack.map(|lack| (lack.lacking, lack.share())), Ok((2, 0.5)));
/// ```
pub fn gaps(benchmarks: &Benchmarks, dimension: Dimension) -> Vec<GroupGap> {
    let division = benchmarks.by(dimension);
    sorted(benchmarks, |published| {
        let shown = division.distributions(published);
        shown.map(|(group, distribution)| (group.clone(), distribution)).collect()
    })
}

/// What the firms of one group lack, in the order of [`gaps`].
pub fn group_gaps(benchmarks: &Benchmarks, group: &Group) -> Vec<GroupGap> {
    sorted(benchmarks, |published| {
        vec![(group.clone(), benchmarks.distribution(&published.subject, group))]
    })
}

/// The gaps of each requirement in the groups of which a distribution is given.
fn sorted(
    benchmarks: &Benchmarks,
    shown: impl Fn(&Published) -> Vec<(Group, Result<Distribution, Hidden>)>,
) -> Vec<GroupGap> {
    let mut gaps = Vec::new();
    for published in &benchmarks.subjects {
        let (Subject::Requirement(requirement), Some(bar)) = (&published.subject, published.bar)
        else {
            continue;
        };
        for (group, distribution) in shown(published) {
            let lack = distribution.map(|distribution| Lack {
                firms: distribution.firms,
                counted: distribution.counted(),
                lacking: distribution.counts[..usize::from(bar.number())].iter().sum(),
            });
            gaps.push(GroupGap { group, requirement: requirement.clone(), lack });
        }
    }
    gaps.sort_by(|a, b| match (&a.lack, &b.lack) {
        (Ok(a), Ok(b)) => {
            // Shares in whole numbers: a.lacking / a.counted against b.lacking / b.counted.
            let (first, second) = (
                u64::from(a.lacking) * u64::from(b.counted),
                u64::from(b.lacking) * u64::from(a.counted),
            );
            second.cmp(&first).then(Reverse(a.lacking).cmp(&Reverse(b.lacking)))
        }
        (a, b) => a.is_err().cmp(&b.is_err()),
    });
    gaps
}
