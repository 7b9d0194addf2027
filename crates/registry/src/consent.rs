use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use vocabulary::{ConsentId, FirmId, codes};

codes! {
    /// What a firm's data may be used for.
    pub enum Purpose("purpose") {
        /// To advise the firm and keep its case file.
        Service = "service",
        /// To show what it learned to other firms.
        Sharing = "sharing",
        /// To introduce it to buyers.
        Buyers = "buyers",
        /// To find out whether programmes work.
        Evaluation = "evaluation",
        /// To report to those who fund the institution.
        Funder = "funder",
    }
}

codes! {
    /// Why the law allows the use.
    pub enum LegalBasis("legal-basis") {
        /// The firm agreed.
        Consent = "consent",
        /// An agreement with the firm needs it.
        Contract = "contract",
        /// A law demands it.
        LegalObligation = "legal-obligation",
        /// A task in the public interest.
        PublicInterest = "public-interest",
    }
}

codes! {
    /// How a consent was given.
    pub enum Manner("manner") {
        /// On the page, by the firm itself.
        Page = "page",
        /// On paper, which the institution keeps.
        Paper = "paper",
        /// By word of mouth, to a person who wrote it down.
        Spoken = "spoken",
    }
}

/// A legal basis to use a firm's data for one purpose, from a time on until it ends.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Consent {
    /// Which one.
    pub id: ConsentId,
    /// The firm.
    pub firm: FirmId,
    /// What for.
    pub purpose: Purpose,
    /// Why the law allows it.
    pub basis: LegalBasis,
    /// How it was given.
    pub manner: Manner,
    /// The version of the text that was agreed to.
    pub text: u16,
    /// Since when.
    pub given: Timestamp,
    /// When it was withdrawn or ended.
    pub ended: Option<Timestamp>,
}

/// The version of the texts in which consent is asked today (`consent-ask-*` in the message files).
/// It grows whenever a text changes its meaning; what was agreed to before stays as it was.
pub const CONSENT_TEXT: u16 = 1;

impl Consent {
    /// Whether it stands.
    pub fn stands(&self) -> bool {
        self.ended.is_none()
    }
}

/// The consent that stands for a purpose, if any.
pub fn standing_consent(consents: &[Consent], purpose: Purpose) -> Option<&Consent> {
    consents.iter().find(|consent| consent.purpose == purpose && consent.stands())
}
