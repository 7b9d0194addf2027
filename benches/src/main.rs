//! Our side of `benches/compare`: does one work once and prints what it took as JSON.
//!
//! - `puente-bench read FILE` reads a file of rows with every cell typed;
//! - `puente-bench render FORMAT FILE` renders those rows, read beforehand, in a format;
//! - `puente-bench replicate` reads the built-in paper and checks every number of it;
//! - `puente-bench bytes FILE` reads the bytes and nothing else: what no reader can beat.
//!
//! The time is taken inside the process, as it is for the peers, so that nobody pays for a start.
//! `check` says what was found, so that `compare` can see that all did the same work.

use std::hint::black_box;
use std::path::Path;
use std::process::ExitCode;
use std::time::Instant;

use files::{FileError, Text};
use report::{Format, render};
use serde_json::{Value, json};
use table::{Column, Number, Table};
use words::{Language, Message};

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let result = match arguments.as_slice() {
        ["read", file] => read(file.as_ref()),
        ["render", format, file] => rendered(format, file.as_ref()),
        ["replicate"] => replicate(),
        ["bytes", file] => bytes(file.as_ref()),
        _ => Err("puente-bench read FILE | render FORMAT FILE | replicate | bytes FILE".to_owned()),
    };
    match result {
        Ok(result) => {
            println!("{result}");
            ExitCode::SUCCESS
        }
        Err(error) => {
            eprintln!("puente-bench: {error}");
            ExitCode::from(2)
        }
    }
}

/// A row of the generated files.
struct Flow {
    country: String,
    year: Number,
    product: String,
    value: Number,
}

fn flows(file: &Path) -> Result<Vec<Flow>, FileError> {
    let rows = Text::open(file)?.rows()?;
    rows.iter()
        .map(|row| {
            Ok(Flow {
                country: row.text("country")?.to_owned(),
                year: row.number("year")?,
                product: row.text("product")?.to_owned(),
                value: row.number("value")?,
            })
        })
        .collect()
}

fn read(file: &Path) -> Result<Value, String> {
    let start = Instant::now();
    let flows = flows(file).map_err(|error| error.to_string())?;
    let seconds = start.elapsed().as_secs_f64();
    let sum: f64 = flows.iter().map(|flow| flow.value.value).sum();
    Ok(json!({ "seconds": seconds, "check": format!("{} rows, sum {sum:.0}", flows.len()) }))
}

fn rendered(format: &str, file: &Path) -> Result<Value, String> {
    let format: Format = format.parse().map_err(|_| format!("`{format}` is not a format"))?;
    let flows = flows(file).map_err(|error| error.to_string())?;
    let text = |of: fn(&Flow) -> &String| flows.iter().map(move |flow| Some(of(flow).clone()));
    let number = |of: fn(&Flow) -> Number| flows.iter().map(move |flow| Some(of(flow)));
    let table = Table::new("flows", Message::verbatim("Flows"))
        .column(Column::text("country", text(|flow| &flow.country)))
        .column(Column::number("year", number(|flow| flow.year)))
        .column(Column::text("product", text(|flow| &flow.product)))
        .column(Column::number("value", number(|flow| flow.value)));
    let start = Instant::now();
    let bytes = render(&table, format, Language::English).map_err(|error| error.to_string())?;
    let seconds = start.elapsed().as_secs_f64();
    // Copying the result is what no renderer can beat.
    let start = Instant::now();
    black_box(bytes.clone());
    let bare = start.elapsed().as_secs_f64();
    let check = format!("{} rows", table.rows());
    Ok(json!({ "seconds": seconds, "bare": bare, "bytes": bytes.len(), "check": check }))
}

fn replicate() -> Result<Value, String> {
    let start = Instant::now();
    let paper = paper::Paper::built_in().map_err(|error| error.to_string())?;
    let checks = paper::replicate(&paper);
    let seconds = start.elapsed().as_secs_f64();
    Ok(json!({ "seconds": seconds, "check": format!("{} checks", checks.len()) }))
}

fn bytes(file: &Path) -> Result<Value, String> {
    let start = Instant::now();
    let bytes = black_box(std::fs::read(file).map_err(|error| error.to_string())?);
    Ok(json!({ "seconds": start.elapsed().as_secs_f64(), "check": bytes.len().to_string() }))
}
