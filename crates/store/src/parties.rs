use access::Scope;
use jiff::civil::Date;
use registry::{
    Consent, Event, Firm, Membership, Organisation, PanelYear, PartyKind, Request, Tie,
};
use sea_orm::sea_query::{
    Alias, Asterisk, Condition, Expr, ExprTrait as _, Func, Order, Query, SelectStatement,
};
use uuid::Uuid;
use vocabulary::{Area, Code as _, CommunityId, FirmId, FirmSize, Industry, PartyId};

use crate::record::{self, Record, Stored, read, select};
use crate::scope::{self, current};
use crate::{Store, StoreError};

/// One page of a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Page {
    /// Rows to skip.
    pub offset: u64,
    /// Rows at most.
    pub limit: u64,
}

impl Page {
    /// Everything, for what is short or leaves the program whole.
    pub const ALL: Self = Self { offset: 0, limit: i64::MAX as u64 };
}

/// A page of records, and how many there are on all pages.
#[derive(Debug, Clone, PartialEq)]
pub struct List<T> {
    /// The records of the page.
    pub rows: Vec<T>,
    /// How many there are together.
    pub total: u64,
}

/// Which firms to list; what is absent does not narrow the list.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct FirmQuery {
    /// Only these, in this order: what a search found.
    pub found: Option<Vec<FirmId>>,
    /// Members of this community today.
    pub community: Option<CommunityId>,
    /// In this administrative area.
    pub area: Option<Area>,
    /// In this industry or one of its groups.
    pub industry: Option<Industry>,
    /// Of this size class.
    pub size: Option<FirmSize>,
    /// Registered as firms, or not.
    pub formal: Option<bool>,
}

/// A kind of record that belongs to a firm.
pub trait OfFirm: Record {
    /// The column by which a firm's records are ordered.
    const ORDER: &'static str;
}

impl OfFirm for Membership {
    const ORDER: &'static str = "since";
}

impl OfFirm for PanelYear {
    const ORDER: &'static str = "year";
}

impl OfFirm for Consent {
    const ORDER: &'static str = "id";
}

impl OfFirm for Request {
    const ORDER: &'static str = "id";
}

impl OfFirm for Event {
    const ORDER: &'static str = "day";
}

/// What a party is called.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PartyName {
    /// Which one.
    pub id: PartyId,
    /// What it is.
    pub kind: PartyKind,
    /// Its name; empty for an erased firm.
    pub name: String,
}

impl Store {
    /// The record with this identifier.
    ///
    /// # Errors
    ///
    /// The database cannot be used.
    pub async fn get<R: Record>(
        &self,
        id: impl Into<Uuid>,
    ) -> Result<Option<Stored<R>>, StoreError> {
        record::get(&self.readers, id.into()).await
    }

    /// The records whose column has a value, in the order in which they were made.
    ///
    /// # Errors
    ///
    /// The database cannot be used.
    pub async fn rows_where<R: Record>(
        &self,
        column: &'static str,
        value: &str,
    ) -> Result<Vec<Stored<R>>, StoreError> {
        let mut query = select::<R>(Condition::all().add(Expr::col((R::TABLE, column)).eq(value)));
        query.order_by((R::TABLE, "id"), Order::Asc);
        self.all(&query).await
    }

    pub(crate) async fn all<R: Record>(
        &self,
        query: &SelectStatement,
    ) -> Result<Vec<Stored<R>>, StoreError> {
        self.rows(query).await?.iter().map(read).collect()
    }

    async fn count(&self, query: &SelectStatement) -> Result<u64, StoreError> {
        let count = Query::select()
            .expr_as(Func::count(Expr::col(Asterisk)), Alias::new("count"))
            .from_subquery(query.clone(), Alias::new("counted"))
            .to_owned();
        let row = self.row(&count).await?;
        let count: i64 = row.map(|row| row.try_get("", "count")).transpose()?.unwrap_or(0);
        Ok(count.unsigned_abs())
    }

    pub(crate) async fn page<R: Record>(
        &self,
        mut query: SelectStatement,
        page: Page,
    ) -> Result<List<Stored<R>>, StoreError> {
        let total = self.count(&query).await?;
        query.offset(page.offset).limit(page.limit);
        query.order_by((R::TABLE, "name"), Order::Asc).order_by((R::TABLE, "id"), Order::Asc);
        Ok(List { rows: self.all(&query).await?, total })
    }

    /// Firms that a scope reaches, by name, or in the order in which a search found them.
    ///
    /// # Errors
    ///
    /// The database cannot be used.
    pub async fn firms(
        &self,
        reach: &Scope,
        query: &FirmQuery,
        today: Date,
        page: Page,
    ) -> Result<List<Stored<Firm>>, StoreError> {
        let mut condition = scope::firms(reach, today, ("party", "id"));
        condition = condition.add(Expr::col(("party", "erased")).eq(false));
        if let Some(community) = query.community {
            let members = Query::select()
                .column("firm")
                .from("membership")
                .and_where(Expr::col("community").eq(community.0))
                .cond_where(current(today))
                .to_owned();
            condition = condition.add(Expr::col(("party", "id")).in_subquery(members));
        }
        if let Some(area) = query.area {
            condition = condition.add(Expr::col(("party", "area")).eq(area.code()));
        }
        if let Some(industry) = query.industry {
            let prefix = format!("{}%", industry.code());
            condition = condition.add(Expr::col(("party", "industry")).like(prefix));
        }
        if let Some(size) = query.size {
            condition = condition.add(Expr::col(("party", "size")).eq(size.code()));
        }
        if let Some(formal) = query.formal {
            condition = condition.add(Expr::col(("party", "formal")).eq(formal));
        }
        let Some(found) = &query.found else {
            return self.page(select::<Firm>(condition), page).await;
        };
        let ids: Vec<Uuid> = found.iter().map(|firm| firm.0).collect();
        condition = condition.add(Expr::col(("party", "id")).is_in(ids));
        let mut rows: Vec<Stored<Firm>> = self.all(&select::<Firm>(condition)).await?;
        rows.sort_by_key(|row| found.iter().position(|firm| *firm == row.record.id));
        let total = rows.len() as u64;
        let rows = rows.into_iter().skip(page.offset as usize).take(page.limit as usize).collect();
        Ok(List { rows, total })
    }

    /// Communities, associations, support institutions or buyers that a scope reaches, by name.
    ///
    /// # Errors
    ///
    /// The database cannot be used.
    pub async fn organisations(
        &self,
        reach: &Scope,
        kind: PartyKind,
        area: Option<Area>,
        page: Page,
    ) -> Result<List<Stored<Organisation>>, StoreError> {
        let mut condition = scope::organisations(reach);
        condition = condition.add(Expr::col(("party", "kind")).eq(kind.code()));
        if let Some(area) = area {
            condition = condition.add(Expr::col(("party", "area")).eq(area.code()));
        }
        self.page(select::<Organisation>(condition), page).await
    }

    /// Whether a firm of a country with this tax identifier is registered, apart from `except`.
    ///
    /// # Errors
    ///
    /// The database cannot be used.
    pub async fn firms_with_identifier(
        &self,
        number: &str,
        except: FirmId,
    ) -> Result<Vec<FirmId>, StoreError> {
        let condition = Condition::all()
            .add(Expr::col("identifier").eq(number))
            .add(Expr::col("id").ne(except.0));
        let firms: Vec<Stored<Firm>> = self.all(&select::<Firm>(condition)).await?;
        Ok(firms.into_iter().map(|firm| firm.record.id).collect())
    }

    /// A firm's records of one kind, in their order.
    ///
    /// # Errors
    ///
    /// The database cannot be used.
    pub async fn of_firm<R: OfFirm>(&self, firm: FirmId) -> Result<Vec<Stored<R>>, StoreError> {
        let mut query = select::<R>(Condition::all().add(Expr::col("firm").eq(firm.0)));
        query.order_by(R::ORDER, Order::Asc).order_by("id", Order::Asc);
        self.all(&query).await
    }

    /// The memberships of a community, today's and former ones.
    ///
    /// # Errors
    ///
    /// The database cannot be used.
    pub async fn memberships_of(
        &self,
        community: CommunityId,
    ) -> Result<Vec<Stored<Membership>>, StoreError> {
        let mut query =
            select::<Membership>(Condition::all().add(Expr::col("community").eq(community.0)));
        query.order_by("since", Order::Asc).order_by("id", Order::Asc);
        self.all(&query).await
    }

    /// The ties of a party in either direction.
    ///
    /// # Errors
    ///
    /// The database cannot be used.
    pub async fn ties_of(&self, party: PartyId) -> Result<Vec<Stored<Tie>>, StoreError> {
        let either = Condition::any()
            .add(Expr::col("source").eq(party.0))
            .add(Expr::col("target").eq(party.0));
        let mut query = select::<Tie>(Condition::all().add(either));
        query.order_by("id", Order::Asc);
        self.all(&query).await
    }

    /// Every tie that holds on a day.
    ///
    /// # Errors
    ///
    /// The database cannot be used.
    pub async fn ties_on(&self, day: Date) -> Result<Vec<Stored<Tie>>, StoreError> {
        let mut query = select::<Tie>(Condition::all());
        query.order_by("id", Order::Asc);
        let mut ties: Vec<Stored<Tie>> = self.all(&query).await?;
        ties.retain(|tie| tie.record.span.contains(day));
        Ok(ties)
    }

    /// Every membership that holds on a day, the oldest first.
    ///
    /// # Errors
    ///
    /// The database cannot be used.
    pub async fn memberships_on(&self, day: Date) -> Result<Vec<Stored<Membership>>, StoreError> {
        let mut query = select::<Membership>(current(day));
        query.order_by("since", Order::Asc).order_by("id", Order::Asc);
        self.all(&query).await
    }

    /// What parties are called, in the order asked; unknown ones are left out.
    ///
    /// # Errors
    ///
    /// The database cannot be used.
    pub async fn names(&self, parties: &[PartyId]) -> Result<Vec<PartyName>, StoreError> {
        let ids: Vec<Uuid> = parties.iter().map(|party| party.0).collect();
        if ids.is_empty() {
            return Ok(Vec::new());
        }
        let query = Query::select()
            .columns(["id", "kind", "body"])
            .from("party")
            .and_where(Expr::col("id").is_in(ids))
            .to_owned();
        let mut names = Vec::new();
        for row in self.rows(&query).await? {
            let body: serde_json::Value =
                serde_json::from_str(&row.try_get::<String>("", "body")?)?;
            let text = |key: &str| body[key].as_str().unwrap_or_default().to_owned();
            let kind: String = row.try_get("", "kind")?;
            let kind = PartyKind::from_code(&kind)
                .ok_or_else(|| StoreError::Damaged(format!("`{kind}` is no kind of party")))?;
            let name = match kind {
                PartyKind::Firm if text("trade_name").is_empty() => text("legal_name"),
                PartyKind::Firm => text("trade_name"),
                _ => text("name"),
            };
            names.push(PartyName { id: PartyId(row.try_get("", "id")?), kind, name });
        }
        names.sort_by_key(|name| parties.iter().position(|party| *party == name.id));
        Ok(names)
    }

    /// Agreements and records that are open in the firms that a scope reaches, the earliest due
    /// first.
    ///
    /// # Errors
    ///
    /// The database cannot be used.
    pub async fn open_events(
        &self,
        reach: &Scope,
        today: Date,
        limit: u64,
    ) -> Result<Vec<Stored<Event>>, StoreError> {
        let mut query = select::<Event>(
            scope::firms(reach, today, ("event", "firm"))
                .add(Expr::col(("event", "open")).eq(true)),
        );
        query.order_by("due", Order::Asc).order_by("day", Order::Asc).limit(limit);
        self.all(&query).await
    }

    /// Requests that wait for an answer in the firms that a scope reaches, the earliest due first.
    ///
    /// # Errors
    ///
    /// The database cannot be used.
    pub async fn open_requests(
        &self,
        reach: &Scope,
        today: Date,
        limit: u64,
    ) -> Result<Vec<Stored<Request>>, StoreError> {
        let mut query = select::<Request>(
            scope::firms(reach, today, ("request", "firm"))
                .add(Expr::col(("request", "open")).eq(true)),
        );
        query.order_by("due", Order::Asc).limit(limit);
        self.all(&query).await
    }

    /// How many firms, communities and so on there are, erased firms apart.
    ///
    /// # Errors
    ///
    /// The database cannot be used.
    pub async fn party_counts(&self) -> Result<Vec<(PartyKind, u64)>, StoreError> {
        let mut counts = Vec::new();
        for kind in PartyKind::ALL {
            let query = Query::select()
                .column("id")
                .from("party")
                .and_where(Expr::col("kind").eq(kind.code()))
                .and_where(Expr::col("erased").eq(false))
                .to_owned();
            counts.push((*kind, self.count(&query).await?));
        }
        Ok(counts)
    }
}
