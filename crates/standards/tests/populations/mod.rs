//! Made-up firms for the tests of benchmarks.

#![allow(dead_code, reason = "each test uses its part")]

use std::sync::LazyLock;

use proptest::prelude::*;
use standards::{Assessed, Catalogue, Cell, Level, Standard, Verdict};

/// The standard that the firms are held against.
pub(crate) fn haccp() -> &'static Standard {
    static SHIPPED: LazyLock<Catalogue> = LazyLock::new(|| Catalogue::built_in().unwrap());
    SHIPPED.get("haccp").unwrap()
}

/// A firm with one level in every requirement, and points and progress that follow from it.
pub(crate) fn firm(
    name: usize,
    owner: usize,
    [sector, size, region, community]: [u8; 4],
    level: u8,
) -> Assessed {
    let code = |kind: &str, number: u8| (number < 9).then(|| format!("{kind}{number}"));
    Assessed {
        firm: format!("firm {name:03}"),
        owner: format!("owner {owner:03}"),
        cell: Cell {
            sector: code("sector", sector),
            size: code("size", size),
            region: code("region", region),
            // Communities lie in regions.
            community: code(&format!("community{region}."), community),
        },
        levels: vec![Level::new(level); haccp().requirements.len()],
        points: Some(20.0 * f64::from(level) + 1.0),
        verdict: if level == 4 { Verdict::Met } else { Verdict::NotMet },
        change: (level > 0).then(|| 6.0 * f64::from(level) - 10.0),
    }
}

/// Up to `most` firms: few or many owners, sectors, places and levels; levels of requirements
/// differ, some do not apply.
pub(crate) fn population(most: usize) -> impl Strategy<Value = Vec<Assessed>> {
    let shape = (1usize..20, 1u8..4, 1u8..3, 1u8..4, 1u8..4, 1u8..6, 0..=most);
    shape.prop_flat_map(|(owners, sectors, sizes, regions, communities, levels, firms)| {
        let place = (0..sectors, 0..sizes, 0..regions, 0..communities);
        let one = (0..owners, place, 0..levels, prop::collection::vec(0u8..6, 12));
        prop::collection::vec(one, firms).prop_map(|firms| {
            let each = firms.into_iter().enumerate();
            each.map(|(name, (owner, (a, b, c, d), level, answers))| {
                let mut firm = firm(name, owner, [a, b, c, d], level);
                firm.levels = answers.into_iter().map(Level::new).collect();
                firm
            })
            .collect()
        })
    })
}
