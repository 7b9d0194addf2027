use std::collections::BTreeMap;
use std::fmt;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use uuid::Uuid;
use words::{Language, Message};

use crate::{Facts, Level, Standard};

/// The identifier of an assessment, a UUID of version 7. The draft brings it along, so that sending
/// it twice stores it once.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct AssessmentId(pub Uuid);

/// One look at a firm with one version of one standard. Which firm it is and who wrote it stand
/// with the record that stores it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Assessment {
    /// The identifier.
    pub id: AssessmentId,
    /// The standard's code.
    pub standard: String,
    /// The standard's version; it stays, whatever versions follow.
    pub version: u32,
    /// Who looked.
    pub kind: Kind,
    /// The day of the visit.
    pub date: Date,
    /// How far it is.
    pub status: Status,
    /// The size of the firm on that day, which decides what it is asked.
    pub facts: Facts,
    /// The answers by the requirement's code.
    pub answers: BTreeMap<String, Answer>,
    /// The assessment that the visit started from.
    pub started_from: Option<AssessmentId>,
    /// The assessment that this one corrects.
    pub corrects: Option<Correction>,
}

/// Who looked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum Kind {
    /// The firm itself.
    OwnAssessment,
    /// An agent of the institution, who advises and does not certify.
    PreAudit,
    /// A body outside of the institution, recorded here.
    OutsideAudit {
        /// The certification body or auditor.
        body: String,
        /// What the audit covered: products, sites.
        scope: String,
        /// What it found.
        findings: Vec<Finding>,
    },
}

impl Kind {
    /// The code, which is also the end of its message's key.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::OwnAssessment => "own-assessment",
            Self::PreAudit => "pre-audit",
            Self::OutsideAudit { .. } => "outside-audit",
        }
    }
}

/// What an auditor found to be wrong.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Finding {
    /// The requirement, when it is about one.
    pub requirement: Option<String>,
    /// How grave it is.
    pub grade: Grade,
    /// What was seen.
    pub text: String,
    /// The day by which it has to be closed.
    pub due: Option<Date>,
    /// The day on which it was closed.
    pub closed: Option<Date>,
}

/// How grave a finding is, as auditors of management systems grade it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Grade {
    /// The system fails, or its result is in doubt.
    MajorNonconformity,
    /// A lapse that leaves the system standing.
    MinorNonconformity,
    /// Something to watch or to do better.
    Observation,
}

/// How far an assessment is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Status {
    /// It is being written.
    Draft,
    /// It is complete and waits for somebody else to look.
    Submitted,
    /// Somebody else has looked; it does not change any more.
    Verified,
}

impl Status {
    /// The code, which is also the end of its message's key.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Draft => "draft",
            Self::Submitted => "submitted",
            Self::Verified => "verified",
        }
    }
}

/// The answer to one requirement.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Answer {
    /// What was found.
    pub outcome: Outcome,
    /// What is worth saying about it.
    #[serde(default)]
    pub note: String,
    /// Photos and files that show it.
    #[serde(default)]
    pub evidence: Vec<Attachment>,
    /// The answer that it was carried over from, when nobody has looked anew.
    #[serde(default)]
    pub origin: Option<Origin>,
}

/// What was found about one requirement.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Outcome {
    /// How far the firm is.
    Level(Level),
    /// It does not concern the firm.
    NotApplicable {
        /// Why not.
        reason: String,
    },
}

/// A file that shows something, by what it contains.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Attachment {
    /// The SHA-256 of its bytes, 64 hexadecimal digits.
    pub sha256: String,
    /// Its media type, such as `image/jpeg`.
    pub media_type: String,
    /// Its size in bytes.
    pub bytes: u64,
    /// The name it came with.
    pub name: String,
}

/// Where an answer was carried over from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Origin {
    /// The assessment.
    pub assessment: AssessmentId,
    /// Its standard.
    pub standard: String,
    /// The requirement there.
    pub requirement: String,
}

/// What a correction corrects, and why.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Correction {
    /// The assessment that it corrects.
    pub of: AssessmentId,
    /// Why.
    pub reason: String,
}

/// Why something cannot be done with an assessment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum AssessmentError {
    /// It is no draft any more.
    Frozen,
    /// It has to be submitted before it is verified.
    NotSubmitted,
    /// Only what was verified is corrected; a draft is simply changed.
    NotVerified,
    /// The standard is another one, or another version.
    OtherStandard,
    /// The standard has no such requirement, or does not ask it of this firm.
    Unknown(String),
    /// Something that does not apply needs a reason.
    NoReason(String),
    /// A correction needs a reason.
    NoReasonToCorrect,
    /// Requirements have no answer.
    Unanswered(Vec<String>),
    /// An outside audit needs its body and its scope.
    NoBody,
    /// An attachment is not named by a SHA-256.
    Attachment(String),
}

impl AssessmentError {
    /// A stable code for scripts and tests; it is also the key of the message.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Frozen => "assessment-frozen",
            Self::NotSubmitted => "assessment-not-submitted",
            Self::NotVerified => "assessment-not-verified",
            Self::OtherStandard => "assessment-other-standard",
            Self::Unknown(_) => "assessment-unknown",
            Self::NoReason(_) => "assessment-no-reason",
            Self::NoReasonToCorrect => "assessment-no-reason-to-correct",
            Self::Unanswered(_) => "assessment-unanswered",
            Self::NoBody => "assessment-no-body",
            Self::Attachment(_) => "assessment-attachment",
        }
    }

    /// The sentence, for any language.
    pub fn message(&self) -> Message {
        let message = Message::new(self.code());
        match self {
            Self::Unknown(code) | Self::NoReason(code) | Self::Attachment(code) => {
                message.with("code", code.as_str())
            }
            Self::Unanswered(codes) => message.with("codes", codes.join(", ")),
            _ => message,
        }
    }
}

impl fmt::Display for AssessmentError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message().text(Language::English))
    }
}

impl std::error::Error for AssessmentError {}

impl Answer {
    /// The answer that the firm is at a level, without a note.
    pub fn level(level: Level) -> Self {
        let outcome = Outcome::Level(level);
        Self { outcome, note: String::new(), evidence: Vec::new(), origin: None }
    }

    /// The answer that a requirement does not concern the firm.
    pub fn not_applicable(reason: impl Into<String>) -> Self {
        let outcome = Outcome::NotApplicable { reason: reason.into() };
        Self { outcome, note: String::new(), evidence: Vec::new(), origin: None }
    }
}

impl Assessment {
    /// A first assessment without answers.
    pub fn new(
        id: AssessmentId,
        standard: &Standard,
        kind: Kind,
        date: Date,
        facts: Facts,
    ) -> Self {
        Self {
            id,
            standard: standard.code.clone(),
            version: standard.version,
            kind,
            date,
            status: Status::Draft,
            facts,
            answers: BTreeMap::new(),
            started_from: None,
            corrects: None,
        }
    }

    /// A next visit that starts from this one: its answers stand as they were until somebody
    /// changes them. Answers to requirements that the standard does not ask any more stay behind;
    /// [`asked_again`](crate::asked_again) says which have to be looked at anew.
    #[must_use]
    pub fn next_visit(
        &self,
        id: AssessmentId,
        standard: &Standard,
        kind: Kind,
        date: Date,
    ) -> Self {
        let mut next = Self::new(id, standard, kind, date, self.facts.clone());
        next.answers.clone_from(&self.answers);
        next.answers.retain(|code, _| standard.requirement(code).is_some());
        next.started_from = Some(self.id);
        next
    }

    /// A draft that corrects this assessment, which stays as it is.
    ///
    /// # Errors
    ///
    /// When this one was not verified, or no reason is given.
    pub fn correction(&self, id: AssessmentId, reason: &str) -> Result<Self, AssessmentError> {
        if self.status != Status::Verified {
            return Err(AssessmentError::NotVerified);
        }
        if reason.trim().is_empty() {
            return Err(AssessmentError::NoReasonToCorrect);
        }
        let corrects = Some(Correction { of: self.id, reason: reason.trim().to_owned() });
        Ok(Self { id, status: Status::Draft, corrects, ..self.clone() })
    }

    /// Answers a requirement, in place of an answer that it had.
    ///
    /// # Errors
    ///
    /// When it is no draft any more, the standard does not ask this, something that does not apply
    /// has no reason, or an attachment is not named by a SHA-256.
    pub fn answer(
        &mut self,
        standard: &Standard,
        code: &str,
        answer: Answer,
    ) -> Result<(), AssessmentError> {
        self.is_of(standard)?;
        if self.status != Status::Draft {
            return Err(AssessmentError::Frozen);
        }
        self.is_sound(standard, code, &answer)?;
        self.answers.insert(code.to_owned(), answer);
        Ok(())
    }

    /// Hands the draft in.
    ///
    /// # Errors
    ///
    /// When it is no draft, an answer is missing or not sound, or an outside audit does not say
    /// whose it is and what it covered.
    pub fn submit(&mut self, standard: &Standard) -> Result<(), AssessmentError> {
        self.is_of(standard)?;
        if self.status != Status::Draft {
            return Err(AssessmentError::Frozen);
        }
        if let Kind::OutsideAudit { body, scope, .. } = &self.kind
            && (body.trim().is_empty() || scope.trim().is_empty())
        {
            return Err(AssessmentError::NoBody);
        }
        for (code, answer) in &self.answers {
            self.is_sound(standard, code, answer)?;
        }
        let asked = standard.asked(&self.facts, self.date);
        let open: Vec<String> = asked
            .iter()
            .filter(|requirement| !self.answers.contains_key(&requirement.code))
            .map(|requirement| requirement.code.clone())
            .collect();
        if !open.is_empty() {
            return Err(AssessmentError::Unanswered(open));
        }
        self.status = Status::Submitted;
        Ok(())
    }

    /// Gives a submitted assessment back to whoever wrote it.
    ///
    /// # Errors
    ///
    /// When it is not submitted.
    pub fn give_back(&mut self) -> Result<(), AssessmentError> {
        if self.status != Status::Submitted {
            return Err(AssessmentError::NotSubmitted);
        }
        self.status = Status::Draft;
        Ok(())
    }

    /// Verifies a submitted assessment; it does not change any more.
    ///
    /// # Errors
    ///
    /// When it is not submitted.
    pub fn verify(&mut self) -> Result<(), AssessmentError> {
        if self.status != Status::Submitted {
            return Err(AssessmentError::NotSubmitted);
        }
        self.status = Status::Verified;
        Ok(())
    }

    /// The level found for a requirement; none when there is no answer or it does not apply.
    pub fn level(&self, code: &str) -> Option<Level> {
        match self.answers.get(code)?.outcome {
            Outcome::Level(level) => Some(level),
            Outcome::NotApplicable { .. } => None,
        }
    }

    fn is_of(&self, standard: &Standard) -> Result<(), AssessmentError> {
        let same = self.standard == standard.code && self.version == standard.version;
        if same { Ok(()) } else { Err(AssessmentError::OtherStandard) }
    }

    /// Whether an answer can stand.
    fn is_sound(
        &self,
        standard: &Standard,
        code: &str,
        answer: &Answer,
    ) -> Result<(), AssessmentError> {
        let asked = standard.asked(&self.facts, self.date);
        if !asked.iter().any(|requirement| requirement.code == code) {
            return Err(AssessmentError::Unknown(code.to_owned()));
        }
        if let Outcome::NotApplicable { reason } = &answer.outcome
            && reason.trim().is_empty()
        {
            return Err(AssessmentError::NoReason(code.to_owned()));
        }
        let named = |file: &Attachment| {
            file.sha256.len() == 64 && file.sha256.bytes().all(|byte| byte.is_ascii_hexdigit())
        };
        if answer.evidence.iter().all(named) {
            Ok(())
        } else {
            Err(AssessmentError::Attachment(code.to_owned()))
        }
    }
}
