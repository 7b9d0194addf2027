use registry::{Problem, problem};
use serde::{Deserialize, Serialize};
use vocabulary::{AccountId, CommunityId, FirmId, Language, PartyId, codes};

use crate::{Action, Actor, Failures, Role};

codes! {
    /// How far an account has come.
    pub enum State("account-state") {
        /// Invited, and has not chosen a password yet.
        Invited = "invited",
        /// Can sign in.
        Active = "active",
        /// May not sign in any more.
        Disabled = "disabled",
        /// Erased: nothing else of it is left.
        Erased = "erased",
    }
}

/// A person who may sign in, or could.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Account {
    /// Which one.
    pub id: AccountId,
    /// The name by which the person signs in: an e-mail address, a telephone number or a short
    /// name, as [`login_of`] writes it.
    pub login: String,
    /// Name as it is spoken.
    pub name: String,
    /// What the person is to the institution.
    pub roles: Vec<Role>,
    /// The communities assigned to an agent.
    pub communities: Vec<CommunityId>,
    /// The firms of a firm member.
    pub firms: Vec<FirmId>,
    /// The buyer, association or public body that the person speaks for.
    pub party: Option<PartyId>,
    /// E-mail, empty for many.
    pub email: String,
    /// Telephone, empty for some.
    pub phone: String,
    /// The language of pages and mail.
    pub language: Language,
    /// How far the account has come.
    pub state: State,
}

impl Account {
    /// Who acts when this person does.
    pub fn actor(&self) -> Actor {
        Actor {
            account: Some(self.id),
            roles: self.roles.clone(),
            communities: self.communities.clone(),
            firms: self.firms.clone(),
        }
    }

    /// Whether the account holds no office: firm members and people without a role. Agents manage
    /// only such accounts.
    pub fn is_plain(&self) -> bool {
        self.roles.iter().all(|role| *role == Role::Member)
    }

    /// The action that managing this account needs, by the highest role that it holds.
    pub fn managed_by(&self) -> Action {
        managing(&self.roles)
    }

    /// What is left of an erased account: something that the audit may still point to.
    pub fn tombstone(&self) -> Self {
        Self {
            id: self.id,
            login: format!("erased-{}", self.id),
            name: String::new(),
            roles: Vec::new(),
            communities: Vec::new(),
            firms: Vec::new(),
            party: None,
            email: String::new(),
            phone: String::new(),
            language: self.language,
            state: State::Erased,
        }
    }

    /// What has to be mended before the account can be stored, by field.
    pub fn problems(&self) -> Vec<Problem> {
        let mut problems = Vec::new();
        if self.name.is_empty() {
            problems.push(problem("name", "problem-person-name"));
        }
        if self.roles.is_empty() {
            problems.push(problem("roles", "problem-roles"));
        }
        if self.roles.contains(&Role::Member) && self.firms.is_empty() {
            problems.push(problem("firms", "problem-member-firm"));
        }
        if !self.email.is_empty() && !self.email.contains('@') {
            problems.push(problem("email", "problem-email"));
        }
        problems
    }
}

/// The action that managing an account with these roles needs.
pub fn managing(roles: &[Role]) -> Action {
    if roles.contains(&Role::Administrator) {
        Action::ManageAdministrator
    } else if roles.iter().all(|role| *role == Role::Member) {
        Action::ManageMember
    } else {
        Action::ManageStaff
    }
}

/// A login as it is stored and compared: without blanks, in lower case; a telephone number as its
/// digits.
///
/// ```
/// assert_eq!(access::login_of(" Ana@Example.org "), "ana@example.org");
/// assert_eq!(access::login_of("+54 9 261 555-0101"), "5492615550101");
/// ```
pub fn login_of(text: &str) -> String {
    let plain: String = text.chars().filter(|c| !c.is_whitespace()).collect();
    let is_phone = plain.chars().any(|c| c.is_ascii_digit())
        && plain.chars().all(|c| c.is_ascii_digit() || "+-()./".contains(c));
    if is_phone {
        plain.chars().filter(char::is_ascii_digit).collect()
    } else {
        plain.to_lowercase()
    }
}

/// What an account proves itself with. It is kept apart from the account and never enters the
/// audit.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Credentials {
    /// The hash of the password; absent until one is chosen.
    pub password: Option<String>,
    /// The second factor's secret in base 32, when it is switched on.
    pub totp: Option<String>,
    /// The last time step whose one-time code was used.
    pub totp_step: Option<i64>,
    /// Digests of the recovery codes that are left.
    pub recovery: Vec<[u8; 32]>,
    /// Failed attempts since the last success.
    pub failures: Option<Failures>,
}
