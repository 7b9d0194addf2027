use std::collections::HashSet;
use std::fmt::Write as _;

use crate::chance::Chance;
use crate::edges::EdgesBuilder;
use crate::{Edges, Groups};

/// How many nodes ahead in the ring are near.
const NEAR: usize = 50;

/// How a made-up network is drawn.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Synthetic {
    /// How many communities.
    pub communities: usize,
    /// How many nodes.
    pub nodes: usize,
    /// How many ties.
    pub ties: usize,
    /// The share of ties that leave their community.
    pub outside: f64,
    /// The seed: the same seed, the same network.
    pub seed: u64,
}

impl Synthetic {
    /// Ten ties a node, one in ten to another community.
    pub fn new(communities: usize, nodes: usize, seed: u64) -> Self {
        Self { communities, nodes, ties: nodes * 10, outside: 0.1, seed }
    }

    /// Draws the ties and says to which community each node belongs.
    ///
    /// Communities are uneven: the largest is about four times the smallest. Each tie begins at a
    /// node drawn evenly and ends in its community, or by chance anywhere. Inside, most ties go to
    /// nodes that stand near each other in a ring, so that contacts of one node know each other,
    /// as they do in a town. No tie is drawn twice and no node is tied to itself; where communities
    /// are too small for that many ties, there are fewer. Nodes without a tie are listed only in
    /// the groups.
    pub fn draw(&self) -> (Edges, Groups) {
        let Self { communities, nodes, ties, outside, seed } = *self;
        let communities = communities.clamp(1, nodes.max(1));
        let starts = starts(communities, nodes);
        let community =
            |node: usize| starts.partition_point(|start| *start <= node).saturating_sub(1);
        let mut chance = Chance::new(seed);
        let mut builder = EdgesBuilder::default();
        let width = nodes.max(1).to_string().len();
        let (mut source, mut target) = (String::new(), String::new());
        let mut drawn = HashSet::with_capacity(ties);
        // A network that is nearly full would be drawn for ever.
        let mut draws = if nodes < 2 { 0 } else { ties.saturating_mul(20) };
        while drawn.len() < ties && draws > 0 {
            draws -= 1;
            let from = chance.below(nodes);
            let own = community(from);
            let (start, size) = (starts[own], starts[own + 1] - starts[own]);
            let to = if size < 2 || chance.unit() < outside {
                chance.below(nodes)
            } else if chance.unit() < 0.5 {
                start + (from - start + 1 + chance.below(size.min(NEAR))) % size
            } else {
                start + chance.below(size)
            };
            if to != from && drawn.insert((from.min(to), from.max(to))) {
                name(&mut source, 'F', from, width);
                name(&mut target, 'F', to, width);
                builder.push(&source, &target, None);
            }
        }
        let mut edges = builder.finish();
        let mut list = String::from("node,group\n");
        let digits = communities.to_string().len();
        for node in 0..nodes {
            name(&mut source, 'F', node, width);
            name(&mut target, 'C', community(node), digits);
            // Writing to a string cannot fail.
            let _ = writeln!(list, "{source},{target}");
        }
        // The list was just made in the form that is read.
        let groups = Groups::read("", &list, &mut edges).unwrap_or_default();
        (edges, groups)
    }
}

/// Where the nodes of each community begin, and where the last ends.
fn starts(communities: usize, nodes: usize) -> Vec<usize> {
    let share = |i: usize| 1.0 + 3.0 * i as f64 / communities as f64;
    let all: f64 = (0..communities).map(share).sum();
    let mut starts = vec![0];
    let mut sum = 0.0;
    for i in 0..communities {
        sum += share(i);
        starts.push(((sum / all) * nodes as f64).round() as usize);
    }
    starts[communities] = nodes;
    starts
}

fn name(text: &mut String, letter: char, number: usize, width: usize) {
    text.clear();
    // Writing to a string cannot fail.
    let _ = write!(text, "{letter}{number:0width$}");
}
