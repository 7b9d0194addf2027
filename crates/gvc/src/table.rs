//! Results as tidy tables: one row a value or a cell, the same columns for every table and year.
//! Where values are summed over industries or partners, the code is `*`.

use table::{Column, Number, Table};
use words::Message;

use crate::{
    Advantage, Cell, Content, Decomposition, Explanation, Icio, Origin, Participation, Position,
    Use,
};

/// Results of several tables, one after another, each beside its table.
pub type Results<'a, T> = [(&'a Icio, T)];

/// A column over all rows of all results.
struct Rows<'a, R> {
    rows: Vec<(&'a Icio, R)>,
}

impl<'a, R> Rows<'a, R> {
    fn new(rows: impl IntoIterator<Item = (&'a Icio, R)>) -> Self {
        Self { rows: rows.into_iter().collect() }
    }

    fn text(&self, name: &'static str, value: impl Fn(&Icio, &R) -> String) -> Column {
        Column::text(name, self.rows.iter().map(|(table, row)| Some(value(table, row))))
    }

    fn number(&self, name: &'static str, value: impl Fn(&R) -> Option<f64>) -> Column {
        let finite = |row| value(row).filter(|value: &f64| value.is_finite()).map(Number::from);
        Column::number(name, self.rows.iter().map(|(_, row)| finite(row)))
    }

    fn unit(&self) -> Column {
        self.text("unit", |table, _| table.unit.clone())
    }

    fn year(&self) -> Column {
        let year = |table: &Icio| table.year.map(|year| Number::stated(f64::from(year), 0));
        Column::number("year", self.rows.iter().map(|(table, _)| year(table)))
    }
}

fn economy(table: &Icio, economy: usize) -> String {
    table.economies[economy].clone()
}

fn industry(table: &Icio, industry: Option<usize>) -> String {
    industry.map_or_else(|| "*".to_owned(), |industry| table.industries[industry].clone())
}

fn importer(table: &Icio, importer: Option<usize>) -> String {
    importer.map_or_else(|| "*".to_owned(), |importer| table.economies[importer].clone())
}

/// Decompositions: `exporter, importer, industry, term, value, share, unit, year`; the share is of
/// the gross exports of the cell.
pub fn decomposition(results: &Results<'_, Decomposition>) -> Table {
    let rows = Rows::new(results.iter().flat_map(|(table, result)| {
        result.cells.iter().flat_map(move |(cell, values)| {
            let gross = values.first().copied().unwrap_or_default();
            let terms = result.terms.iter().zip(values);
            terms.map(move |(term, value)| (*table, (*cell, *term, *value, gross)))
        })
    }));
    Table::new("decomposition", Message::new("gvc-decomposition-title"))
        .column(rows.text("exporter", |t, (cell, ..)| economy(t, cell.exporter)))
        .column(rows.text("importer", |t, (cell, ..)| importer(t, cell.importer)))
        .column(rows.text("industry", |t, (cell, ..)| industry(t, cell.industry)))
        .column(rows.text("term", |_, (_, term, ..)| (*term).to_owned()))
        .column(rows.number("value", |(_, _, value, _)| Some(*value)))
        .column(
            rows.number("share", |(_, _, value, gross)| (*gross != 0.0).then(|| value / gross))
                .description(Message::new("gvc-share-description")),
        )
        .column(rows.unit())
        .column(rows.year())
}

/// Participation: one row a cell. The column `importer` is there when it is split by partner, the three
/// parts of GVC exports (`pure_backward`, `two_sided`, `pure_forward`) when they are asked for.
pub fn participation(
    results: &Results<'_, Vec<(Cell, Participation)>>,
    by_partner: bool,
    tripartite: bool,
) -> Table {
    let rows = Rows::new(
        results.iter().flat_map(|(table, cells)| cells.iter().map(move |cell| (*table, *cell))),
    );
    let number = |name: &'static str, value: fn(&Participation) -> f64| {
        rows.number(name, move |(_, p)| Some(value(p)))
    };
    let share = |name: &'static str, value: fn(&Participation) -> Option<f64>| {
        rows.number(name, move |(_, p)| value(p))
            .description(Message::new(format!("gvc-{name}-description")))
    };
    let mut result = Table::new("participation", Message::new("gvc-participation-title"))
        .column(rows.text("exporter", |t, (cell, _)| economy(t, cell.exporter)));
    if by_partner {
        result = result.column(rows.text("importer", |t, (cell, _)| importer(t, cell.importer)));
    }
    result = result
        .column(rows.text("industry", |t, (cell, _)| industry(t, cell.industry)))
        .column(number("exports", |p| p.exports))
        .column(number("fc", |p| p.fc))
        .column(number("dvx", |p| p.dvx))
        .column(share("backward", Participation::backward))
        .column(share("forward", Participation::forward))
        .column(share("participation", Participation::participation))
        .column(share("position", Participation::position))
        .column(number("vs", |p| p.vs))
        .column(number("vs1", |p| p.vs1))
        .column(number("gvc", Participation::gvc))
        .column(number("gvc_backward", Participation::gvc_backward))
        .column(number("gvc_forward", Participation::gvc_forward));
    if tripartite {
        result = result
            .column(number("pure_backward", |p| p.pure_backward))
            .column(number("two_sided", |p| p.two_sided))
            .column(number("pure_forward", |p| p.pure_forward));
    }
    result.column(rows.unit()).column(rows.year())
}

/// Position: each economy's total (`industry` is `*`) before its industries.
pub fn position(results: &Results<'_, Vec<Position>>) -> Table {
    let rows = Rows::new(
        results.iter().flat_map(|(table, rows)| rows.iter().map(move |row| (*table, *row))),
    );
    Table::new("position", Message::new("gvc-position-title"))
        .column(rows.text("country", |t, p| economy(t, p.economy)))
        .column(rows.text("industry", |t, p| industry(t, p.industry)))
        .column(rows.number("upstreamness", |p| p.upstreamness))
        .column(rows.number("downstreamness", |p| p.downstreamness))
        .column(rows.number("forward_domestic", |p| p.forward_domestic))
        .column(rows.number("forward_trade", |p| p.forward_trade))
        .column(rows.number("forward_gvc", |p| p.forward_gvc))
        .column(rows.number("backward_domestic", |p| p.backward_domestic))
        .column(rows.number("backward_gvc", |p| p.backward_gvc))
        .column(rows.number("participation_forward", |p| p.participation_forward))
        .column(rows.number("participation_backward", |p| p.participation_backward))
        .column(rows.number("position", |p| p.position))
        .column(rows.year())
}

/// Value added by origin; the share is of all value added in what the user exports or uses.
pub fn origin(results: &Results<'_, Vec<Origin>>, used: Use) -> Table {
    let user = match used {
        Use::Exports => "exporter",
        Use::FinalDemand => "country",
    };
    let rows = Rows::new(results.iter().flat_map(|(table, rows)| {
        let mut totals = vec![0.0; table.g()];
        // Of an open table, they lack what was made outside.
        if table.outside.is_none() {
            rows.iter().for_each(|row| totals[row.user] += row.value);
        }
        rows.iter().map(move |row| (*table, (*row, totals[row.user]))).collect::<Vec<_>>()
    }));
    Table::new("origin", Message::new("gvc-origin-title"))
        .column(rows.text(user, |t, (row, _)| economy(t, row.user)))
        .column(rows.text("origin", |t, (row, _)| economy(t, row.economy)))
        .column(rows.text("origin_industry", |t, (row, _)| industry(t, Some(row.industry))))
        .column(
            rows.number("value", |(row, _)| Some(row.value))
                .label(Message::new("column-value-added")),
        )
        .column(rows.number("share", |(row, all)| (*all != 0.0).then(|| row.value / all)))
        .column(rows.number("direct", |(row, _)| Some(row.direct)))
        .column(rows.number("through_others", |(row, _)| Some(row.value - row.direct)))
        .column(rows.unit())
        .column(rows.year())
}

/// Content of an extension: each economy's total before its industries, in the extension's unit.
pub fn content(results: &Results<'_, Vec<Content>>, name: &str) -> Table {
    let rows = Rows::new(
        results.iter().flat_map(|(table, rows)| rows.iter().map(move |row| (*table, *row))),
    );
    let unit = |table: &Icio| {
        let found = table.extensions.iter().find(|extension| extension.name == name);
        found.map(|extension| extension.unit.clone()).unwrap_or_default()
    };
    Table::new("content", Message::new("gvc-content-title").with("name", name))
        .column(rows.text("country", |t, c| economy(t, c.economy)))
        .column(rows.text("industry", |t, c| industry(t, c.industry)))
        .column(rows.number("total", |c| Some(c.total)))
        .column(rows.number("in_exports", |c| Some(c.exports)))
        .column(rows.number("direct", |c| Some(c.direct)))
        .column(rows.number("indirect", |c| Some(c.indirect)))
        .column(rows.number("share", Content::share))
        .column(rows.number("in_foreign_demand", |c| Some(c.foreign_demand)))
        .column(rows.number("in_home_demand", |c| Some(c.home_demand)))
        .column(rows.text("unit", |t, _| unit(t)))
        .column(rows.year())
}

/// Revealed comparative advantage, one row an industry.
pub fn advantage(results: &Results<'_, Vec<Advantage>>) -> Table {
    let rows = Rows::new(
        results.iter().flat_map(|(table, rows)| rows.iter().map(move |row| (*table, *row))),
    );
    Table::new("advantage", Message::new("gvc-advantage-title"))
        .column(rows.text("exporter", |t, a| economy(t, a.economy)))
        .column(rows.text("industry", |t, a| industry(t, Some(a.industry))))
        .column(rows.number("exports", |a| Some(a.exports)))
        .column(rows.number("rca", |a| a.gross))
        .column(rows.number("value_added", |a| Some(a.value_added)))
        .column(rows.number("rca_value_added", |a| a.in_value_added))
        .column(rows.unit())
        .column(rows.year())
}

/// What the columns or terms of a measure mean: formula and source.
pub fn explanation(rows: &[Explanation]) -> Table {
    let column = |name: &'static str, value: fn(&Explanation) -> &'static str| {
        Column::text(name, rows.iter().map(move |row| Some(value(row).to_owned())))
    };
    Table::new("explanation", Message::new("gvc-explanation-title"))
        .column(column("term", |row| row.term))
        .column(column("formula", |row| row.formula))
        .column(column("reference", |row| row.source).label(Message::new("gvc-reference")))
        .note(Message::new("gvc-explanation-symbols"))
}
