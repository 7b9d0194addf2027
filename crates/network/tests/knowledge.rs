//! Redundancy and need are what counting by their definitions gives.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use std::collections::BTreeSet;

use network::{Edges, Groups, Network, bridging_need, knowledge_redundancy};
use proptest::prelude::*;

const NODES: usize = 12;

#[derive(Debug)]
struct World {
    network: Network,
    groups: Groups,
    holds: Vec<Vec<u32>>,
    lacks: Vec<Vec<u32>>,
}

/// Few ties among a dozen nodes, each with a group or none, what it holds and what it lacks.
fn worlds() -> impl Strategy<Value = World> {
    let items = || prop::collection::vec(prop::collection::vec(0..6_u32, 0..4), NODES);
    let ties = prop::collection::vec((0..NODES, 0..NODES), 0..14);
    let of = prop::collection::vec(0..5_usize, NODES);
    (ties, of, items(), items(), any::<bool>()).prop_map(|(ties, of, holds, lacks, directed)| {
        let rows: String = ties.iter().map(|(a, b)| format!("{a},{b}\n")).collect();
        let mut edges = Edges::read("ties", &format!("source,target\n{rows}"), None).unwrap();
        let group = |group: usize| if group == 0 { String::new() } else { format!("g{group}") };
        let rows = of.iter().enumerate().map(|(node, of)| format!("{node},{}\n", group(*of)));
        let text = format!("node,group\n{}", rows.collect::<String>());
        let groups = Groups::read("groups", &text, &mut edges).unwrap();
        World { network: Network::new(edges, directed), groups, holds, lacks }
    })
}

impl World {
    /// What the nodes of a group hold.
    fn known(&self, group: u32) -> BTreeSet<u32> {
        let members = (0..NODES).filter(|node| self.groups.of[*node] == Some(group));
        members.flat_map(|node| self.holds[node].iter().copied()).collect()
    }

    /// How many gaps of a group's nodes another group could close and it cannot itself.
    fn closed(&self, group: u32, by: u32) -> (usize, BTreeSet<u32>) {
        let mut all = (0, BTreeSet::new());
        for node in (0..NODES).filter(|node| self.groups.of[*node] == Some(group)) {
            let gaps: BTreeSet<u32> = self.lacks[node].iter().copied().collect();
            for item in gaps.difference(&self.known(group)) {
                if self.known(by).contains(item) {
                    all.0 += 1;
                    all.1.insert(*item);
                }
            }
        }
        all
    }
}

proptest! {
    #[test]
    fn redundancy_is_counted_by_its_definition(world in worlds()) {
        let out = world.network.out();
        let found = knowledge_redundancy(out, &world.groups, &world.holds);
        for node in 0..NODES as u32 {
            let near: BTreeSet<u32> = out.neighbours(node).iter().copied().collect();
            let far = near.iter().flat_map(|near| out.neighbours(*near).iter().copied());
            let whom = near.iter().copied().chain(far).filter(|other| *other != node);
            let reached: BTreeSet<u32> =
                whom.flat_map(|other| world.holds[other as usize].clone()).collect();
            let of = world.groups.of[node as usize];
            prop_assert_eq!(found[node as usize].is_some(), of.is_some());
            let (Some(found), Some(of)) = (found[node as usize], of) else { continue };
            let known = reached.intersection(&world.known(of)).count();
            prop_assert_eq!((found.reached, found.known), (reached.len(), known));
            prop_assert_eq!(found.share().is_some(), !reached.is_empty());
            prop_assert!(found.share().is_none_or(|share| (0.0..=1.0).contains(&share)));
        }
    }

    #[test]
    fn need_is_counted_by_its_definition(world in worlds()) {
        let ties = &world.network.ties;
        let found = bridging_need(ties, &world.groups, &world.holds, &world.lacks);
        let is_ranked = found.is_sorted_by(|a, b| {
            (b.gaps(), a.group, a.other) < (a.gaps(), b.group, b.other)
        });
        prop_assert!(is_ranked);
        let of = |node: u32| world.groups.of[node as usize];
        let groups = world.groups.names.len() as u32;
        let mut expected = 0;
        for a in 0..groups {
            for b in a + 1..groups {
                let tied = (0..NODES as u32).any(|node| {
                    of(node) == Some(a) && ties.neighbours(node).iter().any(|o| of(*o) == Some(b))
                });
                let ((to_a, of_a), (to_b, of_b)) = (world.closed(a, b), world.closed(b, a));
                let need = found.iter().find(|need| (need.group, need.other) == (a, b));
                if tied || to_a + to_b == 0 {
                    prop_assert!(need.is_none());
                    continue;
                }
                expected += 1;
                let need = need.unwrap();
                prop_assert_eq!((need.closes, need.closes_other), (to_a, to_b));
                let items: BTreeSet<u32> = of_a.union(&of_b).copied().collect();
                prop_assert_eq!(&need.items, &items.into_iter().collect::<Vec<_>>());
            }
        }
        prop_assert_eq!(found.len(), expected);
    }
}
