//! Case files: how far each firm has come with the institution.

use jiff::Timestamp;
use jiff::civil::Date;
use registry::{Event, EventKind, Firm};
use uuid::Uuid;
use vocabulary::{AccountId, Currency, EventId, FirmId, Language, Money};

use crate::draw::Draw;
use crate::people;
use crate::places::{HOMES, Home};
use crate::plan::{Calendar, Deed, Planned, What, after, deed};
use crate::texts::{self, Who};

/// Writes the case files of the firms.
pub(crate) fn all(seed: u64, firms: &[Planned], calendar: Calendar, deeds: &mut Vec<Deed>) {
    let mut writer = Writer { deeds, count: 0, calendar };
    for (firm, planned) in firms.iter().enumerate() {
        let draw = Draw::new(seed, "case", firm);
        if people::owner_of(firm).is_some() || draw.happens(82) {
            writer.file(&draw, firm, planned);
        }
    }
}

struct Writer<'a> {
    deeds: &'a mut Vec<Deed>,
    /// Entries so far.
    count: usize,
    calendar: Calendar,
}

impl Writer<'_> {
    fn file(&mut self, draw: &Draw, firm: usize, planned: &Planned) {
        let home = &HOMES[planned.home];
        let language = home.language();
        let is_sample = people::owner_of(firm).is_some();
        let mut day = Calendar::day(planned.registered, planned.last);
        self.entry(firm, planned, event(EventKind::Contact, day, texts::contact(draw, language)));
        if !is_sample && !draw.happens(86) {
            return;
        }
        day = Calendar::day(after(day, draw.between(3, 40)), planned.last);
        let fits = is_sample || draw.happens(91);
        let text = texts::eligibility(draw, language, fits);
        let eligibility =
            Event { eligible: Some(fits), ..event(EventKind::Eligibility, day, text) };
        self.entry(firm, planned, eligibility);
        if !fits {
            return;
        }
        for _ in 0..if is_sample { 3 } else { draw.below(4) } {
            let next = after(day, draw.between(25, 260));
            if next >= planned.last {
                break;
            }
            day = Calendar::day(next, planned.last);
            self.visit(draw, firm, planned, day);
        }
        // Some visits of the last weeks are on every agent's desk.
        if planned.leaves.is_none() && (is_sample || draw.happens(9)) {
            let recent = after(self.calendar.yesterday, -draw.between(0, 25)).max(after(day, 1));
            day = Calendar::day(recent, planned.last);
            self.visit(draw, firm, planned, day);
        } else if draw.happens(9) {
            let closed = Calendar::day(after(day, draw.between(60, 200)), planned.last);
            self.entry(
                firm,
                planned,
                event(EventKind::Closure, closed, texts::closure(draw, language)),
            );
        }
    }

    /// A visit, the signature under its record, and what was agreed.
    fn visit(&mut self, draw: &Draw, firm: usize, planned: &Planned, day: Date) {
        let home = &HOMES[planned.home];
        let text = texts::visit(draw, home.trade, home.language());
        let number = self.entry(firm, planned, event(EventKind::Visit, day, text));
        let signed = Calendar::day(after(day, draw.between(0, 9)), planned.last);
        let is_old = after(day, 30) < self.calendar.yesterday;
        if draw.happens(if is_old { 97 } else { 45 }) {
            let name = planned.firm.owners[0].name.clone();
            self.push(signed, planned, What::Sign { number, name });
        }
        for _ in 0..draw.below(3) {
            self.agreement(draw, firm, planned, day);
        }
    }

    /// An agreement; nearly all that are long due were kept.
    fn agreement(&mut self, draw: &Draw, firm: usize, planned: &Planned, day: Date) {
        let home = &HOMES[planned.home];
        let by = Calendar::day(after(day, draw.between(14, 100)), Date::MAX);
        let (text, who) = texts::agreement(draw, home.language());
        let agreement = Event {
            who: doer(who, &planned.firm, home),
            by: Some(by),
            cost: (who != Who::Agent && draw.happens(60)).then(|| cost(draw, home)),
            ..event(EventKind::Agreement, day, text)
        };
        let number = self.entry(firm, planned, agreement);
        let kept = Calendar::day(after(by, draw.between(-12, 10)).max(day), Date::MAX);
        let is_old = after(by, 21) < self.calendar.yesterday;
        if kept <= planned.last && draw.happens(if is_old { 96 } else { 60 }) {
            self.push(kept, planned, What::Keep { number });
        }
    }

    fn entry(&mut self, firm: usize, planned: &Planned, event: Event) -> usize {
        let number = self.count;
        self.count += 1;
        let day = event.day;
        self.push(day, planned, What::Record { number, firm, event: Box::new(event) });
        number
    }

    fn push(&mut self, day: Date, planned: &Planned, what: What) {
        self.deeds.push(deed(day, people::agent_of(planned.home), what));
    }
}

fn event(kind: EventKind, day: Date, text: String) -> Event {
    Event {
        id: EventId(Uuid::nil()),
        firm: FirmId(Uuid::nil()),
        kind,
        day,
        text,
        eligible: None,
        who: String::new(),
        by: None,
        cost: None,
        kept: None,
        signature: None,
        author: AccountId(Uuid::nil()),
        recorded: Timestamp::UNIX_EPOCH,
    }
}

fn doer(who: Who, firm: &Firm, home: &Home) -> String {
    match (who, home.language()) {
        (Who::Firm, _) => firm.owners[0].name.clone(),
        (Who::Agent, Language::Portuguese) => "A agente".to_owned(),
        (Who::Agent, _) => "El equipo del instituto".to_owned(),
        (Who::Laboratory, Language::Portuguese) => "O laboratório".to_owned(),
        (Who::Laboratory, _) => "El laboratorio".to_owned(),
    }
}

/// Some 40 to 2,000 US dollars in local money, in round figures.
fn cost(draw: &Draw, home: &Home) -> Money {
    let dollars = draw.between(4, 40) * draw.between(10, 50);
    let (currency, units) = match home.country() {
        "ARG" => (Currency::Ars, dollars * 1200),
        "CHL" => (Currency::Clp, dollars * 950),
        _ => (Currency::Brl, dollars * 5),
    };
    let scale = 10_i64.pow(u32::from(currency.minor_units()));
    Money { minor: units * scale, currency }
}
