//! Spreadsheets of either kind are read alike, and hostile ones are put down.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use std::io::{Cursor, Write};

use files::Sheet;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

/// A workbook by hand: as little of the format as a reader needs.
fn workbook(sheet: &str) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    let relations = "http://schemas.openxmlformats.org/package/2006/relationships";
    let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let parts = [
        (
            "[Content_Types].xml",
            "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"/>"
                .to_owned(),
        ),
        (
            "_rels/.rels",
            format!(
                "<Relationships xmlns=\"{relations}\"><Relationship Id=\"r1\" \
                 Type=\"{office}/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>"
            ),
        ),
        (
            "xl/workbook.xml",
            format!(
                "<workbook xmlns=\"{main}\" xmlns:r=\"{office}\"><sheets>\
                 <sheet name=\"List\" sheetId=\"1\" r:id=\"r1\"/></sheets></workbook>"
            ),
        ),
        (
            "xl/_rels/workbook.xml.rels",
            format!(
                "<Relationships xmlns=\"{relations}\"><Relationship Id=\"r1\" \
                 Type=\"{office}/worksheet\" Target=\"worksheets/sheet1.xml\"/></Relationships>"
            ),
        ),
        (
            "xl/worksheets/sheet1.xml",
            format!("<worksheet xmlns=\"{main}\"><sheetData>{sheet}</sheetData></worksheet>"),
        ),
    ];
    for (name, text) in parts {
        zip.start_file(name, SimpleFileOptions::default()).unwrap();
        zip.write_all(text.as_bytes()).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

fn text(place: &str, text: &str) -> String {
    format!("<c r=\"{place}\" t=\"inlineStr\"><is><t>{text}</t></is></c>")
}

#[test]
fn a_workbook_and_a_text_say_the_same() {
    let rows = [
        format!("<row r=\"1\">{}{}</row>", text("A1", "name"), text("B1", "workers")),
        format!("<row r=\"2\">{}<c r=\"B2\"><v>7</v></c></row>", text("A2", " Luz ")),
        format!("<row r=\"4\">{}</row>", text("A4", "Sol")),
    ];
    let sheet = Sheet::read("firms.xlsx", workbook(&rows.concat())).unwrap();
    assert_eq!(sheet.columns, ["name", "workers"]);
    let expected =
        [(2, vec!["Luz".to_owned(), "7".to_owned()]), (4, vec!["Sol".to_owned(), String::new()])];
    assert_eq!(sheet.rows, expected);
    let same = Sheet::read("firms.csv", b"name\tworkers\nLuz\t7\n\t\nSol\t\n".to_vec()).unwrap();
    assert_eq!(same, sheet);
}

#[test]
fn a_cell_at_the_far_end_costs_nothing() {
    let rows = format!(
        "<row r=\"1\">{}</row><row r=\"1048576\">{}{}</row>",
        text("A1", "name"),
        text("A1048576", "Luz"),
        text("XFD1048576", "far"),
    );
    let sheet = Sheet::read("far.xlsx", workbook(&rows)).unwrap();
    assert_eq!(sheet.rows, [(1_048_576, vec!["Luz".to_owned()])]);
}

#[test]
fn what_is_no_spreadsheet_says_so() {
    for bytes in [&b"PK\x03\x04"[..], b"PK\x03\x04 and nothing more"] {
        let error = Sheet::read("list.xlsx", bytes.to_vec()).unwrap_err();
        assert_eq!(error.code(), "file-unreadable");
    }
    for (name, bytes) in [("a.csv", Vec::new()), ("b.xlsx", workbook(""))] {
        assert_eq!(Sheet::read(name, bytes).unwrap_err().code(), "file-empty", "{name}");
    }
    let good = workbook(&format!("<row r=\"1\">{}</row>", text("A1", "name")));
    for end in (4..good.len()).step_by(97) {
        // Whatever is left of it is put down; nothing panics.
        let _ = Sheet::read("cut.xlsx", good[..end].to_vec());
    }
}

#[test]
fn a_workbook_that_unpacks_to_too_much_is_put_down_before_it_is_kept() {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default();
    let block = vec![b' '; 1 << 20];
    zip.start_file("xl/sharedStrings.xml", options).unwrap();
    for _ in 0..=64 {
        zip.write_all(&block).unwrap();
    }
    let bomb = zip.finish().unwrap().into_inner();
    assert!(bomb.len() < 2 << 20);
    assert_eq!(Sheet::read("bomb.xlsx", bomb).unwrap_err().code(), "file-too-large");
}
