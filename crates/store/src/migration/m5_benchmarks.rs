use sea_orm::sea_query::ColumnDef;

use super::{Step, record, unique};

/// What the latest benchmarks of each standard were counted from. One row a standard, so that two
/// who renew them at once do not both start from the same one.
pub(super) fn steps() -> Vec<Step> {
    let counted = record("counted").col(ColumnDef::new("standard").text().not_null()).to_owned();
    vec![Step::Table(Box::new(counted)), unique("counted_by_standard", "counted", &["standard"])]
}
