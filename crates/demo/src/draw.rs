use actions::{Chance as _, Seeded};

/// Draws that follow from a seed and a topic, so that one more draw about ties does not change the
/// names of firms.
pub(crate) struct Draw(Seeded);

impl Draw {
    /// The draws of a topic; the hash of its name is FNV-1a's.
    pub(crate) fn new(seed: u64, topic: &str, number: usize) -> Self {
        let hash = topic.bytes().fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
            (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
        });
        // Two rounds, because the seeds of a generator should not follow each other.
        let mixed = Self(Seeded::new(seed ^ hash)).next().wrapping_add(number as u64);
        Self(Seeded::new(Self(Seeded::new(mixed)).next()))
    }

    fn next(&self) -> u64 {
        let mut bytes = [0; 8];
        self.0.fill(&mut bytes);
        u64::from_le_bytes(bytes)
    }

    /// A number from 0 to `count` − 1; 0 when there is nothing to choose from.
    pub(crate) fn below(&self, count: usize) -> usize {
        ((u128::from(self.next()) * count as u128) >> 64) as usize
    }

    /// A number from `low` to `high`, both included.
    pub(crate) fn between(&self, low: i64, high: i64) -> i64 {
        low + self.below((high - low + 1).max(1) as usize) as i64
    }

    /// Whether something happens that does so in `percent` of all cases.
    pub(crate) fn happens(&self, percent: usize) -> bool {
        self.below(100) < percent
    }

    /// One of several.
    ///
    /// # Panics
    ///
    /// There are none.
    pub(crate) fn one<T: Copy>(&self, of: &[T]) -> T {
        of[self.below(of.len())]
    }

    /// Some of several in a drawn order; all when there are fewer.
    pub(crate) fn some<T: Copy>(&self, count: usize, of: &[T]) -> Vec<T> {
        let mut rest = of.to_vec();
        let mut drawn = Vec::new();
        while drawn.len() < count && !rest.is_empty() {
            drawn.push(rest.swap_remove(self.below(rest.len())));
        }
        drawn
    }
}
