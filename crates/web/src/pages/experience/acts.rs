use std::sync::Arc;

use actions::ActionError;
use actions::experience::{discard, give_back, hand_in, publish, reopen, say, withdraw};
use axum::extract::State;
use axum::response::{IntoResponse, Redirect, Response};
use jiff::Timestamp;
use knowledge::{ExperienceId, Feedback, FeedbackId};
use uuid::Uuid;
use vocabulary::FirmId;

use super::show;
use crate::Site;
use crate::pages::missing::Address;
use crate::typed::Typed;
use crate::visitor::Person;

/// What can be done to an experience with one button.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Deed {
    HandIn,
    Publish,
    GiveBack,
    Withdraw,
    Reopen,
}

/// Does it, and leads back to the experience, or says what kept it from being done.
pub(crate) async fn act(
    deed: Deed,
    person: Person,
    State(site): State<Arc<Site>>,
    Address(id): Address<ExperienceId>,
    typed: Typed,
) -> Response {
    let (institution, context, version) = (&site.institution, &person.context, typed.version());
    let done = match deed {
        Deed::HandIn => hand_in(institution, context, id, version).await,
        Deed::Publish => publish(institution, context, id, version).await,
        Deed::GiveBack => give_back(institution, context, id, version, typed.text("reason")).await,
        Deed::Withdraw => withdraw(institution, context, id, version).await,
        Deed::Reopen => reopen(institution, context, id, version).await,
    };
    after(&site, &person, id, done).await
}

async fn after(
    site: &Site,
    person: &Person,
    id: ExperienceId,
    done: Result<(), ActionError>,
) -> Response {
    match done {
        Ok(()) => Redirect::to(&format!("/{}/experiences/{id}", person.language)).into_response(),
        Err(error) => show::again(site, person, id, error).await,
    }
}

/// Throws a draft away.
pub(crate) async fn discarded(
    person: Person,
    State(site): State<Arc<Site>>,
    Address(id): Address<ExperienceId>,
) -> Response {
    match discard(&site.institution, &person.context, id).await {
        Ok(firm) => {
            Redirect::to(&format!("/{}/firms/{firm}/experiences", person.language)).into_response()
        }
        Err(error) => person.problem(&error),
    }
}

/// Says what it was worth.
pub(crate) async fn said(
    person: Person,
    State(site): State<Arc<Site>>,
    Address(id): Address<ExperienceId>,
    typed: Typed,
) -> Response {
    let Ok(firm) = typed.text("firm").parse::<FirmId>() else {
        return person.problem(&ActionError::Missing);
    };
    let feedback = Feedback {
        id: FeedbackId(Uuid::nil()),
        experience: id,
        used: typed.ticked("used"),
        helped: typed.answer("helped"),
        text: typed.text("text").to_owned(),
        named: typed.ticked("named"),
        at: Timestamp::UNIX_EPOCH,
        day: person.context.today(),
    };
    let done = say(&site.institution, &person.context, firm, feedback).await;
    after(&site, &person, id, done).await
}
