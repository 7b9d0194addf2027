use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use registry::Span;
use vocabulary::{Language, Money};
use words::{Message, number};

/// A day in words.
pub(crate) fn day(language: Language, date: Date) -> String {
    let [month, day] = [date.month(), date.day()].map(i8::unsigned_abs);
    let date = words::Date { year: i32::from(date.year()), month, day: Some(day) };
    words::date(language, date)
}

/// A moment: day and time of day.
pub(crate) fn moment(language: Language, at: Timestamp, zone: &TimeZone) -> String {
    let local = zone.to_datetime(at);
    format!("{}, {:02}:{:02}", day(language, local.date()), local.hour(), local.minute())
}

/// Since when and until when.
pub(crate) fn span(language: Language, span: Span) -> String {
    let message = match (span.from, span.to) {
        (None, None) => return String::new(),
        (Some(from), None) => Message::new("span-since").with("from", day(language, from)),
        (None, Some(to)) => Message::new("span-until").with("to", day(language, to)),
        (Some(from), Some(to)) => Message::new("span-both")
            .with("from", day(language, from))
            .with("to", day(language, to)),
    };
    message.text(language)
}

/// An amount with its currency.
pub(crate) fn money(language: Language, money: Money) -> String {
    let decimals = money.currency.minor_units();
    format!("{} {}", money.currency.code(), number(language, money.major(), decimals))
}

/// An amount as one would type it.
pub(crate) fn amount(money: Money) -> String {
    let units = u32::from(money.currency.minor_units());
    let scale = 10_u64.pow(units);
    let (sign, minor) = (if money.minor < 0 { "-" } else { "" }, money.minor.unsigned_abs());
    let (whole, rest) = (minor / scale, minor % scale);
    match units {
        0 => format!("{sign}{whole}"),
        _ => format!("{sign}{whole}.{rest:0width$}", width = units as usize),
    }
}
