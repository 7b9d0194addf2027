//! The vectors of the standards, and what the standards leave to the server.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use std::collections::BTreeSet;

use access::totp::{self, Secret};
use jiff::Timestamp;
use proptest::prelude::*;

fn rfc() -> Secret {
    Secret::new(*b"12345678901234567890")
}

fn at(second: i64) -> Timestamp {
    Timestamp::from_second(second).unwrap()
}

/// RFC 4226, appendix D.
#[test]
fn counters_give_the_codes_of_rfc_4226() {
    let codes = [
        "755224", "287082", "359152", "969429", "338314", "254676", "287922", "162583", "399871",
        "520489",
    ];
    for (step, code) in (0..).zip(codes) {
        assert_eq!(totp::code_at(&rfc(), step), code);
    }
}

/// RFC 6238, appendix B, whose eight digits end in our six.
#[test]
fn times_give_the_codes_of_rfc_6238() {
    for (second, code) in [
        (59, "94287082"),
        (1_111_111_109, "07081804"),
        (1_111_111_111, "14050471"),
        (1_234_567_890, "89005924"),
        (2_000_000_000, "69279037"),
        (20_000_000_000, "65353130"),
    ] {
        let step = totp::verify(&rfc(), &code[2..], at(second), None);
        assert_eq!(step, Some(second / 30), "{second}");
        assert_eq!(totp::verify(&rfc(), code, at(second), None), None, "eight digits");
    }
}

#[test]
fn one_step_to_either_side_is_accepted_and_no_more() {
    let code = totp::code_at(&rfc(), 100);
    let seconds: Vec<i64> = (0..6000)
        .filter(|&second| totp::verify(&rfc(), &code, at(second), None) == Some(100))
        .collect();
    assert_eq!(seconds, (99 * 30..102 * 30).collect::<Vec<_>>());
}

#[test]
fn a_code_is_good_once_and_never_after_a_later_one() {
    let now = at(100 * 30 + 7);
    let codes: Vec<String> = (99..=101).map(|step| totp::code_at(&rfc(), step)).collect();
    let accepted = |last| -> Vec<Option<i64>> {
        codes.iter().map(|code| totp::verify(&rfc(), code, now, last)).collect()
    };
    assert_eq!(accepted(None), [Some(99), Some(100), Some(101)]);
    assert_eq!(accepted(Some(99)), [None, Some(100), Some(101)]);
    assert_eq!(accepted(Some(100)), [None, None, Some(101)]);
    assert_eq!(accepted(Some(101)), [None, None, None]);
}

#[test]
fn what_is_no_code_is_refused() {
    let now = at(59);
    assert_eq!(totp::verify(&rfc(), " 287 082\u{a0}", now, None), Some(1));
    for wrong in ["", "287083", "28708", "2870822", "٢٨٧٠٨٢", "28708\u{0}", "-287082", "287-082"]
    {
        assert_eq!(totp::verify(&rfc(), wrong, now, None), None, "{wrong}");
    }
    assert_eq!(totp::verify(&Secret::new([0; 20]), "287082", now, None), None);
    // Before 1970 nothing is special but the sign.
    assert_eq!(totp::verify(&rfc(), &totp::code_at(&rfc(), -1), at(-1), None), Some(-1));
}

#[test]
fn the_secret_is_written_for_telephones_and_never_for_logs() {
    assert_eq!(rfc().text(), "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ");
    assert_eq!(Secret::new([0xff; 20]).text(), "7".repeat(32));
    assert_eq!(
        rfc().uri("Puente Salta", "rosa+1@núñez.example"),
        "otpauth://totp/Puente%20Salta:rosa%2B1%40n%C3%BA%C3%B1ez.example\
         ?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=Puente%20Salta"
    );
    // Nothing a name contains can add a parameter or move the colon.
    let uri = rfc().uri("A:B&secret=X", "c?d#e/f");
    assert_eq!(uri.matches(':').count(), 2);
    assert_eq!(uri.matches('&').count(), 1);
    assert_eq!(uri.matches("secret=").count(), 1);
    assert_eq!(format!("{:?}", rfc()), "Secret(…)");
}

#[test]
fn eight_recovery_codes_differ() {
    let codes = totp::recovery_codes(std::array::from_fn(|n| [n as u8 + 1; 7]));
    let digests: BTreeSet<_> = codes.iter().map(access::Code::digest).collect();
    assert_eq!(digests.len(), 8);
    for code in codes {
        assert_eq!(access::Code::parse(&code.to_string()).unwrap(), code);
    }
}

proptest! {
    /// Base 32 read back by its definition, five bits a letter.
    #[test]
    fn base_32_keeps_every_bit(bytes: [u8; 20]) {
        let text = Secret::new(bytes).text();
        let mut bits = String::new();
        for c in text.chars() {
            let value = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".find(c).unwrap();
            bits += &format!("{value:05b}");
        }
        let expected: String = bytes.iter().map(|byte| format!("{byte:08b}")).collect();
        prop_assert_eq!(bits, expected);
    }
}
