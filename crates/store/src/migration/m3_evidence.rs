use sea_orm::sea_query::{ColumnDef, ForeignKey, Index, Table};

use super::Step;

/// The photographs and files of firms, by what they contain; the files themselves lie sealed in a
/// folder beside the database.
pub(super) fn steps() -> Vec<Step> {
    let table = Table::create()
        .table("evidence")
        .col(ColumnDef::new("firm").uuid().not_null())
        .col(ColumnDef::new("sha256").text().not_null())
        .col(ColumnDef::new("media_type").text().not_null())
        .col(ColumnDef::new("bytes").big_integer().not_null())
        .col(ColumnDef::new("name").text().not_null())
        .col(ColumnDef::new("created").big_integer().not_null())
        .col(ColumnDef::new("author").uuid().not_null())
        .primary_key(Index::create().col("firm").col("sha256"))
        .foreign_key(ForeignKey::create().from("evidence", "firm").to("party", "id"))
        .foreign_key(ForeignKey::create().from("evidence", "author").to("account", "id"))
        .to_owned();
    vec![Step::Table(Box::new(table))]
}
