//! Ties: dense inside communities and rare between them, which is what the institution is there to
//! change.

use std::collections::BTreeSet;

use jiff::civil::Date;
use registry::{Basis, Organisation, PartyKind, Role, Span, Tie, TieKind};
use uuid::Uuid;
use vocabulary::{PartyId, TieId};

use crate::draw::Draw;
use crate::firms::{COUNTS, first_of};
use crate::people;
use crate::places::HOMES;
use crate::plan::{By, Calendar, Deed, End, Planned, What, after, deed};
use crate::texts;

/// Ties between firms of different communities.
const BRIDGES: usize = 34;

/// Every tie of the demonstration. `reaches` says which organisation serves which communities.
pub(crate) fn all(
    seed: u64,
    firms: &[Planned],
    organisations: &[Organisation],
    reaches: &[(usize, &[usize])],
    calendar: Calendar,
    deeds: &mut Vec<Deed>,
) {
    let mut weaver = Weaver { firms, calendar, deeds, count: 0, known: BTreeSet::new() };
    for home in 0..HOMES.len() {
        weaver.inside(&Draw::new(seed, "inside", home), home);
    }
    weaver.between(&Draw::new(seed, "between", 0));
    for (organisation, reach) in reaches {
        let draw = Draw::new(seed, "organisation", *organisation);
        weaver.organisation(&draw, *organisation, &organisations[*organisation], reach);
    }
}

struct Weaver<'a> {
    firms: &'a [Planned],
    calendar: Calendar,
    deeds: &'a mut Vec<Deed>,
    count: usize,
    /// No pair is tied twice in the same way.
    known: BTreeSet<(TieKind, End, End)>,
}

impl Weaver<'_> {
    /// Each firm is tied to neighbours on a ring, which closes triangles, and to the community's
    /// few well-connected firms.
    fn inside(&mut self, draw: &Draw, home: usize) {
        let (first, count) = (first_of(home), COUNTS[home]);
        let hubs = count / 10;
        for place in 0..count {
            for _ in 0..draw.between(1, 3) {
                let other = match draw.happens(35) {
                    true => draw.below(hubs),
                    false => (place + draw.between(1, 5) as usize) % count,
                };
                if other == place {
                    continue;
                }
                let kinds = [
                    TieKind::Supply,
                    TieKind::Supply,
                    TieKind::Collaboration,
                    TieKind::Collaboration,
                    TieKind::JointAction,
                    TieKind::Mentoring,
                ];
                let kind = draw.one(&kinds);
                let basis = draw.one(&[Basis::Declared, Basis::Declared, Basis::Observed]);
                let ends = self.in_order(kind, first + place, first + other);
                self.firms_tie(draw, kind, basis, ends, people::agent_of(home));
            }
        }
    }

    /// Whoever exports is supplied; the older of two firms advises.
    fn in_order(&self, kind: TieKind, one: usize, other: usize) -> (usize, usize) {
        let firm = |number: usize| &self.firms[number].firm;
        let exports = |number| matches!(firm(number).role, Role::Exporter | Role::Both);
        let swap = match kind {
            TieKind::Supply => exports(one) && !exports(other),
            TieKind::Mentoring => firm(one).founded > firm(other).founded,
            _ => false,
        };
        if swap { (other, one) } else { (one, other) }
    }

    /// The rare ties between communities, most of them made by a programme.
    fn between(&mut self, draw: &Draw) {
        let mut made = 0;
        while made < BRIDGES {
            let ends = (draw.below(self.firms.len()), draw.below(self.firms.len()));
            let [one, other] = [ends.0, ends.1].map(|number| self.firms[number].home);
            // Firms of one trade or one country have more to say to each other.
            let is_near = HOMES[one].trade == HOMES[other].trade || one / 4 == other / 4;
            if one == other || !is_near {
                continue;
            }
            let kind = draw.one(&[TieKind::Mentoring, TieKind::Collaboration, TieKind::Supply]);
            let basis = draw.one(&[Basis::Programme, Basis::Programme, Basis::Declared]);
            let (from, to) = self.in_order(kind, ends.0, ends.1);
            self.firms_tie(draw, kind, basis, (from, to), people::MANAGER);
            made += 1;
        }
    }

    fn firms_tie(
        &mut self,
        draw: &Draw,
        kind: TieKind,
        basis: Basis,
        (from, to): (usize, usize),
        by: By,
    ) {
        let [one, other] = [&self.firms[from], &self.firms[to]];
        let met = one.registered.max(other.registered);
        let last = one.last.min(other.last).max(met);
        let day = Calendar::day(after(met, draw.between(0, 240)), last);
        let note = texts::tie(draw, HOMES[one.home].language());
        let long_ago = after(day, -draw.between(0, 2500));
        let since = if basis == Basis::Programme { day } else { long_ago };
        self.tie(draw, kind, basis, (End::Firm(from), End::Firm(to)), (day, since), note, by);
    }

    /// Firms join associations, are trained, sell to buyers; communities work with whoever serves
    /// them.
    fn organisation(&mut self, draw: &Draw, number: usize, of: &Organisation, reach: &[usize]) {
        let is_open = matches!(of.detail, registry::Detail::Association { open: true, .. });
        for firm in 0..self.firms.len() {
            let planned = &self.firms[firm];
            if !reach.contains(&planned.home) {
                continue;
            }
            let is_large = planned.firm.workers.unwrap_or(1) > 10;
            let exports = matches!(planned.firm.role, Role::Exporter | Role::Both);
            let supplies = planned.firm.role == Role::Supplier;
            let (kind, percent) = match of.kind() {
                PartyKind::Association if is_open => (TieKind::Membership, 27),
                PartyKind::Association if planned.firm.formal && is_large => {
                    (TieKind::Membership, 52)
                }
                PartyKind::Institution => (TieKind::Training, 11),
                PartyKind::Buyer if exports => (TieKind::Supply, 26),
                PartyKind::Buyer if supplies => (TieKind::Supply, 5),
                _ => continue,
            };
            if !draw.happens(percent) {
                continue;
            }
            let (last, agent) = (planned.last, people::agent_of(planned.home));
            let day = Calendar::day(after(planned.registered, draw.between(0, 300)), last);
            let since = after(day, -draw.between(0, 2000));
            let ends = (End::Firm(firm), End::Organisation(number));
            self.tie(draw, kind, Basis::Declared, ends, (day, since), String::new(), agent);
        }
        if of.kind() == PartyKind::Institution {
            for home in reach {
                let day = Calendar::day(after(self.calendar.opened, 9), self.calendar.yesterday);
                let since = after(day, -draw.between(0, 3000));
                let ends = (End::Organisation(*home), End::Organisation(number));
                let kind = TieKind::Collaboration;
                let manager = people::MANAGER;
                self.tie(draw, kind, Basis::Observed, ends, (day, since), String::new(), manager);
            }
        }
    }

    #[allow(clippy::too_many_arguments, reason = "they are the parts of one tie")]
    fn tie(
        &mut self,
        draw: &Draw,
        kind: TieKind,
        basis: Basis,
        (from, to): (End, End),
        (day, since): (Date, Date),
        note: String,
        by: By,
    ) {
        if self.known.contains(&(kind, to, from)) || !self.known.insert((kind, from, to)) {
            return;
        }
        let nobody = PartyId(Uuid::nil());
        let span = Span { from: draw.happens(80).then_some(since), to: None };
        let tie = Tie { id: TieId(Uuid::nil()), kind, from: nobody, to: nobody, span, basis, note };
        let number = self.count;
        self.count += 1;
        self.deeds.push(deed(day, by, What::Tie { number, from, to, tie: Box::new(tie) }));
        if draw.happens(5) {
            let ended = Calendar::day(after(day, draw.between(90, 600)), self.calendar.yesterday);
            self.deeds.push(deed(ended.max(day), people::MANAGER, What::Untie { number }));
        }
    }
}
