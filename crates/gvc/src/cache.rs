//! A table as this program keeps it: names, then every number as its eight bytes, then a checksum.
//!
//! All integers and numbers are little-endian. `PUENTEIO`, the version (u32); the layout, the unit, the
//! year (i32, or the smallest one for none); the economies, industries, categories, partners (lists: a
//! count, then texts: a length and UTF-8); whether value added follows (u32); the extensions (a
//! count, then name and unit); then Z, Y, x, v, the exports of partners, the extensions; last the
//! CRC-32 of all before it.

use std::io::{Read, Write};

use files::FileError;
use words::Message;

use crate::read::{Reading, TableError};
use crate::{Extension, Icio, Layout, Outside};

const MARK: &[u8; 8] = b"PUENTEIO";

/// The version that is read and written. Any change of the format is another version.
pub const VERSION: u32 = 1;

/// The numbers that are converted at a time.
const CHUNK: usize = 1 << 16;
/// The most names, and the longest name, that a sound cache has.
const MOST: u32 = 1 << 24;

/// Whether a file that begins with these bytes is a cache.
pub(crate) fn is_one(head: &[u8]) -> bool {
    head.starts_with(MARK)
}

/// Writes a table as a cache.
///
/// # Errors
///
/// Whatever the writer says.
pub fn write(table: &Icio, out: &mut dyn Write) -> std::io::Result<()> {
    let mut out = Sum { inner: out, crc: crc32fast::Hasher::new() };
    out.bytes(MARK)?;
    out.count(VERSION as usize)?;
    out.text(table.layout.code())?;
    out.text(&table.unit)?;
    out.bytes(&table.year.unwrap_or(i32::MIN).to_le_bytes())?;
    let partners = table.outside.as_ref().map_or(&[][..], |outside| &outside.partners);
    for names in [&table.economies, &table.industries, &table.demand, partners] {
        out.count(names.len())?;
        names.iter().try_for_each(|name| out.text(name))?;
    }
    out.count(usize::from(table.value_added.is_some()))?;
    out.count(table.extensions.len())?;
    for extension in &table.extensions {
        out.text(&extension.name)?;
        out.text(&extension.unit)?;
    }
    out.numbers(&table.intermediate)?;
    out.numbers(&table.final_demand)?;
    out.numbers(&table.output)?;
    out.numbers(table.value_added.as_deref().unwrap_or_default())?;
    out.numbers(table.outside.as_ref().map_or(&[][..], |outside| &outside.exports))?;
    for extension in &table.extensions {
        out.numbers(&extension.values)?;
    }
    let Sum { inner, crc } = out;
    inner.write_all(&crc.finalize().to_le_bytes())?;
    inner.flush()
}

/// Reads a cache.
///
/// # Errors
///
/// [`TableError::CacheVersion`] for a cache of another version, [`TableError::CacheBroken`] when its
/// bytes are not those that were written.
pub(crate) fn read(file: &str, from: &mut dyn Read) -> Result<Reading, TableError> {
    let mut from = Source { inner: from, crc: crc32fast::Hasher::new(), file };
    let mut mark = [0; MARK.len()];
    from.bytes(&mut mark)?;
    if mark != *MARK {
        return Err(from.broken());
    }
    let version = from.integer()?;
    if version != VERSION {
        let (file, known) = (file.to_owned(), VERSION);
        return Err(TableError::CacheVersion { file, found: version, known });
    }
    let layout: Layout = from.text()?.parse().map_err(|_| from.broken())?;
    let unit = from.text()?;
    let year = Some(from.integer()?.cast_signed()).filter(|year| *year != i32::MIN);
    let economies = from.texts()?;
    let industries = from.texts()?;
    let demand = from.texts()?;
    let partners = from.texts()?;
    let has_value_added = from.integer()? == 1;
    let mut extensions = Vec::new();
    for _ in 0..from.count()? {
        let (name, unit) = (from.text()?, from.text()?);
        extensions.push(Extension { name, unit, values: Vec::new() });
    }
    let times = |a: usize, b: usize| a.checked_mul(b).ok_or_else(|| from.broken());
    let n = times(economies.len(), industries.len())?;
    let square = times(n, n)?;
    let columns = times(n, times(economies.len(), demand.len())?)?;
    let exports = times(n, partners.len())?;
    let intermediate = from.numbers(square)?;
    let final_demand = from.numbers(columns)?;
    let output = from.numbers(n)?;
    let value_added = if has_value_added { Some(from.numbers(n)?) } else { None };
    let exports = from.numbers(exports)?;
    for extension in &mut extensions {
        extension.values = from.numbers(n)?;
    }
    let outside = (!partners.is_empty()).then_some(Outside { partners, exports });
    let sum = from.crc.clone().finalize();
    if from.integer()? != sum {
        return Err(from.broken());
    }
    let notes = if unit.contains(crate::synthetic::MADE_UP) {
        vec![Message::new("gvc-note-made-up")]
    } else {
        Vec::new()
    };
    let table = Icio {
        economies,
        industries,
        demand,
        intermediate,
        final_demand,
        output,
        value_added,
        outside,
        unit,
        year,
        layout,
        extensions,
    };
    Ok(Reading { table, notes })
}

/// A writer that sums what it writes.
struct Sum<'a> {
    inner: &'a mut dyn Write,
    crc: crc32fast::Hasher,
}

impl Sum<'_> {
    fn bytes(&mut self, bytes: &[u8]) -> std::io::Result<()> {
        self.crc.update(bytes);
        self.inner.write_all(bytes)
    }

    fn count(&mut self, count: usize) -> std::io::Result<()> {
        let count = u32::try_from(count).map_err(std::io::Error::other)?;
        self.bytes(&count.to_le_bytes())
    }

    fn text(&mut self, text: &str) -> std::io::Result<()> {
        self.count(text.len())?;
        self.bytes(text.as_bytes())
    }

    fn numbers(&mut self, numbers: &[f64]) -> std::io::Result<()> {
        let mut bytes = Vec::with_capacity(CHUNK * 8);
        for chunk in numbers.chunks(CHUNK) {
            bytes.clear();
            bytes.extend(chunk.iter().flat_map(|number| number.to_le_bytes()));
            self.bytes(&bytes)?;
        }
        Ok(())
    }
}

/// A reader that sums what it reads.
struct Source<'a> {
    inner: &'a mut dyn Read,
    crc: crc32fast::Hasher,
    file: &'a str,
}

impl Source<'_> {
    fn broken(&self) -> TableError {
        TableError::CacheBroken { file: self.file.to_owned() }
    }

    fn bytes(&mut self, bytes: &mut [u8]) -> Result<(), TableError> {
        self.inner.read_exact(bytes).map_err(|error| match error.kind() {
            std::io::ErrorKind::UnexpectedEof => self.broken(),
            _ => FileError::Unreadable { file: self.file.to_owned(), reason: error.to_string() }
                .into(),
        })?;
        self.crc.update(bytes);
        Ok(())
    }

    fn integer(&mut self) -> Result<u32, TableError> {
        let mut bytes = [0; 4];
        self.bytes(&mut bytes)?;
        Ok(u32::from_le_bytes(bytes))
    }

    fn count(&mut self) -> Result<usize, TableError> {
        let count = self.integer()?;
        if count > MOST { Err(self.broken()) } else { Ok(count as usize) }
    }

    fn text(&mut self) -> Result<String, TableError> {
        let mut bytes = vec![0; self.count()?];
        self.bytes(&mut bytes)?;
        String::from_utf8(bytes).map_err(|_| self.broken())
    }

    fn texts(&mut self) -> Result<Vec<String>, TableError> {
        (0..self.count()?).map(|_| self.text()).collect()
    }

    fn numbers(&mut self, count: usize) -> Result<Vec<f64>, TableError> {
        // A broken count must not fill the machine before the file ends.
        let mut numbers = Vec::new();
        let mut bytes = vec![0; CHUNK.min(count) * 8];
        while numbers.len() < count {
            let chunk = (count - numbers.len()).min(CHUNK);
            let bytes = &mut bytes[..chunk * 8];
            self.bytes(bytes)?;
            if numbers.is_empty() {
                numbers.try_reserve_exact(count).map_err(|_| self.broken())?;
            }
            let (eights, _) = bytes.as_chunks::<8>();
            numbers.extend(eights.iter().map(|eight| f64::from_le_bytes(*eight)));
        }
        Ok(numbers)
    }
}
