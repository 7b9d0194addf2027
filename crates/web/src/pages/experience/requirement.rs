use std::sync::Arc;

use actions::experience::requirement as gathered;
use askama::Template;
use axum::extract::State;
use axum::response::Response;
use knowledge::{ExperienceId, Statement};
use vocabulary::FirmId;
use words::Message;

use crate::Site;
use crate::frame::{Frame, page};
use crate::pages::missing::Address;
use crate::show::money;
use crate::visitor::Person;

/// Something that was said, with its source.
struct Line {
    text: String,
    adaptation: String,
    place: String,
    confirmed: Option<String>,
    url: String,
}

#[derive(Template)]
#[template(path = "synthesis.html")]
struct Synthesis {
    frame: Frame,
    standard: (String, String),
    what: String,
    lead: Option<String>,
    /// Headings with what was said under them.
    sections: Vec<(String, Vec<Line>)>,
    /// Sentences of cost and time, with the addresses of their sources.
    figures: Vec<(String, Vec<String>)>,
    rose: Vec<String>,
    firms: Vec<FirmId>,
    requirement: String,
}

/// What firms found out about one requirement.
pub(crate) async fn show(
    person: Person,
    State(site): State<Arc<Site>>,
    Address((standard, code)): Address<(String, String)>,
) -> Response {
    let (institution, context) = (&site.institution, &person.context);
    let found = gathered(institution, context, &standard, &code).await;
    let (found, catalogue) = match (found, institution.standards().await) {
        (Ok((found, _)), Ok(catalogue)) => (found, catalogue),
        (Err(error), _) | (_, Err(error)) => return person.problem(&error),
    };
    let language = person.language;
    let Some((library, requirement)) =
        catalogue.get(&standard).and_then(|library| Some((library, library.requirement(&code)?)))
    else {
        return person.problem(&actions::ActionError::Missing);
    };
    let title = Message::new("synthesis-title").with("title", requirement.title.say(language));
    let path = format!("experiences/about/{standard}/{code}");
    let frame = Frame::inside(&person, "experiences", path, &title);
    let source = |id: &ExperienceId| frame.url(&format!("experiences/{id}"));
    let line = |one: &Statement| {
        let size = one.size.map(|size| frame.t(&format!("size-{}", size.code())));
        let country = one.country.name(language).to_owned();
        Line {
            text: one.text.clone(),
            adaptation: one.adaptation.clone(),
            place: size.map_or(country.clone(), |size| format!("{country} · {size}")),
            confirmed: (one.confirmed > 0)
                .then(|| frame.t1("synthesis-confirmed", "count", one.confirmed)),
            url: source(&one.source),
        }
    };
    let sections = [
        ("synthesis-worked", &found.worked),
        ("synthesis-failed", &found.failed),
        ("synthesis-never", &found.never),
    ];
    let sections = sections
        .iter()
        .filter(|(_, all)| !all.is_empty())
        .map(|(key, all)| (frame.t(key), all.iter().map(line).collect()));
    let mut figures = Vec::new();
    for cost in &found.cost {
        let sentence = Message::new("synthesis-cost")
            .with("median", money(language, cost.median))
            .with("least", money(language, cost.least))
            .with("most", money(language, cost.most))
            .with("count", cost.sources.len());
        figures.push((frame.say(sentence), cost.sources.iter().map(source).collect()));
    }
    if let Some(weeks) = &found.weeks {
        let sentence = Message::new("synthesis-weeks")
            .with("median", weeks.median as usize)
            .with("least", weeks.least as usize)
            .with("most", weeks.most as usize)
            .with("count", weeks.sources.len());
        figures.push((frame.say(sentence), weeks.sources.iter().map(source).collect()));
    }
    let rose = found.rose.iter().map(|(before, after, firms)| {
        let sentence = Message::new("synthesis-rose")
            .with("count", *firms)
            .with("before", before.to_string())
            .with("after", after.to_string());
        frame.say(sentence)
    });
    let lead = Message::new("synthesis-lead")
        .with("experiences", found.experiences)
        .with("communities", found.communities)
        .with("untold", found.untold);
    page(&Synthesis {
        standard: (
            library.title.say(language).to_owned(),
            frame.url(&format!("standards/{standard}#{code}")),
        ),
        what: requirement.what.say(language).to_owned(),
        lead: (found.experiences > 0).then(|| frame.say(lead)),
        sections: sections.collect(),
        rose: rose.collect(),
        figures,
        firms: person.actor().firms.clone(),
        requirement: format!("{standard}/{code}"),
        frame,
    })
}
