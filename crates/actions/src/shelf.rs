use std::sync::{Arc, Mutex, PoisonError};

use standards::Catalogue;
use store::Store;

use crate::ActionError;
use crate::library::{self, Edition, Library};

/// The standards at hand: those that come with the program and those that the institution
/// published, read once and again when one was added.
pub(crate) struct Shelf {
    shipped: Catalogue,
    /// The published libraries that were read, and the catalogue made of them.
    read: Mutex<(Vec<Edition>, Arc<Catalogue>)>,
}

impl Shelf {
    /// # Panics
    ///
    /// A standard that comes with the program is faulty; a test reads them all.
    pub(crate) fn new() -> Self {
        let shipped = Catalogue::built_in().expect("the standards of the program are sound");
        let read = Mutex::new((Vec::new(), Arc::new(shipped.clone())));
        Self { shipped, read }
    }

    pub(crate) async fn catalogue(&self, store: &Store) -> Result<Arc<Catalogue>, ActionError> {
        let published = library::published(store).await?;
        let editions: Vec<Edition> = published.iter().map(Edition::of).collect();
        let mut read = self.read.lock().unwrap_or_else(PoisonError::into_inner);
        if read.0 != editions {
            let mut catalogue = self.shipped.clone();
            for library in &published {
                // It was checked when it was published; if a later program reads it otherwise, the
                // other standards stay at hand.
                match catalogue.check(&library.record.file(), &library.record.text) {
                    Ok(standard) => catalogue = catalogue.with(standard),
                    Err(errors) => tracing::error!(code = library.record.code, ?errors),
                }
            }
            for Library { code, version, withdrawn, .. } in published.iter().map(|l| &l.record) {
                if withdrawn.is_some() {
                    catalogue = catalogue.without(code, *version);
                }
            }
            *read = (editions, Arc::new(catalogue));
        }
        Ok(Arc::clone(&read.1))
    }
}
