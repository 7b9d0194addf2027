use std::sync::Arc;

use actions::ActionError;
use actions::experience::{Relative, Shown, show as load};
use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use knowledge::{ExperienceId, How, Status, Telling};
use registry::Problem;
use standards::{Catalogue, Level};
use vocabulary::{Code as _, FirmId, Language};
use words::{Message, label, number, percent};

use super::{credit, facts, said};
use crate::Site;
use crate::frame::{Frame, page};
use crate::pages::missing::Address;
use crate::show::day;
use crate::visitor::Person;

/// A relative in the list of the lineage.
struct Kin {
    how: String,
    title: Option<(String, String)>,
    from: String,
}

#[derive(Template)]
#[template(path = "experience.html")]
struct Experience {
    frame: Frame,
    id: ExperienceId,
    from: String,
    told: Option<String>,
    tags: Vec<String>,
    /// The language of the text, and its parts with their headings.
    language: Language,
    parts: Vec<(String, String)>,
    translated: Option<String>,
    original: Option<(Language, Vec<(String, String)>)>,
    /// Requirements with their addresses.
    raised: Vec<(String, String)>,
    measured: Vec<String>,
    heard: Option<String>,
    before: Vec<Kin>,
    after: Vec<Kin>,
    /// The actor's firms that may try and adapt it.
    firms: Vec<FirmId>,
    spoken: bool,
    quotes: Vec<(String, String, String)>,
    version: Option<i64>,
    status: Option<Status>,
    private: String,
    returned: Option<String>,
    personal: Vec<String>,
    twins: Vec<(String, String, String)>,
    may_review: bool,
    may_translate: bool,
    problems: Vec<String>,
}

/// One experience to read.
pub(crate) async fn show(
    person: Person,
    State(site): State<Arc<Site>>,
    Address(id): Address<ExperienceId>,
) -> Response {
    match read(&site, &person, id, &[]).await {
        Ok(shown) => page(&shown),
        Err(error) => person.problem(&error),
    }
}

/// The page again, with what kept something from being done.
pub(super) async fn again(
    site: &Site,
    person: &Person,
    id: ExperienceId,
    error: ActionError,
) -> Response {
    let ActionError::Invalid(problems) = &error else { return person.problem(&error) };
    match read(site, person, id, problems).await {
        Ok(shown) => (StatusCode::UNPROCESSABLE_ENTITY, page(&shown)).into_response(),
        Err(error) => person.problem(&error),
    }
}

async fn read(
    site: &Site,
    person: &Person,
    id: ExperienceId,
    problems: &[Problem],
) -> Result<Experience, ActionError> {
    let shown = load(&site.institution, &person.context, id).await?;
    let catalogue = site.institution.standards().await?;
    Ok(view(person, &catalogue, &shown, problems))
}

fn parts(frame: &Frame, telling: &Telling) -> Vec<(String, String)> {
    let parts = telling.parts();
    let told = parts.iter().skip(1).filter(|(_, text)| !text.trim().is_empty());
    told.map(|(name, text)| (frame.t(&format!("experience-{name}")), (*text).to_owned())).collect()
}

fn view(person: &Person, catalogue: &Catalogue, shown: &Shown, problems: &[Problem]) -> Experience {
    let view = &shown.view;
    let (telling, translated) = view.told(person.language);
    let title = Message::verbatim(telling.title.as_str());
    let frame = Frame::inside(person, "experiences", format!("experiences/{}", view.id), &title);
    let level = |level: Option<Level>| {
        level.map_or_else(|| "–".to_owned(), |level| level.number().to_string())
    };
    let raised = view.raised.iter().map(|raised| {
        let requirement = catalogue
            .get(&raised.standard)
            .and_then(|standard| standard.requirement(&raised.requirement));
        let title = requirement
            .map_or(raised.requirement.as_str(), |found| found.title.say(frame.language));
        let sentence = Message::new("experience-level")
            .with("title", title)
            .with("before", level(raised.before))
            .with("after", level(raised.after));
        let url = format!("experiences/about/{}/{}", raised.standard, raised.requirement);
        (frame.say(sentence), frame.url(&url))
    });
    let raised = raised.collect();
    let figure = |value: Option<f64>| {
        value.map_or_else(|| "–".to_owned(), |value| number(frame.language, value, 1))
    };
    let measured = view.measured.iter().map(|one| {
        let sentence = Message::new("experience-measured")
            .with("what", one.what.as_str())
            .with("before", figure(one.before))
            .with("after", figure(one.after));
        frame.say(sentence)
    });
    let measured = measured.collect();
    let kin = |relative: &Relative| Kin {
        how: shown
            .links
            .iter()
            .filter(|link| link.from == relative.id || link.to == relative.id)
            .map(|link| {
                frame.t(if link.how == How::Adapted {
                    "experience-adapted"
                } else {
                    "experience-again"
                })
            })
            .next()
            .unwrap_or_default(),
        title: relative.view.as_ref().map(|view| {
            let url = frame.url(&format!("experiences/{}", view.id));
            (view.told(frame.language).0.title.clone(), url)
        }),
        from: relative.view.as_ref().map(|view| credit(&frame, view)).unwrap_or_default(),
    };
    let side = |before: bool| {
        shown.relatives.iter().filter(|one| (one.generation < 0) == before).map(kin).collect()
    };
    let whole = view.whole.as_ref();
    let status = whole.map(|whole| whole.status);
    let is_open = status.is_none_or(|status| status == Status::Published);
    let firms = person.actor().firms.iter().copied();
    let firms = firms.filter(|firm| is_open && Some(*firm) != shown.firm).collect();
    let quotes = shown.quotes.iter().map(|quote| {
        let helped = match quote.feedback.helped {
            Some(true) => "yes",
            Some(false) => "no",
            None => "not-known",
        };
        (quote.firm.clone(), frame.t(helped), quote.feedback.text.clone())
    });
    let personal = shown.personal.iter().map(|one| {
        let sentence = Message::new("experience-personal-says")
            .with("kind", label(one.kind))
            .with("text", one.text.as_str());
        frame.say(sentence)
    });
    let twins = shown.twins.iter().map(|(twin, alike)| {
        let share = frame.t1("experience-alike", "share", percent(alike * 100.0, 0));
        let url = frame.url(&format!("experiences/{}", twin.id));
        (twin.telling.title.clone(), url, share)
    });
    let mut tags = facts(&frame, view);
    if let Some(whole) = whole {
        tags.insert(0, frame.say(label(whole.status)));
        tags.push(frame.say(label(whole.sharing)));
    }
    Experience {
        id: view.id,
        from: credit(&frame, view),
        told: view.day.map(|told| day(frame.language, told)),
        tags,
        language: if translated { frame.language } else { view.language },
        parts: parts(&frame, telling),
        translated: translated
            .then(|| frame.t1("experience-translated", "language", view.language.own_name())),
        original: translated.then(|| (view.language, parts(&frame, &view.telling))),
        raised,
        measured,
        heard: said(&frame, &shown.heard),
        before: side(true),
        after: side(false),
        firms,
        spoken: !shown.said.is_empty(),
        quotes: quotes.collect(),
        version: shown.version,
        status,
        private: whole.map(|whole| whole.kept.clone()).unwrap_or_default(),
        returned: whole
            .and_then(|whole| whole.returned.as_ref())
            .map(|reason| frame.t1("experience-returned", "reason", reason.as_str())),
        personal: personal.collect(),
        twins: twins.collect(),
        may_review: shown.may_review,
        may_translate: shown.may_translate,
        problems: problems.iter().map(|one| frame.say(&one.message)).collect(),
        frame,
    }
}

impl Experience {
    fn is(&self, code: &str) -> bool {
        self.status.is_some_and(|status| status.code() == code)
    }
}
