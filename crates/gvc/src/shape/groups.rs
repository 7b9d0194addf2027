use std::collections::{BTreeMap, HashMap};

use files::Text;
use serde::Deserialize;

use super::known::known;
use crate::read::TableError;
use crate::{Extension, Icio, Outside};

/// Which economies and industries of a table are taken together. What is in no group stays itself.
///
/// Trade among the economies of a group becomes domestic trade of the group.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Grouping {
    economies: Axis,
    industries: Axis,
}

/// The names of the groups of one kind, and the group of each old name.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Axis {
    names: Vec<String>,
    group: Vec<usize>,
}

/// A grouping as its file says it.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Stated {
    #[serde(default)]
    economies: BTreeMap<String, Members>,
    #[serde(default)]
    industries: BTreeMap<String, Members>,
    /// The name of the group of all economies that are in no other.
    other_economies: Option<String>,
    /// The name of the group of all industries that are in no other.
    other_industries: Option<String>,
}

/// The members of a group: listed, or all but some.
#[derive(Debug, Deserialize)]
#[serde(untagged)]
enum Members {
    These(Vec<String>),
    AllBut { all_but: Vec<String> },
}

/// Reads the groupings of a file for a table, in the order of their names.
///
/// The file is TOML with a table for each grouping. A group lists its members, of which a name such as
/// `MERCOSUR` or `EU27` may be one, or says `{ all_but = […] }`.
///
/// ```toml
/// [south]
/// economies."MERCOSUR" = ["MERCOSUR"]
/// economies."Andean" = ["BOL", "COL", "ECU", "PER"]
/// industries.Food = ["C10T12"]
///
/// ["world without Mexico"]
/// economies.World = { all_but = ["MEX"] }
/// ```
///
/// # Errors
///
/// [`TableError`] for a file that is none, a member that the table lacks or that stands in two
/// groups, a name that cannot be told from another.
pub fn groupings(text: &Text, table: &Icio) -> Result<Vec<(String, Grouping)>, TableError> {
    let file = text.name.as_str();
    let stated: BTreeMap<String, Stated> = toml::from_str(&text.text).map_err(|error| {
        let reason = error.to_string().trim().replace('\n', " ");
        TableError::GroupsBroken { file: file.to_owned(), reason }
    })?;
    let grouping = |(name, stated): (String, Stated)| {
        let Stated { economies, industries, other_economies, other_industries } = stated;
        let economies = axis(file, &table.economies, &economies, other_economies.as_deref())?;
        let industries = axis(file, &table.industries, &industries, other_industries.as_deref())?;
        Ok((name, Grouping { economies, industries }))
    };
    stated.into_iter().map(grouping).collect()
}

/// The groups of one kind of names, in the order of the table.
fn axis(
    file: &str,
    old: &[String],
    groups: &BTreeMap<String, Members>,
    others: Option<&str>,
) -> Result<Axis, TableError> {
    let mut member_of: HashMap<&str, &str> = HashMap::new();
    for (group, members) in groups {
        for member in listed(file, old, group, members)? {
            if let Some(first) = member_of.insert(member, group) {
                return Err(TableError::GroupTwice {
                    file: file.to_owned(),
                    member: member.to_owned(),
                    first: first.to_owned(),
                    second: group.clone(),
                });
            }
        }
    }
    let mut axis = Axis { names: Vec::new(), group: Vec::with_capacity(old.len()) };
    for name in old {
        let group = member_of.get(name.as_str()).copied().or(others).unwrap_or(name);
        let place = axis.names.iter().position(|known| known == group).unwrap_or_else(|| {
            axis.names.push(group.to_owned());
            axis.names.len() - 1
        });
        axis.group.push(place);
    }
    // A group must not be mistaken for an economy that stands outside it.
    let stays = |name: &str| {
        others.is_none() && old.iter().any(|old| old == name) && !member_of.contains_key(name)
    };
    let names = groups.keys().map(String::as_str).chain(others);
    if let Some(group) = names.into_iter().find(|name| name.contains('_') || stays(name)) {
        return Err(TableError::GroupName { file: file.to_owned(), group: group.to_owned() });
    }
    Ok(axis)
}

/// The names in the table that a group says are its members.
fn listed<'a>(
    file: &str,
    old: &'a [String],
    group: &str,
    members: &Members,
) -> Result<Vec<&'a str>, TableError> {
    let named = |name: &String| -> Result<Vec<&'a str>, TableError> {
        if let Some(found) = old.iter().find(|old| *old == name) {
            return Ok(vec![found]);
        }
        let of_known = known(name).unwrap_or_default();
        let found = old.iter().map(String::as_str).filter(|old| of_known.contains(old));
        let found: Vec<&str> = found.collect();
        if found.is_empty() {
            return Err(TableError::GroupMember {
                file: file.to_owned(),
                group: group.to_owned(),
                member: name.clone(),
                known: old.to_vec(),
            });
        }
        Ok(found)
    };
    let all = |names: &[String]| -> Result<Vec<&'a str>, TableError> {
        let lists: Result<Vec<Vec<&str>>, TableError> = names.iter().map(named).collect();
        let mut names = lists?.concat();
        names.sort_unstable();
        names.dedup();
        Ok(names)
    };
    match members {
        Members::These(names) => all(names),
        Members::AllBut { all_but } => {
            let but = all(all_but)?;
            Ok(old.iter().map(String::as_str).filter(|name| !but.contains(name)).collect())
        }
    }
}

/// The grouping that puts the parts of Mexico and China together which extended tables keep apart, if
/// this one does.
pub(crate) fn parts(table: &Icio) -> Option<Grouping> {
    let whole = |name: &String| match name.as_str() {
        "MX1" | "MX2" | "MX3" => "MEX".to_owned(),
        "CN1" | "CN2" | "CN3" | "CN4" => "CHN".to_owned(),
        _ => name.clone(),
    };
    let mut names: Vec<String> = Vec::new();
    let mut group = Vec::new();
    for name in table.economies.iter().map(whole) {
        let place = names.iter().position(|known| *known == name).unwrap_or_else(|| {
            names.push(name);
            names.len() - 1
        });
        group.push(place);
    }
    let industries =
        Axis { names: table.industries.clone(), group: (0..table.industries.len()).collect() };
    let split = names != table.economies;
    split.then_some(Grouping { economies: Axis { names, group }, industries })
}

impl Grouping {
    /// The groups with more than one member, for a message: `MEX, CHN`.
    pub(crate) fn list(&self) -> String {
        let Axis { names, group } = &self.economies;
        let several = |place: &usize| group.iter().filter(|of| *of == place).count() > 1;
        let several = (0..names.len()).filter(several).map(|place| names[place].as_str());
        several.collect::<Vec<_>>().join(", ")
    }

    /// The table with its economies and industries grouped: every flow, output, value added and
    /// extension is the sum of those of the members, added in the order of the table.
    ///
    /// # Panics
    ///
    /// When it was made for a table with other economies or industries: a mistake of the program.
    #[must_use]
    pub fn apply(&self, table: &Icio) -> Icio {
        let (g, n, u) = (table.economies.len(), table.industries.len(), table.demand.len());
        assert_eq!((self.economies.group.len(), self.industries.group.len()), (g, n));
        let (new_g, new_n) = (self.economies.names.len(), self.industries.names.len());
        let element: Vec<usize> = (0..g * n)
            .map(|old| self.economies.group[old / n] * new_n + self.industries.group[old % n])
            .collect();
        let column: Vec<usize> =
            (0..g * u).map(|old| self.economies.group[old / u] * u + old % u).collect();
        let partners = table.outside.as_ref().map_or(0, |outside| outside.partners.len());
        let same: Vec<usize> = (0..partners).collect();
        let block = |old: &[f64], columns: &[usize], width: usize| {
            let mut new = vec![0.0; new_g * new_n * width];
            if !columns.is_empty() {
                for (row, numbers) in old.chunks(columns.len()).enumerate() {
                    let target = &mut new[element[row] * width..][..width];
                    for (number, column) in numbers.iter().zip(columns) {
                        target[*column] += number;
                    }
                }
            }
            new
        };
        let vector = |old: &[f64]| {
            let mut new = vec![0.0; new_g * new_n];
            old.iter().zip(&element).for_each(|(number, place)| new[*place] += number);
            new
        };
        Icio {
            economies: self.economies.names.clone(),
            industries: self.industries.names.clone(),
            demand: table.demand.clone(),
            intermediate: block(&table.intermediate, &element, new_g * new_n),
            final_demand: block(&table.final_demand, &column, new_g * u),
            output: vector(&table.output),
            value_added: table.value_added.as_deref().map(vector),
            outside: table.outside.as_ref().map(|outside| Outside {
                partners: outside.partners.clone(),
                exports: block(&outside.exports, &same, partners),
            }),
            unit: table.unit.clone(),
            year: table.year,
            layout: table.layout,
            extensions: table
                .extensions
                .iter()
                .map(|old| Extension {
                    name: old.name.clone(),
                    unit: old.unit.clone(),
                    values: vector(&old.values),
                })
                .collect(),
        }
    }
}
