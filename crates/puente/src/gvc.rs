//! `puente gvc`: inter-country input–output tables, value added in trade, value chains.

mod advantage;
mod content;
mod convert;
mod decompose;
mod digests;
mod inspect;
mod load;
mod measure;
mod origin;
mod participation;
mod position;
mod synthetic;
mod watch;

pub(crate) use digests::{digests, made_up};
pub(crate) use watch::draft;

use crate::cli::GvcCommand;
use crate::config::Config;
use crate::error::Failure;

pub(crate) fn run(command: &GvcCommand, config: &Config) -> Result<(), Failure> {
    watch::end_cleanly(config.language);
    match command {
        GvcCommand::Inspect { table, output } => inspect::run(table, output, config),
        GvcCommand::Convert { table, to } => convert::run(table, to, config),
        GvcCommand::Synthetic(arguments) => synthetic::run(arguments, config),
        GvcCommand::Participation(arguments) => participation::run(arguments, config),
        GvcCommand::Decompose(arguments) => decompose::run(arguments, config),
        GvcCommand::Position(arguments) => position::run(arguments, config),
        GvcCommand::Origin(arguments) => origin::run(arguments, config),
        GvcCommand::Content(arguments) => content::run(arguments, config),
        GvcCommand::Advantage(arguments) => advantage::run(arguments, config),
    }
}
