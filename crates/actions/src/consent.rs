//! What a firm's data may be used for.

use access::{Action, Role};
use registry::{CONSENT_TEXT, Consent, LegalBasis, Manner, Purpose, standing_consent};
use store::{Act, Stored};
use vocabulary::{ConsentId, FirmId};

use crate::{ActionError, Context, Institution, gate};

/// Notes a legal basis for a purpose. A firm's own people consent on the page; others note what
/// was given on paper or by word of mouth. Nothing happens when one stands already.
///
/// # Errors
///
/// The firm does not exist for this actor, or its people name another basis than their consent.
pub async fn give(
    institution: &Institution,
    context: &Context,
    firm: FirmId,
    purpose: Purpose,
    basis: LegalBasis,
    manner: Manner,
) -> Result<(), ActionError> {
    gate::firm(institution, context, Action::ChangeConsent, firm).await?;
    let is_own = context.actor.firms.contains(&firm) && context.actor.is(Role::Member);
    let manner = if is_own { Manner::Page } else { manner };
    if (is_own && basis != LegalBasis::Consent) || (!is_own && manner == Manner::Page) {
        return Err(ActionError::Missing);
    }
    let consents: Vec<Stored<Consent>> = institution.store.of_firm(firm).await?;
    let consents: Vec<Consent> = consents.into_iter().map(|consent| consent.record).collect();
    if standing_consent(&consents, purpose).is_some() {
        return Ok(());
    }
    let consent = Consent {
        id: ConsentId(context.uuid()),
        firm,
        purpose,
        basis,
        manner,
        text: CONSENT_TEXT,
        given: context.now,
        ended: None,
    };
    let mut change = institution.store.begin().await?;
    change.insert(&consent).await?;
    change.act(Act::new("consent-given", "firm", firm).sealed(firm, &consent)?);
    Ok(change.commit(context.now, context.actor.account).await?)
}

/// Withdraws the consent for a purpose; at once, and as easily as it was given. Nothing happens
/// when none stands.
///
/// # Errors
///
/// The firm does not exist for this actor.
pub async fn withdraw(
    institution: &Institution,
    context: &Context,
    firm: FirmId,
    purpose: Purpose,
) -> Result<(), ActionError> {
    gate::firm(institution, context, Action::ChangeConsent, firm).await?;
    let consents: Vec<Stored<Consent>> = institution.store.of_firm(firm).await?;
    let mut change = institution.store.begin().await?;
    let mut withdrawn = false;
    for stored in consents {
        if stored.record.purpose == purpose && stored.record.stands() {
            let consent = Consent { ended: Some(context.now), ..stored.record };
            change.update(&consent, stored.version).await?;
            change.act(Act::new("consent-withdrawn", "firm", firm).sealed(firm, &consent)?);
            withdrawn = true;
        }
    }
    if withdrawn {
        change.commit(context.now, context.actor.account).await?;
    }
    Ok(())
}
