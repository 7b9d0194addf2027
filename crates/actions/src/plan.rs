//! The improvement plan of a firm: what it does about its gap.

use access::Action;
use jiff::civil::Date;
use registry::{Problem, problem};
use standards::{AssessmentId, Filed, Plan, PlanId, next_steps};
use store::{Act, Stored};
use vocabulary::FirmId;

use crate::assessment::LONGEST_NOTE;
use crate::error::sound;
use crate::{ActionError, Context, Institution, gate};

/// How many steps a plan begins with: few enough to be done.
pub const FIRST_STEPS: usize = 3;

/// A plan may hold so many actions.
const MOST_ACTIONS: usize = 60;

/// The plans of a firm, the latest first.
///
/// # Errors
///
/// The firm does not exist for this actor.
pub async fn list(
    institution: &Institution,
    context: &Context,
    firm: FirmId,
) -> Result<Vec<Stored<Filed<Plan>>>, ActionError> {
    gate::firm(institution, context, Action::ReadAssessment, firm).await?;
    let mut all: Vec<Stored<Filed<Plan>>> = institution.store.of_firm(firm).await?;
    all.sort_by_key(|plan| std::cmp::Reverse(plan.record.recorded));
    Ok(all)
}

/// One plan.
///
/// # Errors
///
/// It does not exist for this actor.
pub async fn show(
    institution: &Institution,
    context: &Context,
    id: PlanId,
) -> Result<Stored<Filed<Plan>>, ActionError> {
    let plan: Stored<Filed<Plan>> = gate::existing(institution, id.0).await?;
    gate::firm(institution, context, Action::ReadAssessment, plan.record.firm).await?;
    Ok(plan)
}

/// Begins a plan with the next steps of an assessment, or finds the plan that was begun with it.
///
/// # Errors
///
/// The assessment does not exist for this actor, or nothing is missing in it.
pub async fn begin(
    institution: &Institution,
    context: &Context,
    assessment: AssessmentId,
) -> Result<PlanId, ActionError> {
    let shown = crate::assessment::show(institution, context, assessment).await?;
    let firm = shown.filed.record.firm;
    gate::firm(institution, context, Action::WriteAssessment, firm).await?;
    let Some(author) = context.actor.account else { return Err(ActionError::Missing) };
    let plans: Vec<Stored<Filed<Plan>>> = institution.store.of_firm(firm).await?;
    if let Some(plan) = plans.iter().find(|plan| plan.record.content.assessment == assessment) {
        return Ok(plan.record.content.id);
    }
    let steps = next_steps(shown.standard(), &shown.filed.record.content);
    if steps.is_empty() {
        sound(vec![problem("plan", "problem-plan-nothing")])?;
    }
    let id = PlanId(context.uuid());
    let first = &steps[..steps.len().min(FIRST_STEPS)];
    let content = Plan::from_steps(id, assessment, shown.standard(), first, context.language);
    let filed = Filed { id: id.0, firm, author, recorded: context.now, verified: None, content };
    let mut change = institution.store.begin().await?;
    change.insert(&filed).await?;
    change.act(Act::new("plan-begun", "firm", firm).sealed(firm, &filed)?);
    change.commit(context.now, context.actor.account).await?;
    Ok(id)
}

/// Stores a changed plan. Which assessment it follows from does not change, nor does the evidence
/// of its actions, which is uploaded.
///
/// # Errors
///
/// Something has to be mended, somebody changed it meanwhile, or it does not exist for this actor.
pub async fn update(
    institution: &Institution,
    context: &Context,
    plan: Plan,
    version: i64,
) -> Result<(), ActionError> {
    let mut found: Stored<Filed<Plan>> = gate::existing(institution, plan.id.0).await?;
    let firm = found.record.firm;
    gate::firm(institution, context, Action::WriteAssessment, firm).await?;
    sound(problems(&plan))?;
    found.record.content.actions = plan.actions;
    let mut change = institution.store.begin().await?;
    change.update(&found.record, version).await?;
    change.act(Act::new("plan-changed", "firm", firm).sealed(firm, &found.record.content)?);
    Ok(change.commit(context.now, context.actor.account).await?)
}

/// The field of an action's part, by which a page finds the place of a problem.
pub fn field(index: usize, part: &str) -> String {
    format!("action-{index}-{part}")
}

fn problems(plan: &Plan) -> Vec<Problem> {
    let mut problems = Vec::new();
    if plan.actions.len() > MOST_ACTIONS {
        problems.push(problem("plan", "problem-plan-long"));
    }
    for (index, action) in plan.actions.iter().enumerate() {
        let what = action.what.trim();
        if what.is_empty() || what.chars().count() > LONGEST_NOTE {
            problems.push(problem(field(index, "what"), "problem-plan-what"));
        }
        if action.cost.is_some_and(|cost| cost.minor < 0) {
            problems.push(problem(field(index, "cost"), "problem-plan-cost"));
        }
    }
    problems
}

/// Plans with something due until a day, of the firms whose assessments the actor may write.
///
/// # Errors
///
/// The database cannot be used.
pub async fn due(
    institution: &Institution,
    context: &Context,
    until: Date,
    limit: u64,
) -> Result<Vec<Stored<Filed<Plan>>>, ActionError> {
    let reach = access::scope(&context.actor, Action::WriteAssessment);
    if reach.is_none() {
        return Ok(Vec::new());
    }
    Ok(institution.store.plans_due(&reach, until, context.today(), limit).await?)
}
