use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use vocabulary::{Area, Country, Industry, Money, PartyId, codes};

codes! {
    /// What a party of the registry is.
    pub enum PartyKind("party") {
        /// A firm.
        Firm = "firm",
        /// A producer community.
        Community = "community",
        /// An association that firms join and pay.
        Association = "association",
        /// A support institution: a school, laboratory, training centre, public body or agency.
        Institution = "institution",
        /// A buyer or lead firm.
        Buyer = "buyer",
    }
}

codes! {
    /// What holds a producer community together.
    pub enum CommunityKind("community-kind") {
        /// Producers of one district.
        District = "district",
        /// A cluster of firms of one trade.
        Cluster = "cluster",
        /// A cooperative and its members.
        Cooperative = "cooperative",
        /// The local chapter of an association.
        Chapter = "chapter",
    }
}

codes! {
    /// What a support institution does.
    pub enum InstitutionKind("institution-kind") {
        /// A technical or agricultural school.
        School = "school",
        /// A university.
        University = "university",
        /// A laboratory that tests.
        Laboratory = "laboratory",
        /// A centre that trains.
        TrainingCentre = "training-centre",
        /// A body of the state.
        PublicBody = "public-body",
        /// An agency of another country or an international one.
        ForeignAgency = "foreign-agency",
    }
}

/// A person to talk to at a party.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Contact {
    /// Name as it is spoken.
    pub name: String,
    /// What the person does there.
    pub role: String,
    /// Telephone, as it is dialled.
    pub phone: String,
    /// E-mail, empty for the many who have none.
    pub email: String,
}

impl Contact {
    /// Whether nothing was filled in.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

/// A producer community, association, support institution or buyer. They differ in a few words
/// only, which [`Detail`] holds; a firm has a record of its own.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Organisation {
    /// Which one.
    pub id: PartyId,
    /// The name by which people know it.
    pub name: String,
    /// What it is and does, in a few sentences.
    pub about: String,
    /// The country.
    pub country: Country,
    /// The administrative area it sits in or covers.
    pub area: Option<Area>,
    /// Town or village.
    pub locality: String,
    /// The industry of a community's or buyer's trade.
    pub industry: Option<Industry>,
    /// The people to talk to.
    pub contacts: Vec<Contact>,
    /// What only its kind has.
    pub detail: Detail,
}

/// What distinguishes the kinds of organisations.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum Detail {
    /// A producer community.
    Community {
        /// What holds it together.
        form: CommunityKind,
    },
    /// An association.
    Association {
        /// What a member pays a year, when there is a fee.
        fee: Option<Money>,
        /// Who may join, and how.
        entry: String,
        /// Whether every firm of its trade may join, the small and informal too.
        open: bool,
    },
    /// A support institution.
    Institution {
        /// What it does.
        form: InstitutionKind,
        /// The services that firms ask it for.
        services: String,
    },
    /// A buyer.
    Buyer {
        /// Whether it leads a chain: others follow its standards.
        lead: bool,
        /// What it buys and which standards it asks for.
        demands: String,
    },
}

impl Organisation {
    /// What it is.
    pub fn kind(&self) -> PartyKind {
        match self.detail {
            Detail::Community { .. } => PartyKind::Community,
            Detail::Association { .. } => PartyKind::Association,
            Detail::Institution { .. } => PartyKind::Institution,
            Detail::Buyer { .. } => PartyKind::Buyer,
        }
    }
}

/// A time span of days; an open end is still going on.
///
/// ```
/// use registry::Span;
/// use jiff::civil::date;
/// let span = Span { from: Some(date(2024, 1, 1)), to: Some(date(2024, 12, 31)) };
/// assert!(span.contains(date(2024, 12, 31)) && !span.contains(date(2025, 1, 1)));
/// ```
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Span {
    /// First day; unknown when absent.
    pub from: Option<Date>,
    /// Last day.
    pub to: Option<Date>,
}

impl Span {
    /// Whether a day lies in the span; an absent end excludes nothing.
    pub fn contains(self, day: Date) -> bool {
        self.from.is_none_or(|from| from <= day) && self.to.is_none_or(|to| day <= to)
    }

    /// Whether the span ends before it begins.
    pub fn is_backward(self) -> bool {
        matches!((self.from, self.to), (Some(from), Some(to)) if to < from)
    }
}
