//! Lists of firms that people save for themselves.

use registry::problem;
use store::{Act, SavedList, Stored};
use vocabulary::ListId;

use crate::{ActionError, Context, Institution, gate};

/// The actor's lists.
///
/// # Errors
///
/// The database cannot be used.
pub async fn all(
    institution: &Institution,
    context: &Context,
) -> Result<Vec<Stored<SavedList>>, ActionError> {
    let Some(account) = context.actor.account else { return Ok(Vec::new()) };
    Ok(institution.store.lists(account).await?)
}

/// Saves the query of a list under a name.
///
/// # Errors
///
/// The name is empty, or nobody is signed in.
pub async fn save(
    institution: &Institution,
    context: &Context,
    name: &str,
    query: &str,
) -> Result<ListId, ActionError> {
    let Some(account) = context.actor.account else { return Err(ActionError::Missing) };
    let name = name.trim().to_owned();
    if name.is_empty() {
        return Err(ActionError::Invalid(vec![problem("name", "problem-list-name")]));
    }
    let list = SavedList { id: ListId(context.uuid()), account, name, query: query.to_owned() };
    let mut change = institution.store.begin().await?;
    change.insert(&list).await?;
    change.act(Act::new("list-saved", "account", account).sealed(account, &list)?);
    change.commit(context.now, Some(account)).await?;
    Ok(list.id)
}

/// Deletes one of the actor's lists.
///
/// # Errors
///
/// The actor has no such list.
pub async fn delete(
    institution: &Institution,
    context: &Context,
    id: ListId,
) -> Result<(), ActionError> {
    let list: Stored<SavedList> = gate::existing(institution, id).await?;
    let account = list.record.account;
    if context.actor.account != Some(account) {
        return Err(ActionError::Missing);
    }
    let mut change = institution.store.begin().await?;
    change.remove::<SavedList>(id).await?;
    change.act(Act::new("list-deleted", "account", account).sealed(account, &list.record)?);
    Ok(change.commit(context.now, Some(account)).await?)
}
