use crate::levels::{LEVELS, LevelRule};

/// What decides whether the levels of a group may be published, and what is published then: a
/// summary that takes firms one by one and is put together with others in constant time.
///
/// The levels go to `counts`; of the owners it remembers no more than the rule has to know: up to
/// `minimum` of them, and for each level whether nobody, one owner or several stand there. Firms and
/// groups may come in any order; the answers are the same.
///
/// ```
/// use disclosure::{Crowd, LevelRule};
///
/// let rule = LevelRule { minimum: 3 };
/// let mut crowd = Crowd::of(&rule, [("Ana", 1), ("Eva", 3), ("Luz", 3)]);
/// assert!(!crowd.is_safe(), "Ana would learn that all others stand at 3");
/// crowd.merge(&Crowd::of(&rule, [("Sol", 2)]));
/// assert!(crowd.is_safe());
/// assert_eq!(crowd.counts(), [0, 1, 1, 2, 0]);
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Crowd<K> {
    minimum: usize,
    counts: [u32; LEVELS],
    owners: Vec<K>,
    at: [At<K>; LEVELS],
}

/// Who stands at a level.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum At<K> {
    Nobody,
    One(K),
    Several,
}

impl<K: Copy + Ord> At<K> {
    fn and(self, other: Self) -> Self {
        match (self, other) {
            (Self::Nobody, at) | (at, Self::Nobody) => at,
            (Self::One(a), Self::One(b)) if a == b => self,
            _ => Self::Several,
        }
    }
}

impl<K: Copy + Ord> Crowd<K> {
    /// Nobody yet.
    pub fn new(rule: &LevelRule) -> Self {
        let minimum = rule.minimum;
        Self { minimum, counts: [0; LEVELS], owners: Vec::new(), at: [At::Nobody; LEVELS] }
    }

    /// These firms, each with its owner and its level.
    ///
    /// # Panics
    ///
    /// When a level is above 4: a mistake of the program.
    pub fn of(rule: &LevelRule, firms: impl IntoIterator<Item = (K, u8)>) -> Self {
        let mut crowd = Self::new(rule);
        for (owner, level) in firms {
            crowd.add(owner, level);
        }
        crowd
    }

    /// Takes in one firm.
    ///
    /// # Panics
    ///
    /// When the level is above 4: a mistake of the program.
    pub fn add(&mut self, owner: K, level: u8) {
        let level = usize::from(level);
        self.counts[level] += 1;
        self.at[level] = self.at[level].and(At::One(owner));
        self.remember(owner);
    }

    /// Takes in another group.
    pub fn merge(&mut self, other: &Self) {
        for level in 0..LEVELS {
            self.counts[level] += other.counts[level];
            self.at[level] = self.at[level].and(other.at[level]);
        }
        for owner in &other.owners {
            self.remember(*owner);
        }
    }

    fn remember(&mut self, owner: K) {
        if self.owners.len() < self.minimum && !self.owners.contains(&owner) {
            self.owners.push(owner);
        }
    }

    /// Firms at each level.
    pub fn counts(&self) -> [u32; LEVELS] {
        self.counts
    }

    /// How many firms.
    pub fn firms(&self) -> u32 {
        self.counts.iter().sum()
    }

    /// Whether nobody is in it.
    pub fn is_empty(&self) -> bool {
        self.firms() == 0
    }

    /// Whether it may be published by the rule that it was made with, see [`LevelRule::is_safe`].
    /// Whatever is added to a safe group, it stays safe.
    pub fn is_safe(&self) -> bool {
        let levels = |without: Option<K>| {
            let left = self.at.iter().filter(|at| match at {
                At::Nobody => false,
                At::One(owner) => Some(*owner) != without,
                At::Several => true,
            });
            left.count()
        };
        // Only who stands somewhere alone takes a level away with her.
        let mixed = self.at.iter().all(|at| match at {
            At::One(owner) => levels(Some(*owner)) > 1,
            At::Nobody | At::Several => true,
        });
        self.owners.len() >= self.minimum && levels(None) > 1 && mixed
    }
}
