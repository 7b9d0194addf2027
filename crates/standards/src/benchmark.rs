use std::collections::{BTreeMap, BTreeSet, HashMap};

use disclosure::{Crowd, LEVELS, LevelRule, Pool, pools};
use serde::{Deserialize, Serialize};

use crate::distribution::{Distribution, Division, Hidden};
use crate::group::{Dimension, Group};
use crate::subject::{Subject, class, subjects};
use crate::{Assessed, Cell, Level, Standard};

/// The published snapshot of one standard: everything that anybody is shown of groups of firms. It
/// is made once and stored; [`place`](crate::place) and [`gaps`](crate::gaps) read nothing else.
///
/// **Why it is safe.** For each subject the cells are put together into pools
/// ([`disclosure::pools`]) along the tree region, sector, size, community, and every figure of every
/// group is a sum of whole pools. So all of them together, in whatever tables and margins, say no
/// more than the pools do, and each pool by itself holds off the attacker: one owner, who reads all
/// of it and even knows which firms are counted where, cannot tell another firm's class. (A star of
/// tables, [`disclosure::Snapshot`], would not do here: communities lie in regions, so a table by
/// region and one by community open each other.)
///
/// Not held off: owners who tell each other what they know; somebody who concludes from the cells
/// that were put together that one of them was too small or too alike; and conclusions from one
/// subject to another, which the classes are wide enough to blunt: 20 points leave each requirement
/// open that has no more than a fifth of the weight.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Benchmarks {
    /// The standard's code.
    pub standard: String,
    /// The standard's version.
    pub version: u32,
    /// Every cell with firms, in order.
    pub cells: Vec<Assembled>,
    /// One a subject: points, progress, verdict, then the requirements in the standard's order.
    pub subjects: Vec<Published>,
}

/// A cell and how many firms in it were assessed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Assembled {
    /// The cell.
    pub cell: Cell,
    /// Firms that were assessed.
    pub firms: u32,
}

/// What is published of one subject.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Published {
    /// The subject.
    pub subject: Subject,
    /// The level from which a requirement counts as met.
    pub bar: Option<Level>,
    /// The pools; none when not even all firms together can be shown.
    pub pools: Vec<PoolCounts>,
}

/// Cells that are counted together.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PoolCounts {
    /// The cells, by their index in [`Benchmarks::cells`].
    pub cells: Vec<usize>,
    /// Firms in each class, 0 to 4.
    pub counts: [u32; LEVELS],
}

/// The tree of cells, which are in order: at each depth a number that rises where the cells part.
/// Comparing numbers is faster than comparing codes, once for every subject.
pub(crate) fn tree(cells: &[&Cell]) -> Vec<[u32; 4]> {
    let parts = |cell: usize| {
        let Cell { region, sector, size, community } = cells[cell];
        [region, sector, size, community]
    };
    let mut at = [0; 4];
    let number = |cell: usize| {
        let parted = |depth: &usize| parts(cell - 1)[*depth] != parts(cell)[*depth];
        if let Some(depth) = (0..4).find(|depth| cell > 0 && parted(depth)) {
            at[depth..].iter_mut().for_each(|number| *number += 1);
        }
        at
    };
    (0..cells.len()).map(number).collect()
}

/// The pools of a tree of cells.
pub(crate) fn publish<K: Copy + Ord>(tree: &[[u32; 4]], crowds: &[Crowd<K>]) -> Vec<PoolCounts> {
    let counts = |pool: Pool<K>| PoolCounts { counts: pool.crowd.counts(), cells: pool.cells };
    pools(tree, crowds).into_iter().map(counts).collect()
}

/// Makes the snapshot of a standard: one row a firm, in any order.
///
/// Reads each answer once; memory grows with the number of cells. See [`Benchmarks`] for what it
/// protects against. The first snapshot is made so; later ones with [`renew`](crate::renew()), or
/// their differences would open firms.
///
/// # Panics
///
/// When a row has another number of levels than the standard has requirements: a mistake of the
/// program.
///
/// ```
/// use disclosure::LevelRule;
/// use standards::{Assessed, Catalogue, Cell, Group, Level, Subject, Verdict, benchmarks};
///
/// let catalogue = Catalogue::built_in().unwrap();
/// let haccp = catalogue.get("haccp").unwrap();
/// let firm = |name: &str, points: f64| Assessed {
///     firm: name.to_owned(),
///     owner: name.to_owned(),
///     cell: Cell { sector: Some("food".to_owned()), ..Cell::default() },
///     levels: vec![Level::new(1); 12],
///     points: Some(points),
///     verdict: Verdict::NotMet,
///     change: None,
/// };
/// let rows = [firm("Ana", 15.0), firm("Eva", 18.0), firm("Luz", 55.0), firm("Sol", 57.0)];
/// let benchmarks = benchmarks(haccp, &rows, &LevelRule { minimum: 3 });
/// let food = Group::Sector("food".to_owned());
/// let points = benchmarks.distribution(&Subject::Points, &food).unwrap();
/// assert_eq!(points.counts, [2, 0, 2, 0, 0]);
/// assert!(benchmarks.distribution(&Subject::Verdict, &food).is_err(), "they are all alike");
/// ```
pub fn benchmarks(standard: &Standard, rows: &[Assessed], rule: &LevelRule) -> Benchmarks {
    for row in rows {
        assert_eq!(row.levels.len(), standard.requirements.len(), "a level for each requirement");
    }
    let (cells, of) = cells(rows);
    let tree = tree(&cells);
    // Owners as numbers: which number an owner gets makes no difference.
    let mut owners: HashMap<&str, u32> = HashMap::new();
    let mut members: Vec<(usize, u32, &Assessed)> = rows
        .iter()
        .zip(&of)
        .map(|(row, cell)| {
            let next = owners.len() as u32;
            (*cell, *owners.entry(&row.owner).or_insert(next), row)
        })
        .collect();
    // Cell by cell, so that what is read together lies together.
    members.sort_by_key(|(cell, ..)| *cell);
    let subjects = subjects(standard);
    // One read of each row: its class in each subject, subject by subject.
    let mut classes = vec![None; subjects.len() * members.len()];
    for (place, (.., row)) in members.iter().enumerate() {
        for subject in 0..subjects.len() {
            classes[subject * members.len() + place] = class(row, subject);
        }
    }
    let published = |(index, (subject, bar)): (usize, (Subject, Option<Level>))| {
        let mut crowds = vec![Crowd::new(rule); cells.len()];
        let classes = &classes[index * members.len()..(index + 1) * members.len()];
        for ((cell, owner, _), class) in members.iter().zip(classes) {
            class.iter().for_each(|class| crowds[*cell].add(*owner, *class));
        }
        Published { subject, bar, pools: publish(&tree, &crowds) }
    };
    let subjects = subjects.into_iter().enumerate().map(published).collect();
    let mut firms = vec![0; cells.len()];
    of.iter().for_each(|cell| firms[*cell] += 1);
    let assembled = |(cell, firms): (&Cell, u32)| Assembled { cell: cell.clone(), firms };
    Benchmarks {
        standard: standard.code.clone(),
        version: standard.version,
        cells: cells.into_iter().zip(firms).map(assembled).collect(),
        subjects,
    }
}

/// The cells that rows have, in order, and which of them each row has.
fn cells(rows: &[Assessed]) -> (Vec<&Cell>, Vec<usize>) {
    let mut found: HashMap<&Cell, usize> = HashMap::new();
    let mut cells = Vec::new();
    let of: Vec<usize> = rows
        .iter()
        .map(|row| {
            *found.entry(&row.cell).or_insert_with(|| {
                cells.push(&row.cell);
                cells.len() - 1
            })
        })
        .collect();
    let mut order: Vec<usize> = (0..cells.len()).collect();
    order.sort_by_key(|cell| cells[*cell]);
    let mut place = vec![0; cells.len()];
    order.iter().enumerate().for_each(|(at, cell)| place[*cell] = at);
    let of = of.into_iter().map(|cell| place[cell]).collect();
    (order.into_iter().map(|cell| cells[cell]).collect(), of)
}

impl Benchmarks {
    /// What is published of a subject.
    pub fn published(&self, subject: &Subject) -> Option<&Published> {
        self.subjects.iter().find(|published| published.subject == *subject)
    }

    /// How the firms of a group are distributed.
    ///
    /// # Errors
    ///
    /// When nothing may be shown of the group, or there is nothing.
    pub fn distribution(&self, subject: &Subject, group: &Group) -> Result<Distribution, Hidden> {
        let published = self.published(subject).ok_or(Hidden::Nobody)?;
        let division = self.divide(|cell| group.contains(cell).then_some(()));
        let shown = division.distributions(published).next();
        shown.map_or(Err(Hidden::Nobody), |((), shown)| shown)
    }

    /// Every group of a dimension with its cells.
    pub(crate) fn by(&self, dimension: Dimension) -> Division<Group> {
        self.divide(|cell| dimension.group(cell))
    }

    /// Every group of the lattice with its cells, kind by kind.
    pub(crate) fn lattice(&self) -> Vec<Division<Group>> {
        let around = |kind: &str| {
            self.divide(|cell| Group::around(cell).into_iter().find(|group| group.code() == kind))
        };
        let kinds = ["all", "sector", "sector-size", "sector-size-region"].map(around);
        kinds.into_iter().chain(Dimension::ALL.map(|dimension| self.by(dimension))).collect()
    }

    fn divide<G: Ord>(&self, group: impl Fn(&Cell) -> Option<G>) -> Division<G> {
        let of: Vec<Option<G>> = self.cells.iter().map(|known| group(&known.cell)).collect();
        let mut firms: BTreeMap<&G, u32> = BTreeMap::new();
        for (group, known) in of.iter().zip(&self.cells) {
            group.iter().for_each(|group| *firms.entry(group).or_default() += known.firms);
        }
        let numbers: BTreeMap<&G, usize> = firms.keys().copied().zip(0..).collect();
        let cells = of.iter().zip(&self.cells);
        let cells = cells.map(|(g, known)| (g.as_ref().map(|g| numbers[g]), known.firms)).collect();
        let firms = firms.into_values().collect();
        let groups = of.into_iter().flatten().collect::<BTreeSet<G>>().into_iter().collect();
        Division { groups, firms, cells }
    }
}
