use std::sync::Arc;

use paper::{Check, Paper, replicate};
use standards::Catalogue;
use tokio::sync::Semaphore;

use crate::handbook::Handbook;

/// What the pages show.
#[derive(Debug)]
pub struct Site {
    pub(crate) paper: Paper,
    pub(crate) checks: Vec<Check>,
    pub(crate) standards: Catalogue,
    pub(crate) handbook: Handbook,
    /// One place for work that takes a core for longer than a page does.
    heavy: Semaphore,
}

impl Site {
    /// The site of a paper, whose checks are run once, and of the standards.
    pub fn new(paper: Paper, standards: Catalogue) -> Self {
        let checks = replicate(&paper);
        let handbook = Handbook::built_in();
        Self { paper, checks, standards, handbook, heavy: Semaphore::new(1) }
    }

    /// Does work for a file. A picture in pixels or a workbook takes a hundred times as long as a
    /// page, so these wait for each other, away from the threads that answer: whoever asks for
    /// many of them slows down only those.
    pub(crate) async fn work<T: Send + 'static>(
        self: Arc<Self>,
        file: &str,
        work: impl FnOnce(&Self) -> Option<T> + Send + 'static,
    ) -> Option<T> {
        if !file.ends_with(".png") && !file.ends_with(".xlsx") {
            return work(&self);
        }
        let site = Arc::clone(&self);
        let _place = self.heavy.acquire().await.ok()?;
        tokio::task::spawn_blocking(move || work(&site)).await.ok()?
    }
}
