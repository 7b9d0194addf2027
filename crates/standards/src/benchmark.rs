use std::collections::{BTreeMap, HashMap};

use disclosure::{Crowd, LEVELS, LevelRule, Pool, pools};
use serde::{Deserialize, Serialize};

use crate::{Assessed, Cell, Level, Standard, Verdict};

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

/// A group of the fixed lattice. Other groups cannot be asked for.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Group {
    /// Every firm that was assessed.
    All,
    /// A sector.
    Sector(String),
    /// A size class.
    Size(String),
    /// A region.
    Region(String),
    /// A community.
    Community(String),
    /// A sector and a size class.
    SectorSize(String, String),
    /// A sector, a size class and a region: the firms that are comparable.
    SectorSizeRegion(String, String, String),
}

impl Group {
    /// The code of its kind, which is also part of its messages' keys.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::All => "all",
            Self::Sector(_) => "sector",
            Self::Size(_) => "size",
            Self::Region(_) => "region",
            Self::Community(_) => "community",
            Self::SectorSize(..) => "sector-size",
            Self::SectorSizeRegion(..) => "sector-size-region",
        }
    }

    /// Whether the firms of a cell belong to it.
    pub fn contains(&self, cell: &Cell) -> bool {
        let same = |own: &Option<String>, code: &String| own.as_ref() == Some(code);
        match self {
            Self::All => true,
            Self::Sector(sector) => same(&cell.sector, sector),
            Self::Size(size) => same(&cell.size, size),
            Self::Region(region) => same(&cell.region, region),
            Self::Community(community) => same(&cell.community, community),
            Self::SectorSize(sector, size) => same(&cell.sector, sector) && same(&cell.size, size),
            Self::SectorSizeRegion(sector, size, region) => {
                same(&cell.sector, sector) && same(&cell.size, size) && same(&cell.region, region)
            }
        }
    }

    /// The groups of comparable firms that a cell belongs to, the smallest first; all firms last.
    pub fn around(cell: &Cell) -> Vec<Self> {
        let Cell { sector, size, region, .. } = cell.clone();
        let mut groups = vec![Self::All];
        if let Some(sector) = sector {
            groups.push(Self::Sector(sector.clone()));
            if let Some(size) = size {
                groups.push(Self::SectorSize(sector.clone(), size.clone()));
                if let Some(region) = region {
                    groups.push(Self::SectorSizeRegion(sector, size, region));
                }
            }
        }
        groups.reverse();
        groups
    }
}

/// What a manager divides the firms by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Dimension {
    /// Producer communities.
    Community,
    /// Sectors.
    Sector,
    /// Size classes.
    Size,
    /// Regions.
    Region,
}

impl Dimension {
    /// Every dimension.
    pub const ALL: [Self; 4] = [Self::Community, Self::Sector, Self::Size, Self::Region];

    /// The group of the dimension that a cell belongs to; none where that is not known.
    pub fn group(self, cell: &Cell) -> Option<Group> {
        match self {
            Self::Community => cell.community.clone().map(Group::Community),
            Self::Sector => cell.sector.clone().map(Group::Sector),
            Self::Size => cell.size.clone().map(Group::Size),
            Self::Region => cell.region.clone().map(Group::Region),
        }
    }
}

/// The published snapshot of one standard: everything that anybody is shown of groups of firms. It
/// is made once and stored; [`place`](crate::place) and [`gaps`](crate::gaps) read nothing else.
///
/// **Why it is safe.** For each subject the cells are put together into pools
/// ([`disclosure::pools`]) along the tree sector, size, region, community, and every figure of every
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
    let requirement =
        |r: &crate::Requirement| (Subject::Requirement(r.code.clone()), Some(r.conforming));
    let parts = standard.requirements.iter().map(requirement);
    whole.into_iter().map(|subject| (subject, None)).chain(parts).collect()
}

/// The pools of cells, which are in order.
pub(crate) fn publish<K: Copy + Ord>(cells: &[&Cell], crowds: &[Crowd<K>]) -> Vec<PoolCounts> {
    let paths: Vec<[&Option<String>; 4]> =
        cells.iter().map(|c| [&c.sector, &c.size, &c.region, &c.community]).collect();
    let counts = |pool: Pool<K>| PoolCounts { counts: pool.crowd.counts(), cells: pool.cells };
    pools(&paths, crowds).into_iter().map(counts).collect()
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
    let mut sizes: BTreeMap<&Cell, u32> = BTreeMap::new();
    for row in rows {
        assert_eq!(row.levels.len(), standard.requirements.len(), "a level for each requirement");
        *sizes.entry(&row.cell).or_default() += 1;
    }
    let numbers: HashMap<&Cell, usize> = sizes.keys().copied().zip(0..).collect();
    let cells: Vec<&Cell> = sizes.keys().copied().collect();
    // Owners as numbers: which number an owner gets makes no difference.
    let mut owners: HashMap<&str, usize> = HashMap::new();
    let members: Vec<(usize, usize)> = rows
        .iter()
        .map(|row| {
            let next = owners.len();
            (numbers[&row.cell], *owners.entry(&row.owner).or_insert(next))
        })
        .collect();
    let published = |(index, (subject, bar)): (usize, (Subject, Option<Level>))| {
        let mut crowds = vec![Crowd::new(rule); cells.len()];
        for (row, (cell, owner)) in rows.iter().zip(&members) {
            if let Some(class) = class(row, index) {
                crowds[*cell].add(*owner, class);
            }
        }
        Published { subject, bar, pools: publish(&cells, &crowds) }
    };
    let subjects = subjects(standard).into_iter().enumerate().map(published).collect();
    let assembled = |(cell, firms): (&Cell, u32)| Assembled { cell: cell.clone(), firms };
    Benchmarks {
        standard: standard.code.clone(),
        version: standard.version,
        cells: sizes.into_iter().map(assembled).collect(),
        subjects,
    }
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
        let all = self.by(published, |cell| group.contains(cell).then_some(()));
        all.get(&()).copied().unwrap_or(Err(Hidden::Nobody))
    }

    /// How the firms of each group of a dimension are distributed, in the order of the groups.
    pub fn distributions(
        &self,
        published: &Published,
        dimension: Dimension,
    ) -> BTreeMap<Group, Result<Distribution, Hidden>> {
        self.by(published, |cell| dimension.group(cell))
    }

    /// How the firms of every group of the lattice are distributed.
    pub fn every_distribution(
        &self,
        published: &Published,
    ) -> BTreeMap<Group, Result<Distribution, Hidden>> {
        let mut all = BTreeMap::new();
        for kind in ["all", "sector", "sector-size", "sector-size-region"] {
            let around = |cell: &Cell| Group::around(cell).into_iter().find(|g| g.code() == kind);
            all.extend(self.by(published, around));
        }
        for dimension in Dimension::ALL {
            all.extend(self.by(published, |cell| dimension.group(cell)));
        }
        all
    }

    /// Adds up the pools that lie within one group.
    fn by<G: Ord>(
        &self,
        published: &Published,
        group: impl Fn(&Cell) -> Option<G>,
    ) -> BTreeMap<G, Result<Distribution, Hidden>> {
        let nothing = Distribution { firms: 0, covered: 0, counts: [0; LEVELS] };
        let mut sums: BTreeMap<G, Distribution> = BTreeMap::new();
        for Assembled { cell, firms } in &self.cells {
            if let Some(group) = group(cell) {
                let sum = sums.entry(group).or_insert(nothing);
                sum.firms += firms;
                sum.covered += firms;
            }
        }
        for pool in &published.pools {
            let first = group(&self.cells[pool.cells[0]].cell);
            let within = pool.cells[1..].iter().all(|c| group(&self.cells[*c].cell) == first);
            if within {
                if let Some(sum) = first.and_then(|group| sums.get_mut(&group)) {
                    for (sum, count) in sum.counts.iter_mut().zip(pool.counts) {
                        *sum += count;
                    }
                }
                continue;
            }
            for cell in &pool.cells {
                let Assembled { cell, firms } = &self.cells[*cell];
                if let Some(sum) = group(cell).and_then(|group| sums.get_mut(&group)) {
                    sum.covered -= firms;
                }
            }
        }
        let show = |sum: Distribution| {
            // A smaller part would not speak for the group.
            let enough = 2 * sum.covered >= sum.firms;
            match sum.counted() {
                0 if !published.pools.is_empty() && sum.covered == sum.firms => Err(Hidden::Nobody),
                1.. if enough => Ok(sum),
                _ => Err(Hidden::Unsafe),
            }
        };
        sums.into_iter().map(|(group, sum)| (group, show(sum))).collect()
    }
}
