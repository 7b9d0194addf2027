use std::io::Write;

use flate2::Compression;
use flate2::write::GzEncoder;
use jiff::Timestamp;
use sea_orm::sea_query::{Expr, ExprTrait as _, Order, Query, Value};
use sea_orm::{ConnectionTrait, DatabaseTransaction};
use serde::Serialize;
use serde_json::Value as Json;
use sha2::{Digest, Sha256};

use super::cell::hex;
use super::{Archive, ArchiveError, End, FORMAT, Header, Heading, Shape, shapes};
use crate::Store;

/// Rows that are read at a time.
const BATCH: u64 = 1000;

/// Lines, counted into a digest and compressed.
struct Lines<W: Write> {
    out: GzEncoder<W>,
    digest: Sha256,
    rows: u64,
}

impl<W: Write> Lines<W> {
    fn line(&mut self, line: &impl Serialize) -> Result<(), ArchiveError> {
        let mut bytes =
            serde_json::to_vec(line).map_err(|error| ArchiveError::File(error.into()))?;
        bytes.push(b'\n');
        self.digest.update(&bytes);
        self.out.write_all(&bytes).map_err(ArchiveError::File)
    }

    /// Writes the end and gives the file back.
    fn finish(mut self) -> Result<W, ArchiveError> {
        let sha256 = hex(&self.digest.clone().finalize());
        self.line(&End { rows: self.rows, sha256 })?;
        self.out.finish().map_err(ArchiveError::File)
    }
}

impl Store {
    /// Writes everything to an archive, as it is at one moment, while others go on working. Says
    /// after each thousand rows how many there are.
    ///
    /// # Errors
    ///
    /// The file cannot be written, or the database cannot be used.
    pub async fn backup<W: Write + Send>(
        &self,
        out: W,
        taken: Timestamp,
        progress: &(dyn Fn(u64) + Sync),
    ) -> Result<Archive, ArchiveError> {
        let snapshot = self.snapshot().await?;
        let out = GzEncoder::new(out, Compression::default());
        let mut lines = Lines { out, digest: Sha256::new(), rows: 0 };
        lines.line(&Header { puente_archive: FORMAT, version: Self::VERSION, taken })?;
        for shape in shapes(Self::VERSION) {
            let columns = shape.columns.iter().map(|(name, _)| name.clone()).collect();
            lines.line(&Heading { table: shape.name.clone(), columns })?;
            let mut after = None;
            loop {
                let rows = batch(&snapshot, &shape, after.take()).await?;
                for row in &rows {
                    lines.line(row)?;
                    lines.rows += 1;
                }
                progress(lines.rows);
                match rows.into_iter().next_back() {
                    Some(last) => after = Some(last),
                    None => break,
                }
            }
        }
        let rows = lines.rows;
        lines.finish()?.flush().map_err(ArchiveError::File)?;
        Ok(Archive { taken, version: Self::VERSION, rows })
    }
}

/// The rows of a table that follow a row, by the primary key.
async fn batch(
    snapshot: &DatabaseTransaction,
    shape: &Shape,
    after: Option<Vec<Json>>,
) -> Result<Vec<Vec<Json>>, ArchiveError> {
    let mut query = Query::select()
        .columns(shape.columns.iter().map(|(name, _)| name.clone()))
        .from(shape.name.clone())
        .limit(BATCH)
        .to_owned();
    for column in &shape.key {
        query.order_by(column.clone(), Order::Asc);
    }
    if let Some(after) = after {
        let key =
            shape.columns.iter().zip(&after).filter(|((name, _), _)| shape.key.contains(name));
        let last: Vec<Value> = key.filter_map(|((_, kind), cell)| kind.value(cell)).collect();
        let columns = Expr::tuple(shape.key.iter().map(|column| Expr::col(column.clone())));
        query.and_where(columns.gt(Expr::tuple(last.into_iter().map(Expr::val))));
    }
    let mut rows = Vec::new();
    for row in snapshot.query_all(&query).await? {
        let cells = shape.columns.iter().map(|(name, kind)| kind.read(&row, name));
        rows.push(cells.collect::<Result<Vec<Json>, _>>()?);
    }
    Ok(rows)
}
