//! What Puente says, apart from how it says it.
//!
//! Domain code returns a [`Message`]: a key with arguments. A shell turns it into a sentence with
//! [`Message::text`] in the reader's [`Language`]. The sentences stand in
//! [Fluent](https://projectfluent.org) files under `messages/`, one folder a language, one file a
//! subject; a test finds every key in every language.
//!
//! [`number`] and [`date`] are the only places where numbers and dates are given a local form.
//!
//! ```
//! use vocabulary::Language;
//! use words::Message;
//!
//! let message = Message::new("share-of-exports").with("share", words::percent(50.1, 1));
//! assert_eq!(message.text(Language::English), "50.1% of exports");
//! assert_eq!(message.text(Language::Spanish), "50,1% de las exportaciones");
//! ```

mod bundle;
mod format;
mod message;

pub use bundle::{has, keys, pattern};
pub use format::{Date, date, number};
pub use message::{Arg, Message, decimal, label, percent};
pub use vocabulary::Language;
