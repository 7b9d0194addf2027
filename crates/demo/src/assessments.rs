//! Three years of looking at firms: four standards, communities that are strong in different
//! chapters, provinces in which most firms lack the same things.

use std::collections::BTreeMap;

use actions::assessment::Said;
use jiff::civil::Date;
use standards::{
    Catalogue, Facts, Hindrance, Level, Obstacle, Obstacles, Outcome, Requirement, Standard,
};
use vocabulary::Language;

use crate::draw::Draw;
use crate::people;
use crate::places::HOMES;
use crate::plan::{By, Calendar, Deed, Planned, What, after, deed};
use crate::texts::Trade;

/// The standards of the demonstration.
pub(crate) const STANDARDS: [&str; 4] = ["haccp", "fsma-produce", "iso-9001", "lean-5s"];

/// What an agent found in a visit.
pub(crate) struct Found {
    pub(crate) standard: &'static str,
    pub(crate) version: u32,
    pub(crate) answers: BTreeMap<String, Said>,
    /// The number of the visit before with the same standard.
    pub(crate) before: Option<usize>,
}

/// Writes the assessments of the firms, what they said holds them back, the improvement plans of the
/// people who can be tried, and the benchmarks: a year ago and yesterday.
///
/// # Panics
///
/// A standard that comes with the program is faulty; tests read them all.
pub(crate) fn all(seed: u64, firms: &[Planned], calendar: Calendar, deeds: &mut Vec<Deed>) {
    let catalogue = Catalogue::built_in().expect("the standards of the program are sound");
    let mut count = 0;
    for (number, planned) in firms.iter().enumerate() {
        let draw = Draw::new(seed, "assessment", number);
        let is_sample = people::owner_of(number).is_some();
        if !is_sample && !draw.happens(64) {
            continue;
        }
        let agent = people::agent_of(planned.home);
        let home = &HOMES[planned.home];
        let mut first = None;
        for (code, percent) in asked_of(home.trade) {
            if !draw.happens(if is_sample { 100.min(3 * percent) } else { percent }) {
                continue;
            }
            let Some(standard) = catalogue.get(code) else { continue };
            // Whoever tries the demonstration has something left to do.
            let skill = draw.between(0, if is_sample { 60 } else { 170 });
            let firm = Firm { draw: &draw, skill, home: planned.home, seed };
            let (mut before, mut year) = (None, 0);
            let mut lacking = false;
            let mut day = after(planned.registered, draw.between(20, 200));
            while day < planned.last {
                let visit = Calendar::day(day, planned.last);
                let answers = firm.answers(standard, visit, year);
                lacking = standard.requirements.iter().any(|requirement| {
                    let said = answers.get(&requirement.code).map(|said| &said.outcome);
                    matches!(said, Some(Outcome::Level(level)) if *level < requirement.conforming)
                });
                let found = Found { standard: code, version: standard.version, answers, before };
                let found = Box::new(found);
                deeds.push(deed(visit, agent, What::Assess { number: count, firm: number, found }));
                // The manager has not come to all of the last weeks'.
                let seen = Calendar::day(after(visit, draw.between(1, 20)), Date::MAX);
                if seen <= calendar.yesterday && draw.happens(93) {
                    deeds.push(deed(seen, people::MANAGER, What::Vouch { number: count }));
                }
                first = first.or(Some(visit));
                before = Some(count);
                count += 1;
                year += 1;
                day = after(day, draw.between(320, 420));
            }
            if let (true, Some(last)) = (is_sample && lacking, before) {
                deeds.push(deed(planned.last, agent, What::Improve { number: last }));
            }
        }
        if let Some(day) = first.filter(|_| is_sample || draw.happens(45)) {
            let obstacles = Box::new(obstacles(&draw, day, home.language()));
            deeds.push(deed(day, agent, What::Hinder { firm: number, obstacles }));
        }
    }
    for day in [after(calendar.yesterday, -364), calendar.yesterday] {
        for standard in STANDARDS {
            deeds.push(deed(day, By::Program, What::Count(standard)));
        }
    }
}

/// What firms of a trade are asked, and by how many of them in a hundred.
fn asked_of(trade: Trade) -> [(&'static str, usize); 3] {
    match trade {
        Trade::Orchard | Trade::Berries | Trade::Nuts => {
            [("haccp", 72), ("fsma-produce", 60), ("lean-5s", 18)]
        }
        Trade::Wine | Trade::Olives | Trade::Salmon | Trade::Honey => {
            [("haccp", 82), ("iso-9001", 30), ("lean-5s", 34)]
        }
        Trade::Footwear | Trade::Furniture => [("haccp", 0), ("iso-9001", 62), ("lean-5s", 78)],
    }
}

struct Firm<'a> {
    draw: &'a Draw,
    /// How far it was when it came, in hundredths of a level.
    skill: i64,
    home: usize,
    seed: u64,
}

impl Firm<'_> {
    /// What was found of everything that is asked; each year firms are a bit further.
    fn answers(&self, standard: &Standard, day: Date, year: i64) -> BTreeMap<String, Said> {
        let asked = standard.asked(&Facts::default(), day);
        let answer = |requirement: &Requirement| {
            let language = HOMES[self.home].language();
            let level = self.level(standard, requirement, year);
            let outcome = Outcome::Level(level);
            Said { outcome, note: self.note(level, language).to_owned() }
        };
        asked.into_iter().map(|r| (r.code.clone(), answer(r))).collect()
    }

    fn level(&self, standard: &Standard, requirement: &Requirement, year: i64) -> Level {
        // What a community is strong in shows in all of its firms; what a province lacks, too.
        let chapter = format!("{}/{}", standard.code, requirement.chapter);
        let strength = Draw::new(self.seed, &chapter, self.home).between(-70, 140);
        let own = format!("{}/{}", standard.code, requirement.code);
        let lacking = Draw::new(self.seed, &own, self.home).happens(16);
        let weakness = if lacking { 150 } else { 0 };
        let chance = self.draw.between(-90, 90);
        let hundredths = 130 + self.skill + strength - weakness + 48 * year + chance;
        let level = (hundredths / 100).clamp(0, 4);
        Level::new(level as u8).unwrap_or(Level::NONE)
    }

    fn note(&self, level: Level, language: Language) -> &'static str {
        let (low, high): ([&str; 3], [&str; 2]) = match language {
            Language::Portuguese => (
                [
                    "Falta pôr por escrito.",
                    "A família sabe como fazer, mas os safristas não.",
                    "Começaram no mês passado.",
                ],
                ["Boa prática, outros poderiam ver.", "Registros em dia."],
            ),
            _ => (
                [
                    "Falta ponerlo por escrito.",
                    "La familia sabe cómo hacerlo, los temporeros no.",
                    "Empezaron el mes pasado.",
                ],
                ["Buena práctica, otros podrían verla.", "Registros al día."],
            ),
        };
        match level.number() {
            0 | 1 if self.draw.happens(14) => self.draw.one(&low),
            4 if self.draw.happens(10) => self.draw.one(&high),
            _ => "",
        }
    }
}

/// What a firm says holds it back; money and people come first, as everywhere.
fn obstacles(draw: &Draw, date: Date, language: Language) -> Obstacles {
    let weight = |obstacle: Obstacle| match obstacle {
        Obstacle::Finance => 130,
        Obstacle::Skills | Obstacle::Quality => 100,
        Obstacle::Information | Obstacle::Management => 80,
        Obstacle::Regulation | Obstacle::Infrastructure => 60,
    };
    let hindrance = |obstacle| {
        let place = (draw.between(0, 100) + weight(obstacle)) / 60;
        Hindrance::ALL[(place as usize).min(3)]
    };
    let answers = Obstacle::ALL.into_iter().map(|obstacle| (obstacle, hindrance(obstacle)));
    let note = match language {
        Language::Portuguese => "O comprador pede documentos que ninguém aqui viu ainda.",
        _ => "El comprador pide papeles que acá nadie vio todavía.",
    };
    let note = if draw.happens(20) { note } else { "" };
    Obstacles { date, answers: answers.collect(), note: note.to_owned() }
}
