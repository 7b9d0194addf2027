use std::fmt;

use serde::{Deserialize, Serialize};

use crate::hide::{Mark, hide_levels};
use crate::levels::{LEVELS, LevelRule};

/// One firm's level and where it is counted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry<K> {
    /// The owner; one owner's firms are one contributor.
    pub owner: K,
    /// The level, 0 to 4.
    pub level: u8,
    /// The category in the hub dimension.
    pub hub: String,
    /// The category in each further dimension, in the order of the snapshot's dimensions.
    pub spokes: Vec<String>,
}

/// The tables of a fixed lattice, made once: what is not in here is not published.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Snapshot {
    /// One table for each spoke: hub by spoke.
    pub tables: Vec<Published>,
}

/// A table as it is published.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Published {
    /// The dimension of the columns.
    pub dimension: String,
    /// The rows: hub categories, some of them put together; the last is everything.
    pub rows: Vec<Category>,
    /// The columns: categories of the dimension; the last is everything.
    pub columns: Vec<Category>,
    /// Firms at each level, or why there is nothing.
    pub cells: Vec<Vec<Result<[u32; LEVELS], Mark>>>,
}

/// What a row or a column is about.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Category {
    /// One category, or several that were put together.
    Some(Vec<String>),
    /// Everything.
    All,
}

/// Why a table is not given.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refused {
    /// The dimension that was asked for.
    pub dimension: String,
}

impl fmt::Display for Refused {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "no table by `{}` belongs to the fixed set of tables", self.dimension)
    }
}

impl std::error::Error for Refused {}

impl Snapshot {
    /// Makes every table of the lattice: hub by each of the dimensions.
    ///
    /// Empty when not even all firms together can be shown. An entry with another number of spokes
    /// than there are dimensions, or with a level above 4, is left out of nothing: it is a mistake of
    /// the program.
    ///
    /// # Panics
    ///
    /// On such an entry.
    pub fn of<K: Ord + Clone>(entries: &[Entry<K>], dimensions: &[&str], rule: &LevelRule) -> Self {
        let firms = |of: &dyn Fn(&Entry<K>) -> bool| -> Vec<(K, u8)> {
            let within = entries.iter().filter(|entry| of(entry));
            within.map(|entry| (entry.owner.clone(), entry.level)).collect()
        };
        if !rule.is_safe(&firms(&|_| true)) {
            return Self { tables: Vec::new() };
        }
        let hubs = safe_hubs(entries, rule);
        let tables = dimensions.iter().enumerate().map(|(index, dimension)| {
            let mut columns: Vec<String> =
                entries.iter().map(|entry| entry.spokes[index].clone()).collect();
            columns.sort_unstable();
            columns.dedup();
            let cells: Vec<Vec<Vec<(K, u8)>>> = hubs
                .iter()
                .map(|hub| {
                    let column = |column: &String| {
                        firms(&|entry| hub.contains(&entry.hub) && entry.spokes[index] == *column)
                    };
                    columns.iter().map(column).collect()
                })
                .collect();
            publish((*dimension).to_owned(), &hubs, &columns, &cells, rule)
        });
        Self { tables: tables.collect() }
    }

    /// The table of hub by a dimension.
    ///
    /// # Errors
    ///
    /// When it does not belong to the lattice: a further table could open what these hide.
    pub fn table(&self, dimension: &str) -> Result<&Published, Refused> {
        let found = self.tables.iter().find(|table| table.dimension == dimension);
        found.ok_or_else(|| Refused { dimension: dimension.to_owned() })
    }
}

/// The hub categories, the smallest unsafe one put together with the next until all are safe.
fn safe_hubs<K: Ord + Clone>(entries: &[Entry<K>], rule: &LevelRule) -> Vec<Vec<String>> {
    let mut names: Vec<&String> = entries.iter().map(|entry| &entry.hub).collect();
    names.sort_unstable();
    names.dedup();
    let mut hubs: Vec<Vec<String>> = names.into_iter().map(|name| vec![name.clone()]).collect();
    let firms = |hub: &Vec<String>| -> Vec<(K, u8)> {
        let within = entries.iter().filter(|entry| hub.contains(&entry.hub));
        within.map(|entry| (entry.owner.clone(), entry.level)).collect()
    };
    loop {
        hubs.sort_by_key(|hub| (firms(hub).len(), hub.clone()));
        let Some(unsafe_one) = hubs.iter().position(|hub| !rule.is_safe(&firms(hub))) else {
            break;
        };
        if hubs.len() < 2 {
            break;
        }
        let taken = hubs.remove(unsafe_one);
        let next = unsafe_one.min(hubs.len() - 1);
        hubs[next].extend(taken);
        hubs[next].sort_unstable();
    }
    hubs.sort_unstable();
    hubs
}

fn publish<K: Ord + Clone>(
    dimension: String,
    hubs: &[Vec<String>],
    columns: &[String],
    cells: &[Vec<Vec<(K, u8)>>],
    rule: &LevelRule,
) -> Published {
    let marks = hide_levels(cells, rule, true);
    let counts = |i: usize, j: usize| {
        let mut counts = [0; LEVELS];
        let rows = if i < cells.len() { &cells[i..=i] } else { cells };
        for row in rows {
            let within = if j < row.len() { &row[j..=j] } else { row.as_slice() };
            for (_, level) in within.iter().flatten() {
                counts[usize::from(*level)] += 1;
            }
        }
        counts
    };
    let cells = marks
        .iter()
        .enumerate()
        .map(|(i, row)| {
            let cell = |(j, mark): (usize, &Mark)| match mark {
                Mark::Shown => Ok(counts(i, j)),
                hidden => Err(*hidden),
            };
            row.iter().enumerate().map(cell).collect()
        })
        .collect();
    let one = |name: &String| Category::Some(vec![name.clone()]);
    let mut rows: Vec<Category> = hubs.iter().cloned().map(Category::Some).collect();
    rows.push(Category::All);
    let mut columns: Vec<Category> = columns.iter().map(one).collect();
    columns.push(Category::All);
    Published { dimension, rows, columns, cells }
}
