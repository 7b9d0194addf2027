use crate::{GvcError, Leontief};

/// Revealed comparative advantage of an industry: its share of its country's exports over its
/// share of the world's (Balassa 1965).
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Advantage {
    /// The economy.
    pub economy: usize,
    /// The industry.
    pub industry: usize,
    /// Gross exports of the industry, in the unit of the table.
    pub exports: f64,
    /// Advantage in gross exports; above 1 is an advantage.
    pub gross: Option<f64>,
    /// Value added of the industry in all exports of its country, v̂·B_ss·E_s.
    pub value_added: f64,
    /// Advantage in that value added (Koopman, Wang and Wei 2014): without what others made, and
    /// with what the industry gives to exports of others at home.
    pub in_value_added: Option<f64>,
}

/// Revealed comparative advantage of every industry of every economy, in the order of the table.
///
/// # Errors
///
/// [`GvcError::Open`] for an open table.
pub fn advantage(leontief: &Leontief<'_>) -> Result<Vec<Advantage>, GvcError> {
    leontief.closed()?;
    let (g, size, n) = (leontief.table.g(), leontief.table.n(), leontief.elements());
    let mut sides = vec![0.0; g * n];
    for s in 0..g {
        let own = s * size..(s + 1) * size;
        sides[s * n..][own.clone()].copy_from_slice(&leontief.total_exports[own]);
    }
    let outputs = leontief.output_for(sides);
    let gross = &leontief.total_exports;
    let value_added: Vec<f64> = (0..n).map(|i| leontief.v[i] * outputs[i / size * n + i]).collect();
    let (in_gross, in_value_added) = (shares(gross, size), shares(&value_added, size));
    let rows = (0..n)
        .map(|i| Advantage {
            economy: i / size,
            industry: i % size,
            exports: gross[i],
            gross: in_gross[i],
            value_added: value_added[i],
            in_value_added: in_value_added[i],
        })
        .collect();
    Ok(rows)
}

fn shares(values: &[f64], size: usize) -> Vec<Option<f64>> {
    let world: f64 = values.iter().sum();
    let industry: Vec<f64> = (0..size).map(|k| values.iter().skip(k).step_by(size).sum()).collect();
    let country: Vec<f64> = values.chunks(size.max(1)).map(|own| own.iter().sum()).collect();
    let share = |i: usize| {
        let expected = industry[i % size] / world * country[i / size];
        Some(values[i] / expected).filter(|share| share.is_finite())
    };
    (0..values.len()).map(share).collect()
}
