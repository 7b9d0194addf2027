use table::{Chart, ChartKind, Column, Figure, Number, Table, Unit};
use words::{Message, decimal, percent};

use crate::assessment::{Assessment, Outcome};
use crate::benchmark::Benchmarks;
use crate::catalogue::Catalogue;
use crate::compare::Comparison;
use crate::concentration::GroupGap;
use crate::distribution::{Distribution, Hidden};
use crate::gap::gap;
use crate::group::Group;
use crate::level::Level;
use crate::lift::Lift;
use crate::place::Stand;
use crate::score::Score;
use crate::standard::{Binding, Sector, Standard};
use crate::subject::Subject;

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

/// A count of firms, as a number and as an argument.
fn firms(count: u32) -> Number {
    Number::stated(f64::from(count), 0)
}

fn part(of: u32, all: u32) -> Number {
    Number::from(100.0 * f64::from(of) / f64::from(all))
}

impl Subject {
    /// What it is called.
    pub fn label(&self) -> Message {
        ::table::word("benchmark-subject", self.code())
    }

    /// What one of its classes is called.
    pub fn class_label(&self, class: u8) -> Message {
        ::table::word("benchmark", &format!("{}-{class}", self.code()))
    }
}

impl Hidden {
    /// Why nothing is shown, as a sentence.
    pub fn message(self) -> Message {
        ::table::word("benchmark-hidden", self.code())
    }
}

impl Group {
    /// The codes that tell it from others of its kind; empty for all firms.
    pub fn text(&self) -> String {
        match self {
            Self::All => String::new(),
            Self::Sector(a) | Self::Size(a) | Self::Region(a) | Self::Community(a) => a.clone(),
            Self::SectorSize(a, b) => format!("{a} / {b}"),
            Self::SectorSizeRegion(a, b, c) => format!("{a} / {b} / {c}"),
        }
    }
}

impl From<&Stand> for Table {
    /// One class a row: how many of the comparable firms are in it. The firm's own class is marked
    /// in words. No row where nothing is shown; the note says why.
    fn from(stand: &Stand) -> Self {
        let id = format!("benchmark-{}", stand.subject.code());
        let classes: &[u8] = if stand.among.is_ok() { stand.subject.classes() } else { &[] };
        let counts = stand.among.as_ref().map_or([0; 5], |among| among.distribution.counts);
        let all: u32 = counts.iter().sum();
        let count = |class: &u8| counts[usize::from(*class)];
        let label = |class: &u8| {
            let label = stand.subject.class_label(*class);
            let own = stand.own == Some(*class);
            Some(if own { Message::new("benchmark-own-class").with("class", label) } else { label })
        };
        let share = |class: &u8| Some(part(count(class), all));
        let table = Self::new(id, stand.subject.label())
            .column(Column::sentence("class", classes.iter().map(label)))
            .column(Column::number("firms", classes.iter().map(|c| Some(firms(count(c))))))
            .column(
                Column::number("share_of_firms", classes.iter().map(share))
                    .unit(Unit::PERCENT_OF_FIRMS),
            );
        match &stand.among {
            Err(hidden) => table.note(hidden.message()),
            Ok(among) => match covered(&among.distribution) {
                Some(note) => table.note(note),
                None => table,
            },
        }
    }
}

/// That some firms of a group are counted elsewhere.
fn covered(distribution: &Distribution) -> Option<Message> {
    let Distribution { firms, covered, .. } = *distribution;
    (covered < firms).then(|| {
        Message::new("benchmark-covered")
            .with("covered", covered as usize)
            .with("firms", firms as usize)
    })
}

impl Stand {
    /// The sentences, the bars with the firm's own class brought out in words and colour, and the
    /// table.
    pub fn figure(&self) -> Figure {
        let sentences = match &self.among {
            Err(hidden) => vec![hidden.message()],
            Ok(among) => {
                let counted = decimal(f64::from(among.distribution.counted()), 0);
                let with = ::table::word("benchmark-among", among.group.code());
                let below = among.below.map_or_else(
                    || Message::new("benchmark-own-none"),
                    |share| {
                        Message::new("benchmark-below").with("share", percent(100.0 * share, 0))
                    },
                );
                vec![with.with("firms", counted), below]
            }
        };
        let place = |own: u8| self.subject.classes().iter().position(|class| *class == own);
        let chart = Chart::new(ChartKind::Bar, self.subject.label(), "class", ["share_of_firms"])
            .highlight(self.own.and_then(place));
        let definition = format!("{}-definition", self.subject.code());
        Figure {
            heading: self.subject.label(),
            sentences,
            flags: Vec::new(),
            chart: self.among.is_ok().then_some(chart),
            table: Table::from(self),
            definition: ::table::word("benchmark-subject", &definition),
        }
    }
}

impl From<&Benchmarks> for Table {
    /// Everything that is published: one group and subject a row, with the firms in each class or why
    /// there is nothing.
    fn from(benchmarks: &Benchmarks) -> Self {
        let lattice = benchmarks.lattice();
        let rows: Vec<_> = benchmarks
            .subjects
            .iter()
            .flat_map(|published| {
                let groups = lattice.iter().flat_map(|kind| kind.distributions(published));
                groups.map(move |(group, shown)| (&published.subject, group, shown))
            })
            .collect();
        let requirement = |subject: &Subject| match subject {
            Subject::Requirement(code) => Some(code.clone()),
            _ => None,
        };
        let known = |of: fn(Distribution) -> u32| {
            rows.iter().map(move |(.., shown)| shown.ok().map(|shown| firms(of(shown))))
        };
        let group = |group: &Group| Some(group.text()).filter(|text| !text.is_empty());
        let mut table = Self::new("benchmarks", Message::new("benchmarks-title"))
            .column(Column::code(
                "measured",
                "benchmark-subject",
                rows.iter().map(|(subject, ..)| Some(subject.code().to_owned())),
            ))
            .column(Column::text("requirement", rows.iter().map(|(s, ..)| requirement(s))))
            .column(Column::code(
                "group_kind",
                "benchmark-group",
                rows.iter().map(|(_, group, _)| Some(group.code().to_owned())),
            ))
            .column(Column::text("group", rows.iter().map(|(_, g, _)| group(g))))
            .column(Column::number("firms", known(|shown| shown.firms)))
            .column(Column::number("covered", known(|shown| shown.covered)));
        let classes: [fn(Distribution) -> u32; 5] =
            [|d| d.counts[0], |d| d.counts[1], |d| d.counts[2], |d| d.counts[3], |d| d.counts[4]];
        for (class, of) in classes.into_iter().enumerate() {
            table = table.column(Column::number(format!("class_{class}"), known(of)));
        }
        table.column(Column::code(
            "hidden",
            "benchmark-hidden",
            rows.iter().map(|(.., shown)| shown.err().map(|why| why.code().to_owned())),
        ))
    }
}

/// Where gaps concentrate: one group and requirement a row, in the order of [`gaps`](crate::gaps()).
pub fn gaps_table(standard: &Standard, gaps: &[GroupGap]) -> Table {
    let title = |gap: &GroupGap| Some(standard.requirement(&gap.requirement)?.title.message());
    let known =
        |of: fn(&crate::Lack) -> Number| gaps.iter().map(move |gap| gap.lack.as_ref().ok().map(of));
    let share = |lack: &crate::Lack| part(lack.lacking, lack.counted);
    Table::new("gaps", Message::new("gaps-title"))
        .column(Column::code(
            "group_kind",
            "benchmark-group",
            gaps.iter().map(|gap| Some(gap.group.code().to_owned())),
        ))
        .column(Column::text("group", gaps.iter().map(|gap| Some(gap.group.text()))))
        .column(Column::text("requirement", gaps.iter().map(|gap| Some(gap.requirement.clone()))))
        .column(Column::sentence("title", gaps.iter().map(title)))
        .column(Column::number("firms", known(|lack| firms(lack.firms))))
        .column(Column::number("counted", known(|lack| firms(lack.counted))))
        .column(Column::number("lacking", known(|lack| firms(lack.lacking))))
        .column(Column::number("share_lacking", known(share)).unit(Unit::PERCENT_OF_FIRMS))
        .column(Column::code(
            "hidden",
            "benchmark-hidden",
            gaps.iter().map(|gap| gap.lack.err().map(|why| why.code().to_owned())),
        ))
}

/// What the firms of one group lack most: the sentence, the bars, and the table with everything.
/// `gaps` are those of [`group_gaps`](crate::group_gaps).
pub fn gaps_figure(standard: &Standard, gaps: &[GroupGap]) -> Figure {
    let known: Vec<_> = gaps.iter().filter_map(|gap| Some((gap, gap.lack.ok()?))).collect();
    let title = |code: &str| {
        let found = standard.requirement(code);
        found.map_or_else(|| Message::verbatim(code), |requirement| requirement.title.message())
    };
    let most = |(gap, lack): &(&GroupGap, crate::Lack)| {
        Message::new("gaps-most")
            .with("requirement", title(&gap.requirement))
            .with("lacking", lack.lacking as usize)
            .with("counted", lack.counted as usize)
            .with("share", percent(100.0 * lack.share(), 0))
    };
    let lacking = known.iter().filter(|(_, lack)| lack.lacking > 0);
    let mut sentences: Vec<Message> = lacking.take(2).map(most).collect();
    if sentences.is_empty() {
        let hidden = gaps.iter().find_map(|gap| gap.lack.err());
        sentences.push(match hidden {
            Some(hidden) if known.is_empty() => hidden.message(),
            _ => Message::new("gaps-none"),
        });
    }
    let chart =
        Chart::new(ChartKind::Bar, Message::new("gaps-heading"), "title", ["share_lacking"]);
    Figure {
        heading: Message::new("gaps-heading"),
        sentences,
        flags: Vec::new(),
        chart: (!known.is_empty()).then_some(chart),
        table: gaps_table(standard, gaps),
        definition: Message::new("gaps-definition"),
    }
}

/// What would lift most firms over the bar: one requirement a row, in the order of working on them.
pub fn lift_table(standard: &Standard, lift: &Lift) -> Table {
    let count = |number: usize| Some(Number::stated(number as f64, 0));
    let title = |code: &str| Some(standard.requirement(code)?.title.message());
    let table = Table::new("lift", Message::new("lift-title"))
        .column(Column::text(
            "requirement",
            lift.chosen.iter().map(|chosen| Some(chosen.requirement.clone())),
        ))
        .column(Column::sentence("title", lift.chosen.iter().map(|c| title(&c.requirement))))
        .column(Column::number("lacking", lift.chosen.iter().map(|c| count(c.lacking))))
        .column(Column::number("meet_then", lift.chosen.iter().map(|c| count(c.meet))))
        .note(Message::new("lift-today").with("meet", lift.meet).with("firms", lift.firms))
        .note(Message::new("lift-private"));
    if lift.exact { table } else { table.note(Message::new("lift-stepwise")) }
}
