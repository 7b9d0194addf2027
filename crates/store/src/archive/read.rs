use std::io::{BufRead, BufReader, Read};

use access::{Account, State};
use flate2::read::GzDecoder;
use jiff::Timestamp;
use registry::Firm;
use sea_orm::ConnectionTrait;
use sea_orm::sea_query::{Expr, ExprTrait as _, Order, Query};
use serde_json::Value as Json;
use sha2::{Digest, Sha256};
use uuid::Uuid;
use vocabulary::Code as _;

use super::cell::hex;
use super::{Archive, ArchiveError, End, FORMAT, Header, Heading, Shape, shapes};
use crate::migration::{finish, start_over};
use crate::{Act, Change, Store, StoreError};

/// Rows that are written at a time; with them a statement stays far from the limits on its
/// arguments (32,766 on SQLite, 65,535 on PostgreSQL).
const BATCH: usize = 500;

/// The longest line, so that a damaged file cannot fill the memory.
const LONGEST: u64 = 64 << 20;

/// What a restoration did.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Restored {
    /// What the archive held.
    pub archive: Archive,
    /// Firms, people and keys that were erased after the archive was taken, and that were erased
    /// again.
    pub erased: usize,
}

/// Lines of an archive, counted and digested.
struct Lines<R: Read> {
    text: BufReader<GzDecoder<R>>,
    digest: Sha256,
    /// The number of the last line, from 1.
    number: u64,
}

impl<R: Read> Lines<R> {
    /// The next line without its end; `None` at the end of the file.
    fn next(&mut self) -> Result<Option<Vec<u8>>, ArchiveError> {
        let mut line = Vec::new();
        let mut limited = (&mut self.text).take(LONGEST);
        limited
            .read_until(b'\n', &mut line)
            .map_err(|error| ArchiveError::reading(error, self.number))?;
        if line.is_empty() {
            return Ok(None);
        }
        if line.pop() != Some(b'\n') {
            return Err(ArchiveError::Cut { line: self.number });
        }
        self.number += 1;
        Ok(Some(line))
    }

    fn digest(&mut self, line: &[u8]) {
        self.digest.update(line);
        self.digest.update(b"\n");
    }

    fn damaged(&self) -> ArchiveError {
        ArchiveError::Damaged { line: self.number }
    }
}

/// The first line. Whatever is no header makes the file a foreign one.
fn header<R: Read>(lines: &mut Lines<R>) -> Result<Header, ArchiveError> {
    let line = lines.next()?.ok_or(ArchiveError::Foreign)?;
    let header: Header = serde_json::from_slice(&line).map_err(|_| ArchiveError::Foreign)?;
    if header.puente_archive > FORMAT || header.version > Store::VERSION {
        return Err(ArchiveError::Newer { found: header.version, known: Store::VERSION });
    }
    if header.version < 1 {
        return Err(lines.damaged());
    }
    lines.digest(&line);
    Ok(header)
}

/// Who was erased in a database, so that an older archive does not bring them back.
struct Erased {
    firms: Vec<Uuid>,
    accounts: Vec<Uuid>,
    /// Keys that were destroyed, of the above and of others.
    keys: Vec<Uuid>,
}

async fn erased(change: &Change) -> Result<Erased, StoreError> {
    let ids = async |query: &sea_orm::sea_query::SelectStatement| {
        let rows = change.transaction.query_all(query).await?;
        let ids = rows.iter().map(|row| row.try_get("", "id"));
        ids.collect::<Result<Vec<Uuid>, _>>().map_err(StoreError::from)
    };
    let firms = Query::select()
        .column("id")
        .from("party")
        .and_where(Expr::col("erased").eq(true))
        .order_by("id", Order::Asc)
        .to_owned();
    let accounts = Query::select()
        .column("id")
        .from("account")
        .and_where(Expr::col("state").eq(State::Erased.code()))
        .order_by("id", Order::Asc)
        .to_owned();
    let there = Query::select().column("id").from("vault").to_owned();
    let keys = Query::select()
        .expr_as(Expr::col("vault"), "id")
        .distinct()
        .from("audit")
        .and_where(Expr::col("vault").is_not_null())
        .and_where(Expr::col("vault").not_in_subquery(there))
        .to_owned();
    Ok(Erased {
        firms: ids(&firms).await?,
        accounts: ids(&accounts).await?,
        keys: ids(&keys).await?,
    })
}

/// Erases again what came back with an archive.
async fn erase_again(change: &mut Change, erased: &Erased) -> Result<usize, StoreError> {
    let mut count = 0;
    for firm in &erased.firms {
        let Some(found) = change.get::<Firm>(*firm).await? else { continue };
        if !found.record.erased {
            for person in change.erase_firm(found.record.id).await? {
                change.erase_account(&person).await?;
                change.act(Act::new("account-erased", "account", person.record.id));
            }
            change.act(Act::new("firm-erased", "firm", *firm));
            count += 1;
        }
    }
    for account in &erased.accounts {
        let Some(found) = change.get::<Account>(*account).await? else { continue };
        if found.record.state != State::Erased {
            change.erase_account(&found).await?;
            change.act(Act::new("account-erased", "account", *account));
            count += 1;
        }
    }
    for key in &erased.keys {
        let is_there = Query::select()
            .column("id")
            .from("vault")
            .and_where(Expr::col("id").eq(*key))
            .to_owned();
        if change.transaction.query_one(&is_there).await?.is_some() {
            change.destroy_key(*key).await?;
            count += 1;
        }
    }
    Ok(count)
}

impl Store {
    /// Puts back what an archive holds, in one transaction: either all of it is there or nothing
    /// changed. The tables are made as they were in the archive's version and then brought to the
    /// newest one. With `replace`, what the database held is gone, but whom it had erased is erased
    /// again. The audit tells of the restoration.
    ///
    /// # Errors
    ///
    /// The database is not empty and `replace` does not allow for that; the file is foreign, newer,
    /// cut off or damaged; or the database cannot be used.
    pub async fn restore<R: Read + Send>(
        &self,
        file: R,
        replace: bool,
        now: Timestamp,
        progress: &(dyn Fn(u64) + Sync),
    ) -> Result<Restored, ArchiveError> {
        let text = BufReader::new(GzDecoder::new(file));
        let mut lines = Lines { text, digest: Sha256::new(), number: 0 };
        let header = header(&mut lines)?;
        let replaced = self.audit_number().await?;
        if !replace && (replaced > 0 || self.has_accounts().await?) {
            return Err(ArchiveError::NotEmpty);
        }
        let mut change = self.begin().await?;
        let erased = erased(&change).await?;
        start_over(&change.transaction, header.version).await?;
        let rows = fill(&change, &mut lines, header.version, progress).await?;
        finish(&change.transaction, header.version).await?;
        let count = erase_again(&mut change, &erased).await?;
        // The log of SQLite holds what was replaced.
        change.empties_log();
        let content =
            serde_json::json!({ "taken": header.taken, "rows": rows, "replaced": replaced });
        change.act(Act::new("archive-restored", "archive", Uuid::nil()).open(&content)?);
        change.commit(now, None).await?;
        let archive = Archive { taken: header.taken, version: header.version, rows };
        Ok(Restored { archive, erased: count })
    }
}

/// Fills the tables with the lines after the header, and checks the end.
async fn fill<R: Read>(
    change: &Change,
    lines: &mut Lines<R>,
    version: i64,
    progress: &(dyn Fn(u64) + Sync),
) -> Result<u64, ArchiveError> {
    let shapes = shapes(version);
    let mut next = shapes.iter();
    let mut table: Option<&Shape> = None;
    let mut waiting: Vec<Vec<Expr>> = Vec::new();
    let mut rows = 0;
    loop {
        let Some(line) = lines.next()? else {
            return Err(ArchiveError::Cut { line: lines.number });
        };
        if line.first() == Some(&b'[') {
            let shape = table.ok_or_else(|| lines.damaged())?;
            waiting.push(row(shape, &line).ok_or_else(|| lines.damaged())?);
            rows += 1;
            if waiting.len() == BATCH {
                insert(change, shape, &mut waiting, lines.number).await?;
                progress(rows);
            }
            lines.digest(&line);
            continue;
        }
        if let Some(shape) = table {
            insert(change, shape, &mut waiting, lines.number).await?;
        }
        if let Ok(heading) = serde_json::from_slice::<Heading>(&line) {
            let shape = next.next().ok_or_else(|| lines.damaged())?;
            let is_same = shape.name == heading.table
                && shape.columns.iter().map(|(name, _)| name).eq(&heading.columns);
            if !is_same {
                return Err(lines.damaged());
            }
            table = Some(shape);
            lines.digest(&line);
            continue;
        }
        let end: End = serde_json::from_slice(&line).map_err(|_| lines.damaged())?;
        let sha256 = hex(&lines.digest.clone().finalize());
        // Reading on to the end lets gzip check its own sum.
        if end.rows != rows
            || end.sha256 != sha256
            || next.next().is_some()
            || lines.next()?.is_some()
        {
            return Err(lines.damaged());
        }
        return Ok(rows);
    }
}

/// A row's values; `None` when it does not fit the table.
fn row(shape: &Shape, line: &[u8]) -> Option<Vec<Expr>> {
    let cells: Vec<Json> = serde_json::from_slice(line).ok()?;
    if cells.len() != shape.columns.len() {
        return None;
    }
    let values = shape.columns.iter().zip(&cells).map(|((_, kind), cell)| kind.value(cell));
    values.map(|value| value.map(Expr::val)).collect()
}

async fn insert(
    change: &Change,
    shape: &Shape,
    waiting: &mut Vec<Vec<Expr>>,
    line: u64,
) -> Result<(), ArchiveError> {
    if waiting.is_empty() {
        return Ok(());
    }
    let rows = Query::insert()
        .into_table(shape.name.clone())
        .columns(shape.columns.iter().map(|(name, _)| name.clone()))
        .values_from_panic(waiting.drain(..))
        .to_owned();
    match change.transaction.execute(&rows).await.map_err(StoreError::from) {
        Ok(_) => Ok(()),
        // Rows that contradict each other were never written by the program.
        Err(StoreError::Taken | StoreError::Missing) => Err(ArchiveError::Damaged { line }),
        Err(error) => Err(error.into()),
    }
}
