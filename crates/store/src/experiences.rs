//! Experiences and what readers say of them.

use access::Scope;
use jiff::civil::Date;
use knowledge::{Experience, ExperienceId, Feedback, How, Kind, Link, Sharing, Status};
use sea_orm::sea_query::{
    Alias, Asterisk, Condition, Expr, ExprTrait as _, Func, Order, Query, SelectStatement,
};
use standards::{Content as _, Filed};
use uuid::Uuid;
use vocabulary::{Code as _, CommunityId, Country, FirmId, FirmSize};

use crate::parties::{List, OfFirm, Page};
use crate::record::{Record, Stored, select};
use crate::{Change, Store, StoreError, Value, scope};

/// The words between bars that a list column holds.
fn bars(words: impl Iterator<Item = String>) -> String {
    let mut all = String::new();
    for word in words {
        all.push('|');
        all.push_str(&word);
    }
    if !all.is_empty() {
        all.push('|');
    }
    all
}

impl Record for Filed<Experience> {
    const TABLE: &'static str = "experience";

    fn id(&self) -> Uuid {
        self.id
    }

    fn columns(&self) -> Vec<(&'static str, Value)> {
        let told = &self.content;
        let raised = told.raised.iter();
        let adapted = told.adapted_from.iter().map(|id| format!("a{id}"));
        let again = told.replicates.iter().map(|id| format!("t{id}"));
        vec![
            ("firm", self.firm.0.into()),
            ("day", told.day().map(|day| day.to_string()).into()),
            ("status", told.status.code().into()),
            ("sharing", told.sharing.code().into()),
            ("kind", told.kind.code().into()),
            ("country", told.country.iso3().into()),
            ("size", told.size.map(FirmSize::code).into()),
            ("community", told.community.map(Uuid::from).into()),
            (
                "requirements",
                bars(raised.map(|r| format!("{}/{}", r.standard, r.requirement))).into(),
            ),
            ("origins", bars(adapted.chain(again)).into()),
        ]
    }
}

impl OfFirm for Filed<Experience> {
    const ORDER: &'static str = "day";
}

impl Record for Filed<Feedback> {
    const TABLE: &'static str = "feedback";

    fn id(&self) -> Uuid {
        self.id
    }

    fn columns(&self) -> Vec<(&'static str, Value)> {
        vec![
            ("firm", self.firm.0.into()),
            ("day", self.content.day().map(|day| day.to_string()).into()),
            ("experience", self.content.experience.0.into()),
        ]
    }
}

impl OfFirm for Filed<Feedback> {
    const ORDER: &'static str = "day";
}

/// Which published experiences to list; what is absent does not narrow the list.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct ExperienceQuery {
    /// About this requirement: the codes of the standard and the requirement.
    pub requirement: Option<(String, String)>,
    /// Of this kind.
    pub kind: Option<Kind>,
    /// From this country.
    pub country: Option<Country>,
    /// From firms of this size.
    pub size: Option<FirmSize>,
    /// Only these.
    pub only: Option<Vec<ExperienceId>>,
}

/// Published experiences of the firms of a scope. Those for one community only are among them when
/// it is one of `communities`.
fn open(reach: &Scope, communities: &[CommunityId], today: Date) -> Condition {
    let table = <Filed<Experience>>::TABLE;
    let here: Vec<Uuid> = communities.iter().map(|community| community.0).collect();
    let mut heard =
        Condition::any().add(Expr::col((table, "sharing")).ne(Sharing::Community.code()));
    if !here.is_empty() {
        heard = heard.add(Expr::col((table, "community")).is_in(here));
    }
    Condition::all()
        .add(scope::firms(reach, today, (table, "firm")))
        .add(Expr::col((table, "status")).eq(Status::Published.code()))
        .add(heard)
}

impl Store {
    /// The published experiences of the firms that a scope reaches, the latest first. Those that
    /// are told to one community only are among them when it is one of `communities`. What a reader
    /// sees of each is for [`knowledge::shown`] to say.
    ///
    /// # Errors
    ///
    /// The database cannot be used.
    pub async fn experiences(
        &self,
        reach: &Scope,
        communities: &[CommunityId],
        query: &ExperienceQuery,
        today: Date,
        page: Page,
    ) -> Result<List<Stored<Filed<Experience>>>, StoreError> {
        let table = <Filed<Experience>>::TABLE;
        let column = |name: &'static str| Expr::col((table, name));
        let mut wanted = open(reach, communities, today);
        if let Some((standard, requirement)) = &query.requirement {
            // Codes of standards hold neither wildcards nor bars; whoever asks for one asks for
            // nothing.
            let clean = |c: char| c.is_alphanumeric() || "-.()/".contains(c);
            let code = format!("{standard}/{requirement}");
            if !code.chars().all(clean) {
                return Ok(List { rows: Vec::new(), total: 0 });
            }
            wanted = wanted.add(column("requirements").like(format!("%|{code}|%")));
        }
        if let Some(kind) = query.kind {
            wanted = wanted.add(column("kind").eq(kind.code()));
        }
        if let Some(country) = query.country {
            wanted = wanted.add(column("country").eq(country.iso3()));
        }
        if let Some(size) = query.size {
            wanted = wanted.add(column("size").eq(size.code()));
        }
        if let Some(only) = &query.only {
            wanted = wanted.add(column("id").is_in(only.iter().map(|id| id.0)));
        }
        let count = Query::select()
            .expr_as(Func::count(Expr::col(Asterisk)), Alias::new("count"))
            .from(table)
            .cond_where(wanted.clone())
            .to_owned();
        let rows = self.rows(&count).await?;
        let total: i64 = rows.first().map(|row| row.try_get("", "count")).transpose()?.unwrap_or(0);
        let mut select: SelectStatement = select::<Filed<Experience>>(wanted);
        select.order_by("day", Order::Desc).order_by("id", Order::Desc);
        select.offset(page.offset).limit(page.limit);
        Ok(List { rows: self.all(&select).await?, total: total.unsigned_abs() })
    }

    /// Experiences that wait for somebody to look at them, of the firms that a scope reaches, the
    /// earliest first.
    ///
    /// # Errors
    ///
    /// The database cannot be used.
    pub async fn experiences_in_review(
        &self,
        reach: &Scope,
        today: Date,
        limit: u64,
    ) -> Result<Vec<Stored<Filed<Experience>>>, StoreError> {
        let table = <Filed<Experience>>::TABLE;
        let wanted = scope::firms(reach, today, (table, "firm"))
            .add(Expr::col((table, "status")).eq(Status::Review.code()));
        let mut query = select::<Filed<Experience>>(wanted);
        query.order_by("day", Order::Asc).order_by("id", Order::Asc).limit(limit);
        self.all(&query).await
    }

    /// How all experiences build on each other, whatever their status.
    ///
    /// # Errors
    ///
    /// The database cannot be used.
    pub async fn experience_links(&self) -> Result<Vec<Link>, StoreError> {
        let query = Query::select()
            .columns(["id", "origins"])
            .from(<Filed<Experience>>::TABLE)
            .and_where(Expr::col("origins").ne(""))
            .order_by("id", Order::Asc)
            .to_owned();
        let mut links = Vec::new();
        for row in self.rows(&query).await? {
            let to = ExperienceId(row.try_get("", "id")?);
            let origins: String = row.try_get("", "origins")?;
            for origin in origins.split('|').filter(|origin| !origin.is_empty()) {
                let how = if origin.starts_with('a') { How::Adapted } else { How::TriedAgain };
                let from = origin.get(1..).and_then(|id| id.parse().ok());
                links.extend(from.map(|from| Link { from: ExperienceId(from), to, how }));
            }
        }
        Ok(links)
    }

    /// What firms say of some experiences, the earliest first.
    ///
    /// # Errors
    ///
    /// The database cannot be used.
    pub async fn feedback_on(
        &self,
        experiences: &[ExperienceId],
    ) -> Result<Vec<Stored<Filed<Feedback>>>, StoreError> {
        let ids = experiences.iter().map(|id| id.0);
        let mut query =
            select::<Filed<Feedback>>(Condition::all().add(Expr::col("experience").is_in(ids)));
        query.order_by("day", Order::Asc).order_by("id", Order::Asc);
        self.all(&query).await
    }
}

impl Change {
    /// The experiences of a firm, as this change would leave them.
    ///
    /// # Errors
    ///
    /// The database cannot be used.
    pub async fn experiences_of(
        &self,
        firm: FirmId,
    ) -> Result<Vec<Stored<Filed<Experience>>>, StoreError> {
        self.all(Condition::all().add(Expr::col("firm").eq(firm.0))).await
    }

    /// Forgets what others say of a firm's experiences, which goes with them.
    pub(crate) async fn forget_feedback(&self, firm: FirmId) -> Result<(), StoreError> {
        let own = Query::select()
            .column("id")
            .from(<Filed<Experience>>::TABLE)
            .and_where(Expr::col("firm").eq(firm.0))
            .to_owned();
        let said = Condition::all().add(Expr::col("experience").in_subquery(own));
        self.delete(<Filed<Feedback>>::TABLE, said).await
    }
}
