use paper::{Paper, TopShares};
use table::Number;
use vocabulary::{Country, Place};
use words::Message;

/// What a list of the five largest is of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Kind {
    /// Export products.
    Products,
    /// Export destinations.
    Destinations,
}

/// The five largest of a country in 2000 and in 2013, or the largest of each country of a region.
#[derive(Debug, Clone, PartialEq)]
pub struct TopFive {
    /// What the list is of.
    pub kind: Kind,
    /// Whose list it is.
    pub place: Place,
    /// The years of the data: 2000 and 2013, but 2000 and 2011 for Venezuela.
    pub years: (u16, u16),
    /// The items: for a country those of 2013 by rank, then those that were among the five in 2000
    /// only; for a region the largest of each country in 2013.
    pub leaders: Vec<Leader>,
}

/// One item with its share in each year; `None` when it was not among the five.
#[derive(Debug, Clone, PartialEq)]
pub struct Leader {
    /// The exporting country.
    pub country: Country,
    /// The product or destination.
    pub name: Message,
    /// Percent of exports in 2000.
    pub before: Option<Number>,
    /// Percent of exports in 2013.
    pub now: Option<Number>,
    /// The value in 2013, in thousand US dollars; products only.
    pub value: Option<Number>,
}

/// An item of a list, known by its product code or its partner where it has one.
#[derive(Clone, PartialEq)]
struct Entry {
    name: Message,
    share: Number,
    value: Option<Number>,
}

impl TopFive {
    /// The list of a place.
    pub fn new(paper: &Paper, kind: Kind, place: Place) -> Self {
        let leaders = match place {
            Place::Country(country) => of_country(paper, kind, country),
            Place::Region(region) => region
                .members()
                .into_iter()
                .filter_map(|country| of_country(paper, kind, country).into_iter().next())
                .collect(),
        };
        let lists = match kind {
            Kind::Products => &paper.products,
            Kind::Destinations => &paper.destinations,
        };
        let year = |heading: u16| {
            let of = |l: &&TopShares| Place::Country(l.country) == place && l.year == heading;
            lists.iter().find(of).map_or(heading, |list| list.data_year)
        };
        Self { kind, place, years: (year(2000), year(2013)), leaders }
    }
}

fn of_country(paper: &Paper, kind: Kind, country: Country) -> Vec<Leader> {
    let now = entries(paper, kind, country, 2013);
    let before = entries(paper, kind, country, 2000);
    let share_in = |list: &[Entry], entry: &Entry| {
        list.iter().find(|other| other.name == entry.name).map(|other| other.share)
    };
    let gone = before.iter().filter(|entry| share_in(&now, entry).is_none());
    now.iter()
        .chain(gone)
        .map(|entry| Leader {
            country,
            name: entry.name.clone(),
            before: share_in(&before, entry),
            now: share_in(&now, entry),
            value: entry.value.filter(|_| share_in(&now, entry).is_some()),
        })
        .collect()
}

/// Table 1 prints the shares to a decimal, table A6 codes and values in the same order.
fn entries(paper: &Paper, kind: Kind, country: Country, year: u16) -> Vec<Entry> {
    let find = |lists: &[TopShares]| {
        lists.iter().find(|l| (l.country, l.year) == (country, year)).cloned()
    };
    let list = match kind {
        Kind::Products => find(&paper.products),
        Kind::Destinations => find(&paper.destinations),
    };
    let detailed = paper.exports.iter().find(|e| (e.country, e.year) == (country, year));
    let Some(list) = list else { return Vec::new() };
    let items = list.items.iter().enumerate();
    items
        .map(|(index, item)| match kind {
            Kind::Products => {
                let product = detailed.and_then(|d| d.products.get(index));
                let name = product.map_or_else(
                    || Message::verbatim(item.name.as_str()),
                    |p| Message::new(format!("hs-{}", p.product.hs())),
                );
                Entry { name, share: item.share, value: product.map(|p| p.value) }
            }
            Kind::Destinations => Entry { name: destination(item), share: item.share, value: None },
        })
        .collect()
}

fn destination(item: &paper::ShareItem) -> Message {
    match item.partner {
        Some(partner) => Message::new("place-name").with("place", partner),
        None => {
            let slug = vocabulary::fold(&item.name).replace([',', ' '], "-").replace("--", "-");
            Message::new(format!("destination-{slug}"))
        }
    }
}
