//! One file a page, with its template of the same name.

pub(crate) mod about;
pub(crate) mod assets;
pub(crate) mod compare;
pub(crate) mod handbook;
pub(crate) mod health;
pub(crate) mod home;
pub(crate) mod missing;
pub(crate) mod paper;
pub(crate) mod profile;
pub(crate) mod standards;
pub(crate) mod standards_compare;
