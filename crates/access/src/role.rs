use serde::{Deserialize, Serialize};
use vocabulary::{AccountId, CommunityId, FirmId, codes};

codes! {
    /// What a person is to the institution. Whoever has no role is the public.
    pub enum Role("role") {
        /// Keeps the system running and appoints the managers.
        Administrator = "administrator",
        /// Runs the programmes and answers for the data.
        Manager = "manager",
        /// Visits and advises the firms of the assigned communities.
        Agent = "agent",
        /// Owns or works in a firm.
        Member = "member",
        /// Buys from firms.
        Buyer = "buyer",
        /// Governs the institution for an association or a public body.
        Council = "council",
        /// Studies what the institution changed.
        Analyst = "analyst",
    }
}

/// Who acts: an account with its roles and what they reach. The default is the public.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Actor {
    /// The account; absent for the public and for the program itself.
    pub account: Option<AccountId>,
    /// The roles of the account.
    pub roles: Vec<Role>,
    /// The communities assigned to an agent.
    pub communities: Vec<CommunityId>,
    /// The firms of a firm member.
    pub firms: Vec<FirmId>,
}

impl Actor {
    /// The program itself, when it acts on an order of the command line or by its own rules
    /// (retention); it may do what an administrator and a manager may.
    pub fn program() -> Self {
        Self { roles: vec![Role::Administrator, Role::Manager], ..Self::default() }
    }

    /// Whether the actor has a role.
    pub fn is(&self, role: Role) -> bool {
        self.roles.contains(&role)
    }

    /// Whether the actor works for the institution.
    pub fn is_staff(&self) -> bool {
        self.roles.iter().any(|role| role.is_staff())
    }
}

impl Role {
    /// Whether the role belongs to people who work for the institution.
    pub fn is_staff(self) -> bool {
        matches!(self, Self::Administrator | Self::Manager | Self::Agent)
    }
}
