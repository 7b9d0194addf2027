use jiff::Timestamp;
use jiff::civil::Date;
use registry::{Problem, problem};
use serde::{Deserialize, Serialize};
use standards::{Content, Level};
use uuid::Uuid;
use vocabulary::{
    AccountId, Area, CommunityId, Country, FirmSize, Industry, Language, Money, Product, codes,
};

/// Which experience.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default, Serialize, Deserialize,
)]
#[serde(transparent)]
pub struct ExperienceId(pub Uuid);

impl std::fmt::Display for ExperienceId {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.0.fmt(f)
    }
}

impl std::str::FromStr for ExperienceId {
    type Err = uuid::Error;

    fn from_str(text: &str) -> Result<Self, uuid::Error> {
        text.parse().map(Self)
    }
}

impl From<ExperienceId> for Uuid {
    fn from(id: ExperienceId) -> Self {
        id.0
    }
}

codes! {
    /// Where the knowledge comes from.
    pub enum Kind("experience-kind") {
        /// Done in the firm's own work.
        Applied = "applied",
        /// Found out by a test or an analysis.
        Testing = "testing",
        /// Learned in a course and tried at home.
        Training = "training",
        /// A technology that was new to the whole region.
        Pioneering = "pioneering",
    }
}

codes! {
    /// Whom the firm tells it to, and as whom.
    pub enum Sharing("sharing") {
        /// Everybody here, under the firm's name.
        Named = "named",
        /// Only firms of the own community, under the firm's name.
        Community = "community",
        /// Everybody here, without the firm's name.
        Anonymous = "anonymous",
    }
}

codes! {
    /// How far an experience is on its way to others.
    pub enum Status("experience-status") {
        /// Being written.
        Draft = "draft",
        /// Handed in; somebody looks at it.
        Review = "review",
        /// Others read it.
        Published = "published",
        /// Taken back by the firm; nobody else reads it any more.
        Withdrawn = "withdrawn",
    }
}

/// What is told, in one language.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Telling {
    /// What was done, in one line.
    pub title: String,
    /// The problem that the firm had.
    pub problem: String,
    /// What it tried.
    pub tried: String,
    /// What failed.
    pub failed: String,
    /// What worked in the end.
    pub worked: String,
    /// What had to be done otherwise than others do, because of the place.
    #[serde(default)]
    pub adaptation: String,
    /// Who and what was needed: people, machines, advice.
    #[serde(default)]
    pub means: String,
}

/// The longest text of a field, in characters.
pub const LONGEST: usize = 4000;

/// The longest title, in characters.
const LONGEST_TITLE: usize = 120;

impl Telling {
    /// The parts with the names of their fields, in the order of telling.
    pub fn parts(&self) -> [(&'static str, &str); 7] {
        [
            ("title", &self.title),
            ("problem", &self.problem),
            ("tried", &self.tried),
            ("failed", &self.failed),
            ("worked", &self.worked),
            ("adaptation", &self.adaptation),
            ("means", &self.means),
        ]
    }

    fn problems(&self) -> Vec<Problem> {
        let mut problems = Vec::new();
        for (field, text) in self.parts() {
            let longest = if field == "title" { LONGEST_TITLE } else { LONGEST };
            if text.chars().count() > longest {
                problems.push(problem(field, "problem-experience-long"));
            }
        }
        if self.title.trim().is_empty() {
            problems.push(problem("title", "problem-experience-title"));
        }
        problems
    }
}

/// A translation, which stands beside the original and never in its place.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Translation {
    /// The language it was translated into.
    pub language: Language,
    /// What is told.
    pub telling: Telling,
    /// Who translated it.
    pub by: AccountId,
    /// When.
    pub at: Timestamp,
}

/// A requirement that the experience answers, and how far the firm was with it before and after.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Raised {
    /// The standard's code.
    pub standard: String,
    /// The requirement's code.
    pub requirement: String,
    /// The level before, when known.
    pub before: Option<Level>,
    /// The level after, when known.
    pub after: Option<Level>,
}

impl Raised {
    /// Whether the level rose; `None` when one of them is not known.
    pub fn rose(&self) -> Option<bool> {
        Some(self.after? > self.before?)
    }
}

/// Something that was measured before and after: rejected boxes in percent, hours a batch.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Measured {
    /// What, with its unit: `rejected boxes, %`.
    pub what: String,
    /// Before, when known.
    pub before: Option<f64>,
    /// After, when known.
    pub after: Option<f64>,
}

/// What a firm did about a problem and what came of it. Whose it is and who wrote it stand with
/// the record that stores it, a [`standards::Filed`].
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Experience {
    /// The identifier.
    pub id: ExperienceId,
    /// How far it is on its way to others.
    pub status: Status,
    /// Whom the firm tells it to.
    pub sharing: Sharing,
    /// Where the knowledge comes from.
    pub kind: Kind,
    /// The language of the original.
    pub language: Language,
    /// The original.
    pub telling: Telling,
    /// What stands beside it in other languages.
    #[serde(default)]
    pub translations: Vec<Translation>,
    /// What the firm tells only in person, after an introduction.
    #[serde(default)]
    pub kept: String,
    /// What it cost, in the money of the day on which it was told.
    pub cost: Option<Money>,
    /// How long it took, in weeks.
    pub weeks: Option<u32>,
    /// The requirements that it answers, with the levels before and after.
    #[serde(default)]
    pub raised: Vec<Raised>,
    /// What was measured.
    #[serde(default)]
    pub measured: Vec<Measured>,
    /// The day that it is about: when it was told.
    pub day: Date,
    /// The community of the firm on that day.
    pub community: Option<CommunityId>,
    /// The country.
    pub country: Country,
    /// The administrative area.
    pub area: Option<Area>,
    /// The product, by the Harmonized System.
    pub product: Option<Product>,
    /// The firm's industry.
    pub industry: Option<Industry>,
    /// The firm's size class then.
    pub size: Option<FirmSize>,
    /// What shows it, by the SHA-256 of the files among the firm's evidence; never shown to others.
    #[serde(default)]
    pub evidence: Vec<String>,
    /// The experiences that this one was made out of.
    #[serde(default)]
    pub adapted_from: Vec<ExperienceId>,
    /// The experience that was tried again as it stands.
    #[serde(default)]
    pub replicates: Option<ExperienceId>,
    /// When it was last handed in.
    #[serde(default)]
    pub handed_in: Option<Timestamp>,
    /// What a reviewer asked to be mended.
    #[serde(default)]
    pub returned: Option<String>,
}

impl Content for Experience {
    fn day(&self) -> Option<Date> {
        Some(self.day)
    }
}

impl Experience {
    /// An empty draft of a firm in a country: not shared with anybody by name.
    ///
    /// ```
    /// use jiff::civil::date;
    /// use knowledge::{Experience, ExperienceId, Status};
    /// use vocabulary::{Country, Language};
    ///
    /// let chile = Country::from_iso3("CHL").unwrap();
    /// let day = date(2026, 3, 2);
    /// let draft = Experience::draft(ExperienceId::default(), chile, Language::Spanish, day);
    /// assert_eq!(draft.status, Status::Draft);
    /// assert_eq!(draft.problems()[0].field, "title");
    /// ```
    pub fn draft(id: ExperienceId, country: Country, language: Language, day: Date) -> Self {
        Self {
            id,
            status: Status::Draft,
            sharing: Sharing::Anonymous,
            kind: Kind::Applied,
            language,
            telling: Telling::default(),
            translations: Vec::new(),
            kept: String::new(),
            cost: None,
            weeks: None,
            raised: Vec::new(),
            measured: Vec::new(),
            day,
            community: None,
            country,
            area: None,
            product: None,
            industry: None,
            size: None,
            evidence: Vec::new(),
            adapted_from: Vec::new(),
            replicates: None,
            handed_in: None,
            returned: None,
        }
    }

    /// What has to be mended before a draft can be kept, by field.
    pub fn problems(&self) -> Vec<Problem> {
        let mut problems = self.telling.problems();
        if self.kept.chars().count() > LONGEST {
            problems.push(problem("private", "problem-experience-long"));
        }
        if self.cost.is_some_and(|cost| cost.minor < 0) {
            problems.push(problem("cost", "problem-negative"));
        }
        if self.weeks.is_some_and(|weeks| weeks > 52 * 20) {
            problems.push(problem("weeks", "problem-experience-weeks"));
        }
        if self.raised.len() > 12 {
            problems.push(problem("requirement", "problem-experience-requirements"));
        }
        if self.measured.len() > 12 || self.measured.iter().any(|one| one.what.trim().is_empty()) {
            problems.push(problem("measure", "problem-experience-measured"));
        }
        if self.origins().any(|origin| origin == self.id) || self.adapted_from.len() > 12 {
            problems.push(problem("adapts", "problem-experience-origins"));
        }
        problems
    }

    /// What is missing before somebody else can make use of it, by field: beyond
    /// [`Experience::problems`], the problem, what was tried, and what came of it, good or bad.
    pub fn gaps(&self) -> Vec<Problem> {
        let mut problems = self.problems();
        if self.telling.problem.trim().is_empty() {
            problems.push(problem("problem", "problem-experience-problem"));
        }
        if self.telling.tried.trim().is_empty() {
            problems.push(problem("tried", "problem-experience-tried"));
        }
        if self.telling.worked.trim().is_empty() && self.telling.failed.trim().is_empty() {
            problems.push(problem("worked", "problem-experience-outcome"));
        }
        problems
    }

    /// The experiences that it builds on.
    pub fn origins(&self) -> impl Iterator<Item = ExperienceId> + '_ {
        self.adapted_from.iter().copied().chain(self.replicates)
    }

    /// What is told in a language, if it was told or translated so.
    pub fn told(&self, language: Language) -> Option<&Telling> {
        if language == self.language {
            return Some(&self.telling);
        }
        let mut translations = self.translations.iter();
        Some(&translations.find(|one| one.language == language)?.telling)
    }

    /// What happened with a requirement.
    pub fn raised(&self, standard: &str, requirement: &str) -> Option<&Raised> {
        self.raised.iter().find(|r| r.standard == standard && r.requirement == requirement)
    }
}
