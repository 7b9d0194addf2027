//! Ties between parties, and the time of firms in communities.

use access::{Action, may, scope};
use jiff::civil::Date;
use registry::{Membership, PartyKind, Span, Tie, problem};
use store::{Act, PartyName, Stored};
use vocabulary::{CommunityId, FirmId, MembershipId, PartyId, TieId};

use crate::error::sound;
use crate::{ActionError, Context, Institution, gate};

/// A tie as one of its two parties sees it.
#[derive(Debug, Clone, PartialEq)]
pub struct TieView {
    /// The tie.
    pub tie: Stored<Tie>,
    /// Whether it begins at the party whose page this is.
    pub outgoing: bool,
    /// The other party; absent when it is a firm that the actor may not see.
    pub other: Option<PartyName>,
}

/// The ties of a party, the other party's name hidden where the actor may not see the firm.
///
/// # Errors
///
/// The database cannot be used.
pub(crate) async fn of(
    institution: &Institution,
    context: &Context,
    party: PartyId,
) -> Result<Vec<TieView>, ActionError> {
    let store = &institution.store;
    let ties = store.ties_of(party).await?;
    let others: Vec<PartyId> = ties
        .iter()
        .map(|t| if t.record.from == party { t.record.to } else { t.record.from })
        .collect();
    let names = store.names(&others).await?;
    let reach = scope(&context.actor, Action::ReadFirm);
    let mut views = Vec::new();
    for (tie, other) in ties.into_iter().zip(others) {
        let mut name = names.iter().find(|name| name.id == other).cloned();
        if name.as_ref().is_some_and(|name| name.kind == PartyKind::Firm) && !reach.all {
            let subject = store.firm_subject(FirmId(other.0), context.today()).await?;
            if !reach.contains(&subject) {
                name = None;
            }
        }
        views.push(TieView { outgoing: tie.record.from == party, tie, other: name });
    }
    Ok(views)
}

/// Adds a tie. One end is a firm whose ties the actor may edit; the other is an organisation, or a
/// firm that the actor may see.
///
/// # Errors
///
/// Something has to be mended, or one of the two does not exist for this actor.
pub async fn add(
    institution: &Institution,
    context: &Context,
    mut tie: Tie,
) -> Result<TieId, ActionError> {
    sound(tie.problems())?;
    let store = &institution.store;
    let names = store.names(&[tie.from, tie.to]).await?;
    if names.len() != 2 {
        return Err(ActionError::Missing);
    }
    let mut own = None;
    for name in &names {
        if name.kind == PartyKind::Firm {
            let subject = store.firm_subject(FirmId(name.id.0), context.today()).await?;
            if name.name.is_empty() || !may(&context.actor, Action::ReadFirm, &subject) {
                return Err(ActionError::Missing);
            }
            if own.is_none() && may(&context.actor, Action::EditTies, &subject) {
                own = Some(name.id);
            }
        }
    }
    // Ties between two organisations are a manager's business.
    let is_manager = scope(&context.actor, Action::EditTies).all;
    if own.is_none() && !is_manager {
        return Err(ActionError::Missing);
    }
    let same = |other: &Stored<Tie>| {
        let other = &other.record;
        (other.kind, other.from, other.to) == (tie.kind, tie.from, tie.to)
            && other.span.to.is_none()
    };
    if store.ties_of(tie.from).await?.iter().any(same) {
        return Err(ActionError::Invalid(vec![problem("to", "problem-tie-twice")]));
    }
    tie.id = TieId(context.uuid());
    let subject = own.unwrap_or(tie.from);
    let mut change = store.begin().await?;
    change.insert(&tie).await?;
    let act = Act::new("tie-added", "party", subject);
    change.act(match own {
        Some(firm) => act.sealed(firm, &tie)?,
        None => act.open(&tie)?,
    });
    change.commit(context.now, context.actor.account).await?;
    Ok(tie.id)
}

/// Ends a tie on a day; it stays on record.
///
/// # Errors
///
/// The tie does not exist for this actor, or the day lies before its begin.
pub async fn end(
    institution: &Institution,
    context: &Context,
    id: TieId,
    version: i64,
    day: Date,
) -> Result<(), ActionError> {
    let mut tie: Stored<Tie> = gate::existing(institution, id).await?;
    let mut own = None;
    for party in [tie.record.from, tie.record.to] {
        let subject = institution.store.firm_subject(FirmId(party.0), context.today()).await?;
        if may(&context.actor, Action::EditTies, &subject) {
            own = Some(party);
            break;
        }
    }
    let Some(own) = own else { return Err(ActionError::Missing) };
    tie.record.span.to = Some(day);
    sound(tie.record.problems())?;
    let mut change = institution.store.begin().await?;
    change.update(&tie.record, version).await?;
    change.act(Act::new("tie-ended", "party", own).sealed(own, &tie.record)?);
    Ok(change.commit(context.now, context.actor.account).await?)
}

/// Lets a firm join a community on a day.
///
/// # Errors
///
/// The firm does not exist for this actor, or it is a member already.
pub async fn join(
    institution: &Institution,
    context: &Context,
    firm: FirmId,
    community: CommunityId,
    day: Date,
) -> Result<MembershipId, ActionError> {
    gate::firm(institution, context, Action::EditTies, firm).await?;
    // Whoever lets a firm join a community gives the community's agents access to it: the firm's
    // own people and managers may, agents only in their own communities.
    let communities = vec![community];
    let subject = access::Subject { firm: Some(firm), communities, ..Default::default() };
    if !may(&context.actor, Action::AddFirm, &subject)
        && !may(&context.actor, Action::ExportFirm, &subject)
    {
        return Err(ActionError::Missing);
    }
    let found =
        gate::organisation(institution, context, Action::ReadOrganisation, PartyId(community.0))
            .await?;
    if found.record.kind() != PartyKind::Community {
        return Err(ActionError::Missing);
    }
    let memberships: Vec<Stored<Membership>> = institution.store.of_firm(firm).await?;
    // The new membership has no end, so one that has not ended before it begins would overlap.
    let overlaps = |m: &Stored<Membership>| {
        m.record.community == community && m.record.span.to.is_none_or(|to| to >= day)
    };
    if memberships.iter().any(overlaps) {
        return Err(ActionError::Invalid(vec![problem("community", "problem-member-already")]));
    }
    let membership = Membership {
        id: MembershipId(context.uuid()),
        firm,
        community,
        span: Span { from: Some(day), to: None },
    };
    let mut change = institution.store.begin().await?;
    change.insert(&membership).await?;
    change.act(Act::new("membership-begun", "firm", firm).sealed(firm, &membership)?);
    change.commit(context.now, context.actor.account).await?;
    Ok(membership.id)
}

/// Ends a firm's time in a community on a day; it stays on record.
///
/// # Errors
///
/// The membership does not exist for this actor, or the day lies before its begin.
pub async fn leave(
    institution: &Institution,
    context: &Context,
    id: MembershipId,
    version: i64,
    day: Date,
) -> Result<(), ActionError> {
    let mut membership: Stored<Membership> = gate::existing(institution, id).await?;
    let firm = membership.record.firm;
    gate::firm(institution, context, Action::EditTies, firm).await?;
    membership.record.span.to = Some(day);
    if membership.record.span.is_backward() {
        return Err(ActionError::Invalid(vec![problem("day", "problem-span")]));
    }
    let mut change = institution.store.begin().await?;
    change.update(&membership.record, version).await?;
    change.act(Act::new("membership-ended", "firm", firm).sealed(firm, &membership.record)?);
    Ok(change.commit(context.now, context.actor.account).await?)
}
