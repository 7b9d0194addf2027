use std::collections::BTreeMap;
use std::fmt::Write as _;

use actions::network::NetworkPage;
use network::{Edges, Network, layout};
use vocabulary::Language;
use words::Message;

use super::View;

/// The width of the picture; the height follows from what is drawn. On a phone it shrinks to four
/// fifths, so that letters of 13 remain legible.
const WIDTH: f64 = 400.0;
const MARGIN: f64 = 14.0;
/// A community of a few firms is not drawn larger than this a step.
const LARGEST: f64 = 26.0;
/// Firms get their number only where there is room for it.
const NUMBERED: usize = 70;

/// The firms of a view as dots in the discs of their communities, ties as lines. Communities carry
/// the number that they have in the list, firms of a small view too.
pub(super) fn svg(found: &NetworkPage, view: View, firms: &[usize], language: Language) -> String {
    let place: BTreeMap<usize, u32> = (0..).zip(firms).map(|(i, firm)| (*firm, i)).collect();
    let pairs: Vec<(u32, u32)> =
        found.ties.iter().filter_map(|(a, b)| Some((*place.get(a)?, *place.get(b)?))).collect();
    let (sources, targets) = pairs.iter().copied().unzip();
    let names = firms.iter().map(usize::to_string).collect();
    let ties = Network::new(Edges { names, sources, targets, weights: None }, false).ties;
    let nowhere = found.communities.len();
    let part: Vec<u32> =
        firms.iter().map(|firm| found.firms[*firm].community.unwrap_or(nowhere) as u32).collect();
    let drawn = layout(&ties, &part, 1);
    let [width, height] = drawn.size();
    let step = ((WIDTH - 2.0 * MARGIN) / width.max(1.0)).min(LARGEST);
    let left = (WIDTH - width * step) / 2.0;
    let at = |[x, y]: [f64; 2]| (left + x * step, MARGIN + y * step);
    let tall = height * step + 2.0 * MARGIN;
    let title = Message::new("network-map-title")
        .with("firms", firms.len())
        .with("ties", pairs.len())
        .text(language);
    let mut svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {WIDTH} {tall:.0}\" role=\"img\" \
         aria-labelledby=\"t\" font-family=\"system-ui, sans-serif\"><title id=\"t\">{title}</title>\
         <rect width=\"{WIDTH}\" height=\"{tall:.0}\" fill=\"#fbfaf7\" stroke=\"#dcd8cf\"/>"
    );
    // Writing to a string cannot fail.
    for disc in drawn.discs.iter().filter(|disc| disc.radius > 0.0) {
        let (x, y) = at(disc.centre);
        let radius = disc.radius * step;
        let _ = write!(
            svg,
            "<circle cx=\"{x:.1}\" cy=\"{y:.1}\" r=\"{radius:.1}\" fill=\"#f2efe7\" stroke=\"#dcd8cf\"/>"
        );
    }
    let (mut inside, mut between) = (String::new(), String::new());
    for (a, b) in &pairs {
        let is_inside = part[*a as usize] == part[*b as usize];
        let path = if is_inside { &mut inside } else { &mut between };
        let (from, to) = (at(drawn.points[*a as usize]), at(drawn.points[*b as usize]));
        let _ = write!(path, "M{:.1} {:.1}L{:.1} {:.1}", from.0, from.1, to.0, to.1);
    }
    let _ = write!(
        svg,
        "<path d=\"{inside}\" stroke=\"#5b6470\" stroke-opacity=\".4\" stroke-width=\".8\"/>\
         <path d=\"{between}\" stroke=\"#a86a12\" stroke-opacity=\".6\" stroke-width=\"1\"/>"
    );
    for (node, firm) in firms.iter().enumerate() {
        let firm_ties = &found.firms[*firm];
        let (x, y) = at(drawn.points[node]);
        let radius =
            (step * 0.14 * (1.0 + (firm_ties.contacts as f64).sqrt() / 2.0)).clamp(1.4, 7.0);
        let look = match firm_ties {
            _ if view == View::Firm(*firm) => "fill=\"#1c2430\"",
            firm if firm.cut_off => "fill=\"#fbfaf7\" stroke=\"#a3312a\" stroke-width=\"1.5\"",
            firm if firm.name.is_none() => "fill=\"#8a8f96\"",
            _ => "fill=\"#0b6b68\"",
        };
        let _ = write!(svg, "<circle cx=\"{x:.1}\" cy=\"{y:.1}\" r=\"{radius:.1}\" {look}/>");
    }
    let halo = "stroke=\"#fbfaf7\" stroke-width=\"3\" paint-order=\"stroke\" fill=\"#1c2430\"";
    if view != View::Whole && firms.len() <= NUMBERED {
        for (number, point) in (1..).zip(&drawn.points) {
            let (x, y) = at(*point);
            let (x, y) = (x + 6.0, y - 5.0);
            let _ = write!(
                svg,
                "<text x=\"{x:.1}\" y=\"{y:.1}\" font-size=\"11\" {halo}>{number}</text>"
            );
        }
    }
    for (number, disc) in (1..).zip(&drawn.discs) {
        if disc.radius > 0.0 && !matches!(view, View::Community(_)) {
            let (x, y) = at([disc.centre[0], disc.centre[1] - disc.radius]);
            let _ = write!(
                svg,
                "<text x=\"{x:.1}\" y=\"{:.1}\" font-size=\"14\" font-weight=\"700\" \
                 text-anchor=\"middle\" {halo}>{number}</text>",
                y + 5.0
            );
        }
    }
    svg.push_str("</svg>");
    svg
}
