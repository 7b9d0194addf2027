use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

use access::Action;
use jiff::civil::Date;
use registry::{PanelYear, problem, standing};
use standards::{
    Answer, Assessment, AssessmentId, Catalogue, Facts, Filed, Kind, Measure, Standard, Status,
    asked_again, carry_over,
};
use store::{Act, Stored};
use vocabulary::FirmId;

use super::may_write_kind;
use crate::error::sound;
use crate::{ActionError, Context, Institution, gate};

/// What a new assessment is about.
#[derive(Debug, Clone)]
pub struct Begin {
    /// The firm.
    pub firm: FirmId,
    /// The standard's code.
    pub standard: String,
    /// Who looks.
    pub kind: Kind,
    /// The day of the visit.
    pub day: Date,
    /// The size of the firm, as far as it is known; employees are taken from its yearly figures.
    pub facts: Facts,
}

/// Begins an assessment, or goes on with the draft that is open for the same firm, standard and
/// kind. It starts from the firm's last one with this standard; where there is none, from what
/// assessments with other standards answer already.
///
/// # Errors
///
/// Something has to be mended, or the firm does not exist for this actor.
pub async fn begin(
    institution: &Institution,
    context: &Context,
    begin: Begin,
) -> Result<AssessmentId, ActionError> {
    gate::firm(institution, context, Action::WriteAssessment, begin.firm).await?;
    let Some(author) = context.actor.account else { return Err(ActionError::Missing) };
    let catalogue = institution.standards().await?;
    let Some(standard) = catalogue.get(&begin.standard) else {
        return Err(ActionError::Invalid(vec![problem("standard", "problem-standard")]));
    };
    may_write_kind(context, begin.firm, &begin.kind)?;
    if begin.day > context.today() {
        sound(vec![problem("day", "problem-assessment-day")])?;
    }
    let mut change = institution.store.begin().await?;
    // Whoever presses twice finds the draft that the first press began.
    let open = change.drafts_of(begin.firm, &standard.code).await?;
    let same = open.iter().find(|draft| {
        draft.record.content.kind.code() == begin.kind.code()
            && draft.record.content.corrects.is_none()
    });
    if let Some(draft) = same {
        return Ok(draft.record.content.id);
    }
    let id = AssessmentId(context.uuid());
    let content = started(institution, &catalogue, standard, id, &begin).await?;
    let filed = Filed {
        id: id.0,
        firm: begin.firm,
        author,
        recorded: context.now,
        verified: None,
        content,
    };
    change.insert(&filed).await?;
    change.act(Act::new("assessment-begun", "firm", filed.firm).sealed(filed.firm, &filed)?);
    change.commit(context.now, context.actor.account).await?;
    Ok(id)
}

/// The draft of a new assessment, with what is known already.
pub(super) async fn started(
    institution: &Institution,
    catalogue: &Catalogue,
    standard: &Standard,
    id: AssessmentId,
    begin: &Begin,
) -> Result<Assessment, ActionError> {
    let store = &institution.store;
    let (kind, day) = (begin.kind.clone(), begin.day);
    let earlier = store.assessments_of(begin.firm, &standard.code).await?;
    let facts = facts(institution, begin).await?;
    if let Some(last) = last(&earlier) {
        let mut next = last.next_visit(id, standard, kind, day);
        next.facts.sizes.extend(facts.sizes);
        next.facts.conditions = facts.conditions;
        if let Some(before) = catalogue.version(&last.standard, last.version) {
            for again in asked_again(before, standard) {
                next.answers.remove(&again.requirement);
            }
        }
        keep_asked(&mut next, standard);
        return Ok(next);
    }
    let mut first = Assessment::new(id, standard, kind, day, facts);
    first.answers = answered_elsewhere(institution, catalogue, standard, begin.firm).await?;
    keep_asked(&mut first, standard);
    Ok(first)
}

/// Answers to what is not asked of this firm stay behind.
fn keep_asked(assessment: &mut Assessment, standard: &Standard) {
    let asked = standard.asked(&assessment.facts, assessment.date);
    assessment.answers.retain(|code, _| asked.iter().any(|requirement| requirement.code == *code));
}

/// The last assessment that was handed in and not corrected by a later one.
pub(super) fn last(earlier: &[Stored<Filed<Assessment>>]) -> Option<&Assessment> {
    earlier
        .iter()
        .filter(|filed| filed.record.content.status != Status::Draft)
        .max_by_key(|filed| (filed.record.content.date, filed.record.recorded))
        .map(|filed| &filed.record.content)
}

/// What the firm's last assessments with other standards answer of this one.
async fn answered_elsewhere(
    institution: &Institution,
    catalogue: &Catalogue,
    standard: &Standard,
    firm: FirmId,
) -> Result<BTreeMap<String, Answer>, ActionError> {
    let mut answers = BTreeMap::new();
    for other in catalogue.standards().filter(|other| other.code != standard.code) {
        let earlier = institution.store.assessments_of(firm, &other.code).await?;
        let Some(last) = last(&earlier) else { continue };
        let Some(from) = catalogue.version(&last.standard, last.version) else { continue };
        for (code, answer) in carry_over(catalogue, from, last, standard) {
            answers.entry(code).or_insert(answer);
        }
    }
    Ok(answers)
}

/// What is known of the firm's size: what was filled in, and the employees of its last year.
async fn facts(institution: &Institution, begin: &Begin) -> Result<Facts, ActionError> {
    let mut facts = begin.facts.clone();
    facts.sizes.retain(|_, size| size.is_finite() && *size >= 0.0);
    if let Entry::Vacant(size) = facts.sizes.entry(Measure::Employees) {
        let years = institution.store.of_firm::<PanelYear>(begin.firm).await?;
        let years = standing(years.into_iter().map(|year| year.record).collect());
        let employees = years.iter().rev().find_map(PanelYear::workers);
        if let Some(employees) = employees {
            size.insert(f64::from(employees));
        }
    }
    Ok(facts)
}
