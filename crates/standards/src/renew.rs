use std::collections::{BTreeMap, HashMap};

use disclosure::{Crowd, LEVELS, LevelRule};

use crate::benchmark::{publish, tree};
use crate::subject::{class, subjects};
use crate::{Assembled, Assessed, Benchmarks, Cell, PoolCounts, Published, Standard, Verdict};

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
///
/// ```
/// use disclosure::LevelRule;
/// use standards::{Assessed, Catalogue, Cell, Level, Verdict, benchmarks, renew};
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
/// let rule = LevelRule { minimum: 3 };
/// let first = benchmarks(haccp, &rows, &rule);
/// // One firm has risen; the difference would tell everybody where to.
/// let now = [firm("Ana", 4), firm("Eva", 1), firm("Luz", 3), firm("Sol", 3)];
/// let (second, counted) = renew(haccp, &first, &rows, &now, &rule);
/// assert_eq!(second, first);
/// assert_eq!(counted[0].points, Some(25.0), "what was counted before");
/// ```
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
    let tree = tree(&cells);
    let numbers: HashMap<&Cell, usize> = cells.iter().copied().zip(0..).collect();
    let mut members = members(&numbers, before, now);
    let mut published = Vec::new();
    for (index, (subject, bar)) in subjects(standard).into_iter().enumerate() {
        let known = previous.published(&subject).map_or(&[][..], |known| &known.pools);
        let mut pools = Vec::new();
        let mut free = vec![true; cells.len()];
        for pool in known {
            let at = |old: &usize| numbers[&previous.cells[*old].cell];
            let within: Vec<usize> = pool.cells.iter().map(at).collect();
            within.iter().for_each(|cell| free[*cell] = false);
            let renewed = renewed(&members, &within, index, rule);
            keep(&mut members, &within, index, renewed.is_some());
            pools.push(PoolCounts { counts: renewed.unwrap_or(pool.counts), cells: within });
        }
        let crowd = |cell: usize| {
            let today = if free[cell] { &members[cell][..] } else { &[] };
            Crowd::of(rule, today.iter().filter_map(|member| seen(member.now, index)))
        };
        let crowds: Vec<Crowd<&str>> = (0..cells.len()).map(crowd).collect();
        for pool in publish(&tree, &crowds) {
            keep(&mut members, &pool.cells, index, true);
            pools.push(pool);
        }
        pools.sort_by(|a, b| a.cells.cmp(&b.cells));
        published.push(Published { subject, bar, pools });
    }
    let assembled =
        |(cell, firms): (&&Cell, &u32)| Assembled { cell: (*cell).clone(), firms: *firms };
    let benchmarks = Benchmarks {
        standard: standard.code.clone(),
        version: standard.version,
        cells: sizes.iter().map(assembled).collect(),
        subjects: published,
    };
    let counted = |row: &Assessed| (0..row.levels.len() + 3).any(|i| class(row, i).is_some());
    let rows = members.into_iter().flatten().map(|member| member.counted).filter(counted);
    (benchmarks, rows.collect())
}

/// A firm of a cell.
struct Member<'a> {
    before: Option<&'a Assessed>,
    now: Option<&'a Assessed>,
    /// Of each subject what is counted.
    counted: Assessed,
}

/// The firms of each cell, in order.
fn members<'a>(
    numbers: &HashMap<&Cell, usize>,
    before: &'a [Assessed],
    now: &'a [Assessed],
) -> Vec<Vec<Member<'a>>> {
    let mut rows: Vec<Vec<(&str, bool, &Assessed)>> = vec![Vec::new(); numbers.len()];
    for (today, all) in [(false, before), (true, now)] {
        for row in all {
            // Where somebody was counted before there is a cell, unless she was in no figure.
            if let Some(cell) = numbers.get(&row.cell) {
                rows[*cell].push((&row.firm, today, row));
            }
        }
    }
    let member = |rows: &[(&str, bool, &'a Assessed)]| {
        let find = |wanted: bool| rows.iter().find(|(_, today, _)| *today == wanted);
        let row = rows[rows.len() - 1].2;
        let counted = Assessed {
            firm: row.firm.clone(),
            owner: row.owner.clone(),
            cell: row.cell.clone(),
            levels: vec![None; row.levels.len()],
            points: None,
            verdict: Verdict::NothingAsked,
            change: None,
        };
        Member { before: find(false).map(|r| r.2), now: find(true).map(|r| r.2), counted }
    };
    let cell = |mut rows: Vec<(&'a str, bool, &'a Assessed)>| {
        rows.sort_by_key(|(firm, today, _)| (*firm, *today));
        rows.chunk_by(|a, b| a.0 == b.0).map(member).collect()
    };
    rows.into_iter().map(cell).collect()
}

/// Whose class a row shows in a subject, and which.
fn seen(row: Option<&Assessed>, subject: usize) -> Option<(&str, u8)> {
    row.and_then(|row| Some((row.owner.as_str(), class(row, subject)?)))
}

/// The counts of today, if they may take the place of those before.
fn renewed(
    members: &[Vec<Member>],
    cells: &[usize],
    subject: usize,
    rule: &LevelRule,
) -> Option<[u32; LEVELS]> {
    let [mut stayed, mut was, mut is] = [(); 3].map(|()| Crowd::new(rule));
    for member in cells.iter().flat_map(|cell| &members[*cell]) {
        let (before, now) = (seen(member.before, subject), seen(member.now, subject));
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

/// Notes what is counted in these cells: the rows of today or those before.
fn keep(members: &mut [Vec<Member>], cells: &[usize], subject: usize, today: bool) {
    for cell in cells {
        for Member { before, now, counted } in &mut members[*cell] {
            let Some(row) = (if today { *now } else { *before }) else { continue };
            match subject {
                0 => counted.points = row.points,
                1 => counted.change = row.change,
                2 => counted.verdict = row.verdict,
                _ => counted.levels[subject - 3] = row.levels[subject - 3],
            }
        }
    }
}
