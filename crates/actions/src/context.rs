use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use access::Actor;
use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use uuid::{Builder, Uuid};
use vocabulary::Language;

/// Where random bytes come from.
pub trait Chance: Send + Sync {
    /// Fills a slice with random bytes.
    fn fill(&self, bytes: &mut [u8]);
}

/// The operating system's randomness.
#[derive(Debug, Clone, Copy)]
pub struct SystemChance;

impl Chance for SystemChance {
    /// # Panics
    ///
    /// The operating system has no randomness to give; nothing secret could be made without it.
    fn fill(&self, bytes: &mut [u8]) {
        getrandom::fill(bytes).expect("the operating system gives random bytes");
    }
}

/// The same bytes from the same seed, for tests and the demonstration; never for secrets.
#[derive(Debug)]
pub struct Seeded(AtomicU64);

impl Seeded {
    /// Bytes that follow from a seed.
    pub fn new(seed: u64) -> Self {
        Self(AtomicU64::new(seed))
    }
}

impl Chance for Seeded {
    /// SplitMix64 (Steele, Lea and Flood 2014), eight bytes at a time.
    fn fill(&self, bytes: &mut [u8]) {
        for chunk in bytes.chunks_mut(8) {
            let state = self.0.fetch_add(0x9e37_79b9_7f4a_7c15, Ordering::Relaxed);
            let mut z = state.wrapping_add(0x9e37_79b9_7f4a_7c15);
            z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
            z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
            z ^= z >> 31;
            chunk.copy_from_slice(&z.to_le_bytes()[..chunk.len()]);
        }
    }
}

/// The circumstances of an action: when, by whom, in which language, with which luck.
#[derive(Clone)]
pub struct Context {
    /// When.
    pub now: Timestamp,
    /// The institution's time zone, which decides what day it is.
    pub zone: TimeZone,
    /// Who acts.
    pub actor: Actor,
    /// The language in which the actor reads.
    pub language: Language,
    /// Randomness for identifiers, codes and salts.
    pub chance: Arc<dyn Chance>,
}

impl Context {
    /// The day it is at the institution.
    pub fn today(&self) -> Date {
        self.zone.to_datetime(self.now).date()
    }

    /// Random bytes.
    pub fn bytes<const N: usize>(&self) -> [u8; N] {
        let mut bytes = [0; N];
        self.chance.fill(&mut bytes);
        bytes
    }

    /// A new identifier: a UUID of version 7.
    pub fn uuid(&self) -> Uuid {
        let milliseconds = self.now.as_millisecond().unsigned_abs();
        Builder::from_unix_timestamp_millis(milliseconds, &self.bytes()).into_uuid()
    }

    /// The same circumstances with another actor.
    #[must_use]
    pub fn acting_as(&self, actor: Actor) -> Self {
        Self { actor, ..self.clone() }
    }
}
