//! What must hold for any bytes from outside: each function takes some and panics when it does not.
//!
//! The same functions stand behind the coverage-guided targets in `fuzz_targets/` and behind the
//! random run on stable Rust, `src/bin/random.rs`. A returned error is fine; a panic is a finding.

use std::borrow::Cow;

use files::{FileError, Row, Rows, Text};
use network::{Edges, Groups, Network, Paths, measures, summary};
use paper::{Paper, checks_table, replicate};
use standards::{Catalogue, compare};
use table::{Number, Table};
use vocabulary::{Language, Place};
use words::{Arg, Message, decimal, percent};

/// A target: its name, its function and real inputs to begin with.
pub type Target = (&'static str, fn(&[u8]), fn() -> Vec<Vec<u8>>);

/// Every target.
pub const TARGETS: [Target; 6] = [
    ("text", text, text_seeds),
    ("paper", paper, paper_seeds),
    ("place", place, place_seeds),
    ("messages", messages, messages_seeds),
    ("edges", edges, edges_seeds),
    ("library", library, library_seeds),
];

/// Any file: decoding, splitting into rows and reading every cell as every type end in a value or in
/// an error that can be said in every language.
pub fn text(data: &[u8]) {
    let text = match Text::decode("input.csv", data.to_vec()) {
        Ok(text) => text,
        Err(error) => return say(&error.message()),
    };
    let rows = match text.rows() {
        Ok(rows) => rows,
        Err(error) => return say(&error.message()),
    };
    rows_stand_on_their_lines(&text, &rows);
    let columns = rows.columns().to_vec();
    assert!(!columns.is_empty(), "a file without a header is an error");
    for row in rows.iter() {
        for column in &columns {
            let cell = row.text(column).expect("every row has every column");
            match row.number(column) {
                Ok(number) => read_back(number),
                Err(error) => assert_eq!(error.code(), "file-cell", "{error}"),
            }
            match row.optional_number(column) {
                Ok(number) => assert_eq!(number.is_none(), cell.is_empty()),
                Err(error) => say_once(&error),
            }
        }
    }
    let missing = rows.need(["no such column \u{0}"]).expect_err("the column is not there");
    assert_eq!(missing.code(), "file-column");
}

/// The line that an error names is the one that an editor shows: below the header, blank lines
/// counted, whatever ends a line. With quotes, which may hold line ends, only the order is known.
fn rows_stand_on_their_lines(text: &Text, rows: &Rows) {
    let found: Vec<u64> = rows.iter().map(Row::line).collect();
    assert!(found.iter().all(|line| *line > 1) && found.is_sorted_by(|a, b| a < b), "{found:?}");
    if !text.text.contains('"') {
        let plain = text.text.replace("\r\n", "\n").replace('\r', "\n");
        let lines = (1..).zip(plain.split('\n')).filter(|(_, line)| !line.is_empty());
        let expected: Vec<u64> = lines.map(|(number, _)| number).skip(1).collect();
        assert_eq!(found, expected);
    }
}

/// A number that was read is finite and is written so that it reads back as the same.
fn read_back(number: Number) {
    assert!(number.value.is_finite(), "{number:?}");
    assert_eq!(Number::parse(&number.to_string()), Some(number));
}

/// The paper with one of its files replaced: it is refused with an error, or everything that is made
/// of it can be made. The first byte of the input chooses the file.
pub fn paper(data: &[u8]) {
    let Some((choice, content)) = data.split_first() else { return };
    let built_in: Vec<_> = Paper::files().collect();
    let replaced = built_in[usize::from(*choice) % built_in.len()].0;
    let read = Paper::read(|name| {
        if name == replaced {
            return Text::decode(name, content.to_vec());
        }
        let file = built_in.iter().find(|(known, _)| *known == name);
        file.map(|(_, text)| Text::built_in(name, text)).ok_or_else(|| FileError::Unreadable {
            file: name.to_owned(),
            reason: "no such file".to_owned(),
        })
    });
    let paper = match read {
        Ok(paper) => paper,
        Err(error) => return say(&error.message()),
    };
    let checks = replicate(&paper);
    assert_eq!(checks_table(&checks).rows(), checks.len());
    for sheet in &paper.sheets {
        let _ = Table::from(sheet);
    }
    for place in Paper::places() {
        let _ = profile::profile(&paper, &checks, place);
    }
}

/// What people type: a place, a language, the list of languages that a browser sends.
pub fn place(data: &[u8]) {
    let text = String::from_utf8_lossy(data);
    let places = Paper::places();
    match Place::find(&text, &places) {
        Ok(place) => assert!(places.contains(&place)),
        Err(unknown) => {
            assert_eq!(unknown.text, text);
            assert!(
                unknown.nearest.len() <= 3 && unknown.nearest.iter().all(|p| places.contains(p))
            );
        }
    }
    let _ = Language::negotiate(&text);
    let _ = text.parse::<Language>();
    // Folding is done once: what was folded stays as it is.
    let folded = vocabulary::fold(&text);
    assert_eq!(vocabulary::fold(&folded), folded);
}

/// What people typed comes back inside a sentence: as it was, in every language, whatever it holds.
pub fn messages(data: &[u8]) {
    let text = String::from_utf8_lossy(data);
    let number = data.iter().take(8).fold(0_u64, |bits, byte| bits << 8 | u64::from(*byte));
    let decimals = data.first().map_or(0, |byte| byte % 12);
    let value = f64::from_bits(number);
    for language in Language::ALL {
        assert_eq!(Message::verbatim(text.as_ref()).text(language), text);
        let missing = Message::new("missing-place").with("text", text.as_ref()).text(language);
        assert!(missing.contains(text.as_ref()), "{missing:?}");
        // A key from outside is either known or said to be missing.
        let key: Cow<'static, str> = Cow::Owned(text.clone().into_owned());
        let _ = Message::new(key).text(language);
        for arg in [decimal(value, decimals), percent(value, decimals)] {
            let list = Arg::List(vec![arg.clone(), text.as_ref().into(), arg]);
            let _ = Message::new("verbatim").with("text", list).text(language);
        }
    }
}

/// Any text as a list of ties and, behind the first zero byte, of groups: refused with a sentence,
/// or read so that it is written and read back the same, and small networks are measured.
pub fn edges(data: &[u8]) {
    let text = String::from_utf8_lossy(data);
    let (ties, list) = text.split_once('\0').unwrap_or((&text, "node,group\n"));
    let mut edges = match Edges::read("ties.csv", ties, None) {
        Ok(edges) => edges,
        Err(error) => return say(&error.message()),
    };
    let again = Edges::read("again.csv", &edges.to_csv(), None).expect("what was written is read");
    assert_eq!(again, edges);
    let groups = match Groups::read("groups.csv", list, &mut edges) {
        Ok(groups) => groups,
        Err(error) => return say(&error.message()),
    };
    assert_eq!(groups.of.len(), edges.names.len());
    if edges.names.len() > 60 {
        return;
    }
    for directed in [false, true] {
        let network = Network::new(edges.clone(), directed);
        let found = measures(&network, Paths::Exact, 1);
        assert!(found.betweenness.iter().flatten().all(|share| (0.0..1.000_001).contains(share)));
        let _ = Table::from(&summary(&network, Some(&groups), 1));
    }
}

/// Any library of requirements: it is refused with lines that it has, or everything that is made of
/// it can be made.
pub fn library(data: &[u8]) {
    let text = String::from_utf8_lossy(data);
    let catalogue = Catalogue::built_in().expect("the shipped libraries are in order");
    let standard = match catalogue.check("input.toml", &text) {
        Ok(standard) => standard,
        Err(errors) => {
            let lines = text.matches('\n').count() + 1;
            assert!(!errors.is_empty() && errors.is_sorted_by_key(|error| error.line));
            assert!(errors.iter().all(|error| (1..=lines).contains(&error.line)), "{errors:?}");
            // A file can hold thousands of faults; their sentences are alike.
            return errors.iter().take(5).for_each(|error| say(&error.message()));
        }
    };
    assert_eq!(Table::from(&standard).rows(), standard.requirements.len());
    for chapter in &standard.chapters {
        assert!(standard.is_within(&chapter.code, &chapter.code));
    }
    let code = standard.code.clone();
    let catalogue = catalogue.with(standard);
    if let Some(own) = catalogue.get(&code) {
        for other in catalogue.standards() {
            let _ = Table::from(&compare(&catalogue, own, other));
        }
    }
}

/// The sentence of an error exists in every language and lacks no argument.
fn say(message: &Message) {
    for language in Language::ALL {
        let text = message.text(language);
        assert!(!text.starts_with(&format!("[{}", message.key())), "{text}");
    }
}

/// As [`say`], in one language: for errors of which a file can hold thousands.
fn say_once(error: &FileError) {
    assert!(!error.to_string().starts_with('['), "{error}");
}

fn text_seeds() -> Vec<Vec<u8>> {
    let mut seeds: Vec<Vec<u8>> = Paper::files().map(|(_, text)| text.into()).collect();
    seeds.push("pa\u{ed}s;a\u{f1}o;valor\nPer\u{fa};2013;-1.50\n".into());
    // The same in Windows-1252, in UTF-16 with its mark, and with quotes.
    seeds.push(b"pa\xeds;a\xf1o;valor\nPer\xfa;2013;-1.50\n".to_vec());
    let wide = "\u{feff}country\tvalue\r\nBOL\t50.1\r\n".encode_utf16();
    seeds.push(wide.flat_map(u16::to_le_bytes).collect());
    seeds.push(b"a,b\n\"x, \"\"y\"\"\n\",1\n\n,\n".to_vec());
    // Gzip of `a,b\n1,2\n`.
    seeds.push(vec![
        0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 3, 0x4b, 0xd4, 0x49, 0xe2, 0x32, 0xd4, 0x31, 0xe2, 2, 0,
        0x59, 0x8a, 0x6e, 0x84, 8, 0, 0, 0,
    ]);
    seeds
}

fn paper_seeds() -> Vec<Vec<u8>> {
    let files = Paper::files().enumerate();
    files.map(|(index, (_, text))| [&[index as u8], text.as_bytes()].concat()).collect()
}

fn place_seeds() -> Vec<Vec<u8>> {
    let places = Paper::places();
    let names = places.iter().flat_map(|place| Language::ALL.map(|l| place.name(l).to_owned()));
    let codes = places.iter().map(|place| place.code().to_owned());
    let headers =
        ["es-AR,es;q=0.9,en;q=0.8", "de, pt-BR;q=0.9, *;q=0.1", "es_AR.UTF-8", "\u{0130}I"];
    names.chain(codes).chain(headers.map(str::to_owned)).map(String::into_bytes).collect()
}

fn edges_seeds() -> Vec<Vec<u8>> {
    let texts = [
        "source,target\na,b\nb,c\nc,a\nc,c\na,b\n",
        "source;target;weight\r\na;b;2\r\nb;\"c; d\";0.5\r\n",
        "source\ttarget\tweight\na\tb\t-1\n",
        "source,target\na,b\nb,c\n\0node,group\na,N\nb,N\nc,S\nd,\n",
        "source,target\n\"a\nb\",\"say \"\"hi\"\"\"\n\0node,group\na,N\na,S\n",
        "",
    ];
    texts.map(|text| text.as_bytes().to_vec()).to_vec()
}

fn library_seeds() -> Vec<Vec<u8>> {
    Catalogue::files().map(|(_, text)| text.into()).collect()
}

fn messages_seeds() -> Vec<Vec<u8>> {
    let keys = words::keys(Language::English).into_iter().map(|key| key.as_bytes().to_vec());
    let numbers = [0.0, -0.0, 1.5, 1e300, -1e-300, f64::NAN, f64::INFINITY, 999_999.999_5];
    let texts = ["{ $text }", "}", "<script>", "\u{202e}abc", "a\u{301}", ""];
    keys.chain(numbers.map(|number| number.to_bits().to_be_bytes().to_vec()))
        .chain(texts.map(|text| text.as_bytes().to_vec()))
        .collect()
}
