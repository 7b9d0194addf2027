//! Passwords: which are too easy to guess, and how one is kept.
//!
//! A password is compared and kept in Unicode's NFKC form, so that a letter with an accent is the
//! same letter on every keyboard. Following OWASP ASVS 5 (6.2) there are no rules about capitals or
//! digits: length counts, and not being what an attacker tries first.
//!
//! ```
//! use access::{Weakness, password};
//!
//! let personal = ["Rosa Quispe", "rosa@tejidos.example"];
//! assert_eq!(password::check("Flamengo2026!", &personal), Err(Weakness::Common));
//! assert_eq!(password::check("rosa quispe 1987", &personal), Err(Weakness::Personal));
//! password::check("tres llamas en el patio", &personal)?;
//!
//! let kept = password::hash("tres llamas en el patio", [7; 16]);
//! assert!(password::verify("tres llamas en el patio", &kept));
//! assert!(!password::verify("tres llamas en la plaza", &kept));
//! # Ok::<(), Weakness>(())
//! ```

use std::collections::BTreeSet;
use std::hint::black_box;

use argon2::password_hash::phc::PasswordHash;
use argon2::password_hash::{PasswordHasher, PasswordVerifier};
use argon2::{Algorithm, Argon2, Params, Version};
use unicode_normalization::UnicodeNormalization;
use words::Message;

/// The fewest characters of a password.
pub const LEAST_CHARACTERS: usize = 10;
/// The most bytes of a password in UTF-8.
pub const MOST_BYTES: usize = 256;

/// With fewer characters than this around them, common words and personal details stay easy to
/// guess: a year and two marks are what people add.
const ENOUGH_OTHERS: usize = 6;
/// Fewer different characters than this are a pattern, such as `abababababab`.
const ENOUGH_KINDS: usize = 5;
/// Shorter parts of a name, an address or a number are too frequent inside other words.
const SHORTEST_DETAIL: usize = 3;

/// Written as [`bare`] does, sorted by byte; `data/README.md` names the sources.
const COMMON: &str = include_str!("../data/common-passwords.txt");

/// Why a password cannot be accepted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Weakness {
    /// Fewer than [`LEAST_CHARACTERS`] characters.
    Short,
    /// More than [`MOST_BYTES`] bytes.
    Long,
    /// One of the passwords that attackers try first, perhaps with a few digits or marks around it.
    Common,
    /// Little more than the person's own name, address or number.
    Personal,
}

impl Weakness {
    /// What to tell the person.
    pub fn message(self) -> Message {
        match self {
            Self::Short => Message::new("password-short").with("least", LEAST_CHARACTERS),
            Self::Long => Message::new("password-long").with("most", MOST_BYTES),
            Self::Common => Message::new("password-common"),
            Self::Personal => Message::new("password-personal"),
        }
    }
}

impl std::fmt::Display for Weakness {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.message().text(words::Language::English))
    }
}

impl std::error::Error for Weakness {}

/// Whether a person may take this password; `personal` holds what others know of them: name,
/// e-mail address, telephone number, name of the firm.
///
/// # Errors
/// The first [`Weakness`] found.
pub fn check(password: &str, personal: &[&str]) -> Result<(), Weakness> {
    if password.len() > MOST_BYTES {
        return Err(Weakness::Long);
    }
    let password = normal(password);
    if password.len() > MOST_BYTES {
        return Err(Weakness::Long);
    }
    if password.chars().count() < LEAST_CHARACTERS {
        return Err(Weakness::Short);
    }
    let folded = bare(&password);
    if is_personal(&folded, personal) {
        return Err(Weakness::Personal);
    }
    if is_common(&folded) {
        return Err(Weakness::Common);
    }
    Ok(())
}

/// Whether the list has the password, or the word inside it with less than [`ENOUGH_OTHERS`]
/// characters that are not letters around it, or a few characters are repeated.
fn is_common(folded: &str) -> bool {
    if folded.chars().collect::<BTreeSet<_>>().len() < ENOUGH_KINDS {
        return true;
    }
    let word = folded.trim_matches(|c: char| !c.is_alphabetic());
    let around = folded.chars().count() - word.chars().count();
    listed(folded) || (around < ENOUGH_OTHERS && listed(word))
}

/// Halves the sorted text until one line is left, without a table of its lines.
fn listed(word: &str) -> bool {
    let (mut low, mut high) = (0, COMMON.len());
    while low < high {
        let middle = (low + high) / 2;
        let start = COMMON[..middle].rfind('\n').map_or(0, |end| end + 1);
        let end = COMMON[middle..].find('\n').map_or(COMMON.len(), |length| middle + length);
        match word.cmp(&COMMON[start..end]) {
            std::cmp::Ordering::Equal => return true,
            std::cmp::Ordering::Less => high = start,
            std::cmp::Ordering::Greater => low = end + 1,
        }
    }
    false
}

/// Whether less than [`ENOUGH_OTHERS`] letters and digits are left when the words of the person's
/// details are taken out.
fn is_personal(folded: &str, personal: &[&str]) -> bool {
    let alphanumeric = |c: &char| c.is_alphanumeric();
    let personal: Vec<String> = personal.iter().map(|detail| normal(detail)).collect();
    let mut details: Vec<String> = personal
        .iter()
        .flat_map(|detail| detail.split(|c: char| !c.is_alphanumeric()).chain([detail.as_str()]))
        .map(|detail| bare(detail).chars().filter(alphanumeric).collect())
        .filter(|detail: &String| detail.chars().count() >= SHORTEST_DETAIL)
        .collect();
    // The longest first: "Ana" must not break up "Mariana".
    details.sort_by_key(|detail| std::cmp::Reverse(detail.len()));
    let whole: String = folded.chars().filter(alphanumeric).collect();
    let rest = details.iter().fold(whole.clone(), |rest, detail| rest.replace(detail, ""));
    rest.len() < whole.len() && rest.chars().count() < ENOUGH_OTHERS
}

/// The password as it is kept: a PHC string of Argon2id with 19 MiB, two passes and one lane, which
/// is OWASP's recommendation. `salt` is drawn at random for each password.
///
/// It takes some tens of milliseconds of one core and 19 MiB: a server calls it away from its
/// requests and bounds how many run at once.
///
/// # Panics
/// If the memory cannot be had, as any other allocation would.
pub fn hash(password: &str, salt: [u8; 16]) -> String {
    let hash: PasswordHash = hasher()
        .hash_password_with_salt(normal(password).as_bytes(), &salt)
        .expect("fixed parameters and a salt of 16 bytes are valid");
    hash.to_string()
}

/// Whether this is the password that was kept. The parameters are those of the kept string, so
/// passwords stay valid when [`hash`] becomes stronger; a string that is none fits no password.
pub fn verify(password: &str, kept: &str) -> bool {
    hasher().verify_password(normal(password).as_bytes(), kept).is_ok()
}

/// Costs what [`verify`] costs. Called when there is no such account, so that the time of an answer
/// does not tell which accounts exist.
pub fn verify_nothing(password: &str) {
    black_box(hash(password, [0; 16]));
}

fn hasher() -> Argon2<'static> {
    Argon2::new(Algorithm::Argon2id, Version::V0x13, Params::DEFAULT)
}

/// Lower case without accents, spaces, `-` and `_`, as the list is written.
fn bare(text: &str) -> String {
    vocabulary::fold(text).replace(' ', "")
}

fn normal(password: &str) -> String {
    password.nfkc().collect()
}
