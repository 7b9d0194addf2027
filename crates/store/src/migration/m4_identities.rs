use sea_orm::sea_query::{ColumnDef, ForeignKey, Table};

use super::{Step, index, record, unique};

/// Accounts at another provider that people have linked to their own, and attempts to sign in
/// there that are under way.
pub(super) fn steps() -> Vec<Step> {
    let identity = record("identity")
        .col(ColumnDef::new("account").uuid().not_null())
        .col(ColumnDef::new("issuer").text().not_null())
        .col(ColumnDef::new("subject").text().not_null())
        .foreign_key(ForeignKey::create().from("identity", "account").to("account", "id"))
        .to_owned();
    // By the digest of the token that the browser holds meanwhile.
    let attempt = Table::create()
        .table("attempt")
        .col(ColumnDef::new("digest").blob().not_null().primary_key())
        .col(ColumnDef::new("expires").big_integer().not_null())
        .col(ColumnDef::new("body").text().not_null())
        .to_owned();
    vec![
        Step::Table(Box::new(identity)),
        Step::Table(Box::new(attempt)),
        unique("identity_subject", "identity", &["issuer", "subject"]),
        index("identity_account", "identity", &["account"]),
        index("attempt_expires", "attempt", &["expires"]),
    ]
}
