//! The few requirements that lift most firms, held against trying everything.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use populations::{firm, haccp, population};
use proptest::prelude::*;
use standards::{Assessed, Binding, Level, Rule, Standard, lift};

mod populations;

/// A standard with bindings of every kind and a rule that leaves some of them open.
fn mixed() -> Standard {
    let mut standard = haccp().clone();
    for (index, requirement) in standard.requirements.iter_mut().enumerate() {
        requirement.binding = Binding::ALL[[0, 0, 1, 1, 1, 2][index % 6]];
    }
    Standard { rule: Rule { major: 100, minor: 60, recommendation: 0 }, ..standard }
}

/// Firms that meet the rule once these requirements are met, in fractions.
fn meet(standard: &Standard, rows: &[Assessed], given: &[usize]) -> usize {
    let asked = rows.iter().filter(|row| row.levels.iter().any(Option::is_some));
    let meets = |row: &&Assessed| {
        Binding::ALL.iter().all(|binding| {
            let of: Vec<bool> = (0..standard.requirements.len())
                .filter(|i| standard.requirements[*i].binding == *binding)
                .filter_map(|i| Some((i, row.levels[i]?)))
                .map(|(i, level)| {
                    given.contains(&i) || level >= standard.requirements[i].conforming
                })
                .collect();
            let met = of.iter().filter(|met| **met).count();
            of.is_empty()
                || met as f64 * 100.0 / of.len() as f64
                    >= f64::from(standard.rule.percent(*binding)) - 1e-9
        })
    };
    asked.filter(meets).count()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, ..ProptestConfig::default() })]

    #[test]
    fn the_choice_is_the_best_of_all(rows in population(30), k in 0usize..5) {
        let standard = mixed();
        let lift = lift(&standard, &rows, k);
        prop_assert!(lift.exact);
        prop_assert_eq!(lift.meet, meet(&standard, &rows, &[]));
        let place = |code: &str| standard.requirements.iter().position(|r| r.code == code).unwrap();
        let chosen: Vec<usize> = lift.chosen.iter().map(|c| place(&c.requirement)).collect();
        for (index, step) in lift.chosen.iter().enumerate() {
            prop_assert_eq!(step.meet, meet(&standard, &rows, &chosen[..=index]));
        }
        // Every set of k of the twelve.
        let best = (0u32..1 << 12)
            .filter(|set| set.count_ones() as usize == k)
            .map(|set| (0..12).filter(|i| set & (1 << i) != 0).collect::<Vec<usize>>())
            .map(|set| meet(&standard, &rows, &set))
            .max()
            .unwrap();
        prop_assert_eq!(lift.chosen.last().map_or(lift.meet, |step| step.meet), best);
    }

    #[test]
    fn the_order_of_the_firms_does_not_matter(
        rows in population(30).prop_flat_map(|rows| (Just(rows.clone()), Just(rows).prop_shuffle())),
    ) {
        prop_assert_eq!(lift(&mixed(), &rows.0, 3), lift(&mixed(), &rows.1, 3));
    }
}

/// Firms that lack the first two, firms that lack the third: step by step the third comes first and the
/// pair is missed; trying everything finds the pair.
#[test]
fn one_step_after_another_can_miss_the_best() {
    let lacking = |name: usize, missing: &[usize]| {
        let mut firm = firm(name, name, [0, 0, 0, 0], 4);
        for index in missing {
            firm.levels[*index] = Level::new(0);
        }
        firm
    };
    let rows: Vec<Assessed> = (0..10)
        .map(|name| lacking(name, if name < 6 { &[0, 1] } else { &[2] }))
        .chain([lacking(10, &[])])
        .collect();
    let two = lift(haccp(), &rows, 2);
    let codes: Vec<&str> = two.chosen.iter().map(|c| c.requirement.as_str()).collect();
    let names = |indices: &[usize]| -> Vec<&str> {
        indices.iter().map(|i| haccp().requirements[*i].code.as_str()).collect()
    };
    assert_eq!((two.firms, two.meet, two.exact), (11, 1, true));
    assert_eq!(codes, names(&[0, 1]));
    assert_eq!(two.chosen[1].meet, 7);
    assert_eq!(two.chosen[0].lacking, 6);
    assert_eq!(lift(haccp(), &rows, 1).chosen[0].meet, 5, "alone the third lifts more");
}
