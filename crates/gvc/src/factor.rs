use std::cmp::Ordering::Greater;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};

use faer::linalg::matmul::matmul;
use faer::linalg::triangular_solve::{
    solve_lower_triangular_in_place, solve_unit_lower_triangular_in_place,
    solve_unit_upper_triangular_in_place, solve_upper_triangular_in_place,
};
use faer::prelude::{Reborrow, ReborrowMut};
use faer::traits::RealField;
use faer::{Accum, MatMut, MatRef, Par};

use crate::GvcError;
use crate::parallel::for_each;
use crate::progress::{Progress, Stage};

/// Columns that are eliminated together.
const BLOCK: usize = 192;
/// Columns of the rest that one piece of work updates.
pub(crate) const WIDTH: usize = 256;
/// The most right-hand sides that one piece of work solves for.
const SIDES: usize = 48;
/// Below this a block is eliminated column by column.
const SMALL: usize = 16;

/// A number of single or of double precision.
pub(crate) trait Real: RealField + Copy {
    /// A pivot this small, where 1 is a product that needs nothing of itself, is none: its digits
    /// are those of rounding.
    const LEAST: Self;

    /// The nearest number.
    fn of(value: f64) -> Self;
}

impl Real for f32 {
    const LEAST: Self = 1e-3;

    fn of(value: f64) -> Self {
        value as Self
    }
}

impl Real for f64 {
    const LEAST: Self = 1e-11;

    fn of(value: f64) -> Self {
        value
    }
}

/// I − A = L·U, so that each measure needs a few solves and no inverse.
///
/// The rows are those of (I − A)ᵀ: stored row by row, I − A is its transpose stored column by
/// column, which is how the kernels like it. No rows are exchanged: an economy that makes more of
/// everything than it uses up has a positive pivot everywhere (Hawkins and Simon 1949), and one
/// that does not has no value added to trace.
#[derive(Debug, Clone)]
pub(crate) struct Factor<T> {
    n: usize,
    lu: Vec<T>,
    threads: usize,
}

impl<T: Real> Factor<T> {
    /// Factors I − A, given row by row.
    ///
    /// # Errors
    ///
    /// The element whose pivot is not positive; `None` when whoever watches ends it.
    pub(crate) fn new(
        mut matrix: Vec<T>,
        n: usize,
        threads: usize,
        progress: &dyn Progress,
    ) -> Result<Self, Option<usize>> {
        let mut rest = MatMut::from_column_major_slice_mut(&mut matrix, n, n);
        for done in (0..n).step_by(BLOCK) {
            if !progress.goes_on(Stage::Factor, done, n) {
                return Err(None);
            }
            let block = BLOCK.min(n - done);
            let (mut corner, mut right, below, mut tail) = rest.split_at_mut(block, block);
            eliminate(corner.rb_mut()).map_err(|pivot| Some(done + pivot))?;
            let corner = corner.rb();
            let mut below = below;
            // The rows below, then the columns to the right with all that they change.
            for_each(chunks(below.rb_mut().transpose_mut()), threads, |rows| {
                solve_lower_triangular_in_place(corner.transpose(), rows, Par::Seq);
            });
            let below = below.rb();
            let columns = chunks(right.rb_mut()).into_iter().zip(chunks(tail.rb_mut()));
            for_each(columns, threads, |(mut right, tail)| {
                solve_unit_lower_triangular_in_place(corner, right.rb_mut(), Par::Seq);
                matmul(tail, Accum::Add, below, right.rb(), -T::one(), Par::Seq);
            });
            rest = tail;
        }
        Ok(Self { n, lu: matrix, threads })
    }

    fn lu(&self) -> MatRef<'_, T> {
        MatRef::from_column_major_slice(&self.lu, self.n, self.n)
    }

    /// Solves w·(I − A) = v for each v, which stand one after another.
    pub(crate) fn left(&self, sides: &mut [T]) {
        self.each(sides, |mut sides| {
            solve_unit_lower_triangular_in_place(self.lu(), sides.rb_mut(), Par::Seq);
            solve_upper_triangular_in_place(self.lu(), sides, Par::Seq);
        });
    }

    /// Solves (I − A)·x = y for each y, which stand one after another.
    pub(crate) fn right(&self, sides: &mut [T]) {
        let transposed = self.lu().transpose();
        self.each(sides, |mut sides| {
            solve_lower_triangular_in_place(transposed, sides.rb_mut(), Par::Seq);
            solve_unit_upper_triangular_in_place(transposed, sides, Par::Seq);
        });
    }

    fn each(&self, sides: &mut [T], solve: impl Fn(MatMut<'_, T>) + Sync) {
        let n = self.n;
        let count = sides.len() / n.max(1);
        // Pieces of about the same size, so that no core waits for another.
        let piece = count.div_ceil(count.div_ceil(SIDES).max(1)).max(1);
        for_each(sides.chunks_mut(piece * n.max(1)), self.threads, |sides| {
            let count = sides.len() / n.max(1);
            solve(MatMut::from_column_major_slice_mut(sides, n, count));
        });
    }

    /// The inverse B, row by row.
    ///
    /// # Errors
    ///
    /// [`GvcError::Cancelled`].
    pub(crate) fn inverse(&self, progress: &dyn Progress) -> Result<Vec<T>, GvcError> {
        let n = self.n;
        let (count, stopped) = (AtomicUsize::new(0), AtomicBool::new(false));
        let mut inverse = vec![T::zero(); n * n];
        let pieces = inverse.chunks_mut(WIDTH * n.max(1)).enumerate();
        for_each(pieces, self.threads, |(piece, columns)| {
            let done = count.fetch_add(WIDTH, Ordering::Relaxed).min(n);
            if stopped.load(Ordering::Relaxed) || !progress.goes_on(Stage::Inverse, done, n) {
                return stopped.store(true, Ordering::Relaxed);
            }
            let (first, count) = (piece * WIDTH, columns.len() / n);
            let mut columns = MatMut::from_column_major_slice_mut(columns, n, count);
            for column in 0..count {
                columns[(first + column, column)] = T::one();
            }
            // What stands above the first one stays zero.
            let lower = self.lu().submatrix(first, first, n - first, n - first);
            let below = columns.rb_mut().subrows_mut(first, n - first);
            solve_unit_lower_triangular_in_place(lower, below, Par::Seq);
            solve_upper_triangular_in_place(self.lu(), columns, Par::Seq);
        });
        if stopped.into_inner() { Err(GvcError::Cancelled) } else { Ok(inverse) }
    }
}

/// The matrix cut into pieces of a fixed number of columns.
pub(crate) fn chunks<T>(mut matrix: MatMut<'_, T>) -> Vec<MatMut<'_, T>> {
    let mut pieces = Vec::new();
    while matrix.ncols() > WIDTH {
        let (piece, rest) = matrix.split_at_col_mut(WIDTH);
        pieces.push(piece);
        matrix = rest;
    }
    pieces.push(matrix);
    pieces
}

/// Eliminates a square block in place, halves before wholes.
fn eliminate<T: Real>(mut block: MatMut<'_, T>) -> Result<(), usize> {
    let n = block.nrows();
    if n <= SMALL {
        return eliminate_small(block);
    }
    let half = n / 2;
    let (mut corner, mut right, mut below, mut tail) = block.rb_mut().split_at_mut(half, half);
    eliminate(corner.rb_mut())?;
    let corner = corner.rb();
    solve_lower_triangular_in_place(corner.transpose(), below.rb_mut().transpose_mut(), Par::Seq);
    solve_unit_lower_triangular_in_place(corner, right.rb_mut(), Par::Seq);
    matmul(tail.rb_mut(), Accum::Add, below.rb(), right.rb(), -T::one(), Par::Seq);
    eliminate(tail).map_err(|pivot| half + pivot)
}

fn eliminate_small<T: Real>(mut block: MatMut<'_, T>) -> Result<(), usize> {
    let n = block.nrows();
    for pivot in 0..n {
        let value = block[(pivot, pivot)];
        if value.partial_cmp(&T::LEAST) != Some(Greater) {
            return Err(pivot);
        }
        for row in pivot + 1..n {
            block[(row, pivot)] /= value;
        }
        for column in pivot + 1..n {
            let above = block[(pivot, column)];
            for row in pivot + 1..n {
                let change = block[(row, pivot)] * above;
                block[(row, column)] -= change;
            }
        }
    }
    Ok(())
}
