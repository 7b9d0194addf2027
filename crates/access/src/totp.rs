//! The second factor: six digits that a telephone shows, new every half minute (RFC 6238, on
//! RFC 4226, with SHA-1), and recovery codes for the day the telephone is lost.
//!
//! ```
//! use access::totp::{self, Secret};
//! use jiff::Timestamp;
//!
//! let secret = Secret::new(*b"12345678901234567890");
//! let now = Timestamp::from_second(59)?;
//! let step = totp::verify(&secret, "287 082", now, None);
//! assert_eq!(step, Some(1));
//! assert_eq!(totp::verify(&secret, "287 082", now, step), None, "used once");
//! # Ok::<(), jiff::Error>(())
//! ```

use std::fmt;

use hmac::{Hmac, KeyInit, Mac};
use jiff::Timestamp;
use sha1::Sha1;
use subtle::ConstantTimeEq;

use crate::code::Code;

/// Seconds that a code is shown.
const PERIOD: i64 = 30;
/// Digits of a code.
const DIGITS: usize = 6;
/// RFC 4648.
const BASE_32: &[u8; 32] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

/// What the server and the telephone both know: 20 random bytes, as RFC 4226 recommends.
#[derive(Clone, PartialEq, Eq)]
pub struct Secret([u8; 20]);

impl Secret {
    /// The secret of these random bytes, or one that was stored.
    pub fn new(bytes: [u8; 20]) -> Self {
        Self(bytes)
    }

    /// The bytes to store. Unlike a password's hash they are the secret itself.
    pub fn bytes(&self) -> &[u8; 20] {
        &self.0
    }

    /// Base 32 without padding: 32 letters and digits to type where no picture can be scanned.
    pub fn text(&self) -> String {
        let values = self.0.chunks_exact(5).flat_map(|chunk| {
            let bits = chunk.iter().fold(0_u64, |bits, &byte| bits << 8 | u64::from(byte));
            (0..8).rev().map(move |place| (bits >> (5 * place)) as usize & 31)
        });
        values.map(|value| char::from(BASE_32[value])).collect()
    }

    /// The secret of such a text.
    pub fn parse(text: &str) -> Option<Self> {
        let mut bytes = [0; 20];
        if text.len() != 32 {
            return None;
        }
        for (chunk, bytes) in text.as_bytes().chunks_exact(8).zip(bytes.chunks_exact_mut(5)) {
            let bits = chunk.iter().try_fold(0_u64, |bits, byte| {
                let value = BASE_32.iter().position(|known| known == byte)?;
                Some(bits << 5 | value as u64)
            })?;
            bytes.copy_from_slice(&bits.to_be_bytes()[3..]);
        }
        Some(Self(bytes))
    }

    /// The address that a telephone's application reads from a QR code. `issuer` is who runs the
    /// program, `account` what the person signs in with.
    pub fn uri(&self, issuer: &str, account: &str) -> String {
        let (issuer, account) = (escaped(issuer), escaped(account));
        format!("otpauth://totp/{issuer}:{account}?secret={}&issuer={issuer}", self.text())
    }
}

/// A log must not hold it.
impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Secret(…)")
    }
}

/// The step whose code was typed: the present half minute, the one before or the one after, because
/// clocks differ. The caller keeps it with the account and passes it as `last_used` the next time:
/// a step that is not later is refused, so that a code seen over a shoulder is worth nothing.
///
/// Spaces in the code are ignored. The time does not depend on where a wrong code differs.
pub fn verify(secret: &Secret, code: &str, now: Timestamp, last_used: Option<i64>) -> Option<i64> {
    let typed: String = code.chars().filter(|c| !c.is_whitespace()).collect();
    let present = now.as_second().div_euclid(PERIOD);
    (present - 1..=present + 1)
        .filter(|&step| bool::from(code_at(secret, step).as_bytes().ct_eq(typed.as_bytes())))
        .rfind(|&step| last_used.is_none_or(|last| step > last))
}

/// The code of a step, counted in half minutes since 1970.
///
/// RFC 4226: of HMAC-SHA-1 over the step, the last four bits say at which byte to read 31 bits,
/// whose last six decimal digits are the code.
pub fn code_at(secret: &Secret, step: i64) -> String {
    let mut mac = Hmac::<Sha1>::new_from_slice(&secret.0).expect("HMAC takes a key of any length");
    mac.update(&step.to_be_bytes());
    let mac = mac.finalize().into_bytes();
    let start = usize::from(mac[19] & 15);
    let bits = mac[start..start + 4].iter().fold(0_u32, |bits, &byte| bits << 8 | u32::from(byte));
    format!("{:0DIGITS$}", (bits & 0x7fff_ffff) % 10_u32.pow(DIGITS as u32))
}

/// Eight codes, each good once instead of the telephone's. They are shown once, to be kept on
/// paper; only their [`Code::digest`]s are stored.
pub fn recovery_codes(random: [[u8; 7]; 8]) -> [Code; 8] {
    random.map(Code::new)
}

/// Percent-encoded as RFC 3986 asks; telephones do not take a plus sign for a space.
fn escaped(text: &str) -> String {
    let mut escaped = String::new();
    for byte in text.bytes() {
        match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' => {
                escaped.push(char::from(byte));
            }
            _ => escaped.push_str(&format!("%{byte:02X}")),
        }
    }
    escaped
}
