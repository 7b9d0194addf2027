use std::collections::HashMap;

use files::{FileError, Grid};
use words::Message;

use super::fill::{Slot, element_row, empty, fill, sum_rows};
use super::{Reading, TableError};
use crate::{Extension, Layout, Outside};

/// A table in one grid whose rows and columns have labels: what each of them is, as the reader of
/// its layout understands the labels. [`Frame::table`] does the rest, the same for all layouts.
pub(super) struct Frame {
    pub(super) layout: Layout,
    /// The parts that hold the rows: one, or one for each economy.
    pub(super) grids: Vec<Grid>,
    /// The first cell of a row that holds a number.
    pub(super) from: usize,
    /// What the columns from there on are.
    pub(super) columns: Vec<Column>,
    /// The rows: grid, row of the grid, what it is.
    pub(super) rows: Vec<(usize, usize, Row)>,
    /// Whether an empty cell means that nothing flows.
    pub(super) blanks: bool,
}

/// What a column is.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(super) enum Column {
    /// An industry or a category of final demand of an economy; the rows tell which.
    Of(String, String),
    /// A partner outside an open table.
    Outside(String),
    /// Output.
    Output,
    /// Something that the table does not keep.
    Other(String),
}

/// What a row is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Row {
    /// An industry of an economy.
    Of(String, String),
    /// Value added, or a part of it.
    ValueAdded(String),
    /// Output.
    Output,
    /// Employment and the like, with its unit.
    Extension(String, String),
    /// Something that the table does not keep.
    Other(String),
}

/// The names of economies and industries in the order of the file.
struct Names {
    economies: Vec<String>,
    industries: Vec<String>,
    economy: HashMap<String, usize>,
    industry: HashMap<String, usize>,
}

/// The place of a name in a list, which it joins when it is new.
fn place(names: &mut Vec<String>, index: &mut HashMap<String, usize>, name: &str) -> usize {
    *index.entry(name.to_owned()).or_insert_with(|| {
        names.push(name.to_owned());
        names.len() - 1
    })
}

/// Where each column goes, the categories of final demand, the partners outside.
type Slots = (Vec<Slot>, Vec<String>, Vec<String>);

impl Frame {
    pub(super) fn table(self) -> Result<Reading, TableError> {
        let (names, elements) = self.elements()?;
        let (slots, demand, partners) = self.slots(&names)?;
        let Names { economies, industries, .. } = names;
        let mut table = empty(self.layout, economies, industries, demand);
        let n = table.elements();
        if !partners.is_empty() {
            let exports = vec![0.0; n * partners.len()];
            table.outside = Some(Outside { partners, exports });
        }
        let mut notes = Vec::new();
        let mut blanks = 0;
        for (index, grid) in self.grids.iter().enumerate() {
            let own = elements.iter().filter(|(part, _, _)| *part == index);
            let rows: Vec<(usize, usize)> = own.map(|(_, row, element)| (*row, *element)).collect();
            let filled = fill(grid, &rows, self.from, &slots, &mut table, self.blanks);
            blanks += filled.map_err(|error| self.named(error))?;
        }
        let mut output = slots.contains(&Slot::Output);
        let mut added = Vec::new();
        for (part, row, kind) in &self.rows {
            let grid = &self.grids[*part];
            let values =
                || element_row(grid, *row, self.from, &slots, n).map_err(|error| self.named(error));
            match kind {
                Row::ValueAdded(label) => {
                    let sum = table.value_added.get_or_insert_with(|| vec![0.0; n]);
                    for (sum, value) in sum.iter_mut().zip(values()?) {
                        *sum += value;
                    }
                    added.push(label.as_str());
                }
                Row::Output if !output => {
                    table.output = values()?;
                    output = true;
                }
                Row::Extension(name, unit) => table.extensions.push(Extension {
                    name: name.clone(),
                    unit: unit.clone(),
                    values: values()?,
                }),
                _ => {}
            }
        }
        if !output {
            sum_rows(&mut table);
            notes.push(Message::new("gvc-note-output-summed"));
        }
        if !added.is_empty() {
            notes.push(Message::new("gvc-note-value-added").with("rows", added.join(" + ")));
        }
        let left: Vec<&str> = self
            .columns
            .iter()
            .filter_map(|column| match column {
                Column::Other(label) => Some(label.as_str()),
                _ => None,
            })
            .chain(self.rows.iter().filter_map(|(_, _, row)| match row {
                Row::Other(label) => Some(label.as_str()),
                _ => None,
            }))
            .collect();
        if !left.is_empty() {
            notes.push(Message::new("gvc-note-left-out").with("labels", shortened(&left)));
        }
        if blanks > 0 {
            notes.push(Message::new("gvc-note-blanks").with("count", blanks));
        }
        Ok(Reading { table, notes })
    }

    /// Names from the rows, and for each row of an element its grid, row and element.
    #[allow(clippy::type_complexity, reason = "three numbers are no type")]
    fn elements(&self) -> Result<(Names, Vec<(usize, usize, usize)>), TableError> {
        let mut names = Names {
            economies: Vec::new(),
            industries: Vec::new(),
            economy: HashMap::new(),
            industry: HashMap::new(),
        };
        let mut found = Vec::new();
        for (part, row, kind) in &self.rows {
            if let Row::Of(economy, industry) = kind {
                let economy = place(&mut names.economies, &mut names.economy, economy);
                let industry = place(&mut names.industries, &mut names.industry, industry);
                found.push((*part, *row, economy, industry));
            }
        }
        let file = self.grids[0].name().to_owned();
        if found.is_empty() {
            return Err(TableError::MissingPart { file, part: "gvc-part-industries" });
        }
        let n = names.industries.len();
        let mut first: Vec<Option<(usize, usize)>> = vec![None; n * names.economies.len()];
        for (part, row, economy, industry) in &found {
            let place = &mut first[economy * n + industry];
            if let Some((part_before, row_before)) = place {
                return Err(TableError::Duplicate {
                    file: self.grids[*part].name().to_owned(),
                    kind: "gvc-place-rows",
                    label: format!("{}_{}", names.economies[*economy], names.industries[*industry]),
                    first: self.grids[*part_before].line(*row_before),
                    second: self.grids[*part].line(*row),
                });
            }
            *place = Some((*part, *row));
        }
        if let Some(lacking) = first.iter().position(Option::is_none) {
            // An industry that only one economy has is more likely a label with a slip in it.
            let lone = (0..n).find(|industry| {
                let has = |economy: &usize| first[economy * n + industry].is_some();
                (0..names.economies.len()).filter(has).count() == 1 && names.economies.len() > 2
            });
            if let Some(industry) = lone
                && let Some((part, row, economy, _)) =
                    found.iter().find(|(_, _, _, found)| *found == industry)
            {
                return Err(TableError::UnknownLabel {
                    file: self.grids[*part].name().to_owned(),
                    kind: "gvc-place-row",
                    place: self.grids[*part].line(*row),
                    label: format!("{}_{}", names.economies[*economy], names.industries[industry]),
                });
            }
            return Err(TableError::Uneven {
                file,
                economy: names.economies[lacking / n].clone(),
                lacks: names.industries[lacking % n].clone(),
            });
        }
        let elements = found.iter().map(|(part, row, e, i)| (*part, *row, e * n + i)).collect();
        Ok((names, elements))
    }

    /// Where each column goes, the categories of final demand, the partners outside.
    fn slots(&self, names: &Names) -> Result<Slots, TableError> {
        let grid = &self.grids[0];
        let file = || grid.name().to_owned();
        let (mut categories, mut index) = (Vec::new(), HashMap::new());
        let mut partners = Vec::new();
        // Demand is known by economy and category until all categories are.
        let mut pairs = Vec::new();
        let mut first: HashMap<Column, u64> = HashMap::new();
        let mut slots = Vec::with_capacity(self.columns.len());
        let n = names.industries.len();
        for (column, kind) in self.columns.iter().enumerate() {
            let place_in_file = (self.from + column + 1) as u64;
            let label = match kind {
                Column::Of(economy, name) => format!("{economy}_{name}"),
                Column::Outside(partner) => partner.clone(),
                Column::Output => "output".to_owned(),
                Column::Other(label) => label.clone(),
            };
            if !matches!(kind, Column::Other(_))
                && let Some(before) = first.insert(kind.clone(), place_in_file)
            {
                return Err(TableError::Duplicate {
                    file: file(),
                    kind: "gvc-place-columns",
                    label,
                    first: before,
                    second: place_in_file,
                });
            }
            slots.push(match kind {
                Column::Of(economy, name) => {
                    let Some(economy) = names.economy.get(economy) else {
                        return Err(self.stranger(economy, label, place_in_file));
                    };
                    match names.industry.get(name) {
                        Some(industry) => Slot::Element(economy * n + industry),
                        None => {
                            let category = place(&mut categories, &mut index, name);
                            pairs.push((*economy, category));
                            Slot::Demand(pairs.len() - 1)
                        }
                    }
                }
                Column::Outside(partner) => {
                    partners.push(partner.clone());
                    Slot::Outside(partners.len() - 1)
                }
                Column::Output => Slot::Output,
                Column::Other(_) => Slot::Nowhere,
            });
        }
        self.whole(names, &slots, &pairs, &categories)?;
        for slot in &mut slots {
            if let Slot::Demand(pair) = slot {
                let (economy, category) = pairs[*pair];
                *slot = Slot::Demand(economy * categories.len() + category);
            }
        }
        Ok((slots, categories, partners))
    }

    /// What is wrong with a column whose economy has no rows.
    fn stranger(&self, economy: &str, label: String, place: u64) -> TableError {
        let file = self.grids[0].name().to_owned();
        let same = |column: &&Column| matches!(column, Column::Of(of, _) if of == economy);
        // A slip stands in one label; an economy with many columns lacks its rows.
        if self.columns.iter().filter(same).count() > 1 {
            return TableError::NotSquare { file, kind: "gvc-place-row", label };
        }
        TableError::UnknownLabel { file, kind: "gvc-place-column", place, label }
    }

    /// Whether every element has a column and every economy with final demand all of its categories.
    fn whole(
        &self,
        names: &Names,
        slots: &[Slot],
        pairs: &[(usize, usize)],
        categories: &[String],
    ) -> Result<(), TableError> {
        let file = self.grids[0].name().to_owned();
        let (n, g) = (names.industries.len(), names.economies.len());
        let mut has = vec![false; n * g];
        for slot in slots {
            if let Slot::Element(element) = slot {
                has[*element] = true;
            }
        }
        // A category that only one economy has is a column without its row.
        for (category, name) in categories.iter().enumerate() {
            let mut with = pairs.iter().filter(|(_, found)| *found == category);
            if let (Some((economy, _)), None) = (with.next(), with.next())
                && g > 1
                && categories.len() > 1
                && pairs.len() > categories.len()
            {
                let label = format!("{}_{name}", names.economies[*economy]);
                return Err(TableError::NotSquare { file, kind: "gvc-place-row", label });
            }
        }
        if let Some(element) = has.iter().position(|has| !has) {
            let label =
                format!("{}_{}", names.economies[element / n], names.industries[element % n]);
            return Err(TableError::NotSquare { file, kind: "gvc-place-column", label });
        }
        if pairs.is_empty() {
            return Err(TableError::MissingPart { file, part: "gvc-part-demand" });
        }
        for economy in 0..g {
            let own: Vec<usize> =
                pairs.iter().filter(|(of, _)| *of == economy).map(|(_, c)| *c).collect();
            // Parts of an economy that a table keeps apart have no final demand of their own.
            if !own.is_empty()
                && let Some(lacks) = (0..categories.len()).find(|c| !own.contains(c))
            {
                return Err(TableError::Uneven {
                    file,
                    economy: names.economies[economy].clone(),
                    lacks: categories[lacks].clone(),
                });
            }
        }
        Ok(())
    }

    /// The error with the label of the row or column beside its number.
    fn named(&self, error: FileError) -> TableError {
        match error {
            FileError::Cell { file, row, column, text, .. } => {
                let index = column.parse::<usize>().ok().and_then(|n| n.checked_sub(self.from + 1));
                let label = match index.and_then(|index| self.columns.get(index)) {
                    Some(Column::Of(economy, name)) => format!("{economy}_{name}, "),
                    Some(Column::Outside(label) | Column::Other(label)) => format!("{label}, "),
                    _ => String::new(),
                };
                let (column, needs) = (format!("{label}{column}"), "gvc-needs-flow");
                FileError::Cell { file, row, column, text, needs }.into()
            }
            FileError::Ragged { file, row, expected, found } => {
                let grid = self.grids.iter().find(|grid| grid.name() == file);
                let label = grid.and_then(|grid| {
                    let index = (0..grid.rows()).find(|index| grid.line(*index) == row)?;
                    Some(grid.first_cells(index, self.from).join(" "))
                });
                TableError::Ragged { file, row, label: label.unwrap_or_default(), expected, found }
            }
            error => error.into(),
        }
    }
}

/// The first labels of a long list.
fn shortened(labels: &[&str]) -> String {
    const SHOWN: usize = 8;
    let shown = labels[..labels.len().min(SHOWN)].join(", ");
    if labels.len() > SHOWN { format!("{shown}, … ({})", labels.len()) } else { shown }
}
