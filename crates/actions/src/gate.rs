use access::{Account, Action, Subject, may, scope};
use registry::{Firm, Organisation};
use store::Stored;
use uuid::Uuid;
use vocabulary::{AccountId, CommunityId, FirmId, PartyId};

use crate::{ActionError, Context, Institution};

/// A firm, if the actor may do this to it.
pub(crate) async fn firm(
    institution: &Institution,
    context: &Context,
    action: Action,
    id: FirmId,
) -> Result<Stored<Firm>, ActionError> {
    firm_subject(institution, context, action, id).await?;
    let firm: Option<Stored<Firm>> = institution.store.get(id).await?;
    firm.filter(|firm| !firm.record.erased).ok_or(ActionError::Missing)
}

/// What access to a firm depends on, if the actor may do this to it.
pub(crate) async fn firm_subject(
    institution: &Institution,
    context: &Context,
    action: Action,
    id: FirmId,
) -> Result<Subject, ActionError> {
    // Whoever reaches nothing is refused before the database is asked.
    if scope(&context.actor, action).is_none() {
        return Err(ActionError::Missing);
    }
    let subject = institution.store.firm_subject(id, context.today()).await?;
    if may(&context.actor, action, &subject) { Ok(subject) } else { Err(ActionError::Missing) }
}

/// An account, if the actor may see it; and manage it, when `manage`.
pub(crate) async fn account(
    institution: &Institution,
    context: &Context,
    id: AccountId,
    manage: bool,
) -> Result<Stored<Account>, ActionError> {
    let account: Option<Stored<Account>> = institution.store.get(id).await?;
    let account = account.ok_or(ActionError::Missing)?;
    let action = if manage { account.record.managed_by() } else { Action::ReadAccount };
    let subject = institution.store.account_subject(id, context.today()).await?;
    if may(&context.actor, action, &subject) { Ok(account) } else { Err(ActionError::Missing) }
}

/// A community, association, support institution or buyer, if the actor may do this to it.
pub(crate) async fn organisation(
    institution: &Institution,
    context: &Context,
    action: Action,
    id: PartyId,
) -> Result<Stored<Organisation>, ActionError> {
    let found: Option<Stored<Organisation>> = institution.store.get(id).await?;
    let found = found.ok_or(ActionError::Missing)?;
    let subject = organisation_subject(&found.record);
    if may(&context.actor, action, &subject) { Ok(found) } else { Err(ActionError::Missing) }
}

/// What access to an organisation depends on.
pub(crate) fn organisation_subject(organisation: &Organisation) -> Subject {
    let communities = match organisation.kind() {
        registry::PartyKind::Community => vec![CommunityId(organisation.id.0)],
        _ => Vec::new(),
    };
    Subject { communities, ..Subject::default() }
}

/// The subject of an action that concerns the institution as a whole.
pub(crate) fn whole(context: &Context, action: Action) -> Result<(), ActionError> {
    if may(&context.actor, action, &Subject::default()) {
        Ok(())
    } else {
        Err(ActionError::Missing)
    }
}

/// A record that exists.
pub(crate) async fn existing<R: store::Record>(
    institution: &Institution,
    id: impl Into<Uuid>,
) -> Result<Stored<R>, ActionError> {
    institution.store.get(id).await?.ok_or(ActionError::Missing)
}
