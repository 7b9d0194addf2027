use crate::Graph;
use crate::parallel::blocks;

/// What Burt (1992, *Structural Holes*) measures around one node; every measure reads ties without
/// direction. p_ij is the share of i's strength that its tie to j takes.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Holes {
    /// Constraint: Σ_j (p_ij + Σ_q p_iq p_qj)² over the neighbours j, with q another neighbour of
    /// i and j. How far a node's contacts lead back to each other: low for bridges.
    pub constraint: f64,
    /// Effective size: Σ_j (1 − Σ_q p_iq m_jq), where m_jq is j's tie to q over j's strongest tie.
    /// The number of contacts less what is redundant among them; n − 2t/n without weights.
    pub effective_size: f64,
    /// Effective size over the number of contacts, 0 to 1.
    pub efficiency: f64,
    /// Hierarchy: Σ_j r_j ln r_j / (n ln n), where r_j is j's part of the constraint over its
    /// mean: 0 when every contact constrains alike, 1 when one does all. `None` for one contact.
    pub hierarchy: Option<f64>,
}

/// Constraint, effective size, efficiency and hierarchy of every node; `None` for a node without
/// ties, where none of them is defined.
///
/// Each row's neighbours are marked, then the rows of the neighbours are searched for marks: time
/// grows with the number of paths of two steps. A bit a node says whether it is marked, so that
/// most of the search stays in the processor's own memory.
///
/// ```
/// use network::{Edges, Network, holes};
/// let star = Edges::read("star.csv", "source,target\nhub,a\nhub,b\nhub,c\n", None)?;
/// let holes = holes(&Network::new(star, false).ties);
/// let hub = holes[0].unwrap();
/// assert!((hub.constraint - 1.0 / 3.0).abs() < 1e-12 && hub.effective_size == 3.0);
/// assert_eq!(holes[1].unwrap().constraint, 1.0);
/// # Ok::<(), files::FileError>(())
/// ```
pub fn holes(ties: &Graph) -> Vec<Option<Holes>> {
    let n = ties.nodes();
    let inverse: Vec<f64> = ties.strengths().into_iter().map(|strength| 1.0 / strength).collect();
    let strongest: Option<Vec<f64>> = ties.weights().map(|weights| {
        let largest = |node| weights[ties.row(node)].iter().copied().fold(0.0, f64::max);
        (0..n as u32).map(largest).collect()
    });
    let scratch = || Scratch { marks: vec![0; n.div_ceil(64)], parts: vec![0.0; n] };
    let work = |scratch: &mut Scratch, nodes: std::ops::Range<usize>| -> Vec<Option<Holes>> {
        nodes
            .map(|node| around(ties, node as u32, &inverse, strongest.as_deref(), scratch))
            .collect()
    };
    blocks(n, 1024, scratch, work).concat()
}

struct Scratch {
    /// One bit a node: whether it is a neighbour of the node at hand.
    marks: Vec<u64>,
    /// p_ij + Σ_q p_iq p_qj for the neighbours j.
    parts: Vec<f64>,
}

fn around(
    ties: &Graph,
    i: u32,
    inverse: &[f64],
    strongest: Option<&[f64]>,
    scratch: &mut Scratch,
) -> Option<Holes> {
    let neighbours = ties.neighbours(i);
    let n = neighbours.len() as f64;
    if neighbours.is_empty() {
        return None;
    }
    let Scratch { marks, parts } = scratch;
    for (j, weight) in ties.weighted(i) {
        marks[j as usize / 64] |= 1 << (j % 64);
        parts[j as usize] = weight * inverse[i as usize];
    }
    // Touching all the rows first lets the memory fetch them side by side; a search that waits for
    // each row in turn takes half as long again.
    let ends = |q: &u32| {
        let row = ties.neighbours(*q);
        row[0] ^ row[row.len() - 1]
    };
    std::hint::black_box(neighbours.iter().map(ends).fold(0, |all, end| all ^ end));
    let mut redundancy = 0.0;
    for (q, weight) in ties.weighted(i) {
        let p_iq = weight * inverse[i as usize];
        let p_q = p_iq * inverse[q as usize];
        let row = ties.row(q);
        let is_marked = |j: u32| marks[j as usize / 64] >> (j % 64) & 1 == 1;
        match (ties.weights(), strongest) {
            (Some(weights), Some(strongest)) => {
                for (j, w_qj) in ties.targets()[row.clone()].iter().zip(&weights[row]) {
                    if is_marked(*j) {
                        parts[*j as usize] += p_q * w_qj;
                        redundancy += p_iq * w_qj / strongest[*j as usize];
                    }
                }
            }
            _ => {
                let mut common = 0_u32;
                for j in &ties.targets()[row] {
                    if is_marked(*j) {
                        parts[*j as usize] += p_q;
                        common += 1;
                    }
                }
                redundancy += p_iq * f64::from(common);
            }
        }
    }
    let mut constraint = 0.0;
    for j in neighbours {
        let part = &mut parts[*j as usize];
        *part *= *part;
        constraint += *part;
    }
    let mut disorder = 0.0;
    for j in neighbours {
        let ratio = parts[*j as usize] * n / constraint;
        disorder += ratio * ratio.ln();
        marks[*j as usize / 64] = 0;
    }
    let effective_size = n - redundancy;
    Some(Holes {
        constraint,
        effective_size,
        efficiency: effective_size / n,
        hierarchy: (neighbours.len() > 1).then(|| disorder / (n * n.ln())),
    })
}
