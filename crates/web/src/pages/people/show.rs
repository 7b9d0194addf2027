use std::sync::Arc;

use access::{Account, State as AccountState};
use actions::{ActionError, people};
use askama::Template;
use axum::extract::State;
use axum::response::{IntoResponse, Redirect, Response};
use store::{PartyName, Stored};
use vocabulary::{AccountId, Code as _, PartyId};
use words::{Message, label};

use super::invite::{Offers, office, slip, typed_office};
use super::roles;
use crate::Site;
use crate::form::{Form, Group};
use crate::frame::{Frame, page};
use crate::pages::firm::edit::Edit;
use crate::pages::missing::Address;
use crate::typed::Typed;
use crate::visitor::Person;

#[derive(Template)]
#[template(path = "person.html")]
struct Page {
    frame: Frame,
    account: Account,
    roles: String,
    state: String,
    parties: Vec<PartyName>,
    manages: bool,
    own: bool,
    /// Whether a code can be sent by mail.
    mail: bool,
    version: i64,
}

/// A person's account.
pub(crate) async fn show(
    person: Person,
    State(site): State<Arc<Site>>,
    Address(id): Address<AccountId>,
) -> Response {
    let (stored, manages) = match people::show(&site.institution, &person.context, id).await {
        Ok(found) => found,
        Err(error) => return person.problem(&error),
    };
    let account = stored.record;
    let mut parties: Vec<PartyId> = account.communities.iter().map(|c| (*c).into()).collect();
    parties.extend(account.firms.iter().map(|firm| PartyId::from(*firm)));
    parties.extend(account.party);
    let parties = match site.institution.store.names(&parties).await {
        Ok(parties) => parties,
        Err(error) => return person.problem(&error.into()),
    };
    let title = Message::verbatim(account.name.as_str());
    let frame = Frame::inside(&person, "people", format!("people/{id}"), &title);
    page(&Page {
        roles: roles(&frame, &account),
        state: frame.say(label(account.state)),
        own: person.account.id == id,
        mail: site.sends_mail() && !account.email.is_empty(),
        parties,
        manages,
        version: stored.version,
        account,
        frame,
    })
}

fn back(person: &Person, id: AccountId) -> Response {
    Redirect::to(&format!("/{}/people/{id}", person.language)).into_response()
}

async fn form(site: &Site, person: &Person, stored: &Stored<Account>) -> Result<Form, ActionError> {
    let offers = Offers::of(site, person, &stored.record.firms).await?;
    let url = format!("/{}/people/{}", person.language, stored.record.id);
    let groups = vec![Group::new(office(person, offers))];
    let form = Form::new(person.language, format!("{url}/office"), "save", groups);
    Ok(form.version(stored.version).cancel(url))
}

fn frame(person: &Person, account: &Account) -> Frame {
    let title = Message::new("office-of").with("name", account.name.as_str());
    Frame::inside(person, "people", format!("people/{}/office", account.id), &title)
}

fn of(account: &Account, person: &Person) -> Typed {
    let mut pairs: Vec<(&str, String)> = Vec::new();
    pairs.extend(account.roles.iter().map(|role| ("roles", role.code().to_owned())));
    pairs.extend(account.communities.iter().map(|c| ("communities", c.to_string())));
    pairs.extend(account.firms.iter().map(|firm| ("firm", firm.to_string())));
    pairs.extend(account.party.iter().map(|party| ("party", party.to_string())));
    Typed::of(pairs, person.language)
}

/// The form that says what a person is.
pub(crate) async fn edit(
    person: Person,
    State(site): State<Arc<Site>>,
    Address(id): Address<AccountId>,
) -> Response {
    match people::show(&site.institution, &person.context, id).await {
        Ok((stored, true)) => match form(&site, &person, &stored).await {
            Ok(form) => {
                let form = form.filled(&of(&stored.record, &person), &[], person.language);
                page(&Edit::new(frame(&person, &stored.record), form))
            }
            Err(error) => person.problem(&error),
        },
        Ok(_) => person.problem(&ActionError::Missing),
        Err(error) => person.problem(&error),
    }
}

/// Changes what a person is.
pub(crate) async fn assign(
    person: Person,
    State(site): State<Arc<Site>>,
    Address(id): Address<AccountId>,
    typed: Typed,
) -> Response {
    let stored = match people::show(&site.institution, &person.context, id).await {
        Ok((stored, _)) => stored,
        Err(error) => return person.problem(&error),
    };
    let account = typed_office(&typed, stored.record.clone());
    let (institution, context) = (&site.institution, &person.context);
    let problems = match people::assign(institution, context, &account, typed.version()).await {
        Ok(()) => return back(&person, id),
        Err(ActionError::Invalid(problems)) => problems,
        Err(ActionError::Conflict) => {
            return match form(&site, &person, &stored).await {
                Ok(form) => {
                    let form = form.filled(&typed, &[], person.language);
                    let theirs = of(&stored.record, &person);
                    Edit::new(frame(&person, &account), form).after_conflict(&theirs, &typed)
                }
                Err(error) => person.problem(&error),
            };
        }
        Err(error) => return person.problem(&error),
    };
    match form(&site, &person, &stored).await {
        Ok(form) => {
            let form = form.filled(&typed, &problems, person.language).version(typed.version());
            Edit::new(frame(&person, &account), form).again()
        }
        Err(error) => person.problem(&error),
    }
}

/// Hands out a new code.
pub(crate) async fn code(
    person: Person,
    State(site): State<Arc<Site>>,
    Address(id): Address<AccountId>,
    typed: Typed,
) -> Response {
    let lost = typed.ticked("lost");
    match people::hand_code(&site.institution, &person.context, id, lost).await {
        Ok(code) => slip(&person, &site, id, &code, typed.ticked("mail")).await,
        Err(error) => person.problem(&error),
    }
}

/// Disables the account, or enables it again.
pub(crate) async fn enable(
    person: Person,
    State(site): State<Arc<Site>>,
    Address(id): Address<AccountId>,
    typed: Typed,
) -> Response {
    let enabled = typed.ticked("enabled");
    let changed =
        people::set_enabled(&site.institution, &person.context, id, typed.version(), enabled);
    match changed.await {
        Ok(()) => back(&person, id),
        Err(error) => person.problem(&error),
    }
}

/// Erases the account, once the person has ticked that they are sure.
pub(crate) async fn erase(
    person: Person,
    State(site): State<Arc<Site>>,
    Address(id): Address<AccountId>,
    typed: Typed,
) -> Response {
    if !typed.ticked("sure") {
        return back(&person, id);
    }
    match people::erase(&site.institution, &person.context, id).await {
        Ok(()) => Redirect::to(&format!("/{}/people", person.language)).into_response(),
        Err(error) => person.problem(&error),
    }
}
