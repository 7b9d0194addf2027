use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use words::Message;

use crate::assessment::Attachment;

/// What upgrading a firm has done, after Humphrey and Schmitz (2002), whom the paper follows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum UpgradeKind {
    /// It makes the same in a better way.
    Process,
    /// It makes something better.
    Product,
    /// It does another part of the work: design, packing, brand, sale.
    Function,
}

impl UpgradeKind {
    /// Every kind, from the most common to the rarest.
    pub const ALL: [Self; 3] = [Self::Process, Self::Product, Self::Function];

    /// The code, which is also the end of its message's key.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Process => "process",
            Self::Product => "product",
            Self::Function => "function",
        }
    }

    /// The words for it.
    pub fn label(self) -> Message {
        ::table::word("upgrade", self.code())
    }
}

/// One step of a firm's upgrading, once it has been taken. Whose it is stands with the record that
/// stores it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Upgrade {
    /// What kind of upgrading it is.
    pub kind: UpgradeKind,
    /// The day from which it held.
    pub since: Date,
    /// What changed, in plain words.
    pub what: String,
    /// The requirements that it met, as standard and code.
    pub requirements: Vec<(String, String)>,
    /// Photos and files that show it.
    pub evidence: Vec<Attachment>,
}
