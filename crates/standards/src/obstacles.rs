use std::collections::BTreeMap;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use words::Message;

/// What keeps small firms from exporting and from supplying value chains, after section 2.2 of the
/// paper.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Obstacle {
    /// Credit and money to invest.
    Finance,
    /// People with the skills that the work needs.
    Skills,
    /// Experience and time of those who lead.
    Management,
    /// Goods of the quality and at the time that buyers ask for.
    Quality,
    /// Knowing buyers, rules and techniques.
    Information,
    /// Permits, taxes, rules of trade.
    Regulation,
    /// Roads, power, water, cold chain, internet.
    Infrastructure,
}

/// How much an obstacle hinders.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Hindrance {
    /// Not at all.
    None,
    /// A little.
    Some,
    /// Much.
    Much,
    /// It is what holds the firm back.
    Decisive,
}

impl Obstacle {
    /// Every obstacle, in the order in which they are asked.
    pub const ALL: [Self; 7] = [
        Self::Finance,
        Self::Skills,
        Self::Management,
        Self::Quality,
        Self::Information,
        Self::Regulation,
        Self::Infrastructure,
    ];

    /// The code, which is also the end of its message's key.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Finance => "finance",
            Self::Skills => "skills",
            Self::Management => "management",
            Self::Quality => "quality",
            Self::Information => "information",
            Self::Regulation => "regulation",
            Self::Infrastructure => "infrastructure",
        }
    }

    /// The word for it.
    pub fn label(self) -> Message {
        ::table::word("obstacle", self.code())
    }

    /// The question about it.
    pub fn question(self) -> Message {
        Message::new(format!("obstacle-{}-question", self.code()))
    }
}

impl Hindrance {
    /// From none to decisive.
    pub const ALL: [Self; 4] = [Self::None, Self::Some, Self::Much, Self::Decisive];

    /// The code, which is also the end of its message's key.
    pub const fn code(self) -> &'static str {
        match self {
            Self::None => "none",
            Self::Some => "some",
            Self::Much => "much",
            Self::Decisive => "decisive",
        }
    }

    /// The words for it.
    pub fn label(self) -> Message {
        ::table::word("hindrance", self.code())
    }
}

/// What a firm said of its obstacles on a day; what it was not asked or did not answer is not there.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Obstacles {
    /// The day.
    pub date: Date,
    /// How much each hinders.
    pub answers: BTreeMap<Obstacle, Hindrance>,
    /// What else it said.
    pub note: String,
}

impl Obstacles {
    /// What hinders at all, the worst first; alike, in the order in which they are asked.
    pub fn ranked(&self) -> Vec<(Obstacle, Hindrance)> {
        let mut ranked: Vec<_> = self
            .answers
            .iter()
            .map(|(obstacle, hindrance)| (*obstacle, *hindrance))
            .filter(|(_, hindrance)| *hindrance > Hindrance::None)
            .collect();
        ranked.sort_by_key(|(obstacle, hindrance)| (std::cmp::Reverse(*hindrance), *obstacle));
        ranked
    }
}
