//! `puente paper`: the tables of the paper and whether they reproduce.

mod list;
mod only;
mod replicate;
mod show;

use ::paper::{Paper, PaperError};

use crate::cli::PaperCommand;
use crate::config::Config;
use crate::error::Failure;

pub(crate) fn run(command: &PaperCommand, config: &Config) -> Result<(), Failure> {
    let paper = open(config)?;
    match command {
        PaperCommand::List { output } => list::run(&paper, output, config),
        PaperCommand::Show { id, only, output } => show::run(&paper, id, only, output, config),
        PaperCommand::Replicate { only, output } => replicate::run(&paper, only, output, config),
    }
}

/// The paper from the folder `paper` of the data, or as built in. A data folder that exists and
/// has no such folder is an institution's.
pub(crate) fn open(config: &Config) -> Result<Paper, PaperError> {
    match &config.data {
        Some(folder) if folder.join("paper").exists() || !folder.exists() => {
            Paper::open(&folder.join("paper"))
        }
        _ => Paper::built_in(),
    }
}
