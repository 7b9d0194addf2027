//! Tables and charts that the tests share.
#![allow(dead_code)]

pub(crate) mod golden;

use table::{Chart, ChartKind, Column, Figure, Flag, Number, Table, Unit};
use vocabulary::{Country, Place};
use words::Message;

pub(crate) fn say(text: &str) -> Message {
    Message::verbatim(text)
}

pub(crate) fn stated(values: &[&str]) -> Vec<Option<Number>> {
    values.iter().map(|text| Number::parse(text)).collect()
}

pub(crate) fn computed(values: &[f64]) -> Vec<Option<Number>> {
    values.iter().map(|value| Some(Number::from(*value))).collect()
}

pub(crate) fn texts(values: &[&str]) -> Vec<Option<String>> {
    values.iter().map(|text| (!text.is_empty()).then(|| (*text).to_owned())).collect()
}

pub(crate) fn places(codes: &[&str]) -> Vec<Option<Place>> {
    codes.iter().map(|code| Country::from_iso3(code).map(Place::Country)).collect()
}

/// Every kind of column, with values missing.
pub(crate) fn mixed() -> Table {
    Table::new("exports-by-country", say("Exports and their concentration, 2014"))
        .column(Column::place("country", places(&["ARG", "BOL", "BRA", "", "PRY"])).label(say("Country")))
        .column(
            Column::number("exports", computed(&[68407.4, 12300.25, 225101.0, f64::NAN, 9636.0]))
                .label(say("Exports"))
                .unit(Unit::MILLION_USD),
        )
        .column(
            Column::number("share", stated(&["38.4", "50.1", "12.0", "-3.2", ""]))
                .label(say("Share of the largest product"))
                .unit(Unit::PERCENT_OF_EXPORTS)
                .description(say("The largest product at six digits of the Harmonized System.")),
        )
        .column(Column::number("year", computed(&[2014.0; 5])).label(say("Year")))
        .column(Column::text("product", texts(&["Soya meal", "Natural gas", "Iron | ore", "<script>", ""])).label(say("Product")))
        .column(Column::code("month", "month", texts(&["1", "2", "", "12", "3"])).label(say("Month")))
        .column(
            Column::sentence("remark", [
                Some(Message::new("share-of-exports").with("share", words::percent(38.4, 1))),
                None,
                Some(say("A long remark that has to be wrapped in a terminal, because it does not fit in the width that is left for it.")),
                None,
                Some(say("=cmd()")),
            ])
            .label(say("Remark")),
        )
        .source(say("UN Comtrade; own computation"))
        .note(say("Re-exports are not counted."))
}

const COUNTRIES: [&str; 10] =
    ["ARG", "BOL", "BRA", "CHL", "COL", "ECU", "PER", "PRY", "URY", "VEN"];

/// A table and a chart of each kind, in the order of `ChartKind::ALL`.
pub(crate) fn charts() -> Vec<(&'static str, Table, Chart)> {
    ChartKind::ALL.into_iter().map(chart).collect()
}

fn chart(kind: ChartKind) -> (&'static str, Table, Chart) {
    let country = || Column::place("country", places(&COUNTRIES)).label(say("Country"));
    match kind {
        ChartKind::Bar => {
            let table = Table::new("one-product", say("Share of the largest product"))
                .column(country())
                .column(
                    Column::number(
                        "share",
                        stated(&[
                            "11.2", "38.4", "13.0", "24.8", "47.9", "48.1", "16.5", "", "14.1",
                            "85.1",
                        ]),
                    )
                    .label(say("Largest product"))
                    .unit(Unit::PERCENT_OF_EXPORTS),
                )
                .source(say("UN Comtrade, 2014"));
            let title = say("Half of what Ecuador exports is one product");
            ("bar", table, Chart::new(kind, title, "country", ["share"]).highlight([5]))
        }
        ChartKind::GroupedBar => {
            let table = Table::new("size-classes", say("Firms that export"))
                .column(
                    Column::text("size", texts(&["Micro", "Small", "Medium", "Large"]))
                        .label(say("Size")),
                )
                .column(
                    Column::number("before", stated(&["1.2", "9.8", "27", "61.5"]))
                        .label(say("2006"))
                        .unit(Unit::PERCENT),
                )
                .column(
                    Column::number("after", stated(&["0.9", "", "31.4", "63.0"]))
                        .label(say("2010"))
                        .unit(Unit::PERCENT),
                )
                .column(
                    Column::number("plan", stated(&["2", "14", "40", "70"]))
                        .label(say("Goal for 2020"))
                        .unit(Unit::PERCENT),
                )
                .source(say("Enterprise Surveys, World Bank"));
            (
                "grouped-bar",
                table,
                Chart::new(
                    kind,
                    say("Small firms seldom export"),
                    "size",
                    ["before", "after", "plan"],
                )
                .highlight([1]),
            )
        }
        ChartKind::Line => {
            let years: Vec<String> = (2000..=2014).map(|year| year.to_string()).collect();
            let path = |start: f64, slope: f64, wave: f64| -> Vec<Option<Number>> {
                (0..15)
                    .map(|t| {
                        Some(Number::stated(
                            start + slope * f64::from(t) + wave * (f64::from(t) * 0.9).sin(),
                            1,
                        ))
                    })
                    .collect()
            };
            let mut chile = path(22.0, -0.15, 1.2);
            chile[6] = None;
            chile[7] = Some(Number::stated(f64::NAN, 1));
            let table = Table::new("backward", say("Backward participation"))
                .column(Column::text("year", years.into_iter().map(Some)).label(say("Year")))
                .column(
                    Column::number("brazil", path(11.0, 0.1, 0.8))
                        .label(say("Brazil"))
                        .unit(Unit::PERCENT_OF_EXPORTS),
                )
                .column(
                    Column::number("chile", chile)
                        .label(say("Chile"))
                        .unit(Unit::PERCENT_OF_EXPORTS),
                )
                .column(
                    Column::number("colombia", path(9.5, 0.18, 0.5))
                        .label(say("Colombia"))
                        .unit(Unit::PERCENT_OF_EXPORTS),
                )
                .column(
                    Column::number("asia", path(30.0, 1.0, 1.5))
                        .label(say("Developing Asia"))
                        .unit(Unit::PERCENT_OF_EXPORTS),
                )
                .source(say("OECD TiVA 2018"));
            (
                "line",
                table,
                Chart::new(
                    kind,
                    say("South America uses little of what others make"),
                    "year",
                    ["brazil", "chile", "colombia", "asia"],
                ),
            )
        }
        ChartKind::Slope => {
            let table = Table::new("growth", say("Exports of services"))
                .column(country())
                .column(
                    Column::number(
                        "then",
                        stated(&[
                            "12.8", "11.9", "13.4", "15.3", "12.2", "9.0", "10.7", "13.1", "22.4",
                            "4.9",
                        ]),
                    )
                    .label(say("2000"))
                    .unit(Unit::PERCENT),
                )
                .column(
                    Column::number(
                        "now",
                        stated(&[
                            "17.3", "8.6", "15.1", "12.0", "10.8", "7.1", "13.2", "", "25.9", "2.7",
                        ]),
                    )
                    .label(say("2014"))
                    .unit(Unit::PERCENT),
                )
                .source(say("UNCTADstat"));
            (
                "slope",
                table,
                Chart::new(
                    kind,
                    say("Services grew in Argentina and Uruguay"),
                    "country",
                    ["then", "now"],
                )
                .highlight([0, 8]),
            )
        }
        ChartKind::Dot => {
            let table = Table::new("gap", say("Firms with a quality certificate"))
                .column(
                    Column::text(
                        "sector",
                        texts(&[
                            "Food",
                            "Garments",
                            "Machinery and equipment of all kinds",
                            "Wood",
                            "Chemicals",
                        ]),
                    )
                    .label(say("Sector")),
                )
                .column(
                    Column::number("small", stated(&["8.1", "3.2", "19.0", "", "26.4"]))
                        .label(say("Small firms"))
                        .unit(Unit::PERCENT),
                )
                .column(
                    Column::number("large", stated(&["44.0", "21.5", "61.3", "", "58.8"]))
                        .label(say("Large firms"))
                        .unit(Unit::PERCENT),
                )
                .source(say("Enterprise Surveys, World Bank"));
            (
                "dot",
                table,
                Chart::new(
                    kind,
                    say("The gap between small and large firms"),
                    "sector",
                    ["small", "large"],
                )
                .highlight([2]),
            )
        }
        ChartKind::StackedShare => {
            let table = Table::new("employment", say("Employment by size of firm"))
                .column(
                    Column::place("country", places(&["ARG", "BOL", "BRA", "CHL"]))
                        .label(say("Country")),
                )
                .column(
                    Column::number("micro", stated(&["30", "62", "25", ""]))
                        .label(say("Micro"))
                        .unit(Unit::THOUSAND_PERSONS),
                )
                .column(
                    Column::number("small", stated(&["25", "14", "22", "20"]))
                        .label(say("Small"))
                        .unit(Unit::THOUSAND_PERSONS),
                )
                .column(
                    Column::number("medium", stated(&["18", "2", "17", "16"]))
                        .label(say("Medium"))
                        .unit(Unit::THOUSAND_PERSONS),
                )
                .column(
                    Column::number("large", stated(&["27", "12", "36", "23"]))
                        .label(say("Large"))
                        .unit(Unit::THOUSAND_PERSONS),
                )
                .source(say("National censuses"));
            (
                "stacked-share",
                table,
                Chart::new(
                    kind,
                    say("Micro firms employ most Bolivians"),
                    "country",
                    ["micro", "small", "medium", "large"],
                ),
            )
        }
        ChartKind::Flow => {
            let table = Table::new("origin", say("Who made what Mexico exports"))
                .column(
                    Column::place("country", places(&["ARG", "BRA", "CHL"])).label(say("Country")),
                )
                .column(
                    Column::number("direct", computed(&[120.0, 410.5, 30.25]))
                        .label(say("Straight from there"))
                        .unit(Unit::MILLION_USD),
                )
                .column(
                    Column::number("through", computed(&[15.0, 220.0, 44.0]))
                        .label(say("Through others"))
                        .unit(Unit::MILLION_USD),
                )
                .source(say("A made-up table"));
            let title = say("Most of it comes straight from Brazil");
            ("flow", table, Chart::new(kind, title, "country", ["direct", "through"]))
        }
        ChartKind::Lollipop => {
            let table = Table::new("balance", say("Trade balance by technology"))
                .column(
                    Column::text(
                        "group",
                        texts(&[
                            "Primary",
                            "Resource-based",
                            "Low technology",
                            "Medium technology",
                            "High technology",
                        ]),
                    )
                    .label(say("Group")),
                )
                .column(
                    Column::number(
                        "balance",
                        computed(&[18250.5, 4100.0, -2150.25, -15800.0, -20900.75]),
                    )
                    .label(say("Balance"))
                    .unit(Unit::MILLION_USD),
                )
                .source(say("UN Comtrade; classification after Lall (2000)"));
            (
                "lollipop",
                table,
                Chart::new(
                    kind,
                    say("What the region sells is not what it buys"),
                    "group",
                    ["balance"],
                ),
            )
        }
    }
}

pub(crate) fn figure() -> Figure {
    let (_, table, chart) = self::chart(ChartKind::Bar);
    Figure {
        heading: say("Concentration"),
        sentences: vec![
            say("Ecuador's largest product is 48.1% of its exports."),
            say("Venezuela's is 85.1%."),
        ],
        flags: vec![Flag {
            verdict: "misprint",
            check: "T2-4".to_owned(),
            why: say("the parts do not add up to the total"),
        }],
        chart: Some(chart),
        table,
        definition: say(
            "The largest of the products at six digits, as a share of merchandise exports.",
        ),
    }
}
