use std::collections::{BTreeMap, BTreeSet, HashMap};

use disclosure::{Crowd, LevelRule};

use crate::benchmark::{class, publish, subjects};
use crate::{Assembled, Assessed, Benchmarks, Cell, PoolCounts, Published, Standard};

/// The next snapshot, and the rows that its figures are made of. Store both; the rows are never
/// shown, and the next renewal starts from them.
///
/// Whoever holds two snapshots against each other sees the difference: of one firm that was
/// assessed anew among many that were not, the difference is its class. Therefore the pools stay
/// what they were, and a pool's counts change only if the owners whose firms' class changed, came or
/// left are, before and after, a safe group by themselves, and so are those who stayed: then any two
/// of them can change places and both snapshots stay what they are. Until then the pool keeps its
/// counts. Firms in cells that had nobody before are put together into new pools once these are safe.
///
/// `before` are the rows that came back with the previous snapshot (or, after the first,
/// the rows that [`benchmarks`](crate::benchmarks()) was given), `now` the rows of today, both with
/// levels in the order of the standard's requirements.
///
/// Not held off: somebody who collects three and more snapshots, and conclusions from a firm that
/// moves to another cell without having changed.
///
/// # Panics
///
/// When a row has another number of levels than the standard has requirements: a mistake of the
/// program.
pub fn renew(
    standard: &Standard,
    previous: &Benchmarks,
    before: &[Assessed],
    now: &[Assessed],
    rule: &LevelRule,
) -> (Benchmarks, Vec<Assessed>) {
    let mut sizes: BTreeMap<&Cell, u32> =
        previous.cells.iter().map(|known| (&known.cell, 0)).collect();
    for row in now {
        *sizes.entry(&row.cell).or_default() += 1;
    }
    let cells: Vec<&Cell> = sizes.keys().copied().collect();
    let members = Members::new(&cells, before, now);
    let mut ledger = Ledger::new(&members, standard.requirements.len());
    let subjects = subjects(standard)
        .into_iter()
        .enumerate()
        .map(|(index, (subject, bar))| {
            let known = previous.published(&subject).map_or(&[][..], |known| &known.pools);
            let mut free: BTreeSet<usize> = (0..cells.len()).collect();
            let mut pools: Vec<PoolCounts> = known
                .iter()
                .map(|pool| {
                    let at = |old: &usize| members.numbers[&previous.cells[*old].cell];
                    let within: Vec<usize> = pool.cells.iter().map(at).collect();
                    within.iter().for_each(|cell| _ = free.remove(cell));
                    let renewed = members.may_renew(&within, index, rule);
                    ledger.keep(&members, &within, index, renewed.is_some());
                    PoolCounts { counts: renewed.unwrap_or(pool.counts), cells: within }
                })
                .collect();
            let mut crowds = vec![Crowd::new(rule); cells.len()];
            for (cell, _, (_, today)) in members.all().filter(|(cell, ..)| free.contains(cell)) {
                if let Some((row, class)) = today.and_then(|row| Some((row, class(row, index)?))) {
                    crowds[cell].add(row.owner.as_str(), class);
                }
            }
            for pool in publish(&cells, &crowds) {
                ledger.keep(&members, &pool.cells, index, true);
                pools.push(pool);
            }
            pools.sort_by(|a, b| a.cells.cmp(&b.cells));
            Published { subject, bar, pools }
        })
        .collect();
    let cells =
        sizes.iter().map(|(cell, firms)| Assembled { cell: (*cell).clone(), firms: *firms });
    let benchmarks = Benchmarks {
        standard: standard.code.clone(),
        version: standard.version,
        cells: cells.collect(),
        subjects,
    };
    (benchmarks, ledger.rows())
}

/// A firm's row before and now, as far as it has one in this cell.
type Rows<'a> = (Option<&'a Assessed>, Option<&'a Assessed>);

/// The firms of each cell, in order.
struct Members<'a> {
    numbers: HashMap<&'a Cell, usize>,
    cells: Vec<BTreeMap<&'a str, Rows<'a>>>,
}

impl<'a> Members<'a> {
    fn new(cells: &[&'a Cell], before: &'a [Assessed], now: &'a [Assessed]) -> Self {
        let numbers: HashMap<&Cell, usize> = cells.iter().copied().zip(0..).collect();
        let mut members = vec![BTreeMap::<&str, Rows>::new(); cells.len()];
        for row in before {
            if let Some(cell) = numbers.get(&row.cell) {
                members[*cell].entry(&row.firm).or_default().0 = Some(row);
            }
        }
        for row in now {
            members[numbers[&row.cell]].entry(&row.firm).or_default().1 = Some(row);
        }
        Self { numbers, cells: members }
    }

    fn all(&self) -> impl Iterator<Item = (usize, &'a str, Rows<'a>)> {
        let cells = self.cells.iter().enumerate();
        cells.flat_map(|(cell, firms)| firms.iter().map(move |(firm, rows)| (cell, *firm, *rows)))
    }

    /// The counts of today, if they may take the place of those before.
    fn may_renew(
        &self,
        cells: &[usize],
        subject: usize,
        rule: &LevelRule,
    ) -> Option<[u32; disclosure::LEVELS]> {
        let [mut stayed, mut was, mut is] = [(); 3].map(|()| Crowd::new(rule));
        for (before, now) in cells.iter().flat_map(|cell| self.cells[*cell].values()) {
            let seen = |row: &Option<&'a Assessed>| {
                row.and_then(|row| Some((row.owner.as_str(), class(row, subject)?)))
            };
            let (before, now) = (seen(before), seen(now));
            if before == now {
                before.into_iter().for_each(|(owner, class)| stayed.add(owner, class));
            } else {
                before.into_iter().for_each(|(owner, class)| was.add(owner, class));
                now.into_iter().for_each(|(owner, class)| is.add(owner, class));
            }
        }
        let safe = [&stayed, &was, &is].iter().all(|crowd| crowd.is_empty() || crowd.is_safe());
        stayed.merge(&is);
        safe.then(|| stayed.counts())
    }
}

/// The rows that the figures are made of: of each subject what was counted last.
struct Ledger<'a> {
    rows: BTreeMap<(usize, &'a str), Assessed>,
}

impl<'a> Ledger<'a> {
    fn new(members: &Members<'a>, requirements: usize) -> Self {
        let empty = |(before, now): Rows| {
            let row = now.or(before)?;
            Some(Assessed {
                levels: vec![None; requirements],
                points: None,
                verdict: crate::Verdict::NothingAsked,
                change: None,
                ..row.clone()
            })
        };
        let rows =
            members.all().filter_map(|(cell, firm, rows)| Some(((cell, firm), empty(rows)?)));
        Self { rows: rows.collect() }
    }

    /// Notes what is counted in these cells: the rows of today or those before.
    fn keep(&mut self, members: &Members<'a>, cells: &[usize], subject: usize, today: bool) {
        for cell in cells {
            for (firm, (before, now)) in &members.cells[*cell] {
                let source = if today { now } else { before };
                let (Some(source), Some(row)) = (source, self.rows.get_mut(&(*cell, *firm))) else {
                    continue;
                };
                match subject {
                    0 => row.points = source.points,
                    1 => row.change = source.change,
                    2 => row.verdict = source.verdict,
                    _ => row.levels[subject - 3] = source.levels[subject - 3],
                }
            }
        }
    }

    fn rows(self) -> Vec<Assessed> {
        let counts = |row: &Assessed| (0..row.levels.len() + 3).any(|i| class(row, i).is_some());
        self.rows.into_values().filter(counts).collect()
    }
}
