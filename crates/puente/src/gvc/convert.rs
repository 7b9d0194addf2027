use std::fs::File;
use std::io::{BufWriter, Write};
use std::path::Path;

use words::Message;

use super::load::load;
use crate::cli::TableArgs;
use crate::config::Config;
use crate::error::Failure;

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
    save(to, config, |out| writer(&reading.table, out))
}

/// Writes to a file beside the one asked for and puts it in its place when it is whole, so that a
/// table can be converted onto itself and a full disk leaves nothing broken.
pub(crate) fn save(
    to: &Path,
    config: &Config,
    write: impl FnOnce(&mut dyn Write) -> std::io::Result<()>,
) -> Result<(), Failure> {
    let unwritable = |error: std::io::Error| {
        let message = Message::new("unwritable").with("file", to.display().to_string());
        Failure::wrong(message.with("reason", error.to_string()))
    };
    let mut beside = to.as_os_str().to_owned();
    beside.push(".part");
    let written = File::create(&beside)
        .and_then(|file| write(&mut BufWriter::with_capacity(1 << 20, file)))
        .and_then(|()| std::fs::rename(&beside, to));
    if let Err(error) = written {
        // It may not have been made.
        let _ = std::fs::remove_file(&beside);
        return Err(unwritable(error));
    }
    let told = Message::new("written").with("file", to.display().to_string());
    let _ = writeln!(std::io::stderr(), "{}", told.text(config.language));
    Ok(())
}
