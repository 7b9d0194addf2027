use pulldown_cmark::{CowStr, Event, HeadingLevel, Options, Parser, Tag, TagEnd, html};
use vocabulary::Language;

/// The handbook: chapters of plain Markdown, each in every language.
#[derive(Debug)]
pub(crate) struct Handbook {
    chapters: Vec<Chapter>,
}

/// One chapter in one language.
#[derive(Debug)]
pub(crate) struct Chapter {
    pub(crate) name: &'static str,
    pub(crate) language: Language,
    pub(crate) title: String,
    pub(crate) html: String,
}

macro_rules! chapters {
    ($($name:literal),*) => {
        [$((
            $name,
            [
                include_str!(concat!("../../../docs/en/", $name, ".md")),
                include_str!(concat!("../../../docs/es/", $name, ".md")),
                include_str!(concat!("../../../docs/pt/", $name, ".md")),
            ],
        )),*]
    };
}

/// The chapters in the order of reading.
const CHAPTERS: [(&str, [&str; 3]); 15] = chapters!(
    "start",
    "institution",
    "diagnose",
    "connect",
    "network",
    "upgrade",
    "standards",
    "offline",
    "govern",
    "evaluate",
    "rehearse",
    "replication",
    "value-chains",
    "value-chain-tables",
    "paper-map"
);

impl Handbook {
    pub(crate) fn built_in() -> Self {
        let chapters = CHAPTERS.into_iter().flat_map(|(name, texts)| {
            Language::ALL.into_iter().zip(texts).map(move |(language, markdown)| Chapter {
                name,
                language,
                title: title(markdown),
                html: to_html(markdown, language),
            })
        });
        Self { chapters: chapters.collect() }
    }

    /// The chapters of a language in the order of reading.
    pub(crate) fn chapters(&self, language: Language) -> impl Iterator<Item = &Chapter> {
        self.chapters.iter().filter(move |chapter| chapter.language == language)
    }

    pub(crate) fn chapter(&self, language: Language, name: &str) -> Option<&Chapter> {
        self.chapters(language).find(|chapter| chapter.name == name)
    }
}

/// The text of the first heading.
fn title(markdown: &str) -> String {
    let first = markdown.lines().find_map(|line| line.strip_prefix("# "));
    first.unwrap_or_default().trim().to_owned()
}

/// Markdown as HTML below the page's own title: the first heading is left out, links to other
/// chapters become addresses of the site, and HTML in the text stays text.
fn to_html(markdown: &str, language: Language) -> String {
    let mut in_title = false;
    let events =
        Parser::new_ext(markdown, Options::ENABLE_TABLES).filter_map(|event| match event {
            Event::Start(Tag::Heading { level: HeadingLevel::H1, .. }) => {
                in_title = true;
                None
            }
            Event::End(TagEnd::Heading(HeadingLevel::H1)) => {
                in_title = false;
                None
            }
            _ if in_title => None,
            Event::Start(Tag::Link { link_type, dest_url, title, id }) => {
                let dest_url = address(&dest_url, language);
                Some(Event::Start(Tag::Link { link_type, dest_url, title, id }))
            }
            Event::Html(text) | Event::InlineHtml(text) => Some(Event::Text(text)),
            other => Some(other),
        });
    let mut html = String::new();
    html::push_html(&mut html, events);
    // A wide table scrolls in itself, not the page.
    html.replace("<table>", "<div class=\"scroll\" tabindex=\"0\"><table>")
        .replace("</table>", "</table></div>")
}

/// `diagnose.md` is a chapter; `page:paper/A6` is a page of the site; the rest stays as it is.
fn address<'a>(link: &str, language: Language) -> CowStr<'a> {
    let (path, fragment) = link.split_once('#').map_or((link, ""), |(p, f)| (p, f));
    let hash = if fragment.is_empty() { "" } else { "#" };
    let address = if let Some(page) = path.strip_prefix("page:") {
        format!("/{language}/{page}{hash}{fragment}")
    } else if let Some(chapter) = path.strip_suffix(".md").filter(|path| !path.contains('/')) {
        format!("/{language}/handbook/{chapter}{hash}{fragment}")
    } else {
        link.to_owned()
    };
    CowStr::from(address)
}
