use ::gvc::{Need, Topic};
use table::{Chart, ChartKind};

use super::measure::{by, explain, measure, readings, show};
use crate::cli::Participation;
use crate::config::Config;
use crate::error::Failure;

/// Participation in value chains by country, or by industry and partner.
pub(crate) fn run(asked: &Participation, config: &Config) -> Result<(), Failure> {
    let (tripartite, asked) = (asked.tripartite, &asked.measure);
    if asked.explain {
        return explain(asked, config, Topic::Participation);
    }
    let (readings, by) = (readings(asked, config)?, by(asked));
    let (results, notes) =
        measure(asked, config, &readings, Need::Solutions, |leontief, wanted| {
            let mut cells = ::gvc::participation(leontief, by);
            cells.retain(|(cell, _)| wanted[cell.exporter]);
            Ok(cells)
        })?;
    let table = ::gvc::table::participation(&results, by.partner, tripartite);
    let label = match (by.partner, by.industry) {
        (true, _) => "importer",
        (false, true) => "industry",
        (false, false) if readings.len() > 1 => "year",
        (false, false) => "exporter",
    };
    let title = table.title.clone();
    let chart = Chart::new(ChartKind::GroupedBar, title, label, ["backward", "forward"]);
    show(asked, config, table, Some(&chart), notes)
}
