use std::sync::Arc;

use actions::ActionError;
use actions::firm::{FirmPage, show as load};
use actions::panel::state;
use axum::extract::{Query, State};
use axum::response::{IntoResponse, Redirect, Response};
use jiff::civil::Date;
use registry::{Export, Firm, PanelYear, PriceBasis, Problem, Source, problem};
use serde::Deserialize;
use uuid::Uuid;
use vocabulary::{Code as _, Country, Currency, FirmId, Language, PanelId, Place, Product};
use words::Message;

use super::edit::Edit;
use super::fields::shown;
use crate::Site;
use crate::form::{Choice, Field, Form, Group, Input};
use crate::frame::{Frame, page};
use crate::pages::missing::Address;
use crate::show::amount;
use crate::typed::Typed;
use crate::visitor::Person;

/// Exports that the form has room for: product, market and amount of each.
const EXPORTS: [[&str; 3]; 5] = [
    ["export_1_product", "export_1_market", "export_1_amount"],
    ["export_2_product", "export_2_market", "export_2_amount"],
    ["export_3_product", "export_3_market", "export_3_amount"],
    ["export_4_product", "export_4_market", "export_4_amount"],
    ["export_5_product", "export_5_market", "export_5_amount"],
];
const EXPORT_LABELS: [&str; 3] =
    ["field-export-product", "field-export-market", "field-export-amount"];

#[derive(Debug, Default, Deserialize)]
pub(crate) struct Asked {
    #[serde(default)]
    replaces: String,
}

/// The questions about a year.
fn form(language: Language, firm: FirmId) -> Form {
    let new = |name, input| Field::new(language, name, input);
    let number = |name| new(name, Input::Line("text", "numeric"));
    let money = |name| new(name, Input::Line("text", "decimal"));
    let months = (1..=12)
        .map(|month| Choice::new(month, Message::new(format!("month-{month}")).text(language)));
    let currencies = Currency::ALL.map(|currency| {
        Choice::new(currency.code(), format!("{} – {}", currency.code(), currency.name(language)))
    });
    let exports = EXPORTS.iter().flat_map(|names| {
        names.iter().zip(EXPORT_LABELS).map(|(name, key)| {
            let keyboard = if key == "field-export-market" { "text" } else { "decimal" };
            Field::new(language, name, Input::Line("text", keyboard)).labelled(language, key)
        })
    });
    let mut exports: Vec<Field> = exports.collect();
    exports.insert(0, new("no_exports", Input::Tick));
    if let Some(first) = exports.get_mut(1) {
        first.hint = Some(Message::new("hint-export-product").text(language));
    }
    let groups = vec![
        Group::new(vec![
            new("replaces", Input::Hidden),
            number("year").required(),
            number("women"),
            number("men"),
            new("currency", Input::One(currencies.into())).required(),
            money("sales"),
            new("source", Input::Radio(Choice::words::<Source>(language))).required(),
        ]),
        Group::titled(language, "group-exports", exports).folded(),
        Group::titled(language, "group-accounts", vec![money("wages"), money("value_added")])
            .folded(),
        Group::titled(
            language,
            "group-prices",
            vec![
                new("closes", Input::One(months.collect())),
                new("basis", Input::Radio(Choice::words::<PriceBasis>(language))),
                number("base_year"),
            ],
        ),
    ];
    let url = format!("/{language}/firms/{firm}");
    Form::new(language, format!("{url}/panel/new"), "save", groups).cancel(url)
}

/// What the form holds for a new statement.
fn blank(firm: &Firm, today: Date, language: Language) -> Typed {
    let currency = Currency::of(firm.country).unwrap_or(Currency::Usd);
    let pairs = vec![
        ("year", (today.year() - 1).to_string()),
        ("closes", "12".to_owned()),
        ("currency", currency.code().to_owned()),
        ("basis", PriceBasis::Current.code().to_owned()),
        ("source", Source::Owner.code().to_owned()),
    ];
    Typed::of(pairs, language)
}

/// What the form holds for the correction of a statement.
fn of(year: &PanelYear, language: Language) -> Typed {
    let mut pairs = vec![
        ("replaces", year.id.to_string()),
        ("year", year.year.to_string()),
        ("closes", year.closes.to_string()),
        ("women", shown(year.women)),
        ("men", shown(year.men)),
        ("currency", year.currency.code().to_owned()),
        ("basis", year.basis.code().to_owned()),
        ("base_year", shown(year.base_year)),
        ("sales", shown(year.sales.map(amount))),
        ("wages", shown(year.wages.map(amount))),
        ("value_added", shown(year.value_added.map(amount))),
        ("no_exports", shown(year.no_exports.then_some("yes"))),
        ("source", year.source.code().to_owned()),
    ];
    for (names, export) in EXPORTS.iter().zip(&year.exports) {
        pairs.extend(names.iter().copied().zip([
            shown(export.product.as_ref().map(Product::hs)),
            shown(export.market.map(|market| market.name(language))),
            amount(export.amount),
        ]));
    }
    Typed::of(pairs, language)
}

/// One line of exports; `None` when it is empty or cannot be read, which is noted.
fn export(
    typed: &mut Typed,
    [product, market, money]: [&'static str; 3],
    currency: Currency,
) -> Option<Export> {
    let [code, place] = [product, market].map(|field| typed.text(field).to_owned());
    let is_empty = code.is_empty() && place.is_empty() && typed.text(money).is_empty();
    if is_empty {
        return None;
    }
    let found = Product::from_hs(&code.replace(['.', ' '], ""));
    if found.is_none() && !code.is_empty() {
        typed.wrong(product, Message::new("problem-product").with("text", code));
    }
    let countries: Vec<Place> = Country::all().map(Place::Country).collect();
    let country = match Place::find(&place, &countries) {
        _ if place.is_empty() => None,
        Ok(Place::Country(country)) => Some(country),
        Ok(Place::Region(_)) | Err(_) => {
            typed.wrong(market, Message::new("problem-market").with("text", place));
            None
        }
    };
    if typed.text(money).is_empty() {
        typed.wrong(money, Message::new("problem-export-amount"));
    }
    Some(Export { product: found, market: country, amount: typed.money(money, currency)? })
}

/// The statement that follows from what was typed; what cannot be read is noted in `typed`.
/// Exports beyond the form's room stay as in the statement that it corrects.
fn read(typed: &mut Typed, firm: FirmId, corrected: Option<&PanelYear>, today: Date) -> PanelYear {
    let currency = Currency::from_code(typed.text("currency"));
    if currency.is_none() {
        typed.wrong("currency", Message::new("problem-currency"));
    }
    let currency = currency.unwrap_or(Currency::Usd);
    let year = typed.parsed("year", "problem-count");
    if typed.text("year").is_empty() {
        typed.wrong("year", Message::new("problem-year"));
    }
    let source = typed.word("source");
    if source.is_none() {
        typed.wrong("source", Message::new("problem-source"));
    }
    let exports: Vec<Option<Export>> =
        EXPORTS.iter().map(|names| export(typed, *names, currency)).collect();
    let more = corrected.map(|year| year.exports.iter().skip(EXPORTS.len()));
    let more = more.into_iter().flatten().filter(|export| export.amount.currency == currency);
    PanelYear {
        id: PanelId(Uuid::nil()),
        firm,
        year: year.unwrap_or(0),
        closes: typed.text("closes").parse().unwrap_or(12),
        women: typed.count("women"),
        men: typed.count("men"),
        currency,
        basis: typed.word("basis").unwrap_or(PriceBasis::Current),
        base_year: typed.parsed("base_year", "problem-count"),
        sales: typed.money("sales", currency),
        exports: exports.into_iter().flatten().chain(more.cloned()).collect(),
        no_exports: typed.ticked("no_exports"),
        wages: typed.money("wages", currency),
        value_added: typed.money("value_added", currency),
        source: source.unwrap_or(Source::Owner),
        stated: today,
        replaces: corrected.map(|year| year.id),
    }
}

fn view(
    person: &Person,
    found: &FirmPage,
    corrected: Option<&PanelYear>,
    typed: &Typed,
    problems: &[Problem],
) -> Edit {
    let firm = &found.firm.record;
    let path = format!("firms/{}/panel/new", firm.id);
    let (title, path) = match corrected {
        Some(year) => {
            let title = Message::new("panel-correct").with("year", year.year.to_string());
            (title, format!("{path}?replaces={}", year.id))
        }
        None => (Message::new("panel-for"), path),
    };
    let title = title.with("name", firm.name());
    let form = form(person.language, firm.id).filled(typed, problems, person.language);
    let mut edit = Edit::new(Frame::inside(person, "firms", path, &title), form);
    let lead = if corrected.is_some() { "panel-correct-lead" } else { "panel-lead" };
    edit.lead = Some(Message::new(lead).text(person.language));
    edit
}

async fn statable(site: &Site, person: &Person, id: FirmId) -> Result<FirmPage, ActionError> {
    let found = load(&site.institution, &person.context, id).await?;
    if found.allowed.add_panel { Ok(found) } else { Err(ActionError::Missing) }
}

/// The statement of this firm that a text names; `None` when it names none.
fn corrected(found: &FirmPage, text: &str) -> Result<Option<PanelYear>, ActionError> {
    if text.is_empty() {
        return Ok(None);
    }
    let id = text.parse::<PanelId>().ok();
    let year = found.panel.iter().find(|year| Some(year.id) == id);
    year.cloned().map(Some).ok_or(ActionError::Missing)
}

/// The form for the figures of a year, or for their correction.
pub(crate) async fn new(
    person: Person,
    State(site): State<Arc<Site>>,
    Address(id): Address<FirmId>,
    Query(asked): Query<Asked>,
) -> Response {
    let found = match statable(&site, &person, id).await {
        Ok(found) => found,
        Err(error) => return person.problem(&error),
    };
    let language = person.language;
    match corrected(&found, &asked.replaces) {
        Ok(year) => {
            let typed = match &year {
                Some(year) => of(year, language),
                None => blank(&found.firm.record, person.context.today(), language),
            };
            page(&view(&person, &found, year.as_ref(), &typed, &[]))
        }
        Err(error) => person.problem(&error),
    }
}

/// States the figures.
pub(crate) async fn add(
    person: Person,
    State(site): State<Arc<Site>>,
    Address(id): Address<FirmId>,
    mut typed: Typed,
) -> Response {
    let found = match statable(&site, &person, id).await {
        Ok(found) => found,
        Err(error) => return person.problem(&error),
    };
    let year = corrected(&found, typed.text("replaces"));
    let mut problems = Vec::new();
    // Somebody replaced the statement since the form was shown: what was typed stays.
    let year = match year {
        Ok(year) => year,
        Err(_) => {
            problems.push(problem("year", "problem-year-replaced"));
            None
        }
    };
    let statement = read(&mut typed, id, year.as_ref(), person.context.today());
    problems.append(&mut typed.problems);
    if problems.is_empty() {
        match state(&site.institution, &person.context, statement).await {
            Ok(_) => {
                let url = format!("/{}/firms/{id}#panel", person.language);
                return Redirect::to(&url).into_response();
            }
            Err(ActionError::Invalid(found)) => problems = found,
            Err(error) => return person.problem(&error),
        }
    }
    for problem in problems.iter_mut().filter(|problem| problem.field == "exports") {
        problem.field = EXPORTS[0][2].into();
    }
    view(&person, &found, year.as_ref(), &typed, &problems).again()
}
