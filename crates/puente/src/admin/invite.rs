//! `puente admin invite`: invites a person, the first administrator above all.

use access::{Account, Role, State};
use uuid::Uuid;
use vocabulary::{AccountId, Code as _};
use words::{Message, label};

use crate::cli::Invite;
use crate::config::Config;
use crate::error::Failure;
use crate::institution;

pub(super) async fn run(invite: &Invite, config: &Config) -> Result<(), Failure> {
    let role = Role::from_code(&invite.role).ok_or_else(|| unknown(&invite.role))?;
    let account = Account {
        // The action gives it its own, and a name to sign in by.
        id: AccountId(Uuid::nil()),
        login: String::new(),
        name: invite.name.trim().to_owned(),
        roles: vec![role],
        communities: Vec::new(),
        firms: Vec::new(),
        party: None,
        email: invite.email.clone().unwrap_or_default().trim().to_owned(),
        phone: invite.phone.clone().unwrap_or_default().trim().to_owned(),
        language: config.language,
        state: State::Invited,
    };
    let institution = institution::open(config, Vec::new()).await?;
    let context = super::context(&institution, config);
    let invited = actions::people::invite(&institution, &context, account).await;
    let (id, code) = invited.map_err(super::refused)?;
    let stored = institution.store.get::<Account>(id).await;
    let stored = stored.map_err(|error| institution::failure(&error))?;
    let login = stored.map(|stored| stored.record.login).unwrap_or_default();
    let language = config.language;
    let message = Message::new("admin-invited")
        .with("name", invite.name.trim())
        .with("role", label(role))
        .with("login", login)
        .with("code", code.to_string())
        .with("page", format!("/{language}/welcome"));
    super::say(&message, language);
    institution.store.close().await;
    Ok(())
}

fn unknown(role: &str) -> Failure {
    let known: Vec<words::Arg> = Role::ALL.iter().map(|role| role.code().into()).collect();
    Failure::wrong(Message::new("admin-role-unknown").with("role", role).with("known", known))
}
