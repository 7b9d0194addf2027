use sea_orm::sea_query::{ColumnDef, ForeignKey, TableCreateStatement};

use super::{Step, index, record};

fn of_firm(name: &'static str) -> TableCreateStatement {
    record(name)
        .col(ColumnDef::new("firm").uuid().not_null())
        .col(ColumnDef::new("day").text())
        .foreign_key(ForeignKey::create().from(name, "firm").to("party", "id"))
        .to_owned()
}

/// What firms did and learned, and what readers say of it. `requirements` and `origins` are lists
/// between bars, `|haccp/P1|`, to be found by a part; an experience may build on one that is gone,
/// so nothing refers to it.
pub(super) fn steps() -> Vec<Step> {
    let experience = of_firm("experience")
        .col(ColumnDef::new("status").text().not_null())
        .col(ColumnDef::new("sharing").text().not_null())
        .col(ColumnDef::new("kind").text().not_null())
        .col(ColumnDef::new("country").text().not_null())
        .col(ColumnDef::new("size").text())
        .col(ColumnDef::new("community").uuid())
        .col(ColumnDef::new("requirements").text().not_null())
        .col(ColumnDef::new("origins").text().not_null())
        .to_owned();
    let feedback =
        of_firm("feedback").col(ColumnDef::new("experience").uuid().not_null()).to_owned();
    vec![
        Step::Table(Box::new(experience)),
        Step::Table(Box::new(feedback)),
        index("experience_of_firm", "experience", &["firm", "day"]),
        index("experience_by_status", "experience", &["status", "day"]),
        index("feedback_of_firm", "feedback", &["firm"]),
        index("feedback_on", "feedback", &["experience"]),
    ]
}
