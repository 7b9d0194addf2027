//! `puente admin`: what keeps an institution's database in order. Every command works while the
//! server runs; only `restore --replace` wants it stopped, because it takes the ground away from
//! under whoever is at work.

mod audit;
mod backup;
mod check;
mod invite;
mod migrate;
mod reindex;
mod remind;
mod restore;
mod retention;

use std::future::Future;
use std::io::{IsTerminal, Write};
use std::sync::Arc;

use access::Actor;
use actions::{ActionError, Context, Institution, SystemChance};
use jiff::Timestamp;
use store::Store;
use vocabulary::Language;
use words::Message;

use crate::cli::AdminCommand;
use crate::config::Config;
use crate::error::Failure;
use crate::institution;

pub(crate) fn run(command: &AdminCommand, config: &Config) -> Result<(), Failure> {
    crate::serve::runtime()?.block_on(async {
        match command {
            AdminCommand::Migrate => migrate::run(config).await,
            AdminCommand::Backup { archive } => backup::run(archive, config).await,
            AdminCommand::Restore { archive, replace } => {
                restore::run(archive, *replace, config).await
            }
            AdminCommand::Check => check::run(config).await,
            AdminCommand::Audit { command } => audit::run(command, config).await,
            AdminCommand::Reindex => reindex::run(config).await,
            AdminCommand::Invite(invite) => invite::run(invite, config).await,
            AdminCommand::Retention => retention::run(config).await,
            AdminCommand::Remind(letters) => remind::run(letters, config).await,
        }
    })
}

/// Does something with the database alone, and closes it.
async fn with_store<T, F: Future<Output = Result<T, Failure>>>(
    config: &Config,
    act: impl FnOnce(Store) -> F,
) -> Result<T, Failure> {
    let store = institution::store(config).await?;
    let result = act(store.clone()).await;
    store.close().await;
    result
}

/// The circumstances of an order of the command line.
fn context(institution: &Institution, config: &Config) -> Context {
    Context {
        now: Timestamp::now(),
        zone: institution.zone.clone(),
        actor: Actor::program(),
        language: config.language,
        chance: Arc::new(SystemChance),
    }
}

/// Why an action was not done, as a sentence.
fn refused(error: ActionError) -> Failure {
    match error {
        ActionError::Missing => Failure::wrong(Message::new("store-missing")),
        ActionError::Conflict => Failure::wrong(Message::new("store-conflict")),
        ActionError::Invalid(problems) => {
            let list: Vec<words::Arg> =
                problems.into_iter().map(|problem| problem.message.into()).collect();
            Failure::wrong(Message::new("admin-invalid").with("problems", list))
        }
        ActionError::Refused(message) => Failure::wrong(message),
        ActionError::Store(error) => institution::failure(&error),
    }
}

fn say(message: &Message, language: Language) {
    println!("{}", message.text(language));
}

/// Says on standard error how far a long work has come, on one line of a terminal.
fn progress(rows: u64, language: Language) {
    let mut error = std::io::stderr();
    if error.is_terminal() {
        let rows = words::decimal(rows as f64, 0);
        let text = Message::new("admin-progress").with("rows", rows).text(language);
        // A closed standard error is no reason to stop.
        let _ = write!(error, "\r{text}\x1b[K\r");
        let _ = error.flush();
    }
}
