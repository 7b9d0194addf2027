use std::path::Path;

use ::standards::Catalogue;
use words::{Message, decimal};

use crate::config::Config;
use crate::error::Failure;

/// Says whether a library is in order, or everything that is wrong with it.
pub(crate) fn run(catalogue: Catalogue, file: &Path, config: &Config) -> Result<(), Failure> {
    let (catalogue, code) = super::open(catalogue, file)?;
    let standard = super::get(&catalogue, &code)?;
    let sentence = Message::new("standards-checked")
        .with("file", file.display().to_string())
        .with("standard", standard.title.message())
        .with("version", decimal(f64::from(standard.version), 0))
        .with("count", standard.requirements.len());
    println!("{}", sentence.text(config.language));
    Ok(())
}
