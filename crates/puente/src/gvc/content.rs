use ::gvc::{Need, Topic};
use words::Message;

use super::measure::{explain, measure, readings, show};
use crate::cli::Content;
use crate::config::Config;
use crate::error::Failure;

/// Employment, or another extension of the table, that depends on exports and on final demand.
pub(crate) fn run(asked: &Content, config: &Config) -> Result<(), Failure> {
    let (named, asked) = (&asked.extension, &asked.measure);
    if asked.explain {
        return explain(asked, config, Topic::Content);
    }
    let readings = readings(asked, config)?;
    // Where the table has one extension, that one is meant.
    let known: Vec<String> = readings
        .iter()
        .flat_map(|reading| reading.table.extensions.iter().map(|e| e.name.clone()))
        .collect();
    let name = match (named, known.first()) {
        (Some(name), _) => name.clone(),
        (None, Some(first)) if known.iter().all(|name| name == first) => first.clone(),
        (None, Some(_)) => {
            let message = Message::new("gvc-extension-which").with("known", known.join(", "));
            return Err(Failure::wrong(message));
        }
        (None, None) => return Err(Failure::wrong(Message::new("gvc-extension-none"))),
    };
    let (results, notes) =
        measure(asked, config, &readings, Need::Solutions, |leontief, wanted| {
            let mut rows = ::gvc::content(leontief, &name)?;
            rows.retain(|row| wanted[row.economy]);
            Ok(rows)
        })?;
    show(asked, config, ::gvc::table::content(&results, &name), None, notes)
}
