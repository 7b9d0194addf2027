use std::sync::OnceLock;

use crate::blocks::Blocks;
use crate::parallel::for_each;
use crate::progress::{Progress, Unwatched};
use crate::solver::{Coefficients, Need, Solver};
use crate::{GvcError, Icio, ValueAdded};

/// A table made ready for measures: A = Z·x̂⁻¹, v, E, and I − A factored once.
///
/// A printed table is rounded and does not balance to the last digit. What the rows do not explain
/// of an output, and inputs of an industry that makes nothing, count as absorbed at home (or where
/// they are bought), so that every identity of the accounts holds exactly and gross exports are
/// those of the table; [`imbalance`](Self::imbalance) says how much that is.
#[derive(Clone)]
pub struct Leontief<'a> {
    /// The table.
    pub table: &'a Icio,
    /// Value added per unit of output, v (n); 0 where nothing is made.
    pub v: Vec<f64>,
    /// Gross exports of each element to each economy, E (n × G, row by row); 0 to its own.
    pub exports: Vec<f64>,
    /// Final demand of each economy for each element, Y (n × G, row by row), home use balanced.
    pub demand: Vec<f64>,
    /// Gross exports of each element (n), those of an open table to outside included.
    pub total_exports: Vec<f64>,
    /// The largest difference between an output and the sum of its row, as a share of the largest
    /// output.
    pub imbalance: f64,
    /// 1 ÷ x, or 0 where nothing is made (n).
    per_output: Vec<f64>,
    solver: Solver,
    blocks: Blocks,
    inverse: OnceLock<Vec<f64>>,
    content: Vec<f64>,
    absorbed: OnceLock<Vec<f64>>,
    progress: &'a dyn Progress,
    pub(crate) threads: usize,
}

impl std::fmt::Debug for Leontief<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let (economies, industries) = (self.table.g(), self.table.n());
        f.debug_struct("Leontief")
            .field("economies", &economies)
            .field("industries", &industries)
            .finish_non_exhaustive()
    }
}

impl<'a> Leontief<'a> {
    /// Factors I − A, on this many threads; results are the same for any number.
    ///
    /// Of an open table, exports to outside are a demand like any other, and v is the printed row:
    /// what inputs leave of output holds imports from outside. Where none is printed, v is NaN.
    ///
    /// # Errors
    ///
    /// [`GvcError::Shape`] when a part of the table has another size than its labels say,
    /// [`GvcError::NoValueAdded`] when the printed row is asked for and there is none,
    /// [`GvcError::Unproductive`] when I − A has no inverse that means anything.
    pub fn new(table: &'a Icio, choice: ValueAdded, threads: usize) -> Result<Self, GvcError> {
        Self::watched(table, choice, Need::default(), threads, &Unwatched)
    }

    /// The same for somebody who knows what is needed, wants to see how far it is, or to end it.
    ///
    /// # Errors
    ///
    /// As [`new`](Self::new), and [`GvcError::Cancelled`].
    pub fn watched(
        table: &'a Icio,
        choice: ValueAdded,
        need: Need,
        threads: usize,
        progress: &'a dyn Progress,
    ) -> Result<Self, GvcError> {
        check(table)?;
        let (n, g, size) = (table.elements(), table.g(), table.n());
        let per_output: Vec<f64> =
            table.output.iter().map(|x| if *x == 0.0 { 0.0 } else { 1.0 / x }).collect();
        let idle: Vec<bool> =
            per_output.chunks(size.max(1)).map(|own| own.contains(&0.0)).collect();
        let mut exports = vec![0.0; n * g];
        let mut demand = vec![0.0; n * g];
        let mut gaps = vec![0.0; n];
        // What the industries of each economy sell to each element.
        let mut sold_to = vec![0.0; g * n];
        let u = table.demand.len();
        let outside = outside(table);
        let rows = exports.chunks_mut(g.max(1)).zip(demand.chunks_mut(g.max(1)));
        let rows = groups(rows.zip(gaps.iter_mut()).enumerate(), size);
        let rows = rows.into_iter().zip(sold_to.chunks_mut(n.max(1)));
        for_each(rows, threads, |(group, sold_to)| {
            for (i, ((exports, demand), gap)) in group {
                let home = i / size;
                let sales = &table.intermediate[i * n..(i + 1) * n];
                let mut sold = 0.0;
                for r in 0..g {
                    let used: f64 = table.final_demand[(i * g + r) * u..][..u].iter().sum();
                    let inputs = &sales[r * size..(r + 1) * size];
                    let intermediate: f64 = inputs.iter().sum();
                    sold += used + intermediate;
                    demand[r] = used;
                    // Inputs of an industry that makes nothing are used where they arrive.
                    if idle[r] {
                        let inputs = inputs.iter().zip(&per_output[r * size..]);
                        let inputs = inputs.filter(|(_, per)| **per == 0.0);
                        demand[r] += inputs.map(|(input, _)| input).sum::<f64>();
                    }
                    if r != home {
                        exports[r] = used + intermediate;
                    }
                }
                *gap = table.output[i] - sold - outside[i];
                demand[home] += *gap;
                sold_to.iter_mut().zip(sales).for_each(|(sum, sale)| *sum += sale);
            }
        });
        let mut bought = vec![0.0; n];
        for sold in sold_to.chunks(n.max(1)) {
            bought.iter_mut().zip(sold).for_each(|(sum, sold)| *sum += sold);
        }
        let v = value_added(table, choice, &bought, &per_output)?;
        let coefficients = Coefficients { table, per_output: &per_output, threads };
        let blocks = Blocks::local(coefficients)
            .map_err(|element| GvcError::Unproductive { element: table.element(element) })?;
        let (solver, content) = Solver::new(coefficients, need, by_economy(&v, size), progress)?;
        let largest = table.output.iter().fold(0.0f64, |most, x| most.max(x.abs()));
        let gap = gaps.iter().fold(0.0f64, |most, gap| most.max(gap.abs()));
        Ok(Self {
            table,
            v,
            total_exports: exports
                .chunks(g.max(1))
                .zip(&outside)
                .map(|(row, outside)| row.iter().sum::<f64>() + outside)
                .collect(),
            exports,
            demand,
            imbalance: if largest > 0.0 { gap / largest } else { 0.0 },
            per_output,
            solver,
            blocks,
            inverse: OnceLock::new(),
            content,
            absorbed: OnceLock::new(),
            progress,
            threads,
        })
    }

    /// I − A.
    fn coefficients(&self) -> Coefficients<'_> {
        let Self { table, threads, .. } = *self;
        Coefficients { table, per_output: &self.per_output, threads }
    }

    /// How many elements, n.
    pub(crate) fn elements(&self) -> usize {
        self.v.len()
    }

    /// 1 ÷ x, or 0 where nothing is made (n).
    pub(crate) fn per_output(&self) -> &[f64] {
        &self.per_output
    }

    /// The inverses of I − A_ss of each economy s by itself, L_ss.
    pub(crate) fn local(&self) -> &Blocks {
        &self.blocks
    }

    /// What one unit of each element's output holds from each economy: `W[t][j] = Σ_{i∈t} v_i·B_ij`
    /// (G × n, row by row).
    pub fn content(&self) -> &[f64] {
        &self.content
    }

    /// Output that the final demand of each economy k calls for, B·Y_k (G × n, row by row).
    pub fn absorbed(&self) -> &[f64] {
        self.absorbed.get_or_init(|| {
            let (n, g) = (self.elements(), self.table.g());
            self.output_for((0..g * n).map(|at| self.demand[at % n * g + at / n]).collect())
        })
    }

    /// Refuses what needs the whole world of a table that is open.
    pub(crate) fn closed(&self) -> Result<(), GvcError> {
        if self.table.outside.is_some() { Err(GvcError::Open) } else { Ok(()) }
    }

    /// The same for any coefficient c in place of v, such as employment per unit of output.
    pub fn content_of(&self, coefficients: &[f64]) -> Vec<f64> {
        let sides = by_economy(coefficients, self.table.n());
        self.solver.left(self.coefficients(), sides)
    }

    /// Σ_i c_i·B_ij for each element j (n).
    pub fn multiplier(&self, coefficients: &[f64]) -> Vec<f64> {
        self.solver.left(self.coefficients(), coefficients.to_vec())
    }

    /// Output that each of several demands calls for, B·y; the demands stand one after another.
    pub fn output_for(&self, demands: Vec<f64>) -> Vec<f64> {
        self.solver.right(self.coefficients(), demands)
    }

    /// Output that exports of an open table to outside call for (n); nothing for a closed one.
    pub(crate) fn output_for_outside(&self) -> Vec<f64> {
        if self.table.outside.is_none() { Vec::new() } else { self.output_for(outside(self.table)) }
    }

    /// The whole inverse B, row by row; it is made when a measure first needs it.
    pub(crate) fn inverse(&self) -> Result<&[f64], GvcError> {
        if let Some(inverse) = self.inverse.get() {
            return Ok(inverse);
        }
        let inverse = self.solver.inverse(self.coefficients(), self.progress)?;
        Ok(self.inverse.get_or_init(|| inverse))
    }

    /// Of each flow from element i to economy r, the part that goes into u: Σ_{j∈r} a_ij·u_j (n × G,
    /// row by row). `u` holds n values for every exporter, or one row of n for each.
    pub(crate) fn flows_into(&self, u: &[f64]) -> Vec<f64> {
        let (n, g, size) = (self.elements(), self.table.g(), self.table.n());
        let mut flows = vec![0.0; n * g];
        if n == 0 {
            return flows;
        }
        let each = u.len() / n;
        let scaled: Vec<f64> = u
            .chunks(n)
            .flat_map(|u| u.iter().zip(&self.per_output).map(|(u, per)| u * per))
            .collect();
        let rows = groups(flows.chunks_mut(g).enumerate(), size);
        for_each(rows, self.threads, |rows| {
            for (i, flows) in rows {
                let home = i / size;
                let u = if each == 1 { &scaled[..] } else { &scaled[home * n..(home + 1) * n] };
                let sales = &self.table.intermediate[i * n..(i + 1) * n];
                for (r, flow) in flows.iter_mut().enumerate().filter(|(r, _)| *r != home) {
                    let buyers = r * size..(r + 1) * size;
                    *flow = dot(&sales[buyers.clone()], &u[buyers]);
                }
            }
        });
        flows
    }
}

/// For each economy its part of some coefficients, and 0 for the others (G × n, row by row).
fn by_economy(coefficients: &[f64], size: usize) -> Vec<f64> {
    let n = coefficients.len();
    let mut sides = vec![0.0; n / size.max(1) * n];
    for (t, own) in coefficients.chunks(size.max(1)).enumerate() {
        sides[t * n + t * size..][..size].copy_from_slice(own);
    }
    sides
}

/// The sum of products, in four sums that are added in a fixed order.
pub(crate) fn dot(a: &[f64], b: &[f64]) -> f64 {
    let mut sums = [0.0; 4];
    let (quads, quads_b) = (a.chunks_exact(4), b.chunks_exact(4));
    let (rest, rest_b) = (quads.remainder(), quads_b.remainder());
    for (a, b) in quads.zip(quads_b) {
        for k in 0..4 {
            sums[k] += a[k] * b[k];
        }
    }
    let rest: f64 = rest.iter().zip(rest_b).map(|(a, b)| a * b).sum();
    (sums[0] + sums[1]) + (sums[2] + sums[3]) + rest
}

/// Pieces of work of a fixed number of rows.
pub(crate) fn groups<T>(items: impl Iterator<Item = T>, size: usize) -> Vec<Vec<T>> {
    let mut groups: Vec<Vec<T>> = Vec::new();
    for item in items {
        match groups.last_mut().filter(|group| group.len() < size) {
            Some(group) => group.push(item),
            None => groups.push(vec![item]),
        }
    }
    groups
}

fn check(table: &Icio) -> Result<(), GvcError> {
    let n = table.elements();
    let partners = table.outside.as_ref().map_or(0, |outside| outside.partners.len());
    let exports = table.outside.as_ref().map_or(0, |outside| outside.exports.len());
    let parts = [
        ("intermediate", table.intermediate.len(), n * n),
        ("final_demand", table.final_demand.len(), n * table.g() * table.demand.len()),
        ("output", table.output.len(), n),
        ("outside", exports, n * partners),
        ("value_added", table.value_added.as_ref().map_or(n, Vec::len), n),
    ];
    match parts.into_iter().find(|(_, found, expected)| found != expected) {
        Some((part, found, expected)) => Err(GvcError::Shape { part, expected, found }),
        None => Ok(()),
    }
}

/// What each element sells outside an open table (n).
fn outside(table: &Icio) -> Vec<f64> {
    match &table.outside {
        None => vec![0.0; table.elements()],
        Some(outside) => {
            let partners = outside.partners.len();
            let row = |i: usize| outside.exports[i * partners..][..partners].iter().sum();
            (0..table.elements()).map(row).collect()
        }
    }
}

/// v: what is left of a unit of output after its inputs, or the printed row over output.
fn value_added(
    table: &Icio,
    choice: ValueAdded,
    bought: &[f64],
    per_output: &[f64],
) -> Result<Vec<f64>, GvcError> {
    let n = table.elements();
    let open = table.outside.is_some();
    match (open || choice == ValueAdded::Row, &table.value_added) {
        (true, None) if open => Ok(vec![f64::NAN; n]),
        (true, None) => Err(GvcError::NoValueAdded),
        (true, Some(row)) => {
            Ok(row.iter().zip(per_output).map(|(value, per)| value * per).collect())
        }
        (false, _) => {
            let left =
                |(bought, per): (&f64, &f64)| if *per == 0.0 { 0.0 } else { 1.0 - bought * per };
            Ok(bought.iter().zip(per_output).map(left).collect())
        }
    }
}
