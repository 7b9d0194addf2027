use crate::{
    Holes, Modules, Network, Path, Quality, ROUNDS, components, cores, holes, modules, paths,
    sampled_betweenness,
};

/// How betweenness and closeness are found.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Paths {
    /// A search from every node.
    Exact,
    /// Betweenness from sampled paths: within `error` of the exact value for all nodes at once with
    /// probability `1 − doubt`. There is no closeness then.
    Sampled {
        /// The bound of the error.
        error: f64,
        /// The probability that the bound does not hold.
        doubt: f64,
    },
}

impl Paths {
    /// Exact for networks on which that takes about a minute, else within 0.01 at 95 %.
    pub fn fitting(network: &Network) -> Self {
        const WORK: usize = 10_000_000_000;
        match network.nodes().saturating_mul(network.out().arcs()) {
            0..=WORK => Self::Exact,
            _ => Self::Sampled { error: 0.01, doubt: 0.05 },
        }
    }
}

/// Every measure of every node.
#[derive(Debug, Clone, PartialEq)]
pub struct Measures {
    /// How many ties: those that arrive and those that leave, in a directed network.
    pub degree: Vec<usize>,
    /// The weight of those ties.
    pub strength: Vec<f64>,
    /// Structural holes.
    pub holes: Vec<Option<Holes>>,
    /// Betweenness.
    pub betweenness: Vec<Option<f64>>,
    /// Closeness.
    pub closeness: Vec<Option<f64>>,
    /// Core numbers.
    pub cores: Vec<u32>,
    /// Components, from 0 for the largest.
    pub components: Vec<u32>,
    /// Modules.
    pub modules: Modules,
    /// How the paths were found.
    pub paths: Paths,
}

/// Computes every measure of every node; `seed` is that of the modules and of sampled paths.
pub fn measures(network: &Network, by: Paths, seed: u64) -> Measures {
    let (betweenness, closeness) = match by {
        Paths::Exact => paths(network)
            .into_iter()
            .map(|Path { betweenness, closeness }| (betweenness, closeness))
            .unzip(),
        Paths::Sampled { error, doubt } => {
            let sampled = sampled_betweenness(network, error, doubt, seed);
            (sampled.betweenness, vec![None; network.nodes()])
        }
    };
    let mut degree: Vec<usize> =
        (0..network.nodes() as u32).map(|node| network.out().degree(node)).collect();
    if let Some(directed) = &network.directed {
        directed.targets().iter().for_each(|to| degree[*to as usize] += 1);
    }
    Measures {
        degree,
        strength: network.ties.strengths(),
        holes: holes(&network.ties),
        betweenness,
        closeness,
        cores: cores(network),
        components: components(&network.ties),
        modules: modules(&network.ties, Quality::Modularity { resolution: 1.0 }, seed, ROUNDS),
        paths: by,
    }
}
