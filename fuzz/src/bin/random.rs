//! A short random run on stable Rust: `random --seconds 20 [--seed N] [TARGET…]`.
//!
//! Each input is a real one with a few changes, made from the seed and its number alone, so that the
//! same call tries the same inputs. The first input that makes a target panic is saved where
//! `cargo fuzz` would save it and the run fails. `random --replay FILE TARGET` tries one again.
//!
//! It finds less than the coverage-guided run, but needs nothing and so can run on every change.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;
use std::process::ExitCode;
use std::time::{Duration, Instant};

use puente_fuzz::{TARGETS, Target};

/// An input that takes longer is a finding too: a page that somebody can make hang.
const PATIENCE: Duration = Duration::from_secs(5);

fn main() -> ExitCode {
    let mut seconds = 20;
    let mut seed = 1;
    let mut replay = None;
    let mut names = Vec::new();
    let mut arguments = std::env::args().skip(1);
    while let Some(argument) = arguments.next() {
        let mut value = || arguments.next().expect("a value follows the flag");
        match argument.as_str() {
            "--seconds" => seconds = value().parse().expect("a number of seconds"),
            "--seed" => seed = value().parse().expect("a number"),
            "--replay" => replay = Some(value()),
            _ => names.push(argument),
        }
    }
    let chosen = |target: &&Target| names.is_empty() || names.iter().any(|name| name == target.0);
    let targets: Vec<&Target> = TARGETS.iter().filter(chosen).collect();
    if targets.len() < names.len() {
        eprintln!("the targets are {:?}", TARGETS.map(|(name, ..)| name));
        return ExitCode::from(2);
    }
    if let Some(file) = replay {
        let input = std::fs::read(&file).expect("the saved input can be read");
        targets.iter().for_each(|(_, run, _)| run(&input));
        println!("{file}: no panic");
        return ExitCode::SUCCESS;
    }
    // One line a panic: the input says the rest.
    std::panic::set_hook(Box::new(|panic| eprintln!("{panic}")));
    // Every target has its turn, whatever the others found.
    let clean = targets.iter().filter(|target| run(target, seed, Duration::from_secs(seconds)));
    if clean.count() == targets.len() { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

/// Tries inputs until the time is over; false when one was found that must not be.
fn run((name, target, seeds): &Target, seed: u64, time: Duration) -> bool {
    let seeds = seeds();
    let began = Instant::now();
    let mut slowest = Duration::ZERO;
    let mut count = 0;
    let fails = |input: &[u8]| catch_unwind(AssertUnwindSafe(|| target(input))).is_err();
    while began.elapsed() < time || count < seeds.len() {
        // First the real inputs as they are, then changed ones.
        let input = match seeds.get(count) {
            Some(real) => real.clone(),
            None => changed(&seeds, seed, count as u64),
        };
        let start = Instant::now();
        let failed = fails(&input);
        let took = start.elapsed();
        slowest = slowest.max(took);
        if failed || took > PATIENCE {
            let why = if failed { "crash" } else { "slow" };
            let file = save(name, &format!("{why}-{seed}-{count}"), &input);
            println!(
                "{name}: input {count} of seed {seed} is a finding ({why}, {took:.1?}): {file}"
            );
            return false;
        }
        count += 1;
    }
    let each = began.elapsed() / count as u32;
    println!(
        "{name}: seed {seed}, {count} inputs, none a finding; {each:.1?} each, the slowest {slowest:.1?}"
    );
    true
}

fn save(target: &str, name: &str, input: &[u8]) -> String {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("artifacts").join(target);
    std::fs::create_dir_all(&folder).expect("the folder for findings can be made");
    let file = folder.join(name);
    std::fs::write(&file, input).expect("the finding can be saved");
    file.display().to_string()
}

/// What often lies at the edge of what a reader expects.
#[rustfmt::skip]
const PIECES: [&[u8]; 30] = [
    b"", b",", b";", b"\t", b"|", b"\n", b"\r\n", b"\"", b"\"\"", b" ", b"0", b"-", b".", b"-0", b"1e9",
    b"0.0", b"100", b"-1", b"NaN", b"inf", b"99999999999999999999", b"0.00000000000000000000001",
    b"\xff", b"\xef\xbb\xbf", b"\xff\xfe", b"\x1f\x8b", b"\x00", b"2013", b"BOL", b"\xcc\x81",
];

/// A real input with one to eight changes.
fn changed(seeds: &[Vec<u8>], seed: u64, number: u64) -> Vec<u8> {
    let mut random = Random(seed.wrapping_mul(0x2545_f491_4f6c_dd1d) ^ number);
    let mut input = random.choose(seeds).clone();
    for _ in 0..=random.below(8) {
        let at = random.below(input.len() + 1);
        let end = (at + random.below(32)).min(input.len());
        match random.below(8) {
            0 if at < input.len() => input[at] ^= 1 << random.below(8),
            1 if at < input.len() => input[at] = random.next() as u8,
            2 => drop(input.drain(at..end)),
            3 => drop(input.splice(at..at, input[at..end].to_vec())),
            4 => input.truncate(at),
            5 => {
                let other = random.choose(seeds);
                let from = random.below(other.len() + 1);
                let to = (from + random.below(256)).min(other.len());
                drop(input.splice(at..end, other[from..to].iter().copied()));
            }
            6 => drop(input.splice(at..at, random.choose(&PIECES).iter().copied())),
            // A whole cell or JSON value, so that the change passes the splitting and meets the types.
            _ => {
                let edge = |byte: &u8| b",;\t|\n\":".contains(byte);
                let start = input[..at].iter().rposition(edge).map_or(0, |edge| edge + 1);
                let end = input[at..].iter().position(edge).map_or(input.len(), |edge| at + edge);
                drop(input.splice(start..end, random.choose(&PIECES).iter().copied()));
            }
        }
    }
    input
}

/// SplitMix64: small, and the same on every machine.
struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    fn below(&mut self, limit: usize) -> usize {
        (self.next() % limit.max(1) as u64) as usize
    }

    fn choose<'a, T>(&mut self, from: &'a [T]) -> &'a T {
        &from[self.below(from.len())]
    }
}
