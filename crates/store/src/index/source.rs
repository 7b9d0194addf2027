use std::collections::BTreeMap;

use registry::{Firm, Membership, Organisation};
use sea_orm::sea_query::{Condition, Expr, ExprTrait as _, Order, Query};
use search::Mark;
use uuid::Uuid;

use super::entry::Entry;
use crate::record::select;
use crate::{Store, StoreError};

/// What the database knows of some parties.
pub(super) struct Parties {
    /// Those that can be found.
    pub(super) entries: Vec<Entry>,
    /// Whether an erased firm is among them.
    pub(super) erased: bool,
}

/// Reads parties; an identifier that is no party's is passed over.
pub(super) async fn parties(store: &Store, ids: &[Uuid]) -> Result<Parties, StoreError> {
    let these =
        |table, column| Condition::all().add(Expr::col((table, column)).is_in(ids.iter().copied()));
    // Former and future memberships too: which of them hold depends on the day, and the index
    // would have to change at midnight. The database, which knows the day, decides.
    let mut communities: BTreeMap<Uuid, Vec<Uuid>> = BTreeMap::new();
    for row in store.all::<Membership>(&select::<Membership>(these("membership", "firm"))).await? {
        communities.entry(row.record.firm.0).or_default().push(row.record.community.0);
    }
    let mut parties = Parties { entries: Vec::new(), erased: false };
    for row in store.all::<Firm>(&select::<Firm>(these("party", "id"))).await? {
        parties.erased |= row.record.erased;
        if !row.record.erased {
            let communities = communities.remove(&row.record.id.0).unwrap_or_default();
            parties.entries.push(Entry::firm(&row.record, communities));
        }
    }
    for row in store.all::<Organisation>(&select::<Organisation>(these("party", "id"))).await? {
        parties.entries.push(Entry::organisation(&row.record));
    }
    Ok(parties)
}

/// The identifiers of parties that follow one, in their order.
pub(super) async fn following(
    store: &Store,
    last: Uuid,
    limit: u64,
) -> Result<Vec<Uuid>, StoreError> {
    let query = Query::select()
        .column("id")
        .from("party")
        .and_where(Expr::col("id").gt(last))
        .order_by("id", Order::Asc)
        .limit(limit)
        .to_owned();
    store.rows(&query).await?.iter().map(|row| Ok(row.try_get("", "id")?)).collect()
}

/// The end of the audit.
pub(super) async fn head(store: &Store) -> Result<Mark, StoreError> {
    let query = Query::select().columns(["number", "hash"]).from("head").to_owned();
    let Some(row) = store.row(&query).await? else { return Ok(Mark::default()) };
    Ok(Mark { number: row.try_get("", "number")?, hash: row.try_get("", "hash")? })
}

/// The audit's entry with a number, if there is one.
pub(super) async fn mark(store: &Store, number: i64) -> Result<Option<Mark>, StoreError> {
    let query = Query::select()
        .column("hash")
        .from("audit")
        .and_where(Expr::col("number").eq(number))
        .to_owned();
    let Some(row) = store.row(&query).await? else { return Ok(None) };
    Ok(Some(Mark { number, hash: row.try_get("", "hash")? }))
}
