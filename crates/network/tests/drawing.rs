//! A drawing shows what it must: communities apart, contacts near, the same picture every time.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use network::{Edges, Layout, Network, Synthetic, layout};
use proptest::prelude::*;

fn distance(a: [f64; 2], b: [f64; 2]) -> f64 {
    (a[0] - b[0]).hypot(a[1] - b[1])
}

/// What holds for every drawing.
fn check(drawn: &Layout, part: &[u32]) -> Result<(), TestCaseError> {
    let [width, height] = drawn.size();
    for (point, part) in drawn.points.iter().zip(part) {
        let disc = drawn.discs[*part as usize];
        prop_assert!(distance(*point, disc.centre) <= disc.radius + 1e-9);
        prop_assert!((0.0..=width).contains(&point[0]) && (0.0..=height).contains(&point[1]));
    }
    let discs: Vec<_> = drawn.discs.iter().filter(|disc| disc.radius > 0.0).collect();
    for (i, a) in discs.iter().enumerate() {
        for b in &discs[i + 1..] {
            prop_assert!(distance(a.centre, b.centre) > a.radius + b.radius);
        }
    }
    Ok(())
}

proptest! {
    #[test]
    fn every_part_has_a_disc_of_its_own(
        ties in prop::collection::vec((0..30_u32, 0..30_u32), 1..80),
        part in prop::collection::vec(0..9_u32, 30),
        seed in any::<u64>(),
    ) {
        let rows: String = ties.iter().map(|(a, b)| format!("{a},{b}\n")).collect();
        let edges = Edges::read("ties", &format!("source,target\n{rows}"), None).unwrap();
        let ties = Network::new(edges, false).ties;
        let part = &part[..ties.nodes()];
        let drawn = layout(&ties, part, seed);
        check(&drawn, part)?;
        prop_assert_eq!(&drawn, &layout(&ties, part, seed));
    }
}

fn synthetic(nodes: usize, communities: usize) -> (Network, Vec<u32>) {
    let asked = Synthetic { ties: nodes * 3, ..Synthetic::new(communities, nodes, 1) };
    let (edges, groups) = asked.draw();
    (Network::new(edges, false), groups.of.into_iter().flatten().collect())
}

/// Of one community, contacts stand nearer to each other than others do.
#[test]
fn contacts_stand_near_each_other() {
    let (network, part) = synthetic(1200, 8);
    let drawn = layout(&network.ties, &part, 1);
    check(&drawn, &part).unwrap();
    let (mut tied, mut all) = ((0.0, 0.0), (0.0, 0.0));
    for a in 0..network.nodes() as u32 {
        for b in (0..a).filter(|b| part[*b as usize] == part[a as usize]) {
            let apart = distance(drawn.points[a as usize], drawn.points[b as usize]);
            all = (all.0 + apart, all.1 + 1.0);
            if network.ties.has(a, b) {
                tied = (tied.0 + apart, tied.1 + 1.0);
            }
        }
    }
    let (tied, all) = (tied.0 / tied.1, all.0 / all.1);
    assert!(tied < 0.8 * all, "contacts {tied}, all {all}");
    // Nobody stands on anybody.
    let mut places = drawn.points.clone();
    places.sort_by(|a, b| a[0].total_cmp(&b[0]));
    assert!(places.windows(2).all(|pair| distance(pair[0], pair[1]) > 1e-3));
}

#[test]
fn few_or_none_are_drawn_too() {
    let empty = layout(&Network::new(Edges::default(), false).ties, &[], 1);
    assert_eq!((empty.points.len(), empty.size()), (0, [0.0, 0.0]));
    let edges = Edges::read("ties", "source,target\na,a\n", None).unwrap();
    let one = layout(&Network::new(edges, false).ties, &[2], 1);
    assert_eq!(one.points, [one.discs[2].centre]);
    assert_eq!(one.discs[0].radius, 0.0);
    // Parts without nodes take no room.
    assert_eq!(one.size(), [2.0 * one.discs[2].radius; 2]);
    check(&one, &[2]).unwrap();
}

/// Another seed may turn the picture, but thousands are drawn as well as few.
#[test]
fn thousands_are_drawn() {
    let (network, part) = synthetic(2500, 20);
    for seed in [1, 2] {
        check(&layout(&network.ties, &part, seed), &part).unwrap();
    }
}
