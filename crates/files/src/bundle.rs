use std::fs::File;
use std::io::{Cursor, Read, Seek};
use std::os::unix::fs::FileExt;
use std::path::{Path, PathBuf};
use std::sync::Mutex;

use flate2::read::MultiGzDecoder;
use zip::ZipArchive;

use crate::FileError;

/// The largest file in bytes, unpacked, that a [`Bundle`] hands out. A small archive that unpacks to
/// more is refused instead of filling the machine.
pub const LARGEST_MEMBER: u64 = 4 << 30;

/// From this size in bytes on, a file is worth several threads.
const LARGE: u64 = 1 << 24;
/// What one thread reads at a time.
const PIECE: usize = 1 << 22;

const GZIP: [u8; 2] = [0x1f, 0x8b];
const ZIP: [u8; 4] = *b"PK\x03\x04";

/// Files that belong together: a single file, the members of a zip archive, or what stands in a
/// folder, archives in it included. Each is unpacked only when it is asked for.
///
/// ```
/// use files::Bundle;
/// let bundle = Bundle::in_memory("table", [("T.txt", b"1\t2\n".to_vec())]);
/// assert_eq!(bundle.names().collect::<Vec<_>>(), ["T.txt"]);
/// assert_eq!(bundle.bytes("T.txt")?, b"1\t2\n");
/// assert_eq!(bundle.bytes("FD.txt").unwrap_err().code(), "file-unreadable");
/// # Ok::<(), files::FileError>(())
/// ```
#[derive(Debug, Clone)]
pub struct Bundle {
    name: String,
    members: Vec<Member>,
}

#[derive(Debug, Clone)]
struct Member {
    name: String,
    place: Place,
}

/// Where the bytes of a member are.
#[derive(Debug, Clone)]
enum Place {
    Memory(Vec<u8>),
    File(PathBuf),
    Archive(PathBuf, usize),
}

impl Bundle {
    /// What stands at a path: a folder, a zip archive, or any other file as a bundle of one. An
    /// `.xlsx` workbook, which is an archive too, is a file. Members are named by their path inside
    /// the folder or archive and stand in the order of their names.
    ///
    /// # Errors
    ///
    /// [`FileError::Unreadable`] or [`FileError::Compression`].
    pub fn open(path: &Path) -> Result<Self, FileError> {
        let name = path.display().to_string();
        let mut members = Vec::new();
        if path.is_dir() {
            folder(path, "", &mut members)?;
        } else if let Some(archive) = archive(path)? {
            members.extend(archive);
        } else {
            let file = path.file_name().map(|f| f.to_string_lossy().into_owned());
            members.push(Member {
                name: file.unwrap_or_else(|| name.clone()),
                place: Place::File(path.to_owned()),
            });
        }
        members.sort_by(|a, b| a.name.cmp(&b.name));
        Ok(Self { name, members })
    }

    /// A bundle of files that are already in memory.
    pub fn in_memory<N: Into<String>>(
        name: impl Into<String>,
        files: impl IntoIterator<Item = (N, Vec<u8>)>,
    ) -> Self {
        let member =
            |(name, bytes): (N, Vec<u8>)| Member { name: name.into(), place: Place::Memory(bytes) };
        let mut members: Vec<Member> = files.into_iter().map(member).collect();
        members.sort_by(|a, b| a.name.cmp(&b.name));
        Self { name: name.into(), members }
    }

    /// What the bundle is called in messages: its path.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The names of its files, sorted.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.members.iter().map(|member| member.name.as_str())
    }

    /// The first bytes of a file as they stand there, at most this many: enough to see what it is.
    ///
    /// # Errors
    ///
    /// As [`Bundle::bytes`].
    pub fn head(&self, name: &str, length: usize) -> Result<Vec<u8>, FileError> {
        self.read(name, length as u64, |_| Ok(()))
    }

    /// The bytes of a file; gzip is unpacked.
    ///
    /// # Errors
    ///
    /// [`FileError::Unreadable`], [`FileError::Compression`], or [`FileError::TooLarge`] for more
    /// than [`LARGEST_MEMBER`].
    pub fn bytes(&self, name: &str) -> Result<Vec<u8>, FileError> {
        self.read(name, LARGEST_MEMBER + 1, |bytes| {
            let too_large = bytes.len() as u64 > LARGEST_MEMBER;
            let error = || FileError::TooLarge { file: self.full(name), limit: LARGEST_MEMBER };
            if too_large { Err(error()) } else { Ok(()) }
        })
    }

    /// How a file of the bundle is called in messages.
    fn full(&self, name: &str) -> String {
        if self.members.len() == 1 && self.name.ends_with(name) {
            self.name.clone()
        } else {
            format!("{}/{name}", self.name)
        }
    }

    fn read(
        &self,
        name: &str,
        limit: u64,
        check: impl Fn(&[u8]) -> Result<(), FileError>,
    ) -> Result<Vec<u8>, FileError> {
        let file = self.full(name);
        let unreadable = |reason: String| FileError::Unreadable { file: file.clone(), reason };
        let member = self.members.iter().find(|member| member.name == name);
        let member = member.ok_or_else(|| unreadable("it is not there".to_owned()))?;
        let bytes = match &member.place {
            Place::Memory(bytes) => unpack(Cursor::new(bytes), bytes.len() as u64, limit),
            Place::File(path) => {
                let opened = File::open(path).map_err(|error| unreadable(error.to_string()))?;
                let size = opened.metadata().map_or(0, |data| data.len());
                if (LARGE..=limit).contains(&size) {
                    unpack_large(opened, size, limit)
                } else {
                    unpack(opened, size, limit)
                }
            }
            Place::Archive(path, index) => {
                let opened = File::open(path).map_err(|error| unreadable(error.to_string()))?;
                let broken = |error: zip::result::ZipError| FileError::Compression {
                    file: file.clone(),
                    reason: error.to_string(),
                };
                let mut archive = ZipArchive::new(opened).map_err(broken)?;
                let member = archive.by_index(*index).map_err(broken)?;
                let size = member.size();
                // A member of an archive cannot be rewound, so a gzip in it is unpacked afterwards.
                let mut bytes = Vec::with_capacity(size.min(limit) as usize);
                match member.take(limit).read_to_end(&mut bytes) {
                    Ok(_) if bytes.starts_with(&GZIP) => {
                        unpack(Cursor::new(&bytes), bytes.len() as u64, limit)
                    }
                    Ok(_) => Ok(bytes),
                    Err(error) => Err(Broken::Packed(error)),
                }
            }
        };
        let bytes = bytes.map_err(|error| match error {
            Broken::Plain(error) => unreadable(error.to_string()),
            Broken::Packed(error) => {
                FileError::Compression { file: file.clone(), reason: error.to_string() }
            }
        })?;
        check(&bytes)?;
        Ok(bytes)
    }
}

/// Whose fault a failed read is.
enum Broken {
    Plain(std::io::Error),
    Packed(std::io::Error),
}

/// Whether it begins like a gzip; it stands at its beginning again afterwards.
fn is_gzip(file: &mut (impl Read + Seek)) -> std::io::Result<bool> {
    let mut mark = Vec::with_capacity(GZIP.len());
    file.by_ref().take(GZIP.len() as u64).read_to_end(&mut mark)?;
    file.rewind()?;
    Ok(mark == GZIP)
}

/// Reads at most `limit` bytes, out of a gzip if it is one.
fn unpack(mut file: impl Read + Seek, size: u64, limit: u64) -> Result<Vec<u8>, Broken> {
    let mut bytes = Vec::new();
    if is_gzip(&mut file).map_err(Broken::Plain)? {
        let packed = std::io::BufReader::with_capacity(1 << 16, file);
        let read = MultiGzDecoder::new(packed).take(limit).read_to_end(&mut bytes);
        read.map_err(Broken::Packed)?;
    } else {
        bytes.reserve_exact(size.min(limit) as usize);
        file.take(limit).read_to_end(&mut bytes).map_err(Broken::Plain)?;
    }
    Ok(bytes)
}

/// The same for a file of this size: unless it is a gzip it is read on all cores, because what takes
/// time is memory that is touched for the first time.
fn unpack_large(mut file: File, size: u64, limit: u64) -> Result<Vec<u8>, Broken> {
    if is_gzip(&mut file).map_err(Broken::Plain)? {
        return unpack(file, size, limit);
    }
    let mut bytes = vec![0; size as usize];
    let pieces = Mutex::new((0..).step_by(PIECE).zip(bytes.chunks_mut(PIECE)));
    let work = || {
        while let Some((at, piece)) = pieces.lock().ok().and_then(|mut pieces| pieces.next()) {
            file.read_exact_at(piece, at)?;
        }
        Ok(())
    };
    let threads = std::thread::available_parallelism().map_or(1, usize::from);
    let read: std::io::Result<()> = std::thread::scope(|scope| {
        let others: Vec<_> = (1..threads).map(|_| scope.spawn(work)).collect();
        let own = work();
        others.into_iter().fold(own, |read, other| match other.join() {
            Ok(other) => read.and(other),
            Err(panic) => std::panic::resume_unwind(panic),
        })
    });
    read.map_err(Broken::Plain)?;
    Ok(bytes)
}

fn folder(path: &Path, inside: &str, members: &mut Vec<Member>) -> Result<(), FileError> {
    let unreadable = |error: std::io::Error| FileError::Unreadable {
        file: path.display().to_string(),
        reason: error.to_string(),
    };
    for entry in std::fs::read_dir(path).map_err(unreadable)? {
        let path = entry.map_err(unreadable)?.path();
        let file = path.file_name().map(|f| f.to_string_lossy().into_owned()).unwrap_or_default();
        let name = format!("{inside}{file}");
        // A link could lead round in a circle.
        if path.is_dir() && !path.is_symlink() {
            folder(&path, &format!("{name}/"), members)?;
        } else if path.is_file() {
            match archive(&path)? {
                Some(found) => members.extend(
                    found.into_iter().map(|m| Member { name: format!("{name}/{}", m.name), ..m }),
                ),
                None => members.push(Member { name, place: Place::File(path) }),
            }
        }
    }
    Ok(())
}

/// The members of a zip archive that is no workbook; nothing for any other file.
fn archive(path: &Path) -> Result<Option<Vec<Member>>, FileError> {
    let unreadable = |error: std::io::Error| FileError::Unreadable {
        file: path.display().to_string(),
        reason: error.to_string(),
    };
    let mut file = File::open(path).map_err(unreadable)?;
    let mut mark = Vec::with_capacity(ZIP.len());
    file.by_ref().take(ZIP.len() as u64).read_to_end(&mut mark).map_err(unreadable)?;
    if mark != ZIP {
        return Ok(None);
    }
    let archive = ZipArchive::new(file).map_err(|error| FileError::Compression {
        file: path.display().to_string(),
        reason: error.to_string(),
    })?;
    // A name that cannot be decoded is no name of a table.
    let named = |index| Some((index, archive.name_for_index(index)?.ok()?.into_owned()));
    let names: Vec<(usize, String)> = (0..archive.len()).filter_map(named).collect();
    if names.iter().any(|(_, name)| name == "[Content_Types].xml") {
        return Ok(None);
    }
    // Folders have entries too, and some systems add their own files.
    let own = |name: &str| !name.ends_with('/') && !name.starts_with("__MACOSX/");
    let members = names.into_iter().filter(|(_, name)| own(name));
    let member = |(index, name)| Member { name, place: Place::Archive(path.to_owned(), index) };
    Ok(Some(members.map(member).collect()))
}
