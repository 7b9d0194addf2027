use access::{Scope, Subject};
use jiff::civil::Date;
use registry::{Consent, Membership, Purpose};
use sea_orm::sea_query::{Condition, Expr, ExprTrait as _, Query, SelectStatement};
use uuid::Uuid;
use vocabulary::{AccountId, Code as _, CommunityId, FirmId};

use crate::record::{read, select};
use crate::{Store, StoreError};

/// A condition that nothing meets. An empty list of alternatives would be one that everything
/// meets.
fn nothing() -> Condition {
    Condition::all().add(Expr::val(1).eq(0))
}

/// One of the alternatives. What is added to the condition later narrows it, so the alternatives
/// stand in a condition of their own.
fn any(alternatives: Vec<Condition>) -> Condition {
    if alternatives.is_empty() {
        return nothing();
    }
    let alternatives = alternatives.into_iter().fold(Condition::any(), Condition::add);
    Condition::all().add(alternatives)
}

/// Memberships that hold on a day.
pub(crate) fn current(today: Date) -> Condition {
    let today = today.to_string();
    Condition::all()
        .add(Expr::col("since").is_null().or(Expr::col("since").lte(today.as_str())))
        .add(Expr::col("until").is_null().or(Expr::col("until").gte(today.as_str())))
}

fn uuids<T: Copy + Into<Uuid>>(ids: &[T]) -> Vec<Uuid> {
    ids.iter().map(|id| (*id).into()).collect()
}

/// The firms of communities on a day.
fn firms_of(communities: &[CommunityId], today: Date) -> SelectStatement {
    Query::select()
        .column("firm")
        .from("membership")
        .and_where(Expr::col("community").is_in(uuids(communities)))
        .cond_where(current(today))
        .to_owned()
}

/// The firms that a scope reaches, as a condition on a column that names a firm.
pub(crate) fn firms(
    scope: &Scope,
    today: Date,
    (table, column): (&'static str, &'static str),
) -> Condition {
    if scope.all {
        return Condition::all();
    }
    let firm = || Expr::col((table, column));
    let mut alternatives = Vec::new();
    if !scope.communities.is_empty() {
        let members = firms_of(&scope.communities, today);
        alternatives.push(Condition::all().add(firm().in_subquery(members)));
    }
    if !scope.firms.is_empty() {
        alternatives.push(Condition::all().add(firm().is_in(uuids(&scope.firms))));
    }
    if !scope.published.is_empty() {
        let purposes: Vec<&str> = scope.published.iter().map(|purpose| purpose.code()).collect();
        let consented = Query::select()
            .column("firm")
            .from("consent")
            .and_where(Expr::col("purpose").is_in(purposes))
            .and_where(Expr::col("open").eq(true))
            .to_owned();
        alternatives.push(Condition::all().add(firm().in_subquery(consented)));
    }
    any(alternatives)
}

/// The accounts that a scope reaches.
pub(crate) fn accounts(scope: &Scope, today: Date) -> Condition {
    if scope.all {
        return Condition::all();
    }
    let mut alternatives = Vec::new();
    if let Some(own) = scope.own {
        alternatives.push(Condition::all().add(Expr::col(("account", "id")).eq(own.0)));
    }
    if !scope.communities.is_empty() {
        let members = Query::select()
            .column("account")
            .from("assignment")
            .and_where(Expr::col("party").in_subquery(firms_of(&scope.communities, today)))
            .to_owned();
        let plain = Condition::all()
            .add(Expr::col(("account", "plain")).eq(true))
            .add(Expr::col(("account", "id")).in_subquery(members));
        alternatives.push(plain);
    }
    any(alternatives)
}

/// The communities, associations, support institutions and buyers that a scope reaches.
pub(crate) fn organisations(scope: &Scope) -> Condition {
    if scope.all {
        return Condition::all();
    }
    if scope.communities.is_empty() {
        return nothing();
    }
    Condition::all().add(Expr::col(("party", "id")).is_in(uuids(&scope.communities)))
}

impl Store {
    /// What access to a firm depends on.
    ///
    /// # Errors
    ///
    /// The database cannot be used.
    pub async fn firm_subject(&self, firm: FirmId, today: Date) -> Result<Subject, StoreError> {
        let members = select::<Membership>(
            Condition::all().add(Expr::col("firm").eq(firm.0)).add(current(today)),
        );
        let mut communities = Vec::new();
        for row in self.rows(&members).await? {
            communities.push(read::<Membership>(&row)?.record.community);
        }
        let open = Expr::col("firm").eq(firm.0).and(Expr::col("open").eq(true));
        let mut purposes: Vec<Purpose> = Vec::new();
        for row in self.rows(&select::<Consent>(Condition::all().add(open))).await? {
            purposes.push(read::<Consent>(&row)?.record.purpose);
        }
        Ok(Subject { firm: Some(firm), communities, account: None, purposes })
    }

    /// What access to an account depends on.
    ///
    /// # Errors
    ///
    /// The database cannot be used.
    pub async fn account_subject(
        &self,
        account: AccountId,
        today: Date,
    ) -> Result<Subject, StoreError> {
        let plain = Query::select()
            .column("id")
            .from("account")
            .and_where(Expr::col("id").eq(account.0))
            .and_where(Expr::col("plain").eq(true))
            .to_owned();
        let firms = Query::select()
            .column("party")
            .from("assignment")
            .and_where(Expr::col("account").in_subquery(plain))
            .to_owned();
        let members = select::<Membership>(
            Condition::all().add(Expr::col("firm").in_subquery(firms)).add(current(today)),
        );
        let mut communities = Vec::new();
        for row in self.rows(&members).await? {
            communities.push(read::<Membership>(&row)?.record.community);
        }
        Ok(Subject { account: Some(account), communities, ..Subject::default() })
    }
}
