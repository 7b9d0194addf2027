use std::sync::Arc;

use actions::ActionError;
use actions::experience::{change, record, show as load, start, translate};
use axum::extract::{Query, State};
use axum::response::{IntoResponse, Redirect, Response};
use knowledge::{Experience, ExperienceId, Kind, Measured, Raised, Sharing, Status, Telling};
use serde::Deserialize;
use standards::{Catalogue, Level};
use vocabulary::{Code as _, Currency, FirmId, Language};
use words::Message;

use crate::Site;
use crate::form::{Choice, Field, Form, Group, Input};
use crate::frame::{Frame, page};
use crate::pages::firm::edit::Edit;
use crate::pages::missing::Address;
use crate::show::amount;
use crate::typed::Typed;
use crate::visitor::Person;

#[derive(Debug, Default, Deserialize)]
pub(crate) struct Asked {
    /// The experience that is tried again.
    #[serde(default)]
    tries: String,
    /// The experience that is adapted.
    #[serde(default)]
    adapts: String,
    /// The requirement that it is about, as standard/code.
    #[serde(default)]
    requirement: String,
}

fn form(language: Language, catalogue: &Catalogue, action: String, cancel: String) -> Form {
    let lines = |name| Field::new(language, name, Input::Lines);
    let requirements = catalogue.standards().flat_map(|standard| {
        standard.requirements.iter().map(|requirement| {
            let (code, title) = (&requirement.code, requirement.title.say(language));
            Choice::new(
                format!("{}/{code}", standard.code),
                format!("{} {code} · {title}", standard.code),
            )
        })
    });
    let requirements = Choice::or_none(language, requirements.collect());
    let levels = || {
        let all = Level::ALL.map(|level| Choice::new(level, level.to_string()));
        Input::One(Choice::or_none(language, all.into()))
    };
    let figure = |name| Field::new(language, name, Input::Line("text", "decimal"));
    let first = vec![
        Field::line(language, "title").required(),
        lines("problem"),
        lines("tried"),
        lines("failed"),
        lines("worked"),
        Field::new(language, "sharing", Input::Radio(Choice::words::<Sharing>(language))),
        Field::new(language, "tries", Input::Hidden).labelled(language, "field-adapts"),
        Field::new(language, "adapts", Input::Hidden),
    ];
    let details = vec![
        lines("adaptation"),
        lines("means"),
        Field::new(language, "cost", Input::Line("text", "decimal")),
        Field::new(language, "weeks", Input::Line("text", "numeric")),
        Field::new(language, "experience_kind", Input::Radio(Choice::words::<Kind>(language))),
        lines("private"),
    ];
    let figures = vec![
        Field::new(language, "requirement", Input::One(requirements))
            .labelled(language, "field-experience-requirement"),
        Field::new(language, "level_before", levels()),
        Field::new(language, "level_after", levels()),
        Field::line(language, "measure"),
        figure("measure_before"),
        figure("measure_after"),
    ];
    let groups = vec![
        Group::new(first),
        Group::titled(language, "experience-details", details).folded(),
        Group::titled(language, "experience-figures", figures).folded(),
    ];
    Form::new(language, action, "save", groups).cancel(cancel)
}

/// What one would type to get an experience.
fn typed_of(told: &Experience, language: Language) -> Typed {
    let level = |level: Option<Level>| level.map(|level| level.to_string()).unwrap_or_default();
    let figure = |value: Option<f64>| {
        value.map(|value| words::number(language, value, 2)).unwrap_or_default()
    };
    let mut pairs: Vec<(&str, String)> =
        told.telling.parts().iter().map(|(name, text)| (*name, (*text).to_owned())).collect();
    let raised = told.raised.first();
    let measured = told.measured.first();
    pairs.extend([
        ("sharing", told.sharing.code().to_owned()),
        ("experience_kind", told.kind.code().to_owned()),
        ("private", told.kept.clone()),
        ("cost", told.cost.map(amount).unwrap_or_default()),
        ("weeks", told.weeks.map(|weeks| weeks.to_string()).unwrap_or_default()),
        ("tries", told.replicates.map(|id| id.to_string()).unwrap_or_default()),
        ("adapts", told.adapted_from.first().map(ToString::to_string).unwrap_or_default()),
        (
            "requirement",
            raised.map(|r| format!("{}/{}", r.standard, r.requirement)).unwrap_or_default(),
        ),
        ("level_before", level(raised.and_then(|r| r.before))),
        ("level_after", level(raised.and_then(|r| r.after))),
        ("measure", measured.map(|one| one.what.clone()).unwrap_or_default()),
        ("measure_before", figure(measured.and_then(|one| one.before))),
        ("measure_after", figure(measured.and_then(|one| one.after))),
    ]);
    Typed::of(pairs, language)
}

fn telling(typed: &Typed) -> Telling {
    let text = |name| typed.text(name).to_owned();
    Telling {
        title: text("title"),
        problem: text("problem"),
        tried: text("tried"),
        failed: text("failed"),
        worked: text("worked"),
        adaptation: text("adaptation"),
        means: text("means"),
    }
}

/// The experience as it was typed. What the form does not ask, such as a second requirement, stays.
fn told_of(typed: &mut Typed, mut told: Experience) -> Experience {
    told.telling = telling(typed);
    told.sharing = typed.word("sharing").unwrap_or(Sharing::Anonymous);
    told.kind = typed.word("experience_kind").unwrap_or(Kind::Applied);
    typed.text("private").clone_into(&mut told.kept);
    told.cost = typed.money("cost", Currency::of(told.country).unwrap_or(Currency::Usd));
    told.weeks = typed.count("weeks");
    told.replicates = typed.text("tries").parse().ok();
    let adapted: Option<ExperienceId> = typed.text("adapts").parse().ok();
    let mut others = std::mem::take(&mut told.adapted_from);
    if !others.is_empty() {
        others.remove(0);
    }
    told.adapted_from = adapted.into_iter().chain(others).collect();
    let level = |text: &str| text.parse().ok().and_then(Level::new);
    let raised = typed.text("requirement").split_once('/').map(|(standard, requirement)| Raised {
        standard: standard.to_owned(),
        requirement: requirement.to_owned(),
        before: level(typed.text("level_before")),
        after: level(typed.text("level_after")),
    });
    let others = told.raised.into_iter().skip(1).filter(|other| {
        raised.as_ref().is_none_or(|own| {
            (&own.standard, &own.requirement) != (&other.standard, &other.requirement)
        })
    });
    told.raised = raised.clone().into_iter().chain(others).collect();
    let what = typed.text("measure").to_owned();
    let (before, after) = (typed.number("measure_before"), typed.number("measure_after"));
    let is_measured = !what.is_empty() || before.is_some() || after.is_some();
    let measured = is_measured.then_some(Measured { what, before, after });
    let others = told.measured.into_iter().skip(1);
    told.measured = measured.into_iter().chain(others).collect();
    told
}

async fn frame_new(site: &Site, person: &Person, id: FirmId) -> Result<Frame, ActionError> {
    let found = actions::firm::show(&site.institution, &person.context, id).await?;
    let title = Message::new("experiences-own").with("name", found.firm.record.name());
    Ok(Frame::inside(person, "experiences", format!("firms/{id}/experiences/new"), &title))
}

/// A new experience, of a firm's own or built on another one.
async fn begin(
    site: &Site,
    person: &Person,
    id: FirmId,
    asked: &Asked,
) -> Result<Experience, ActionError> {
    let mut told = start(&site.institution, &person.context, id).await?;
    told.replicates = asked.tries.parse().ok();
    told.adapted_from = asked.adapts.parse().ok().into_iter().collect();
    told.sharing = Sharing::Named;
    let origin = told.origins().next();
    if let Some(origin) = origin {
        let shown = load(&site.institution, &person.context, origin).await?;
        let fresh = |raised: &Raised| Raised { before: None, after: None, ..raised.clone() };
        told.raised = shown.view.raised.iter().map(fresh).collect();
        if told.replicates.is_some() {
            let (telling, _) = shown.view.told(person.language);
            told.telling.title.clone_from(&telling.title);
        }
    } else if let Some((standard, code)) = asked.requirement.split_once('/') {
        let (standard, requirement) = (standard.to_owned(), code.to_owned());
        told.raised = vec![Raised { standard, requirement, before: None, after: None }];
    }
    Ok(told)
}

/// The form for a new experience.
pub(crate) async fn new(
    person: Person,
    State(site): State<Arc<Site>>,
    Address(id): Address<FirmId>,
    Query(asked): Query<Asked>,
) -> Response {
    match draft(&site, &person, id, &asked).await {
        Ok(edit) => page(&edit),
        Err(error) => person.problem(&error),
    }
}

async fn draft(
    site: &Site,
    person: &Person,
    id: FirmId,
    asked: &Asked,
) -> Result<Edit, ActionError> {
    let told = begin(site, person, id, asked).await?;
    let typed = typed_of(&told, person.language);
    form_new(site, person, id, &typed, &[]).await
}

async fn form_new(
    site: &Site,
    person: &Person,
    id: FirmId,
    typed: &Typed,
    problems: &[registry::Problem],
) -> Result<Edit, ActionError> {
    let language = person.language;
    let catalogue = site.institution.standards().await?;
    let url = format!("/{language}/firms/{id}/experiences");
    let form = form(language, &catalogue, format!("{url}/new"), url);
    let frame = frame_new(site, person, id).await?;
    let lead = Some(frame.t("experience-new-lead"));
    Ok(Edit { lead, ..Edit::new(frame, form.filled(typed, problems, language)) })
}

/// Writes it down.
pub(crate) async fn add(
    person: Person,
    State(site): State<Arc<Site>>,
    Address(id): Address<FirmId>,
    mut typed: Typed,
) -> Response {
    let base = match start(&site.institution, &person.context, id).await {
        Ok(base) => base,
        Err(error) => return person.problem(&error),
    };
    let told = told_of(&mut typed, base);
    let mut problems = std::mem::take(&mut typed.problems);
    if problems.is_empty() {
        match record(&site.institution, &person.context, id, told).await {
            Ok(id) => {
                let url = format!("/{}/experiences/{id}", person.language);
                return Redirect::to(&url).into_response();
            }
            Err(ActionError::Invalid(found)) => problems = found,
            Err(error) => return person.problem(&error),
        }
    }
    match form_new(&site, &person, id, &typed, &problems).await {
        Ok(edit) => edit.again(),
        Err(error) => person.problem(&error),
    }
}

/// A draft of the person's own side, with its version.
async fn own(
    site: &Site,
    person: &Person,
    id: ExperienceId,
) -> Result<(Experience, i64), ActionError> {
    let shown = load(&site.institution, &person.context, id).await?;
    match (shown.view.whole, shown.version) {
        (Some(told), Some(version)) => Ok((told, version)),
        _ => Err(ActionError::Missing),
    }
}

async fn form_edit(
    site: &Site,
    person: &Person,
    (told, version): (&Experience, i64),
    typed: &Typed,
    problems: &[registry::Problem],
) -> Result<Edit, ActionError> {
    let language = person.language;
    let catalogue = site.institution.standards().await?;
    let url = format!("/{language}/experiences/{}", told.id);
    let form = form(language, &catalogue, format!("{url}/edit"), url).version(version);
    let title = Message::verbatim(told.telling.title.as_str());
    let path = format!("experiences/{}/edit", told.id);
    let frame = Frame::inside(person, "experiences", path, &title);
    Ok(Edit::new(frame, form.filled(typed, problems, language)))
}

/// The form for a draft.
pub(crate) async fn edit(
    person: Person,
    State(site): State<Arc<Site>>,
    Address(id): Address<ExperienceId>,
) -> Response {
    let (told, version) = match own(&site, &person, id).await {
        Ok((told, _)) if told.status != Status::Draft => {
            return person.problem(&ActionError::Conflict);
        }
        Ok(found) => found,
        Err(error) => return person.problem(&error),
    };
    let typed = typed_of(&told, person.language);
    match form_edit(&site, &person, (&told, version), &typed, &[]).await {
        Ok(edit) => page(&edit),
        Err(error) => person.problem(&error),
    }
}

/// Changes it.
pub(crate) async fn send(
    person: Person,
    State(site): State<Arc<Site>>,
    Address(id): Address<ExperienceId>,
    mut typed: Typed,
) -> Response {
    let (before, current) = match own(&site, &person, id).await {
        Ok(found) => found,
        Err(error) => return person.problem(&error),
    };
    let version = typed.version();
    let told = told_of(&mut typed, before.clone());
    let mut problems = std::mem::take(&mut typed.problems);
    if problems.is_empty() {
        match change(&site.institution, &person.context, told, version).await {
            Ok(()) => {
                let url = format!("/{}/experiences/{id}", person.language);
                return Redirect::to(&url).into_response();
            }
            Err(ActionError::Invalid(found)) => problems = found,
            Err(ActionError::Conflict) if before.status == Status::Draft => {
                let theirs = typed_of(&before, person.language);
                let again = form_edit(&site, &person, (&before, current), &typed, &[]).await;
                return match again {
                    Ok(edit) => edit.after_conflict(&theirs, &typed),
                    Err(error) => person.problem(&error),
                };
            }
            Err(error) => return person.problem(&error),
        }
    }
    match form_edit(&site, &person, (&before, version), &typed, &problems).await {
        Ok(edit) => edit.again(),
        Err(error) => person.problem(&error),
    }
}

fn form_translation(
    person: &Person,
    told: &Experience,
    version: i64,
    typed: &Typed,
    problems: &[registry::Problem],
) -> Edit {
    let language = person.language;
    let url = format!("/{language}/experiences/{}", told.id);
    let others = Language::ALL.into_iter().filter(|other| *other != told.language);
    let others = others.map(|other| Choice::new(other, other.own_name())).collect();
    let mut fields = vec![Field::new(language, "language", Input::Radio(others))];
    for (name, text) in told.telling.parts() {
        if text.trim().is_empty() {
            continue;
        }
        let mut field = match name {
            "title" => Field::line(language, name).required(),
            _ => Field::new(language, name, Input::Lines),
        };
        // What is to be translated stands where it is translated.
        field.hint = Some(text.to_owned());
        fields.push(field);
    }
    let form = Form::new(language, format!("{url}/translate"), "save", vec![Group::new(fields)]);
    let form = form.version(version).cancel(url);
    let title =
        Message::new("experience-translation-of").with("title", told.telling.title.as_str());
    let path = format!("experiences/{}/translate", told.id);
    let frame = Frame::inside(person, "experiences", path, &title);
    Edit::new(frame, form.filled(typed, problems, language))
}

/// The form for a translation.
pub(crate) async fn translation(
    person: Person,
    State(site): State<Arc<Site>>,
    Address(id): Address<ExperienceId>,
) -> Response {
    let (told, version) = match own(&site, &person, id).await {
        Ok(found) => found,
        Err(error) => return person.problem(&error),
    };
    let into = Language::ALL.into_iter().find(|one| *one != told.language);
    let into = if person.language == told.language { into } else { Some(person.language) };
    let mut pairs = vec![("language", into.unwrap_or_default().code().to_owned())];
    if let Some(before) = into.and_then(|into| told.told(into)) {
        pairs.extend(before.parts().map(|(name, text)| (name, text.to_owned())));
    }
    let typed = Typed::of(pairs, person.language);
    page(&form_translation(&person, &told, version, &typed, &[]))
}

/// Puts it beside the original.
pub(crate) async fn translated(
    person: Person,
    State(site): State<Arc<Site>>,
    Address(id): Address<ExperienceId>,
    typed: Typed,
) -> Response {
    let (told, _) = match own(&site, &person, id).await {
        Ok(found) => found,
        Err(error) => return person.problem(&error),
    };
    let version = typed.version();
    let code = typed.text("language");
    let found = Language::ALL.into_iter().find(|one| one.code() == code);
    let into = found.unwrap_or(told.language);
    let (institution, context) = (&site.institution, &person.context);
    match translate(institution, context, id, version, into, telling(&typed)).await {
        Ok(()) => Redirect::to(&format!("/{}/experiences/{id}", person.language)).into_response(),
        Err(ActionError::Invalid(problems)) => {
            form_translation(&person, &told, version, &typed, &problems).again()
        }
        Err(error) => person.problem(&error),
    }
}
