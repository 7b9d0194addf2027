use std::collections::BTreeMap;
use std::sync::Arc;

use access::{Action, Subject, may};
use standards::{
    Assessment, AssessmentId, Catalogue, Filed, Gap, Obstacles, Progress, Score, Standard, Status,
    Step, Verdict, gap, next_steps, progress, score,
};
use store::{PartyName, Stored};
use vocabulary::{AccountId, FirmId};

use super::{reached, standard};
use crate::{ActionError, Context, Institution, gate};

/// An assessment and what follows from it.
pub struct Shown {
    /// The assessment.
    pub filed: Stored<Filed<Assessment>>,
    /// The standards; [`Shown::standard`] is the version that it was made with.
    pub catalogue: Arc<Catalogue>,
    /// The firm's name.
    pub firm: PartyName,
    /// The names of whoever wrote it and vouches for it.
    pub people: BTreeMap<AccountId, String>,
    /// What the firm lacks.
    pub gap: Gap,
    /// How it fares by the standard's rule.
    pub score: Score,
    /// What to do next, in order.
    pub steps: Vec<Step>,
    /// What changed since the assessment before, and that assessment.
    pub progress: Option<(AssessmentId, Progress)>,
    /// The points of every assessment of the firm with this standard, the earliest first.
    pub history: Vec<Line>,
    /// What the firm said last of its obstacles.
    pub obstacles: Option<Obstacles>,
    /// Whether the actor may answer and hand it in.
    pub may_write: bool,
    /// Whether the actor may vouch for it or give it back.
    pub may_verify: bool,
    /// Whether the actor wrote it.
    pub own: bool,
}

/// One assessment in a list.
#[derive(Debug, Clone)]
pub struct Line {
    /// The assessment.
    pub filed: Stored<Filed<Assessment>>,
    /// The points, when something was answered.
    pub points: Option<f64>,
    /// Whether the standard is met.
    pub verdict: Verdict,
}

impl Shown {
    /// The version of the standard that it was made with.
    ///
    /// # Panics
    ///
    /// Never: the assessment would not have been shown without it.
    pub fn standard(&self) -> &Standard {
        let assessment = &self.filed.record.content;
        self.catalogue
            .version(&assessment.standard, assessment.version)
            .expect("the standard was there when the assessment was read")
    }

    /// Whether it is still being written.
    pub fn is_draft(&self) -> bool {
        self.filed.record.content.status == Status::Draft
    }
}

fn line(catalogue: &Catalogue, filed: Stored<Filed<Assessment>>) -> Option<Line> {
    let assessment = &filed.record.content;
    let standard = catalogue.version(&assessment.standard, assessment.version)?;
    let score = score(standard, assessment);
    Some(Line { points: score.points, verdict: score.verdict, filed })
}

/// The assessments of a firm, by standard in the order of the catalogue, the latest first.
///
/// # Errors
///
/// The firm does not exist for this actor.
pub async fn list(
    institution: &Institution,
    context: &Context,
    firm: FirmId,
) -> Result<(Arc<Catalogue>, Vec<Line>), ActionError> {
    gate::firm(institution, context, Action::ReadAssessment, firm).await?;
    let catalogue = institution.standards().await?;
    let all: Vec<Stored<Filed<Assessment>>> = institution.store.of_firm(firm).await?;
    let mut lines: Vec<Line> = all.into_iter().filter_map(|one| line(&catalogue, one)).collect();
    lines.sort_by_key(|line| {
        let assessment = &line.filed.record.content;
        let place = catalogue.standards().position(|s| s.code == assessment.standard);
        (place, std::cmp::Reverse((assessment.date, line.filed.record.recorded)))
    });
    Ok((catalogue, lines))
}

/// Assessments that wait for somebody to vouch for them, of the firms that the actor reaches.
///
/// # Errors
///
/// The database cannot be used.
pub async fn waiting(
    institution: &Institution,
    context: &Context,
    limit: u64,
) -> Result<Vec<Stored<Filed<Assessment>>>, ActionError> {
    let reach = access::scope(&context.actor, Action::VerifyAssessment);
    if reach.is_none() {
        return Ok(Vec::new());
    }
    let store = &institution.store;
    let mut found = store.assessments_in(&reach, Status::Submitted, context.today(), limit).await?;
    found.retain(|filed| Some(filed.record.author) != context.actor.account);
    Ok(found)
}

/// One assessment with its result.
///
/// # Errors
///
/// It does not exist for this actor.
pub async fn show(
    institution: &Institution,
    context: &Context,
    id: AssessmentId,
) -> Result<Shown, ActionError> {
    let filed = reached(institution, context, Action::ReadAssessment, id).await?;
    let store = &institution.store;
    let firm = filed.record.firm;
    let catalogue = institution.standards().await?;
    let assessment = &filed.record.content;
    let own_standard = standard(&catalogue, assessment)?;
    let mut history: Vec<Line> = store
        .assessments_of(firm, &assessment.standard)
        .await?
        .into_iter()
        .filter_map(|one| line(&catalogue, one))
        .collect();
    history.sort_by_key(|l| (l.filed.record.content.date, l.filed.record.recorded));
    let before = earlier(&history, &filed.record);
    let progress = before.and_then(|before| {
        let then = &before.filed.record.content;
        let with = catalogue.version(&then.standard, then.version)?;
        Some((then.id, progress((with, then), (own_standard, assessment))))
    });
    let subject: Subject = store.firm_subject(firm, context.today()).await?;
    let can = |action| may(&context.actor, action, &subject);
    let mut people = BTreeMap::new();
    let verifier = filed.record.verified.map(|(account, _)| account);
    for account in [Some(filed.record.author), verifier].into_iter().flatten() {
        if let Some(found) = store.get::<access::Account>(account).await? {
            people.insert(account, found.record.name);
        }
    }
    let obstacles: Vec<Stored<Filed<Obstacles>>> = store.of_firm(firm).await?;
    let latest = obstacles.into_iter().max_by_key(|o| (o.record.content.date, o.record.recorded));
    Ok(Shown {
        gap: gap(own_standard, assessment),
        score: score(own_standard, assessment),
        steps: next_steps(own_standard, assessment),
        progress,
        history,
        people,
        firm: store.names(&[firm.into()]).await?.pop().ok_or(ActionError::Missing)?,
        obstacles: latest.map(|obstacles| obstacles.record.content),
        may_write: can(Action::WriteAssessment),
        may_verify: can(Action::VerifyAssessment),
        own: Some(filed.record.author) == context.actor.account,
        catalogue: Arc::clone(&catalogue),
        filed,
    })
}

/// The assessment before: the one that this one started from or corrects, or else the last one that
/// was handed in on an earlier day.
fn earlier<'a>(history: &'a [Line], filed: &Filed<Assessment>) -> Option<&'a Line> {
    let by_id = |id: AssessmentId| history.iter().find(|l| l.filed.record.content.id == id);
    let named = filed.content.started_from.and_then(by_id);
    named.or_else(|| {
        history.iter().rev().find(|line| {
            let other = &line.filed.record.content;
            other.status != Status::Draft && other.date < filed.content.date
        })
    })
}
