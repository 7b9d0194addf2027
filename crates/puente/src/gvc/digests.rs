use std::path::PathBuf;

use ::gvc::{Digest, Leontief, Options, ValueAdded};
use files::Bundle;

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
        let leontief = Leontief::watched(&reading.table, ValueAdded::Residual, cores(), &watch)?;
        let name = file.file_name().map_or_else(|| file.to_string_lossy(), |n| n.to_string_lossy());
        digests.push(Digest::new(name, &reading, &leontief)?);
    }
    digests.sort_by_key(|digest| digest.year);
    Ok(digests)
}
