use std::sync::Arc;

use actions::benchmark::{self, Shown as Found, Snapshot};
use actions::{ActionError, Institution};
use askama::Template;
use axum::extract::{RawQuery, State};
use axum::response::{IntoResponse, Redirect, Response};
use standards::{Dimension, Group, Standard, Subject, gaps, gaps_figure, group_gaps, lift_table};
use table::Figure;
use vocabulary::{Area, FirmSize, Industry, Language};
use words::{Message, percent};

use crate::Site;
use crate::frame::{Frame, figure_file, page, table_file};
use crate::pages::missing::{self, Address};
use crate::pages::profile::Shown;
use crate::show::day;
use crate::visitor::Person;

/// How many requirements the overview names for each group.
const FIRST: usize = 2;

/// A standard and its newest figures.
struct Line {
    title: String,
    url: String,
    says: String,
}

#[derive(Template)]
#[template(path = "benchmarks.html")]
struct List {
    frame: Frame,
    lines: Vec<Line>,
    /// Standards of which figures can be made: where to send the order, and the title.
    due: Vec<(String, String)>,
    problem: Option<String>,
}

/// A group with what most of its firms lack.
struct Row {
    name: String,
    url: String,
    firms: String,
    says: Vec<String>,
}

/// Something to choose: value, label, and whether it is chosen.
type Choice = (String, String, bool);

#[derive(Template)]
#[template(path = "benchmark.html")]
struct Page {
    frame: Frame,
    url: String,
    counted: String,
    meets: String,
    dimensions: Vec<Choice>,
    groups: Vec<Choice>,
    all: String,
    rows: Vec<Row>,
    figure: Option<Shown>,
    /// Whether a group was chosen of which nothing is shown.
    hidden: bool,
    lift: Option<Lifted>,
    next: String,
}

/// What would lift most firms, for those who may see it.
struct Lifted {
    says: String,
    stepwise: bool,
    chosen: Vec<(String, String, String)>,
    file: String,
}

/// Every standard with figures.
pub(crate) async fn list(person: Person, State(site): State<Arc<Site>>) -> Response {
    listed(&site.institution, &person, None).await
}

async fn listed(institution: &Institution, person: &Person, problem: Option<String>) -> Response {
    let (catalogue, found) = match benchmark::list(institution, &person.context).await {
        Ok(found) => found,
        Err(error) => return person.problem(&error),
    };
    let frame = Frame::inside(person, "benchmarks", "benchmarks", &Message::new("nav-benchmarks"));
    let today = person.context.today();
    let due = |standard: &&Standard| {
        let last = found.iter().find(|snapshot| snapshot.standard == standard.code);
        last.is_none_or(|last| last.rests_until() <= today)
    };
    let title = |standard: &Standard| standard.title.say(frame.language).to_owned();
    let may = benchmark::may_renew(&person.context);
    let due = catalogue.standards().filter(|_| may).filter(due);
    let due = due.map(|s| (frame.url(&format!("benchmarks/{}/make", s.code)), title(s))).collect();
    let lines = found.iter().filter_map(|snapshot| {
        Some(Line {
            title: title(catalogue.get(&snapshot.standard)?),
            url: frame.url(&format!("benchmarks/{}", snapshot.standard)),
            says: frame.say(counted(snapshot, frame.language)),
        })
    });
    page(&List { lines: lines.collect(), due, problem, frame })
}

/// How many firms were counted, and when.
fn counted(snapshot: &Snapshot, language: Language) -> Message {
    let firms: u32 = snapshot.benchmarks.cells.iter().map(|known| known.firms).sum();
    Message::new("benchmarks-counted")
        .with("firms", firms as usize)
        .with("day", day(language, snapshot.day))
}

/// Counts the firms anew.
pub(crate) async fn make(
    person: Person,
    State(site): State<Arc<Site>>,
    Address(standard): Address<String>,
) -> Response {
    match benchmark::make(&site.institution, &person.context, &standard).await {
        Ok(()) => {
            let url = format!("/{}/benchmarks/{standard}", person.language);
            Redirect::to(&url).into_response()
        }
        Err(ActionError::Invalid(problems)) => {
            let problem = problems.first().map(|problem| problem.message.text(person.language));
            listed(&site.institution, &person, problem).await
        }
        Err(error) => person.problem(&error),
    }
}

/// What is asked for; what makes no sense counts as not asked.
struct Asked {
    dimension: Dimension,
    group: Option<Group>,
}

const DIMENSIONS: [(Dimension, &str); 4] = [
    (Dimension::Region, "region"),
    (Dimension::Community, "community"),
    (Dimension::Sector, "sector"),
    (Dimension::Size, "size"),
];

impl Asked {
    fn read(found: &Found, query: &str) -> Self {
        let (mut dimension, mut group) = (Dimension::Region, None);
        for (key, value) in form_urlencoded::parse(query.as_bytes()) {
            match &*key {
                "by" => {
                    let known = DIMENSIONS.into_iter().find(|(_, code)| *code == value);
                    dimension = known.map_or(dimension, |(dimension, _)| dimension);
                }
                "group" => group = Some(value.into_owned()),
                _ => {}
            }
        }
        let group = group.and_then(|code| {
            let cells = found.snapshot.benchmarks.cells.iter();
            let mut groups = cells.filter_map(|known| dimension.group(&known.cell));
            groups.find(|group| group.text() == code).or((code == "all").then_some(Group::All))
        });
        Self { dimension, group }
    }

    fn by(&self) -> &'static str {
        DIMENSIONS.iter().find(|(d, _)| *d == self.dimension).map_or("region", |(_, code)| code)
    }

    fn query(&self, group: Option<&Group>) -> String {
        let mut query = form_urlencoded::Serializer::new(String::new());
        query.append_pair("by", self.by());
        if let Some(group) = group {
            let text = group.text();
            query.append_pair("group", if text.is_empty() { "all" } else { &text });
        }
        format!("?{}", query.finish())
    }

    fn figure(&self, found: &Found, standard: &Standard) -> Option<Figure> {
        let gaps = group_gaps(&found.snapshot.benchmarks, self.group.as_ref()?);
        Some(gaps_figure(standard, &gaps))
    }
}

fn standard(found: &Found) -> Option<&Standard> {
    let benchmarks = &found.snapshot.benchmarks;
    found.catalogue.version(&benchmarks.standard, benchmarks.version)
}

/// Where the gaps of one standard concentrate.
pub(crate) async fn show(
    person: Person,
    State(site): State<Arc<Site>>,
    Address(code): Address<String>,
    RawQuery(query): RawQuery,
) -> Response {
    let found = match benchmark::show(&site.institution, &person.context, &code).await {
        Ok(found) => found,
        Err(error) => return person.problem(&error),
    };
    let Some(standard) = standard(&found) else { return person.problem(&ActionError::Missing) };
    let asked = Asked::read(&found, query.as_deref().unwrap_or_default());
    page(&view(&person, &found, standard, &asked))
}

fn view(person: &Person, found: &Found, standard: &Standard, asked: &Asked) -> Page {
    let (snapshot, language) = (&found.snapshot, person.language);
    let title = Message::new("benchmarks-of").with("standard", standard.title.message());
    let path = format!("benchmarks/{}{}", standard.code, asked.query(asked.group.as_ref()));
    let frame = Frame::inside(person, "benchmarks", path, &title);
    let url = frame.url(&format!("benchmarks/{}", standard.code));
    let group = asked.group.clone().unwrap_or(Group::All);
    let meets = snapshot.benchmarks.distribution(&Subject::Verdict, &group);
    let meets = match meets {
        Ok(verdicts) => Message::new("benchmarks-meet")
            .with("group", name(&frame, found, &group))
            .with("meet", verdicts.counts[4] as usize)
            .with("counted", verdicts.counted() as usize),
        Err(hidden) => hidden.message(),
    };
    let mut groups: Vec<Group> = {
        let cells = snapshot.benchmarks.cells.iter();
        cells.filter_map(|known| asked.dimension.group(&known.cell)).collect()
    };
    groups.sort();
    groups.dedup();
    groups.sort_by_cached_key(|group| vocabulary::fold(&name(&frame, found, group)));
    let choice = |group: &Group| {
        let chosen = asked.group.as_ref() == Some(group);
        (group.text(), name(&frame, found, group), chosen)
    };
    let dimensions = DIMENSIONS.map(|(dimension, code)| {
        let label = frame.t(&format!("benchmarks-by-{code}"));
        (code.to_owned(), label, dimension == asked.dimension)
    });
    let files = format!("{url}/files");
    // A table of nothing but the same reason would say less than the reason.
    let figure = asked.figure(found, standard).filter(|figure| figure.chart.is_some());
    let query = asked.query(asked.group.as_ref());
    let next = frame.t1("benchmarks-next", "day", day(language, snapshot.rests_until()));
    Page {
        counted: frame.say(counted(snapshot, language)),
        meets: frame.say(meets),
        dimensions: dimensions.into(),
        all: format!("{url}{}", asked.query(Some(&Group::All))),
        rows: match asked.group {
            Some(_) => Vec::new(),
            None => rows(&frame, found, standard, asked, &groups, &url),
        },
        groups: groups.iter().map(choice).collect(),
        hidden: figure.is_none() && asked.group.is_some(),
        figure: figure.map(|figure| Shown::new(figure, language, &files, &query)),
        lift: lifted(person, &frame, found, standard, &group, &format!("{files}/lift.csv{query}")),
        next,
        url,
        frame,
    }
}

/// The groups by name, each with what most of its firms lack.
fn rows(
    frame: &Frame,
    found: &Found,
    standard: &Standard,
    asked: &Asked,
    groups: &[Group],
    url: &str,
) -> Vec<Row> {
    let all = gaps(&found.snapshot.benchmarks, asked.dimension);
    let row = |group: &Group| {
        let own = all.iter().filter(|gap| gap.group == *group);
        let known: Vec<_> = own.clone().filter_map(|gap| Some((gap, gap.lack.ok()?))).collect();
        let most = known.iter().filter(|(_, lack)| lack.lacking > 0).take(FIRST);
        let most = most.filter_map(|(gap, lack)| {
            let title = standard.requirement(&gap.requirement)?.title.message();
            let says = Message::new("benchmarks-lack")
                .with("requirement", title)
                .with("share", percent(100.0 * lack.share(), 0));
            Some(frame.say(says))
        });
        let mut says: Vec<String> = most.collect();
        if says.is_empty() {
            let hidden = own.clone().find_map(|gap| gap.lack.err()).filter(|_| known.is_empty());
            says.push(
                hidden.map_or_else(|| frame.t("gaps-none"), |hidden| frame.say(hidden.message())),
            );
        }
        let cells = found.snapshot.benchmarks.cells.iter();
        let firms: u32 =
            cells.filter(|known| group.contains(&known.cell)).map(|known| known.firms).sum();
        Row {
            name: name(frame, found, group),
            url: format!("{url}{}", asked.query(Some(group))),
            firms: frame.t1("benchmarks-firms", "count", firms as usize),
            says,
        }
    };
    groups.iter().map(row).collect()
}

fn lifted(
    person: &Person,
    frame: &Frame,
    found: &Found,
    standard: &Standard,
    group: &Group,
    file: &str,
) -> Option<Lifted> {
    let lift = benchmark::lifted(&person.context, &found.snapshot, group)?;
    let chosen = lift.chosen.iter().filter_map(|chosen| {
        let requirement = standard.requirement(&chosen.requirement)?;
        let says =
            Message::new("lift-step").with("lacking", chosen.lacking).with("meet", chosen.meet);
        let title = requirement.title.say(frame.language).to_owned();
        Some((chosen.requirement.clone(), title, frame.say(says)))
    });
    let chosen: Vec<_> = chosen.collect();
    (!chosen.is_empty()).then(|| Lifted {
        says: frame
            .say(Message::new("lift-today").with("meet", lift.meet).with("firms", lift.firms)),
        stepwise: !lift.exact,
        chosen,
        file: file.to_owned(),
    })
}

/// What a group is called.
pub(crate) fn name(frame: &Frame, found: &Found, group: &Group) -> String {
    let language = frame.language;
    let known = match group {
        Group::All => Some(frame.t("benchmarks-all")),
        Group::Sector(code) => Industry::from_code(code).map(|i| i.name(language).to_owned()),
        Group::Region(code) => Area::from_code(code).map(|area| area.name().to_owned()),
        Group::Community(code) => found.communities.get(code).cloned(),
        Group::Size(code) => {
            let size = FirmSize::ALL.into_iter().find(|size| size.code() == code);
            size.map(|size| frame.t(&format!("size-{}", size.code())))
        }
        Group::SectorSize(..) | Group::SectorSizeRegion(..) => None,
    };
    known.unwrap_or_else(|| group.text())
}

/// The figure's picture or table as a file, and what would lift most firms.
pub(crate) async fn file(
    person: Person,
    State(site): State<Arc<Site>>,
    Address((code, name)): Address<(String, String)>,
    RawQuery(query): RawQuery,
) -> Response {
    let language = person.language;
    let nothing = || missing::missing(language, &Message::new("missing-file"), Vec::new());
    let found = match benchmark::show(&site.institution, &person.context, &code).await {
        Ok(found) => found,
        Err(error) => return person.problem(&error),
    };
    let Some(standard) = standard(&found) else { return nothing() };
    let asked = Asked::read(&found, query.as_deref().unwrap_or_default());
    let (stem, _) = name.split_once('.').unwrap_or_default();
    let file = name.clone();
    if stem == "lift" {
        let group = asked.group.unwrap_or(Group::All);
        let lift = benchmark::lifted(&person.context, &found.snapshot, &group);
        let Some(table) = lift.map(|lift| lift_table(standard, lift)) else { return nothing() };
        let done = site.clone().work(&file, move |_| table_file(&table, &name, language)).await;
        return match done {
            Some(Ok(response)) => response,
            _ => nothing(),
        };
    }
    let figure = asked.figure(&found, standard).filter(|figure| figure.table.id == stem);
    let Some(figure) = figure else { return nothing() };
    match site.clone().work(&file, move |_| figure_file(&figure, &name, language)).await {
        Some(Ok(response)) => response,
        _ => nothing(),
    }
}
