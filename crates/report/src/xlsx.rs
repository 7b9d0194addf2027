use rust_xlsxwriter::{
    DocProperties, ExcelDateTime, Format, FormatAlign, Workbook, Worksheet, XlsxError,
};
use table::{Figure, Table};
use words::{Language, Message};

use crate::ReportError;
use crate::cell::{Datum, Shown, datum, definition, flag, notes, source};
use crate::text::{cells, clean};

/// The longest name of a sheet, in UTF-16 units.
const SHEET_NAME: usize = 31;

/// What a workbook holds: a table and the sentences that belong to it.
struct Sheet<'a> {
    name: String,
    table: &'a Table,
    sentences: Vec<String>,
}

/// A workbook with the table on the first sheet and what its columns mean on the sheet `about`.
pub(crate) fn table(table: &Table, language: Language) -> Result<Vec<u8>, ReportError> {
    book([(table, Vec::new())], language)
}

/// A workbook with one sheet a figure and the sheet `about`.
pub(crate) fn figures(figures: &[Figure], language: Language) -> Result<Vec<u8>, ReportError> {
    let sheets = figures.iter().map(|figure| {
        let mut sentences = vec![clean(&figure.heading.text(language))];
        sentences.extend(figure.sentences.iter().map(|text| clean(&text.text(language))));
        sentences.extend(figure.flags.iter().map(|warning| flag(warning, language)));
        sentences.push(definition(&figure.definition, language));
        (&figure.table, sentences)
    });
    book(sheets, language)
}

fn book<'a>(
    tables: impl IntoIterator<Item = (&'a Table, Vec<String>)>,
    language: Language,
) -> Result<Vec<u8>, ReportError> {
    let mut sheets: Vec<Sheet> = Vec::new();
    for (table, sentences) in tables {
        let name = sheet_name(&table.id, &sheets);
        sheets.push(Sheet { name, table, sentences });
    }
    write(&sheets, language).map_err(|error| ReportError::writer("xlsx")(error.to_string()))
}

fn write(sheets: &[Sheet], language: Language) -> Result<Vec<u8>, XlsxError> {
    let mut workbook = Workbook::new();
    // A fixed date, so that the same table gives the same bytes.
    let created = ExcelDateTime::from_ymd(2000, 1, 1)?;
    workbook.set_properties(&DocProperties::new().set_creation_datetime(&created));
    for sheet in sheets {
        write_sheet(workbook.add_worksheet(), sheet, language)?;
    }
    write_about(workbook.add_worksheet(), sheets, language)?;
    workbook.save_to_buffer()
}

fn write_sheet(page: &mut Worksheet, sheet: &Sheet, language: Language) -> Result<(), XlsxError> {
    page.set_name(&sheet.name)?.set_freeze_panes(1, 0)?;
    let head = Format::new().set_bold().set_text_wrap().set_align(FormatAlign::Top);
    for (index, shown) in (0..).zip(Shown::all(sheet.table, language)) {
        let align = if shown.is_number() { FormatAlign::Right } else { FormatAlign::Left };
        page.write_string_with_format(0, index, &shown.heading, &head.clone().set_align(align))?;
        // Headings wrap; values should not.
        let mut width = (cells(&shown.heading) / 2.0).clamp(9.0, 24.0);
        for (line, row) in (1..).zip(0..sheet.table.rows()) {
            let Some(text) = shown.text(row) else {
                continue;
            };
            width = width.max(cells(&text).min(60.0));
            match datum(shown.column, row, language) {
                Some(Datum::Number(number)) => {
                    let format = Format::new().set_num_format(number_format(&shown, number));
                    page.write_number_with_format(line, index, number.value, &format)?
                }
                _ => page.write_string(line, index, text)?,
            };
        }
        page.set_column_width(index, width + 2.0)?;
    }
    Ok(())
}

fn number_format(shown: &Shown, number: table::Number) -> String {
    let whole = if shown.is_year { "0" } else { "#,##0" };
    match usize::from(shown.decimals(number)) {
        0 => whole.to_owned(),
        decimals => format!("{whole}.{}", "0".repeat(decimals)),
    }
}

fn write_about(
    page: &mut Worksheet,
    sheets: &[Sheet],
    language: Language,
) -> Result<(), XlsxError> {
    page.set_name("about")?;
    for (column, width) in [(0, 24), (1, 32), (2, 20), (3, 80)] {
        page.set_column_width(column, width)?;
    }
    let bold = Format::new().set_bold();
    let mut line = 0;
    for sheet in sheets {
        page.write_string_with_format(line, 0, &sheet.name, &bold)?;
        page.write_string_with_format(line, 1, clean(&sheet.table.title.text(language)), &bold)?;
        let below = notes(sheet.table, language).into_iter().chain(source(sheet.table, language));
        for text in sheet.sentences.iter().cloned().chain(below) {
            line += 1;
            page.write_string(line, 1, text)?;
        }
        line += 1;
        let heads = ["about-column", "about-label", "about-unit", "about-description"];
        for (column, key) in (0..).zip(heads) {
            page.write_string_with_format(line, column, Message::new(key).text(language), &bold)?;
        }
        for column in &sheet.table.columns {
            line += 1;
            page.write_string(line, 0, column.name.as_ref())?;
            let about = [
                Some(column.label.clone()),
                column.unit.map(table::Unit::label),
                column.description.clone(),
            ];
            for (index, message) in (1..).zip(about) {
                if let Some(message) = message {
                    page.write_string(line, index, clean(&message.text(language)))?;
                }
            }
        }
        line += 2;
    }
    Ok(())
}

/// A name that Excel accepts and no earlier sheet has, as near to the table's id as that allows.
fn sheet_name(id: &str, before: &[Sheet]) -> String {
    let allowed: String =
        clean(id).chars().map(|c| if r"[]:*?/\'".contains(c) { '-' } else { c }).collect();
    let mut wanted = allowed.trim().to_owned();
    if wanted.is_empty() || ["about", "history"].contains(&wanted.to_lowercase().as_str()) {
        wanted = format!("table {wanted}").trim().to_owned();
    }
    let is_taken =
        |name: &str| before.iter().any(|sheet| sheet.name.to_lowercase() == name.to_lowercase());
    let mut name = shorten(&wanted, SHEET_NAME);
    let mut copy = 2;
    while is_taken(&name) {
        let suffix = format!(" {copy}");
        name = shorten(&wanted, SHEET_NAME - suffix.len()) + &suffix;
        copy += 1;
    }
    name
}

fn shorten(name: &str, units: usize) -> String {
    let mut left = units;
    let fits = |c: &char| {
        let needs = c.len_utf16();
        let fits = needs <= left;
        left = if fits { left - needs } else { 0 };
        fits
    };
    name.chars().take_while(fits).collect()
}
