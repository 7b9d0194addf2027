//! Identities that hold for every network.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use std::collections::BTreeSet;

use network::{
    Edges, Graph, Groups, Network, Quality, bridges, components, cores, holes, modules, paths,
    quality, reach_in_two, roles,
};
use proptest::prelude::*;

/// A list of ties among a few nodes, loops and repetitions included, each node in a group.
fn lists() -> impl Strategy<Value = (Edges, Groups)> {
    let tie = (0..14_u32, 0..14_u32, 1..6_u32);
    (prop::collection::vec(tie, 1..40), prop::collection::vec(0..3_u32, 14)).prop_map(
        |(ties, of)| {
            let row = |(a, b, w): &(u32, u32, u32)| format!("{a},{b},{}\n", f64::from(*w) / 2.0);
            let text: String = ties.iter().map(row).collect();
            let text = format!("source,target,weight\n{text}");
            let mut edges = Edges::read("ties", &text, None).unwrap();
            let rows = of.iter().enumerate().map(|(node, group)| format!("{node},g{group}\n"));
            let text = format!("node,group\n{}", rows.collect::<String>());
            let groups = Groups::read("groups", &text, &mut edges).unwrap();
            (edges, groups)
        },
    )
}

/// How many parts the nodes fall into when some are left out and one tie is cut.
fn parts(ties: &Graph, without: Option<u32>, cut: Option<(u32, u32)>) -> usize {
    let mut open: BTreeSet<u32> =
        (0..ties.nodes() as u32).filter(|node| Some(*node) != without).collect();
    let mut parts = 0;
    while let Some(start) = open.pop_first() {
        parts += 1;
        let mut stack = vec![start];
        while let Some(node) = stack.pop() {
            for next in ties.neighbours(node) {
                let is_cut = cut == Some((node.min(*next), node.max(*next)));
                if !is_cut && open.remove(next) {
                    stack.push(*next);
                }
            }
        }
    }
    parts
}

proptest! {
    #[test]
    fn rows_are_sorted_symmetric_and_keep_the_weight((edges, _) in lists()) {
        let all: f64 = edges
            .sources
            .iter()
            .zip(&edges.targets)
            .zip(edges.weights.as_ref().unwrap())
            .filter(|((a, b), _)| a != b)
            .map(|(_, weight)| weight)
            .sum();
        let network = Network::new(edges, true);
        let (ties, out) = (&network.ties, network.out());
        for node in 0..network.nodes() as u32 {
            prop_assert!(ties.neighbours(node).is_sorted_by(|a, b| a < b));
            for (other, weight) in ties.weighted(node) {
                prop_assert!(other != node && ties.has(other, node));
                let back = ties.weighted(other).find(|(back, _)| *back == node).unwrap().1;
                prop_assert_eq!(weight, back);
            }
        }
        prop_assert!((ties.strengths().iter().sum::<f64>() - 2.0 * all).abs() < 1e-9);
        prop_assert!((out.strengths().iter().sum::<f64>() - all).abs() < 1e-9);
        prop_assert_eq!(&out.reversed().reversed(), out);
    }

    #[test]
    fn holes_stay_within_their_bounds((edges, _) in lists()) {
        let ties = Network::new(edges, false).ties;
        for (node, found) in holes(&ties).into_iter().enumerate() {
            let degree = ties.degree(node as u32) as f64;
            prop_assert_eq!(found.is_some(), degree > 0.0);
            let Some(found) = found else { continue };
            prop_assert!(found.constraint > 0.0 && found.constraint < 2.0);
            prop_assert!(found.effective_size > 0.0 && found.effective_size <= degree + 1e-12);
            prop_assert!((found.efficiency * degree - found.effective_size).abs() < 1e-12);
            prop_assert!(found.hierarchy.is_none_or(|h| (-1e-12..=1.0 + 1e-12).contains(&h)));
        }
    }

    /// A path of d steps has d − 1 nodes between its ends.
    #[test]
    fn betweenness_sums_to_the_steps_between((edges, _) in lists(), directed in any::<bool>()) {
        let network = Network::new(edges, directed);
        let n = network.nodes();
        let found = paths(&network);
        let mut between = 0.0;
        for start in 0..n as u32 {
            let mut distance = vec![None; n];
            distance[start as usize] = Some(0_usize);
            let mut queue = std::collections::VecDeque::from([start]);
            while let Some(node) = queue.pop_front() {
                let steps = distance[node as usize].unwrap();
                between += steps.saturating_sub(1) as f64;
                for next in network.out().neighbours(node) {
                    if distance[*next as usize].is_none() {
                        distance[*next as usize] = Some(steps + 1);
                        queue.push_back(*next);
                    }
                }
            }
        }
        let pairs = ((n - 1) * (n - 2)) as f64;
        let sum: f64 = found.iter().map(|path| path.betweenness.unwrap()).sum();
        prop_assert!((sum * pairs - between).abs() < 1e-9);
    }

    #[test]
    fn bridges_and_cut_points_are_those_that_part_the_network((edges, _) in lists()) {
        let ties = Network::new(edges, false).ties;
        let whole = parts(&ties, None, None);
        let component = components(&ties);
        prop_assert_eq!(component.iter().collect::<BTreeSet<_>>().len(), whole);
        let (bridges, points) = bridges(&ties);
        for a in 0..ties.nodes() as u32 {
            for b in ties.neighbours(a).iter().filter(|b| **b > a) {
                let is_bridge = bridges.iter().any(|found| (found.node, found.other) == (a, *b));
                prop_assert_eq!(is_bridge, parts(&ties, None, Some((a, *b))) > whole);
            }
            // A node alone is one part fewer when it is taken out.
            let left = parts(&ties, Some(a), None) + usize::from(ties.degree(a) == 0);
            let point = points.iter().find(|point| point.node == a);
            prop_assert_eq!(point.map_or(1, |point| point.pieces), left + 1 - whole);
        }
    }

    #[test]
    fn everybody_in_a_core_has_as_many_ties_in_it((edges, _) in lists()) {
        let network = Network::new(edges, false);
        let cores = cores(&network);
        for node in 0..network.nodes() as u32 {
            let core = cores[node as usize];
            let inside = network.ties.neighbours(node).iter();
            prop_assert!(inside.filter(|other| cores[**other as usize] >= core).count() >= core as usize);
        }
    }

    #[test]
    fn modules_are_connected_repeatable_and_better_than_none((edges, _) in lists(), seed in 0..99_u64) {
        let ties = Network::new(edges, false).ties;
        for by in [Quality::Modularity { resolution: 1.0 }, Quality::Cpm { resolution: 0.5 }] {
            let found = modules(&ties, by, seed, 3);
            prop_assert_eq!(&found, &modules(&ties, by, seed, 3));
            let alone: Vec<u32> = (0..ties.nodes() as u32).collect();
            let together = vec![0; ties.nodes()];
            let least = [alone, together].map(|of| quality(&ties, &of, by)).into_iter().max_by(f64_order);
            prop_assert!(found.quality.unwrap_or(0.0) >= least.flatten().unwrap_or(0.0) - 1e-9);
            for module in 0..found.count as u32 {
                let inside = |node: &u32| found.of[*node as usize] == module;
                let first = (0..ties.nodes() as u32).find(inside).unwrap();
                let (mut seen, mut stack) = (BTreeSet::from([first]), vec![first]);
                while let Some(node) = stack.pop() {
                    for next in ties.neighbours(node).iter().copied().filter(inside) {
                        if seen.insert(next) {
                            stack.push(next);
                        }
                    }
                }
                prop_assert_eq!(seen.len(), (0..ties.nodes() as u32).filter(inside).count());
            }
        }
    }

    /// Roles are open pairs: their sum does not know the groups.
    #[test]
    fn roles_sum_to_the_open_pairs((edges, groups) in lists(), directed in any::<bool>()) {
        let network = Network::new(edges, directed);
        let out = network.out();
        let n = network.nodes() as u32;
        for (b, found) in (0..n).zip(roles(&network, &groups)) {
            let found = found.unwrap();
            let pairs = (0..n).filter(|a| out.has(*a, b)).flat_map(|a| {
                out.neighbours(b).iter().filter(move |c| **c != a).map(move |c| (a, *c))
            });
            let open = pairs.filter(|(a, c)| !out.has(*a, *c)).count();
            prop_assert_eq!(found.total(), open as u64);
            prop_assert!(directed || found.gatekeeper == found.representative);
        }
        let reach = reach_in_two(out);
        prop_assert!((0..n).all(|node| reach[node as usize] as usize >= out.degree(node)));
    }
}

fn f64_order(a: &Option<f64>, b: &Option<f64>) -> std::cmp::Ordering {
    a.unwrap_or(f64::NEG_INFINITY).total_cmp(&b.unwrap_or(f64::NEG_INFINITY))
}
