use std::sync::Arc;

use parquet::basic::{Compression, LogicalType, Repetition, Type as Physical};
use parquet::data_type::{ByteArray, ByteArrayType, DoubleType};
use parquet::errors::ParquetError;
use parquet::file::metadata::KeyValue;
use parquet::file::properties::WriterProperties;
use parquet::file::writer::{SerializedFileWriter, SerializedRowGroupWriter};
use parquet::schema::types::{Type, TypePtr};
use table::{Column, Table};
use words::Language;

use crate::ReportError;
use crate::cell::{Datum, datum};

/// A Parquet file: numbers as optional doubles, everything else as optional UTF-8. Title, source,
/// notes and, as `column.<name>.label`, `.unit` and `.description`, what the columns mean stand in
/// the key-value metadata.
pub(crate) fn table(table: &Table, language: Language) -> Result<Vec<u8>, ReportError> {
    write(table, language).map_err(|error| ReportError::writer("parquet")(error.to_string()))
}

fn write(table: &Table, language: Language) -> Result<Vec<u8>, ParquetError> {
    let fields = table.columns.iter().map(field).collect::<Result<Vec<_>, _>>()?;
    let schema = Arc::new(Type::group_type_builder("table").with_fields(fields).build()?);
    let properties = WriterProperties::builder()
        .set_created_by(concat!("puente ", env!("CARGO_PKG_VERSION")).to_owned())
        .set_compression(Compression::SNAPPY)
        .set_key_value_metadata(Some(metadata(table, language)))
        .build();
    let mut writer = SerializedFileWriter::new(Vec::new(), schema, Arc::new(properties))?;
    let mut group = writer.next_row_group()?;
    for column in &table.columns {
        let values = (0..column.values.len()).map(|row| datum(column, row, language));
        write_column(&mut group, column.numbers().is_some(), &values.collect::<Vec<_>>())?;
    }
    group.close()?;
    writer.into_inner()
}

fn field(column: &Column) -> Result<TypePtr, ParquetError> {
    let (physical, logical) = match column.numbers() {
        Some(_) => (Physical::DOUBLE, None),
        None => (Physical::BYTE_ARRAY, Some(LogicalType::String)),
    };
    let field = Type::primitive_type_builder(&column.name, physical)
        .with_repetition(Repetition::OPTIONAL)
        .with_logical_type(logical);
    Ok(Arc::new(field.build()?))
}

fn write_column(
    group: &mut SerializedRowGroupWriter<'_, Vec<u8>>,
    is_number: bool,
    values: &[Option<Datum>],
) -> Result<(), ParquetError> {
    let Some(mut writer) = group.next_column()? else {
        return Ok(());
    };
    // The definition level tells the values that are there (1) from those that are missing (0).
    let levels: Vec<i16> = values.iter().map(|value| i16::from(value.is_some())).collect();
    if is_number {
        let numbers = values.iter().flatten().filter_map(|datum| match datum {
            Datum::Number(number) => Some(number.value),
            Datum::Text(_) => None,
        });
        let numbers: Vec<f64> = numbers.collect();
        writer.typed::<DoubleType>().write_batch(&numbers, Some(&levels), None)?;
    } else {
        let texts = values.iter().flatten().filter_map(|datum| match datum {
            Datum::Text(text) => Some(ByteArray::from(text.as_str())),
            Datum::Number(_) => None,
        });
        let texts: Vec<ByteArray> = texts.collect();
        writer.typed::<ByteArrayType>().write_batch(&texts, Some(&levels), None)?;
    }
    writer.close()
}

fn metadata(table: &Table, language: Language) -> Vec<KeyValue> {
    let mut pairs = vec![
        KeyValue::new("id".to_owned(), table.id.clone()),
        KeyValue::new("title".to_owned(), table.title.text(language)),
        KeyValue::new("language".to_owned(), language.code().to_owned()),
    ];
    if let Some(source) = &table.source {
        pairs.push(KeyValue::new("source".to_owned(), source.text(language)));
    }
    for (index, note) in table.notes.iter().enumerate() {
        pairs.push(KeyValue::new(format!("note.{}", index + 1), note.text(language)));
    }
    for column in &table.columns {
        let mut about = |what: &str, text: String| {
            pairs.push(KeyValue::new(format!("column.{}.{what}", column.name), text));
        };
        about("label", column.label.text(language));
        if let Some(unit) = column.unit {
            about("unit", unit.label().text(language));
        }
        if let Some(description) = &column.description {
            about("description", description.text(language));
        }
    }
    pairs
}
