use access::Action;
use knowledge::{Experience, ExperienceId, Feedback, FeedbackId, Status};
use registry::{Firm, Problem, Purpose, problem};
use standards::Filed;
use store::{Act, Stored};
use uuid::Builder;
use vocabulary::FirmId;

use super::read::Eyes;
use crate::error::sound;
use crate::{ActionError, Context, Institution, gate};

/// A firm hands in so many experiences a day; more nobody can look at.
pub const MOST_A_DAY: usize = 10;
/// A firm has so many experiences under way.
pub const MOST_DRAFTS: usize = 60;

/// An empty experience of a firm, with what is known of the firm filled in, to begin with.
///
/// # Errors
///
/// The firm does not exist for this actor.
pub async fn start(
    institution: &Institution,
    context: &Context,
    firm: FirmId,
) -> Result<Experience, ActionError> {
    let firm = gate::firm(institution, context, Action::WriteExperience, firm).await?.record;
    let (id, day) = (ExperienceId::default(), context.today());
    let mut draft = Experience::draft(id, firm.country, context.language, day);
    place(institution, context, &firm, &mut draft).await?;
    Ok(draft)
}

/// Notes where the firm is, what it makes and how big it is on this day.
async fn place(
    institution: &Institution,
    context: &Context,
    firm: &Firm,
    told: &mut Experience,
) -> Result<(), ActionError> {
    let subject = institution.store.firm_subject(firm.id, context.today()).await?;
    told.community = subject.communities.first().copied();
    told.country = firm.country;
    told.area = firm.area;
    told.industry = firm.industry;
    told.size = firm.size();
    told.product = told.product.take().or_else(|| firm.products.first().cloned());
    told.day = context.today();
    Ok(())
}

/// What has to be mended in a draft, its links to standards and to other experiences included:
/// nobody builds on what they cannot read.
async fn problems(
    institution: &Institution,
    context: &Context,
    told: &Experience,
) -> Result<Vec<Problem>, ActionError> {
    let mut problems = told.problems();
    let catalogue = institution.standards().await?;
    let known = |standard: &str, code: &str| {
        catalogue.get(standard).is_some_and(|found| found.requirement(code).is_some())
    };
    if !told.raised.iter().all(|raised| known(&raised.standard, &raised.requirement)) {
        problems.push(problem("requirement", "problem-experience-requirement"));
    }
    let mut eyes = Eyes::of(institution, context).await?;
    for origin in told.origins() {
        let found: Option<Stored<Filed<Experience>>> = institution.store.get(origin.0).await?;
        let seen = match found {
            Some(found) => eyes.see(&found.record).await?.is_some(),
            None => false,
        };
        if !seen {
            problems.push(problem("adapts", "problem-experience-origin"));
            break;
        }
    }
    Ok(problems)
}

/// Writes a draft down. Identifier, status, place, size and day are not the caller's to fill in.
///
/// # Errors
///
/// Something has to be mended, or the firm does not exist for this actor.
pub async fn record(
    institution: &Institution,
    context: &Context,
    firm: FirmId,
    mut told: Experience,
) -> Result<ExperienceId, ActionError> {
    let found = gate::firm(institution, context, Action::WriteExperience, firm).await?.record;
    let Some(author) = context.actor.account else { return Err(ActionError::Missing) };
    // Everybody sees it in the address: of an anonymous one it must not say when it was told.
    told.id = ExperienceId(Builder::from_random_bytes(context.bytes()).into_uuid());
    told.status = Status::Draft;
    told.translations.clear();
    told.handed_in = None;
    told.returned = None;
    place(institution, context, &found, &mut told).await?;
    sound(problems(institution, context, &told).await?)?;
    let id = told.id;
    let filed =
        Filed { id: id.0, firm, author, recorded: context.now, verified: None, content: told };
    let mut change = institution.store.begin().await?;
    let under_way = |one: &Stored<Filed<Experience>>| {
        matches!(one.record.content.status, Status::Draft | Status::Review)
    };
    if change.experiences_of(firm).await?.iter().filter(|one| under_way(one)).count() >= MOST_DRAFTS
    {
        sound(vec![problem("title", "problem-experience-drafts")])?;
    }
    change.insert(&filed).await?;
    change.act(Act::new("experience-recorded", "firm", firm).sealed(firm, &filed)?);
    change.commit(context.now, context.actor.account).await?;
    Ok(id)
}

/// An experience that the actor writes, if it has the status.
async fn own(
    institution: &Institution,
    context: &Context,
    id: ExperienceId,
    wanted: &[Status],
) -> Result<(Stored<Filed<Experience>>, Firm), ActionError> {
    let found: Stored<Filed<Experience>> = gate::existing(institution, id.0).await?;
    let firm = found.record.firm;
    let firm = gate::firm(institution, context, Action::WriteExperience, firm).await?.record;
    if !wanted.contains(&found.record.content.status) {
        return Err(ActionError::Conflict);
    }
    Ok((found, firm))
}

pub(super) async fn keep(
    institution: &Institution,
    context: &Context,
    filed: &Filed<Experience>,
    version: i64,
    verb: &'static str,
) -> Result<(), ActionError> {
    let mut change = institution.store.begin().await?;
    change.update(filed, version).await?;
    change.act(Act::new(verb, "firm", filed.firm).sealed(filed.firm, filed)?);
    Ok(change.commit(context.now, context.actor.account).await?)
}

/// Changes a draft. What is published is taken back first.
///
/// # Errors
///
/// It is no draft or was changed meanwhile, something has to be mended, or it does not exist for
/// this actor.
pub async fn change(
    institution: &Institution,
    context: &Context,
    told: Experience,
    version: i64,
) -> Result<(), ActionError> {
    let (mut found, firm) = own(institution, context, told.id, &[Status::Draft]).await?;
    let before = found.record.content;
    let mut told = Experience {
        status: before.status,
        translations: before.translations,
        handed_in: before.handed_in,
        returned: before.returned,
        evidence: before.evidence,
        ..told
    };
    place(institution, context, &firm, &mut told).await?;
    sound(problems(institution, context, &told).await?)?;
    found.record.content = told;
    keep(institution, context, &found.record, version, "experience-changed").await
}

/// Throws a draft away.
///
/// # Errors
///
/// It is no draft, or does not exist for this actor.
pub async fn discard(
    institution: &Institution,
    context: &Context,
    id: ExperienceId,
) -> Result<FirmId, ActionError> {
    let (found, firm) = own(institution, context, id, &[Status::Draft]).await?;
    let mut change = institution.store.begin().await?;
    change.remove::<Filed<Experience>>(id).await?;
    change.act(Act::new("experience-discarded", "firm", firm.id).sealed(firm.id, &found.record)?);
    change.commit(context.now, context.actor.account).await?;
    Ok(firm.id)
}

/// Hands a draft in, so that somebody looks at it and publishes it.
///
/// # Errors
///
/// Something is missing, the firm has not agreed to share what it learned, or it has handed in
/// [`MOST_A_DAY`] today ([`ActionError::Invalid`]); it is no draft; or it does not exist for this
/// actor.
pub async fn hand_in(
    institution: &Institution,
    context: &Context,
    id: ExperienceId,
    version: i64,
) -> Result<(), ActionError> {
    let (mut found, firm) = own(institution, context, id, &[Status::Draft]).await?;
    let told = &mut found.record.content;
    let mut problems = told.gaps();
    let subject = institution.store.firm_subject(firm.id, context.today()).await?;
    if !subject.purposes.contains(&Purpose::Sharing) {
        problems.push(problem("sharing", "problem-experience-consent"));
    }
    let day = |at: jiff::Timestamp| context.zone.to_datetime(at).date();
    let is_today = |one: &Stored<Filed<Experience>>| {
        let other = &one.record.content;
        other.id != id && other.handed_in.map(day) == Some(context.today())
    };
    let mut change = institution.store.begin().await?;
    if change.experiences_of(firm.id).await?.iter().filter(|one| is_today(one)).count()
        >= MOST_A_DAY
    {
        problems.push(problem("title", "problem-experience-flood"));
    }
    sound(problems)?;
    told.status = Status::Review;
    told.handed_in = Some(context.now);
    told.returned = None;
    place(institution, context, &firm, told).await?;
    change.update(&found.record, version).await?;
    let act = Act::new("experience-handed-in", "firm", firm.id);
    change.act(act.sealed(firm.id, &found.record)?);
    Ok(change.commit(context.now, context.actor.account).await?)
}

/// Takes an experience back. From this moment on nobody else reads it anywhere.
///
/// # Errors
///
/// It is neither published nor handed in, was changed meanwhile, or does not exist for this actor.
pub async fn withdraw(
    institution: &Institution,
    context: &Context,
    id: ExperienceId,
    version: i64,
) -> Result<(), ActionError> {
    let wanted = [Status::Review, Status::Published];
    let (mut found, _) = own(institution, context, id, &wanted).await?;
    found.record.content.status = Status::Withdrawn;
    keep(institution, context, &found.record, version, "experience-withdrawn").await
}

/// Makes a draft again of what was taken back.
///
/// # Errors
///
/// It was not taken back, was changed meanwhile, or does not exist for this actor.
pub async fn reopen(
    institution: &Institution,
    context: &Context,
    id: ExperienceId,
    version: i64,
) -> Result<(), ActionError> {
    let (mut found, _) = own(institution, context, id, &[Status::Withdrawn]).await?;
    found.record.content.status = Status::Draft;
    keep(institution, context, &found.record, version, "experience-reopened").await
}

/// Says for a firm what the experience of another one was worth. Whatever it said before of the
/// same experience is replaced. Identifier and day are not the caller's to fill in.
///
/// # Errors
///
/// Something has to be mended, it is the firm's own, or the experience or the firm does not exist
/// for this actor.
pub async fn say(
    institution: &Institution,
    context: &Context,
    firm: FirmId,
    mut feedback: Feedback,
) -> Result<(), ActionError> {
    gate::firm(institution, context, Action::WriteExperience, firm).await?;
    let Some(author) = context.actor.account else { return Err(ActionError::Missing) };
    let found: Stored<Filed<Experience>> =
        gate::existing(institution, feedback.experience.0).await?;
    let mut eyes = Eyes::of(institution, context).await?;
    let seen = eyes.see(&found.record).await?;
    if seen.is_none() || found.record.content.status != Status::Published {
        return Err(ActionError::Missing);
    }
    if found.record.firm == firm {
        sound(vec![problem("helped", "problem-feedback-own")])?;
    }
    let all: Vec<Stored<Filed<Feedback>>> = institution.store.of_firm(firm).await?;
    let mut before = all.into_iter();
    let before = before.find(|one| one.record.content.experience == feedback.experience);
    let id = before.as_ref().map_or_else(|| context.uuid(), |one| one.record.id);
    feedback.id = FeedbackId(id);
    feedback.at = context.now;
    feedback.day = context.today();
    sound(feedback.problems())?;
    let filed =
        Filed { id, firm, author, recorded: context.now, verified: None, content: feedback };
    let mut change = institution.store.begin().await?;
    match before {
        Some(before) => change.update(&filed, before.version).await?,
        None => change.insert(&filed).await?,
    }
    change.act(Act::new("feedback-given", "firm", firm).sealed(firm, &filed)?);
    Ok(change.commit(context.now, context.actor.account).await?)
}
