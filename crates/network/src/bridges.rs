use crate::{Graph, components, sizes};

/// A tie without which its component falls in two.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Bridge {
    /// One end, the one with the lower number.
    pub node: u32,
    /// The other end.
    pub other: u32,
    /// How many nodes the smaller part has, its end included.
    pub cut_off: usize,
}

/// A node without which its component falls into pieces.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CutPoint {
    /// The node.
    pub node: u32,
    /// How many others would no longer reach the largest piece.
    pub cut_off: usize,
    /// Into how many pieces the others fall.
    pub pieces: usize,
}

/// Every bridge and every cut point, direction ignored, by one search in depth (Tarjan 1972), in the
/// order of the nodes. Repeated ties between two nodes are one tie.
///
/// ```
/// use network::{Edges, Network, bridges};
/// let edges = Edges::read("line.csv", "source,target\na,b\nb,c\nc,d\n", None)?;
/// let (bridges, cut_points) = bridges(&Network::new(edges, false).ties);
/// assert_eq!((bridges.len(), bridges[1].cut_off), (3, 2));
/// assert_eq!((cut_points.len(), cut_points[0].cut_off), (2, 1));
/// # Ok::<(), files::FileError>(())
/// ```
pub fn bridges(ties: &Graph) -> (Vec<Bridge>, Vec<CutPoint>) {
    let n = ties.nodes();
    let component = components(ties);
    let sizes = sizes(&component);
    let Tree { order, parent, low, entered, below } = Tree::of(ties);
    let mut bridges = Vec::new();
    // For every node: pieces that hang on it alone, how many nodes they hold, and the largest.
    let mut hanging = vec![(0_usize, 0_usize, 0_usize); n];
    for node in &order {
        let (child, Some(parent)) = (*node as usize, parent[*node as usize]) else { continue };
        let size = sizes[component[child] as usize];
        if low[child] > entered[parent as usize] {
            let cut_off = below[child].min(size - below[child]);
            let (node, other) = (parent.min(*node), parent.max(*node));
            bridges.push(Bridge { node, other, cut_off });
        }
        if low[child] >= entered[parent as usize] {
            let (pieces, all, largest) = &mut hanging[parent as usize];
            *pieces += 1;
            *all += below[child];
            *largest = below[child].max(*largest);
        }
    }
    bridges.sort_unstable_by_key(|bridge| (bridge.node, bridge.other));
    let cut_point = |node: u32| {
        let (pieces, all, largest) = hanging[node as usize];
        let others = sizes[component[node as usize] as usize] - 1;
        // What does not hang on the node is one more piece, on the way to the root.
        let rest = others - all;
        let pieces = pieces + usize::from(rest > 0);
        let cut_off = others - largest.max(rest);
        (pieces > 1).then_some(CutPoint { node, cut_off, pieces })
    };
    (bridges, (0..n as u32).filter_map(cut_point).collect())
}

/// A search in depth, without recursion: networks are deeper than stacks.
struct Tree {
    /// The nodes in the order in which they were entered.
    order: Vec<u32>,
    parent: Vec<Option<u32>>,
    /// When each node was entered.
    entered: Vec<u32>,
    /// The earliest node that each node's subtree is tied to.
    low: Vec<u32>,
    /// How many nodes each subtree has.
    below: Vec<usize>,
}

impl Tree {
    fn of(ties: &Graph) -> Self {
        const NEVER: u32 = u32::MAX;
        let n = ties.nodes();
        let mut tree = Self {
            order: Vec::with_capacity(n),
            parent: vec![None; n],
            entered: vec![NEVER; n],
            low: vec![NEVER; n],
            below: vec![1; n],
        };
        let mut path: Vec<(u32, usize)> = Vec::new();
        for root in 0..n as u32 {
            if tree.entered[root as usize] == NEVER {
                tree.enter(root);
                path.push((root, 0));
            }
            while let Some((node, next)) = path.last_mut() {
                let own = *node as usize;
                if let Some(other) = ties.neighbours(*node).get(*next).copied() {
                    *next += 1;
                    if tree.entered[other as usize] == NEVER {
                        tree.parent[other as usize] = Some(*node);
                        tree.enter(other);
                        path.push((other, 0));
                    } else if tree.parent[own] != Some(other) {
                        tree.low[own] = tree.low[own].min(tree.entered[other as usize]);
                    }
                } else {
                    path.pop();
                    if let Some(parent) = tree.parent[own] {
                        let parent = parent as usize;
                        tree.low[parent] = tree.low[parent].min(tree.low[own]);
                        tree.below[parent] += tree.below[own];
                    }
                }
            }
        }
        tree
    }

    fn enter(&mut self, node: u32) {
        let now = self.order.len() as u32;
        self.order.push(node);
        (self.entered[node as usize], self.low[node as usize]) = (now, now);
    }
}
