//! Photographs and files of firms: a row each in the database, and the file itself sealed under the
//! firm's key in a folder beside it, as `<firm>/<sha256 of what it contains>`, with its thumbnail
//! behind the same name and `.thumb`.
//!
//! A file is written before its row and under another name until it is whole, so that whatever
//! moment a power cut chooses, every row has its file. What is left over is swept later
//! ([`Store::sweep_evidence`]). Paths are made of an identifier and a digest alone.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::fs::{self, File};
use std::io::{self, ErrorKind, Write as _};
use std::path::{Path, PathBuf};
use std::str::FromStr;
use std::time::SystemTime;

use jiff::{SignedDuration, Timestamp};
use sea_orm::sea_query::{Condition, Expr, ExprTrait as _, Order, Query, SelectStatement};
use sea_orm::{ConnectionTrait, DbBackend, QueryResult};
use sha2::{Digest as _, Sha256};
use standards::Attachment;
use uuid::Uuid;
use vocabulary::{AccountId, FirmId};

use crate::{Change, Finding, Store, StoreError, Value, vault};

/// How long a file without a row is left alone: whoever restored the wrong archive can restore the
/// right one within this time.
const ORPHANED: SignedDuration = SignedDuration::from_hours(7 * 24);

/// How long a file that is being written is left alone.
const UNFINISHED: SignedDuration = SignedDuration::from_hours(24);

/// What the name of a thumbnail ends in.
const THUMBNAIL: &str = ".thumb";

/// What the name of a file that is being written ends in.
const PART: &str = ".part";

/// What a file contains: the SHA-256 of its bytes, written as 64 hexadecimal digits.
///
/// ```
/// let digest = store::Digest::of(b"abc");
/// assert!(digest.to_string().starts_with("ba7816bf"));
/// assert_eq!(digest.to_string().parse(), Ok(digest));
/// assert!("../../etc/passwd".parse::<store::Digest>().is_err());
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Digest([u8; 32]);

impl Digest {
    /// The digest of some bytes.
    pub fn of(bytes: &[u8]) -> Self {
        Self(Sha256::digest(bytes).into())
    }
}

impl fmt::Display for Digest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

impl FromStr for Digest {
    /// It is none.
    type Err = ();

    fn from_str(text: &str) -> Result<Self, ()> {
        let nibble = |digit: u8| char::from(digit).to_digit(16).ok_or(());
        let digits = text.bytes().map(nibble).collect::<Result<Vec<u32>, ()>>()?;
        let bytes: Vec<u8> = digits
            .chunks(2)
            .map(|pair| pair.iter().fold(0, |byte, n| byte << 4 | n) as u8)
            .collect();
        if digits.len() == 64 { bytes.try_into().map(Self).map_err(|_| ()) } else { Err(()) }
    }
}

/// A photograph or file of a firm, as its row says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Evidence {
    /// The firm.
    pub firm: FirmId,
    /// What it is.
    pub file: Attachment,
    /// When it came.
    pub created: Timestamp,
    /// Who sent it.
    pub author: AccountId,
}

/// What can be wrong with a file in the folder.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FileFault {
    /// The database knows it, the folder does not hold it.
    Missing,
    /// The folder holds it, the database does not know it.
    Orphan,
    /// It does not open under the firm's key, or contains something else.
    Damaged,
}

/// A file that has its place in the folder.
#[derive(Debug, Clone, Copy)]
struct Place {
    firm: FirmId,
    digest: Digest,
    thumbnail: bool,
}

impl Place {
    /// Its name in the firm's folder.
    fn name(self) -> String {
        format!("{}{}", self.digest, if self.thumbnail { THUMBNAIL } else { "" })
    }

    fn path(self, folder: &Path) -> PathBuf {
        firm_folder(folder, self.firm).join(self.name())
    }

    /// What the seal binds it to.
    fn bound(self) -> Vec<u8> {
        let kind = u8::from(self.thumbnail);
        [b"evidence".as_slice(), self.firm.0.as_bytes(), &self.digest.0, &[kind]].concat()
    }

    /// What it contains, if it is as it was written.
    fn read(self, folder: &Path, key: &[u8]) -> io::Result<Option<Vec<u8>>> {
        let plain = vault::unseal(key, &self.bound(), &fs::read(self.path(folder))?);
        // A thumbnail is held to its place by the seal alone.
        Ok(plain.filter(|plain| self.thumbnail || Digest::of(plain) == self.digest))
    }

    /// Seals and writes it, unless it is there already. Under its name it is whole or not there.
    fn write(self, folder: &Path, key: &[u8], plain: &[u8]) -> Result<(), StoreError> {
        let path = self.path(folder);
        if self.read(folder, key).is_ok_and(|found| found.is_some()) {
            // As if written now, so that nobody sweeps it before its row is there.
            let touch = File::options().write(true).open(&path);
            let touch = touch.and_then(|file| file.set_modified(SystemTime::now()));
            return touch.map_err(|error| unusable(&path, &error));
        }
        let sealed = vault::seal(key, &self.bound(), plain)?;
        let mark = u64::from_be_bytes(vault::random()?);
        let part = path.with_file_name(format!("{}.{mark:016x}{PART}", self.name()));
        let write = || {
            let mut file = File::create_new(&part)?;
            file.write_all(&sealed)?;
            file.sync_all()?;
            fs::rename(&part, &path)
        };
        write().map_err(|error| {
            // What cannot be removed now is swept later.
            let _ = fs::remove_file(&part);
            unusable(&path, &error)
        })
    }
}

fn firm_folder(folder: &Path, firm: FirmId) -> PathBuf {
    folder.join(firm.0.to_string())
}

fn unusable(path: &Path, error: &io::Error) -> StoreError {
    StoreError::Folder(format!("{}: {error}", path.display()))
}

/// Has a folder's entries reach the disk. Where folders cannot be opened, they need not be.
fn sync(folder: &Path) -> io::Result<()> {
    File::open(folder).map_or(Ok(()), |folder| folder.sync_all())
}

/// Does work with files where it keeps nobody waiting.
async fn blocking<T: Send + 'static>(
    work: impl FnOnce() -> Result<T, StoreError> + Send + 'static,
) -> Result<T, StoreError> {
    let done = tokio::task::spawn_blocking(work).await;
    done.map_err(|error| StoreError::Folder(error.to_string()))?
}

/// The entries of a folder with their names, in order; none when it is not there.
fn entries(folder: &Path) -> Result<Vec<(String, PathBuf)>, StoreError> {
    let named =
        |entry: fs::DirEntry| (entry.file_name().to_string_lossy().into_owned(), entry.path());
    let read = fs::read_dir(folder).and_then(|entries| {
        entries.map(|entry| entry.map(named)).collect::<io::Result<BTreeMap<_, _>>>()
    });
    match read {
        Ok(entries) => Ok(entries.into_iter().collect()),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(Vec::new()),
        Err(error) => Err(unusable(folder, &error)),
    }
}

/// The folders of firms.
fn firm_folders(folder: &Path) -> Result<Vec<(FirmId, PathBuf)>, StoreError> {
    let firm = |(name, path): (String, PathBuf)| Some((FirmId(name.parse().ok()?), path));
    Ok(entries(folder)?.into_iter().filter_map(firm).collect())
}

/// Removes a file or folder that may be gone already.
fn removed(path: &Path, remove: impl Fn(&Path) -> io::Result<()>) -> Result<(), StoreError> {
    match remove(path) {
        Err(error) if error.kind() != ErrorKind::NotFound => Err(unusable(path, &error)),
        _ => Ok(()),
    }
}

/// The tables whose records may name a file.
const NAMING: [&str; 4] = ["assessment", "plan", "upgrade", "event"];

const COLUMNS: [&str; 7] = ["firm", "sha256", "media_type", "bytes", "name", "created", "author"];

fn select(condition: Condition) -> SelectStatement {
    Query::select()
        .columns(COLUMNS)
        .from("evidence")
        .cond_where(condition)
        .order_by("firm", Order::Asc)
        .order_by("created", Order::Asc)
        .order_by("sha256", Order::Asc)
        .to_owned()
}

fn one(firm: FirmId, digest: Digest) -> SelectStatement {
    let own = Condition::all().add(Expr::col("firm").eq(firm.0));
    select(own.add(Expr::col("sha256").eq(digest.to_string())))
}

fn parse(row: &QueryResult) -> Result<Evidence, StoreError> {
    let damaged = |error: jiff::Error| StoreError::Damaged(error.to_string());
    let file = Attachment {
        sha256: row.try_get("", "sha256")?,
        media_type: row.try_get("", "media_type")?,
        bytes: row.try_get::<i64>("", "bytes")?.unsigned_abs(),
        name: row.try_get("", "name")?,
    };
    Ok(Evidence {
        firm: FirmId(row.try_get("", "firm")?),
        file,
        created: Timestamp::from_millisecond(row.try_get("", "created")?).map_err(damaged)?,
        author: AccountId(row.try_get("", "author")?),
    })
}

impl Evidence {
    /// The files that it has in the folder.
    fn places(&self) -> Result<Vec<Place>, StoreError> {
        let place = |digest| Place { firm: self.firm, digest, thumbnail: false };
        let file = self
            .file
            .sha256
            .parse()
            .map(place)
            .map_err(|()| StoreError::Damaged(format!("{} is no SHA-256", self.file.sha256)))?;
        let thumbnail = self.file.media_type.starts_with("image/");
        Ok([file].into_iter().chain(thumbnail.then_some(Place { thumbnail, ..file })).collect())
    }
}

impl Change {
    /// Notes a file that [`Store::keep_evidence`] has written; false when it was known already.
    ///
    /// # Errors
    ///
    /// [`StoreError::Missing`] when there is no such firm, or it was erased meanwhile.
    pub async fn add_evidence(&self, evidence: &Evidence) -> Result<bool, StoreError> {
        self.wait_for_files_of(evidence.firm).await?;
        let file = &evidence.file;
        let digest = file.sha256.parse().map_err(|()| StoreError::Missing)?;
        if self.transaction.query_one(&one(evidence.firm, digest)).await?.is_some() {
            return Ok(false);
        }
        let values: [Value; 7] = [
            evidence.firm.0.into(),
            digest.to_string().into(),
            file.media_type.as_str().into(),
            (file.bytes as i64).into(),
            file.name.as_str().into(),
            evidence.created.as_millisecond().into(),
            evidence.author.0.into(),
        ];
        let row = Query::insert()
            .into_table("evidence")
            .columns(COLUMNS)
            .values_panic(values.map(Expr::val))
            .to_owned();
        self.transaction.execute(&row).await?;
        Ok(true)
    }

    /// Waits until nobody else adds or removes files of a firm, or erases it.
    async fn wait_for_files_of(&self, firm: FirmId) -> Result<(), StoreError> {
        let mut row = Query::select()
            .column("erased")
            .from("party")
            .and_where(Expr::col("id").eq(firm.0))
            .to_owned();
        if self.transaction.get_database_backend() == DbBackend::Postgres {
            row.lock_exclusive();
        }
        let row = self.transaction.query_one(&row).await?.ok_or(StoreError::Missing)?;
        if row.try_get("", "erased")? { Err(StoreError::Missing) } else { Ok(()) }
    }

    /// Whether a file of a firm is known, and stays so until this change is over.
    ///
    /// # Errors
    ///
    /// [`StoreError::Missing`] when there is no such firm, or it was erased meanwhile.
    pub async fn has_evidence(&self, firm: FirmId, digest: Digest) -> Result<bool, StoreError> {
        self.wait_for_files_of(firm).await?;
        Ok(self.transaction.query_one(&one(firm, digest)).await?.is_some())
    }

    /// Forgets a file of a firm, unless something of the firm still names it as this change would
    /// leave it; whether it was forgotten. [`Store::release_evidence`] then gives its room back.
    ///
    /// # Errors
    ///
    /// [`StoreError::Missing`] when there is no such firm, or it was erased meanwhile.
    pub async fn forget_evidence(&self, firm: FirmId, digest: Digest) -> Result<bool, StoreError> {
        self.wait_for_files_of(firm).await?;
        let digest = digest.to_string();
        for table in NAMING {
            // Whatever names a file does so by its digest, which stands nowhere by chance.
            let named = Query::select()
                .column("id")
                .from(table)
                .and_where(Expr::col("firm").eq(firm.0))
                .and_where(Expr::col("body").like(format!("%{digest}%")))
                .limit(1)
                .to_owned();
            if self.transaction.query_one(&named).await?.is_some() {
                return Ok(false);
            }
        }
        let own = Condition::all().add(Expr::col("firm").eq(firm.0));
        self.delete("evidence", own.add(Expr::col("sha256").eq(digest))).await?;
        Ok(true)
    }
}

impl Store {
    /// Seals a file of a firm, and its thumbnail, and writes them to the folder; when it returns
    /// they are on the disk. What is there already stays as it is. [`Change::add_evidence`] then
    /// notes it.
    ///
    /// # Errors
    ///
    /// [`StoreError::Missing`] when the firm has no key, because it was erased or never was;
    /// [`StoreError::Folder`] when the folder cannot be written to.
    pub async fn keep_evidence(
        &self,
        folder: &Path,
        firm: FirmId,
        bytes: Vec<u8>,
        thumbnail: Option<Vec<u8>>,
    ) -> Result<Digest, StoreError> {
        let key = vault::key(&self.readers, firm.0).await?.ok_or(StoreError::Missing)?;
        let folder = folder.to_owned();
        blocking(move || {
            let digest = Digest::of(&bytes);
            let own = firm_folder(&folder, firm);
            fs::create_dir_all(&own).map_err(|error| unusable(&own, &error))?;
            let file = Place { firm, digest, thumbnail: false };
            if let Some(small) = thumbnail {
                Place { thumbnail: true, ..file }.write(&folder, &key, &small)?;
            }
            file.write(&folder, &key, &bytes)?;
            sync(&own).and_then(|()| sync(&folder)).map_err(|error| unusable(&own, &error))?;
            Ok(digest)
        })
        .await
    }

    /// What a file of a firm, or its thumbnail, contains.
    ///
    /// # Errors
    ///
    /// [`StoreError::Missing`] when there is none, or the firm was erased; [`StoreError::Damaged`]
    /// when it is not what was written.
    pub async fn read_evidence(
        &self,
        folder: &Path,
        firm: FirmId,
        digest: Digest,
        thumbnail: bool,
    ) -> Result<Vec<u8>, StoreError> {
        let key = vault::key(&self.readers, firm.0).await?.ok_or(StoreError::Missing)?;
        let folder = folder.to_owned();
        blocking(move || {
            let place = Place { firm, digest, thumbnail };
            match place.read(&folder, &key) {
                Ok(Some(plain)) => Ok(plain),
                Ok(None) => {
                    let file = place.path(&folder);
                    let cause = format!("{} is not as it was written", file.display());
                    Err(StoreError::Damaged(cause))
                }
                Err(error) if error.kind() == ErrorKind::NotFound => Err(StoreError::Missing),
                Err(error) => Err(unusable(&place.path(&folder), &error)),
            }
        })
        .await
    }

    /// What the database knows of a file of a firm.
    ///
    /// # Errors
    ///
    /// The database cannot be used.
    pub async fn evidence(
        &self,
        firm: FirmId,
        digest: Digest,
    ) -> Result<Option<Evidence>, StoreError> {
        self.row(&one(firm, digest)).await?.as_ref().map(parse).transpose()
    }

    /// What the database knows of all files of a firm, in the order in which they came.
    ///
    /// # Errors
    ///
    /// The database cannot be used.
    pub async fn evidence_of(&self, firm: FirmId) -> Result<Vec<Evidence>, StoreError> {
        let own = Condition::all().add(Expr::col("firm").eq(firm.0));
        self.rows(&select(own)).await?.iter().map(parse).collect()
    }

    /// Removes the files of a firm that was erased. They do not open any more; this gives their
    /// room back.
    ///
    /// # Errors
    ///
    /// The folder cannot be written to; the daily round tries again.
    pub async fn remove_evidence(&self, folder: &Path, firm: FirmId) -> Result<(), StoreError> {
        let own = firm_folder(folder, firm);
        blocking(move || removed(&own, |own| fs::remove_dir_all(own))).await
    }

    /// Removes a file that [`Change::forget_evidence`] has forgotten. Somebody may be adding it again
    /// meanwhile: it is put aside first and put back if it is known after all, and whoever adds
    /// writes it once more after noting it.
    ///
    /// # Errors
    ///
    /// The database or the folder cannot be used; then the file is swept later.
    pub async fn release_evidence(
        &self,
        folder: &Path,
        firm: FirmId,
        digest: Digest,
    ) -> Result<(), StoreError> {
        let own = firm_folder(folder, firm);
        let mark = u64::from_be_bytes(vault::random()?);
        let aside = [false, true].map(|thumbnail| {
            let name = Place { firm, digest, thumbnail }.name();
            (own.join(&name), own.join(format!("{name}.{mark:016x}{PART}")))
        });
        let moved = aside.clone();
        blocking(move || {
            moved.iter().try_for_each(|(path, part)| removed(path, |path| fs::rename(path, part)))
        })
        .await?;
        let is_known = self.evidence(firm, digest).await?.is_some();
        blocking(move || {
            aside.iter().try_for_each(|(path, part)| {
                removed(part, |part| match is_known {
                    true => fs::rename(part, path),
                    false => fs::remove_file(part),
                })
            })
        })
        .await
    }

    /// Removes what was left behind: files of firms that were erased, files that nobody finished
    /// writing within a day, and files that have had no row for a week. Returns how many files and
    /// folders it removed.
    ///
    /// # Errors
    ///
    /// The database or the folder cannot be used.
    pub async fn sweep_evidence(&self, folder: &Path, now: Timestamp) -> Result<u64, StoreError> {
        let erased = Query::select()
            .column("id")
            .from("party")
            .and_where(Expr::col("erased").eq(true))
            .to_owned();
        let erased = self.rows(&erased).await?;
        let erased: BTreeSet<Uuid> =
            erased.iter().map(|row| row.try_get("", "id")).collect::<Result<_, _>>()?;
        let mut swept = 0;
        let root = folder.to_owned();
        for (firm, own) in blocking(move || firm_folders(&root)).await? {
            if erased.contains(&firm.0) {
                self.remove_evidence(folder, firm).await?;
                swept += 1;
                continue;
            }
            let known = names(&self.evidence_of(firm).await?)?;
            swept += blocking(move || sweep(&own, &known, now)).await?;
        }
        Ok(swept)
    }

    /// Looks whether every file that the database knows is in the folder as it was written, and
    /// whether the folder holds any other. Files that are being written do not count.
    ///
    /// # Errors
    ///
    /// The database or the folder cannot be used. What is wrong with a file is no error but the
    /// result.
    pub async fn check_evidence(&self, folder: &Path) -> Result<Vec<Finding>, StoreError> {
        // First what is in the folder: a file that comes meanwhile has its row by then.
        let root = folder.to_owned();
        let mut there = blocking(move || {
            let mut files: BTreeMap<FirmId, Vec<String>> = BTreeMap::new();
            for (firm, own) in firm_folders(&root)? {
                let names = entries(&own)?.into_iter().map(|(name, _)| name);
                files.insert(firm, names.filter(|name| !name.ends_with(PART)).collect());
            }
            Ok(files)
        })
        .await?;
        let mut known: BTreeMap<FirmId, Vec<Evidence>> = BTreeMap::new();
        for row in self.rows(&select(Condition::all())).await? {
            let evidence = parse(&row)?;
            known.entry(evidence.firm).or_default().push(evidence);
        }
        let firms: BTreeSet<FirmId> = there.keys().chain(known.keys()).copied().collect();
        let mut findings = Vec::new();
        for firm in firms {
            let rows = known.remove(&firm).unwrap_or_default();
            let files = there.remove(&firm).unwrap_or_default();
            let expected = names(&rows)?;
            let orphans = files.into_iter().filter(|name| !expected.contains(name));
            let orphan = |file| Finding::Evidence { firm: firm.0, file, fault: FileFault::Orphan };
            findings.extend(orphans.map(orphan));
            let key = vault::key(&self.readers, firm.0).await?.unwrap_or_default();
            let folder = folder.to_owned();
            findings.extend(blocking(move || faults(&folder, &rows, &key)).await?);
        }
        Ok(findings)
    }
}

/// The names of the files that belong to some rows.
fn names(rows: &[Evidence]) -> Result<BTreeSet<String>, StoreError> {
    let mut names = BTreeSet::new();
    for row in rows {
        names.extend(row.places()?.into_iter().map(Place::name));
    }
    Ok(names)
}

/// What is wrong with the files of some rows.
fn faults(folder: &Path, rows: &[Evidence], key: &[u8]) -> Result<Vec<Finding>, StoreError> {
    let mut findings = Vec::new();
    for row in rows {
        for place in row.places()? {
            let fault = match place.read(folder, key) {
                Ok(Some(_)) => continue,
                Ok(None) => FileFault::Damaged,
                Err(error) if error.kind() == ErrorKind::NotFound => FileFault::Missing,
                Err(error) => return Err(unusable(&place.path(folder), &error)),
            };
            findings.push(Finding::Evidence { firm: row.firm.0, file: place.name(), fault });
        }
    }
    Ok(findings)
}

/// Removes from a firm's folder what is too old to be on its way, and the folder when it is empty.
fn sweep(own: &Path, known: &BTreeSet<String>, now: Timestamp) -> Result<u64, StoreError> {
    let mut swept = 0;
    for (name, path) in entries(own)? {
        if known.contains(&name) {
            continue;
        }
        let patience = if name.ends_with(PART) { UNFINISHED } else { ORPHANED };
        let written = fs::metadata(&path).and_then(|data| data.modified());
        let written = written.ok().and_then(|at| Timestamp::try_from(at).ok());
        let is_old = written.is_some_and(|at| now.duration_since(at) > patience);
        if is_old {
            removed(&path, |path| fs::remove_file(path))?;
            swept += 1;
        }
    }
    // Only an empty one can be removed so.
    let _ = fs::remove_dir(own);
    Ok(swept)
}
