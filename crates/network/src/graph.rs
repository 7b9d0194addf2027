use std::ops::Range;
use std::thread;

use crate::parallel::{blocks, join, threads};
use crate::{Edges, Names};

/// Ties in compressed sparse rows: the neighbours of all nodes in one list, and where each node's
/// neighbours begin. Neighbours are sorted, each stands once, nobody is its own.
#[derive(Debug, Clone, PartialEq)]
pub struct Graph {
    offsets: Vec<usize>,
    targets: Vec<u32>,
    /// As long as `targets`; `None` when every tie weighs one.
    weights: Option<Vec<f64>>,
}

/// A network: its nodes and ties, read as they are and without their direction.
#[derive(Debug, Clone, PartialEq)]
pub struct Network {
    /// The nodes.
    pub names: Names,
    /// The ties without direction: both ends have it in their row. The weight of a tie is that of
    /// all rows between the two nodes, in either direction, added up.
    pub ties: Graph,
    /// The ties as they leave their source, when the network is directed.
    pub directed: Option<Graph>,
    /// How many rows the list had.
    pub rows: usize,
    /// How many of them tied a node to itself; those are left out.
    pub loops: usize,
}

impl Network {
    /// Builds the network from a list of ties. Rows that repeat a tie are added up: two rows are
    /// one tie of weight two. Ties of a node to itself are left out, for they connect nobody.
    pub fn new(edges: Edges, directed: bool) -> Self {
        let n = edges.names.len();
        let loops = edges.sources.iter().zip(&edges.targets).filter(|(from, to)| from == to);
        let loops = loops.count();
        let ties = Graph::build(n, &edges, true);
        let directed = directed.then(|| Graph::build(n, &edges, false));
        Self { names: edges.names, ties, directed, rows: edges.sources.len(), loops }
    }

    /// The ties as they leave their source: those without direction leave from both ends.
    pub fn out(&self) -> &Graph {
        self.directed.as_ref().unwrap_or(&self.ties)
    }

    /// How many nodes.
    pub fn nodes(&self) -> usize {
        self.names.len()
    }

    /// How many ties: pairs of nodes, or ordered pairs when the network is directed.
    pub fn tie_count(&self) -> usize {
        self.directed.as_ref().map_or(self.ties.arcs() / 2, Graph::arcs)
    }

    /// The memory that the ties take, in bytes.
    pub fn bytes(&self) -> usize {
        self.ties.bytes() + self.directed.as_ref().map_or(0, Graph::bytes)
    }
}

impl Graph {
    /// How many nodes.
    pub fn nodes(&self) -> usize {
        self.offsets.len() - 1
    }

    /// How many entries: each tie without direction counts twice.
    pub fn arcs(&self) -> usize {
        self.targets.len()
    }

    /// The neighbours of a node, sorted.
    pub fn neighbours(&self, node: u32) -> &[u32] {
        &self.targets[self.row(node)]
    }

    /// How many neighbours a node has.
    pub fn degree(&self, node: u32) -> usize {
        self.row(node).len()
    }

    /// The neighbours of a node with the weights of the ties.
    pub fn weighted(&self, node: u32) -> impl Iterator<Item = (u32, f64)> {
        let row = self.row(node);
        let weights = self.weights.as_ref().map(|weights| &weights[row.clone()]);
        let weight = move |i: usize| weights.map_or(1.0, |weights| weights[i]);
        self.targets[row].iter().enumerate().map(move |(i, target)| (*target, weight(i)))
    }

    /// The weight of the ties of a node.
    pub fn strength(&self, node: u32) -> f64 {
        match &self.weights {
            None => self.degree(node) as f64,
            Some(weights) => weights[self.row(node)].iter().sum(),
        }
    }

    /// The strength of every node.
    pub fn strengths(&self) -> Vec<f64> {
        (0..self.nodes() as u32).map(|node| self.strength(node)).collect()
    }

    /// Whether a node has a tie to another.
    pub fn has(&self, from: u32, to: u32) -> bool {
        self.neighbours(from).binary_search(&to).is_ok()
    }

    /// The memory that the ties take, in bytes.
    pub fn bytes(&self) -> usize {
        self.offsets.len() * size_of::<usize>()
            + self.targets.len() * size_of::<u32>()
            + self.weights.as_ref().map_or(0, |weights| weights.len() * size_of::<f64>())
    }

    /// The same ties from their targets to their sources.
    #[must_use]
    pub fn reversed(&self) -> Self {
        let mut offsets = vec![0; self.offsets.len()];
        self.targets.iter().for_each(|target| offsets[*target as usize + 1] += 1);
        (1..offsets.len()).for_each(|i| offsets[i] += offsets[i - 1]);
        let mut next = offsets.clone();
        let mut targets = vec![0; self.targets.len()];
        let mut weights = self.weights.as_ref().map(|weights| vec![0.0; weights.len()]);
        for node in 0..self.nodes() as u32 {
            for place in self.row(node) {
                let to = &mut next[self.targets[place] as usize];
                targets[*to] = node;
                if let (Some(new), Some(old)) = (&mut weights, &self.weights) {
                    new[*to] = old[place];
                }
                *to += 1;
            }
        }
        Self { offsets, targets, weights }
    }

    pub(crate) fn row(&self, node: u32) -> Range<usize> {
        self.offsets[node as usize]..self.offsets[node as usize + 1]
    }

    pub(crate) fn offsets(&self) -> &[usize] {
        &self.offsets
    }

    pub(crate) fn targets(&self) -> &[u32] {
        &self.targets
    }

    pub(crate) fn weights(&self) -> Option<&[f64]> {
        self.weights.as_deref()
    }

    /// Builds rows from a list: from source to target, and back when `both`.
    fn build(n: usize, edges: &Edges, both: bool) -> Self {
        let mut offsets = vec![0; n + 1];
        for (from, to) in edges.sources.iter().zip(&edges.targets) {
            if from != to {
                offsets[*from as usize + 1] += 1;
                offsets[*to as usize + 1] += usize::from(both);
            }
        }
        (1..=n).for_each(|i| offsets[i] += offsets[i - 1]);
        let mut graph = Self {
            targets: vec![0; offsets[n]],
            weights: edges.weights.as_ref().map(|_| vec![0.0; offsets[n]]),
            offsets,
        };
        graph.fill(edges, both);
        graph.sort();
        graph.merge();
        graph
    }

    /// Every thread writes the rows of its own nodes and passes over the whole list for them:
    /// reading in order is cheap, writing all over the memory is not.
    fn fill(&mut self, edges: &Edges, both: bool) {
        let n = self.nodes();
        let bounds = self.bounds(if edges.len() < 1 << 16 { 1 } else { threads() });
        let offsets = &self.offsets;
        let mut targets = self.targets.as_mut_slice();
        let mut weights = self.weights.as_deref_mut().unwrap_or_default();
        thread::scope(|scope| {
            let mut handles = Vec::new();
            for bound in bounds.windows(2) {
                let (low, high) = (bound[0], bound[1]);
                let base = offsets[low];
                let length = offsets[high] - base;
                let (mine, rest) = targets.split_at_mut(length);
                targets = rest;
                let (mine_too, rest) = weights.split_at_mut(length.min(weights.len()));
                weights = rest;
                let work = move || {
                    let mut next: Vec<usize> =
                        offsets[low..high].iter().map(|offset| offset - base).collect();
                    let mut put = |from: u32, to: u32, row: usize| {
                        if let Some(next) =
                            (from as usize).checked_sub(low).and_then(|i| next.get_mut(i))
                        {
                            mine[*next] = to;
                            if let Some(weights) = &edges.weights {
                                mine_too[*next] = weights[row];
                            }
                            *next += 1;
                        }
                    };
                    for (row, (from, to)) in edges.sources.iter().zip(&edges.targets).enumerate() {
                        if from != to {
                            put(*from, *to, row);
                            if both {
                                put(*to, *from, row);
                            }
                        }
                    }
                };
                handles.push(scope.spawn(work));
            }
            handles.into_iter().for_each(|handle| join(handle.join()));
        });
        debug_assert_eq!(n + 1, self.offsets.len());
    }

    /// Ranges of nodes with about the same number of entries each.
    fn bounds(&self, count: usize) -> Vec<usize> {
        let inner = (1..count)
            .map(|part| self.offsets.partition_point(|at| *at < self.arcs() / count * part));
        let mut bounds: Vec<usize> = std::iter::once(0).chain(inner).collect();
        bounds.push(self.nodes());
        bounds.iter_mut().for_each(|bound| *bound = (*bound).min(self.offsets.len() - 1));
        bounds
    }

    /// Sorts every row; entries of one neighbour keep the order of the list, so that both ends
    /// of a tie add its weights up in the same order.
    fn sort(&mut self) {
        let bounds = self.bounds(if self.arcs() < 1 << 16 { 1 } else { threads() });
        let offsets = &self.offsets;
        let mut targets = self.targets.as_mut_slice();
        let mut weights = self.weights.as_deref_mut().unwrap_or_default();
        thread::scope(|scope| {
            for bound in bounds.windows(2) {
                let (low, high) = (bound[0], bound[1]);
                let base = offsets[low];
                let length = offsets[high] - base;
                let (mine, rest) = targets.split_at_mut(length);
                targets = rest;
                let (mine_too, rest) = weights.split_at_mut(length.min(weights.len()));
                weights = rest;
                scope.spawn(move || {
                    let mut scratch = Vec::new();
                    for node in low..high {
                        let row = offsets[node] - base..offsets[node + 1] - base;
                        if mine_too.is_empty() {
                            mine[row].sort_unstable();
                        } else {
                            let pairs = mine[row.clone()].iter().zip(&mine_too[row.clone()]);
                            scratch.clear();
                            scratch.extend(pairs.map(|(target, weight)| (*target, *weight)));
                            scratch.sort_by_key(|(target, _)| *target);
                            for (place, (target, weight)) in row.zip(&scratch) {
                                (mine[place], mine_too[place]) = (*target, *weight);
                            }
                        }
                    }
                });
            }
        });
    }

    /// Adds up entries of the same neighbour; without weights each counts one.
    fn merge(&mut self) {
        let rows = blocks(
            self.nodes(),
            1 << 14,
            || (),
            |(), nodes| {
                nodes
                    .map(|node| {
                        let row = self.neighbours(node as u32);
                        row.windows(2).any(|pair| pair[0] == pair[1])
                    })
                    .any(|repeats| repeats)
            },
        );
        if !rows.contains(&true) {
            return;
        }
        let old = self.weights.take();
        let mut weights = Vec::with_capacity(self.targets.len());
        let mut kept = 0;
        let mut start = 0;
        for node in 0..self.nodes() {
            let end = self.offsets[node + 1];
            let first = kept;
            for place in start..end {
                let weight = old.as_ref().map_or(1.0, |old| old[place]);
                if kept > first && self.targets[kept - 1] == self.targets[place] {
                    weights[kept - 1] += weight;
                } else {
                    self.targets[kept] = self.targets[place];
                    weights.push(weight);
                    kept += 1;
                }
            }
            start = end;
            self.offsets[node + 1] = kept;
        }
        self.targets.truncate(kept);
        self.targets.shrink_to_fit();
        weights.shrink_to_fit();
        self.weights = Some(weights);
    }
}
