use table::{Column, Number, Table};
use words::{Message, decimal, percent};

use crate::Icio;
use crate::read::Reading;

/// What a table holds, how well it balances, and what will be done about it.
#[derive(Debug, Clone, PartialEq)]
pub struct Inspection {
    rows: Vec<Finding>,
    title: Message,
    notes: Vec<Message>,
}

#[derive(Debug, Clone, PartialEq)]
struct Finding {
    item: &'static str,
    name: Option<String>,
    number: Option<f64>,
    remark: Option<Message>,
}

/// How far two sums are apart over all elements.
struct Gap {
    largest: f64,
    element: Option<usize>,
    share: f64,
}

fn gap(table: &Icio, other: &[f64]) -> Gap {
    let apart = |e: usize| (table.output[e] - other[e]).abs();
    let total: f64 = table.output.iter().map(|x| x.abs()).sum();
    let sum: f64 = (0..other.len()).map(apart).sum();
    let element = (0..other.len()).max_by(|a, b| apart(*a).total_cmp(&apart(*b)));
    let largest = element.map_or(0.0, apart);
    Gap { largest, element, share: if total > 0.0 { sum / total } else { 0.0 } }
}

/// Looks at a table as it was read.
pub fn inspect(reading: &Reading) -> Inspection {
    let table = &reading.table;
    let n = table.elements();
    let columns = table.economies.len() * table.demand.len();
    let partners = table.outside.as_ref().map_or(0, |outside| outside.partners.len());
    let mut sold = vec![0.0; n];
    let mut bought = vec![0.0; n];
    for (row, sum) in sold.iter_mut().enumerate() {
        let sales = &table.intermediate[row * n..][..n];
        *sum += sales.iter().sum::<f64>();
        *sum += table.final_demand[row * columns..][..columns].iter().sum::<f64>();
        if let Some(outside) = &table.outside {
            *sum += outside.exports[row * partners..][..partners].iter().sum::<f64>();
        }
        bought.iter_mut().zip(sales).for_each(|(bought, sale)| *bought += sale);
    }
    let mut rows = Vec::new();
    let mut say = |item, name: Option<String>, number: Option<f64>, remark: Option<Message>| {
        rows.push(Finding { item, name, number, remark });
    };
    say("layout", Some(table.layout.code().to_owned()), None, Some(table.layout.label()));
    let year = table.year.map(f64::from);
    let unit = Some(table.unit.clone()).filter(|unit| !unit.is_empty());
    say("unit", unit, None, None);
    say("year", year.map(|year| year.to_string()), None, None);
    let list = |names: &[String]| (Some(ends(names)), Some(names.len() as f64));
    for (item, names) in [
        ("economies", &table.economies),
        ("industries", &table.industries),
        ("demand", &table.demand),
    ] {
        let (name, number) = list(names);
        say(item, name, number, None);
    }
    if let Some(outside) = &table.outside {
        let (name, number) = list(&outside.partners);
        say("outside", name, number, Some(Message::new("inspect-outside-remark")));
    }
    let extensions: Vec<String> = table.extensions.iter().map(|e| e.name.clone()).collect();
    let (name, number) = list(&extensions);
    say("extensions", name.filter(|name| !name.is_empty()), number, None);
    say("output", None, Some(table.output.iter().sum()), None);
    let balance = gap(table, &sold);
    let told = |gap: &Gap, key: &'static str| {
        Some(Message::new(key).with("share", percent(100.0 * gap.share, 4)))
    };
    let named = |gap: &Gap| gap.element.map(|element| table.element(element));
    say(
        "row-balance",
        named(&balance),
        Some(balance.largest),
        told(&balance, "inspect-row-balance-remark"),
    );
    match &table.value_added {
        Some(added) => {
            let inputs: Vec<f64> = bought.iter().zip(added).map(|(b, v)| b + v).collect();
            let balance = gap(table, &inputs);
            let key = if table.outside.is_some() {
                "inspect-column-balance-open"
            } else {
                "inspect-column-balance-remark"
            };
            say("column-balance", named(&balance), Some(balance.largest), told(&balance, key));
        }
        None => {
            let remark = Message::new("inspect-no-value-added-remark");
            say("column-balance", None, None, Some(remark));
        }
    }
    let mut count = |item, remark: &'static str, is: &dyn Fn(usize) -> bool| {
        let found: Vec<String> = (0..n).filter(|e| is(*e)).map(|e| table.element(e)).collect();
        let remark = (!found.is_empty()).then(|| Message::new(remark));
        let names = Some(ends(&found)).filter(|names| !names.is_empty());
        say(item, names, Some(found.len() as f64), remark);
    };
    count("zero-output", "inspect-zero-output-remark", &|e| table.output[e] == 0.0);
    count("negative-output", "inspect-negative-output-remark", &|e| table.output[e] < 0.0);
    count("negative-residual", "inspect-negative-residual-remark", &|e| {
        table.output[e] - bought[e] < 0.0
    });
    let negative = |block: &[f64]| block.iter().filter(|value| **value < 0.0).count();
    let flows = negative(&table.intermediate);
    let demand = negative(&table.final_demand);
    let told = |count: usize, key: &'static str| (count > 0).then(|| Message::new(key));
    say("negative-flows", None, Some(flows as f64), told(flows, "inspect-negative-flows-remark"));
    say(
        "negative-demand",
        None,
        Some(demand as f64),
        told(demand, "inspect-negative-demand-remark"),
    );
    let title = Message::new("inspect-title")
        .with("economies", decimal(table.economies.len() as f64, 0))
        .with("industries", decimal(table.industries.len() as f64, 0));
    Inspection { rows, title, notes: reading.notes.clone() }
}

/// A list of names, or its ends when it is long.
fn ends(names: &[String]) -> String {
    const SHOWN: usize = 6;
    if names.len() <= 2 * SHOWN {
        return names.join(", ");
    }
    let (first, last) = (&names[..SHOWN], &names[names.len() - 2..]);
    format!("{}, …, {}", first.join(", "), last.join(", "))
}

impl From<&Inspection> for Table {
    fn from(inspection: &Inspection) -> Self {
        let Inspection { rows, title, notes } = inspection;
        let code = rows.iter().map(|row| Some(row.item.to_owned()));
        let number = rows.iter().map(|row| row.number.map(Number::from));
        let table = Self::new("inspection", title.clone())
            .column(Column::code("item", "inspect", code))
            .column(Column::text("found", rows.iter().map(|row| row.name.clone())))
            .column(Column::number("amount", number))
            .column(Column::sentence("remark", rows.iter().map(|row| row.remark.clone())));
        notes.iter().cloned().fold(table, Self::note)
    }
}
