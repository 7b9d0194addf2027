use std::sync::Arc;

use askama::Template;
use axum::Extension;
use axum::extract::{Query, State};
use axum::response::{IntoResponse, Redirect, Response};
use paper::{Check, IDS, PaperError, Verdict, checks_table, tally};
use table::{Number, Table};
use vocabulary::Language;
use words::{Arg, Message, number};

use crate::Site;
use crate::frame::{Frame, page, table_file};
use crate::pages::missing::{self, Address};

/// Rows on a page, so that no page is heavy on a slow line.
const ROWS: usize = 40;

/// A table of the paper in the list.
struct Listed {
    id: &'static str,
    title: String,
    rows: usize,
    checks: usize,
    faults: usize,
}

#[derive(Template)]
#[template(path = "papers.html")]
struct List {
    frame: Frame,
    tables: Vec<Listed>,
    verdicts: Vec<(Verdict, usize)>,
}

#[derive(Template)]
#[template(path = "paper.html")]
struct Shown {
    frame: Frame,
    id: String,
    table: String,
    checks: usize,
    faults: usize,
    pages: Vec<(usize, String, bool)>,
}

#[derive(Template)]
#[template(path = "replication.html")]
struct Replication {
    frame: Frame,
    verdicts: Vec<(Verdict, usize, String, bool)>,
    tables: Vec<(String, String, bool)>,
    checks: Vec<Line>,
    found: usize,
    pages: Vec<(usize, String, bool)>,
}

/// One check as the page shows it.
struct Line {
    id: String,
    what: String,
    of: String,
    verdict: Verdict,
    why: String,
    numbers: Vec<String>,
}

/// What a reader may ask of the lists; anything unreadable counts as not asked.
#[derive(Default)]
struct Asked {
    verdict: Option<Verdict>,
    table: Option<String>,
    check: Option<String>,
    page: usize,
}

impl Asked {
    fn new(pairs: Vec<(String, String)>) -> Self {
        let mut asked = Self { page: 1, ..Self::default() };
        for (key, value) in pairs {
            match key.as_str() {
                "verdict" => asked.verdict = Verdict::ALL.into_iter().find(|v| v.code() == value),
                "table" => asked.table = IDS.into_iter().find(|id| *id == value).map(str::to_owned),
                "check" => asked.check = Some(value),
                "page" => asked.page = value.parse().unwrap_or(1).max(1),
                _ => {}
            }
        }
        asked
    }

    fn allows(&self, check: &Check) -> bool {
        self.verdict.is_none_or(|verdict| check.verdict == verdict)
            && self.table.as_ref().is_none_or(|table| check.table == *table)
            && self.check.as_ref().is_none_or(|id| check.id == *id)
    }

    /// The query of the same list with another page or filter.
    fn query(&self, verdict: Option<Verdict>, table: Option<&str>, page: usize) -> String {
        let mut query = form_urlencoded::Serializer::new(String::new());
        if let Some(verdict) = verdict {
            query.append_pair("verdict", verdict.code());
        }
        if let Some(table) = table {
            query.append_pair("table", table);
        }
        if page > 1 {
            query.append_pair("page", &page.to_string());
        }
        let query = query.finish();
        if query.is_empty() { query } else { format!("?{query}") }
    }
}

/// The numbers of the pages with their addresses, when there are several.
fn pages(
    rows: usize,
    current: usize,
    address: impl Fn(usize) -> String,
) -> Vec<(usize, String, bool)> {
    let last = rows.div_ceil(ROWS);
    if last < 2 {
        return Vec::new();
    }
    (1..=last).map(|page| (page, address(page), page == current)).collect()
}

/// The paper's tables, with how many of their numbers were checked.
pub(crate) async fn list(
    Extension(language): Extension<Language>,
    State(site): State<Arc<Site>>,
) -> Response {
    let frame = Frame::new(language, "paper", "paper", &Message::new("paper-contents-title"));
    let listed = |id: &'static str| {
        let table = site.paper.sheet(id).map(Table::from).ok()?;
        Some(Listed {
            id,
            title: frame.say(&table.title),
            rows: table.rows(),
            checks: checks_of(&site, id).count(),
            faults: checks_of(&site, id).filter(|check| check.verdict.is_fault()).count(),
        })
    };
    let tables = IDS.into_iter().filter_map(listed).collect();
    page(&List { tables, verdicts: tally(&site.checks).into(), frame })
}

fn checks_of<'a>(site: &'a Site, id: &'a str) -> impl Iterator<Item = &'a Check> {
    site.checks.iter().filter(move |check| check.table == id)
}

/// A table, the replication report, or either as a file.
pub(crate) async fn show(
    Extension(language): Extension<Language>,
    State(site): State<Arc<Site>>,
    Address(name): Address<String>,
    Query(pairs): Query<Vec<(String, String)>>,
) -> Response {
    let asked = Asked::new(pairs);
    if name == "replication" {
        return replication(language, &site, &asked);
    }
    let stem = name.split('.').next().unwrap_or_default();
    let is_file = name.len() > stem.len();
    if is_file && stem == "replication" {
        let file = name.clone();
        let work = move |site: &Site| table_file(&checks_table(&site.checks), &name, language);
        return file_or_missing(language, site.work(&file, work).await);
    }
    let sheet = match site.paper.sheet(stem) {
        Ok(sheet) => sheet,
        Err(error) => return unknown_table(language, &error),
    };
    let id = sheet.resource.puente_id.as_str();
    let table = Table::from(sheet);
    if is_file {
        return file_or_missing(language, table_file(&table, &name, language));
    }
    if stem != id {
        return Redirect::permanent(&format!("/{language}/paper/{id}")).into_response();
    }
    let last = table.rows().div_ceil(ROWS).max(1);
    let current = asked.page.min(last);
    let path = format!("paper/{id}{}", asked.query(None, None, current));
    let frame = Frame::new(language, "paper", path, &table.title);
    let shown = table.between((current - 1) * ROWS..current * ROWS);
    let address =
        |page| format!("{}{}", frame.url(&format!("paper/{id}")), asked.query(None, None, page));
    let pages = pages(table.rows(), current, address);
    page(&Shown {
        id: id.to_owned(),
        table: report::html::table(&shown, language),
        checks: checks_of(&site, id).count(),
        faults: checks_of(&site, id).filter(|check| check.verdict.is_fault()).count(),
        pages,
        frame,
    })
}

fn file_or_missing(
    language: Language,
    answer: Option<Result<Response, report::ReportError>>,
) -> Response {
    match answer {
        Some(Ok(response)) => response,
        _ => missing::missing(language, &Message::new("missing-file"), Vec::new()),
    }
}

fn unknown_table(language: Language, error: &PaperError) -> Response {
    let nearest = match error {
        PaperError::UnknownTable { nearest, .. } => nearest.clone(),
        _ => Vec::new(),
    };
    let link = |id: &&str| {
        let title = Message::new(format!("paper-title-{id}"));
        (format!("{id} · {}", title.text(language)), format!("/{language}/paper/{id}"))
    };
    missing::missing(language, &error.message(), nearest.iter().map(link).collect())
}

fn replication(language: Language, site: &Site, asked: &Asked) -> Response {
    let found: Vec<&Check> = site.checks.iter().filter(|check| asked.allows(check)).collect();
    let current = asked.page.min(found.len().div_ceil(ROWS).max(1));
    let table = asked.table.as_deref();
    // The twin of a page on one check is on the same check; an unknown one is not repeated.
    let check = asked.check.as_ref().filter(|id| site.checks.iter().any(|c| c.id == **id));
    let path = match check {
        Some(id) => format!("paper/replication?check={id}"),
        None => format!("paper/replication{}", asked.query(asked.verdict, table, current)),
    };
    let frame = Frame::new(language, "paper", path, &Message::new("replication-title"));
    let base = frame.url("paper/replication");
    let verdicts = tally(&site.checks)
        .map(|(verdict, count)| {
            let chosen = asked.verdict == Some(verdict);
            let next = if chosen { None } else { Some(verdict) };
            (verdict, count, format!("{base}{}", asked.query(next, table, 1)), chosen)
        })
        .into();
    let mut ids: Vec<&str> = site.checks.iter().map(|check| check.table.as_str()).collect();
    ids.sort_unstable();
    ids.dedup();
    let tables = ids
        .into_iter()
        .map(|id| {
            let chosen = table == Some(id);
            let next = if chosen { None } else { Some(id) };
            (id.to_owned(), format!("{base}{}", asked.query(asked.verdict, next, 1)), chosen)
        })
        .collect();
    let lines = found.iter().skip((current - 1) * ROWS).take(ROWS);
    let address = |page| format!("{base}{}", asked.query(asked.verdict, table, page));
    page(&Replication {
        verdicts,
        tables,
        checks: lines.map(|check| line(&frame, check)).collect(),
        found: found.len(),
        pages: pages(found.len(), current, address),
        frame,
    })
}

fn line(frame: &Frame, check: &Check) -> Line {
    let language = frame.language;
    let place = check.place.map(|place| place.name(language).to_owned());
    let of: Vec<String> = place.into_iter().chain(check.year.clone()).collect();
    let shown = |n: Number| Arg::from(number(language, n.value, n.decimals.unwrap_or(0)));
    let computed = |value: f64| {
        // One decimal more than the paper prints shows why the two differ.
        let decimals = check.printed.and_then(|n| n.decimals).map_or(1, |d| (d + 1).min(4));
        Arg::from(number(language, value, decimals))
    };
    let numbers = [
        check.printed.map(|n| frame.t1("check-printed", "value", shown(n))),
        check.recomputed.map(|value| frame.t1("check-recomputed", "value", computed(value))),
        check.tolerance.map(|value| frame.t1("check-tolerance", "value", computed(value))),
    ];
    Line {
        id: check.id.clone(),
        what: frame.say(&check.what),
        of: of.join(", "),
        verdict: check.verdict,
        why: frame.say(&check.why),
        numbers: numbers.into_iter().flatten().collect(),
    }
}
