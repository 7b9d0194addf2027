use std::borrow::Cow;
use std::sync::OnceLock;

use faer::linalg::matmul::matmul;
use faer::{Accum, MatMut, MatRef, Par};

use crate::factor::{Factor, Real, WIDTH, chunks};
use crate::leontief::groups;
use crate::parallel::for_each;
use crate::progress::{Progress, Unwatched};
use crate::{GvcError, Icio};

/// A solution is good when it is the exact one of a system whose every number differs by at most
/// this share from the given one (Oettli and Prager 1964).
const BACKWARD_ERROR: f64 = 1e-12;
/// What is this much smaller than the largest number of a right-hand side is nothing.
const NOTHING: f64 = 1e-20;
/// More corrections than this bring nothing: each should leave a millionth of the error.
const CORRECTIONS: usize = 5;

/// What the measures to come need of I − A. Any can be asked for all the same; it decides which is
/// fast.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Need {
    /// Solutions for some demands or coefficients.
    #[default]
    Solutions,
    /// The whole inverse.
    Inverse,
}

/// I − A as the table has it.
#[derive(Clone, Copy)]
pub(crate) struct Coefficients<'a> {
    pub(crate) table: &'a Icio,
    /// 1 ÷ x, or 0 where nothing is made (n).
    pub(crate) per_output: &'a [f64],
    pub(crate) threads: usize,
}

/// On which side of I − A the unknown stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Side {
    Left,
    Right,
}

impl Coefficients<'_> {
    /// The whole of I − A, row by row.
    fn matrix<T: Real>(self) -> Vec<T> {
        let n = self.table.elements();
        let mut matrix = vec![T::zero(); n * n];
        let rows = matrix.chunks_mut(n.max(1)).zip(self.table.intermediate.chunks(n.max(1)));
        for_each(groups(rows.enumerate(), self.table.n()), self.threads, |group| {
            for (i, (row, sales)) in group {
                for ((coefficient, sale), per) in row.iter_mut().zip(sales).zip(self.per_output) {
                    *coefficient = T::of(-sale * per);
                }
                row[i] = T::of(1.0 - sales[i] * self.per_output[i]);
            }
        });
        matrix
    }

    /// I − A_ss of an economy s, row by row.
    pub(crate) fn block(self, s: usize) -> Vec<f64> {
        let (n, size) = (self.table.elements(), self.table.n());
        let own = s * size..(s + 1) * size;
        let row = |i: usize| {
            let sales = &self.table.intermediate[i * n..][own.clone()];
            let each = sales.iter().zip(&self.per_output[own.clone()]).zip(own.clone());
            each.map(move |((sale, per), j)| f64::from(u8::from(i == j)) - sale * per)
        };
        own.clone().flat_map(row).collect()
    }

    fn factor<T: Real>(self, progress: &dyn Progress) -> Result<Factor<T>, Option<usize>> {
        Factor::new(self.matrix(), self.table.elements(), self.threads, progress)
    }

    fn exact(self, progress: &dyn Progress) -> Result<Factor<f64>, GvcError> {
        self.factor(progress).map_err(|element| match element {
            Some(element) => GvcError::Unproductive { element: self.table.element(element) },
            None => GvcError::Cancelled,
        })
    }

    /// w·A for each w, or A·x for each x, which stand one after another.
    fn times(self, side: Side, vectors: &[f64]) -> Vec<f64> {
        let n = self.table.elements();
        let count = vectors.len() / n.max(1);
        let per = self.per_output.iter().cycle();
        let flows = MatRef::from_row_major_slice(&self.table.intermediate, n, n);
        let (flows, vectors) = match side {
            Side::Left => (flows.transpose(), Cow::Borrowed(vectors)),
            Side::Right => {
                let each = vectors.iter().zip(per.clone()).map(|(x, per)| x * per);
                (flows, Cow::Owned(each.collect()))
            }
        };
        let vectors = MatRef::from_column_major_slice(&vectors, n, count);
        let mut products = vec![0.0; n * count];
        let pieces = MatMut::from_column_major_slice_mut(&mut products, n, count);
        let pieces = chunks(pieces.transpose_mut()).into_iter().enumerate();
        for_each(pieces, self.threads, |(piece, products)| {
            let flows = flows.subrows(piece * WIDTH, products.ncols());
            matmul(products, Accum::Replace, vectors.transpose(), flows.transpose(), 1.0, Par::Seq);
        });
        if side == Side::Left {
            products.iter_mut().zip(per).for_each(|(product, per)| *product *= per);
        }
        products
    }
}

/// Solves with I − A.
///
/// For solutions alone it is factored in single precision, which takes half the time. They are
/// corrected with what the table says is left, in double precision, until that is rounding;
/// where it never becomes so, I − A is factored in double precision after all.
#[derive(Debug, Clone)]
pub(crate) struct Solver {
    single: Option<Factor<f32>>,
    double: OnceLock<Factor<f64>>,
}

impl Solver {
    /// Factors I − A, and tries the factor on the first left sides, whose solutions it returns.
    ///
    /// # Errors
    ///
    /// [`GvcError::Unproductive`], [`GvcError::Cancelled`].
    pub(crate) fn new(
        of: Coefficients<'_>,
        need: Need,
        mut first: Vec<f64>,
        progress: &dyn Progress,
    ) -> Result<(Self, Vec<f64>), GvcError> {
        if need == Need::Solutions {
            match of.factor(progress) {
                Ok(single) => {
                    if let Some(solutions) = refined(&single, of, Side::Left, &first) {
                        let solver = Self { single: Some(single), double: OnceLock::new() };
                        return Ok((solver, solutions));
                    }
                }
                Err(None) => return Err(GvcError::Cancelled),
                // Double precision tells whether the pivot is small or nothing.
                Err(Some(_)) => {}
            }
        }
        let double = of.exact(progress)?;
        double.left(&mut first);
        Ok((Self { single: None, double: double.into() }, first))
    }

    /// w of w·(I − A) = v for each v, which stand one after another.
    pub(crate) fn left(&self, of: Coefficients<'_>, sides: Vec<f64>) -> Vec<f64> {
        self.solve(of, Side::Left, sides)
    }

    /// x of (I − A)·x = y for each y, which stand one after another.
    pub(crate) fn right(&self, of: Coefficients<'_>, sides: Vec<f64>) -> Vec<f64> {
        self.solve(of, Side::Right, sides)
    }

    /// The inverse B, row by row.
    ///
    /// # Errors
    ///
    /// As [`new`](Self::new).
    pub(crate) fn inverse(
        &self,
        of: Coefficients<'_>,
        progress: &dyn Progress,
    ) -> Result<Vec<f64>, GvcError> {
        match self.double.get() {
            Some(double) => double.inverse(progress),
            None => of.exact(progress)?.inverse(progress),
        }
    }

    fn solve(&self, of: Coefficients<'_>, side: Side, mut sides: Vec<f64>) -> Vec<f64> {
        if let Some(single) = &self.single
            && let Some(solutions) = refined(single, of, side, &sides)
        {
            return solutions;
        }
        if self.double.get().is_none()
            && let Ok(double) = of.exact(&Unwatched)
        {
            self.double.get_or_init(|| double);
        }
        match (self.double.get(), side) {
            (Some(double), Side::Left) => double.left(&mut sides),
            (Some(double), Side::Right) => double.right(&mut sides),
            // Not even a singular table comes here: its first sides had no good solutions.
            (None, _) => sides.fill(f64::NAN),
        }
        sides
    }
}

/// Solutions in double precision by a factor in single precision; none where corrections do not help.
fn refined(
    single: &Factor<f32>,
    of: Coefficients<'_>,
    side: Side,
    given: &[f64],
) -> Option<Vec<f64>> {
    // What is made of something unknown is unknown.
    if !given.iter().all(|value| value.is_finite()) {
        return Some(vec![f64::NAN; given.len()]);
    }
    let n = of.table.elements().max(1);
    let largest = |values: &[f64]| values.iter().fold(0.0f64, |most, value| most.max(value.abs()));
    let nothing: Vec<f64> = given.chunks(n).map(|side| NOTHING * largest(side)).collect();
    let mut solutions = vec![0.0; given.len()];
    let mut rest = given.to_vec();
    let mut good = false;
    for _ in 0..=CORRECTIONS {
        // Single precision has small exponents too.
        let scales: Vec<f64> =
            rest.chunks(n).map(largest).map(|s| if s > 0.0 { s } else { 1.0 }).collect();
        let mut steps: Vec<f32> =
            rest.iter().enumerate().map(|(at, rest)| (rest / scales[at / n]) as f32).collect();
        match side {
            Side::Left => single.left(&mut steps),
            Side::Right => single.right(&mut steps),
        }
        for (at, (solution, step)) in solutions.iter_mut().zip(&steps).enumerate() {
            *solution += f64::from(*step) * scales[at / n];
        }
        // This was one correction more than is asked for, because what was left is known.
        if good {
            return Some(solutions);
        }
        let used = of.times(side, &solutions);
        good = true;
        for (at, rest) in rest.iter_mut().enumerate() {
            let (given, solution, used) = (given[at], solutions[at], used[at]);
            *rest = given - solution + used;
            let size = given.abs() + solution.abs() + used.abs() + nothing[at / n];
            good &= rest.abs() <= BACKWARD_ERROR * size;
        }
    }
    None
}
