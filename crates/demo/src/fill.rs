//! Doing what the plan says.

use std::collections::BTreeMap;
use std::sync::Arc;

use access::{Account, Actor, Code, State};
use actions::assessment::{self, Draft};
use actions::{ActionError, Context, Institution, Seeded, Settings};
use actions::{
    benchmark, case, consent, experience, firm, obstacles, organisation, panel, people, plan,
    request, retention, session, tie,
};
use jiff::Timestamp;
use jiff::civil::Date;
use knowledge::{ExperienceId, Feedback, FeedbackId};
use registry::{Event, Membership, PanelYear, Tie};
use standards::{AssessmentId, Facts, Kind};
use store::Stored;
use uuid::Uuid;
use vocabulary::{
    AccountId, CommunityId, EventId, FirmId, Language, PanelId, PartyId, RequestId, TieId,
};

use crate::PASSWORD;
use crate::assessments::Found;
use crate::people::INVITED;
use crate::plan::{By, Deed, End, Plan, What};

/// The working day: from eight o'clock so many minutes.
const MINUTES: usize = 9 * 60;

/// Makes the demonstration institution as it is at a time. Nothing happens when the store has
/// accounts already.
///
/// The same seed and the same day make the same identifiers, texts and secrets. Only the keys and
/// salts of the audit are the system's own.
///
/// # Errors
///
/// The database cannot be used; any other error is a fault of the plan.
pub async fn fill(institution: &Institution, seed: u64, now: Timestamp) -> Result<(), ActionError> {
    if institution.store.has_accounts().await? {
        return Ok(());
    }
    let today = institution.zone.to_datetime(now).date();
    let plan = Plan::new(seed, today);
    let mut scribe = Scribe::new(institution, &plan, seed);
    for day in plan.deeds.chunk_by(|one, next| one.day == next.day) {
        for (place, deed) in day.iter().enumerate() {
            scribe.act(deed, place * MINUTES / day.len()).await?;
        }
    }
    Ok(())
}

/// The code that the one person who has not come yet holds on paper, good for thirty days.
pub fn invitation(seed: u64) -> Code {
    let context = Context {
        now: Timestamp::UNIX_EPOCH,
        zone: jiff::tz::TimeZone::UTC,
        actor: Actor::default(),
        language: Language::Spanish,
        chance: apart(seed),
    };
    // An invitation draws the account's identifier first.
    context.uuid();
    Code::new(context.bytes())
}

/// The luck of that one invitation, apart from all else, so that its code stays the same whatever
/// the plan has before it.
fn apart(seed: u64) -> Arc<Seeded> {
    Arc::new(Seeded::new(seed.rotate_left(32)))
}

/// What was written so far, by the plan's numbers.
struct Scribe<'a> {
    institution: &'a Institution,
    plan: &'a Plan,
    seed: u64,
    chance: Arc<Seeded>,
    organisations: Vec<PartyId>,
    firms: BTreeMap<usize, FirmId>,
    actors: BTreeMap<usize, Actor>,
    codes: BTreeMap<usize, Code>,
    years: BTreeMap<(usize, i16), PanelId>,
    ties: BTreeMap<usize, TieId>,
    events: BTreeMap<usize, (EventId, i64)>,
    requests: BTreeMap<usize, RequestId>,
    experiences: BTreeMap<usize, ExperienceId>,
    assessments: BTreeMap<usize, AssessmentId>,
}

/// Something that the plan names was written before.
fn known<K: Ord, V: Clone>(map: &BTreeMap<K, V>, key: &K) -> Result<V, ActionError> {
    map.get(key).cloned().ok_or(ActionError::Missing)
}

impl<'a> Scribe<'a> {
    fn new(institution: &'a Institution, plan: &'a Plan, seed: u64) -> Self {
        Self {
            institution,
            plan,
            seed,
            chance: Arc::new(Seeded::new(seed)),
            organisations: Vec::new(),
            firms: BTreeMap::new(),
            actors: BTreeMap::new(),
            codes: BTreeMap::new(),
            years: BTreeMap::new(),
            ties: BTreeMap::new(),
            events: BTreeMap::new(),
            requests: BTreeMap::new(),
            experiences: BTreeMap::new(),
            assessments: BTreeMap::new(),
        }
    }

    /// The circumstances of a deed: so many minutes after eight o'clock of its day.
    fn context(&self, deed: &Deed, minutes: usize) -> Result<Context, ActionError> {
        let zone = self.institution.zone.clone();
        let (hour, minute) = ((8 + minutes / 60) as i8, (minutes % 60) as i8);
        // Clocks are not changed in the day-time.
        let now = zone
            .to_ambiguous_timestamp(deed.day.at(hour, minute, 0, 0))
            .compatible()
            .map_err(|_| ActionError::Missing)?;
        let (actor, language) = match deed.by {
            By::Program => (Actor::program(), Language::Spanish),
            By::Person(number) => {
                (known(&self.actors, &number)?, self.plan.people[number].language)
            }
        };
        Ok(Context { now, zone, actor, language, chance: self.chance.clone() })
    }

    fn end(&self, end: End) -> Result<PartyId, ActionError> {
        match end {
            End::Firm(number) => Ok(known(&self.firms, &number)?.into()),
            End::Organisation(number) => {
                self.organisations.get(number).copied().ok_or(ActionError::Missing)
            }
        }
    }

    fn community(&self, number: usize) -> Result<CommunityId, ActionError> {
        Ok(CommunityId(self.end(End::Organisation(number))?.0))
    }

    async fn act(&mut self, deed: &Deed, minutes: usize) -> Result<(), ActionError> {
        let context = self.context(deed, minutes)?;
        let institution = self.institution;
        match &deed.what {
            What::Name(name) => {
                let settings = Settings { name: (*name).to_owned(), ..Settings::default() };
                retention::change_settings(institution, &context, &settings, None).await?;
            }
            What::Found(number) => {
                let planned = self.plan.organisations[*number].clone();
                let id = organisation::create(institution, &context, planned).await?;
                self.organisations.push(id);
            }
            What::Invite(number) => self.invite(&context, *number).await?,
            What::Accept(number) => self.accept(&context, *number).await?,
            What::Register { firm: number, community } => {
                let planned = self.plan.firms[*number].firm.clone();
                let community = community.map(|number| self.community(number)).transpose()?;
                let id = firm::create(institution, &context, planned, community).await?;
                self.firms.insert(*number, id);
            }
            What::Join { firm, community, since } => {
                let (id, community) = (known(&self.firms, firm)?, self.community(*community)?);
                tie::join(institution, &context, id, community, *since).await?;
            }
            What::Leave { firm } => self.leave(&context, *firm, deed.day).await?,
            What::Consent { firm, purpose, basis, manner } => {
                let firm = known(&self.firms, firm)?;
                consent::give(institution, &context, firm, *purpose, *basis, *manner).await?;
            }
            What::Withdraw { firm, purpose } => {
                let firm = known(&self.firms, firm)?;
                consent::withdraw(institution, &context, firm, *purpose).await?;
            }
            What::State { firm, year, corrects } => {
                let replaces = self.years.get(&(*firm, year.year)).copied();
                let stated = PanelYear {
                    firm: known(&self.firms, firm)?,
                    replaces: replaces.filter(|_| *corrects),
                    ..(**year).clone()
                };
                let id = panel::state(institution, &context, stated).await?;
                self.years.insert((*firm, year.year), id);
            }
            What::Tie { number, from, to, tie: planned } => {
                let (from, to) = (self.end(*from)?, self.end(*to)?);
                let id = tie::add(institution, &context, Tie { from, to, ..(**planned).clone() });
                self.ties.insert(*number, id.await?);
            }
            What::Untie { number } => {
                let id = known(&self.ties, number)?;
                tie::end(institution, &context, id, 1, deed.day).await?;
            }
            What::Record { number, firm, event } => {
                let event = Event { firm: known(&self.firms, firm)?, ..(**event).clone() };
                let id = case::record(institution, &context, event).await?;
                self.events.insert(*number, (id, 1));
            }
            What::Sign { number, name } => {
                let (id, version) = known(&self.events, number)?;
                case::sign(institution, &context, id, version, name).await?;
            }
            What::Keep { number } => {
                let (id, version) = known(&self.events, number)?;
                case::keep(institution, &context, id, version, deed.day).await?;
            }
            What::Ask { number, firm, kind, text } => {
                let firm = known(&self.firms, firm)?;
                let id = request::make(institution, &context, firm, *kind, text).await?;
                self.requests.insert(*number, id);
            }
            What::Answer { number, text } => {
                let id = known(&self.requests, number)?;
                request::answer(institution, &context, id, 1, text).await?;
            }
            What::Tell { number, firm, told } => {
                let mut experience = told.experience.clone();
                let known_as = |number: &usize| known(&self.experiences, number);
                let adapted: Result<Vec<_>, _> = told.adapts.iter().map(known_as).collect();
                experience.adapted_from = adapted?;
                experience.replicates = told.tries.as_ref().map(known_as).transpose()?;
                let firm = known(&self.firms, firm)?;
                let id = experience::record(institution, &context, firm, experience).await?;
                self.experiences.insert(*number, id);
            }
            What::HandIn { number } => {
                let id = known(&self.experiences, number)?;
                experience::hand_in(institution, &context, id, 1).await?;
            }
            What::Publish { number } => {
                let id = known(&self.experiences, number)?;
                experience::publish(institution, &context, id, 2).await?;
            }
            What::Value { number, firm, helped, text, named } => {
                let feedback = Feedback {
                    id: FeedbackId(Uuid::nil()),
                    experience: known(&self.experiences, number)?,
                    used: true,
                    helped: *helped,
                    text: text.clone(),
                    named: *named,
                    at: context.now,
                    day: deed.day,
                };
                let firm = known(&self.firms, firm)?;
                experience::say(institution, &context, firm, feedback).await?;
            }
            What::Assess { number, firm, found } => {
                self.assess(&context, *number, *firm, found).await?;
            }
            What::Vouch { number } => {
                let id = known(&self.assessments, number)?;
                assessment::verify(institution, &context, id, 2).await?;
            }
            What::Improve { number } => {
                let id = known(&self.assessments, number)?;
                plan::begin(institution, &context, id).await?;
            }
            What::Hinder { firm, obstacles: stated } => {
                let firm = known(&self.firms, firm)?;
                obstacles::state(institution, &context, firm, (**stated).clone()).await?;
            }
            What::Count(standard) => benchmark::make(institution, &context, standard).await?,
        }
        Ok(())
    }

    async fn invite(&mut self, context: &Context, number: usize) -> Result<(), ActionError> {
        let person = &self.plan.people[number];
        let mut account = Account {
            id: AccountId(Uuid::nil()),
            login: String::new(),
            name: person.name.to_owned(),
            roles: vec![person.role],
            communities: Vec::new(),
            firms: Vec::new(),
            party: None,
            email: String::new(),
            phone: String::new(),
            language: person.language,
            state: State::Invited,
        };
        for community in &person.communities {
            account.communities.push(self.community(*community)?);
        }
        for firm in &person.firms {
            account.firms.push(known(&self.firms, firm)?);
        }
        if let Some(party) = person.party {
            account.party = Some(self.end(End::Organisation(party))?);
        }
        let mut context = context.clone();
        if number == INVITED {
            context.chance = apart(self.seed);
        }
        let actor = account.actor();
        let (id, code) = people::invite(self.institution, &context, account).await?;
        self.actors.insert(number, Actor { account: Some(id), ..actor });
        self.codes.insert(number, code);
        Ok(())
    }

    /// Chooses the password; the session that begins with it has ended long before today.
    async fn accept(&mut self, context: &Context, number: usize) -> Result<(), ActionError> {
        let code = known(&self.codes, &number)?.to_string();
        let passwords = [PASSWORD, PASSWORD];
        session::redeem(self.institution, context, &code, passwords, "demo").await?;
        Ok(())
    }

    /// What an agent found, written down and handed in.
    async fn assess(
        &mut self,
        context: &Context,
        number: usize,
        firm: usize,
        found: &Found,
    ) -> Result<(), ActionError> {
        let id = AssessmentId(context.uuid());
        let started_from =
            found.before.map(|before| known(&self.assessments, &before)).transpose()?;
        let draft = Draft {
            id,
            firm: known(&self.firms, &firm)?,
            standard: found.standard.to_owned(),
            version: found.version,
            kind: Kind::PreAudit,
            day: context.today(),
            facts: Facts::default(),
            answers: found.answers.clone(),
            started_from,
            known: None,
            beside: false,
        };
        assessment::send(self.institution, context, draft).await?;
        assessment::submit(self.institution, context, id, 1).await?;
        self.assessments.insert(number, id);
        Ok(())
    }

    async fn leave(
        &mut self,
        context: &Context,
        firm: usize,
        day: Date,
    ) -> Result<(), ActionError> {
        let id = known(&self.firms, &firm)?;
        let memberships: Vec<Stored<Membership>> = self.institution.store.of_firm(id).await?;
        for membership in memberships.iter().filter(|m| m.record.span.to.is_none()) {
            let (id, version) = (membership.record.id, membership.version);
            tie::leave(self.institution, context, id, version, day).await?;
        }
        Ok(())
    }
}
