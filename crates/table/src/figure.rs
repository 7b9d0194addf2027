use words::Message;

use crate::{Chart, Table};

/// A sentence above, a picture where people would look, a table below.
#[derive(Debug, Clone, PartialEq)]
pub struct Figure {
    /// What it is about, as a short heading.
    pub heading: Message,
    /// What the numbers mean, in plain sentences.
    pub sentences: Vec<Message>,
    /// Warnings about numbers that did not reproduce.
    pub flags: Vec<Flag>,
    /// The picture, drawn from the table.
    pub chart: Option<Chart>,
    /// The numbers; the table's id names the figure in addresses and files.
    pub table: Table,
    /// How the measure is defined.
    pub definition: Message,
}

/// A warning beside a number that did not survive a check.
#[derive(Debug, Clone, PartialEq)]
pub struct Flag {
    /// The code of the verdict, such as `misprint`.
    pub verdict: &'static str,
    /// The check that found it, as the replication report numbers it.
    pub check: String,
    /// Why, in one sentence.
    pub why: Message,
}
