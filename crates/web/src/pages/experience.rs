//! What firms did and learned: told, looked at, read, tried again. Every page is made of views, and
//! what is not in a view stands on none.

pub(crate) mod acts;
pub(crate) mod list;
pub(crate) mod requirement;
pub(crate) mod show;
pub(crate) mod write;

use knowledge::{Credit, Heard, View};
use words::{Message, label};

use crate::frame::Frame;
use crate::show::money;

/// As whose an experience is shown, and from where.
fn credit(frame: &Frame, view: &View) -> String {
    let who = match &view.credit {
        Credit::Named { name, community, .. } if community.is_empty() => name.clone(),
        Credit::Named { name, community, .. } => frame.say(
            Message::new("experience-by")
                .with("firm", name.as_str())
                .with("community", community.as_str()),
        ),
        Credit::Anonymous { community: Some(community) } => frame.say(
            Message::new("experience-by")
                .with("firm", frame.t("experience-anonymous"))
                .with("community", community.as_str()),
        ),
        Credit::Anonymous { community: None } => frame.t("experience-anonymous"),
    };
    format!("{who} · {}", view.country.name(frame.language))
}

/// What readers say of it; nothing as long as nobody does.
fn said(frame: &Frame, heard: &Heard) -> Option<String> {
    let message = Message::new("experience-heard")
        .with("used", heard.used)
        .with("helped", heard.helped)
        .with("not", heard.not);
    (*heard != Heard::default()).then(|| frame.say(message))
}

/// Kind, size, cost and time in a few words.
fn facts(frame: &Frame, view: &View) -> Vec<String> {
    let mut facts = vec![frame.say(label(view.kind))];
    facts.extend(view.size.map(|size| frame.t(&format!("size-{}", size.code()))));
    facts.extend(view.cost.map(|cost| money(frame.language, cost)));
    facts.extend(view.weeks.map(|weeks| frame.t1("experience-weeks", "count", weeks as usize)));
    facts
}
