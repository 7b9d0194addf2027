use crate::chance::Chance;
use crate::parallel::blocks;
use crate::{Graph, Network, components, sizes};

/// Betweenness estimated from sampled paths, with what is known of its error.
#[derive(Debug, Clone, PartialEq)]
pub struct Sampled {
    /// The estimate for every node; `None` when there are fewer than three nodes.
    pub betweenness: Vec<Option<f64>>,
    /// With the confidence asked for, no node's estimate is further from the truth than this.
    pub error: f64,
    /// How many paths were sampled.
    pub samples: usize,
}

/// Betweenness from sampled shortest paths (Riondato and Kornaropoulos 2016): with probability
/// `1 − doubt` every estimate lies within `error` of the exact value, at once for all nodes. It takes
/// (0.5/ε²)(⌊log₂(D − 2)⌋ + 1 + ln(1/doubt)) paths, where D bounds the nodes on a shortest path:
/// the number depends on how deep the network is and hardly on how large. Each path is found
/// by two searches that meet.
///
/// The same seed gives the same estimates, on any number of cores.
///
/// # Panics
///
/// When `error` or `doubt` does not lie between 0 and 1.
pub fn sampled_betweenness(network: &Network, error: f64, doubt: f64, seed: u64) -> Sampled {
    assert!(error > 0.0 && error < 1.0 && doubt > 0.0 && doubt < 1.0, "shares between 0 and 1");
    let n = network.nodes();
    if n < 3 {
        return Sampled { betweenness: vec![None; n], error, samples: 0 };
    }
    // The theorem speaks of all ordered pairs; betweenness leaves out those with the node itself.
    let scale = n as f64 / (n as f64 - 2.0);
    let longest = longest(network);
    let samples = if longest < 3 {
        0
    } else {
        let depth = f64::from((longest - 2).ilog2()) + 1.0;
        (0.5 * (scale / error).powi(2) * (depth - doubt.ln())).ceil() as usize
    };
    let reversed = network.directed.as_ref().map(Graph::reversed);
    let out = network.out();
    let into = reversed.as_ref().unwrap_or(out);
    let hits = blocks(
        samples,
        256,
        || [Side::new(n), Side::new(n)],
        |sides, range| {
            let mut hits = Vec::new();
            for sample in range {
                let mut chance = Chance::of(seed, sample as u64);
                let from = chance.below(n);
                // Any node but the first.
                let to = (from + 1 + chance.below(n - 1)) % n;
                path(out, into, from as u32, to as u32, sides, &mut chance, &mut hits);
            }
            hits
        },
    );
    let mut counts = vec![0_u32; n];
    hits.iter().flatten().for_each(|node| counts[*node as usize] += 1);
    let share = |count: u32| {
        if samples == 0 { 0.0 } else { f64::from(count) / samples as f64 * scale }
    };
    let betweenness = counts.into_iter().map(|count| Some(share(count))).collect();
    Sampled { betweenness, error, samples }
}

/// A bound of how many nodes a shortest path has. Without direction: twice the depth of a search
/// from any node of a component; with direction only the size of the largest component is sure.
fn longest(network: &Network) -> usize {
    let ties = &network.ties;
    let component = components(ties);
    if network.directed.is_some() {
        return sizes(&component).first().copied().unwrap_or(0);
    }
    let mut depth = vec![u32::MAX; ties.nodes()];
    let mut deepest = 0;
    for root in 0..ties.nodes() as u32 {
        if depth[root as usize] != u32::MAX {
            continue;
        }
        depth[root as usize] = 0;
        let mut queue = std::collections::VecDeque::from([root]);
        while let Some(node) = queue.pop_front() {
            deepest = deepest.max(depth[node as usize]);
            for other in ties.neighbours(node) {
                if depth[*other as usize] == u32::MAX {
                    depth[*other as usize] = depth[node as usize] + 1;
                    queue.push_back(*other);
                }
            }
        }
    }
    2 * deepest as usize + 1
}

/// One of the two searches: how far it has come and by how many shortest paths.
struct Side {
    distance: Vec<u32>,
    count: Vec<f64>,
    seen: Vec<u32>,
    /// Where the nodes reached last begin in `seen`.
    front: usize,
}

const FAR: u32 = u32::MAX;

impl Side {
    fn new(n: usize) -> Self {
        Self { distance: vec![FAR; n], count: vec![0.0; n], seen: Vec::new(), front: 0 }
    }

    fn start(&mut self, node: u32) {
        for node in self.seen.drain(..) {
            (self.distance[node as usize], self.count[node as usize]) = (FAR, 0.0);
        }
        self.front = 0;
        self.seen.push(node);
        (self.distance[node as usize], self.count[node as usize]) = (0, 1.0);
    }

    /// What the next step costs: the ties of the nodes reached last.
    fn cost(&self, graph: &Graph) -> usize {
        self.seen[self.front..].iter().map(|node| graph.degree(*node)).sum()
    }

    /// One step further; whether anything new was reached.
    fn step(&mut self, graph: &Graph) -> bool {
        let end = self.seen.len();
        for place in self.front..end {
            let node = self.seen[place] as usize;
            let next = self.distance[node] + 1;
            for other in graph.neighbours(node as u32) {
                let other = *other as usize;
                if self.distance[other] == FAR {
                    self.distance[other] = next;
                    self.seen.push(other as u32);
                }
                if self.distance[other] == next {
                    self.count[other] += self.count[node];
                }
            }
        }
        self.front = end;
        self.seen.len() > end
    }

    /// Walks from a node back to where the search began, each step chosen by how many shortest paths
    /// lead there, and notes the nodes between.
    fn walk(&self, back: &Graph, mut node: u32, chance: &mut Chance, hits: &mut Vec<u32>) {
        while self.distance[node as usize] > 1 {
            let nearer = self.distance[node as usize] - 1;
            let mut at = chance.unit() * self.count[node as usize];
            let mut chosen = node;
            for other in back.neighbours(node) {
                if self.distance[*other as usize] == nearer {
                    chosen = *other;
                    at -= self.count[*other as usize];
                    if at < 0.0 {
                        break;
                    }
                }
            }
            hits.push(chosen);
            node = chosen;
        }
    }
}

/// Draws one of the shortest paths between two nodes and notes the nodes between them.
fn path(
    out: &Graph,
    into: &Graph,
    from: u32,
    to: u32,
    [ahead, behind]: &mut [Side; 2],
    chance: &mut Chance,
    hits: &mut Vec<u32>,
) {
    ahead.start(from);
    behind.start(to);
    loop {
        let is_ahead = ahead.cost(out) <= behind.cost(into);
        let (moving, still, graph) =
            if is_ahead { (&mut *ahead, &*behind, out) } else { (&mut *behind, &*ahead, into) };
        if !moving.step(graph) {
            return;
        }
        let fresh = &moving.seen[moving.front..];
        let paths = |node: u32| moving.count[node as usize] * still.count[node as usize];
        let all: f64 = fresh.iter().map(|node| paths(*node)).sum();
        if all == 0.0 {
            continue;
        }
        // The searches meet: every shortest path passes one of these nodes.
        let mut at = chance.unit() * all;
        let mut met = from;
        for node in fresh.iter().filter(|node| paths(**node) > 0.0) {
            met = *node;
            at -= paths(*node);
            if at < 0.0 {
                break;
            }
        }
        if met != from && met != to {
            hits.push(met);
        }
        ahead.walk(into, met, chance, hits);
        behind.walk(out, met, chance, hits);
        return;
    }
}
