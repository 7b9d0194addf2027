//! Our side of `benches/gvc`: reads a table, takes one measure, prints seconds and a check.
//!
//! `measures FILE WORK THREADS [ROUNDS]`, where the work is `synthetic-E-I` (write a made-up table
//! to FILE), `read`, `participation`, `decompose` (every method by country) or `bilateral`
//! (Borin-Mancini by partner and industry, exporter and sector-bilateral perspective). Reading is
//! part of each.

#![allow(clippy::unwrap_used, reason = "a benchmark that cannot go on has failed")]

use std::fs::File;
use std::io::BufWriter;
use std::path::Path;
use std::time::Instant;

use files::Bundle;
use gvc::{
    Approach, By, Leontief, Method, Need, Perspective, Unwatched, ValueAdded, decompose,
    participation,
};

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).filter(|a| a != "--bench").collect();
    let [file, work, rest @ ..] = arguments.as_slice() else { return };
    let file = Path::new(file);
    if let Some(size) = work.strip_prefix("synthetic-") {
        let (economies, industries) = size.split_once('-').unwrap();
        let table = gvc::synthetic(economies.parse().unwrap(), industries.parse().unwrap(), 1);
        let mut out = BufWriter::new(File::create(file).unwrap());
        let cache = file.extension().is_some_and(|extension| extension == "icio");
        if cache { gvc::write_cache(&table, &mut out) } else { gvc::write_oecd(&table, &mut out) }
            .unwrap();
        return;
    }
    let threads = rest.first().map_or(1, |threads| threads.parse().unwrap());
    let start = Instant::now();
    let bundle = Bundle::open(file).unwrap();
    let table = gvc::read(&bundle, &gvc::Options::default()).unwrap().table;
    let read = start.elapsed().as_secs_f64();
    let mut check = table.output.iter().sum::<f64>();
    if work != "read" {
        let need = if work == "participation" { Need::Solutions } else { Need::Inverse };
        let leontief =
            Leontief::watched(&table, ValueAdded::Residual, need, threads, &Unwatched).unwrap();
        let bm = |approach, perspective| Method::Bm(approach, perspective);
        let fine = By { partner: true, industry: true };
        let methods: Vec<(Method, By)> = match work.as_str() {
            "decompose" => [
                Method::Kww,
                Method::Wwz,
                bm(Approach::Source, Perspective::Exporter),
                bm(Approach::Sink, Perspective::Exporter),
                Method::My,
                Method::Oecd,
                Method::Hiy,
            ]
            .map(|method| (method, By::default()))
            .to_vec(),
            "bilateral" => vec![
                (bm(Approach::Source, Perspective::Exporter), fine),
                (bm(Approach::Source, Perspective::SectorBilateral), fine),
            ],
            _ => Vec::new(),
        };
        check = participation(&leontief, By::default()).iter().map(|(_, p)| p.fc).sum();
        for (method, by) in methods {
            check += decompose(&leontief, method, by).unwrap().cells[0].1[0];
        }
    }
    let seconds = start.elapsed().as_secs_f64();
    println!("{{\"seconds\": {seconds}, \"read\": {read}, \"check\": {check}}}");
}
