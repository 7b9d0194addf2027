use std::collections::BTreeMap;

use crate::parallel::blocks;
use crate::{Graph, Groups};

/// How much of what a node can reach its group has already.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Redundancy {
    /// How many different items those hold whom the node reaches in at most two steps.
    pub reached: usize,
    /// How many of these somebody of the node's own group holds.
    pub known: usize,
}

impl Redundancy {
    /// Knowledge redundancy: known over reached, 0 to 1; near 1 when ties only lead to what the
    /// group has anyway. `None` when nothing is reached.
    pub fn share(&self) -> Option<f64> {
        (self.reached > 0).then(|| self.known as f64 / self.reached as f64)
    }
}

/// Knowledge redundancy of every node: |R_i ∩ K_g(i)| / |R_i|, where R_i are the items held by those
/// whom i reaches in at most two steps, i itself left out, and K_g(i) those held by anybody of i's
/// group. It puts into a number what Burt (1992) and Granovetter (1973) say of ties that lead
/// back into one's own circle. `None` for a node without a group.
///
/// `holds` has the items of each node by number, in any order; repetitions count once.
/// Ties are followed in their direction, from who asks to who is asked.
///
/// ```
/// use network::{Edges, Groups, Network, knowledge_redundancy};
/// let mut edges = Edges::read("ties.csv", "source,target\nAna,Luz\nAna,Rui\n", None)?;
/// let groups = Groups::read("groups.csv", "node,group\nAna,N\nLuz,N\nRui,S\n", &mut edges)?;
/// let network = Network::new(edges, false);
/// // Luz holds item 0; Rui holds 0, which Ana's community has, and 1, which it has not.
/// let found = knowledge_redundancy(network.out(), &groups, &[vec![], vec![0], vec![0, 1]]);
/// assert_eq!(found[0].unwrap().share(), Some(0.5));
/// # Ok::<(), files::FileError>(())
/// ```
///
/// # Panics
///
/// When `holds` or `groups` has another length than the network has nodes.
pub fn knowledge_redundancy(
    out: &Graph,
    groups: &Groups,
    holds: &[Vec<u32>],
) -> Vec<Option<Redundancy>> {
    let n = out.nodes();
    assert!(holds.len() == n && groups.of.len() == n, "one entry for every node");
    let items = holds.iter().flatten().max().map_or(0, |last| *last as usize + 1);
    let known = known(groups, holds);
    // A mark is good for one node only, so that nothing has to be wiped.
    let scratch = || (vec![0_u32; n], vec![0_u32; items]);
    let work = |(met, seen): &mut (Vec<u32>, Vec<u32>), nodes: std::ops::Range<usize>| {
        let of_node = |node: usize| {
            let known = &known[groups.of[node]? as usize];
            let mark = node as u32 + 1;
            let mut found = Redundancy { reached: 0, known: 0 };
            met[node] = mark;
            let mut meet = |other: u32| {
                if std::mem::replace(&mut met[other as usize], mark) == mark {
                    return;
                }
                for item in &holds[other as usize] {
                    if std::mem::replace(&mut seen[*item as usize], mark) != mark {
                        found.reached += 1;
                        found.known += usize::from(known.binary_search(item).is_ok());
                    }
                }
            };
            for near in out.neighbours(node as u32) {
                meet(*near);
                out.neighbours(*near).iter().for_each(|far| meet(*far));
            }
            Some(found)
        };
        nodes.map(of_node).collect::<Vec<_>>()
    };
    blocks(n, 256, scratch, work).concat()
}

/// Two groups that no tie connects though one holds what the other lacks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Need {
    /// The group with the lower number.
    pub group: u32,
    /// The other group.
    pub other: u32,
    /// How many gaps of nodes of `group` somebody of `other` could close, and nobody of `group` can.
    pub closes: usize,
    /// How many gaps of nodes of `other` somebody of `group` could close, and nobody of `other` can.
    pub closes_other: usize,
    /// The items that would cross the bridge, either way, in order.
    pub items: Vec<u32>,
}

impl Need {
    /// How many gaps a bridge would close on both sides together.
    pub fn gaps(&self) -> usize {
        self.closes + self.closes_other
    }
}

/// Where a bridge is missing most: every pair of groups g, h without a tie between any of their
/// nodes, with the gaps that it would close, Σ_{i in g} |{r lacked by i: r ∉ K_g, r ∈ K_h}| and
/// the same of h, where K_g are the items that somebody of g holds. Ranked by their sum, the
/// largest first, then by the numbers of the groups; pairs that have nothing for each other are
/// left out. The idea of a hole in the structure that pays to be bridged is Burt's (1992).
///
/// `holds` and `lacks` have the items of each node by number, in any order; repetitions count once.
/// What somebody of the node's own group holds is no gap here: it can be had without a bridge.
/// Nodes without a group take no part.
///
/// ```
/// use network::{Edges, Groups, Network, bridging_need};
/// let mut edges = Edges::read("ties.csv", "source,target\nAna,Luz\n", None)?;
/// let groups = Groups::read("groups.csv", "node,group\nAna,N\nLuz,N\nRui,S\n", &mut edges)?;
/// let network = Network::new(edges, false);
/// // Ana and Luz both lack item 0, which only Rui, in the south, holds.
/// let needs = bridging_need(&network.ties, &groups, &[vec![], vec![], vec![0]], &[vec![0], vec![0], vec![]]);
/// assert_eq!((needs.len(), needs[0].closes, needs[0].closes_other), (1, 2, 0));
/// # Ok::<(), files::FileError>(())
/// ```
///
/// # Panics
///
/// When `holds`, `lacks` or `groups` has another length than the network has nodes.
pub fn bridging_need(
    ties: &Graph,
    groups: &Groups,
    holds: &[Vec<u32>],
    lacks: &[Vec<u32>],
) -> Vec<Need> {
    let n = ties.nodes();
    assert!([holds.len(), lacks.len(), groups.of.len()] == [n; 3], "one entry for every node");
    let known = known(groups, holds);
    // For every item: who has it, and how many gaps it would close in every group that has it not.
    let mut holders: BTreeMap<u32, Vec<u32>> = BTreeMap::new();
    for (group, items) in known.iter().enumerate() {
        items.iter().for_each(|item| holders.entry(*item).or_default().push(group as u32));
    }
    let mut gaps: BTreeMap<u32, BTreeMap<u32, usize>> = BTreeMap::new();
    for (lacked, group) in lacks.iter().zip(&groups.of) {
        let Some(group) = group else { continue };
        for item in sorted(lacked.clone()) {
            if known[*group as usize].binary_search(&item).is_err() {
                *gaps.entry(item).or_default().entry(*group).or_default() += 1;
            }
        }
    }
    let bridged = bridged(ties, groups);
    let mut needs: BTreeMap<(u32, u32), Need> = BTreeMap::new();
    for (item, lacking) in &gaps {
        for (group, count) in lacking {
            for holder in holders.get(item).into_iter().flatten() {
                let pair = (*group.min(holder), *group.max(holder));
                if bridged.contains(&pair) {
                    continue;
                }
                let need = needs.entry(pair).or_insert_with(|| Need {
                    group: pair.0,
                    other: pair.1,
                    closes: 0,
                    closes_other: 0,
                    items: Vec::new(),
                });
                if *group == pair.0 {
                    need.closes += count;
                } else {
                    need.closes_other += count;
                }
                need.items.push(*item);
            }
        }
    }
    let mut needs: Vec<Need> = needs.into_values().collect();
    needs.sort_by_key(|need| std::cmp::Reverse(need.gaps()));
    needs
}

/// What somebody of each group holds, in order.
fn known(groups: &Groups, holds: &[Vec<u32>]) -> Vec<Vec<u32>> {
    let mut known = vec![Vec::new(); groups.names.len()];
    for (items, group) in holds.iter().zip(&groups.of) {
        if let Some(group) = group {
            known[*group as usize].extend(items);
        }
    }
    known.into_iter().map(sorted).collect()
}

fn sorted(mut items: Vec<u32>) -> Vec<u32> {
    items.sort_unstable();
    items.dedup();
    items
}

/// The pairs of groups between which there is a tie, the lower number first.
fn bridged(ties: &Graph, groups: &Groups) -> std::collections::BTreeSet<(u32, u32)> {
    let mut pairs = std::collections::BTreeSet::new();
    for node in 0..ties.nodes() as u32 {
        for other in ties.neighbours(node) {
            if let (Some(a), Some(b)) = (groups.of[node as usize], groups.of[*other as usize]) {
                pairs.insert((a.min(b), a.max(b)));
            }
        }
    }
    pairs
}
