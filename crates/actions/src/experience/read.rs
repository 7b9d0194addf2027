use std::collections::BTreeMap;

use access::{Action, Scope, Subject, may, scope};
use knowledge::{
    Experience, ExperienceId, Feedback, Giver, Heard, Link, Named, Personal, PersonalKind, Reader,
    Sharing, Status, Synthesis, View, heard, lineage, personal, shown, synthesis, twins,
};
use registry::{Firm, Organisation, Purpose};
use standards::Filed;
use store::{ExperienceQuery, FirmQuery, List, Page, Stored};
use vocabulary::{CommunityId, FirmId, FirmSize, Industry, PartyId};

use crate::{ActionError, Context, Institution, gate};

/// So many relatives of an experience are shown.
const MOST_RELATIVES: usize = 60;
/// So many experiences are compared with a new one, and make a synthesis.
const MOST_COMPARED: u64 = 2000;
/// So many wait on the page of what is to be looked at.
const MOST_IN_REVIEW: u64 = 100;

/// A reader with what was found out about givers on the way, so that each is looked up once.
pub(super) struct Eyes<'a> {
    institution: &'a Institution,
    context: &'a Context,
    reader: Reader,
    firms: BTreeMap<FirmId, (Subject, String)>,
    communities: BTreeMap<CommunityId, String>,
    alike: BTreeMap<(CommunityId, String, FirmSize), usize>,
}

impl<'a> Eyes<'a> {
    pub(super) async fn of(
        institution: &'a Institution,
        context: &'a Context,
    ) -> Result<Self, ActionError> {
        let published = scope(&context.actor, Action::ReadExperience);
        if published.is_none() {
            return Err(ActionError::Missing);
        }
        let mut communities = Vec::new();
        for firm in &context.actor.firms {
            let subject = institution.store.firm_subject(*firm, context.today()).await?;
            communities.extend(subject.communities);
        }
        let own = scope(&context.actor, Action::WriteExperience);
        Ok(Self {
            institution,
            context,
            reader: Reader { published, own, communities },
            firms: BTreeMap::new(),
            communities: BTreeMap::new(),
            alike: BTreeMap::new(),
        })
    }

    /// What this reader sees of an experience.
    pub(super) async fn see(
        &mut self,
        filed: &Filed<Experience>,
    ) -> Result<Option<View>, ActionError> {
        let giver = self.giver(filed).await?;
        Ok(shown(filed, &giver, &self.reader))
    }

    async fn giver(&mut self, filed: &Filed<Experience>) -> Result<Giver, ActionError> {
        let (store, today) = (&self.institution.store, self.context.today());
        let known = self.firms.get(&filed.firm).cloned();
        let (subject, name) = match known {
            Some(known) => known,
            None => {
                let subject = store.firm_subject(filed.firm, today).await?;
                let firm: Option<Stored<Firm>> = store.get(filed.firm).await?;
                let name = firm.map(|firm| firm.record.name().to_owned()).unwrap_or_default();
                self.firms.insert(filed.firm, (subject.clone(), name.clone()));
                (subject, name)
            }
        };
        let told = &filed.content;
        let Some(community) = told.community else {
            return Ok(Giver { subject, name, ..Giver::default() });
        };
        let known = self.communities.get(&community).cloned();
        let named = match known {
            Some(named) => named,
            None => {
                let found: Option<Stored<Organisation>> = store.get(PartyId(community.0)).await?;
                let named = found.map(|one| one.record.name).unwrap_or_default();
                self.communities.insert(community, named.clone());
                named
            }
        };
        let alike = match (told.sharing, told.industry, told.size) {
            (Sharing::Anonymous, Some(industry), Some(size)) => {
                self.alike(community, industry, size).await?
            }
            _ => 0,
        };
        Ok(Giver { subject, name, community: named, alike })
    }

    /// How many firms of a community are of an industry's division and of a size.
    async fn alike(
        &mut self,
        community: CommunityId,
        industry: Industry,
        size: FirmSize,
    ) -> Result<usize, ActionError> {
        let industry = industry.division().unwrap_or(industry);
        let key = (community, industry.code().to_owned(), size);
        if let Some(known) = self.alike.get(&key) {
            return Ok(*known);
        }
        let query = FirmQuery {
            community: Some(community),
            industry: Some(industry),
            size: Some(size),
            ..FirmQuery::default()
        };
        let (today, page) = (self.context.today(), Page { offset: 0, limit: 1 });
        let found = self.institution.store.firms(&Scope::all(), &query, today, page).await?;
        let alike = usize::try_from(found.total).unwrap_or(usize::MAX);
        self.alike.insert(key, alike);
        Ok(alike)
    }
}

/// The firms that let others read: a withdrawn consent takes an experience out of every list,
/// whoever reads.
fn sharing() -> Scope {
    Scope { published: vec![Purpose::Sharing], ..Scope::default() }
}

/// An experience in a list.
#[derive(Debug, Clone, PartialEq)]
pub struct Summary {
    /// What the reader sees of it.
    pub view: View,
    /// What readers say of it.
    pub heard: Heard,
}

/// A page of a list.
pub type Found = List<Summary>;

/// The published experiences that the actor may read, the latest first.
///
/// # Errors
///
/// Experiences are none of the actor's business, or the database cannot be used.
pub async fn find(
    institution: &Institution,
    context: &Context,
    query: &ExperienceQuery,
    page: Page,
) -> Result<Found, ActionError> {
    let mut eyes = Eyes::of(institution, context).await?;
    let communities = eyes.reader.communities.clone();
    let found = institution
        .store
        .experiences(&sharing(), &communities, query, context.today(), page)
        .await?;
    let ids: Vec<ExperienceId> = found.rows.iter().map(|row| row.record.content.id).collect();
    let mut said: BTreeMap<ExperienceId, Vec<Feedback>> = BTreeMap::new();
    for one in institution.store.feedback_on(&ids).await? {
        said.entry(one.record.content.experience).or_default().push(one.record.content);
    }
    let mut rows = Vec::new();
    for row in found.rows {
        if let Some(view) = eyes.see(&row.record).await? {
            let heard = heard(said.get(&view.id).into_iter().flatten());
            rows.push(Summary { view, heard });
        }
    }
    Ok(List { rows, total: found.total })
}

/// How all experiences build on each other, for whoever may read any; what is said of each is a
/// matter of its view.
///
/// # Errors
///
/// Experiences are none of the actor's business, or the database cannot be used.
pub async fn links(institution: &Institution, context: &Context) -> Result<Vec<Link>, ActionError> {
    Eyes::of(institution, context).await?;
    Ok(institution.store.experience_links().await?)
}

/// What firms found out about a requirement, as far as the actor may read it.
///
/// # Errors
///
/// There is no such requirement, or experiences are none of the actor's business.
pub async fn requirement(
    institution: &Institution,
    context: &Context,
    standard: &str,
    code: &str,
) -> Result<(Synthesis, Vec<View>), ActionError> {
    let catalogue = institution.standards().await?;
    catalogue
        .get(standard)
        .and_then(|found| found.requirement(code))
        .ok_or(ActionError::Missing)?;
    let query = ExperienceQuery {
        requirement: Some((standard.to_owned(), code.to_owned())),
        ..ExperienceQuery::default()
    };
    let page = Page { offset: 0, limit: MOST_COMPARED };
    let found = find(institution, context, &query, page).await?;
    let views: Vec<View> = found.rows.into_iter().map(|one| one.view).collect();
    Ok((synthesis(&views, standard, code, context.language), views))
}

/// An experience of a firm with what came of it, for its own side.
///
/// # Errors
///
/// The firm does not exist for this actor.
pub async fn of_firm(
    institution: &Institution,
    context: &Context,
    firm: FirmId,
) -> Result<Vec<(Stored<Filed<Experience>>, Heard)>, ActionError> {
    gate::firm(institution, context, Action::WriteExperience, firm).await?;
    let mut all: Vec<Stored<Filed<Experience>>> = institution.store.of_firm(firm).await?;
    all.reverse();
    let ids: Vec<ExperienceId> = all.iter().map(|one| one.record.content.id).collect();
    let said = institution.store.feedback_on(&ids).await?;
    let count = |id: ExperienceId| {
        heard(said.iter().map(|one| &one.record.content).filter(|one| one.experience == id))
    };
    Ok(all
        .into_iter()
        .map(|one| {
            let id = one.record.content.id;
            (one, count(id))
        })
        .collect())
}

/// What waits to be looked at by this actor, the earliest first. What the actor wrote is for
/// somebody else.
///
/// # Errors
///
/// The database cannot be used.
pub async fn in_review(
    institution: &Institution,
    context: &Context,
) -> Result<Vec<Stored<Filed<Experience>>>, ActionError> {
    let reach = scope(&context.actor, Action::ReviewExperience);
    if reach.is_none() {
        return Err(ActionError::Missing);
    }
    let (store, today) = (&institution.store, context.today());
    let mut all = store.experiences_in_review(&reach, today, MOST_IN_REVIEW).await?;
    all.retain(|one| Some(one.record.author) != context.actor.account);
    Ok(all)
}

/// What a firm said that lets the giver know.
#[derive(Debug, Clone, PartialEq)]
pub struct Quote {
    /// The firm that says it.
    pub firm: String,
    /// What it says.
    pub feedback: Feedback,
}

/// An experience from which another one comes, or which comes from it.
#[derive(Debug, Clone, PartialEq)]
pub struct Relative {
    /// Negative for what came before, positive for what came after.
    pub generation: i32,
    /// Which one.
    pub id: ExperienceId,
    /// What the reader sees of it; nothing when it was taken back.
    pub view: Option<View>,
}

/// An experience to read.
#[derive(Debug, Clone, PartialEq)]
pub struct Shown {
    /// What the reader sees of it.
    pub view: View,
    /// Its version, for whoever may change it.
    pub version: Option<i64>,
    /// The firm, for its own side.
    pub firm: Option<FirmId>,
    /// Whether the actor may publish it or give it back.
    pub may_review: bool,
    /// Whether the actor may translate it.
    pub may_translate: bool,
    /// What readers say of it.
    pub heard: Heard,
    /// What they let the giver know, for its own side.
    pub quotes: Vec<Quote>,
    /// What it came from and what came of it, itself left out.
    pub relatives: Vec<Relative>,
    /// The links between them.
    pub links: Vec<Link>,
    /// What in it looks personal, before it is published, for its own side.
    pub personal: Vec<Personal>,
    /// What was told before and says nearly the same, for whoever reviews it.
    pub twins: Vec<(View, f64)>,
    /// What the actor's own firms have said of it.
    pub said: Vec<Filed<Feedback>>,
}

/// One experience, with its lineage and what readers say of it.
///
/// # Errors
///
/// It does not exist for this actor.
pub async fn show(
    institution: &Institution,
    context: &Context,
    id: ExperienceId,
) -> Result<Shown, ActionError> {
    let store = &institution.store;
    let mut eyes = Eyes::of(institution, context).await?;
    let found: Stored<Filed<Experience>> = gate::existing(institution, id.0).await?;
    let filed = &found.record;
    let view = eyes.see(filed).await?.ok_or(ActionError::Missing)?;
    let own = view.whole.is_some();
    let subject = store.firm_subject(filed.firm, context.today()).await?;
    let reviews = may(&context.actor, Action::ReviewExperience, &subject);
    let is_author = context.actor.account == Some(filed.author);
    let said = store.feedback_on(&[id]).await?;
    let mut quotes = Vec::new();
    for one in said.iter().filter(|one| own && one.record.content.named) {
        let firm: Option<Stored<Firm>> = store.get(one.record.firm).await?;
        let firm = firm.filter(|firm| !firm.record.erased);
        quotes.extend(firm.map(|firm| Quote {
            firm: firm.record.name().to_owned(),
            feedback: one.record.content.clone(),
        }));
    }
    let whole = lineage(id, &store.experience_links().await?);
    let mut relatives = Vec::new();
    for (generation, relative) in whole.generations.into_iter().filter(|(_, one)| *one != id) {
        if relatives.len() == MOST_RELATIVES {
            break;
        }
        let found: Option<Stored<Filed<Experience>>> = store.get(relative.0).await?;
        let view = match &found {
            Some(found) => eyes.see(&found.record).await?,
            None => None,
        };
        // What is still being written, or told to others only, is not even hinted at; what was
        // taken back leaves its place.
        let consents = match &found {
            Some(found) => {
                let giver = eyes.giver(&found.record).await?;
                giver.subject.purposes.contains(&Purpose::Sharing)
            }
            None => false,
        };
        let gone = found.is_none_or(|found| match found.record.content.status {
            Status::Withdrawn => true,
            Status::Published => !consents,
            Status::Draft | Status::Review => false,
        });
        if view.is_some() || gone {
            relatives.push(Relative { generation, id: relative, view });
        }
    }
    let kept = |one: ExperienceId| one == id || relatives.iter().any(|other| other.id == one);
    let links = whole.links.into_iter().filter(|link| kept(link.from) && kept(link.to)).collect();
    let status = filed.content.status;
    let open = matches!(status, Status::Draft | Status::Review);
    let personal = if own && open {
        let names = names(institution, context, filed, reviews).await?;
        personal(&filed.content.telling, &names)
    } else {
        Vec::new()
    };
    let may_review = reviews && !is_author && status == Status::Review;
    let twins = if may_review { alike(institution, context, filed).await? } else { Vec::new() };
    let shown = Shown {
        version: own.then_some(found.version),
        firm: own.then_some(filed.firm),
        may_review,
        may_translate: if reviews {
            status != Status::Withdrawn
        } else {
            own && status == Status::Draft
        },
        heard: heard(said.iter().map(|one| &one.record.content)),
        quotes,
        relatives,
        links,
        personal,
        twins,
        said: said
            .into_iter()
            .map(|one| one.record)
            .filter(|one| context.actor.firms.contains(&one.firm))
            .collect(),
        view,
    };
    Ok(shown)
}

/// The names that should not stand in a text without thinking twice: those of the firm's own
/// people, its own where it gives none, and for whoever reviews it, those of all other firms.
async fn names(
    institution: &Institution,
    context: &Context,
    filed: &Filed<Experience>,
    of_others: bool,
) -> Result<Vec<Named>, ActionError> {
    let firm: Stored<Firm> = gate::existing(institution, filed.firm).await?;
    let firm = firm.record;
    let person = |name: &String| Named { name: name.clone(), kind: PersonalKind::Person };
    let mut names: Vec<Named> = firm.owners.iter().map(|owner| person(&owner.name)).collect();
    names.extend(firm.contacts.iter().map(|contact| person(&contact.name)));
    if filed.content.sharing == Sharing::Anonymous {
        for name in [&firm.trade_name, &firm.legal_name] {
            names.push(Named { name: name.clone(), kind: PersonalKind::Own });
        }
    }
    if of_others {
        let (everything, query) = (Scope::all(), FirmQuery::default());
        let all = institution.store.firms(&everything, &query, context.today(), Page::ALL).await?;
        for other in all.rows.iter().filter(|other| other.record.id != filed.firm) {
            let name = other.record.name().to_owned();
            names.push(Named { name, kind: PersonalKind::Firm });
        }
    }
    Ok(names)
}

/// What was told before and nearly says the same.
async fn alike(
    institution: &Institution,
    context: &Context,
    filed: &Filed<Experience>,
) -> Result<Vec<(View, f64)>, ActionError> {
    let page = Page { offset: 0, limit: MOST_COMPARED };
    let found = find(institution, context, &ExperienceQuery::default(), page).await?;
    let views: Vec<View> = found.rows.into_iter().map(|one| one.view).collect();
    let others = views.iter().filter(|view| view.id != filed.content.id);
    let others = others.map(|view| (view.id, &view.telling));
    let found = twins(&filed.content.telling, others);
    let named = |(id, alike): (ExperienceId, f64)| {
        Some((views.iter().find(|view| view.id == id)?.clone(), alike))
    };
    Ok(found.into_iter().filter_map(named).collect())
}
