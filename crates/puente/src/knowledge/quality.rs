//! `puente knowledge quality`: how good the answers to judged questions are.

use std::path::{Path, PathBuf};

use search::{Collection, Index, Mark, SearchError, Vocabulary};
use table::Table;
use words::Message;

use crate::cli::Output;
use crate::config::Config;
use crate::error::Failure;
use crate::output::{Shown, write};

/// Puts the documents of the files into an index in memory, asks every question of theirs and
/// shows nDCG@10 for each, with the mean.
pub(super) fn run(files: &[PathBuf], output: &Output, config: &Config) -> Result<(), Failure> {
    let catalogue = crate::standards::shipped()?;
    let texts = files.iter().map(|file| read(file)).collect::<Result<Vec<_>, _>>()?;
    let named: Vec<(&str, &str)> =
        texts.iter().map(|(file, text)| (file.as_str(), text.as_str())).collect();
    let collection =
        Collection::read(&named, &catalogue).map_err(|error| Failure::wrong(error.message()))?;
    let table = measure(&collection).map_err(|error| Failure::ours(&error))?;
    write(&Shown::Table(&table, None), output, config.language)
}

fn read(path: &Path) -> Result<(String, String), Failure> {
    let file = path.display().to_string();
    let text = std::fs::read_to_string(path).map_err(|error| {
        let message = Message::new("file-unreadable").with("file", file.as_str());
        Failure::wrong(message.with("reason", error.to_string()))
    })?;
    Ok((file, text))
}

fn measure(collection: &Collection) -> Result<Table, SearchError> {
    let index = Index::open(None, Vocabulary::built_in())?;
    if let Some(mut turn) = index.write()? {
        turn.put(&collection.documents)?;
        turn.commit(&Mark::default())?;
        turn.close()?;
    }
    Ok(Table::from(&search::quality(&index, &collection.queries)?))
}
