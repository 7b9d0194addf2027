use std::sync::Arc;

use actions::Institution;
use gvc::Digest;
use paper::{Check, Paper, replicate};
use tokio::sync::Semaphore;

use crate::handbook::Handbook;

/// What the pages show.
pub struct Site {
    /// The institution whose people work with the pages.
    pub(crate) institution: Institution,
    /// Whether the site is reached over TLS, so that cookies may demand it.
    pub(crate) secure: bool,
    pub(crate) paper: Paper,
    pub(crate) checks: Vec<Check>,
    pub(crate) handbook: Handbook,
    /// What the inter-country input–output tables say, one a year.
    pub(crate) chains: Vec<Digest>,
    /// The provider by which people may sign in, when there is one.
    #[cfg(feature = "sso")]
    pub(crate) provider: Option<Arc<crate::sso::Provider>>,
    /// What sends letters, when there is something.
    #[cfg(feature = "mail")]
    pub(crate) mailer: Option<Arc<crate::mail::Mailer>>,
    /// Places for letters that wait to be sent.
    #[cfg(feature = "mail")]
    pub(crate) letters: Arc<Semaphore>,
    /// Whose turn it is to find out whether a letter may be written.
    #[cfg(feature = "mail")]
    pub(crate) writing: tokio::sync::Mutex<()>,
    /// One place for work that takes a core for longer than a page does.
    heavy: Semaphore,
}

impl Site {
    /// The site of an institution and the paper; the paper's checks are run once. `secure` says
    /// whether people reach it over TLS.
    pub fn new(paper: Paper, institution: Institution, secure: bool) -> Self {
        let checks = replicate(&paper);
        let (handbook, heavy) = (Handbook::built_in(), Semaphore::new(1));
        Self {
            institution,
            secure,
            paper,
            checks,
            handbook,
            chains: Vec::new(),
            #[cfg(feature = "sso")]
            provider: None,
            #[cfg(feature = "mail")]
            mailer: None,
            #[cfg(feature = "mail")]
            letters: Arc::new(Semaphore::new(64)),
            #[cfg(feature = "mail")]
            writing: tokio::sync::Mutex::new(()),
            heavy,
        }
    }

    /// The site where people may also sign in with an account at a provider.
    #[cfg(feature = "sso")]
    #[must_use]
    pub fn with_provider(mut self, provider: crate::sso::Provider) -> Self {
        self.provider = Some(Arc::new(provider));
        self
    }

    /// The site that can also send letters.
    #[cfg(feature = "mail")]
    #[must_use]
    pub fn with_mailer(mut self, mailer: crate::mail::Mailer) -> Self {
        self.mailer = Some(Arc::new(mailer));
        self
    }

    /// Whether letters can be sent.
    pub(crate) fn sends_mail(&self) -> bool {
        #[cfg(feature = "mail")]
        return self.mailer.is_some();
        #[cfg(not(feature = "mail"))]
        false
    }

    /// What people call the provider by which they may sign in, when there is one.
    pub(crate) fn provider_label(&self) -> Option<String> {
        #[cfg(feature = "sso")]
        return self.provider.as_ref().map(|provider| provider.label().to_owned());
        #[cfg(not(feature = "sso"))]
        None
    }

    /// The site with what inter-country input–output tables say, one a year.
    #[must_use]
    pub fn with_chains(mut self, chains: Vec<Digest>) -> Self {
        self.chains = chains;
        self
    }

    /// The institution whose people work with the pages.
    pub fn institution(&self) -> &Institution {
        &self.institution
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
