use crate::blocks::Blocks;
use crate::leontief::dot;
use crate::parallel::for_each;
use crate::{By, Cell, GvcError, Leontief};

/// A way to decompose gross exports.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Method {
    /// Koopman, Wang and Wei 2014: nine terms, of a country's exports as a whole.
    Kww,
    /// Wang, Wei and Zhu 2013: sixteen terms.
    Wwz,
    /// Borin and Mancini 2019, 2023.
    Bm(Approach, Perspective),
    /// Miroudot and Ye 2021.
    My,
    /// The indicators of the OECD's TiVA.
    Oecd,
    /// Hummels, Ishii and Yi 2001.
    Hiy,
}

/// Which crossing of a border counts as value added, the others being double counting.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Approach {
    /// The first.
    #[default]
    Source,
    /// The last.
    Sink,
}

/// Which borders count: value that crosses them twice is counted twice.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Perspective {
    /// All exports of the exporting country.
    #[default]
    Exporter,
    /// All exports of the world.
    World,
    /// The exports of the country to one partner.
    CountryBilateral,
    /// The exports of one industry of the country.
    Sector,
    /// The exports of one industry to one partner.
    SectorBilateral,
    /// All imports of the importing country.
    Importer,
}

/// Gross exports in terms: `values[k]` of each cell belongs to `terms[k]`, in the unit of the
/// table.
#[derive(Debug, Clone, PartialEq)]
pub struct Decomposition {
    /// The method.
    pub method: Method,
    /// The codes of the terms; `EXGR` is first.
    pub terms: Vec<&'static str>,
    /// The cells in the order of the table.
    pub cells: Vec<(Cell, Vec<f64>)>,
}

/// What several methods need of the inverse, taken from it once.
///
/// u holds for each economy k, one after another, the output (n) that some demand calls for.
struct Parts<'l, 'a> {
    leontief: &'l Leontief<'a>,
    g: usize,
    size: usize,
    n: usize,
    /// W[t][j].
    content: &'l [f64],
    /// V_s·B_ss of each element.
    domestic: Vec<f64>,
    /// Σ_{t≠s} V_t·B_ts of each element.
    foreign: Vec<f64>,
    /// V_s·L_ss of each element.
    own: Vec<f64>,
}

impl<'l, 'a> Parts<'l, 'a> {
    fn new(leontief: &'l Leontief<'a>) -> Self {
        let (g, size, n) = (leontief.table.g(), leontief.table.n(), leontief.elements());
        let content = leontief.content();
        let domestic = (0..n).map(|j| content[j / size * n + j]).collect();
        let foreign = (0..n)
            .map(|j| (0..g).filter(|t| *t != j / size).map(|t| content[t * n + j]).sum())
            .collect();
        let own = leontief.local().before(&leontief.v);
        Self { leontief, g, size, n, content, domestic, foreign, own }
    }

    /// For each economy k, a demand that stands in the rows of every economy: `demand(i, k)`.
    fn demands(&self, demand: impl Fn(usize, usize) -> f64) -> Vec<f64> {
        (0..self.g * self.n).map(|at| demand(at % self.n, at / self.n)).collect()
    }

    fn demand(&self, i: usize, k: usize) -> f64 {
        self.leontief.demand[i * self.g + k]
    }

    /// Final goods of element i that others than its own economy use: Y_i*.
    fn final_exports(&self, i: usize) -> f64 {
        let home = i / self.size;
        (0..self.g).filter(|k| *k != home).map(|k| self.demand(i, k)).sum()
    }

    /// L_rr·E_r: output that the exports of each economy call for at home.
    fn exported_output(&self) -> Vec<f64> {
        self.leontief.local().times(&self.leontief.total_exports)
    }

    /// B·Y: output that the final demand of each economy k calls for (G × n).
    fn absorbed(&self) -> &'l [f64] {
        self.leontief.absorbed()
    }
}

/// Decomposes the gross exports of every country.
///
/// # Errors
///
/// [`GvcError::CountryOnly`] when a method is asked for more than it can tell, [`GvcError::Open`]
/// for an open table.
pub fn decompose(
    leontief: &Leontief<'_>,
    method: Method,
    by: By,
) -> Result<Decomposition, GvcError> {
    leontief.closed()?;
    let parts = Parts::new(leontief);
    let whole = !by.partner && !by.industry;
    match method {
        Method::Kww if !whole => Err(GvcError::CountryOnly { method: "kww".to_owned() }),
        Method::Kww => Ok(kww(&parts.wwz(by)?)),
        Method::Wwz => parts.wwz(by),
        Method::Bm(approach, perspective) => parts.borin_mancini(approach, perspective, by),
        Method::My => parts.miroudot_ye(by),
        Method::Oecd => Ok(parts.oecd(by)),
        Method::Hiy => Ok(hummels(leontief, by)),
    }
}

/// The nine terms are sums of the sixteen (Wang, Wei and Zhu 2013, table 2). They stand under the
/// codes of both literatures.
fn kww(wwz: &Decomposition) -> Decomposition {
    const TERMS: [(&str, &[usize]); 16] = [
        ("EXGR", &[0]),
        ("VAX1", &[1]),
        ("VAX2", &[2, 3]),
        ("VAX3", &[4, 5]),
        ("REF1", &[6, 7]),
        ("REF2", &[8]),
        ("DDC", &[9, 10]),
        ("FVA1", &[11, 12]),
        ("FVA2", &[13, 14]),
        ("FDC", &[15, 16]),
        ("DVA_FIN", &[1]),
        ("DVA_INT", &[2, 3]),
        ("DVA_INTrex", &[4, 5]),
        ("RDV_FIN", &[6, 7]),
        ("RDV_INT", &[8]),
        ("FVA_FIN", &[11, 12]),
    ];
    let mut terms: Vec<(&'static str, &[usize])> = TERMS.to_vec();
    terms.push(("FVA_INT", &[13, 14]));
    let sum = |values: &[f64], parts: &[usize]| parts.iter().map(|part| values[*part]).sum();
    Decomposition {
        method: Method::Kww,
        terms: terms.iter().map(|(code, _)| *code).collect(),
        cells: wwz
            .cells
            .iter()
            .map(|(cell, values)| {
                (*cell, terms.iter().map(|(_, parts)| sum(values, parts)).collect())
            })
            .collect(),
    }
}

fn hummels(leontief: &Leontief<'_>, by: By) -> Decomposition {
    let cells = crate::participation(leontief, by)
        .into_iter()
        .map(|(cell, p)| (cell, vec![p.exports, p.vs, p.vs1]))
        .collect();
    Decomposition { method: Method::Hiy, terms: vec!["EXGR", "VS", "VS1"], cells }
}

fn add(sums: &mut Vec<f64>, values: &[f64]) {
    sums.resize(values.len(), 0.0);
    for (sum, value) in sums.iter_mut().zip(values) {
        *sum += value;
    }
}

impl Parts<'_, '_> {
    fn collect(
        &self,
        method: Method,
        terms: &[&'static str],
        by: By,
        values: impl Fn(usize, usize) -> Vec<f64>,
    ) -> Decomposition {
        let mut cells = by.collect(self.leontief.table, values, |sums, v| add(sums, v));
        // An economy without partners has nothing to add up.
        for (_, values) in &mut cells {
            values.resize(terms.len(), 0.0);
        }
        Decomposition { method, terms: terms.to_vec(), cells }
    }

    /// Wang, Wei and Zhu 2013, equation 22: domestic value added by where it is absorbed
    /// (T1–T5), returned home (T6–T8), double counted (T9, T10), and foreign value by whether the
    /// importer made it (T11–T16).
    fn wwz(&self, by: By) -> Result<Decomposition, GvcError> {
        let Self { leontief, g, size, n, .. } = *self;
        // B_·k·Y_kk, B_·k·Y_k* and Σ_{j≠k} B_·j·Y_jk for each k.
        let mut sides = self.demands(|i, k| if i / size == k { self.demand(i, k) } else { 0.0 });
        sides.extend(self.demands(|i, k| if i / size == k { self.final_exports(i) } else { 0.0 }));
        sides.extend(self.demands(|i, k| if i / size == k { 0.0 } else { self.demand(i, k) }));
        let outputs = leontief.output_for(sides);
        let (home, rest) = outputs.split_at(g * n);
        let (out, abroad) = rest.split_at(g * n);
        let diagonal = Blocks::diagonal(leontief.inverse()?, g, size);
        // B_rr·Y_rs for each s.
        let next: Vec<f64> = (0..g)
            .flat_map(|s| {
                let demand: Vec<f64> = (0..n).map(|i| self.demand(i, s)).collect();
                diagonal.times(&demand)
            })
            .collect();
        let sum = |u: &[f64], j: usize| -> f64 { (0..g).map(|k| u[k * n + j]).sum() };
        let (home_sum, out_sum): (Vec<f64>, Vec<f64>) =
            (0..n).map(|j| (sum(home, j), sum(out, j))).unzip();
        let into = |u: &dyn Fn(usize, usize, usize) -> f64| {
            // For exporter s and element j of importer r.
            let u: Vec<f64> = (0..g * n).map(|at| u(at / n, at % n, at % n / size)).collect();
            leontief.flows_into(&u)
        };
        let t2 = into(&|_, j, r| home[r * n + j]);
        let t3 = into(&|s, j, r| home_sum[j] - home[r * n + j] - home[s * n + j]);
        let t4 = into(&|s, j, r| out[r * n + j] - next[s * n + j]);
        let t5 = into(&|s, j, r| {
            let others = out_sum[j] - out[r * n + j] - out[s * n + j];
            others - (abroad[s * n + j] - next[s * n + j])
        });
        let t6 = into(&|s, j, _| next[s * n + j]);
        let t7 = into(&|s, j, _| abroad[s * n + j] - next[s * n + j]);
        let t8 = into(&|s, j, _| home[s * n + j]);
        let t9 = into(&|s, j, _| out[s * n + j]);
        let all = leontief.flows_into(&leontief.table.output);
        let on = leontief.flows_into(&self.exported_output());
        const TERMS: [&str; 17] = [
            "EXGR",
            "DVA_FIN",
            "DVA_INT",
            "DVA_INTrex1",
            "DVA_INTrex2",
            "DVA_INTrex3",
            "RDV_FIN1",
            "RDV_FIN2",
            "RDV_INT",
            "DDC_FIN",
            "DDC_INT",
            "FVA_FIN1",
            "FVA_FIN2",
            "FVA_INT1",
            "FVA_INT2",
            "MDC",
            "ODC",
        ];
        Ok(self.collect(Method::Wwz, &TERMS, by, |i, r| {
            let at = i * g + r;
            let (own, domestic) = (self.own[i], self.domestic[i]);
            let partner = self.content[r * n + i];
            let other = self.foreign[i] - partner;
            let finals = leontief.demand[at];
            let absorbed = all[at] - on[at];
            vec![
                leontief.exports[at],
                domestic * finals,
                own * t2[at],
                own * t3[at],
                own * t4[at],
                own * t5[at],
                own * t6[at],
                own * t7[at],
                own * t8[at],
                own * t9[at],
                (domestic - own) * all[at],
                partner * finals,
                other * finals,
                partner * absorbed,
                other * absorbed,
                partner * on[at],
                other * on[at],
            ]
        }))
    }

    fn miroudot_ye(&self, by: By) -> Result<Decomposition, GvcError> {
        let bm = self.borin_mancini(Approach::Source, Perspective::Exporter, by)?;
        let terms = ["EXGR", "DC", "DVA", "DDC", "FC", "FVA", "FDC"];
        let places: Vec<usize> =
            terms.iter().filter_map(|t| bm.terms.iter().position(|known| known == t)).collect();
        let pick = |values: &[f64]| places.iter().map(|place| values[*place]).collect();
        let cells = bm.cells.iter().map(|(cell, values)| (*cell, pick(values))).collect();
        Ok(Decomposition { method: Method::My, terms: terms.to_vec(), cells })
    }

    /// VAX, REF, GVC and GVCF are of the country as a whole: value added is absorbed where final
    /// demand is, not where the exports first go.
    fn oecd(&self, by: By) -> Decomposition {
        let Self { leontief, g, size, n, .. } = *self;
        const TERMS: [&str; 10] =
            ["EXGR", "DC", "DVA", "DDC", "FC", "GVCB", "VAX", "REF", "GVC", "GVCF"];
        let whole = !by.partner && !by.industry;
        let terms = if whole { &TERMS[..] } else { &TERMS[..6] };
        let mut result = self.collect(Method::Oecd, terms, by, |i, r| {
            let gross = leontief.exports[i * g + r];
            let (own, domestic, foreign) = (self.own[i], self.domestic[i], self.foreign[i]);
            let foreign = foreign * gross;
            vec![gross, domestic * gross, own * gross, (domestic - own) * gross, foreign, foreign]
        });
        if whole {
            let absorbed = self.absorbed();
            for (cell, values) in &mut result.cells {
                let s = cell.exporter;
                let rows = s * size..(s + 1) * size;
                let v = &leontief.v[rows.clone()];
                let others = || (0..g).filter(|k| *k != s);
                let vax: f64 = others().map(|k| dot(v, &absorbed[k * n..][rows.clone()])).sum();
                let in_others = |r: usize| {
                    let rows = r * size..(r + 1) * size;
                    dot(&self.content[s * n..][rows.clone()], &leontief.total_exports[rows])
                };
                let forward: f64 = others().map(in_others).sum();
                values.resize(6, 0.0);
                let (dva, backward) = (values[2], values[5]);
                values.extend([vax, dva - vax, backward + forward, forward]);
            }
        }
        result
    }

    fn borin_mancini(
        &self,
        approach: Approach,
        perspective: Perspective,
        by: By,
    ) -> Result<Decomposition, GvcError> {
        let method = Method::Bm(approach, perspective);
        let inverse = match perspective {
            Perspective::World => &[][..],
            _ => self.leontief.inverse()?,
        };
        Ok(match approach {
            Approach::Source => self.source(method, perspective, inverse, by),
            Approach::Sink => self.sink(method, perspective, inverse, by),
        })
    }

    /// Value added the first time it crosses: DVA and FVA are V_t·B^{∉}_ts·E_sr, where B^{∉} is the
    /// inverse of I − A without the flows whose borders count.
    fn source(
        &self,
        method: Method,
        perspective: Perspective,
        inverse: &[f64],
        by: By,
    ) -> Decomposition {
        let Self { leontief, g, size, n, .. } = *self;
        let first = self.first_crossing(perspective, inverse);
        let absorbed = self.absorbed();
        let returned = leontief.flows_into(absorbed);
        let on = leontief.flows_into(&self.exported_output());
        const TERMS: [&str; 13] = [
            "EXGR", "DC", "DVA", "VAX", "DAVAX", "REF", "DDC", "FC", "FVA", "FDC", "GVC", "GVCB",
            "GVCF",
        ];
        debug_assert_eq!(n, g * size);
        self.collect(method, &TERMS, by, |i, r| {
            let at = i * g + r;
            let gross = leontief.exports[at];
            let (domestic, foreign) = first(i, r);
            let (dc, fc) = (self.domestic[i] * gross, self.foreign[i] * gross);
            let (dva, fva) = (domestic * gross, foreign * gross);
            let reflected = domestic * returned[at];
            let davax = self.own[i] * (gross - on[at]);
            let backward = fc + (dc - dva);
            let forward = dva - davax;
            vec![
                gross,
                dc,
                dva,
                dva - reflected,
                davax,
                reflected,
                dc - dva,
                fc,
                fva,
                fc - fva,
                backward + forward,
                backward,
                forward,
            ]
        })
    }

    /// V_s·B^{∉}_ss and Σ_{t≠s} V_t·B^{∉}_ts for element i and importer r, from B by the identity of
    /// Woodbury: removing flows whose rows or columns belong to one economy changes B by a product
    /// of blocks of that economy.
    fn first_crossing(
        &self,
        perspective: Perspective,
        inverse: &[f64],
    ) -> Box<dyn Fn(usize, usize) -> (f64, f64) + '_> {
        let Self { leontief, g, size, n, .. } = *self;
        match perspective {
            // Nobody exports: B^{∉} is L.
            Perspective::World => Box::new(|i, _| (self.own[i], 0.0)),
            // s does not export: B^{∉}_ts = B_ts·B_ss⁻¹·L_ss.
            Perspective::Exporter => {
                let unlinked = Blocks::diagonal(inverse, g, size).inverted(leontief.threads);
                let foreign = leontief.local().before(&unlinked.before(&self.foreign));
                Box::new(move |i, _| (self.own[i], foreign[i]))
            }
            // Industry i does not export: B^{∉}_ti = B_ti ÷ (1 + Σ_j a_ij·B_ji), j abroad.
            Perspective::Sector => {
                let loops = self.loops(inverse);
                let through: Vec<f64> = loops.chunks(g).map(|row| row.iter().sum()).collect();
                Box::new(move |i, _| {
                    let times = 1.0 + through[i];
                    (self.domestic[i] / times, self.foreign[i] / times)
                })
            }
            // Industry i does not export to r.
            Perspective::SectorBilateral => {
                let loops = self.loops(inverse);
                Box::new(move |i, r| {
                    let times = 1.0 + loops[i * g + r];
                    (self.domestic[i] / times, self.foreign[i] / times)
                })
            }
            // s does not export to r: B^{∉}_ts = B_ts·(I + A_sr·B_rs)⁻¹.
            Perspective::CountryBilateral => {
                let (domestic, foreign) = self.pairs(inverse, |s, _, linked, out| {
                    let rows = s * size..(s + 1) * size;
                    let lu = linked.transpose().to_owned().partial_piv_lu();
                    let mut sides = faer::Mat::from_fn(size, 2, |i, k| {
                        if k == 0 {
                            self.domestic[rows.start + i]
                        } else {
                            self.foreign[rows.start + i]
                        }
                    });
                    faer::prelude::Solve::solve_in_place(&lu, sides.as_mut());
                    for i in 0..size {
                        out[i] = (sides[(i, 0)], sides[(i, 1)]);
                    }
                });
                Box::new(move |i, r| (domestic[i * g + r], foreign[i * g + r]))
            }
            // r does not import: B^{∉}_ts = B_ts − B_tr·B_rr⁻¹·B_rs + [t = r]·L_rr·B_rr⁻¹·B_rs.
            Perspective::Importer => {
                let unlinked = Blocks::diagonal(inverse, g, size).inverted(leontief.threads);
                // Of each economy t (and of all, last), the content in r times B_rr⁻¹.
                let all: Vec<f64> = (0..n).map(|j| self.domestic[j] + self.foreign[j]).collect();
                let mut rows: Vec<Vec<f64>> =
                    (0..g).map(|t| unlinked.before(&self.content[t * n..][..n])).collect();
                rows.push(unlinked.before(&all));
                let back = unlinked.before(&leontief.local().before(&leontief.v));
                let mut changes = vec![(0.0, 0.0); n * g];
                let pieces = changes.chunks_mut((size * g).max(1)).enumerate();
                for_each(pieces, leontief.threads, |(s, changes)| {
                    for r in (0..g).filter(|r| *r != s) {
                        for j in r * size..(r + 1) * size {
                            let links = &inverse[j * n + s * size..][..size];
                            let (own, every) = (rows[s][j], rows[g][j] - back[j]);
                            for (i, link) in links.iter().enumerate() {
                                let change = &mut changes[i * g + r];
                                change.0 += own * link;
                                change.1 += (every - own) * link;
                            }
                        }
                    }
                });
                Box::new(move |i, r| {
                    let (own, others) = changes[i * g + r];
                    (self.domestic[i] - own, self.foreign[i] - others)
                })
            }
        }
    }

    /// How much of element i a unit of it exported to r brings it to export again: Σ_{j∈r} a_ij·B_ji.
    fn loops(&self, inverse: &[f64]) -> Vec<f64> {
        let Self { leontief, g, size, n, .. } = *self;
        let per_output = leontief.per_output();
        let mut loops = vec![0.0; n * g];
        let pieces = loops.chunks_mut((size * g).max(1)).enumerate();
        for_each(pieces, leontief.threads, |(s, loops)| {
            for j in (0..n).filter(|j| j / size != s) {
                let links = &inverse[j * n + s * size..][..size];
                for (k, link) in links.iter().enumerate() {
                    let sale = leontief.table.intermediate[(s * size + k) * n + j];
                    loops[k * g + j / size] += sale * per_output[j] * link;
                }
            }
        });
        loops
    }

    /// For each pair s → r, something of I + A_sr·B_rs, as two values for each element of s.
    fn pairs(
        &self,
        inverse: &[f64],
        work: impl Fn(usize, usize, faer::Mat<f64>, &mut [(f64, f64)]) + Sync,
    ) -> (Vec<f64>, Vec<f64>) {
        let Self { leontief, g, size, n, .. } = *self;
        let per_output = leontief.per_output();
        let mut values = vec![(0.0, 0.0); n * g];
        let pieces = values.chunks_mut((size * g).max(1)).enumerate();
        for_each(pieces, leontief.threads, |(s, values)| {
            let mut out = vec![(0.0, 0.0); size];
            for r in (0..g).filter(|r| *r != s) {
                let inputs = faer::Mat::from_fn(size, size, |i, j| {
                    let (i, j) = (s * size + i, r * size + j);
                    leontief.table.intermediate[i * n + j] * per_output[j]
                });
                let links = faer::MatRef::from_row_major_slice(inverse, n, n).submatrix(
                    r * size,
                    s * size,
                    size,
                    size,
                );
                let mut linked = faer::Mat::identity(size, size);
                faer::linalg::matmul::matmul(
                    &mut linked,
                    faer::Accum::Add,
                    &inputs,
                    links,
                    1.0,
                    faer::Par::Seq,
                );
                work(s, r, linked, &mut out);
                for (i, pair) in out.iter().enumerate() {
                    values[i * g + r] = *pair;
                }
            }
        });
        values.into_iter().unzip()
    }

    /// Value added the last time it crosses: what of a flow will cross again is double counting.
    fn sink(
        &self,
        method: Method,
        perspective: Perspective,
        inverse: &[f64],
        by: By,
    ) -> Decomposition {
        let Self { leontief, g, size, n, .. } = *self;
        let exporter = perspective == Perspective::Exporter;
        let unlinked = match perspective {
            Perspective::Exporter | Perspective::Importer => {
                Some(Blocks::diagonal(inverse, g, size).inverted(leontief.threads))
            }
            _ => None,
        };
        let again: Vec<f64> = match (perspective, &unlinked) {
            // A_sr·B^{∉}_rs·E_s, with B^{∉}_rs = B_rs·B_ss⁻¹·L_ss.
            (Perspective::Exporter, Some(unlinked)) => {
                let h = unlinked.times(&self.exported_output());
                leontief
                    .flows_into(&self.columns(inverse, |s| h[s * size..(s + 1) * size].to_vec()))
            }
            // What r does not export on: L_rr·B_rr⁻¹·(x_r − Σ_j B_rj·Y_jr), j abroad.
            (Perspective::Importer, Some(unlinked)) => {
                let abroad =
                    self.demands(|i, k| if i / size == k { 0.0 } else { self.demand(i, k) });
                let abroad = leontief.output_for(abroad);
                let x = &leontief.table.output;
                let rest: Vec<f64> = (0..n).map(|j| x[j] - abroad[j / size * n + j]).collect();
                let once = leontief.local().times(&unlinked.times(&rest));
                leontief
                    .flows_into(&x.iter().zip(&once).map(|(x, once)| x - once).collect::<Vec<_>>())
            }
            (Perspective::Sector, _) => {
                let loops = self.loops(inverse);
                (0..n * g)
                    .map(|at| {
                        let i = at / g;
                        let through: f64 = loops[i * g..][..g].iter().sum();
                        loops[at] * leontief.total_exports[i] / (1.0 + through)
                    })
                    .collect()
            }
            (Perspective::SectorBilateral, _) => {
                let loops = self.loops(inverse);
                loops.iter().zip(&leontief.exports).map(|(l, e)| e * l / (1.0 + l)).collect()
            }
            (Perspective::CountryBilateral, _) => {
                let (again, _) = self.pairs(inverse, |s, r, linked, out| {
                    let lu = linked.partial_piv_lu();
                    let flow = |i: usize| leontief.exports[(s * size + i) * g + r];
                    let mut once = faer::Mat::from_fn(size, 1, |i, _| flow(i));
                    faer::prelude::Solve::solve_in_place(&lu, once.as_mut());
                    for (i, pair) in out.iter_mut().enumerate() {
                        *pair = (flow(i) - once[(i, 0)], 0.0);
                    }
                });
                again
            }
            // Everything that r exports on.
            _ => leontief.flows_into(&self.exported_output()),
        };
        let (mut returned, mut by_importer) = (Vec::new(), Vec::new());
        if let Some(unlinked) = unlinked.as_ref().filter(|_| exporter) {
            (returned, by_importer) = self.last_absorption(inverse, unlinked);
        }
        const TERMS: [&str; 10] =
            ["EXGR", "DC", "DVA", "DDC", "FC", "FVA", "FDC", "VAX", "VAXIM", "REF"];
        let terms = if exporter { &TERMS[..] } else { &TERMS[..7] };
        self.collect(method, terms, by, |i, r| {
            let at = i * g + r;
            let (gross, again) = (leontief.exports[at], again[at]);
            let (domestic, foreign) = (self.domestic[i], self.foreign[i]);
            let dva = domestic * (gross - again);
            let mut values = vec![
                gross,
                domestic * gross,
                dva,
                domestic * again,
                foreign * gross,
                foreign * (gross - again),
                foreign * again,
            ];
            if exporter {
                let reflected = domestic * returned[at];
                let there = domestic * (leontief.demand[at] + by_importer[at]);
                values.extend([dva - reflected, there, reflected]);
            }
            values
        })
    }

    /// For each exporter s, B_·s times a vector of its own (G × n).
    fn columns(&self, inverse: &[f64], vector: impl Fn(usize) -> Vec<f64>) -> Vec<f64> {
        let Self { g, size, n, .. } = *self;
        let mut result = vec![0.0; g * n];
        for s in 0..g {
            let vector = vector(s);
            for i in 0..n {
                result[s * n + i] = dot(&inverse[i * n + s * size..][..size], &vector);
            }
        }
        result
    }

    /// Of the intermediates in each flow that s will not export again: those that s itself
    /// absorbs, Σ_{j≠s} B^{∉}_rj·Y_js + B^{∉}_rs·Y_ss, and those that r absorbs,
    /// Σ_{j≠s} B^{∉}_rj·Y_jr, each through A_sr.
    fn last_absorption(&self, inverse: &[f64], unlinked: &Blocks) -> (Vec<f64>, Vec<f64>) {
        let Self { leontief, g, size, n, .. } = *self;
        let abroad = leontief
            .output_for(self.demands(|i, k| if i / size == k { 0.0 } else { self.demand(i, k) }));
        let home: Vec<f64> = (0..n).map(|i| self.demand(i, i / size)).collect();
        let here = leontief.local().times(&home);
        let gap: Vec<f64> = (0..n).map(|i| here[i] - abroad[i / size * n + i]).collect();
        let gap = unlinked.times(&gap);
        let back = self.columns(inverse, |s| gap[s * size..(s + 1) * size].to_vec());
        let reflected: Vec<f64> = abroad.iter().zip(&back).map(|(a, b)| a + b).collect();

        let absorbed = self.absorbed();
        // B_ss⁻¹·(B·Y)_sr for each r (G × n).
        let through: Vec<f64> =
            (0..g).flat_map(|r| unlinked.times(&absorbed[r * n..][..n])).collect();
        let mut there = vec![0.0; g * n];
        let pieces = there.chunks_mut(n.max(1)).enumerate();
        for_each(pieces, leontief.threads, |(s, there)| {
            for (j, value) in there.iter_mut().enumerate() {
                let r = j / size;
                let links = &inverse[j * n + s * size..][..size];
                let by_s = dot(links, &through[r * n + s * size..][..size]);
                *value = absorbed[r * n + j] - by_s;
            }
        });
        (leontief.flows_into(&reflected), leontief.flows_into(&there))
    }
}
