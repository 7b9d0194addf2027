use ::network::push_cell;
use bytes::Bytes;
use parquet::errors::ParquetError;
use parquet::file::reader::{FileReader, SerializedFileReader};
use parquet::record::Field;

/// A Parquet file as CSV: columns of texts and numbers, what is missing as an empty cell. So both
/// formats are read by the same reader, and a row has the number that it would have in a text,
/// the header being row 1.
pub(crate) fn as_csv(bytes: Bytes) -> Result<String, String> {
    convert(bytes).map_err(|error| error.to_string())
}

fn convert(bytes: Bytes) -> Result<String, ParquetError> {
    let reader = SerializedFileReader::new(bytes)?;
    let fields = reader.metadata().file_metadata().schema().get_fields();
    let mut csv = String::new();
    for (place, field) in fields.iter().enumerate() {
        push(&mut csv, place, field.name());
    }
    csv.push('\n');
    for row in reader.get_row_iter(None)? {
        for (place, (_, field)) in row?.get_column_iter().enumerate() {
            match field {
                Field::Null => push(&mut csv, place, ""),
                Field::Str(text) => push(&mut csv, place, text),
                Field::Bytes(bytes) => {
                    push(&mut csv, place, &String::from_utf8_lossy(bytes.data()));
                }
                Field::Float(number) => push(&mut csv, place, &number.to_string()),
                Field::Double(number) => push(&mut csv, place, &number.to_string()),
                other => push(&mut csv, place, &other.to_string()),
            }
        }
        csv.push('\n');
    }
    Ok(csv)
}

fn push(csv: &mut String, place: usize, text: &str) {
    if place > 0 {
        csv.push(',');
    }
    push_cell(csv, text);
}
