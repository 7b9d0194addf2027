/// What the largest shares of a country's exports say about how concentrated they are.
///
/// The paper prints only the five largest, so an index over all products is known within bounds.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Concentration {
    /// The least Herfindahl-Hirschman index Σs² that the shares allow: all others infinitely small.
    pub hhi_low: f64,
    /// The greatest: all others as large as the smallest printed one.
    pub hhi_high: f64,
}

/// The concentration that the largest `shares` (fractions, in descending order) leave possible.
/// The index is the raw Σs² over all products, between 0 and 1.
///
/// ```
/// let third = paper::concentration(&[0.5, 0.3]);
/// assert!((third.hhi_low - 0.34).abs() < 1e-12);
/// // The remaining 0.2 is at most one product of 0.2.
/// assert!((third.hhi_high - 0.38).abs() < 1e-12);
/// ```
pub fn concentration(shares: &[f64]) -> Concentration {
    let together: f64 = shares.iter().sum();
    let printed: f64 = shares.iter().map(|share| share * share).sum();
    let smallest = shares.last().copied().unwrap_or(1.0);
    let rest = (1.0 - together).max(0.0);
    let hidden = if smallest > 0.0 {
        let whole = (rest / smallest).floor();
        let left = rest - whole * smallest;
        whole * smallest * smallest + left * left
    } else {
        0.0
    };
    Concentration { hhi_low: printed, hhi_high: printed + hidden }
}
