use table::{Column, Number, Table};
use words::Message;

use crate::assessment::{Assessment, Outcome};
use crate::catalogue::Catalogue;
use crate::compare::Comparison;
use crate::gap::gap;
use crate::level::Level;
use crate::score::Score;
use crate::standard::{Binding, Sector, Standard};

/// The standards of a catalogue, one a row.
pub fn catalogue_table(catalogue: &Catalogue) -> Table {
    let all: Vec<&Standard> = catalogue.standards().collect();
    let count = |number: usize| Some(Number::stated(number as f64, 0));
    let of = |standard: &Standard, binding: Binding| {
        count(standard.requirements.iter().filter(|r| r.binding == binding).count())
    };
    let sectors = |standard: &&Standard| {
        let labels = standard.sectors.iter().copied().map(Sector::label);
        Some(Message::new("verbatim").with("text", labels.map(Into::into).collect::<Vec<_>>()))
    };
    Table::new("standards", Message::new("standards-title"))
        .column(Column::text("code", all.iter().map(|s| Some(s.code.clone()))))
        .column(Column::number("version", all.iter().map(|s| count(s.version as usize))))
        .column(Column::sentence("title", all.iter().map(|s| Some(s.title.message()))))
        .column(Column::text("edition", all.iter().map(|s| Some(s.edition.clone()))))
        .column(Column::sentence("sectors", all.iter().map(sectors)))
        .column(Column::number("requirements", all.iter().map(|s| count(s.requirements.len()))))
        .column(Column::number("majors", all.iter().map(|s| of(s, Binding::Major))))
        .column(Column::number("minors", all.iter().map(|s| of(s, Binding::Minor))))
        .column(Column::number(
            "recommendations",
            all.iter().map(|s| of(s, Binding::Recommendation)),
        ))
        .column(Column::number("mappings", all.iter().map(|s| count(s.mappings.len()))))
}

/// One requirement as rows of a name and a text: the long form for reading.
pub fn requirement_table(standard: &Standard, code: &str) -> Option<Table> {
    let requirement = standard.requirement(code)?;
    let texts = [
        ("column-what", requirement.what.message()),
        ("column-why", requirement.why.message()),
        ("column-how", requirement.how.message()),
        ("column-binding", requirement.binding.label()),
    ];
    Some(
        Table::new(requirement.code.clone(), requirement.title.message())
            .column(Column::sentence("part", texts.iter().map(|(key, _)| Some(Message::new(*key)))))
            .column(Column::sentence("text", texts.iter().map(|(_, text)| Some(text.clone())))),
    )
}

/// Where a firm stands, one requirement a row, those that it is asked: level, level needed, note.
pub fn gap_table(standard: &Standard, assessment: &Assessment) -> Table {
    let gap = gap(standard, assessment);
    let rows: Vec<_> = gap
        .requirements
        .iter()
        .filter_map(|gap| Some((gap, standard.requirement(&gap.requirement)?)))
        .collect();
    let level = |level: Level| Number::stated(f64::from(level.number()), 0);
    let note = |code: &str| {
        let answer = assessment.answers.get(code)?;
        let reason = match &answer.outcome {
            Outcome::NotApplicable { reason } => reason.as_str(),
            Outcome::Level(_) => "",
        };
        let note = format!("{reason} {}", answer.note);
        Some(note.trim().to_owned()).filter(|note| !note.is_empty())
    };
    Table::new("gap", Message::new("gap-title"))
        .column(Column::text("code", rows.iter().map(|(_, r)| Some(r.code.clone()))))
        .column(Column::sentence("title", rows.iter().map(|(_, r)| Some(r.title.message()))))
        .column(Column::code(
            "binding",
            "binding",
            rows.iter().map(|(_, r)| Some(r.binding.code().to_owned())),
        ))
        .column(Column::number("level", rows.iter().map(|(gap, _)| gap.level.map(level))))
        .column(Column::number("needed", rows.iter().map(|(gap, _)| Some(level(gap.needed)))))
        .column(Column::code(
            "standing",
            "standing",
            rows.iter().map(|(gap, _)| Some(gap.standing.code().to_owned())),
        ))
        .column(Column::text("note", rows.iter().map(|(gap, _)| note(&gap.requirement))))
        .source(Message::verbatim(standard.edition.clone()))
        .note(standard.title.message())
}

impl From<&Standard> for Table {
    /// The requirements, one a row.
    fn from(standard: &Standard) -> Self {
        let all = &standard.requirements;
        let chapter = |code: &str| {
            let chapter = standard.chapters.iter().find(|chapter| chapter.code == code);
            chapter.map(|chapter| chapter.title.message())
        };
        let number = |number: u8| Some(Number::stated(f64::from(number), 0));
        let codes = |codes: &[String]| (!codes.is_empty()).then(|| codes.join(" "));
        Self::new(standard.code.clone(), standard.title.message())
            .column(Column::text("code", all.iter().map(|r| Some(r.code.clone()))))
            .column(Column::sentence("chapter", all.iter().map(|r| chapter(&r.chapter))))
            .column(Column::text("reference", all.iter().map(|r| r.reference.clone())))
            .column(Column::sentence("title", all.iter().map(|r| Some(r.title.message()))))
            .column(Column::code(
                "binding",
                "binding",
                all.iter().map(|r| Some(r.binding.code().to_owned())),
            ))
            .column(Column::number("weight", all.iter().map(|r| number(r.weight))))
            .column(Column::number("conforming", all.iter().map(|r| number(r.conforming.number()))))
            .column(Column::text("needs", all.iter().map(|r| codes(&r.needs))))
            .column(Column::sentence("what", all.iter().map(|r| Some(r.what.message()))))
            .column(Column::sentence("why", all.iter().map(|r| Some(r.why.message()))))
            .column(Column::sentence("how", all.iter().map(|r| Some(r.how.message()))))
            .source(Message::verbatim(format!(
                "{} ({})",
                standard.source.title, standard.source.url
            )))
            .note(standard.summary.message())
    }
}

impl From<&Comparison<'_>> for Table {
    /// What both ask, what only the first asks and what only the second asks, one a row.
    fn from(comparison: &Comparison<'_>) -> Self {
        let Comparison { pairs, only_first, only_second } = comparison;
        let mut rows: Vec<_> =
            pairs.iter().map(|p| (Some(p.first), p.relation.code(), Some(p.second))).collect();
        rows.extend(only_first.iter().map(|r| (Some(*r), "only-first", None)));
        rows.extend(only_second.iter().map(|r| (None, "only-second", Some(*r))));
        Self::new("standards-compared", Message::new("standards-compare-title"))
            .column(Column::text("first", rows.iter().map(|(a, ..)| a.map(|r| r.code.clone()))))
            .column(Column::sentence(
                "first_title",
                rows.iter().map(|(a, ..)| a.map(|r| r.title.message())),
            ))
            .column(Column::code(
                "relation",
                "relation",
                rows.iter().map(|(_, how, _)| Some((*how).to_owned())),
            ))
            .column(Column::text("second", rows.iter().map(|(.., b)| b.map(|r| r.code.clone()))))
            .column(Column::sentence(
                "second_title",
                rows.iter().map(|(.., b)| b.map(|r| r.title.message())),
            ))
    }
}

impl From<&Score> for Table {
    /// One binding a row.
    fn from(score: &Score) -> Self {
        let count = |number: usize| Some(Number::stated(number as f64, 0));
        let all = &score.tallies;
        Self::new("score", Message::new("score-title"))
            .column(Column::code(
                "binding",
                "binding",
                all.iter().map(|t| Some(t.binding.code().to_owned())),
            ))
            .column(Column::number("apply", all.iter().map(|t| count(t.apply))))
            .column(Column::number("met", all.iter().map(|t| count(t.met))))
            .column(Column::number("needed", all.iter().map(|t| count(t.needed))))
            .column(Column::number("open", all.iter().map(|t| count(t.open))))
            .note(::table::word("score-verdict", score.verdict.code()))
    }
}
