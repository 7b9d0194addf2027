use disclosure::LEVELS;
use serde::{Deserialize, Serialize};

use crate::benchmark::Published;

/// How the firms of a group are distributed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Distribution {
    /// Firms of the group that were assessed.
    pub firms: u32,
    /// Of these, how many lie in the counts' cells: the others are counted together with firms
    /// outside of the group.
    pub covered: u32,
    /// Firms in each class, 0 to 4. Their sum may be below `covered`: not every firm has an answer.
    pub counts: [u32; LEVELS],
}

impl Distribution {
    /// How many firms are in the classes.
    pub fn counted(&self) -> u32 {
        self.counts.iter().sum()
    }
}

/// Why a group is not shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Hidden {
    /// None of its firms was assessed, or none has an answer.
    Nobody,
    /// It could open one of its members: too few owners, or too alike. Most of its firms are counted
    /// together with others.
    Unsafe,
}

impl Hidden {
    /// The code, which is also the end of its message's key.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Nobody => "nobody",
            Self::Unsafe => "unsafe",
        }
    }
}

/// Groups that share no cell.
pub(crate) struct Division<G> {
    /// The groups, in order.
    pub(crate) groups: Vec<G>,
    /// The firms of each.
    pub(crate) firms: Vec<u32>,
    /// For each cell the number of its group and its firms.
    pub(crate) cells: Vec<(Option<usize>, u32)>,
}

impl<G> Division<G> {
    /// Adds up, for each group, the pools that lie within it.
    pub(crate) fn distributions(
        &self,
        published: &Published,
    ) -> impl Iterator<Item = (&G, Result<Distribution, Hidden>)> {
        let nothing =
            |firms: &u32| Distribution { firms: *firms, covered: *firms, counts: [0; LEVELS] };
        let mut sums: Vec<Distribution> = self.firms.iter().map(nothing).collect();
        for pool in &published.pools {
            let of = |cell: &usize| self.cells[*cell].0;
            let first = of(&pool.cells[0]);
            if pool.cells.iter().all(|cell| of(cell) == first) {
                if let Some(group) = first {
                    for (sum, count) in sums[group].counts.iter_mut().zip(pool.counts) {
                        *sum += count;
                    }
                }
                continue;
            }
            for cell in &pool.cells {
                let (group, firms) = self.cells[*cell];
                group.into_iter().for_each(|group| sums[group].covered -= firms);
            }
        }
        let some = !published.pools.is_empty();
        let show = move |sum: Distribution| {
            // A smaller part would not speak for the group.
            let enough = 2 * sum.covered >= sum.firms;
            match sum.counted() {
                0 if some && sum.covered == sum.firms => Err(Hidden::Nobody),
                1.. if enough => Ok(sum),
                _ => Err(Hidden::Unsafe),
            }
        };
        self.groups.iter().zip(sums.into_iter().map(show))
    }
}
