//! What buyers ask and where a firm stands: its assessments, their results and what follows.

pub(crate) mod acts;
pub(crate) mod answer;
pub(crate) mod begin;
pub(crate) mod evidence;
pub(crate) mod list;
pub(crate) mod obstacles;
pub(crate) mod place;
pub(crate) mod plan;
pub(crate) mod result;
pub(crate) mod upgrade;

use jiff::civil::Date;
use standards::{Kind, Status, Verdict};
use store::PartyName;
use vocabulary::FirmId;
use words::Message;

use crate::Site;
use crate::visitor::Person;
use actions::ActionError;

/// The firm's name, for the head of a page about what is the firm's.
async fn firm_name(site: &Site, person: &Person, firm: FirmId) -> Result<String, ActionError> {
    let found = actions::firm::show(&site.institution, &person.context, firm).await?;
    Ok(found.firm.record.name().to_owned())
}

/// The words for who looked.
fn kind_label(kind: &Kind) -> Message {
    Message::new(format!("kind-{}", kind.code()))
}

/// The words for how far an assessment is.
fn status_label(status: Status) -> Message {
    Message::new(format!("status-{}", status.code()))
}

/// The sentence for a verdict.
fn verdict_label(verdict: Verdict) -> Message {
    Message::new(format!("score-verdict-{}", verdict.code()))
}

/// What an assessment is called: standard and day.
fn title(standard: &standards::Standard, day: Date, language: vocabulary::Language) -> Message {
    Message::new("assessment-title")
        .with("standard", standard.title.message())
        .with("day", crate::show::day(language, day))
}

/// The name of a party that may have been erased.
fn shown(name: &PartyName) -> &str {
    &name.name
}
