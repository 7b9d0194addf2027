use paper::{Check, Verdict};
use table::{Column, Figure, Table};
use vocabulary::Place;
use words::Message;

/// What the text of the paper says of a place, with the verdict on each sentence.
pub(crate) fn figure(checks: &[Check], place: Place) -> Figure {
    let claims: Vec<&Check> =
        checks.iter().filter(|c| c.table == "claims" && c.place == Some(place)).collect();
    let with = |verdict: Verdict| claims.iter().filter(|check| check.verdict == verdict).count();
    let faults = claims.iter().filter(|check| check.verdict.is_fault()).count();
    let sentence = if claims.is_empty() {
        Message::new("profile-claims-none").with("place", place)
    } else {
        Message::new("profile-claims-says")
            .with("place", place)
            .with("claims", claims.len())
            .with("hold", with(Verdict::Reproduces))
            .with("faults", faults)
    };
    let table = Table::new("claims", Message::new("profile-claims-title").with("place", place))
        .column(Column::sentence("what", claims.iter().map(|c| Some(c.what.clone()))))
        .column(Column::number("printed", claims.iter().map(|c| c.printed)))
        .column(Column::code(
            "verdict",
            "verdict",
            claims.iter().map(|c| Some(c.verdict.code().to_owned())),
        ))
        .column(Column::sentence("why", claims.iter().map(|c| Some(c.why.clone()))))
        .source(Message::new("paper-itself"));
    Figure {
        heading: Message::new("profile-claims"),
        sentences: vec![sentence],
        flags: Vec::new(),
        chart: None,
        table,
        definition: Message::new("profile-claims-definition"),
    }
}
