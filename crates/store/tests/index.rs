//! The search index finds parties as people write, follows the audit however it got behind, and
//! forgets whom the database forgot.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod common;

use std::path::{Path, PathBuf};

use common::{Empty, community, firm, id, membership, now, organisation};
use jiff::civil::date;
use proptest::prelude::*;
use registry::{Contact, Detail, Firm, Identifier, InstitutionKind, PartyKind, Span};
use store::{Act, Change, Filter, Index, Store};
use uuid::Uuid;
use vocabulary::{Area, CommunityId, Country, FirmId, Industry, Product};

both! {
    the_index_follows
    a_rebuild_equals_following
    an_erased_firm_vanishes
    another_history_is_read_anew
    many_followers_agree
}

const NONE: [u32; 0] = [];

/// A bakery in Argentina with everything that can be found.
fn bakery() -> Firm {
    let argentina = Country::from_iso3("ARG").unwrap();
    Firm {
        legal_name: "Hijos de Núñez S.R.L.".to_owned(),
        identifier: Some(Identifier::parse(argentina, "30-71234567-1").unwrap().0),
        area: Area::from_code("AR-M"),
        locality: "Maipú".to_owned(),
        industry: Industry::from_code("1071"),
        contacts: vec![Contact {
            name: "Ximena Quiroga".to_owned(),
            phone: "+54 (261) 555-1234".to_owned(),
            ..Contact::default()
        }],
        ..firm(1, "Panadería La Rosa")
    }
}

fn firms() -> Vec<Firm> {
    let brazil = Country::from_iso3("BRA").unwrap();
    vec![
        bakery(),
        Firm {
            country: brazil,
            products: vec![Product::from_hs("090111").unwrap()],
            ..firm(2, "Grãos do Cerrado")
        },
        firm(3, "Capacitación Andina"),
        firm(4, "Rosales Hermanos"),
        firm(5, "Tejidos del Altiplano"),
        firm(6, "Rosa"),
    ]
}

async fn changed(store: &Store, change: impl AsyncFnOnce(&mut Change), subjects: &[u32]) {
    let mut open = store.begin().await.unwrap();
    change(&mut open).await;
    for subject in subjects {
        open.act(Act::new("changed", "firm", id(*subject)));
    }
    open.commit(now(), None).await.unwrap();
}

/// Six firms, two communities with three memberships, and an institution.
async fn stock(store: &Store) {
    let services = Detail::Institution {
        form: InstitutionKind::Laboratory,
        services: "análisis de aceites".to_owned(),
    };
    let ended = Span { from: None, to: Some(date(2020, 1, 1)) };
    let stock = async |change: &mut Change| {
        for firm in firms() {
            change.insert(&firm).await.unwrap();
        }
        change.insert(&community(10, "Cluster del Vino")).await.unwrap();
        change.insert(&community(11, "Olivareros")).await.unwrap();
        change.insert(&organisation(12, "Laboratorio del Sur", services)).await.unwrap();
        change.insert(&membership(20, 1, 10, Span::default())).await.unwrap();
        change.insert(&membership(21, 4, 10, ended)).await.unwrap();
        change.insert(&membership(22, 5, 11, Span::default())).await.unwrap();
    };
    changed(store, stock, &[1, 2, 3, 4, 5, 6, 10, 11, 12]).await;
}

async fn stocked(empty: &Empty) -> (Store, Index) {
    let store = empty.open().await;
    stock(&store).await;
    let index = Index::open(None).unwrap();
    index.follow(&store).await.unwrap();
    (store, index)
}

/// The numbers of the parties that a text finds.
fn narrowed(index: &Index, text: &str, filter: &Filter) -> Vec<u32> {
    let hits = index.search(text, filter, 100).unwrap();
    hits.iter().map(|(_, party)| party.to_string()[24..].parse().unwrap()).collect()
}

fn found(index: &Index, text: &str) -> Vec<u32> {
    narrowed(index, text, &Filter::default())
}

fn folder() -> PathBuf {
    PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(Uuid::now_v7().to_string())
}

#[tokio::test]
async fn people_find_what_they_mean() {
    let empty = Empty::sqlite();
    let (_store, index) = stocked(&empty).await;
    for (text, expected) in [
        // Accents, capitals, composed and decomposed.
        ("panaderia", 1),
        ("PANADERÍA", 1),
        ("panaderi\u{301}a la rosa", 1),
        ("graos", 2),
        // Another form of the word.
        ("panaderías", 1),
        ("capacitaciones", 3),
        ("tejido", 5),
        // While typing.
        ("pa", 1),
        ("pana ro", 1),
        ("capac", 3),
        // Slips: a letter too many, too few, another one, two changed; while typing too.
        ("panadaria", 1),
        ("pnaadreia", 1),
        ("rosalez", 4),
        ("tegidos", 5),
        ("capacitasion", 3),
        ("altilp", 5),
        // Numbers, with and without punctuation, whole or in part.
        ("30-71234567-1", 1),
        ("30712345671", 1),
        ("30 71234567 1", 1),
        ("71234567", 1),
        ("panadería 30-71234567-1", 1),
        ("5551234", 1),
        ("(261) 555-1234", 1),
        ("+54 261 555 1234", 1),
        // Places, trades and products, in each language.
        ("mendoza rosa", 1),
        ("maipu", 1),
        ("brazil", 2),
        ("bread", 1),
        ("pães", 1),
        ("coffee", 2),
        ("café", 2),
        ("0901", 2),
        ("1071", 1),
        // People to talk to, the legal name, and its initials as they are spoken.
        ("quiroga", 1),
        ("nunez srl", 1),
        ("s.r.l. nuñez", 1),
        // What an institution does.
        ("analisis aceite", 12),
        // Most of the words.
        ("panadería rosa bicicleta", 1),
        // Words that say little.
        ("la panadería de la", 1),
    ] {
        assert_eq!(found(&index, text).first(), Some(&expected), "{text}");
    }
    for text in ["bicicleta", "panadería bicicleta", "", " ", "***", "123", "xx"] {
        assert_eq!(found(&index, text), NONE, "{text}");
    }
    empty.drop().await;
}

#[tokio::test]
async fn the_best_comes_first() {
    let empty = Empty::sqlite();
    let (_store, index) = stocked(&empty).await;
    // The whole name, the word in a longer name, the beginning of another word.
    assert_eq!(found(&index, "rosa"), [6, 1, 4]);
    // As written, before what is only alike.
    assert_eq!(found(&index, "rosales"), [4]);
    assert_eq!(index.search("rosa", &Filter::default(), 1).unwrap().len(), 1);
    assert_eq!(index.search("rosa", &Filter::default(), 0).unwrap(), []);
    assert_eq!(index.search("rosa", &Filter::default(), usize::MAX).unwrap().len(), 3);
    empty.drop().await;
}

#[tokio::test]
async fn a_filter_narrows() {
    let empty = Empty::sqlite();
    let (_store, index) = stocked(&empty).await;
    let communities = |numbers: &[u32]| Filter {
        communities: Some(numbers.iter().map(|number| CommunityId(id(*number))).collect()),
        ..Filter::default()
    };
    // Former members stay: the day is for the database to know.
    assert_eq!(narrowed(&index, "rosa", &communities(&[10])), [1, 4]);
    assert_eq!(narrowed(&index, "rosa", &communities(&[11])), NONE);
    assert_eq!(narrowed(&index, "rosa", &communities(&[])), NONE);
    assert_eq!(narrowed(&index, "argentina", &communities(&[10, 11])), [4, 1, 5]);
    let firms = Filter { firms: Some(vec![FirmId(id(4)), FirmId(id(6))]), ..Filter::default() };
    assert_eq!(narrowed(&index, "rosa", &firms), [6, 4]);
    let kinds = Filter { kinds: vec![PartyKind::Community], ..Filter::default() };
    assert_eq!(narrowed(&index, "argentina", &kinds), [11, 10]);
    let kinds = Filter { kinds: vec![PartyKind::Institution, PartyKind::Buyer], ..kinds };
    let hits = index.search("argentina", &kinds, 10).unwrap();
    assert_eq!(hits, [(PartyKind::Institution, vocabulary::PartyId(id(12)))]);
    empty.drop().await;
}

#[tokio::test]
async fn a_folder_is_kept() {
    let empty = Empty::sqlite();
    let store = empty.open().await;
    stock(&store).await;
    let folder = folder();
    let index = Index::open(Some(&folder)).unwrap();
    index.follow(&store).await.unwrap();
    let number = index.number();
    drop(index);
    let again = Index::open(Some(&folder)).unwrap();
    assert_eq!(again.number(), number);
    assert_eq!(found(&again, "panaderia"), [1]);
    // Two programs on one folder: what one wrote the other sees when it follows.
    let other = Index::open(Some(&folder)).unwrap();
    changed(&store, async |change| change.insert(&firm(7, "Zapatería")).await.unwrap(), &[7]).await;
    again.follow(&store).await.unwrap();
    assert_eq!(other.follow(&store).await.unwrap(), again.number());
    assert_eq!(found(&other, "zapateria"), [7]);
    std::fs::remove_dir_all(folder).unwrap();
    empty.drop().await;
}

/// Files of an index that hold something.
fn files(folder: &Path) -> Vec<PathBuf> {
    let mut files: Vec<PathBuf> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.metadata().unwrap().len() > 0)
        .collect();
    files.sort();
    files
}

#[tokio::test]
async fn a_damaged_folder_recovers() {
    let empty = Empty::sqlite();
    let store = empty.open().await;
    stock(&store).await;
    let folder = folder();
    Index::open(Some(&folder)).unwrap().follow(&store).await.unwrap();
    std::fs::write(folder.join("letter.txt"), "not the index's").unwrap();
    // The names of an index's files are random: their places among the sorted ones are not.
    for at in 0..files(&folder).len() {
        for damage in ["cut", "changed", "gone"] {
            let path = files(&folder).swap_remove(at);
            if path.ends_with("letter.txt") {
                continue;
            }
            let mut bytes = std::fs::read(&path).unwrap();
            match damage {
                "cut" => bytes.truncate(bytes.len() / 2),
                "changed" => bytes[0] ^= 0xff,
                _ => std::fs::remove_file(&path).unwrap(),
            }
            if damage != "gone" {
                std::fs::write(&path, bytes).unwrap();
            }
            let index = Index::open(Some(&folder)).unwrap();
            index.follow(&store).await.unwrap();
            assert_eq!(found(&index, "panaderia"), [1], "{path:?} {damage}");
        }
    }
    // The index of another version.
    let path = folder.join("meta.json");
    let metas = std::fs::read_to_string(&path).unwrap();
    let other = metas.replace("\"payload\": \"1 ", "\"payload\": \"0 ");
    assert_ne!(metas, other);
    std::fs::write(&path, other).unwrap();
    let index = Index::open(Some(&folder)).unwrap();
    assert_eq!(index.number(), 0);
    assert!(index.follow(&store).await.unwrap() > 0);
    assert_eq!(found(&index, "panaderia"), [1]);
    assert_eq!(std::fs::read_to_string(folder.join("letter.txt")).unwrap(), "not the index's");
    std::fs::remove_dir_all(folder).unwrap();
    empty.drop().await;
}

#[tokio::test]
async fn nothing_of_an_erased_firm_stays_in_the_files() {
    let empty = Empty::sqlite();
    let store = empty.open().await;
    stock(&store).await;
    let folder = folder();
    let index = Index::open(Some(&folder)).unwrap();
    index.follow(&store).await.unwrap();
    let words = |field: &str| {
        let index = tantivy::Index::open_in_dir(&folder).unwrap();
        let field = index.schema().get_field(field).unwrap();
        let searcher = index.reader().unwrap().searcher();
        let mut words = Vec::new();
        for segment in searcher.segment_readers() {
            let inverted = segment.inverted_index(field).unwrap();
            let mut terms = inverted.terms().stream().unwrap();
            while let Some((term, _)) = terms.next() {
                words.push(String::from_utf8_lossy(term).into_owned());
            }
        }
        words
    };
    assert!(words("text").contains(&"quiroga".to_owned()));
    assert!(words("number").contains(&"30712345671".to_owned()));
    changed(&store, async |change| drop(change.erase_firm(FirmId(id(1))).await.unwrap()), &[1])
        .await;
    index.follow(&store).await.unwrap();
    assert!(!words("text").contains(&"quiroga".to_owned()));
    assert_eq!(words("number"), Vec::<String>::new());
    assert!(words("text").contains(&"rosales".to_owned()));
    assert_eq!(found(&index, "rosales"), [4]);
    // The old files are gone too, not only out of use.
    let segments = files(&folder).iter().filter(|path| path.extension().unwrap() == "term").count();
    assert_eq!(segments, 1);
    drop(index);
    std::fs::remove_dir_all(folder).unwrap();
    empty.drop().await;
}

/// An index that all cases of the property tests share.
fn shared() -> &'static Index {
    static SHARED: std::sync::LazyLock<Index> = std::sync::LazyLock::new(|| {
        let runtime = tokio::runtime::Runtime::new().unwrap();
        runtime.block_on(async {
            let empty = Empty::sqlite();
            let (store, index) = stocked(&empty).await;
            store.close().await;
            empty.drop().await;
            index
        })
    });
    &SHARED
}

#[test]
fn hostile_texts_are_only_texts() {
    let index = shared();
    for text in [
        "\"",
        "name:rosa",
        "rosa*",
        "rosa~2",
        "(",
        "[a TO b]",
        "\\",
        "-",
        "+-&&||!",
        "\0",
        "\u{7}",
        "🍞",
        "rosa 🌹",
        "\u{202e}asor",
        "' OR 1=1 --",
        "%",
        "_",
        "ﬃ",
        "İ",
        "\u{345}",
        "١٢٣٤٥",
    ] {
        index.search(text, &Filter::default(), 10).unwrap();
    }
    assert_eq!(found(index, "\"rosales*\" ~"), [4]);
    assert_eq!(found(index, "rosales 🌹"), [4]);
    for unit in ["a", "rosa ", "1", "1 ", "é", "-", "x-", "💥", "\u{301}"] {
        index.search(&unit.repeat(10_000), &Filter::default(), 10).unwrap();
    }
    // What comes after twelve words does not count.
    let long = format!("{} bicicleta", "rosa ".repeat(12));
    assert_eq!(found(index, &long), found(index, &"rosa ".repeat(12)));
}

proptest! {
    #[test]
    fn no_text_fails(text in any::<String>(), limit in 0_usize..20) {
        let hits = shared().search(&text, &Filter::default(), limit).unwrap();
        prop_assert!(hits.len() <= limit);
    }

    #[test]
    fn any_beginning_of_a_name_finds_it(which in 0_usize..6, letters in 2_usize..40) {
        let firm = &firms()[which];
        let text: String = firm.name().chars().take(letters).collect();
        let number = which as u32 + 1;
        prop_assert!(found(shared(), &text).contains(&number), "{text}");
    }

    #[test]
    fn any_one_slip_in_a_long_word_is_forgiven(at in 0_usize..9, letter in "[a-z]", kind in 0..3) {
        let mut word: Vec<char> = "altiplano".chars().collect();
        let letter = letter.chars().next().unwrap();
        match kind {
            0 => word[at] = letter,
            1 => word.insert(at, letter),
            _ => drop(word.remove(at)),
        }
        let text: String = word.into_iter().collect();
        prop_assert!(found(shared(), &text).contains(&5), "{text}");
    }
}

mod check {
    use super::*;

    pub(crate) async fn the_index_follows(empty: &Empty) {
        let store = empty.open().await;
        let index = Index::open(None).unwrap();
        assert_eq!(index.follow(&store).await.unwrap(), 0);
        assert_eq!(found(&index, "panaderia"), NONE);
        stock(&store).await;
        assert_eq!(index.follow(&store).await.unwrap(), 9);
        assert_eq!(index.number(), 9);
        assert_eq!(found(&index, "panaderia"), [1]);

        let renamed = Firm { trade_name: "Confitería".to_owned(), ..bakery() };
        changed(&store, async |change| change.update(&renamed, 1).await.unwrap(), &[1]).await;
        assert_eq!(found(&index, "panaderia"), [1]);
        assert_eq!(index.follow(&store).await.unwrap(), 10);
        assert_eq!(found(&index, "panaderia"), NONE);
        assert_eq!(found(&index, "confiteria"), [1]);

        // A membership is an act about the firm; a subject that is no party harms nothing.
        let joins = membership(23, 6, 11, Span::default());
        changed(&store, async |change| change.insert(&joins).await.unwrap(), &[6, 999]).await;
        index.follow(&store).await.unwrap();
        let olives = Filter { communities: Some(vec![CommunityId(id(11))]), ..Filter::default() };
        assert_eq!(narrowed(&index, "rosa", &olives), [6]);
        assert_eq!(index.follow(&store).await.unwrap(), 12);
        store.close().await;
    }

    pub(crate) async fn a_rebuild_equals_following(empty: &Empty) {
        let (store, followed) = stocked(empty).await;
        // More entries than are read at a time, and every name twice.
        for round in 0..3_u32 {
            let numbers: Vec<u32> = (0..500).map(|number| 1000 + 500 * round + number).collect();
            let more = async |change: &mut Change| {
                for number in &numbers {
                    let name = format!("Finca {}", number % 250);
                    change.insert(&firm(*number, &name)).await.unwrap();
                }
            };
            changed(&store, more, &numbers).await;
            if round != 1 {
                followed.follow(&store).await.unwrap();
            }
        }
        let rebuilt = Index::open(None).unwrap();
        let mut told = Vec::new();
        let number = rebuilt.rebuild(&store, |read| told.push(read)).await.unwrap();
        assert_eq!((number, told), (followed.number(), vec![1000, 1509]));
        for text in ["finca", "finca 12", "fi", "rosa", "fimca", "argentina", "finca 249 rosa"] {
            let expected = followed.search(text, &Filter::default(), 40).unwrap();
            assert!(!expected.is_empty(), "{text}");
            assert_eq!(rebuilt.search(text, &Filter::default(), 40).unwrap(), expected, "{text}");
        }
        store.close().await;
    }

    pub(crate) async fn an_erased_firm_vanishes(empty: &Empty) {
        let (store, index) = stocked(empty).await;
        let erase =
            async |change: &mut Change| drop(change.erase_firm(FirmId(id(1))).await.unwrap());
        changed(&store, erase, &[1]).await;
        index.follow(&store).await.unwrap();
        for text in ["panaderia", "quiroga", "30712345671", "mendoza", "5551234"] {
            assert_eq!(found(&index, text), NONE, "{text}");
        }
        index.rebuild(&store, |_| ()).await.unwrap();
        assert_eq!(found(&index, "panaderia"), NONE);
        assert_eq!(found(&index, "rosales"), [4]);
        store.close().await;
    }

    pub(crate) async fn another_history_is_read_anew(empty: &Empty) {
        let (store, index) = stocked(empty).await;
        store.close().await;
        // Restored from a copy: fewer entries, then as many, then more of another history.
        let copy = Empty::sqlite();
        let store = copy.open().await;
        changed(&store, async |change| change.insert(&firm(1, "Alfa")).await.unwrap(), &[1]).await;
        assert_eq!(index.follow(&store).await.unwrap(), 1);
        assert_eq!(found(&index, "panaderia"), NONE);
        assert_eq!(found(&index, "alfa"), [1]);
        for entries in [1_u32, 2] {
            let other = Empty::sqlite();
            let store = other.open().await;
            let numbers: Vec<u32> = (1..=entries).collect();
            let beta = async |change: &mut Change| {
                for number in &numbers {
                    change.insert(&firm(*number, &format!("Beta{entries}"))).await.unwrap();
                }
            };
            changed(&store, beta, &numbers).await;
            assert_eq!(index.follow(&store).await.unwrap(), i64::from(entries));
            assert_eq!(found(&index, "alfa"), NONE);
            assert_eq!(found(&index, &format!("beta{entries}")), numbers);
            store.close().await;
            other.drop().await;
        }
        store.close().await;
        // A database without anything in it.
        let none = Empty::sqlite();
        let store = none.open().await;
        assert_eq!(index.follow(&store).await.unwrap(), 0);
        assert_eq!(found(&index, "beta2"), NONE);
        store.close().await;
        none.drop().await;
        copy.drop().await;
    }

    pub(crate) async fn many_followers_agree(empty: &Empty) {
        let (store, index) = stocked(empty).await;
        let tasks: Vec<_> = (0..8_u32)
            .map(|number| {
                let (store, index) = (store.clone(), index.clone());
                tokio::spawn(async move {
                    let number = 100 + number;
                    let insert = async |change: &mut Change| {
                        change.insert(&firm(number, &format!("Quinta {number}"))).await.unwrap();
                    };
                    changed(&store, insert, &[number]).await;
                    index.follow(&store).await.unwrap();
                    assert_eq!(found(&index, &format!("quinta {number}")), [number]);
                })
            })
            .collect();
        for task in tasks {
            task.await.unwrap();
        }
        assert_eq!(index.number(), store.audit_number().await.unwrap());
        store.close().await;
    }
}
