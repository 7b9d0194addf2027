/// Groups of economies that many ask for, by ISO codes: what a file of groups may name as a member
/// without listing it. Of each, a table has those that it has.
const KNOWN: [(&str, &[&str]); 6] = [
    ("MERCOSUR", &["ARG", "BRA", "PRY", "URY"]),
    ("Andean Community", &["BOL", "COL", "ECU", "PER"]),
    ("Pacific Alliance", &["CHL", "COL", "MEX", "PER"]),
    ("Central American Common Market", &["CRI", "GTM", "HND", "NIC", "SLV"]),
    ("USMCA", &["CAN", "MEX", "USA"]),
    (
        "EU27",
        &[
            "AUT", "BEL", "BGR", "CYP", "CZE", "DEU", "DNK", "ESP", "EST", "FIN", "FRA", "GRC",
            "HRV", "HUN", "IRL", "ITA", "LTU", "LUX", "LVA", "MLT", "NLD", "POL", "PRT", "ROU",
            "SVK", "SVN", "SWE",
        ],
    ),
];

/// The members of a known group.
pub(super) fn known(name: &str) -> Option<&'static [&'static str]> {
    KNOWN.iter().find(|(known, _)| *known == name).map(|(_, members)| *members)
}
