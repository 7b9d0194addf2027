use access::{Action, may};
use knowledge::{Experience, ExperienceId, LONGEST, Status, Telling, Translation};
use registry::{Purpose, problem};
use standards::Filed;
use store::Stored;
use vocabulary::Language;

use super::write::keep;
use crate::error::sound;
use crate::{ActionError, Context, Institution, gate};

/// An experience that waits for somebody, if this actor may look at it: nobody publishes their
/// own.
async fn waiting(
    institution: &Institution,
    context: &Context,
    id: ExperienceId,
) -> Result<Stored<Filed<Experience>>, ActionError> {
    let found: Stored<Filed<Experience>> = gate::existing(institution, id.0).await?;
    gate::firm(institution, context, Action::ReviewExperience, found.record.firm).await?;
    if context.actor.account.is_none() || context.actor.account == Some(found.record.author) {
        return Err(ActionError::Missing);
    }
    if found.record.content.status != Status::Review {
        return Err(ActionError::Conflict);
    }
    Ok(found)
}

/// Publishes an experience.
///
/// # Errors
///
/// The firm no longer agrees to share what it learned, it does not wait any more or was changed
/// meanwhile, or it does not exist for this actor.
pub async fn publish(
    institution: &Institution,
    context: &Context,
    id: ExperienceId,
    version: i64,
) -> Result<(), ActionError> {
    let mut found = waiting(institution, context, id).await?;
    let subject = institution.store.firm_subject(found.record.firm, context.today()).await?;
    if !subject.purposes.contains(&Purpose::Sharing) {
        sound(vec![problem("sharing", "problem-experience-consent")])?;
    }
    found.record.content.status = Status::Published;
    found.record.verified = context.actor.account.map(|account| (account, context.now));
    keep(institution, context, &found.record, version, "experience-published").await
}

/// Gives an experience back to the firm, and says why.
///
/// # Errors
///
/// No reason is given, it does not wait any more, or it does not exist for this actor.
pub async fn give_back(
    institution: &Institution,
    context: &Context,
    id: ExperienceId,
    version: i64,
    reason: &str,
) -> Result<(), ActionError> {
    let mut found = waiting(institution, context, id).await?;
    let reason = reason.trim();
    if reason.is_empty() || reason.chars().count() > LONGEST {
        sound(vec![problem("reason", "problem-experience-reason")])?;
    }
    found.record.content.status = Status::Draft;
    found.record.content.returned = Some(reason.to_owned());
    keep(institution, context, &found.record, version, "experience-given-back").await
}

/// Puts a translation beside the original, in place of one into the same language. The firm
/// translates its drafts; what is handed in or published, only whoever may review it, so that
/// nothing comes before readers that nobody has looked at.
///
/// # Errors
///
/// Something has to be mended, it was changed meanwhile, or it does not exist for this actor.
pub async fn translate(
    institution: &Institution,
    context: &Context,
    id: ExperienceId,
    version: i64,
    language: Language,
    telling: Telling,
) -> Result<(), ActionError> {
    let mut found: Stored<Filed<Experience>> = gate::existing(institution, id.0).await?;
    let firm = found.record.firm;
    let subject = gate::firm_subject(institution, context, Action::WriteExperience, firm).await?;
    let Some(by) = context.actor.account else { return Err(ActionError::Missing) };
    let told = &mut found.record.content;
    let reviews = may(&context.actor, Action::ReviewExperience, &subject);
    if told.status == Status::Withdrawn || (told.status != Status::Draft && !reviews) {
        return Err(ActionError::Conflict);
    }
    let written = Experience { telling, ..told.clone() };
    let mut problems = written.gaps();
    if language == told.language {
        problems.push(problem("language", "problem-experience-language"));
    }
    sound(problems)?;
    told.translations.retain(|one| one.language != language);
    let telling = written.telling;
    told.translations.push(Translation { language, telling, by, at: context.now });
    told.translations.sort_by_key(|one| one.language);
    keep(institution, context, &found.record, version, "experience-translated").await
}
