//! The yearly figures of firms: stated, corrected by a new statement, never overwritten.

use access::Action;
use registry::{PanelYear, problem};
use store::Act;
use vocabulary::PanelId;

use crate::error::sound;
use crate::{ActionError, Context, Institution, gate};

/// States the figures of a year. A statement that corrects another names it in `replaces`.
///
/// # Errors
///
/// Something has to be mended, or the firm does not exist for this actor.
pub async fn state(
    institution: &Institution,
    context: &Context,
    mut year: PanelYear,
) -> Result<PanelId, ActionError> {
    gate::firm(institution, context, Action::AddPanel, year.firm).await?;
    year.id = PanelId(context.uuid());
    year.stated = context.today();
    let mut problems = year.problems(context.today());
    let others = institution.store.of_firm::<PanelYear>(year.firm).await?;
    let standing = registry::standing(others.into_iter().map(|other| other.record).collect());
    match year.replaces {
        Some(replaced) => {
            let is_known = standing.iter().any(|o| o.id == replaced && o.year == year.year);
            if !is_known {
                problems.push(problem("year", "problem-year-replaced"));
            }
        }
        None if standing.iter().any(|o| o.year == year.year && o.source == year.source) => {
            problems.push(problem("year", "problem-year-stated"));
        }
        None => {}
    }
    sound(problems)?;
    let mut change = institution.store.begin().await?;
    change.insert(&year).await?;
    change.act(Act::new("panel-stated", "firm", year.firm).sealed(year.firm, &year)?);
    change.commit(context.now, context.actor.account).await?;
    Ok(year.id)
}
