use std::fmt;
use std::str::FromStr;

use words::Message;

use crate::Layout;

impl Layout {
    /// Every layout.
    pub const ALL: [Self; 11] = [
        Self::Oecd,
        Self::Wiod,
        Self::Eora,
        Self::Adb,
        Self::Exiobase,
        Self::Figaro,
        Self::Gloria,
        Self::StataIcio,
        Self::Cepal,
        Self::Plain,
        Self::Cache,
    ];

    /// The stable code, as `--layout` takes it.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Oecd => "oecd",
            Self::Wiod => "wiod",
            Self::Eora => "eora",
            Self::Adb => "adb",
            Self::Exiobase => "exiobase",
            Self::Figaro => "figaro",
            Self::Gloria => "gloria",
            Self::StataIcio => "stata-icio",
            Self::Cepal => "cepal",
            Self::Plain => "plain",
            Self::Cache => "cache",
        }
    }

    /// The layout in words.
    pub fn label(self) -> Message {
        Message::new(format!("gvc-layout-{}", self.code()))
    }
}

impl fmt::Display for Layout {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

impl FromStr for Layout {
    type Err = String;

    fn from_str(code: &str) -> Result<Self, String> {
        let known = Self::ALL.into_iter().find(|layout| layout.code() == code.to_lowercase());
        known.ok_or_else(|| Self::ALL.map(Self::code).join(", "))
    }
}
