use files::FileError;

use crate::edges::push_cell;
use crate::names::Interner;
use crate::records::Records;
use crate::{Edges, Names};

/// To which group (community, region, value chain) each node belongs.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Groups {
    /// The groups, in the order in which the list names them first.
    pub names: Names,
    /// The group of each node; `None` when the list does not say.
    pub of: Vec<Option<u32>>,
}

impl Groups {
    /// Reads a list with the columns `node` and `group`. A node that has no tie is added to the
    /// network: firms that are cut off are what an institution looks for. A node whose group is
    /// empty, or that is not listed, has none.
    ///
    /// # Errors
    ///
    /// As [`Edges::read`], and [`FileError::Cell`] when a node is given two groups.
    pub fn read(file: &str, text: &str, edges: &mut Edges) -> Result<Self, FileError> {
        let records = Records::new(file, text)?;
        let (node, group) = (records.column("node")?, records.column("group")?);
        let mut nodes = Interner::from_names(std::mem::take(&mut edges.names));
        let mut groups = Interner::default();
        let mut of = vec![None; nodes.len()];
        let read = records.whole().each(|row| {
            let node = nodes.intern(row.filled(node, "network-needs-node")?) as usize;
            if node == of.len() {
                of.push(None);
            }
            if !row.text(group).is_empty() {
                let found = groups.intern(row.text(group));
                if of[node].is_some_and(|known| known != found) {
                    return Err(row.wrong(group, "network-needs-one-group"));
                }
                of[node] = Some(found);
            }
            Ok(())
        });
        edges.names = nodes.into_names();
        read.map(|()| Self { names: groups.into_names(), of })
    }

    /// The list as CSV, in the form that [`Groups::read`] reads.
    pub fn to_csv(&self, nodes: &Names) -> String {
        let mut csv = String::from("node,group\n");
        for (node, group) in nodes.iter().zip(&self.of) {
            push_cell(&mut csv, node);
            csv.push(',');
            push_cell(&mut csv, group.map_or("", |group| self.names.get(group)));
            csv.push('\n');
        }
        csv
    }

    /// How many nodes each group has.
    pub fn sizes(&self) -> Vec<usize> {
        let mut sizes = vec![0; self.names.len()];
        self.of.iter().flatten().for_each(|group| sizes[*group as usize] += 1);
        sizes
    }
}
