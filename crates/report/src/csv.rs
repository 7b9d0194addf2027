use table::{Table, Values};
use words::Language;

use crate::ReportError;
use crate::cell::{Datum, datum};

/// Comma-separated values after RFC 4180 with LF: a header of column names, codes as codes, an
/// empty field for what is missing.
///
/// A text that a spreadsheet would run as a formula, because it begins with `=`, `+`, `-`, `@`, a
/// tab or a carriage return and is no number, is given a `'` in front.
pub(crate) fn table(table: &Table, language: Language) -> Result<Vec<u8>, ReportError> {
    let failed = ReportError::writer("csv");
    let mut writer =
        csv::WriterBuilder::new().terminator(csv::Terminator::Any(b'\n')).from_writer(Vec::new());
    if table.columns.is_empty() {
        return Ok(Vec::new());
    }
    writer
        .write_record(table.columns.iter().map(|column| harmless(column.name.clone().into_owned())))
        .map_err(|error| failed(error.to_string()))?;
    for row in 0..table.rows() {
        let fields = table.columns.iter().map(|column| match datum(column, row, language) {
            None => String::new(),
            Some(Datum::Number(number)) => number.to_string(),
            // The codes of places are ours.
            Some(Datum::Text(code)) if matches!(column.values, Values::Place(_)) => code,
            Some(Datum::Text(text)) => harmless(text),
        });
        writer.write_record(fields).map_err(|error| failed(error.to_string()))?;
    }
    writer.into_inner().map_err(|error| failed(error.to_string()))
}

fn harmless(text: String) -> String {
    let could_run = text.starts_with(['=', '+', '-', '@', '\t', '\r']);
    if could_run && text.parse::<f64>().is_err() { format!("'{text}") } else { text }
}
