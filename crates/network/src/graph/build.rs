use std::thread;

use super::Graph;
use crate::Edges;
use crate::parallel::{blocks, join, threads};

impl Graph {
    /// Builds rows from a list: from source to target, and back when `both`.
    pub(super) fn build(n: usize, edges: &Edges, both: bool) -> Self {
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
            |(), mut nodes| {
                nodes.any(|node| {
                    let row = self.neighbours(node as u32);
                    row.windows(2).any(|pair| pair[0] == pair[1])
                })
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
