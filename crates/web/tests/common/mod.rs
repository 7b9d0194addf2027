//! A site whose institution has nobody in it yet, in a folder that goes with it.

use std::path::PathBuf;
use std::sync::Arc;

use actions::Institution;
use gvc::{Digest, Leontief, Reading, ValueAdded};
use jiff::tz::TimeZone;
use paper::Paper;
use store::{Index, Store};
use uuid::Uuid;
use web::Site;

/// The site, and the folder that holds its database as long as the test runs.
pub(crate) struct Place {
    pub(crate) site: Arc<Site>,
    folder: PathBuf,
}

impl Place {
    pub(crate) async fn new() -> Self {
        let folder = std::env::temp_dir().join(format!("puente-{}", Uuid::now_v7()));
        std::fs::create_dir_all(&folder).unwrap();
        let store = Store::open(&Store::sqlite_url(&folder.join("puente.db"))).await.unwrap();
        let index = Index::open(None).unwrap();
        let institution = Institution::new(store, index, folder.join("evidence"), TimeZone::UTC);
        let site = Site::new(Paper::built_in().unwrap(), institution, false);
        let site = Arc::new(site.with_chains(vec![chains(2014), chains(2015)]));
        Self { site, folder }
    }
}

/// A made-up table of value chains: Argentina, Brazil, Chile, Colombia and the rest of the world.
fn chains(year: i32) -> Digest {
    let mut table = gvc::synthetic(5, 4, year.cast_unsigned().into());
    table.year = Some(year);
    let reading = Reading { table, notes: Vec::new() };
    let leontief = Leontief::new(&reading.table, ValueAdded::Residual, 1).unwrap();
    Digest::new("made-up.csv", &reading, &leontief).unwrap()
}

impl Drop for Place {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.folder);
    }
}
