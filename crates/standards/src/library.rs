use std::collections::BTreeSet;

use jiff::civil::Date;
use serde::Deserialize;
use toml::Spanned;
use vocabulary::Language;

use crate::error::{Fault, LibraryError};
use crate::standard::{
    Binding, Chapter, Effect, Evidence, Mapped, Mapping, Measure, Requirement, Rule, Sector,
    Source, Standard, Threshold,
};
use crate::{Level, Text};

/// A standard that was read, and where its mappings stand, so that a target which is not there
/// can be pointed at once all standards are known.
#[derive(Debug, Clone)]
pub(crate) struct Library {
    pub(crate) file: String,
    pub(crate) standard: Standard,
    /// The line of each mapping.
    pub(crate) lines: Vec<usize>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    standard: Head,
    #[serde(default, rename = "chapter")]
    chapters: Vec<RawChapter>,
    #[serde(default, rename = "requirement")]
    requirements: Vec<RawRequirement>,
    #[serde(default, rename = "threshold")]
    thresholds: Vec<RawThreshold>,
    #[serde(default, rename = "mapping")]
    mappings: Vec<RawMapping>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Head {
    code: Spanned<String>,
    version: Spanned<u32>,
    edition: String,
    title: RawText,
    summary: RawText,
    source: RawSource,
    licence: String,
    sectors: Vec<Sector>,
    levels: Vec<RawText>,
    conforming: Spanned<u8>,
    rule: Spanned<Rule>,
    #[serde(default)]
    retired: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawSource {
    title: String,
    url: String,
}

/// A text whose languages may be missing; what is missing is said with its place.
#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct RawText {
    en: Option<String>,
    es: Option<String>,
    pt: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawChapter {
    code: Spanned<String>,
    parent: Option<Spanned<String>>,
    title: RawText,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawRequirement {
    code: Spanned<String>,
    chapter: Spanned<String>,
    reference: Option<String>,
    title: RawText,
    what: RawText,
    why: RawText,
    how: RawText,
    binding: Binding,
    #[serde(default)]
    weight: Option<Spanned<u8>>,
    conforming: Option<Spanned<u8>>,
    #[serde(default)]
    needs: Vec<Spanned<String>>,
    evidence: Vec<Evidence>,
    levels: Option<Vec<RawText>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawThreshold {
    code: Spanned<String>,
    measure: Measure,
    limit: f64,
    #[serde(default)]
    below: bool,
    base_year: Option<i16>,
    condition: Option<RawText>,
    effect: Effect,
    from: Option<Date>,
    #[serde(default)]
    requirements: Vec<Spanned<String>>,
    text: RawText,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawMapping {
    from: Spanned<String>,
    standard: String,
    to: String,
    how: Mapped,
}

/// Reads a library.
///
/// # Errors
///
/// Everything that is wrong with it, in the order of the file; a file that is no library has one
/// error.
pub(crate) fn read(file: &str, text: &str) -> Result<Library, Vec<LibraryError>> {
    let (library, errors) = loose(file, text)?;
    if errors.is_empty() { Ok(library) } else { Err(errors) }
}

/// Reads a library that is still being written: the standard as far as it is there, and what is
/// missing or wrong before it can be published, in the order of the text.
///
/// ```
/// let (_, text) = standards::Catalogue::files().next().unwrap();
/// let unfinished = text.replacen("title.pt", "# title.pt", 1);
/// let (standard, missing) = standards::draft("haccp.toml", &unfinished).unwrap();
/// assert!(standard.title.pt.is_empty());
/// assert_eq!(missing.len(), 1);
/// ```
///
/// # Errors
///
/// The text is no library: no TOML, or a field is missing or not known.
pub fn draft(file: &str, text: &str) -> Result<(Standard, Vec<LibraryError>), Vec<LibraryError>> {
    let (library, errors) = loose(file, text)?;
    Ok((library.standard, errors))
}

fn loose(file: &str, text: &str) -> Result<(Library, Vec<LibraryError>), Vec<LibraryError>> {
    let mut reader = Reader { file, text, errors: Vec::new() };
    let raw: File = match toml::from_str(text) {
        Ok(raw) => raw,
        Err(error) => {
            let at = error.span().map_or(0, |span| span.start);
            reader.fault(at, Fault::Form(error.message().replace('\n', " ")));
            return Err(reader.errors);
        }
    };
    let lines = raw.mappings.iter().map(|mapping| reader.line(mapping.from.span().start)).collect();
    let standard = reader.standard(raw);
    reader.errors.sort_by_key(|error| error.line);
    Ok((Library { file: file.to_owned(), standard, lines }, reader.errors))
}

/// What a code may be: letters, digits, dots, hyphens and underscores, so that it fits into an
/// address.
pub(crate) fn is_code(code: &str) -> bool {
    let fits = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '_');
    let says = code.chars().any(|c| c.is_ascii_alphanumeric());
    says && code.len() <= 40 && code.chars().all(fits)
}

/// Turns what the file says into a standard and collects what is wrong on the way.
struct Reader<'a> {
    file: &'a str,
    text: &'a str,
    errors: Vec<LibraryError>,
}

impl Reader<'_> {
    /// The line of a byte of the text, counted from 1.
    fn line(&self, at: usize) -> usize {
        let before = self.text.as_bytes().get(..at).unwrap_or_default();
        1 + before.iter().filter(|byte| **byte == b'\n').count()
    }

    fn fault(&mut self, at: usize, fault: Fault) {
        let line = self.line(at);
        self.errors.push(LibraryError { file: self.file.to_owned(), line, fault });
    }

    /// A text, with a fault for each language that it lacks.
    fn text(&mut self, raw: RawText, at: usize, of: &str, field: &'static str) -> Text {
        let mut say = |text: Option<String>, language: Language| {
            let text = text.unwrap_or_default().trim().to_owned();
            if text.is_empty() {
                self.fault(at, Fault::Language { of: of.to_owned(), field, language });
            }
            text
        };
        Text {
            en: say(raw.en, Language::English),
            es: say(raw.es, Language::Spanish),
            pt: say(raw.pt, Language::Portuguese),
        }
    }

    /// The words for the five levels.
    fn levels(&mut self, raw: Vec<RawText>, at: usize, of: &str) -> [Text; 5] {
        if raw.len() != 5 {
            self.fault(at, Fault::Number("levels", 5, 5));
        }
        let mut levels = raw.into_iter();
        std::array::from_fn(|_| match levels.next() {
            Some(raw) => self.text(raw, at, of, "levels"),
            None => Text::default(),
        })
    }

    fn level(&mut self, raw: &Spanned<u8>) -> Level {
        // A level of 0 would be met by whoever does nothing.
        match Level::new(*raw.get_ref()).filter(|level| *level > Level::NONE) {
            Some(level) => level,
            None => {
                self.fault(raw.span().start, Fault::Number("conforming", 1, 4));
                Level::FULL
            }
        }
    }

    /// A code that is well formed and new.
    fn code(&mut self, raw: &Spanned<String>, used: &mut BTreeSet<String>, retired: &[String]) {
        let (code, at) = (raw.get_ref(), raw.span().start);
        if !is_code(code) {
            self.fault(at, Fault::Code(code.clone()));
        }
        if retired.contains(code) {
            self.fault(at, Fault::Retired(code.clone()));
        }
        if !used.insert(code.clone()) {
            self.fault(at, Fault::Duplicate(code.clone()));
        }
    }

    fn standard(&mut self, raw: File) -> Standard {
        let head = raw.standard;
        let at = head.code.span().start;
        if !is_code(head.code.get_ref()) {
            self.fault(at, Fault::Code(head.code.get_ref().clone()));
        }
        if *head.version.get_ref() == 0 {
            self.fault(head.version.span().start, Fault::Number("version", 1, u32::MAX));
        }
        let rule = *head.rule.get_ref();
        if Binding::ALL.iter().any(|binding| rule.percent(*binding) > 100) {
            self.fault(head.rule.span().start, Fault::Number("rule", 0, 100));
        }
        if raw.requirements.is_empty() {
            self.fault(at, Fault::Empty);
        }
        let conforming = self.level(&head.conforming);
        let levels = self.levels(head.levels, at, "standard");
        let chapters = self.chapters(raw.chapters);
        let requirements =
            self.requirements(raw.requirements, &chapters, conforming, &head.retired);
        let thresholds = self.thresholds(raw.thresholds, &requirements);
        let mappings = self.mappings(raw.mappings, &requirements);
        Standard {
            title: self.text(head.title, at, "standard", "title"),
            summary: self.text(head.summary, at, "standard", "summary"),
            code: head.code.into_inner(),
            version: head.version.into_inner(),
            edition: head.edition,
            source: Source { title: head.source.title, url: head.source.url },
            licence: head.licence,
            sectors: head.sectors,
            levels,
            conforming,
            rule,
            chapters,
            requirements,
            thresholds,
            mappings,
            retired: head.retired,
        }
    }

    fn chapters(&mut self, raw: Vec<RawChapter>) -> Vec<Chapter> {
        let mut used = BTreeSet::new();
        for chapter in &raw {
            self.code(&chapter.code, &mut used, &[]);
            if let Some(parent) = &chapter.parent
                && !raw.iter().any(|other| other.code.get_ref() == parent.get_ref())
            {
                self.fault(parent.span().start, Fault::Chapter(parent.get_ref().clone()));
            }
        }
        let edges: Vec<Node> = raw
            .iter()
            .map(|chapter| Node {
                code: chapter.code.get_ref(),
                at: chapter.code.span().start,
                needs: chapter.parent.iter().map(Spanned::get_ref).collect(),
            })
            .collect();
        // With a code that stands twice, nobody can say what waits for what.
        if used.len() == raw.len()
            && let Some((at, codes)) = circle(&edges)
        {
            self.fault(at, Fault::Cycle(codes));
        }
        raw.into_iter()
            .map(|chapter| Chapter {
                title: self.text(
                    chapter.title,
                    chapter.code.span().start,
                    chapter.code.get_ref(),
                    "title",
                ),
                code: chapter.code.into_inner(),
                parent: chapter.parent.map(Spanned::into_inner),
            })
            .collect()
    }

    fn requirements(
        &mut self,
        raw: Vec<RawRequirement>,
        chapters: &[Chapter],
        conforming: Level,
        retired: &[String],
    ) -> Vec<Requirement> {
        let mut used = BTreeSet::new();
        for requirement in &raw {
            self.code(&requirement.code, &mut used, retired);
            let chapter = &requirement.chapter;
            if !chapters.iter().any(|known| known.code == *chapter.get_ref()) {
                self.fault(chapter.span().start, Fault::Chapter(chapter.get_ref().clone()));
            }
            for need in &requirement.needs {
                if !raw.iter().any(|other| other.code.get_ref() == need.get_ref()) {
                    self.fault(need.span().start, Fault::Requirement(need.get_ref().clone()));
                }
            }
        }
        let edges: Vec<Node> = raw
            .iter()
            .map(|requirement| Node {
                code: requirement.code.get_ref(),
                at: requirement.code.span().start,
                needs: requirement.needs.iter().map(Spanned::get_ref).collect(),
            })
            .collect();
        // With a code that stands twice, nobody can say what waits for what.
        if used.len() == raw.len()
            && let Some((at, codes)) = circle(&edges)
        {
            self.fault(at, Fault::Cycle(codes));
        }
        raw.into_iter().map(|requirement| self.requirement(requirement, conforming)).collect()
    }

    fn requirement(&mut self, raw: RawRequirement, conforming: Level) -> Requirement {
        let at = raw.code.span().start;
        let code = raw.code.into_inner();
        let weight = match &raw.weight {
            Some(weight) if !(1..=5).contains(weight.get_ref()) => {
                self.fault(weight.span().start, Fault::Number("weight", 1, 5));
                1
            }
            Some(weight) => *weight.get_ref(),
            None => 1,
        };
        Requirement {
            title: self.text(raw.title, at, &code, "title"),
            what: self.text(raw.what, at, &code, "what"),
            why: self.text(raw.why, at, &code, "why"),
            how: self.text(raw.how, at, &code, "how"),
            levels: raw.levels.map(|levels| self.levels(levels, at, &code)),
            conforming: raw.conforming.as_ref().map_or(conforming, |level| self.level(level)),
            chapter: raw.chapter.into_inner(),
            reference: raw.reference,
            binding: raw.binding,
            weight,
            needs: raw.needs.into_iter().map(Spanned::into_inner).collect(),
            evidence: raw.evidence,
            code,
        }
    }

    fn thresholds(
        &mut self,
        raw: Vec<RawThreshold>,
        requirements: &[Requirement],
    ) -> Vec<Threshold> {
        let mut used = BTreeSet::new();
        raw.into_iter()
            .map(|threshold| {
                let at = threshold.code.span().start;
                self.code(&threshold.code, &mut used, &[]);
                for code in &threshold.requirements {
                    if !requirements.iter().any(|known| known.code == *code.get_ref()) {
                        self.fault(code.span().start, Fault::Requirement(code.get_ref().clone()));
                    }
                }
                let code = threshold.code.into_inner();
                Threshold {
                    condition: threshold
                        .condition
                        .map(|condition| self.text(condition, at, &code, "condition")),
                    text: self.text(threshold.text, at, &code, "text"),
                    measure: threshold.measure,
                    limit: threshold.limit,
                    below: threshold.below,
                    base_year: threshold.base_year,
                    effect: threshold.effect,
                    from: threshold.from,
                    requirements: threshold
                        .requirements
                        .into_iter()
                        .map(Spanned::into_inner)
                        .collect(),
                    code,
                }
            })
            .collect()
    }

    fn mappings(&mut self, raw: Vec<RawMapping>, requirements: &[Requirement]) -> Vec<Mapping> {
        raw.into_iter()
            .map(|mapping| {
                if !requirements.iter().any(|known| known.code == *mapping.from.get_ref()) {
                    let (at, code) = (mapping.from.span().start, mapping.from.get_ref().clone());
                    self.fault(at, Fault::Requirement(code));
                }
                Mapping {
                    from: mapping.from.into_inner(),
                    standard: mapping.standard,
                    to: mapping.to,
                    how: mapping.how,
                }
            })
            .collect()
    }
}

/// Something that may have to wait for others.
struct Node<'a> {
    code: &'a str,
    at: usize,
    needs: Vec<&'a String>,
}

/// The first circle in which things wait for each other: where it begins and the codes on it, the
/// first one again at the end. What is named and not there waits for nothing.
fn circle(nodes: &[Node<'_>]) -> Option<(usize, Vec<String>)> {
    // Takes away, again and again, whatever waits for nothing that is left.
    let mut left: Vec<&Node<'_>> = nodes.iter().collect();
    loop {
        let codes: BTreeSet<&str> = left.iter().map(|node| node.code).collect();
        let waits = |node: &&Node<'_>| node.needs.iter().any(|need| codes.contains(need.as_str()));
        let still: Vec<&Node<'_>> = left.iter().copied().filter(waits).collect();
        if still.len() == left.len() {
            break;
        }
        left = still;
    }
    // From anything that is left, what it waits for leads into a circle.
    let mut at = *left.first()?;
    let mut path: Vec<&Node<'_>> = Vec::new();
    loop {
        if let Some(start) = path.iter().position(|node| node.code == at.code) {
            let mut codes: Vec<String> =
                path[start..].iter().map(|node| node.code.to_owned()).collect();
            codes.push(at.code.to_owned());
            return Some((path[start].at, codes));
        }
        path.push(at);
        at = left.iter().find(|node| at.needs.iter().any(|need| *need == node.code))?;
    }
}
