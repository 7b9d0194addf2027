use std::sync::Arc;

use access::{Account, Action, Code, Role, State as AccountState, scope};
use actions::ActionError;
use actions::people;
use askama::Template;
use axum::extract::{Query, State};
use axum::response::Response;
use registry::PartyKind;
use serde::Deserialize;
use store::{FirmQuery, Page as Rows};
use uuid::Uuid;
use vocabulary::{AccountId, Code as _, CommunityId, FirmId, Language};
use words::{Message, label};

use super::grantable;
use crate::Site;
use crate::form::{Choice, Field, Form, Group, Input};
use crate::frame::{Frame, page};
use crate::pages::firm::edit::Edit;
use crate::typed::Typed;
use crate::visitor::Person;

/// Firms that a list to choose from may hold; whoever reaches more begins at the firm's page.
const CHOICES: u64 = 200;

/// What a person can be given: communities, firms and parties to choose from.
pub(crate) struct Offers {
    pub(crate) communities: Vec<Choice>,
    pub(crate) firms: Vec<Choice>,
    /// Whether the firms are those that were named, and not all that can be reached.
    pub(crate) named: bool,
    pub(crate) parties: Vec<Choice>,
}

impl Offers {
    /// What this person may give; `firms` are always among the choices.
    pub(crate) async fn of(
        site: &Site,
        person: &Person,
        firms: &[FirmId],
    ) -> Result<Self, ActionError> {
        let (institution, context) = (&site.institution, &person.context);
        let manages_staff = !scope(person.actor(), Action::ManageStaff).is_none();
        let mut offers = Self {
            communities: Vec::new(),
            firms: Vec::new(),
            named: !firms.is_empty(),
            parties: Vec::new(),
        };
        if manages_staff {
            for kind in [PartyKind::Community, PartyKind::Buyer, PartyKind::Association] {
                let all = actions::organisation::list(institution, context, kind, None, Rows::ALL);
                for party in all.await?.rows {
                    let choice = Choice::new(party.record.id, party.record.name);
                    match kind {
                        PartyKind::Community => offers.communities.push(choice),
                        _ => offers.parties.push(choice),
                    }
                }
            }
        }
        let reach = scope(person.actor(), Action::ManageMember);
        let rows = Rows { offset: 0, limit: CHOICES };
        let today = context.today();
        let query = FirmQuery { found: Some(firms.to_vec()), ..FirmQuery::default() };
        let query = if firms.is_empty() { FirmQuery::default() } else { query };
        for firm in institution.store.firms(&reach, &query, today, rows).await?.rows {
            offers.firms.push(Choice::new(firm.record.id, firm.record.name()));
        }
        Ok(offers)
    }
}

/// The questions about what a person is.
pub(crate) fn office(person: &Person, offers: Offers) -> Vec<Field> {
    let language = person.language;
    let roles = grantable(person)
        .into_iter()
        .map(|role| Choice::new(role.code(), label(role).text(language)))
        .collect();
    let mut fields = vec![Field::new(language, "roles", Input::Many(roles))];
    if !offers.communities.is_empty() {
        fields.push(Field::new(language, "communities", Input::Many(offers.communities)));
    }
    if !offers.firms.is_empty() {
        // The firms that the person has are all in sight, so that saving keeps them.
        let input = match offers.named {
            true => Input::Many(offers.firms),
            false => Input::One(Choice::or_none(language, offers.firms)),
        };
        fields.push(Field::new(language, "firm", input));
    }
    if !offers.parties.is_empty() {
        let choices = Choice::or_none(language, offers.parties);
        fields.push(Field::new(language, "party", Input::One(choices)));
    }
    fields
}

fn form(person: &Person, offers: Offers, mail: bool) -> Form {
    let language = person.language;
    let languages =
        Language::ALL.map(|language| Choice::new(language.code(), language.own_name())).into();
    let mut fields = vec![
        Field::line(language, "name").required(),
        Field::new(language, "phone", Input::Line("tel", "tel")),
        Field::new(language, "email", Input::Line("email", "email")),
        Field::new(language, "language", Input::One(languages)),
    ];
    if mail {
        fields.push(Field::new(language, "mail", Input::Tick));
    }
    fields.extend(office(person, offers));
    Form::new(language, format!("/{language}/people/new"), "invite", vec![Group::new(fields)])
        .cancel(format!("/{language}/people"))
}

fn frame(person: &Person) -> Frame {
    Frame::inside(person, "people", "people/new", &Message::new("invite"))
}

#[derive(Debug, Default, Deserialize)]
pub(crate) struct Asked {
    firm: Option<FirmId>,
}

/// The form for an invitation.
pub(crate) async fn new(
    person: Person,
    State(site): State<Arc<Site>>,
    Query(asked): Query<Asked>,
) -> Response {
    let language = person.language;
    if grantable(&person).is_empty() {
        return person.problem(&ActionError::Missing);
    }
    let firms: Vec<FirmId> = asked.firm.into_iter().collect();
    match Offers::of(&site, &person, &firms).await {
        Ok(offers) => {
            let mut start = vec![("language", language.code().to_owned())];
            if let Some(firm) = asked.firm {
                start.push(("firm", firm.to_string()));
                start.push(("roles", Role::Member.code().to_owned()));
            }
            let typed = Typed::of(start, language);
            let form = form(&person, offers, site.sends_mail()).filled(&typed, &[], language);
            page(&Edit::new(frame(&person), form))
        }
        Err(error) => person.problem(&error),
    }
}

/// What was typed about a person's office.
pub(crate) fn typed_office(typed: &Typed, account: Account) -> Account {
    let roles: Vec<Role> = typed.words("roles");
    let communities: Vec<CommunityId> =
        typed.all("communities").into_iter().filter_map(|id| id.parse().ok()).collect();
    let is = |role| roles.contains(&role);
    Account {
        communities: if is(Role::Agent) { communities } else { Vec::new() },
        firms: if is(Role::Member) {
            typed.all("firm").into_iter().filter_map(|id| id.parse().ok()).collect()
        } else {
            Vec::new()
        },
        party: typed.text("party").parse().ok().filter(|_| is(Role::Buyer) || is(Role::Council)),
        roles,
        ..account
    }
}

/// Invites the person and shows the code.
pub(crate) async fn send(person: Person, State(site): State<Arc<Site>>, typed: Typed) -> Response {
    let language = person.language;
    let account = Account {
        id: AccountId(Uuid::nil()),
        login: String::new(),
        name: typed.text("name").to_owned(),
        roles: Vec::new(),
        communities: Vec::new(),
        firms: Vec::new(),
        party: None,
        email: typed.text("email").to_owned(),
        phone: typed.text("phone").to_owned(),
        language: typed.text("language").parse().unwrap_or(language),
        state: AccountState::Invited,
    };
    let account = typed_office(&typed, account);
    let firms = account.firms.clone();
    match people::invite(&site.institution, &person.context, account).await {
        Ok((id, code)) => slip(&person, &site, id, &code, typed.ticked("mail")).await,
        Err(ActionError::Invalid(problems)) => match Offers::of(&site, &person, &firms).await {
            Ok(offers) => {
                let form =
                    form(&person, offers, site.sends_mail()).filled(&typed, &problems, language);
                Edit::new(frame(&person), form).again()
            }
            Err(error) => person.problem(&error),
        },
        Err(error) => person.problem(&error),
    }
}

#[derive(Template)]
#[template(path = "slip.html")]
struct Slip {
    frame: Frame,
    id: AccountId,
    name: String,
    login: String,
    code: String,
    link: String,
    /// The language of whoever gets the slip; its sentences are in it.
    theirs: Language,
    /// Whether it was sent by mail too, and where to; `None` when nobody asked for that.
    mailed: Option<(bool, String)>,
}

impl Slip {
    fn say(&self, key: &str) -> String {
        Message::new(key.to_owned()).text(self.theirs)
    }
}

/// A code on a slip of paper, shown this once, in the language of whoever gets it.
pub(crate) async fn slip(
    person: &Person,
    site: &Site,
    id: AccountId,
    code: &Code,
    by_mail: bool,
) -> Response {
    let account = match people::show(&site.institution, &person.context, id).await {
        Ok((account, _)) => account.record,
        Err(error) => return person.problem(&error),
    };
    let frame = Frame::inside(person, "people", "people", &Message::new("slip-title"));
    let code = code.to_string();
    let link = format!("/{}/welcome?code={code}", account.language);
    let mailed = match by_mail && !account.email.is_empty() {
        true => Some((mail(site, &account, &link, &code).await, account.email)),
        false => None,
    };
    page(&Slip {
        mailed,
        frame,
        id,
        link,
        code,
        name: account.name,
        login: account.login,
        theirs: account.language,
    })
}

/// Sends the slip by mail; whether that worked.
#[cfg(feature = "mail")]
async fn mail(site: &Site, account: &Account, path: &str, code: &str) -> bool {
    let Some(mailer) = &site.mailer else { return false };
    let institution = match site.institution.settings().await {
        Ok((settings, _)) => settings.name,
        Err(_) => return false,
    };
    let language = account.language;
    let with = |message: Message| message.with("institution", institution.as_str()).text(language);
    let text = Message::new("letter-code")
        .with("name", account.name.as_str())
        .with("link", mailer.link(path))
        .with("code", code)
        .with("login", account.login.as_str());
    let subject = with(Message::new("letter-code-subject"));
    let to = [account.name.as_str(), account.email.as_str()];
    match mailer.send(to, &subject, with(text)).await {
        Ok(()) => true,
        Err(reason) => {
            tracing::error!(reason, "a letter could not be sent");
            false
        }
    }
}

/// Without the means nothing is sent.
#[cfg(not(feature = "mail"))]
#[allow(clippy::unused_async, reason = "its twin waits for the mail server")]
async fn mail(_site: &Site, _account: &Account, _path: &str, _code: &str) -> bool {
    false
}
