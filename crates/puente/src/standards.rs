//! `puente standards`: what buyers ask for, to list, read, check and compare.

mod check;
mod compare;
mod list;
mod show;

use std::path::Path;

use ::standards::{Catalogue, LibraryError, Standard};
use words::Message;

use crate::cli::StandardsCommand;
use crate::config::Config;
use crate::error::Failure;

pub(crate) fn run(command: &StandardsCommand, config: &Config) -> Result<(), Failure> {
    let catalogue = shipped()?;
    match command {
        StandardsCommand::Check { file } => check::run(catalogue, file, config),
        StandardsCommand::List { output } => list::run(&catalogue, output, config),
        StandardsCommand::Show { code, requirement, output } => {
            show::run(catalogue, code, requirement.as_deref(), output, config)
        }
        StandardsCommand::Compare { first, second, output } => {
            compare::run(catalogue, [first, second], output, config)
        }
    }
}

/// The standards that come with the program.
pub(crate) fn shipped() -> Result<Catalogue, Failure> {
    Catalogue::built_in().map_err(|errors| faults(&errors))
}

/// Whatever is wrong with libraries, one sentence a line.
fn faults(errors: &[LibraryError]) -> Failure {
    Failure::all_wrong(errors.iter().map(LibraryError::message))
}

/// The catalogue with the library of a file, and the code of its standard.
fn open(catalogue: Catalogue, path: &Path) -> Result<(Catalogue, String), Failure> {
    let file = path.display().to_string();
    let text = std::fs::read_to_string(path).map_err(|error| {
        let message = Message::new("file-unreadable").with("file", file.as_str());
        Failure::wrong(message.with("reason", error.to_string()))
    })?;
    let standard = catalogue.check(&file, &text).map_err(|errors| faults(&errors))?;
    let code = standard.code.clone();
    Ok((catalogue.with(standard), code))
}

/// A standard by its code, or the one in a TOML file.
fn named(catalogue: Catalogue, name: &str) -> Result<(Catalogue, String), Failure> {
    let path = Path::new(name);
    if path.extension().is_some_and(|extension| extension == "toml") {
        return open(catalogue, path);
    }
    Ok((catalogue, name.to_owned()))
}

/// The standard with a code.
fn get<'a>(catalogue: &'a Catalogue, code: &str) -> Result<&'a Standard, Failure> {
    catalogue.get(code).ok_or_else(|| {
        let known: Vec<&str> = catalogue.standards().map(|s| s.code.as_str()).collect();
        let message = Message::new("standards-unknown").with("text", code);
        Failure::wrong(message.with("known", known.join(", ")))
    })
}
