//! Documents and tables: kept as they came, unless they act, hide something or are not whole.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod common;

use common::{document, packed, pdf, pdf_packed, workbook, zip};
use evidence::clean;

const XLSX: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
const DOCX: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

fn code(bytes: &[u8], name: &str) -> &'static str {
    clean(bytes, name).unwrap_err().code()
}

fn kept(bytes: &[u8], name: &str) -> &'static str {
    let kept = clean(bytes, name).unwrap();
    assert_eq!((kept.bytes.as_slice(), kept.thumbnail), (bytes, None));
    kept.media_type
}

#[test]
fn texts_and_tables_are_kept_as_they_came() {
    assert_eq!(kept(b"lote,kg\n7,2.5\n", "a.csv"), "text/csv");
    assert_eq!(kept("cámara fría: 3 °C\r\n".as_bytes(), "nota.txt"), "text/plain");
    // Windows-1252, and UTF-16 with its mark.
    assert_eq!(kept(b"c\xe1mara fr\xeda\n", "nota.txt"), "text/plain");
    let wide: Vec<u8> = "\u{feff}cámara".encode_utf16().flat_map(u16::to_le_bytes).collect();
    assert_eq!(kept(&wide, "nota.txt"), "text/plain");
    assert_eq!(clean(b"nota", "nota").unwrap().name, "nota.txt");
    assert_eq!(code(b"a text", "a.jpg"), "evidence-contradiction");
    assert_eq!(code(b"a\0b", "a.txt"), "evidence-unknown");
    assert_eq!(code(b"esc \x1b[2J", "a.txt"), "evidence-unknown");
    assert_eq!(code(&wide[..wide.len() - 1], "a.txt"), "evidence-unknown");
    assert_eq!(code(" \u{feff}\n<svg/>".as_bytes(), "a.txt"), "evidence-unknown");
}

#[test]
fn sound_documents_are_kept_as_they_came() {
    let quiet = b"2 0 obj <</Type /Page /Launcher (no)>> endobj";
    assert_eq!(kept(&pdf(quiet), "informe.pdf"), "application/pdf");
    assert_eq!(kept(&pdf_packed(b"6 0 <</Type /Page>>"), "informe.pdf"), "application/pdf");
    assert_eq!(kept(&workbook(&[]), "a.xlsx"), XLSX);
    assert_eq!(kept(&document("hyperlink", "https://example.org/"), "a.docx"), DOCX);
    let own = "file:///C:\\plantillas\\carta.dotx";
    assert_eq!(kept(&document("attachedTemplate", own), "a.docx"), DOCX);
    assert_eq!(clean(&workbook(&[]), "tabla").unwrap().name, "tabla.xlsx");
    assert_eq!(code(&workbook(&[]), "a.docx"), "evidence-contradiction");
}

#[test]
fn documents_that_act_or_cannot_be_looked_into_are_refused() {
    let acts: [&[u8]; 8] = [
        b"2 0 obj <</OpenAction <</S /JavaScript /JS (app.alert)>>>> endobj",
        b"2 0 obj <</S/J#61vaScript/JS(x)>> endobj",
        b"2 0 obj <</A <</S /Launch /F (cmd.exe)>>>> endobj",
        b"2 0 obj <</Type /EmbeddedFile>> endobj",
        b"2 0 obj <</Names <</EmbeddedFiles 3 0 R>>>> endobj",
        b"2 0 obj <</AcroForm <</XFA 3 0 R>>>> endobj",
        b"2 0 obj <</Subtype/RichMedia>> endobj",
        b"2 0 obj <</S/Rendition>> endobj",
    ];
    for objects in acts {
        assert_eq!(code(&pdf(objects), "a.pdf"), "evidence-active");
        assert_eq!(code(&pdf_packed(objects), "a.pdf"), "evidence-active");
    }
    assert_eq!(code(&pdf(b"2 0 obj <</Encrypt 3 0 R>> endobj"), "a.pdf"), "evidence-locked");
    assert_eq!(code(&pdf_packed(&vec![b' '; 101 << 20]), "a.pdf"), "evidence-bomb");
    // Objects packed in a way that is not looked into, or behind a stream that is none.
    let odd = b"5 0 obj <</Type /ObjStm /Filter /ASCIIHexDecode>>\nstream\n3c3c>\nendstream endobj";
    assert_eq!(code(&pdf(odd), "a.pdf"), "evidence-broken");
    let head = b"5 0 obj <</Type /ObjStm %endstream\n/N 1>>\nstream\n".as_slice();
    let packed = packed(b"<</S /Launch>>");
    let tricky = pdf(&[head, &packed, b"\nendstream endobj"].concat());
    assert_eq!(code(&tricky, "a.pdf"), "evidence-active");
}

#[test]
fn cut_documents_and_those_with_something_behind_them_are_broken() {
    let whole = pdf(b"");
    assert_eq!(code(&whole[..whole.len() - 30], "a.pdf"), "evidence-broken");
    let archive = zip([("evil.js", vec![b'x'; 9000].as_slice()), ("b", &[7; 2000])]);
    let polyglot = [whole.as_slice(), &[0; 1100], &archive].concat();
    assert_eq!(code(&polyglot, "a.pdf"), "evidence-broken");
    assert_eq!(code(&polyglot, "a.zip"), "evidence-contradiction");

    let whole = workbook(&[]);
    // Without its list at the end an archive is none.
    assert_eq!(code(&whole[..whole.len() - 5], "a.xlsx"), "evidence-unknown");
    let behind = [whole.as_slice(), b"<script>"].concat();
    assert_eq!(code(&behind, "a.xlsx"), "evidence-broken");
    let twice = [whole.as_slice(), &whole].concat();
    assert_eq!(code(&twice, "a.xlsx"), "evidence-broken");
    // A part that is not the one that was packed.
    let part = common::find(&whole, b"xl/workbook.xml").unwrap() + 15;
    let mut damaged = whole;
    damaged[part + 4] ^= 0x10;
    assert_eq!(code(&damaged, "a.xlsx"), "evidence-broken");
}

#[test]
fn archives_that_are_no_quiet_workbook_or_document_are_refused() {
    assert_eq!(code(&zip([("a.txt", b"x".as_slice())]), "a.xlsx"), "evidence-unknown");
    assert_eq!(code(&zip([("a.txt", b"x".as_slice())]), "a.zip"), "evidence-unknown");
    for name in [
        "xl/vbaProject.bin",
        "xl/VBAPROJECT.BIN",
        "xl/macrosheets/sheet1.xml",
        "xl/activeX/activeX1.xml",
        "xl/embeddings/oleObject1.bin",
    ] {
        assert_eq!(code(&workbook(&[(name, b"x")]), "a.xlsx"), "evidence-active", "{name}");
    }
    for (relation, target) in [
        ("vbaProject", "other.bin"),
        ("oleObject", "https://example.org/a.bin"),
        ("attachedTemplate", "https://example.org/a.dotm"),
        ("attachedTemplate", "file://host/share/a.dotm"),
        ("attachedTemplate", "\\\\host\\share\\a.dotm"),
    ] {
        assert_eq!(code(&document(relation, target), "a.docx"), "evidence-active", "{target}");
    }
    let types = br#"<Types><Override PartName="/xl/workbook.xml"
        ContentType="application/vnd.ms-excel.sheet.macroEnabled.main+xml"/></Types>"#;
    let macros = zip([("[Content_Types].xml", types.as_slice()), ("xl/workbook.xml", b"<a/>")]);
    assert_eq!(code(&macros, "a.xlsx"), "evidence-active");
    for name in ["../a.xml", "/a.xml", "xl/../../a.xml", "xl\\a.xml"] {
        assert_eq!(code(&workbook(&[(name, b"x")]), "a.xlsx"), "evidence-broken", "{name}");
    }
    // Lists that cannot be read, and entities, which multiply themselves.
    assert_eq!(code(&workbook(&[("xl/a.rels", b"<a")]), "a.xlsx"), "evidence-broken");
    let laughs = b"<!DOCTYPE a [<!ENTITY b \"bbbb\">]><a>&b;&b;</a>";
    assert_eq!(code(&workbook(&[("xl/a.rels", laughs)]), "a.xlsx"), "evidence-broken");
}

#[test]
fn zip_bombs_are_refused() {
    let zeros = vec![0; 30 << 20];
    assert_eq!(code(&workbook(&[("xl/a.xml", &zeros)]), "a.xlsx"), "evidence-bomb");
    // Many small ones, as much as a large one.
    let names: Vec<String> = (0..40).map(|number| format!("xl/{number}.xml")).collect();
    let parts: Vec<(&str, &[u8])> =
        names.iter().map(|name| (name.as_str(), &zeros[..1 << 20])).collect();
    assert_eq!(code(&workbook(&parts), "a.xlsx"), "evidence-bomb");
    let names: Vec<String> = (0..5000).map(|number| format!("xl/{number}.xml")).collect();
    let parts: Vec<(&str, &[u8])> = names.iter().map(|name| (name.as_str(), &zeros[..1])).collect();
    assert_eq!(code(&workbook(&parts), "a.xlsx"), "evidence-bomb");
    // An archive that says a part is small while it is not.
    let mut lying = workbook(&[("xl/a.xml", &zeros[..10 << 20])]);
    let size = (10_u32 << 20).to_le_bytes();
    while let Some(at) = common::find(&lying, &size) {
        lying[at..at + 4].copy_from_slice(&100_u32.to_le_bytes());
    }
    assert!(clean(&lying, "a.xlsx").is_err());
}
