//! The one binary: every command is a thin shell around a domain crate.
//!
//! [`cli`] says what can be asked; there is one file a command; [`config`] settles flag over
//! environment over file; [`output`] writes a result in the format asked for; [`error`] turns
//! whatever went wrong into one sentence and an exit code: 0 done, 2 the input or the call is
//! wrong, 1 our fault.

mod admin;
mod cli;
mod config;
mod demo;
mod doors;
mod error;
mod gvc;
mod institution;
mod knowledge;
mod network;
mod output;
mod paper;
mod profile;
mod serve;
mod standards;

use std::process::ExitCode;

use cli::Command;
use config::Config;
use error::Failure;

fn main() -> ExitCode {
    let arguments: Vec<std::ffi::OsString> = std::env::args_os().collect();
    let guessed = config::guess_language(&arguments);
    let cli = match cli::parse(&arguments, guessed) {
        Ok(cli) => cli,
        Err(error) => {
            // Help and version go to standard output and are no failure.
            let _ = error.print();
            return ExitCode::from(u8::try_from(error.exit_code()).unwrap_or(2));
        }
    };
    let (config, result) = match Config::settle(&cli.settings) {
        Ok(config) => {
            let result = run(&cli.command, &config);
            (config, result)
        }
        Err(failure) => (Config::default_in(guessed), Err(failure)),
    };
    match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => failure.report(config.language),
    }
}

fn run(command: &Command, config: &Config) -> Result<(), Failure> {
    match command {
        Command::Demo(demo) => demo::run(demo, config),
        Command::Serve(serve) => serve::run(serve, config),
        Command::Admin { command } => admin::run(command, config),
        Command::Paper { command } => paper::run(command, config),
        Command::Profile(profile) => profile::run(profile, config),
        Command::Gvc { command } => gvc::run(command, config),
        Command::Network { command } => network::run(command, config),
        Command::Standards { command } => standards::run(command, config),
        Command::Knowledge { command } => knowledge::run(command, config),
    }
}
