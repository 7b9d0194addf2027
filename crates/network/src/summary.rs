use crate::{
    Groups, Homophily, Mixing, Network, Quality, ROUNDS, bridges, components, degree_assortativity,
    mixing, modules, reach_in_two, sizes,
};

/// What is measured: a stable code and the value, `None` where it is not defined.
pub type Facts = Vec<(&'static str, Option<f64>)>;

/// A network in a few numbers.
#[derive(Debug, Clone, PartialEq)]
pub struct Summary {
    /// What is measured of the whole.
    pub whole: Facts,
    /// The same of each group by name.
    pub groups: Vec<(String, Facts)>,
}

/// Sums a network up; with groups, also how much of it stays within them.
pub fn summary(network: &Network, groups: Option<&Groups>, seed: u64) -> Summary {
    let n = network.nodes();
    let ties = network.tie_count();
    let component = components(&network.ties);
    let sizes = sizes(&component);
    let (bridges, cut_points) = bridges(&network.ties);
    let found = modules(&network.ties, Quality::Modularity { resolution: 1.0 }, seed, ROUNDS);
    let reach: u64 = reach_in_two(network.out()).into_iter().map(u64::from).sum();
    let count = |count: usize| Some(count as f64);
    let over = |part: f64, whole: f64| (whole > 0.0).then(|| part / whole);
    let ordered = n as f64 * (n as f64 - 1.0);
    let pairs = if network.directed.is_some() { ordered } else { ordered / 2.0 };
    let isolates = (0..n as u32).filter(|node| network.ties.degree(*node) == 0).count();
    // Every row that is neither a tie nor a tie to itself repeats one.
    let repeats = network.rows.saturating_sub(network.loops + ties);
    let mut whole = vec![
        ("nodes", count(n)),
        ("ties", count(ties)),
        ("repeated_rows", count(repeats)),
        ("self_loops", count(network.loops)),
        ("isolates", count(isolates)),
        ("density", over(ties as f64, pairs)),
        ("mean_degree", over(2.0 * ties as f64, n as f64)),
        ("components", count(sizes.len())),
        ("largest_component", over(sizes.first().copied().unwrap_or(0) as f64, n as f64)),
        ("bridges", count(bridges.len())),
        ("cut_points", count(cut_points.len())),
        ("mean_reach_in_two", over(reach as f64, n as f64)),
        ("degree_assortativity", degree_assortativity(network)),
        ("modules", count(found.count)),
        ("modularity", found.quality),
        ("bytes_per_tie", over(network.bytes() as f64, ties as f64)),
    ];
    let groups = groups.map_or_else(Vec::new, |groups| {
        let Mixing { whole: all, groups: each, assortativity } = mixing(network, groups);
        whole.push(("without_group", count(n - all.nodes)));
        whole.extend(about(&all));
        whole.push(("group_assortativity", assortativity));
        let each = groups.names.iter().zip(each).map(|(name, group)| {
            let mut rows = vec![("nodes", count(group.nodes))];
            rows.extend(about(&group));
            rows.push(("homophily", group.homophily()));
            rows.push(("inbreeding", group.inbreeding(all.nodes)));
            (name.to_owned(), rows)
        });
        each.collect()
    });
    Summary { whole, groups }
}

fn about(group: &Homophily) -> [(&'static str, Option<f64>); 3] {
    [
        ("internal_ties", Some(group.internal as f64)),
        ("external_ties", Some(group.external as f64)),
        ("ei_index", group.ei_index()),
    ]
}
