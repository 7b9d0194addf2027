//! Amounts as people write them.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use proptest::prelude::*;
use vocabulary::Language::{English, Portuguese, Spanish};
use vocabulary::{Currency, Language, Money, MoneyError};

fn usd(text: &str, language: Language) -> Result<i64, MoneyError> {
    Money::parse(text, Currency::Usd, language).map(|money| money.minor)
}

#[test]
fn both_ways_of_writing_are_read_where_they_cannot_be_confused() {
    for language in Language::ALL {
        for text in ["1.234,50", "1,234.50", "1234.5", "1234,5", "1 234,50", "1'234.50", "1234.500"]
        {
            assert_eq!(usd(text, language), Ok(123_450), "{text} in {language}");
        }
        assert_eq!(usd("1.234.567", language), Ok(123_456_700));
        assert_eq!(usd("1,234,567.8", language), Ok(123_456_780));
        assert_eq!(usd("1234", language), Ok(123_400));
        assert_eq!(usd(".5", language), Err(MoneyError::NotANumber));
        assert_eq!(usd("0,05", language), Ok(5));
        assert_eq!(usd("5,", language), Ok(500));
    }
}

#[test]
fn a_single_sign_before_three_digits_is_read_as_the_language_has_it_or_refused() {
    assert_eq!(usd("1.234", Spanish), Ok(123_400));
    assert_eq!(usd("1.234", Portuguese), Ok(123_400));
    assert_eq!(usd("1,234", English), Ok(123_400));
    assert_eq!(usd("1,234", Spanish), Err(MoneyError::Ambiguous));
    assert_eq!(usd("1.234", English), Err(MoneyError::Ambiguous));
    assert_eq!(usd("0.234", Spanish), Err(MoneyError::TooPrecise), "no thousand begins with 0");
    assert_eq!(usd("1234.567", Spanish), Err(MoneyError::TooPrecise), "no group is four long");
}

#[test]
fn the_currency_s_own_marks_are_read_and_others_are_not() {
    let reais = |text| Money::parse(text, Currency::Brl, Portuguese).map(|money| money.minor);
    for text in ["R$ 5,00", "BRL 5,00", "5,00 BRL", "R$5", "$ 5", "5 R$"] {
        assert_eq!(reais(text), Ok(500), "{text}");
    }
    for text in ["-R$ 5,00", "R$ -5,00", "−5"] {
        assert_eq!(reais(text), Ok(-500), "{text}");
    }
    for text in
        ["US$ 5", "EUR 5", "5 reais", "R$ R$ 5", "--5", "5-", "1.23.4", "1,2.345", "12.34,567.8"]
    {
        assert_eq!(reais(text), Err(MoneyError::NotANumber), "{text}");
    }
    for text in ["", "  ", "R$", "-"] {
        assert_eq!(reais(text), Err(MoneyError::Empty), "{text}");
    }
}

#[test]
fn currencies_without_cents_take_none() {
    let pesos = |text| Money::parse(text, Currency::Clp, Spanish).map(|money| money.minor);
    assert_eq!(pesos("1.234.567"), Ok(1_234_567));
    assert_eq!(pesos("1.234.567,00"), Ok(1_234_567));
    assert_eq!(pesos("1.234,50"), Err(MoneyError::TooPrecise));
}

#[test]
fn what_does_not_fit_is_refused() {
    assert_eq!(usd("92233720368547758.07", English), Ok(i64::MAX));
    assert_eq!(usd("92233720368547758.08", English), Err(MoneyError::TooLarge));
    assert_eq!(usd(&"9".repeat(400), English), Err(MoneyError::TooLarge));
}

proptest! {
    /// Whatever is written, it is an amount or an error.
    #[test]
    fn no_text_is_too_strange(text in r"[-−R$ 0-9.,'\u{a0}é]{0,12}", index in 0..18_usize) {
        for language in Language::ALL {
            let _ = Money::parse(&text, Currency::ALL[index], language);
        }
    }

    /// The form for programs, and the form that each language prints, come back as they were.
    #[test]
    fn amounts_come_back(minor in -1_000_000_000_000_i64..1_000_000_000_000, index in 0..18_usize) {
        let money = Money { minor, currency: Currency::ALL[index] };
        let units = usize::from(money.currency.minor_units());
        for language in Language::ALL {
            let (group, point) = if language == English { (',', '.') } else { ('.', ',') };
            let plain = format!("{:0>width$}", minor.unsigned_abs(), width = units + 1);
            let (whole, decimals) = plain.split_at(plain.len() - units);
            let mut printed = String::new();
            for (place, digit) in whole.chars().enumerate() {
                if place > 0 && (whole.len() - place) % 3 == 0 {
                    printed.push(group);
                }
                printed.push(digit);
            }
            if units > 0 {
                printed.push(point);
                printed.push_str(decimals);
            }
            let sign = if minor < 0 { "-" } else { "" };
            prop_assert_eq!(Money::parse(&format!("{sign}{printed}"), money.currency, language), Ok(money));
            prop_assert_eq!(Money::parse(&money.to_string(), money.currency, language), Ok(money));
        }
        let json = serde_json::to_string(&money).unwrap();
        prop_assert_eq!(serde_json::from_str::<Money>(&json).unwrap(), money);
    }
}
