//! `puente gvc`: inter-country input–output tables, value added in trade, value chains.

mod convert;
mod inspect;
mod load;
mod synthetic;

use crate::cli::GvcCommand;
use crate::config::Config;
use crate::error::Failure;

pub(crate) fn run(command: &GvcCommand, config: &Config) -> Result<(), Failure> {
    match command {
        GvcCommand::Inspect { table, output } => inspect::run(table, output, config),
        GvcCommand::Convert { table, to } => convert::run(table, to, config),
        GvcCommand::Synthetic(arguments) => synthetic::run(arguments, config),
    }
}
