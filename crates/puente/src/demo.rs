//! `puente demo`: everything a newcomer needs, in a folder of its own, and the pages.

use std::path::{Path, PathBuf};

use ::paper::Paper;
use actions::Institution;
use jiff::Timestamp;
use jiff::tz::TimeZone;
use store::{Index, Store};
use words::Message;

use crate::cli::{Demo, Serve};
use crate::config::Config;
use crate::error::Failure;
use crate::{gvc, institution, serve};

/// What belongs to the demonstration in its folder, and goes when it begins anew.
const OWN: [&str; 5] = ["puente.db", "puente.db-wal", "puente.db-shm", "search", "evidence"];

pub(crate) fn run(demo: &Demo, config: &Config) -> Result<(), Failure> {
    serve::start_log(config)?;
    let folder = config.data.as_ref().unwrap_or(&demo.folder);
    if demo.reset {
        reset(folder)?;
    }
    make(&folder.join("paper"))?;
    let config = Config { data: Some(folder.clone()), ..config.clone() };
    serve::runtime()?.block_on(async {
        let database = folder.join(OWN[0]);
        if config.database_url.is_none() && !database.exists() {
            eprintln!("{}", Message::new("demo-making").text(config.language));
            fill(&database, institution::evidence_folder(&config)).await?;
        }
        let institution = institution::open(&config, ::demo::samples()).await?;
        serve::pages(&Serve::default(), &config, institution, gvc::made_up()?).await
    })
}

/// Fills a new database beside the place where it belongs and puts it there when it is whole, so
/// that a demonstration that was interrupted begins anew.
async fn fill(database: &Path, evidence: PathBuf) -> Result<(), Failure> {
    let draft = database.with_extension("new");
    for end in ["new", "new-wal", "new-shm"] {
        let left = database.with_extension(end);
        if left.exists() {
            std::fs::remove_file(&left).map_err(|error| unwritable(&left, &error))?;
        }
    }
    let store = Store::open_for_filling(&Store::sqlite_url(&draft))
        .await
        .map_err(|error| institution::failure(&error))?;
    let index = Index::open(None).map_err(|error| institution::failure(&error))?;
    let institution = Institution::new(store, index, evidence, TimeZone::system())
        .with_samples(::demo::samples());
    ::demo::fill(&institution, ::demo::SEED, Timestamp::now())
        .await
        .map_err(|error| Failure::ours(&error))?;
    institution.store.close().await;
    std::fs::rename(&draft, database).map_err(|error| unwritable(database, &error))
}

fn unwritable(path: &Path, error: &std::io::Error) -> Failure {
    let message = Message::new("unwritable").with("file", path.display().to_string());
    Failure::wrong(message.with("reason", error.to_string()))
}

/// Deletes what the demonstration wrote, so that it begins anew.
fn reset(folder: &Path) -> Result<(), Failure> {
    for name in OWN {
        let path = folder.join(name);
        let gone = if path.is_dir() {
            std::fs::remove_dir_all(&path)
        } else if path.exists() {
            std::fs::remove_file(&path)
        } else {
            Ok(())
        };
        gone.map_err(|error| unwritable(&path, &error))?;
    }
    Ok(())
}

/// Copies the paper's files into a folder; a file that is already there stays as it is, so that
/// what somebody changed is never lost.
fn make(folder: &Path) -> Result<(), Failure> {
    std::fs::create_dir_all(folder).map_err(|error| unwritable(folder, &error))?;
    for (name, text) in Paper::files() {
        let path = folder.join(name);
        if !path.exists() {
            std::fs::write(&path, text).map_err(|error| unwritable(&path, &error))?;
        }
    }
    Ok(())
}
