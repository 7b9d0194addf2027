use table::{Number, Table, Values};
use vocabulary::fold;
use words::{Language, Message};

use crate::error::Failure;

/// The rows of a table that hold these values, each as `column=value`. A place is named by code or
/// in any language, case and accents do not matter.
pub(crate) fn only(mut table: Table, conditions: &[String]) -> Result<Table, Failure> {
    for condition in conditions {
        let (name, wanted) = condition.split_once('=').ok_or_else(|| {
            Failure::wrong(Message::new("only-form").with("text", condition.as_str()))
        })?;
        let column = table.get(name).ok_or_else(|| {
            let known: Vec<&str> = table.columns.iter().map(|column| &*column.name).collect();
            let message = Message::new("only-column").with("column", name);
            Failure::wrong(message.with("known", known.join(", ")))
        })?;
        let keep: Vec<usize> =
            (0..table.rows()).filter(|row| holds(&column.values, *row, wanted)).collect();
        table = table.rows_at(&keep);
    }
    Ok(table)
}

fn holds(values: &Values, row: usize, wanted: &str) -> bool {
    let text = |text: &str| fold(text) == fold(wanted);
    match values {
        Values::Text(values) | Values::Code(_, values) => values[row].as_deref().is_some_and(text),
        Values::Number(values) => {
            Number::parse(wanted).is_some_and(|n| values[row].is_some_and(|v| v.value == n.value))
        }
        Values::Place(values) => values[row].is_some_and(|place| {
            text(place.code()) || Language::ALL.iter().any(|language| text(place.name(*language)))
        }),
        Values::Sentence(values) => values[row].as_ref().is_some_and(|sentence| {
            Language::ALL.iter().any(|language| text(&sentence.text(*language)))
        }),
    }
}
