//! The keys of firms and people, and what is sealed under them. An erasure destroys the key, and
//! with it everything that it sealed, wherever a copy lies.

use chacha20poly1305::aead::{Aead, Payload};
use chacha20poly1305::{KeyInit, XChaCha20Poly1305, XNonce};
use sea_orm::ConnectionTrait;
use sea_orm::sea_query::{Expr, ExprTrait as _, Query};
use uuid::Uuid;

use crate::StoreError;

const NONCE: usize = 24;

pub(crate) fn random<const N: usize>() -> Result<[u8; N], StoreError> {
    let mut bytes = [0; N];
    getrandom::fill(&mut bytes).map_err(|error| StoreError::Unavailable(error.to_string()))?;
    Ok(bytes)
}

fn cipher(key: &[u8]) -> Result<XChaCha20Poly1305, StoreError> {
    XChaCha20Poly1305::new_from_slice(key)
        .map_err(|_| StoreError::Damaged("a key of the vault has the wrong length".to_owned()))
}

fn nonce(bytes: &[u8]) -> Option<&XNonce> {
    bytes.try_into().ok()
}

/// Bytes sealed under a key and bound to where they belong: elsewhere they do not open.
pub(crate) fn seal(key: &[u8], place: &[u8], plain: &[u8]) -> Result<Vec<u8>, StoreError> {
    let fresh = random::<NONCE>()?;
    let payload = Payload { msg: plain, aad: place };
    let sealed = cipher(key)?
        .encrypt(&fresh.into(), payload)
        .map_err(|_| StoreError::Unavailable("a content could not be sealed".to_owned()))?;
    Ok([fresh.as_slice(), &sealed].concat())
}

/// What [`seal`] sealed; nothing when the key or the place is another one or a bit was changed.
pub(crate) fn unseal(key: &[u8], place: &[u8], sealed: &[u8]) -> Option<Vec<u8>> {
    let (fresh, sealed) = sealed.split_at_checked(NONCE)?;
    let payload = Payload { msg: sealed, aad: place };
    cipher(key).ok()?.decrypt(nonce(fresh)?, payload).ok()
}

/// The key of a firm or person, if it has one.
pub(crate) async fn key(
    connection: &impl ConnectionTrait,
    vault: Uuid,
) -> Result<Option<Vec<u8>>, StoreError> {
    let known =
        Query::select().column("key").from("vault").and_where(Expr::col("id").eq(vault)).to_owned();
    let row = connection.query_one(&known).await?;
    Ok(row.map(|row| row.try_get("", "key")).transpose()?)
}

/// The key of a firm or person, made when it is first needed.
pub(crate) async fn key_or_new(
    connection: &impl ConnectionTrait,
    vault: Uuid,
) -> Result<Vec<u8>, StoreError> {
    if let Some(key) = key(connection, vault).await? {
        return Ok(key);
    }
    let key = random::<32>()?.to_vec();
    let row = Query::insert()
        .into_table("vault")
        .columns(["id", "key"])
        .values_panic([Expr::val(vault), Expr::val(key.clone())])
        .to_owned();
    connection.execute(&row).await?;
    Ok(key)
}
