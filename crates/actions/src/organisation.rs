//! Communities, associations, support institutions and buyers.

use access::{Action, may, scope};
use registry::{Firm, Membership, Organisation, PartyKind, problem};
use store::{Act, FirmQuery, List, Page, Stored};
use vocabulary::{Area, CommunityId, PartyId};

use crate::error::sound;
use crate::tie::{self, TieView};
use crate::{ActionError, Context, Institution, gate};

/// Organisations of one kind, by name.
///
/// # Errors
///
/// The actor may see none, or the database cannot be used.
pub async fn list(
    institution: &Institution,
    context: &Context,
    kind: PartyKind,
    area: Option<Area>,
    page: Page,
) -> Result<List<Stored<Organisation>>, ActionError> {
    let reach = scope(&context.actor, Action::ReadOrganisation);
    if reach.is_none() {
        return Err(ActionError::Missing);
    }
    Ok(institution.store.organisations(&reach, kind, area, page).await?)
}

/// An organisation with what belongs to it.
#[derive(Debug, Clone)]
pub struct OrganisationPage {
    /// The organisation.
    pub organisation: Stored<Organisation>,
    /// The firms of a community today that the actor may see.
    pub firms: Vec<Stored<Firm>>,
    /// How many firms are members of a community today, those included that the actor may not see.
    pub members: usize,
    /// The agents of a community.
    pub agents: Vec<String>,
    /// Its ties; firms that the actor may not see are counted, not named.
    pub ties: Vec<TieView>,
    /// Whether the actor may change it.
    pub edit: bool,
    /// Whether the actor may register a firm in it.
    pub add_firm: bool,
}

/// An organisation's page.
///
/// # Errors
///
/// It does not exist for this actor.
pub async fn show(
    institution: &Institution,
    context: &Context,
    id: PartyId,
) -> Result<OrganisationPage, ActionError> {
    let organisation =
        gate::organisation(institution, context, Action::ReadOrganisation, id).await?;
    let subject = gate::organisation_subject(&organisation.record);
    let may = |action| may(&context.actor, action, &subject);
    let is_community = organisation.record.kind() == PartyKind::Community;
    let (mut firms, mut members, mut agents) = (Vec::new(), 0, Vec::new());
    if is_community {
        let community = CommunityId(id.0);
        let today = context.today();
        let memberships: Vec<Stored<Membership>> =
            institution.store.memberships_of(community).await?;
        members = memberships.iter().filter(|m| m.record.span.contains(today)).count();
        let reach = scope(&context.actor, Action::ReadFirm);
        if !reach.is_none() {
            let query = FirmQuery { community: Some(community), ..FirmQuery::default() };
            firms = institution.store.firms(&reach, &query, today, Page::ALL).await?.rows;
        }
        let people = institution.store.accounts_of(id).await?;
        agents = people.into_iter().map(|person| person.record.name).collect();
    }
    Ok(OrganisationPage {
        edit: may(Action::EditOrganisation),
        add_firm: is_community && may(Action::AddFirm),
        ties: tie::of(institution, context, id).await?,
        organisation,
        firms,
        members,
        agents,
    })
}

fn problems(organisation: &Organisation) -> Vec<registry::Problem> {
    let mut problems = Vec::new();
    if organisation.name.is_empty() {
        problems.push(problem("name", "problem-name"));
    }
    if organisation.area.is_some_and(|area| area.country() != organisation.country) {
        problems.push(problem("area", "problem-area"));
    }
    if let registry::Detail::Association { fee: Some(fee), .. } = &organisation.detail
        && fee.minor < 0
    {
        problems.push(problem("fee", "problem-negative"));
    }
    problems
}

/// Adds an organisation.
///
/// # Errors
///
/// Something has to be mended, or the actor may not add one.
pub async fn create(
    institution: &Institution,
    context: &Context,
    mut organisation: Organisation,
) -> Result<PartyId, ActionError> {
    gate::whole(context, Action::EditOrganisation)?;
    organisation.id = PartyId(context.uuid());
    sound(problems(&organisation))?;
    let mut change = institution.store.begin().await?;
    change.insert(&organisation).await?;
    let kind = organisation.kind();
    let act = Act::new("organisation-created", vocabulary::Code::code(kind), organisation.id);
    change.act(act.open(&organisation)?);
    change.commit(context.now, context.actor.account).await?;
    Ok(organisation.id)
}

/// Changes an organisation; its kind stays.
///
/// # Errors
///
/// [`ActionError::Conflict`] when somebody changed it since `version`; something has to be mended;
/// or it does not exist for this actor.
pub async fn update(
    institution: &Institution,
    context: &Context,
    organisation: &Organisation,
    version: i64,
) -> Result<(), ActionError> {
    let before =
        gate::organisation(institution, context, Action::EditOrganisation, organisation.id).await?;
    if before.record.kind() != organisation.kind() {
        return Err(ActionError::Missing);
    }
    sound(problems(organisation))?;
    let mut change = institution.store.begin().await?;
    change.update(organisation, version).await?;
    let kind = vocabulary::Code::code(organisation.kind());
    let act = Act::new("organisation-changed", kind, organisation.id);
    change.act(act.open(organisation)?);
    Ok(change.commit(context.now, context.actor.account).await?)
}
