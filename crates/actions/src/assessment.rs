//! Assessments of firms: begun, answered, handed in, looked at by somebody else, corrected.

mod along;
mod begin;
mod hand_in;
mod send;
mod show;

use access::{Action, Role};
use registry::{Problem, problem};
use standards::{
    Answer, Assessment, AssessmentError, AssessmentId, Catalogue, Filed, Kind, Standard,
};
use store::{Act, Digest, Stored};
use vocabulary::FirmId;

use crate::{ActionError, Context, Institution, gate};

pub use along::{Along, Choice, MOST_ALONG, Start, along, choices, kind};
pub use begin::{Begin, begin};
pub use hand_in::{Handed, Whole, hand_in};
pub use send::{Draft, Said, Sent, send};
pub use show::{Line, Shown, list, show, waiting};

/// A note may have so many characters.
pub const LONGEST_NOTE: usize = 2000;

/// An assessment that the actor may do this to.
async fn reached(
    institution: &Institution,
    context: &Context,
    action: Action,
    id: AssessmentId,
) -> Result<Stored<Filed<Assessment>>, ActionError> {
    let found: Stored<Filed<Assessment>> = gate::existing(institution, id.0).await?;
    gate::firm(institution, context, action, found.record.firm).await?;
    Ok(found)
}

/// The version of the standard that an assessment was made with.
fn standard<'a>(
    catalogue: &'a Catalogue,
    assessment: &Assessment,
) -> Result<&'a Standard, ActionError> {
    catalogue.version(&assessment.standard, assessment.version).ok_or(ActionError::Missing)
}

/// The field of the answer to a requirement, by which a page finds the place of a problem.
pub fn field(code: &str) -> String {
    format!("answer-{code}")
}

/// Where and how an assessment has to be mended.
fn mend(error: &AssessmentError) -> Vec<Problem> {
    let at = |field: String| Problem { field: field.into(), message: error.message() };
    match error {
        AssessmentError::Unknown(code)
        | AssessmentError::NoReason(code)
        | AssessmentError::Attachment(code) => vec![at(field(code))],
        AssessmentError::Unanswered(codes) => {
            codes.iter().map(|code| problem(field(code), "problem-unanswered")).collect()
        }
        AssessmentError::NoBody => vec![at("body".to_owned())],
        AssessmentError::NoReasonToCorrect => vec![at("reason".to_owned())],
        _ => vec![at("status".to_owned())],
    }
}

impl From<AssessmentError> for ActionError {
    fn from(error: AssessmentError) -> Self {
        match error {
            AssessmentError::Frozen
            | AssessmentError::NotSubmitted
            | AssessmentError::NotVerified => Self::Conflict,
            error => Self::Invalid(mend(&error)),
        }
    }
}

/// What is filled in at once: the answers of a page of the form.
#[derive(Debug, Clone, Default)]
pub struct Filled {
    /// Answers by requirement; none takes an answer back.
    pub answers: Vec<(String, Option<Answer>)>,
    /// Body, scope and findings of an outside audit.
    pub audit: Option<Kind>,
}

/// Puts answers into a draft.
fn fill(
    assessment: &mut Assessment,
    standard: &Standard,
    filled: Filled,
) -> Result<(), ActionError> {
    let mut problems = Vec::new();
    for (code, answer) in filled.answers {
        let Some(answer) = answer else {
            assessment.answers.remove(&code);
            continue;
        };
        if answer.note.chars().count() > LONGEST_NOTE {
            problems.push(problem(field(&code), "problem-note-long"));
        } else if let Err(error) = assessment.answer(standard, &code, answer) {
            if matches!(error, AssessmentError::Frozen | AssessmentError::OtherStandard) {
                return Err(error.into());
            }
            problems.extend(mend(&error));
        }
    }
    if let Some(kind) = filled.audit
        && kind.code() == assessment.kind.code()
    {
        assessment.kind = kind;
    }
    crate::error::sound(problems)
}

/// Answers requirements of a draft.
///
/// # Errors
///
/// Something has to be mended, the draft was handed in or changed meanwhile, or it does not exist
/// for this actor.
pub async fn answer(
    institution: &Institution,
    context: &Context,
    id: AssessmentId,
    version: i64,
    filled: Filled,
) -> Result<(), ActionError> {
    let mut found = reached(institution, context, Action::WriteAssessment, id).await?;
    let catalogue = institution.standards().await?;
    let standard = standard(&catalogue, &found.record.content)?;
    let codes: Vec<String> = filled.answers.iter().map(|(code, _)| code.clone()).collect();
    known_files(&found.record, &filled)?;
    fill(&mut found.record.content, standard, filled)?;
    let answers: Vec<_> =
        codes.iter().map(|code| (code, found.record.content.answers.get(code))).collect();
    let act = Act::new("assessment-answered", "firm", found.record.firm)
        .sealed(found.record.firm, &(id, answers))?;
    keep(institution, context, &found.record, version, act).await
}

/// Files get into an answer by being uploaded, not by being named: what an answer names must be in
/// the draft already.
fn known_files(filed: &Filed<Assessment>, filled: &Filled) -> Result<(), ActionError> {
    for (code, answer) in &filled.answers {
        let before = filed.content.answers.get(code);
        let known = answer
            .iter()
            .flat_map(|answer| &answer.evidence)
            .all(|file| before.is_some_and(|before| before.evidence.contains(file)));
        if !known {
            return Err(AssessmentError::Attachment(code.clone()).into());
        }
    }
    Ok(())
}

/// Attaches a file that was uploaded to the answer of a requirement. An answer that does not exist
/// yet cannot have one.
///
/// # Errors
///
/// As [`answer`].
pub async fn attach(
    institution: &Institution,
    context: &Context,
    id: AssessmentId,
    code: &str,
    file: standards::Attachment,
) -> Result<(), ActionError> {
    let mut found = reached(institution, context, Action::WriteAssessment, id).await?;
    let catalogue = institution.standards().await?;
    let standard = standard(&catalogue, &found.record.content)?;
    let Some(mut answer) = found.record.content.answers.get(code).cloned() else {
        return Err(ActionError::Invalid(vec![problem(field(code), "problem-evidence-first")]));
    };
    if answer.evidence.iter().any(|other| other.sha256 == file.sha256) {
        return Ok(());
    }
    let digest: Digest = file.sha256.parse().map_err(|()| ActionError::Missing)?;
    answer.evidence.push(file);
    found.record.content.answer(standard, code, answer.clone())?;
    let firm = found.record.firm;
    let act = Act::new("assessment-answered", "firm", firm).sealed(firm, &(id, code, answer))?;
    let mut change = institution.store.begin().await?;
    // Somebody may have removed it since it was uploaded.
    if !change.has_evidence(firm, digest).await? {
        return Err(ActionError::Missing);
    }
    change.update(&found.record, found.version).await?;
    change.act(act);
    Ok(change.commit(context.now, context.actor.account).await?)
}

/// Takes a file out of the answer of a requirement of a draft. When nothing else of the firm names
/// it, the file itself is deleted.
///
/// # Errors
///
/// The answer has no such file, the assessment was handed in, somebody changed it meanwhile, or it
/// does not exist for this actor.
pub async fn detach(
    institution: &Institution,
    context: &Context,
    id: AssessmentId,
    code: &str,
    sha256: &str,
) -> Result<(), ActionError> {
    let mut found = reached(institution, context, Action::WriteAssessment, id).await?;
    let catalogue = institution.standards().await?;
    let standard = standard(&catalogue, &found.record.content)?;
    let digest: Digest = sha256.parse().map_err(|()| ActionError::Missing)?;
    let answer = found.record.content.answers.get(code).cloned();
    let mut answer = answer.ok_or(ActionError::Missing)?;
    let place = answer.evidence.iter().position(|file| file.sha256 == digest.to_string());
    let file = answer.evidence.remove(place.ok_or(ActionError::Missing)?);
    found.record.content.answer(standard, code, answer)?;
    let (store, firm) = (&institution.store, found.record.firm);
    let mut change = store.begin().await?;
    change.update(&found.record, found.version).await?;
    let forgotten = change.forget_evidence(firm, digest).await?;
    change.act(Act::new("evidence-removed", "firm", firm).sealed(firm, &(id, code, file))?);
    change.commit(context.now, context.actor.account).await?;
    if forgotten {
        store.release_evidence(&institution.evidence, firm, digest).await?;
    }
    Ok(())
}

async fn keep(
    institution: &Institution,
    context: &Context,
    filed: &Filed<Assessment>,
    version: i64,
    act: Act,
) -> Result<(), ActionError> {
    let mut change = institution.store.begin().await?;
    change.update(filed, version).await?;
    change.act(act);
    Ok(change.commit(context.now, context.actor.account).await?)
}

/// Hands a draft in.
///
/// # Errors
///
/// Answers are missing, it was handed in already, or it does not exist for this actor.
pub async fn submit(
    institution: &Institution,
    context: &Context,
    id: AssessmentId,
    version: i64,
) -> Result<(), ActionError> {
    let mut found = reached(institution, context, Action::WriteAssessment, id).await?;
    let catalogue = institution.standards().await?;
    let standard = standard(&catalogue, &found.record.content)?;
    found.record.content.submit(standard)?;
    let act = Act::new("assessment-submitted", "firm", found.record.firm)
        .sealed(found.record.firm, &found.record)?;
    keep(institution, context, &found.record, version, act).await
}

/// Gives an assessment that was handed in back to whoever wrote it; who wrote it may take it back.
///
/// # Errors
///
/// It was not handed in or is verified, or the actor may not.
pub async fn give_back(
    institution: &Institution,
    context: &Context,
    id: AssessmentId,
    version: i64,
) -> Result<(), ActionError> {
    let mut found = match reached(institution, context, Action::VerifyAssessment, id).await {
        Err(ActionError::Missing) => {
            let found = reached(institution, context, Action::WriteAssessment, id).await?;
            if Some(found.record.author) != context.actor.account {
                return Err(ActionError::Missing);
            }
            found
        }
        found => found?,
    };
    found.record.content.give_back()?;
    let act = Act::new("assessment-given-back", "firm", found.record.firm)
        .sealed(found.record.firm, &id)?;
    keep(institution, context, &found.record, version, act).await
}

/// Vouches for an assessment that somebody else handed in. It does not change any more.
///
/// # Errors
///
/// The actor wrote it, it was not handed in, or it does not exist for this actor.
pub async fn verify(
    institution: &Institution,
    context: &Context,
    id: AssessmentId,
    version: i64,
) -> Result<(), ActionError> {
    let mut found = reached(institution, context, Action::VerifyAssessment, id).await?;
    let Some(account) = context.actor.account else { return Err(ActionError::Missing) };
    if found.record.author == account {
        return Err(ActionError::Invalid(vec![problem("status", "problem-own-verification")]));
    }
    found.record.content.verify()?;
    found.record.verified = Some((account, context.now));
    let act = Act::new("assessment-verified", "firm", found.record.firm)
        .sealed(found.record.firm, &id)?;
    keep(institution, context, &found.record, version, act).await
}

/// Begins a draft that corrects a verified assessment, which stays as it is.
///
/// # Errors
///
/// It was not verified, no reason is given, or it does not exist for this actor.
pub async fn correct(
    institution: &Institution,
    context: &Context,
    id: AssessmentId,
    reason: &str,
) -> Result<AssessmentId, ActionError> {
    let found = reached(institution, context, Action::WriteAssessment, id).await?;
    let Some(author) = context.actor.account else { return Err(ActionError::Missing) };
    may_write_kind(context, found.record.firm, &found.record.content.kind)?;
    let new = AssessmentId(context.uuid());
    let content = found.record.content.correction(new, reason)?;
    let filed = Filed {
        id: new.0,
        author,
        recorded: context.now,
        verified: None,
        content,
        firm: found.record.firm,
    };
    let mut change = institution.store.begin().await?;
    change.insert(&filed).await?;
    change.act(Act::new("assessment-begun", "firm", filed.firm).sealed(filed.firm, &filed)?);
    change.commit(context.now, context.actor.account).await?;
    Ok(new)
}

/// Throws a draft away.
///
/// # Errors
///
/// It is no draft any more, or somebody else's.
pub async fn discard(
    institution: &Institution,
    context: &Context,
    id: AssessmentId,
    version: i64,
) -> Result<(), ActionError> {
    let found = reached(institution, context, Action::WriteAssessment, id).await?;
    if Some(found.record.author) != context.actor.account && !context.actor.is(Role::Manager) {
        return Err(ActionError::Missing);
    }
    if found.record.content.status != standards::Status::Draft || found.version != version {
        return Err(ActionError::Conflict);
    }
    let mut change = institution.store.begin().await?;
    change.remove::<Filed<Assessment>>(id.0).await?;
    let act = Act::new("assessment-discarded", "firm", found.record.firm);
    change.act(act.sealed(found.record.firm, &id)?);
    Ok(change.commit(context.now, context.actor.account).await?)
}

/// Firms assess themselves; people of the institution also record what they and auditors saw.
fn may_write_kind(context: &Context, firm: FirmId, kind: &Kind) -> Result<(), ActionError> {
    let own = context.actor.firms.contains(&firm);
    let allowed = match kind {
        Kind::OwnAssessment => own || context.actor.is_staff(),
        Kind::PreAudit | Kind::OutsideAudit { .. } => context.actor.is_staff(),
    };
    if allowed {
        Ok(())
    } else {
        Err(ActionError::Invalid(vec![problem("kind", "problem-assessment-kind")]))
    }
}
