//! Results as tables. Modules and components are numbered from 1 there.

use table::{Column, Number, Table};
use words::{Message, decimal};

use crate::{
    Bridge, CutPoint, Edges, Groups, Measures, Modules, Names, Network, Paths, Roles, Summary,
};

fn title(id: &str) -> Table {
    Table::new(id, Message::new(format!("network-title-{id}")))
}

/// The column with its heading and its definition.
fn told(column: Column) -> Column {
    let key = column.name.replace('_', "-");
    let label = Message::new(format!("network-column-{key}"));
    let about = Message::new(format!("network-about-{key}"));
    column.label(label).description(about)
}

fn texts(name: &'static str, values: impl IntoIterator<Item = Option<String>>) -> Column {
    told(Column::text(name, values))
}

fn numbers(name: &'static str, values: impl IntoIterator<Item = Option<f64>>) -> Column {
    told(Column::number(name, values.into_iter().map(|value| value.map(Number::from))))
}

fn whole(value: usize) -> Number {
    Number::stated(value as f64, 0)
}

fn counts(name: &'static str, values: impl IntoIterator<Item = Option<usize>>) -> Column {
    told(Column::number(name, values.into_iter().map(|value| value.map(whole))))
}

fn nodes(names: &Names) -> Column {
    texts("node", names.iter().map(|name| Some(name.to_owned())))
}

fn ordinals(name: &'static str, values: &[u32]) -> Column {
    counts(name, values.iter().map(|value| Some(*value as usize + 1)))
}

/// What a reader has to know of how the network was read.
pub fn notes(network: &Network) -> Vec<Message> {
    let mut notes = Vec::new();
    let repeats = network.rows.saturating_sub(network.loops + network.tie_count());
    if network.rows == 0 {
        notes.push(Message::new("network-note-empty"));
    }
    if network.loops > 0 {
        notes.push(Message::new("network-note-loops").with("count", network.loops));
    }
    if repeats > 0 {
        notes.push(Message::new("network-note-repeats").with("count", repeats));
    }
    notes
}

fn noted(table: Table, network: &Network) -> Table {
    notes(network).into_iter().fold(table, Table::note)
}

impl Measures {
    /// One row a node.
    pub fn table(&self, network: &Network) -> Table {
        let hole = |value: fn(&crate::Holes) -> Option<f64>| {
            self.holes.iter().map(move |holes| holes.as_ref().and_then(value))
        };
        let table = title("measures")
            .column(nodes(&network.names))
            .column(counts("degree", self.degree.iter().copied().map(Some)))
            .column(numbers("strength", self.strength.iter().copied().map(Some)))
            .column(numbers("constraint", hole(|holes| Some(holes.constraint))))
            .column(numbers("effective_size", hole(|holes| Some(holes.effective_size))))
            .column(numbers("efficiency", hole(|holes| Some(holes.efficiency))))
            .column(numbers("hierarchy", hole(|holes| holes.hierarchy)))
            .column(numbers("betweenness", self.betweenness.iter().copied()))
            .column(numbers("closeness", self.closeness.iter().copied()))
            .column(counts("core", self.cores.iter().map(|core| Some(*core as usize))))
            .column(ordinals("component", &self.components))
            .column(ordinals("module", &self.modules.of));
        let table = noted(table, network);
        match self.paths {
            Paths::Exact => table,
            Paths::Sampled { error, doubt } => table.note(
                Message::new("network-note-sampled")
                    .with("error", decimal(error, 3))
                    .with("confidence", words::percent(100.0 * (1.0 - doubt), 0)),
            ),
        }
    }
}

impl Modules {
    /// One row a node.
    pub fn table(&self, network: &Network, seed: u64) -> Table {
        let table =
            title("modules").column(nodes(&network.names)).column(ordinals("module", &self.of));
        let note = Message::new("network-note-modules")
            .with("count", self.count)
            .with("seed", seed.to_string());
        let note = match self.quality {
            Some(quality) => note.with("quality", decimal(quality, 6)),
            None => note.with("quality", Message::new("missing")),
        };
        noted(table, network).note(note)
    }
}

/// The brokerage roles, one row a node; empty for nodes without a group.
pub fn roles_table(network: &Network, roles: &[Option<Roles>]) -> Table {
    let role = |value: fn(&Roles) -> u64| {
        roles.iter().map(move |roles| roles.as_ref().map(|roles| value(roles) as usize))
    };
    let table = title("brokerage")
        .column(nodes(&network.names))
        .column(counts("coordinator", role(|roles| roles.coordinator)))
        .column(counts("itinerant", role(|roles| roles.itinerant)))
        .column(counts("gatekeeper", role(|roles| roles.gatekeeper)))
        .column(counts("representative", role(|roles| roles.representative)))
        .column(counts("liaison", role(|roles| roles.liaison)))
        .column(counts("total", role(Roles::total)));
    let direction = match network.directed {
        Some(_) => "network-note-brokerage-directed",
        None => "network-note-brokerage-undirected",
    };
    let table = noted(table, network).note(Message::new(direction));
    match roles.iter().filter(|roles| roles.is_none()).count() {
        0 => table,
        count => table.note(Message::new("network-note-without-group").with("count", count)),
    }
}

/// Bridges and then cut points, those that cut off most first.
pub fn bridges_table(
    network: &Network,
    groups: Option<&Groups>,
    bridges: &[Bridge],
    points: &[CutPoint],
) -> Table {
    let mut bridges: Vec<&Bridge> = bridges.iter().collect();
    bridges.sort_by_key(|bridge| std::cmp::Reverse(bridge.cut_off));
    let mut points: Vec<&CutPoint> = points.iter().collect();
    points.sort_by_key(|point| std::cmp::Reverse(point.cut_off));
    let ends: Vec<(u32, Option<u32>)> = bridges
        .iter()
        .map(|bridge| (bridge.node, Some(bridge.other)))
        .chain(points.iter().map(|point| (point.node, None)))
        .collect();
    let name = |node: u32| network.names.get(node).to_owned();
    let kinds = ends.iter().map(|(_, other)| match other {
        Some(_) => Some("bridge".to_owned()),
        None => Some("cut_point".to_owned()),
    });
    let cut_off = bridges.iter().map(|bridge| bridge.cut_off);
    let cut_off = cut_off.chain(points.iter().map(|point| point.cut_off)).map(Some);
    let pieces = bridges.iter().map(|_| Some(2)).chain(points.iter().map(|p| Some(p.pieces)));
    let mut table = title("bridges")
        .column(told(Column::code("kind", "network-kind", kinds)))
        .column(texts("node", ends.iter().map(|(node, _)| Some(name(*node)))))
        .column(texts("other", ends.iter().map(|(_, other)| other.map(name))))
        .column(counts("cut_off", cut_off))
        .column(counts("pieces", pieces));
    if let Some(groups) = groups {
        let group = |node: u32| Some(groups.names.get(groups.of[node as usize]?).to_owned());
        table = table
            .column(texts("group", ends.iter().map(|(node, _)| group(*node))))
            .column(texts("other_group", ends.iter().map(|(_, other)| group((*other)?))));
    }
    noted(table, network)
}

impl From<&Summary> for Table {
    fn from(summary: &Summary) -> Self {
        let whole = summary.whole.iter().map(|(code, value)| (*code, None, *value));
        let groups = summary.groups.iter().flat_map(|(name, rows)| {
            rows.iter().map(|(code, value)| (*code, Some(name.clone()), *value))
        });
        let rows: Vec<_> = whole.chain(groups).collect();
        // Counts and shares stand in one column, so that no number of decimals suits all.
        let number = |value: f64| Number::stated(value, if value.fract() == 0.0 { 0 } else { 9 });
        let code = rows.iter().map(|(code, _, _)| Some((*code).to_owned()));
        let values = rows.iter().map(|(_, _, value)| value.map(number));
        title("summary")
            .column(told(Column::code("measure", "network-measure", code)))
            .column(texts("group", rows.iter().map(|(_, group, _)| group.clone())))
            .column(told(Column::number("value", values)))
    }
}

impl From<&Edges> for Table {
    fn from(edges: &Edges) -> Self {
        let name = |node: &u32| Some(edges.names.get(*node).to_owned());
        let table = title("edges")
            .column(texts("source", edges.sources.iter().map(name)))
            .column(texts("target", edges.targets.iter().map(name)));
        match &edges.weights {
            None => table,
            Some(weights) => table.column(numbers("weight", weights.iter().copied().map(Some))),
        }
    }
}
