//! The codes that everything else speaks in: languages, countries and their areas, regions,
//! products, industries, currencies and size classes of firms.
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

mod area;
mod code;
mod country;
mod currency;
mod id;
mod industry;
mod language;
mod money;
mod national;
mod place;
mod product;
mod region;
mod size;
mod wire;

pub use area::Area;
pub use code::Code;
pub use country::Country;
pub use currency::Currency;
pub use id::{
    AccountId, CommunityId, ConsentId, EventId, FirmId, IdentityId, ListId, MembershipId, PanelId,
    PartyId, RequestId, TieId,
};
pub use industry::Industry;
pub use language::{Language, UnknownLanguage};
pub use money::{Money, MoneyError};
pub use national::{Classification, NationalCode};
pub use place::{Place, UnknownPlace, fold, nearest};
pub use product::Product;
pub use region::Region;
pub use size::FirmSize;
