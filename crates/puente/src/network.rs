//! `puente network`: measures on plain edge lists.

mod open;
mod parquet;
mod synthetic;

use ::network::{
    Modules, Paths, Quality, ROUNDS, bridges, bridges_table, measures, modules, roles, roles_table,
    summary,
};
use table::Table;
use words::Message;

use crate::cli::NetworkCommand;
use crate::config::Config;
use crate::error::Failure;
use crate::output::{Shown, write};

pub(crate) fn run(command: &NetworkCommand, config: &Config) -> Result<(), Failure> {
    let (table, output) = match command {
        NetworkCommand::Measures { ties, exact, seed, output } => {
            let (network, _) = open::open(ties)?;
            let by = if *exact { Paths::Exact } else { Paths::fitting(&network) };
            (measures(&network, by, *seed).table(&network), output)
        }
        NetworkCommand::Modules { ties, seed, resolution, cpm, output } => {
            let (network, _) = open::open(ties)?;
            let quality = if *cpm {
                Quality::Cpm { resolution: *resolution }
            } else {
                Quality::Modularity { resolution: *resolution }
            };
            let found: Modules = modules(&network.ties, quality, *seed, ROUNDS);
            (found.table(&network, *seed), output)
        }
        NetworkCommand::Brokerage { ties, output } => {
            let (network, groups) = open::open(ties)?;
            let groups =
                groups.ok_or_else(|| Failure::wrong(Message::new("network-needs-groups")))?;
            (roles_table(&network, &roles(&network, &groups)), output)
        }
        NetworkCommand::Bridges { ties, output } => {
            let (network, groups) = open::open(ties)?;
            let (ties, points) = bridges(&network.ties);
            (bridges_table(&network, groups.as_ref(), &ties, &points), output)
        }
        NetworkCommand::Summary { ties, seed, output } => {
            let (network, groups) = open::open(ties)?;
            (Table::from(&summary(&network, groups.as_ref(), *seed)), output)
        }
        NetworkCommand::Synthetic(asked) => return synthetic::run(asked, config),
    };
    write(&Shown::Table(&table, None), output, config.language)
}

/// A resolution above zero.
pub(crate) fn resolution(text: &str) -> Result<f64, String> {
    text.parse()
        .ok()
        .filter(|value: &f64| value.is_finite() && *value > 0.0)
        .ok_or_else(|| "> 0".to_owned())
}

/// A share from 0 to 1.
pub(crate) fn share(text: &str) -> Result<f64, String> {
    text.parse()
        .ok()
        .filter(|value: &f64| (0.0..=1.0).contains(value))
        .ok_or_else(|| "0–1".to_owned())
}
