//! One made-up table, written as every publisher would, is read back as the same table.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use std::fmt::Write as _;

use files::Bundle;
use gvc::{Icio, Layout, Options, Outside, Reading, read, synthetic};

/// Three economies, two industries, with numbers of few digits.
fn table() -> Icio {
    let mut table = synthetic(3, 2, 7);
    let round = |block: &mut Vec<f64>| block.iter_mut().for_each(|v| *v = (*v * 8.0).round() / 8.0);
    round(&mut table.intermediate);
    round(&mut table.final_demand);
    table.value_added.as_mut().map(round).unwrap();
    let width = table.final_demand.len() / 6;
    for row in 0..6 {
        let sales: f64 = table.intermediate[row * 6..][..6].iter().sum();
        let demand: f64 = table.final_demand[row * width..][..width].iter().sum();
        table.output[row] = sales + demand;
    }
    table.unit = "M USD".to_owned();
    table
}

fn bundle(files: &[(&str, String)]) -> Bundle {
    let bytes = |(name, text): &(&str, String)| ((*name).to_owned(), text.clone().into_bytes());
    Bundle::in_memory("bundle", files.iter().map(bytes))
}

fn read_text(name: &str, text: &str) -> Reading {
    read(&bundle(&[(name, text.to_owned())]), &Options::default()).unwrap()
}

/// Whether two tables hold the same numbers; `rounded` where the layout has coefficients.
fn same(found: &Icio, expected: &Icio, rounded: f64) {
    assert_eq!(found.economies, expected.economies);
    let all = |table: &Icio| {
        [table.intermediate.clone(), table.final_demand.clone(), table.output.clone()]
    };
    for (found, expected) in all(found).iter().zip(all(expected)) {
        assert_eq!(found.len(), expected.len());
        for (found, expected) in found.iter().zip(expected) {
            assert!(
                (found - expected).abs() <= rounded * expected.abs().max(1.0),
                "{found} {expected}"
            );
        }
    }
}

/// The cells of a row: intermediate, then final demand as `order` says.
fn cells(table: &Icio, row: usize, separator: &str, order: &[usize]) -> String {
    let n = table.elements();
    let width = order.len();
    let sales = table.intermediate[row * n..][..n].iter().copied();
    let demand = order.iter().map(|column| table.final_demand[row * width + column]);
    sales.chain(demand).map(|v| v.to_string()).collect::<Vec<_>>().join(separator)
}

fn straight(table: &Icio) -> Vec<usize> {
    (0..table.economies.len() * table.demand.len()).collect()
}

fn pairs(table: &Icio, names: &[String]) -> Vec<(String, String)> {
    let of = |economy: &String| -> Vec<(String, String)> {
        names.iter().map(|name| (economy.clone(), name.clone())).collect()
    };
    table.economies.iter().flat_map(of).collect()
}

fn joined(values: &[f64], separator: &str) -> String {
    values.iter().map(f64::to_string).collect::<Vec<_>>().join(separator)
}

#[test]
fn oecd_since_2023_and_plain_are_what_this_program_writes() {
    let table = table();
    let mut text = Vec::new();
    gvc::write_oecd(&table, &mut text).unwrap();
    let text = String::from_utf8(text).unwrap();
    let reading = read_text("2015_SML.csv", &text);
    assert_eq!((reading.table.layout, reading.table.year), (Layout::Oecd, Some(2015)));
    same(&reading.table, &table, 0.0);
    assert_eq!(reading.table.value_added, table.value_added);
    let mut rich = table;
    rich.year = Some(2011);
    rich.layout = Layout::Plain;
    rich.outside =
        Some(Outside { partners: vec!["CAN".into(), "JPN".into()], exports: vec![0.25; 12] });
    rich.extensions = vec![gvc::Extension {
        name: "employment, all".into(),
        unit: "persons".into(),
        values: vec![1.0, 2.0, 3.0, 4.0, 5.5, 6.0],
    }];
    let mut text = Vec::new();
    gvc::write_plain(&rich, &mut text).unwrap();
    let reading = read_text("t.csv", &String::from_utf8(text).unwrap());
    assert_eq!(reading.table, rich);
}

#[test]
fn oecd_of_2016_has_demand_by_category_and_of_2018_taxes_by_economy() {
    let table = table();
    let (g, u) = (3, table.demand.len());
    // Category by category, each for all economies.
    let order: Vec<usize> = (0..g * u).map(|at| at % g * u + at / g).collect();
    let mut text = String::from("\"\"");
    for (economy, industry) in pairs(&table, &table.industries) {
        write!(text, ",\"{economy}_{industry}\"").unwrap();
    }
    for category in &table.demand {
        for economy in &table.economies {
            write!(text, ",\"{category}_{economy}\"").unwrap();
        }
    }
    text.push_str(",\"DISC\"\n");
    for row in 0..6 {
        writeln!(text, "\"{}\",{},0", table.element(row), cells(&table, row, ",", &order)).unwrap();
    }
    let tail = ",".repeat(g * u + 1);
    let added = table.value_added.clone().unwrap();
    writeln!(text, "\"VA+TAXSUB\",{}{tail}", joined(&added, ",")).unwrap();
    writeln!(text, "\"OUT\",{}{tail}", joined(&table.output, ",")).unwrap();
    let reading = read_text("ICIO2016_2011.csv", &text);
    same(&reading.table, &table, 0.0);
    assert_eq!(reading.table.value_added, Some(added.clone()));
    assert_eq!(reading.table.year, Some(2011));

    let mut text = String::new();
    for (economy, name) in
        pairs(&table, &table.industries).iter().chain(&pairs(&table, &table.demand))
    {
        write!(text, ",{economy}_{name}").unwrap();
    }
    text.push_str(",TOTAL\n");
    for row in 0..6 {
        let cells = cells(&table, row, ",", &straight(&table));
        writeln!(text, "{},{cells},{}", table.element(row), table.output[row]).unwrap();
    }
    for label in ["ARG_TAXSUB", "BRA_TAXSUB", "ROW_TAXSUB", "VALU", "OUTPUT"] {
        writeln!(text, "{label},{}{tail}", joined(&added, ",")).unwrap();
    }
    same(&read_text("ICIO2018_2010.CSV", &text).table, &table, 0.0);
}

#[test]
fn parts_of_mexico_are_merged_or_kept_apart() {
    let text = "V1,MEX_A,BRA_A,MX1_A,MX2_A,MEX_HFCE,BRA_HFCE,OUT\n\
                MEX_A,0,0,0,0,0,0,0\nBRA_A,0,1,2,3,4,5,15\nMX1_A,0,6,7,8,9,10,40\n\
                MX2_A,0,11,12,13,14,15,65\nVA,0,1,2,3,,,\n";
    let merged = read_text("2020.csv", text).table;
    assert_eq!(merged.economies, ["MEX", "BRA"]);
    assert_eq!(merged.intermediate, [40.0, 17.0, 5.0, 1.0]);
    assert_eq!(merged.final_demand, [23.0, 25.0, 4.0, 5.0]);
    assert_eq!(merged.output, [105.0, 15.0]);
    assert_eq!(merged.value_added, Some(vec![5.0, 1.0]));
    let options = Options { split: true, ..Options::default() };
    let apart = read(&bundle(&[("2020.csv", text.to_owned())]), &options).unwrap();
    assert_eq!(apart.table.economies, ["MEX", "BRA", "MX1", "MX2"]);
    assert_eq!(apart.table.output, [0.0, 15.0, 40.0, 65.0]);
    assert_eq!(apart.notes.last().unwrap().key(), "gvc-note-parts-apart");
}

#[test]
fn figaro_sums_the_parts_of_value_added() {
    let table = table();
    let mut text = String::from("rowLabels");
    let demand = ["P3_S13", "P3_S14", "P3_S15", "P51G", "P5M", "P6"].map(str::to_owned);
    for (economy, name) in pairs(&table, &table.industries).iter().chain(&pairs(&table, &demand)) {
        write!(text, ",{economy}_{name}").unwrap();
    }
    text.push('\n');
    for row in 0..6 {
        let cells = cells(&table, row, ",", &straight(&table));
        writeln!(text, "{},{cells}", table.element(row)).unwrap();
    }
    let tail = ",0".repeat(18);
    for (label, value) in [("D21X31", 9), ("D1", 1), ("D29X39", 2), ("B2A3G", 3), ("OP_RES", 7)] {
        writeln!(text, "W2_{label}{}{tail}", format!(",{value}").repeat(6)).unwrap();
    }
    let reading = read_text("matrix_eu-ic-io_ind-by-ind_23ed_2020.csv", &text);
    same(&reading.table, &table, 0.0);
    assert_eq!(reading.table.value_added, Some(vec![6.0; 6]));
    assert_eq!((reading.table.unit.as_str(), reading.table.year), ("M EUR", Some(2020)));
}

/// A sheet with a box of labels: WIOD's own codes in the first column and row, or ADB's.
fn boxed(table: &Icio, adb: bool) -> Vec<u8> {
    let mut book = rust_xlsxwriter::Workbook::new();
    let sheet = book.add_worksheet();
    let mut put = |row: usize, column: usize, text: &str| {
        let number = text.parse::<f64>().ok();
        match number {
            Some(number) => sheet.write(row as u32, column as u16, number).map(|_| ()).unwrap(),
            None => sheet.write(row as u32, column as u16, text).map(|_| ()).unwrap(),
        }
    };
    put(0, 0, "World Input-Output Table for 2009, in current prices");
    let columns = pairs(table, &table.industries);
    let demand = pairs(table, &table.demand);
    for (at, (economy, name)) in columns.iter().chain(&demand).enumerate() {
        let column = 4 + at;
        let industry = table.industries.iter().position(|industry| industry == name);
        if industry.is_some() && !adb {
            put(2, column, name);
        }
        put(3, column, "Some words");
        put(4, column, economy);
        let category = table.demand.iter().position(|category| category == name);
        let code = match (industry, category) {
            (Some(at), _) => format!("c{}", at + 1),
            (_, Some(at)) if adb => format!("F{}", at + 1),
            (_, at) => format!("c{}", at.unwrap() + 37),
        };
        put(5, column, &code);
    }
    let width = 4 + columns.len() + demand.len();
    put(3, width, "Total output");
    for (row, (economy, name)) in columns.iter().enumerate() {
        if !adb {
            put(6 + row, 0, name);
        }
        put(6 + row, 1, "Some words");
        put(6 + row, 2, economy);
        put(6 + row, 3, &format!("c{}", row % 2 + 1));
        for (at, cell) in cells(table, row, ";", &straight(table)).split(';').enumerate() {
            // What is zero is left empty, as publishers do.
            if cell != "0" {
                put(6 + row, 4 + at, cell);
            }
        }
        put(6 + row, width, &table.output[row].to_string());
    }
    for (row, (label, code)) in
        [("taxes less subsidies", "r99"), ("Value added at basic prices", "r64")].iter().enumerate()
    {
        put(12 + row, 1, label);
        put(12 + row, 3, code);
        for (at, value) in table.value_added.as_ref().unwrap().iter().enumerate() {
            put(12 + row, 4 + at, &value.to_string());
        }
    }
    book.save_to_buffer().unwrap()
}

#[test]
fn workbooks_of_wiod_and_adb_have_labels_around_them() {
    let mut table = table();
    table.final_demand[3] = 0.0;
    table.output[0] =
        table.intermediate[..6].iter().sum::<f64>() + table.final_demand[..18].iter().sum::<f64>();
    for (adb, layout, first) in [(false, Layout::Wiod, "A01_02"), (true, Layout::Adb, "c1")] {
        let book = Bundle::in_memory("b", [("wiot.xlsx", boxed(&table, adb))]);
        let reading = read(&book, &Options::default()).unwrap();
        same(&reading.table, &table, 0.0);
        assert_eq!((reading.table.layout, reading.table.year), (layout, Some(2009)));
        assert_eq!(reading.table.industries[0], first);
        assert_eq!(reading.table.value_added, table.value_added);
        assert!(reading.notes.iter().any(|note| note.key() == "gvc-note-blanks"));
        let asked = Options {
            layout: Some(if adb { Layout::Wiod } else { Layout::Adb }),
            ..Options::default()
        };
        assert_eq!(read(&book, &asked).unwrap_err().code(), "gvc-file-wrong-layout-looks");
    }
}

#[test]
fn wiod_of_2016_as_text_counts_industries_and_demand_in_one() {
    let mut table = table();
    // Five categories of demand, so the sixth goes.
    let kept: Vec<usize> = straight(&table).into_iter().filter(|column| column % 6 != 5).collect();
    let mut text = String::from("IndustryCode,IndustryDescription,Country,RNr,Year");
    for economy in &table.economies {
        (1..=2).for_each(|number| write!(text, ",{economy}{number}").unwrap());
    }
    for economy in &table.economies {
        (3..=7).for_each(|number| write!(text, ",{economy}{number}").unwrap());
    }
    text.push_str(",TOT\n");
    let mut demand = Vec::new();
    for row in 0..6 {
        let own = kept.iter().map(|column| table.final_demand[row * 18 + column]);
        demand.extend(own);
    }
    table.final_demand = demand;
    let order: Vec<usize> = (0..15).collect();
    for row in 0..6 {
        let (economy, industry) = (&table.economies[row / 2], &table.industries[row % 2]);
        let cells = cells(&table, row, ",", &order);
        let number = row % 2 + 1;
        let output = table.output[row];
        writeln!(text, "{industry},\"Words, more\",{economy},{number},2014,{cells},{output}")
            .unwrap();
    }
    let added = joined(table.value_added.as_ref().unwrap(), ",");
    writeln!(text, "VA,Value added,TOT,70,2014,{added}{}", ",0".repeat(16)).unwrap();
    let reading = read_text("wiot.csv", &text);
    same(&reading.table, &table, 0.0);
    assert_eq!(reading.table.demand, ["CONS_h", "CONS_np", "CONS_g", "GFCF", "INVEN"]);
    assert_eq!(reading.table.year, Some(2014));
    assert_eq!(reading.table.value_added, table.value_added);
}

/// The blocks of a table without labels, one text each.
fn blocks(table: &Icio, separator: &str) -> (String, String) {
    let width = table.economies.len() * table.demand.len();
    let lines = |block: &[f64], width: usize| -> String {
        block.chunks(width).map(|row| joined(row, separator) + "\n").collect()
    };
    (lines(&table.intermediate, 6), lines(&table.final_demand, width))
}

#[test]
fn eora_has_labels_beside_and_an_economy_with_one_industry() {
    let table = table();
    let (flows, finals) = blocks(&table, "\t");
    let labels = |names: &[String]| -> String {
        let line = |(economy, name): &(String, String)| format!("Land\t{economy}\tBlock\t{name}\n");
        pairs(&table, names).iter().map(line).collect()
    };
    let mut files = vec![
        ("Eora26_2013_bp_T.txt", flows),
        ("Eora26_2013_bp_FD.txt", finals),
        ("Eora26_2013_bp_VA.txt", "1\t1\t1\t1\t1\t1\n2\t2\t2\t2\t2\t2\n".to_owned()),
        ("indices.zip/labels_T.txt", labels(&table.industries)),
        ("indices.zip/labels_FD.txt", labels(&table.demand)),
        ("indices.zip/labels_VA.txt", "Primary Inputs\tWages\nPrimary Inputs\tTaxes\n".to_owned()),
    ];
    let error = read(&bundle(&files), &Options::default()).unwrap_err();
    assert_eq!(error.code(), "gvc-file-unit-unknown");
    let options = Options { unit: Some("thousand USD".to_owned()), ..Options::default() };
    let reading = read(&bundle(&files), &options).unwrap();
    same(&reading.table, &table, 0.0);
    assert_eq!(reading.table.value_added, Some(vec![3.0; 6]));
    assert_eq!((reading.table.unit.as_str(), reading.table.year), ("thousand USD", Some(2013)));
    // The last economy has one industry of another name: the rectangle is filled up.
    let relabelled = files[3]
        .1
        .replace("Land\tROW\tBlock\tA03\n", "")
        .replace("ROW\tBlock\tA01_02", "ROW\tBlock\tTOTAL");
    files[3].1 = relabelled;
    let cut = |text: &str, rows: usize| -> String {
        let line = |line: &str| line.split('\t').take(5).collect::<Vec<_>>().join("\t") + "\n";
        text.lines().take(rows).map(line).collect()
    };
    files[0].1 = cut(&files[0].1, 5);
    files[2].1 = cut(&files[2].1, 2);
    files[1].1 = files[1].1.lines().take(5).map(|line| format!("{line}\n")).collect();
    let padded = read(&bundle(&files), &options).unwrap();
    assert_eq!(padded.table.industries, ["A01_02", "A03", "TOTAL"]);
    let output: Vec<bool> = padded.table.output.iter().map(|x| *x != 0.0).collect();
    assert_eq!(output, [true, true, false, true, true, false, false, false, true]);
}

#[test]
fn exiobase_holds_flows_or_coefficients() {
    let table = table();
    let (flows, finals) = blocks(&table, "\t");
    let framed = |body: &str, names: &[String], third: bool| -> String {
        let columns = pairs(&table, names);
        let head = |part: fn(&(String, String)) -> &String| -> String {
            columns.iter().map(|column| format!("\t{}", part(column))).collect()
        };
        let mut text = format!("region\t{}\nsector\t{}\n", head(|c| &c.0), head(|c| &c.1));
        if third {
            text.push_str(&format!("region\tsector{}\n", "\t".repeat(columns.len())));
        }
        for (line, (economy, industry)) in body.lines().zip(pairs(&table, &table.industries)) {
            writeln!(text, "{economy}\t{industry}\t{line}").unwrap();
        }
        text
    };
    let coefficients: String = table
        .intermediate
        .chunks(6)
        .map(|row| {
            let row: Vec<f64> = row.iter().zip(&table.output).map(|(z, x)| z / x).collect();
            joined(&row, "\t") + "\n"
        })
        .collect();
    let unit = ("IOT/unit.txt", "region\tsector\tunit\nARG\tA01_02\tM.EUR\n".to_owned());
    let satellite = "region\tARG\tARG\tBRA\tBRA\tROW\tROW\n\
                     sector\tA01_02\tA03\tA01_02\tA03\tA01_02\tA03\nstressor\t\t\t\t\t\t\nCO2\t1\t2\t3\t4\t5\t6\n";
    for third in [false, true] {
        let mut files = vec![
            ("IOT/Y.txt", framed(&finals, &table.demand, third)),
            ("IOT/A.txt", framed(&coefficients, &table.industries, third)),
            ("IOT/satellite/F.txt", satellite.to_owned()),
            ("IOT/satellite/unit.txt", "stressor\tunit\nCO2\tkg\n".to_owned()),
            unit.clone(),
        ];
        let reading = read(&bundle(&files), &Options::default()).unwrap();
        same(&reading.table, &table, 1e-10);
        assert_eq!(
            (reading.table.unit.as_str(), reading.table.layout),
            ("M EUR", Layout::Exiobase)
        );
        let extension = &reading.table.extensions[0];
        assert_eq!((extension.name.as_str(), extension.unit.as_str()), ("CO2", "kg"));
        assert_eq!(extension.values, [1.0, 2.0, 3.0, 4.0, 5.0, 6.0]);
        files.push(("IOT/Z.txt", framed(&flows, &table.industries, third)));
        same(&read(&bundle(&files), &Options::default()).unwrap().table, &table, 0.0);
    }
}

#[test]
fn gloria_is_made_from_supply_and_use() {
    let table = table();
    let n = 2;
    let mut flows = vec![vec![0.0; 12]; 12];
    let mut finals = vec![vec![0.0; 18]; 12];
    for element in 0..6 {
        let (region, industry) = (element / n, element % n);
        let (maker, product) = (region * 2 * n + industry, region * 2 * n + n + industry);
        flows[maker][product] = table.output[element];
        for buyer in 0..6 {
            flows[product][buyer / n * 2 * n + buyer % n] = table.intermediate[element * 6 + buyer];
        }
        finals[product] = table.final_demand[element * 18..][..18].to_vec();
    }
    let text = |block: &[Vec<f64>]| -> String {
        block.iter().map(|row| joined(row, ",") + "\n").collect()
    };
    let mut book = rust_xlsxwriter::Workbook::new();
    let mut sheet = |name: &str, columns: &[(&str, &[String])]| {
        let sheet = book.add_worksheet().set_name(name).unwrap();
        for (column, (heading, names)) in columns.iter().enumerate() {
            sheet.write(0, column as u16, *heading).unwrap();
            for (row, name) in names.iter().enumerate() {
                sheet.write(row as u32 + 1, column as u16, name).unwrap();
            }
        }
    };
    sheet("Regions", &[("Region_acronyms", &table.economies)]);
    sheet("Sectors", &[("Sector_names", &table.industries)]);
    let inputs = ["Wages".to_owned()];
    let categories = [("Final_demand_names", &table.demand[..]), ("Value_added_names", &inputs)];
    sheet("Value added and final demand", &categories);
    let end = "Results_2022_059_Markup001(full).csv";
    let files = |flows: &[Vec<f64>], book: &[u8]| {
        Bundle::in_memory(
            "g",
            [
                (format!("x_002_T-{end}"), text(flows).into_bytes()),
                (format!("x_002_Y-{end}"), text(&finals).into_bytes()),
                (format!("x_002_V-{end}"), b"1,2,0,0,3,4,0,0,5,6,0,0\n".to_vec()),
                ("GLORIA_ReadMe_059.xlsx".to_owned(), book.to_vec()),
            ],
        )
    };
    let book = book.save_to_buffer().unwrap();
    let reading = read(&files(&flows, &book), &Options::default()).unwrap();
    same(&reading.table, &table, 0.0);
    assert_eq!(reading.table.value_added, Some(vec![1.0, 2.0, 3.0, 4.0, 5.0, 6.0]));
    assert_eq!(reading.table.year, Some(2022));
    flows[0][3] = 1.0;
    let error = read(&files(&flows, &book), &Options::default()).unwrap_err();
    assert_eq!(error.code(), "gvc-file-mixed-supply");
}

#[test]
fn stata_has_numbers_only_and_a_list_of_countries() {
    let table = table();
    let mut text = String::new();
    for row in 0..6 {
        writeln!(text, "{}", cells(&table, row, ",", &straight(&table))).unwrap();
    }
    let bundle = bundle(&[("icio.csv", text)]);
    let error = read(&bundle, &Options::default()).unwrap_err();
    assert_eq!(error.code(), "gvc-file-economies-unknown");
    let economies = |names: &[&str]| Options {
        economies: names.iter().map(|name| (*name).to_owned()).collect(),
        ..Options::default()
    };
    let reading = read(&bundle, &economies(&["ARG", "BRA", "ROW"])).unwrap();
    same(&reading.table, &table, 0.0);
    assert_eq!(reading.table.industries, ["s01", "s02"]);
    let error = read(&bundle, &economies(&["ARG", "BRA", "CHL", "ROW"])).unwrap_err();
    assert_eq!(error.code(), "gvc-file-size");
}

#[test]
fn cepal_is_open_and_may_come_in_one_file_an_economy() {
    let header = "Country_iso3,Nosector,Sector,ARGs1,ARGs2,BRAs1,BRAs2,CONS_ARG,CONS_BRA,EXP_USA,EXP_ROW,Adjustment,Output\n";
    let argentina = format!(
        "{header}ARG,s01,\"Farms, other\",1,2,3,4,5,6,7,8,-1,36\nARG,s02,Ore,1,1,1,1,1,1,1,1,0,8\n"
    );
    let brazil =
        format!("{header}BRA,s01,Farms,2,2,2,2,2,2,2,2,0,16\nBRA,s02,Ore,3,3,3,3,3,3,3,3,0,24\n");
    let both = bundle(&[("arg.csv", argentina.clone()), ("bra.csv", brazil)]);
    let table = read(&both, &Options::default()).unwrap().table;
    assert_eq!(table.industries, ["s01", "s02"]);
    assert_eq!(table.intermediate[..4], [1.0, 2.0, 3.0, 4.0]);
    assert_eq!(table.final_demand[..2], [5.0, 6.0]);
    let outside = table.outside.unwrap();
    assert_eq!(outside.partners, ["USA", "ROW"]);
    assert_eq!(outside.exports, [7.0, 8.0, 1.0, 1.0, 2.0, 2.0, 3.0, 3.0]);
    assert_eq!(table.output, [36.0, 8.0, 16.0, 24.0]);
    let error = read(&bundle(&[("arg.csv", argentina)]), &Options::default()).unwrap_err();
    assert_eq!(
        error.to_string(),
        "arg.csv: there is no row `BRA_s01`, so that the block of industries is not square. \
         Add it, or correct its label."
    );
}
