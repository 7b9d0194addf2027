use std::fmt;
use std::str::FromStr;

/// How documents are made; it grows with every change to that, and an index of another version is
/// built anew.
const VERSION: u32 = 1;

/// Up to where an index follows the audit: the entry's number, and its link of the chain. A
/// database that was restored may have come to the same number by another way, never to the same
/// link.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Mark {
    pub(super) number: i64,
    pub(super) hash: Vec<u8>,
}

/// Version, number and link, as they travel with a commit of the index.
impl fmt::Display for Mark {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{VERSION} {} ", self.number)?;
        self.hash.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

/// The text is no mark, or one of another version.
#[derive(Debug)]
pub(super) struct Foreign;

impl FromStr for Mark {
    type Err = Foreign;

    fn from_str(text: &str) -> Result<Self, Foreign> {
        let mut parts = text.split(' ');
        let (Some(version), Some(number), Some(hash)) = (parts.next(), parts.next(), parts.next())
        else {
            return Err(Foreign);
        };
        if version != VERSION.to_string() {
            return Err(Foreign);
        }
        let byte = |at| hash.get(at..at + 2).and_then(|hex| u8::from_str_radix(hex, 16).ok());
        let bytes = (0..hash.len()).step_by(2).map(byte).collect::<Option<Vec<u8>>>();
        Ok(Self { number: number.parse().map_err(|_| Foreign)?, hash: bytes.ok_or(Foreign)? })
    }
}
