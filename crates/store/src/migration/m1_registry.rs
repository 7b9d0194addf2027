use sea_orm::sea_query::{ColumnDef, ForeignKey, ForeignKeyCreateStatement, Index, Table};

use super::{Step, index, record, unique};

fn text(name: &'static str) -> ColumnDef {
    ColumnDef::new(name).text().to_owned()
}

fn uuid(name: &'static str) -> ColumnDef {
    ColumnDef::new(name).uuid().to_owned()
}

fn number(name: &'static str) -> ColumnDef {
    ColumnDef::new(name).big_integer().to_owned()
}

fn flag(name: &'static str) -> ColumnDef {
    ColumnDef::new(name).boolean().not_null().to_owned()
}

fn foreign(
    table: &'static str,
    column: &'static str,
    to: &'static str,
) -> ForeignKeyCreateStatement {
    ForeignKey::create().from(table, column).to(to, "id").to_owned()
}

/// People, parties, what connects them, what happened, and the audit.
pub(super) fn steps() -> Vec<Step> {
    let tables = [
        record("account")
            .col(text("login").not_null())
            .col(text("name").not_null())
            .col(text("state").not_null())
            .col(flag("plain"))
            .to_owned(),
        record("party")
            .col(text("kind").not_null())
            .col(text("name").not_null())
            .col(text("country").not_null())
            .col(text("area"))
            .col(text("industry"))
            .col(text("size"))
            .col(text("identifier"))
            .col(flag("formal"))
            .col(flag("erased"))
            .to_owned(),
        // Which firms and communities an account reaches; written with the account.
        Table::create()
            .table("assignment")
            .col(uuid("account").not_null())
            .col(uuid("party").not_null())
            .primary_key(Index::create().col("account").col("party"))
            .foreign_key(&mut foreign("assignment", "account", "account"))
            .foreign_key(&mut foreign("assignment", "party", "party"))
            .to_owned(),
        record("membership")
            .col(uuid("firm").not_null())
            .col(uuid("community").not_null())
            .col(text("since"))
            .col(text("until"))
            .foreign_key(&mut foreign("membership", "firm", "party"))
            .foreign_key(&mut foreign("membership", "community", "party"))
            .to_owned(),
        record("tie")
            .col(text("kind").not_null())
            .col(uuid("source").not_null())
            .col(uuid("target").not_null())
            .col(text("since"))
            .col(text("until"))
            .foreign_key(&mut foreign("tie", "source", "party"))
            .foreign_key(&mut foreign("tie", "target", "party"))
            .to_owned(),
        record("panel")
            .col(uuid("firm").not_null())
            .col(number("year").not_null())
            .foreign_key(&mut foreign("panel", "firm", "party"))
            .to_owned(),
        record("consent")
            .col(uuid("firm").not_null())
            .col(text("purpose").not_null())
            .col(flag("open"))
            .foreign_key(&mut foreign("consent", "firm", "party"))
            .to_owned(),
        record("request")
            .col(uuid("firm").not_null())
            .col(text("due").not_null())
            .col(flag("open"))
            .foreign_key(&mut foreign("request", "firm", "party"))
            .to_owned(),
        record("event")
            .col(uuid("firm").not_null())
            .col(text("kind").not_null())
            .col(text("day").not_null())
            .col(text("due"))
            .col(flag("open"))
            .foreign_key(&mut foreign("event", "firm", "party"))
            .to_owned(),
        record("list")
            .col(uuid("account").not_null())
            .foreign_key(&mut foreign("list", "account", "account"))
            .to_owned(),
        record("credentials").foreign_key(&mut foreign("credentials", "id", "account")).to_owned(),
        record("setting"),
        // A code or link that was handed out, by its digest.
        Table::create()
            .table("ticket")
            .col(ColumnDef::new("digest").blob().not_null().primary_key())
            .col(uuid("account").not_null())
            .col(text("purpose").not_null())
            .col(number("expires").not_null())
            .foreign_key(&mut foreign("ticket", "account", "account"))
            .to_owned(),
        // A signed-in browser, by the digest of its token.
        Table::create()
            .table("session")
            .col(ColumnDef::new("digest").blob().not_null().primary_key())
            .col(uuid("account").not_null())
            .col(number("created").not_null())
            .col(number("seen").not_null())
            .col(number("expires").not_null())
            .col(text("agent").not_null())
            .foreign_key(&mut foreign("session", "account", "account"))
            .to_owned(),
        // The keys under which the contents of the audit are sealed; an erasure destroys one.
        Table::create()
            .table("vault")
            .col(uuid("id").not_null().primary_key())
            .col(ColumnDef::new("key").blob().not_null())
            .to_owned(),
        Table::create()
            .table("audit")
            .col(number("number").not_null().primary_key())
            .col(number("at").not_null())
            .col(uuid("actor"))
            .col(text("verb").not_null())
            .col(text("kind").not_null())
            .col(uuid("subject").not_null())
            .col(ColumnDef::new("digest").blob().not_null())
            .col(ColumnDef::new("hash").blob().not_null())
            .col(uuid("vault"))
            .col(ColumnDef::new("content").blob().not_null())
            .to_owned(),
        // The end of the chain; whoever appends locks this row first.
        Table::create()
            .table("head")
            .col(number("id").not_null().primary_key())
            .col(number("number").not_null())
            .col(ColumnDef::new("hash").blob().not_null())
            .to_owned(),
    ];
    let indices = [
        unique("account_login", "account", &["login"]),
        index("account_name", "account", &["name"]),
        index("assignment_party", "assignment", &["party"]),
        index("party_name", "party", &["kind", "name"]),
        index("party_area", "party", &["kind", "area", "name"]),
        index("party_industry", "party", &["kind", "industry", "name"]),
        index("party_identifier", "party", &["identifier"]),
        index("membership_firm", "membership", &["firm"]),
        index("membership_community", "membership", &["community"]),
        index("tie_source", "tie", &["source"]),
        index("tie_target", "tie", &["target"]),
        index("panel_firm", "panel", &["firm", "year"]),
        index("consent_firm", "consent", &["firm"]),
        index("consent_purpose", "consent", &["purpose", "open"]),
        index("request_firm", "request", &["firm"]),
        index("request_due", "request", &["open", "due"]),
        index("event_firm", "event", &["firm", "day"]),
        index("event_due", "event", &["open", "due"]),
        index("list_account", "list", &["account"]),
        index("ticket_account", "ticket", &["account"]),
        index("session_account", "session", &["account"]),
        index("audit_subject", "audit", &["subject", "number"]),
        index("audit_actor", "audit", &["actor", "number"]),
    ];
    tables.into_iter().map(|table| Step::Table(Box::new(table))).chain(indices).collect()
}
