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

    /// The text in a language, to be written.
    pub fn say_mut(&mut self, language: Language) -> &mut String {
        match language {
            Language::English => &mut self.en,
            Language::Spanish => &mut self.es,
            Language::Portuguese => &mut self.pt,
        }
    }

    /// Puts the text of one language wherever another language has none.
    ///
    /// ```
    /// use standards::Text;
    /// use vocabulary::Language;
    ///
    /// let mut text = Text { es: "Agua".to_owned(), pt: "Água".to_owned(), ..Text::default() };
    /// text.fill_in(Language::Spanish);
    /// assert_eq!((text.en.as_str(), text.pt.as_str()), ("Agua", "Água"));
    /// ```
    pub fn fill_in(&mut self, language: Language) {
        let own = self.say(language).to_owned();
        for other in Language::ALL {
            let said = self.say_mut(other);
            if said.is_empty() {
                said.clone_from(&own);
            }
        }
    }

    /// The text as a message, for tables and sentences.
    pub fn message(&self) -> Message {
        Message::each(Language::ALL.map(|language| self.say(language)))
    }
}
