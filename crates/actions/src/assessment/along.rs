use std::collections::BTreeMap;

use access::{Action, Subject, may, scope};
use registry::{Firm, problem};
use serde::Serialize;
use standards::{AssessmentId, Catalogue, Facts, Kind, Origin, Standard, Status};
use store::{FirmQuery, Page, Stored};
use uuid::Uuid;
use vocabulary::FirmId;

use super::Begin;
use super::begin::{last, started};
use super::send::{Said, said_of};
use crate::error::sound;
use crate::firm::{Search, find};
use crate::{ActionError, Context, Institution, gate};

/// The most firms that are taken along at once: more than anybody visits in a day.
pub const MOST_ALONG: usize = 20;

/// A firm that could be taken along.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Choice {
    /// The firm.
    pub firm: FirmId,
    /// Its name.
    pub name: String,
    /// Whether something of it is due: a visit to sign, an agreement to keep.
    pub planned: bool,
}

/// What is taken along of one firm.
#[derive(Debug, Clone, PartialEq)]
pub struct Along {
    /// The firm.
    pub firm: FirmId,
    /// Its name.
    pub name: String,
    /// Where an assessment with each standard of the catalogue would begin today.
    pub starts: Vec<Start>,
}

/// Where an assessment would begin: with the answers of the last one, or with what other standards
/// answer already.
#[derive(Debug, Clone, PartialEq)]
pub struct Start {
    /// The standard's code.
    pub standard: String,
    /// Its version.
    pub version: u32,
    /// The size of the firm, as far as it is known.
    pub facts: Facts,
    /// The codes of what is asked of the firm, in the order of reading.
    pub asked: Vec<String>,
    /// What is known already, by requirement.
    pub answers: BTreeMap<String, Said>,
    /// Where an answer comes from, when it is another standard's.
    pub origins: BTreeMap<String, Origin>,
    /// The assessment that it starts from.
    pub started_from: Option<AssessmentId>,
    /// A draft of the same kind that somebody has open already.
    pub open: Option<AssessmentId>,
}

/// Firms that the actor may take along: without words those first of which something is due, then
/// by name; with words those that the search finds.
///
/// # Errors
///
/// Nobody is signed in, or the database cannot be used.
pub async fn choices(
    institution: &Institution,
    context: &Context,
    text: &str,
) -> Result<Vec<Choice>, ActionError> {
    if context.actor.account.is_none() {
        return Err(ActionError::Missing);
    }
    let reach = scope(&context.actor, Action::WriteAssessment);
    if reach.is_none() {
        return Ok(Vec::new());
    }
    let (store, today) = (&institution.store, context.today());
    let page = Page { offset: 0, limit: MOST_ALONG as u64 };
    let cases = scope(&context.actor, Action::ReadCase);
    let due = if cases.is_none() {
        Vec::new()
    } else {
        store.open_events(&cases, today, 2 * MOST_ALONG as u64).await?
    };
    let due: Vec<FirmId> = due.iter().map(|event| event.record.firm).collect();
    let mut found: Vec<Stored<Firm>> = Vec::new();
    if text.trim().is_empty() {
        let planned = FirmQuery { found: Some(unique(&due)), ..FirmQuery::default() };
        found.extend(store.firms(&reach, &planned, today, page).await?.rows);
        let others = store.firms(&reach, &FirmQuery::default(), today, page).await?.rows;
        for other in others {
            if !found.iter().any(|firm| firm.record.id == other.record.id) {
                found.push(other);
            }
        }
        found.truncate(MOST_ALONG);
    } else {
        let search = Search { text: text.to_owned(), query: FirmQuery::default() };
        // Whoever sees more firms than they may write about is offered only the latter.
        for firm in find(institution, context, &search, page).await?.rows {
            let subject: Subject = store.firm_subject(firm.record.id, today).await?;
            if may(&context.actor, Action::WriteAssessment, &subject) {
                found.push(firm);
            }
        }
    }
    let choice = |firm: Stored<Firm>| Choice {
        firm: firm.record.id,
        name: firm.record.name().to_owned(),
        planned: due.contains(&firm.record.id),
    };
    Ok(found.into_iter().map(choice).collect())
}

/// What is needed to assess firms without a line: with the standards of the catalogue, everything.
/// Firms that the actor may not write about are left out, like those that do not exist.
///
/// # Errors
///
/// More than [`MOST_ALONG`] firms were asked for, nobody is signed in, or the database cannot be
/// used.
pub async fn along(
    institution: &Institution,
    context: &Context,
    firms: &[FirmId],
) -> Result<Vec<Along>, ActionError> {
    if context.actor.account.is_none() {
        return Err(ActionError::Missing);
    }
    let firms = unique(firms);
    if firms.len() > MOST_ALONG {
        sound(vec![problem("firm", "problem-along-many")])?;
    }
    let catalogue = institution.standards().await?;
    let mut taken = Vec::new();
    for id in firms {
        let firm = match gate::firm(institution, context, Action::WriteAssessment, id).await {
            Ok(firm) => firm.record,
            Err(ActionError::Missing) => continue,
            Err(error) => return Err(error),
        };
        let mut starts = Vec::new();
        for standard in catalogue.standards() {
            starts.push(start(institution, context, &catalogue, standard, id).await?);
        }
        taken.push(Along { firm: id, name: firm.name().to_owned(), starts });
    }
    Ok(taken)
}

/// Each firm once, in the order of the first time.
fn unique(firms: &[FirmId]) -> Vec<FirmId> {
    let mut once = Vec::new();
    for firm in firms {
        if !once.contains(firm) {
            once.push(*firm);
        }
    }
    once
}

/// The kind of assessment that a person writes without a line: people of the institution advise, a
/// firm looks at itself.
pub fn kind(context: &Context) -> Kind {
    if context.actor.is_staff() { Kind::PreAudit } else { Kind::OwnAssessment }
}

async fn start(
    institution: &Institution,
    context: &Context,
    catalogue: &Catalogue,
    standard: &Standard,
    firm: FirmId,
) -> Result<Start, ActionError> {
    let (code, day, kind) = (standard.code.clone(), context.today(), kind(context));
    let begin = Begin { firm, standard: code, kind: kind.clone(), day, facts: Facts::default() };
    let nobody = AssessmentId(Uuid::nil());
    let content = started(institution, catalogue, standard, nobody, &begin).await?;
    let earlier = institution.store.assessments_of(firm, &standard.code).await?;
    let open = earlier.iter().map(|filed| &filed.record.content).find(|assessment| {
        assessment.status == Status::Draft
            && assessment.kind.code() == kind.code()
            && assessment.corrects.is_none()
    });
    let origins = content.answers.iter();
    let origins = origins.filter_map(|(code, answer)| Some((code.clone(), answer.origin.clone()?)));
    Ok(Start {
        standard: standard.code.clone(),
        version: standard.version,
        asked: standard.asked(&content.facts, day).iter().map(|r| r.code.clone()).collect(),
        answers: said_of(&content),
        origins: origins.collect(),
        started_from: last(&earlier).map(|last| last.id),
        open: open.map(|open| open.id),
        facts: content.facts,
    })
}
