//! Every format says what the table says, the same way every time.

#![allow(clippy::unwrap_used)]

mod samples;

use std::io::Cursor;
use std::path::Path;

use bytes::Bytes;
use calamine::{Data, Reader, Xlsx};
use parquet::file::reader::{FileReader, SerializedFileReader};
use report::{Format, ReportError, Terminal, render, render_figure, render_figures, terminal};
use samples::{computed, figure, golden, mixed, say, stated, texts};
use table::{Column, Figure, Number, Table};
use words::Language;

const TEXTS: [Format; 5] =
    [Format::Terminal, Format::Csv, Format::Json, Format::Markdown, Format::Html];

fn text(bytes: Vec<u8>) -> String {
    String::from_utf8(bytes).unwrap()
}

fn csv(table: &Table) -> String {
    text(render(table, Format::Csv, Language::English).unwrap())
}

fn figures() -> Vec<Figure> {
    let mut second = figure();
    second.heading = say("Without a picture");
    second.chart = None;
    second.flags.clear();
    second.table.id = "one-product-[2]".to_owned();
    vec![figure(), second]
}

#[test]
fn texts_are_golden() {
    for format in TEXTS {
        let name = |what: &str| format!("{what}.{}", format.extension());
        let spanish = Language::Spanish;
        golden::check(&name("table"), &text(render(&mixed(), format, spanish).unwrap()));
        golden::check(&name("figure"), &text(render_figure(&figure(), format, spanish).unwrap()));
        if format != Format::Csv {
            let document =
                render_figures(&say("Bolivia"), &figures(), format, Language::Portuguese);
            golden::check(&name("document"), &text(document.unwrap()));
        }
    }
}

#[test]
fn the_same_table_gives_the_same_bytes_from_any_thread() {
    let all = || -> Vec<Vec<u8>> {
        let (title, figures) = (say("Bolivia"), figures());
        let tables =
            Format::ALL.map(|format| render(&mixed(), format, Language::Portuguese).unwrap());
        let documents = Format::ALL
            .into_iter()
            .filter_map(|format| render_figures(&title, &figures, format, Language::English).ok());
        tables.into_iter().chain(documents).collect()
    };
    let once = all();
    assert!(once == all());
    std::thread::scope(|scope| {
        for thread in (0..4).map(|_| scope.spawn(all)).collect::<Vec<_>>() {
            assert!(thread.join().unwrap() == once);
        }
    });
}

/// A workbook as text: sheets, then cells with a mark for their type.
fn dump(bytes: Vec<u8>) -> String {
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).unwrap();
    let mut text = String::new();
    for (name, range) in book.worksheets() {
        text.push_str(&format!("== {name}\n"));
        for row in range.rows() {
            let cells = row.iter().map(|cell| match cell {
                Data::Empty => String::new(),
                Data::String(text) => format!("{text:?}"),
                other => other.to_string(),
            });
            text.push_str(cells.collect::<Vec<_>>().join(" | ").trim_end());
            text.push('\n');
        }
    }
    text
}

#[test]
fn a_workbook_reads_back() {
    let book = render(&mixed(), Format::Xlsx, Language::Spanish).unwrap();
    golden::check("table.xlsx.txt", &dump(book));
    let book = render_figures(&say("x"), &figures(), Format::Xlsx, Language::English).unwrap();
    golden::check("document.xlsx.txt", &dump(book));
}

#[test]
fn sheets_have_valid_and_unique_names() {
    let ids = [
        "about",
        "ABOUT",
        "a/b:c*d?[e]\\'",
        "",
        "x".repeat(40).as_str(),
        "History",
        "año 🌽".repeat(9).as_str(),
    ]
    .map(str::to_owned);
    let figures: Vec<Figure> = ids
        .iter()
        .chain(&ids)
        .map(|id| {
            let mut one = figure();
            one.table.id.clone_from(id);
            one
        })
        .collect();
    let bytes = render_figures(&say("x"), &figures, Format::Xlsx, Language::English).unwrap();
    let book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).unwrap();
    let mut names: Vec<String> = book.sheet_names();
    assert_eq!(names.len(), 15);
    assert!(names.iter().all(|name| name.encode_utf16().count() <= 31), "{names:?}");
    names.iter_mut().for_each(|name| *name = name.to_lowercase());
    names.sort();
    names.dedup();
    assert_eq!(names.len(), 15, "{names:?}");
}

#[test]
fn a_parquet_file_reads_back() {
    let bytes = render(&mixed(), Format::Parquet, Language::Spanish).unwrap();
    let reader = SerializedFileReader::new(Bytes::from(bytes)).unwrap();
    let mut dump = String::new();
    let meta = reader.metadata().file_metadata();
    for pair in meta.key_value_metadata().unwrap() {
        dump.push_str(&format!("{} = {}\n", pair.key, pair.value.as_deref().unwrap_or("")));
    }
    for column in meta.schema_descr().columns() {
        dump.push_str(&format!("{} {}\n", column.name(), column.physical_type()));
    }
    for row in reader.get_row_iter(None).unwrap() {
        dump.push_str(&format!("{}\n", row.unwrap()));
    }
    golden::check("table.parquet.txt", &dump);
}

#[test]
fn csv_and_parquet_hold_one_table() {
    for format in [Format::Csv, Format::Parquet] {
        let error = render_figures(&say("x"), &figures(), format, Language::English).unwrap_err();
        assert_eq!(error, ReportError::OneTable { format, count: 2 });
        assert_eq!(error.code(), "report.one-table");
        let said = error.to_string();
        assert!(said.contains("not 2") && said.contains("xlsx, json and html"), "{said}");
        assert!(render_figures(&say("x"), &figures()[..1], format, Language::English).is_ok());
    }
}

#[test]
fn a_spreadsheet_runs_no_text_as_a_formula() {
    let cells = ["=cmd()", "+1+2", "-3", "@x", "\tx", "a=b", "-x", "+5.5", ""];
    let table = Table::new("t", say("T"))
        .column(Column::text("=name", cells.map(|cell| Some(cell.to_owned()))))
        .column(Column::number("n", vec![Some(Number::stated(-1.50, 2)); cells.len()]));
    assert_eq!(
        csv(&table),
        "'=name,n\n'=cmd(),-1.50\n'+1+2,-1.50\n-3,-1.50\n'@x,-1.50\n'\tx,-1.50\na=b,-1.50\n'-x,-1.50\n+5.5,-1.50\n,-1.50\n"
    );
}

#[test]
fn csv_quotes_after_rfc_4180() {
    let table = Table::new("t", say("T"))
        .column(Column::text("a", texts(&["x,y", "say \"no\"", "two\nlines"])))
        .column(Column::number("b", computed(&[f64::NAN, 0.1, 1e21])));
    assert_eq!(
        csv(&table),
        "a,b\n\"x,y\",\n\"say \"\"no\"\"\",0.1\n\"two\nlines\",1000000000000000000000\n"
    );
}

#[test]
fn json_keeps_stated_decimals_and_missing_is_null() {
    let json = text(render(&mixed(), Format::Json, Language::English).unwrap());
    assert!(json.contains("\"share\": 12.0,") && json.contains("\"share\": null"), "{json}");
    assert!(json.contains("\"exports\": null") && json.contains("\"country\": null"));
    serde_json::from_str::<serde_json::Value>(&json).unwrap();
}

#[test]
fn computed_numbers_get_sensible_decimals() {
    let shown = |values: &[f64]| -> Vec<String> {
        let table =
            Table::new("t", say("T")).column(Column::number("n", computed(values)).label(say("N")));
        let text = terminal::table(&table, Language::English, Terminal::default());
        text.lines().skip(3).take(values.len()).map(|line| line.trim().to_owned()).collect()
    };
    assert_eq!(shown(&[1234.567, 2.0]), ["1,235", "2"]);
    assert_eq!(shown(&[123.456, 1.0]), ["123.5", "1.0"]);
    assert_eq!(shown(&[12.3456, 1.0]), ["12.35", "1.00"]);
    assert_eq!(shown(&[0.5, 0.25]), ["0.50", "0.25"]);
    assert_eq!(shown(&[0.000_123_4, 0.1]), ["0.000", "0.100"]);
    assert_eq!(shown(&[0.000_123_4, 0.0]), ["0.000123", "0.000000"]);
    assert_eq!(shown(&[3.0, -4.0]), ["3", "-4"]);
}

#[test]
fn an_empty_table_says_so_where_people_read_and_keeps_its_header_in_data() {
    let table =
        Table::new("t", say("T")).column(Column::text("a", [])).column(Column::number("b", []));
    assert_eq!(csv(&table), "a,b\n");
    for format in [Format::Terminal, Format::Markdown, Format::Html] {
        assert!(text(render(&table, format, Language::English).unwrap()).contains("No rows."));
    }
    for format in Format::ALL {
        render(&table, format, Language::English).unwrap();
        render(&Table::new("bare", say("Bare")), format, Language::English).unwrap();
    }
}

#[test]
fn missing_values_are_empty_null_or_a_dash() {
    let none = || Column::number("b", vec![None; 2]).label(say("B"));
    let table = Table::new("t", say("T"))
        .column(Column::text("a", [None, None]).label(say("A")))
        .column(none());
    assert_eq!(csv(&table), "a,b\n,\n,\n");
    let html = report::html::table(&table, Language::English);
    let missing = "<td class=\"number missing\"><abbr title=\"no data\">–</abbr></td>";
    assert_eq!(html.matches(missing).count(), 2, "{html}");
    assert!(
        text(render(&table, Format::Markdown, Language::English).unwrap()).contains("| – | – |")
    );
}

#[test]
fn a_terminal_is_told_nothing_but_text() {
    let table = Table::new("t", say("T\u{1b}[2J"))
        .column(
            Column::text("a", texts(&["\u{1b}[31mred\u{7}\r\nover\u{202e}txt", "北京 Ñandú"]))
                .label(say("A")),
        )
        .column(Column::number("b", stated(&["1", "22"])).label(say("B")));
    let plain = terminal::table(&table, Language::English, Terminal::default());
    assert!(plain.chars().all(|c| c == '\n' || !c.is_control()), "{plain:?}");
    assert!(!plain.contains('\u{202e}'));
    // Two cells for a Chinese character: the numbers stay aligned.
    assert!(plain.contains("北京 Ñandú        22\n"), "{plain}");
    let coloured = Terminal { colour: true, ..Terminal::default() };
    let title = terminal::table(&table, Language::English, coloured);
    assert!(title.starts_with("\u{1b}[1mT[2J\u{1b}[0m\n"), "{title:?}");
}

#[test]
fn a_wide_table_fits_the_terminal() {
    let mut table = mixed();
    for index in 0..12 {
        let numbers = computed(&[1.5, 20.25, 300.0, 4.0, 5.0]);
        table =
            table.column(Column::number(format!("n{index}"), numbers).label(say("Some measure")));
    }
    for width in [40, 60, 80, 100] {
        let text = terminal::table(&table, Language::English, Terminal { width, colour: false });
        let widest = text.lines().map(|line| line.chars().count()).max().unwrap();
        assert!(widest <= width, "{widest} of {width}\n{text}");
        assert!(text.matches("Argentina").count() > 1, "further blocks repeat the first column");
    }
}

#[test]
fn markup_in_values_stays_text() {
    let table = Table::new("t", say("<b>|*T*")).column(
        Column::text("a", texts(&["<script>alert(1)</script>", "a|b", "x\ny", "&lt;", "[l](u)"]))
            .label(say("A\"'")),
    );
    let html = text(render(&table, Format::Html, Language::English).unwrap());
    assert!(
        !html.contains("<script") && html.contains("&lt;script&gt;") && html.contains("&amp;lt;")
    );
    let markdown = text(render(&table, Format::Markdown, Language::English).unwrap());
    assert!(markdown.contains(r"| a\|b |") && markdown.contains("| x y |"), "{markdown}");
    assert!(markdown.contains(r"| \[l\](u) |") && !markdown.contains("<script"), "{markdown}");
    let rows = markdown.lines().filter(|line| line.starts_with('|')).count();
    assert_eq!(rows, 2 + 5);
}

#[test]
fn a_fragment_has_neither_inline_style_nor_script() {
    let html = report::html::figure(&figure(), Language::Spanish).unwrap();
    assert!(!html.contains("style") && !html.contains("<script"));
    roxmltree::Document::parse(&html).unwrap();
    let page = text(render_figure(&figure(), Format::Html, Language::Spanish).unwrap());
    assert!(page.starts_with("<!doctype html>\n<html lang=\"es\">"));
    assert!(
        !page.contains("http://")
            || page.matches("http://").count()
                == page.matches("http://www.w3.org/2000/svg").count()
    );
    assert!(page.len() < 60_000);
}

#[test]
fn formats_are_found_by_name_and_by_file() {
    for format in Format::ALL {
        assert_eq!(format.name().parse(), Ok(format));
        assert_eq!(format.name().to_uppercase().parse(), Ok(format));
        let file = format!("a.b.{}", format.extension().to_uppercase());
        assert_eq!(Format::from_extension(Path::new(&file)), Some(format));
        assert!(format.media_type().contains('/'));
        assert_eq!(
            format.is_binary(),
            render(&mixed(), format, Language::English).unwrap().contains(&0)
        );
    }
    assert_eq!("md".parse(), Ok(Format::Markdown));
    assert_eq!(Format::from_extension(Path::new("csv")), None);
    let error = "jsn".parse::<Format>().unwrap_err();
    assert_eq!(
        error.to_string(),
        "`jsn` is not a format; did you mean json? Choose one of terminal, csv, json, parquet, xlsx, markdown and html"
    );
    let error = "".parse::<Format>().unwrap_err().message().text(Language::Portuguese);
    assert!(error.contains("não é um formato"), "{error}");
}

#[test]
fn a_cell_too_long_for_a_workbook_is_an_error_that_says_so() {
    let table = Table::new("t", say("T")).column(Column::text("a", [Some("x".repeat(40_000))]));
    let error = render(&table, Format::Xlsx, Language::English).unwrap_err();
    assert_eq!(error.code(), "report.writer");
    assert!(error.to_string().starts_with("failed to write xlsx: "), "{error}");
}
