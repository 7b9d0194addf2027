//! Benchmarks held against counting by hand.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use std::collections::BTreeSet;

use disclosure::LevelRule;
use populations::{firm, haccp, population};
use proptest::prelude::*;
use standards::{
    Assessed, Benchmarks, Dimension, Group, Hidden, Stand, Subject, Verdict, benchmarks, gaps,
    gaps_table, lift, lift_table, place,
};
use table::{Figure, Number, Table, Values};
use vocabulary::Language;
use words::Message;

mod populations;

const RULE: LevelRule = LevelRule { minimum: 3 };

/// The class of a firm in a subject, by the words of the definition.
fn class(row: &Assessed, subject: &Subject) -> Option<usize> {
    match subject {
        Subject::Points => {
            let points = row.points?;
            Some([20.0, 40.0, 60.0, 80.0].iter().filter(|bound| points >= **bound).count())
        }
        Subject::Progress => {
            let change = row.change?;
            Some(
                usize::from(change > -1.0)
                    + usize::from(change >= 1.0)
                    + usize::from(change >= 10.0),
            )
        }
        Subject::Verdict => match row.verdict {
            Verdict::Met => Some(4),
            Verdict::NotMet => Some(0),
            Verdict::Open | Verdict::NothingAsked => None,
        },
        Subject::Requirement(code) => {
            let index = haccp().requirements.iter().position(|r| r.code == *code)?;
            row.levels[index].map(|level| usize::from(level.number()))
        }
    }
}

/// The rule, word for word.
fn is_safe(firms: &[(&str, usize)]) -> bool {
    let owners: BTreeSet<&str> = firms.iter().map(|(owner, _)| *owner).collect();
    let levels = |without: &str| {
        let left = firms.iter().filter(|(owner, _)| *owner != without);
        left.map(|(_, level)| level).collect::<BTreeSet<_>>().len()
    };
    owners.len() >= RULE.minimum && owners.iter().all(|owner| levels(owner) > 1)
}

/// Every group of the lattice that has firms.
fn groups(rows: &[Assessed]) -> BTreeSet<Group> {
    let of = |row: &Assessed| {
        let dimensions = Dimension::ALL.into_iter().filter_map(|d| d.group(&row.cell));
        Group::around(&row.cell).into_iter().chain(dimensions).collect::<Vec<_>>()
    };
    rows.iter().flat_map(of).collect()
}

fn held(benchmarks: &Benchmarks, rows: &[Assessed]) {
    for published in &benchmarks.subjects {
        let subject = &published.subject;
        let of_cell = |index: &usize| {
            let cell = &benchmarks.cells[*index].cell;
            rows.iter().filter(move |row| row.cell == *cell)
        };
        let all: Vec<(&str, usize)> = rows
            .iter()
            .filter_map(|row| Some((row.owner.as_str(), class(row, subject)?)))
            .collect();
        assert_eq!(published.pools.is_empty(), !is_safe(&all));
        for pool in &published.pools {
            let firms: Vec<(&str, usize)> = pool
                .cells
                .iter()
                .flat_map(of_cell)
                .filter_map(|row| Some((row.owner.as_str(), class(row, subject)?)))
                .collect();
            assert!(is_safe(&firms), "{subject:?}: {firms:?}");
        }
        for group in groups(rows) {
            let within = |index: &usize| group.contains(&benchmarks.cells[*index].cell);
            let members = rows.iter().filter(|row| group.contains(&row.cell)).count();
            let mut counts = [0u32; 5];
            let inside = published.pools.iter().filter(|pool| pool.cells.iter().all(within));
            for row in inside.flat_map(|pool| &pool.cells).flat_map(of_cell) {
                if let Some(class) = class(row, subject) {
                    counts[class] += 1;
                }
            }
            let astride = published.pools.iter().filter(|pool| !pool.cells.iter().all(within));
            let lost = astride.flat_map(|pool| &pool.cells).filter(|c| within(c)).flat_map(of_cell);
            let covered = members - lost.count();
            match benchmarks.distribution(subject, &group) {
                Ok(shown) => {
                    assert_eq!(shown.counts, counts);
                    assert_eq!((shown.firms, shown.covered), (members as u32, covered as u32));
                    assert!(2 * covered >= members);
                    assert!(shown.counted() <= shown.covered);
                }
                Err(Hidden::Nobody) => {
                    let mut answers = rows.iter().filter(|row| group.contains(&row.cell));
                    assert!(answers.all(|row| class(row, subject).is_none()));
                }
                Err(Hidden::Unsafe) => {
                    let none = counts.iter().sum::<u32>() == 0;
                    assert!(none || 2 * covered < members, "{group:?} {counts:?}");
                }
            }
        }
        // Everybody is counted exactly once in the whole.
        if let Ok(whole) = benchmarks.distribution(subject, &Group::All) {
            assert_eq!(whole.counted() as usize, all.len());
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, ..ProptestConfig::default() })]

    #[test]
    fn every_figure_is_what_counting_says(rows in population(60)) {
        held(&benchmarks(haccp(), &rows, &RULE), &rows);
    }

    #[test]
    fn the_order_of_the_firms_changes_no_byte(
        rows in population(60).prop_flat_map(|rows| (Just(rows.clone()), Just(rows).prop_shuffle())),
    ) {
        let written = |rows: &[Assessed]| {
            serde_json::to_string(&benchmarks(haccp(), rows, &RULE)).unwrap()
        };
        let first = written(&rows.0);
        prop_assert_eq!(&first, &written(&rows.1));
        let read: Benchmarks = serde_json::from_str(&first).unwrap();
        prop_assert_eq!(read, benchmarks(haccp(), &rows.0, &RULE));
    }

    #[test]
    fn a_firm_is_placed_in_the_smallest_safe_group_around_it(rows in population(60)) {
        let benchmarks = benchmarks(haccp(), &rows, &RULE);
        for row in &rows {
            let place = place(&benchmarks, row);
            for stand in [place.level, place.progress] {
                prop_assert_eq!(stand.own.map(usize::from), class(row, &stand.subject));
                let around = Group::around(&row.cell);
                let Ok(among) = stand.among else {
                    prop_assert!(benchmarks.distribution(&stand.subject, &Group::All).is_err());
                    continue;
                };
                prop_assert!(among.group.contains(&row.cell));
                let shown = benchmarks.distribution(&stand.subject, &among.group);
                prop_assert_eq!(shown, Ok(among.distribution));
                let below = stand.own.map(|own| {
                    let counts = among.distribution.counts;
                    let lower: u32 = counts[..usize::from(own)].iter().sum();
                    f64::from(lower) / f64::from(counts.iter().sum::<u32>())
                });
                prop_assert_eq!(among.below, below);
                // What is smaller is hidden or leaves the firm's own cell to a larger pool.
                let published = benchmarks.published(&stand.subject).unwrap();
                let smaller = around.iter().take_while(|group| **group != among.group);
                for group in smaller {
                    let own = published.pools.iter().find(|pool| {
                        pool.cells.iter().any(|c| benchmarks.cells[*c].cell == row.cell)
                    });
                    let inside = own.is_none_or(|pool| {
                        pool.cells.iter().all(|c| group.contains(&benchmarks.cells[*c].cell))
                    });
                    let shown = benchmarks.distribution(&stand.subject, group).is_ok();
                    prop_assert!(!(inside && shown), "{group:?}");
                }
            }
        }
    }

    #[test]
    fn gaps_are_ranked_and_counted(rows in population(60)) {
        let benchmarks = benchmarks(haccp(), &rows, &RULE);
        for dimension in Dimension::ALL {
            let gaps = gaps(&benchmarks, dimension);
            let groups: BTreeSet<Group> =
                rows.iter().filter_map(|row| dimension.group(&row.cell)).collect();
            prop_assert_eq!(gaps.len(), groups.len() * haccp().requirements.len());
            let shares: Vec<f64> =
                gaps.iter().map(|gap| gap.lack.map_or(-1.0, |lack| lack.share())).collect();
            prop_assert!(shares.is_sorted_by(|a, b| a >= b), "{shares:?}");
            for gap in &gaps {
                let subject = Subject::Requirement(gap.requirement.clone());
                let bar = haccp().requirement(&gap.requirement).unwrap().conforming.number();
                match (gap.lack, benchmarks.distribution(&subject, &gap.group)) {
                    (Ok(lack), Ok(shown)) => {
                        let met: u32 = shown.counts[usize::from(bar)..].iter().sum();
                        prop_assert_eq!(lack.lacking + met, lack.counted);
                        prop_assert_eq!(lack.counted, shown.counted());
                    }
                    (hidden, shown) => prop_assert_eq!(hidden.err(), shown.err()),
                }
            }
        }
    }
}

#[test]
fn small_groups_go_with_their_neighbours() {
    // Eight farms of one community, four of another, one of a third, all in one region; and two
    // plants of another sector.
    let mut rows: Vec<Assessed> = (0..8).map(|i| firm(i, i, [0, 0, 0, 0], (i % 3) as u8)).collect();
    rows.extend((8..12).map(|i| firm(i, i, [0, 0, 0, 1], (i % 2) as u8 * 4)));
    rows.push(firm(12, 12, [0, 0, 0, 2], 3));
    rows.extend((13..15).map(|i| firm(i, i, [1, 0, 0, 0], 2)));
    let benchmarks = benchmarks(haccp(), &rows, &RULE);
    held(&benchmarks, &rows);
    let points = |group: &Group| benchmarks.distribution(&Subject::Points, group);
    let community = |code: &str| Group::Community(code.to_owned());
    // The farm that is alone in its community goes with the smaller of the other two, which is
    // thereby not shown any more; the plants go with it too, being the smallest.
    assert_eq!(points(&community("community0.0")).unwrap().counts, [3, 3, 2, 0, 0]);
    assert_eq!(points(&community("community0.1")), Err(Hidden::Unsafe));
    assert_eq!(points(&community("community0.2")), Err(Hidden::Unsafe));
    assert_eq!(points(&community("nowhere")), Err(Hidden::Nobody));
    assert_eq!(points(&Group::All).unwrap().counts, [5, 3, 4, 1, 2]);
    assert_eq!(points(&Group::Sector("sector1".to_owned())), Err(Hidden::Unsafe));
}

#[test]
fn nobody_and_the_all_alike_get_nothing() {
    let none = benchmarks(haccp(), &[], &RULE);
    assert_eq!(none.distribution(&Subject::Points, &Group::All), Err(Hidden::Nobody));
    let alike: Vec<Assessed> = (0..30).map(|i| firm(i, i, [0, 0, 0, 0], 2)).collect();
    let alike = benchmarks(haccp(), &alike, &RULE);
    assert!(alike.subjects.iter().all(|published| published.pools.is_empty()));
    // Two owners with many firms: two contributors.
    let two: Vec<Assessed> = (0..30).map(|i| firm(i, i % 2, [0, 0, 0, 0], (i % 5) as u8)).collect();
    let published = benchmarks(haccp(), &two, &RULE);
    assert!(published.subjects.iter().all(|published| published.pools.is_empty()));
    let place = place(&published, &two[0]);
    assert_eq!((place.level.own, place.level.among), (Some(0), Err(Hidden::Unsafe)));
}

/// All that a table says to people, in every language.
fn said(table: &Table) -> String {
    let mut messages: Vec<Message> = vec![table.title.clone()];
    messages.extend(table.notes.clone());
    for column in &table.columns {
        messages.push(column.label.clone());
        match &column.values {
            Values::Sentence(values) => messages.extend(values.iter().flatten().cloned()),
            Values::Code(prefix, values) => {
                messages.extend(values.iter().flatten().map(|code| table::word(prefix, code)));
            }
            _ => {}
        }
    }
    let texts = Language::ALL.map(|language| {
        messages.iter().map(|message| message.text(language)).collect::<Vec<_>>().join("\n")
    });
    texts.join("\n")
}

fn column<'a>(table: &'a Table, name: &str) -> &'a [Option<Number>] {
    table.get(name).unwrap().numbers().unwrap()
}

#[test]
fn a_place_is_a_sentence_a_picture_and_a_table() {
    let rows: Vec<Assessed> = (0..20).map(|i| firm(i, i, [0, 0, 0, 0], (i % 4) as u8)).collect();
    let benchmarks = benchmarks(haccp(), &rows, &RULE);
    let place = place(&benchmarks, &rows[2]);
    let figure = place.level.figure();
    let english: Vec<String> =
        figure.sentences.iter().map(|sentence| sentence.text(Language::English)).collect();
    assert_eq!(english[0], "Compared with 20 firms of the same sector, size and region.");
    assert_eq!(english[1], "50% of them are in a lower class than this firm.");
    assert_eq!(figure.chart.unwrap().highlight, [2]);
    let values = |name: &str| -> Vec<f64> {
        column(&figure.table, name).iter().flatten().map(|number| number.value).collect()
    };
    assert_eq!(values("firms"), [5.0, 5.0, 5.0, 5.0, 0.0]);
    assert_eq!(values("share_of_firms"), [25.0, 25.0, 25.0, 25.0, 0.0]);
    let text = said(&figure.table);
    assert!(text.contains("► de 40 a menos de 60 puntos (esta empresa)"), "not by colour alone");
    // Progress: 6 points a level less 10, so 2 at level 2.
    let progress = place.progress.figure();
    assert_eq!(progress.chart.unwrap().highlight, [2]);
    assert_eq!(progress.table.rows(), 4);
}

#[test]
fn every_table_is_said_in_every_language() {
    // Enough firms of different kinds that something is shown, hidden and missing.
    let rows: Vec<Assessed> = (0..40)
        .map(|i| {
            let mut firm = firm(i, i, [(i % 3) as u8, 0, (i % 7 / 5) as u8, 0], (i % 5) as u8);
            firm.levels[1] = None;
            firm
        })
        .chain([firm(40, 40, [7, 9, 9, 9], 4)])
        .collect();
    let benchmarks = benchmarks(haccp(), &rows, &RULE);
    let lift = lift(haccp(), &rows, 2);
    let mut tables = vec![Table::from(&benchmarks), lift_table(haccp(), &lift)];
    tables.extend(Dimension::ALL.map(|d| gaps_table(haccp(), &gaps(&benchmarks, d))));
    let stands = rows.iter().flat_map(|row| {
        let place = place(&benchmarks, row);
        [place.level, place.progress]
    });
    let nobody = benchmarks_of_nobody();
    let stands: Vec<Stand> = stands.chain([place(&nobody, &rows[0]).level]).collect();
    for stand in &stands {
        let Figure { heading, sentences, table, definition, .. } = stand.figure();
        let all = [heading, definition].into_iter().chain(sentences);
        for text in all.flat_map(|message| Language::ALL.map(|language| message.text(language))) {
            assert!(!text.contains('['), "{text}");
        }
        tables.push(table);
    }
    for table in &tables {
        let text = said(table);
        assert!(!text.contains('['), "{text}");
    }
    // What the export shows is what is published, hidden or not.
    let whole = &tables[0];
    let shown = column(whole, "class_0").iter().flatten().count();
    let hidden = match &whole.get("hidden").unwrap().values {
        Values::Code(_, values) => values.iter().flatten().count(),
        _ => 0,
    };
    assert!(shown > 0 && hidden > 0 && shown + hidden == whole.rows());
}

fn benchmarks_of_nobody() -> Benchmarks {
    benchmarks(haccp(), &[], &RULE)
}
