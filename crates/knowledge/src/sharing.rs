use access::{Scope, Subject};
use jiff::civil::Date;
use registry::Purpose;
use standards::Filed;
use vocabulary::{
    Area, CommunityId, Country, FirmId, FirmSize, Industry, Language, Money, Product,
};

use crate::{Experience, ExperienceId, Kind, Measured, Raised, Sharing, Status, Telling};

/// So many firms of a community have to be alike before an anonymous experience may say which
/// community it is from.
pub const ALIKE: usize = 5;

/// The firm that an experience is from, as it stands on the day of reading.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Giver {
    /// What access to the firm depends on: itself, its communities, the purposes that it consents
    /// to.
    pub subject: Subject,
    /// Its name.
    pub name: String,
    /// The name of the community that it was in when it told the experience.
    pub community: String,
    /// How many firms of that community share its industry (division of ISIC) and its size class,
    /// itself included; 0 when one of the two is not known.
    pub alike: usize,
}

/// Who reads.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Reader {
    /// The firms whose published experiences the reader may see.
    pub published: Scope,
    /// The firms for which the reader writes experiences.
    pub own: Scope,
    /// The communities that the reader's own firms belong to today.
    pub communities: Vec<CommunityId>,
}

/// As whose an experience is shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Credit {
    /// Under the name of the firm and of its community.
    Named {
        /// The firm.
        firm: FirmId,
        /// Its name.
        name: String,
        /// The name of its community.
        community: String,
    },
    /// Without the firm's name.
    Anonymous {
        /// The name of the community, where the firm is one of at least [`ALIKE`].
        community: Option<String>,
    },
}

/// What a reader sees of an experience. What is not here, the reader does not see.
#[derive(Debug, Clone, PartialEq)]
pub struct View {
    /// Which one.
    pub id: ExperienceId,
    /// As whose.
    pub credit: Credit,
    /// The community, where the credit says it.
    pub community: Option<CommunityId>,
    /// What only the giver's own side sees: how far it is, what is kept, what was given back.
    pub whole: Option<Experience>,
    /// How it is shared.
    pub sharing: Sharing,
    /// Where the knowledge comes from.
    pub kind: Kind,
    /// The language of the original.
    pub language: Language,
    /// The original.
    pub telling: Telling,
    /// What stands beside it in other languages.
    pub translations: Vec<(Language, Telling)>,
    /// What it cost.
    pub cost: Option<Money>,
    /// How long it took, in weeks.
    pub weeks: Option<u32>,
    /// The requirements that it answers.
    pub raised: Vec<Raised>,
    /// What was measured.
    pub measured: Vec<Measured>,
    /// When it was told; `None` where the day could give the firm away.
    pub day: Option<Date>,
    /// The country.
    pub country: Country,
    /// The administrative area, where the credit says the community.
    pub area: Option<Area>,
    /// The product; only its chapter where the community is hidden.
    pub product: Option<Product>,
    /// The industry.
    pub industry: Option<Industry>,
    /// The size class.
    pub size: Option<FirmSize>,
    /// What it builds on; whether and how those are shown is their own matter.
    pub adapted_from: Vec<ExperienceId>,
    /// What it tries again.
    pub replicates: Option<ExperienceId>,
}

/// What a reader sees of an experience: this is the whole rule of the repository, and the only one.
///
/// - Whoever writes for the giver sees it as the firm does, whatever its status.
/// - Anybody else sees it only while it is published, the giver consents to
///   [`Purpose::Sharing`], and the reader may see what is published at all.
/// - Shared with the own community, it is seen only by firms that are in that community today.
/// - Anonymous, the firm's name is gone, and the day, and what is kept. The community and the area
///   stay only where at least [`ALIKE`] firms of the community have the firm's industry and size on
///   the day of reading; where they go, the product is said by its chapter only. Against somebody
///   who recognises a firm by what it tells, no rule helps; [`personal`](crate::personal) points at
///   names before publication.
///
/// Evidence is nobody else's.
pub fn shown(filed: &Filed<Experience>, giver: &Giver, reader: &Reader) -> Option<View> {
    let told = &filed.content;
    let named = Credit::Named {
        firm: filed.firm,
        name: giver.name.clone(),
        community: giver.community.clone(),
    };
    if reader.own.contains(&giver.subject) {
        return Some(View { whole: Some(told.clone()), ..view(told, named, true) });
    }
    let is_open = told.status == Status::Published
        && giver.subject.purposes.contains(&Purpose::Sharing)
        && reader.published.contains(&giver.subject);
    if !is_open {
        return None;
    }
    match told.sharing {
        Sharing::Named => Some(view(told, named, true)),
        Sharing::Community => {
            let is_neighbour = told.community.is_some_and(|c| reader.communities.contains(&c));
            is_neighbour.then(|| view(told, named, true))
        }
        Sharing::Anonymous => {
            let open = giver.alike >= ALIKE && told.community.is_some();
            let community = open.then(|| giver.community.clone());
            Some(View { day: None, ..view(told, Credit::Anonymous { community }, open) })
        }
    }
}

fn view(told: &Experience, credit: Credit, with_community: bool) -> View {
    View {
        id: told.id,
        credit,
        community: told.community.filter(|_| with_community),
        whole: None,
        sharing: told.sharing,
        kind: told.kind,
        language: told.language,
        telling: told.telling.clone(),
        translations: {
            let all = told.translations.iter();
            all.map(|one| (one.language, one.telling.clone())).collect()
        },
        cost: told.cost,
        weeks: told.weeks,
        raised: told.raised.clone(),
        measured: told.measured.clone(),
        day: Some(told.day),
        country: told.country,
        area: told.area.filter(|_| with_community),
        product: told
            .product
            .as_ref()
            .map(|product| if with_community { product.clone() } else { product.chapter() }),
        industry: told.industry,
        size: told.size,
        adapted_from: told.adapted_from.clone(),
        replicates: told.replicates,
    }
}

impl View {
    /// What is told in a language: the original, or a translation, which is marked by `true`; the
    /// original where there is neither.
    pub fn told(&self, language: Language) -> (&Telling, bool) {
        let mut translations = self.translations.iter();
        match translations.find(|(other, _)| *other == language && language != self.language) {
            Some((_, telling)) => (telling, true),
            None => (&self.telling, false),
        }
    }
}
