use std::borrow::Cow;
use std::fmt::Write as _;

use files::FileError;

use crate::Names;
use crate::names::Interner;
use crate::records::Records;

/// A list of ties as it was read: one entry a row, self-loops and repetitions included.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Edges {
    /// The nodes, in the order in which the list names them first.
    pub names: Names,
    /// Where each tie begins.
    pub sources: Vec<u32>,
    /// Where each tie ends.
    pub targets: Vec<u32>,
    /// The weight of each tie, 1e-100 to 1e100; `None` when every row counts as one.
    pub weights: Option<Vec<f64>>,
}

impl Edges {
    /// How many rows.
    pub fn len(&self) -> usize {
        self.sources.len()
    }

    /// Whether there is no row.
    pub fn is_empty(&self) -> bool {
        self.sources.is_empty()
    }

    /// Reads an edge list with the columns `source` and `target`, and a weight: the column named,
    /// else `weight` when there is one. Other columns are left alone. The separator is found in the
    /// header, quotes work as in RFC 4180, blanks around a cell are dropped. Large texts are read
    /// on all cores; the result does not depend on how many there are.
    ///
    /// ```
    /// let edges = network::Edges::read("ties.csv", "source,target\nAna,Luz\nLuz,Eva\n", None)?;
    /// assert_eq!(edges.names.iter().collect::<Vec<_>>(), ["Ana", "Luz", "Eva"]);
    /// assert_eq!((edges.sources[1], edges.targets[1]), (1, 2));
    /// # Ok::<(), files::FileError>(())
    /// ```
    ///
    /// # Errors
    ///
    /// [`FileError::Empty`], [`FileError::Column`], [`FileError::Ragged`], and
    /// [`FileError::Cell`] for a node without a name or a weight that is not a number above
    /// zero, from 1e-100 to 1e100.
    pub fn read(file: &str, text: &str, weight: Option<&str>) -> Result<Self, FileError> {
        let records = Records::new(file, text)?;
        let source = records.column("source")?;
        let target = records.column("target")?;
        let weight = match weight {
            Some(name) => Some(records.column(name)?),
            None => records.column("weight").ok(),
        };
        let parts = records.parts(|part| {
            let mut builder = EdgesBuilder::default();
            let mut waiting = Vec::with_capacity(TOGETHER);
            part.each(|row| {
                row.filled(source, "network-needs-node")?;
                row.filled(target, "network-needs-node")?;
                let needs = "network-needs-weight";
                let weight =
                    weight.map(|column| row.parsed(column, needs, weight_of)).transpose()?;
                waiting.push((row.cell(source), row.cell(target), weight));
                if waiting.len() == TOGETHER {
                    builder.push_all(&mut waiting);
                }
                Ok(())
            })?;
            builder.push_all(&mut waiting);
            Ok(builder)
        })?;
        let mut edges = EdgesBuilder::join(parts);
        // A list without rows has a weight column all the same.
        if weight.is_some() && edges.weights.is_none() {
            edges.weights = Some(Vec::new());
        }
        Ok(edges)
    }

    /// The list as CSV, in the form that [`Edges::read`] reads; quick enough for millions of rows.
    pub fn to_csv(&self) -> String {
        let mut csv = String::from("source,target");
        csv.push_str(if self.weights.is_some() { ",weight\n" } else { "\n" });
        for (row, (source, target)) in self.sources.iter().zip(&self.targets).enumerate() {
            push_cell(&mut csv, self.names.get(*source));
            csv.push(',');
            push_cell(&mut csv, self.names.get(*target));
            if let Some(weights) = &self.weights {
                // Writing to a string cannot fail.
                let _ = write!(csv, ",{}", weights[row]);
            }
            csv.push('\n');
        }
        csv
    }
}

/// Adds a cell to a CSV text, in quotes when it needs them.
pub fn push_cell(csv: &mut String, text: &str) {
    if text.contains([',', '"', '\n', '\r', ';', '\t', '|']) {
        csv.push('"');
        csv.push_str(&text.replace('"', "\"\""));
        csv.push('"');
    } else {
        csv.push_str(text);
    }
}

/// A weight as a cell holds it: above zero, and not so large or small that sums and shares of
/// weights would leave what a number can hold.
fn weight_of(cell: &str) -> Option<f64> {
    cell.parse().ok().filter(|weight| (1e-100..=1e100).contains(weight))
}

/// So many rows are looked up together.
const TOGETHER: usize = 256;

/// Gathers ties one by one.
#[derive(Debug, Clone, Default)]
pub(crate) struct EdgesBuilder {
    interner: Interner,
    sources: Vec<u32>,
    targets: Vec<u32>,
    weights: Option<Vec<f64>>,
}

impl EdgesBuilder {
    /// Adds a tie. Either all ties of a list have a weight or none has.
    pub(crate) fn push(&mut self, source: &str, target: &str, weight: Option<f64>) {
        self.sources.push(self.interner.intern(source));
        self.targets.push(self.interner.intern(target));
        if let Some(weight) = weight {
            self.weights.get_or_insert_default().push(weight);
        }
    }

    /// Adds ties that waited for each other.
    fn push_all(&mut self, ties: &mut Vec<(Cow<'_, str>, Cow<'_, str>, Option<f64>)>) {
        self.interner.touch(ties.iter().flat_map(|(from, to, _)| [from.as_ref(), to.as_ref()]));
        ties.drain(..).for_each(|(from, to, weight)| self.push(&from, &to, weight));
    }

    /// The ties that were added.
    pub(crate) fn finish(self) -> Edges {
        Edges {
            names: self.interner.into_names(),
            sources: self.sources,
            targets: self.targets,
            weights: self.weights,
        }
    }

    /// Puts the parts of one list together: names get the numbers that reading the list in one go
    /// would have given them.
    fn join(parts: Vec<Self>) -> Edges {
        let mut parts = parts.into_iter();
        let mut all = parts.next().unwrap_or_default();
        for part in parts {
            let part = part.finish();
            let numbers: Vec<u32> =
                part.names.iter().map(|name| all.interner.intern(name)).collect();
            all.sources.extend(part.sources.iter().map(|node| numbers[*node as usize]));
            all.targets.extend(part.targets.iter().map(|node| numbers[*node as usize]));
            if let Some(weights) = part.weights {
                all.weights.get_or_insert_default().extend(weights);
            }
        }
        all.finish()
    }
}
