//! Standards of the institution's own: drafted together, commented on, published.

use std::collections::{BTreeMap, BTreeSet};

use access::Action;
use jiff::Timestamp;
use registry::{Problem, problem};
use serde::{Deserialize, Serialize};
use standards::{
    AskedAgain, Chapter, Edit, EditError, Fault, Level, LibraryError, Rule, Sector, Source,
    Standard, Text, asked_again,
};
use store::{Act, Record, Store, StoreError, Stored};
use uuid::Uuid;
use vocabulary::{AccountId, Language};
use words::Message;

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
    /// When it was withdrawn; assessments made with it keep it, and nobody begins a new one.
    #[serde(default)]
    pub withdrawn: Option<Timestamp>,
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
    /// What became of it; absent as long as nobody answered.
    #[serde(default)]
    pub reply: Option<Reply>,
}

/// What became of a comment.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reply {
    /// Who settled it.
    pub author: AccountId,
    /// When.
    pub at: Timestamp,
    /// What was answered.
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

    /// Whether its text can still change.
    pub fn is_draft(&self) -> bool {
        self.published.is_none()
    }

    /// The comments that nobody has answered yet.
    pub fn open_comments(&self) -> usize {
        self.comments.iter().filter(|comment| comment.reply.is_none()).count()
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

/// A library and what follows from it.
pub struct Shown {
    /// The library.
    pub library: Stored<Library>,
    /// What it says so far.
    pub standard: Standard,
    /// What is missing or wrong before it can be published.
    pub missing: Vec<LibraryError>,
    /// The version before it, if one was published.
    pub before: Option<Standard>,
    /// What firms that were assessed by the version before are asked again.
    pub again: Vec<AskedAgain>,
    /// The requirements of the version before that are gone.
    pub gone: Vec<String>,
    /// The names of whoever wrote it and commented on it.
    pub people: BTreeMap<AccountId, String>,
}

/// One library with what is missing in it, and what it changes.
///
/// # Errors
///
/// There is none, or not for this actor.
pub async fn show(
    institution: &Institution,
    context: &Context,
    id: Uuid,
) -> Result<Shown, ActionError> {
    gate::whole(context, Action::CommentStandard)?;
    let library: Stored<Library> = gate::existing(institution, id).await?;
    let catalogue = institution.standards().await?;
    let (file, text) = (library.record.file(), &library.record.text);
    let (standard, mut missing) =
        standards::draft(&file, text).map_err(|errors| unread(&errors))?;
    if missing.is_empty() {
        // Only when everything else is right, lines to other standards say something.
        missing = catalogue.check(&file, text).err().unwrap_or_default();
    }
    let before = catalogue.before(&standard.code, standard.version).cloned();
    let again = before.as_ref().map(|before| asked_again(before, &standard)).unwrap_or_default();
    let gone = before.iter().flat_map(|before| &before.requirements).map(|r| r.code.clone());
    let gone = gone.filter(|code| standard.requirement(code).is_none()).collect();
    let mut people = BTreeMap::new();
    let comments = library.record.comments.iter();
    let replies = comments.clone().filter_map(|comment| comment.reply.as_ref());
    let authors = comments.map(|c| c.author).chain(replies.map(|reply| reply.author));
    for author in authors.chain([library.record.author]).collect::<BTreeSet<_>>() {
        if let Some(found) = institution.store.get::<access::Account>(author).await? {
            people.insert(author, found.record.name);
        }
    }
    Ok(Shown { library, standard, missing, before, again, gone, people })
}

/// Why a text cannot be kept.
fn unread(errors: &[LibraryError]) -> ActionError {
    let problems =
        errors.iter().map(|error| Problem { field: "text".into(), message: error.message() });
    ActionError::Invalid(problems.collect())
}

/// Reads the text of a draft: it need not be whole, but what is there is a library, under a code
/// and a version that nobody is assessed by yet.
async fn read(institution: &Institution, text: &str) -> Result<Standard, ActionError> {
    if text.len() > LARGEST {
        return Err(ActionError::Invalid(vec![problem("text", "problem-library-large")]));
    }
    let (standard, missing) =
        standards::draft("library.toml", text).map_err(|errors| unread(&errors))?;
    // A code that cannot stand in an address would be in the way everywhere.
    let bad = |error: &LibraryError| matches!(error.fault, Fault::Code(_) | Fault::Duplicate(_));
    let bad: Vec<LibraryError> = missing.into_iter().filter(bad).collect();
    if !bad.is_empty() {
        return Err(unread(&bad));
    }
    let catalogue = institution.standards().await?;
    let newest = catalogue.before(&standard.code, u32::MAX).map(|newest| newest.version);
    if newest.is_some_and(|newest| standard.version <= newest) {
        return Err(ActionError::Invalid(vec![problem("text", "problem-library-taken")]));
    }
    Ok(standard)
}

/// Begins a draft with the text of a TOML file, which need not be whole yet.
///
/// # Errors
///
/// The text is no library, its version is published already, or the actor may not do this.
pub async fn draft(
    institution: &Institution,
    context: &Context,
    text: String,
) -> Result<Uuid, ActionError> {
    gate::whole(context, Action::EditStandard)?;
    let Some(author) = context.actor.account else { return Err(ActionError::Missing) };
    let standard = read(institution, &text).await?;
    let library = Library {
        id: context.uuid(),
        code: standard.code,
        version: standard.version,
        text,
        author,
        recorded: context.now,
        published: None,
        withdrawn: None,
        comments: Vec::new(),
    };
    let mut change = institution.store.begin().await?;
    change.insert(&library).await?;
    change.act(Act::new("library-drafted", "library", library.id).open(&library)?);
    change.commit(context.now, context.actor.account).await?;
    Ok(library.id)
}

/// Begins a draft with a code and a title alone: five levels in general words, one chapter, and
/// nothing required yet.
///
/// # Errors
///
/// The code cannot be used or the title is missing; or the actor may not do this.
pub async fn begin(
    institution: &Institution,
    context: &Context,
    code: &str,
    title: Text,
) -> Result<Uuid, ActionError> {
    gate::whole(context, Action::EditStandard)?;
    if title == Text::default() {
        return Err(ActionError::Invalid(vec![problem("title", "problem-library-title")]));
    }
    let words = |key: String| {
        let mut text = Text::default();
        for language in Language::ALL {
            *text.say_mut(language) = Message::new(key.clone()).text(language);
        }
        text
    };
    let (settings, _) = institution.settings().await?;
    let level = |level: Level| words(format!("library-level-{}", level.number()));
    let standard = Standard {
        code: code.to_owned(),
        version: 1,
        edition: context.today().year().to_string(),
        title,
        summary: Text::default(),
        source: Source { title: settings.name, url: String::new() },
        licence: "CC0-1.0".to_owned(),
        sectors: vec![Sector::Food],
        levels: Level::ALL.map(level),
        conforming: Level::ALL[3],
        rule: Rule { major: 100, minor: 95, recommendation: 0 },
        chapters: vec![Chapter {
            code: "1".to_owned(),
            parent: None,
            title: words("library-first-chapter".to_owned()),
        }],
        requirements: Vec::new(),
        thresholds: Vec::new(),
        mappings: Vec::new(),
        retired: Vec::new(),
    };
    draft(institution, context, standard.to_toml()).await.map_err(|error| match error {
        ActionError::Invalid(problems) => {
            // Nothing else was typed that could be wrong.
            let of_code = |problem: Problem| Problem { field: "code".into(), ..problem };
            ActionError::Invalid(problems.into_iter().map(of_code).collect())
        }
        error => error,
    })
}

/// Begins the next version of a library that was published, or finds the draft of it.
///
/// # Errors
///
/// It was never published, or the actor may not do this.
pub async fn renew(
    institution: &Institution,
    context: &Context,
    id: Uuid,
) -> Result<Uuid, ActionError> {
    gate::whole(context, Action::EditStandard)?;
    let shown = show(institution, context, id).await?;
    if shown.library.record.is_draft() {
        return Err(ActionError::Conflict);
    }
    let all: Vec<Stored<Library>> =
        institution.store.rows_where("code", &shown.standard.code).await?;
    if let Some(begun) = all.iter().find(|library| library.record.is_draft()) {
        return Ok(begun.record.id);
    }
    let catalogue = institution.standards().await?;
    let newest = catalogue.before(&shown.standard.code, u32::MAX).ok_or(ActionError::Missing)?;
    let next = Standard { version: newest.version + 1, ..newest.clone() };
    draft(institution, context, next.to_toml()).await
}

/// Changes the text of a draft.
///
/// # Errors
///
/// It was published, somebody changed it meanwhile, or the text is no library.
pub async fn revise(
    institution: &Institution,
    context: &Context,
    id: Uuid,
    version: i64,
    text: String,
) -> Result<(), ActionError> {
    gate::whole(context, Action::EditStandard)?;
    let mut library: Stored<Library> = gate::existing(institution, id).await?;
    if !library.record.is_draft() {
        return Err(ActionError::Conflict);
    }
    let standard = read(institution, &text).await?;
    (library.record.code, library.record.version) = (standard.code, standard.version);
    library.record.text = text;
    let mut change = institution.store.begin().await?;
    change.update(&library.record, version).await?;
    change.act(Act::new("library-revised", "library", id).open(&library.record.text)?);
    Ok(change.commit(context.now, context.actor.account).await?)
}

/// Makes one change to a draft. A requirement that goes and that the version before had leaves its
/// code behind, so that it never comes back with another meaning.
///
/// # Errors
///
/// As [`revise`]; or what is named is not there.
pub async fn edit(
    institution: &Institution,
    context: &Context,
    id: Uuid,
    version: i64,
    edit: Edit,
) -> Result<(), ActionError> {
    gate::whole(context, Action::EditStandard)?;
    let Shown { mut standard, before, .. } = show(institution, context, id).await?;
    let retires = match &edit {
        Edit::Remove(code) if before.is_some_and(|b| b.requirement(code).is_some()) => {
            Some(code.clone())
        }
        _ => None,
    };
    standard.edit(edit).map_err(|error| match error {
        EditError::Missing => ActionError::Missing,
        error => ActionError::Invalid(vec![problem("code", error.key())]),
    })?;
    standard.retired.extend(retires);
    revise(institution, context, id, version, standard.to_toml()).await
}

/// Says something of a draft.
///
/// # Errors
///
/// It was published, nothing is said, it has no such requirement, or the actor may not comment.
pub async fn comment(
    institution: &Institution,
    context: &Context,
    id: Uuid,
    requirement: Option<String>,
    text: &str,
) -> Result<(), ActionError> {
    gate::whole(context, Action::CommentStandard)?;
    let Some(author) = context.actor.account else { return Err(ActionError::Missing) };
    let text = said(text)?;
    let mut change = institution.store.begin().await?;
    // Read inside of the transaction: two who comment at once do not disturb each other.
    let mut library: Stored<Library> = change.get(id).await?.ok_or(ActionError::Missing)?;
    if !library.record.is_draft() {
        return Err(ActionError::Conflict);
    }
    let (standard, _) = standards::draft(&library.record.file(), &library.record.text)
        .map_err(|errors| unread(&errors))?;
    if requirement.as_ref().is_some_and(|code| standard.requirement(code).is_none()) {
        return Err(ActionError::Missing);
    }
    let comment = Comment { author, at: context.now, requirement, text, reply: None };
    change.act(Act::new("library-commented", "library", id).open(&comment)?);
    library.record.comments.push(comment);
    change.update(&library.record, library.version).await?;
    Ok(change.commit(context.now, context.actor.account).await?)
}

/// Answers a comment, by its place among them; with that it is settled.
///
/// # Errors
///
/// It was answered already, nothing is said, or the actor may not write standards.
pub async fn answer(
    institution: &Institution,
    context: &Context,
    id: Uuid,
    place: usize,
    text: &str,
) -> Result<(), ActionError> {
    gate::whole(context, Action::EditStandard)?;
    let Some(author) = context.actor.account else { return Err(ActionError::Missing) };
    let text = said(text)?;
    let mut change = institution.store.begin().await?;
    let mut library: Stored<Library> = change.get(id).await?.ok_or(ActionError::Missing)?;
    let is_draft = library.record.is_draft();
    let comment = library.record.comments.get_mut(place).ok_or(ActionError::Missing)?;
    if comment.reply.is_some() || !is_draft {
        return Err(ActionError::Conflict);
    }
    comment.reply = Some(Reply { author, at: context.now, text });
    change.act(Act::new("library-answered", "library", id).open(comment)?);
    change.update(&library.record, library.version).await?;
    Ok(change.commit(context.now, context.actor.account).await?)
}

/// What is said in a comment or an answer.
fn said(text: &str) -> Result<String, ActionError> {
    let text = text.trim().to_owned();
    if text.is_empty() || text.chars().count() > 2000 {
        return Err(ActionError::Invalid(vec![problem("comment", "problem-comment")]));
    }
    Ok(text)
}

/// Publishes a draft: from now on firms are assessed by it.
///
/// # Errors
///
/// It was published already, comments wait for an answer, or its text is not whole.
pub async fn publish(
    institution: &Institution,
    context: &Context,
    id: Uuid,
    version: i64,
) -> Result<Standard, ActionError> {
    gate::whole(context, Action::EditStandard)?;
    let mut library: Stored<Library> = gate::existing(institution, id).await?;
    if !library.record.is_draft() {
        return Err(ActionError::Conflict);
    }
    if library.record.open_comments() > 0 {
        return Err(ActionError::Invalid(vec![problem("comment", "problem-library-comments")]));
    }
    read(institution, &library.record.text).await?;
    let catalogue = institution.standards().await?;
    let (file, text) = (library.record.file(), &library.record.text);
    let standard = catalogue.check(&file, text).map_err(|errors| unread(&errors))?;
    library.record.published = Some(context.now);
    let mut change = institution.store.begin().await?;
    change.update(&library.record, version).await?;
    change.act(Act::new("library-published", "library", id).open(&library.record.code)?);
    change.commit(context.now, context.actor.account).await?;
    Ok(standard)
}

/// Withdraws a version that was published.
///
/// # Errors
///
/// It is a draft or was withdrawn, somebody changed it meanwhile, or the actor may not do this.
pub async fn withdraw(
    institution: &Institution,
    context: &Context,
    id: Uuid,
    version: i64,
) -> Result<(), ActionError> {
    gate::whole(context, Action::EditStandard)?;
    let mut library: Stored<Library> = gate::existing(institution, id).await?;
    if library.record.is_draft() || library.record.withdrawn.is_some() {
        return Err(ActionError::Conflict);
    }
    library.record.withdrawn = Some(context.now);
    let mut change = institution.store.begin().await?;
    change.update(&library.record, version).await?;
    change.act(Act::new("library-withdrawn", "library", id).open(&library.record.code)?);
    Ok(change.commit(context.now, context.actor.account).await?)
}

/// Throws a draft away.
///
/// # Errors
///
/// It was published, somebody changed it meanwhile, or the actor may not do this.
pub async fn discard(
    institution: &Institution,
    context: &Context,
    id: Uuid,
    version: i64,
) -> Result<(), ActionError> {
    gate::whole(context, Action::EditStandard)?;
    let mut change = institution.store.begin().await?;
    let library: Stored<Library> = change.get(id).await?.ok_or(ActionError::Missing)?;
    if !library.record.is_draft() || library.version != version {
        return Err(ActionError::Conflict);
    }
    change.remove::<Library>(id).await?;
    change.act(Act::new("library-discarded", "library", id).open(&library.record.code)?);
    Ok(change.commit(context.now, context.actor.account).await?)
}
