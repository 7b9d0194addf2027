use std::borrow::Cow;
use std::ops::Range;

use crate::Graph;
use crate::parallel::blocks;

/// The network at one coarseness: nodes that stand for parts of the network below. The weight
/// inside a part is gone, its mass is kept.
pub(super) struct Level<'a> {
    offsets: Cow<'a, [usize]>,
    targets: Cow<'a, [u32]>,
    weights: Option<Cow<'a, [f64]>>,
    /// What a node counts for in the quality: its strength, or how many nodes it stands for.
    pub(super) mass: Vec<f64>,
}

impl<'a> Level<'a> {
    pub(super) fn ground(ties: &'a Graph, mass: Vec<f64>) -> Self {
        Self {
            offsets: Cow::Borrowed(ties.offsets()),
            targets: Cow::Borrowed(ties.targets()),
            weights: ties.weights().map(Cow::Borrowed),
            mass,
        }
    }

    pub(super) fn nodes(&self) -> usize {
        self.mass.len()
    }

    fn row(&self, node: u32) -> Range<usize> {
        self.offsets[node as usize]..self.offsets[node as usize + 1]
    }

    pub(super) fn neighbours(&self, node: u32) -> &[u32] {
        &self.targets[self.row(node)]
    }

    /// Calls `with` for each neighbour and the weight of the tie. A call instead of an iterator,
    /// so that the question whether there are weights is asked once a row.
    pub(super) fn each(&self, node: u32, mut with: impl FnMut(u32, f64)) {
        let row = self.row(node);
        match &self.weights {
            None => self.targets[row].iter().for_each(|other| with(*other, 1.0)),
            Some(weights) => {
                let ties = self.targets[row.clone()].iter().zip(&weights[row]);
                ties.for_each(|(other, weight)| with(*other, *weight));
            }
        }
    }

    /// The network whose nodes are the parts of this one.
    pub(super) fn merged(&self, part: &[u32], parts: usize) -> Level<'static> {
        let (members, starts) = members(part, parts);
        let mut mass = vec![0.0; parts];
        for (node, part) in part.iter().enumerate() {
            mass[*part as usize] += self.mass[node];
        }
        let scratch = || (vec![0.0; parts], Vec::new());
        let rows = blocks(parts, 1024, scratch, |(to, seen), range| {
            let (mut lengths, mut targets, mut weights) = (Vec::new(), Vec::new(), Vec::new());
            for own in range {
                for node in &members[starts[own]..starts[own + 1]] {
                    self.each(*node, |other, weight| {
                        let other = part[other as usize];
                        if other as usize != own {
                            if to[other as usize] == 0.0 {
                                seen.push(other);
                            }
                            to[other as usize] += weight;
                        }
                    });
                }
                seen.sort_unstable();
                lengths.push(seen.len());
                for other in seen.drain(..) {
                    targets.push(other);
                    weights.push(std::mem::take(&mut to[other as usize]));
                }
            }
            (lengths, targets, weights)
        });
        let mut offsets = vec![0];
        let (mut targets, mut weights) = (Vec::new(), Vec::new());
        for (lengths, more_targets, more_weights) in rows {
            for length in lengths {
                offsets.push(offsets[offsets.len() - 1] + length);
            }
            targets.extend(more_targets);
            weights.extend(more_weights);
        }
        Level {
            offsets: Cow::Owned(offsets),
            targets: Cow::Owned(targets),
            weights: Some(Cow::Owned(weights)),
            mass,
        }
    }
}

/// The nodes of each part one after the other, in order, and where each part begins.
pub(super) fn members(part: &[u32], parts: usize) -> (Vec<u32>, Vec<usize>) {
    let mut starts = vec![0; parts + 1];
    part.iter().for_each(|part| starts[*part as usize + 1] += 1);
    (1..starts.len()).for_each(|i| starts[i] += starts[i - 1]);
    let mut next = starts.clone();
    let mut members = vec![0; part.len()];
    for (node, part) in part.iter().enumerate() {
        members[next[*part as usize]] = node as u32;
        next[*part as usize] += 1;
    }
    (members, starts)
}
