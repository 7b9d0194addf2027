use std::collections::BTreeMap;
use std::sync::Arc;

use actions::ActionError;
use actions::obstacles::{list, state};
use axum::extract::State;
use axum::response::{IntoResponse, Redirect, Response};
use standards::{Hindrance, Obstacle, Obstacles};
use vocabulary::{FirmId, Language};

use super::frame_of;
use crate::Site;
use crate::form::{Choice, Field, Form, Group, Input};
use crate::frame::page;
use crate::pages::firm::edit::Edit;
use crate::pages::missing::Address;
use crate::typed::Typed;
use crate::visitor::Person;

/// The page, below its firm, and the key of its title.
const PAGE: (&str, &str) = ("obstacles", "obstacles-of");

fn form(language: Language, id: FirmId) -> Form {
    let choices = || {
        let choice =
            |hindrance: &Hindrance| Choice::new(hindrance.code(), hindrance.label().text(language));
        Hindrance::ALL.iter().map(choice).collect::<Vec<_>>()
    };
    let mut fields: Vec<Field> = Obstacle::ALL
        .iter()
        .map(|obstacle| {
            let mut field = Field::new(language, obstacle.code(), Input::Radio(choices()));
            field.label = obstacle.question().text(language);
            field
        })
        .collect();
    fields.push(Field::new(language, "note", Input::Lines));
    let url = format!("/{language}/firms/{id}");
    Form::new(language, format!("{url}/obstacles"), "save", vec![Group::new(fields)])
        .cancel(format!("{url}/assessments"))
}

/// The questionnaire, filled in with what the firm said last.
pub(crate) async fn show(
    person: Person,
    State(site): State<Arc<Site>>,
    Address(id): Address<FirmId>,
) -> Response {
    let language = person.language;
    let stated = match list(&site.institution, &person.context, id).await {
        Ok(stated) => stated,
        Err(error) => return person.problem(&error),
    };
    let last = stated.into_iter().next().map(|stated| stated.record.content);
    let answers = last.iter().flat_map(|last| &last.answers);
    let start = answers.map(|(what, how)| (what.code(), how.code().to_owned())).collect();
    match frame_of(&site, &person, id, PAGE).await {
        Ok(frame) => {
            let form = form(language, id).filled(&Typed::of(start, language), &[], language);
            let lead = Some(frame.t("obstacles-lead"));
            page(&Edit { lead, ..Edit::new(frame, form) })
        }
        Err(error) => person.problem(&error),
    }
}

/// Keeps what the firm says today.
pub(crate) async fn send(
    person: Person,
    State(site): State<Arc<Site>>,
    Address(id): Address<FirmId>,
    typed: Typed,
) -> Response {
    let language = person.language;
    let answers = Obstacle::ALL.into_iter().filter_map(|obstacle| {
        let typed = typed.text(obstacle.code());
        let hindrance = Hindrance::ALL.into_iter().find(|one| one.code() == typed)?;
        Some((obstacle, hindrance))
    });
    let content = Obstacles {
        date: person.context.today(),
        answers: answers.collect::<BTreeMap<_, _>>(),
        note: typed.text("note").to_owned(),
    };
    match state(&site.institution, &person.context, id, content).await {
        Ok(_) => {
            let url = format!("/{language}/firms/{id}/assessments#obstacles");
            Redirect::to(&url).into_response()
        }
        Err(ActionError::Invalid(problems)) => match frame_of(&site, &person, id, PAGE).await {
            Ok(frame) => {
                Edit::new(frame, form(language, id).filled(&typed, &problems, language)).again()
            }
            Err(error) => person.problem(&error),
        },
        Err(error) => person.problem(&error),
    }
}
