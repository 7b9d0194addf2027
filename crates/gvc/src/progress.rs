/// Who is told how far a long call has come, and may end it.
///
/// ```
/// use gvc::{Leontief, Need, Progress, Stage, ValueAdded};
///
/// struct Impatient;
/// impl Progress for Impatient {
///     fn goes_on(&self, _: Stage, _: usize, _: usize) -> bool {
///         false
///     }
/// }
/// let table = gvc::synthetic(3, 2, 1);
/// let error = Leontief::watched(&table, ValueAdded::Residual, Need::Solutions, 1, &Impatient);
/// let error = error.unwrap_err();
/// assert_eq!(error.code(), "gvc-cancelled");
/// ```
pub trait Progress: Sync {
    /// `done` of `all` equal pieces of a stage are done; false ends the call with
    /// [`GvcError::Cancelled`](crate::GvcError::Cancelled).
    fn goes_on(&self, stage: Stage, done: usize, all: usize) -> bool;
}

/// What takes long.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Stage {
    /// I − A is factored.
    Factor,
    /// The whole inverse is formed, for the measures that need it.
    Inverse,
}

/// Nobody watches, nobody ends it.
#[derive(Debug, Clone, Copy, Default)]
pub struct Unwatched;

impl Progress for Unwatched {
    fn goes_on(&self, _: Stage, _: usize, _: usize) -> bool {
        true
    }
}
