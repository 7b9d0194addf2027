use crate::{GvcError, Leontief};

/// Where an industry, or a whole economy, stands in the chains it is part of. Lengths are counted
/// in stages of production; a value is missing where nothing is made or nothing takes that way.
///
/// Forward measures of an economy are weighted by value added, backward ones by final goods, as
/// Wang, Wei, Yu and Zhu do.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Position {
    /// The economy.
    pub economy: usize,
    /// The industry; all of them together when `None`.
    pub industry: Option<usize>,
    /// Stages from the industry to final demand, x̂⁻¹·B·x (Antràs, Chor, Fally and Hillberry 2012;
    /// Antràs and Chor 2013): 1 when all is final. It is also the forward length of all value
    /// added of Wang, Wei, Yu and Zhu 2017.
    pub upstreamness: Option<f64>,
    /// Stages from primary inputs to the industry, u·B (Antràs and Chor 2013): 1 when it buys
    /// nothing.
    pub downstreamness: Option<f64>,
    /// Forward length of value added that is used at home, v̂·L·L·Yᴰ ÷ v̂·L·Yᴰ.
    pub forward_domestic: Option<f64>,
    /// Forward length of value added in exported final goods, v̂·L·L·Yᶠ ÷ v̂·L·Yᶠ.
    pub forward_trade: Option<f64>,
    /// Forward length in global value chains, (v̂·L·L·Aᶠ·x + v̂·L·Aᶠ·B·x) ÷ v̂·L·Aᶠ·x.
    pub forward_gvc: Option<f64>,
    /// Backward length of what is made at home alone, v·L·L ÷ v·L.
    pub backward_domestic: Option<f64>,
    /// Backward length in global value chains, (v·L·L·Aᶠ·B + v·L·Aᶠ·B·B) ÷ v·L·Aᶠ·B.
    pub backward_gvc: Option<f64>,
    /// Share of value added that takes part in global value chains, v̂·L·Aᶠ·x ÷ v̂·x.
    pub participation_forward: Option<f64>,
    /// Share of final goods whose value took part in them, v·L·Aᶠ·B ÷ v·B.
    pub participation_backward: Option<f64>,
    /// Position in global value chains, forward over backward length: above 1 is upstream.
    pub position: Option<f64>,
}

/// Numerators and denominators, so that an economy is the sum of its industries.
#[derive(Debug, Clone, Copy, Default)]
struct Sums {
    value_added: f64,
    stages: f64,
    goods: f64,
    depth: f64,
    home: [f64; 2],
    trade: [f64; 2],
    ahead: [f64; 2],
    alone: [f64; 2],
    behind: [f64; 2],
    all_behind: f64,
}

impl Sums {
    fn add(&mut self, other: &Self) {
        self.value_added += other.value_added;
        self.stages += other.stages;
        self.goods += other.goods;
        self.depth += other.depth;
        self.all_behind += other.all_behind;
        let pairs = [
            (&mut self.home, other.home),
            (&mut self.trade, other.trade),
            (&mut self.ahead, other.ahead),
            (&mut self.alone, other.alone),
            (&mut self.behind, other.behind),
        ];
        for (sum, value) in pairs {
            sum[0] += value[0];
            sum[1] += value[1];
        }
    }
}

fn ratio(over: f64, under: f64) -> Option<f64> {
    (under != 0.0).then(|| over / under).filter(|ratio| ratio.is_finite())
}

fn length([over, under]: [f64; 2]) -> Option<f64> {
    ratio(over, under)
}

/// Position of every industry of every economy, each economy's total before its industries.
///
/// # Errors
///
/// [`GvcError::Open`] for an open table.
pub fn position(leontief: &Leontief<'_>) -> Result<Vec<Position>, GvcError> {
    leontief.closed()?;
    let (g, size, n) = (leontief.table.g(), leontief.table.n(), leontief.elements());
    let local = leontief.local();
    let (v, x) = (&leontief.v, &leontief.table.output);
    let demand = |i: usize, k: usize| leontief.demand[i * g + k];
    let home: Vec<f64> = (0..n).map(|i| demand(i, i / size)).collect();
    let abroad: Vec<f64> =
        (0..n).map(|i| (0..g).filter(|k| *k != i / size).map(|k| demand(i, k)).sum()).collect();
    let abroad_into = |u: &[f64]| -> Vec<f64> {
        leontief.flows_into(u).chunks(g.max(1)).map(|row| row.iter().sum()).collect()
    };
    // Forward, as columns: what follows an industry.
    let stages = leontief.output_for(x.clone());
    let at_home = local.times(&home);
    let at_home_twice = local.times(&at_home);
    let traded = local.times(&abroad);
    let traded_twice = local.times(&traded);
    let ahead = local.times(&abroad_into(x));
    let ahead_twice = local.times(&ahead);
    let ahead_after = local.times(&abroad_into(&stages));
    // Backward, as rows: what precedes it.
    let depth = leontief.multiplier(&vec![1.0; n]);
    let all = leontief.multiplier(v);
    let alone = local.before(v);
    let alone_twice = local.before(&alone);
    let behind: Vec<f64> = all.iter().zip(&alone).map(|(all, own)| all - own).collect();
    let behind_before = leontief.multiplier(&leontief.imports_of(&alone_twice));
    let behind_after = leontief.multiplier(&behind);

    let sums = |i: usize| {
        let goods = home[i] + abroad[i];
        Sums {
            value_added: v[i] * x[i],
            stages: v[i] * stages[i],
            goods: all[i] * goods,
            depth: depth[i] * all[i] * goods,
            home: [v[i] * at_home_twice[i], v[i] * at_home[i]],
            trade: [v[i] * traded_twice[i], v[i] * traded[i]],
            ahead: [v[i] * (ahead_twice[i] + ahead_after[i]), v[i] * ahead[i]],
            alone: [alone_twice[i] * goods, alone[i] * goods],
            behind: [(behind_before[i] + behind_after[i]) * goods, behind[i] * goods],
            all_behind: all[i] * goods,
        }
    };
    let row = |economy: usize, industry: Option<usize>, sums: Sums| {
        let (forward, backward) = (length(sums.ahead), length(sums.behind));
        let position = forward.zip(backward).and_then(|(f, b)| ratio(f, b));
        let element = industry.map(|industry| economy * size + industry);
        // Of one industry, both are defined even where it adds no value or sells nothing final.
        let (up, down) = match element {
            Some(i) => (ratio(stages[i], x[i]), (x[i] != 0.0).then_some(depth[i])),
            None => (ratio(sums.stages, sums.value_added), ratio(sums.depth, sums.goods)),
        };
        Position {
            economy,
            industry,
            upstreamness: up,
            downstreamness: down,
            forward_domestic: length(sums.home),
            forward_trade: length(sums.trade),
            forward_gvc: forward,
            backward_domestic: length(sums.alone),
            backward_gvc: backward,
            participation_forward: ratio(sums.ahead[1], sums.value_added),
            participation_backward: ratio(sums.behind[1], sums.all_behind),
            position,
        }
    };
    let mut rows = Vec::with_capacity(n + g);
    for s in 0..g {
        let mut total = Sums::default();
        (0..size).for_each(|k| total.add(&sums(s * size + k)));
        rows.push(row(s, None, total));
        rows.extend((0..size).map(|k| row(s, Some(k), sums(s * size + k))));
    }
    Ok(rows)
}

impl Leontief<'_> {
    /// A row c times the part of A that crosses borders: Σ_i c_i·a_ij, i abroad.
    pub(crate) fn imports_of(&self, c: &[f64]) -> Vec<f64> {
        let (size, n) = (self.table.n(), self.elements());
        let mut sums = vec![0.0; n];
        for ((i, row), c) in self.table.intermediate.chunks(n.max(1)).enumerate().zip(c) {
            let own = i / size * size..(i / size + 1) * size;
            for (sum, sale) in sums[..own.start].iter_mut().zip(row) {
                *sum += c * sale;
            }
            for (sum, sale) in sums[own.end..].iter_mut().zip(&row[own.end..]) {
                *sum += c * sale;
            }
        }
        sums.iter().zip(self.per_output()).map(|(sum, per)| sum * per).collect()
    }
}
