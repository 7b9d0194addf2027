//! What must hold of any table: unbalanced, with industries that make nothing, with negative
//! inventories, of one country or one industry.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod common;

use common::{assert_close, table};
use gvc::{
    Approach, By, GvcError, Icio, Layout, Leontief, Method, Need, Perspective, Unwatched, Use,
    ValueAdded, advantage, content, decompose, origin, participation, position,
    value_added_in_exports,
};
use proptest::prelude::*;

const PERSPECTIVES: [Perspective; 6] = [
    Perspective::Exporter,
    Perspective::World,
    Perspective::CountryBilateral,
    Perspective::Sector,
    Perspective::SectorBilateral,
    Perspective::Importer,
];

/// A table whose industries use at most 80 % of what they make; some make nothing, some final
/// demand is negative, and rows do not add up to output.
fn tables() -> impl Strategy<Value = Icio> {
    (1usize..5, 1usize..5, any::<u64>()).prop_map(|(g, size, seed)| {
        let mut state = seed | 1;
        let mut random = move || {
            state ^= state << 13;
            state ^= state >> 7;
            state ^= state << 17;
            (state >> 11) as f64 / (1u64 << 53) as f64
        };
        let n = g * size;
        let output: Vec<f64> =
            (0..n).map(|_| if random() < 0.1 { 0.0 } else { 10.0 + 1000.0 * random() }).collect();
        let mut intermediate: Vec<f64> = (0..n * n).map(|_| random()).collect();
        for j in 0..n {
            let used: f64 = (0..n).map(|i| intermediate[i * n + j]).sum();
            let share = 0.8 * random() * output[j] / used;
            (0..n).for_each(|i| intermediate[i * n + j] *= share);
        }
        let mut final_demand: Vec<f64> = (0..n * g * 2).map(|_| 50.0 * (random() - 0.1)).collect();
        // Who makes nothing sells nothing.
        for i in (0..n).filter(|i| output[*i] == 0.0) {
            intermediate[i * n..(i + 1) * n].fill(0.0);
            final_demand[i * g * 2..(i + 1) * g * 2].fill(0.0);
        }
        let value_added = output.iter().map(|x| x * 0.3).collect();
        let extension = gvc::Extension {
            name: "jobs".to_owned(),
            unit: "persons".to_owned(),
            values: (0..n).map(|_| 100.0 * random()).collect(),
        };
        Icio {
            economies: (0..g).map(|k| format!("C{k}")).collect(),
            industries: (0..size).map(|k| format!("S{k}")).collect(),
            demand: vec!["H".to_owned(), "I".to_owned()],
            intermediate,
            final_demand,
            output,
            value_added: Some(value_added),
            outside: None,
            unit: "M USD".to_owned(),
            year: Some(2020),
            layout: Layout::Plain,
            extensions: vec![extension],
        }
    })
}

fn value(terms: &[&str], values: &[f64], code: &str) -> f64 {
    values[terms.iter().position(|term| *term == code).unwrap()]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(32))]

    #[test]
    fn exports_are_domestic_and_foreign_content(table in tables()) {
        let leontief = Leontief::new(&table, ValueAdded::Residual, 1).unwrap();
        for (k, share) in leontief.multiplier(&leontief.v).iter().enumerate() {
            let expected = f64::from(u8::from(table.output[k] != 0.0));
            prop_assert!((share - expected).abs() < 1e-9, "{share}");
        }
        let g = table.g();
        let s = value_added_in_exports(&leontief);
        for (cell, p) in participation(&leontief, By::default()) {
            let e = cell.exporter;
            let foreign: f64 = (0..g).filter(|t| *t != e).map(|t| s[t * g + e]).sum();
            let others: f64 = (0..g).filter(|r| *r != e).map(|r| s[e * g + r]).sum();
            let scale = leontief.total_exports.iter().map(|e| e.abs()).sum::<f64>() * 1e4;
            assert_close(p.fc, foreign, scale, "fc");
            assert_close(p.dvx, others, scale, "dvx");
            assert_close(p.davax + p.gvc_backward() + p.gvc_forward(), p.exports, scale, "gvc");
            assert_close(p.vs, p.gvc_backward(), scale, "imported inputs are FC and DDC");
        }
    }

    #[test]
    fn decompositions_add_up(table in tables()) {
        let leontief = Leontief::new(&table, ValueAdded::Residual, 1).unwrap();
        let scale = leontief.total_exports.iter().map(|e| e.abs()).sum::<f64>() * 1e4;
        let fine = By { partner: true, industry: true };
        for perspective in PERSPECTIVES {
            for approach in [Approach::Source, Approach::Sink] {
                let method = Method::Bm(approach, perspective);
                let result = decompose(&leontief, method, fine).unwrap();
                for (_, values) in &result.cells {
                    let of = |code| value(&result.terms, values, code);
                    assert_close(of("DC") + of("FC"), of("EXGR"), scale, "E = DC + FC");
                    assert_close(of("DVA") + of("DDC"), of("DC"), scale, "DC = DVA + DDC");
                    assert_close(of("FVA") + of("FDC"), of("FC"), scale, "FC = FVA + FDC");
                    if approach == Approach::Source {
                        assert_close(of("VAX") + of("REF"), of("DVA"), scale, "DVA = VAX + REF");
                        assert_close(of("GVCB"), of("FC") + of("DDC"), scale, "GVCB = FC + DDC");
                        assert_close(of("GVC"), of("EXGR") - of("DAVAX"), scale, "GVC");
                    }
                }
                // Flows add up to the country, by any way.
                let whole = decompose(&leontief, method, By::default()).unwrap();
                for (cell, values) in &whole.cells {
                    for (k, value) in values.iter().enumerate() {
                        let flows = result.cells.iter().filter(|(c, _)| c.exporter == cell.exporter);
                        let sum: f64 = flows.map(|(_, values)| values[k]).sum();
                        assert_close(sum, *value, scale, result.terms[k]);
                    }
                }
            }
        }
    }

    /// Within the borders that count, the first and the last crossing are the same value added.
    #[test]
    fn source_and_sink_agree_on_their_own_perimeter(table in tables()) {
        let leontief = Leontief::new(&table, ValueAdded::Residual, 1).unwrap();
        let scale = leontief.total_exports.iter().map(|e| e.abs()).sum::<f64>() * 1e4;
        let compare = |perspective, by, codes: &[&str]| {
            let source = decompose(&leontief, Method::Bm(Approach::Source, perspective), by).unwrap();
            let sink = decompose(&leontief, Method::Bm(Approach::Sink, perspective), by).unwrap();
            for ((_, a), (_, b)) in source.cells.iter().zip(&sink.cells) {
                for code in codes {
                    let (a, b) = (value(&source.terms, a, code), value(&sink.terms, b, code));
                    assert_close(a, b, scale, code);
                }
            }
        };
        let own = ["DVA", "DDC", "FVA", "FDC"];
        let (partner, industry) = (By { partner: true, industry: false }, By { partner: false, industry: true });
        compare(Perspective::Exporter, By::default(), &["DVA", "DDC", "FVA", "FDC", "VAX", "REF"]);
        compare(Perspective::CountryBilateral, partner, &own);
        compare(Perspective::Sector, industry, &own);
        compare(Perspective::SectorBilateral, By { partner: true, industry: true }, &own);
        // The imports of r from all exporters, and what of them belongs to whom.
        let total = |approach, code: &str| -> Vec<f64> {
            let method = Method::Bm(approach, Perspective::Importer);
            let result = decompose(&leontief, method, partner).unwrap();
            let mut sums = vec![0.0; table.g()];
            for (cell, values) in &result.cells {
                sums[cell.importer.unwrap()] += value(&result.terms, values, code);
            }
            sums
        };
        for r in 0..table.g() {
            let once = |approach| total(approach, "DVA")[r] + total(approach, "FVA")[r];
            assert_close(once(Approach::Source), once(Approach::Sink), scale, "imports");
        }
    }

    /// The identity of Woodbury against an inverse of the table without the flows.
    #[test]
    fn blocks_are_those_of_the_table_without_the_flows(table in tables()) {
        let leontief = Leontief::new(&table, ValueAdded::Residual, 1).unwrap();
        let (g, size, n) = (table.g(), table.n(), table.elements());
        for perspective in PERSPECTIVES {
            let method = Method::Bm(Approach::Source, perspective);
            let by = By { partner: true, industry: true };
            let result = decompose(&leontief, method, by).unwrap();
            for (cell, values) in &result.cells {
                let (s, r) = (cell.exporter, cell.importer.unwrap());
                let i = s * size + cell.industry.unwrap();
                let counts = |row: usize, column: usize| {
                    let (from, to) = (row / size, column / size);
                    from != to && match perspective {
                        Perspective::Exporter => from == s,
                        Perspective::World => true,
                        Perspective::CountryBilateral => from == s && to == r,
                        Perspective::Sector => row == i,
                        Perspective::SectorBilateral => row == i && to == r,
                        Perspective::Importer => to == r,
                    }
                };
                // The content of one unit of i that crosses first: w = v + w·A without the flows.
                let mut content = vec![0.0; n];
                let unit: Vec<f64> = (0..n).map(|k| f64::from(u8::from(k == i))).collect();
                let mut wave = unit;
                while wave.iter().any(|value| *value > 1e-18) {
                    for (sum, value) in content.iter_mut().zip(&wave) {
                        *sum += value;
                    }
                    let mut next = vec![0.0; n];
                    for j in (0..n).filter(|j| wave[*j] != 0.0 && table.output[*j] != 0.0) {
                        for k in (0..n).filter(|k| !counts(*k, j)) {
                            next[k] += table.intermediate[k * n + j] / table.output[j] * wave[j];
                        }
                    }
                    wave = next;
                }
                let by_economy = |t: usize| -> f64 {
                    (t * size..(t + 1) * size).map(|k| leontief.v[k] * content[k]).sum()
                };
                let gross = value(&result.terms, values, "EXGR");
                let foreign: f64 = (0..g).filter(|t| *t != s).map(by_economy).sum();
                let scale = gross.abs() * 1e4;
                let dva = value(&result.terms, values, "DVA");
                assert_close(dva, by_economy(s) * gross, scale, "DVA");
                assert_close(value(&result.terms, values, "FVA"), foreign * gross, scale, "FVA");
            }
        }
    }

    #[test]
    fn terms_of_wwz_add_up(table in tables()) {
        let leontief = Leontief::new(&table, ValueAdded::Residual, 1).unwrap();
        let scale = leontief.total_exports.iter().map(|e| e.abs()).sum::<f64>() * 1e4;
        let result = decompose(&leontief, Method::Wwz, By { partner: true, industry: true }).unwrap();
        for (_, values) in &result.cells {
            assert_close(values[1..].iter().sum(), values[0], scale, "terms");
        }
        let kww = decompose(&leontief, Method::Kww, By::default()).unwrap();
        for (_, values) in &kww.cells {
            assert_close(values[1..10].iter().sum(), values[0], scale, "nine terms");
        }
    }

    #[test]
    fn origins_and_contents_add_up(table in tables()) {
        let leontief = Leontief::new(&table, ValueAdded::Residual, 1).unwrap();
        let (g, size) = (table.g(), table.n());
        let scale = table.output.iter().sum::<f64>() * 1e4;
        let exported: Vec<f64> =
            (0..g).map(|s| leontief.total_exports[s * size..(s + 1) * size].iter().sum()).collect();
        let mut sums = vec![0.0; g];
        for row in origin(&leontief, Use::Exports).unwrap() {
            sums[row.user] += row.value;
        }
        for (sum, exports) in sums.iter().zip(&exported) {
            assert_close(*sum, *exports, scale, "origins of exports");
        }
        let mut of_demand = vec![0.0; table.elements()];
        for row in origin(&leontief, Use::FinalDemand).unwrap() {
            of_demand[row.economy * size + row.industry] += row.value;
        }
        for (k, sum) in of_demand.iter().enumerate() {
            assert_close(*sum, leontief.v[k] * table.output[k], scale, "all value is used");
        }
        for row in content(&leontief, "jobs").unwrap() {
            if row.industry.is_some_and(|k| table.output[row.economy * size + k] != 0.0) {
                let used = row.foreign_demand + row.home_demand;
                assert_close(used, row.total, scale, "all jobs depend on some demand");
            }
        }
    }

    #[test]
    fn stages_and_shares_stay_within_their_bounds(table in tables()) {
        let leontief = Leontief::new(&table, ValueAdded::Residual, 1).unwrap();
        for row in position(&leontief).unwrap() {
            if let Some(down) = row.downstreamness.filter(|_| row.industry.is_some()) {
                prop_assert!(down >= 1.0 - 1e-12, "{down}");
            }
            // A total may be weighted by negative inventories.
            if let Some(behind) = row.participation_backward.filter(|_| row.industry.is_some()) {
                prop_assert!((-1e-9..=1.0 + 1e-9).contains(&behind), "{behind}");
            }
        }
        for row in advantage(&leontief).unwrap() {
            prop_assert!(row.gross.is_none_or(f64::is_finite));
        }
    }

    #[test]
    fn any_number_of_threads_gives_the_same_bits(table in tables()) {
        let one = Leontief::new(&table, ValueAdded::Residual, 1).unwrap();
        let three = Leontief::new(&table, ValueAdded::Residual, 3).unwrap();
        let by = By { partner: true, industry: true };
        prop_assert_eq!(participation(&one, by), participation(&three, by));
        let sink = Method::Bm(Approach::Sink, Perspective::Exporter);
        prop_assert_eq!(decompose(&one, sink, by).unwrap(), decompose(&three, sink, by).unwrap());
    }
}

/// Large enough for several blocks, chunks and right-hand sides.
#[test]
fn a_large_table_gives_the_same_bits_on_any_number_of_threads() {
    let (g, size) = (30, 20);
    let n = g * size;
    let wave = |k: usize| ((k * 7919 + 104_729) % 10_007) as f64 / 10_007.0;
    let table = Icio {
        economies: (0..g).map(|k| format!("C{k}")).collect(),
        industries: (0..size).map(|k| format!("S{k}")).collect(),
        demand: vec!["H".to_owned()],
        intermediate: (0..n * n).map(|k| wave(k) / n as f64).collect(),
        final_demand: (0..n * g).map(|k| wave(k + 1)).collect(),
        output: vec![1.0; n],
        ..common::table()
    };
    let table = Icio { value_added: None, ..table };
    let results: Vec<_> = [1, 2, 5]
        .into_iter()
        .map(|threads| {
            let leontief = Leontief::new(&table, ValueAdded::Residual, threads).unwrap();
            let wwz = decompose(&leontief, Method::Wwz, By::default()).unwrap();
            (participation(&leontief, By::default()), wwz)
        })
        .collect();
    assert_eq!(results[0], results[1]);
    assert_eq!(results[0], results[2]);
}

#[test]
fn an_industry_that_uses_up_itself_is_named() {
    let mut table = table();
    // Brazil's manufacturing eats all that it makes.
    let i = 6;
    table.intermediate[i * 20 + i] = table.output[i];
    for need in [Need::Solutions, Need::Inverse] {
        let residual = ValueAdded::Residual;
        let error = Leontief::watched(&table, residual, need, 1, &Unwatched).unwrap_err();
        assert_eq!(error, GvcError::Unproductive { element: "BRA_C10T33".to_owned() });
    }
    // All but a millionth is more than single precision can tell from all of it.
    table.intermediate[i * 20 + i] = 0.0;
    let others: f64 = (0..20).map(|j| table.intermediate[j * 20 + i]).sum();
    table.intermediate[i * 20 + i] = (table.output[i] - others) * (1.0 - 1e-6);
    assert_both_precisions_agree(&table, 1e-8);
}

/// Whether what a factor in single precision gives after its corrections is what double precision
/// gives.
fn assert_both_precisions_agree(table: &Icio, within: f64) {
    let measures = |need| {
        let leontief = Leontief::watched(table, ValueAdded::Residual, need, 1, &Unwatched).unwrap();
        let by = By { partner: true, industry: true };
        let parts = participation(&leontief, by);
        let mut all: Vec<f64> = parts.iter().flat_map(|(_, p)| [p.fc, p.dvx, p.vs1]).collect();
        all.extend(participation(&leontief, By::default()).iter().map(|(_, p)| p.dvx));
        all.extend(leontief.content());
        all.extend(leontief.absorbed());
        all
    };
    for (one, other) in measures(Need::Solutions).iter().zip(measures(Need::Inverse)) {
        assert!((one - other).abs() <= within * other.abs() + 1e-20, "{one} {other}");
    }
}

#[test]
fn a_factor_in_single_precision_gives_the_values_of_double_precision() {
    assert_both_precisions_agree(&table(), 1e-11);
    assert_both_precisions_agree(&gvc::synthetic(9, 30, 4), 1e-11);
    // Flows over 20 orders of magnitude.
    let mut table = gvc::synthetic(5, 4, 2);
    for (at, flow) in table.intermediate.iter_mut().enumerate() {
        *flow *= 10f64.powi(-((at * 7 % 20) as i32));
    }
    assert_both_precisions_agree(&table, 1e-11);
}

#[test]
fn wrong_tables_and_wrong_questions_are_refused() {
    let mut short = table();
    short.output.pop();
    let error = Leontief::new(&short, ValueAdded::Residual, 1).unwrap_err();
    assert_eq!(error, GvcError::Shape { part: "output", expected: 20, found: 19 });
    let mut without = table();
    without.value_added = None;
    let error = Leontief::new(&without, ValueAdded::Row, 1).unwrap_err();
    assert_eq!(error, GvcError::NoValueAdded);
    let table = table();
    let leontief = Leontief::new(&table, ValueAdded::Row, 1).unwrap();
    let by = By { partner: true, industry: false };
    assert_eq!(decompose(&leontief, Method::Kww, by).unwrap_err().code(), "gvc-country-only");
    assert_eq!(content(&leontief, "jobs").unwrap_err().code(), "gvc-unknown");
}

/// The printed row leaves taxes out of value added; the residual has them inside.
#[test]
fn the_choice_of_value_added_changes_content_by_the_taxes() {
    let table = table();
    let residual = Leontief::new(&table, ValueAdded::Residual, 1).unwrap();
    let row = Leontief::new(&table, ValueAdded::Row, 1).unwrap();
    assert!(residual.v.iter().zip(&row.v).all(|(residual, row)| residual > row));
    let fc = |leontief| participation(leontief, By::default())[0].1.fc;
    assert!(fc(&residual) > fc(&row));
}

/// The same table with the last economy outside of it.
fn opened(table: &gvc::Icio) -> gvc::Icio {
    let (g, n, u) = (table.g() - 1, table.n(), table.demand.len());
    let (all, kept) = (table.elements(), g * n);
    let mut open = table.clone();
    open.economies.truncate(g);
    open.output.truncate(kept);
    let sales = |i: usize| &table.intermediate[i * all..][..all];
    open.intermediate = (0..kept).flat_map(|i| sales(i)[..kept].to_vec()).collect();
    let demand = |i: usize| &table.final_demand[i * (g + 1) * u..][..(g + 1) * u];
    open.final_demand = (0..kept).flat_map(|i| demand(i)[..g * u].to_vec()).collect();
    let outside =
        |i: usize| sales(i)[kept..].iter().sum::<f64>() + demand(i)[g * u..].iter().sum::<f64>();
    open.outside = Some(gvc::Outside {
        partners: vec!["REST".to_owned()],
        exports: (0..kept).map(outside).collect(),
    });
    if let Some(added) = &mut open.value_added {
        added.truncate(kept);
    }
    open.extensions.clear();
    open
}

#[test]
fn an_open_table_answers_what_it_can_and_names_what_it_cannot() {
    let whole = gvc::synthetic(5, 4, 7);
    let mut table = opened(&whole);
    let jobs: Vec<f64> = table.output.iter().map(|x| x / 50.0).collect();
    table.extensions = vec![gvc::Extension {
        name: "employment".to_owned(),
        unit: "persons".to_owned(),
        values: jobs,
    }];
    let closed = Leontief::new(&whole, ValueAdded::Residual, 1).unwrap();
    let open = Leontief::new(&table, ValueAdded::Residual, 1).unwrap();
    // Exports are those of the whole table, what goes outside included.
    let known = participation(&closed, By::default());
    for ((cell, found), (_, whole)) in participation(&open, By::default()).iter().zip(&known) {
        assert!((found.exports - whole.exports).abs() <= 1e-9 * whole.exports, "{cell:?}");
        assert!(found.fc.is_nan() && found.backward().is_none_or(f64::is_nan));
    }
    // Employment in home and foreign demand is all employment.
    for row in content(&open, "employment").unwrap() {
        let all = row.foreign_demand + row.home_demand;
        assert!((all - row.total).abs() <= 1e-9 * row.total, "{row:?}");
        assert!(row.exports > row.direct);
    }
    // Value added by origin, and what the outside made, is no more than exports.
    let mut traced = vec![0.0; table.g()];
    for row in origin(&open, Use::Exports).unwrap() {
        traced[row.user] += row.value;
    }
    for (traced, (_, whole)) in traced.iter().zip(&known) {
        assert!(*traced > 0.0 && *traced < whole.exports);
    }
    for error in [
        position(&open).unwrap_err(),
        advantage(&open).unwrap_err(),
        decompose(&open, Method::Kww, By::default()).unwrap_err(),
    ] {
        assert_eq!(error.code(), "gvc-open");
    }
    let mut unstated = table.clone();
    unstated.value_added = None;
    let bare = Leontief::new(&unstated, ValueAdded::Residual, 1).unwrap();
    assert_eq!(origin(&bare, Use::Exports).unwrap_err().code(), "gvc-open-no-value-added");
    assert_eq!(content(&bare, "employment").unwrap(), content(&open, "employment").unwrap());
}

#[test]
fn a_call_ends_when_its_watcher_wants_it_and_tells_how_far_it_is() {
    use std::sync::atomic::{AtomicUsize, Ordering};

    struct Limit(AtomicUsize, usize);
    impl gvc::Progress for Limit {
        fn goes_on(&self, _: gvc::Stage, done: usize, all: usize) -> bool {
            assert!(done <= all);
            self.0.fetch_add(1, Ordering::Relaxed) < self.1
        }
    }
    // Factored in two steps, inverted in two.
    let table = gvc::synthetic(7, 45, 1);
    let (residual, need) = (ValueAdded::Residual, Need::Inverse);
    for limit in [0, 1] {
        let watch = Limit(AtomicUsize::new(0), limit);
        let error = Leontief::watched(&table, residual, need, 2, &watch).unwrap_err();
        assert_eq!(error.code(), "gvc-cancelled");
    }
    for (limit, ends) in [(3, true), (4, false)] {
        let watch = Limit(AtomicUsize::new(0), limit);
        let leontief = Leontief::watched(&table, residual, need, 2, &watch).unwrap();
        let result = decompose(&leontief, Method::Kww, By::default());
        assert_eq!(result.is_err_and(|error| error.code() == "gvc-cancelled"), ends);
    }
}

/// What pages choose from must add up to what the measures say of the whole.
#[test]
fn a_digest_by_partner_adds_up_to_the_whole() {
    let reading = gvc::Reading { table: gvc::synthetic(25, 3, 5), notes: Vec::new() };
    let leontief = Leontief::new(&reading.table, ValueAdded::Residual, 2).unwrap();
    let digest = gvc::Digest::new("made-up.csv", &reading, &leontief).unwrap();
    let mut whole = vec![(0.0, 0.0); 25 * 25];
    for row in origin(&leontief, Use::Exports).unwrap() {
        let (value, direct) = &mut whole[row.user * 25 + row.economy];
        *value += row.value;
        *direct += row.direct;
    }
    for exporter in 0..25 {
        for (t, (value, direct)) in digest.origins(exporter, None).into_iter().enumerate() {
            let (all, straight) = whole[exporter * 25 + t];
            assert!((value - all).abs() <= 1e-9 * all, "{exporter} {t}: {value} {all}");
            assert!((direct - straight).abs() <= 1e-9 * straight, "{exporter} {t}");
        }
    }
    let cells = participation(&leontief, By { industry: true, partner: false });
    let found = (0..25).flat_map(|exporter| digest.industries(exporter, None));
    for ((_, known), found) in cells.iter().zip(found) {
        assert!((found.fc - known.fc).abs() <= 1e-9 * known.fc);
        assert!((found.dvx - known.dvx).abs() <= 1e-9 * known.dvx);
    }
    // Lists are cut at the largest with a note, unless all are asked for.
    let digests = [digest];
    for (view, few) in [(gvc::View::Partners, 20), (gvc::View::Origin, 10)] {
        let figure = |all| gvc::figure(&digests, view, "ARG", None, None, all).unwrap().table;
        let noted = |table: &table::Table| table.notes.iter().any(|n| n.key() == gvc::LARGEST_ONLY);
        assert_eq!((figure(false).rows(), noted(&figure(false))), (few, true));
        assert_eq!((figure(true).rows(), noted(&figure(true))), (24, false));
    }
}
