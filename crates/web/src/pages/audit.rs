use std::sync::Arc;

use actions::audit::{Line, read, verify};
use askama::Template;
use axum::extract::{Query, State};
use axum::response::Response;
use serde::Deserialize;
use serde_json::Value;
use store::{AuditQuery, Fault, Verification};
use vocabulary::{AccountId, Language};
use words::Message;

use crate::Site;
use crate::frame::{Frame, page};
use crate::show::moment;
use crate::visitor::Person;

/// Entries on one page.
const ROWS: u64 = 50;

/// An entry as it is shown.
struct Entry {
    number: i64,
    at: String,
    what: String,
    actor: String,
    subject: String,
    /// The query that shows everything about the same subject.
    about: String,
    /// What was written, field by field; `None` when an erasure made it unreadable.
    content: Option<Vec<(Named, String)>>,
}

/// A field by its name in the reader's language; one that has none by its code.
struct Named {
    text: String,
    is_code: bool,
}

#[derive(Template)]
#[template(path = "audit.html")]
struct Page {
    frame: Frame,
    entries: Vec<Entry>,
    older: Option<String>,
    narrowed: bool,
    verdict: Option<(bool, String)>,
}

#[derive(Debug, Default, Deserialize)]
pub(crate) struct Asked {
    subject: Option<uuid::Uuid>,
    actor: Option<AccountId>,
    before: Option<i64>,
}

/// Who did what to whom, newest first.
pub(crate) async fn show(
    person: Person,
    State(site): State<Arc<Site>>,
    Query(asked): Query<Asked>,
) -> Response {
    shown(&person, &site, &asked, None).await
}

/// Walks the whole chain and says whether it holds.
pub(crate) async fn check(person: Person, State(site): State<Arc<Site>>) -> Response {
    match verify(&site.institution, &person.context).await {
        Ok(found) => shown(&person, &site, &Asked::default(), Some(&found)).await,
        Err(error) => person.problem(&error),
    }
}

async fn shown(
    person: &Person,
    site: &Site,
    asked: &Asked,
    found: Option<&Verification>,
) -> Response {
    let query = AuditQuery { subject: asked.subject, actor: asked.actor, before: asked.before };
    let lines = match read(&site.institution, &person.context, &query, ROWS).await {
        Ok(lines) => lines,
        Err(error) => return person.problem(&error),
    };
    let frame = Frame::inside(person, "audit", "audit", &Message::new("nav-audit"));
    let narrowed = asked.subject.is_some() || asked.actor.is_some();
    let older = lines.last().filter(|_| lines.len() as u64 == ROWS).map(|last| {
        let mut query = form_urlencoded::Serializer::new(String::new());
        query.append_pair("before", &last.entry.number.to_string());
        if let Some(subject) = asked.subject {
            query.append_pair("subject", &subject.to_string());
        }
        if let Some(actor) = asked.actor {
            query.append_pair("actor", &actor.to_string());
        }
        query.finish()
    });
    page(&Page {
        entries: lines.into_iter().map(|line| entry(&frame, person, line)).collect(),
        older,
        narrowed,
        verdict: found.map(|found| (found.broken.is_none(), verdict(&frame, found))),
        frame,
    })
}

fn verdict(frame: &Frame, found: &Verification) -> String {
    let message = match found.broken {
        None => Message::new("audit-holds"),
        Some((number, fault)) => {
            let key = match fault {
                Fault::Gap => "audit-gap",
                Fault::Chain => "audit-chain",
                Fault::Content => "audit-content",
                Fault::End => "audit-end",
            };
            Message::new(key).with("number", number.to_string())
        }
    };
    let message = message
        .with("entries", words::decimal(found.entries as f64, 0))
        .with("forgotten", words::decimal(found.forgotten as f64, 0));
    frame.say(message)
}

fn entry(frame: &Frame, person: &Person, line: Line) -> Entry {
    let entry = line.entry;
    let kind = format!("kind-{}", entry.kind);
    let subject = line.subject.unwrap_or_else(|| frame.t(&kind));
    Entry {
        number: entry.number,
        at: moment(frame.language, entry.at, &person.context.zone),
        what: frame.t(&format!("act-{}", entry.verb)),
        actor: match (line.actor, entry.actor) {
            (Some(name), _) => name,
            (None, Some(_)) => frame.t("erased-person"),
            (None, None) => frame.t("the-program"),
        },
        subject,
        about: format!("subject={}", entry.subject),
        content: entry.content.map(|content| flat(frame.language, &content)),
    }
}

/// A content as lines: each field that was written, and for a change only what differs.
fn flat(language: Language, content: &Value) -> Vec<(Named, String)> {
    let fields = |value: &Value| value.as_object().cloned().unwrap_or_default();
    let say = |value: &Value| said_plainly(language, value);
    if let (Some(before), Some(after)) = (content.get("before"), content.get("after")) {
        let (before, after) = (fields(before), fields(after));
        let differs = after.iter().filter(|(key, value)| before.get(*key) != Some(*value));
        let line = |(key, value): (&String, &Value)| {
            let [old, new] = [before.get(key).unwrap_or(&Value::Null), value].map(say);
            (named(language, key), format!("{old} → {new}"))
        };
        return differs.map(line).collect();
    }
    let lines = fields(content).into_iter().map(|(key, value)| (key, say(&value)));
    let lines = lines.filter(|(_, text)| text != NOTHING);
    lines.map(|(key, text)| (named(language, &key), text)).collect()
}

/// The name of a field: `audit-field-<code>`, or the label that forms have for it.
fn named(language: Language, code: &str) -> Named {
    let code = code.replace('_', "-");
    let key = [format!("audit-field-{code}"), format!("field-{code}")]
        .into_iter()
        .find(|key| words::has(language, key));
    match key {
        Some(key) => Named { text: Message::new(key).text(language), is_code: false },
        None => Named { text: code, is_code: true },
    }
}

const NOTHING: &str = "–";

/// A value without the signs of its notation: items with semicolons, fields with their names.
fn said_plainly(language: Language, value: &Value) -> String {
    let say = |value: &Value| said_plainly(language, value);
    let parts: Vec<String> = match value {
        Value::Null => Vec::new(),
        Value::String(text) => vec![text.clone()],
        Value::Bool(answer) => {
            vec![Message::new(if *answer { "yes" } else { "no" }).text(language)]
        }
        Value::Array(items) => items.iter().map(say).collect(),
        Value::Object(fields) => {
            let said = fields.iter().map(|(key, value)| (key, say(value)));
            said.filter(|(_, text)| text != NOTHING)
                .map(|(key, text)| format!("{}: {text}", named(language, key).text))
                .collect()
        }
        Value::Number(number) => vec![number.to_string()],
    };
    let text = parts.join("; ");
    if text.is_empty() { NOTHING.to_owned() } else { text }
}
