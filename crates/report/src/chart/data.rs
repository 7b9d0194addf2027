use table::{Chart, ChartKind, Table, Unit};
use words::{Language, Message, number};

use crate::ReportError;
use crate::cell::{Shown, source};
use crate::text::{clean, fit};

/// Labels are cut to so many characters; the table beside the chart has the whole text.
const LABEL: f64 = 28.0;

/// What a chart draws, read from its table and said in one language.
pub(crate) struct Data {
    pub(crate) kind: ChartKind,
    pub(crate) title: String,
    pub(crate) subtitle: Option<String>,
    pub(crate) source: Option<String>,
    pub(crate) labels: Vec<String>,
    pub(crate) series: Vec<Series>,
    pub(crate) missing: String,
    pub(crate) empty: String,
    pub(crate) language: Language,
    highlight: Vec<usize>,
}

/// One column of numbers.
pub(crate) struct Series {
    pub(crate) name: String,
    /// `None` is missing or not finite.
    pub(crate) values: Vec<Option<f64>>,
    /// What to write beside the values; empty where there is none.
    pub(crate) texts: Vec<String>,
    is_percent: bool,
}

impl Data {
    pub(crate) fn read(
        table: &Table,
        chart: &Chart,
        language: Language,
    ) -> Result<Self, ReportError> {
        let needed = match chart.kind {
            ChartKind::Bar | ChartKind::Lollipop => 1..=1,
            ChartKind::Slope => 2..=2,
            _ => 1..=usize::MAX,
        };
        if !needed.contains(&chart.series.len()) {
            let (table, has) = (table.id.clone(), chart.series.len());
            return Err(ReportError::ChartSeries { table, kind: chart.kind, has });
        }
        let column = |name: &str| {
            table.get(name).ok_or_else(|| ReportError::ChartColumn {
                table: table.id.clone(),
                column: name.to_owned(),
                known: table.columns.iter().map(|column| column.name.to_string()).collect(),
            })
        };
        let label = Shown::new(column(chart.label)?, language);
        let labels = (0..table.rows())
            .map(|row| label.text(row).map_or_else(|| "–".to_owned(), |text| short(&text)))
            .collect();
        let mut columns = Vec::new();
        for name in &chart.series {
            let column = column(name)?;
            if column.numbers().is_none() {
                let (table, column) = (table.id.clone(), (*name).to_owned());
                return Err(ReportError::ChartNotNumeric { table, column });
            }
            columns.push(Shown::new(column, language));
        }
        let title = clean(&chart.title.text(language));
        let unit = columns[0].column.unit;
        let is_one_unit = columns.iter().all(|shown| shown.column.unit == unit);
        let mut data = Self {
            kind: chart.kind,
            subtitle: match columns.as_slice() {
                [one] => Some(one.heading.clone()).filter(|heading| *heading != title),
                // Every value says its percent sign itself.
                _ => unit
                    .filter(|unit| is_one_unit && *unit != Unit::PERCENT)
                    .map(|unit| unit.label().text(language)),
            },
            title,
            source: source(table, language),
            labels,
            series: columns
                .iter()
                .map(|shown| Series::read(shown, is_one_unit, language))
                .collect(),
            missing: Message::new("missing").text(language),
            empty: Message::new("empty-table").text(language),
            language,
            highlight: chart.highlight.clone(),
        };
        if chart.kind == ChartKind::StackedShare {
            data.turn_into_shares();
        }
        Ok(data)
    }

    pub(crate) fn rows(&self) -> usize {
        self.labels.len()
    }

    /// Every value that is there.
    pub(crate) fn values(&self) -> impl Iterator<Item = f64> {
        self.series.iter().flat_map(|series| series.values.iter().flatten().copied())
    }

    /// Whether a row stands out from others that step back.
    pub(crate) fn stands_out(&self, row: usize) -> bool {
        self.highlight.contains(&row)
    }

    /// Whether a row steps back behind others that stand out.
    pub(crate) fn steps_back(&self, row: usize) -> bool {
        !self.highlight.is_empty() && !self.stands_out(row)
    }

    /// Whether the parts of a row are known, all of them.
    pub(crate) fn is_complete(&self, row: usize) -> bool {
        self.series.iter().all(|series| series.values[row].is_some())
    }

    /// "No data: …", of the rows that lack a value.
    pub(crate) fn rows_missing(&self) -> Option<String> {
        let rows: Vec<String> = (0..self.rows())
            .filter(|row| !self.is_complete(*row))
            .map(|row| self.labels[row].clone())
            .collect();
        let message = Message::new("rows-missing").with("rows", rows.join(", "));
        (!rows.is_empty()).then(|| message.text(self.language))
    }

    /// What the picture shows, for those who do not see it: the highest and the lowest value.
    pub(crate) fn summary(&self) -> String {
        let mut cells: Vec<(f64, String)> = Vec::new();
        for series in &self.series {
            for (row, value) in series.values.iter().enumerate() {
                let Some(value) = value else { continue };
                let name = match self.series.len() {
                    1 => String::new(),
                    _ => format!(", {}", series.name),
                };
                let text = format!("{}{name} ({})", self.labels[row], series.texts[row]);
                cells.push((*value, text));
            }
        }
        // The first of equals, so that the sentence follows the table.
        let highest = cells.iter().rev().max_by(|a, b| a.0.total_cmp(&b.0));
        let lowest = cells.iter().min_by(|a, b| a.0.total_cmp(&b.0));
        match highest.zip(lowest) {
            Some((highest, lowest)) => Message::new("highest-lowest")
                .with("highest", highest.1.as_str())
                .with("lowest", lowest.1.as_str())
                .text(self.language),
            None if self.rows() == 0 => self.empty.clone(),
            None => self.missing.clone(),
        }
    }

    /// Turns amounts into shares of their row. A row whose parts are not all known has no whole,
    /// unless its parts are percent already; a negative part has no share.
    fn turn_into_shares(&mut self) {
        let is_percent = self.series.iter().all(|series| series.is_percent);
        for row in 0..self.rows() {
            let parts: Vec<f64> = self.series.iter().filter_map(|s| s.values[row]).collect();
            let is_complete = self.is_complete(row);
            let sum: f64 = parts.iter().sum();
            let whole = if is_percent && sum <= 101.0 { 100.0 } else { sum };
            let is_whole = (is_complete || is_percent)
                && parts.iter().all(|part| *part >= 0.0)
                && whole > 0.0
                && whole.is_finite();
            for series in &mut self.series {
                let share = series.values[row].filter(|_| is_whole).map(|v| v / whole * 100.0);
                series.values[row] = share;
                series.texts[row] =
                    share.map_or_else(String::new, |s| format!("{}%", number(self.language, s, 0)));
            }
        }
        if !is_percent {
            let share = Message::new("share-of-total").text(self.language);
            self.subtitle = Some(format!("{share} (%)"));
        }
    }
}

impl Series {
    fn read(shown: &Shown, is_one_unit: bool, language: Language) -> Self {
        let values: Vec<Option<f64>> = shown
            .column
            .numbers()
            .unwrap_or_default()
            .iter()
            .map(|number| number.map(|n| n.value).filter(|value| value.is_finite()))
            .collect();
        let is_percent = shown.column.unit.is_some_and(|unit| unit.code().starts_with("percent"));
        let text = |row| match shown.text(row) {
            Some(text) if is_percent => format!("{text}%"),
            text => text.unwrap_or_default(),
        };
        let label = clean(&shown.column.label.text(language));
        Self {
            name: if is_one_unit { label } else { shown.heading.clone() },
            texts: (0..values.len()).map(text).collect(),
            values,
            is_percent,
        }
    }
}

fn short(label: &str) -> String {
    fit(label, LABEL, |text| text.chars().count() as f64)
}
