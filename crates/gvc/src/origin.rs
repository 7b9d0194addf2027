use crate::leontief::dot;
use crate::parallel::for_each;
use crate::{GvcError, Leontief};

/// Whose use of value added is traced back to its origin.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Use {
    /// Gross exports of a country.
    #[default]
    Exports,
    /// Final demand of a country.
    FinalDemand,
}

/// Value added of one industry that is in what one country exports or uses, in the unit of the
/// table.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Origin {
    /// The economy that exports or uses it.
    pub user: usize,
    /// The economy that makes it.
    pub economy: usize,
    /// The industry that makes it.
    pub industry: usize,
    /// All of it: v̂·B·E_r, or v̂·B·Y_r.
    pub value: f64,
    /// What comes without passing through a third country: v̂·L_ss·A_sr·L_rr·E_r (of its own value
    /// added, what never left), or v̂·L_ss·(Y_sr + A_sr·L_rr·Y_rr). The rest came through others.
    pub direct: f64,
}

/// Value added by origin in the exports or the final demand of every economy (Johnson and Noguera
/// 2012; Koopman, Wang and Wei 2014), by user, then in the order of the table. Of an open table, what
/// the economies outside made is the rest, and value that left the table and came back is not seen.
///
/// # Errors
///
/// [`GvcError::OpenNoValueAdded`] for an open table that prints none.
pub fn origin(leontief: &Leontief<'_>, used: Use) -> Result<Vec<Origin>, GvcError> {
    if leontief.table.outside.is_some() && leontief.v.iter().any(|v| v.is_nan()) {
        return Err(GvcError::OpenNoValueAdded);
    }
    let (g, size, n) = (leontief.table.g(), leontief.table.n(), leontief.elements());
    let local = leontief.local();
    let of = |i: usize, r: usize| match used {
        Use::Exports if i / size == r => leontief.total_exports[i],
        Use::Exports => 0.0,
        Use::FinalDemand => leontief.demand[i * g + r],
    };
    let outputs = leontief.output_for((0..g * n).map(|at| of(at % n, at / n)).collect());
    let at_home: Vec<f64> = (0..n).map(|i| of(i, i / size)).collect();
    let at_home = local.times(&at_home);
    let supplied = leontief.flows_into(&at_home);
    let mut rows = Vec::with_capacity(g * n);
    for r in 0..g {
        let delivered: Vec<f64> = (0..n)
            .map(|i| if i / size == r { 0.0 } else { supplied[i * g + r] + of(i, r) })
            .collect();
        let direct = local.times(&delivered);
        rows.extend((0..n).map(|i| Origin {
            user: r,
            economy: i / size,
            industry: i % size,
            value: leontief.v[i] * outputs[r * n + i],
            direct: leontief.v[i] * if i / size == r { at_home[i] } else { direct[i] },
        }));
    }
    Ok(rows)
}

/// Value added by origin in what each country exports to each partner (G × G × G: exporter, partner,
/// origin): all of it, `W[t]·E_sr`, and what came without passing through a third country.
pub(crate) fn origin_by_partner(leontief: &Leontief<'_>) -> Vec<(f64, f64)> {
    let (g, size, n) = (leontief.table.g(), leontief.table.n(), leontief.elements());
    let local = leontief.local();
    let own = local.before(&leontief.v);
    // Of each unit of output the value that came direct: V_t·L_tt·A_ts·L_ss, and at home V_s·L_ss.
    let mut direct = vec![0.0; g * n];
    for_each(direct.chunks_mut(n.max(1)).enumerate(), leontief.threads, |(t, direct)| {
        let home = t * size..(t + 1) * size;
        for i in home.clone() {
            let sales = &leontief.table.intermediate[i * n..(i + 1) * n];
            direct.iter_mut().zip(sales).for_each(|(sum, sale)| *sum += own[i] * sale);
        }
        direct.iter_mut().zip(leontief.per_output()).for_each(|(sum, per)| *sum *= per);
        let delivered = local.before(direct);
        direct.copy_from_slice(&delivered);
        direct[home.clone()].copy_from_slice(&own[home]);
    });
    let content = leontief.content();
    let mut origins = vec![(0.0, 0.0); g * g * g];
    for (pair, origins) in origins.chunks_mut(g.max(1)).enumerate() {
        let (s, r) = (pair / g, pair % g);
        let rows = s * size..(s + 1) * size;
        let exports: Vec<f64> = rows.clone().map(|i| leontief.exports[i * g + r]).collect();
        for (t, (all, straight)) in origins.iter_mut().enumerate() {
            *all = dot(&content[t * n..][rows.clone()], &exports);
            *straight = dot(&direct[t * n..][rows.clone()], &exports);
        }
    }
    origins
}
