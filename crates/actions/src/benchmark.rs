//! Where firms stand among others: snapshots of what may be published of groups of firms, made from
//! time to time and stored. Pages read nothing but these.

mod rows;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, Mutex, PoisonError};

use access::Action;
use disclosure::LevelRule;
use jiff::civil::Date;
use jiff::{Timestamp, ToSpan as _};
use registry::{Membership, Problem};
use serde::{Deserialize, Serialize};
use standards::{
    Assessed, AssessmentId, Benchmarks, Catalogue, Cell, Dimension, Group, Lift, Place, Standard,
    Status, benchmarks, lift, place, renew,
};
use store::{Act, Record, Stored, Value};
use uuid::Uuid;
use vocabulary::{FirmId, PartyId};
use words::Message;

use crate::{ActionError, Context, Institution, gate};

/// A group is shown from this number of owners on.
const RULE: LevelRule = LevelRule { minimum: 5 };

/// Days between two snapshots of a standard. Three and more that follow each other closely would
/// tell more than two, see [`standards::renew()`].
const REST: i64 = 28;

/// How many requirements the choice of what would lift most firms has.
const CHOICE: usize = 3;

/// What is published of the firms that were assessed with one standard. It is never changed.
#[derive(Debug, Serialize, Deserialize)]
pub struct Snapshot {
    /// The identifier.
    pub id: Uuid,
    /// The standard's code.
    pub standard: String,
    /// The day on which firms were counted.
    pub day: Date,
    /// When it was made.
    pub made: Timestamp,
    /// What everybody may see.
    pub benchmarks: Benchmarks,
    /// Which few requirements would lift most firms of each group over the bar: for those alone who
    /// may see the firms one by one.
    lifts: Vec<(Group, Lift)>,
}

impl Snapshot {
    /// The first day on which the next one may be made.
    pub fn rests_until(&self) -> Date {
        self.day.saturating_add(REST.days())
    }
}

impl Record for Snapshot {
    const TABLE: &'static str = "snapshot";

    fn id(&self) -> Uuid {
        self.id
    }

    fn columns(&self) -> Vec<(&'static str, Value)> {
        vec![("standard", self.standard.as_str().into()), ("day", self.day.to_string().into())]
    }
}

/// What the newest snapshot of a standard was counted from; the next one starts from it. Nobody is
/// shown it, and firms have no names in it.
#[derive(Debug, Serialize, Deserialize)]
struct Counted {
    id: Uuid,
    standard: String,
    /// Which snapshot was counted from it.
    snapshot: Uuid,
    /// The requirements in the order of the levels.
    requirements: Vec<String>,
    rows: Vec<Assessed>,
}

impl Record for Counted {
    const TABLE: &'static str = "counted";

    fn id(&self) -> Uuid {
        self.id
    }

    fn columns(&self) -> Vec<(&'static str, Value)> {
        vec![("standard", self.standard.as_str().into())]
    }
}

impl Counted {
    /// The rows with levels in the order of a version that may be a later one.
    fn ordered(self, standard: &Standard) -> Vec<Assessed> {
        let codes: Vec<String> = codes(standard);
        let mut rows = self.rows;
        if codes != self.requirements {
            let place = |code: &String| self.requirements.iter().position(|known| known == code);
            let places: Vec<Option<usize>> = codes.iter().map(place).collect();
            for row in &mut rows {
                row.levels = places.iter().map(|place| row.levels[(*place)?]).collect();
            }
        }
        rows
    }
}

fn codes(standard: &Standard) -> Vec<String> {
    standard.requirements.iter().map(|requirement| requirement.code.clone()).collect()
}

/// The newest snapshot of each standard, read once.
#[derive(Debug, Default)]
pub(crate) struct Snapshots(Mutex<BTreeMap<String, Arc<Snapshot>>>);

async fn newest(
    institution: &Institution,
    standard: &str,
) -> Result<Option<Arc<Snapshot>>, ActionError> {
    let Some(id) = institution.store.newest_snapshot(standard).await? else { return Ok(None) };
    let known = |snapshots: &Snapshots| {
        let snapshots = snapshots.0.lock().unwrap_or_else(PoisonError::into_inner);
        snapshots.get(standard).filter(|snapshot| snapshot.id == id).cloned()
    };
    if let Some(snapshot) = known(&institution.snapshots) {
        return Ok(Some(snapshot));
    }
    let read: Stored<Snapshot> = gate::existing(institution, id).await?;
    let read = Arc::new(read.record);
    let mut snapshots = institution.snapshots.0.lock().unwrap_or_else(PoisonError::into_inner);
    snapshots.insert(standard.to_owned(), Arc::clone(&read));
    Ok(Some(read))
}

/// The newest snapshot of every standard that has one, in the order of the catalogue.
///
/// # Errors
///
/// The actor may not see benchmarks.
pub async fn list(
    institution: &Institution,
    context: &Context,
) -> Result<(Arc<Catalogue>, Vec<Arc<Snapshot>>), ActionError> {
    gate::whole(context, Action::ReadBenchmarks)?;
    let catalogue = institution.standards().await?;
    let mut found = Vec::new();
    for standard in catalogue.standards() {
        found.extend(newest(institution, &standard.code).await?);
    }
    Ok((catalogue, found))
}

/// A snapshot with what its pages need beside it.
pub struct Shown {
    /// The standards.
    pub catalogue: Arc<Catalogue>,
    /// The snapshot.
    pub snapshot: Arc<Snapshot>,
    /// The names of the communities in it, by their identifier as the cells write it.
    pub communities: BTreeMap<String, String>,
}

/// The newest snapshot of a standard.
///
/// # Errors
///
/// There is none, or not for this actor.
pub async fn show(
    institution: &Institution,
    context: &Context,
    standard: &str,
) -> Result<Shown, ActionError> {
    gate::whole(context, Action::ReadBenchmarks)?;
    let catalogue = institution.standards().await?;
    let snapshot = newest(institution, standard).await?.ok_or(ActionError::Missing)?;
    let cells = snapshot.benchmarks.cells.iter();
    let communities: BTreeSet<PartyId> = cells
        .filter_map(|known| known.cell.community.as_ref()?.parse().ok().map(PartyId))
        .collect();
    let communities: Vec<PartyId> = communities.into_iter().collect();
    let names = institution.store.names(&communities).await?;
    let named = names.into_iter().map(|name| (name.id.to_string(), name.name));
    Ok(Shown { catalogue, communities: named.collect(), snapshot })
}

/// Which few requirements would lift most firms of a group over the bar, as the firms were when the
/// snapshot was made. None for those who may not see the firms one by one, and for groups that no
/// list divides firms by.
pub fn lifted<'a>(context: &Context, snapshot: &'a Snapshot, group: &Group) -> Option<&'a Lift> {
    gate::whole(context, Action::ReadAssessment).ok()?;
    snapshot.lifts.iter().find(|(known, _)| known == group).map(|(_, lift)| lift)
}

/// Whether the actor may make a new snapshot.
pub fn may_renew(context: &Context) -> bool {
    gate::whole(context, Action::ReadAssessment).is_ok()
}

/// Where a firm stands in one standard.
#[derive(Debug, Clone)]
pub struct Placed {
    /// The standard's code.
    pub standard: String,
    /// The assessment that it stands by: the latest that was handed in.
    pub assessment: AssessmentId,
    /// The day of that assessment.
    pub day: Date,
    /// The day on which the others were counted.
    pub counted: Date,
    /// Where it stands.
    pub place: Place,
}

/// Where a firm stands among comparable firms, in each standard that it was assessed with and of
/// which there is a snapshot; with a code, in that one alone.
///
/// # Errors
///
/// The firm does not exist for this actor.
pub async fn of_firm(
    institution: &Institution,
    context: &Context,
    firm: FirmId,
    only: Option<&str>,
) -> Result<(Arc<Catalogue>, Vec<Placed>), ActionError> {
    let found = gate::firm(institution, context, Action::ReadAssessment, firm).await?;
    gate::whole(context, Action::ReadBenchmarks)?;
    let (store, today) = (&institution.store, context.today());
    let catalogue = institution.standards().await?;
    let memberships: Vec<Stored<Membership>> = store.of_firm(firm).await?;
    let current = memberships.iter().map(|m| &m.record).filter(|m| m.span.contains(today));
    let cell: Cell = rows::cell(&found.record, current);
    let mut placed = Vec::new();
    for standard in catalogue.standards().filter(|s| only.is_none_or(|only| s.code == only)) {
        let mut made = store.assessments_of(firm, &standard.code).await?;
        made.retain(|filed| filed.record.content.status != Status::Draft);
        let Some((latest, earlier)) = rows::latest(&catalogue, &made) else { continue };
        let Some(snapshot) = newest(institution, &standard.code).await? else { continue };
        let row = Assessed::new(standard, ("", ""), cell.clone(), latest, earlier);
        placed.push(Placed {
            standard: standard.code.clone(),
            assessment: latest.1.id,
            day: latest.1.date,
            counted: snapshot.day,
            place: place(&snapshot.benchmarks, &row),
        });
    }
    Ok((catalogue, placed))
}

/// Counts the firms anew and makes the next snapshot of a standard. What it adds to the one before
/// gives no firm away.
///
/// # Errors
///
/// The last one is too young, somebody makes one just now, there is no such standard, or the actor
/// may not.
pub async fn make(
    institution: &Institution,
    context: &Context,
    standard: &str,
) -> Result<(), ActionError> {
    gate::whole(context, Action::ReadAssessment)?;
    let catalogue = institution.standards().await?;
    let standard = catalogue.get(standard).ok_or(ActionError::Missing)?;
    let previous = newest(institution, &standard.code).await?;
    if let Some(from) = previous.as_ref().map(|previous| previous.rests_until())
        && context.today() < from
    {
        let message = Message::new("problem-benchmarks-early").with("day", from.to_string());
        return Err(ActionError::Invalid(vec![Problem { field: "standard".into(), message }]));
    }
    let now = rows::today(institution, context, &catalogue, standard).await?;
    let counted: Vec<Stored<Counted>> =
        institution.store.rows_where("standard", &standard.code).await?;
    let counted = counted.into_iter().next();
    // Somebody else made one since the last line but two.
    if previous.as_ref().map(|p| p.id) != counted.as_ref().map(|c| c.record.snapshot) {
        return Err(ActionError::Conflict);
    }
    let known = counted.as_ref().map(|counted| (counted.record.id, counted.version));
    let own = standard.clone();
    // Seconds of work for a large institution: not where pages wait for their turn.
    let work = tokio::task::spawn_blocking(move || {
        let lifts = lifts(&own, &now);
        let (benchmarks, rows) = match (previous, counted) {
            (Some(previous), Some(counted)) => {
                renew(&own, &previous.benchmarks, &counted.record.ordered(&own), &now, &RULE)
            }
            _ => (benchmarks(&own, &now, &RULE), now),
        };
        (benchmarks, rows, lifts)
    });
    // Pure functions that end; should one break, nothing was stored.
    let (benchmarks, rows, lifts) = work.await.map_err(|_| ActionError::Conflict)?;
    let (code, id) = (&standard.code, context.uuid());
    let counted = Counted {
        id: known.map_or(id, |(id, _)| id),
        standard: code.clone(),
        snapshot: id,
        requirements: codes(standard),
        rows,
    };
    let (standard, day, made) = (code.clone(), context.today(), context.now);
    let snapshot = Snapshot { id, standard, day, made, benchmarks, lifts };
    let mut change = institution.store.begin().await?;
    match known {
        Some((_, version)) => change.update(&counted, version).await?,
        None => change.insert(&counted).await?,
    }
    change.insert(&snapshot).await?;
    change.act(Act::new("benchmarks-made", "snapshot", id).open(code)?);
    Ok(change.commit(context.now, context.actor.account).await?)
}

/// What would lift most firms, for all of them and for each group of each dimension.
fn lifts(standard: &Standard, rows: &[Assessed]) -> Vec<(Group, Lift)> {
    let mut groups: BTreeMap<Group, Vec<&Assessed>> = BTreeMap::new();
    for row in rows {
        groups.entry(Group::All).or_default().push(row);
        for group in Dimension::ALL.into_iter().filter_map(|d| d.group(&row.cell)) {
            groups.entry(group).or_default().push(row);
        }
    }
    let lift = |(group, rows): (Group, Vec<&Assessed>)| (group, lift(standard, rows, CHOICE));
    groups.into_iter().map(lift).collect()
}

/// Makes the snapshots that are due: where firms were assessed and the last one has had its rest.
/// Says of which standards it made one.
///
/// # Errors
///
/// The database cannot be used, or the actor may not make snapshots.
pub async fn make_due(
    institution: &Institution,
    context: &Context,
) -> Result<Vec<String>, ActionError> {
    gate::whole(context, Action::ReadAssessment)?;
    let mut done = Vec::new();
    for standard in institution.standards().await?.standards() {
        let last = newest(institution, &standard.code).await?;
        let rested = last.is_none_or(|last| last.rests_until() <= context.today());
        if rested && institution.store.any_handed_in(&standard.code).await? {
            match make(institution, context, &standard.code).await {
                Ok(()) => done.push(standard.code.clone()),
                // Another replica was faster.
                Err(ActionError::Conflict) => {}
                Err(error) => return Err(error),
            }
        }
    }
    Ok(done)
}
