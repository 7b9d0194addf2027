//! Files as they come: separators, encodings, compression, and what is wrong with them.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use std::io::Write;
use std::path::Path;

use files::{FileError, Text};
use proptest::prelude::*;
use words::Language;

fn text(content: &str) -> Text {
    Text::decode("test.csv", content.as_bytes().to_vec()).unwrap()
}

fn gzip(content: &[u8]) -> Vec<u8> {
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    encoder.write_all(content).unwrap();
    encoder.finish().unwrap()
}

#[test]
fn separators_are_detected_from_the_header() {
    for content in ["a,b\n1,2\n", "a;b\n1;2\n", "a\tb\n1\t2\n", "a|b\n1|2\n", "a,b\r\n 1 , 2 \r\n"]
    {
        let rows = text(content).rows().unwrap();
        assert_eq!(rows.columns(), ["a", "b"], "{content:?}");
        assert_eq!(rows[0].number("b").unwrap().value, 2.0, "{content:?}");
    }
}

#[test]
fn encodings_and_compression_are_detected_from_the_content() {
    let name = "país\nPerú\n";
    let utf16: Vec<u8> =
        [0xff, 0xfe].into_iter().chain(name.encode_utf16().flat_map(u16::to_le_bytes)).collect();
    let latin1: Vec<u8> = name.chars().map(|c| c as u8).collect();
    let marked = [b"\xef\xbb\xbf", name.as_bytes()].concat();
    for bytes in [name.as_bytes().to_vec(), utf16, latin1, marked, gzip(name.as_bytes())] {
        assert_eq!(Text::decode("x", bytes).unwrap().text, name);
    }
}

#[test]
fn quoted_cells_keep_separators_and_line_breaks() {
    let rows = text("a,b\n\"x, \"\"y\"\"\",\"1\n2\"\nz,3\n").rows().unwrap();
    assert_eq!(rows[0].text("a").unwrap(), "x, \"y\"");
    assert_eq!(rows[0].text("b").unwrap(), "1\n2");
    assert_eq!(rows[1].line(), 4);
}

/// The line that an error names is the one that an editor shows.
#[test]
fn rows_are_counted_as_an_editor_counts_lines() {
    let lines = |content: &str| -> Vec<u64> {
        text(content).rows().unwrap().iter().map(files::Row::line).collect()
    };
    assert_eq!(lines("a,b\n1,2\n\n3,4\n"), [2, 4]);
    assert_eq!(lines("a,b\r\n1,2\r\n3,4\r\n\r\n\r\n5,6\r\n"), [2, 3, 6]);
    assert_eq!(lines("a,b\r1,2\r3,4"), [2, 3]);
    assert_eq!(lines("a,b\n\"1\n1\",2\n3,4\n"), [2, 4]);
}

#[test]
fn errors_say_what_where_and_what_to_do() {
    let rows = text("country,share\nBOL,50.1\nPER,n.a.\n").rows().unwrap();
    let error = rows[1].number("share").unwrap_err();
    assert_eq!(
        error.to_string(),
        "test.csv, row 3, column `share`: `n.a.` is not a number (digits with a decimal point; \
         leave the cell empty for missing)."
    );
    assert!(error.message().text(Language::Spanish).contains("fila 3, columna `share`"));
    let error = rows[0].text("shares").unwrap_err();
    assert_eq!(error.to_string(), "test.csv has no column `shares`; it has country, share.");
    let error = text("a,b\n1\n").rows().unwrap_err();
    assert!(matches!(error, FileError::Ragged { row: 2, expected: 2, found: 1, .. }));
    assert!(matches!(text("").rows(), Err(FileError::Empty { .. })));
    assert!(matches!(text("\n\n").rows(), Err(FileError::Empty { .. })));
    let error = Text::open(Path::new("no/such/file.csv")).unwrap_err();
    assert_eq!(error.code(), "file-unreadable");
}

#[test]
fn an_archive_or_a_workbook_is_called_so() {
    let error = Text::decode("book.xlsx", b"PK\x03\x04rest".to_vec()).unwrap_err();
    assert_eq!(error.code(), "file-archive");
    assert!(error.to_string().contains("save the sheet as CSV"), "{error}");
}

#[test]
fn an_empty_cell_is_missing_and_never_zero() {
    let rows = text("a\n\"\"\n0\n").rows().unwrap();
    assert_eq!(rows[0].optional_number("a").unwrap(), None);
    assert_eq!(rows[0].number("a").unwrap_err().code(), "file-cell");
    assert_eq!(rows[1].optional_number("a").unwrap().unwrap().value, 0.0);
}

#[test]
fn hostile_files_are_refused() {
    let bomb = gzip(&vec![b'0'; (files::LARGEST_TEXT + 1) as usize]);
    assert!(bomb.len() < 4 << 20);
    assert!(matches!(Text::decode("bomb.gz", bomb), Err(FileError::TooLarge { .. })));
    let mut cut = gzip(b"a,b\n1,2\n");
    cut.truncate(cut.len() - 6);
    assert!(matches!(Text::decode("cut.gz", cut), Err(FileError::Compression { .. })));
}

proptest! {
    /// Any bytes at all are read or refused, never a panic, and every row has as many cells as
    /// the header.
    #[test]
    fn any_bytes_are_read_or_refused(bytes in proptest::collection::vec(any::<u8>(), 0..300)) {
        if let Ok(rows) = Text::decode("any", bytes).and_then(|text| text.rows()) {
            for row in rows.iter() {
                for column in rows.columns() {
                    prop_assert!(row.text(column).is_ok());
                    let _ = row.optional_number(column);
                }
            }
        }
    }

    /// What a spreadsheet writes comes back cell by cell.
    #[test]
    fn cells_survive_writing_and_reading(cells in proptest::collection::vec("[ -~áéñ]{0,12}", 1..20)) {
        let mut writer = csv::Writer::from_writer(Vec::new());
        writer.write_record(["first", "second"]).unwrap();
        for cell in &cells {
            writer.write_record([cell.as_str(), "x"]).unwrap();
        }
        let text = Text::decode("t", writer.into_inner().unwrap()).unwrap();
        let rows = text.rows().unwrap();
        prop_assert_eq!(rows.len(), cells.len());
        for (row, cell) in rows.iter().zip(&cells) {
            prop_assert_eq!(row.text("first").unwrap(), cell.trim());
        }
    }
}
