use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

/// When a sum of magnitudes, such as sales, may be published. Contributions are not negative; one
/// that is makes a sum unsafe, for the rules say nothing about it.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct MagnitudeRule {
    /// Owners that a sum needs at least: N < n is unsafe.
    pub minimum: usize,
    /// The (n, k) rule, if it is used.
    pub dominance: Option<Dominance>,
    /// The p % rule, if it is used: X − x₁ − x₂ < p % of x₁ is unsafe, for then the second largest
    /// could work out the largest too closely.
    pub p: Option<f64>,
}

/// The (n, k) rule: x₁ + … + xₙ > k % of X is unsafe.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Dominance {
    /// How many of the largest are taken together.
    pub n: usize,
    /// Percent of the sum that they may have.
    pub k: f64,
}

/// Contributions by owner, the largest first.
pub(crate) fn by_owner<K: Ord>(contributions: &[(K, f64)]) -> Vec<f64> {
    let mut owners: BTreeMap<&K, f64> = BTreeMap::new();
    for (owner, value) in contributions {
        *owners.entry(owner).or_default() += value;
    }
    let mut values: Vec<f64> = owners.into_values().collect();
    values.sort_by(|a, b| b.total_cmp(a));
    values
}

impl MagnitudeRule {
    /// Whether a sum may be published, given each firm's owner and contribution.
    pub fn is_safe<K: Ord>(&self, contributions: &[(K, f64)]) -> bool {
        self.protection(contributions).is_none()
    }

    /// How far above the true sum an attacker's upper bound has to lie if the sum is hidden; none
    /// when it need not be hidden.
    ///
    /// For p %: p/100 · x₁ − (X − x₁ − x₂); for (n, k): 100/k · (x₁ + … + xₙ) − X; for too few
    /// contributors: p % of the largest.
    pub(crate) fn protection<K: Ord>(&self, contributions: &[(K, f64)]) -> Option<f64> {
        let unfit = contributions.iter().any(|(_, value)| !value.is_finite() || *value < 0.0);
        let values = by_owner(contributions);
        let total: f64 = values.iter().sum();
        let largest = values.first().copied().unwrap_or_default();
        let rest: f64 = values.iter().skip(2).sum();
        let few = (unfit || values.len() < self.minimum)
            .then(|| self.p.unwrap_or_default() / 100.0 * largest);
        let dominance = self.dominance.and_then(|Dominance { n, k }| {
            let top: f64 = values.iter().take(n).sum();
            (top > k / 100.0 * total).then(|| 100.0 / k * top - total)
        });
        let p =
            self.p.and_then(|p| (rest < p / 100.0 * largest).then(|| p / 100.0 * largest - rest));
        [few, dominance, p].into_iter().flatten().reduce(f64::max)
    }
}
