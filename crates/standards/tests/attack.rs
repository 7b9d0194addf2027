//! One owner with linear programming, who reads everything that is published and knows which firms
//! are counted where, tries to work out the level of another firm.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use std::collections::{BTreeMap, BTreeSet};

use disclosure::{Entry, LevelRule, Snapshot};
use microlp::{ComparisonOp, OptimizationDirection, Problem};
use populations::{firm, haccp, population};
use proptest::prelude::*;
use standards::{
    Assessed, Benchmarks, Dimension, Group, Level, PoolCounts, Subject, Verdict, benchmarks, place,
    renew,
};

mod populations;

const RULE: LevelRule = LevelRule { minimum: 3 };
const CLASSES: usize = 5;

/// The class of a firm in a subject.
fn class(row: &Assessed, subject: &Subject) -> Option<usize> {
    match subject {
        Subject::Points => row.points.and_then(Subject::points).map(usize::from),
        Subject::Progress => row.change.and_then(Subject::progress).map(usize::from),
        Subject::Verdict => match row.verdict {
            Verdict::Met => Some(4),
            Verdict::NotMet => Some(0),
            Verdict::Open | Verdict::NothingAsked => None,
        },
        Subject::Requirement(code) => {
            let index = haccp().requirements.iter().position(|r| r.code == *code)?;
            row.levels[index].map(|level| usize::from(level.number()))
        }
    }
}

/// What the attacker looks for: the class of a firm at a time.
#[derive(Clone)]
struct Unknown {
    owner: String,
    class: usize,
}

/// So many of these unknowns are in each class.
struct Told {
    who: Vec<usize>,
    counts: [u32; CLASSES],
}

/// Everything that a snapshot tells of a subject, group by group and pool by pool, given which
/// unknowns it counts in each cell.
fn told(
    benchmarks: &Benchmarks,
    subject: &Subject,
    counted: impl Fn(usize) -> Vec<usize>,
) -> Vec<Told> {
    let published = benchmarks.published(subject).unwrap();
    let cells: Vec<_> = benchmarks.cells.iter().map(|c| &c.cell).collect();
    let groups: BTreeSet<Group> = cells
        .iter()
        .flat_map(|cell| {
            let dimensions = Dimension::ALL.into_iter().filter_map(|d| d.group(cell));
            Group::around(cell).into_iter().chain(dimensions)
        })
        .collect();
    let pool = |pool: &PoolCounts| pool.cells.iter().flat_map(|c| counted(*c)).collect::<Vec<_>>();
    let pools = published.pools.iter().map(|p| Told { who: pool(p), counts: p.counts });
    let groups = groups.iter().filter_map(|group| {
        let shown = benchmarks.distribution(subject, group).ok()?;
        let within = published
            .pools
            .iter()
            .filter(|pool| pool.cells.iter().all(|c| group.contains(cells[*c])));
        Some(Told { who: within.flat_map(pool).collect(), counts: shown.counts })
    });
    pools.chain(groups).collect()
}

/// The first unknown of another owner whose class the attacker can tell.
fn opened(unknowns: &[Unknown], told: &[Told], attacker: Option<&str>) -> Option<usize> {
    let theirs = |unknown: &Unknown| Some(unknown.owner.as_str()) != attacker;
    // A linear programme looks for classes that fit everything and differ from the truth for as
    // many of the firms in question as it can; what never differs is told.
    let mut open: Vec<usize> = (0..unknowns.len()).filter(|i| theirs(&unknowns[*i])).collect();
    while !open.is_empty() {
        let mut problem = Problem::new(OptimizationDirection::Minimize);
        let variables: Vec<[_; CLASSES]> = unknowns
            .iter()
            .enumerate()
            .map(|(index, unknown)| {
                let known = !theirs(unknown);
                std::array::from_fn(|class| {
                    let here = unknown.class == class;
                    let wanted = if here && open.contains(&index) { 1.0 } else { 0.0 };
                    let truth = if here { 1.0 } else { 0.0 };
                    problem.add_var(wanted, if known { (truth, truth) } else { (0.0, 1.0) })
                })
            })
            .collect();
        for classes in &variables {
            let terms: Vec<_> = classes.iter().map(|v| (*v, 1.0)).collect();
            problem.add_constraint(terms.as_slice(), ComparisonOp::Eq, 1.0);
        }
        for Told { who, counts } in told.iter().filter(|told| !told.who.is_empty()) {
            for class in 0..CLASSES {
                let terms: Vec<_> = who.iter().map(|i| (variables[*i][class], 1.0)).collect();
                let count = f64::from(counts[class]);
                problem.add_constraint(terms.as_slice(), ComparisonOp::Eq, count);
            }
        }
        let solution = problem.solve().unwrap().into_solution().unwrap();
        let before = open.len();
        open.retain(|i| solution.var_value(variables[*i][unknowns[*i].class]) > 1.0 - 1e-6);
        if open.len() == before {
            break;
        }
    }
    // Who is in no figure at all is told by none: the programme can always move her.
    open.first().copied()
}

fn attackers(rows: &[Assessed]) -> Vec<Option<String>> {
    let owners: BTreeSet<&String> = rows.iter().map(|row| &row.owner).collect();
    std::iter::once(None).chain(owners.into_iter().cloned().map(Some)).collect()
}

/// Attacks one snapshot in every subject.
fn attack(benchmarks: &Benchmarks, rows: &[Assessed]) -> Option<String> {
    for published in &benchmarks.subjects {
        let subject = &published.subject;
        let seen: Vec<&Assessed> =
            rows.iter().filter(|row| class(row, subject).is_some()).collect();
        let unknowns: Vec<Unknown> = seen
            .iter()
            .map(|row| Unknown { owner: row.owner.clone(), class: class(row, subject).unwrap() })
            .collect();
        let counted = |cell: usize| {
            let cell = &benchmarks.cells[cell].cell;
            (0..seen.len()).filter(|i| seen[*i].cell == *cell).collect()
        };
        let told = told(benchmarks, subject, counted);
        for attacker in attackers(rows) {
            if let Some(victim) = opened(&unknowns, &told, attacker.as_deref()) {
                let cell = &seen[victim].cell;
                return Some(format!("{attacker:?} opens {subject:?} of a firm in {cell:?}"));
            }
        }
    }
    None
}

/// Attacks the snapshots before and after in one subject, by somebody who even knows which firms did
/// not change. `counted` are the rows behind the later figures.
fn attack_two(
    (first, before): (&Benchmarks, &[Assessed]),
    (second, counted): (&Benchmarks, &[Assessed]),
    subject: &Subject,
) -> Option<String> {
    // A firm that stayed in its class and its place is one unknown in both.
    let mut numbers: BTreeMap<(&str, &standards::Cell, usize), usize> = BTreeMap::new();
    let mut unknowns: Vec<Unknown> = Vec::new();
    for row in before.iter().chain(counted) {
        if let Some(class) = class(row, subject) {
            numbers.entry((&row.firm, &row.cell, class)).or_insert_with(|| {
                unknowns.push(Unknown { owner: row.owner.clone(), class });
                unknowns.len() - 1
            });
        }
    }
    let members = |benchmarks: &Benchmarks, rows: &[Assessed]| -> Vec<Told> {
        told(benchmarks, subject, |cell| {
            let cell = &benchmarks.cells[cell].cell;
            let here = rows.iter().filter(|row| row.cell == *cell);
            here.filter_map(|row| {
                let class = class(row, subject)?;
                numbers.get(&(row.firm.as_str(), &row.cell, class)).copied()
            })
            .collect()
        })
    };
    let mut all = members(first, before);
    all.extend(members(second, counted));
    let rows: Vec<Assessed> = before.iter().chain(counted).cloned().collect();
    let open = |attacker: Option<String>| {
        let victim = opened(&unknowns, &all, attacker.as_deref())?;
        Some(format!("{attacker:?} opens {subject:?} of a firm of {}", unknowns[victim].owner))
    };
    attackers(&rows).into_iter().find_map(open)
}

/// The snapshot with disclosure control switched off: each cell by itself.
fn bare(benchmarks: &Benchmarks, rows: &[Assessed]) -> Benchmarks {
    let mut bare = benchmarks.clone();
    for published in &mut bare.subjects {
        let pool = |index: usize| {
            let mut counts = [0; CLASSES];
            for row in rows.iter().filter(|row| row.cell == benchmarks.cells[index].cell) {
                if let Some(class) = class(row, &published.subject) {
                    counts[class] += 1;
                }
            }
            PoolCounts { cells: vec![index], counts }
        };
        published.pools = (0..benchmarks.cells.len()).map(pool).collect();
    }
    bare
}

/// Some firms are assessed anew, some leave, some come.
fn later(rows: &[Assessed], changes: &[(u8, u8)]) -> Vec<Assessed> {
    let mut now = Vec::new();
    for (row, (what, level)) in rows.iter().zip(changes.iter().cycle()) {
        let mut row = row.clone();
        match what {
            0..=3 => {}
            4 => continue,
            5 => now.push(Assessed { firm: format!("{} two", row.firm), ..row.clone() }),
            _ => {
                row.points = Some(20.0 * f64::from(*level) + 1.0);
                row.levels = vec![Level::new(*level); row.levels.len()];
            }
        }
        now.push(row);
    }
    now
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 40, ..ProptestConfig::default() })]

    #[test]
    fn no_owner_opens_a_snapshot(rows in population(26)) {
        let benchmarks = benchmarks(haccp(), &rows, &RULE);
        prop_assert_eq!(attack(&benchmarks, &rows), None);
        // What a firm is told of its place is in the snapshot already.
        for row in &rows {
            let place = place(&benchmarks, row);
            for stand in [place.level, place.progress] {
                if let Ok(among) = stand.among {
                    let shown = benchmarks.distribution(&stand.subject, &among.group);
                    prop_assert_eq!(shown, Ok(among.distribution));
                }
            }
        }
    }

    #[test]
    fn no_owner_opens_two_snapshots(
        rows in population(40),
        changes in prop::collection::vec((0u8..12, 0u8..5), 1..40),
    ) {
        let first = benchmarks(haccp(), &rows, &RULE);
        let now = later(&rows, &changes);
        let (second, counted) = renew(haccp(), &first, &rows, &now, &RULE);
        let requirement = Subject::Requirement(haccp().requirements[0].code.clone());
        for subject in [Subject::Points, requirement] {
            prop_assert_eq!(attack_two((&first, &rows), (&second, &counted), &subject), None);
        }
        let (again, same) = renew(haccp(), &second, &counted, &counted, &RULE);
        prop_assert_eq!(&same, &counted);
        prop_assert_eq!(again.subjects, second.subjects);
    }
}

#[test]
fn without_disclosure_control_the_attack_succeeds() {
    let rows: Vec<Assessed> =
        (0..12).map(|i| firm(i, i, [0, 0, 0, (i / 11) as u8], (i % 3) as u8)).collect();
    let safe = benchmarks(haccp(), &rows, &RULE);
    assert_eq!(attack(&safe, &rows), None);
    assert!(attack(&bare(&safe, &rows), &rows).is_some(), "one firm is alone in its community");
    // Two firms: each sees the other. All alike: everybody sees all.
    for (firms, levels) in [(2, 5), (6, 1)] {
        let rows: Vec<Assessed> =
            (0..firms).map(|i| firm(i, i, [0, 0, 0, 0], (i % levels) as u8)).collect();
        let safe = benchmarks(haccp(), &rows, &RULE);
        assert_eq!(attack(&safe, &rows), None);
        assert!(attack(&bare(&safe, &rows), &rows).is_some());
    }
}

#[test]
fn counting_each_firm_as_its_own_owner_lets_the_attack_succeed() {
    // One owner's firms stand everywhere, the others' all at 2.
    let rows: Vec<Assessed> = (0..12)
        .map(|i| firm(i, i.max(5), [0, 0, 0, 0], if i < 6 { (i % 5) as u8 } else { 2 }))
        .collect();
    let points = |rows: &[Assessed]| benchmarks(haccp(), rows, &RULE).subjects[0].pools.len();
    assert_eq!(points(&rows), 0);
    let apart: Vec<Assessed> =
        rows.iter().map(|row| Assessed { owner: row.firm.clone(), ..row.clone() }).collect();
    let careless = benchmarks(haccp(), &apart, &RULE);
    assert_eq!(attack(&careless, &apart), None);
    assert!(attack(&careless, &rows).is_some());
}

#[test]
fn making_a_second_snapshot_from_nothing_lets_the_attack_succeed() {
    let rows: Vec<Assessed> = (0..12).map(|i| firm(i, i, [0, 0, 0, 0], (i % 4) as u8)).collect();
    let mut now = rows.clone();
    now[3].points = Some(99.0);
    let (first, careless) = (benchmarks(haccp(), &rows, &RULE), benchmarks(haccp(), &now, &RULE));
    assert!(attack_two((&first, &rows), (&careless, &now), &Subject::Points).is_some());
    let (second, counted) = renew(haccp(), &first, &rows, &now, &RULE);
    assert_eq!(second, first, "one firm's change waits");
    let points = |rows: &[Assessed]| rows.iter().map(|row| row.points).collect::<Vec<_>>();
    assert_eq!(points(&counted), points(&rows));
    // Until more have changed.
    let mut more = now.clone();
    for (index, points) in [(4, 30.0), (5, 90.0), (6, 10.0)] {
        more[index].points = Some(points);
    }
    let (third, counted) = renew(haccp(), &second, &counted, &more, &RULE);
    let shown = third.distribution(&Subject::Points, &Group::All).unwrap();
    assert_eq!(shown.counts, [3, 3, 2, 2, 2]);
    assert_eq!(attack_two((&first, &rows), (&third, &counted), &Subject::Points), None);
}

/// Why benchmarks are no star of tables: a table by region and one by community, each safe, open a
/// small community by subtraction.
#[test]
fn a_star_of_tables_opens_communities_in_regions() {
    let one = |i: usize, region: u8, community: u8, level: u8| Entry {
        owner: i,
        level,
        hub: "mango".to_owned(),
        spokes: vec![region.to_string(), format!("{region}.{community}")],
    };
    let mut entries: Vec<Entry<usize>> = (0..6).map(|i| one(i, 0, 0, (i % 3) as u8)).collect();
    entries.extend((6..8).map(|i| one(i, 0, 1, 1)));
    entries.extend((8..14).map(|i| one(i, 1, 0, (i % 3) as u8)));
    entries.extend((14..19).map(|i| one(i, 1, 1, (i % 3) as u8)));
    let snapshot = Snapshot::of(&entries, &["region", "community"], &RULE);
    let cell = |dimension: &str, column: usize| snapshot.table(dimension).unwrap().cells[0][column];
    assert!(cell("community", 1).is_err(), "two farms are too few");
    let (region, sibling) = (cell("region", 0).unwrap(), cell("community", 0).unwrap());
    let small: Vec<u32> = region.iter().zip(sibling).map(|(all, other)| all - other).collect();
    assert_eq!(small, [0, 2, 0, 0, 0], "and both are known to stand at 1");
}
