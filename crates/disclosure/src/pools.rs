use crate::crowd::Crowd;

/// Cells that are counted together so that each of their firms is safe.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pool<K> {
    /// The cells, by their index, in order.
    pub cells: Vec<usize>,
    /// Their firms.
    pub crowd: Crowd<K>,
}

/// Puts cells together into pools that are safe, each cell into one; cells without firms into none.
/// No pool comes back when not even all firms together are safe.
///
/// A path says where a cell stands in a tree, from the trunk to the twig: sector, size, region,
/// community, say. Paths are in ascending order and differ. Below each branch, from the twigs down,
/// what is not safe by itself is put together; if that is not safe either, it joins the smallest pool
/// (then the first) below the same branch; if there is none, it is left to the branch that bears this
/// one.
///
/// **Why this is safe.** Whatever is published of whole pools, in whatever tables and margins, is a
/// sum of the pools' counts, so nobody learns more than these. Pools share no firm, so no two can be
/// held against each other. Within a pool any two firms of others can change places and everything
/// published stays what it is; since the pool without any one owner still shows two levels, that owner
/// cannot tell any firm's level, even if she knows who is counted where. Time: proportional to the
/// cells.
///
/// # Panics
///
/// When paths are not in ascending order or are more or fewer than the cells: a mistake of the
/// program.
///
/// ```
/// use disclosure::{Crowd, LevelRule, pools};
///
/// let rule = LevelRule { minimum: 3 };
/// let paths = [["mango", "north"], ["mango", "south"], ["milk", "north"]];
/// let cells = [
///     Crowd::of(&rule, [(1, 0), (2, 0), (3, 1), (4, 1)]),
///     Crowd::of(&rule, [(5, 2)]),
///     Crowd::of(&rule, [(6, 3), (7, 3), (8, 4), (9, 4)]),
/// ];
/// let pools = pools(&paths, &cells);
/// assert_eq!(pools.len(), 2);
/// assert_eq!(pools[0].cells, [0, 1], "the only mango farm of the south goes with the north");
/// ```
pub fn pools<K: Copy + Ord, T: Ord, const N: usize>(
    paths: &[[T; N]],
    cells: &[Crowd<K>],
) -> Vec<Pool<K>> {
    assert_eq!(paths.len(), cells.len(), "a path for each cell");
    assert!(paths.is_sorted_by(|a, b| a < b), "paths in ascending order, each once");
    let mut branch = below(paths, cells, 0, 0);
    for pool in &mut branch.safe {
        pool.cells.sort_unstable();
    }
    branch.safe.sort_by(|a, b| a.cells.cmp(&b.cells));
    branch.safe
}

/// What was made of the cells below a branch.
struct Branch<K> {
    safe: Vec<Pool<K>>,
    left: Option<Pool<K>>,
}

fn below<K: Copy + Ord, T: Ord, const N: usize>(
    paths: &[[T; N]],
    cells: &[Crowd<K>],
    first: usize,
    depth: usize,
) -> Branch<K> {
    let mut branch = Branch { safe: Vec::new(), left: None };
    if depth == N {
        let all = paths.iter().enumerate().zip(cells).filter(|(_, crowd)| !crowd.is_empty());
        for ((index, _), crowd) in all {
            join(&mut branch.left, Pool { cells: vec![first + index], crowd: crowd.clone() });
        }
    } else {
        let mut start = 0;
        for twig in paths.chunk_by(|a, b| a[depth] == b[depth]) {
            let end = start + twig.len();
            let twig = below(twig, &cells[start..end], first + start, depth + 1);
            branch.safe.extend(twig.safe);
            if let Some(left) = twig.left {
                join(&mut branch.left, left);
            }
            start = end;
        }
    }
    let Some(left) = branch.left.take() else { return branch };
    if left.crowd.is_safe() {
        branch.safe.push(left);
        return branch;
    }
    let size = |pool: &&mut Pool<K>| (pool.crowd.firms(), pool.cells.iter().min().copied());
    match branch.safe.iter_mut().min_by_key(size) {
        Some(smallest) => smallest.take(left),
        None => branch.left = Some(left),
    }
    branch
}

fn join<K: Copy + Ord>(left: &mut Option<Pool<K>>, more: Pool<K>) {
    match left {
        Some(pool) => pool.take(more),
        None => *left = Some(more),
    }
}

impl<K: Copy + Ord> Pool<K> {
    fn take(&mut self, other: Self) {
        self.cells.extend(other.cells);
        self.crowd.merge(&other.crowd);
    }
}
