use access::Action;
use serde::{Deserialize, Serialize};
use standards::{AssessmentId, Status};

use super::send::{digest, said_of};
use super::{reached, submit};
use crate::{ActionError, Context, Institution};

/// What has to have arrived before a draft from a phone is handed in.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Whole {
    /// What the institution said last that it has of the answers.
    pub known: String,
    /// The files that were sent along: the requirement, and the SHA-256 that came back.
    #[serde(default)]
    pub files: Vec<(String, String)>,
}

/// What became of a draft that was handed in from a phone.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "handed", rename_all = "kebab-case")]
pub enum Handed {
    /// It is handed in, now or already before.
    In,
    /// Files are not there; nothing was handed in.
    Lacks {
        /// The requirement and the SHA-256 of each.
        files: Vec<(String, String)>,
    },
    /// Its answers are not those that the phone knows of; nothing was handed in.
    Conflict {
        /// The assessment itself.
        with: AssessmentId,
    },
}

/// Hands in a draft that was written without a line, when all of it has arrived. Handing it in again
/// changes nothing.
///
/// # Errors
///
/// Answers are missing, or it does not exist for this actor.
pub async fn hand_in(
    institution: &Institution,
    context: &Context,
    id: AssessmentId,
    whole: &Whole,
) -> Result<Handed, ActionError> {
    // Whoever presses twice at once may meet the first press halfway.
    for _ in 0..3 {
        let found = reached(institution, context, Action::WriteAssessment, id).await?;
        let assessment = &found.record.content;
        if digest(&said_of(assessment)) != whole.known {
            return Ok(Handed::Conflict { with: id });
        }
        let lacks = |(code, sha256): &&(String, String)| {
            let answer = assessment.answers.get(code);
            !answer.is_some_and(|answer| answer.evidence.iter().any(|f| f.sha256 == *sha256))
        };
        let files: Vec<_> = whole.files.iter().filter(lacks).cloned().collect();
        if !files.is_empty() {
            return Ok(Handed::Lacks { files });
        }
        if assessment.status != Status::Draft {
            return Ok(Handed::In);
        }
        match submit(institution, context, id, found.version).await {
            Ok(()) => return Ok(Handed::In),
            Err(ActionError::Conflict) => {}
            Err(error) => return Err(error),
        }
    }
    Err(ActionError::Conflict)
}
