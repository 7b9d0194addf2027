//! A site whose institution has nobody in it yet, in a folder that goes with it.

use std::path::PathBuf;
use std::sync::Arc;

use actions::Institution;
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
        let site = Arc::new(Site::new(Paper::built_in().unwrap(), institution, false));
        Self { site, folder }
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.folder);
    }
}
