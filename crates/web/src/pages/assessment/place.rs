use std::sync::Arc;

use actions::ActionError;
use actions::benchmark::{Placed, of_firm};
use askama::Template;
use axum::extract::State;
use axum::response::Response;
use standards::{Catalogue, Stand};
use vocabulary::FirmId;
use words::Message;

use super::firm_name;
use crate::Site;
use crate::frame::{Frame, figure_file, page};
use crate::pages::missing::{self, Address};
use crate::pages::profile::Shown;
use crate::show::day;
use crate::visitor::Person;

/// Where the firm stands in one standard.
struct Section {
    title: String,
    says: String,
    assessment: String,
    figures: Vec<Shown>,
}

#[derive(Template)]
#[template(path = "firm_benchmarks.html")]
struct Page {
    frame: Frame,
    id: FirmId,
    name: String,
    sections: Vec<Section>,
}

/// Where a firm stands among comparable firms.
pub(crate) async fn show(
    person: Person,
    State(site): State<Arc<Site>>,
    Address(id): Address<FirmId>,
) -> Response {
    let name = match firm_name(&site, &person, id).await {
        Ok(name) => name,
        Err(error) => return person.problem(&error),
    };
    let (catalogue, placed) = match of_firm(&site.institution, &person.context, id, None).await {
        Ok(found) => found,
        Err(error) => return person.problem(&error),
    };
    let title = Message::new("place-of").with("name", name.as_str());
    let frame = Frame::inside(&person, "firms", format!("firms/{id}/benchmarks"), &title);
    let sections = placed.iter().map(|placed| section(&frame, id, &catalogue, placed)).collect();
    page(&Page { frame, id, name, sections })
}

fn section(frame: &Frame, id: FirmId, catalogue: &Catalogue, placed: &Placed) -> Section {
    let folder = frame.url(&format!("firms/{id}/benchmarks/{}", placed.standard));
    let standard = catalogue.get(&placed.standard);
    let shown = |stand: &Stand| {
        let mut figure = stand.figure();
        if let Some(standard) = standard {
            figure.heading = Message::new("place-figure")
                .with("standard", standard.title.message())
                .with("subject", figure.heading);
        }
        // Of one standard's two figures each needs its own anchor.
        figure.table.id = stem(placed, stand);
        Shown::new(figure, frame.language, &folder, "")
    };
    let says = Message::new("place-says")
        .with("day", day(frame.language, placed.day))
        .with("counted", day(frame.language, placed.counted));
    let title = standard.map(|standard| standard.title.say(frame.language));
    Section {
        title: title.unwrap_or_default().to_owned(),
        says: frame.say(says),
        assessment: frame.url(&format!("assessments/{}", placed.assessment.0)),
        figures: [&placed.place.level, &placed.place.progress].map(shown).into(),
    }
}

fn stem(placed: &Placed, stand: &Stand) -> String {
    format!("{}-{}", placed.standard, stand.subject.code())
}

/// A figure's picture or table as a file.
pub(crate) async fn file(
    person: Person,
    State(site): State<Arc<Site>>,
    Address((id, standard, name)): Address<(FirmId, String, String)>,
) -> Response {
    let language = person.language;
    let found = of_firm(&site.institution, &person.context, id, Some(&standard)).await;
    let found = found.and_then(|(_, placed)| placed.into_iter().next().ok_or(ActionError::Missing));
    let placed = match found {
        Ok(placed) => placed,
        Err(error) => return person.problem(&error),
    };
    let wanted = name.split('.').next().unwrap_or_default();
    let stands = [&placed.place.level, &placed.place.progress];
    let stand = stands.into_iter().find(|stand| stem(&placed, stand) == wanted);
    let figure = stand.map(Stand::figure);
    let file = name.clone();
    let work = move |_: &Site| figure_file(&figure?, &name, language);
    match site.clone().work(&file, work).await {
        Some(Ok(response)) => response,
        _ => missing::missing(language, &Message::new("missing-file"), Vec::new()),
    }
}
