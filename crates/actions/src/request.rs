//! What firms ask about their own data, and the answers.

use access::Action;
use registry::{Request, RequestKind, due, problem};
use store::{Act, Stored};
use vocabulary::{FirmId, RequestId};

use crate::{ActionError, Context, Institution, gate};

/// Makes a request; the day by which it must be answered follows from its kind.
///
/// # Errors
///
/// The firm does not exist for this actor.
pub async fn make(
    institution: &Institution,
    context: &Context,
    firm: FirmId,
    kind: RequestKind,
    text: &str,
) -> Result<RequestId, ActionError> {
    gate::firm(institution, context, Action::MakeRequest, firm).await?;
    let request = Request {
        id: RequestId(context.uuid()),
        firm,
        kind,
        text: text.trim().to_owned(),
        made: context.now,
        due: due(kind, context.today()),
        answered: None,
        answer: String::new(),
    };
    let mut change = institution.store.begin().await?;
    change.insert(&request).await?;
    change.act(Act::new("request-made", "firm", firm).sealed(firm, &request)?);
    change.commit(context.now, context.actor.account).await?;
    Ok(request.id)
}

/// Answers a request. A request for erasure that is granted is answered by erasing the firm.
///
/// # Errors
///
/// It is answered already, the answer is empty, or it does not exist for this actor.
pub async fn answer(
    institution: &Institution,
    context: &Context,
    id: RequestId,
    version: i64,
    text: &str,
) -> Result<(), ActionError> {
    let mut request: Stored<Request> = gate::existing(institution, id).await?;
    gate::firm(institution, context, Action::AnswerRequest, request.record.firm).await?;
    if request.record.answered.is_some() {
        return Err(ActionError::Conflict);
    }
    if text.trim().is_empty() {
        return Err(ActionError::Invalid(vec![problem("answer", "problem-answer")]));
    }
    request.record.answered = Some(context.now);
    text.trim().clone_into(&mut request.record.answer);
    let firm = request.record.firm;
    let mut change = institution.store.begin().await?;
    change.update(&request.record, version).await?;
    change.act(Act::new("request-answered", "firm", firm).sealed(firm, &request.record)?);
    Ok(change.commit(context.now, context.actor.account).await?)
}
