use serde::{Serialize, Serializer};
use serde_json::value::RawValue;
use table::{Figure, Table};
use words::{Language, Message};

use crate::ReportError;
use crate::cell::{Datum, datum};

#[derive(Serialize)]
struct TableJson<'a> {
    id: &'a str,
    title: String,
    source: Option<String>,
    notes: Vec<String>,
    columns: Vec<ColumnJson<'a>>,
    rows: Vec<Row<'a>>,
}

#[derive(Serialize)]
struct FigureJson<'a> {
    id: &'a str,
    heading: String,
    sentences: Vec<String>,
    flags: Vec<FlagJson<'a>>,
    definition: String,
    source: Option<String>,
    notes: Vec<String>,
    columns: Vec<ColumnJson<'a>>,
    rows: Vec<Row<'a>>,
}

#[derive(Serialize)]
struct FlagJson<'a> {
    verdict: &'a str,
    check: &'a str,
    why: String,
}

#[derive(Serialize)]
struct ColumnJson<'a> {
    name: &'a str,
    label: String,
    unit: Option<String>,
    description: Option<String>,
}

/// One row as an object, in the order of the columns.
struct Row<'a> {
    table: &'a Table,
    row: usize,
    language: Language,
}

impl Serialize for Row<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.table.columns.iter().map(|column| {
            let value = match datum(column, self.row, self.language) {
                None => Value::Missing,
                // A finite number in its plain form is JSON as it stands, decimals kept.
                Some(Datum::Number(number)) => {
                    RawValue::from_string(number.to_string()).map_or(Value::Missing, Value::Number)
                }
                Some(Datum::Text(text)) => Value::Text(text),
            };
            (column.name.as_ref(), value)
        }))
    }
}

#[derive(Serialize)]
#[serde(untagged)]
enum Value {
    Missing,
    Number(Box<RawValue>),
    Text(String),
}

/// A table with its metadata; missing values are `null`, numbers keep their stated decimals.
pub(crate) fn table(table: &Table, language: Language) -> Result<Vec<u8>, ReportError> {
    pretty(&TableJson {
        id: &table.id,
        title: table.title.text(language),
        source: table.source.as_ref().map(|source| source.text(language)),
        notes: texts(&table.notes, language),
        columns: columns(table, language),
        rows: rows(table, language),
    })
}

/// One figure as an object.
pub(crate) fn figure(figure: &Figure, language: Language) -> Result<Vec<u8>, ReportError> {
    pretty(&figure_json(figure, language))
}

/// Figures as an array of objects.
pub(crate) fn figures(figures: &[Figure], language: Language) -> Result<Vec<u8>, ReportError> {
    pretty(&figures.iter().map(|figure| figure_json(figure, language)).collect::<Vec<_>>())
}

fn figure_json(figure: &Figure, language: Language) -> FigureJson<'_> {
    let flags = figure.flags.iter().map(|flag| FlagJson {
        verdict: flag.verdict,
        check: &flag.check,
        why: flag.why.text(language),
    });
    FigureJson {
        id: &figure.table.id,
        heading: figure.heading.text(language),
        sentences: texts(&figure.sentences, language),
        flags: flags.collect(),
        definition: figure.definition.text(language),
        source: figure.table.source.as_ref().map(|source| source.text(language)),
        notes: texts(&figure.table.notes, language),
        columns: columns(&figure.table, language),
        rows: rows(&figure.table, language),
    }
}

fn columns<'a>(table: &'a Table, language: Language) -> Vec<ColumnJson<'a>> {
    let column = |column: &'a table::Column| ColumnJson {
        name: &column.name,
        label: column.label.text(language),
        unit: column.unit.map(|unit| unit.label().text(language)),
        description: column.description.as_ref().map(|text| text.text(language)),
    };
    table.columns.iter().map(column).collect()
}

fn rows(table: &Table, language: Language) -> Vec<Row<'_>> {
    (0..table.rows()).map(|row| Row { table, row, language }).collect()
}

fn texts(messages: &[Message], language: Language) -> Vec<String> {
    messages.iter().map(|message| message.text(language)).collect()
}

fn pretty(value: &impl Serialize) -> Result<Vec<u8>, ReportError> {
    let mut bytes = serde_json::to_vec_pretty(value)
        .map_err(|error| ReportError::writer("json")(error.to_string()))?;
    bytes.push(b'\n');
    Ok(bytes)
}
