//! The case file of a firm.

use access::Action;
use jiff::civil::Date;
use registry::{Event, EventKind, Signature, problem};
use store::{Act, Stored};
use vocabulary::EventId;

use crate::error::sound;
use crate::{ActionError, Context, Institution, gate};

/// Records what happened. Author, time, signature and fulfilment are not the caller's to fill in.
///
/// # Errors
///
/// Something has to be mended, or the firm does not exist for this actor.
pub async fn record(
    institution: &Institution,
    context: &Context,
    mut event: Event,
) -> Result<EventId, ActionError> {
    gate::firm(institution, context, Action::WriteCase, event.firm).await?;
    let Some(author) = context.actor.account else { return Err(ActionError::Missing) };
    event.id = EventId(context.uuid());
    event.author = author;
    event.recorded = context.now;
    event.signature = None;
    event.kept = None;
    sound(event.problems(context.today()))?;
    let mut change = institution.store.begin().await?;
    change.insert(&event).await?;
    change.act(Act::new("event-recorded", "firm", event.firm).sealed(event.firm, &event)?);
    change.commit(context.now, context.actor.account).await?;
    Ok(event.id)
}

/// Puts the firm's signature under the record of a visit. The record cannot be changed any more.
///
/// # Errors
///
/// It is signed already, or does not exist for this actor.
pub async fn sign(
    institution: &Institution,
    context: &Context,
    id: EventId,
    version: i64,
    name: &str,
) -> Result<(), ActionError> {
    let mut event: Stored<Event> = gate::existing(institution, id).await?;
    gate::firm(institution, context, Action::SignCase, event.record.firm).await?;
    let Some(account) = context.actor.account else { return Err(ActionError::Missing) };
    if event.record.kind != EventKind::Visit || event.record.signature.is_some() {
        return Err(ActionError::Conflict);
    }
    if name.trim().is_empty() {
        return Err(ActionError::Invalid(vec![problem("signature", "problem-signature")]));
    }
    event.record.signature =
        Some(Signature { name: name.trim().to_owned(), at: context.now, account });
    store_changed(institution, context, &event.record, version, "event-signed").await
}

/// Notes that an agreement was kept on a day.
///
/// # Errors
///
/// It is no open agreement, or does not exist for this actor.
pub async fn keep(
    institution: &Institution,
    context: &Context,
    id: EventId,
    version: i64,
    day: Date,
) -> Result<(), ActionError> {
    let mut event: Stored<Event> = gate::existing(institution, id).await?;
    gate::firm(institution, context, Action::SignCase, event.record.firm).await.or(gate::firm(
        institution,
        context,
        Action::WriteCase,
        event.record.firm,
    )
    .await)?;
    if event.record.kind != EventKind::Agreement || event.record.kept.is_some() {
        return Err(ActionError::Conflict);
    }
    if day > context.today() || day < event.record.day {
        return Err(ActionError::Invalid(vec![problem("kept", "problem-kept")]));
    }
    event.record.kept = Some(day);
    store_changed(institution, context, &event.record, version, "agreement-kept").await
}

async fn store_changed(
    institution: &Institution,
    context: &Context,
    event: &Event,
    version: i64,
    verb: &'static str,
) -> Result<(), ActionError> {
    let mut change = institution.store.begin().await?;
    change.update(event, version).await?;
    change.act(Act::new(verb, "firm", event.firm).sealed(event.firm, event)?);
    Ok(change.commit(context.now, context.actor.account).await?)
}
