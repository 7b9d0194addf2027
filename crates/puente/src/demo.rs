//! `puente demo`: everything a newcomer needs, in a folder of its own, and the pages.

use std::path::Path;

use ::paper::Paper;
use words::Message;

use crate::cli::Demo;
use crate::config::Config;
use crate::error::Failure;

pub(crate) fn run(demo: &Demo, config: &Config) -> Result<(), Failure> {
    let folder = config.data.as_ref().unwrap_or(&demo.folder);
    make(&folder.join("paper"))?;
    crate::serve::run(&Config { data: Some(folder.clone()), ..config.clone() })
}

/// Copies the paper's files into a folder; a file that is already there stays as it is, so that
/// what somebody changed is never lost.
fn make(folder: &Path) -> Result<(), Failure> {
    let unwritable = |path: &Path, error: &std::io::Error| {
        let message = Message::new("unwritable").with("file", path.display().to_string());
        Failure::wrong(message.with("reason", error.to_string()))
    };
    std::fs::create_dir_all(folder).map_err(|error| unwritable(folder, &error))?;
    for (name, text) in Paper::files() {
        let path = folder.join(name);
        if !path.exists() {
            std::fs::write(&path, text).map_err(|error| unwritable(&path, &error))?;
        }
    }
    Ok(())
}
