use words::{Message, decimal};

use crate::cli::SyntheticTable;
use crate::config::Config;
use crate::error::Failure;
use crate::output::save_whole;

/// The most elements, whose table still fits into a large machine.
const LARGEST: usize = 20_000;

/// Writes a made-up table in the layout of the OECD.
pub(crate) fn run(arguments: &SyntheticTable, config: &Config) -> Result<(), Failure> {
    let SyntheticTable { economies, industries, seed, to } = arguments;
    let elements = economies.saturating_mul(*industries);
    if elements == 0 || elements > LARGEST {
        let message = Message::new("gvc-synthetic-empty");
        return Err(Failure::wrong(message.with("limit", decimal(LARGEST as f64, 0))));
    }
    let table = ::gvc::synthetic(*economies, *industries, *seed);
    save_whole(to, config.language, |out| ::gvc::write_oecd(&table, out))
}
