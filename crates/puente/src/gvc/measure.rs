use ::gvc::{By, GvcError, Icio, Leontief, Need, Reading, Topic, ValueAdded};
use table::{Chart, Table};
use words::{Message, percent};

use super::load::load;
use super::watch::Watch;
use crate::cli::{ByArg, Measure, TableArgs, ValueAddedArg};
use crate::config::Config;
use crate::error::Failure;
use crate::output::{Shown, write};

/// A gap between an output and its row that rounding cannot explain is worth a word.
const ROUNDING: f64 = 1e-6;

/// The tables that a measure is asked of: one a file, in the order of the call.
pub(super) fn readings(asked: &Measure, config: &Config) -> Result<Vec<Reading>, Failure> {
    let load = |table: &TableArgs| {
        let watch = Watch::new(config.language);
        watch.reading(&table.file);
        load(table)
    };
    let first = load(&asked.table)?;
    let more = asked.more.iter().map(|file| {
        // Each file says its own year; one that was asked for belongs to the first.
        let arguments = TableArgs { file: file.clone(), year: None, ..asked.table.clone() };
        load(&arguments)
    });
    std::iter::once(Ok(first)).chain(more).collect()
}

/// How finely results are asked for.
pub(super) fn by(asked: &Measure) -> By {
    By {
        partner: asked.by.contains(&ByArg::Partner),
        industry: asked.by.contains(&ByArg::Industry),
    }
}

/// The economies asked for, by place in the table; all of them when none is named.
pub(super) fn exporters(asked: &Measure, table: &Icio) -> Result<Vec<bool>, GvcError> {
    if asked.exporter.iter().any(|code| code.eq_ignore_ascii_case("all")) {
        return Ok(vec![true; table.g()]);
    }
    let mut wanted = vec![false; table.g()];
    for code in &asked.exporter {
        let place = table.economies.iter().position(|known| known.eq_ignore_ascii_case(code));
        let place = place.ok_or_else(|| GvcError::Unknown {
            kind: "gvc-kind-economy",
            name: code.clone(),
            known: table.economies.clone(),
        })?;
        wanted[place] = true;
    }
    Ok(wanted)
}

/// As many threads as the machine has cores.
pub(super) fn cores() -> usize {
    std::thread::available_parallelism().map_or(1, usize::from)
}

/// What was found in each table, and what its reader should know.
type Found<'a, T> = (Vec<(&'a Icio, T)>, Vec<Message>);

/// The measure of every table, with the notes that its reader needs.
pub(super) fn measure<'a, T>(
    asked: &Measure,
    config: &Config,
    readings: &'a [Reading],
    need: Need,
    take: impl Fn(&Leontief<'_>, &[bool]) -> Result<T, GvcError>,
) -> Result<Found<'a, T>, Failure> {
    let choice = match asked.value_added {
        ValueAddedArg::Residual => ValueAdded::Residual,
        ValueAddedArg::Row => ValueAdded::Row,
    };
    let threads = asked.threads.map_or_else(cores, usize::from);
    let mut results = Vec::new();
    let mut notes: Vec<Message> = Vec::new();
    for reading in readings {
        let table = &reading.table;
        let wanted = exporters(asked, table)?;
        let watch = Watch::new(config.language);
        let leontief = Leontief::watched(table, choice, need, threads, &watch)?;
        results.push((table, take(&leontief, &wanted)?));
        let mut own = reading.notes.clone();
        if table.outside.is_some() {
            own.push(Message::new("gvc-note-open"));
        }
        if leontief.imbalance > ROUNDING {
            let share = percent(leontief.imbalance * 100.0, 3);
            own.push(Message::new("gvc-note-imbalance").with("share", share));
        }
        if table.output.contains(&0.0) {
            own.push(Message::new("gvc-note-idle"));
        }
        for note in own {
            if !notes.contains(&note) {
                notes.push(note);
            }
        }
    }
    Ok((results, notes))
}

/// Writes a result with its notes.
pub(super) fn show(
    asked: &Measure,
    config: &Config,
    table: Table,
    chart: Option<&Chart>,
    notes: Vec<Message>,
) -> Result<(), Failure> {
    let table = notes.into_iter().fold(table, Table::note);
    write(&Shown::Table(&table, chart), &asked.output, config.language)
}

/// Prints formula and source of a measure instead of its values.
pub(super) fn explain(asked: &Measure, config: &Config, topic: Topic) -> Result<(), Failure> {
    let table = ::gvc::table::explanation(&::gvc::explain(topic));
    write(&Shown::Table(&table, None), &asked.output, config.language)
}
