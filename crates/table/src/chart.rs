use words::Message;

/// How a table is drawn. Every kind reads the same two things: a column that labels the rows and
/// one or more columns of numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ChartKind {
    /// One horizontal bar a row, from zero; one column of numbers.
    Bar,
    /// Several bars a row, from zero, one a column of numbers.
    GroupedBar,
    /// One line a column of numbers over the rows in order (years).
    Line,
    /// One line a row from the first column of numbers to the second.
    Slope,
    /// One dot a column of numbers on a line a row.
    Dot,
    /// One bar a row, divided by the columns of numbers, as shares of 100 %.
    StackedShare,
    /// One band a row to each column of numbers, as thick as the value (a Sankey diagram).
    Flow,
    /// One dot a row on a stem from zero; one column of numbers.
    Lollipop,
}

impl ChartKind {
    /// Every kind.
    pub const ALL: [Self; 8] = [
        Self::Bar,
        Self::GroupedBar,
        Self::Line,
        Self::Slope,
        Self::Dot,
        Self::StackedShare,
        Self::Flow,
        Self::Lollipop,
    ];
}

/// The description of a chart of a table; the same description draws in SVG, PNG and the terminal.
#[derive(Debug, Clone, PartialEq)]
pub struct Chart {
    /// How it is drawn.
    pub kind: ChartKind,
    /// What it shows, for people who see it and for those who hear it.
    pub title: Message,
    /// The column that labels the rows.
    pub label: &'static str,
    /// The columns of numbers to draw, in order.
    pub series: Vec<&'static str>,
    /// The rows to bring out in the accent colour; the others step back. With none, all are alike.
    pub highlight: Vec<usize>,
}

impl Chart {
    /// A chart of these columns in which no row stands out.
    pub fn new(
        kind: ChartKind,
        title: Message,
        label: &'static str,
        series: impl IntoIterator<Item = &'static str>,
    ) -> Self {
        Self { kind, title, label, series: series.into_iter().collect(), highlight: Vec::new() }
    }

    /// The chart with rows that stand out.
    #[must_use]
    pub fn highlight(mut self, rows: impl IntoIterator<Item = usize>) -> Self {
        self.highlight = rows.into_iter().collect();
        self
    }
}
