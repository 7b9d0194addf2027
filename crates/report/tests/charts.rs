//! Charts say what the table says, legibly, accessibly and the same way every time.

#![allow(clippy::unwrap_used)]

mod samples;

use report::chart::{self, Size, Theme};
use report::{ReportError, Terminal};
use samples::{charts, computed, golden, say, stated, texts};
use table::{Chart, ChartKind, Column, Number, Table};
use words::Language;

fn svg(table: &Table, chart: &Chart) -> String {
    chart::svg(table, chart, Language::English, Theme::Light, Size::Wide).unwrap()
}

fn drawn(table: &Table, chart: &Chart) -> String {
    chart::terminal(table, chart, Language::English, Terminal::default()).unwrap()
}

#[test]
fn every_kind_is_golden() {
    for (name, table, chart) in charts() {
        for size in Size::ALL {
            let svg = chart::svg(&table, &chart, Language::Spanish, Theme::Light, size).unwrap();
            // One element a line, so that a difference can be read.
            golden::check(&format!("chart-{name}-{}.svg", size.name()), &svg.replace("><", ">\n<"));
        }
        let dark = chart::svg(&table, &chart, Language::English, Theme::Dark, Size::Wide).unwrap();
        golden::check(&format!("chart-{name}-dark.svg"), &dark.replace("><", ">\n<"));
        golden::check(&format!("chart-{name}.txt"), &drawn(&table, &chart));
    }
}

#[test]
fn the_same_chart_gives_the_same_bytes_from_any_thread() {
    let all = || -> Vec<Vec<u8>> {
        let paint = |(_, table, chart): (&str, Table, Chart)| {
            let png =
                chart::png(&table, &chart, Language::Spanish, Theme::Dark, Size::Narrow).unwrap();
            [png, svg(&table, &chart).into(), drawn(&table, &chart).into()]
        };
        charts().into_iter().flat_map(paint).collect()
    };
    let once = all();
    assert!(once == all());
    std::thread::scope(|scope| {
        for thread in (0..4).map(|_| scope.spawn(all)).collect::<Vec<_>>() {
            assert!(thread.join().unwrap() == once);
        }
    });
}

#[test]
fn a_picture_is_accessible_and_carries_no_style() {
    for (name, table, chart) in charts() {
        let svg = svg(&table, &chart);
        let document = roxmltree::Document::parse(&svg).unwrap();
        let root = document.root_element();
        assert_eq!(root.attribute("role"), Some("img"));
        let size: Vec<&str> = root.attribute("viewBox").unwrap().split(' ').collect();
        assert_eq!(
            [root.attribute("width"), root.attribute("height")],
            [Some(size[2]), Some(size[3])]
        );
        let ids = root.attribute("aria-labelledby").unwrap();
        for (id, tag) in ids.split(' ').zip(["title", "desc"]) {
            let node =
                document.descendants().find(|node| node.attribute("id") == Some(id)).unwrap();
            assert_eq!(node.tag_name().name(), tag);
            assert!(!node.text().unwrap().is_empty());
        }
        for node in document.descendants().filter(roxmltree::Node::is_element) {
            assert!(!["style", "script", "a", "image"].contains(&node.tag_name().name()), "{name}");
            assert!(node.attribute("style").is_none() && node.attribute("class") != Some("tt"));
        }
        assert!(svg.len() < 9_000, "{name}: {} bytes", svg.len());
    }
}

#[test]
fn the_description_names_the_highest_the_lowest_and_the_source() {
    let (_, table, chart) = charts().remove(0);
    let svg = svg(&table, &chart);
    let desc =
        "Highest: Venezuela (85.1%). Lowest: Argentina (11.2%). Source: UN Comtrade, 2014</desc>";
    assert!(svg.contains(desc), "{svg}");
}

#[test]
fn texts_stay_inside_the_picture() {
    for (name, table, chart) in charts() {
        for size in Size::ALL {
            let svg = chart::svg(&table, &chart, Language::Portuguese, Theme::Light, size).unwrap();
            let document = roxmltree::Document::parse(&svg).unwrap();
            for node in document.descendants().filter(|node| node.has_tag_name("text")) {
                let number = |name: &str| node.attribute(name).unwrap().parse::<f64>().unwrap();
                let text: String = node
                    .descendants()
                    .filter(roxmltree::Node::is_text)
                    .filter_map(|n| n.text())
                    .collect();
                // A generous estimate of a proportional face.
                let width = text.chars().count() as f64 * number("font-size") * 0.5;
                let (from, to) = match node.attribute("text-anchor") {
                    Some("start") => (number("x"), number("x") + width),
                    Some("end") => (number("x") - width, number("x")),
                    _ => (number("x") - width / 2.0, number("x") + width / 2.0),
                };
                assert!(from >= 0.0 && to <= size.width(), "{name} {size:?}: {text} {from} {to}");
            }
        }
    }
}

#[test]
fn a_png_is_twice_its_size() {
    for (_, table, chart) in charts() {
        let png =
            chart::png(&table, &chart, Language::English, Theme::Light, Size::Narrow).unwrap();
        assert_eq!(png[..8], *b"\x89PNG\r\n\x1a\n");
        assert_eq!(u32::from_be_bytes(png[16..20].try_into().unwrap()), 720);
    }
}

fn one_series(values: Vec<Option<Number>>) -> Table {
    let labels: Vec<Option<String>> =
        (0..values.len()).map(|row| Some(format!("row {row}"))).collect();
    Table::new("t", say("T"))
        .column(Column::text("label", labels).label(say("Label")))
        .column(Column::number("a", values.clone()).label(say("A")))
        .column(Column::number("b", values).label(say("B")))
}

fn each_kind(table: &Table, mut check: impl FnMut(ChartKind, &str, &str)) {
    for kind in ChartKind::ALL {
        let series = match kind {
            ChartKind::Bar | ChartKind::Lollipop => vec!["a"],
            _ => vec!["a", "b"],
        };
        let chart = Chart::new(kind, say("Chart"), "label", series);
        let svg = svg(table, &chart);
        roxmltree::Document::parse(&svg).unwrap();
        assert!(!svg.contains("NaN") && !svg.contains("inf"), "{kind:?} {svg}");
        chart::png(table, &chart, Language::English, Theme::Light, Size::Wide).unwrap();
        check(kind, &svg, &drawn(table, &chart));
    }
}

#[test]
fn no_rows_are_said_in_words() {
    each_kind(&one_series(Vec::new()), |kind, svg, text| {
        assert!(svg.contains(">No rows.</text>") && text.contains("No rows."), "{kind:?}");
    });
}

#[test]
fn missing_is_said_in_words_and_never_a_bar_of_zero() {
    let values = vec![None, Some(Number::from(f64::NAN)), Some(Number::from(f64::INFINITY))];
    each_kind(&one_series(values), |kind, svg, text| {
        assert!(svg.contains("no data"), "{kind:?} {svg}");
        assert!(text.contains("no data"), "{kind:?} {text}");
        let rows: String = text.lines().filter(|line| line.starts_with("row")).collect();
        assert!(!rows.contains('█') && !rows.contains('●'), "{kind:?} {text}");
    });
}

#[test]
fn negative_values_go_left_of_zero() {
    let (_, table, chart) = charts().pop().unwrap();
    let bar = Chart { kind: ChartKind::Bar, ..chart };
    let svg = svg(&table, &bar);
    let document = roxmltree::Document::parse(&svg).unwrap();
    let bars: Vec<(f64, f64)> = document
        .descendants()
        .filter(|node| node.attribute("fill") == Some("#0b6b68"))
        .map(|node| {
            let number = |name: &str| node.attribute(name).unwrap().parse::<f64>().unwrap();
            (number("x"), number("x") + number("width"))
        })
        .collect();
    let zero = bars[0].0;
    assert_eq!(bars.len(), 5);
    assert!(bars[..2].iter().all(|(from, to)| *from == zero && to > from));
    assert!(bars[2..].iter().all(|(from, to)| *to == zero && from < to), "{bars:?}");
    each_kind(&one_series(computed(&[-3.0, -1.5, -20.0])), |_, _, _| {});
    each_kind(&one_series(computed(&[1e308, -1e308, 0.0])), |_, _, _| {});
    each_kind(&one_series(computed(&[0.0, 0.0])), |_, _, _| {});
    each_kind(&one_series(computed(&[5e-324, 1e-300])), |_, _, _| {});
    each_kind(&one_series(stated(&["7.5"])), |_, _, _| {});
}

#[test]
fn shares_of_a_row_fill_it_and_an_incomplete_row_has_none() {
    let (_, table, chart) = charts().remove(5);
    let text = drawn(&table, &chart);
    for share in ["30%", "25%", "18%", "27%", "69%"] {
        assert!(text.contains(share), "{text}");
    }
    assert!(text.contains("Chile     │ no data"), "{text}");
}

#[test]
fn dollars_are_no_mathematics() {
    let table = Table::new("t", say("T"))
        .column(Column::text("label", texts(&["US$ x^2 to US$ 5", "a \\alpha $b$"])))
        .column(Column::number("a", computed(&[1.0, 2.0])).label(say("A")));
    let svg = svg(&table, &Chart::new(ChartKind::Bar, say("$x_1$"), "label", ["a"]));
    assert!(svg.contains(">US$ x^2 to US$ 5<") && svg.contains(">a \\alpha $b$<"), "{svg}");
}

#[test]
fn names_at_the_ends_of_lines_keep_apart() {
    let names = ["one", "two", "three", "four", "five", "six", "seven", "eight"];
    let mut table = Table::new("t", say("T"))
        .column(Column::text("year", texts(&["2000", "2005", "2006"])).label(say("Year")));
    for name in names {
        table = table.column(Column::number(name, computed(&[1.0, 3.0, 2.0])).label(say(name)));
    }
    let svg = svg(&table, &Chart::new(ChartKind::Line, say("C"), "year", names));
    let document = roxmltree::Document::parse(&svg).unwrap();
    let mut places: Vec<f64> = document
        .descendants()
        .filter(|node| node.has_tag_name("text") && node.text().is_some_and(|t| names.contains(&t)))
        .map(|node| node.attribute("y").unwrap().parse().unwrap())
        .collect();
    assert_eq!(places.len(), names.len());
    places.sort_by(f64::total_cmp);
    assert!(places.windows(2).all(|pair| pair[1] - pair[0] >= 15.0), "{places:?}");
}

#[test]
fn a_chart_that_does_not_fit_its_table_says_what_to_do() {
    let table = one_series(stated(&["1"]));
    let wrong = |kind, label, series: &[&'static str]| {
        let chart = Chart::new(kind, say("C"), label, series.iter().copied());
        chart::svg(&table, &chart, Language::English, Theme::Light, Size::Wide).unwrap_err()
    };
    let error = wrong(ChartKind::Bar, "label", &["c"]);
    assert_eq!(error.code(), "report.chart-column");
    assert_eq!(
        error.to_string(),
        "the chart of table `t` needs the column `c`, which the table lacks; name one of label, a and b"
    );
    assert_eq!(wrong(ChartKind::Bar, "d", &["a"]).code(), "report.chart-column");
    assert_eq!(wrong(ChartKind::Dot, "label", &["a", "label"]).code(), "report.chart-not-numeric");
    let error = wrong(ChartKind::Slope, "label", &["a"]);
    assert_eq!(
        error,
        ReportError::ChartSeries { table: "t".to_owned(), kind: ChartKind::Slope, has: 1 }
    );
    assert!(error.to_string().contains("draws two columns"), "{error}");
    assert_eq!(wrong(ChartKind::Line, "label", &[]).code(), "report.chart-series");
    let mut figure = samples::figure();
    figure.chart = Some(Chart::new(ChartKind::Bar, say("C"), "country", ["c"]));
    for format in [report::Format::Html, report::Format::Terminal] {
        assert!(report::render_figure(&figure, format, Language::Spanish).is_err());
    }
}

#[test]
fn a_page_turns_light_charts_dark() {
    let css = chart::dark_style();
    assert!(css.contains(".chart [fill=\"#1c2430\"] { fill: #e8e4da; }"), "{css}");
    // Every colour of every chart has its dark one.
    for (_, table, chart) in charts() {
        let svg = svg(&table, &chart);
        for colour in svg.split('"').filter(|part| part.starts_with('#') && part.len() == 7) {
            assert!(css.contains(&format!("\"{colour}\"")), "{colour}");
        }
    }
}
