use std::fmt::Write as _;

/// Up to where an index follows the audit: the entry's number, and its link of the chain. A
/// database that was restored may have come to the same number by another way, never to the same
/// link. The empty mark is that of an index to which nothing was ever written.
///
/// ```
/// let mark = search::Mark { number: 7, hash: vec![0, 255] };
/// assert_eq!(mark.write("3"), "3 7 00ff");
/// assert_eq!(search::Mark::read("3 7 00ff", "3"), Some(mark));
/// assert_eq!(search::Mark::read("3 7 00ff", "4"), None, "documents were made otherwise");
/// ```
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Mark {
    /// The number of the audit's entry.
    pub number: i64,
    /// The link of the chain at that entry.
    pub hash: Vec<u8>,
}

impl Mark {
    /// Version, number and link, as they travel with a commit of the index.
    pub fn write(&self, version: &str) -> String {
        let mut text = format!("{version} {} ", self.number);
        for byte in &self.hash {
            // Writing to a text cannot fail.
            let _ = write!(text, "{byte:02x}");
        }
        text
    }

    /// Reads what [`Mark::write`] wrote; `None` when it is of another version or no mark at all.
    pub fn read(text: &str, version: &str) -> Option<Self> {
        let mut parts = text.split(' ');
        if parts.next()? != version {
            return None;
        }
        let (number, hash) = (parts.next()?, parts.next()?);
        let byte = |at| u8::from_str_radix(hash.get(at..at + 2)?, 16).ok();
        let bytes = (0..hash.len()).step_by(2).map(byte).collect::<Option<Vec<u8>>>()?;
        Some(Self { number: number.parse().ok()?, hash: bytes })
    }
}
