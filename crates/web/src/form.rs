use registry::Problem;
use vocabulary::{Code, Language};
use words::{Message, label};

use crate::typed::Typed;

/// A form as data: every form of the site is drawn from one by one template, so that labels,
/// hints, errors and keyboard work the same everywhere.
pub(crate) struct Form {
    pub(crate) action: String,
    pub(crate) submit: String,
    /// The version of what it is about; sent back so that nobody overwrites what they never saw.
    pub(crate) version: Option<i64>,
    pub(crate) groups: Vec<Group>,
    /// What has to be mended: the field's label, its identifier and the sentence.
    pub(crate) problems: Vec<(String, String, String)>,
    /// Where to go instead.
    pub(crate) cancel: Option<String>,
}

/// Fields that belong together. One that is folded opens by itself when a field in it has content
/// or a problem.
pub(crate) struct Group {
    pub(crate) title: Option<String>,
    pub(crate) folded: bool,
    pub(crate) fields: Vec<Field>,
}

/// One question of a form.
pub(crate) struct Field {
    pub(crate) name: &'static str,
    pub(crate) label: String,
    pub(crate) hint: Option<String>,
    pub(crate) values: Vec<String>,
    pub(crate) input: Input,
    pub(crate) error: Option<String>,
    pub(crate) required: bool,
    /// What the browser may fill in by itself.
    pub(crate) autocomplete: &'static str,
}

/// How a question is answered.
pub(crate) enum Input {
    /// One line; the text is the input's type (`text`, `email`, `tel`, `date`, `password`) and
    /// keyboard (`numeric`, `decimal`).
    Line(&'static str, &'static str),
    /// Several lines.
    Lines,
    /// One of a list.
    One(Vec<Choice>),
    /// One of a short list, all of it in sight.
    Radio(Vec<Choice>),
    /// Any of a list.
    Many(Vec<Choice>),
    /// Yes by ticking.
    Tick,
    /// Sent along unseen.
    Hidden,
}

/// What can be chosen.
pub(crate) struct Choice {
    pub(crate) value: String,
    pub(crate) label: String,
}

impl Choice {
    #[allow(clippy::needless_pass_by_value, reason = "codes and ids are small and copied")]
    pub(crate) fn new(value: impl ToString, label: impl Into<String>) -> Self {
        Self { value: value.to_string(), label: label.into() }
    }

    /// Every word of a closed list.
    pub(crate) fn words<C: Code>(language: Language) -> Vec<Self> {
        let word = |word: &C| Self::new(word.code(), label(*word).text(language));
        C::ALL.iter().map(word).collect()
    }

    /// Nothing chosen, then the choices.
    pub(crate) fn or_none(language: Language, choices: Vec<Self>) -> Vec<Self> {
        let mut all = vec![Self::new("", Message::new("choose").text(language))];
        all.extend(choices);
        all
    }

    /// Yes, no, unknown.
    pub(crate) fn yes_no(language: Language) -> Vec<Self> {
        [("yes", "yes"), ("no", "no"), ("", "not-known")]
            .map(|(value, key)| Self::new(value, Message::new(key).text(language)))
            .into()
    }
}

impl Field {
    /// A question with the label `field-<name>`; a hint stands under it when there is a message
    /// `hint-<name>`.
    pub(crate) fn new(language: Language, name: &'static str, input: Input) -> Self {
        let hint = format!("hint-{}", name.replace('_', "-"));
        Self {
            name,
            label: Message::new(format!("field-{}", name.replace('_', "-"))).text(language),
            hint: words::has(language, &hint).then(|| Message::new(hint).text(language)),
            values: Vec::new(),
            input,
            error: None,
            required: false,
            autocomplete: "off",
        }
    }

    /// One line of text.
    pub(crate) fn line(language: Language, name: &'static str) -> Self {
        Self::new(language, name, Input::Line("text", "text"))
    }

    /// The question, which must be answered.
    #[must_use]
    pub(crate) fn required(mut self) -> Self {
        self.required = true;
        self
    }

    /// The question under another label.
    #[must_use]
    pub(crate) fn labelled(mut self, language: Language, key: &'static str) -> Self {
        self.label = Message::new(key).text(language);
        self
    }

    /// The question with what the browser may fill in.
    #[must_use]
    pub(crate) fn autocomplete(mut self, token: &'static str) -> Self {
        self.autocomplete = token;
        self
    }

    pub(crate) fn value(&self) -> &str {
        self.values.first().map_or("", String::as_str)
    }

    pub(crate) fn has(&self, value: &str) -> bool {
        if self.values.is_empty() {
            value.is_empty()
        } else {
            self.values.iter().any(|v| v == value)
        }
    }
}

impl Group {
    pub(crate) fn new(fields: Vec<Field>) -> Self {
        Self { title: None, folded: false, fields }
    }

    pub(crate) fn titled(language: Language, key: &'static str, fields: Vec<Field>) -> Self {
        Self { title: Some(Message::new(key).text(language)), folded: false, fields }
    }

    /// The group, closed as long as nothing in it is filled in.
    #[must_use]
    pub(crate) fn folded(mut self) -> Self {
        self.folded = true;
        self
    }

    /// Whether the group is shown open.
    pub(crate) fn open(&self) -> bool {
        !self.folded || self.fields.iter().any(|f| f.error.is_some() || !f.value().is_empty())
    }
}

impl Form {
    /// A form that sends to an address.
    pub(crate) fn new(
        language: Language,
        action: String,
        submit: &'static str,
        groups: Vec<Group>,
    ) -> Self {
        let submit = Message::new(submit).text(language);
        Self { action, submit, version: None, groups, problems: Vec::new(), cancel: None }
    }

    /// The form about something that was read under a version.
    #[must_use]
    pub(crate) fn version(mut self, version: i64) -> Self {
        self.version = Some(version);
        self
    }

    /// The form with a way out.
    #[must_use]
    pub(crate) fn cancel(mut self, url: String) -> Self {
        self.cancel = Some(url);
        self
    }

    /// The form filled in with what was typed, and with what has to be mended said beside each
    /// field. Passwords are never sent back.
    #[must_use]
    pub(crate) fn filled(
        mut self,
        typed: &Typed,
        problems: &[Problem],
        language: Language,
    ) -> Self {
        for group in &mut self.groups {
            for field in &mut group.fields {
                if !matches!(field.input, Input::Line("password", _)) {
                    field.values = match field.input {
                        Input::Many(_) => {
                            typed.all(field.name).into_iter().map(str::to_owned).collect()
                        }
                        _ => vec![typed.text(field.name).to_owned()],
                    };
                }
                let own: Vec<String> = problems
                    .iter()
                    .filter(|problem| problem.field == field.name)
                    .map(|problem| problem.message.text(language))
                    .collect();
                field.error = (!own.is_empty()).then(|| own.join(" "));
            }
        }
        for problem in problems {
            let fields = self.groups.iter().flat_map(|group| &group.fields);
            let label = fields.into_iter().find(|field| field.name == problem.field);
            let label = label.map(|field| field.label.clone()).unwrap_or_default();
            let text = problem.message.text(language);
            self.problems.push((label, problem.field.clone().into_owned(), text));
        }
        self
    }
}
