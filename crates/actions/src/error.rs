use registry::Problem;
use store::StoreError;
use thiserror::Error;
use words::Message;

/// Why something was not done. Nothing was stored.
#[derive(Debug, Error)]
pub enum ActionError {
    /// It does not exist, or not for this actor.
    #[error("there is no such thing for this actor")]
    Missing,
    /// What was filled in has to be mended.
    #[error("what was filled in has to be mended: {0:?}")]
    Invalid(Vec<Problem>),
    /// Somebody changed it meanwhile.
    #[error("somebody changed this meanwhile")]
    Conflict,
    /// The person did not prove who they are, or the code is not good.
    #[error("refused: {}", .0.key())]
    Refused(Message),
    /// The database cannot be used.
    #[error(transparent)]
    Store(StoreError),
}

impl From<StoreError> for ActionError {
    fn from(error: StoreError) -> Self {
        match error {
            StoreError::Conflict => Self::Conflict,
            StoreError::Missing => Self::Missing,
            error => Self::Store(error),
        }
    }
}

/// Refuses what has problems.
pub(crate) fn sound(problems: Vec<Problem>) -> Result<(), ActionError> {
    if problems.is_empty() { Ok(()) } else { Err(ActionError::Invalid(problems)) }
}
