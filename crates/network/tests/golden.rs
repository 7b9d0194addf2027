//! Every measure equals what networkx and igraph find (`golden/make.py`), to 1e-9.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use std::collections::{BTreeMap, BTreeSet};

use files::Text;
use network::{
    Edges, Groups, Network, Paths, Quality, bridges, degree_assortativity, measures, mixing,
    modules, quality, reach_in_two, roles, sampled_betweenness,
};

const NETWORKS: [(&str, bool); 8] = [
    ("karate", false),
    ("sparse", false),
    ("dense", false),
    ("weighted", false),
    ("wild", false),
    ("wild-weighted", false),
    ("directed", true),
    ("directed-wild", true),
];

fn golden(name: &str) -> String {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/golden/");
    std::fs::read_to_string(format!("{folder}{name}.csv")).unwrap()
}

fn network(name: &str, directed: bool) -> (Network, Groups) {
    let mut edges = Edges::read(name, &golden(name), None).unwrap();
    let groups = format!("{name}-groups");
    let groups = Groups::read(&groups, &golden(&groups), &mut edges).unwrap();
    (Network::new(edges, directed), groups)
}

fn near(found: Option<f64>, expected: Option<f64>) -> bool {
    match (found, expected) {
        (Some(found), Some(expected)) => (found - expected).abs() <= 1e-9 * expected.abs().max(1.0),
        (None, None) => true,
        _ => false,
    }
}

#[test]
fn every_measure_of_every_node_is_the_peers() {
    for (name, directed) in NETWORKS {
        let (network, _) = network(name, directed);
        let found = measures(&network, Paths::Exact, 1);
        let file = format!("{name}-measures");
        let rows = Text::decode(&file, golden(&file).into_bytes()).unwrap().rows().unwrap();
        assert_eq!(rows.len(), network.nodes());
        let mut components = BTreeSet::new();
        for (node, row) in rows.iter().enumerate() {
            assert_eq!(row.text("node").unwrap(), network.names.get(node as u32));
            let hole = found.holes[node];
            let values = [
                ("degree", Some(found.degree[node] as f64)),
                ("strength", Some(found.strength[node])),
                ("constraint", hole.map(|hole| hole.constraint)),
                ("effective_size", hole.map(|hole| hole.effective_size)),
                ("efficiency", hole.map(|hole| hole.efficiency)),
                ("hierarchy", hole.and_then(|hole| hole.hierarchy)),
                ("betweenness", found.betweenness[node]),
                ("closeness", found.closeness[node]),
                ("core", Some(f64::from(found.cores[node]))),
            ];
            for (column, value) in values {
                let expected = row.optional(column, "", |text| text.parse::<f64>().ok()).unwrap();
                assert!(near(value, expected), "{name}, {row:?}, {column}: {value:?}");
            }
            components.insert((found.components[node], row.text("component").unwrap().to_owned()));
        }
        // Numbered otherwise, but the same parts.
        let ours: BTreeSet<_> = components.iter().map(|(ours, _)| ours).collect();
        let theirs: BTreeSet<_> = components.iter().map(|(_, theirs)| theirs).collect();
        assert!(ours.len() == components.len() && theirs.len() == components.len(), "{name}");
    }
}

#[test]
fn brokerage_is_what_counting_every_triad_gives() {
    for (name, directed) in NETWORKS {
        let (network, groups) = network(name, directed);
        let found = roles(&network, &groups);
        let file = format!("{name}-brokerage");
        let rows = Text::decode(&file, golden(&file).into_bytes()).unwrap().rows().unwrap();
        let expected: BTreeMap<&str, Vec<u64>> = rows
            .iter()
            .map(|row| {
                let role = |column| row.number(column).unwrap().value as u64;
                let columns =
                    ["coordinator", "itinerant", "gatekeeper", "representative", "liaison"];
                (row.text("node").unwrap(), columns.map(role).to_vec())
            })
            .collect();
        for (node, roles) in network.names.iter().zip(&found) {
            let counts = roles.map(|roles| {
                vec![
                    roles.coordinator,
                    roles.itinerant,
                    roles.gatekeeper,
                    roles.representative,
                    roles.liaison,
                ]
            });
            assert_eq!(counts.as_ref(), expected.get(node), "{name}, {node}");
        }
        assert!(found.iter().flatten().any(|roles| roles.total() > 0), "{name} brokers nothing");
    }
}

#[test]
fn the_whole_is_what_the_peers_find() {
    for (name, directed) in NETWORKS {
        let (network, groups) = network(name, directed);
        let (bridges, points) = bridges(&network.ties);
        let mixing = mixing(&network, &groups);
        let reach: u32 = reach_in_two(network.out()).iter().sum();
        let found = BTreeMap::from([
            ("ties", Some(network.tie_count() as f64)),
            ("bridges", Some(bridges.len() as f64)),
            ("cut_points", Some(points.len() as f64)),
            ("ei_index", mixing.whole.ei_index()),
            ("group_assortativity", mixing.assortativity),
            ("degree_assortativity", degree_assortativity(&network)),
            ("mean_reach_in_two", Some(f64::from(reach) / network.nodes() as f64)),
        ]);
        let file = format!("{name}-facts");
        let rows = Text::decode(&file, golden(&file).into_bytes()).unwrap().rows().unwrap();
        assert_eq!(rows.len(), found.len());
        for row in rows.iter() {
            let measure = row.text("measure").unwrap();
            let expected = row.number("value").unwrap().value;
            assert!(near(found[measure], Some(expected)), "{name}, {measure}: {found:?}");
        }
    }
}

/// The best of ten runs of igraph's until nothing moves is reached with one seed in ten.
#[test]
fn modules_are_as_good_as_the_peers() {
    for (name, directed) in NETWORKS {
        let (network, _) = network(name, directed);
        let file = format!("{name}-modularity");
        let rows = Text::decode(&file, golden(&file).into_bytes()).unwrap().rows().unwrap();
        let expected = rows[0].number("value").unwrap().value;
        let by = Quality::Modularity { resolution: 1.0 };
        let found: Vec<_> = (0..10).map(|seed| modules(&network.ties, by, seed, 20)).collect();
        let best = found.iter().filter_map(|found| found.quality).fold(-1.0, f64::max);
        assert!(best >= expected - 1e-9, "{name}: {best}, igraph {expected}");
        for found in found {
            assert!(near(quality(&network.ties, &found.of, by), found.quality));
        }
    }
}

#[test]
fn sampled_betweenness_keeps_its_bound() {
    for (name, directed) in NETWORKS {
        let (network, _) = network(name, directed);
        let exact = network::paths(&network);
        let sampled = sampled_betweenness(&network, 0.02, 0.01, 7);
        assert!(sampled.samples > 1000);
        for (exact, sampled) in exact.iter().zip(&sampled.betweenness) {
            let (exact, sampled) = (exact.betweenness.unwrap(), sampled.unwrap());
            assert!((exact - sampled).abs() <= 0.02, "{name}: {exact}, sampled {sampled}");
        }
    }
}
