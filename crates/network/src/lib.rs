//! Who is connected to whom, and what follows: the measures of social networks that an institution
//! needs which wants to be a bridge between communities.
//!
//! [`Edges::read`] reads a list of ties, [`Groups::read`] says to which community a node belongs;
//! [`Network::new`] puts the ties in compressed sparse rows. Every measure is a pure function of
//! those rows and uses all cores; the number of cores never changes a result.
//!
//! ```
//! use network::{Edges, Network, holes};
//!
//! let text = "source,target\nAna,Luz\nLuz,Eva\nEva,Ana\nEva,Rui\n";
//! let network = Network::new(Edges::read("ties.csv", text, None)?, false);
//! // Eva's ties lead to people who are not all tied to each other.
//! let constraint: Vec<f64> = holes(&network.ties).into_iter().flatten().map(|h| h.constraint).collect();
//! assert!(constraint[2] < constraint[0]);
//! # Ok::<(), files::FileError>(())
//! ```

mod bridges;
mod brokerage;
mod chance;
mod components;
mod cores;
mod edges;
mod graph;
mod groups;
mod holes;
mod knowledge;
mod layout;
mod leiden;
mod measures;
mod mixing;
mod names;
mod parallel;
mod paths;
mod project;
mod reach;
mod records;
mod sampled;
mod summary;
mod synthetic;
mod table;

pub use bridges::{Bridge, CutPoint, bridges};
pub use brokerage::{Roles, roles};
pub use components::{components, sizes};
pub use cores::cores;
pub use edges::{Edges, push_cell};
pub use graph::{Graph, Network};
pub use groups::Groups;
pub use holes::{Holes, holes};
pub use knowledge::{Need, Redundancy, bridging_need, knowledge_redundancy};
pub use layout::{Disc, Layout, layout};
pub use leiden::{Modules, Quality, ROUNDS, modules, quality};
pub use measures::{Measures, Paths, measures};
pub use mixing::{Homophily, Mixing, degree_assortativity, mixing};
pub use names::Names;
pub use paths::{Path, paths};
pub use project::{MOST_TIES, TooMany};
pub use reach::reach_in_two;
pub use sampled::{Sampled, sampled_betweenness};
pub use summary::{Facts, Summary, summary};
pub use synthetic::Synthetic;
pub use table::{bridges_table, notes, roles_table};
