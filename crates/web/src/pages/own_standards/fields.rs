//! Fields for texts in three languages.

use registry::Problem;
use standards::Text;
use vocabulary::Language;
use words::Message;

use crate::form::{Choice, Field, Input};
use crate::typed::Typed;

/// The names of the fields of one text, in the order of the languages.
pub(crate) type Names = [&'static str; Language::ALL.len()];

pub(crate) const TITLE: Names = ["title_en", "title_es", "title_pt"];
pub(crate) const SUMMARY: Names = ["summary_en", "summary_es", "summary_pt"];
pub(crate) const WHAT: Names = ["what_en", "what_es", "what_pt"];
pub(crate) const WHY: Names = ["why_en", "why_es", "why_pt"];
pub(crate) const HOW: Names = ["how_en", "how_es", "how_pt"];
pub(crate) const LEVELS: [Names; 5] = [
    ["level_0_en", "level_0_es", "level_0_pt"],
    ["level_1_en", "level_1_es", "level_1_pt"],
    ["level_2_en", "level_2_es", "level_2_pt"],
    ["level_3_en", "level_3_es", "level_3_pt"],
    ["level_4_en", "level_4_es", "level_4_pt"],
];

/// The field of a text in the writer's language, and those of its translations, under the label
/// `field-<of>`; a hint `hint-<of>` stands under the first.
pub(crate) fn texts(language: Language, of: &str, names: Names, kind: Kind) -> (Field, Vec<Field>) {
    let label = Message::new(format!("field-{of}")).text(language);
    let hint = format!("hint-{of}");
    let field = |other: Language| {
        let mut field = Field::line(language, names[other as usize]);
        field.label = format!("{label} ({})", other.own_name());
        if kind == Kind::Lines {
            field.input = Input::Lines;
        }
        field
    };
    let mut own = field(language);
    own.hint = words::has(language, &hint).then(|| Message::new(hint).text(language));
    let others = Language::ALL.into_iter().filter(|other| *other != language);
    (own, others.map(field).collect())
}

/// Whether a text has one line or several.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    Line,
    Lines,
}

/// What was typed of a text.
pub(crate) fn text(typed: &Typed, names: Names) -> Text {
    let mut text = Text::default();
    for language in Language::ALL {
        typed.text(names[language as usize]).clone_into(text.say_mut(language));
    }
    text
}

/// What would be typed to get a text.
pub(crate) fn pairs(text: &Text, names: Names) -> Vec<(&'static str, String)> {
    Language::ALL.map(|language| (names[language as usize], text.say(language).to_owned())).into()
}

/// Puts what is wrong with a title beside the title in the writer's language.
pub(crate) fn own_title(problems: &mut [Problem], language: Language) {
    for problem in problems.iter_mut().filter(|problem| problem.field == "title") {
        problem.field = TITLE[language as usize].into();
    }
}

/// The levels from which something can count as met.
pub(crate) fn levels() -> Vec<Choice> {
    (1..=4).map(|level: u8| Choice::new(level, level.to_string())).collect()
}
