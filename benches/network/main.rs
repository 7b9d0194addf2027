//! Our side of `compare`: does one work on an edge list and prints how long it took, and a
//! check that the peers have to agree with.
//!
//! usage: network-bench make NODES TIES FILE | network-bench run FILE

use std::time::Instant;

use network::{Edges, Network, Quality, ROUNDS, Synthetic, holes, layout, modules};

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match arguments.as_slice() {
        ["make", nodes, ties, file] => make(nodes, ties, file),
        ["run", file] => run(file),
        _ => panic!("usage: network-bench make NODES TIES FILE | network-bench run FILE"),
    }
}

fn make(nodes: &str, ties: &str, file: &str) {
    let nodes: usize = nodes.parse().expect("a number of nodes");
    let ties = ties.parse().expect("a number of ties");
    let communities = (nodes / 5000).max(4);
    let (edges, _) = Synthetic { ties, ..Synthetic::new(communities, nodes, 1) }.draw();
    std::fs::write(file, edges.to_csv()).expect("the file can be written");
}

fn run(file: &str) {
    let timed = |name: &str, begin: (Instant, f64), check: String| {
        let (wall, cpu) = (begin.0.elapsed().as_secs_f64(), cpu_seconds() - begin.1);
        println!("{name}\t{wall}\t{cpu}\t{check}");
    };
    let now = || (Instant::now(), cpu_seconds());
    let begin = now();
    let text = std::fs::read_to_string(file).expect("the file can be read");
    let edges = Edges::read(file, &text, None).expect("an edge list");
    let network = Network::new(edges, false);
    drop(text);
    let ties = network.tie_count();
    timed("build", begin, format!("{} {ties}", network.nodes()));

    let begin = now();
    let holes = holes(&network.ties);
    let constraint: f64 = holes.iter().flatten().map(|holes| holes.constraint).sum();
    timed("constraint", begin, format!("{constraint:.6}"));

    let begin = now();
    let found = modules(&network.ties, Quality::Modularity { resolution: 1.0 }, 1, ROUNDS);
    let quality = found.quality.expect("there are ties");
    timed("leiden", begin, format!("{quality}"));

    // What a page draws: five thousand nodes in thirty communities.
    let (edges, groups) = Synthetic { ties: 15_000, ..Synthetic::new(30, 5_000, 1) }.draw();
    let part: Vec<u32> = groups.of.iter().flatten().copied().collect();
    let small = Network::new(edges, false);
    let begin = now();
    let [width, height] = layout(&small.ties, &part, 1).size();
    timed("layout 5000", begin, format!("{width:.0} × {height:.0}"));

    let bytes = network.bytes() as f64;
    println!("memory\t{}\t0\t{:.2}", bytes, bytes / ties as f64);
}

/// The processor time of this process with all its threads, as Linux counts it in hundredths.
fn cpu_seconds() -> f64 {
    let stat = std::fs::read_to_string("/proc/self/stat").unwrap_or_default();
    let fields: Vec<&str> = stat.rsplit(") ").next().unwrap_or_default().split(' ').collect();
    let ticks = |place: usize| fields.get(place).and_then(|text| text.parse().ok()).unwrap_or(0.0);
    (ticks(11) + ticks(12)) / 100.0
}
