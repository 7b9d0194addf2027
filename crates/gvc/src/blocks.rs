use faer::linalg::solvers::DenseSolveCore;
use faer::{Mat, MatRef};

use crate::factor::Factor;
use crate::parallel::for_each;
use crate::progress::Unwatched;
use crate::solver::Coefficients;

/// One N × N block for each economy, row by row.
#[derive(Debug, Clone)]
pub(crate) struct Blocks {
    size: usize,
    values: Vec<f64>,
}

impl Blocks {
    /// The inverses of the diagonal blocks of I − A, L_ss.
    ///
    /// # Errors
    ///
    /// The element whose pivot is not positive.
    pub(crate) fn local(of: Coefficients<'_>) -> Result<Self, usize> {
        let (g, size) = (of.table.g(), of.table.n());
        let mut values = vec![0.0; g * size * size];
        let mut wrong: Vec<Option<usize>> = vec![None; g];
        let blocks = values.chunks_mut((size * size).max(1)).zip(&mut wrong).enumerate();
        for_each(blocks, of.threads, |(s, (block, wrong))| {
            let factor = Factor::new(of.block(s), size, 1, &Unwatched);
            match factor.map(|factor| factor.inverse(&Unwatched)) {
                Ok(inverse) => block.copy_from_slice(&inverse.unwrap_or_default()),
                Err(pivot) => *wrong = pivot.map(|pivot| s * size + pivot),
            }
        });
        match wrong.into_iter().flatten().next() {
            Some(element) => Err(element),
            None => Ok(Self { size, values }),
        }
    }

    /// The diagonal blocks of the inverse B, B_ss.
    pub(crate) fn diagonal(inverse: &[f64], g: usize, size: usize) -> Self {
        let n = g * size;
        let values = (0..n)
            .flat_map(|i| inverse[i * n + i / size * size..][..size].iter().copied())
            .collect();
        Self { size, values }
    }

    /// The inverses of the blocks.
    pub(crate) fn inverted(&self, threads: usize) -> Self {
        let size = self.size;
        let mut values = vec![0.0; self.values.len()];
        let pieces = values.chunks_mut((size * size).max(1)).enumerate();
        for_each(pieces, threads, |(s, piece)| {
            let inverse = self.matrix(s).partial_piv_lu().inverse();
            copy(&inverse, piece);
        });
        Self { size, values }
    }

    /// The block of an economy.
    pub(crate) fn matrix(&self, s: usize) -> MatRef<'_, f64> {
        let size = self.size;
        MatRef::from_row_major_slice(&self.values[s * size * size..][..size * size], size, size)
    }

    /// Each block times the part of u that belongs to its economy.
    pub(crate) fn times(&self, u: &[f64]) -> Vec<f64> {
        let size = self.size.max(1);
        u.iter()
            .enumerate()
            .map(|(i, _)| {
                crate::leontief::dot(
                    &self.values[i * size..][..size],
                    &u[i / size * size..][..size],
                )
            })
            .collect()
    }

    /// The part of u that belongs to each economy times its block.
    pub(crate) fn before(&self, u: &[f64]) -> Vec<f64> {
        let size = self.size.max(1);
        let mut result = vec![0.0; u.len()];
        for (i, value) in u.iter().enumerate() {
            let own = &mut result[i / size * size..][..size];
            for (sum, coefficient) in own.iter_mut().zip(&self.values[i * size..][..size]) {
                *sum += value * coefficient;
            }
        }
        result
    }
}

fn copy(matrix: &Mat<f64>, into: &mut [f64]) {
    let columns = matrix.ncols();
    for (k, value) in into.iter_mut().enumerate() {
        *value = matrix[(k / columns, k % columns)];
    }
}
