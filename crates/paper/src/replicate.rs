//! Recomputing what the paper allows to be recomputed.
//!
//! One file a subject; each returns the checks of the tables it is about. All of them compare
//! [`Interval`](crate::Interval)s: two numbers disagree only when no unrounded values behind the
//! printed digits could agree.

mod claims;
mod destinations;
mod employment;
mod exports;
mod inflows;
mod references;
mod salmon;
mod sizes;
mod support;
mod titles;

use crate::{Check, Paper};

/// Every check of the paper, in the order of its tables: first those that stand on one table, then
/// those that compare tables, then the claims of the text.
pub fn replicate(paper: &Paper) -> Vec<Check> {
    [
        exports::values(paper),
        exports::shares(paper),
        destinations::sums(paper),
        inflows::totals(paper),
        inflows::again(paper),
        sizes::sums(paper),
        sizes::sme_exports(paper),
        employment::growth(paper),
        support::budgets(paper),
        titles::titles(paper),
        titles::marks(paper),
        references::targets(paper),
        salmon::figures(paper),
        claims::claims(paper),
    ]
    .concat()
}
