use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use words::Message;

use crate::{Level, Text};

/// A library of requirements: one version of one standard.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Standard {
    /// The stable code, such as `haccp`.
    pub code: String,
    /// The version of this library, counted from 1.
    pub version: u32,
    /// The edition of the text that it follows, such as `ISO 9001:2015`.
    pub edition: String,
    /// The name.
    pub title: Text,
    /// What it is, who asks for it, and what it is not.
    pub summary: Text,
    /// Where it comes from.
    pub source: Source,
    /// The licence of the wording in this library.
    pub licence: String,
    /// The kinds of firms that it is for.
    pub sectors: Vec<Sector>,
    /// What each level means, from 0 to 4.
    pub levels: [Text; 5],
    /// The level from which a requirement counts as met, unless the requirement says otherwise.
    pub conforming: Level,
    /// When the whole standard counts as met.
    pub rule: Rule,
    /// The chapters in the order of reading.
    pub chapters: Vec<Chapter>,
    /// The requirements in the order of reading.
    pub requirements: Vec<Requirement>,
    /// Exemptions and other rules for small firms.
    pub thresholds: Vec<Threshold>,
    /// What answers also count in other standards.
    pub mappings: Vec<Mapping>,
    /// Codes that earlier versions used and that must not come back with another meaning.
    pub retired: Vec<String>,
}

/// Where a standard comes from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Source {
    /// The text that it follows.
    pub title: String,
    /// Where to read it.
    pub url: String,
}

/// A kind of firm.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Sector {
    /// Farms and what grows on them.
    Agriculture,
    /// Packing and processing of food.
    Food,
    /// Every other manufacture.
    Manufacturing,
    /// Services.
    Services,
}

impl Sector {
    /// Every sector.
    pub const ALL: [Self; 4] = [Self::Agriculture, Self::Food, Self::Manufacturing, Self::Services];

    /// The code, which is also the end of its message's key.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Agriculture => "agriculture",
            Self::Food => "food",
            Self::Manufacturing => "manufacturing",
            Self::Services => "services",
        }
    }

    /// The word for it.
    pub fn label(self) -> Message {
        ::table::word("sector", self.code())
    }
}

/// A chapter of a standard; chapters may stand in chapters.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Chapter {
    /// The code, unique in the standard.
    pub code: String,
    /// The chapter that it stands in.
    pub parent: Option<String>,
    /// The title.
    pub title: Text,
}

/// How much a requirement binds. This is not how grave a finding of an auditor is; see
/// [`Grade`](crate::Grade).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Binding {
    /// Nothing goes without it.
    Major,
    /// Nearly all of these are needed.
    Minor,
    /// Good to have.
    Recommendation,
}

impl Binding {
    /// From the one that binds most.
    pub const ALL: [Self; 3] = [Self::Major, Self::Minor, Self::Recommendation];

    /// The code, which is also the end of its message's key.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Major => "major",
            Self::Minor => "minor",
            Self::Recommendation => "recommendation",
        }
    }

    /// The words for it.
    pub fn label(self) -> Message {
        ::table::word("binding", self.code())
    }
}

/// What can show that a requirement is met.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Evidence {
    /// A photo.
    Photo,
    /// A record that is filled in while one works.
    Record,
    /// A written procedure, plan or list.
    Document,
    /// A certificate or a report of somebody outside.
    Certificate,
    /// A result of a laboratory.
    Test,
    /// Seen by whoever visits.
    Observation,
    /// Told by the people who do the work.
    Interview,
}

impl Evidence {
    /// Every kind.
    pub const ALL: [Self; 7] = [
        Self::Photo,
        Self::Record,
        Self::Document,
        Self::Certificate,
        Self::Test,
        Self::Observation,
        Self::Interview,
    ];

    /// The code, which is also the end of its message's key.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Photo => "photo",
            Self::Record => "record",
            Self::Document => "document",
            Self::Certificate => "certificate",
            Self::Test => "test",
            Self::Observation => "observation",
            Self::Interview => "interview",
        }
    }

    /// The word for it.
    pub fn label(self) -> Message {
        ::table::word("evidence", self.code())
    }
}

/// One thing that is required.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Requirement {
    /// The code; it never changes its meaning.
    pub code: String,
    /// The chapter that it stands in.
    pub chapter: String,
    /// Where the source says it, such as `21 CFR 112.43`.
    pub reference: Option<String>,
    /// A short name.
    pub title: Text,
    /// What is required.
    pub what: Text,
    /// Why it matters.
    pub why: Text,
    /// How a small firm meets it.
    pub how: Text,
    /// How much it binds.
    pub binding: Binding,
    /// How much it counts among those that bind alike, 1 to 5.
    pub weight: u8,
    /// The level from which it counts as met.
    pub conforming: Level,
    /// Requirements that have to be met before this one can be.
    pub needs: Vec<String>,
    /// What can show that it is met.
    pub evidence: Vec<Evidence>,
    /// What each level means here, where the standard's own words are too general.
    pub levels: Option<[Text; 5]>,
}

/// When the whole standard counts as met: the percent of the requirements that apply and have to
/// be met, by how much they bind. GLOBALG.A.P. for example asks for all majors and 95 of 100 minors.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Rule {
    /// Percent of the majors.
    pub major: u8,
    /// Percent of the minors.
    pub minor: u8,
    /// Percent of the recommendations.
    pub recommendation: u8,
}

impl Rule {
    /// The percent for a binding.
    pub const fn percent(self, binding: Binding) -> u8 {
        match binding {
            Binding::Major => self.major,
            Binding::Minor => self.minor,
            Binding::Recommendation => self.recommendation,
        }
    }
}

/// What the size of a firm is measured by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Measure {
    /// Yearly sales of fresh produce, mean of three years, in US dollars of the base year.
    ProduceSales,
    /// Yearly sales of all food, mean of three years, in US dollars of the base year.
    FoodSales,
    /// Persons employed.
    Employees,
}

impl Measure {
    /// The code, which is also the end of its message's key.
    pub const fn code(self) -> &'static str {
        match self {
            Self::ProduceSales => "produce-sales",
            Self::FoodSales => "food-sales",
            Self::Employees => "employees",
        }
    }

    /// The words for it.
    pub fn label(self) -> Message {
        ::table::word("measure-of-size", self.code())
    }
}

/// What a threshold does.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Effect {
    /// The standard does not bind the firm at all.
    Exempt,
    /// Only the requirements that the threshold names are asked.
    Modified,
    /// The requirements that the threshold names are asked later.
    Later,
}

impl Effect {
    /// The code, which is also the end of its message's key.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Exempt => "exempt",
            Self::Modified => "modified",
            Self::Later => "later",
        }
    }

    /// The words for it.
    pub fn label(self) -> Message {
        ::table::word("effect", self.code())
    }
}

/// A rule for firms up to a size.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Threshold {
    /// The code, unique in the standard.
    pub code: String,
    /// What is measured.
    pub measure: Measure,
    /// The largest value that still counts, or, when `below` is set, the first that does not.
    pub limit: f64,
    /// Whether a value has to lie below the limit and not only at it.
    pub below: bool,
    /// The year whose prices the limit is stated in.
    pub base_year: Option<i16>,
    /// A question that has to be answered with yes as well.
    pub condition: Option<Text>,
    /// What it does.
    pub effect: Effect,
    /// The date from which the requirements are asked after all.
    pub from: Option<Date>,
    /// The requirements it is about.
    pub requirements: Vec<String>,
    /// What it says, in words.
    pub text: Text,
}

/// How an answer to one requirement counts for another.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Mapped {
    /// Both ask the same: an answer to either counts for both.
    Equal,
    /// The first asks all that the second asks: its answer counts for the second.
    Covers,
    /// They share a part: shown side by side, never counted.
    Part,
}

impl Mapped {
    /// The code, as libraries write it.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Equal => "equal",
            Self::Covers => "covers",
            Self::Part => "part",
        }
    }
}

/// A line between a requirement of this standard and one of another.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Mapping {
    /// The requirement of this standard.
    pub from: String,
    /// The other standard.
    pub standard: String,
    /// Its requirement.
    pub to: String,
    /// How the answer counts.
    pub how: Mapped,
}

/// What a firm says of its size; what is not known is not there.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Facts {
    /// How large it is by each measure, in the prices that the threshold is stated in.
    pub sizes: BTreeMap<Measure, f64>,
    /// The thresholds whose condition it answered with yes.
    pub conditions: BTreeSet<String>,
}

impl Threshold {
    /// Whether a firm falls under it; a firm whose size is not known does not.
    pub fn applies(&self, facts: &Facts) -> bool {
        let within = facts
            .sizes
            .get(&self.measure)
            .is_some_and(|size| if self.below { *size < self.limit } else { *size <= self.limit });
        within && (self.condition.is_none() || facts.conditions.contains(&self.code))
    }
}

impl Standard {
    /// The requirement with this code.
    pub fn requirement(&self, code: &str) -> Option<&Requirement> {
        self.requirements.iter().find(|requirement| requirement.code == code)
    }

    /// The requirements of a chapter itself, without those of the chapters in it.
    pub fn in_chapter<'a>(&'a self, chapter: &'a str) -> impl Iterator<Item = &'a Requirement> {
        self.requirements.iter().filter(move |requirement| requirement.chapter == chapter)
    }

    /// Whether a chapter is another one or stands in it, at whatever depth.
    pub fn is_within(&self, chapter: &str, outer: &str) -> bool {
        let mut at = Some(chapter);
        // The parser refuses circles, so this ends.
        while let Some(code) = at {
            if code == outer {
                return true;
            }
            let chapter = self.chapters.iter().find(|chapter| chapter.code == code);
            at = chapter.and_then(|chapter| chapter.parent.as_deref());
        }
        false
    }

    /// The words for a level of a requirement.
    pub fn level_words<'a>(&'a self, requirement: &'a Requirement, level: Level) -> &'a Text {
        let words = requirement.levels.as_ref().unwrap_or(&self.levels);
        &words[usize::from(level.number())]
    }

    /// The thresholds that a firm falls under.
    pub fn thresholds_of<'a>(&'a self, facts: &'a Facts) -> impl Iterator<Item = &'a Threshold> {
        self.thresholds.iter().filter(|threshold| threshold.applies(facts))
    }

    /// The requirements that a firm is asked on a day.
    ///
    /// A requirement that a [`Effect::Modified`] threshold names is asked of the firms under it
    /// alone; those firms are asked nothing else.
    pub fn asked(&self, facts: &Facts, today: Date) -> Vec<&Requirement> {
        let met: Vec<&Threshold> = self.thresholds_of(facts).collect();
        if met.iter().any(|threshold| threshold.effect == Effect::Exempt) {
            return Vec::new();
        }
        let names = |threshold: &Threshold, code: &str| {
            threshold.requirements.iter().any(|named| named == code)
        };
        let modified: Vec<&Threshold> =
            met.iter().copied().filter(|t| t.effect == Effect::Modified).collect();
        let special = |code: &str| {
            self.thresholds.iter().any(|t| t.effect == Effect::Modified && names(t, code))
        };
        // Of several dates the last one that a firm falls under counts: the smaller, the later.
        let waits = |code: &str| {
            let later = met.iter().filter(|t| t.effect == Effect::Later && names(t, code));
            later.filter_map(|t| t.from).max().is_some_and(|from| today < from)
        };
        let asked = self.requirements.iter().filter(|requirement| {
            if modified.is_empty() {
                !special(&requirement.code)
            } else {
                modified.iter().any(|threshold| names(threshold, &requirement.code))
            }
        });
        asked.filter(|requirement| !waits(&requirement.code)).collect()
    }
}
