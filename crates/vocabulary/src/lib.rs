//! The codes that everything else speaks in: languages, countries, regions, products and size
//! classes of firms.
//!
//! A code is a small copyable value; its names in three languages travel with it. Nothing here
//! knows of files, tables or pages.
//!
//! ```
//! use vocabulary::{Country, Language, Place};
//!
//! let bolivia = Country::from_iso3("BOL").unwrap();
//! assert_eq!(bolivia.name(Language::Portuguese), "Bolívia");
//! assert_eq!(Place::find("bolivia", &Place::all()), Ok(Place::Country(bolivia)));
//! ```

mod country;
mod language;
mod place;
mod product;
mod region;
mod size;

pub use country::Country;
pub use language::{Language, UnknownLanguage};
pub use place::{Place, UnknownPlace, fold, nearest};
pub use product::Product;
pub use region::Region;
pub use size::FirmSize;
