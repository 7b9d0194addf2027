use std::sync::LazyLock;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use unic_langid::{LanguageIdentifier, langid};
use vocabulary::Language;

use crate::format::number;
use crate::message::{Arg, Message};

/// The message files of one language, one a subject.
macro_rules! files {
    ($language:literal) => {
        [
            include_str!(concat!("../messages/", $language, "/common.ftl")),
            include_str!(concat!("../messages/", $language, "/paper.ftl")),
            include_str!(concat!("../messages/", $language, "/profile.ftl")),
            include_str!(concat!("../messages/", $language, "/pages.ftl")),
            include_str!(concat!("../messages/", $language, "/commands.ftl")),
            include_str!(concat!("../messages/", $language, "/report.ftl")),
            include_str!(concat!("../messages/", $language, "/gvc.ftl")),
            include_str!(concat!("../messages/", $language, "/gvc-files.ftl")),
            include_str!(concat!("../messages/", $language, "/network.ftl")),
            include_str!(concat!("../messages/", $language, "/inside.ftl")),
            include_str!(concat!("../messages/", $language, "/people.ftl")),
            include_str!(concat!("../messages/", $language, "/door.ftl")),
            include_str!(concat!("../messages/", $language, "/parties.ftl")),
            include_str!(concat!("../messages/", $language, "/registry.ftl")),
            include_str!(concat!("../messages/", $language, "/access.ftl")),
            include_str!(concat!("../messages/", $language, "/admin.ftl")),
            include_str!(concat!("../messages/", $language, "/standards.ftl")),
            include_str!(concat!("../messages/", $language, "/assessments.ftl")),
            include_str!(concat!("../messages/", $language, "/evidence.ftl")),
            include_str!(concat!("../messages/", $language, "/benchmarks.ftl")),
            include_str!(concat!("../messages/", $language, "/offline.ftl")),
            include_str!(concat!("../messages/", $language, "/own-standards.ftl")),
            include_str!(concat!("../messages/", $language, "/today.ftl")),
            include_str!(concat!("../messages/", $language, "/experiences.ftl")),
            include_str!(concat!("../messages/", $language, "/search.ftl")),
        ]
    };
}

static BUNDLES: LazyLock<[FluentBundle<FluentResource>; 3]> = LazyLock::new(|| {
    [
        bundle(langid!("en"), files!("en")),
        bundle(langid!("es"), files!("es")),
        bundle(langid!("pt"), files!("pt")),
    ]
});

fn bundle<const N: usize>(
    language: LanguageIdentifier,
    files: [&str; N],
) -> FluentBundle<FluentResource> {
    let mut bundle = FluentBundle::new_concurrent(vec![language]);
    // Isolation marks are invisible characters around every argument; they spoil CSV and search.
    bundle.set_use_isolating(false);
    for file in files {
        // The tests read every file strictly; a running program keeps what could be read.
        let resource = match FluentResource::try_new(file.to_owned()) {
            Ok(resource) | Err((resource, _)) => resource,
        };
        bundle.add_resource_overriding(resource);
    }
    bundle
}

pub(crate) fn format(language: Language, key: &str, args: &[(&'static str, Arg)]) -> String {
    let bundle = &BUNDLES[language as usize];
    let Some(pattern) = bundle.get_message(key).and_then(|message| message.value()) else {
        return format!("[{key}]");
    };
    let mut values = FluentArgs::new();
    for (name, arg) in args {
        values.set(*name, text(language, arg));
        // The sentence shows `$name`; where it has to choose a plural, it selects on `$name-n`.
        if let Arg::Number(value, _) = arg {
            values.set(format!("{name}-n"), FluentValue::from(*value));
        }
    }
    let mut errors = Vec::new();
    let text = bundle.format_pattern(pattern, Some(&values), &mut errors).into_owned();
    if errors.is_empty() { text } else { format!("[{key}: {}]", errors[0]) }
}

fn text(language: Language, arg: &Arg) -> String {
    match arg {
        Arg::Text(text) => text.clone(),
        Arg::Number(value, decimals) => number(language, *value, *decimals),
        Arg::Percent(value, decimals) => format!("{}%", number(language, *value, *decimals)),
        Arg::Place(place) => place.name(language).to_owned(),
        Arg::Message(message) => message.text(language),
        Arg::List(items) => list(language, items),
        Arg::Each(texts) => texts[language as usize].clone(),
    }
}

fn list(language: Language, items: &[Arg]) -> String {
    let texts: Vec<String> = items.iter().map(|item| text(language, item)).collect();
    match texts.split_last() {
        None => String::new(),
        Some((last, [])) => last.clone(),
        Some((last, rest)) => Message::new("list")
            .with("rest", rest.join(", "))
            .with("last", last.as_str())
            .text(language),
    }
}

/// Whether a language has a message with this key.
pub fn has(language: Language, key: &str) -> bool {
    BUNDLES[language as usize].has_message(key)
}

/// Every message of a language as key and pattern, in the order of the files.
fn entries(language: Language) -> Vec<(&'static str, String)> {
    let sources = match language {
        Language::English => files!("en"),
        Language::Spanish => files!("es"),
        Language::Portuguese => files!("pt"),
    };
    let mut entries: Vec<(&str, String)> = Vec::new();
    for line in sources.iter().flat_map(|source| source.lines()) {
        match line.split_once(" =") {
            Some((key, pattern)) if line.starts_with(|c: char| c.is_ascii_lowercase()) => {
                entries.push((key, pattern.to_owned()));
            }
            _ => {
                if let Some((_, pattern)) = entries.last_mut().filter(|_| line.starts_with(' ')) {
                    pattern.push_str(line);
                }
            }
        }
    }
    entries
}

/// Every key of a language, sorted, for the tests that hold the languages together.
pub fn keys(language: Language) -> Vec<&'static str> {
    let mut keys: Vec<&str> = entries(language).into_iter().map(|(key, _)| key).collect();
    keys.sort_unstable();
    keys
}

/// The text of a message with its arguments unfilled; empty for an unknown key.
pub fn pattern(language: Language, key: &str) -> String {
    let entry = entries(language).into_iter().find(|(known, _)| *known == key);
    entry.map(|(_, pattern)| pattern).unwrap_or_default()
}
