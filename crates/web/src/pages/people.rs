//! People: who has an account, inviting, and looking after accounts.

pub(crate) mod firm;
pub(crate) mod invite;
pub(crate) mod show;

use std::sync::Arc;

use access::{Account, Action, Role, State as AccountState, scope};
use actions::people::list;
use askama::Template;
use axum::extract::{Query, State};
use axum::response::Response;
use serde::Deserialize;
use store::Page as Rows;
use vocabulary::{AccountId, Code as _};
use words::{Message, label};

use crate::Site;
use crate::frame::{Frame, page};
use crate::visitor::Person;

/// People on one page of the list.
const ROWS: u64 = 50;

/// A person in the list.
struct Row {
    id: AccountId,
    name: String,
    roles: String,
    state: Option<String>,
}

#[derive(Template)]
#[template(path = "people.html")]
struct People {
    frame: Frame,
    rows: Vec<Row>,
    previous: Option<u64>,
    next: Option<u64>,
    may_invite: bool,
}

#[derive(Debug, Default, Deserialize)]
pub(crate) struct Asked {
    #[serde(default)]
    page: u64,
}

/// What a person is, in words.
pub(crate) fn roles(frame: &Frame, account: &Account) -> String {
    let roles: Vec<String> = account.roles.iter().map(|role| frame.say(label(*role))).collect();
    roles.join(", ")
}

/// The people that the person may see.
pub(crate) async fn show_list(
    person: Person,
    State(site): State<Arc<Site>>,
    Query(asked): Query<Asked>,
) -> Response {
    let number = asked.page.clamp(1, 100_000);
    let rows = Rows { offset: (number - 1) * ROWS, limit: ROWS };
    let found = match list(&site.institution, &person.context, rows).await {
        Ok(found) => found,
        Err(error) => return person.problem(&error),
    };
    let frame = Frame::inside(&person, "people", "people", &Message::new("nav-people"));
    let row = |account: &Account| Row {
        id: account.id,
        name: account.name.clone(),
        roles: roles(&frame, account),
        state: (account.state != AccountState::Active).then(|| frame.say(label(account.state))),
    };
    page(&People {
        rows: found.rows.iter().map(|account| row(&account.record)).collect(),
        previous: (number > 1).then(|| number - 1),
        next: (number * ROWS < found.total).then_some(number + 1),
        may_invite: !scope(person.actor(), Action::ManageMember).is_none(),
        frame,
    })
}

/// The roles that a person may give to others.
pub(crate) fn grantable(person: &Person) -> Vec<Role> {
    let may = |role: &Role| !scope(person.actor(), access::managing(&[*role])).is_none();
    Role::ALL.iter().copied().filter(may).collect()
}
