//! The people with accounts. Whoever tries the demonstration is one of them.

use access::Role;
use actions::Sample;
use registry::{Organisation, PartyKind};
use vocabulary::{Language, fold};

use crate::PASSWORD;
use crate::firms::first_of;
use crate::plan::{By, Calendar, Deed, Person, Planned, What, after, deed};

/// The manager, who does what is no agent's business.
pub(crate) const MANAGER: By = By::Person(1);
/// The person who does not come before the very end: an owner with a code on paper.
pub(crate) const INVITED: usize = 10;

struct Face {
    name: &'static str,
    role: Role,
    language: Language,
    /// Whose the person is: the communities of an agent, the first of a member's community.
    homes: &'static [usize],
    /// Place of the party that the person speaks for, among those of its kind.
    party: Option<(PartyKind, usize)>,
}

const fn face(name: &'static str, role: Role, homes: &'static [usize]) -> Face {
    Face { name, role, language: Language::Spanish, homes, party: None }
}

const FACES: [Face; 11] = [
    face("Nora Villafañe", Role::Administrator, &[]),
    face("Gustavo Belmonte", Role::Manager, &[]),
    face("Ana Lucero", Role::Agent, &[0, 1, 2, 3]),
    face("Matías Painequeo", Role::Agent, &[4, 5, 6, 7]),
    Face { language: Language::Portuguese, ..face("Joana Teles", Role::Agent, &[8, 9, 10, 11]) },
    face("Elena Sosa Quintero", Role::Member, &[1]),
    Face { language: Language::Portuguese, ..face("Rita Araújo Prado", Role::Member, &[9]) },
    Face { party: Some((PartyKind::Buyer, 2)), ..face("Rodrigo Altaquer", Role::Buyer, &[]) },
    Face {
        party: Some((PartyKind::Association, 1)),
        ..face("Delia Montenegro", Role::Council, &[])
    },
    face("Iván Carrasco Bley", Role::Analyst, &[]),
    face("Rosa Millán Otárola", Role::Member, &[4]),
];

/// The name of the owner with an account whose firm this is.
pub(crate) fn owner_of(firm: usize) -> Option<&'static str> {
    let mut members = FACES.iter().filter(|face| face.role == Role::Member);
    members.find(|face| face.homes.iter().any(|home| first_of(*home) == firm)).map(|face| face.name)
}

/// Whoever looks after a community.
pub(crate) fn agent_of(home: usize) -> By {
    By::Person(2 + home / 4)
}

/// Everybody.
pub(crate) fn all(organisations: &[Organisation]) -> Vec<Person> {
    let person = |face: &Face| Person {
        name: face.name,
        role: face.role,
        language: face.language,
        communities: if face.role == Role::Agent { face.homes.to_vec() } else { Vec::new() },
        firms: match face.role {
            Role::Member => face.homes.iter().map(|home| first_of(*home)).collect(),
            _ => Vec::new(),
        },
        party: face.party.and_then(|(kind, place)| {
            let of_kind = organisations.iter().enumerate().filter(|(_, o)| o.kind() == kind);
            of_kind.map(|(number, _)| number).nth(place)
        }),
    };
    FACES.iter().map(person).collect()
}

/// The institution's own people come on the first day, the manager before whom he invites.
pub(crate) fn welcome(people: &[Person], calendar: Calendar, deeds: &mut Vec<Deed>) {
    for number in 0..2 {
        deeds.push(deed(calendar.opened, By::Program, What::Invite(number)));
        deeds.push(deed(calendar.opened, By::Program, What::Accept(number)));
    }
    // The first day ends with the communities, which agents are assigned to.
    let day = Calendar::day(after(calendar.opened, 1), calendar.yesterday);
    for (number, person) in people.iter().enumerate().skip(2) {
        if person.role != Role::Member {
            deeds.push(deed(day, MANAGER, What::Invite(number)));
            deeds.push(deed(day, By::Program, What::Accept(number)));
        }
    }
}

/// Members come some days after their firms; one was invited the day before yesterday and is still
/// to come.
pub(crate) fn welcome_members(
    people: &[Person],
    firms: &[Planned],
    calendar: Calendar,
    deeds: &mut Vec<Deed>,
) {
    for (number, person) in people.iter().enumerate() {
        let Some(firm) = person.firms.first().map(|firm| &firms[*firm]) else { continue };
        let agent = agent_of(firm.home);
        if number == INVITED {
            deeds.push(deed(calendar.yesterday, agent, What::Invite(number)));
        } else {
            let day = Calendar::day(after(firm.registered, 6), firm.last);
            deeds.push(deed(day, agent, What::Invite(number)));
            deeds.push(deed(day, By::Program, What::Accept(number)));
        }
    }
}

/// The accounts that anybody may try, in the order of the roles; all but the one that is still to
/// be accepted. Nothing about them depends on the seed.
pub fn samples() -> Vec<Sample> {
    let coming = FACES.iter().enumerate().filter(|(number, _)| *number != INVITED);
    let sample = |(_, face): (usize, &Face)| Sample {
        role: face.role,
        name: face.name.to_owned(),
        login: login(face.name),
        password: PASSWORD.to_owned(),
    };
    coming.map(sample).collect()
}

/// First and last name, as the institution makes logins for people without e-mail and telephone.
fn login(name: &str) -> String {
    let name = fold(name);
    let (first, last) = (name.split(' ').next(), name.split(' ').next_back());
    format!("{}.{}", first.unwrap_or_default(), last.unwrap_or_default())
}
