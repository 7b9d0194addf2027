//! Large tables: grids of numbers, bundles of files, workbooks.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use std::io::Write;
use std::path::PathBuf;

use files::{Bundle, FileError, Grid, Workbook};
use proptest::prelude::*;

fn grid(text: &str) -> Grid {
    Grid::new("t.csv", text.as_bytes().to_vec()).unwrap()
}

fn numbers(grid: &Grid, row: usize, from: usize, count: usize) -> Result<Vec<f64>, FileError> {
    let mut numbers = vec![0.0; count];
    grid.numbers(row, from, &mut numbers, None).map(|()| numbers)
}

/// A folder of its own under the build's folder for temporary files.
fn folder(name: &str) -> PathBuf {
    let path = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = std::fs::remove_dir_all(&path);
    std::fs::create_dir_all(&path).unwrap();
    path
}

#[test]
fn numbers_are_read_with_signs_exponents_quotes_and_blanks_around() {
    let read = grid("a,1,-2.5,3E2, 4 ,\"5\",6e-3,.5,+7\n");
    let expected = [1.0, -2.5, 300.0, 4.0, 5.0, 0.006, 0.5, 7.0];
    assert_eq!(numbers(&read, 0, 1, 8).unwrap(), expected);
}

#[test]
fn separators_quotes_marks_and_line_ends_are_those_of_any_spreadsheet() {
    for text in ["l;x\r\na;1\r\n", "l\tx\na\t1", "l|x\ra|1\r", "\u{feff}l,x\n\n\na,1\n"] {
        let read = grid(text);
        assert_eq!(
            (read.rows(), read.cells(0)),
            (2, vec!["l".to_owned(), "x".to_owned()]),
            "{text:?}"
        );
        assert_eq!(numbers(&read, 1, 1, 1).unwrap(), [1.0]);
    }
    let wide: Vec<u8> = "\u{feff}l,x\na,1\n".encode_utf16().flat_map(u16::to_le_bytes).collect();
    assert_eq!(Grid::new("w", wide).unwrap().cells(1), ["a", "1"]);
    let quoted = grid("\"Crops, \"\"other\"\"\",2\n");
    assert_eq!(quoted.cells(0), ["Crops, \"other\"", "2"]);
    assert_eq!(numbers(&quoted, 0, 1, 1).unwrap(), [2.0]);
    // The separator at the end of every line of some files is no cell.
    assert_eq!(numbers(&grid("1\t2\t\n"), 0, 0, 2).unwrap(), [1.0, 2.0]);
}

#[test]
fn what_is_wrong_is_said_with_row_and_column() {
    let read = grid("l,x,y\n\na,1,n.a.\nb,1\nc,1,2,3\nd,,1\ne,inf,1\nf,1e999,1\n");
    let cell = |row: usize, line: u64, column: &str, text: &str| {
        let expected = FileError::Cell {
            file: "t.csv".to_owned(),
            row: line,
            column: column.to_owned(),
            text: text.to_owned(),
            needs: "file-needs-number",
        };
        assert_eq!(numbers(&read, row, 1, 2).unwrap_err(), expected);
    };
    cell(1, 3, "3", "n.a.");
    cell(4, 6, "2", "");
    cell(5, 7, "2", "inf");
    cell(6, 8, "2", "1e999");
    for (row, found) in [(2, 2), (3, 4)] {
        let error = numbers(&read, row, 1, 2).unwrap_err();
        let line = row as u64 + 2;
        let file = "t.csv".to_owned();
        assert_eq!(error, FileError::Ragged { file, row: line, expected: 3, found });
    }
    assert!(matches!(Grid::new("t", b" \n\n".to_vec()), Err(FileError::Empty { .. })));
    // Where the caller knows what an empty cell means, it is that.
    let mut numbers = [0.0; 2];
    read.numbers(4, 1, &mut numbers, Some(-1.0)).unwrap();
    assert_eq!(numbers, [-1.0, 1.0]);
}

#[test]
fn the_first_broken_row_is_named_however_the_rows_are_shared_out() {
    let mut text = String::new();
    for row in 0..500 {
        let cell = if row % 97 == 96 { "x".to_owned() } else { row.to_string() };
        text.push_str(&format!("r,{cell},1\n"));
    }
    let read = grid(&text);
    let rows = (0..500).map(|row| (row, ())).collect();
    let error = read.read(rows, 1, 2, None, |_, ()| {}).unwrap_err();
    assert!(matches!(error, FileError::Cell { row: 97, .. }), "{error}");
    let mut found = vec![0.0; 96];
    let rows = found.iter_mut().enumerate().collect();
    read.read(rows, 1, 2, None, |numbers, slot| *slot = numbers[0]).unwrap();
    assert!(found.iter().enumerate().all(|(row, value)| *value == row as f64));
}

/// Large enough for several threads, with a last piece that is not whole.
#[test]
fn a_large_file_is_read_as_it_stands() {
    let path = folder("large").join("numbers.csv");
    let bytes: Vec<u8> = (0..(17 << 20) + 5).map(|at: u32| (at * 7 % 251) as u8).collect();
    std::fs::write(&path, &bytes).unwrap();
    let bundle = Bundle::open(&path).unwrap();
    assert!(bundle.bytes("numbers.csv").unwrap() == bytes);
    assert_eq!(bundle.head("numbers.csv", 9).unwrap(), bytes[..9]);
    std::fs::remove_file(&path).unwrap();
}

#[test]
fn a_bundle_is_a_file_a_folder_or_an_archive() {
    let path = folder("bundles");
    let mut zip = zip::ZipWriter::new(std::fs::File::create(path.join("data.zip")).unwrap());
    let options = zip::write::SimpleFileOptions::default();
    for name in ["2015.csv", "__MACOSX/2015.csv", "inner/2016.csv"] {
        zip.start_file(name, options).unwrap();
        zip.write_all(name.as_bytes()).unwrap();
    }
    zip.finish().unwrap();
    let mut gz = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    gz.write_all(b"packed").unwrap();
    std::fs::write(path.join("t.csv.gz"), gz.finish().unwrap()).unwrap();
    let folder = Bundle::open(&path).unwrap();
    let names: Vec<&str> = folder.names().collect();
    assert_eq!(names, ["data.zip/2015.csv", "data.zip/inner/2016.csv", "t.csv.gz"]);
    assert_eq!(folder.bytes("t.csv.gz").unwrap(), b"packed");
    assert_eq!(folder.head("t.csv.gz", 3).unwrap(), b"pac");
    assert_eq!(folder.bytes("data.zip/inner/2016.csv").unwrap(), b"inner/2016.csv");
    let archive = Bundle::open(&path.join("data.zip")).unwrap();
    assert_eq!(archive.names().collect::<Vec<_>>(), ["2015.csv", "inner/2016.csv"]);
    let single = Bundle::open(&path.join("t.csv.gz")).unwrap();
    assert_eq!(single.names().collect::<Vec<_>>(), ["t.csv.gz"]);
    assert_eq!(single.bytes("no").unwrap_err().code(), "file-unreadable");
    let missing = Bundle::open(&path.join("no.csv")).unwrap_err();
    assert_eq!(missing.code(), "file-unreadable");
}

#[test]
fn broken_archives_and_workbooks_are_refused() {
    let path = folder("broken");
    let mut gz = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    gz.write_all(&[b'1'; 5000]).unwrap();
    let mut cut = gz.finish().unwrap();
    cut.truncate(cut.len() - 5);
    std::fs::write(path.join("cut.gz"), &cut).unwrap();
    let error = Bundle::open(&path.join("cut.gz")).unwrap().bytes("cut.gz").unwrap_err();
    assert_eq!(error.code(), "file-compression");
    std::fs::write(path.join("cut.zip"), b"PK\x03\x04rest").unwrap();
    assert_eq!(Bundle::open(&path.join("cut.zip")).unwrap_err().code(), "file-compression");
    let error = Workbook::open("b.xlsx", b"PK\x03\x04rest".to_vec()).err().unwrap();
    assert_eq!(error.code(), "file-workbook");
}

proptest! {
    /// Every finite number that Rust prints is read back to the bit.
    #[test]
    fn numbers_survive(values in proptest::collection::vec(any::<f64>(), 1..20)) {
        let finite: Vec<f64> = values.into_iter().filter(|value| value.is_finite()).collect();
        prop_assume!(!finite.is_empty());
        let cells: Vec<String> = finite.iter().map(|value| format!("{value:e}")).collect();
        let read = grid(&format!("{}\n", cells.join(",")));
        let back = numbers(&read, 0, 0, finite.len()).unwrap();
        prop_assert_eq!(
            back.iter().map(|value| value.to_bits()).collect::<Vec<_>>(),
            finite.iter().map(|value| value.to_bits()).collect::<Vec<_>>()
        );
    }

    /// Any bytes are a grid or refused, and its cells can be looked at.
    #[test]
    fn any_bytes_are_a_grid_or_refused(bytes in proptest::collection::vec(any::<u8>(), 0..300)) {
        if let Ok(read) = Grid::new("any", bytes) {
            for row in 0..read.rows() {
                let cells = read.cells(row);
                prop_assert!(!cells.is_empty());
                let _ = numbers(&read, row, 0, cells.len());
            }
        }
    }
}
