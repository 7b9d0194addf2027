use files::Text;

use crate::read::TableError;
use crate::{Extension, Icio};

/// Adds the extensions of a file to a table: one row for each economy, industry and extension, with
/// the columns `economy, industry, extension, unit, value`.
///
/// Every element that has output needs a value; an industry without output may be left out.
///
/// # Errors
///
/// [`TableError`] for a broken file, an economy or industry that the table does not have, a value that
/// stands twice or is missing.
pub fn add_extensions(table: &mut Icio, text: &Text) -> Result<(), TableError> {
    let rows = text.rows()?;
    rows.need(["economy", "industry", "extension", "unit", "value"])?;
    let n = table.industries.len();
    let known = table.extensions.len();
    let mut found: Vec<(Extension, Vec<Option<u64>>)> = Vec::new();
    for row in rows.iter() {
        let unknown = |label: &str| TableError::ExtensionRow {
            file: text.name.clone(),
            row: row.line(),
            label: label.to_owned(),
        };
        let place = |names: &[String], column: &str| -> Result<usize, TableError> {
            let label = row.text(column)?;
            names.iter().position(|name| name == label).ok_or_else(|| unknown(label))
        };
        let element =
            place(&table.economies, "economy")? * n + place(&table.industries, "industry")?;
        let (name, unit) = (row.text("extension")?, row.text("unit")?);
        let value = row.parsed("value", "file-needs-number", |cell| {
            cell.parse::<f64>().ok().filter(|value| value.is_finite())
        })?;
        if table.extensions[..known].iter().any(|extension| extension.name == name) {
            return Err(unknown(name));
        }
        let same =
            |(extension, _): &(Extension, _)| extension.name == name && extension.unit == unit;
        let at = found.iter().position(same).unwrap_or_else(|| {
            let values = vec![0.0; table.elements()];
            let extension = Extension { name: name.to_owned(), unit: unit.to_owned(), values };
            found.push((extension, vec![None; table.elements()]));
            found.len() - 1
        });
        let (extension, lines) = &mut found[at];
        extension.values[element] = value;
        if let Some(first) = lines[element].replace(row.line()) {
            return Err(TableError::Duplicate {
                file: text.name.clone(),
                kind: "gvc-place-rows",
                label: format!("{} {name}", table.element(element)),
                first,
                second: row.line(),
            });
        }
    }
    for (extension, lines) in found {
        let lacks = |element: &usize| lines[*element].is_none() && table.output[*element] != 0.0;
        if let Some(element) = (0..table.elements()).find(lacks) {
            return Err(TableError::ExtensionLacks {
                file: text.name.clone(),
                name: extension.name,
                element: table.element(element),
            });
        }
        table.extensions.push(extension);
    }
    Ok(())
}
