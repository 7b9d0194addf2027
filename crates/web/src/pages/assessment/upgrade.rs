use std::sync::Arc;

use actions::ActionError;
use actions::upgrade::record;
use axum::extract::State;
use axum::response::{IntoResponse, Redirect, Response};
use standards::{Upgrade, UpgradeKind};
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
const PAGE: (&str, &str) = ("upgrades", "upgrade-of");

fn form(language: Language, id: FirmId) -> Form {
    let kinds =
        UpgradeKind::ALL.iter().map(|kind| Choice::new(kind.code(), kind.label().text(language)));
    let fields = vec![
        Field::new(language, "upgrade_kind", Input::Radio(kinds.collect())),
        Field::new(language, "since", Input::Line("date", "text")).required(),
        Field::new(language, "what", Input::Lines).required(),
    ];
    let url = format!("/{language}/firms/{id}");
    Form::new(language, format!("{url}/upgrades"), "save", vec![Group::new(fields)])
        .cancel(format!("{url}/assessments"))
}

/// The form for a step that was taken.
pub(crate) async fn show(
    person: Person,
    State(site): State<Arc<Site>>,
    Address(id): Address<FirmId>,
) -> Response {
    let language = person.language;
    if let Err(error) = actions::upgrade::list(&site.institution, &person.context, id).await {
        return person.problem(&error);
    }
    match frame_of(&site, &person, id, PAGE).await {
        Ok(frame) => {
            let start = vec![("upgrade_kind", UpgradeKind::Process.code().to_owned())];
            let form = form(language, id).filled(&Typed::of(start, language), &[], language);
            page(&Edit::new(frame, form))
        }
        Err(error) => person.problem(&error),
    }
}

/// Records the step.
pub(crate) async fn send(
    person: Person,
    State(site): State<Arc<Site>>,
    Address(id): Address<FirmId>,
    mut typed: Typed,
) -> Response {
    let language = person.language;
    let kind = typed.text("upgrade_kind");
    let kind = UpgradeKind::ALL.into_iter().find(|one| one.code() == kind);
    let content = Upgrade {
        kind: kind.unwrap_or(UpgradeKind::Process),
        since: typed.day("since").unwrap_or_else(|| person.context.today()),
        what: typed.text("what").to_owned(),
        requirements: Vec::new(),
        evidence: Vec::new(),
    };
    let mut problems = std::mem::take(&mut typed.problems);
    if problems.is_empty() {
        match record(&site.institution, &person.context, id, content).await {
            Ok(_) => {
                let url = format!("/{language}/firms/{id}/assessments#upgrades");
                return Redirect::to(&url).into_response();
            }
            Err(ActionError::Invalid(found)) => problems = found,
            Err(error) => return person.problem(&error),
        }
    }
    match frame_of(&site, &person, id, PAGE).await {
        Ok(frame) => {
            Edit::new(frame, form(language, id).filled(&typed, &problems, language)).again()
        }
        Err(error) => person.problem(&error),
    }
}
