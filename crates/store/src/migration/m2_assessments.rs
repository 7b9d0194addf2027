use sea_orm::sea_query::{ColumnDef, ForeignKey, ForeignKeyCreateStatement, TableCreateStatement};

use super::{Step, index, record};

fn of_firm(name: &'static str) -> TableCreateStatement {
    record(name)
        .col(ColumnDef::new("firm").uuid().not_null())
        .col(ColumnDef::new("day").text())
        .to_owned()
}

fn to_firm(table: &'static str) -> ForeignKeyCreateStatement {
    ForeignKey::create().from(table, "firm").to("party", "id").to_owned()
}

/// Assessments and what follows from them, and the standards that an institution makes itself.
pub(super) fn steps() -> Vec<Step> {
    let tables = [
        of_firm("assessment")
            .col(ColumnDef::new("standard").text().not_null())
            .col(ColumnDef::new("status").text().not_null())
            .foreign_key(&mut to_firm("assessment"))
            .to_owned(),
        of_firm("plan").foreign_key(&mut to_firm("plan")).to_owned(),
        of_firm("obstacles").foreign_key(&mut to_firm("obstacles")).to_owned(),
        of_firm("upgrade").foreign_key(&mut to_firm("upgrade")).to_owned(),
        record("library")
            .col(ColumnDef::new("code").text().not_null())
            .col(ColumnDef::new("state").text().not_null())
            .to_owned(),
        record("snapshot")
            .col(ColumnDef::new("standard").text().not_null())
            .col(ColumnDef::new("day").text().not_null())
            .to_owned(),
    ];
    let indices = [
        index("assessment_of_firm", "assessment", &["firm", "standard", "day"]),
        index("assessment_by_standard", "assessment", &["standard", "status", "day"]),
        index("assessment_by_status", "assessment", &["status", "day"]),
        index("plan_of_firm", "plan", &["firm"]),
        index("plan_by_day", "plan", &["day"]),
        index("obstacles_of_firm", "obstacles", &["firm", "day"]),
        index("upgrade_of_firm", "upgrade", &["firm", "day"]),
        index("library_by_code", "library", &["code"]),
        index("snapshot_by_standard", "snapshot", &["standard", "day"]),
    ];
    let tables = tables.into_iter().map(|table| Step::Table(Box::new(table)));
    tables.chain(indices).collect()
}
