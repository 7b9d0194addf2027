use crate::{Assessment, Level, Outcome, Standard};

/// What a firm lacks of a standard.
#[derive(Debug, Clone, PartialEq)]
pub struct Gap {
    /// Requirement by requirement, those that the firm is asked, in the order of the standard.
    pub requirements: Vec<RequirementGap>,
    /// Chapter by chapter, with the chapters in it, in the order of the standard.
    pub chapters: Vec<ChapterGap>,
}

/// Where a firm stands with one requirement.
#[derive(Debug, Clone, PartialEq)]
pub struct RequirementGap {
    /// The requirement.
    pub requirement: String,
    /// Where it is; none when nobody answered or it does not apply.
    pub level: Option<Level>,
    /// Where it has to be.
    pub needed: Level,
    /// What that means.
    pub standing: Standing,
}

/// What an answer means.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Standing {
    /// Met.
    Met,
    /// Not met: so many levels are missing.
    Short(u8),
    /// It does not concern the firm.
    NotApplicable,
    /// Nobody answered yet.
    Open,
}

impl Standing {
    /// The code, which is also the end of its message's key.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Met => "met",
            Self::Short(_) => "short",
            Self::NotApplicable => "not-applicable",
            Self::Open => "open",
        }
    }
}

/// How many requirements of a chapter stand how.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChapterGap {
    /// The chapter.
    pub chapter: String,
    /// Requirements asked.
    pub asked: usize,
    /// Met.
    pub met: usize,
    /// Not met.
    pub short: usize,
    /// Without an answer.
    pub open: usize,
    /// Not concerning the firm.
    pub not_applicable: usize,
}

/// Holds the answers against what is asked.
pub fn gap(standard: &Standard, assessment: &Assessment) -> Gap {
    let asked = standard.asked(&assessment.facts, assessment.date);
    let requirements: Vec<RequirementGap> = asked
        .iter()
        .map(|requirement| {
            let needed = requirement.conforming;
            let answer = assessment.answers.get(&requirement.code);
            let (level, standing) = match answer.map(|answer| &answer.outcome) {
                None => (None, Standing::Open),
                Some(Outcome::NotApplicable { .. }) => (None, Standing::NotApplicable),
                Some(Outcome::Level(level)) if *level >= needed => (Some(*level), Standing::Met),
                Some(Outcome::Level(level)) => (Some(*level), Standing::Short(level.to(needed))),
            };
            RequirementGap { requirement: requirement.code.clone(), level, needed, standing }
        })
        .collect();
    let chapters = standard
        .chapters
        .iter()
        .map(|chapter| {
            let within = asked
                .iter()
                .zip(&requirements)
                .filter(|(requirement, _)| standard.is_within(&requirement.chapter, &chapter.code));
            let standings: Vec<Standing> = within.map(|(_, gap)| gap.standing).collect();
            let count = |code: &str| standings.iter().filter(|s| s.code() == code).count();
            ChapterGap {
                chapter: chapter.code.clone(),
                asked: standings.len(),
                met: count("met"),
                short: count("short"),
                open: count("open"),
                not_applicable: count("not-applicable"),
            }
        })
        .collect();
    Gap { requirements, chapters }
}
