//! The pages: server-rendered, in three languages, without JavaScript.
//!
//! A [`Site`] holds what the pages show; [`router`] answers requests for it and [`serve`] runs the
//! router until it is told to stop. There is one file a page under `pages`, with its template of
//! the same name. Every page knows its language from its address (`/es/…`), links to its twins in
//! the other languages, and takes every number and sentence from the domain crates.

mod form;
mod frame;
mod guard;
mod handbook;
mod map;
mod pages;
mod router;
mod server;
mod show;
mod site;
mod typed;
mod visitor;

pub use router::router;
pub use server::{Limits, serve};
pub use site::Site;
