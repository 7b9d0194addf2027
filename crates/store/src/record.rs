use access::{Account, Credentials, State};
use jiff::Timestamp;
use registry::{
    Consent, Event, Firm, Membership, Organisation, PanelYear, PartyKind, Request, Tie,
};
use sea_orm::sea_query::{Condition, Expr, ExprTrait as _, Query, SelectStatement, Value};
use sea_orm::{ConnectionTrait, QueryResult};
use serde::Serialize;
use serde::de::DeserializeOwned;
use uuid::Uuid;
use vocabulary::{AccountId, Code as _, IdentityId, ListId, fold};

use crate::StoreError;

/// Something that is stored as one row: its body as JSON, and beside it the columns that lists
/// filter, sort and refer by.
pub trait Record: Serialize + DeserializeOwned + Send + Sync {
    /// The table.
    const TABLE: &'static str;

    /// Which row.
    fn id(&self) -> Uuid;

    /// The columns beside identifier, version and body.
    fn columns(&self) -> Vec<(&'static str, Value)>;

    /// Which rows of the table are records of this type.
    fn rows() -> Condition {
        Condition::all()
    }
}

/// A record with the version under which it was read; a change has to name it.
#[derive(Debug, Clone, PartialEq)]
pub struct Stored<T> {
    /// The record.
    pub record: T,
    /// How often it was changed.
    pub version: i64,
}

/// The rows of a record's table that meet a condition.
pub(crate) fn select<R: Record>(condition: Condition) -> SelectStatement {
    Query::select()
        .columns([(R::TABLE, "version"), (R::TABLE, "body")])
        .from(R::TABLE)
        .cond_where(R::rows())
        .cond_where(condition)
        .to_owned()
}

pub(crate) fn read<R: Record>(row: &QueryResult) -> Result<Stored<R>, StoreError> {
    let body: String = row.try_get("", "body")?;
    Ok(Stored { record: serde_json::from_str(&body)?, version: row.try_get("", "version")? })
}

pub(crate) async fn get<R: Record>(
    connection: &impl ConnectionTrait,
    id: Uuid,
) -> Result<Option<Stored<R>>, StoreError> {
    let query = select::<R>(Condition::all().add(Expr::col((R::TABLE, "id")).eq(id)));
    connection.query_one(&query).await?.as_ref().map(read).transpose()
}

fn optional(text: Option<impl ToString>) -> Value {
    text.map(|text| text.to_string()).into()
}

impl Record for Firm {
    const TABLE: &'static str = "party";

    fn id(&self) -> Uuid {
        self.id.0
    }

    fn columns(&self) -> Vec<(&'static str, Value)> {
        vec![
            ("kind", PartyKind::Firm.code().into()),
            ("name", fold(self.name()).into()),
            ("country", self.country.iso3().into()),
            ("area", optional(self.area.map(vocabulary::Area::code))),
            ("industry", optional(self.industry.map(vocabulary::Industry::code))),
            ("size", optional(self.size().map(vocabulary::FirmSize::code))),
            ("identifier", optional(self.identifier.as_ref().map(|i| i.number.as_str()))),
            ("formal", self.formal.into()),
            ("erased", self.erased.into()),
        ]
    }

    fn rows() -> Condition {
        Condition::all().add(Expr::col(("party", "kind")).eq(PartyKind::Firm.code()))
    }
}

impl Record for Organisation {
    const TABLE: &'static str = "party";

    fn id(&self) -> Uuid {
        self.id.0
    }

    fn columns(&self) -> Vec<(&'static str, Value)> {
        vec![
            ("kind", self.kind().code().into()),
            ("name", fold(&self.name).into()),
            ("country", self.country.iso3().into()),
            ("area", optional(self.area.map(vocabulary::Area::code))),
            ("industry", optional(self.industry.map(vocabulary::Industry::code))),
            ("size", Value::String(None)),
            ("identifier", Value::String(None)),
            ("formal", true.into()),
            ("erased", false.into()),
        ]
    }

    fn rows() -> Condition {
        Condition::all().add(Expr::col(("party", "kind")).ne(PartyKind::Firm.code()))
    }
}

impl Record for Membership {
    const TABLE: &'static str = "membership";

    fn id(&self) -> Uuid {
        self.id.0
    }

    fn columns(&self) -> Vec<(&'static str, Value)> {
        vec![
            ("firm", self.firm.0.into()),
            ("community", self.community.0.into()),
            ("since", optional(self.span.from)),
            ("until", optional(self.span.to)),
        ]
    }
}

impl Record for Tie {
    const TABLE: &'static str = "tie";

    fn id(&self) -> Uuid {
        self.id.0
    }

    fn columns(&self) -> Vec<(&'static str, Value)> {
        vec![
            ("kind", self.kind.code().into()),
            ("source", self.from.0.into()),
            ("target", self.to.0.into()),
            ("since", optional(self.span.from)),
            ("until", optional(self.span.to)),
        ]
    }
}

impl Record for PanelYear {
    const TABLE: &'static str = "panel";

    fn id(&self) -> Uuid {
        self.id.0
    }

    fn columns(&self) -> Vec<(&'static str, Value)> {
        vec![("firm", self.firm.0.into()), ("year", i64::from(self.year).into())]
    }
}

impl Record for Consent {
    const TABLE: &'static str = "consent";

    fn id(&self) -> Uuid {
        self.id.0
    }

    fn columns(&self) -> Vec<(&'static str, Value)> {
        vec![
            ("firm", self.firm.0.into()),
            ("purpose", self.purpose.code().into()),
            ("open", self.stands().into()),
        ]
    }
}

impl Record for Request {
    const TABLE: &'static str = "request";

    fn id(&self) -> Uuid {
        self.id.0
    }

    fn columns(&self) -> Vec<(&'static str, Value)> {
        vec![
            ("firm", self.firm.0.into()),
            ("due", self.due.to_string().into()),
            ("open", self.answered.is_none().into()),
        ]
    }
}

impl Record for Event {
    const TABLE: &'static str = "event";

    fn id(&self) -> Uuid {
        self.id.0
    }

    fn columns(&self) -> Vec<(&'static str, Value)> {
        vec![
            ("firm", self.firm.0.into()),
            ("kind", self.kind.code().into()),
            ("day", self.day.to_string().into()),
            ("due", optional(self.by)),
            ("open", self.is_open().into()),
        ]
    }
}

impl Record for Account {
    const TABLE: &'static str = "account";

    fn id(&self) -> Uuid {
        self.id.0
    }

    fn columns(&self) -> Vec<(&'static str, Value)> {
        vec![
            ("login", self.login.as_str().into()),
            ("name", fold(&self.name).into()),
            ("state", self.state.code().into()),
            ("plain", (self.is_plain() && self.state != State::Erased).into()),
        ]
    }
}

/// The credentials of an account, under the account's identifier.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, serde::Deserialize)]
pub struct Keyring {
    /// Whose.
    pub account: AccountId,
    /// What the account proves itself with.
    pub credentials: Credentials,
}

impl Record for Keyring {
    const TABLE: &'static str = "credentials";

    fn id(&self) -> Uuid {
        self.account.0
    }

    fn columns(&self) -> Vec<(&'static str, Value)> {
        Vec::new()
    }
}

/// An account at another provider by which a person signs in. The provider names it by `subject`;
/// neither name nor e-mail address say whose it is, because either may pass to somebody else.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, serde::Deserialize)]
pub struct Identity {
    /// Which one.
    pub id: IdentityId,
    /// Whose.
    pub account: AccountId,
    /// The provider, by the address under which it identifies itself.
    pub issuer: String,
    /// The provider's own name for the account there, which it never gives to another.
    pub subject: String,
    /// When it was linked.
    pub since: Timestamp,
}

impl Record for Identity {
    const TABLE: &'static str = "identity";

    fn id(&self) -> Uuid {
        self.id.0
    }

    fn columns(&self) -> Vec<(&'static str, Value)> {
        vec![
            ("account", self.account.0.into()),
            ("issuer", self.issuer.as_str().into()),
            ("subject", self.subject.as_str().into()),
        ]
    }
}

/// A list of firms that a person saved: a name and the query behind it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, serde::Deserialize)]
pub struct SavedList {
    /// Which one.
    pub id: ListId,
    /// Whose.
    pub account: AccountId,
    /// The name.
    pub name: String,
    /// The query of the list's address.
    pub query: String,
}

impl Record for SavedList {
    const TABLE: &'static str = "list";

    fn id(&self) -> Uuid {
        self.id.0
    }

    fn columns(&self) -> Vec<(&'static str, Value)> {
        vec![("account", self.account.0.into())]
    }
}
