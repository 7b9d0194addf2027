//! Finding a party of any kind.

use access::{Action, scope};
use registry::PartyKind;
use store::{Filter, Page, PartyName};
use vocabulary::{Code as _, PartyId};

use crate::firm::{self, Search};
use crate::{ActionError, Context, Institution};

/// Parties that a text fits, at most `limit` firms and `limit` others: the firms that the actor may
/// see, then the communities, associations, support institutions and buyers; the best first of
/// each. A text without letters and digits finds nothing.
///
/// # Errors
///
/// The database cannot be used.
pub async fn search(
    institution: &Institution,
    context: &Context,
    text: &str,
    limit: usize,
) -> Result<Vec<PartyName>, ActionError> {
    let mut parties: Vec<PartyId> = Vec::new();
    if text.trim().is_empty() {
        return Ok(Vec::new());
    }
    if !scope(&context.actor, Action::ReadFirm).is_none() {
        let search = Search { text: text.to_owned(), ..Search::default() };
        let page = Page { offset: 0, limit: limit as u64 };
        let firms = firm::find(institution, context, &search, page).await?;
        parties.extend(firms.rows.iter().map(|firm| PartyId::from(firm.record.id)));
    }
    if scope(&context.actor, Action::ReadOrganisation).all {
        institution.index.follow(&institution.store).await?;
        let others = PartyKind::ALL.iter().copied().filter(|kind| *kind != PartyKind::Firm);
        let filter = Filter { kinds: others.collect(), communities: None, firms: None };
        let found = institution.index.search(text, &filter, limit)?;
        parties.extend(found.into_iter().map(|(_, party)| party));
    }
    Ok(institution.store.names(&parties).await?)
}
