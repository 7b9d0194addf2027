//! What waits for a person: the start page of each role.

use access::{Account, Action, State, scope};
use registry::{Event, Firm, Membership, Request};
use store::{FirmQuery, Page, PartyName, Stored};
use vocabulary::{Code as _, PartyId};

use crate::{ActionError, Context, Institution};

/// How many things a start page shows of each sort.
const SHOWN: u64 = 20;

/// What waits for the actor.
#[derive(Debug, Clone, Default)]
pub struct Today {
    /// Agreements that are not kept and visits that are not signed, the earliest due first.
    pub open: Vec<Stored<Event>>,
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
    page.names = store.names(&named).await?;
    Ok(page)
}
