use std::borrow::Cow;

use words::Message;

use crate::{Number, Unit};

/// One column: what it is called, what it means and its values.
#[derive(Debug, Clone, PartialEq)]
pub struct Column {
    /// The stable name used in data files: snake case, English.
    pub name: Cow<'static, str>,
    /// The heading for people.
    pub label: Message,
    /// What the column means and how it is defined, where the heading does not say it all.
    pub description: Option<Message>,
    /// The unit of its numbers.
    pub unit: Option<Unit>,
    /// The values, one a row; `None` is missing, never zero.
    pub values: Values,
}

/// The values of a column.
#[derive(Debug, Clone, PartialEq)]
pub enum Values {
    /// Names and texts that are the same in every language.
    Text(Vec<Option<String>>),
    /// Numbers.
    Number(Vec<Option<Number>>),
    /// Codes of a closed list, such as verdicts: data files hold the code, people read its
    /// [`word`](crate::word) with this prefix.
    Code(&'static str, Vec<Option<String>>),
    /// Countries and regions by code; people read the name.
    Place(Vec<Option<vocabulary::Place>>),
    /// Sentences, in the language of whoever asks.
    Sentence(Vec<Option<Message>>),
}

impl Values {
    /// How many rows.
    pub fn len(&self) -> usize {
        match self {
            Self::Text(values) | Self::Code(_, values) => values.len(),
            Self::Number(values) => values.len(),
            Self::Place(values) => values.len(),
            Self::Sentence(values) => values.len(),
        }
    }

    /// Whether there is no row.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }
}

impl Values {
    fn rows_at(&self, places: &[usize]) -> Self {
        fn pick<T: Clone>(values: &[T], places: &[usize]) -> Vec<T> {
            places.iter().map(|place| values[*place].clone()).collect()
        }
        match self {
            Self::Text(values) => Self::Text(pick(values, places)),
            Self::Number(values) => Self::Number(pick(values, places)),
            Self::Code(prefix, values) => Self::Code(prefix, pick(values, places)),
            Self::Place(values) => Self::Place(pick(values, places)),
            Self::Sentence(values) => Self::Sentence(pick(values, places)),
        }
    }
}

impl Column {
    /// The column with the rows at these places.
    pub(crate) fn rows_at(&self, places: &[usize]) -> Self {
        Self { values: self.values.rows_at(places), ..self.clone() }
    }

    fn new(name: impl Into<Cow<'static, str>>, values: Values) -> Self {
        let name = name.into();
        let label = Message::new(format!("column-{}", name.replace('_', "-")));
        Self { name, label, description: None, unit: None, values }
    }

    /// A column of texts. Its heading is the message `column-` and the name with hyphens.
    pub fn text(
        name: impl Into<Cow<'static, str>>,
        values: impl IntoIterator<Item = Option<String>>,
    ) -> Self {
        Self::new(name, Values::Text(values.into_iter().collect()))
    }

    /// A column of numbers.
    pub fn number(
        name: impl Into<Cow<'static, str>>,
        values: impl IntoIterator<Item = Option<Number>>,
    ) -> Self {
        Self::new(name, Values::Number(values.into_iter().collect()))
    }

    /// A column of codes whose words have keys that begin with the prefix.
    pub fn code(
        name: impl Into<Cow<'static, str>>,
        prefix: &'static str,
        values: impl IntoIterator<Item = Option<String>>,
    ) -> Self {
        Self::new(name, Values::Code(prefix, values.into_iter().collect()))
    }

    /// A column of places.
    pub fn place(
        name: impl Into<Cow<'static, str>>,
        values: impl IntoIterator<Item = Option<vocabulary::Place>>,
    ) -> Self {
        Self::new(name, Values::Place(values.into_iter().collect()))
    }

    /// A column of sentences.
    pub fn sentence(
        name: impl Into<Cow<'static, str>>,
        values: impl IntoIterator<Item = Option<Message>>,
    ) -> Self {
        Self::new(name, Values::Sentence(values.into_iter().collect()))
    }

    /// The column with a unit.
    #[must_use]
    pub fn unit(mut self, unit: Unit) -> Self {
        self.unit = Some(unit);
        self
    }

    /// The column with another heading than its name suggests.
    #[must_use]
    pub fn label(mut self, label: Message) -> Self {
        self.label = label;
        self
    }

    /// The column with a description.
    #[must_use]
    pub fn description(mut self, description: Message) -> Self {
        self.description = Some(description);
        self
    }

    /// The numbers, when it is a column of numbers.
    pub fn numbers(&self) -> Option<&[Option<Number>]> {
        match &self.values {
            Values::Number(values) => Some(values),
            _ => None,
        }
    }
}
