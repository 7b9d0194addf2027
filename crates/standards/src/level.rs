use std::fmt;

use serde::{Deserialize, Serialize};

/// How far a firm is with a requirement: 0 not begun to 4 done and getting better. Every standard
/// puts the five levels in its own words.
///
/// ```
/// use standards::Level;
/// assert_eq!(Level::new(3).map(Level::number), Some(3));
/// assert_eq!(Level::new(5), None);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "u8", into = "u8")]
pub struct Level(u8);

impl Level {
    /// The lowest level.
    pub const NONE: Self = Self(0);
    /// The highest level.
    pub const FULL: Self = Self(4);
    /// Every level from the lowest to the highest.
    pub const ALL: [Self; 5] = [Self(0), Self(1), Self(2), Self(3), Self(4)];

    /// The level with this number, 0 to 4.
    pub fn new(number: u8) -> Option<Self> {
        (number <= Self::FULL.0).then_some(Self(number))
    }

    /// The number, 0 to 4.
    pub fn number(self) -> u8 {
        self.0
    }

    /// How many levels lie between this one and a higher one; none when it is not higher.
    pub fn to(self, higher: Self) -> u8 {
        higher.0.saturating_sub(self.0)
    }
}

impl TryFrom<u8> for Level {
    type Error = String;

    fn try_from(number: u8) -> Result<Self, String> {
        Self::new(number).ok_or_else(|| format!("level {number} is not one of 0 to 4"))
    }
}

impl From<Level> for u8 {
    fn from(level: Level) -> Self {
        level.0
    }
}

impl fmt::Display for Level {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}
