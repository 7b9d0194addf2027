//! Photographs and files as evidence.

use std::path::Path;

use access::Action;
use evidence::{Clean, EvidenceError};
use registry::Problem;
use standards::Attachment;
use store::{Act, Digest, Evidence, StoreError};
use tokio::sync::Semaphore;
use vocabulary::FirmId;
use words::{Message, decimal};

use crate::{ActionError, Context, Institution, gate};

/// The most files of one firm: some ten for each requirement of the longest standard.
pub const MOST_FILES: usize = 2000;

/// Pictures that are drawn anew at a time. Each may take a few hundred megabytes while it is.
static DRAWING: Semaphore = Semaphore::const_new(2);

/// Takes a photograph or file of a firm: checks it, makes it harmless and keeps it sealed under the
/// firm's key. What the firm has already is not kept twice. The attachment that comes back is what
/// an answer or a step of a plan names as its evidence.
///
/// Nothing is kept of a file that did not arrive whole or is refused: whoever sends it again starts
/// over.
///
/// # Errors
///
/// [`ActionError::Invalid`] when the file is refused, with what to do about it, or when the firm has
/// [`MOST_FILES`]; the firm does not exist for this actor; or the folder cannot be written to.
pub async fn add(
    institution: &Institution,
    context: &Context,
    firm: FirmId,
    name: &str,
    bytes: Vec<u8>,
) -> Result<Attachment, ActionError> {
    gate::firm(institution, context, Action::WriteAssessment, firm).await?;
    let Some(author) = context.actor.account else { return Err(ActionError::Missing) };
    let store = &institution.store;
    if store.evidence_of(firm).await?.len() >= MOST_FILES {
        let limit = decimal(MOST_FILES as f64, 0);
        return Err(refused(Message::new("evidence-too-many").with("limit", limit)));
    }
    let Clean { media_type, bytes, thumbnail, name } = clean(bytes, name.to_owned()).await?;
    let size = bytes.len() as u64;
    let again = (bytes.clone(), thumbnail.clone());
    let digest = store.keep_evidence(&institution.evidence, firm, bytes, thumbnail).await?;
    let media_type = media_type.to_owned();
    let file = Attachment { sha256: digest.to_string(), media_type, bytes: size, name };
    let evidence = Evidence { firm, file, created: context.now, author };
    let mut change = store.begin().await?;
    if change.add_evidence(&evidence).await? {
        change.act(Act::new("evidence-added", "firm", firm).sealed(firm, &evidence.file)?);
        change.commit(context.now, context.actor.account).await?;
        // Whoever removed the same file just now may have taken it away before it was noted.
        store.keep_evidence(&institution.evidence, firm, again.0, again.1).await?;
    }
    Ok(evidence.file)
}

/// What a file of a firm contains, or its small picture for lists, and its media type. Show pictures
/// on a page; hand anything else out as a download only, under the attachment's name.
///
/// # Errors
///
/// The firm does not exist for this actor, has no such file, or the file has no small picture; or
/// the file is not what was kept.
pub async fn read(
    institution: &Institution,
    context: &Context,
    firm: FirmId,
    sha256: &str,
    thumbnail: bool,
) -> Result<(String, Vec<u8>), ActionError> {
    gate::firm(institution, context, Action::ReadAssessment, firm).await?;
    let digest: Digest = sha256.parse().map_err(|()| ActionError::Missing)?;
    let store = &institution.store;
    let known = store.evidence(firm, digest).await?.ok_or(ActionError::Missing)?;
    let folder: &Path = &institution.evidence;
    let bytes = store.read_evidence(folder, firm, digest, thumbnail).await?;
    let media_type = if thumbnail { "image/jpeg".to_owned() } else { known.file.media_type };
    Ok((media_type, bytes))
}

/// Checks a file where it keeps nobody waiting.
async fn clean(bytes: Vec<u8>, name: String) -> Result<Clean, ActionError> {
    let work = move || evidence::clean(&bytes, &name);
    let failed = |error: String| ActionError::Store(StoreError::Folder(error));
    let turn = DRAWING.acquire().await.map_err(|error| failed(error.to_string()))?;
    let cleaned = tokio::task::spawn_blocking(work).await;
    drop(turn);
    let cleaned = cleaned.map_err(|error| failed(error.to_string()))?;
    cleaned.map_err(|error: EvidenceError| refused(error.message()))
}

fn refused(message: Message) -> ActionError {
    ActionError::Invalid(vec![Problem { field: "evidence".into(), message }])
}
