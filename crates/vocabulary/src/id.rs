use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// Declares identifiers of things: newtypes over a UUID of version 7, so that a firm's identifier
/// is never taken for a community's.
macro_rules! ids {
    ($($(#[$meta:meta])* $name:ident,)+) => {$(
        $(#[$meta])*
        #[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(pub Uuid);

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.fmt(f)
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, "{}({})", stringify!($name), self.0)
            }
        }

        impl FromStr for $name {
            type Err = uuid::Error;

            fn from_str(text: &str) -> Result<Self, uuid::Error> {
                text.parse().map(Self)
            }
        }

        impl From<$name> for Uuid {
            fn from(id: $name) -> Self {
                id.0
            }
        }
    )+};
}

ids! {
    /// A person's account.
    AccountId,
    /// Any party of the registry: a firm, a community, an association, a support institution or a
    /// buyer.
    PartyId,
    /// A firm.
    FirmId,
    /// A producer community.
    CommunityId,
    /// A tie between two parties.
    TieId,
    /// A firm's time in a community.
    MembershipId,
    /// One year of a firm's panel, as stated once.
    PanelId,
    /// A consent or another legal basis.
    ConsentId,
    /// A request that a firm or person makes about its own data.
    RequestId,
    /// An entry of a firm's case file.
    EventId,
    /// A saved list.
    ListId,
    /// A person's account at another provider, linked to the own one.
    IdentityId,
}

impl From<FirmId> for PartyId {
    fn from(firm: FirmId) -> Self {
        Self(firm.0)
    }
}

impl From<CommunityId> for PartyId {
    fn from(community: CommunityId) -> Self {
        Self(community.0)
    }
}
