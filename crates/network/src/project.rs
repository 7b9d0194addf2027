use std::collections::BTreeMap;

use crate::Edges;

/// What was asked for would have more ties than can be held.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TooMany {
    /// The affiliation with the most members.
    pub largest: String,
    /// How many members it has.
    pub members: usize,
    /// How many ties there would be.
    pub ties: usize,
}

/// The most ties that a projection may give.
pub const MOST_TIES: usize = 50_000_000;

impl Edges {
    /// Ties firms that share an association, a programme, a buyer: adds to a list of ties those that
    /// follow from a second list, whose sources are nodes and whose targets are what they belong to.
    /// Each affiliation with k members ties every two of them with a weight of 1/(k − 1) times the
    /// product of their weights of belonging (Newman 2001), so that joining it gives a member one
    /// unit of ties, however large it is. Ties of a list without weights then weigh one each.
    ///
    /// A node that belongs to nothing shared stays in the network without a tie. Belonging twice to the
    /// same counts once, with the weights added up.
    ///
    /// ```
    /// use network::Edges;
    /// let mut edges = Edges::default();
    /// let members = "source,target\nAna,guild\nLuz,guild\nEva,guild\n";
    /// edges.tie_members(&Edges::read("members.csv", members, None)?).unwrap();
    /// assert_eq!((edges.len(), edges.weights), (3, Some(vec![0.5; 3])));
    /// # Ok::<(), files::FileError>(())
    /// ```
    ///
    /// # Errors
    ///
    /// [`TooMany`] when there would be more than [`MOST_TIES`].
    pub fn tie_members(&mut self, belonging: &Self) -> Result<(), TooMany> {
        let mut members: BTreeMap<u32, BTreeMap<u32, f64>> = BTreeMap::new();
        for (row, (node, group)) in belonging.sources.iter().zip(&belonging.targets).enumerate() {
            let weight = belonging.weights.as_ref().map_or(1.0, |weights| weights[row]);
            *members.entry(*group).or_default().entry(*node).or_default() += weight;
        }
        let pairs = |k: usize| k * k.saturating_sub(1) / 2;
        let ties: usize = members.values().map(|members| pairs(members.len())).sum();
        if ties > MOST_TIES {
            let largest = members.iter().max_by_key(|(_, members)| members.len());
            let (group, count) = largest.map_or((0, 0), |(group, found)| (*group, found.len()));
            let largest = belonging.names.get(group).to_owned();
            return Err(TooMany { largest, members: count, ties });
        }
        let mut nodes = crate::names::Interner::from_names(std::mem::take(&mut self.names));
        let mut weights = self.weights.take().unwrap_or_else(|| vec![1.0; self.sources.len()]);
        let mut number = BTreeMap::new();
        for node in &belonging.sources {
            number.entry(*node).or_insert_with(|| nodes.intern(belonging.names.get(*node)));
        }
        for members in members.values() {
            let members: Vec<(u32, f64)> =
                members.iter().map(|(node, weight)| (number[node], *weight)).collect();
            let each = 1.0 / (members.len() as f64 - 1.0);
            for (i, (a, weight_a)) in members.iter().enumerate() {
                for (b, weight_b) in &members[i + 1..] {
                    self.sources.push(*a);
                    self.targets.push(*b);
                    weights.push(each * weight_a * weight_b);
                }
            }
        }
        self.names = nodes.into_names();
        self.weights = Some(weights);
        Ok(())
    }
}
