use std::collections::BTreeMap;

use access::Action;
use jiff::civil::Date;
use registry::problem;
use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};
use standards::{Answer, Assessment, AssessmentId, Facts, Filed, Kind, Outcome, Status};
use store::{Act, Stored};
use vocabulary::FirmId;

use super::begin::last;
use super::{Filled, fill, keep, may_write_kind};
use crate::error::sound;
use crate::{ActionError, Context, Institution, gate};

/// A draft that was written without a line. Its own identifier says that it is the same one,
/// however often it is sent.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Draft {
    /// The identifier, a UUID of version 7 that the phone made.
    pub id: AssessmentId,
    /// The firm.
    pub firm: FirmId,
    /// The standard's code.
    pub standard: String,
    /// The standard's version that the phone had along.
    pub version: u32,
    /// Who looked: the firm itself, or an agent.
    pub kind: Kind,
    /// The day of the visit.
    pub day: Date,
    /// The size of the firm, as it was known on the phone.
    #[serde(default)]
    pub facts: Facts,
    /// Levels, reasons and notes by requirement; files are sent one by one afterwards.
    pub answers: BTreeMap<String, Said>,
    /// The assessment that the phone had along.
    pub started_from: Option<AssessmentId>,
    /// What the institution said last that it has of this draft ([`Sent::Kept`]).
    pub known: Option<String>,
    /// Whether a person has seen that there is another one, and wants this one too.
    #[serde(default)]
    pub beside: bool,
}

/// An answer without files.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Said {
    /// What was found.
    pub outcome: Outcome,
    /// What is worth saying about it.
    #[serde(default)]
    pub note: String,
}

/// What became of a draft that was sent.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "sent", rename_all = "kebab-case")]
pub enum Sent {
    /// It is kept as it was sent, now or already before.
    Kept {
        /// A digest of the answers, to be named when the draft is sent again.
        known: String,
        /// The version under which it is kept.
        version: i64,
        /// Whether it was handed in already.
        handed_in: bool,
    },
    /// Somebody else changed it, or assessed the firm meanwhile: a person has to decide. Nothing
    /// was stored.
    Conflict {
        /// The other assessment; this one itself when it was changed.
        with: AssessmentId,
    },
}

/// Keeps a draft that was written without a line. Sending it again, twice at once or after half of
/// it got through, keeps it once.
///
/// # Errors
///
/// Something has to be mended, or the firm does not exist for this actor.
pub async fn send(
    institution: &Institution,
    context: &Context,
    draft: Draft,
) -> Result<Sent, ActionError> {
    gate::firm(institution, context, Action::WriteAssessment, draft.firm).await?;
    let found = institution.store.get::<Filed<Assessment>>(draft.id.0).await?;
    match found {
        Some(found) => again(institution, context, draft, found).await,
        None => first(institution, context, draft).await,
    }
}

async fn again(
    institution: &Institution,
    context: &Context,
    draft: Draft,
    mut found: Stored<Filed<Assessment>>,
) -> Result<Sent, ActionError> {
    // Whoever makes up an identifier that is another firm's learns nothing of it.
    if found.record.firm != draft.firm || found.record.content.standard != draft.standard {
        return Err(ActionError::Missing);
    }
    let assessment = &mut found.record.content;
    let there = said_of(assessment);
    let handed_in = assessment.status != Status::Draft;
    let kept = |answers: &BTreeMap<String, Said>, version| Sent::Kept {
        known: digest(answers),
        version,
        handed_in,
    };
    if there == draft.answers {
        return Ok(kept(&there, found.version));
    }
    let unchanged = match &draft.known {
        Some(known) => *known == digest(&there),
        None => found.version == 1,
    };
    if handed_in || !unchanged {
        return Ok(Sent::Conflict { with: draft.id });
    }
    let catalogue = institution.standards().await?;
    let standard = super::standard(&catalogue, assessment)?;
    assessment.answers.retain(|code, _| draft.answers.contains_key(code));
    let answers = draft.answers.iter().map(|(code, said)| {
        let before = assessment.answers.get(code);
        let evidence = before.map(|before| before.evidence.clone()).unwrap_or_default();
        (code.clone(), Some(answer(said, evidence)))
    });
    let filled = Filled { answers: answers.collect(), audit: None };
    fill(assessment, standard, filled)?;
    let act = Act::new("assessment-answered", "firm", draft.firm)
        .sealed(draft.firm, &(draft.id, &draft.answers))?;
    keep(institution, context, &found.record, found.version, act).await?;
    Ok(kept(&draft.answers, found.version + 1))
}

async fn first(
    institution: &Institution,
    context: &Context,
    draft: Draft,
) -> Result<Sent, ActionError> {
    let Some(author) = context.actor.account else { return Err(ActionError::Missing) };
    if draft.id.0.get_version_num() != 7 {
        sound(vec![problem("id", "problem-draft-id")])?;
    }
    may_write_kind(context, draft.firm, &draft.kind)?;
    if draft.day > context.today() {
        sound(vec![problem("day", "problem-assessment-day")])?;
    }
    let catalogue = institution.standards().await?;
    let Some(standard) = catalogue.version(&draft.standard, draft.version) else {
        return Err(ActionError::Invalid(vec![problem("standard", "problem-standard")]));
    };
    let mut change = institution.store.begin().await?;
    if !draft.beside {
        let earlier = institution.store.assessments_of(draft.firm, &standard.code).await?;
        let newer = last(&earlier).map(|last| last.id).filter(|id| Some(*id) != draft.started_from);
        let open = change.drafts_of(draft.firm, &standard.code).await?;
        let same = open.iter().find(|open| open.record.content.kind.code() == draft.kind.code());
        if let Some(with) = newer.or(same.map(|open| open.record.content.id)) {
            return Ok(Sent::Conflict { with });
        }
    }
    let mut content =
        Assessment::new(draft.id, standard, draft.kind.clone(), draft.day, draft.facts.clone());
    content.started_from = draft.started_from;
    let answers =
        draft.answers.iter().map(|(code, said)| (code.clone(), Some(answer(said, Vec::new()))));
    fill(&mut content, standard, Filled { answers: answers.collect(), audit: None })?;
    let filed = Filed {
        id: draft.id.0,
        firm: draft.firm,
        author,
        recorded: context.now,
        verified: None,
        content,
    };
    change.insert(&filed).await?;
    change.act(Act::new("assessment-begun", "firm", filed.firm).sealed(filed.firm, &filed)?);
    change.commit(context.now, context.actor.account).await?;
    Ok(Sent::Kept { known: digest(&draft.answers), version: 1, handed_in: false })
}

fn answer(said: &Said, evidence: Vec<standards::Attachment>) -> Answer {
    Answer { outcome: said.outcome.clone(), note: said.note.clone(), evidence, origin: None }
}

/// The answers of an assessment without their files.
pub(super) fn said_of(assessment: &Assessment) -> BTreeMap<String, Said> {
    let said =
        |answer: &Answer| Said { outcome: answer.outcome.clone(), note: answer.note.clone() };
    assessment.answers.iter().map(|(code, answer)| (code.clone(), said(answer))).collect()
}

/// A digest of answers, the same for the same answers.
pub(super) fn digest(answers: &BTreeMap<String, Said>) -> String {
    let text = serde_json::to_vec(answers).unwrap_or_default();
    Sha256::digest(text).iter().map(|byte| format!("{byte:02x}")).collect()
}
