//! How long to wait after wrong passwords or codes.
//!
//! Three mistakes are free, then the wait doubles from two seconds to a quarter of an hour, and a
//! quiet day forgets them all: a guesser gets about a hundred attempts a day, a person who mistypes
//! hardly notices. Nobody is ever locked out for good, which would let a stranger do it to them.
//!
//! ```
//! use access::Failures;
//! use jiff::{SignedDuration, Timestamp};
//!
//! let now = Timestamp::UNIX_EPOCH;
//! let mut failures = None;
//! for _ in 0..4 {
//!     failures = Some(Failures::after(failures, now));
//! }
//! let wait = failures.and_then(|failures| failures.wait(now));
//! assert_eq!(wait, Some(SignedDuration::from_secs(2)));
//! ```

use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};
use words::Message;

/// Failures without any wait.
const FREE: u32 = 3;
/// The wait after the first failure that is not free.
const FIRST: SignedDuration = SignedDuration::from_secs(2);
/// The longest wait.
const LONGEST: SignedDuration = SignedDuration::from_mins(15);
/// After so long without a failure, all are forgotten.
const QUIET: SignedDuration = SignedDuration::from_hours(24);

/// Failures in a row of one account, or from one address. A success deletes them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Failures {
    /// How many; at least one.
    pub count: u32,
    /// When the last one was.
    pub last: Timestamp,
}

impl Failures {
    /// What is known after one more failure.
    pub fn after(earlier: Option<Self>, now: Timestamp) -> Self {
        let count = earlier.filter(|earlier| !earlier.forgotten(now)).map_or(0, |e| e.count);
        Self { count: count.saturating_add(1), last: now }
    }

    /// When the next attempt may be made.
    pub fn next_attempt(&self) -> Timestamp {
        self.last.checked_add(self.delay()).unwrap_or(Timestamp::MAX)
    }

    /// How long to wait from now; none if an attempt may be made. A clock that was set back makes
    /// nobody wait longer than the delay itself.
    pub fn wait(&self, now: Timestamp) -> Option<SignedDuration> {
        let wait = self.next_attempt().duration_since(now).min(self.delay());
        (wait > SignedDuration::ZERO).then_some(wait)
    }

    /// Whether so much time has passed that the failures no longer count and can be deleted.
    pub fn forgotten(&self, now: Timestamp) -> bool {
        now.duration_since(self.last) >= QUIET
    }

    /// 2 s · 2ⁿ⁻¹ after n failures that were not free, at most 15 minutes.
    fn delay(&self) -> SignedDuration {
        match self.count.checked_sub(FREE + 1) {
            None => SignedDuration::ZERO,
            // Doubled ten times it is longer than the longest.
            Some(doublings) => (FIRST * (1 << doublings.min(10))).min(LONGEST),
        }
    }
}

/// Tells a person how long to wait, in seconds up to a minute, else in minutes, rounded up. It is
/// never less than two of them, so the sentences need no singular.
pub fn too_many_attempts(wait: SignedDuration) -> Message {
    let seconds = wait.as_millis().max(0).unsigned_abs().div_ceil(1000).max(2) as usize;
    if seconds <= 60 {
        Message::new("too-many-attempts-seconds").with("seconds", seconds)
    } else {
        Message::new("too-many-attempts-minutes").with("minutes", seconds.div_ceil(60))
    }
}
