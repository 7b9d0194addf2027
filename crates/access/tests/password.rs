//! Which passwords are refused, and that a kept one is the standard's.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use access::{Weakness, password};
use words::Language;

const NOTHING: [&str; 0] = [];

#[test]
fn length_is_counted_in_characters_below_and_bytes_above() {
    assert_eq!(password::check("zorro-lun", &NOTHING), Err(Weakness::Short));
    assert_eq!(password::check("zorro-luna", &NOTHING), Ok(()));
    // Nine letters, whatever their bytes; decomposed accents do not count.
    assert_eq!(password::check("ñandú-áéí", &NOTHING), Err(Weakness::Short));
    assert_eq!(password::check("n\u{303}andu\u{301}-luz", &NOTHING), Err(Weakness::Short));
    let long = "zorro luna ".repeat(23) + "abc";
    assert_eq!(long.len(), 256);
    assert_eq!(password::check(&long, &NOTHING), Ok(()));
    assert_eq!(password::check(&(long + "d"), &NOTHING), Err(Weakness::Long));
    // One ligature of three bytes becomes eighteen letters.
    assert_eq!(password::check(&"\u{fdfa}".repeat(80), &NOTHING), Err(Weakness::Long));
}

#[test]
fn what_attackers_try_first_is_refused_in_three_languages() {
    for common in [
        "1234567890",
        "qwertyuiop",
        "1q2w3e4r5t",
        "Password2026!",
        "P@ssw0rd12",
        "contraseña1",
        "CONTRASEÑA2026",
        "ｐａｓｓｗｏｒｄ１２３",
        "Argentina78",
        "bocajuniors",
        "Flamengo2026!",
        "minhasenha123",
        "  i love you ",
        "te quiero mucho",
        "aaaaaaaaaaaaaaaa",
        "abababababab",
        "12 12 12 12 12",
    ] {
        assert_eq!(password::check(common, &NOTHING), Err(Weakness::Common), "{common}");
    }
}

#[test]
fn a_common_word_among_others_is_accepted() {
    for good in [
        "flamengo come alfajores",
        "flamengo-718204",
        "tres llamas en el patio",
        "kT9#vQ2!mX",
        "длинный пароль",
    ] {
        assert_eq!(password::check(good, &NOTHING), Ok(()), "{good}");
    }
}

#[test]
fn a_person_s_own_details_are_refused() {
    let personal =
        ["Mariana Jose\u{301} Núñez", "mj.nunez@lanas-andinas.example", "+54 (387) 421-5566", ""];
    for own in [
        "Mariana1987",
        "nuñez mariana",
        "NUNEZ-jose-87",
        "Mariana José Núñez",
        "lanas-andinas!",
        "mj.nunez@lanas-andinas.example",
        "3874215566",
        "+54 387 421 5566",
    ] {
        assert_eq!(password::check(own, &personal), Err(Weakness::Personal), "{own}");
    }
    for good in ["Mariana come alfajores", "tres llamas en el patio", "kT9#vQ2!mX"] {
        assert_eq!(password::check(good, &personal), Ok(()), "{good}");
    }
}

/// The shipped list is sorted and folded, else looking up by halves would miss entries: each of
/// its passwords that is long enough is refused, whatever its capitals.
#[test]
fn every_listed_password_is_found() {
    let list = include_str!("../data/common-passwords.txt");
    let entries: Vec<&str> = list.lines().collect();
    assert!(entries.len() > 10_000);
    assert!(list.is_ascii());
    assert!(entries.is_sorted_by(|a, b| a < b));
    let long = entries.iter().filter(|entry| entry.len() >= password::LEAST_CHARACTERS);
    let long: Vec<_> = long.collect();
    assert!(long.len() > 2_500);
    for entry in long {
        let shouted = entry.to_uppercase();
        assert_eq!(password::check(&shouted, &NOTHING), Err(Weakness::Common), "{entry}");
    }
    // The first, the last and short ones, as the word inside.
    for word in ["flamengo", "contrasena", "senhas", "dragon", "zxcvbn"] {
        assert!(entries.contains(&word), "{word}");
        let dressed = format!("{word}2026!");
        assert_eq!(password::check(&dressed, &NOTHING), Err(Weakness::Common), "{dressed}");
    }
}

/// Computed with the reference implementation in C.
#[test]
fn a_kept_password_is_the_reference_s() {
    let salt = std::array::from_fn(|n| n as u8);
    assert_eq!(
        password::hash("tres llamas en el patio", salt),
        "$argon2id$v=19$m=19456,t=2,p=1$AAECAwQFBgcICQoLDA0ODw\
         $YaXO1CAouquwkdSEovPD5TFFpH13cS+b8gbRM3AjYSc"
    );
}

#[test]
fn verifying_follows_the_kept_parameters_and_the_normal_form() {
    // Other parameters than today's, from the reference implementation.
    let kept = "$argon2id$v=19$m=1024,t=3,p=1$AAECAwQFBgcICQoLDA0ODw\
                $ySFPUN9eef44i2sgcMwd8S8pAp0ZobMBCY5ccPTcHBw";
    assert!(password::verify("Ñandú y contraseña", kept));
    assert!(password::verify("N\u{303}andu\u{301} y contrasen\u{303}a", kept));
    assert!(!password::verify("Nandu y contrasena", kept));
    assert!(!password::verify("", kept));
    for broken in ["", "x", "$argon2id$v=19$m=1024,t=3,p=1$AAECAwQFBgcICQoLDA0ODw", "$plain$x"] {
        assert!(!password::verify("Ñandú y contraseña", broken), "{broken}");
        assert!(!password::verify("", broken), "{broken}");
    }
}

#[test]
fn a_weakness_is_said_in_every_language() {
    for language in Language::ALL {
        for weakness in [Weakness::Short, Weakness::Long, Weakness::Common, Weakness::Personal] {
            let text = weakness.message().text(language);
            assert!(!text.contains(['[', '{']), "{text}");
        }
    }
    let short = Weakness::Short.message().text(Language::Spanish);
    assert!(short.contains("al menos 10 caracteres"), "{short}");
}
