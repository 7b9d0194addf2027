use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use crate::levels::{LEVELS, LevelRule};
use crate::magnitudes::MagnitudeRule;
use crate::view::View;

/// What becomes of a cell.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Mark {
    /// It is shown.
    Shown,
    /// It is hidden because it would open a member.
    Primary,
    /// It is hidden so that another cannot be worked out.
    Secondary,
}

/// A mark for each cell of a table with margins: the last row and the last column are the sums.
pub type Marks = Vec<Vec<Mark>>;

/// Decides what to hide of a table of levels. Each cell has the owner and the level of each of its
/// firms; the margins are made here. With `fixed_rows` the sums of the rows are shown in any case:
/// they have to be safe by themselves.
///
/// # Panics
///
/// When a level is above 4 or the rows are of different lengths: a mistake of the program.
pub fn hide_levels<K: Ord + Clone>(
    cells: &[Vec<Vec<(K, u8)>>],
    rule: &LevelRule,
    fixed_rows: bool,
) -> Marks {
    let cells = with_margins(cells);
    let layers: Vec<Layer<K>> = (0..LEVELS)
        .map(|level| {
            let here = |firms: &Vec<(K, u8)>| -> Vec<(K, f64)> {
                let at = firms.iter().filter(|(_, l)| usize::from(*l) == level);
                at.map(|(owner, _)| (owner.clone(), 1.0)).collect()
            };
            map(&cells, here)
        })
        .collect();
    let primary = map(&cells, |firms| !firms.is_empty() && !rule.is_safe(firms));
    // Hidden well: no attacker can tell how the others' firms stand, neither one by one nor because
    // only one level is left for all of them.
    let protected = |_: (usize, usize), seen: &[Seen]| {
        let exact = seen.iter().all(|layer| layer.high - layer.low < 0.5);
        let possible = seen.iter().filter(|layer| layer.high - layer.own > 0.5).count();
        !exact && possible > 1
    };
    Table::new(&cells, &layers, primary, fixed_rows).complete(&protected)
}

/// Decides what to hide of a table of sums. Each cell has the owner and the contribution of each of
/// its firms; the margins are made here.
///
/// # Panics
///
/// When the rows are of different lengths: a mistake of the program.
pub fn hide_magnitudes<K: Ord + Clone>(
    cells: &[Vec<Vec<(K, f64)>>],
    rule: &MagnitudeRule,
) -> Marks {
    let cells = with_margins(cells);
    let layers = [cells.clone()];
    let needed = map(&cells, |c| if c.is_empty() { None } else { rule.protection(c) });
    let primary = map(&needed, Option::is_some);
    let protected = |(row, column): (usize, usize), seen: &[Seen]| {
        let seen = &seen[0];
        let margin = needed[row][column].unwrap_or_default();
        seen.high > seen.low && seen.high >= seen.value + margin * (1.0 - 1e-9)
    };
    Table::new(&cells, &layers, primary, false).complete(&protected)
}

/// Each owner's part of each cell, one number a firm.
type Layer<K> = Vec<Vec<Vec<(K, f64)>>>;

/// The table with one more row and column, which hold everything before them.
fn with_margins<T: Clone>(cells: &[Vec<Vec<T>>]) -> Vec<Vec<Vec<T>>> {
    let columns = cells.first().map_or(0, Vec::len);
    let mut all: Vec<Vec<Vec<T>>> = cells.to_vec();
    for row in &mut all {
        assert_eq!(row.len(), columns, "a row is of another length");
        let sum = row.concat();
        row.push(sum);
    }
    let last = (0..=columns).map(|j| all.iter().flat_map(|row| row[j].clone()).collect());
    all.push(last.collect());
    all
}

fn map<T, U>(cells: &[Vec<T>], each: impl Fn(&T) -> U) -> Vec<Vec<U>> {
    cells.iter().map(|row| row.iter().map(&each).collect()).collect()
}

/// What an attacker makes out of one layer of a cell.
struct Seen {
    value: f64,
    low: f64,
    high: f64,
    own: f64,
}

/// What one attacker knows beyond what is published.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct Attacker {
    /// Her part of each cell, one grid a layer, as bits so that equal attackers can be told.
    own: Vec<Vec<Vec<u64>>>,
    /// Where she is alone.
    alone: Vec<Vec<bool>>,
}

struct Table {
    /// The true values, one grid a layer.
    values: Vec<Vec<Vec<f64>>>,
    attackers: Vec<Attacker>,
    primary: Vec<Vec<bool>>,
    /// Owners in each cell: what hiding it costs.
    owners: Vec<Vec<usize>>,
    fixed_rows: bool,
}

impl Table {
    fn new<K: Ord + Clone, V>(
        cells: &[Vec<Vec<(K, V)>>],
        layers: &[Layer<K>],
        primary: Vec<Vec<bool>>,
        fixed_rows: bool,
    ) -> Self {
        let owners =
            map(cells, |c| c.iter().map(|(owner, _)| owner.clone()).collect::<BTreeSet<K>>());
        let all: BTreeSet<&K> = owners.iter().flatten().flatten().collect();
        let nobody = Attacker {
            own: layers.iter().map(|layer| map(layer, |_| 0.0_f64.to_bits())).collect(),
            alone: map(cells, |_| false),
        };
        let somebody = all.iter().map(|owner| {
            let part = |c: &Vec<(K, f64)>| -> u64 {
                let own = c.iter().filter(|(o, _)| o == *owner).map(|(_, value)| value);
                // From zero: an empty sum of floats is minus zero.
                own.fold(0.0, |sum, value| sum + value).to_bits()
            };
            Attacker {
                own: layers.iter().map(|layer| map(layer, part)).collect(),
                alone: map(&owners, |c| c.len() == 1 && c.contains(owner)),
            }
        });
        // Whoever knows the same is the same attacker.
        let attackers: BTreeSet<Attacker> = std::iter::once(nobody).chain(somebody).collect();
        let sum = |c: &Vec<(K, f64)>| c.iter().fold(0.0, |sum, (_, value)| sum + value);
        Self {
            values: layers.iter().map(|layer| map(layer, sum)).collect(),
            attackers: attackers.into_iter().collect(),
            primary,
            owners: map(&owners, BTreeSet::len),
            fixed_rows,
        }
    }

    fn is_fixed(&self, column: usize) -> bool {
        self.fixed_rows && column + 1 == self.primary[0].len()
    }

    /// Whether every attacker is held off a hidden cell.
    fn is_protected(
        &self,
        cell: (usize, usize),
        hidden: &[Vec<bool>],
        protected: &impl Fn((usize, usize), &[Seen]) -> bool,
    ) -> bool {
        self.attackers.iter().all(|attacker| {
            // Of a cell that is all her own there is nothing to learn.
            if attacker.alone[cell.0][cell.1] {
                return true;
            }
            let seen: Vec<Seen> = self
                .values
                .iter()
                .zip(&attacker.own)
                .map(|(values, own)| {
                    let own = map(own, |bits| f64::from_bits(*bits));
                    let view = View { values, hidden, own: &own, alone: &attacker.alone };
                    let (low, high) = view.interval(cell);
                    let value = values[cell.0][cell.1];
                    Seen { value, low, high, own: own[cell.0][cell.1] }
                })
                .collect();
            protected(cell, &seen)
        })
    }

    /// Hides further cells until every cell that has to be hidden is protected: around the first
    /// that is not, the rectangle of hidden cells that costs the fewest owners; where none is
    /// enough, the cheapest cell that is left.
    fn complete(&self, protected: &impl Fn((usize, usize), &[Seen]) -> bool) -> Marks {
        let (rows, columns) = (self.primary.len(), self.primary[0].len());
        let places = || (0..rows).flat_map(move |i| (0..columns).map(move |j| (i, j)));
        let may = |(_, j): (usize, usize)| !self.is_fixed(j);
        let mut hidden = self.primary.clone();
        for row in &mut hidden {
            if self.is_fixed(columns - 1) {
                row[columns - 1] = false;
            }
        }
        while let Some(cell) = places().find(|&(i, j)| {
            self.primary[i][j] && hidden[i][j] && !self.is_protected((i, j), &hidden, protected)
        }) {
            let (row, column) = cell;
            let mut corners: Vec<(usize, usize, usize)> = places()
                .filter(|&(i, j)| {
                    i != row && j != column && may((row, j)) && may((i, column)) && may((i, j))
                })
                .map(|(i, j)| {
                    let around = [(row, j), (i, column), (i, j)];
                    let new = around.into_iter().filter(|&(a, b)| !hidden[a][b]);
                    (new.map(|(a, b)| self.owners[a][b] + 1).sum(), i, j)
                })
                .filter(|(cost, ..)| *cost > 0)
                .collect();
            corners.sort_unstable();
            let enough = corners.iter().find_map(|&(_, i, j)| {
                let mut more = hidden.clone();
                for (a, b) in [(row, j), (i, column), (i, j)] {
                    more[a][b] = true;
                }
                self.is_protected(cell, &more, protected).then_some(more)
            });
            if let Some(more) = enough {
                hidden = more;
                continue;
            }
            // The same row and column first, for they give the cell away.
            let left = places().filter(|&(i, j)| !hidden[i][j] && may((i, j)));
            let cheapest =
                left.min_by_key(|&(i, j)| (i != row && j != column, self.owners[i][j], i, j));
            match cheapest {
                Some((i, j)) => hidden[i][j] = true,
                // Only totals are left, which are safe by themselves.
                None => break,
            }
        }
        places().fold(vec![Vec::new(); rows], |mut marks, (i, j)| {
            marks[i].push(match (hidden[i][j], self.primary[i][j]) {
                (false, _) => Mark::Shown,
                (true, true) => Mark::Primary,
                (true, false) => Mark::Secondary,
            });
            marks
        })
    }
}
