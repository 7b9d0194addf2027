//! The pages: server-rendered, in three languages, without JavaScript but for work without a line.
//!
//! A [`Site`] holds what the pages show; [`router`] answers requests for it and [`serve`] runs the
//! router until it is told to stop. There is one file a page under `pages`, with its template of
//! the same name. Every page knows its language from its address (`/es/…`), links to its twins in
//! the other languages, and takes every number and sentence from the domain crates.

mod form;
mod frame;
mod guard;
mod handbook;
#[cfg(feature = "mail")]
mod mail;
mod map;
mod pages;
mod router;
mod server;
mod show;
mod site;
#[cfg(feature = "sso")]
mod sso;
mod typed;
mod visitor;

#[cfg(feature = "mail")]
pub use mail::{MailSettings, MailTls, Mailer, Reminded};
pub use router::router;
pub use server::{Limits, serve};
pub use site::Site;
#[cfg(feature = "sso")]
pub use sso::{Provider, ProviderSettings};
