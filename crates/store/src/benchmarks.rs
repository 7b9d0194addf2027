//! What benchmarks need of the memory.

use std::collections::BTreeMap;

use sea_orm::sea_query::{Expr, ExprTrait as _, Order, Query};
use sha2::{Digest as _, Sha256};
use uuid::Uuid;
use vocabulary::FirmId;

use crate::{Store, StoreError};

impl Store {
    /// Which snapshot of a standard is the newest.
    ///
    /// # Errors
    ///
    /// The database cannot be used.
    pub async fn newest_snapshot(&self, standard: &str) -> Result<Option<Uuid>, StoreError> {
        let query = Query::select()
            .column("id")
            .from("snapshot")
            .and_where(Expr::col("standard").eq(standard))
            .order_by("day", Order::Desc)
            .order_by("id", Order::Desc)
            .limit(1)
            .to_owned();
        let row = self.row(&query).await?;
        Ok(row.map(|row| row.try_get("", "id")).transpose()?)
    }

    /// A name for each firm and person who has a key, made of the key: whoever knows the firm finds
    /// it again, until the key is destroyed. Then nobody can tell any more whose name it was.
    ///
    /// # Errors
    ///
    /// The database cannot be used.
    pub async fn pseudonyms(&self) -> Result<BTreeMap<FirmId, String>, StoreError> {
        let query = Query::select().columns(["id", "key"]).from("vault").to_owned();
        let mut names = BTreeMap::new();
        for row in self.rows(&query).await? {
            let key: Vec<u8> = row.try_get("", "key")?;
            let digest = Sha256::new().chain_update(b"counted").chain_update(key).finalize();
            let name = digest[..16].iter().map(|byte| format!("{byte:02x}")).collect();
            names.insert(FirmId(row.try_get("", "id")?), name);
        }
        Ok(names)
    }
}
