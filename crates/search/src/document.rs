use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use uuid::Uuid;
use vocabulary::{CommunityId, FirmId, Language};

/// What can be found, counted and narrowed by, and who may see it. Plain data: whoever knows an
/// experience makes one from it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Document {
    /// Its identifier; a document with the same one replaces it.
    pub id: Uuid,
    /// Its texts: the original, its translations, names of what it is about.
    pub texts: Vec<Text>,
    /// Values to count and narrow by, several of one facet if they fit.
    pub facets: Vec<(Facet, String)>,
    /// The day it was published.
    pub published: Option<Date>,
    /// Who may see it: any of these. Without an audience a document is not taken into the index at
    /// all, so what was withdrawn is not even in its files.
    pub audience: Vec<Audience>,
}

/// A text of a document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Text {
    /// The part it plays.
    pub part: Part,
    /// The language it is in.
    pub language: Language,
    /// The text itself.
    pub text: String,
}

/// The part that a text plays, which says what its words are worth.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Part {
    /// What the document is called.
    Title,
    /// What it is about, in set words: requirements, products, trades.
    Key,
    /// What it tells.
    Body,
}

impl Part {
    /// All parts.
    pub const ALL: [Self; 3] = [Self::Title, Self::Key, Self::Body];

    /// How many times as much as one of the body a word of this part counts.
    pub const fn weight(self) -> f32 {
        match self {
            Self::Title => 2.0,
            Self::Key => 1.2,
            Self::Body => 1.0,
        }
    }
}

/// What documents are counted and narrowed by. Values are codes, which readers translate.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Facet {
    /// Codes of requirements that it answers.
    Requirement,
    /// The industry's code.
    Sector,
    /// The firm's size class.
    Size,
    /// The region or country.
    Region,
    /// The producer community, unless it would give the firm away.
    Community,
    /// The band that its cost lies in.
    Cost,
    /// Its kind.
    Kind,
    /// Languages that it can be read in.
    Language,
}

impl Facet {
    /// All facets.
    pub const ALL: [Self; 8] = [
        Self::Requirement,
        Self::Sector,
        Self::Size,
        Self::Region,
        Self::Community,
        Self::Cost,
        Self::Kind,
        Self::Language,
    ];

    /// Its name in the index.
    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::Requirement => "requirement",
            Self::Sector => "sector",
            Self::Size => "size",
            Self::Region => "region",
            Self::Community => "community",
            Self::Cost => "cost",
            Self::Kind => "kind",
            Self::Language => "language",
        }
    }
}

/// Somebody who may see a document.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Audience {
    /// Everybody.
    Everyone,
    /// The members of a community.
    Community(CommunityId),
    /// A firm, such as the one that wrote it.
    Firm(FirmId),
}

impl Audience {
    /// The word under which the index knows it.
    pub(crate) fn word(self) -> String {
        match self {
            Self::Everyone => "everyone".to_owned(),
            Self::Community(id) => format!("community {}", id.0),
            Self::Firm(id) => format!("firm {}", id.0),
        }
    }
}

/// Who asks. The default reader is a stranger, who sees what everyone may see.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Reader {
    /// Whether she may see whatever has an audience at all.
    pub everything: bool,
    /// The communities that she is a member of today.
    pub communities: Vec<CommunityId>,
    /// The firms that she acts for.
    pub firms: Vec<FirmId>,
}

impl Reader {
    /// The audiences that she belongs to; `None` when every one.
    pub(crate) fn audiences(&self) -> Option<Vec<Audience>> {
        let communities = self.communities.iter().map(|id| Audience::Community(*id));
        let firms = self.firms.iter().map(|id| Audience::Firm(*id));
        (!self.everything)
            .then(|| [Audience::Everyone].into_iter().chain(communities).chain(firms).collect())
    }
}
