use std::sync::Arc;

use access::Role;
use actions::ActionError;
use actions::firm::{Allowed, show as load};
use actions::{consent, firm, request};
use askama::Template;
use axum::extract::State;
use axum::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::response::{IntoResponse, Redirect, Response};
use registry::{Consent, LegalBasis, Manner, Purpose, RequestKind, standing_consent};
use vocabulary::{Code as _, FirmId, RequestId};
use words::{Message, label};

use crate::Site;
use crate::form::Choice;
use crate::frame::{Frame, page};
use crate::pages::missing::Address;
use crate::show::{day, moment};
use crate::typed::Typed;
use crate::visitor::Person;

/// A purpose as the firm sees it.
struct Use {
    purpose: &'static str,
    title: String,
    /// What is asked, in plain words.
    text: String,
    /// Since when it stands and why the law allows it; `None` when it does not stand.
    stands: Option<String>,
}

/// A request as it is shown.
struct Asked {
    id: RequestId,
    what: String,
    text: String,
    made: String,
    due: String,
    answer: Option<String>,
    erasure: bool,
    version: i64,
}

#[derive(Template)]
#[template(path = "consent.html")]
struct Page {
    frame: Frame,
    id: FirmId,
    name: String,
    uses: Vec<Use>,
    history: Vec<String>,
    requests: Vec<Asked>,
    kinds: Vec<Choice>,
    /// How others than the firm itself note a consent; none for the firm's own people.
    manners: Vec<Choice>,
    bases: Vec<Choice>,
    allowed: Allowed,
}

/// What a firm's data may be used for, and what it asked about them: one page.
pub(crate) async fn show(
    person: Person,
    State(site): State<Arc<Site>>,
    Address(id): Address<FirmId>,
) -> Response {
    let found = match load(&site.institution, &person.context, id).await {
        Ok(found) if found.allowed.read_consent => found,
        Ok(_) => return person.problem(&ActionError::Missing),
        Err(error) => return person.problem(&error),
    };
    let language = person.language;
    let name = found.firm.record.name().to_owned();
    let title = Message::new("consent-title").with("name", name.as_str());
    let frame = Frame::inside(&person, "firms", format!("firms/{id}/consent"), &title);
    let at = |timestamp| moment(language, timestamp, &person.context.zone);
    let consents: Vec<Consent> = found.consents.into_iter().map(|c| c.record).collect();
    let said = |consent: &Consent| {
        Message::new("consent-stands")
            .with("basis", label(consent.basis))
            .with("manner", label(consent.manner))
            .with("since", at(consent.given))
            .with("text", consent.text.to_string())
            .text(language)
    };
    let uses = Purpose::ALL.iter().map(|purpose| Use {
        purpose: purpose.code(),
        title: frame.say(label(*purpose)),
        text: frame.t(&format!("consent-ask-{}", purpose.code())),
        stands: standing_consent(&consents, *purpose).map(said),
    });
    let uses = uses.collect();
    let history = consents.iter().filter_map(|consent| {
        let ended = consent.ended?;
        let message = Message::new("consent-ended").with("purpose", label(consent.purpose));
        Some(frame.say(message.with("given", at(consent.given)).with("ended", at(ended))))
    });
    let history = history.collect();
    let requests = found.requests.iter().rev().map(|stored| {
        let request = &stored.record;
        Asked {
            id: request.id,
            what: frame.say(label(request.kind)),
            text: request.text.clone(),
            made: at(request.made),
            due: day(language, request.due),
            answer: request
                .answered
                .map(|answered| format!("{}: {}", at(answered), request.answer)),
            erasure: request.kind == RequestKind::Erasure,
            version: stored.version,
        }
    });
    let requests = requests.collect();
    let is_own = is_own(&person, id);
    let manners = Choice::words::<Manner>(language).into_iter().filter(|m| m.value != "page");
    page(&Page {
        id,
        name,
        uses,
        history,
        requests,
        kinds: Choice::words::<RequestKind>(language),
        manners: if is_own { Vec::new() } else { manners.collect() },
        bases: if is_own { Vec::new() } else { Choice::words::<LegalBasis>(language) },
        allowed: found.allowed,
        frame,
    })
}

fn is_own(person: &Person, firm: FirmId) -> bool {
    person.actor().is(Role::Member) && person.actor().firms.contains(&firm)
}

fn back(person: &Person, firm: FirmId, to: &str) -> Response {
    Redirect::to(&format!("/{}/firms/{firm}/consent{to}", person.language)).into_response()
}

/// Gives a consent, or notes one that was given on paper or by word of mouth.
pub(crate) async fn give(
    person: Person,
    State(site): State<Arc<Site>>,
    Address(id): Address<FirmId>,
    typed: Typed,
) -> Response {
    let Some(purpose) = typed.word::<Purpose>("purpose") else {
        return person.problem(&ActionError::Missing);
    };
    let basis = typed.word("basis").unwrap_or(LegalBasis::Consent);
    let manner = typed.word("manner").unwrap_or(Manner::Page);
    let given = consent::give(&site.institution, &person.context, id, purpose, basis, manner);
    match given.await {
        Ok(()) => back(&person, id, &format!("#{purpose}")),
        Err(error) => person.problem(&error),
    }
}

/// Withdraws a consent in one step.
pub(crate) async fn withdraw(
    person: Person,
    State(site): State<Arc<Site>>,
    Address(id): Address<FirmId>,
    typed: Typed,
) -> Response {
    let Some(purpose) = typed.word::<Purpose>("purpose") else {
        return person.problem(&ActionError::Missing);
    };
    match consent::withdraw(&site.institution, &person.context, id, purpose).await {
        Ok(()) => back(&person, id, &format!("#{purpose}")),
        Err(error) => person.problem(&error),
    }
}

/// Makes a request about the firm's data.
pub(crate) async fn ask(
    person: Person,
    State(site): State<Arc<Site>>,
    Address(id): Address<FirmId>,
    typed: Typed,
) -> Response {
    let Some(kind) = typed.word::<RequestKind>("kind") else {
        return person.problem(&ActionError::Missing);
    };
    let text = typed.text("text");
    match request::make(&site.institution, &person.context, id, kind, text).await {
        Ok(request) => back(&person, id, &format!("#r-{request}")),
        Err(error) => person.problem(&error),
    }
}

/// Answers a request.
pub(crate) async fn answer(
    person: Person,
    State(site): State<Arc<Site>>,
    Address((id, asked)): Address<(FirmId, RequestId)>,
    typed: Typed,
) -> Response {
    let (version, text) = (typed.version(), typed.text("answer"));
    match request::answer(&site.institution, &person.context, asked, version, text).await {
        Ok(()) => back(&person, id, &format!("#r-{asked}")),
        Err(error) => person.problem(&error),
    }
}

/// Everything the institution holds about the firm, as a file to take along.
pub(crate) async fn export(
    person: Person,
    State(site): State<Arc<Site>>,
    Address(id): Address<FirmId>,
) -> Response {
    let export = match firm::export(&site.institution, &person.context, id).await {
        Ok(export) => export,
        Err(error) => return person.problem(&error),
    };
    match serde_json::to_string_pretty(&export) {
        Ok(json) => {
            let name = format!("attachment; filename=\"puente-{id}.json\"");
            ([(CONTENT_TYPE, "application/json".to_owned()), (CONTENT_DISPOSITION, name)], json)
                .into_response()
        }
        Err(error) => person.problem(&ActionError::Store(error.into())),
    }
}

/// Erases the firm, once the person has ticked that they are sure.
pub(crate) async fn erase(
    person: Person,
    State(site): State<Arc<Site>>,
    Address(id): Address<FirmId>,
    typed: Typed,
) -> Response {
    if !typed.ticked("sure") {
        return Redirect::to(&format!("/{}/firms/{id}#data", person.language)).into_response();
    }
    match firm::erase(&site.institution, &person.context, id).await {
        Ok(()) => Redirect::to(&format!("/{}/firms", person.language)).into_response(),
        Err(error) => person.problem(&error),
    }
}
