use ::standards::{Catalogue, catalogue_table};
use table::{Chart, ChartKind};

use crate::cli::Output;
use crate::config::Config;
use crate::error::Failure;
use crate::output::{Shown, write};

/// Every standard with how much it asks.
pub(crate) fn run(catalogue: &Catalogue, output: &Output, config: &Config) -> Result<(), Failure> {
    let table = catalogue_table(catalogue);
    let chart = Chart::new(
        ChartKind::GroupedBar,
        table.title.clone(),
        "code",
        ["majors", "minors", "recommendations"],
    );
    write(&Shown::Table(&table, Some(&chart)), output, config.language)
}
