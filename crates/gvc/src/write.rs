//! Tables as text.

use std::fmt::Write as _;
use std::io::{Result, Write};

use crate::Icio;
use crate::read::MADE_UP;

/// Writes a table in the plain layout of this program, with every digit that it has.
///
/// # Errors
///
/// Whatever the writer says.
pub fn write_plain(table: &Icio, out: &mut dyn Write) -> Result<()> {
    writeln!(out, "# unit: {}", table.unit)?;
    if let Some(year) = table.year {
        writeln!(out, "# year: {year}")?;
    }
    let partners = table.outside.as_ref().map_or(&[][..], |outside| &outside.partners);
    let mut line = String::from("row");
    for label in labels(table).chain(partners.iter().map(|partner| format!("outside_{partner}"))) {
        line.push(',');
        line.push_str(&quoted(&label));
    }
    line.push_str(",output\n");
    out.write_all(line.as_bytes())?;
    rows(table, out)?;
    let width = table.economies.len() * table.demand.len() + partners.len() + 1;
    let mut tail = |label: &str, values: &[f64]| -> Result<()> {
        line.clear();
        line.push_str(&quoted(label));
        numbers(&mut line, values);
        line.push_str(&",".repeat(width));
        line.push('\n');
        out.write_all(line.as_bytes())
    };
    if let Some(added) = &table.value_added {
        tail("value_added", added)?;
    }
    for extension in &table.extensions {
        tail(&format!("extension_{} ({})", extension.name, extension.unit), &extension.values)?;
    }
    out.flush()
}

/// Writes a table as the OECD does since its edition of 2023: taxes less subsidies, value added and
/// output below, output to the right. A made-up table says so in its first cell.
///
/// # Errors
///
/// Whatever the writer says.
pub fn write_oecd(table: &Icio, out: &mut dyn Write) -> Result<()> {
    let n = table.output.len();
    let made_up = table.unit.contains(crate::synthetic::MADE_UP);
    let mut line = String::from(if made_up { MADE_UP } else { "V1" });
    for label in labels(table) {
        line.push(',');
        line.push_str(&quoted(&label));
    }
    line.push_str(",OUT\n");
    out.write_all(line.as_bytes())?;
    rows(table, out)?;
    let mut left = table.output.clone();
    for row in table.intermediate.chunks(n.max(1)) {
        left.iter_mut().zip(row).for_each(|(left, bought)| *left -= bought);
    }
    let added = table.value_added.clone().unwrap_or_else(|| left.clone());
    let taxes: Vec<f64> = left.iter().zip(&added).map(|(left, added)| left - added).collect();
    let width = table.economies.len() * table.demand.len() + 1;
    for (label, values) in [("TLS", &taxes), ("VA", &added), ("OUT", &table.output)] {
        line.clear();
        line.push_str(label);
        numbers(&mut line, values);
        line.push_str(&",".repeat(width));
        line.push('\n');
        out.write_all(line.as_bytes())?;
    }
    out.flush()
}

/// The labels above the columns of elements and of final demand.
fn labels(table: &Icio) -> impl Iterator<Item = String> {
    let of = |names: &[String]| -> Vec<String> {
        let pairs = table.economies.iter().flat_map(|e| names.iter().map(move |n| (e, n)));
        pairs.map(|(economy, name)| format!("{economy}_{name}")).collect()
    };
    of(&table.industries).into_iter().chain(of(&table.demand))
}

/// The rows of the elements: label, sales, output.
fn rows(table: &Icio, out: &mut dyn Write) -> Result<()> {
    let n = table.output.len();
    let columns = table.economies.len() * table.demand.len();
    let partners = table.outside.as_ref().map_or(0, |outside| outside.partners.len());
    let mut line = String::new();
    for element in 0..n {
        line.clear();
        line.push_str(&quoted(&table.element(element)));
        numbers(&mut line, &table.intermediate[element * n..][..n]);
        numbers(&mut line, &table.final_demand[element * columns..][..columns]);
        if let Some(outside) = &table.outside {
            numbers(&mut line, &outside.exports[element * partners..][..partners]);
        }
        numbers(&mut line, &table.output[element..=element]);
        line.push('\n');
        out.write_all(line.as_bytes())?;
    }
    Ok(())
}

/// Numbers, each behind a comma, in the fewest digits that read back as the same.
fn numbers(line: &mut String, values: &[f64]) {
    for value in values {
        // Writing to a string cannot fail.
        let _ = write!(line, ",{value}");
    }
}

/// A label between quotes where it needs them.
fn quoted(label: &str) -> String {
    if label.contains([',', '"', ';', '\t', '|', '#']) {
        format!("\"{}\"", label.replace('"', "\"\""))
    } else {
        label.to_owned()
    }
}
