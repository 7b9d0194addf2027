//! An attacker with linear programming tries to work out hidden cells.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use std::collections::BTreeSet;

use disclosure::{
    Category, Entry, LEVELS, LevelRule, MagnitudeRule, Mark, Marks, Snapshot, hide_levels,
    hide_magnitudes,
};
use microlp::{ComparisonOp, OptimizationDirection, Problem};
use proptest::prelude::*;

/// A table of numbers with margins.
type Grid = Vec<Vec<f64>>;

/// Adds the margins.
fn with_margins(mut cells: Grid) -> Grid {
    for row in &mut cells {
        row.push(row.iter().sum());
    }
    let last = (0..cells[0].len()).map(|j| cells.iter().map(|row| row[j]).sum());
    let last = last.collect();
    cells.push(last);
    cells
}

/// The least and the largest value of a cell that fits everything that is shown and everything that
/// the attacker knows: her own part of each cell, and the cells that are all her own.
fn bounds(
    values: &Grid,
    marks: &Marks,
    own: &Grid,
    alone: &[Vec<bool>],
    at: (usize, usize),
) -> (f64, f64) {
    let (rows, columns) = (values.len(), values[0].len());
    let solve = |direction: OptimizationDirection| {
        let mut problem = Problem::new(direction);
        let mut variables = Vec::new();
        for i in 0..rows {
            for j in 0..columns {
                let known = marks[i][j] == Mark::Shown || alone[i][j];
                let limits =
                    if known { (values[i][j], values[i][j]) } else { (own[i][j], f64::INFINITY) };
                let wanted = if (i, j) == at { 1.0 } else { 0.0 };
                variables.push(problem.add_var(wanted, limits));
            }
        }
        let sum = |problem: &mut Problem, parts: Vec<usize>, whole: usize| {
            let mut terms: Vec<_> = parts.into_iter().map(|part| (variables[part], 1.0)).collect();
            terms.push((variables[whole], -1.0));
            problem.add_constraint(terms.as_slice(), ComparisonOp::Eq, 0.0);
        };
        for i in 0..rows {
            let parts = (0..columns - 1).map(|j| i * columns + j).collect();
            sum(&mut problem, parts, i * columns + columns - 1);
        }
        for j in 0..columns {
            let parts = (0..rows - 1).map(|i| i * columns + j).collect();
            sum(&mut problem, parts, (rows - 1) * columns + j);
        }
        problem.solve().map(|found| found.into_solution().unwrap().objective())
    };
    let low = solve(OptimizationDirection::Minimize).unwrap();
    let high = match solve(OptimizationDirection::Maximize) {
        Err(microlp::Error::Unbounded) => f64::INFINITY,
        found => found.unwrap(),
    };
    (low, high)
}

fn grid<T: Clone, U>(cells: &[Vec<T>], each: impl Fn(&T) -> U) -> Vec<Vec<U>> {
    cells.iter().map(|row| row.iter().map(&each).collect()).collect()
}

fn full<T: Clone>(cells: &[Vec<Vec<T>>]) -> Vec<Vec<Vec<T>>> {
    let mut cells = cells.to_vec();
    for row in &mut cells {
        row.push(row.concat());
    }
    let last = (0..cells[0].len()).map(|j| cells.iter().flat_map(|row| row[j].clone()).collect());
    let last = last.collect();
    cells.push(last);
    cells
}

/// The attackers: nobody in particular, and every owner.
fn attackers<T>(cells: &[Vec<Vec<(u16, T)>>]) -> Vec<Option<u16>> {
    let owners: BTreeSet<u16> = cells.iter().flatten().flatten().map(|(owner, _)| *owner).collect();
    std::iter::once(None).chain(owners.into_iter().map(Some)).collect()
}

/// Whether some attacker learns how the others of a hidden group stand.
fn opens_levels(cells: &[Vec<Vec<(u16, u8)>>], marks: &Marks, rule: &LevelRule) -> Option<String> {
    let all = full(cells);
    for attacker in attackers(cells) {
        let mine = |owner: u16| Some(owner) == attacker;
        let alone = grid(&all, |c| !c.is_empty() && c.iter().all(|(owner, _)| mine(*owner)));
        for (i, row) in all.iter().enumerate() {
            for (j, firms) in row.iter().enumerate() {
                let unsafe_group = !firms.is_empty() && !rule.is_safe(firms);
                if !unsafe_group || alone[i][j] {
                    continue;
                }
                let (mut exact, mut possible) = (true, 0);
                for level in 0..LEVELS {
                    let count = |own: bool| {
                        grid(cells, |c: &Vec<(u16, u8)>| {
                            let here = c
                                .iter()
                                .filter(|(o, l)| usize::from(*l) == level && (!own || mine(*o)));
                            here.count() as f64
                        })
                    };
                    let (values, own) = (with_margins(count(false)), with_margins(count(true)));
                    let (low, high) = bounds(&values, marks, &own, &alone, (i, j));
                    exact &= high - low < 0.5;
                    possible += usize::from(high - own[i][j] > 0.5);
                }
                if exact || possible < 2 {
                    return Some(format!("{attacker:?} opens row {i}, column {j}: {firms:?}"));
                }
            }
        }
    }
    None
}

/// Whether some attacker comes closer to a hidden sum than the rule allows.
fn opens_sums(
    cells: &[Vec<Vec<(u16, f64)>>],
    marks: &Marks,
    rule: &MagnitudeRule,
) -> Option<String> {
    let all = full(cells);
    let p = rule.p.unwrap() / 100.0;
    for attacker in attackers(cells) {
        let mine = |owner: u16| Some(owner) == attacker;
        let alone = grid(&all, |c| !c.is_empty() && c.iter().all(|(owner, _)| mine(*owner)));
        let sum = |own: bool| {
            with_margins(grid(cells, |c: &Vec<(u16, f64)>| {
                c.iter().filter(|(o, _)| !own || mine(*o)).map(|(_, v)| v).sum()
            }))
        };
        let (values, own) = (sum(false), sum(true));
        for (i, row) in all.iter().enumerate() {
            for (j, firms) in row.iter().enumerate() {
                if firms.is_empty() || rule.is_safe(firms) || alone[i][j] {
                    continue;
                }
                let (low, high) = bounds(&values, marks, &own, &alone, (i, j));
                // The largest other than the attacker, and what she does not know of the cell.
                let owners: BTreeSet<u16> = firms.iter().map(|(o, _)| *o).collect();
                let of = |owner: u16| -> f64 {
                    firms.iter().filter(|(o, _)| *o == owner).map(|(_, v)| v).sum()
                };
                let largest =
                    owners.iter().filter(|o| !mine(**o)).map(|o| of(*o)).fold(0.0, f64::max);
                // Her best upper bound for the largest is the bound of the cell less her own.
                let bound = high - own[i][j];
                if high - low < 1e-9 || bound < largest * (1.0 + p) - 1e-6 * largest.max(1.0) {
                    return Some(format!(
                        "{attacker:?}, row {i}, column {j}: {low} to {high}, {firms:?}"
                    ));
                }
            }
        }
    }
    None
}

#[test]
fn hiding_only_what_must_be_hidden_gives_it_away() {
    let rule = LevelRule { minimum: 3 };
    let cells = vec![
        vec![
            vec![(1, 0), (2, 1)],
            vec![(3, 1), (4, 2), (5, 2), (13, 1)],
            vec![(14, 0), (15, 1), (16, 0), (17, 1)],
        ],
        vec![
            vec![(6, 3), (7, 1), (8, 3), (18, 1)],
            vec![(9, 2), (10, 2), (11, 0), (12, 0)],
            vec![(19, 3), (20, 3), (21, 4), (22, 4)],
        ],
        vec![
            vec![(23, 3), (24, 1), (25, 3), (26, 1)],
            vec![(27, 2), (28, 2), (29, 0), (30, 0)],
            vec![(31, 3), (32, 3), (33, 4), (34, 4)],
        ],
    ];
    let marks = hide_levels(&cells, &rule, false);
    assert_eq!(marks[0][0], Mark::Primary);
    assert_eq!(opens_levels(&cells, &marks, &rule), None);
    let naive: Marks =
        grid(&marks, |mark| if *mark == Mark::Primary { *mark } else { Mark::Shown });
    assert!(opens_levels(&cells, &naive, &rule).is_some(), "the attack works where nothing hides");
    let hidden = marks.iter().flatten().filter(|mark| **mark != Mark::Shown).count();
    assert_eq!(hidden, 4, "no more than a rectangle: {marks:?}");
}

/// Two hidden cells in a row hide each other from everybody but the one who is alone in one of them.
#[test]
fn who_is_alone_in_one_hidden_cell_does_not_open_the_other() {
    let rule = MagnitudeRule { minimum: 3, dominance: None, p: Some(20.0) };
    let many = |first: u16| (first..first + 6).map(|o| (o, 20.0)).collect::<Vec<_>>();
    let cells = vec![
        vec![vec![(1, 50.0)], vec![(2, 40.0)], many(100), many(200)],
        vec![vec![(3, 30.0)], vec![(4, 60.0)], many(300), many(400)],
        vec![many(500), many(600), many(700), many(800)],
    ];
    let marks = hide_magnitudes(&cells, &rule);
    assert_eq!(opens_sums(&cells, &marks, &rule), None, "{marks:?}");
    let square: Marks = grid(&marks, |_| Mark::Shown)
        .into_iter()
        .enumerate()
        .map(|(i, row)| {
            row.into_iter()
                .enumerate()
                .map(|(j, _)| if i < 2 && j < 2 { Mark::Primary } else { Mark::Shown })
                .collect()
        })
        .collect();
    assert!(opens_sums(&cells, &square, &rule).is_some(), "the square alone is not enough");
}

#[test]
fn a_table_that_is_safe_is_shown_whole() {
    let cell = |first: u16| (first..first + 6).map(|o| (o, (o % 3) as u8)).collect::<Vec<_>>();
    let cells = vec![vec![cell(0), cell(10)], vec![cell(20), cell(30)]];
    let marks = hide_levels(&cells, &LevelRule { minimum: 3 }, false);
    assert!(marks.iter().flatten().all(|mark| *mark == Mark::Shown));
}

/// A table of firms: each with an owner, a level and a place.
fn firms() -> impl Strategy<Value = Vec<Vec<Vec<(u16, u8)>>>> {
    let firm = (0u16..25, 0u8..5, 0usize..4, 0usize..4);
    prop::collection::vec(firm, 12..60).prop_map(|firms| {
        let mut cells = vec![vec![Vec::new(); 4]; 4];
        for (owner, level, i, j) in firms {
            cells[i][j].push((owner, level));
        }
        cells
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]

    #[test]
    fn no_attacker_opens_a_table_of_levels(cells in firms()) {
        let rule = LevelRule { minimum: 3 };
        let marks = hide_levels(&cells, &rule, false);
        prop_assert_eq!(opens_levels(&cells, &marks, &rule), None);
        prop_assert_eq!(hide_levels(&cells, &rule, false), marks);
    }

    #[test]
    fn no_attacker_opens_a_table_of_sums(cells in firms()) {
        let sales: Vec<Vec<Vec<(u16, f64)>>> = cells.iter().map(|row| {
            let cell = |c: &Vec<(u16, u8)>| c.iter().map(|(o, l)| (*o, 1.0 + f64::from(*l) * 7.0)).collect();
            row.iter().map(cell).collect()
        }).collect();
        let rule = MagnitudeRule { minimum: 3, dominance: None, p: Some(10.0) };
        let marks = hide_magnitudes(&sales, &rule);
        prop_assert_eq!(opens_sums(&sales, &marks, &rule), None);
    }
}

fn entries() -> Vec<Entry<u16>> {
    (0u16..120)
        .map(|i| Entry {
            owner: i,
            level: ((i * 7 + i / 5) % 5) as u8,
            hub: if i == 0 {
                "wine".to_owned()
            } else {
                ["mango", "grape", "milk"][usize::from(i % 3)].to_owned()
            },
            spokes: vec![
                ["small", "medium", "micro"][usize::from(i * i % 7 % 3)].to_owned(),
                format!("region {}", if i < 4 { 9 } else { i / 20 }),
            ],
        })
        .collect()
}

#[test]
fn a_snapshot_puts_small_hubs_together_and_refuses_other_tables() {
    let rule = LevelRule { minimum: 3 };
    let snapshot = Snapshot::of(&entries(), &["size", "region"], &rule);
    assert!(snapshot.table("owner").is_err());
    let size = snapshot.table("size").unwrap();
    assert!(size.rows.iter().any(|row| matches!(row, Category::Some(names) if names.len() == 2)));
    // The hub's totals are shown and the same in every table.
    let totals = |name: &str| -> Vec<_> {
        let table = snapshot.table(name).unwrap();
        table.cells.iter().map(|row| row.last().copied().unwrap().unwrap()).collect()
    };
    assert_eq!(totals("size"), totals("region"));
    assert_eq!(totals("size").last().unwrap().iter().sum::<u32>(), 120);
    let few: Vec<Entry<u16>> = entries().into_iter().take(2).collect();
    assert_eq!(Snapshot::of(&few, &["size"], &rule).tables, []);
}

/// Every table of a snapshot, attacked by itself with its rows' totals known: nothing beyond the
/// tables' common totals links them.
#[test]
fn no_attacker_opens_a_snapshot() {
    let rule = LevelRule { minimum: 3 };
    let entries = entries();
    let snapshot = Snapshot::of(&entries, &["size", "region"], &rule);
    for (index, table) in snapshot.tables.iter().enumerate() {
        let names = |category: &Category| match category {
            Category::Some(names) => names.clone(),
            Category::All => Vec::new(),
        };
        let rows: Vec<_> = table.rows[..table.rows.len() - 1].iter().map(names).collect();
        let columns: Vec<_> = table.columns[..table.columns.len() - 1].iter().map(names).collect();
        let cells: Vec<Vec<Vec<(u16, u8)>>> = rows
            .iter()
            .map(|hub| {
                let cell = |column: &Vec<String>| {
                    let within = entries
                        .iter()
                        .filter(|e| hub.contains(&e.hub) && column.contains(&e.spokes[index]));
                    within.map(|e| (e.owner, e.level)).collect()
                };
                columns.iter().map(cell).collect()
            })
            .collect();
        let marks: Marks =
            grid(&table.cells, |cell| cell.as_ref().err().copied().unwrap_or(Mark::Shown));
        assert_eq!(opens_levels(&cells, &marks, &rule), None, "{}", table.dimension);
    }
}
