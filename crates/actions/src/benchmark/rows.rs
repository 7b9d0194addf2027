use std::collections::BTreeMap;

use access::Scope;
use registry::{Firm, Membership};
use standards::{Assessed, Assessment, Catalogue, Cell, Filed, Standard, about_a_year_before};
use store::{FirmQuery, Page, Stored};
use vocabulary::{FirmId, Industry, fold};

use crate::{ActionError, Context, Institution};

/// Where a firm is counted: the division of its industry, its size class, its area, and of its
/// communities the one that it joined first.
pub(super) fn cell<'a>(firm: &Firm, memberships: impl Iterator<Item = &'a Membership>) -> Cell {
    let first = memberships.min_by_key(|membership| (membership.span.from, membership.community));
    Cell {
        sector: firm.industry.and_then(Industry::division).map(|i| i.code().to_owned()),
        size: firm.size().map(|size| size.code().to_owned()),
        region: firm.area.map(|area| area.code().to_owned()),
        community: first.map(|membership| membership.community.to_string()),
    }
}

/// The latest of a firm's assessments and the one about a year before; `handed_in` are those of one
/// standard that were handed in, the earliest first.
pub(super) fn latest<'a>(
    catalogue: &'a Catalogue,
    handed_in: &'a [Stored<Filed<Assessment>>],
) -> Option<(Made<'a>, Option<Made<'a>>)> {
    let made = |filed: &'a Stored<Filed<Assessment>>| {
        let assessment = &filed.record.content;
        Some((catalogue.version(&assessment.standard, assessment.version)?, assessment))
    };
    let (last, before) = handed_in.split_last()?;
    let days: Vec<_> = before.iter().map(|filed| filed.record.content.date).collect();
    let earlier = about_a_year_before(last.record.content.date, &days);
    // Of one day the last: it may correct the other.
    let earlier = before.iter().rev().find(|filed| Some(filed.record.content.date) == earlier);
    Some((made(last)?, earlier.and_then(made)))
}

/// An assessment with the version of the standard that it was made with.
pub(super) type Made<'a> = (&'a Standard, &'a Assessment);

/// Every firm that was assessed with a standard, as benchmarks see it today.
///
/// A firm's name is made of its key, so that after an erasure nobody can tell whose row it was. Firms
/// that share an owner, by name or because one person's account has both, are one contributor: taking
/// two people of one name for one hides more, never less.
pub(super) async fn today(
    institution: &Institution,
    context: &Context,
    catalogue: &Catalogue,
    standard: &Standard,
) -> Result<Vec<Assessed>, ActionError> {
    let (store, today) = (&institution.store, context.today());
    let everything = Scope::all();
    let firms = store.firms(&everything, &FirmQuery::default(), today, Page::ALL).await?.rows;
    let accounts = store.accounts(&everything, today, Page::ALL).await?.rows;
    let mut memberships: BTreeMap<FirmId, Vec<Membership>> = BTreeMap::new();
    for membership in store.memberships_on(today).await? {
        memberships.entry(membership.record.firm).or_default().push(membership.record);
    }
    let names = store.pseudonyms().await?;
    let firms: BTreeMap<FirmId, &Firm> = firms.iter().map(|f| (f.record.id, &f.record)).collect();
    let owners = owners(&firms, accounts.iter().map(|account| &account.record.firms[..]));
    let handed_in = store.handed_in(&everything, &standard.code, today).await?;
    let mut rows = Vec::new();
    for of_firm in handed_in.chunk_by(|a, b| a.record.firm == b.record.firm) {
        let id = of_firm[0].record.firm;
        let (Some(firm), Some(name), Some((latest, earlier))) =
            (firms.get(&id), names.get(&id), latest(catalogue, of_firm))
        else {
            continue;
        };
        let owner = names.get(&owners[&id]).unwrap_or(name);
        let cell = cell(firm, memberships.get(&id).into_iter().flatten());
        rows.push(Assessed::new(standard, (name, owner), cell, latest, earlier));
    }
    Ok(rows)
}

/// For each firm the first of all firms that it shares an owner with, over however many steps.
fn owners<'a>(
    firms: &BTreeMap<FirmId, &Firm>,
    accounts: impl Iterator<Item = &'a [FirmId]>,
) -> BTreeMap<FirmId, FirmId> {
    let mut first: BTreeMap<FirmId, FirmId> = firms.keys().map(|firm| (*firm, *firm)).collect();
    let mut join = |one: FirmId, other: FirmId| {
        if first.contains_key(&one) && first.contains_key(&other) {
            let (a, b) = (root(&first, one), root(&first, other));
            first.insert(a.max(b), a.min(b));
        }
    };
    let mut by_name: BTreeMap<String, FirmId> = BTreeMap::new();
    for (id, firm) in firms {
        for owner in &firm.owners {
            join(*by_name.entry(fold(&owner.name)).or_insert(*id), *id);
        }
    }
    for own in accounts {
        if let Some(one) = own.iter().find(|firm| firms.contains_key(firm)) {
            own.iter().for_each(|other| join(*one, *other));
        }
    }
    firms.keys().map(|firm| (*firm, root(&first, *firm))).collect()
}

fn root(first: &BTreeMap<FirmId, FirmId>, mut firm: FirmId) -> FirmId {
    while first[&firm] != firm {
        firm = first[&firm];
    }
    firm
}

#[cfg(test)]
mod tests {
    use registry::Owner;
    use uuid::Uuid;
    use vocabulary::Country;

    use super::*;

    #[test]
    fn firms_with_a_common_owner_are_one_contributor() {
        let owner =
            |name: &str| Owner { name: name.to_owned(), share: None, woman: None, foreign: false };
        let country = Country::from_iso3("ARG").unwrap();
        let firm = |number: u128, owners: &[&str]| Firm {
            owners: owners.iter().map(|name| owner(name)).collect(),
            ..Firm::new(FirmId(Uuid::from_u128(number)), country)
        };
        let firms = [
            firm(1, &["Ana Núñez"]),
            firm(2, &["Eva Paz", "ANA NUNEZ"]),
            firm(3, &["Luz Vera"]),
            firm(4, &["Luz Vera", "Eva Paz"]),
            firm(5, &["Sol Ríos"]),
            firm(6, &[]),
        ];
        let ids: Vec<FirmId> = firms.iter().map(|firm| firm.id).collect();
        let by_id = firms.iter().map(|firm| (firm.id, firm)).collect();
        let stranger = [FirmId(Uuid::from_u128(99)), ids[2]];
        let accounts: [&[FirmId]; 2] = [&ids[4..6], &stranger];
        let owners = owners(&by_id, accounts.into_iter());
        let first: Vec<FirmId> = ids.iter().map(|id| owners[id]).collect();
        assert_eq!(first, [ids[0], ids[0], ids[0], ids[0], ids[4], ids[4]]);
    }
}
