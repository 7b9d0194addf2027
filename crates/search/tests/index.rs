//! Documents are found as people write, only by those who may see them; an index forgets what was
//! taken out, and is whole again whatever happened to its folder.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use std::path::PathBuf;

use jiff::civil::{Date, date};
use proptest::prelude::*;
use search::{
    Audience, Document, Facet, Found, Index, Mark, Part, Question, Reader, Text, Vocabulary,
};
use uuid::Uuid;
use vocabulary::{CommunityId, FirmId, Language};

const NONE: [u128; 0] = [];

fn said(part: Part, language: Language, text: &str) -> Text {
    Text { part, language, text: text.to_owned() }
}

/// A Spanish document that everyone may see.
fn spanish(id: u128, title: &str, body: &str) -> Document {
    Document {
        id: Uuid::from_u128(id),
        texts: vec![
            said(Part::Title, Language::Spanish, title),
            said(Part::Body, Language::Spanish, body),
        ],
        audience: vec![Audience::Everyone],
        ..Document::default()
    }
}

fn put(index: &Index, documents: &[Document], number: i64) {
    let mut turn = index.write().unwrap().unwrap();
    turn.put(documents).unwrap();
    turn.commit(&mark(number)).unwrap();
    turn.close().unwrap();
}

fn mark(number: i64) -> Mark {
    Mark { number, hash: vec![7; 32] }
}

fn index(documents: &[Document]) -> Index {
    let index = Index::open(None, Vocabulary::built_in()).unwrap();
    put(&index, documents, 1);
    index
}

fn ask(text: &str) -> Question {
    Question { text: text.to_owned(), limit: 100, ..Question::default() }
}

fn search(index: &Index, question: &Question) -> Found {
    index.search(question, &Reader::default()).unwrap()
}

fn ids(found: &Found) -> Vec<u128> {
    found.hits.iter().map(|hit| hit.id.as_u128()).collect()
}

fn found(index: &Index, text: &str) -> Vec<u128> {
    ids(&search(index, &ask(text)))
}

fn folder() -> PathBuf {
    PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(Uuid::now_v7().to_string())
}

fn stock() -> Vec<Document> {
    vec![
        spanish(1, "Capacitación de operarios", "Enseñamos a calibrar la balanza"),
        spanish(2, "Agua de riego", "Analizamos el agua del pozo cada mes"),
        spanish(3, "Panadería sin plagas", "Trampas numeradas contra los ratones"),
        Document {
            texts: vec![said(Part::Title, Language::Portuguese, "Certificação em grupo")],
            ..spanish(4, "", "")
        },
        Document {
            texts: vec![said(Part::Body, Language::English, "Cold storage made from an old room")],
            ..spanish(5, "", "")
        },
    ]
}

#[test]
fn people_find_what_they_mean() {
    let index = index(&stock());
    for (text, expected) in [
        // Accents, capitals, composed and decomposed, in another form.
        ("capacitación", 1),
        ("CAPACITACION", 1),
        ("capacitacio\u{301}n", 1),
        ("capacitaciones", 1),
        ("certificacao", 4),
        ("certificações", 4),
        // Slips: a letter too many, too few, another, two changed.
        ("panadaria", 3),
        ("capcitación", 1),
        ("ratoness", 3),
        ("blaanza", 1),
        // Not typed to the end.
        ("capacit", 1),
        // Other words, other languages.
        ("irrigation water", 2),
        ("água de irrigação", 2),
        ("scale", 1),
        ("treinamento", 1),
        ("rodents", 3),
        ("cámara fría", 5),
        ("camara fria", 5),
        // A slip in another language.
        ("irigation water", 2),
        // Words that say little; words that are nowhere.
        ("la panadería de los", 3),
        ("panadería zzzz", 3),
    ] {
        assert_eq!(found(&index, text).first(), Some(&expected), "{text}");
    }
    for text in ["bicicleta", "***", "?", "\u{0}\u{1}\u{2}", "#1", "#12"] {
        assert_eq!(found(&index, text), NONE, "{text:?}");
    }
}

#[test]
fn titles_weigh_more_and_equal_hits_stand_by_identifier() {
    let index = index(&[
        spanish(3, "molino", "nada"),
        spanish(1, "nada", "molino"),
        spanish(2, "molino", "nada"),
        spanish(4, "nada", "molino"),
    ]);
    assert_eq!(found(&index, "molino"), [2, 3, 1, 4]);
}

#[test]
fn quoted_words_stand_in_a_row() {
    let index = index(&[
        spanish(1, "", "el tambor rojo del molino"),
        spanish(2, "", "el molino tiene un tambor de hierro, y es rojo"),
    ]);
    assert_eq!(found(&index, "tambor rojo").len(), 2);
    assert_eq!(found(&index, "\"tambor rojo\""), [1]);
    assert_eq!(found(&index, "«tambores rojos»"), [1], "in any form");
    assert_eq!(found(&index, "\"rojo tambor\""), NONE);
    // A mark that is not closed quotes nothing.
    assert_eq!(found(&index, "\"tambor rojo").len(), 2);
}

/// Documents 1 to 6: sectors a and b, sizes, days.
fn faceted() -> Vec<Document> {
    let facet = |id: u128, sector: &str, size: &str, published: Date| Document {
        facets: vec![(Facet::Sector, sector.to_owned()), (Facet::Size, size.to_owned())],
        published: Some(published),
        ..spanish(id, "molino", "")
    };
    vec![
        facet(1, "a", "small", date(2024, 1, 1)),
        facet(2, "a", "small", date(2024, 6, 1)),
        facet(3, "a", "micro", date(2025, 1, 1)),
        facet(4, "b", "small", date(2025, 6, 1)),
        facet(5, "b", "micro", date(2025, 6, 1)),
        Document { published: None, facets: Vec::new(), ..facet(6, "", "", date(2000, 1, 1)) },
    ]
}

fn counts(found: &Found, facet: Facet) -> Vec<(&str, usize)> {
    let of = found.counts.iter().find(|(other, _)| *other == facet);
    let counts = of.map(|(_, counts)| counts.as_slice()).unwrap_or_default();
    counts.iter().map(|(value, count)| (value.as_str(), *count)).collect()
}

#[test]
fn choices_narrow_and_count() {
    let index = index(&faceted());
    let only = |choices: &[(Facet, &str)]| Question {
        only: choices.iter().map(|(facet, value)| (*facet, (*value).to_owned())).collect(),
        ..ask("molino")
    };
    let all = search(&index, &ask("molino"));
    assert_eq!(all.total, 6);
    assert_eq!(counts(&all, Facet::Sector), [("a", 3), ("b", 2)]);
    assert_eq!(counts(&all, Facet::Size), [("small", 3), ("micro", 2)]);
    assert_eq!(counts(&all, Facet::Kind), []);

    // The facet's own choice leaves its counts, the others are narrowed.
    let found = search(&index, &only(&[(Facet::Sector, "a")]));
    assert_eq!((ids(&found), found.total), (vec![1, 2, 3], 3));
    assert_eq!(counts(&found, Facet::Sector), [("a", 3), ("b", 2)]);
    assert_eq!(counts(&found, Facet::Size), [("small", 2), ("micro", 1)]);

    // Several values of one facet add up, several facets narrow.
    let found = search(
        &index,
        &only(&[(Facet::Sector, "a"), (Facet::Sector, "b"), (Facet::Size, "micro")]),
    );
    assert_eq!(ids(&found), [3, 5]);
    assert_eq!(counts(&found, Facet::Sector), [("a", 1), ("b", 1)]);
    assert_eq!(counts(&found, Facet::Size), [("small", 3), ("micro", 2)]);
    assert_eq!(search(&index, &only(&[(Facet::Sector, "c")])).total, 0);
    assert_eq!(search(&index, &only(&[(Facet::Sector, "a OR b")])).total, 0);

    let days = |since, until| search(&index, &Question { since, until, ..ask("molino") });
    assert_eq!(ids(&days(Some(date(2025, 1, 1)), None)), [3, 4, 5]);
    assert_eq!(ids(&days(None, Some(date(2024, 6, 1)))), [1, 2]);
    assert_eq!(ids(&days(Some(date(2024, 6, 1)), Some(date(2025, 1, 1)))), [2, 3]);
    assert_eq!(days(Some(date(2026, 1, 1)), Some(date(2025, 1, 1))).total, 0);
}

#[test]
fn no_text_lists_the_newest_and_one_leafs() {
    let index = index(&faceted());
    assert_eq!(found(&index, " "), [4, 5, 3, 2, 1, 6]);
    let page = |offset, limit| search(&index, &Question { offset, limit, ..ask("") });
    assert_eq!(ids(&page(2, 2)), [3, 2]);
    assert_eq!(page(2, 2).total, 6);
    assert_eq!(ids(&page(100, 2)), NONE);
    assert_eq!(ids(&page(usize::MAX, usize::MAX)), NONE);
    assert_eq!(ids(&page(0, 0)), NONE);
    assert_eq!(page(0, usize::MAX).hits.len(), 6);
}

#[test]
fn nobody_sees_or_counts_what_is_not_for_them() {
    let (ours, theirs) = (CommunityId(Uuid::from_u128(100)), CommunityId(Uuid::from_u128(101)));
    let own = FirmId(Uuid::from_u128(200));
    let document = |id, audience: &[Audience]| Document {
        audience: audience.to_vec(),
        facets: vec![(Facet::Sector, format!("sector {id}"))],
        ..spanish(id, "secreto molino", "la única palabra")
    };
    let index = index(&[
        document(1, &[Audience::Everyone]),
        document(2, &[Audience::Community(ours)]),
        document(3, &[Audience::Community(theirs), Audience::Firm(own)]),
        document(4, &[]),
    ]);
    assert_eq!(index.len(), 3, "what is for nobody is not even there");
    let stranger = Reader::default();
    let member = Reader { communities: vec![ours], ..Reader::default() };
    let owner = Reader { firms: vec![own], ..Reader::default() };
    let other = Reader {
        communities: vec![CommunityId(Uuid::from_u128(102))],
        firms: vec![FirmId(ours.0), FirmId(Uuid::from_u128(201))],
        ..Reader::default()
    };
    let manager = Reader { everything: true, ..Reader::default() };
    for (reader, expected) in [
        (&stranger, vec![1]),
        (&other, vec![1]),
        (&member, vec![1, 2]),
        (&owner, vec![1, 3]),
        (&manager, vec![1, 2, 3]),
    ] {
        // With words, with slips, without any, quoted, and narrowed to what is hidden.
        for text in ["secreto molino", "secrteo", "", "\"secreto molino\"", "única"] {
            let found = index.search(&ask(text), reader).unwrap();
            assert_eq!(ids(&found), expected, "{text} {reader:?}");
            assert_eq!(found.total, expected.len());
            let sectors: Vec<String> = expected.iter().map(|id| format!("sector {id}")).collect();
            let counted = counts(&found, Facet::Sector);
            assert_eq!(counted.iter().map(|(value, _)| *value).collect::<Vec<_>>(), sectors);
        }
        for hidden in (1..=4).filter(|id| !expected.contains(id)) {
            let only = vec![(Facet::Sector, format!("sector {hidden}"))];
            let found = index.search(&Question { only, ..ask("molino") }, reader).unwrap();
            assert_eq!((found.total, found.hits.len()), (0, 0));
            let sectors = counts(&found, Facet::Sector);
            assert!(sectors.iter().all(|(value, _)| *value != format!("sector {hidden}")));
        }
    }
}

#[test]
fn what_is_withdrawn_is_gone_at_once_and_from_the_files() {
    let folder = folder();
    let index = Index::open(Some(&folder), Vocabulary::built_in()).unwrap();
    put(&index, &[spanish(1, "zumbido", "ultrasecreto"), spanish(2, "zumbido", "otro")], 1);
    assert_eq!(found(&index, "zumbido"), [1, 2]);
    let withdrawn = Document { audience: Vec::new(), ..spanish(1, "zumbido", "ultrasecreto") };
    put(&index, &[withdrawn], 2);
    assert_eq!(found(&index, "zumbido"), [2]);
    assert_eq!(found(&index, "ultrasecreto"), NONE);
    let everything = Reader { everything: true, ..Reader::default() };
    assert_eq!(ids(&index.search(&ask("zumbido"), &everything).unwrap()), [2]);
    // Nothing is only marked as deleted, as it is between commit and close.
    let meta = || std::fs::read_to_string(folder.join("meta.json")).unwrap();
    let marked = || meta().contains("\"num_deleted_docs\"");
    assert!(!marked(), "{}", meta());
    put(&index, &[spanish(3, "zumbido", "tres"), spanish(4, "zumbido", "cuatro")], 3);
    let mut turn = index.write().unwrap().unwrap();
    turn.remove(&[Uuid::from_u128(3)]);
    turn.commit(&mark(4)).unwrap();
    assert!(marked(), "{}", meta());
    assert_eq!(found(&index, "zumbido"), [2, 4]);
    turn.close().unwrap();
    assert!(!marked(), "{}", meta());
    let mut turn = index.write().unwrap().unwrap();
    turn.remove(&[Uuid::from_u128(2), Uuid::from_u128(4), Uuid::from_u128(99)]);
    turn.commit(&mark(5)).unwrap();
    turn.close().unwrap();
    assert!(index.is_empty());
    assert_eq!(index.mark(), mark(5));
    std::fs::remove_dir_all(folder).unwrap();
}

#[test]
fn scores_forget_what_was_taken_out() {
    let (one, other) = (spanish(1, "molino viejo", "trigo"), spanish(2, "viejo", "molino"));
    let plain = index(&[one.clone(), other.clone()]);
    let busy = index(&[spanish(1, "otra cosa", "larga y con muchas palabras distintas")]);
    put(&busy, &[spanish(3, "molino", "molino"), other, one], 2);
    let mut turn = busy.write().unwrap().unwrap();
    turn.remove(&[Uuid::from_u128(3)]);
    turn.commit(&mark(3)).unwrap();
    turn.close().unwrap();
    for text in ["molino", "viejo molino", "trigo", "molyno"] {
        assert_eq!(search(&plain, &ask(text)), search(&busy, &ask(text)), "{text}");
    }
}

#[test]
fn a_folder_is_opened_again_where_it_stood() {
    let folder = folder();
    let open = || Index::open(Some(&folder), Vocabulary::built_in()).unwrap();
    let index = open();
    assert_eq!((index.mark(), index.emptied()), (Mark::default(), None));
    put(&index, &stock(), 5);
    // A turn that dies before it commits leaves nothing.
    let mut turn = index.write().unwrap().unwrap();
    turn.put(&[spanish(9, "perdido", "perdido")]).unwrap();
    assert!(index.write().unwrap().is_none(), "one writes at a time");
    drop(turn);
    drop(index);
    let index = open();
    assert_eq!((index.mark(), index.emptied(), index.len()), (mark(5), None, 5));
    assert_eq!(found(&index, "perdido"), NONE);
    assert_eq!(found(&index, "capacitacion").first(), Some(&1));
    std::fs::remove_dir_all(folder).unwrap();
}

#[test]
fn a_second_reader_sees_what_the_first_wrote() {
    let folder = folder();
    let open = || Index::open(Some(&folder), Vocabulary::built_in()).unwrap();
    let (one, other) = (open(), open());
    put(&one, &stock(), 5);
    assert_eq!(other.len(), 0);
    other.reload().unwrap();
    assert_eq!((other.len(), other.mark()), (5, mark(5)));
    std::fs::remove_dir_all(folder).unwrap();
}

/// What happens to a folder.
type Damage = fn(&PathBuf);

#[test]
fn a_damaged_folder_begins_anew() {
    let damage: [(&str, Damage); 3] = [
        ("half a file", |folder| {
            let files = std::fs::read_dir(folder).unwrap().map(|file| file.unwrap().path());
            let largest = files
                .filter(|path| path.extension().is_some())
                .filter(|path| path.file_name().unwrap().len() > 32)
                .max_by_key(|path| path.metadata().unwrap().len())
                .unwrap();
            let bytes = std::fs::read(&largest).unwrap();
            std::fs::write(&largest, &bytes[..bytes.len() / 2]).unwrap();
        }),
        ("no list of files", |folder| std::fs::write(folder.join("meta.json"), "{").unwrap()),
        ("another version", |folder| {
            let path = folder.join("meta.json");
            let text = std::fs::read_to_string(&path).unwrap().replace("\"1-", "\"0-");
            std::fs::write(path, text).unwrap();
        }),
    ];
    for (what, damage) in damage {
        let folder = folder();
        put(&Index::open(Some(&folder), Vocabulary::built_in()).unwrap(), &stock(), 5);
        std::fs::write(folder.join("notes.txt"), "kept").unwrap();
        damage(&folder);
        let index = Index::open(Some(&folder), Vocabulary::built_in()).unwrap();
        assert!(index.emptied().is_some(), "{what}");
        assert_eq!((index.mark(), index.len()), (Mark::default(), 0), "{what}");
        put(&index, &stock(), 6);
        assert_eq!(found(&index, "capacitacion").first(), Some(&1), "{what}");
        assert!(folder.join("notes.txt").exists(), "only its own files go");
        std::fs::remove_dir_all(folder).unwrap();
    }
}

#[test]
fn another_vocabulary_begins_anew() {
    let folder = folder();
    put(&Index::open(Some(&folder), Vocabulary::default()).unwrap(), &stock(), 5);
    let index = Index::open(Some(&folder), Vocabulary::built_in()).unwrap();
    assert!(index.emptied().is_some());
    assert!(index.is_empty());
    std::fs::remove_dir_all(folder).unwrap();
}

#[test]
fn a_huge_document_fills_nothing() {
    let index = index(&[spanish(1, "inicio", &"palabra ".repeat(200_000))]);
    assert_eq!(found(&index, "inicio"), [1]);
    assert_eq!(found(&index, &"palabra ".repeat(100_000)), [1]);
}

#[test]
fn the_built_in_words_have_three_languages() {
    let text = include_str!("../data/terms.toml");
    let own = Vocabulary::read(text).unwrap();
    assert!(own.len() >= 60);
    assert!(Vocabulary::built_in().len() > own.len() + 50, "titles of standards are there too");
    for list in ["en = []", "es = []", "pt = []"] {
        assert!(!text.contains(list), "{list}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 32, ..ProptestConfig::default() })]

    /// Whatever is typed gets an answer, never an error, never more than was asked, and nothing
    /// that is hidden.
    #[test]
    fn any_text_is_answered(
        text in prop_oneof![
            any::<String>(),
            "[\\PC\"«»*?+:^~(){}\\[\\]\\\\/|&!-]{0,200}",
            "([a-zñãçé]{1,60} ){0,40}",
            "(AND|OR|NOT|TO|title:|\\[a TO b\\]|\\.\\*|~9| ){0,20}",
        ],
        value in any::<String>(),
        limit in 0..20_usize,
        offset in any::<usize>(),
    ) {
        let mut documents = stock();
        documents.push(Document {
            audience: vec![Audience::Firm(FirmId(Uuid::from_u128(7)))],
            texts: vec![said(Part::Body, Language::Spanish, &text)],
            ..spanish(9, "", "")
        });
        let index = index(&documents);
        let only = vec![(Facet::Kind, value)];
        for question in [
            Question { limit, ..ask(&text) },
            Question { offset, limit, ..ask(&text) },
            Question { only, ..ask(&text) },
        ] {
            let found = search(&index, &question);
            prop_assert!(found.hits.len() <= question.limit);
            prop_assert!(found.hits.iter().all(|hit| hit.id != Uuid::from_u128(9)));
            prop_assert!(found.total <= 5);
            let again = search(&index, &question);
            prop_assert_eq!(found, again);
        }
    }

    /// The order in which documents come in, and in how many batches, changes no answer.
    #[test]
    fn the_same_documents_give_the_same_answers(
        order in Just((0..12_u128).collect::<Vec<_>>()).prop_shuffle(),
        batch in 1..6_usize,
        text in "(molino|trigo|agua|rueda| ){1,6}",
    ) {
        let document = |id: &u128| {
            let words = ["molino", "trigo", "agua", "rueda", "viejo"];
            let body: Vec<&str> = (0..=*id as usize).map(|at| words[(at * 3 + at / 2) % 5]).collect();
            spanish(*id, words[*id as usize % 5], &body.join(" "))
        };
        let sorted: Vec<Document> = (0..12).map(|id| document(&id)).collect();
        let expected = search(&index(&sorted), &ask(&text));
        let shuffled = Index::open(None, Vocabulary::built_in()).unwrap();
        for (batch, number) in order.chunks(batch).zip(1..) {
            put(&shuffled, &batch.iter().map(document).collect::<Vec<_>>(), number);
        }
        prop_assert_eq!(expected, search(&shuffled, &ask(&text)));
    }
}
