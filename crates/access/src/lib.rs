//! Who may do what to what, and how a person proves who they are.
//!
//! An [`Actor`] has [`Role`]s; [`scope`] says what it reaches with an [`Action`], as plain data;
//! [`may`] asks whether that contains a [`Subject`]. There is no other rule of access in the
//! program. Passwords, one-time codes and the pauses after failures are here too, as pure
//! functions: randomness and the clock are arguments.

mod account;
mod action;
mod backoff;
mod code;
pub mod password;
mod role;
mod scope;
pub mod totp;

pub use account::{Account, Credentials, State, login_of, managing};
pub use action::Action;
pub use backoff::{Failures, too_many_attempts};
pub use code::{Code, Mistyped, Token};
pub use password::Weakness;
pub use role::{Actor, Role};
pub use scope::{Scope, Subject, may, scope};
