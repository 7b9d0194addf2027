//! `puente knowledge`: what firms did, and how well it is found.

mod quality;

use crate::cli::KnowledgeCommand;
use crate::config::Config;
use crate::error::Failure;

pub(crate) fn run(command: &KnowledgeCommand, config: &Config) -> Result<(), Failure> {
    match command {
        KnowledgeCommand::Quality { judged, output } => quality::run(judged, output, config),
    }
}
