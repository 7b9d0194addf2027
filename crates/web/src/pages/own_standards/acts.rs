//! What is done to a library by pressing a button, and what is said of it.

use std::sync::Arc;

use actions::ActionError;
use actions::library::{answer as reply, comment as say, discard, edit, publish, renew, withdraw};
use axum::extract::State;
use axum::response::{IntoResponse, Redirect, Response};
use standards::Edit;
use uuid::Uuid;

use super::{requirement, show};
use crate::Site;
use crate::pages::missing::Address;
use crate::typed::Typed;
use crate::visitor::Person;

/// Moves, removes, fills in, publishes, renews, withdraws or discards, as the pressed button says.
pub(crate) async fn send(
    person: Person,
    State(site): State<Arc<Site>>,
    Address(id): Address<Uuid>,
    typed: Typed,
) -> Response {
    let (institution, context) = (&site.institution, &person.context);
    let (code, version) = (typed.text("code").to_owned(), typed.version());
    let edited = |asked| edit(institution, context, id, version, asked);
    let here = format!("/{}/own-standards/{id}", person.language);
    let done = match typed.text("act") {
        "raise" => edited(Edit::Raise(code.clone())).await.map(|()| format!("{here}#{code}")),
        "remove" => edited(Edit::Remove(code)).await.map(|()| here),
        "raise-chapter" => edited(Edit::RaiseChapter(code)).await.map(|()| here),
        "remove-chapter" => edited(Edit::RemoveChapter(code)).await.map(|()| here),
        "fill-in" => edited(Edit::FillIn(person.language)).await.map(|()| here),
        "publish" => publish(institution, context, id, version).await.map(|_| here),
        "withdraw" => withdraw(institution, context, id, version).await.map(|()| here),
        "renew" => renew(institution, context, id)
            .await
            .map(|next| format!("/{}/own-standards/{next}", person.language)),
        "discard" => discard(institution, context, id, version)
            .await
            .map(|()| format!("/{}/own-standards", person.language)),
        _ => Err(ActionError::Missing),
    };
    match done {
        Ok(to) => Redirect::to(&to).into_response(),
        Err(ActionError::Invalid(problems)) => show::shown(&site, &person, id, "", &problems).await,
        Err(error) => person.problem(&error),
    }
}

/// Says something of a requirement, or of the whole.
pub(crate) async fn comment(
    person: Person,
    State(site): State<Arc<Site>>,
    Address(id): Address<Uuid>,
    typed: Typed,
) -> Response {
    let code = Some(typed.text("requirement").to_owned()).filter(|code| !code.is_empty());
    let text = typed.text("comment");
    let done = say(&site.institution, &person.context, id, code.clone(), text).await;
    after(&site, &person, id, code, text, done).await
}

/// Answers a comment.
pub(crate) async fn answer(
    person: Person,
    State(site): State<Arc<Site>>,
    Address(id): Address<Uuid>,
    typed: Typed,
) -> Response {
    let code = Some(typed.text("requirement").to_owned()).filter(|code| !code.is_empty());
    let place = typed.text("place").parse().unwrap_or(usize::MAX);
    let text = typed.text("comment");
    let done = reply(&site.institution, &person.context, id, place, text).await;
    after(&site, &person, id, code, "", done).await
}

/// Back to where it was said, or there again with what was typed.
async fn after(
    site: &Site,
    person: &Person,
    id: Uuid,
    code: Option<String>,
    typed: &str,
    done: Result<(), ActionError>,
) -> Response {
    match (done, code) {
        (Ok(()), Some(code)) => {
            let url = format!("/{}/own-standards/{id}/requirements/{code}", person.language);
            // Whatever was sent as a code is an address only if it is one.
            let is_address = url.bytes().all(|byte| byte.is_ascii_graphic());
            let url = if is_address { url } else { format!("/{}/own-standards", person.language) };
            Redirect::to(&format!("{url}#comments")).into_response()
        }
        (Ok(()), None) => {
            let url = format!("/{}/own-standards/{id}#comments", person.language);
            Redirect::to(&url).into_response()
        }
        (Err(ActionError::Invalid(problems)), Some(code)) => {
            requirement::shown(site, person, id, &code, typed, &problems).await
        }
        (Err(ActionError::Invalid(problems)), None) => {
            show::shown(site, person, id, typed, &problems).await
        }
        (Err(error), _) => person.problem(&error),
    }
}
