use ::gvc::{Grouping, Options, Reading, TableError};
use files::{Bundle, FileError, Text};

use crate::cli::TableArgs;
use crate::error::Failure;

/// The table that the arguments ask for: read, extended, grouped.
pub(crate) fn load(arguments: &TableArgs) -> Result<Reading, Failure> {
    let economies = arguments.economies.as_deref().map(list).transpose()?;
    let options = Options {
        layout: arguments.layout,
        year: arguments.year,
        unit: arguments.unit.clone(),
        economies: economies.unwrap_or_default(),
        split: arguments.split,
    };
    let bundle = Bundle::open(&arguments.file)?;
    let mut reading = ::gvc::read(&bundle, &options)?;
    if let Some(path) = &arguments.extensions {
        ::gvc::add_extensions(&mut reading.table, &Text::open(path)?)?;
    }
    if let Some(path) = &arguments.groups {
        let text = Text::open(path)?;
        let groupings = ::gvc::groupings(&text, &reading.table)?;
        let grouping = chosen(&text.name, groupings, arguments.grouping.as_deref())?;
        reading.table = grouping.apply(&reading.table);
    }
    Ok(reading)
}

/// The grouping of this name, or the only one.
fn chosen(
    file: &str,
    mut groupings: Vec<(String, Grouping)>,
    name: Option<&str>,
) -> Result<Grouping, TableError> {
    let place = match name {
        Some(name) => groupings.iter().position(|(known, _)| known == name),
        None => (groupings.len() == 1).then_some(0),
    };
    match place {
        Some(place) => Ok(groupings.swap_remove(place).1),
        None => Err(TableError::GroupingUnknown {
            file: file.to_owned(),
            name: name.unwrap_or_default().to_owned(),
            known: groupings.into_iter().map(|(name, _)| name).collect(),
        }),
    }
}

/// The names in a file, one a line; what stands behind a comma is not part of them.
fn list(path: &std::path::Path) -> Result<Vec<String>, FileError> {
    let text = Text::open(path)?;
    let name = |line: &str| {
        line.split([',', ';', '\t']).next().map(|n| n.trim().trim_matches('"').to_owned())
    };
    let names: Vec<String> = text.text.lines().filter_map(name).filter(|n| !n.is_empty()).collect();
    if names.is_empty() { Err(FileError::Empty { file: text.name }) } else { Ok(names) }
}
