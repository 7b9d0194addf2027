use ::standards::{Catalogue, compare};
use table::Table;

use crate::cli::Output;
use crate::config::Config;
use crate::error::Failure;
use crate::output::{Shown, write};

/// Two standards side by side.
pub(crate) fn run(
    catalogue: Catalogue,
    [first, second]: [&str; 2],
    output: &Output,
    config: &Config,
) -> Result<(), Failure> {
    let (catalogue, first) = super::named(catalogue, first)?;
    let (catalogue, second) = super::named(catalogue, second)?;
    let first = super::get(&catalogue, &first)?;
    let second = super::get(&catalogue, &second)?;
    let table = Table::from(&compare(&catalogue, first, second));
    write(&Shown::Table(&table, None), output, config.language)
}
