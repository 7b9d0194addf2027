//! What holds a firm back, as it says itself.

use access::Action;
use registry::problem;
use standards::{Filed, Obstacles};
use store::{Act, Stored};
use uuid::Uuid;
use vocabulary::FirmId;

use crate::error::sound;
use crate::{ActionError, Context, Institution, gate};

/// Everything that a firm said of its obstacles, the latest first.
///
/// # Errors
///
/// The firm does not exist for this actor.
pub async fn list(
    institution: &Institution,
    context: &Context,
    firm: FirmId,
) -> Result<Vec<Stored<Filed<Obstacles>>>, ActionError> {
    gate::firm(institution, context, Action::ReadAssessment, firm).await?;
    let mut all: Vec<Stored<Filed<Obstacles>>> = institution.store.of_firm(firm).await?;
    all.sort_by_key(|one| std::cmp::Reverse((one.record.content.date, one.record.recorded)));
    Ok(all)
}

/// Keeps what a firm says today of its obstacles; what it said before stays.
///
/// # Errors
///
/// Nothing was answered, the note is too long, or the firm does not exist for this actor.
pub async fn state(
    institution: &Institution,
    context: &Context,
    firm: FirmId,
    content: Obstacles,
) -> Result<Uuid, ActionError> {
    gate::firm(institution, context, Action::WriteAssessment, firm).await?;
    let Some(author) = context.actor.account else { return Err(ActionError::Missing) };
    let mut problems = Vec::new();
    if content.answers.is_empty() {
        problems.push(problem("obstacles", "problem-obstacles"));
    }
    if content.note.chars().count() > crate::assessment::LONGEST_NOTE {
        problems.push(problem("note", "problem-note-long"));
    }
    if content.date > context.today() {
        problems.push(problem("date", "problem-assessment-day"));
    }
    sound(problems)?;
    let id = context.uuid();
    let filed = Filed { id, firm, author, recorded: context.now, verified: None, content };
    let mut change = institution.store.begin().await?;
    change.insert(&filed).await?;
    change.act(Act::new("obstacles-stated", "firm", firm).sealed(firm, &filed)?);
    change.commit(context.now, context.actor.account).await?;
    Ok(id)
}
