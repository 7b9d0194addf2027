//! Assessments and what follows from them.

use access::Scope;
use jiff::civil::Date;
use sea_orm::sea_query::{Condition, Expr, ExprTrait as _, Order, Query};
use standards::{Assessment, Content, Filed, Obstacles, Plan, Status, Upgrade};
use uuid::Uuid;
use vocabulary::FirmId;

use crate::parties::OfFirm;
use crate::record::{Record, Stored, select};
use crate::{Change, Store, StoreError, Value, scope};

fn firm_and_day<T: Content>(filed: &Filed<T>) -> Vec<(&'static str, Value)> {
    let day = filed.content.day().map(|day| day.to_string());
    vec![("firm", filed.firm.0.into()), ("day", day.into())]
}

impl Record for Filed<Assessment> {
    const TABLE: &'static str = "assessment";

    fn id(&self) -> Uuid {
        self.id
    }

    fn columns(&self) -> Vec<(&'static str, Value)> {
        let mut columns = firm_and_day(self);
        columns.push(("standard", self.content.standard.as_str().into()));
        columns.push(("status", self.content.status.code().into()));
        columns
    }
}

/// A kind of record whose only columns are the firm and the day.
macro_rules! of_firm {
    ($content:ty, $table:literal) => {
        impl Record for Filed<$content> {
            const TABLE: &'static str = $table;

            fn id(&self) -> Uuid {
                self.id
            }

            fn columns(&self) -> Vec<(&'static str, Value)> {
                firm_and_day(self)
            }
        }

        impl OfFirm for Filed<$content> {
            const ORDER: &'static str = "day";
        }
    };
}

of_firm!(Plan, "plan");
of_firm!(Obstacles, "obstacles");
of_firm!(Upgrade, "upgrade");

impl OfFirm for Filed<Assessment> {
    const ORDER: &'static str = "day";
}

impl Store {
    /// The assessments of a firm with one standard, the earliest first.
    ///
    /// # Errors
    ///
    /// The database cannot be used.
    pub async fn assessments_of(
        &self,
        firm: FirmId,
        standard: &str,
    ) -> Result<Vec<Stored<Filed<Assessment>>>, StoreError> {
        let table = <Filed<Assessment>>::TABLE;
        let of_both = Condition::all()
            .add(Expr::col((table, "firm")).eq(firm.0))
            .add(Expr::col((table, "standard")).eq(standard));
        let mut query = select::<Filed<Assessment>>(of_both);
        query.order_by("day", Order::Asc).order_by("id", Order::Asc);
        self.all(&query).await
    }

    /// Every assessment with one standard that was handed in, by firm and day: what benchmarks are
    /// made of.
    ///
    /// # Errors
    ///
    /// The database cannot be used.
    pub async fn handed_in(
        &self,
        reach: &Scope,
        standard: &str,
        today: Date,
    ) -> Result<Vec<Stored<Filed<Assessment>>>, StoreError> {
        let table = <Filed<Assessment>>::TABLE;
        let wanted = scope::firms(reach, today, (table, "firm"))
            .add(Expr::col((table, "standard")).eq(standard))
            .add(Expr::col((table, "status")).ne(Status::Draft.code()));
        let mut query = select::<Filed<Assessment>>(wanted);
        query.order_by("firm", Order::Asc).order_by("day", Order::Asc).order_by("id", Order::Asc);
        self.all(&query).await
    }

    /// Whether any firm was assessed with a standard.
    ///
    /// # Errors
    ///
    /// The database cannot be used.
    pub async fn any_handed_in(&self, standard: &str) -> Result<bool, StoreError> {
        let query = Query::select()
            .column("id")
            .from(<Filed<Assessment>>::TABLE)
            .and_where(Expr::col("standard").eq(standard))
            .and_where(Expr::col("status").ne(Status::Draft.code()))
            .limit(1)
            .to_owned();
        Ok(self.row(&query).await?.is_some())
    }

    /// Assessments in a state, of the firms that a scope reaches, the earliest first.
    ///
    /// # Errors
    ///
    /// The database cannot be used.
    pub async fn assessments_in(
        &self,
        reach: &Scope,
        status: Status,
        today: Date,
        limit: u64,
    ) -> Result<Vec<Stored<Filed<Assessment>>>, StoreError> {
        let table = <Filed<Assessment>>::TABLE;
        let wanted = scope::firms(reach, today, (table, "firm"))
            .add(Expr::col((table, "status")).eq(status.code()));
        let mut query = select::<Filed<Assessment>>(wanted);
        query.order_by("day", Order::Asc).order_by("id", Order::Asc).limit(limit);
        self.all(&query).await
    }

    /// Plans of the firms that a scope reaches with something due until a day, the earliest first.
    ///
    /// # Errors
    ///
    /// The database cannot be used.
    pub async fn plans_due(
        &self,
        reach: &Scope,
        until: Date,
        today: Date,
        limit: u64,
    ) -> Result<Vec<Stored<Filed<Plan>>>, StoreError> {
        let table = <Filed<Plan>>::TABLE;
        let wanted = scope::firms(reach, today, (table, "firm"))
            .add(Expr::col((table, "day")).lte(until.to_string()));
        let mut query = select::<Filed<Plan>>(wanted);
        query.order_by("day", Order::Asc).order_by("id", Order::Asc).limit(limit);
        self.all(&query).await
    }
}

impl Change {
    /// The assessments of a firm with one standard, as this change would leave them.
    ///
    /// # Errors
    ///
    /// The database cannot be used.
    pub async fn drafts_of(
        &self,
        firm: FirmId,
        standard: &str,
    ) -> Result<Vec<Stored<Filed<Assessment>>>, StoreError> {
        let table = <Filed<Assessment>>::TABLE;
        self.all(
            Condition::all()
                .add(Expr::col((table, "firm")).eq(firm.0))
                .add(Expr::col((table, "standard")).eq(standard))
                .add(Expr::col((table, "status")).eq(Status::Draft.code())),
        )
        .await
    }
}
