use ::network::Synthetic;
use report::Format;
use table::Table;
use words::Message;

use crate::cli;
use crate::config::Config;
use crate::error::Failure;
use crate::output::{Shown, format, print, save, write};

/// Draws a network and writes its ties, and to which community each node belongs.
pub(crate) fn run(asked: &cli::Synthetic, config: &Config) -> Result<(), Failure> {
    // Nodes are numbered in 32 bits.
    let too_many = asked.nodes >= u32::MAX as usize;
    if asked.nodes == 0 || asked.communities == 0 || asked.communities > asked.nodes || too_many {
        let message = Message::new("network-synthetic-sizes");
        return Err(Failure::wrong(message));
    }
    let default = Synthetic::new(asked.communities, asked.nodes, asked.seed);
    let synthetic =
        Synthetic { ties: asked.ties.unwrap_or(default.ties), outside: asked.outside, ..default };
    let (edges, groups) = synthetic.draw();
    if let Some(path) = &asked.groups {
        save(path, groups.to_csv(&edges.names).as_bytes(), config.language)?;
    }
    // Ten million rows as CSV do not go through a table of cells first.
    match (format(&asked.output)?, &asked.output.output, &asked.output.chart) {
        (Format::Csv, Some(path), None) => save(path, edges.to_csv().as_bytes(), config.language),
        (Format::Csv, None, None) => print(edges.to_csv().as_bytes()),
        _ => write(&Shown::Table(&Table::from(&edges), None), &asked.output, config.language),
    }
}
