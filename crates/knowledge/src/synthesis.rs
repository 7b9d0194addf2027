use std::collections::{BTreeMap, BTreeSet};

use vocabulary::{CommunityId, Country, Currency, FirmSize, Language, Money};

use crate::{ExperienceId, View};

/// Something that was said, with where it was said and under which conditions.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Statement {
    /// The words, as they were told or translated.
    pub text: String,
    /// Whether they are a translation.
    pub translated: bool,
    /// What had to be done otherwise there.
    pub adaptation: String,
    /// The experience that says it.
    pub source: ExperienceId,
    /// The country.
    pub country: Country,
    /// The size class of the firm.
    pub size: Option<FirmSize>,
    /// How many firms tried the same again and got further by it.
    pub confirmed: usize,
}

/// The middle and the ends of several values, and what they come from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Range<T> {
    /// The least.
    pub least: T,
    /// The median; of an even number of values the lower of the two in the middle, which is a value
    /// that somebody gave.
    pub median: T,
    /// The most.
    pub most: T,
    /// The experiences, by their identifiers.
    pub sources: Vec<ExperienceId>,
}

/// What many firms found out about one requirement, every part with its sources.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Synthesis {
    /// How many experiences it is made of.
    pub experiences: usize,
    /// How many communities they come from, those that are not told left out.
    pub communities: usize,
    /// How many experiences do not tell their community.
    pub untold: usize,
    /// What worked.
    pub worked: Vec<Statement>,
    /// What failed on the way, in firms that got there in the end.
    pub failed: Vec<Statement>,
    /// What never worked: told by firms that got no further, and that nobody who tried it again got
    /// further by.
    pub never: Vec<Statement>,
    /// What it cost, by currency; amounts of different currencies are not put together.
    pub cost: Vec<Range<Money>>,
    /// How many weeks it took.
    pub weeks: Option<Range<u32>>,
    /// Levels before and after, by how many firms rose so.
    pub rose: Vec<(u8, u8, usize)>,
}

/// Gathers what a reader may see about a requirement. Made of views only, so it says nothing that
/// the reader could not read in the experiences themselves.
///
/// An experience counts as a success when its level rose, or, where the levels are not known, when
/// it tells what worked. `never` takes experiences that are none and of which no repetition is one.
/// Statements stand by how many firms confirmed them, then by identifier.
pub fn synthesis(
    views: &[View],
    standard: &str,
    requirement: &str,
    language: Language,
) -> Synthesis {
    let mut about: Vec<(&View, bool)> = views
        .iter()
        .filter_map(|view| {
            let mut all = view.raised.iter();
            let raised = all.find(|r| r.standard == standard && r.requirement == requirement)?;
            let told = !view.telling.worked.trim().is_empty();
            Some((view, raised.rose().unwrap_or(told)))
        })
        .collect();
    about.sort_by_key(|(view, _)| view.id);
    about.dedup_by_key(|(view, _)| view.id);
    let mut confirmed: BTreeMap<ExperienceId, usize> = BTreeMap::new();
    for (view, success) in &about {
        if let Some(original) = view.replicates.filter(|_| *success) {
            *confirmed.entry(original).or_default() += 1;
        }
    }
    let times = |id: ExperienceId| confirmed.get(&id).copied().unwrap_or(0);
    let mut result = Synthesis { experiences: about.len(), ..Synthesis::default() };
    let communities: BTreeSet<CommunityId> =
        about.iter().filter_map(|(view, _)| view.community).collect();
    result.communities = communities.len();
    result.untold = about.iter().filter(|(view, _)| view.community.is_none()).count();
    for (view, success) in &about {
        let (telling, translated) = view.told(language);
        let statement = |text: &str| {
            let text = text.trim().to_owned();
            (!text.is_empty()).then(|| Statement {
                text,
                translated,
                adaptation: telling.adaptation.trim().to_owned(),
                source: view.id,
                country: view.country,
                size: view.size,
                confirmed: times(view.id),
            })
        };
        if *success {
            result.worked.extend(statement(&telling.worked));
            result.failed.extend(statement(&telling.failed));
        } else if times(view.id) == 0 {
            let text =
                if telling.failed.trim().is_empty() { &telling.tried } else { &telling.failed };
            result.never.extend(statement(text));
        }
    }
    for statements in [&mut result.worked, &mut result.failed, &mut result.never] {
        statements.sort_by_key(|one| (std::cmp::Reverse(one.confirmed), one.source));
    }
    let succeeded = || about.iter().filter(|(_, success)| *success).map(|(view, _)| *view);
    let mut costs: BTreeMap<&str, Vec<(i64, ExperienceId, Currency)>> = BTreeMap::new();
    for view in succeeded() {
        if let Some(cost) = view.cost {
            costs.entry(cost.currency.code()).or_default().push((
                cost.minor,
                view.id,
                cost.currency,
            ));
        }
    }
    result.cost = costs
        .into_values()
        .filter_map(|mut values| {
            values.sort_unstable_by_key(|(minor, id, _)| (*minor, *id));
            let money = |at: usize| Money { minor: values[at].0, currency: values[at].2 };
            let (middle, last) = (values.len().checked_sub(1)? / 2, values.len() - 1);
            let sources = values.iter().map(|(_, id, _)| *id).collect();
            Some(Range { least: money(0), median: money(middle), most: money(last), sources })
        })
        .collect();
    let mut weeks: Vec<(u32, ExperienceId)> =
        succeeded().filter_map(|view| Some((view.weeks?, view.id))).collect();
    weeks.sort_unstable();
    result.weeks = (!weeks.is_empty()).then(|| Range {
        least: weeks[0].0,
        median: weeks[(weeks.len() - 1) / 2].0,
        most: weeks[weeks.len() - 1].0,
        sources: weeks.iter().map(|(_, id)| *id).collect(),
    });
    let mut rose: BTreeMap<(u8, u8), usize> = BTreeMap::new();
    for view in succeeded() {
        let mut all = view.raised.iter();
        let raised = all.find(|r| r.standard == standard && r.requirement == requirement);
        if let Some((Some(before), Some(after))) = raised.map(|r| (r.before, r.after)) {
            *rose.entry((before.number(), after.number())).or_default() += 1;
        }
    }
    result.rose = rose.into_iter().map(|((before, after), firms)| (before, after, firms)).collect();
    result
}
