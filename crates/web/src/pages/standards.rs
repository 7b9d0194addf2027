use std::sync::Arc;

use askama::Template;
use axum::Extension;
use axum::extract::State;
use axum::response::Response;
use standards::{Catalogue, Evidence, Level, Mapped, Requirement, Standard};
use table::Table;
use vocabulary::Language;
use words::{Arg, Message, decimal, percent};

use crate::Site;
use crate::frame::{Frame, page, table_file};
use crate::pages::missing::{self, Address};

#[derive(Template)]
#[template(path = "standards.html")]
struct List<'a> {
    frame: Frame,
    standards: Vec<&'a Standard>,
}

#[derive(Template)]
#[template(path = "standard.html")]
struct Shown<'a> {
    frame: Frame,
    standard: &'a Standard,
    rule: String,
    source: String,
    catalogue: &'a Catalogue,
    withdrawn: bool,
}

/// Every standard.
pub(crate) async fn list(
    Extension(language): Extension<Language>,
    State(site): State<Arc<Site>>,
) -> Response {
    let frame = Frame::new(language, "standards", "standards", &Message::new("nav-standards"));
    match site.institution.standards().await {
        Ok(catalogue) => page(&List { frame, standards: catalogue.standards().collect() }),
        Err(error) => missing::problem_page(language, &error),
    }
}

/// One standard to read, or its requirements as a file.
pub(crate) async fn show(
    Extension(language): Extension<Language>,
    State(site): State<Arc<Site>>,
    Address(name): Address<String>,
) -> Response {
    let catalogue = match site.institution.standards().await {
        Ok(catalogue) => catalogue,
        Err(error) => return missing::problem_page(language, &error),
    };
    // Assessments keep a standard that was withdrawn, so it can still be read.
    if let Some(standard) = catalogue.get(&name).or_else(|| catalogue.before(&name, u32::MAX)) {
        return read(&catalogue, standard, language);
    }
    let stem = name.split('.').next().unwrap_or_default();
    let Some(standard) = catalogue.get(stem) else {
        let sentence = Message::new("missing-standard").with("text", name);
        return missing::missing(language, &sentence, Vec::new());
    };
    let table = Table::from(standard);
    let file = name.clone();
    let work = move |_: &Site| table_file(&table, &name, language);
    match site.clone().work(&file, work).await {
        Some(Ok(response)) => response,
        _ => missing::missing(language, &Message::new("missing-file"), Vec::new()),
    }
}

fn read(catalogue: &Catalogue, standard: &Standard, language: Language) -> Response {
    let path = format!("standards/{}", standard.code);
    let frame = Frame::new(language, "standards", path, &standard.title.message());
    let rule = Message::new("standards-rule")
        .with("major", percent(f64::from(standard.rule.major), 0))
        .with("minor", percent(f64::from(standard.rule.minor), 0));
    let source = Message::new("standards-source")
        .with("title", standard.source.title.as_str())
        .with("edition", standard.edition.as_str())
        .with("version", decimal(f64::from(standard.version), 0))
        .with("licence", standard.licence.as_str());
    let (rule, source) = (frame.say(rule), frame.say(source));
    let withdrawn = catalogue.is_withdrawn(standard);
    page(&Shown { frame, standard, rule, source, catalogue, withdrawn })
}

impl Shown<'_> {
    /// Whether its source can be opened; one that was typed may be anything.
    fn has_address(&self) -> bool {
        ["https://", "http://"].iter().any(|web| self.standard.source.url.starts_with(web))
    }

    /// Where a requirement stands and what shows it.
    fn evidence(&self, requirement: &Requirement) -> String {
        let kinds: Vec<Arg> =
            requirement.evidence.iter().map(|kind: &Evidence| kind.label().into()).collect();
        self.frame.t1("standards-evidence", "kinds", kinds)
    }

    /// What an answer also says of other standards: code of the standard, of the requirement.
    fn also(&self, requirement: &Requirement) -> Vec<(String, String)> {
        let own = self.standard.mappings.iter().filter(|m| m.from == requirement.code);
        let there = own.map(|m| (m.standard.clone(), m.to.clone(), m.how));
        let others = self.catalogue.standards();
        let back = others.flat_map(|other| {
            let lines = other
                .mappings
                .iter()
                .filter(|m| m.standard == self.standard.code && m.to == requirement.code);
            lines.map(|m| (other.code.clone(), m.from.clone(), m.how))
        });
        let mut all: Vec<(String, String, Mapped)> = there.chain(back).collect();
        all.sort();
        all.dedup_by(|a, b| (&a.0, &a.1) == (&b.0, &b.1));
        all.into_iter().map(|(standard, code, _)| (standard, code)).collect()
    }

    /// The five levels with their words.
    fn levels(&self) -> Vec<(String, &str)> {
        let name = |level: Level| {
            let number = decimal(f64::from(level.number()), 0);
            self.frame.t1("standards-level", "level", number)
        };
        let words = |level: Level| {
            self.standard.levels[usize::from(level.number())].say(self.frame.language)
        };
        Level::ALL.map(|level| (name(level), words(level))).into()
    }
}
