//! What waits for a person: the start page of each role.

use access::{Account, Action, State, scope};
use jiff::ToSpan as _;
use jiff::civil::Date;
use registry::{Event, Firm, Membership, Request};
use standards::{Assessment, Filed, Plan, PlanId, Status, Text};
use store::{FirmQuery, Page, PartyName, Stored};
use uuid::Uuid;
use vocabulary::{Code as _, FirmId, PartyId};

use crate::library::Library;
use crate::{ActionError, Context, Institution, assessment, plan};

/// How many things a start page shows of each sort.
const SHOWN: u64 = 20;

/// So many days before an action of a plan is due, it is shown.
const DAYS_BEFORE: i64 = 7;

/// Drafts that are looked through for those of the actor.
const LOOKED_THROUGH: u64 = 200;

/// An action of a plan that is due.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Due {
    /// The firm.
    pub firm: FirmId,
    /// The plan.
    pub plan: PlanId,
    /// Its place in the plan.
    pub place: usize,
    /// What is done.
    pub what: String,
    /// The day by which it is done, once agreed.
    pub by: Option<Date>,
}

/// A draft of a standard.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DraftStandard {
    /// Which one.
    pub id: Uuid,
    /// Its title, as far as it is written.
    pub title: Text,
    /// The comments that wait for an answer.
    pub open: usize,
}

/// What waits for the actor.
#[derive(Debug, Clone, Default)]
pub struct Today {
    /// Agreements that are not kept and visits that are not signed, the earliest due first.
    pub open: Vec<Stored<Event>>,
    /// Assessments that somebody else handed in and the actor may verify.
    pub verify: Vec<Stored<Filed<Assessment>>>,
    /// Drafts of assessments that the actor began, or that are of the actor's own firms.
    pub drafts: Vec<Stored<Filed<Assessment>>>,
    /// Actions of plans that are late, due within a week, or to be reminded of.
    pub due: Vec<Due>,
    /// For whoever writes standards, drafts with comments to answer; for whoever comments on them,
    /// every draft.
    pub standards: Vec<DraftStandard>,
    /// Whether the actor answers comments on standards.
    pub answers: bool,
    /// Requests that wait for an answer.
    pub requests: Vec<Stored<Request>>,
    /// People who were invited and have not come yet.
    pub invited: Vec<Stored<Account>>,
    /// The actor's own firms.
    pub firms: Vec<Stored<Firm>>,
    /// The communities assigned to the actor, with the number of their firms today.
    pub communities: Vec<(PartyName, usize)>,
    /// How many firms the actor reaches.
    pub reached: u64,
    /// How many parties of each kind the institution knows, for those who see all firms.
    pub counts: Vec<(registry::PartyKind, u64)>,
    /// The names of the firms that the lists above mention.
    pub names: Vec<PartyName>,
}

/// What waits for the actor today.
///
/// # Errors
///
/// Nobody is signed in.
pub async fn show(institution: &Institution, context: &Context) -> Result<Today, ActionError> {
    let Some(_) = context.actor.account else { return Err(ActionError::Missing) };
    let store = &institution.store;
    let today = context.today();
    let mut page = Today::default();
    let cases = scope(&context.actor, Action::ReadCase);
    if !cases.is_none() {
        page.open = store.open_events(&cases, today, SHOWN).await?;
    }
    page.verify = assessment::waiting(institution, context, SHOWN).await?;
    page.drafts = drafts(institution, context).await?;
    page.due = due(institution, context).await?;
    page.answers = !scope(&context.actor, Action::EditStandard).is_none();
    page.standards = standards_in_draft(institution, context, page.answers).await?;
    let mut requests = scope(&context.actor, Action::AnswerRequest);
    if requests.is_none() {
        // A firm sees how far its own requests are.
        requests.firms.clone_from(&context.actor.firms);
    }
    page.requests = store.open_requests(&requests, today, SHOWN).await?;
    if context.actor.is_staff() {
        let reach = scope(&context.actor, Action::ReadAccount);
        let people = store.accounts(&reach, today, Page::ALL).await?.rows;
        page.invited = people.into_iter().filter(|p| p.record.state == State::Invited).collect();
    }
    for firm in &context.actor.firms {
        page.firms.extend(store.get::<Firm>(*firm).await?);
    }
    let communities: Vec<PartyId> =
        context.actor.communities.iter().map(|community| (*community).into()).collect();
    for name in store.names(&communities).await? {
        let members: Vec<Stored<Membership>> =
            store.memberships_of(vocabulary::CommunityId(name.id.0)).await?;
        let current = members.iter().filter(|member| member.record.span.contains(today)).count();
        page.communities.push((name, current));
    }
    let firms = scope(&context.actor, Action::ReadFirm);
    let none = Page { offset: 0, limit: 0 };
    page.reached = store.firms(&firms, &FirmQuery::default(), today, none).await?.total;
    if firms.all {
        page.counts = store.party_counts().await?;
        page.counts.sort_by_key(|(kind, _)| kind.code());
    }
    let mut named: Vec<PartyId> = page.open.iter().map(|event| event.record.firm.into()).collect();
    named.extend(page.requests.iter().map(|request| PartyId::from(request.record.firm)));
    let assessments = page.verify.iter().chain(&page.drafts);
    named.extend(assessments.map(|filed| PartyId::from(filed.record.firm)));
    named.extend(page.due.iter().map(|due| PartyId::from(due.firm)));
    named.sort_unstable();
    named.dedup();
    page.names = store.names(&named).await?;
    Ok(page)
}

/// Drafts of assessments that the actor goes on with.
async fn drafts(
    institution: &Institution,
    context: &Context,
) -> Result<Vec<Stored<Filed<Assessment>>>, ActionError> {
    let reach = scope(&context.actor, Action::WriteAssessment);
    if reach.is_none() {
        return Ok(Vec::new());
    }
    let store = &institution.store;
    let mut found =
        store.assessments_in(&reach, Status::Draft, context.today(), LOOKED_THROUGH).await?;
    found.retain(|draft| {
        Some(draft.record.author) == context.actor.account
            || context.actor.firms.contains(&draft.record.firm)
    });
    found.truncate(SHOWN as usize);
    Ok(found)
}

/// Actions of plans that are late, due soon, or to be reminded of, of the firms whose plans the
/// actor may write; the earliest first.
///
/// # Errors
///
/// The database cannot be used.
pub async fn due(institution: &Institution, context: &Context) -> Result<Vec<Due>, ActionError> {
    let today = context.today();
    let soon = today.saturating_add(DAYS_BEFORE.days());
    let plans: Vec<Stored<Filed<Plan>>> = plan::due(institution, context, soon, SHOWN).await?;
    let mut all: Vec<Due> = Vec::new();
    for Filed { firm, content, .. } in plans.into_iter().map(|plan| plan.record) {
        all.extend(content.due(today, soon).map(|(place, action)| Due {
            firm,
            plan: content.id,
            place,
            what: action.what.clone(),
            by: action.by,
        }));
    }
    all.sort_by_key(|due| due.by.unwrap_or(today));
    all.truncate(SHOWN as usize);
    Ok(all)
}

/// Drafts of standards that wait for the actor.
async fn standards_in_draft(
    institution: &Institution,
    context: &Context,
    answers: bool,
) -> Result<Vec<DraftStandard>, ActionError> {
    if scope(&context.actor, Action::CommentStandard).is_none() {
        return Ok(Vec::new());
    }
    let drafts: Vec<Stored<Library>> = institution.store.rows_where("state", "draft").await?;
    let drafts = drafts.into_iter().map(|draft| draft.record);
    let waits = drafts.filter(|draft| !answers || draft.open_comments() > 0);
    let shown = waits.filter_map(|draft| {
        let (standard, _) = standards::draft(&draft.file(), &draft.text).ok()?;
        Some(DraftStandard { id: draft.id, title: standard.title, open: draft.open_comments() })
    });
    Ok(shown.take(SHOWN as usize).collect())
}
