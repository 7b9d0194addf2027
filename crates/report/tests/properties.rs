//! No text that anybody may enter breaks a format.

#![allow(clippy::unwrap_used)]

mod samples;

use proptest::prelude::*;
use report::chart::{self, Size, Theme};
use report::{Format, Terminal, render, terminal};
use samples::say;
use table::{Chart, ChartKind, Column, Number, Table};
use words::Language;

/// Any text, and more often than by chance one that means something to some format.
fn hostile() -> impl Strategy<Value = String> {
    let marks = "[<>&\"'|,;=+@\\\\\n\r\t\u{0}\u{1b}\u{7f}\u{202e}\u{fffe}\u{ffff}$%`*_\\[\\]a-c é北👩🏽‍🌾-]{0,24}";
    prop_oneof![
        any::<String>(),
        marks,
        Just("]]>--><script>".to_owned()),
        Just("${x}{y".to_owned())
    ]
}

fn number() -> impl Strategy<Value = Option<Number>> {
    let stated = (any::<f64>(), proptest::option::of(0u8..5));
    proptest::option::of(stated.prop_map(|(value, decimals)| Number { value, decimals }))
}

fn sample() -> impl Strategy<Value = Table> {
    let row = (proptest::option::of(hostile()), number(), number());
    (hostile(), hostile(), hostile(), proptest::collection::vec(row, 0..6)).prop_map(
        |(id, title, source, rows)| {
            Table::new(id, say(&title))
                .column(
                    Column::text("label", rows.iter().map(|row| row.0.clone())).label(say(&title)),
                )
                .column(Column::number("a", rows.iter().map(|row| row.1)).label(say(&source)))
                .column(Column::number("b", rows.iter().map(|row| row.2)).label(say(&title)))
                .source(say(&source))
                .note(say(&title))
        },
    )
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_format_stays_well_formed(table in sample()) {
        let rendered = |format| render(&table, format, Language::Spanish).unwrap();

        let html = report::html::table(&table, Language::Spanish);
        let document = roxmltree::Document::parse(&html).unwrap();
        let count = document.descendants().filter(|node| node.has_tag_name("tr")).count();
        prop_assert_eq!(count, 1 + table.rows().max(1) + 2);

        let json: serde_json::Value = serde_json::from_slice(&rendered(Format::Json)).unwrap();
        prop_assert_eq!(json["rows"].as_array().unwrap().len(), table.rows());

        let csv = rendered(Format::Csv);
        let mut reader = csv::Reader::from_reader(csv.as_slice());
        for record in reader.records() {
            prop_assert_eq!(record.unwrap().len(), 3);
        }

        let markdown = String::from_utf8(rendered(Format::Markdown)).unwrap();
        let rows = markdown.lines().filter(|line| line.starts_with("| ")).count();
        prop_assert_eq!(rows, if table.rows() == 0 { 0 } else { 2 + table.rows() });

        let text = terminal::table(&table, Language::Spanish, Terminal::default());
        prop_assert!(text.chars().all(|c| c == '\n' || !c.is_control()));

        rendered(Format::Parquet);
        let book = std::io::Cursor::new(rendered(Format::Xlsx));
        let mut book: calamine::Xlsx<_> = calamine::Reader::new(book).unwrap();
        prop_assert_eq!(calamine::Reader::worksheets(&mut book).len(), 2);
    }

    #[test]
    fn every_chart_stays_well_formed(table in sample(), kind in 0..ChartKind::ALL.len()) {
        let kind = ChartKind::ALL[kind];
        let series: &[&str] = match kind {
            ChartKind::Bar | ChartKind::Lollipop => &["a"],
            _ => &["a", "b"],
        };
        let chart = Chart::new(kind, table.title.clone(), "label", series.iter().copied());
        for size in Size::ALL {
            let svg = chart::svg(&table, &chart, Language::Portuguese, Theme::Dark, size).unwrap();
            prop_assert!(roxmltree::Document::parse(&svg).is_ok(), "{}", svg);
            prop_assert!(!svg.contains("NaN") && !svg.contains("\"inf"));
        }
        let text = chart::terminal(&table, &chart, Language::English, Terminal::default()).unwrap();
        prop_assert!(text.chars().all(|c| c == '\n' || !c.is_control()));
    }
}
