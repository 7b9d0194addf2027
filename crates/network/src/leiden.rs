mod level;
mod moving;
mod refining;

use crate::Graph;
use crate::chance::Chance;
use crate::components::by_size;
use level::Level;

/// What a good division into modules has much of.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Quality {
    /// Modularity (Newman and Girvan 2004) with a resolution, 1 as usual: Σ_c [e_c/m − γ(K_c/2m)²],
    /// where e_c is the weight inside module c, K_c the strength of its nodes, m all weight.
    Modularity {
        /// γ: the larger, the smaller the modules.
        resolution: f64,
    },
    /// The constant Potts model (Traag, Van Dooren and Nesterov 2011): Σ_c [e_c − γ n_c(n_c − 1)/2].
    /// A module's ties are then at least as dense as γ, whatever the size of the network.
    Cpm {
        /// γ: the density of ties that a module must reach.
        resolution: f64,
    },
}

/// A division of a network into modules.
#[derive(Debug, Clone, PartialEq)]
pub struct Modules {
    /// The module of each node, from 0 for the largest without gaps.
    pub of: Vec<u32>,
    /// How many modules.
    pub count: usize,
    /// The quality reached; `None` for modularity when there is no tie.
    pub quality: Option<f64>,
}

/// How often the whole is gone through again, starting from what was found, if nothing is said.
pub const ROUNDS: usize = 2;

/// Finds modules by the Leiden algorithm (Traag, Waltman and van Eck 2019), ties without direction:
/// move nodes one by one to the neighbouring module that gains most, split each module into
/// well-connected parts, make each part a node, and go on until nothing moves. Every module is
/// connected. The same seed gives the same modules, on any number of cores.
///
/// ```
/// use network::{Edges, Network, Quality, modules};
/// let text = "source,target\na,b\nb,c\nc,a\nc,x\nx,y\ny,z\nz,x\n";
/// let ties = Network::new(Edges::read("two.csv", text, None)?, false).ties;
/// let found = modules(&ties, Quality::Modularity { resolution: 1.0 }, 1, network::ROUNDS);
/// assert_eq!(found.of, [0, 0, 0, 1, 1, 1]);
/// # Ok::<(), files::FileError>(())
/// ```
pub fn modules(ties: &Graph, quality: Quality, seed: u64, rounds: usize) -> Modules {
    let n = ties.nodes();
    let strengths = ties.strengths();
    let doubled: f64 = strengths.iter().sum();
    let (mass, price) = match quality {
        Quality::Modularity { resolution } => {
            (strengths, if doubled > 0.0 { resolution / doubled } else { 0.0 })
        }
        Quality::Cpm { resolution } => (vec![1.0; n], resolution),
    };
    let ground = Level::ground(ties, mass);
    let mut of: Vec<u32> = (0..n as u32).collect();
    let mut chance = Chance::new(seed);
    for _ in 0..rounds {
        let before = of.clone();
        round(&ground, &mut of, price, &mut chance);
        if of == before {
            break;
        }
    }
    let of = by_size(&of);
    let count = of.iter().max().map_or(0, |last| *last as usize + 1);
    let quality = self::quality(ties, &of, quality);
    Modules { of, count, quality }
}

/// One go: up through ever coarser networks until nothing moves, then back to the nodes.
fn round(ground: &Level<'_>, of: &mut Vec<u32>, price: f64, chance: &mut Chance) {
    if ground.nodes() == 0 {
        return;
    }
    let mut module = std::mem::take(of);
    let mut count = moving::move_nodes(ground, &mut module, price, chance);
    let mut part = Vec::new();
    let mut coarse: Option<Level<'static>> = None;
    loop {
        let level = coarse.as_ref().unwrap_or(ground);
        if count == level.nodes() {
            break;
        }
        let (refined, parts) = refining::refine(level, &module, count, price, chance);
        if parts == level.nodes() {
            break;
        }
        let next = level.merged(&refined, parts);
        let mut next_module = vec![0; parts];
        for (part, module) in refined.iter().zip(&module) {
            next_module[*part as usize] = *module;
        }
        if part.is_empty() {
            part = refined;
        } else {
            part.iter_mut().for_each(|p: &mut u32| *p = refined[*p as usize]);
        }
        module = next_module;
        count = moving::move_nodes(&next, &mut module, price, chance);
        coarse = Some(next);
    }
    *of = if part.is_empty() {
        module
    } else {
        part.iter().map(|part| module[*part as usize]).collect()
    };
}

/// The quality of a division that is given; `None` for modularity when there is no tie.
///
/// # Panics
///
/// When the division has another length than the network has nodes.
pub fn quality(ties: &Graph, of: &[u32], quality: Quality) -> Option<f64> {
    assert_eq!(of.len(), ties.nodes(), "every node belongs to a module");
    let count = of.iter().max().map_or(0, |last| *last as usize + 1);
    let (mut inside, mut strength, mut size) = (0.0, vec![0.0; count], vec![0.0; count]);
    let mut doubled = 0.0;
    for node in 0..ties.nodes() as u32 {
        let own = of[node as usize];
        size[own as usize] += 1.0;
        for (other, weight) in ties.weighted(node) {
            strength[own as usize] += weight;
            doubled += weight;
            if of[other as usize] == own {
                inside += weight;
            }
        }
    }
    match quality {
        Quality::Modularity { .. } if doubled == 0.0 => None,
        Quality::Modularity { resolution } => {
            let expected: f64 = strength.iter().map(|k| (k / doubled).powi(2)).sum();
            Some(inside / doubled - resolution * expected)
        }
        Quality::Cpm { resolution } => {
            let pairs: f64 = size.iter().map(|n| n * (n - 1.0) / 2.0).sum();
            Some(inside / 2.0 - resolution * pairs)
        }
    }
}
