//! What was done at the demonstration institution since it opened, as plain data.

use access::Role;
use jiff::ToSpan as _;
use jiff::civil::{Date, Weekday};
use registry::{
    Event, Firm, LegalBasis, Manner, Organisation, PanelYear, Purpose, RequestKind, Tie,
};
use standards::Obstacles;
use vocabulary::Language;

use crate::assessments::Found;
use crate::experiences::Told;
use crate::{assessments, case, consents, experiences, firms, organisations, panel, people, ties};

/// The whole institution. Numbers are places in the lists; identifiers come with the writing.
pub(crate) struct Plan {
    /// Communities first, then associations, support institutions and buyers.
    pub(crate) organisations: Vec<Organisation>,
    pub(crate) people: Vec<Person>,
    pub(crate) firms: Vec<Planned>,
    /// In the order in which they are done.
    pub(crate) deeds: Vec<Deed>,
}

/// A firm with what is not on its page.
pub(crate) struct Planned {
    pub(crate) firm: Firm,
    /// Its community.
    pub(crate) home: usize,
    /// The day on which it is registered.
    pub(crate) registered: Date,
    /// The last day of its time in the community, if it left.
    pub(crate) leaves: Option<Date>,
    /// The last day on which something is done about it.
    pub(crate) last: Date,
}

/// A person with an account.
pub(crate) struct Person {
    pub(crate) name: &'static str,
    pub(crate) role: Role,
    pub(crate) language: Language,
    pub(crate) communities: Vec<usize>,
    pub(crate) firms: Vec<usize>,
    pub(crate) party: Option<usize>,
}

/// Who does it.
#[derive(Debug, Clone, Copy)]
pub(crate) enum By {
    /// The program, before anybody is there.
    Program,
    Person(usize),
}

/// One action.
pub(crate) struct Deed {
    pub(crate) day: Date,
    pub(crate) by: By,
    pub(crate) what: What,
}

/// A party of a tie.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum End {
    Firm(usize),
    Organisation(usize),
}

/// What is done; `number` counts the things of a sort.
pub(crate) enum What {
    Name(&'static str),
    Found(usize),
    Invite(usize),
    Accept(usize),
    Register { firm: usize, community: Option<usize> },
    Join { firm: usize, community: usize, since: Date },
    Leave { firm: usize },
    Consent { firm: usize, purpose: Purpose, basis: LegalBasis, manner: Manner },
    Withdraw { firm: usize, purpose: Purpose },
    State { firm: usize, year: Box<PanelYear>, corrects: bool },
    Tie { number: usize, from: End, to: End, tie: Box<Tie> },
    Untie { number: usize },
    Record { number: usize, firm: usize, event: Box<Event> },
    Sign { number: usize, name: String },
    Keep { number: usize },
    Ask { number: usize, firm: usize, kind: RequestKind, text: &'static str },
    Answer { number: usize, text: &'static str },
    Tell { number: usize, firm: usize, told: Box<Told> },
    HandIn { number: usize },
    Publish { number: usize },
    Value { number: usize, firm: usize, helped: Option<bool>, text: String, named: bool },
    Assess { number: usize, firm: usize, found: Box<Found> },
    Vouch { number: usize },
    Improve { number: usize },
    Hinder { firm: usize, obstacles: Box<Obstacles> },
    Count(&'static str),
}

/// The days of the demonstration.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Calendar {
    /// The day on which the institution opened.
    pub(crate) opened: Date,
    /// The last day of the past.
    pub(crate) yesterday: Date,
}

impl Calendar {
    /// The working day that is this one or follows it, but never later than `last`.
    pub(crate) fn day(day: Date, last: Date) -> Date {
        let rest = match day.weekday() {
            Weekday::Saturday => 2,
            Weekday::Sunday => 1,
            _ => 0,
        };
        after(day, rest).min(last)
    }
}

/// A number of days later.
pub(crate) fn after(day: Date, days: i64) -> Date {
    day.saturating_add(days.days())
}

impl Plan {
    /// The institution as it is on a day; everything follows from the seed and the day.
    pub(crate) fn new(seed: u64, today: Date) -> Self {
        let opened = Calendar::day(today.saturating_sub(3.years()), today);
        let calendar = Calendar { opened, yesterday: after(today, -1) };
        let communities = organisations::communities();
        let associations = organisations::associations();
        let support = organisations::support();
        let buyers = organisations::buyers();
        let mut reaches = Vec::new();
        let mut organisations = communities;
        for (organisation, reach) in associations.into_iter().chain(support).chain(buyers) {
            reaches.push((organisations.len(), reach));
            organisations.push(organisation);
        }
        let firms = firms::all(seed, calendar);
        let people = people::all(&organisations);
        let mut deeds = vec![deed(opened, By::Program, What::Name("Instituto Puente del Sur"))];
        people::welcome(&people, calendar, &mut deeds);
        for number in 0..organisations.len() {
            deeds.push(deed(opened, people::MANAGER, What::Found(number)));
        }
        firms::register(seed, &firms, calendar, &mut deeds);
        people::welcome_members(&people, &firms, calendar, &mut deeds);
        consents::all(seed, &firms, &mut deeds);
        panel::all(seed, &firms, calendar, &mut deeds);
        case::all(seed, &firms, calendar, &mut deeds);
        assessments::all(seed, &firms, calendar, &mut deeds);
        ties::all(seed, &firms, &organisations, &reaches, calendar, &mut deeds);
        experiences::all(seed, &firms, &mut deeds);
        firms::leave(&firms, &mut deeds);
        // Whatever needs another deed was written after it and on no earlier day.
        deeds.sort_by_key(|deed| deed.day);
        Self { organisations, people, firms, deeds }
    }
}

/// A deed.
pub(crate) fn deed(day: Date, by: By, what: What) -> Deed {
    Deed { day, by, what }
}
