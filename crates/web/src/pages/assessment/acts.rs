use std::sync::Arc;

use actions::assessment::{correct, discard, give_back, show, submit, verify};
use axum::extract::State;
use axum::response::{IntoResponse, Redirect, Response};
use standards::AssessmentId;
use uuid::Uuid;

use super::result;
use crate::Site;
use crate::pages::missing::Address;
use crate::typed::Typed;
use crate::visitor::Person;

/// Hands a draft in.
pub(crate) async fn handed_in(
    person: Person,
    State(site): State<Arc<Site>>,
    Address(id): Address<Uuid>,
    typed: Typed,
) -> Response {
    let (institution, context) = (&site.institution, &person.context);
    let done = submit(institution, context, AssessmentId(id), typed.version()).await;
    result::after(&site, &person, id, done).await
}

/// Gives it back to whoever wrote it.
pub(crate) async fn given_back(
    person: Person,
    State(site): State<Arc<Site>>,
    Address(id): Address<Uuid>,
    typed: Typed,
) -> Response {
    let (institution, context) = (&site.institution, &person.context);
    let done = give_back(institution, context, AssessmentId(id), typed.version()).await;
    result::after(&site, &person, id, done).await
}

/// Vouches for it.
pub(crate) async fn verified(
    person: Person,
    State(site): State<Arc<Site>>,
    Address(id): Address<Uuid>,
    typed: Typed,
) -> Response {
    let (institution, context) = (&site.institution, &person.context);
    let done = verify(institution, context, AssessmentId(id), typed.version()).await;
    result::after(&site, &person, id, done).await
}

/// Begins a correction.
pub(crate) async fn corrected(
    person: Person,
    State(site): State<Arc<Site>>,
    Address(id): Address<Uuid>,
    typed: Typed,
) -> Response {
    let reason = typed.text("reason");
    match correct(&site.institution, &person.context, AssessmentId(id), reason).await {
        Ok(new) => {
            let url = format!("/{}/assessments/{}/answers", person.language, new.0);
            Redirect::to(&url).into_response()
        }
        Err(error) => result::again(&site, &person, AssessmentId(id), error).await,
    }
}

/// Throws a draft away.
pub(crate) async fn discarded(
    person: Person,
    State(site): State<Arc<Site>>,
    Address(id): Address<Uuid>,
    typed: Typed,
) -> Response {
    let (institution, context) = (&site.institution, &person.context);
    let firm = match show(institution, context, AssessmentId(id)).await {
        Ok(shown) => shown.filed.record.firm,
        Err(error) => return person.problem(&error),
    };
    match discard(institution, context, AssessmentId(id), typed.version()).await {
        Ok(()) => {
            let url = format!("/{}/firms/{firm}/assessments", person.language);
            Redirect::to(&url).into_response()
        }
        Err(error) => result::again(&site, &person, AssessmentId(id), error).await,
    }
}

/// Begins the improvement plan with the next steps.
pub(crate) async fn planned(
    person: Person,
    State(site): State<Arc<Site>>,
    Address(id): Address<Uuid>,
    _typed: Typed,
) -> Response {
    let begun = actions::plan::begin(&site.institution, &person.context, AssessmentId(id)).await;
    match begun {
        Ok(plan) => Redirect::to(&format!("/{}/plans/{}", person.language, plan.0)).into_response(),
        Err(error) => result::again(&site, &person, AssessmentId(id), error).await,
    }
}
