//! How the identifiers of each country are built: one row a scheme.

use vocabulary::Country;

use super::{Scheme, check};

/// How the identifiers of a scheme are built, written and checked.
pub(super) struct Rule {
    pub(super) scheme: Scheme,
    /// The country by its three-letter code; empty for those that have no rule of their own.
    country: &'static str,
    /// The number as it is written at home: `#` a digit, `@` a letter, `*` either, `K` a digit or
    /// that letter; the rest are separators. Empty where the separators are part of the number.
    picture: &'static str,
    /// The fewest signs; the leftmost ones of the picture may be absent down to so many, and zeros
    /// in front mean nothing then.
    shortest: usize,
    /// Whether the parts mean something.
    parts: fn(&str) -> bool,
    /// Whether the check digit fits.
    pub(super) check: fn(&str) -> bool,
    /// A made-up number that fits, for people who wonder how to write theirs.
    pub(super) example: &'static str,
}

/// Why a text does not match a picture.
pub(super) enum Mismatch {
    Sign(char),
    Length(usize),
    Kind,
    Part,
}

/// The rules of a country; one that takes everything where it has none.
pub(super) fn of(country: Country) -> impl Iterator<Item = &'static Rule> {
    let known = RULES.iter().any(|rule| rule.country == country.iso3());
    let wanted = if known { country.iso3() } else { "" };
    RULES.iter().filter(move |rule| rule.country == wanted)
}

impl Rule {
    /// The number, without separators.
    pub(super) fn read(&self, text: &str) -> Result<String, Mismatch> {
        if self.picture.is_empty() {
            return free(text);
        }
        let separator = |c: &char| c.is_whitespace() || "-–—−.,/_".contains(*c);
        let signs: Vec<char> =
            text.chars().filter(|c| !separator(c)).flat_map(char::to_uppercase).collect();
        let known = |c: &char| c.is_ascii_alphanumeric() || matches!(c, '&' | 'Ñ');
        if let Some(strange) = signs.iter().find(|c| !known(c)) {
            return Err(Mismatch::Sign(*strange));
        }
        let places: Vec<char> = self.picture.chars().filter(|c| is_place(*c)).collect();
        let surplus = signs.len().saturating_sub(self.shortest);
        let zeros = signs.iter().take(surplus).take_while(|c| **c == '0').count();
        let signs = if self.shortest < places.len() { &signs[zeros..] } else { &signs[..] };
        if !(self.shortest..=places.len()).contains(&signs.len()) {
            return Err(Mismatch::Length(signs.len()));
        }
        let places = &places[places.len() - signs.len()..];
        if !places.iter().zip(signs).all(|(place, sign)| takes(*place, *sign)) {
            return Err(Mismatch::Kind);
        }
        let number: String = signs.iter().collect();
        if (self.parts)(&number) { Ok(number) } else { Err(Mismatch::Part) }
    }

    /// The number as it is written at home.
    pub(super) fn write(&self, number: &str) -> String {
        let mut rest: Vec<char> = number.chars().collect();
        let mut written = Vec::new();
        for place in self.picture.chars().rev() {
            if rest.is_empty() {
                break;
            }
            written.push(if is_place(place) { rest.pop().unwrap_or(place) } else { place });
        }
        rest.into_iter().chain(written.into_iter().rev()).collect()
    }
}

fn is_place(c: char) -> bool {
    matches!(c, '#' | '@' | '*' | 'K')
}

fn takes(place: char, sign: char) -> bool {
    match place {
        '#' => sign.is_ascii_digit(),
        '@' => !sign.is_ascii_digit(),
        'K' => sign.is_ascii_digit() || sign == 'K',
        _ => sign.is_ascii_alphanumeric(),
    }
}

/// A number whose separators are part of it: letters, digits and the usual signs between them, in
/// capitals, one blank at a time.
fn free(text: &str) -> Result<String, Mismatch> {
    const LONGEST: usize = 40;
    let number = text.split_whitespace().collect::<Vec<_>>().join(" ").to_uppercase();
    if let Some(strange) = number.chars().find(|c| !c.is_alphanumeric() && !" -./&".contains(*c)) {
        return Err(Mismatch::Sign(strange));
    }
    let count = number.chars().count();
    if (3..=LONGEST).contains(&count) { Ok(number) } else { Err(Mismatch::Length(count)) }
}

fn any(_: &str) -> bool {
    true
}

/// Twelve or thirteen signs with a date before the last three. The century is not written; 2000 has
/// the 29th of February that 1900 lacks, and nobody born in 1900 will miss it.
fn rfc_parts(number: &str) -> bool {
    let digits: Vec<i16> =
        number.chars().rev().skip(3).take(6).map_while(|c| Some(c.to_digit(10)? as i16)).collect();
    let [d0, d1, m0, m1, y0, y1] = digits[..] else { return false };
    let month_day = (i8::try_from(m1 * 10 + m0), i8::try_from(d1 * 10 + d0));
    let (Ok(month), Ok(day)) = month_day else { return false };
    jiff::civil::Date::new(2000 + y1 * 10 + y0, month, day).is_ok()
}

fn begins(number: &str, beginnings: &[&str]) -> bool {
    beginnings.iter().any(|beginning| number.starts_with(beginning))
}

/// The first two digits as a number.
fn first_two(number: &str) -> u8 {
    number.get(..2).and_then(|digits| digits.parse().ok()).unwrap_or(0)
}

/// By country; firms before persons.
pub(super) const RULES: [Rule; 25] = [
    Rule {
        scheme: Scheme::ArCuit,
        country: "ARG",
        picture: "##-########-#",
        shortest: 11,
        parts: |n| {
            begins(n, &["20", "23", "24", "25", "26", "27", "30", "33", "34", "50", "51", "55"])
        },
        check: check::cuit,
        example: "20-12345678-6",
    },
    Rule {
        scheme: Scheme::BoNit,
        country: "BOL",
        picture: "############",
        shortest: 7,
        parts: any,
        check: any,
        example: "1023456028",
    },
    Rule {
        scheme: Scheme::BrCnpj,
        country: "BRA",
        picture: "**.***.***/****-##",
        shortest: 14,
        parts: |n| !n.starts_with("000000000000"),
        check: check::cnpj,
        example: "12.345.678/0001-95",
    },
    Rule {
        scheme: Scheme::BrCpf,
        country: "BRA",
        picture: "###.###.###-##",
        shortest: 11,
        parts: |n| n != "00000000000",
        check: check::cpf,
        example: "123.456.789-09",
    },
    Rule {
        scheme: Scheme::ClRut,
        country: "CHL",
        picture: "##.###.###-K",
        shortest: 8,
        parts: any,
        check: check::rut_of_chile,
        example: "12.345.678-5",
    },
    Rule {
        scheme: Scheme::CoNit,
        country: "COL",
        picture: "#.###.###.###-#",
        shortest: 6,
        parts: any,
        check: check::nit_of_colombia,
        example: "900.123.456-8",
    },
    Rule {
        scheme: Scheme::CrJuridica,
        country: "CRI",
        picture: "#-###-######",
        shortest: 10,
        parts: |n| begins(n, &["2", "3", "4", "5"]),
        check: any,
        example: "3-101-123456",
    },
    Rule {
        scheme: Scheme::CrFisica,
        country: "CRI",
        picture: "##-####-####",
        shortest: 9,
        parts: |n| n.len() == 9 && !n.starts_with('0'),
        check: any,
        example: "1-0234-0567",
    },
    Rule {
        scheme: Scheme::CrDimex,
        country: "CRI",
        picture: "############",
        shortest: 11,
        parts: |n| n.starts_with('1'),
        check: any,
        example: "155812345678",
    },
    Rule {
        scheme: Scheme::DoRnc,
        country: "DOM",
        picture: "#-##-#####-#",
        shortest: 9,
        parts: any,
        check: check::rnc,
        example: "1-01-12345-1",
    },
    Rule {
        scheme: Scheme::DoCedula,
        country: "DOM",
        picture: "###-#######-#",
        shortest: 11,
        parts: any,
        check: check::luhn,
        example: "001-1234567-3",
    },
    Rule {
        scheme: Scheme::EcRuc,
        country: "ECU",
        picture: "#############",
        shortest: 13,
        parts: |n| {
            (matches!(first_two(n), 1..=24 | 30 | 50))
                && !matches!(&n[2..3], "7" | "8")
                && !n.ends_with("000")
        },
        check: check::ruc_of_ecuador,
        example: "1712345675001",
    },
    Rule {
        scheme: Scheme::GtNit,
        country: "GTM",
        picture: "###########-K",
        shortest: 2,
        parts: any,
        check: check::nit_of_guatemala,
        example: "1234567-9",
    },
    Rule {
        scheme: Scheme::HnRtn,
        country: "HND",
        picture: "####-####-######",
        shortest: 14,
        parts: any,
        check: any,
        example: "0801-1990-123456",
    },
    Rule {
        scheme: Scheme::MxRfc,
        country: "MEX",
        picture: "@@@@######***",
        shortest: 12,
        parts: rfc_parts,
        check: check::rfc,
        example: "ABC900101AB5",
    },
    Rule {
        scheme: Scheme::NiRuc,
        country: "NIC",
        picture: "@#############",
        shortest: 14,
        parts: |n| n.starts_with(|c: char| c.is_ascii_uppercase()),
        check: any,
        example: "J0310000123456",
    },
    Rule {
        scheme: Scheme::NiCedula,
        country: "NIC",
        picture: "###-######-####@",
        shortest: 14,
        parts: |n| n.ends_with(|c: char| c.is_ascii_uppercase()),
        check: any,
        example: "001-010190-0001A",
    },
    Rule {
        scheme: Scheme::PaRuc,
        country: "PAN",
        picture: "",
        shortest: 0,
        parts: any,
        check: any,
        example: "155612345-2-2015 DV 59",
    },
    Rule {
        scheme: Scheme::PeRuc,
        country: "PER",
        picture: "###########",
        shortest: 11,
        parts: |n| begins(n, &["10", "15", "17", "20"]),
        check: check::ruc_of_peru,
        example: "20123456786",
    },
    Rule {
        scheme: Scheme::PyRuc,
        country: "PRY",
        picture: "########-#",
        shortest: 5,
        parts: any,
        check: check::ruc_of_paraguay,
        example: "80012345-0",
    },
    Rule {
        scheme: Scheme::SvNit,
        country: "SLV",
        picture: "####-######-###-#",
        shortest: 14,
        parts: |n| begins(n, &["0", "1", "9"]),
        check: check::nit_of_el_salvador,
        example: "0614-010190-101-5",
    },
    Rule {
        scheme: Scheme::SvDui,
        country: "SLV",
        picture: "########-#",
        shortest: 9,
        parts: any,
        check: check::dui,
        example: "01234567-8",
    },
    Rule {
        scheme: Scheme::UyRut,
        country: "URY",
        picture: "############",
        shortest: 12,
        parts: |n| matches!(first_two(n), 1..=22) && &n[2..8] != "000000" && &n[8..11] == "001",
        check: check::rut_of_uruguay,
        example: "211234560019",
    },
    Rule {
        scheme: Scheme::VeRif,
        country: "VEN",
        picture: "@-########-#",
        shortest: 10,
        parts: |n| begins(n, &["V", "E", "J", "P", "G", "C"]),
        check: check::rif,
        example: "J-12345678-4",
    },
    Rule {
        scheme: Scheme::Other,
        country: "",
        picture: "",
        shortest: 0,
        parts: any,
        check: any,
        example: "DE 123456789",
    },
];
