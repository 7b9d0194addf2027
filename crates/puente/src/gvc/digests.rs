use std::path::PathBuf;

use ::gvc::{Digest, Leontief, Need, Options, Reading, ValueAdded};
use files::Bundle;
use words::Message;

use super::measure::cores;
use super::watch::Watch;
use crate::config::Config;
use crate::error::Failure;

/// What the pages show of tables: each is read, measured and let go.
pub(crate) fn digests(files: &[PathBuf], config: &Config) -> Result<Vec<Digest>, Failure> {
    let mut digests = Vec::with_capacity(files.len());
    for file in files {
        let watch = Watch::new(config.language);
        watch.reading(file);
        let bundle = Bundle::open(file)?;
        let reading = ::gvc::read(&bundle, &Options::default())?;
        let (table, choice) = (&reading.table, ValueAdded::Residual);
        let leontief = Leontief::watched(table, choice, Need::Solutions, cores(), &watch)?;
        let name = file.file_name().map_or_else(|| file.to_string_lossy(), |n| n.to_string_lossy());
        digests.push(Digest::new(name, &reading, &leontief)?);
    }
    digests.sort_by_key(|digest| digest.year);
    Ok(digests)
}

/// The economies of the demonstration's table: most of the paper's, and the rest of the world.
const ECONOMIES: [&str; 12] =
    ["ARG", "BOL", "BRA", "CHL", "COL", "ECU", "PER", "PRY", "URY", "MEX", "USA", "ROW"];
/// How many industries it has.
const INDUSTRIES: usize = 8;

/// What the pages of the demonstration show: a table that nobody measured, and that says so.
pub(crate) fn made_up() -> Result<Vec<Digest>, Failure> {
    let mut table = ::gvc::synthetic(ECONOMIES.len(), INDUSTRIES, ::demo::SEED);
    table.economies = ECONOMIES.map(str::to_owned).to_vec();
    let reading = Reading { table, notes: vec![Message::new("gvc-note-made-up")] };
    let leontief = Leontief::new(&reading.table, ValueAdded::Residual, 1)?;
    Ok(vec![Digest::new("puente demo", &reading, &leontief)?])
}
