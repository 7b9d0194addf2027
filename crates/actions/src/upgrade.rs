//! Steps of a firm's upgrading: process, product, function.

use access::Action;
use registry::problem;
use standards::{Filed, Upgrade};
use store::{Act, Stored};
use uuid::Uuid;
use vocabulary::FirmId;

use crate::error::sound;
use crate::{ActionError, Context, Institution, gate};

/// The steps that a firm has taken, the latest first.
///
/// # Errors
///
/// The firm does not exist for this actor.
pub async fn list(
    institution: &Institution,
    context: &Context,
    firm: FirmId,
) -> Result<Vec<Stored<Filed<Upgrade>>>, ActionError> {
    gate::firm(institution, context, Action::ReadAssessment, firm).await?;
    let mut all: Vec<Stored<Filed<Upgrade>>> = institution.store.of_firm(firm).await?;
    all.reverse();
    Ok(all)
}

/// Records a step that was taken.
///
/// # Errors
///
/// It does not say what changed, lies in the future, or the firm does not exist for this actor.
pub async fn record(
    institution: &Institution,
    context: &Context,
    firm: FirmId,
    mut content: Upgrade,
) -> Result<Uuid, ActionError> {
    gate::firm(institution, context, Action::WriteAssessment, firm).await?;
    let Some(author) = context.actor.account else { return Err(ActionError::Missing) };
    content.what = content.what.trim().to_owned();
    let mut problems = Vec::new();
    if content.what.is_empty() || content.what.chars().count() > crate::assessment::LONGEST_NOTE {
        problems.push(problem("what", "problem-upgrade-what"));
    }
    if content.since > context.today() {
        problems.push(problem("since", "problem-assessment-day"));
    }
    let catalogue = institution.standards().await?;
    let known = content.requirements.iter().all(|(standard, code)| {
        catalogue.get(standard).is_some_and(|standard| standard.requirement(code).is_some())
    });
    if !known {
        problems.push(problem("requirements", "problem-upgrade-requirement"));
    }
    sound(problems)?;
    let id = context.uuid();
    let filed = Filed { id, firm, author, recorded: context.now, verified: None, content };
    let mut change = institution.store.begin().await?;
    change.insert(&filed).await?;
    change.act(Act::new("upgrade-recorded", "firm", firm).sealed(firm, &filed)?);
    change.commit(context.now, context.actor.account).await?;
    Ok(id)
}
