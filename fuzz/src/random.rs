//! A short random run of the fuzz targets on a stable compiler: mutated real files, a printed seed,
//! and the offending input saved when a target panics.
//!
//! usage: random [--seconds N] [--seed N]

use std::panic::catch_unwind;
use std::process::ExitCode;
use std::time::{Duration, Instant};

use paper::Paper;
use puente_fuzz::TARGETS;

fn main() -> ExitCode {
    let seconds = argument("--seconds").unwrap_or(20);
    let seed = argument("--seed").unwrap_or(1);
    println!("seed {seed}, {seconds} s a target");
    std::panic::set_hook(Box::new(|_| {}));
    let corpus: Vec<(u8, &str)> = (0..).zip(Paper::files().map(|(_, text)| text)).collect();
    let mut failed = false;
    for (name, target) in TARGETS {
        let mut random = Random(seed);
        let end = Instant::now() + Duration::from_secs(seconds);
        let mut runs = 0u64;
        while Instant::now() < end {
            let input = mutated(&corpus, name, &mut random);
            runs += 1;
            if catch_unwind(|| target(&input)).is_err() {
                let file = format!("crash-{name}-{seed}-{runs}");
                let saved = std::fs::write(&file, &input).is_ok();
                println!("{name}: panic in run {runs}; the input is in {file} ({saved})");
                failed = true;
                break;
            }
        }
        println!("{name}: {runs} runs");
    }
    if failed { ExitCode::FAILURE } else { ExitCode::SUCCESS }
}

fn argument(name: &str) -> Option<u64> {
    let mut arguments = std::env::args().skip_while(|argument| argument != name).skip(1);
    arguments.next()?.parse().ok()
}

/// A real file with a few changes of the kind that files suffer: bytes changed, lost, doubled,
/// cut off, or a piece of another file in the middle.
fn mutated(corpus: &[(u8, &str)], target: &str, random: &mut Random) -> Vec<u8> {
    let (index, text) = corpus[random.below(corpus.len())];
    let mut bytes = text.as_bytes().to_vec();
    if target == "names" {
        let start = random.below(bytes.len());
        bytes = bytes[start..].iter().take(random.below(60)).copied().collect();
    }
    for _ in 0..=random.below(4) {
        if bytes.is_empty() {
            break;
        }
        let at = random.below(bytes.len());
        match random.below(6) {
            0 => bytes[at] = random.below(256) as u8,
            1 => drop(bytes.remove(at)),
            2 => bytes.insert(at, b",;\t\n\"\\-.0\xff"[random.below(10)]),
            3 => bytes.truncate(at),
            4 => {
                let piece: Vec<u8> = bytes[at..].iter().take(random.below(40)).copied().collect();
                bytes.splice(at..at, piece);
            }
            _ => {
                let (_, other) = corpus[random.below(corpus.len())];
                let from = random.below(other.len());
                let piece = other.as_bytes()[from..].iter().take(random.below(80)).copied();
                bytes.splice(at..at, piece.collect::<Vec<u8>>());
            }
        }
    }
    if target == "paper" {
        bytes.insert(0, index);
    }
    bytes
}

/// SplitMix64: small, and the same everywhere.
struct Random(u64);

impl Random {
    fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        ((z ^ (z >> 31)) % limit.max(1) as u64) as usize
    }
}
