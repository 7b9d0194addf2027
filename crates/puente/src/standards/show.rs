use ::standards::{Catalogue, requirement_table};
use table::Table;
use words::Message;

use crate::cli::Output;
use crate::config::Config;
use crate::error::Failure;
use crate::output::{Shown, write};

/// The requirements of a standard, or one of them to read.
pub(crate) fn run(
    catalogue: Catalogue,
    name: &str,
    requirement: Option<&str>,
    output: &Output,
    config: &Config,
) -> Result<(), Failure> {
    let (catalogue, code) = super::named(catalogue, name)?;
    let standard = super::get(&catalogue, &code)?;
    let table = match requirement {
        None => Table::from(standard),
        Some(code) => requirement_table(standard, code).ok_or_else(|| {
            let message = Message::new("requirement-unknown").with("text", code);
            Failure::wrong(message.with("standard", standard.code.as_str()))
        })?,
    };
    write(&Shown::Table(&table, None), output, config.language)
}
