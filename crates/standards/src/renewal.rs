use crate::standard::Standard;

/// A requirement that a new version of a standard asks again.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AskedAgain {
    /// The requirement.
    pub requirement: String,
    /// Why it is asked again.
    pub why: WhyAsked,
}

/// Why a requirement is asked again.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum WhyAsked {
    /// The earlier version did not have it.
    New,
    /// What is required is worded otherwise.
    Reworded,
    /// The words for the levels are others.
    LevelsReworded,
    /// A higher level is needed to meet it.
    BarRaised,
}

impl WhyAsked {
    /// The code, which is also the end of its message's key.
    pub const fn code(self) -> &'static str {
        match self {
            Self::New => "new",
            Self::Reworded => "reworded",
            Self::LevelsReworded => "levels-reworded",
            Self::BarRaised => "bar-raised",
        }
    }
}

/// What has to be asked again when a firm goes from one version of a standard to a later one. All
/// other answers stand; the old assessment stays as it is.
///
/// A better explanation of why and how, another weight or another chapter asks nothing again.
pub fn asked_again(earlier: &Standard, later: &Standard) -> Vec<AskedAgain> {
    let why = |requirement: &crate::Requirement| {
        let Some(before) = earlier.requirement(&requirement.code) else {
            return Some(WhyAsked::New);
        };
        let words = |standard: &Standard, requirement: &crate::Requirement| {
            requirement.levels.clone().unwrap_or_else(|| standard.levels.clone())
        };
        if before.what != requirement.what {
            Some(WhyAsked::Reworded)
        } else if words(earlier, before) != words(later, requirement) {
            Some(WhyAsked::LevelsReworded)
        } else if before.conforming < requirement.conforming {
            Some(WhyAsked::BarRaised)
        } else {
            None
        }
    };
    let again = later.requirements.iter().filter_map(|requirement| {
        why(requirement).map(|why| AskedAgain { requirement: requirement.code.clone(), why })
    });
    again.collect()
}
