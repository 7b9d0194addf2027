//! The rules on vectors that are known, and on groups whose members could open each other.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use std::collections::{BTreeMap, BTreeSet};

use disclosure::{Crowd, Dominance, LevelRule, MagnitudeRule, pools};
use proptest::prelude::*;

fn magnitude(minimum: usize, dominance: Option<(usize, f64)>, p: Option<f64>) -> MagnitudeRule {
    let dominance = dominance.map(|(n, k)| Dominance { n, k });
    MagnitudeRule { minimum, dominance, p }
}

#[test]
fn dominance_and_p_percent_part_ways_where_they_should() {
    let first = [("a", 50_000.0), ("b", 49_000.0), ("c", 1_000.0)];
    assert!(magnitude(1, Some((1, 90.0)), None).is_safe(&first));
    assert!(!magnitude(1, None, Some(10.0)).is_safe(&first));
    let second = [("a", 52_000.0), ("b", 50_000.0), ("c", 8_000.0)];
    assert!(magnitude(1, None, Some(10.0)).is_safe(&second));
    assert!(!magnitude(1, Some((2, 90.9)), None).is_safe(&second));
}

#[test]
fn exactly_at_the_limit_is_safe() {
    let at = [("a", 60.0), ("b", 30.0), ("c", 10.0)];
    assert!(magnitude(1, Some((2, 90.0)), None).is_safe(&at));
    assert!(!magnitude(1, Some((2, 89.9)), None).is_safe(&at));
    let rest = [("a", 100.0), ("b", 50.0), ("c", 10.0)];
    assert!(magnitude(1, None, Some(10.0)).is_safe(&rest));
    assert!(!magnitude(1, None, Some(10.1)).is_safe(&rest));
    assert!(magnitude(3, None, None).is_safe(&rest));
    assert!(!magnitude(4, None, None).is_safe(&rest));
}

#[test]
fn one_owner_s_firms_are_one_contributor() {
    let rule = magnitude(3, None, None);
    assert!(!rule.is_safe(&[("a", 1.0), ("a", 1.0), ("b", 1.0)]));
    let dominance = magnitude(1, Some((1, 60.0)), None);
    assert!(!dominance.is_safe(&[("a", 40.0), ("a", 40.0), ("b", 20.0)]));
    assert!(dominance.is_safe(&[("a", 40.0), ("c", 40.0), ("b", 20.0)]));
    let levels = LevelRule { minimum: 3 };
    assert!(!levels.is_safe(&[("a", 1), ("a", 2), ("b", 3), ("b", 4)]));
}

#[test]
fn a_group_that_is_all_alike_says_how_each_stands() {
    let rule = LevelRule { minimum: 3 };
    assert!(!rule.is_safe(&[("a", 2), ("b", 2), ("c", 2), ("d", 2)]));
    // Whoever stands at 4 sees that all others stand at 2.
    assert!(!rule.is_safe(&[("a", 2), ("b", 2), ("c", 2), ("d", 4)]));
    assert!(rule.is_safe(&[("a", 2), ("b", 2), ("c", 4), ("d", 4)]));
    assert!(!rule.is_safe::<&str>(&[]));
}

#[test]
fn what_is_no_contribution_is_not_published() {
    let rule = magnitude(1, None, None);
    assert!(rule.is_safe(&[("a", 1.0)]));
    assert!(!rule.is_safe(&[("a", -1.0), ("b", 3.0)]));
    assert!(!rule.is_safe(&[("a", f64::NAN), ("b", 3.0)]));
}

proptest! {
    /// The rules by their formulas, owner by owner and without sorting.
    #[test]
    fn the_rules_are_their_formulas(
        values in prop::collection::vec((0u8..6, 0u32..1000), 1..12),
        n in 1usize..4, k in 1.0..100.0, p in 1.0..100.0,
    ) {
        let contributions: Vec<(u8, f64)> =
            values.iter().map(|(owner, value)| (*owner, f64::from(*value))).collect();
        let total: f64 = contributions.iter().map(|(_, value)| value).sum();
        let sums: Vec<f64> = (0u8..6)
            .filter(|owner| contributions.iter().any(|(o, _)| o == owner))
            .map(|owner| contributions.iter().filter(|(o, _)| *o == owner).map(|(_, v)| v).sum())
            .collect();
        // The largest subset of n owners, by trying every subset.
        let of = |n: usize| -> f64 {
            (0u32..1 << sums.len())
                .filter(|set| set.count_ones() as usize <= n)
                .map(|set| (0..sums.len()).filter(|i| set & (1 << i) != 0).map(|i| sums[i]).sum())
                .fold(0.0, f64::max)
        };
        let dominated = of(n) > k / 100.0 * total;
        prop_assert_eq!(magnitude(0, Some((n, k)), None).is_safe(&contributions), !dominated);
        let close = total - of(2) < p / 100.0 * of(1);
        prop_assert_eq!(magnitude(0, None, Some(p)).is_safe(&contributions), !close);
    }
}

/// The rule for levels word for word: take away each owner in turn.
fn slowly_safe(firms: &[(u8, u8)], minimum: usize) -> bool {
    let owners: BTreeSet<u8> = firms.iter().map(|(owner, _)| *owner).collect();
    let mixed = |without: Option<u8>| {
        let others = firms.iter().filter(|(owner, _)| Some(*owner) != without);
        others.map(|(_, level)| level).collect::<BTreeSet<_>>().len() > 1
    };
    owners.len() >= minimum && mixed(None) && owners.iter().all(|owner| mixed(Some(*owner)))
}

proptest! {
    #[test]
    fn a_crowd_is_as_safe_as_its_firms_in_any_order_and_any_parts(
        firms in prop::collection::vec((0u8..6, 0u8..5), 0..9),
        cut in 0usize..9, minimum in 0usize..5,
    ) {
        let rule = LevelRule { minimum };
        let expected = slowly_safe(&firms, minimum);
        prop_assert_eq!(rule.is_safe(&firms), expected);
        let (first, second) = firms.split_at(cut.min(firms.len()));
        let mut crowd = Crowd::of(&rule, second.iter().rev().copied());
        crowd.merge(&Crowd::of(&rule, first.iter().copied()));
        prop_assert_eq!(crowd.is_safe(), expected);
        prop_assert_eq!(crowd.firms() as usize, firms.len());
        // What is safe stays safe.
        if expected {
            crowd.add(9, 4);
            prop_assert!(crowd.is_safe());
        }
    }

    #[test]
    fn pools_are_safe_and_hold_each_cell_with_firms_once(
        firms in prop::collection::vec((0u8..12, 0u8..3, 0u8..3, 0u8..3, 0u8..3), 0..40),
    ) {
        let rule = LevelRule { minimum: 3 };
        let mut by_cell: BTreeMap<[u8; 3], Vec<(u8, u8)>> = BTreeMap::new();
        for (owner, level, a, b, c) in &firms {
            by_cell.entry([*a, *b, *c]).or_default().push((*owner, *level));
        }
        by_cell.entry([7, 7, 7]).or_default();
        let paths: Vec<[u8; 3]> = by_cell.keys().copied().collect();
        let cells: Vec<Crowd<u8>> =
            by_cell.values().map(|firms| Crowd::of(&rule, firms.iter().copied())).collect();
        let pools = pools(&paths, &cells);
        let all: Vec<(u8, u8)> = firms.iter().map(|(owner, level, ..)| (*owner, *level)).collect();
        prop_assert_eq!(pools.is_empty(), !slowly_safe(&all, 3));
        let mut seen = Vec::new();
        for pool in &pools {
            let firms: Vec<(u8, u8)> =
                pool.cells.iter().flat_map(|cell| by_cell[&paths[*cell]].clone()).collect();
            prop_assert!(slowly_safe(&firms, 3), "{pool:?}");
            for level in 0..5 {
                let here = firms.iter().filter(|(_, l)| usize::from(*l) == level).count();
                prop_assert_eq!(pool.crowd.counts()[level] as usize, here);
            }
            seen.extend(pool.cells.clone());
        }
        seen.sort_unstable();
        let full: Vec<usize> = (0..cells.len()).filter(|cell| !cells[*cell].is_empty()).collect();
        prop_assert!(pools.is_empty() || seen == full);
    }
}
