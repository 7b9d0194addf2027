//! Codes survive paper and telephone, and mistakes are noticed.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use std::collections::BTreeSet;

use access::{Code, Mistyped, Token};
use proptest::prelude::*;
use sha2::{Digest, Sha256};

const ALPHABET: &str = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

fn letters(code: Code) -> Vec<char> {
    code.to_string().chars().filter(|&c| c != '-').collect()
}

fn read(letters: &[char]) -> Result<Code, Mistyped> {
    Code::parse(&letters.iter().collect::<String>())
}

#[test]
fn a_code_is_three_groups_of_four() {
    assert_eq!(Code::new([0; 7]).to_string(), "0000-0000-0000");
    assert_eq!(&Code::new([0, 0, 0, 0, 0, 0, 1]).to_string()[..13], "0000-0000-001");
    // The topmost bit is not used.
    assert_eq!(Code::new([0x80, 0, 0, 0, 0, 0, 0]), Code::new([0; 7]));
    assert_eq!(&Code::new([0xff; 7]).to_string()[..13], "ZZZZ-ZZZZ-ZZZ");
}

#[test]
fn look_alikes_spaces_and_dashes_are_forgiven() {
    let code = Code::new([0, 0x21, 0x08, 0x42, 0x10, 0x84, 0x01]);
    let text = code.to_string();
    assert!(text.contains('0') && text.contains('1'), "{text}");
    for typed in [
        text.to_lowercase(),
        text.replace('-', ""),
        text.replace('-', " – "),
        text.replace('0', "O"),
        text.replace('0', "o").replace('1', "l"),
        text.replace('1', "I"),
        format!("\t{text}\u{a0}\n"),
    ] {
        assert_eq!(Code::parse(&typed), Ok(code), "{typed}");
    }
}

#[test]
fn what_cannot_be_a_code_says_why() {
    assert_eq!(Code::parse(""), Err(Mistyped::Length { found: 0 }));
    assert_eq!(Code::parse("0000-0000-000"), Err(Mistyped::Length { found: 11 }));
    assert_eq!(Code::parse("0000-0000-0000-0"), Err(Mistyped::Length { found: 13 }));
    assert_eq!(Code::parse("0000-0000-00U0"), Err(Mistyped::Character('U')));
    assert_eq!(Code::parse("0000-ñ"), Err(Mistyped::Character('ñ')));
    assert_eq!(Code::parse("0000-0000-0001"), Err(Mistyped::Check));
    let long = "0".repeat(100_000);
    assert_eq!(Code::parse(&long), Err(Mistyped::Length { found: 100_000 }));
    for language in words::Language::ALL {
        for mistake in [Mistyped::Length { found: 3 }, Mistyped::Character('U'), Mistyped::Check] {
            let text = mistake.message().text(language);
            assert!(!text.contains(['[', '{']), "{text}");
        }
    }
}

#[test]
fn secrets_stay_out_of_logs_and_digests_are_sha_256() {
    let code = Code::new(*b"seventy");
    assert_eq!(format!("{code:?}"), "Code(…)");
    let plain = code.to_string().replace('-', "");
    assert_eq!(code.digest(), <[u8; 32]>::from(Sha256::digest(plain)));

    let token = Token::new(std::array::from_fn(|n| n as u8));
    assert_eq!(
        token.to_string(),
        "000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f"
    );
    assert_eq!(format!("{token:?}"), "Token(…)");
    // SHA-256 of the bytes 0 to 31, by another implementation.
    let digest: String = token.digest().iter().map(|byte| format!("{byte:02x}")).collect();
    assert_eq!(digest, "630dcd2966c4336691125448bbb25b4ff412a49c732db2c8abc1b8581bd710dd");
}

#[test]
fn a_token_has_one_spelling() {
    let text = Token::new([0xab; 32]).to_string();
    assert_eq!(Token::parse(&text), Some(Token::new([0xab; 32])));
    for wrong in [
        String::new(),
        text.to_uppercase(),
        format!("{text}0"),
        format!(" {}", &text[1..]),
        text.replace("ab", "é"),
        text.replace('a', "g"),
    ] {
        assert_eq!(Token::parse(&wrong), None, "{wrong}");
    }
}

proptest! {
    #[test]
    fn a_code_is_read_as_it_was_written(random: [u8; 7]) {
        let code = Code::new(random);
        prop_assert_eq!(Code::parse(&code.to_string()), Ok(code));
        // Eleven characters hold the 55 bits.
        let bits = letters(code)[..11].iter().fold(0_u64, |bits, &c| {
            bits * 32 + ALPHABET.find(c).unwrap() as u64
        });
        let expected = random.iter().fold(0_u64, |bits, &byte| bits * 256 + u64::from(byte));
        prop_assert_eq!(bits, expected % (1 << 55));
    }

    #[test]
    fn one_wrong_character_is_always_noticed(random: [u8; 7]) {
        let right = letters(Code::new(random));
        for place in 0..right.len() {
            for other in ALPHABET.chars().filter(|&c| c != right[place]) {
                let mut wrong = right.clone();
                wrong[place] = other;
                prop_assert_eq!(read(&wrong), Err(Mistyped::Check));
            }
        }
    }

    #[test]
    fn two_exchanged_characters_are_always_noticed(random: [u8; 7]) {
        let right = letters(Code::new(random));
        for a in 0..right.len() {
            for b in 0..a {
                let mut wrong = right.clone();
                wrong.swap(a, b);
                prop_assert_eq!(read(&wrong).is_ok(), right[a] == right[b]);
            }
        }
    }

    #[test]
    fn other_tokens_have_other_digests(a: [u8; 32], b: [u8; 32]) {
        prop_assert_eq!(Token::parse(&Token::new(a).to_string()), Some(Token::new(a)));
        let digests: BTreeSet<_> = [a, b].map(|bytes| Token::new(bytes).digest()).into();
        prop_assert_eq!(digests.len() == 1, a == b);
    }
}
