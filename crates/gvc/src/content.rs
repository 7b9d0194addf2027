use crate::{GvcError, Leontief};

/// How much of something that an industry uses (employment, wages, emissions) depends on exports
/// and on final demand, in the unit of the extension.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Content {
    /// The economy.
    pub economy: usize,
    /// The industry; all of them together when `None`.
    pub industry: Option<usize>,
    /// All that it uses.
    pub total: f64,
    /// What depends on the country's gross exports: f̂·B_ss·E_s.
    pub exports: f64,
    /// What makes the exported goods themselves, f̂·E_s.
    pub direct: f64,
    /// What makes the inputs of exports, the rest.
    pub indirect: f64,
    /// What depends on final demand abroad, f̂·Σ_{k≠s} B·Y_k.
    pub foreign_demand: f64,
    /// What depends on final demand at home, f̂·B·Y_s.
    pub home_demand: f64,
}

impl Content {
    /// The share that depends on exports, as table A1 of the paper has it for employment.
    pub fn share(&self) -> Option<f64> {
        (self.total != 0.0).then(|| self.exports / self.total)
    }
}

/// The content of exports and of final demand in an extension of the table, by the industry that
/// uses it; each economy's total comes before its industries.
///
/// What an industry without output uses depends on nothing and is part of the total only. Of an
/// open table, all that is sold outside counts as final demand abroad.
///
/// # Errors
///
/// [`GvcError::Unknown`] when the table has no extension of this name.
pub fn content(leontief: &Leontief<'_>, extension: &str) -> Result<Vec<Content>, GvcError> {
    let extensions = &leontief.table.extensions;
    let found = extensions.iter().find(|known| known.name == extension);
    let extension = found.ok_or_else(|| GvcError::Unknown {
        kind: "gvc-kind-extension",
        name: extension.to_owned(),
        known: extensions.iter().map(|known| known.name.clone()).collect(),
    })?;
    let (g, size, n) = (leontief.table.g(), leontief.table.n(), leontief.elements());
    let f: Vec<f64> = extension
        .values
        .iter()
        .zip(leontief.per_output())
        .map(|(value, per)| value * per)
        .collect();
    let mut sides = vec![0.0; g * n];
    for s in 0..g {
        let own = s * size..(s + 1) * size;
        sides[s * n..][own.clone()].copy_from_slice(&leontief.total_exports[own]);
    }
    let exported = leontief.output_for(sides);
    let used = leontief.absorbed();
    let outside = leontief.output_for_outside();
    let of = |i: usize| {
        let s = i / size;
        let exports = f[i] * exported[s * n + i];
        let direct = f[i] * leontief.total_exports[i];
        let abroad: f64 = (0..g).filter(|k| *k != s).map(|k| used[k * n + i]).sum();
        Content {
            economy: s,
            industry: Some(i % size),
            total: extension.values[i],
            exports,
            direct,
            indirect: exports - direct,
            foreign_demand: f[i] * (abroad + outside.get(i).copied().unwrap_or_default()),
            home_demand: f[i] * used[s * n + i],
        }
    };
    let mut rows = Vec::with_capacity(n + g);
    for s in 0..g {
        let industries: Vec<Content> = (s * size..(s + 1) * size).map(of).collect();
        let sum = |value: fn(&Content) -> f64| industries.iter().map(value).sum();
        rows.push(Content {
            economy: s,
            industry: None,
            total: sum(|c| c.total),
            exports: sum(|c| c.exports),
            direct: sum(|c| c.direct),
            indirect: sum(|c| c.indirect),
            foreign_demand: sum(|c| c.foreign_demand),
            home_demand: sum(|c| c.home_demand),
        });
        rows.extend(industries);
    }
    Ok(rows)
}
