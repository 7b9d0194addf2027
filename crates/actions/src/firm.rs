//! Registering, finding, changing and erasing firms.

use access::{Action, Role, Subject, may, scope};
use knowledge::{Experience, Feedback};
use registry::{
    Consent, Event, Firm, Identifier, Membership, PanelYear, Problem, Purpose, Request, problem,
    standing,
};
use serde::Serialize;
use standards::{Assessment, Attachment, Filed, Obstacles, Plan, Upgrade};
use store::{Act, Change, Filter, FirmQuery, List, Page, PartyName, Stored};
use vocabulary::{CommunityId, FirmId, MembershipId, PartyId};
use words::Message;

use crate::error::sound;
use crate::tie::{self, TieView};
use crate::{ActionError, Context, Institution, gate};

/// How many firms a search may find; whoever finds more has to say more.
const SEARCH_LIMIT: usize = 500;

/// What somebody looks for: words, and what narrows the list.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Search {
    /// Words, forgiving accents and typing errors; empty for all.
    pub text: String,
    /// What narrows the list.
    pub query: FirmQuery,
}

/// Firms that the actor may see.
///
/// # Errors
///
/// The actor may see none, or the database cannot be used.
pub async fn find(
    institution: &Institution,
    context: &Context,
    search: &Search,
    page: Page,
) -> Result<List<Stored<Firm>>, ActionError> {
    let reach = scope(&context.actor, Action::ReadFirm);
    if reach.is_none() {
        return Err(ActionError::Missing);
    }
    let mut query = search.query.clone();
    if !search.text.trim().is_empty() {
        institution.index.follow(&institution.store).await?;
        // The index narrows only where it can do so exactly; the database decides.
        let only_communities = !reach.all && reach.firms.is_empty() && reach.published.is_empty();
        let only_firms = !reach.all && reach.communities.is_empty() && reach.published.is_empty();
        let filter = Filter {
            kinds: vec![registry::PartyKind::Firm],
            communities: only_communities.then(|| reach.communities.clone()),
            firms: only_firms.then(|| reach.firms.clone()),
        };
        let found = institution.index.search(&search.text, &filter, SEARCH_LIMIT)?;
        query.found = Some(found.into_iter().map(|(_, party)| FirmId(party.0)).collect());
    }
    Ok(institution.store.firms(&reach, &query, context.today(), page).await?)
}

/// What an actor may do with a firm.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
#[allow(clippy::struct_excessive_bools, reason = "one answer for each action")]
pub struct Allowed {
    /// Change its page.
    pub edit: bool,
    /// See its yearly figures.
    pub read_panel: bool,
    /// State figures.
    pub add_panel: bool,
    /// See its case file.
    pub read_case: bool,
    /// Record what happened.
    pub write_case: bool,
    /// Sign for it.
    pub sign: bool,
    /// See its consents and requests.
    pub read_consent: bool,
    /// Give and withdraw consents.
    pub change_consent: bool,
    /// Make requests about its data.
    pub request: bool,
    /// Answer them.
    pub answer: bool,
    /// Take its data along.
    pub export: bool,
    /// Erase it.
    pub erase: bool,
    /// Add and end ties and memberships.
    pub ties: bool,
    /// Invite its people.
    pub invite: bool,
}

fn allowed(context: &Context, subject: &Subject) -> Allowed {
    let may = |action| may(&context.actor, action, subject);
    Allowed {
        edit: may(Action::EditFirm),
        read_panel: may(Action::ReadPanel),
        add_panel: may(Action::AddPanel),
        read_case: may(Action::ReadCase),
        write_case: may(Action::WriteCase),
        sign: may(Action::SignCase),
        read_consent: may(Action::ReadConsent),
        change_consent: may(Action::ChangeConsent),
        request: may(Action::MakeRequest),
        answer: may(Action::AnswerRequest),
        export: may(Action::ExportFirm),
        erase: may(Action::EraseFirm),
        ties: may(Action::EditTies),
        invite: may(Action::ManageMember),
    }
}

/// A firm with everything about it that the actor may see; what it may not see is empty.
#[derive(Debug, Clone)]
pub struct FirmPage {
    /// The firm.
    pub firm: Stored<Firm>,
    /// Its memberships, with the communities' names; for those who may see more than a buyer.
    pub memberships: Vec<(Stored<Membership>, PartyName)>,
    /// Its ties.
    pub ties: Vec<TieView>,
    /// The statements about its years that stand, by year.
    pub panel: Vec<PanelYear>,
    /// Its case file, by day.
    pub events: Vec<Stored<Event>>,
    /// Its consents, standing and ended.
    pub consents: Vec<Stored<Consent>>,
    /// Its requests.
    pub requests: Vec<Stored<Request>>,
    /// Its people who have an account.
    pub people: Vec<Stored<access::Account>>,
    /// What the actor may do.
    pub allowed: Allowed,
}

/// A firm's page.
///
/// # Errors
///
/// The firm does not exist for this actor.
pub async fn show(
    institution: &Institution,
    context: &Context,
    id: FirmId,
) -> Result<FirmPage, ActionError> {
    let mut firm = gate::firm(institution, context, Action::ReadFirm, id).await?;
    let store = &institution.store;
    let subject = store.firm_subject(id, context.today()).await?;
    let allowed = allowed(context, &subject);
    if !allowed.read_case {
        let for_buyers =
            context.actor.is(Role::Buyer) && subject.purposes.contains(&Purpose::Buyers);
        firm.record = firm.record.published(for_buyers);
    }
    let mut page = FirmPage {
        firm,
        memberships: Vec::new(),
        ties: Vec::new(),
        panel: Vec::new(),
        events: Vec::new(),
        consents: Vec::new(),
        requests: Vec::new(),
        people: Vec::new(),
        allowed,
    };
    if allowed.read_panel {
        let years = store.of_firm::<PanelYear>(id).await?;
        page.panel = standing(years.into_iter().map(|year| year.record).collect());
    }
    if allowed.read_case {
        page.events = store.of_firm(id).await?;
        page.ties = tie::of(institution, context, id.into()).await?;
        let memberships: Vec<Stored<Membership>> = store.of_firm(id).await?;
        let parties: Vec<PartyId> =
            memberships.iter().map(|membership| membership.record.community.into()).collect();
        let names = store.names(&parties).await?;
        for membership in memberships {
            let party = PartyId::from(membership.record.community);
            if let Some(name) = names.iter().find(|name| name.id == party) {
                page.memberships.push((membership, name.clone()));
            }
        }
        page.people = store.accounts_of(id).await?;
    }
    if allowed.read_consent {
        page.consents = store.of_firm(id).await?;
        page.requests = store.of_firm(id).await?;
    }
    Ok(page)
}

/// Registers a firm, in a community when one is named.
///
/// # Errors
///
/// Something has to be mended, or the actor may not register firms there.
pub async fn create(
    institution: &Institution,
    context: &Context,
    mut firm: Firm,
    community: Option<CommunityId>,
) -> Result<FirmId, ActionError> {
    let subject = Subject { communities: community.into_iter().collect(), ..Subject::default() };
    if !may(&context.actor, Action::AddFirm, &subject) {
        return Err(if community.is_none() && !scope(&context.actor, Action::AddFirm).is_none() {
            ActionError::Invalid(vec![problem("community", "problem-community")])
        } else {
            ActionError::Missing
        });
    }
    if let Some(community) = community {
        gate::organisation(institution, context, Action::ReadOrganisation, PartyId(community.0))
            .await?;
    }
    firm.id = FirmId(context.uuid());
    firm.erased = false;
    sound(problems(institution, context, &firm).await?)?;
    let mut change = institution.store.begin().await?;
    insert(&mut change, context, &firm, community).await?;
    change.commit(context.now, context.actor.account).await?;
    Ok(firm.id)
}

/// Stores a new firm, and its membership of a community from today on.
pub(crate) async fn insert(
    change: &mut Change,
    context: &Context,
    firm: &Firm,
    community: Option<CommunityId>,
) -> Result<(), ActionError> {
    change.insert(firm).await?;
    change.act(Act::new("firm-created", "firm", firm.id).sealed(firm.id, firm)?);
    if let Some(community) = community {
        let membership = Membership {
            id: MembershipId(context.uuid()),
            firm: firm.id,
            community,
            span: registry::Span { from: Some(context.today()), to: None },
        };
        change.insert(&membership).await?;
        change.act(Act::new("membership-begun", "firm", firm.id).sealed(firm.id, &membership)?);
    }
    Ok(())
}

/// The firms of a search, all of them, to take along as a list. Whoever may not see the case files
/// of what it sees gets no more than a firm allows. That somebody took the list along enters the
/// audit.
///
/// # Errors
///
/// As [`find`]; and nobody is signed in.
pub async fn list(
    institution: &Institution,
    context: &Context,
    search: &Search,
) -> Result<Vec<Firm>, ActionError> {
    let Some(account) = context.actor.account else { return Err(ActionError::Missing) };
    let found = find(institution, context, search, Page::ALL).await?;
    let [reads, works] = [Action::ReadFirm, Action::ReadCase].map(|a| scope(&context.actor, a));
    let whole = reads == works;
    let for_buyers = context.actor.is(Role::Buyer);
    let shown = |firm: Firm| if whole { firm } else { firm.published(for_buyers) };
    let mut change = institution.store.begin().await?;
    change.act(Act::new("firms-listed", "account", account));
    change.commit(context.now, Some(account)).await?;
    Ok(found.rows.into_iter().map(|firm| shown(firm.record)).collect())
}

/// What a change of a firm was, for the audit.
#[derive(Serialize)]
struct Changed<'a, T> {
    before: &'a T,
    after: &'a T,
}

/// Changes a firm.
///
/// # Errors
///
/// [`ActionError::Conflict`] when somebody changed it since `version`; something has to be mended;
/// or the firm does not exist for this actor.
pub async fn update(
    institution: &Institution,
    context: &Context,
    firm: &Firm,
    version: i64,
) -> Result<(), ActionError> {
    let before = gate::firm(institution, context, Action::EditFirm, firm.id).await?;
    if firm.erased {
        return Err(ActionError::Missing);
    }
    sound(problems(institution, context, firm).await?)?;
    let mut change = institution.store.begin().await?;
    change.update(firm, version).await?;
    let content = Changed { before: &before.record, after: firm };
    change.act(Act::new("firm-changed", "firm", firm.id).sealed(firm.id, &content)?);
    Ok(change.commit(context.now, context.actor.account).await?)
}

/// What has to be mended, the rules that need the registry included: no two firms have the same tax
/// identifier.
async fn problems(
    institution: &Institution,
    context: &Context,
    firm: &Firm,
) -> Result<Vec<Problem>, ActionError> {
    let mut problems = firm.problems(context.today());
    if let Some(identifier) = &firm.identifier {
        let others = institution.store.firms_with_identifier(&identifier.number, firm.id).await?;
        if !others.is_empty() {
            problems.push(problem("identifier", "problem-identifier-taken"));
        }
    }
    Ok(problems)
}

/// Erases a firm and the people who have no other: their data are deleted, their keys destroyed;
/// the audit stays whole.
///
/// # Errors
///
/// The firm does not exist for this actor.
pub async fn erase(
    institution: &Institution,
    context: &Context,
    id: FirmId,
) -> Result<(), ActionError> {
    gate::firm(institution, context, Action::EraseFirm, id).await?;
    let mut change = institution.store.begin().await?;
    for person in change.erase_firm(id).await? {
        change.erase_account(&person).await?;
        change.act(Act::new("account-erased", "account", person.record.id));
    }
    change.act(Act::new("firm-erased", "firm", id));
    change.commit(context.now, context.actor.account).await?;
    // They do not open without the key; what cannot be removed now is removed by the daily round.
    let _ = institution.store.remove_evidence(&institution.evidence, id).await;
    institution.index.follow(&institution.store).await?;
    Ok(())
}

/// Everything the institution holds about a firm, to take along: the records as they are stored.
#[derive(Debug, Serialize)]
pub struct Export {
    /// The firm.
    pub firm: Firm,
    /// Its memberships.
    pub memberships: Vec<Membership>,
    /// Its ties.
    pub ties: Vec<registry::Tie>,
    /// Every statement about its years, replaced ones included.
    pub panel: Vec<PanelYear>,
    /// Its case file.
    pub events: Vec<Event>,
    /// Its consents.
    pub consents: Vec<Consent>,
    /// Its requests.
    pub requests: Vec<Request>,
    /// Its assessments, drafts included.
    pub assessments: Vec<Filed<Assessment>>,
    /// Its improvement plans.
    pub plans: Vec<Filed<Plan>>,
    /// What it said of its obstacles.
    pub obstacles: Vec<Filed<Obstacles>>,
    /// The steps of upgrading that it has taken.
    pub upgrades: Vec<Filed<Upgrade>>,
    /// Its experiences, drafts and withdrawn ones included.
    pub experiences: Vec<Filed<Experience>>,
    /// What it said of the experiences of others.
    pub feedback: Vec<Filed<Feedback>>,
    /// Its photographs and files, by what they contain; each is read by [`crate::evidence::read`].
    pub evidence: Vec<Attachment>,
}

/// All data of a firm, to take along or to hand to whoever asked for access.
///
/// # Errors
///
/// The firm does not exist for this actor.
pub async fn export(
    institution: &Institution,
    context: &Context,
    id: FirmId,
) -> Result<Export, ActionError> {
    let firm = gate::firm(institution, context, Action::ExportFirm, id).await?;
    fn records<T>(stored: Vec<Stored<T>>) -> Vec<T> {
        stored.into_iter().map(|stored| stored.record).collect()
    }
    let store = &institution.store;
    let export = Export {
        firm: firm.record,
        memberships: records(store.of_firm(id).await?),
        ties: records(store.ties_of(id.into()).await?),
        panel: records(store.of_firm(id).await?),
        events: records(store.of_firm(id).await?),
        consents: records(store.of_firm(id).await?),
        requests: records(store.of_firm(id).await?),
        assessments: records(store.of_firm(id).await?),
        plans: records(store.of_firm(id).await?),
        obstacles: records(store.of_firm(id).await?),
        upgrades: records(store.of_firm(id).await?),
        experiences: records(store.of_firm(id).await?),
        feedback: records(store.of_firm(id).await?),
        evidence: store.evidence_of(id).await?.into_iter().map(|one| one.file).collect(),
    };
    let mut change = store.begin().await?;
    change.act(Act::new("firm-exported", "firm", id));
    change.commit(context.now, context.actor.account).await?;
    Ok(export)
}

/// What is doubtful about a firm but does not keep it from being stored, such as a tax number
/// whose check digit does not fit.
pub fn warnings(firm: &Firm) -> Vec<Message> {
    let doubt = |identifier: &Identifier| {
        let (_, warning) = Identifier::parse(identifier.country, &identifier.number).ok()?;
        Some(warning?.message(identifier))
    };
    firm.identifier.iter().filter_map(doubt).collect()
}
