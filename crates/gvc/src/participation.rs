use crate::leontief::dot;
use crate::{By, Cell, Leontief};

/// Participation in global value chains of the exports of one country, industry or flow. Values
/// are in the unit of the table, exports and what is in them.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Participation {
    /// Gross exports, E.
    pub exports: f64,
    /// Foreign content of the exports, FC = Σ_{t≠s} V_t·B_ts·E_s: what UNCTAD 2013 calls foreign
    /// value added (FVA), the paper's "upstream component".
    pub fc: f64,
    /// Domestic value added in the exports of others, DVX = V_s·Σ_{r≠s} B_sr·E_r.
    pub dvx: f64,
    /// Vertical specialisation of Hummels, Ishii and Yi 2001: imported inputs that the exports
    /// hold, direct and through domestic industries, VS = u·A_M·(I − A_ss)⁻¹·E_s. It counts value
    /// that left the country and came back, so that it is FC plus domestic double counting.
    pub vs: f64,
    /// VS1 of Hummels, Ishii and Yi 2001: exports that the country they go to uses up in its own
    /// exports, Σ_r A_sr·(I − A_rr)⁻¹·E_r.
    pub vs1: f64,
    /// Domestic value added absorbed by the country it is first exported to,
    /// DAVAX = V_s·(I − A_ss)⁻¹·(Y_sr + A_sr·(I − A_rr)⁻¹·Y_rr): what crosses one border only.
    pub davax: f64,
    /// Exports that are part of global value chains only on the side of their inputs: imported
    /// content, used up where it is exported to (Borin, Mancini and Taglioni 2025).
    pub pure_backward: f64,
    /// Imported content of exports that the importer exports on.
    pub two_sided: f64,
    /// Domestic value added that the importer exports on, VAX − DAVAX + REF.
    pub pure_forward: f64,
}

impl Participation {
    fn share(&self, part: f64) -> Option<f64> {
        (self.exports != 0.0).then(|| part / self.exports)
    }

    /// Backward participation, FC ÷ E; none where nothing is exported.
    pub fn backward(&self) -> Option<f64> {
        self.share(self.fc)
    }

    /// Forward participation, DVX ÷ E.
    pub fn forward(&self) -> Option<f64> {
        self.share(self.dvx)
    }

    /// UNCTAD 2013: (FC + DVX) ÷ E.
    pub fn participation(&self) -> Option<f64> {
        self.share(self.fc + self.dvx)
    }

    /// Position of Koopman, Powers, Wang and Wei 2010, ln(1 + DVX/E) − ln(1 + FC/E): positive for
    /// those who supply others more than they are supplied.
    pub fn position(&self) -> Option<f64> {
        let position = self.forward()?.ln_1p() - self.backward()?.ln_1p();
        position.is_finite().then_some(position)
    }

    /// GVC exports of Borin and Mancini 2019, E − DAVAX: what crosses more than one border.
    pub fn gvc(&self) -> f64 {
        self.exports - self.davax
    }

    /// Their backward part, FC plus domestic double counting.
    pub fn gvc_backward(&self) -> f64 {
        self.pure_backward + self.two_sided
    }

    /// Their forward part, domestic value added that the importer exports on.
    pub fn gvc_forward(&self) -> f64 {
        self.pure_forward
    }

    pub(crate) fn add(&mut self, other: &Self) {
        self.exports += other.exports;
        self.fc += other.fc;
        self.dvx += other.dvx;
        self.vs += other.vs;
        self.vs1 += other.vs1;
        self.davax += other.davax;
        self.pure_backward += other.pure_backward;
        self.two_sided += other.two_sided;
        self.pure_forward += other.pure_forward;
    }
}

/// Participation of the exports of every country, or of each of their flows by industry and
/// partner; in the order of the table.
///
/// By industry, DVX and VS1 belong to the industry that makes the value or the input, everything
/// else to the one that exports; by partner, DVX belongs to the country in whose exports it is.
///
/// It needs G solutions of w·(I − A) = v, and by industry as many of (I − A)·x = y; no inverse.
///
/// An open table tells gross exports only, which go to no partner of the table where they leave it;
/// everything else needs the whole world and is NaN.
pub fn participation(leontief: &Leontief<'_>, by: By) -> Vec<(Cell, Participation)> {
    let (g, size, n) = (leontief.table.g(), leontief.table.n(), leontief.elements());
    if leontief.table.outside.is_some() {
        return open(leontief, by);
    }
    let content = leontief.content();
    let local = leontief.local();
    let own = local.before(&leontief.v);
    let imported = local.before(&leontief.imports_of(&vec![1.0; n]));
    let exported_on = leontief.flows_into(&local.times(&leontief.total_exports));
    let foreign: Vec<f64> = (0..n)
        .map(|i| (0..g).filter(|t| *t != i / size).map(|t| content[t * n + i]).sum())
        .collect();
    let made_for = dvx(leontief, by);
    let mut cells = by.collect(
        leontief.table,
        |i, r| {
            let s = i / size;
            let foreign = foreign[i];
            let gross = leontief.exports[i * g + r];
            let on = exported_on[i * g + r];
            let here = gross - on;
            Participation {
                exports: gross,
                fc: foreign * gross,
                dvx: made_for.as_ref().map_or(0.0, |by_industry| by_industry[r * n + i]),
                vs: imported[i] * gross,
                vs1: on,
                davax: own[i] * here,
                pure_backward: (foreign + content[s * n + i] - own[i]) * here,
                two_sided: (foreign + content[s * n + i] - own[i]) * on,
                pure_forward: own[i] * on,
            }
        },
        Participation::add,
    );
    if made_for.is_none() {
        let origins = value_added_in_exports(leontief);
        for (cell, participation) in &mut cells {
            let made_in = &origins[cell.exporter * g..][..g];
            participation.dvx = match cell.importer {
                Some(r) => made_in[r],
                None => (0..g).filter(|r| *r != cell.exporter).map(|r| made_in[r]).sum(),
            };
        }
    }
    cells
}

/// Value added of each element in the exports of each r, v_i·B_i·E_r (G × n, row by row), where industries are
/// told apart; where they are not, value added by origin holds it already.
fn dvx(leontief: &Leontief<'_>, by: By) -> Option<Vec<f64>> {
    if !by.industry {
        return None;
    }
    let (g, size, n) = (leontief.table.g(), leontief.table.n(), leontief.elements());
    let mut exports = vec![0.0; g * n];
    for r in 0..g {
        let rows = r * size..(r + 1) * size;
        exports[r * n..][rows.clone()].copy_from_slice(&leontief.total_exports[rows]);
    }
    let mut made = leontief.output_for(exports);
    made.iter_mut().zip(leontief.v.iter().cycle()).for_each(|(made, v)| *made *= v);
    Some(made)
}

/// Gross exports of an open table; the partners outside have no cells of their own.
fn open(leontief: &Leontief<'_>, by: By) -> Vec<(Cell, Participation)> {
    let unknown = Participation {
        exports: 0.0,
        fc: f64::NAN,
        dvx: f64::NAN,
        vs: f64::NAN,
        vs1: f64::NAN,
        davax: f64::NAN,
        pure_backward: f64::NAN,
        two_sided: f64::NAN,
        pure_forward: f64::NAN,
    };
    let (g, size) = (leontief.table.g(), leontief.table.n());
    let exports = |i: usize, r: usize| leontief.exports[i * g + r];
    let mut cells = by.collect(
        leontief.table,
        |i, r| Participation { exports: exports(i, r), ..unknown },
        Participation::add,
    );
    if !by.partner {
        for (cell, participation) in &mut cells {
            let own = cell.exporter * size..(cell.exporter + 1) * size;
            let own = cell.industry.map_or(own.clone(), |k| own.start + k..own.start + k + 1);
            participation.exports = leontief.total_exports[own].iter().sum();
        }
    }
    cells
}

/// Value added by origin in gross exports: `S[s][r] = Σ_{i∈s} Σ_{j∈r} v_i·B_ij·e_j` (G × G, row by
/// row; the row makes it, the column exports it). The diagonal is domestic content DC, the rest of
/// a column foreign content FC, the rest of a row DVX.
pub fn value_added_in_exports(leontief: &Leontief<'_>) -> Vec<f64> {
    let (g, size, n) = (leontief.table.g(), leontief.table.n(), leontief.elements());
    let content = leontief.content();
    let cell = |s: usize, r: usize| {
        let rows = r * size..(r + 1) * size;
        dot(&content[s * n..][rows.clone()], &leontief.total_exports[rows])
    };
    (0..g * g).map(|k| cell(k / g, k % g)).collect()
}
