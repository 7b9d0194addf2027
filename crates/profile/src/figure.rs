//! The profile's results as sentence, chart and table.

use paper::Check;
use table::{Chart, ChartKind, Column, Figure, Flag, Number, Table, Unit};
use vocabulary::{Place, Region};
use words::{Arg, Message, decimal, percent};

use crate::{Better, Comparison, Investment, Kind, Measure, TopFive};

/// The warnings among the checks whose identifiers begin so and that speak on one of the places.
pub(crate) fn flags(checks: &[Check], prefixes: &[&str], places: &[Place]) -> Vec<Flag> {
    let speaks = |check: &&Check| {
        check.verdict.is_fault()
            && prefixes.iter().any(|prefix| check.id.starts_with(prefix))
            && check.place.is_some_and(|place| places.contains(&place))
    };
    let flag = |check: &Check| Flag {
        verdict: check.verdict.code(),
        check: check.id.clone(),
        why: Message::new("profile-flag")
            .with("table", check.table.as_str())
            .with("place", check.place.map_or(Arg::from(""), Arg::from))
            .with(
                "year",
                check.year.as_deref().map_or(Arg::from(""), |y| Arg::from(format!(" {y}"))),
            )
            .with("what", check.what.clone())
            .with("why", check.why.clone()),
    };
    checks.iter().filter(speaks).map(flag).collect()
}

/// The source line of a table of the paper.
pub(crate) fn source(table: &str) -> Message {
    Message::new("profile-source").with("table", table)
}

fn of(key: &str, measure: Measure) -> Message {
    Message::new(format!("measure-{}{key}", measure.code()))
}

impl Comparison {
    /// The figure of the comparison in which some places stand out. With `only_focus` the table
    /// holds just these and the region.
    pub fn figure(&self, checks: &[Check], focus: &[Place], only_focus: bool) -> Figure {
        let region = Place::Region(Region::SouthAmerica);
        let mut places: Vec<Place> = self
            .standings
            .iter()
            .map(|standing| Place::Country(standing.country))
            .filter(|place| !only_focus || focus.contains(place))
            .collect();
        if only_focus {
            // A country that the paper leaves out is shown as missing, not left out again.
            places.extend(
                focus.iter().copied().filter(|place| !places.contains(place)).collect::<Vec<_>>(),
            );
        }
        if !places.contains(&region) {
            places.push(region);
        }
        let mut table = Table::new(self.measure.code(), of("", self.measure))
            .column(Column::place("place", places.iter().copied().map(Some)));
        for (index, (name, unit)) in self.measure.series().iter().enumerate() {
            let values = places.iter().map(|place| self.column(*place, index));
            table = table.column(Column::number(*name, values).unit(*unit));
        }
        let table = self.notes(table.source(source(self.measure.table())), &places);
        let stands_out = |place: &Place| focus.contains(place);
        let highlight = places.iter().enumerate().filter(|(_, p)| stands_out(p)).map(|(i, _)| i);
        let chart = Chart::new(
            self.measure.chart(),
            of("", self.measure),
            "place",
            self.measure.series().iter().map(|(name, _)| *name),
        )
        .highlight(highlight);
        Figure {
            heading: of("", self.measure),
            sentences: self.sentences(focus),
            flags: flags(checks, self.measure.checks(), &places),
            chart: Some(chart),
            table,
            definition: of("-definition", self.measure),
        }
    }

    fn notes(&self, table: Table, places: &[Place]) -> Table {
        let mean = match self.measure {
            Measure::InvestmentGrowth => Message::new("profile-note-total"),
            _ => Message::new("profile-note-mean"),
        };
        let venezuela = places.iter().any(|place| place.code() == "VEN");
        let notes: &[&'static str] = match self.measure {
            Measure::ProductConcentration if venezuela => &["profile-note-venezuela"],
            Measure::DestinationConcentration if venezuela => {
                &["profile-note-venezuela", "profile-note-unstated"]
            }
            _ => &[],
        };
        notes.iter().fold(table.note(mean), |table, key| table.note(Message::new(*key)))
    }

    fn shown(&self, number: Number) -> Arg {
        percent(number.value, number.decimals.unwrap_or(self.measure.decimals()))
    }

    fn sentences(&self, focus: &[Place]) -> Vec<Message> {
        let mut sentences: Vec<Message> = focus.iter().map(|place| self.says(*place)).collect();
        if let [Place::Country(_)] = focus {
            sentences.extend(self.beside(focus[0]));
            sentences.extend(self.means(focus[0]));
        }
        sentences
    }

    /// What the place's own number is.
    fn says(&self, place: Place) -> Message {
        let Some(value) = self.main(place) else {
            if self.column(place, 0).is_some() {
                return of("-unstated", self.measure).with("place", place);
            }
            return Message::new("measure-missing")
                .with("what", of("", self.measure))
                .with("place", place);
        };
        if let (Place::Region(_), Some(best), Some(worst)) = (place, self.best, self.worst()) {
            let of = |country| {
                self.main(Place::Country(country)).map_or(Arg::from(""), |n| self.shown(n))
            };
            return Message::new("measure-region")
                .with("what", Message::new(format!("measure-{}", self.measure.code())))
                .with("value", self.shown(value))
                .with("best", best)
                .with("bestvalue", of(best))
                .with("worst", worst)
                .with("worstvalue", of(worst));
        }
        let mut says =
            of("-says", self.measure).with("place", place).with("value", self.shown(value));
        if let Some((before, now)) = self.years(place) {
            says = says.with("before", before.to_string()).with("now", now.to_string());
        }
        let other = match self.measure {
            Measure::FirmSizes => self.column(place, 3),
            _ => self.column(place, 0),
        };
        other.map_or(says.clone(), |other| says.with("other", self.shown(other)))
    }

    /// The region and the best peer.
    fn beside(&self, place: Place) -> Option<Message> {
        let region = self.main(Place::Region(Region::SouthAmerica))?;
        let best = Place::Country(self.best?);
        let value = self.main(place);
        let whole = match self.measure {
            Measure::InvestmentGrowth => "measure-total",
            _ => "measure-mean",
        };
        let message = Message::new(if value.is_some() && best == place {
            "measure-beside-best"
        } else {
            "measure-beside"
        });
        let message = message.with("region", Message::new(whole).with("value", self.shown(region)));
        Some(if best == place {
            message
        } else {
            message.with("best", best).with("value", self.shown(self.main(best)?))
        })
    }

    /// What it means to stand better or worse than the region.
    fn means(&self, place: Place) -> Option<Message> {
        let region = self.main(Place::Region(Region::SouthAmerica))?;
        let value = self.main(place)?;
        // Two hundredths of the mean are within what such numbers can tell.
        if (value.value - region.value).abs() <= 0.02 * region.value.abs() {
            return Some(Message::new("measure-alike"));
        }
        let better = match self.measure.better() {
            Better::Lower => value.value < region.value,
            Better::Higher => value.value > region.value,
        };
        Some(of(if better { "-better" } else { "-worse" }, self.measure))
    }
}

impl TopFive {
    /// The figure of the list.
    pub fn figure(&self, checks: &[Check]) -> Figure {
        let region = matches!(self.place, Place::Region(_));
        let (id, source_table, prefixes): (_, _, &[&str]) = match self.kind {
            Kind::Products => ("products", "1, A6", &["A6.total.", "1.A6."]),
            Kind::Destinations => ("destinations", "2", &["2.sum."]),
        };
        let key = |suffix: &str| format!("profile-{id}{suffix}");
        let title = Message::new(key("-title")).with("place", self.place);
        let leaders = &self.leaders;
        let item = match self.kind {
            Kind::Products => "product",
            Kind::Destinations => "destination",
        };
        let mut table = Table::new(id, title.clone());
        if region {
            let countries = leaders.iter().map(|l| Some(Place::Country(l.country)));
            table = table.column(Column::place("country", countries));
        }
        table = table
            .column(Column::sentence(item, leaders.iter().map(|l| Some(l.name.clone()))))
            .column(
                Column::number("share_2000", leaders.iter().map(|l| l.before))
                    .unit(Unit::PERCENT_OF_EXPORTS),
            )
            .column(
                Column::number("share_2013", leaders.iter().map(|l| l.now))
                    .unit(Unit::PERCENT_OF_EXPORTS),
            );
        if self.kind == Kind::Products {
            let values = leaders.iter().map(|l| l.value);
            table = table.column(Column::number("value", values).unit(Unit::THOUSAND_USD));
        }
        let table = table.note(Message::new("profile-note-top5")).source(source(source_table));
        let table = if region || self.years.1 != 2013 {
            table.note(Message::new("profile-note-venezuela"))
        } else {
            table
        };
        let label = if region { "country" } else { item };
        let series: &[&str] = if region { &["share_2013"] } else { &["share_2000", "share_2013"] };
        let kind = if region { ChartKind::Bar } else { ChartKind::Dot };
        let chart = Chart::new(kind, title, label, series.iter().copied());
        Figure {
            heading: Message::new(key("")),
            sentences: self.sentences(id),
            flags: flags(checks, prefixes, &[self.place]),
            chart: Some(chart),
            table,
            definition: Message::new(key("-definition")),
        }
    }

    fn sentences(&self, id: &str) -> Vec<Message> {
        let named = |leader: &crate::Leader, share: Option<Number>| {
            let share = share.map_or(Arg::from(""), |s| percent(s.value, s.decimals.unwrap_or(1)));
            Arg::from(
                Message::new("name-and-share")
                    .with("name", leader.name.clone())
                    .with("share", share),
            )
        };
        let list = |year: fn(&crate::Leader) -> Option<Number>| -> Vec<Arg> {
            let mut known: Vec<&crate::Leader> =
                self.leaders.iter().filter(|l| year(l).is_some()).collect();
            known.sort_by(|a, b| {
                let value = |l: &crate::Leader| year(l).map_or(0.0, |n| n.value);
                value(b).total_cmp(&value(a))
            });
            known.into_iter().take(3).map(|l| named(l, year(l))).collect()
        };
        match self.place {
            Place::Region(_) => {
                let largest: Vec<&Message> = self.leaders.iter().map(|l| &l.name).collect();
                let count = |name: &Message| largest.iter().filter(|other| **other == name).count();
                let common = self.leaders.iter().max_by_key(|l| count(&l.name));
                common
                    .map(|leader| {
                        Message::new(format!("profile-{id}-region"))
                            .with("name", leader.name.clone())
                            .with("count", count(&leader.name))
                            .with("all", self.leaders.len())
                    })
                    .into_iter()
                    .collect()
            }
            Place::Country(_) => vec![
                Message::new(format!("profile-{id}-says"))
                    .with("place", self.place)
                    .with("year", self.years.1.to_string())
                    .with("now", list(|l| l.now)),
                Message::new("profile-before")
                    .with("year", self.years.0.to_string())
                    .with("before", list(|l| l.before)),
            ],
        }
    }
}

impl Investment {
    /// The figure of the inflows.
    pub fn figure(&self, checks: &[Check]) -> Figure {
        let region = Place::Region(Region::SouthAmerica);
        let title = Message::new("profile-investment-title").with("place", self.place);
        let mut table = Table::new("investment", title.clone())
            .column(Column::text("period", self.periods.iter().cloned().map(Some)))
            .column(Column::number("fdi", self.inflows.iter().copied()).unit(Unit::MILLION_USD));
        if self.place != region {
            let shares = self.shares().into_iter().map(|s| s.map(Number::from));
            table = table
                .column(
                    Column::number("fdi_region", self.region.iter().copied())
                        .unit(Unit::MILLION_USD),
                )
                .column(Column::number("share_of_region", shares).unit(Unit::PERCENT));
        }
        let table = table.note(Message::new("profile-note-average")).source(source("3"));
        Figure {
            heading: Message::new("profile-investment"),
            sentences: self.sentences(),
            flags: flags(checks, &["3.total."], &[region]),
            chart: Some(Chart::new(ChartKind::Line, title, "period", ["fdi"])),
            table,
            definition: Message::new("profile-investment-definition"),
        }
    }

    fn sentences(&self) -> Vec<Message> {
        let (Some(last), Some(period), Some((peak, most))) =
            (self.inflows.last().copied().flatten(), self.periods.last(), self.peak())
        else {
            return vec![Message::new("profile-investment-missing").with("place", self.place)];
        };
        let says = |key: &'static str| {
            Message::new(key)
                .with("place", self.place)
                .with("value", decimal(last.value, 0))
                .with("year", period.as_str())
        };
        let mut sentences = vec![if peak == period {
            says("profile-investment-peak")
        } else {
            says("profile-investment-says").with("peak", peak).with("most", decimal(most.value, 0))
        }];
        if let (Place::Country(_), Some(share)) =
            (self.place, self.shares().last().copied().flatten())
        {
            let message = Message::new("profile-investment-share").with("share", percent(share, 1));
            sentences.push(message.with("year", period.as_str()));
        }
        sentences
    }
}
