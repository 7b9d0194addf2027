//! Assessments, and what follows from them, held against slow and independent ways to the same.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use jiff::civil::{Date, date};
use proptest::prelude::*;
use standards::{
    Action, ActionStatus, Answer, Assessment, AssessmentError, AssessmentId, Binding, Catalogue,
    Facts, Hindrance, Kind, Level, Measure, Obstacle, Obstacles, Outcome, Payer, Plan, PlanId,
    Standard, Standing, Status, Verdict, WhyAsked, asked_again, carry_over, gap, next_steps,
    progress, score,
};
use uuid::Uuid;
use vocabulary::{Currency, Money};

const DAY: Date = date(2026, 5, 4);

fn id(number: u128) -> AssessmentId {
    AssessmentId(Uuid::from_u128(number))
}

/// Read once: the tests below ask for it thousands of times.
fn catalogue() -> Catalogue {
    static SHIPPED: LazyLock<Catalogue> = LazyLock::new(|| Catalogue::built_in().unwrap());
    SHIPPED.clone()
}

fn draft(standard: &Standard) -> Assessment {
    Assessment::new(id(1), standard, Kind::PreAudit, DAY, Facts::default())
}

fn level(number: u8) -> Answer {
    Answer::level(Level::new(number).unwrap())
}

/// An assessment with these answers in the order of the standard: 0 to 4 a level, 5 does not apply,
/// 6 open.
fn answered(standard: &Standard, answers: &[u8]) -> Assessment {
    let mut assessment = draft(standard);
    for (requirement, answer) in standard.asked(&Facts::default(), DAY).iter().zip(answers) {
        let answer = match answer {
            0..=4 => level(*answer),
            5 => Answer::not_applicable("we have none"),
            _ => continue,
        };
        assessment.answer(standard, &requirement.code, answer).unwrap();
    }
    assessment
}

/// The codes of what is asked, whose answers the slow ways read as numbers.
fn read(standard: &Standard, assessment: &Assessment) -> Vec<(String, u8)> {
    let number = |code: &str| match assessment.answers.get(code).map(|answer| &answer.outcome) {
        Some(Outcome::Level(level)) => level.number(),
        Some(Outcome::NotApplicable { .. }) => 5,
        None => 6,
    };
    let asked = standard.asked(&assessment.facts, assessment.date);
    asked.iter().map(|r| (r.code.clone(), number(&r.code))).collect()
}

/// Whether complete answers meet the rule, in fractions instead of counts that are needed.
fn meets(standard: &Standard, answers: &[(String, u8)]) -> bool {
    Binding::ALL.iter().all(|binding| {
        let of: Vec<bool> = answers
            .iter()
            .filter(|(_, answer)| *answer != 5)
            .map(|(code, answer)| (standard.requirement(code).unwrap(), *answer))
            .filter(|(requirement, _)| requirement.binding == *binding)
            .map(|(requirement, answer)| answer >= requirement.conforming.number())
            .collect();
        let share = of.iter().filter(|met| **met).count() as f64 / of.len() as f64;
        of.is_empty() || share * 100.0 >= f64::from(standard.rule.percent(*binding)) - 1e-9
    })
}

/// The verdict by trying out everything that the open answers could be.
fn slow_verdict(standard: &Standard, assessment: &Assessment) -> Verdict {
    let answers = read(standard, assessment);
    if answers.iter().all(|(_, answer)| *answer == 5) {
        return Verdict::NothingAsked;
    }
    let open: Vec<usize> = (0..answers.len()).filter(|i| answers[*i].1 == 6).collect();
    let (mut some, mut all) = (false, true);
    for choice in 0..3_usize.pow(open.len() as u32) {
        let mut tried = answers.clone();
        for (digit, index) in open.iter().enumerate() {
            tried[*index].1 = [0, 4, 5][choice / 3_usize.pow(digit as u32) % 3];
        }
        let met = meets(standard, &tried);
        some |= met;
        all &= met;
    }
    match (some, all) {
        (_, true) => Verdict::Met,
        (true, false) => Verdict::Open,
        (false, false) => Verdict::NotMet,
    }
}

/// Answers that are mostly met, so that every verdict comes up; few are open.
fn answers() -> impl Strategy<Value = Vec<u8>> {
    let answer = prop_oneof![1 => 0u8..3, 12 => 3u8..5, 2 => Just(5u8), 1 => Just(6u8)];
    prop::collection::vec(answer, 12)
}

proptest! {
    #[test]
    fn the_score_is_what_trying_everything_says(answers in answers()) {
        let catalogue = catalogue();
        let haccp = catalogue.get("haccp").unwrap();
        let assessment = answered(haccp, &answers);
        let score = score(haccp, &assessment);
        prop_assert_eq!(score.verdict, slow_verdict(haccp, &assessment));
        let levels: Vec<(f64, f64)> = read(haccp, &assessment)
            .into_iter()
            .filter(|(_, answer)| *answer < 5)
            .map(|(code, answer)| (f64::from(haccp.requirement(&code).unwrap().weight), f64::from(answer)))
            .collect();
        let possible: f64 = levels.iter().map(|(weight, _)| weight).sum();
        let mean: f64 = levels.iter().map(|(weight, level)| weight / possible * level / 0.04).sum();
        match score.points {
            Some(points) => prop_assert!((points - mean).abs() < 1e-9, "{points} {mean}"),
            None => prop_assert!(levels.is_empty()),
        }
    }

    #[test]
    fn the_gap_counts_every_requirement_once_in_each_of_its_chapters(
        answers in prop::collection::vec(0u8..7, 40), which in 0usize..4,
    ) {
        let catalogue = catalogue();
        let standard = catalogue.standards().nth(which).unwrap();
        let assessment = answered(standard, &answers);
        let gap = gap(standard, &assessment);
        let answers = read(standard, &assessment);
        prop_assert_eq!(gap.requirements.len(), answers.len());
        for (gap, (code, answer)) in gap.requirements.iter().zip(&answers) {
            let needed = standard.requirement(code).unwrap().conforming.number();
            let expected = match answer {
                6 => Standing::Open,
                5 => Standing::NotApplicable,
                level if *level >= needed => Standing::Met,
                level => Standing::Short(needed - level),
            };
            prop_assert_eq!(gap.standing, expected);
        }
        // The shipped standards have no chapters in chapters, so the chapters add up to the whole.
        let sum = |part: fn(&standards::ChapterGap) -> usize| gap.chapters.iter().map(part).sum::<usize>();
        prop_assert_eq!(sum(|c| c.asked), answers.len());
        prop_assert_eq!(sum(|c| c.met + c.short + c.open + c.not_applicable), answers.len());
        prop_assert_eq!(sum(|c| c.open), answers.iter().filter(|(_, a)| *a == 6).count());
        prop_assert_eq!(sum(|c| c.not_applicable), answers.iter().filter(|(_, a)| *a == 5).count());
    }

    #[test]
    fn steps_come_in_an_order_in_which_they_can_be_taken(
        answers in prop::collection::vec(0u8..7, 40), which in 0usize..4,
    ) {
        let catalogue = catalogue();
        let standard = catalogue.standards().nth(which).unwrap();
        let assessment = answered(standard, &answers);
        let steps = next_steps(standard, &assessment);
        let missing: BTreeSet<String> = read(standard, &assessment)
            .into_iter()
            .filter(|(code, answer)| *answer == 6 || *answer < standard.requirement(code).unwrap().conforming.number())
            .map(|(code, _)| code)
            .collect();
        let stepped: BTreeSet<String> = steps.iter().map(|step| step.requirement.clone()).collect();
        prop_assert_eq!(steps.len(), stepped.len());
        prop_assert_eq!(&stepped, &missing);
        // What waits for a requirement, from the requirement upwards.
        fn waits(standard: &Standard, code: &str, on: &str) -> bool {
            standard.requirement(code).unwrap().needs.iter().any(|n| n == on || waits(standard, n, on))
        }
        // Only through what is itself missing does one step open another.
        fn opens(standard: &Standard, missing: &BTreeSet<String>, on: &str) -> BTreeSet<String> {
            let direct = missing.iter().filter(|c| standard.requirement(c).unwrap().needs.iter().any(|n| n == on));
            direct.flat_map(|c| std::iter::once(c.clone()).chain(opens(standard, missing, c))).collect()
        }
        for (index, step) in steps.iter().enumerate() {
            let earlier = &steps[..index];
            prop_assert!(step.after.iter().all(|need| earlier.iter().any(|s| s.requirement == *need)));
            prop_assert_eq!(step.opens, opens(standard, &missing, &step.requirement).len());
            // Nothing that could have been taken at this point was to be taken before it.
            let rank = |step: &standards::Step| {
                let requirement = standard.requirement(&step.requirement).unwrap();
                (requirement.binding, 10 - requirement.weight, 100 - step.opens, step.missing)
            };
            let taken: BTreeSet<&str> = earlier.iter().map(|s| s.requirement.as_str()).collect();
            for other in &steps[index + 1..] {
                let ready = other.after.iter().all(|need| taken.contains(need.as_str()));
                prop_assert!(!ready || rank(step) <= rank(other), "{step:?} before {other:?}");
            }
            prop_assert!(!waits(standard, &step.requirement, &step.requirement));
        }
    }

    #[test]
    fn an_assessment_is_written_and_read_back(answers in answers()) {
        let catalogue = catalogue();
        let assessment = answered(catalogue.get("haccp").unwrap(), &answers);
        let text = serde_json::to_string(&assessment).unwrap();
        prop_assert_eq!(serde_json::from_str::<Assessment>(&text).unwrap(), assessment);
    }
}

#[test]
fn an_assessment_goes_from_draft_to_verified_and_then_stays() {
    let catalogue = catalogue();
    let haccp = catalogue.get("haccp").unwrap();
    let mut assessment = answered(haccp, &[3; 11]);
    let last = haccp.requirements[11].code.clone();
    assert_eq!(assessment.submit(haccp), Err(AssessmentError::Unanswered(vec![last.clone()])));
    assert_eq!(assessment.verify(), Err(AssessmentError::NotSubmitted));
    let no_reason = Answer::not_applicable(" ");
    assert_eq!(
        assessment.answer(haccp, &last, no_reason),
        Err(AssessmentError::NoReason(last.clone()))
    );
    let unknown = assessment.answer(haccp, "P9", level(1));
    assert_eq!(unknown, Err(AssessmentError::Unknown("P9".to_owned())));
    let other = catalogue.get("lean-5s").unwrap();
    assert_eq!(assessment.answer(other, "L01", level(1)), Err(AssessmentError::OtherStandard));
    assessment.answer(haccp, &last, level(2)).unwrap();
    assessment.submit(haccp).unwrap();
    assert_eq!(assessment.answer(haccp, &last, level(3)), Err(AssessmentError::Frozen));
    assessment.give_back().unwrap();
    assessment.submit(haccp).unwrap();
    assert_eq!(assessment.correction(id(2), "typo"), Err(AssessmentError::NotVerified));
    assessment.verify().unwrap();
    assert_eq!(assessment.give_back(), Err(AssessmentError::NotSubmitted));
    assert_eq!(assessment.correction(id(2), " "), Err(AssessmentError::NoReasonToCorrect));
    let mut correction = assessment.correction(id(2), "wrong sheet").unwrap();
    assert_eq!((correction.status, &correction.answers), (Status::Draft, &assessment.answers));
    correction.answer(haccp, &last, level(3)).unwrap();
    assert_eq!(assessment.level(&last), Level::new(2), "the old one stays as it was");
    assert_eq!(correction.corrects.as_ref().unwrap().of, id(1));
    let change = progress((haccp, &assessment), (haccp, &correction));
    assert_eq!(change.changes.len(), 1);
    assert_eq!((change.changes[0].before, change.changes[0].after), (Level::new(2), Level::new(3)));
    assert_eq!((change.before.verdict, change.after.verdict), (Verdict::NotMet, Verdict::Met));
}

#[test]
fn an_outside_audit_says_whose_it_is() {
    let catalogue = catalogue();
    let haccp = catalogue.get("haccp").unwrap();
    let mut audit = answered(haccp, &[3; 12]);
    let of = |body: &str| Kind::OutsideAudit {
        body: body.to_owned(),
        scope: "mango, packing".to_owned(),
        findings: Vec::new(),
    };
    audit.kind = of("");
    assert_eq!(audit.submit(haccp), Err(AssessmentError::NoBody));
    audit.kind = of("An accredited body");
    assert_eq!(audit.submit(haccp), Ok(()));
}

#[test]
fn an_attachment_is_named_by_its_digest() {
    let catalogue = catalogue();
    let haccp = catalogue.get("haccp").unwrap();
    let mut assessment = draft(haccp);
    let file = |sha256: String| standards::Attachment {
        sha256,
        media_type: "image/jpeg".to_owned(),
        bytes: 1,
        name: "a.jpg".to_owned(),
    };
    for (digest, sound) in
        [("../x".to_owned(), false), ("0f".repeat(32), true), ("zz".repeat(32), false)]
    {
        let answer = Answer { evidence: vec![file(digest)], ..level(3) };
        assert_eq!(assessment.answer(haccp, "S1", answer).is_ok(), sound);
    }
}

#[test]
fn small_farms_are_asked_less_or_later() {
    let catalogue = catalogue();
    let fsma = catalogue.get("fsma-produce").unwrap();
    let codes = |sizes: &[(Measure, f64)], conditions: &[&str], day: Date| -> BTreeSet<String> {
        let facts = Facts {
            sizes: sizes.iter().copied().collect(),
            conditions: conditions.iter().map(|c| (*c).to_owned()).collect(),
        };
        fsma.asked(&facts, day).iter().map(|r| r.code.clone()).collect()
    };
    let produce = |amount: f64| (Measure::ProduceSales, amount);
    let food = |amount: f64| (Measure::FoodSales, amount);
    assert_eq!(codes(&[produce(25_000.0)], &[], DAY).len(), 0);
    let all = codes(&[produce(600_000.0)], &[], DAY);
    assert_eq!(all.len(), fsma.requirements.len() - 2, "all but what only exempt farms are asked");
    assert!(all.contains("112.43") && !all.contains("112.6"));
    assert_eq!(codes(&[], &[], DAY), all, "a firm whose size is not known is asked everything");
    let few = codes(&[produce(100_000.0), food(499_999.0)], &["qualified-exemption"], DAY);
    assert_eq!(few, BTreeSet::from(["112.6".to_owned(), "112.7".to_owned()]));
    // Without direct sales, or at the limit itself, the exemption does not hold.
    assert!(codes(&[produce(100_000.0), food(499_999.0)], &[], DAY).len() > 10);
    assert!(
        codes(&[produce(300_000.0), food(500_000.0)], &["qualified-exemption"], DAY).len() > 10
    );
    // The water rules: very small farms wait a year longer than small ones.
    let water = |amount: f64, day: Date| codes(&[produce(amount)], &[], day).contains("112.43");
    assert!(!water(500_000.0, date(2026, 4, 5)) && water(500_000.0, date(2026, 4, 6)));
    assert!(!water(250_000.0, date(2027, 4, 4)) && water(250_000.0, date(2027, 4, 5)));
    assert!(water(500_001.0, date(2026, 1, 1)));
    // What is done about bad water holds for harvest too, where nobody waits.
    assert!(codes(&[produce(200_000.0)], &[], date(2026, 1, 1)).contains("112.45"));
}

#[test]
fn an_answer_counts_where_it_covers_the_other_question() {
    let catalogue = catalogue();
    let (haccp, iso) = (catalogue.get("haccp").unwrap(), catalogue.get("iso-9001").unwrap());
    let mut assessment = draft(haccp);
    assessment.answer(haccp, "P7", Answer { note: "folder".to_owned(), ..level(2) }).unwrap();
    assessment.answer(haccp, "P5", level(4)).unwrap();
    let carried = carry_over(&catalogue, haccp, &assessment, iso);
    assert_eq!(carried.keys().collect::<Vec<_>>(), ["8.5.2"], "a part never counts");
    let answer = &carried["8.5.2"];
    assert_eq!((&answer.outcome, answer.note.as_str()), (&level(2).outcome, "folder"));
    assert_eq!(answer.origin.as_ref().unwrap().requirement, "P7");
    // Not the other way round, and not what does not apply.
    let mut back = draft(iso);
    back.answer(iso, "8.5.2", level(3)).unwrap();
    assert!(carry_over(&catalogue, iso, &back, haccp).is_empty());
    assessment.answer(haccp, "P7", Answer::not_applicable("no lots")).unwrap();
    assert!(carry_over(&catalogue, haccp, &assessment, iso).is_empty());
}

#[test]
fn of_several_answers_the_lowest_counts() {
    let (_, text) = Catalogue::files().next().unwrap();
    let lines = "\n[[mapping]]\nfrom = \"S1\"\nstandard = \"haccp\"\nto = \"P1\"\nhow = \"equal\"\n\
                 [[mapping]]\nfrom = \"S2\"\nstandard = \"haccp\"\nto = \"P1\"\nhow = \"covers\"\n";
    let text = text.replace("code = \"haccp\"", "code = \"mine\"") + lines;
    let catalogue = catalogue();
    let mine = catalogue.check("mine.toml", &text).unwrap();
    let catalogue = catalogue.with(mine.clone());
    let haccp = catalogue.get("haccp").unwrap();
    let mut assessment = draft(&mine);
    assessment.answer(&mine, "S1", level(4)).unwrap();
    assessment.answer(&mine, "S2", level(1)).unwrap();
    assert_eq!(carry_over(&catalogue, &mine, &assessment, haccp)["P1"].outcome, level(1).outcome);
    // The same the other way round: only what is equal counts back.
    let mut back = draft(haccp);
    back.answer(haccp, "P1", level(3)).unwrap();
    let carried: Vec<String> = carry_over(&catalogue, haccp, &back, &mine).into_keys().collect();
    assert_eq!(carried, ["S1"]);
}

#[test]
fn a_new_version_asks_again_only_what_it_must() {
    let catalogue = catalogue();
    let old = catalogue.get("haccp").unwrap().clone();
    assert_eq!(asked_again(&old, &old), []);
    let mut new = old.clone();
    new.version = 2;
    new.requirements[0].why.en = "Better said.".to_owned();
    new.requirements[1].what.pt = "Outra coisa.".to_owned();
    new.requirements[2].conforming = Level::FULL;
    new.requirements[3].code = "S4a".to_owned();
    new.requirements[4].levels = Some(std::array::from_fn(|_| standards::Text::default()));
    let again = asked_again(&old, &new);
    let found: BTreeMap<&str, WhyAsked> =
        again.iter().map(|asked| (asked.requirement.as_str(), asked.why)).collect();
    let expected = [
        ("S2", WhyAsked::Reworded),
        ("S3", WhyAsked::BarRaised),
        ("S4a", WhyAsked::New),
        ("S5", WhyAsked::LevelsReworded),
    ];
    assert_eq!(found, BTreeMap::from(expected));
    let visit = answered(&old, &[3; 12]).next_visit(id(3), &new, Kind::PreAudit, DAY);
    assert_eq!(visit.answers.len(), 11, "what is not asked any more stays behind");
    assert_eq!((visit.version, visit.started_from), (2, Some(id(1))));
}

#[test]
fn a_plan_follows_from_the_steps_and_knows_its_costs() {
    let catalogue = catalogue();
    let haccp = catalogue.get("haccp").unwrap();
    let assessment = draft(haccp);
    let steps = next_steps(haccp, &assessment);
    assert_eq!(steps[0].requirement, "S1");
    let mut plan = Plan::from_steps(
        PlanId(Uuid::from_u128(9)),
        assessment.id,
        haccp,
        &steps[..4],
        words::Language::Spanish,
    );
    assert_eq!(plan.actions[0].what, "Un equipo que conoce el producto");
    let cost = |minor| Some(Money { minor, currency: Currency::Pen });
    let set = |action: &mut Action, minor, payer| {
        action.cost = cost(minor);
        action.payer = Some(payer);
    };
    set(&mut plan.actions[0], 1050, Payer::Firm);
    set(&mut plan.actions[1], 200, Payer::Firm);
    set(&mut plan.actions[2], 999, Payer::Institution);
    plan.actions[2].status = ActionStatus::Dropped;
    let (costs, unknown) = plan.costs();
    assert_eq!(costs, BTreeMap::from([((Payer::Firm, Currency::Pen), 1250)]));
    assert_eq!(unknown, 1);
    plan.actions[0].by = Some(date(2026, 5, 3));
    plan.actions[0].reminders = vec![date(2026, 5, 1)];
    assert_eq!(plan.late(DAY).count(), 1);
    assert_eq!(plan.late(date(2026, 5, 3)).count(), 0, "on the day itself it is not late");
    assert_eq!(plan.reminders(date(2026, 4, 30), date(2026, 5, 1)).count(), 1);
    assert_eq!(plan.reminders(date(2026, 5, 1), DAY).count(), 0, "nobody is reminded twice");
    plan.actions[0].status = ActionStatus::Done;
    assert_eq!(plan.late(DAY).count(), 0);
    let text = serde_json::to_string(&plan).unwrap();
    assert_eq!(serde_json::from_str::<Plan>(&text).unwrap(), plan);
}

#[test]
fn obstacles_are_ranked_and_every_one_is_asked_in_words() {
    let answers = BTreeMap::from([
        (Obstacle::Finance, Hindrance::Much),
        (Obstacle::Skills, Hindrance::None),
        (Obstacle::Regulation, Hindrance::Decisive),
        (Obstacle::Quality, Hindrance::Much),
    ]);
    let obstacles = Obstacles { date: DAY, answers, note: String::new() };
    let ranked: Vec<Obstacle> = obstacles.ranked().into_iter().map(|(o, _)| o).collect();
    assert_eq!(ranked, [Obstacle::Regulation, Obstacle::Finance, Obstacle::Quality]);
    for language in words::Language::ALL {
        for obstacle in Obstacle::ALL {
            assert!(obstacle.question().text(language).ends_with('?'));
            assert!(!obstacle.label().text(language).contains('['));
        }
        for hindrance in Hindrance::ALL {
            assert!(!hindrance.label().text(language).contains('['));
        }
        for kind in standards::UpgradeKind::ALL {
            assert!(!kind.label().text(language).contains('['));
        }
    }
    let text = serde_json::to_string(&obstacles).unwrap();
    assert_eq!(serde_json::from_str::<Obstacles>(&text).unwrap(), obstacles);
}

/// Every word that a table or an error of this crate says exists.
#[test]
fn everything_is_said_in_every_language() {
    let catalogue = catalogue();
    let haccp = catalogue.get("haccp").unwrap();
    let assessment = answered(haccp, &[3; 12]);
    let comparison = standards::compare(&catalogue, haccp, catalogue.get("iso-9001").unwrap());
    let tables = [
        standards::catalogue_table(&catalogue),
        table::Table::from(haccp),
        standards::requirement_table(haccp, "P1").unwrap(),
        table::Table::from(&comparison),
        table::Table::from(&score(haccp, &assessment)),
    ];
    for language in words::Language::ALL {
        for table in &tables {
            assert!(!table.title.text(language).starts_with('['), "{}", table.id);
            for column in &table.columns {
                let label = column.label.text(language);
                assert!(!label.starts_with('['), "{}: {label}", table.id);
                if let table::Values::Code(prefix, codes) = &column.values {
                    for code in codes.iter().flatten() {
                        let word = table::word(prefix, code).text(language);
                        assert!(!word.starts_with('['), "{word}");
                    }
                }
            }
        }
        for key in ["frozen", "not-submitted", "not-verified", "other-standard", "no-body"] {
            assert!(words::has(language, &format!("assessment-{key}")));
        }
        for standing in ["met", "short", "not-applicable", "open"] {
            assert!(words::has(language, &format!("standing-{standing}")));
        }
    }
}
