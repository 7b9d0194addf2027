use std::io::Write;
use std::path::Path;

use words::Message;

use super::load::load;
use crate::cli::TableArgs;
use crate::config::Config;
use crate::error::Failure;
use crate::output::save_whole;

/// Writes a table in the plain layout or as a cache, by the extension of the file.
pub(crate) fn run(arguments: &TableArgs, to: &Path, config: &Config) -> Result<(), Failure> {
    let extension = to.extension().map(|extension| extension.to_string_lossy().to_lowercase());
    let writer: fn(&::gvc::Icio, &mut dyn Write) -> std::io::Result<()> = match extension.as_deref()
    {
        Some("csv") => ::gvc::write_plain,
        Some("icio") => ::gvc::write_cache,
        _ => {
            let file = to.display().to_string();
            return Err(Failure::wrong(Message::new("gvc-convert-format").with("file", file)));
        }
    };
    let reading = load(arguments)?;
    save_whole(to, config.language, |out| writer(&reading.table, out))
}
