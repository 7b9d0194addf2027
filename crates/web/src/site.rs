use paper::{Check, Paper, replicate};

use crate::handbook::Handbook;

/// What the pages show.
#[derive(Debug)]
pub struct Site {
    pub(crate) paper: Paper,
    pub(crate) checks: Vec<Check>,
    pub(crate) handbook: Handbook,
}

impl Site {
    /// The site of a paper; its checks are run once.
    pub fn new(paper: Paper) -> Self {
        let checks = replicate(&paper);
        Self { paper, checks, handbook: Handbook::built_in() }
    }
}
