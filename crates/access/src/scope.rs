use registry::Purpose;
use vocabulary::{AccountId, CommunityId, FirmId};

use crate::{Action, Actor, Role};

/// What an actor reaches with an action: the union of its parts, as plain data. The gate
/// ([`may`]) asks whether it contains a subject; the database turns the same scope into a
/// condition, and a test holds the two together.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Scope {
    /// Everything.
    pub all: bool,
    /// Whatever belongs to one of these communities.
    pub communities: Vec<CommunityId>,
    /// Whatever belongs to one of these firms.
    pub firms: Vec<FirmId>,
    /// The account itself.
    pub own: Option<AccountId>,
    /// Firms with a standing consent for one of these purposes.
    pub published: Vec<Purpose>,
}

/// What an action is done to, as far as access depends on it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Subject {
    /// The firm that it is or belongs to.
    pub firm: Option<FirmId>,
    /// The communities that it is or belongs to today. For an account: those of its firms, and
    /// none for whoever holds another role than firm member, so that an agent never reaches staff.
    pub communities: Vec<CommunityId>,
    /// The account that it is.
    pub account: Option<AccountId>,
    /// The purposes for which the firm's consent stands.
    pub purposes: Vec<Purpose>,
}

impl Scope {
    /// Everything.
    pub fn all() -> Self {
        Self { all: true, ..Self::default() }
    }

    /// Whether it reaches nothing at all.
    pub fn is_none(&self) -> bool {
        *self == Self::default()
    }

    /// Whether it reaches a subject.
    pub fn contains(&self, subject: &Subject) -> bool {
        self.all
            || subject.communities.iter().any(|c| self.communities.contains(c))
            || subject.firm.is_some_and(|firm| self.firms.contains(&firm))
            || (self.own.is_some() && self.own == subject.account)
            || subject.purposes.iter().any(|purpose| self.published.contains(purpose))
    }
}

/// What one role reaches with an action. This is the institution's rule of access, whole.
fn reach(role: Role, action: Action) -> Reach {
    use Action as A;
    use Reach::{All, Assigned, Firms, None, Own, Published};
    match (role, action) {
        // Everybody who has signed in knows the institution's parties and owns an account.
        (_, A::ReadOrganisation) => All,
        (_, A::EditAccount) => Own,
        // What is published of groups of firms gives no firm away.
        (_, A::ReadBenchmarks) => All,

        (Role::Administrator, A::ReadAccount | A::ReadAudit | A::ChangeSettings) => All,
        (Role::Administrator, A::ManageMember | A::ManageStaff | A::ManageAdministrator) => All,

        (Role::Manager, A::ManageAdministrator | A::SignCase) => None,
        (Role::Manager, _) => All,

        (Role::Agent, A::ReadFirm | A::AddFirm | A::EditFirm | A::ReadPanel | A::AddPanel) => {
            Assigned
        }
        (Role::Agent, A::ReadCase | A::WriteCase | A::SignCase | A::EditTies) => Assigned,
        (Role::Agent, A::ReadConsent | A::ChangeConsent | A::MakeRequest) => Assigned,
        (Role::Agent, A::ReadAssessment | A::WriteAssessment | A::VerifyAssessment) => Assigned,
        (Role::Agent | Role::Council, A::CommentStandard) => All,
        // What firms tell each other is for firms and those who work with them.
        (Role::Agent | Role::Member, A::ReadExperience) => Published(Purpose::Sharing),
        (Role::Agent, A::WriteExperience | A::ReviewExperience) => Assigned,
        (Role::Agent, A::ReadNetwork | A::EditOrganisation | A::ManageMember) => Assigned,
        // An agent also finds its own account.
        (Role::Agent, A::ReadAccount) => Assigned,

        (Role::Member, A::ReadFirm | A::EditFirm | A::ReadPanel | A::AddPanel) => Firms,
        (Role::Member, A::ReadCase | A::SignCase | A::EditTies | A::ExportFirm) => Firms,
        (Role::Member, A::ReadAssessment | A::WriteAssessment) => Firms,
        (Role::Member, A::WriteExperience) => Firms,
        (Role::Member, A::ReadConsent | A::ChangeConsent | A::MakeRequest) => Firms,

        (Role::Buyer, A::ReadFirm) => Published(Purpose::Buyers),
        // Who is tied to whom, without the names that firms have not given.
        (Role::Analyst, A::ReadNetwork) => All,
        (Role::Analyst, A::ReadFirm | A::ReadPanel) => Published(Purpose::Evaluation),

        (_, A::ReadAccount) => Own,
        _ => None,
    }
}

enum Reach {
    All,
    Assigned,
    Firms,
    Own,
    Published(Purpose),
    None,
}

/// What an actor reaches with an action: the union over its roles.
pub fn scope(actor: &Actor, action: Action) -> Scope {
    let mut scope = Scope::default();
    for role in &actor.roles {
        match reach(*role, action) {
            Reach::All => scope.all = true,
            Reach::Assigned => scope.communities.clone_from(&actor.communities),
            Reach::Firms => scope.firms.clone_from(&actor.firms),
            Reach::Own => scope.own = actor.account,
            Reach::Published(purpose) => scope.published.push(purpose),
            Reach::None => {}
        }
    }
    // Whoever may see accounts at all sees its own.
    if action == Action::ReadAccount && !actor.roles.is_empty() {
        scope.own = actor.account;
    }
    scope
}

/// Whether an actor may do something to a subject.
///
/// ```
/// use access::{Action, Actor, Role, Subject, may};
/// use vocabulary::{CommunityId, FirmId};
///
/// let community = CommunityId("01890000-0000-7000-8000-000000000001".parse().unwrap());
/// let firm = FirmId("01890000-0000-7000-8000-000000000002".parse().unwrap());
/// let agent = Actor { roles: vec![Role::Agent], communities: vec![community], ..Actor::default() };
/// let here = Subject { firm: Some(firm), communities: vec![community], ..Subject::default() };
/// let elsewhere = Subject { firm: Some(firm), ..Subject::default() };
/// assert!(may(&agent, Action::ReadFirm, &here));
/// assert!(!may(&agent, Action::ReadFirm, &elsewhere));
/// assert!(!may(&Actor::default(), Action::ReadFirm, &here));
/// ```
pub fn may(actor: &Actor, action: Action, subject: &Subject) -> bool {
    scope(actor, action).contains(subject)
}
