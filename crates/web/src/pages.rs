//! One file a page, with its template of the same name.

pub(crate) mod about;
pub(crate) mod assessment;
pub(crate) mod assets;
pub(crate) mod audit;
pub(crate) mod compare;
pub(crate) mod firm;
pub(crate) mod firms;
pub(crate) mod firms_import;
pub(crate) mod forgotten;
pub(crate) mod handbook;
pub(crate) mod health;
pub(crate) mod home;
pub(crate) mod missing;
pub(crate) mod organisation;
pub(crate) mod organisations;
pub(crate) mod paper;
pub(crate) mod people;
pub(crate) mod profile;
pub(crate) mod settings;
pub(crate) mod sign_in;
#[cfg(feature = "sso")]
pub(crate) mod sso;
pub(crate) mod standards;
pub(crate) mod standards_compare;
pub(crate) mod today;
pub(crate) mod welcome;
