use crate::parallel::blocks;
use crate::{Groups, Network};

/// How often a node stands between two others that are not tied, by the groups of the three
/// (Gould and Fernandez 1989). Knowledge passes from `a` over the broker `b` to `c`.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Roles {
    /// All three of one group.
    pub coordinator: u64,
    /// `a` and `c` of one group, the broker from outside.
    pub itinerant: u64,
    /// `a` from outside, the broker and `c` of one group: lets knowledge in.
    pub gatekeeper: u64,
    /// `a` and the broker of one group, `c` outside: carries knowledge out.
    pub representative: u64,
    /// Three groups.
    pub liaison: u64,
}

impl Roles {
    /// All roles together.
    pub fn total(&self) -> u64 {
        let Self { coordinator, itinerant, gatekeeper, representative, liaison } = self;
        coordinator + itinerant + gatekeeper + representative + liaison
    }

    fn count(&mut self, a: u32, b: u32, c: u32) -> &mut u64 {
        match (a == b, b == c, a == c) {
            (true, true, _) => &mut self.coordinator,
            (true, false, _) => &mut self.representative,
            (false, true, _) => &mut self.gatekeeper,
            (false, false, true) => &mut self.itinerant,
            (false, false, false) => &mut self.liaison,
        }
    }
}

/// The brokerage roles of every node; `None` for a node without a group. Nodes without a group take
/// part in no triad.
///
/// Directed: the triads a → b → c without a tie a → c. Undirected: every tie is read as two, one
/// each way, so that an open pair counts once for each direction in which knowledge can pass;
/// gatekeeper and representative are then equal.
///
/// ```
/// use network::{Edges, Groups, Network, roles};
/// let mut edges = Edges::read("ties.csv", "source,target\na,b\nb,c\n", None)?;
/// let groups = Groups::read("groups.csv", "node,group\na,N\nb,N\nc,S\n", &mut edges)?;
/// let directed = roles(&Network::new(edges.clone(), true), &groups);
/// assert_eq!((directed[1].unwrap().representative, directed[1].unwrap().total()), (1, 1));
/// let undirected = roles(&Network::new(edges, false), &groups);
/// assert_eq!((undirected[1].unwrap().gatekeeper, undirected[1].unwrap().total()), (1, 2));
/// # Ok::<(), files::FileError>(())
/// ```
pub fn roles(network: &Network, groups: &Groups) -> Vec<Option<Roles>> {
    let n = network.nodes();
    let out = network.out();
    let reversed = network.directed.as_ref().map(crate::Graph::reversed);
    let into = reversed.as_ref().unwrap_or(&network.ties);
    let scratch = || (vec![false; n], vec![[0_u64; 2]; groups.names.len()]);
    let work = |scratch: &mut (Vec<bool>, Vec<[u64; 2]>), nodes: std::ops::Range<usize>| {
        let (is_target, tally) = scratch;
        let of_node = |b: usize| {
            let own = groups.of[b]?;
            let grouped = |node: &u32| Some((*node, groups.of[*node as usize]?));
            let sources = || into.neighbours(b as u32).iter().filter_map(grouped);
            let targets = || out.neighbours(b as u32).iter().filter_map(grouped);
            // Every pair first, from how many sources and targets each group has.
            sources().for_each(|(_, group)| tally[group as usize][0] += 1);
            for (node, group) in targets() {
                tally[group as usize][1] += 1;
                is_target[node as usize] = true;
            }
            let all = [sources().count() as u64, targets().count() as u64];
            let inside = tally[own as usize];
            let mut roles = Roles {
                coordinator: inside[0] * inside[1],
                representative: inside[0] * (all[1] - inside[1]),
                gatekeeper: (all[0] - inside[0]) * inside[1],
                ..Roles::default()
            };
            let outside = (all[0] - inside[0]) * (all[1] - inside[1]);
            tally[own as usize] = [0; 2];
            // A group's pairs are counted where it comes first, and its tally is then empty.
            for (_, group) in sources() {
                let [from, to] = std::mem::take(&mut tally[group as usize]);
                roles.itinerant += from * to;
            }
            roles.liaison = outside - roles.itinerant;
            // Less the pairs that are one node, and those that are tied themselves.
            for (a, group) in sources() {
                if is_target[a as usize] {
                    *roles.count(group, own, group) -= 1;
                }
                for c in out.neighbours(a) {
                    if is_target[*c as usize] {
                        // Targets are only marked when they have a group.
                        let to = groups.of[*c as usize].unwrap_or(own);
                        *roles.count(group, own, to) -= 1;
                    }
                }
            }
            for (node, group) in targets() {
                is_target[node as usize] = false;
                tally[group as usize] = [0; 2];
            }
            Some(roles)
        };
        nodes.map(of_node).collect::<Vec<_>>()
    };
    blocks(n, 256, scratch, work).concat()
}
