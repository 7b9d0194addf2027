//! What pages show of digests: sentence, chart and table.

use table::{Chart, ChartKind, Column, Figure, Number, Table, Unit};
use vocabulary::{Place, Region};
use words::{Arg, Message, percent};

use crate::{Cell, Digest, Participation};

/// The most rows that a chart of parts shows; the largest ones.
const MOST: usize = 20;
/// The most origins that flow into a country's exports; the others are taken together.
const ORIGINS: usize = 9;

/// The note that a list or a picture shows only the largest.
pub const LARGEST_ONLY: &str = "gvc-figure-largest";

/// The note that a table is made up; it is said wherever a figure of it is seen.
const MADE_UP: &str = "gvc-note-made-up";

/// What can be shown of a country.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum View {
    /// Participation, over years or beside other countries.
    #[default]
    Participation,
    /// Participation by industry.
    Industries,
    /// Participation by partner.
    Partners,
    /// Who made the foreign value in its exports.
    Origin,
    /// Upstreamness and downstreamness by industry.
    Position,
    /// Revealed comparative advantage by industry.
    Advantage,
}

impl View {
    /// Every view.
    pub const ALL: [Self; 6] = [
        Self::Participation,
        Self::Industries,
        Self::Partners,
        Self::Origin,
        Self::Position,
        Self::Advantage,
    ];

    /// Its name in addresses.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Participation => "participation",
            Self::Industries => "industries",
            Self::Partners => "partners",
            Self::Origin => "origin",
            Self::Position => "position",
            Self::Advantage => "advantage",
        }
    }

    /// The view of this name.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|view| view.code() == code)
    }

    /// Whether it can be asked of what goes to one partner.
    pub const fn has_partner(self) -> bool {
        matches!(self, Self::Participation | Self::Industries | Self::Origin)
    }

    /// What it is called.
    pub fn label(self) -> Message {
        Message::new(format!("gvc-view-{}", self.code()))
    }
}

/// The name of an economy: a country's in the language of the reader, else its code.
pub fn economy_name(code: &str) -> Message {
    match Place::from_code(code) {
        Some(place) => Message::new("gvc-economy").with("name", place),
        None => Message::verbatim(code),
    }
}

/// The figure of a country, of all its exports or of those to one partner, from the digest of a year
/// or from the last one; participation is shown over all years where there are several.
///
/// Of long lists it holds the largest only, unless all are asked for. Shares are in percent of the exports of the row. `None` when no table has the country.
///
/// ```
/// use gvc::{Digest, Leontief, Reading, ValueAdded, View};
/// let reading = Reading { table: gvc::synthetic(4, 3, 1), notes: Vec::new() };
/// let leontief = Leontief::new(&reading.table, ValueAdded::Residual, 1)?;
/// let digests = [Digest::new("made-up.csv", &reading, &leontief)?];
/// let figure = gvc::figure(&digests, View::Origin, "ARG", None, None, false).unwrap();
/// assert_eq!(figure.table.rows(), 3);
/// assert!(gvc::figure(&digests, View::Origin, "PER", None, None, false).is_none());
/// # Ok::<(), gvc::GvcError>(())
/// ```
pub fn figure(
    digests: &[Digest],
    view: View,
    country: &str,
    partner: Option<&str>,
    year: Option<i32>,
    all: bool,
) -> Option<Figure> {
    let with: Vec<&Digest> = digests.iter().filter(|d| d.economy(country).is_some()).collect();
    let chosen = with.iter().rev().find(|d| year.is_none() || d.year == year);
    let digest = *chosen.or(with.last())?;
    let exporter = digest.economy(country)?;
    let partner = partner.filter(|code| *code != country && view.has_partner());
    let partner = partner.filter(|code| digest.economy(code).is_some());
    let (table, chart) = match view {
        View::Participation if with.len() > 1 => over_years(&with, country, partner),
        View::Participation => beside(digest, exporter, partner),
        View::Industries => industries(digest, exporter, partner, all),
        View::Partners => partners(digest, exporter, all),
        View::Origin => origins(digest, exporter, partner, all),
        View::Position => positions(digest, exporter),
        View::Advantage => advantages(digest, exporter, all),
    };
    let table = digest.notes.iter().cloned().fold(table.source(source(digest)), Table::note);
    Some(Figure {
        heading: view.label(),
        sentences: sentences(digest, view, exporter, partner)
            .into_iter()
            .chain(digest.notes.iter().filter(|note| note.key() == MADE_UP).cloned())
            .collect(),
        flags: Vec::new(),
        chart: Some(chart),
        table,
        definition: Message::new(format!("gvc-view-{}-definition", view.code())),
    })
}

fn source(digest: &Digest) -> Message {
    // A picture goes without the sentences beside it.
    let made_up = digest.notes.iter().any(|note| note.key() == MADE_UP);
    let key = if made_up { "gvc-figure-source-made-up" } else { "gvc-figure-source" };
    Message::new(key).with("name", digest.name.as_str()).with("year", year(digest))
}

/// ` (2018)`, or nothing.
fn year(digest: &Digest) -> Arg {
    Arg::from(digest.year.map_or_else(String::new, |year| format!(" ({year})")))
}

fn title(view: View, digest: &Digest, exporter: usize, partner: Option<&str>) -> Message {
    let of = if partner.is_some() { "-partner" } else { "" };
    Message::new(format!("gvc-view-{}{of}-title", view.code()))
        .with("place", economy_name(&digest.economies[exporter]))
        .with("partner", partner.map_or(Message::verbatim(""), economy_name))
        .with("year", year(digest))
}

fn number(name: &'static str, values: impl IntoIterator<Item = Option<f64>>) -> Column {
    let finite = |value: Option<f64>| value.filter(|v| v.is_finite()).map(Number::from);
    Column::number(name, values.into_iter().map(finite))
}

fn names<'a>(name: &'static str, codes: impl IntoIterator<Item = &'a str>) -> Column {
    Column::sentence(name, codes.into_iter().map(|code| Some(economy_name(code))))
}

/// Backward and forward participation, with what they are shares of.
fn shares(table: Table, rows: &[Participation], unit: &str) -> Table {
    let hundred = |share: Option<f64>| share.map(|share| 100.0 * share);
    let share = |name: &'static str, value: fn(&Participation) -> Option<f64>| {
        number(name, rows.iter().map(|p| hundred(value(p)))).unit(Unit::PERCENT_OF_EXPORTS)
    };
    table
        .column(number("exports", rows.iter().map(|p| Some(p.exports))))
        .column(share("backward", Participation::backward))
        .column(share("forward", Participation::forward))
        .column(share("participation", Participation::participation))
        .column(number("position", rows.iter().map(Participation::position)))
        .note(Message::new("gvc-figure-unit").with("unit", unit))
}

fn participation_title(country: &str, partner: Option<&str>, year: Arg) -> Message {
    let title = match partner {
        None => Message::new("gvc-view-participation-title"),
        Some(partner) => Message::new("gvc-view-participation-partner-title")
            .with("partner", economy_name(partner)),
    };
    title.with("place", economy_name(country)).with("year", year)
}

fn over_years(digests: &[&Digest], country: &str, partner: Option<&str>) -> (Table, Chart) {
    let mut digests = digests.to_vec();
    digests.sort_by_key(|digest| digest.year);
    let last = digests[digests.len() - 1];
    let rows: Vec<Participation> = digests
        .iter()
        .filter_map(|d| {
            Some(d.participation(d.economy(country)?, partner.and_then(|c| d.economy(c))))
        })
        .collect();
    let years = digests.iter().map(|d| Some(d.year.map_or_else(|| "–".into(), |y| y.to_string())));
    let title = participation_title(country, partner, Arg::from(""));
    let table = Table::new("value-chains", title.clone()).column(Column::text("year", years));
    let table = shares(table, &rows, &last.unit);
    (table, Chart::new(ChartKind::Line, title, "year", ["backward", "forward"]))
}

/// A country beside its region, or where that is not in the table, beside the largest exporters.
fn beside(digest: &Digest, exporter: usize, partner: Option<&str>) -> (Table, Chart) {
    let g = digest.economies.len();
    let region: Vec<usize> = Region::SouthAmerica
        .members()
        .into_iter()
        .filter_map(|country| digest.economy(country.iso3()))
        .collect();
    let mut others: Vec<usize> = (0..g).collect();
    let exports = |s: usize| digest.participation(s, None).exports;
    others.sort_by(|a, b| exports(*b).total_cmp(&exports(*a)));
    let beside = if region.contains(&exporter) && region.len() > 1 { region } else { others };
    let mut rows = vec![exporter];
    rows.extend(beside.into_iter().filter(|s| *s != exporter).take(10));
    let title = participation_title(&digest.economies[exporter], partner, year(digest));
    let partner = partner.and_then(|code| digest.economy(code));
    rows.retain(|s| partner != Some(*s));
    let measured: Vec<Participation> =
        rows.iter().map(|s| digest.participation(*s, partner)).collect();
    let table = Table::new("value-chains", title.clone())
        .column(names("country", rows.iter().map(|s| digest.economies[*s].as_str())));
    let table = shares(table, &measured, &digest.unit);
    let chart = Chart::new(ChartKind::GroupedBar, title, "country", ["backward", "forward"]);
    (table, chart.highlight([0]))
}

/// The largest of some rows, by exports, unless all are asked for, and the table with the note that
/// says so.
fn largest<T>(mut rows: Vec<(T, f64)>, all: bool) -> (Vec<T>, Option<Message>) {
    rows.sort_by(|a, b| b.1.total_cmp(&a.1));
    let note = (rows.len() > MOST && !all).then(|| Message::new(LARGEST_ONLY).with("count", MOST));
    if note.is_some() {
        rows.truncate(MOST);
    }
    (rows.into_iter().map(|(row, _)| row).collect(), note)
}

fn industries(
    digest: &Digest,
    exporter: usize,
    partner: Option<&str>,
    all: bool,
) -> (Table, Chart) {
    let measured = digest.industries(exporter, partner.and_then(|code| digest.economy(code)));
    let rows = digest.industries.iter().zip(measured);
    let (rows, note) = largest(rows.map(|row| (row, row.1.exports)).collect(), all);
    let title = title(View::Industries, digest, exporter, partner);
    let table = Table::new("value-chain-industries", title.clone())
        .column(Column::text("industry", rows.iter().map(|(code, _)| Some((*code).clone()))));
    let measured: Vec<Participation> = rows.iter().map(|(_, p)| *p).collect();
    let table = note.into_iter().fold(shares(table, &measured, &digest.unit), Table::note);
    (table, Chart::new(ChartKind::Dot, title, "industry", ["backward", "forward"]))
}

fn partners(digest: &Digest, exporter: usize, all: bool) -> (Table, Chart) {
    let own = digest.by_partner.iter().filter(|(cell, _)| cell.exporter == exporter);
    let (rows, note) = largest(own.map(|row| (*row, row.1.exports)).collect(), all);
    let code = |cell: &Cell| cell.importer.map_or("", |r| digest.economies[r].as_str());
    let title = title(View::Partners, digest, exporter, None);
    let table = Table::new("value-chain-partners", title.clone())
        .column(names("importer", rows.iter().map(|(cell, _)| code(cell))));
    let measured: Vec<Participation> = rows.iter().map(|(_, p)| *p).collect();
    let table = note.into_iter().fold(shares(table, &measured, &digest.unit), Table::note);
    (table, Chart::new(ChartKind::Dot, title, "importer", ["backward", "forward"]))
}

fn origins(digest: &Digest, exporter: usize, partner: Option<&str>, all: bool) -> (Table, Chart) {
    let of = digest.origins(exporter, partner.and_then(|code| digest.economy(code)));
    let mut order: Vec<usize> = (0..of.len()).filter(|t| *t != exporter).collect();
    order.sort_by(|a, b| of[*b].0.total_cmp(&of[*a].0));
    let flow = |t: &usize| (economy_name(&digest.economies[*t]), of[*t].0, of[*t].1);
    let title = title(View::Origin, digest, exporter, partner);
    origin_figure(title, order.iter().map(flow).collect(), &digest.unit, all)
}

/// Flows of value added from their origins, largest first: all of each and what came direct. The
/// smaller ones are taken together, unless all are asked for.
pub fn origin_figure(
    title: Message,
    mut flows: Vec<(Message, f64, f64)>,
    unit: &str,
    all: bool,
) -> (Table, Chart) {
    let mut note = None;
    if flows.len() > ORIGINS && !all {
        note = Some(Message::new(LARGEST_ONLY).with("count", ORIGINS));
        let rest = flows.split_off(ORIGINS);
        let sum = |value: fn(&(Message, f64, f64)) -> f64| rest.iter().map(value).sum();
        flows.push((Message::new("gvc-origin-others"), sum(|f| f.1), sum(|f| f.2)));
    }
    let table = Table::new("value-chain-origin", title.clone())
        .column(Column::sentence("origin", flows.iter().map(|(name, ..)| Some(name.clone()))))
        .column(
            number("value", flows.iter().map(|(_, all, _)| Some(*all)))
                .label(Message::new("column-value-added")),
        )
        .column(number("direct", flows.iter().map(|(.., direct)| Some(*direct))))
        .column(number("through_others", flows.iter().map(|(_, all, d)| Some(all - d))))
        .note(Message::new("gvc-figure-unit").with("unit", unit));
    let table = note.into_iter().fold(table, Table::note);
    (table, Chart::new(ChartKind::Flow, title, "origin", ["direct", "through_others"]))
}

fn positions(digest: &Digest, exporter: usize) -> (Table, Chart) {
    let rows: Vec<_> = digest.position.iter().filter(|row| row.economy == exporter).collect();
    let code = |industry: Option<usize>| match industry {
        Some(industry) => Message::verbatim(digest.industries[industry].as_str()),
        None => Message::new("gvc-all-industries"),
    };
    let title = title(View::Position, digest, exporter, None);
    let table = Table::new("value-chain-position", title.clone())
        .column(Column::sentence("industry", rows.iter().map(|row| Some(code(row.industry)))))
        .column(number("upstreamness", rows.iter().map(|row| row.upstreamness)))
        .column(number("downstreamness", rows.iter().map(|row| row.downstreamness)));
    let chart = Chart::new(ChartKind::Dot, title, "industry", ["upstreamness", "downstreamness"]);
    (table, chart)
}

fn advantages(digest: &Digest, exporter: usize, all: bool) -> (Table, Chart) {
    let own = digest.advantage.iter().filter(|row| row.economy == exporter);
    let (rows, note) = largest(own.map(|row| (row, row.exports)).collect(), all);
    let title = title(View::Advantage, digest, exporter, None);
    let code = |industry: usize| Some(digest.industries[industry].clone());
    let table = Table::new("value-chain-advantage", title.clone())
        .column(Column::text("industry", rows.iter().map(|row| code(row.industry))))
        .column(number("rca", rows.iter().map(|row| row.gross)))
        .column(number("rca_value_added", rows.iter().map(|row| row.in_value_added)));
    let table = note.into_iter().fold(table, Table::note);
    (table, Chart::new(ChartKind::Dot, title, "industry", ["rca", "rca_value_added"]))
}

fn sentences(digest: &Digest, view: View, exporter: usize, partner: Option<&str>) -> Vec<Message> {
    let g = digest.economies.len();
    let place = || economy_name(&digest.economies[exporter]);
    match view {
        View::Participation => {
            let partner_place = partner.and_then(|code| digest.economy(code));
            let own = digest.participation(exporter, partner_place);
            let (Some(backward), Some(forward)) = (own.backward(), own.forward()) else {
                return vec![Message::new("gvc-says-nothing").with("place", place())];
            };
            let key = if partner.is_some() {
                "gvc-says-participation-partner"
            } else {
                "gvc-says-participation"
            };
            let says = Message::new(key)
                .with("place", place())
                .with("year", year(digest))
                .with("partner", partner.map_or(Message::verbatim(""), economy_name))
                .with("backward", percent(100.0 * backward, 1))
                .with("forward", percent(100.0 * forward, 1));
            let rank = 1
                + (0..g)
                    .filter(|s| {
                        digest.participation(*s, None).participation() > own.participation()
                    })
                    .count();
            let standing = Message::new("gvc-says-rank").with("rank", rank).with("count", g);
            if partner.is_some() { vec![says] } else { vec![says, standing] }
        }
        View::Origin => {
            let of = digest.origins(exporter, partner.and_then(|code| digest.economy(code)));
            let of = |t: usize| of[t].0;
            let foreign: f64 = (0..g).filter(|t| *t != exporter).map(of).sum();
            let largest =
                (0..g).filter(|t| *t != exporter).max_by(|a, b| of(*a).total_cmp(&of(*b)));
            match largest.filter(|_| foreign > 0.0) {
                None => vec![Message::new("gvc-says-nothing").with("place", place())],
                Some(largest) => vec![
                    Message::new(match partner {
                        None => "gvc-says-origin",
                        Some(_) => "gvc-says-origin-partner",
                    })
                    .with("partner", partner.map_or(Message::verbatim(""), economy_name))
                    .with("place", place())
                    .with("origin", economy_name(&digest.economies[largest]))
                    .with("share", percent(100.0 * of(largest) / foreign, 1)),
                ],
            }
        }
        view => vec![Message::new(format!("gvc-view-{}-says", view.code()))],
    }
}
