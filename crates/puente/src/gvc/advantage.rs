use ::gvc::{Need, Topic};
use table::{Chart, ChartKind};

use super::measure::{explain, measure, readings, show};
use crate::cli::Measure;
use crate::config::Config;
use crate::error::Failure;

/// Revealed comparative advantage in gross exports and in value added.
pub(crate) fn run(asked: &Measure, config: &Config) -> Result<(), Failure> {
    if asked.explain {
        return explain(asked, config, Topic::Advantage);
    }
    let readings = readings(asked, config)?;
    let (results, notes) =
        measure(asked, config, &readings, Need::Solutions, |leontief, wanted| {
            let mut rows = ::gvc::advantage(leontief)?;
            rows.retain(|row| wanted[row.economy]);
            Ok(rows)
        })?;
    let table = ::gvc::table::advantage(&results);
    let series = ["rca", "rca_value_added"];
    let chart = Chart::new(ChartKind::Dot, table.title.clone(), "industry", series);
    show(asked, config, table, Some(&chart), notes)
}
