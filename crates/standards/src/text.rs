use serde::{Deserialize, Serialize};
use vocabulary::Language;
use words::Message;

/// A text in every language.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Text {
    /// English.
    pub en: String,
    /// Spanish.
    pub es: String,
    /// Portuguese.
    pub pt: String,
}

impl Text {
    /// The text in a language.
    pub fn say(&self, language: Language) -> &str {
        match language {
            Language::English => &self.en,
            Language::Spanish => &self.es,
            Language::Portuguese => &self.pt,
        }
    }

    /// The text as a message, for tables and sentences.
    pub fn message(&self) -> Message {
        Message::each(Language::ALL.map(|language| self.say(language)))
    }
}
