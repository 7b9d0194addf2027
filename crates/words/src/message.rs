use std::borrow::Cow;

use vocabulary::{Code, Country, Language, Place, Region};

use crate::bundle;

/// Something to say: a key of the message files with its arguments.
#[derive(Debug, Clone, PartialEq)]
pub struct Message {
    key: Cow<'static, str>,
    args: Vec<(&'static str, Arg)>,
}

/// An argument of a message; it takes its local form only when the message is turned into text.
#[derive(Debug, Clone, PartialEq)]
pub enum Arg {
    /// A text that is the same in every language, such as a name or a code.
    Text(String),
    /// A number with the decimals to show; it also selects among plural forms.
    Number(f64, u8),
    /// A share in percent with the decimals to show.
    Percent(f64, u8),
    /// A country or region, by its name.
    Place(Place),
    /// Another message.
    Message(Message),
    /// Several arguments, listed with commas and an "and".
    List(Vec<Arg>),
    /// A text that was written in every language elsewhere, such as in a library of requirements;
    /// in the order of [`Language::ALL`].
    Each([String; 3]),
}

impl Message {
    /// The message with this key and no arguments yet.
    pub fn new(key: impl Into<Cow<'static, str>>) -> Self {
        Self { key: key.into(), args: Vec::new() }
    }

    /// The message with one more argument.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: impl Into<Arg>) -> Self {
        self.args.push((name, value.into()));
        self
    }

    /// The message that says this text, whatever the language: for names and printed titles.
    pub fn verbatim(text: impl Into<String>) -> Self {
        Self::new("verbatim").with("text", text.into())
    }

    /// The message that says a text which was written in every language elsewhere, in the order of
    /// [`Language::ALL`].
    ///
    /// ```
    /// use words::{Language, Message};
    /// let clean = Message::each(["clean", "limpio", "limpo"]);
    /// assert_eq!(clean.text(Language::Spanish), "limpio");
    /// ```
    pub fn each(texts: [&str; 3]) -> Self {
        Self::new("verbatim").with("text", Arg::Each(texts.map(str::to_owned)))
    }

    /// The key.
    pub fn key(&self) -> &str {
        &self.key
    }

    /// The sentence in a language. A key that no file knows is returned in brackets, which the
    /// tests look for.
    pub fn text(&self, language: Language) -> String {
        bundle::format(language, &self.key, &self.args)
    }
}

/// What a word of a closed list is called: the message `noun-code`.
pub fn label<C: Code>(word: C) -> Message {
    Message::new(format!("{}-{}", C::NOUN, word.code()))
}

/// A number as an argument, with the decimals to show.
pub fn decimal(value: f64, decimals: u8) -> Arg {
    Arg::Number(value, decimals)
}

/// A share in percent as an argument, with the decimals to show.
pub fn percent(value: f64, decimals: u8) -> Arg {
    Arg::Percent(value, decimals)
}

impl From<&str> for Arg {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<String> for Arg {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<usize> for Arg {
    fn from(count: usize) -> Self {
        Self::Number(count as f64, 0)
    }
}

impl From<Country> for Arg {
    fn from(country: Country) -> Self {
        Self::Place(Place::Country(country))
    }
}

impl From<Region> for Arg {
    fn from(region: Region) -> Self {
        Self::Place(Place::Region(region))
    }
}

impl From<Place> for Arg {
    fn from(place: Place) -> Self {
        Self::Place(place)
    }
}

impl From<Message> for Arg {
    fn from(message: Message) -> Self {
        Self::Message(message)
    }
}

impl From<Vec<Arg>> for Arg {
    fn from(list: Vec<Arg>) -> Self {
        Self::List(list)
    }
}
