//! Every way in which a file can be broken ends in a sentence with the place and the way out.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use std::io::Write;

use files::{Bundle, Text};
use gvc::{Layout, Options, TableError, add_extensions, groupings, read, synthetic};
use proptest::prelude::*;

const GOOD: &str = "V1,ARG_A,ARG_B,BRA_A,BRA_B,CHL_A,CHL_B,ARG_F,BRA_F,CHL_F,OUT\n\
                    ARG_A,1,1,1,1,1,1,1,1,1,9\nARG_B,1,1,1,1,1,1,1,1,1,9\n\
                    BRA_A,1,1,1,1,1,1,1,1,1,9\nBRA_B,1,1,1,1,1,1,1,1,1,9\n\
                    CHL_A,1,1,1,1,1,1,1,1,1,9\nCHL_B,1,1,1,1,1,1,1,1,1,9\n\
                    VA,3,3,3,3,3,3,,,,\nOUT,9,9,9,9,9,9,,,,\n";

fn attempt(text: &str, options: &Options) -> Result<gvc::Reading, TableError> {
    read(&Bundle::in_memory("t.csv", [("t.csv", text.as_bytes().to_vec())]), options)
}

fn error(text: &str) -> String {
    attempt(text, &Options::default()).unwrap_err().to_string()
}

#[test]
fn the_place_and_the_label_are_named() {
    assert!(attempt(GOOD, &Options::default()).is_ok());
    let cases = [
        (
            GOOD.replacen("ARG_B,1,1,1", "ARG_B,1,1,n/a", 1),
            "t.csv, row 3, column `BRA_A, 4`: `n/a` is not a number",
        ),
        (
            GOOD.replacen("ARG_B,1,1,1", "ARG_B,1,1,", 1),
            "t.csv, row 3, column `BRA_A, 4`: `` is not a number (digits with a decimal point; 0 where",
        ),
        (
            GOOD.replacen("ARG_B,1,", "ARG_B,", 1),
            "t.csv, row 3 (ARG_B): 10 cells where the header has 11",
        ),
        (GOOD.replacen("BRA_A,1", "ARG_B,1", 1), "ARG_B stands twice, in rows 3 and 4"),
        (GOOD.replacen(",BRA_A,", ",ARG_B,", 1), "ARG_B stands twice, in columns 3 and 4"),
        (GOOD.replacen("BRA_B,1", "BRA_C,1", 1), "row 5: the label `BRA_C` belongs to no economy"),
        (GOOD.replacen(",BRA_F,", ",BRX_F,", 1), "column 9: the label `BRX_F` belongs to no"),
        (GOOD.replacen("BRA_B,1,1,1,1,1,1,1,1,1,9\n", "", 1), "economy BRA lacks B"),
        (
            GOOD.replacen("VA,3,3", "VA,3,", 1),
            "t.csv, row 8, column `ARG_B, 3`: `` is not a number",
        ),
    ];
    for (text, expected) in cases {
        let said = error(&text);
        assert!(said.contains(expected), "{said}\nlacks\n{expected}");
    }
    let narrow: String = GOOD
        .lines()
        .map(|line| {
            let mut cells: Vec<&str> = line.split(',').collect();
            cells.remove(4);
            cells.join(",") + "\n"
        })
        .collect();
    assert!(error(&narrow).contains("no column `BRA_B`"), "{}", error(&narrow));
    let no_demand: String = GOOD
        .lines()
        .map(|line| line.split(',').take(7).collect::<Vec<_>>().join(",") + "\n")
        .collect();
    assert!(error(&no_demand).contains("no columns of final demand"), "{}", error(&no_demand));
}

#[test]
fn what_is_no_table_is_refused_with_the_way_out() {
    assert!(error("").contains("is empty"));
    assert!(error("\n \n").contains("is empty"));
    assert!(error("name;age\nAna;31\n").contains("--layout"));
    // Bytes that are no text are no labels, and never reach a terminal.
    let said = error("\u{1}\u{0},X_Y\u{1b}[31m,Z\n\u{7}_A,1,2\n");
    assert!(said.contains("--layout") && !said.chars().any(char::is_control), "{said}");
    let odd = error(&GOOD.replacen("BRA_B,1", "BRA_\u{1b}[31m,1", 1));
    assert!(odd.contains("row 5") && !odd.contains('\u{1b}'), "{odd}");
    for layout in Layout::ALL {
        let options = Options { layout: Some(layout), ..Options::default() };
        match attempt(GOOD, &options) {
            Ok(reading) => assert_eq!((reading.table.layout, layout), (Layout::Oecd, Layout::Oecd)),
            Err(error) => assert!(
                ["gvc-file-wrong-layout-looks", "gvc-file-missing-file"].contains(&error.code()),
                "{layout}: {error}"
            ),
        }
    }
    let mut gz = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    gz.write_all(GOOD.as_bytes()).unwrap();
    let packed = gz.finish().unwrap();
    let whole = Bundle::in_memory("t.csv.gz", [("t.csv.gz", packed.clone())]);
    assert!(read(&whole, &Options::default()).is_ok());
    let cut = Bundle::in_memory("t.csv.gz", [("t.csv.gz", packed[..packed.len() - 9].to_vec())]);
    assert_eq!(read(&cut, &Options::default()).unwrap_err().code(), "file-compression");
    let years = ["2015.csv", "2016.csv"].map(|name| (name, GOOD.as_bytes().to_vec()));
    let years = Bundle::in_memory("icio.zip", years);
    assert_eq!(read(&years, &Options::default()).unwrap_err().code(), "gvc-file-several");
    let options = Options { year: Some(2016), ..Options::default() };
    assert_eq!(read(&years, &options).unwrap().table.year, Some(2016));
}

#[test]
fn a_cache_is_whole_and_of_this_version_or_refused() {
    let mut table = synthetic(3, 4, 2);
    table.year = Some(2013);
    table.extensions = vec![gvc::Extension {
        name: "employment".into(),
        unit: "persons".into(),
        values: vec![2.0; 12],
    }];
    let mut bytes = Vec::new();
    gvc::write_cache(&table, &mut bytes).unwrap();
    let attempt = |bytes: &[u8]| {
        read(&Bundle::in_memory("t.icio", [("t.icio", bytes.to_vec())]), &Options::default())
    };
    assert_eq!(attempt(&bytes).unwrap().table, table);
    for at in [12, 40, bytes.len() / 2, bytes.len() - 1] {
        let mut changed = bytes.clone();
        changed[at] ^= 1;
        assert!(attempt(&changed).is_err(), "byte {at}");
        assert_eq!(attempt(&bytes[..at]).unwrap_err().code(), "gvc-file-cache-broken");
    }
    let mut newer = bytes.clone();
    newer[8] = 2;
    let said = attempt(&newer).unwrap_err();
    assert!(said.to_string().contains("version 2; this program reads version 1"), "{said}");
}

#[test]
fn groups_add_up_and_keep_their_names() {
    let table = synthetic(12, 3, 5);
    let file = |text: &str| Text::decode("groups.toml", text.as_bytes().to_vec()).unwrap();
    let stated = file(
        "[south]\neconomies.MERCOSUR = [\"MERCOSUR\"]\neconomies.Andes = [\"COL\", \"PER\"]\n\
         industries.Primary = [\"A01_02\", \"A03\"]\n\
         [\"world without Mexico\"]\neconomies.World = { all_but = [\"MEX\"] }\n\
         [rest]\neconomies.ARG = [\"ARG\"]\nother_economies = \"Others\"\n",
    );
    let groupings = groupings(&stated, &table).unwrap();
    let names: Vec<&str> = groupings.iter().map(|(name, _)| name.as_str()).collect();
    assert_eq!(names, ["rest", "south", "world without Mexico"]);
    let south = groupings[1].1.apply(&table);
    assert_eq!(south.economies[..3], ["MERCOSUR", "CHL", "Andes"]);
    assert_eq!(south.industries, ["Primary", "B05_06"]);
    assert_eq!(groupings[0].1.apply(&table).economies, ["ARG", "Others"]);
    let world = groupings[2].1.apply(&table);
    assert_eq!(world.economies, ["World", "MEX"]);
    for (_, grouping) in &groupings {
        let grouped = grouping.apply(&table);
        for (new, old) in [
            (&grouped.intermediate, &table.intermediate),
            (&grouped.final_demand, &table.final_demand),
            (&grouped.output, &table.output),
            (grouped.value_added.as_ref().unwrap(), table.value_added.as_ref().unwrap()),
        ] {
            let (new, old): (f64, f64) = (new.iter().sum(), old.iter().sum());
            assert!((new - old).abs() <= 1e-12 * old.abs(), "{new} {old}");
        }
    }
    // Mexico's purchases from the rest are those from everybody else, one by one.
    let (n, mex) = (3, 5);
    let mut expected = 0.0;
    for seller in (0..12).filter(|economy| *economy != mex) {
        expected += table.intermediate[(seller * n) * 36 + mex * n];
    }
    assert!((world.intermediate[n] - expected).abs() <= 1e-12 * expected);
    for (text, code) in [
        ("economies = 3", "gvc-file-groups-broken"),
        ("[a]\neconomies.X = [\"XYZ\"]", "gvc-file-group-member"),
        ("[a]\neconomies.X = [\"ARG\"]\neconomies.Y = [\"ARG\"]", "gvc-file-group-twice"),
        ("[a]\neconomies.BRA = [\"ARG\"]", "gvc-file-group-name"),
        ("[a]\neconomies.A_B = [\"ARG\"]", "gvc-file-group-name"),
        ("[a]\nregions.X = [\"ARG\"]", "gvc-file-groups-broken"),
    ] {
        assert_eq!(gvc::groupings(&file(text), &table).unwrap_err().code(), code, "{text}");
    }
}

#[test]
fn extensions_need_a_value_for_whatever_has_output() {
    let mut table = synthetic(2, 1, 1);
    let head = "economy,industry,extension,unit,value\n";
    let add = |table: &mut gvc::Icio, rows: &str| {
        add_extensions(table, &Text::decode("e.csv", format!("{head}{rows}").into_bytes()).unwrap())
    };
    let rows = "ARG,A01_02,jobs,persons,5\nROW,A01_02,jobs,persons,1.5e3\n";
    add(&mut table, rows).unwrap();
    assert_eq!(table.extensions[0].values, [5.0, 1500.0]);
    for (rows, code) in [
        ("ARG,A01_02,co2,kt,5\n", "gvc-file-extension-lacks"),
        ("ARG,X,co2,kt,5\n", "gvc-file-extension-row"),
        ("ARG,A01_02,co2,kt,five\n", "file-cell"),
        ("ARG,A01_02,co2,kt,5\nARG,A01_02,co2,kt,5\n", "gvc-file-duplicate"),
        (rows, "gvc-file-extension-row"),
    ] {
        assert_eq!(add(&mut table, rows).unwrap_err().code(), code, "{rows}");
    }
}

#[test]
fn a_made_up_table_balances_says_so_and_is_always_the_same() {
    let table = synthetic(9, 5, 3);
    assert_eq!(table, synthetic(9, 5, 3));
    assert_ne!(table.output, synthetic(9, 5, 4).output);
    let added = table.value_added.as_ref().unwrap();
    for (element, added) in added.iter().enumerate() {
        let sold: f64 = table.intermediate[element * 45..][..45].iter().sum();
        let demand: f64 = table.final_demand[element * 54..][..54].iter().sum();
        assert!((table.output[element] - sold - demand).abs() <= 1e-9 * table.output[element]);
        let bought: f64 = (0..45).map(|row| table.intermediate[row * 45 + element]).sum();
        let taxes = table.output[element] - bought - added;
        assert!(*added > 0.0 && (taxes - 0.02 * bought).abs() <= 1e-9 * bought);
    }
    let mut text = Vec::new();
    gvc::write_oecd(&table, &mut text).unwrap();
    let reading = attempt(&String::from_utf8(text).unwrap(), &Options::default()).unwrap();
    assert_eq!(reading.table, table);
    assert_eq!(reading.notes[0].key(), "gvc-note-made-up");
}

proptest! {
    /// Any change of a byte is read or refused, in every layout, never a panic.
    #[test]
    fn broken_bytes_are_read_or_refused(at in 0..GOOD.len(), byte in any::<u8>(), layout in 0..11_usize) {
        let mut bytes = GOOD.as_bytes().to_vec();
        bytes[at] = byte;
        for layout in [None, Some(Layout::ALL[layout])] {
            let options = Options { layout, ..Options::default() };
            let bundle = Bundle::in_memory("t.csv", [("t.csv", bytes.clone())]);
            if let Err(error) = read(&bundle, &options) {
                prop_assert!(!error.to_string().starts_with('['), "{}", error);
            }
        }
    }
}
