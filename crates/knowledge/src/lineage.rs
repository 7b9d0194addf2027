use std::collections::{BTreeMap, BTreeSet};

use vocabulary::CommunityId;

use crate::ExperienceId;

/// How one experience builds on another.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum How {
    /// It was adapted to another place.
    Adapted,
    /// It was tried again as it stands.
    TriedAgain,
}

/// One experience that builds on another.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Link {
    /// The older one.
    pub from: ExperienceId,
    /// The one that builds on it.
    pub to: ExperienceId,
    /// How.
    pub how: How,
}

/// What an experience came from and what came of it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Lineage {
    /// Its ancestors, itself and its descendants with their generations: negative before it, 0 for
    /// itself, by generation and identifier. Relatives aside, such as other children of an
    /// ancestor, are not in it.
    pub generations: Vec<(i32, ExperienceId)>,
    /// The links between them, each once.
    pub links: Vec<Link>,
}

/// Follows the links back and forth from one experience. Circles, which no honest record makes, end
/// where they close; where several ways lead to one experience, the shortest counts.
///
/// ```
/// use knowledge::{ExperienceId, How, Link, lineage};
/// use uuid::Uuid;
///
/// let [a, b, c] = [1, 2, 3].map(|n| ExperienceId(Uuid::from_u128(n)));
/// let links = [Link { from: a, to: b, how: How::Adapted }, Link { from: b, to: c, how: How::TriedAgain }];
/// assert_eq!(lineage(b, &links).generations, [(-1, a), (0, b), (1, c)]);
/// ```
pub fn lineage(of: ExperienceId, links: &[Link]) -> Lineage {
    let mut generation = BTreeMap::from([(of, 0)]);
    for step in [-1, 1] {
        let mut edge = BTreeSet::from([of]);
        let mut at = 0;
        while !edge.is_empty() {
            at += step;
            let next = links.iter().filter_map(|link| {
                let (near, far) =
                    if step < 0 { (link.to, link.from) } else { (link.from, link.to) };
                (edge.contains(&near) && !generation.contains_key(&far)).then_some(far)
            });
            edge = next.collect();
            generation.extend(edge.iter().map(|one| (*one, at)));
        }
    }
    let within =
        |link: &&Link| generation.contains_key(&link.from) && generation.contains_key(&link.to);
    let links: BTreeSet<Link> = links.iter().filter(within).copied().collect();
    let mut generations: Vec<_> = generation.into_iter().map(|(id, at)| (at, id)).collect();
    generations.sort_unstable();
    Lineage { generations, links: links.into_iter().collect() }
}

/// An experience that was made out of others of several communities.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Combination {
    /// The experience.
    pub of: ExperienceId,
    /// What it combines.
    pub from: Vec<ExperienceId>,
    /// The communities of what it combines, without its own; at least one.
    pub communities: Vec<CommunityId>,
}

/// The experiences that brought knowledge from one community to another: which were combined, and
/// across which communities. The community of an experience is asked of `community`, which does
/// not say what the reader may not know.
pub fn combinations(
    links: &[Link],
    community: impl Fn(ExperienceId) -> Option<CommunityId>,
) -> Vec<Combination> {
    let mut origins: BTreeMap<ExperienceId, BTreeSet<ExperienceId>> = BTreeMap::new();
    for link in links {
        origins.entry(link.to).or_default().insert(link.from);
    }
    let combination = |(of, from): (ExperienceId, BTreeSet<ExperienceId>)| {
        let own = community(of)?;
        let far: BTreeSet<CommunityId> =
            from.iter().filter_map(|one| community(*one)).filter(|one| *one != own).collect();
        (!far.is_empty()).then(|| Combination {
            of,
            from: from.into_iter().collect(),
            communities: far.into_iter().collect(),
        })
    };
    origins.into_iter().filter_map(combination).collect()
}
