use std::collections::BTreeMap;

use crate::assessment::{Answer, Assessment, Origin, Outcome};
use crate::catalogue::Catalogue;
use crate::standard::{Mapped, Standard};

/// The answers of an assessment that also count in another standard: assess once, answer every
/// buyer.
///
/// An answer counts where both standards ask the same, and where the first asks all that the second
/// asks. Of several answers that count, the lowest level does. What does not apply in one standard
/// may well apply in the other, so that is asked. Each answer keeps note and evidence and says where
/// it comes from.
pub fn carry_over(
    catalogue: &Catalogue,
    from: &Standard,
    assessment: &Assessment,
    to: &Standard,
) -> BTreeMap<String, Answer> {
    let mut carried: BTreeMap<String, Answer> = BTreeMap::new();
    for (source, target, how) in catalogue.lines(from, to) {
        if !matches!(how, Some(Mapped::Equal | Mapped::Covers)) {
            continue;
        }
        let Some(answer) = assessment.answers.get(source) else { continue };
        let Outcome::Level(level) = answer.outcome else { continue };
        let lower = carried.get(target).is_none_or(|other| match other.outcome {
            Outcome::Level(other) => level < other,
            Outcome::NotApplicable { .. } => false,
        });
        if lower {
            let origin = Some(Origin {
                assessment: assessment.id,
                standard: from.code.clone(),
                requirement: source.to_owned(),
            });
            carried.insert(target.to_owned(), Answer { origin, ..answer.clone() });
        }
    }
    carried
}
