//! Check digits, as the tax authorities define them. Each function is given a number that has the
//! picture of its scheme, and says whether its last digits fit the rest.

/// Values of the signs from the left: digits as they are, letters on from 17 as in the CNPJ.
fn values(number: &str) -> impl Iterator<Item = u32> {
    number.bytes().map(|sign| u32::from(sign.wrapping_sub(b'0')))
}

/// The sum of the first signs, each times its weight.
fn weighted(number: &str, weights: &[u32]) -> u32 {
    values(number).zip(weights).map(|(value, weight)| value * weight).sum()
}

/// The sum of all signs but the last, each times its weight, from the right.
fn weighted_from_right(number: &str, weights: impl Iterator<Item = u32>) -> u32 {
    let values: Vec<u32> = values(number).collect();
    values.iter().rev().skip(1).zip(weights).map(|(value, weight)| value * weight).sum()
}

/// What is missing to the next multiple of eleven, 0 to 10.
fn missing_to_11(sum: u32) -> u32 {
    (11 - sum % 11) % 11
}

/// Whether the number ends in this digit; 10 or more is no digit.
fn ends_in(number: &str, digit: u32) -> bool {
    values(number).last() == Some(digit) && digit < 10
}

/// Whether the number ends in this digit, written `K` when it is 10.
fn ends_in_or_k(number: &str, digit: u32) -> bool {
    if digit == 10 { number.ends_with('K') } else { ends_in(number, digit) }
}

pub(super) fn cuit(number: &str) -> bool {
    let missing = missing_to_11(weighted(number, &[5, 4, 3, 2, 7, 6, 5, 4, 3, 2]));
    ends_in(number, missing.min(9))
}

pub(super) fn cnpj(number: &str) -> bool {
    two_digits(number, &[6, 5, 4, 3, 2, 9, 8, 7, 6, 5, 4, 3, 2])
}

pub(super) fn cpf(number: &str) -> bool {
    two_digits(number, &[11, 10, 9, 8, 7, 6, 5, 4, 3, 2])
}

/// Two check digits, the second of which also checks the first; the first has all weights but the
/// heaviest.
fn two_digits(number: &str, weights: &[u32]) -> bool {
    let digit = |weights| missing_to_11(weighted(number, weights)) % 10;
    ends_in(&number[..weights.len()], digit(&weights[1..])) && ends_in(number, digit(weights))
}

pub(super) fn rut_of_chile(number: &str) -> bool {
    ends_in_or_k(number, missing_to_11(weighted_from_right(number, (2..=7).cycle())))
}

pub(super) fn nit_of_colombia(number: &str) -> bool {
    const PRIMES: [u32; 15] = [3, 7, 13, 17, 19, 23, 29, 37, 41, 43, 47, 53, 59, 67, 71];
    let rest = weighted_from_right(number, PRIMES.into_iter()) % 11;
    ends_in(number, if rest < 2 { rest } else { 11 - rest })
}

/// The third digit says who it is: below 6 a person, 6 a public body or a person, 9 a firm or a
/// public body.
pub(super) fn ruc_of_ecuador(number: &str) -> bool {
    let person = || {
        let doubled = |(index, value): (usize, u32)| match (index % 2, value * 2) {
            (0, double) if double > 9 => double - 9,
            (0, double) => double,
            _ => value,
        };
        values(number).take(10).enumerate().map(doubled).sum::<u32>() % 10 == 0
    };
    let public = || weighted(number, &[3, 2, 7, 6, 5, 4, 3, 2, 1]).is_multiple_of(11);
    let firm = || weighted(number, &[4, 3, 2, 7, 6, 5, 4, 3, 2, 1]).is_multiple_of(11);
    match number.as_bytes().get(2) {
        Some(b'9') => firm() || public(),
        Some(b'6') => person() || public(),
        _ => person(),
    }
}

/// The last three signs are drawn from fewer letters than the rest, and the last one checks.
pub(super) fn rfc(number: &str) -> bool {
    const SIGNS: &str = "0123456789ABCDEFGHIJKLMN&OPQRSTUVWXYZ Ñ";
    let value = |sign| SIGNS.chars().position(|known| known == sign).unwrap_or_default();
    let signs: Vec<char> = format!("{number:>13}").chars().collect();
    let drawn = matches!(signs[10], '1'..='9' | 'A'..='V')
        && matches!(signs[11], '1'..='9' | 'A'..='Z')
        && matches!(signs[12], '0'..='9' | 'A');
    let sum: usize =
        signs[..12].iter().zip((2..=13).rev()).map(|(sign, weight)| value(*sign) * weight).sum();
    drawn && value(signs[12]) == (11 - sum % 11) % 11
}

pub(super) fn ruc_of_peru(number: &str) -> bool {
    let sum = weighted(number, &[5, 4, 3, 2, 7, 6, 5, 4, 3, 2]);
    ends_in(number, (11 - sum % 11) % 10)
}

pub(super) fn ruc_of_paraguay(number: &str) -> bool {
    ends_in(number, missing_to_11(weighted_from_right(number, 2..)) % 10)
}

pub(super) fn rut_of_uruguay(number: &str) -> bool {
    ends_in(number, missing_to_11(weighted(number, &[4, 3, 2, 9, 8, 7, 6, 5, 4, 3, 2])))
}

/// The letter counts as a number of its own. Communal councils (`C`) came later and have no
/// published one.
pub(super) fn rif(number: &str) -> bool {
    let letter = match number.as_bytes().first() {
        Some(b'V') => 4,
        Some(b'E') => 8,
        Some(b'J') => 12,
        Some(b'P') => 16,
        Some(b'G') => 20,
        _ => return true,
    };
    let digits = &number[1..];
    ends_in(digits, missing_to_11(letter + weighted(digits, &[3, 2, 7, 6, 5, 4, 3, 2])) % 10)
}

pub(super) fn nit_of_guatemala(number: &str) -> bool {
    ends_in_or_k(number, missing_to_11(weighted_from_right(number, 2..)))
}

/// Numbers whose serial is at most 100 are of the old kind.
pub(super) fn nit_of_el_salvador(number: &str) -> bool {
    let digit = if &number[10..13] <= "100" {
        weighted(number, &[14, 13, 12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2]) % 11
    } else {
        missing_to_11(weighted(number, &[2, 7, 6, 5, 4, 3, 2, 7, 6, 5, 4, 3, 2]))
    };
    ends_in(number, digit % 10)
}

pub(super) fn dui(number: &str) -> bool {
    ends_in(number, (10 - weighted(number, &[9, 8, 7, 6, 5, 4, 3, 2]) % 10) % 10)
}

pub(super) fn rnc(number: &str) -> bool {
    let rest = weighted(number, &[7, 9, 8, 6, 5, 4, 3, 2]) % 11;
    ends_in(number, (10 - rest) % 9 + 1)
}

/// The digits from the right, every second one doubled and its digits added, make a multiple of
/// ten.
pub(super) fn luhn(number: &str) -> bool {
    let values: Vec<u32> = values(number).collect();
    let doubled = |(index, value): (usize, &u32)| {
        let value = value * (1 + index as u32 % 2);
        value / 10 + value % 10
    };
    values.iter().rev().enumerate().map(doubled).sum::<u32>() % 10 == 0
}
