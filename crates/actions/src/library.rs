//! Standards of the institution's own: drafted together, commented on, published.

use access::Action;
use jiff::Timestamp;
use registry::{Problem, problem};
use serde::{Deserialize, Serialize};
use standards::{LibraryError, Standard};
use store::{Act, Record, Store, StoreError, Stored};
use uuid::Uuid;
use vocabulary::AccountId;

use crate::{ActionError, Context, Institution, gate};

/// A text may have so many bytes.
const LARGEST: usize = 1 << 20;

/// A standard of the institution's own, as the text of a TOML file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Library {
    /// Which one.
    pub id: Uuid,
    /// The standard's code, and its version.
    pub code: String,
    /// Its version.
    pub version: u32,
    /// The text.
    pub text: String,
    /// Who began it.
    pub author: AccountId,
    /// When it was begun.
    pub recorded: Timestamp,
    /// When it was published; from then on the text does not change.
    pub published: Option<Timestamp>,
    /// What associations and others said of the draft, in order.
    pub comments: Vec<Comment>,
}

/// What somebody said of a draft.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Comment {
    /// Who.
    pub author: AccountId,
    /// When.
    pub at: Timestamp,
    /// The requirement that it is about, if about one.
    pub requirement: Option<String>,
    /// What.
    pub text: String,
}

impl Record for Library {
    const TABLE: &'static str = "library";

    fn id(&self) -> Uuid {
        self.id
    }

    fn columns(&self) -> Vec<(&'static str, store::Value)> {
        let state = if self.published.is_some() { "published" } else { "draft" };
        vec![("code", self.code.as_str().into()), ("state", state.into())]
    }
}

impl Library {
    /// The name by which errors speak of it.
    pub fn file(&self) -> String {
        format!("{}.toml", self.code)
    }
}

/// Which state of a library was read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Edition(Uuid, i64);

impl Edition {
    pub(crate) fn of(library: &Stored<Library>) -> Self {
        Self(library.record.id, library.version)
    }
}

/// The libraries that were published, the earliest first.
pub(crate) async fn published(store: &Store) -> Result<Vec<Stored<Library>>, StoreError> {
    store.rows_where("state", "published").await
}

/// Every library of the institution's own, drafts included.
///
/// # Errors
///
/// The actor may not comment on standards.
pub async fn list(
    institution: &Institution,
    context: &Context,
) -> Result<Vec<Stored<Library>>, ActionError> {
    gate::whole(context, Action::CommentStandard)?;
    let mut all = published(&institution.store).await?;
    all.extend(institution.store.rows_where("state", "draft").await?);
    Ok(all)
}

/// One library.
///
/// # Errors
///
/// There is none, or not for this actor.
pub async fn show(
    institution: &Institution,
    context: &Context,
    id: Uuid,
) -> Result<Stored<Library>, ActionError> {
    gate::whole(context, Action::CommentStandard)?;
    gate::existing(institution, id).await
}

/// Why a text cannot be kept.
fn unread(errors: &[LibraryError]) -> ActionError {
    let problems =
        errors.iter().map(|error| Problem { field: "text".into(), message: error.message() });
    ActionError::Invalid(problems.collect())
}

async fn read(
    institution: &Institution,
    text: &str,
    own: Option<Uuid>,
) -> Result<Standard, ActionError> {
    if text.len() > LARGEST {
        return Err(ActionError::Invalid(vec![problem("text", "problem-library-large")]));
    }
    let catalogue = institution.standards().await?;
    let standard = catalogue.check("library.toml", text).map_err(|errors| unread(&errors))?;
    // A version that others were assessed by stays what it is.
    let others = published(&institution.store).await?;
    let taken = catalogue.version(&standard.code, standard.version).is_some()
        && !others.iter().any(|o| Some(o.record.id) == own);
    if taken {
        return Err(ActionError::Invalid(vec![problem("text", "problem-library-taken")]));
    }
    Ok(standard)
}

/// Begins a draft with the text of a TOML file.
///
/// # Errors
///
/// The text has mistakes, its version is published already, or the actor may not do this.
pub async fn draft(
    institution: &Institution,
    context: &Context,
    text: String,
) -> Result<Uuid, ActionError> {
    gate::whole(context, Action::EditStandard)?;
    let Some(author) = context.actor.account else { return Err(ActionError::Missing) };
    let standard = read(institution, &text, None).await?;
    let library = Library {
        id: context.uuid(),
        code: standard.code,
        version: standard.version,
        text,
        author,
        recorded: context.now,
        published: None,
        comments: Vec::new(),
    };
    let mut change = institution.store.begin().await?;
    change.insert(&library).await?;
    change.act(Act::new("library-drafted", "library", library.id).open(&library)?);
    change.commit(context.now, context.actor.account).await?;
    Ok(library.id)
}

/// Changes the text of a draft.
///
/// # Errors
///
/// It was published, somebody changed it meanwhile, or the text has mistakes.
pub async fn revise(
    institution: &Institution,
    context: &Context,
    id: Uuid,
    version: i64,
    text: String,
) -> Result<(), ActionError> {
    gate::whole(context, Action::EditStandard)?;
    let mut library: Stored<Library> = gate::existing(institution, id).await?;
    if library.record.published.is_some() {
        return Err(ActionError::Conflict);
    }
    let standard = read(institution, &text, None).await?;
    (library.record.code, library.record.version) = (standard.code, standard.version);
    library.record.text = text;
    let mut change = institution.store.begin().await?;
    change.update(&library.record, version).await?;
    change.act(Act::new("library-revised", "library", id).open(&library.record.text)?);
    Ok(change.commit(context.now, context.actor.account).await?)
}

/// Says something of a draft.
///
/// # Errors
///
/// It was published, nothing is said, or the actor may not comment.
pub async fn comment(
    institution: &Institution,
    context: &Context,
    id: Uuid,
    requirement: Option<String>,
    text: &str,
) -> Result<(), ActionError> {
    gate::whole(context, Action::CommentStandard)?;
    let Some(author) = context.actor.account else { return Err(ActionError::Missing) };
    let text = text.trim().to_owned();
    if text.is_empty() || text.chars().count() > 2000 {
        return Err(ActionError::Invalid(vec![problem("comment", "problem-comment")]));
    }
    let mut change = institution.store.begin().await?;
    // Read inside of the transaction: two who comment at once do not disturb each other.
    let mut library: Stored<Library> = change.get(id).await?.ok_or(ActionError::Missing)?;
    if library.record.published.is_some() {
        return Err(ActionError::Conflict);
    }
    let comment = Comment { author, at: context.now, requirement, text };
    change.act(Act::new("library-commented", "library", id).open(&comment)?);
    library.record.comments.push(comment);
    change.update(&library.record, library.version).await?;
    Ok(change.commit(context.now, context.actor.account).await?)
}

/// Publishes a draft: from now on firms are assessed by it.
///
/// # Errors
///
/// It was published already, or its text has mistakes by now.
pub async fn publish(
    institution: &Institution,
    context: &Context,
    id: Uuid,
    version: i64,
) -> Result<Standard, ActionError> {
    gate::whole(context, Action::EditStandard)?;
    let mut library: Stored<Library> = gate::existing(institution, id).await?;
    if library.record.published.is_some() {
        return Err(ActionError::Conflict);
    }
    let standard = read(institution, &library.record.text, None).await?;
    library.record.published = Some(context.now);
    let mut change = institution.store.begin().await?;
    change.update(&library.record, version).await?;
    change.act(Act::new("library-published", "library", id).open(&library.record.code)?);
    change.commit(context.now, context.actor.account).await?;
    Ok(standard)
}
