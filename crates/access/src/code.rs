//! Secrets in writing: [`Code`] for people, [`Token`] for links and sessions.
//!
//! Neither is ever stored. What is stored is the [`Code::digest`] or [`Token::digest`], by which the
//! secret is found again when somebody presents it.

use std::fmt;

use sha2::{Digest, Sha256};
use words::Message;

/// Crockford's base 32: no I, L, O or U, which are taken for 1, 1, 0 and V.
const ALPHABET: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
/// Letters and digits of a code: eleven carry 5 bits each, the twelfth checks them.
const LENGTH: usize = 12;
/// Between two dashes.
const GROUP: usize = 4;

/// A code of 55 random bits that is read from paper or over the telephone: `7KQ2-M9XD-4TBC`.
///
/// The last character makes Σ 2ⁿ·cₙ = 0 over the field of 32 elements, n counted from the right.
/// No two powers are equal, so one wrong character or two exchanged ones are always noticed before
/// the code is looked up, and any other mistake 31 times out of 32.
///
/// ```
/// use access::Code;
///
/// let code = Code::new([0x5a; 7]);
/// assert_eq!(code.to_string(), "PJTB-9D5M-PJTR");
/// assert_eq!(Code::parse(" pjtb 9d5m pjtr ").unwrap(), code);
/// assert!(Code::parse("PJTB-9D5M-JPTR").is_err());
/// ```
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Code([u8; LENGTH]);

/// How a code was mistyped.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mistyped {
    /// Not twelve letters and digits.
    Length {
        /// How many there are.
        found: usize,
    },
    /// A character that no code has.
    Character(char),
    /// A character is wrong or out of place.
    Check,
}

impl Mistyped {
    /// What to tell the person.
    pub fn message(self) -> Message {
        match self {
            Self::Length { found } => {
                Message::new("code-length").with("length", LENGTH).with("found", found)
            }
            Self::Character(character) => {
                Message::new("code-character").with("character", character.to_string())
            }
            Self::Check => Message::new("code-check"),
        }
    }
}

impl Code {
    /// The code of these random bytes; the topmost of their 56 bits is not used.
    pub fn new(random: [u8; 7]) -> Self {
        let bits = random.iter().fold(0, |bits, &byte| bits << 8 | u64::from(byte));
        let mut values = [0; LENGTH];
        for (place, value) in values[..LENGTH - 1].iter_mut().rev().enumerate() {
            *value = (bits >> (5 * place)) as u8 & 31;
        }
        values[LENGTH - 1] = sum(&values);
        Self(values)
    }

    /// Reads what a person typed: capitals or not, spaces and dashes anywhere, O for 0, I or L
    /// for 1.
    ///
    /// # Errors
    /// [`Mistyped`] says how it cannot be a code; a code without mistake may still be unknown.
    pub fn parse(typed: &str) -> Result<Self, Mistyped> {
        let mut values = [0; LENGTH];
        let mut found = 0;
        for c in typed.chars().filter(|c| !c.is_whitespace() && !is_dash(*c)) {
            let value = value(c).ok_or(Mistyped::Character(c))?;
            if let Some(place) = values.get_mut(found) {
                *place = value;
            }
            found += 1;
        }
        match found {
            LENGTH if sum(&values) == 0 => Ok(Self(values)),
            LENGTH => Err(Mistyped::Check),
            _ => Err(Mistyped::Length { found }),
        }
    }

    /// SHA-256 of the twelve characters without dashes: what is stored. A plain digest is enough
    /// for a random secret that soon expires; it would not be for a password.
    pub fn digest(&self) -> [u8; 32] {
        Sha256::digest(self.0.map(character)).into()
    }
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (place, &value) in self.0.iter().enumerate() {
            if place > 0 && place % GROUP == 0 {
                f.write_str("-")?;
            }
            write!(f, "{}", char::from(character(value)))?;
        }
        Ok(())
    }
}

/// A log must not hold it.
impl fmt::Debug for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Code(…)")
    }
}

/// Σ 2ⁿ·cₙ over the field of 32 elements, n from the right, by Horner's rule. The first and the
/// last weights are 2¹¹ and 2⁰; with c₀ still zero it is what c₀ has to be.
fn sum(values: &[u8; LENGTH]) -> u8 {
    values.iter().fold(0, |sum, &value| double(sum) ^ value)
}

/// Twice an element of the field of 32 elements, modulo x⁵ + x² + 1, of which 2 generates all but 0.
fn double(value: u8) -> u8 {
    let twice = value << 1;
    if twice & 32 == 0 { twice } else { twice ^ 0b10_0101 }
}

fn character(value: u8) -> u8 {
    ALPHABET[usize::from(value)]
}

fn value(c: char) -> Option<u8> {
    let c = match c.to_ascii_uppercase() {
        'O' => '0',
        'I' | 'L' => '1',
        other => other,
    };
    ALPHABET.iter().position(|&known| char::from(known) == c).map(|value| value as u8)
}

/// The dashes that a telephone puts for the one on paper.
fn is_dash(c: char) -> bool {
    matches!(c, '-' | '\u{2010}'..='\u{2015}' | '\u{2212}' | '_' | '.')
}

/// A secret of 256 random bits for a session's cookie or a link, written as 64 hexadecimal digits.
///
/// ```
/// use access::Token;
///
/// let token = Token::new([0xab; 32]);
/// assert_eq!(Token::parse(&token.to_string()), Some(token));
/// assert_eq!(Token::parse("abab"), None);
/// ```
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Token([u8; 32]);

impl Token {
    /// The token of these random bytes.
    pub fn new(random: [u8; 32]) -> Self {
        Self(random)
    }

    /// Reads a token as [`Token`]'s `Display` writes it, in lower case; anything else is none.
    pub fn parse(text: &str) -> Option<Self> {
        let mut bytes = [0; 32];
        if text.len() != 2 * bytes.len() {
            return None;
        }
        for (byte, digits) in bytes.iter_mut().zip(text.as_bytes().chunks_exact(2)) {
            *byte = nibble(digits[0])? << 4 | nibble(digits[1])?;
        }
        Some(Self(bytes))
    }

    /// SHA-256 of the 32 bytes: what is stored.
    pub fn digest(&self) -> [u8; 32] {
        Sha256::digest(self.0).into()
    }
}

impl fmt::Display for Token {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

/// A log must not hold it.
impl fmt::Debug for Token {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Token(…)")
    }
}

fn nibble(digit: u8) -> Option<u8> {
    match digit {
        b'0'..=b'9' => Some(digit - b'0'),
        b'a'..=b'f' => Some(digit - b'a' + 10),
        _ => None,
    }
}
