use ::gvc::{Topic, Use};

use super::measure::{explain, measure, readings, show};
use crate::cli::Origin;
use crate::config::Config;
use crate::error::Failure;

/// Value added by origin in exports, or in final demand.
pub(crate) fn run(asked: &Origin, config: &Config) -> Result<(), Failure> {
    let used = if asked.final_demand { Use::FinalDemand } else { Use::Exports };
    let asked = &asked.measure;
    if asked.explain {
        return explain(asked, config, Topic::Origin);
    }
    let readings = readings(asked)?;
    let (results, notes) = measure(asked, &readings, |leontief, wanted| {
        let mut rows = ::gvc::origin(leontief, used);
        rows.retain(|row| wanted[row.user]);
        Ok(rows)
    })?;
    show(asked, config, ::gvc::table::origin(&results, used), None, notes)
}
