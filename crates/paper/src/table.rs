//! The paper's results as tables.

use table::{Column, Number, Table, Unit};
use vocabulary::Place;
use words::Message;

use crate::{Check, Field, Sheet, Verdict};

impl From<&Sheet> for Table {
    fn from(sheet: &Sheet) -> Self {
        let id = &sheet.resource.puente_id;
        let table = Table::new(id.as_str(), Message::new(format!("paper-title-{id}")));
        let columns = sheet.resource.schema.fields.iter().map(|field| column(sheet, field));
        let table = columns.fold(table, Table::column);
        match sheet.resource.printed_source.as_str() {
            "" => table.source(Message::new("paper-itself")),
            source => table.source(Message::new("paper-source").with("source", source)),
        }
    }
}

fn column(sheet: &Sheet, field: &Field) -> Column {
    // Sheet::new has looked at every column and every number.
    let texts = || {
        let text = |row: &files::Row| row.text(&field.name).unwrap_or_default().to_owned();
        sheet.rows.iter().map(text).map(|text| Some(text).filter(|text| !text.is_empty()))
    };
    let name = field.name.clone();
    let places: Option<Vec<Option<Place>>> =
        matches!(name.as_str(), "country" | "place" | "partner")
            .then(|| {
                texts()
                    .map(|code| code.map_or(Some(None), |c| Place::from_code(&c).map(Some)))
                    .collect()
            })
            .flatten();
    let column = if let Some(places) = places {
        Column::place(name, places)
    } else if field.is_number() {
        let number = |row: &files::Row| row.optional_number(&field.name).ok().flatten();
        let unit = field.unit.as_deref().and_then(Unit::from_code);
        let column = Column::number(name, sheet.rows.iter().map(number));
        unit.map_or(column.clone(), |unit| column.unit(unit))
    } else {
        Column::text(name, texts())
    };
    let id = &sheet.resource.puente_id;
    column.description(Message::new(format!("describe-{id}-{}", field.name.replace('_', "-"))))
}

/// The replication report as a table, one row a check.
pub fn checks_table(checks: &[Check]) -> Table {
    let text =
        |value: &dyn Fn(&Check) -> Option<String>| checks.iter().map(value).collect::<Vec<_>>();
    Table::new("replication", Message::new("replication-title"))
        .column(Column::text("id", text(&|check| Some(check.id.clone()))))
        .column(Column::text("table", text(&|check| Some(check.table.clone()))))
        .column(Column::place("place", checks.iter().map(|check| check.place)))
        .column(Column::text("year", text(&|check| check.year.clone())))
        .column(Column::sentence("what", checks.iter().map(|check| Some(check.what.clone()))))
        .column(Column::number("printed", checks.iter().map(|check| check.printed)))
        .column(Column::number("recomputed", checks.iter().map(|c| c.recomputed.map(Number::from))))
        .column(Column::number("tolerance", checks.iter().map(|c| c.tolerance.map(Number::from))))
        .column(Column::code("verdict", "verdict", text(&|check| Some(check.verdict.to_string()))))
        .column(Column::sentence("why", checks.iter().map(|check| Some(check.why.clone()))))
        .source(Message::new("paper-itself"))
}

/// How many checks have each verdict, as a table.
pub fn tally_table(checks: &[Check]) -> Table {
    let counts = crate::tally(checks);
    let code = |verdict: Verdict| Some(verdict.code().to_owned());
    Table::new("verdicts", Message::new("verdicts-title"))
        .column(Column::code("verdict", "verdict", counts.map(|(verdict, _)| code(verdict))))
        .column(Column::number("checks", counts.map(|(_, n)| Some(Number::stated(n as f64, 0)))))
        .source(Message::new("paper-itself"))
}
