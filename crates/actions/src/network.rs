//! Who is tied to whom: the institution's network, as far as the actor may see it.

use std::collections::{BTreeMap, BTreeSet};

use access::{Action, Scope, scope};
use network::{Edges, Groups, Network, components, holes, reach_in_two, roles};
use registry::PartyKind;
use store::{FirmQuery, Page};
use vocabulary::{CommunityId, FirmId, PartyId};

use crate::{ActionError, Context, Institution};

/// The network that an actor sees. What is measured is measured on the whole network; what is listed
/// is what the actor may see of it.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct NetworkPage {
    /// The communities, by name.
    pub communities: Vec<CommunityTies>,
    /// The firms: those with a name first, by name.
    pub firms: Vec<FirmTies>,
    /// The ties between these firms, by their places in the list.
    pub ties: Vec<(usize, usize)>,
    /// Pairs of communities that no tie connects, those with most firms on both sides first.
    pub missing: Vec<Missing>,
}

/// How a community is tied.
#[derive(Debug, Clone, PartialEq)]
pub struct CommunityTies {
    /// Which one.
    pub id: CommunityId,
    /// Its name.
    pub name: String,
    /// How many firms count to it.
    pub firms: usize,
    /// Ties between two of them.
    pub inside: usize,
    /// Ties of one of them to a firm elsewhere.
    pub outside: usize,
    /// How many of its firms have no tie at all.
    pub alone: usize,
    /// Whether it is the actor's business; what is counted of others is 0.
    pub seen: bool,
}

/// How a firm is tied.
#[derive(Debug, Clone, PartialEq)]
pub struct FirmTies {
    /// Which one and what it is called; absent when the actor may not see its page.
    pub name: Option<(FirmId, String)>,
    /// The place of its community in the list; absent when it is in none.
    pub community: Option<usize>,
    /// How many firms it is tied to.
    pub contacts: usize,
    /// How many of these count to another community or to none.
    pub outside: usize,
    /// How many firms it reaches in at most two steps.
    pub reach: u32,
    /// Burt's constraint: low when its contacts lead to different firms. Absent without contacts.
    pub constraint: Option<f64>,
    /// How many ways between firms of different communities lead over it and not directly.
    pub bridges: u64,
    /// Whether its ties lead nowhere near the largest part of the network.
    pub cut_off: bool,
}

/// Two communities that no tie connects.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Missing {
    /// The places of the two in the list of communities.
    pub pair: (usize, usize),
    /// How many firms the smaller one has.
    pub firms: usize,
}

/// The network as it stands today. Firms are tied by the ties of the registry; `through` ties those
/// too that are tied to the same association. A firm in several communities counts to the one it
/// joined first. Managers and analysts see all firms, agents those of their communities; a firm
/// whose page the actor may not see has no name.
///
/// # Errors
///
/// The network is none of the actor's business, or the database cannot be used.
pub async fn show(
    institution: &Institution,
    context: &Context,
    through: bool,
) -> Result<NetworkPage, ActionError> {
    let reach = scope(&context.actor, Action::ReadNetwork);
    if reach.is_none() {
        return Err(ActionError::Missing);
    }
    let (store, today) = (&institution.store, context.today());
    let (everything, query) = (Scope::all(), FirmQuery::default());
    let firms: Vec<FirmId> = {
        let found = store.firms(&everything, &query, today, Page::ALL).await?.rows;
        found.into_iter().map(|firm| firm.record.id).collect()
    };
    let mut named: BTreeMap<FirmId, String> = BTreeMap::new();
    let readable = scope(&context.actor, Action::ReadFirm);
    for firm in store.firms(&readable, &query, today, Page::ALL).await?.rows {
        named.insert(firm.record.id, firm.record.name().to_owned());
    }
    let kinds = [PartyKind::Community, PartyKind::Association];
    let mut organisations = Vec::new();
    for kind in kinds {
        organisations.push(store.organisations(&everything, kind, None, Page::ALL).await?.rows);
    }
    let associations = organisations.pop().unwrap_or_default();
    let communities = organisations.pop().unwrap_or_default();
    let place: BTreeMap<CommunityId, u32> =
        (0..).zip(&communities).map(|(place, c)| (CommunityId(c.record.id.0), place)).collect();
    let number: BTreeMap<FirmId, usize> = (0..).zip(&firms).map(|(i, firm)| (*firm, i)).collect();
    let mut of = vec![None; firms.len()];
    let mut shown = vec![reach.all; firms.len()];
    for membership in store.memberships_on(today).await? {
        let membership = membership.record;
        let Some(firm) = number.get(&membership.firm) else { continue };
        of[*firm] = of[*firm].or_else(|| place.get(&membership.community).copied());
        shown[*firm] |= reach.communities.contains(&membership.community);
    }
    let associations: BTreeSet<PartyId> = associations.iter().map(|a| a.record.id).collect();
    let ties: Vec<(PartyId, PartyId)> = {
        let ties = store.ties_on(today).await?;
        ties.into_iter().map(|tie| (tie.record.from, tie.record.to)).collect()
    };
    let network = tie_firms(&firms, &number, &ties, through.then_some(&associations));
    let groups =
        Groups { names: communities.iter().map(|c| c.record.id.to_string()).collect(), of };
    let mut page = measured(&network, &groups, &firms, &named, &shown);
    page.communities.iter_mut().zip(&communities).for_each(|(row, community)| {
        (row.id, row.name) = (CommunityId(community.record.id.0), community.record.name.clone());
    });
    narrow(&mut page, &reach);
    Ok(page)
}

/// The network of the firms: ties between two of them, and, if asked, those that being tied to the
/// same association makes.
fn tie_firms(
    firms: &[FirmId],
    number: &BTreeMap<FirmId, usize>,
    ties: &[(PartyId, PartyId)],
    associations: Option<&BTreeSet<PartyId>>,
) -> Network {
    let number = |party: &PartyId| number.get(&FirmId(party.0)).map(|number| *number as u32);
    let mut edges =
        Edges { names: firms.iter().map(FirmId::to_string).collect(), ..Edges::default() };
    let mut belonging = edges.clone();
    let mut seen: Vec<PartyId> = Vec::new();
    for (from, to) in ties {
        if let (Some(from), Some(to)) = (number(from), number(to)) {
            edges.sources.push(from);
            edges.targets.push(to);
        }
        for (firm, other) in [(from, to), (to, from)] {
            let shared = associations.is_some_and(|associations| associations.contains(other));
            if let (Some(firm), true) = (number(firm), shared) {
                // Any number will do for an association, as long as it is its own.
                let place = seen.iter().position(|known| known == other).unwrap_or_else(|| {
                    seen.push(*other);
                    seen.len() - 1
                });
                belonging.sources.push(firm);
                belonging.targets.push(place as u32);
            }
        }
    }
    // An institution has far fewer firms than would make too many ties; if not, the direct ones stand.
    let mut projected = edges.clone();
    if associations.is_some() && projected.tie_members(&belonging).is_ok() {
        edges = projected;
    }
    Network::new(edges, false)
}

/// Measures every firm and community, and keeps the firms that are shown.
fn measured(
    network: &Network,
    groups: &Groups,
    firms: &[FirmId],
    named: &BTreeMap<FirmId, String>,
    shown: &[bool],
) -> NetworkPage {
    let ties = &network.ties;
    let count = groups.names.len();
    let mut communities = vec![
        CommunityTies {
            id: CommunityId(uuid::Uuid::nil()),
            name: String::new(),
            firms: 0,
            inside: 0,
            outside: 0,
            alone: 0,
            seen: true,
        };
        count
    ];
    let mut tied = BTreeSet::new();
    let (holes, reach, roles) = (holes(ties), reach_in_two(ties), roles(network, groups));
    let component = components(ties);
    let mut all = Vec::with_capacity(firms.len());
    for (node, firm) in firms.iter().enumerate() {
        let own = groups.of[node];
        let others = ties.neighbours(node as u32).iter().map(|other| groups.of[*other as usize]);
        let outside = others.clone().filter(|other| own.is_none() || *other != own).count();
        let contacts = ties.degree(node as u32);
        if let Some(own) = own {
            let row = &mut communities[own as usize];
            row.firms += 1;
            // Both ends of a tie inside count it.
            row.inside += contacts - outside;
            row.outside += outside;
            row.alone += usize::from(contacts == 0);
            let other = others.flatten().map(|other| (own.min(other), own.max(other)));
            tied.extend(other.map(|(a, b)| (a as usize, b as usize)));
        }
        let role = roles[node].unwrap_or_default();
        all.push(FirmTies {
            name: named.get(firm).map(|name| (*firm, name.clone())),
            community: own.map(|own| own as usize),
            contacts,
            outside,
            reach: reach[node],
            constraint: holes[node].map(|holes| holes.constraint),
            // Each open pair counts once for each direction.
            bridges: (role.total() - role.coordinator - role.itinerant) / 2,
            cut_off: contacts == 0 || component[node] > 0,
        });
    }
    communities.iter_mut().for_each(|row| row.inside /= 2);
    let mut order: Vec<usize> = (0..firms.len()).filter(|node| shown[*node]).collect();
    order.sort_by_key(|node| all[*node].name.is_none());
    let mut new = vec![None; firms.len()];
    order.iter().enumerate().for_each(|(place, node)| new[*node] = Some(place));
    let mut pairs = Vec::new();
    for (place, node) in order.iter().enumerate() {
        let others = ties.neighbours(*node as u32).iter();
        let others = others.filter_map(|other| new[*other as usize]);
        pairs.extend(others.filter(|other| place < *other).map(|other| (place, other)));
    }
    let mut missing = Vec::new();
    for a in 0..count {
        for b in a + 1..count {
            let firms = communities[a].firms.min(communities[b].firms);
            if firms > 0 && !tied.contains(&(a, b)) {
                missing.push(Missing { pair: (a, b), firms });
            }
        }
    }
    missing.sort_by_key(|missing| std::cmp::Reverse(missing.firms));
    let firms = order.into_iter().map(|node| all[node].clone()).collect();
    NetworkPage { communities, firms, ties: pairs, missing }
}

/// Keeps the pairs of which one community is the actor's. Names of communities are everybody's who
/// has signed in; how another community is tied is not.
fn narrow(page: &mut NetworkPage, reach: &Scope) {
    if reach.all {
        return;
    }
    let own: Vec<bool> =
        page.communities.iter().map(|c| reach.communities.contains(&c.id)).collect();
    page.missing.retain(|missing| own[missing.pair.0] || own[missing.pair.1]);
    for (row, own) in page.communities.iter_mut().zip(own) {
        if !own {
            (row.inside, row.outside, row.alone, row.seen) = (0, 0, 0, false);
        }
    }
}
