use serde::{Deserialize, Serialize};

use crate::crowd::Crowd;

/// How many levels there are: 0 to 4.
pub const LEVELS: usize = 5;

/// When the levels of a group, and shares and means made of them, may be published.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct LevelRule {
    /// Owners that a group needs at least.
    pub minimum: usize,
}

impl LevelRule {
    /// Whether a group may be published, given each firm's owner and level.
    ///
    /// It needs enough owners, and without any one owner's firms the others must still show two
    /// levels: else that owner would know the level of every other firm.
    pub fn is_safe<K: Ord>(&self, firms: &[(K, u8)]) -> bool {
        Crowd::of(self, firms.iter().map(|(owner, level)| (owner, *level))).is_safe()
    }
}
