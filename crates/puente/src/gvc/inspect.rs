use table::Table;

use super::load::load;
use crate::cli::{Output, TableArgs};
use crate::config::Config;
use crate::error::Failure;
use crate::output::{Shown, write};

/// What a table holds and how well it balances.
pub(crate) fn run(arguments: &TableArgs, output: &Output, config: &Config) -> Result<(), Failure> {
    let reading = load(arguments)?;
    let table = Table::from(&::gvc::inspect(&reading));
    write(&Shown::Table(&table, None), output, config.language)
}
