/// A word of a short closed list, with a code that is stored and never changes its meaning.
///
/// [`codes!`](crate::codes) writes the enum and this trait together.
pub trait Code: Copy + PartialEq + Sized + 'static {
    /// What the words name; `noun-code` is the key of a word's label in the message files.
    const NOUN: &'static str;
    /// Every word, in the order in which people are asked.
    const ALL: &'static [Self];

    /// The code, such as `training-centre`.
    fn code(self) -> &'static str;

    /// The word with this code.
    fn from_code(code: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|word| word.code() == code)
    }
}

/// Declares an enum whose words have codes: [`Code`], `Display` and serde by the code.
///
/// ```
/// use vocabulary::{Code, codes};
///
/// codes! {
///     /// How a fruit is sold.
///     pub enum Form("form") {
///         /// As it was picked.
///         Fresh = "fresh",
///         /// Below zero.
///         Frozen = "frozen",
///     }
/// }
/// assert_eq!(Form::from_code("frozen"), Some(Form::Frozen));
/// assert_eq!(Form::ALL.len(), 2);
/// ```
#[macro_export]
macro_rules! codes {
    ($(#[$meta:meta])* $vis:vis enum $name:ident($noun:literal) {
        $($(#[$word_meta:meta])* $word:ident = $code:literal,)+
    }) => {
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, serde::Serialize, serde::Deserialize)]
        $vis enum $name {
            $($(#[$word_meta])* #[serde(rename = $code)] $word,)+
        }

        impl $crate::Code for $name {
            const NOUN: &'static str = $noun;
            const ALL: &'static [Self] = &[$(Self::$word),+];

            fn code(self) -> &'static str {
                match self { $(Self::$word => $code,)+ }
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str($crate::Code::code(*self))
            }
        }
    };
}
