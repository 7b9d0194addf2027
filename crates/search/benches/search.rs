//! How fast an index of many experiences answers, how large it is and how fast it is built.
//! `cargo bench -p search --bench search [-- DOCUMENTS]`, 100,000 unless told.
//!
//! The documents are made up: words of the vocabulary of small firms and of nonsense syllables, as
//! rare as words are (Zipf), in three languages, with every facet. One in ten is for one community
//! only. The questions are of every sort: rare and frequent words, terms in another language, slips,
//! phrases, choices, no words at all, and twelve words at once. The slowest hundredth counts.

#![allow(clippy::unwrap_used, reason = "a benchmark that cannot go on has failed")]

use std::time::{Duration, Instant};

use jiff::ToSpan as _;
use jiff::civil::date;
use search::{Audience, Document, Facet, Index, Mark, Part, Question, Reader, Text, Vocabulary};
use uuid::Uuid;
use vocabulary::{CommunityId, Language};

/// Numbers that look random and are the same each time.
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, most: usize) -> usize {
        self.0 =
            self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % most
    }

    /// A rank from 0, the lower the likelier: about as words of a language are.
    fn rank(&mut self, most: usize) -> usize {
        let share = (self.below(1 << 24) + 1) as f64 / f64::from(1 << 24);
        ((most as f64).powf(share) as usize).saturating_sub(1).min(most - 1)
    }
}

/// Words that are found by each other in the three languages.
const TERMS: [[&str; 3]; 12] = [
    ["irrigation water", "agua de riego", "água de irrigação"],
    ["training", "capacitación", "treinamento"],
    ["traceability", "trazabilidad", "rastreabilidade"],
    ["pest control", "control de plagas", "controle de pragas"],
    ["cold storage", "cámara fría", "câmara fria"],
    ["loan", "préstamo", "empréstimo"],
    ["calibration", "calibración", "calibração"],
    ["changeover", "cambio de molde", "troca de molde"],
    ["maintenance", "mantenimiento", "manutenção"],
    ["certification", "certificación", "certificação"],
    ["exporting honey", "exportar miel", "exportar mel"],
    ["accident", "accidente", "acidente"],
];

/// Words of a made-up language.
const WORDS: usize = 40_000;

fn word(rank: usize) -> String {
    let syllables = ["ba", "ce", "di", "fo", "gu", "la", "me", "ni", "po", "ru", "sa", "te"];
    let mut left = rank + 144;
    let mut word = String::new();
    while left > 0 {
        word.push_str(syllables[left % syllables.len()]);
        left /= syllables.len();
    }
    word
}

fn text(numbers: &mut Numbers, language: Language, length: usize) -> String {
    let words: Vec<String> = (0..length)
        .map(|_| match numbers.below(8) {
            0 => TERMS[numbers.rank(TERMS.len())][language as usize].to_owned(),
            _ => word(numbers.rank(WORDS)),
        })
        .collect();
    words.join(" ")
}

fn document(numbers: &mut Numbers, id: u128) -> Document {
    let language = Language::ALL[numbers.below(3)];
    let said = |part, text| Text { part, language, text };
    let texts = vec![
        said(Part::Title, text(numbers, language, 7)),
        said(Part::Key, text(numbers, language, 5)),
        said(Part::Body, text(numbers, language, 90)),
    ];
    let mut facets = vec![(Facet::Language, language.code().to_owned())];
    for (facet, values) in [
        (Facet::Requirement, 78),
        (Facet::Requirement, 78),
        (Facet::Sector, 120),
        (Facet::Size, 4),
        (Facet::Region, 40),
        (Facet::Community, 200),
        (Facet::Cost, 4),
        (Facet::Kind, 4),
    ] {
        facets.push((facet, format!("value {}", numbers.rank(values))));
    }
    let community = CommunityId(Uuid::from_u128(numbers.below(200) as u128));
    let audience = match numbers.below(10) {
        0 => Audience::Community(community),
        _ => Audience::Everyone,
    };
    let published = date(2020, 1, 1).checked_add((numbers.below(2000) as i64).days()).ok();
    Document { id: Uuid::from_u128(id), texts, facets, published, audience: vec![audience] }
}

/// A question of some sort.
fn question(numbers: &mut Numbers, sort: usize) -> (&'static str, Question) {
    let language = numbers.below(3);
    let term = |numbers: &mut Numbers| TERMS[numbers.rank(TERMS.len())][language].to_owned();
    let sorts = [
        "one frequent word",
        "one rare word",
        "a term",
        "a term and a word",
        "three words",
        "slips",
        "a phrase",
        "a term and choices",
        "no words",
        "twelve words",
    ];
    let mut only = Vec::new();
    let text = match sort {
        0 => word(numbers.below(20)),
        1 => word(5_000 + numbers.below(WORDS - 5_000)),
        2 => term(numbers),
        3 => format!("{} {}", term(numbers), word(numbers.rank(WORDS))),
        4 => (0..3).map(|_| word(numbers.rank(WORDS))).collect::<Vec<_>>().join(" "),
        5 => format!("{}x {}", word(numbers.rank(WORDS)), term(numbers).replacen('i', "y", 1)),
        6 => format!("\"{}\" {}", term(numbers), word(numbers.below(50))),
        7 => {
            for (facet, values) in [(Facet::Region, 40), (Facet::Cost, 4), (Facet::Size, 4)] {
                only.push((facet, format!("value {}", numbers.rank(values))));
            }
            term(numbers)
        }
        8 => String::new(),
        _ => (0..12).map(|_| word(numbers.rank(WORDS))).collect::<Vec<_>>().join(" "),
    };
    (sorts[sort], Question { text, only, ..Question::default() })
}

fn percentile(times: &[Duration], share: f64) -> f64 {
    let at = ((times.len() as f64 * share).ceil() as usize).clamp(1, times.len()) - 1;
    times[at].as_secs_f64() * 1000.0
}

fn main() {
    let count = std::env::args().skip(1).find_map(|word| word.parse().ok()).unwrap_or(100_000_u128);
    let folder = std::env::temp_dir().join(format!("puente-search-{}", std::process::id()));
    let index = Index::open(Some(&folder), Vocabulary::built_in()).unwrap();
    let mut numbers = Numbers(7);
    let documents: Vec<Document> = (0..count).map(|id| document(&mut numbers, id)).collect();

    let begin = Instant::now();
    let mut turn = index.write().unwrap().unwrap();
    for batch in documents.chunks(1000) {
        turn.put(batch).unwrap();
    }
    turn.commit(&Mark { number: 1, hash: vec![1] }).unwrap();
    turn.close().unwrap();
    let built = begin.elapsed().as_secs_f64();
    let files = std::fs::read_dir(&folder).unwrap();
    let bytes: u64 = files.map(|file| file.unwrap().metadata().unwrap().len()).sum();
    println!("{count} made-up documents");
    println!("built in {built:.1} s, {:.0} documents a second", count as f64 / built);
    println!("{:.1} MB, {} bytes a document", bytes as f64 / 1e6, u128::from(bytes) / count.max(1));

    let communities = vec![CommunityId(Uuid::from_u128(3)), CommunityId(Uuid::from_u128(90))];
    let reader = Reader { communities, ..Reader::default() };
    let mut all = Vec::new();
    println!("{:<20} {:>9} {:>9} {:>10}", "questions", "p50 ms", "p99 ms", "hits");
    for sort in 0..10 {
        let (mut times, mut hits, mut name) = (Vec::new(), 0, "");
        for _ in 0..300 {
            let (sort, question) = question(&mut numbers, sort);
            let begin = Instant::now();
            hits += index.search(&question, &reader).unwrap().total;
            times.push(begin.elapsed());
            name = sort;
        }
        times.sort_unstable();
        let (half, most) = (percentile(&times, 0.5), percentile(&times, 0.99));
        println!("{name:<20} {half:>9.2} {most:>9.2} {:>10}", hits / times.len());
        all.extend(times);
    }
    all.sort_unstable();
    let (half, most) = (percentile(&all, 0.5), percentile(&all, 0.99));
    println!("{:<20} {half:>9.2} {most:>9.2}", "all");

    let begin = Instant::now();
    let mut turn = index.write().unwrap().unwrap();
    turn.put(&documents[..documents.len().min(1)]).unwrap();
    turn.commit(&Mark { number: 2, hash: vec![2] }).unwrap();
    println!("one document replaced and seen after {:.0} ms", begin.elapsed().as_secs_f64() * 1e3);
    turn.close().unwrap();
    println!("and its old words out of the files after {:.1} s", begin.elapsed().as_secs_f64());
    std::fs::remove_dir_all(folder).unwrap();
}
