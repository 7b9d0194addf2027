use ::gvc::{Approach, Method, Need, Perspective, Topic};

use super::measure::{by, explain, measure, readings, show};
use crate::cli::{ApproachArg, Decompose, MethodArg, PerspectiveArg};
use crate::config::Config;
use crate::error::Failure;

/// Gross exports in terms of value added and double counting.
pub(crate) fn run(asked: &Decompose, config: &Config) -> Result<(), Failure> {
    let (method, asked) = (method(asked), &asked.measure);
    if asked.explain {
        return explain(asked, config, Topic::Decompose(method));
    }
    let (readings, by) = (readings(asked, config)?, by(asked));
    let (results, notes) = measure(asked, config, &readings, Need::Inverse, |leontief, wanted| {
        let mut result = ::gvc::decompose(leontief, method, by)?;
        result.cells.retain(|(cell, _)| wanted[cell.exporter]);
        Ok(result)
    })?;
    show(asked, config, ::gvc::table::decomposition(&results), None, notes)
}

fn method(asked: &Decompose) -> Method {
    let approach = match asked.approach {
        ApproachArg::Source => Approach::Source,
        ApproachArg::Sink => Approach::Sink,
    };
    let perspective = match asked.perspective {
        PerspectiveArg::Exporter => Perspective::Exporter,
        PerspectiveArg::World => Perspective::World,
        PerspectiveArg::CountryBilateral => Perspective::CountryBilateral,
        PerspectiveArg::Sector => Perspective::Sector,
        PerspectiveArg::SectorBilateral => Perspective::SectorBilateral,
        PerspectiveArg::Importer => Perspective::Importer,
    };
    match asked.method {
        MethodArg::Bm => Method::Bm(approach, perspective),
        MethodArg::Kww => Method::Kww,
        MethodArg::Wwz => Method::Wwz,
        MethodArg::My => Method::My,
        MethodArg::Oecd => Method::Oecd,
        MethodArg::Hiy => Method::Hiy,
    }
}
