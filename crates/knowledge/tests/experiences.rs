//! Who sees what, what follows from it, and what is pointed out before.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use std::collections::BTreeSet;

use access::{Scope, Subject};
use jiff::Timestamp;
use jiff::civil::date;
use knowledge::{
    ALIKE, Credit, Experience, ExperienceId, Giver, How, Link, Named, PersonalKind, Raised, Reader,
    Sharing, Status, Telling, combinations, lineage, personal, shown, synthesis, twins,
};
use proptest::prelude::*;
use registry::Purpose;
use standards::{Filed, Level};
use uuid::Uuid;
use vocabulary::{
    AccountId, Area, Code as _, CommunityId, Country, Currency, FirmId, Language, Money, Product,
};

fn uuid(number: u128) -> Uuid {
    Uuid::from_u128(number)
}

fn id(number: u128) -> ExperienceId {
    ExperienceId(uuid(number))
}

const FIRM: u128 = 1;
const COMMUNITY: u128 = 100;

/// A published experience of one firm in one community, with something in every field.
fn told(sharing: Sharing, status: Status) -> Filed<Experience> {
    let country = Country::from_iso3("CHL").unwrap();
    let mut content = Experience::draft(id(7), country, Language::Spanish, date(2026, 3, 2));
    content.status = status;
    content.sharing = sharing;
    content.telling = Telling {
        title: "Lavado con cloro".into(),
        problem: "Rechazos".into(),
        tried: "Lavar dos veces".into(),
        failed: "El agua sola".into(),
        worked: "Medir el cloro".into(),
        ..Telling::default()
    };
    content.kept = "El proveedor es mi primo".into();
    content.community = Some(CommunityId(uuid(COMMUNITY)));
    content.area = Area::from_code("CL-NB");
    content.product = Product::from_hs("081040");
    content.evidence = vec!["ab".repeat(32)];
    Filed {
        id: uuid(7),
        firm: FirmId(uuid(FIRM)),
        author: AccountId(uuid(50)),
        recorded: Timestamp::UNIX_EPOCH,
        verified: None,
        content,
    }
}

fn giver(alike: usize, consents: bool) -> Giver {
    Giver {
        subject: Subject {
            firm: Some(FirmId(uuid(FIRM))),
            communities: vec![CommunityId(uuid(COMMUNITY))],
            account: None,
            purposes: if consents { vec![Purpose::Sharing] } else { Vec::new() },
        },
        name: "Frutas Aromo".into(),
        community: "Berries del Ñuble".into(),
        alike,
    }
}

fn stranger() -> Reader {
    Reader {
        published: Scope { published: vec![Purpose::Sharing], ..Scope::default() },
        own: Scope { firms: vec![FirmId(uuid(2))], ..Scope::default() },
        communities: vec![CommunityId(uuid(200))],
    }
}

fn neighbour() -> Reader {
    Reader { communities: vec![CommunityId(uuid(COMMUNITY))], ..stranger() }
}

fn own() -> Reader {
    let own = Scope { firms: vec![FirmId(uuid(FIRM))], ..Scope::default() };
    Reader { own, ..stranger() }
}

#[test]
fn a_stranger_sees_the_firm_only_where_it_gives_its_name() {
    let giver = giver(ALIKE, true);
    let named = shown(&told(Sharing::Named, Status::Published), &giver, &stranger()).unwrap();
    assert!(matches!(&named.credit, Credit::Named { name, .. } if name == "Frutas Aromo"));
    assert_eq!(named.day, Some(date(2026, 3, 2)));
    assert_eq!(named.whole, None, "what is kept is told after an introduction");
    assert_eq!(shown(&told(Sharing::Community, Status::Published), &giver, &stranger()), None);
    let near = shown(&told(Sharing::Community, Status::Published), &giver, &neighbour()).unwrap();
    assert!(matches!(near.credit, Credit::Named { .. }));
    let hidden = shown(&told(Sharing::Anonymous, Status::Published), &giver, &stranger()).unwrap();
    assert_eq!(hidden.credit, Credit::Anonymous { community: Some("Berries del Ñuble".into()) });
    assert_eq!(hidden.day, None);
    assert_eq!(hidden.area, Area::from_code("CL-NB"));
}

#[test]
fn the_community_is_hidden_when_it_would_give_the_firm_away() {
    let filed = told(Sharing::Anonymous, Status::Published);
    for alike in 0..ALIKE {
        let view = shown(&filed, &giver(alike, true), &stranger()).unwrap();
        assert_eq!(view.credit, Credit::Anonymous { community: None });
        assert_eq!((view.community, view.area, view.day), (None, None, None));
        assert_eq!(view.product, Product::from_hs("08"));
        let all = format!("{view:?}");
        for given in ["Aromo", "Ñuble", "primo", "abab", &uuid(FIRM).to_string()] {
            assert!(!all.contains(given), "{given} is in {all}");
        }
        assert!(!all.contains(&uuid(COMMUNITY).to_string()));
    }
    // A neighbour is a stranger to whoever does not give a name.
    let view = shown(&filed, &giver(ALIKE - 1, true), &neighbour()).unwrap();
    assert_eq!(view.credit, Credit::Anonymous { community: None });
}

#[test]
fn nobody_else_sees_what_is_not_published_or_no_longer_allowed() {
    for sharing in Sharing::ALL {
        for status in Status::ALL {
            for consents in [true, false] {
                let filed = told(*sharing, *status);
                let giver = giver(50, consents);
                for reader in [stranger(), neighbour(), Reader::default()] {
                    let seen = shown(&filed, &giver, &reader).is_some();
                    let may = *status == Status::Published
                        && consents
                        && !reader.published.is_none()
                        && (*sharing != Sharing::Community || reader == neighbour());
                    assert_eq!(seen, may, "{sharing} {status} {consents} {reader:?}");
                }
                let whole = shown(&filed, &giver, &own()).unwrap().whole.unwrap();
                assert_eq!(whole, filed.content);
            }
        }
    }
}

#[test]
fn a_draft_says_what_it_lacks() {
    let mut draft = told(Sharing::Named, Status::Draft).content;
    assert_eq!(draft.gaps(), []);
    draft.telling.worked.clear();
    assert_eq!(draft.gaps(), [], "to know what failed is worth as much");
    draft.telling.failed = "  ".into();
    draft.telling.problem.clear();
    let fields: Vec<_> = draft.gaps().into_iter().map(|one| one.field).collect();
    assert_eq!(fields, ["problem", "worked"]);
    draft.telling.tried = "x".repeat(knowledge::LONGEST + 1);
    draft.cost = Some(Money { minor: -1, currency: Currency::Clp });
    draft.replicates = Some(draft.id);
    let fields: Vec<_> = draft.problems().into_iter().map(|one| one.field).collect();
    assert_eq!(fields, ["tried", "cost", "adapts"]);
}

#[test]
fn lineage_goes_both_ways_and_ends_in_circles() {
    let link = |from, to| Link { from: id(from), to: id(to), how: How::Adapted };
    let links = [link(1, 2), link(2, 4), link(3, 4), link(4, 5), link(1, 9), link(5, 4)];
    let found = lineage(id(4), &links);
    // 9 is another child of an ancestor; 5 closes a circle, and is met on the way back first.
    assert_eq!(found.generations, [(-2, id(1)), (-1, id(2)), (-1, id(3)), (-1, id(5)), (0, id(4))]);
    assert!(!found.links.contains(&link(1, 9)));
    assert_eq!(found.links.len(), 5);
}

#[test]
fn combinations_say_across_which_communities() {
    let link = |from, to| Link { from: id(from), to: id(to), how: How::Adapted };
    let place = |one: ExperienceId| match one.0.as_u128() {
        1 => Some(CommunityId(uuid(100))),
        2 => Some(CommunityId(uuid(200))),
        3 | 5 => Some(CommunityId(uuid(300))),
        _ => None,
    };
    let links = [link(1, 3), link(2, 3), link(3, 5), link(6, 5), link(1, 6)];
    let found = combinations(&links, place);
    assert_eq!(
        found.len(),
        1,
        "inside one community, and from or to an untold one, does not count"
    );
    assert_eq!((found[0].of, &found[0].from), (id(3), &vec![id(1), id(2)]));
    assert_eq!(found[0].communities, [CommunityId(uuid(100)), CommunityId(uuid(200))]);
}

proptest! {
    #[test]
    fn the_lineage_of_any_links_is_finite_and_whole(
        pairs in prop::collection::vec((0_u128..12, 0_u128..12), 0..30), of in 0_u128..12
    ) {
        let links: Vec<Link> = pairs
            .iter()
            .map(|(from, to)| Link { from: id(*from), to: id(*to), how: How::TriedAgain })
            .collect();
        let found = lineage(id(of), &links);
        // Whatever it names, it names once, and every parent of an ancestor is there.
        let names: BTreeSet<_> = found.generations.iter().map(|(_, one)| *one).collect();
        prop_assert_eq!(names.len(), found.generations.len());
        for (at, one) in &found.generations {
            for link in &links {
                if *at <= 0 && link.to == *one { prop_assert!(names.contains(&link.from)); }
                if *at == 0 && link.from == *one { prop_assert!(names.contains(&link.to)); }
            }
        }
        let mut turned = links.clone();
        turned.reverse();
        prop_assert_eq!(lineage(id(of), &turned), found);
    }
}

#[test]
fn what_was_told_before_is_found() {
    let one = told(Sharing::Named, Status::Draft).content.telling;
    let mut changed = one.clone();
    changed.title = "Lavado con CLORO!".into();
    let other = Telling { title: "Cámara fría compartida".into(), ..Telling::default() };
    let found = twins(&one, [(id(1), &other), (id(2), &changed)]);
    assert_eq!(found, [(id(2), 1.0)]);
}

#[test]
fn personal_data_are_pointed_out_and_prices_are_not() {
    let names = [
        Named { name: "Rosa Fuentes".into(), kind: PersonalKind::Person },
        Named { name: "Peras del Valle S.A.".into(), kind: PersonalKind::Firm },
        Named { name: "Sol".into(), kind: PersonalKind::Own },
    ];
    let found = |text: &str| -> Vec<(PersonalKind, String)> {
        let telling = Telling { tried: text.into(), ..Telling::default() };
        personal(&telling, &names).into_iter().map(|one| (one.kind, one.text)).collect()
    };
    let kinds =
        |text: &str| -> Vec<PersonalKind> { found(text).into_iter().map(|f| f.0).collect() };
    assert_eq!(kinds("llamar al 011 4555-0123 hoy"), [PersonalKind::Phone]);
    assert_eq!(kinds("whatsapp +55 (54) 95550-1234"), [PersonalKind::Phone]);
    for identifier in
        ["20-12345678-3", "123.456.789-09", "12.345.678/0001-95", "7.654.321-K", "12.345.678-5"]
    {
        assert_eq!(kinds(&format!("con {identifier} en mano")), [PersonalKind::Identifier]);
    }
    assert_eq!(
        found("a rosa@frutas.example."),
        [(PersonalKind::Mail, "rosa@frutas.example".into())]
    );
    assert_eq!(
        kinds("Vino ROSA FUENTES con los de peras del valle s.a."),
        [PersonalKind::Person, PersonalKind::Firm]
    );
    for harmless in [
        "Costó $ 1.200.000 y R$ 12.500, en 2024 y 2025",
        "1.250.000 pesos por 12 meses, de 8 a 12 °C, 150-200 ppm",
        "Puse el sol a mi favor; la rosa mosqueta no sirve",
        "a 3 @ de distancia",
    ] {
        assert_eq!(found(harmless), [], "{harmless}");
    }
}

/// What a reader sees of a success or a failure with one requirement.
fn about(number: u128, levels: (u8, u8), cost: i64, weeks: u32) -> Filed<Experience> {
    let mut filed = told(Sharing::Named, Status::Published);
    filed.content.id = id(number);
    filed.content.raised = vec![Raised {
        standard: "haccp".into(),
        requirement: "P1".into(),
        before: Level::new(levels.0),
        after: Level::new(levels.1),
    }];
    filed.content.community = Some(CommunityId(uuid(100 + number % 3)));
    filed.content.cost = Some(Money { minor: cost, currency: Currency::Clp });
    filed.content.weeks = Some(weeks);
    filed.content.telling.worked = format!("worked {number}");
    filed.content.telling.failed = format!("failed {number}");
    filed
}

#[test]
fn a_synthesis_says_what_worked_what_it_cost_and_what_never_did() {
    let mut filed = vec![
        about(1, (1, 3), 900, 4),
        about(2, (0, 3), 100, 9),
        about(3, (1, 2), 500, 2),
        about(4, (2, 2), 9_999_999, 99),
        about(5, (1, 1), 7, 1),
        about(6, (1, 3), 700, 3),
    ];
    // What did not work in 5 worked for 6, who tried it again; 3 tried 2 again.
    filed[5].content.replicates = Some(id(5));
    filed[2].content.replicates = Some(id(2));
    let mut other = about(8, (0, 4), 1, 1);
    other.content.raised[0].requirement = "P2".into();
    filed.push(other);
    let views = |reader: &Reader, giver: &Giver| -> Vec<_> {
        filed.iter().filter_map(|one| shown(one, giver, reader)).collect()
    };
    let all = views(&stranger(), &giver(9, true));
    let found = synthesis(&all, "haccp", "P1", Language::Spanish);
    assert_eq!((found.experiences, found.communities, found.untold), (6, 3, 0));
    let sources = |statements: &[knowledge::Statement]| -> Vec<u128> {
        statements.iter().map(|one| one.source.0.as_u128()).collect()
    };
    assert_eq!(sources(&found.worked), [2, 1, 3, 6], "what others confirmed stands first");
    assert_eq!(found.worked[0].confirmed, 1);
    assert_eq!(sources(&found.failed), [2, 1, 3, 6]);
    assert_eq!(sources(&found.never), [4], "5 worked for somebody else");
    assert_eq!(found.never[0].text, "failed 4");
    let cost = &found.cost[0];
    assert_eq!((cost.least.minor, cost.median.minor, cost.most.minor), (100, 500, 900));
    assert_eq!(cost.sources, [id(2), id(3), id(6), id(1)]);
    let weeks = found.weeks.as_ref().unwrap();
    assert_eq!((weeks.least, weeks.median, weeks.most), (2, 3, 9));
    assert_eq!(found.rose, [(0, 3, 1), (1, 2, 1), (1, 3, 2)]);
    // In any order the same; and of what nobody may see, nothing.
    let mut turned = all.clone();
    turned.reverse();
    assert_eq!(synthesis(&turned, "haccp", "P1", Language::Spanish), found);
    let none = synthesis(&views(&stranger(), &giver(9, false)), "haccp", "P1", Language::Spanish);
    assert_eq!(none, knowledge::Synthesis::default());
}
