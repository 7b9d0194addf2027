use table::{Column, Flag, Number, Table, Values};
use words::{Language, Message};

use crate::text::clean;

/// A value as data files hold it.
pub(crate) enum Datum {
    Number(Number),
    Text(String),
}

/// The value of a cell for data files, where codes stay codes; `None` when it is missing or not
/// finite.
pub(crate) fn datum(column: &Column, row: usize, language: Language) -> Option<Datum> {
    match &column.values {
        Values::Text(values) | Values::Code(_, values) => values[row].clone().map(Datum::Text),
        Values::Number(values) => {
            values[row].filter(|number| number.value.is_finite()).map(Datum::Number)
        }
        Values::Place(values) => values[row].map(|place| Datum::Text(place.code().to_owned())),
        Values::Sentence(values) => {
            values[row].as_ref().map(|message| Datum::Text(message.text(language)))
        }
    }
}

/// The heading for people: the label and, in parentheses, the unit.
pub(crate) fn heading(column: &Column, language: Language) -> String {
    let label = clean(&column.label.text(language));
    match column.unit {
        Some(unit) => format!("{label} ({})", unit.label().text(language)),
        None => label,
    }
}

/// A column as people read it.
#[derive(Clone)]
pub(crate) struct Shown<'a> {
    pub(crate) column: &'a Column,
    pub(crate) heading: String,
    language: Language,
    /// Decimals of computed numbers; `None` where they are too unlike each other to share any.
    decimals: Option<u8>,
    pub(crate) is_year: bool,
}

impl<'a> Shown<'a> {
    pub(crate) fn new(column: &'a Column, language: Language) -> Self {
        let numbers = column.numbers().unwrap_or_default();
        let computed = numbers.iter().flatten().filter(|n| n.decimals.is_none()).map(|n| n.value);
        // A computed number beside stated ones promises no more than they do.
        let stated = numbers.iter().flatten().filter_map(|number| number.decimals).max();
        Self {
            column,
            heading: heading(column, language),
            language,
            decimals: stated
                .or_else(|| alike(computed.clone()).then(|| sensible_decimals(computed))),
            // Names end in the field's term, so a year is one by its column's name.
            is_year: column.name == "year" || column.name.ends_with("_year"),
        }
    }

    pub(crate) fn all(table: &'a Table, language: Language) -> Vec<Self> {
        table.columns.iter().map(|column| Self::new(column, language)).collect()
    }

    /// Whether the values are numbers, which stand to the right.
    pub(crate) fn is_number(&self) -> bool {
        self.column.numbers().is_some()
    }

    /// The decimals that a number of this column is shown with.
    pub(crate) fn decimals(&self, number: Number) -> u8 {
        let own = || sensible_decimals(std::iter::once(number.value));
        number.decimals.or(self.decimals).unwrap_or_else(own)
    }

    /// The value on one line in the reader's language; `None` when it is missing.
    pub(crate) fn text(&self, row: usize) -> Option<String> {
        match (&self.column.values, datum(self.column, row, self.language)?) {
            (_, Datum::Number(number)) if self.is_year => Some(number.to_string()),
            (_, Datum::Number(number)) => {
                Some(words::number(self.language, number.value, self.decimals(number)))
            }
            (Values::Code(prefix, _), Datum::Text(code)) => {
                Some(clean(&table::word(prefix, &code).text(self.language)))
            }
            (Values::Place(places), _) => places[row].map(|p| p.name(self.language).to_owned()),
            (_, Datum::Text(text)) => Some(clean(&text)),
        }
    }
}

/// Whether the numbers are within four orders of magnitude, so that the same decimals suit all.
fn alike(values: impl Iterator<Item = f64>) -> bool {
    let sizes = values.map(f64::abs).filter(|size| size.is_finite() && *size > 0.0);
    let (least, most) = sizes.fold((f64::INFINITY, 0.0f64), |(l, m), s| (l.min(s), m.max(s)));
    most <= least * 1e4
}

/// Decimals for computed numbers, the same for a whole column: none for thousands, one for
/// hundreds, two for units, three significant ones below, and never more than the numbers have.
fn sensible_decimals(values: impl Iterator<Item = f64>) -> u8 {
    let values: Vec<f64> = values.filter(|value| value.is_finite()).collect();
    let largest = values.iter().fold(0.0, |most: f64, value| most.max(value.abs()));
    let most = match largest {
        0.0 => 0,
        x if x >= 1000.0 => 0,
        x if x >= 100.0 => 1,
        x if x >= 1.0 => 2,
        // Between 3 (0.5 becomes 0.500) and 12.
        x => (2.0 - x.log10().floor()).clamp(3.0, 12.0) as u8,
    };
    let is_exact = |decimals: u8| {
        let scale = 10f64.powi(decimals.into());
        values.iter().all(|v| ((v * scale).round() / scale - v).abs() <= v.abs() * 1e-12)
    };
    (0..most).find(|decimals| is_exact(*decimals)).unwrap_or(most)
}

/// Source and notes in the order in which they stand below a table.
pub(crate) fn notes(table: &Table, language: Language) -> Vec<String> {
    let note = |note: &Message| Message::new("note").with("note", note.clone()).text(language);
    table.notes.iter().map(|text| clean(&note(text))).collect()
}

pub(crate) fn source(table: &Table, language: Language) -> Option<String> {
    let source = Message::new("source").with("source", table.source.clone()?);
    Some(clean(&source.text(language)))
}

pub(crate) fn definition(definition: &Message, language: Language) -> String {
    clean(&Message::new("definition").with("definition", definition.clone()).text(language))
}

/// A warning as a sentence. The verdict's word is the message `verdict-` and its code where there
/// is one.
pub(crate) fn flag(flag: &Flag, language: Language) -> String {
    let key = format!("verdict-{}", flag.verdict);
    let verdict = match words::has(language, &key) {
        true => Message::new(key),
        false => Message::verbatim(flag.verdict),
    };
    let sentence = Message::new("flag")
        .with("verdict", verdict)
        .with("why", flag.why.clone())
        .with("check", flag.check.as_str());
    clean(&sentence.text(language))
}
