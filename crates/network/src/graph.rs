mod build;

use std::ops::Range;

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
}
