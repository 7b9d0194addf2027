//! The waits, from the first mistake to the quiet day.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use access::{Failures, too_many_attempts};
use jiff::{SignedDuration, Timestamp};
use proptest::prelude::*;
use words::Language;

fn seconds(seconds: i64) -> SignedDuration {
    SignedDuration::from_secs(seconds)
}

fn at(second: i64) -> Timestamp {
    Timestamp::from_second(second).unwrap()
}

#[test]
fn three_are_free_then_the_wait_doubles_to_a_quarter_of_an_hour() {
    let mut failures = None;
    let mut waits = Vec::new();
    for n in 1..=15 {
        let now = at(1_000 * n);
        let known = Failures::after(failures, now);
        waits.push(known.wait(now).map_or(0, |wait| wait.as_secs()));
        assert_eq!(known.next_attempt(), now + seconds(*waits.last().unwrap()));
        failures = Some(known);
    }
    assert_eq!(waits, [0, 0, 0, 2, 4, 8, 16, 32, 64, 128, 256, 512, 900, 900, 900]);
}

#[test]
fn a_wait_ends_to_the_second() {
    let failures = Failures { count: 6, last: at(100) };
    assert_eq!(failures.wait(at(100)), Some(seconds(8)));
    assert_eq!(failures.wait(at(107)), Some(seconds(1)));
    assert_eq!(failures.wait(at(108)), None);
    assert_eq!(failures.wait(at(200)), None);
}

#[test]
fn a_quiet_day_forgets() {
    let day = 24 * 3600;
    let many = Failures { count: 40, last: at(0) };
    assert!(!many.forgotten(at(day - 1)));
    assert_eq!(Failures::after(Some(many), at(day - 1)).count, 41);
    assert!(many.forgotten(at(day)));
    assert_eq!(Failures::after(Some(many), at(day)), Failures { count: 1, last: at(day) });
}

#[test]
fn extremes_neither_overflow_nor_lock_out() {
    let most = Failures { count: u32::MAX, last: Timestamp::MAX };
    assert_eq!(most.next_attempt(), Timestamp::MAX);
    assert_eq!(Failures::after(Some(most), Timestamp::MAX).count, u32::MAX);
    // The clock was a year ahead and has been set back: the wait is no year.
    let ahead = Failures { count: 5, last: at(365 * 24 * 3600) };
    assert_eq!(ahead.wait(at(0)), Some(seconds(4)));
    assert_eq!(Failures { count: 0, last: at(0) }.wait(at(0)), None);
}

#[test]
fn the_sentence_rounds_up_and_has_its_plural() {
    let english = |wait| too_many_attempts(wait).text(Language::English);
    for (wait, words) in [
        (SignedDuration::from_millis(1), "2 seconds"),
        (seconds(2), "2 seconds"),
        (SignedDuration::from_millis(8_001), "9 seconds"),
        (seconds(60), "60 seconds"),
        (seconds(61), "2 minutes"),
        (seconds(120), "2 minutes"),
        (seconds(121), "3 minutes"),
        (seconds(900), "15 minutes"),
    ] {
        assert!(english(wait).contains(words), "{}", english(wait));
    }
    let spanish = too_many_attempts(seconds(900)).text(Language::Spanish);
    assert!(spanish.contains("15 minutos"), "{spanish}");
}

proptest! {
    #[test]
    fn nobody_waits_longer_than_a_quarter_of_an_hour(
        count: u32,
        last in 0..1_i64 << 33,
        now in 0..1_i64 << 33,
    ) {
        let failures = Failures { count, last: at(last) };
        let wait = failures.wait(at(now)).unwrap_or_default();
        prop_assert!(wait >= seconds(0) && wait <= seconds(900));
        // Waiting that long is enough, unless the clock was set back.
        if now >= last {
            prop_assert_eq!(failures.wait(at(now) + wait), None);
        }
        let more = Failures { count: count.saturating_add(1), last: at(last) };
        prop_assert!(more.next_attempt() >= failures.next_attempt());
    }
}
