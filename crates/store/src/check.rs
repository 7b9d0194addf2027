use access::{Account, State};
use knowledge::{Experience, Feedback};
use registry::{Consent, Event, Firm, Membership, Organisation, PanelYear, Request, Tie};
use sea_orm::sea_query::{
    Alias, Asterisk, Condition, Expr, ExprTrait as _, Func, Order, Query, SelectStatement,
    TableName, TableRef,
};
use sea_orm::{ConnectionTrait, DatabaseTransaction, DbBackend, Statement};
use standards::{Assessment, Filed, Obstacles, Plan, Upgrade};
use uuid::Uuid;
use vocabulary::Code as _;
use words::Message;

use crate::archive::shapes;
use crate::migration;
use crate::{Fault, FileFault, Identity, Keyring, Record, SavedList, Store, StoreError};

/// Rows that are read at a time.
const BATCH: u64 = 1000;

/// Something in a database that is not as the program wrote it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Finding {
    /// SQLite finds its file damaged.
    File(String),
    /// Rows refer to something that does not exist.
    Orphans {
        /// The table of the rows.
        table: String,
        /// The column that refers.
        column: String,
        /// How many.
        rows: u64,
    },
    /// The body of a row cannot be read, or it is another record's.
    Body {
        /// The table.
        table: &'static str,
        /// The row.
        id: Uuid,
    },
    /// A column is not what the body says.
    Column {
        /// The table.
        table: &'static str,
        /// The row.
        id: Uuid,
        /// The column.
        column: &'static str,
    },
    /// The audit is not as it was written from this entry on.
    Audit(i64, Fault),
    /// The key of somebody who was not erased is gone.
    Key(Uuid),
    /// A photograph or file of a firm is not as it was written.
    Evidence {
        /// The firm.
        firm: Uuid,
        /// The file in the firm's folder.
        file: String,
        /// What is wrong with it.
        fault: FileFault,
    },
}

impl Finding {
    /// What to say about it.
    pub fn message(&self) -> Message {
        match self {
            Self::File(reason) => Message::new("check-file").with("reason", reason.as_str()),
            Self::Orphans { table, column, rows } => Message::new("check-orphans")
                .with("table", table.as_str())
                .with("column", column.as_str())
                .with("rows", rows.to_string()),
            Self::Body { table, id } => {
                Message::new("check-body").with("table", *table).with("id", id.to_string())
            }
            Self::Column { table, id, column } => Message::new("check-column")
                .with("table", *table)
                .with("column", *column)
                .with("id", id.to_string()),
            Self::Audit(number, fault) => fault.message(*number),
            Self::Key(id) => Message::new("check-key").with("id", id.to_string()),
            Self::Evidence { firm, file, fault } => Message::new(match fault {
                FileFault::Missing => "check-evidence-missing",
                FileFault::Orphan => "check-evidence-orphan",
                FileFault::Damaged => "check-evidence-damaged",
            })
            .with("firm", firm.to_string())
            .with("file", file.as_str()),
        }
    }
}

impl Fault {
    /// What to say about the entry with this number.
    pub fn message(self, number: i64) -> Message {
        let key = match self {
            Self::Gap => "audit-fault-gap",
            Self::Chain => "audit-fault-chain",
            Self::Content => "audit-fault-content",
            Self::End => "audit-fault-end",
        };
        Message::new(key).with("number", number.to_string())
    }
}

impl Store {
    /// Looks whether everything is as the program wrote it, at one moment, while others go on
    /// working: references, bodies, the columns beside them, the audit and its keys.
    ///
    /// # Errors
    ///
    /// The database cannot be used. What is wrong in it is no error but the result.
    pub async fn check(&self) -> Result<Vec<Finding>, StoreError> {
        let snapshot = self.snapshot().await?;
        let mut findings = Vec::new();
        if self.backend() == DbBackend::Sqlite {
            file(&snapshot, &mut findings).await?;
        }
        orphans(&snapshot, &mut findings).await?;
        records::<Account>(&snapshot, &mut findings).await?;
        records::<Keyring>(&snapshot, &mut findings).await?;
        records::<Identity>(&snapshot, &mut findings).await?;
        records::<Firm>(&snapshot, &mut findings).await?;
        records::<Organisation>(&snapshot, &mut findings).await?;
        records::<Membership>(&snapshot, &mut findings).await?;
        records::<Tie>(&snapshot, &mut findings).await?;
        records::<PanelYear>(&snapshot, &mut findings).await?;
        records::<Consent>(&snapshot, &mut findings).await?;
        records::<Request>(&snapshot, &mut findings).await?;
        records::<Event>(&snapshot, &mut findings).await?;
        records::<Filed<Assessment>>(&snapshot, &mut findings).await?;
        records::<Filed<Plan>>(&snapshot, &mut findings).await?;
        records::<Filed<Obstacles>>(&snapshot, &mut findings).await?;
        records::<Filed<Upgrade>>(&snapshot, &mut findings).await?;
        records::<Filed<Experience>>(&snapshot, &mut findings).await?;
        records::<Filed<Feedback>>(&snapshot, &mut findings).await?;
        records::<SavedList>(&snapshot, &mut findings).await?;
        keys(&snapshot, &mut findings).await?;
        let audit = self.verify_audit().await?;
        findings.extend(audit.broken.map(|(number, fault)| Finding::Audit(number, fault)));
        Ok(findings)
    }
}

async fn file(
    snapshot: &DatabaseTransaction,
    findings: &mut Vec<Finding>,
) -> Result<(), StoreError> {
    let check = Statement::from_string(DbBackend::Sqlite, "PRAGMA integrity_check");
    for row in snapshot.query_all_raw(check).await? {
        let said: String = row.try_get("", "integrity_check")?;
        if said != "ok" {
            findings.push(Finding::File(said));
        }
    }
    Ok(())
}

async fn orphans(
    snapshot: &DatabaseTransaction,
    findings: &mut Vec<Finding>,
) -> Result<(), StoreError> {
    for table in migration::tables(Store::VERSION) {
        for foreign in table.get_foreign_key_create_stmts() {
            let key = foreign.get_foreign_key();
            let (Some(from), Some(to)) = (key.get_table(), key.get_ref_table()) else { continue };
            let columns = key.get_columns().into_iter().zip(key.get_ref_columns());
            for (column, referred) in columns {
                let known = Query::select().column(referred).from(to.clone()).to_owned();
                let lost = Query::select()
                    .expr_as(Func::count(Expr::col(Asterisk)), Alias::new("count"))
                    .from(from.clone())
                    .and_where(Expr::col(column.clone()).is_not_null())
                    .and_where(Expr::col(column.clone()).not_in_subquery(known))
                    .to_owned();
                let row = snapshot.query_one(&lost).await?;
                let rows: i64 = row.map(|row| row.try_get("", "count")).transpose()?.unwrap_or(0);
                if rows > 0
                    && let TableRef::Table(TableName(_, name), _) = from
                {
                    let table = name.to_string();
                    findings.push(Finding::Orphans { table, column, rows: rows.unsigned_abs() });
                }
            }
        }
    }
    Ok(())
}

async fn records<R: Record>(
    snapshot: &DatabaseTransaction,
    findings: &mut Vec<Finding>,
) -> Result<(), StoreError> {
    let shapes = shapes(Store::VERSION);
    let Some(shape) = shapes.iter().find(|shape| shape.name == R::TABLE) else { return Ok(()) };
    let mut after: Option<Uuid> = None;
    loop {
        let mut query: SelectStatement = Query::select()
            .columns(shape.columns.iter().map(|(name, _)| name.clone()))
            .from(R::TABLE)
            .cond_where(R::rows())
            .order_by("id", Order::Asc)
            .limit(BATCH)
            .to_owned();
        if let Some(after) = after {
            query.cond_where(Condition::all().add(Expr::col("id").gt(after)));
        }
        let rows = snapshot.query_all(&query).await?;
        for row in &rows {
            let id: Uuid = row.try_get("", "id")?;
            after = Some(id);
            let body: String = row.try_get("", "body")?;
            let record = match serde_json::from_str::<R>(&body) {
                Ok(record) if record.id() == id => record,
                _ => {
                    findings.push(Finding::Body { table: R::TABLE, id });
                    continue;
                }
            };
            for (column, value) in record.columns() {
                let Some((_, kind)) = shape.columns.iter().find(|(name, _)| name == column) else {
                    continue;
                };
                if kind.value(&kind.read(row, column)?) != Some(value) {
                    findings.push(Finding::Column { table: R::TABLE, id, column });
                }
            }
        }
        if rows.is_empty() {
            return Ok(());
        }
    }
}

/// Keys that are gone although nobody was erased.
async fn keys(
    snapshot: &DatabaseTransaction,
    findings: &mut Vec<Finding>,
) -> Result<(), StoreError> {
    let there = Query::select().column("id").from("vault").to_owned();
    let firms = Query::select()
        .column("id")
        .from("party")
        .and_where(Expr::col("erased").eq(true))
        .to_owned();
    let people = Query::select()
        .column("id")
        .from("account")
        .and_where(Expr::col("state").eq(State::Erased.code()))
        .to_owned();
    let mut lost = Query::select()
        .distinct()
        .column("vault")
        .from("audit")
        .and_where(Expr::col("vault").is_not_null())
        .order_by("vault", Order::Asc)
        .to_owned();
    for known in [there, firms, people] {
        lost.and_where(Expr::col("vault").not_in_subquery(known));
    }
    for row in snapshot.query_all(&lost).await? {
        findings.push(Finding::Key(row.try_get("", "vault")?));
    }
    Ok(())
}
