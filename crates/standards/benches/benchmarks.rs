//! How long a snapshot of benchmarks takes, and how that grows: made-up firms with 25 requirements
//! each, up to two million answers. `cargo bench -p standards --bench benchmarks`

#![allow(clippy::unwrap_used, reason = "a benchmark that cannot go on has failed")]

use std::hint::black_box;
use std::time::{Duration, Instant};

use disclosure::LevelRule;
use standards::{
    Assessed, Catalogue, Cell, Dimension, Level, Standard, Verdict, benchmarks, gaps, lift, place,
    renew,
};

/// Numbers that look random and are the same each time.
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, most: u64) -> u64 {
        self.0 =
            self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % most
    }
}

/// Firms of 20 sectors, 4 sizes, 25 regions and 10 communities in each.
fn firms(standard: &Standard, count: u64) -> Vec<Assessed> {
    let mut numbers = Numbers(7);
    let code = |kind: &str, number: u64| Some(format!("{kind}{number}"));
    (0..count)
        .map(|name| {
            let region = numbers.below(25);
            let skill = numbers.below(4);
            Assessed {
                firm: format!("firm {name}"),
                owner: format!("owner {}", name * 9 / 10),
                cell: Cell {
                    sector: code("sector", numbers.below(20)),
                    size: code("size", numbers.below(4)),
                    region: code("region", region),
                    community: code(&format!("community{region}."), numbers.below(10)),
                },
                levels: standard
                    .requirements
                    .iter()
                    .map(|_| Level::new((skill + numbers.below(3)).min(5) as u8))
                    .collect(),
                points: Some(numbers.below(100) as f64),
                verdict: if numbers.below(3) == 0 { Verdict::Met } else { Verdict::NotMet },
                change: Some(numbers.below(30) as f64 - 10.0),
            }
        })
        .collect()
}

fn timed<T>(work: impl Fn() -> T) -> (Duration, T) {
    let mut runs: Vec<(Duration, T)> = (0..5)
        .map(|_| {
            let start = Instant::now();
            let result = black_box(work());
            (start.elapsed(), result)
        })
        .collect();
    runs.sort_by_key(|(time, _)| *time);
    runs.swap_remove(2)
}

fn main() {
    let catalogue = Catalogue::built_in().unwrap();
    let mut standard = catalogue.get("iso-9001").unwrap().clone();
    standard.requirements.truncate(25);
    let rule = LevelRule { minimum: 3 };
    println!("{:>9} {:>9} {:>7} {:>11} {:>7}", "firms", "answers", "cells", "work", "ms");
    for count in [8_000, 80_000] {
        let rows = firms(&standard, count);
        let mut later = rows.clone();
        for row in later.iter_mut().step_by(3) {
            row.levels.rotate_left(1);
            row.points = row.points.map(|points| 100.0 - points);
        }
        let (made, snapshot) = timed(|| benchmarks(&standard, &rows, &rule));
        let (placed, _) = timed(|| place(&snapshot, &rows[17]));
        let (ranked, _) = timed(|| Dimension::ALL.map(|dimension| gaps(&snapshot, dimension)));
        let (renewed, _) = timed(|| renew(&standard, &snapshot, &rows, &later, &rule));
        let (lifted, lift) = timed(|| lift(&standard, &rows, 2));
        let cells = snapshot.cells.len();
        for (work, time) in [
            ("benchmarks", made),
            ("place", placed),
            ("gaps", ranked),
            ("renew", renewed),
            (if lift.exact { "lift, exact" } else { "lift" }, lifted),
        ] {
            let answers = count as usize * standard.requirements.len();
            println!(
                "{count:>9} {answers:>9} {cells:>7} {work:>11} {:>7.1}",
                time.as_secs_f64() * 1e3
            );
        }
    }
}
