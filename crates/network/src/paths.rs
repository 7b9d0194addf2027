use crate::Network;
use crate::parallel::blocks;

/// What the shortest paths say about one node. A path is as long as it has steps, whatever the
/// weights, and follows the direction of ties where they have one.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Path {
    /// Betweenness (Freeman 1977): Σ σ_st(v)/σ_st over the pairs of other nodes, over the number
    /// of such pairs; 0 to 1. `None` when there are fewer than three nodes.
    pub betweenness: Option<f64>,
    /// Closeness (Wasserman and Faust 1994, for networks in pieces): (r/(n − 1)) · (r/Σd), where r
    /// nodes reach this one over distances that sum to Σd; 0 when nobody does. `None` when there
    /// is no other node.
    pub closeness: Option<f64>,
}

/// Sources are shared out in this many pieces at most, whose sums are added in their order.
const PIECES: usize = 16;

/// Exact betweenness and closeness of every node by Brandes (2001): one search from each node, so
/// time grows with nodes × ties.
///
/// ```
/// use network::{Edges, Network, paths};
/// let line = Edges::read("line.csv", "source,target\na,b\nb,c\n", None)?;
/// let paths = paths(&Network::new(line, false));
/// assert_eq!(paths[1].betweenness, Some(1.0));
/// assert_eq!(paths[0].closeness, Some(2.0 / 3.0));
/// # Ok::<(), files::FileError>(())
/// ```
pub fn paths(network: &Network) -> Vec<Path> {
    // Closeness asks how far the others are on their way here. Betweenness is the same either way.
    let reversed = network.directed.as_ref().map(crate::Graph::reversed);
    let graph = reversed.as_ref().unwrap_or(&network.ties);
    let n = graph.nodes();
    let size = n.div_ceil(PIECES).max(1);
    let sums = blocks(
        n,
        size,
        || Search::new(n),
        |search, sources| {
            let mut between = vec![0.0; n];
            let mut close = Vec::with_capacity(sources.len());
            for source in sources {
                close.push(search.from(graph, source as u32, &mut between));
            }
            (between, close)
        },
    );
    let pairs = (n as f64 - 1.0) * (n as f64 - 2.0);
    let mut between = vec![0.0; n];
    let mut close = Vec::with_capacity(n);
    for (more, closeness) in sums {
        between.iter_mut().zip(more).for_each(|(sum, more)| *sum += more);
        close.extend(closeness);
    }
    let path = |(between, closeness): (f64, f64)| Path {
        betweenness: (n > 2).then(|| between / pairs),
        closeness: (n > 1).then_some(closeness),
    };
    between.into_iter().zip(close).map(path).collect()
}

struct Search {
    distance: Vec<u32>,
    /// How many shortest paths lead here from the source.
    count: Vec<f64>,
    /// Which share of the paths to nodes further out leads through here.
    share: Vec<f64>,
    order: Vec<u32>,
}

const FAR: u32 = u32::MAX;

impl Search {
    fn new(n: usize) -> Self {
        Self { distance: vec![FAR; n], count: vec![0.0; n], share: vec![0.0; n], order: Vec::new() }
    }

    /// Adds what the paths from one source give to every node; returns the closeness of the source.
    fn from(&mut self, graph: &crate::Graph, source: u32, between: &mut [f64]) -> f64 {
        let Self { distance, count, share, order } = self;
        order.clear();
        order.push(source);
        (distance[source as usize], count[source as usize]) = (0, 1.0);
        let (mut at, mut sum) = (0, 0_u64);
        while at < order.len() {
            let node = order[at];
            at += 1;
            let next = distance[node as usize] + 1;
            for other in graph.neighbours(node) {
                let place = *other as usize;
                if distance[place] == FAR {
                    distance[place] = next;
                    sum += u64::from(next);
                    order.push(*other);
                }
                if distance[place] == next {
                    count[place] += count[node as usize];
                }
            }
        }
        // Backwards: a node's predecessors are its sources one step nearer, found from the other
        // side, so that directed ties need no second list.
        for node in order.iter().rev() {
            let place = *node as usize;
            let next = distance[place] + 1;
            let mut through = 0.0;
            for other in graph.neighbours(*node) {
                if distance[*other as usize] == next {
                    through += (1.0 + share[*other as usize]) / count[*other as usize];
                }
            }
            share[place] = through * count[place];
            if *node != source {
                between[place] += share[place];
            }
        }
        let reached = (order.len() - 1) as f64;
        for node in &*order {
            let place = *node as usize;
            (distance[place], count[place], share[place]) = (FAR, 0.0, 0.0);
        }
        if sum == 0 { 0.0 } else { reached / (graph.nodes() as f64 - 1.0) * (reached / sum as f64) }
    }
}
