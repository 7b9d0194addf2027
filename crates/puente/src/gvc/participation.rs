use ::gvc::Topic;
use table::{Chart, ChartKind};

use super::measure::{by, explain, measure, readings, show};
use crate::cli::Measure;
use crate::config::Config;
use crate::error::Failure;

/// Participation in value chains by country, or by industry and partner.
pub(crate) fn run(asked: &Measure, config: &Config) -> Result<(), Failure> {
    if asked.explain {
        return explain(asked, config, Topic::Participation);
    }
    let (readings, by) = (readings(asked)?, by(asked));
    let (results, notes) = measure(asked, &readings, |leontief, wanted| {
        let mut cells = ::gvc::participation(leontief, by);
        cells.retain(|(cell, _)| wanted[cell.exporter]);
        Ok(cells)
    })?;
    let table = ::gvc::table::participation(&results, by.partner);
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
