use crate::{Groups, Network};

/// How much ties stay within groups. Ties count once each, whatever their weight; a tie with an end
/// that has no group is left out.
#[derive(Debug, Clone, PartialEq)]
pub struct Mixing {
    /// The network as a whole; its nodes are those that have a group.
    pub whole: Homophily,
    /// Each group, in the order of the groups.
    pub groups: Vec<Homophily>,
    /// Assortativity by group (Newman 2003): (Σ e_gg − Σ a_g b_g)/(1 − Σ a_g b_g), where e is the
    /// share of ties between two groups and a, b its margins: 1 when all ties stay within groups,
    /// 0 when they fall by chance. `None` without ties or with ties of one group alone.
    pub assortativity: Option<f64>,
}

/// The ties of a group, within and to others.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Homophily {
    /// How many nodes it has.
    pub nodes: usize,
    /// Ties within.
    pub internal: usize,
    /// Ties to other groups.
    pub external: usize,
}

impl Homophily {
    /// The E-I index (Krackhardt and Stern 1988): (E − I)/(E + I), −1 when all ties stay within,
    /// 1 when none does. `None` without ties.
    pub fn ei_index(&self) -> Option<f64> {
        let (external, internal) = (self.external as f64, self.internal as f64);
        (self.external + self.internal > 0).then(|| (external - internal) / (external + internal))
    }

    /// Homophily: which share of the ties of its nodes goes to their own group, each tie within
    /// counted at both ends. `None` without ties.
    pub fn homophily(&self) -> Option<f64> {
        let (external, ends) = (self.external as f64, 2.0 * self.internal as f64);
        (self.external + self.internal > 0).then(|| ends / (ends + external))
    }

    /// Inbreeding homophily (Coleman 1958; Currarini, Jackson and Pin 2009): (H − w)/(1 − w), what
    /// homophily exceeds the group's share w of all nodes by, over the most that it could. `None`
    /// without ties, or when the group is everybody.
    pub fn inbreeding(&self, nodes: usize) -> Option<f64> {
        let share = self.nodes as f64 / nodes as f64;
        self.homophily().filter(|_| share < 1.0).map(|h| (h - share) / (1.0 - share))
    }
}

/// Counts the ties within and between groups.
pub fn mixing(network: &Network, groups: &Groups) -> Mixing {
    let mut found: Vec<Homophily> = groups
        .sizes()
        .into_iter()
        .map(|nodes| Homophily { nodes, ..Homophily::default() })
        .collect();
    let mut whole = Homophily { nodes: groups.of.iter().flatten().count(), ..Homophily::default() };
    // Ends of ties by group: where they leave and where they arrive.
    let mut ends = vec![[0_usize; 2]; found.len()];
    let is_directed = network.directed.is_some();
    for from in 0..network.nodes() as u32 {
        let Some(own) = groups.of[from as usize] else { continue };
        for to in network.out().neighbours(from) {
            let Some(other) = groups.of[*to as usize] else { continue };
            ends[own as usize][0] += 1;
            ends[other as usize][1] += 1;
            // Without direction a tie stands in both rows and is counted in one.
            if !is_directed && from > *to {
                continue;
            }
            if own == other {
                whole.internal += 1;
                found[own as usize].internal += 1;
            } else {
                whole.external += 1;
                found[own as usize].external += 1;
                found[other as usize].external += 1;
            }
        }
    }
    let all: usize = ends.iter().map(|[leave, _]| leave).sum();
    let by_chance: f64 = ends
        .iter()
        .map(|[leave, arrive]| (*leave as f64 / all as f64) * (*arrive as f64 / all as f64))
        .sum();
    let within = whole.internal as f64 / (whole.internal + whole.external) as f64;
    let assortativity =
        (all > 0 && by_chance < 1.0).then(|| (within - by_chance) / (1.0 - by_chance));
    Mixing { whole, groups: found, assortativity }
}

/// Assortativity by degree (Newman 2002): the correlation over all ties of the number of ties at one
/// end with that at the other; in a directed network of the ties that leave the source with those
/// that arrive at the target. `None` when there is no tie or all ends have as many.
pub fn degree_assortativity(network: &Network) -> Option<f64> {
    let out = network.out();
    let n = network.nodes();
    let mut arriving = vec![0_usize; n];
    out.targets().iter().for_each(|to| arriving[*to as usize] += 1);
    let mut sums = [0_f64; 6];
    for from in 0..n as u32 {
        let x = out.degree(from) as f64;
        for to in out.neighbours(from) {
            let y = arriving[*to as usize] as f64;
            let terms = [1.0, x, y, x * x, y * y, x * y];
            sums.iter_mut().zip(terms).for_each(|(sum, term)| *sum += term);
        }
    }
    let [count, x, y, xx, yy, xy] = sums;
    // Sums of whole numbers: exact below 2⁵³, so the comparison with zero is too.
    let spread = (count * xx - x * x) * (count * yy - y * y);
    (count > 0.0 && spread > 0.0).then(|| (count * xy - x * y) / spread.sqrt())
}
